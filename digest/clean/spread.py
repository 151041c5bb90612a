"""A page on one line: its title, its article, its furniture apart."""

from __future__ import annotations

import itertools
import re
from collections.abc import Sequence

from digest.clean.draft import Draft, Row, Task
from digest.clean.endnames import presented
from digest.clean.heads import Run, Span, dated_words, is_phrase, opening, page_phrase, page_words, parted
from digest.clean.marks import Mark
from digest.clean.onelines import Piece, choice, is_oneline, pieces
from digest.clean.onetitles import before_break, is_told
from digest.clean.phrases import Phrases, phrases
from digest.clean.shape import key_of
from digest.clean.signatures import signature
from digest.clean.signed import with_author, with_day, without
from digest.languages import stop_words
from digest.model import Cut
from digest.sentences import sentence_spans
from digest.writing import STOPS

_TOKEN = re.compile(r"\S+")
_SHORTEST, _LONGEST = 5, 26  # words of a title that is said again
_PARTED = 4  # words that may stand between a title and the same title
_HEAD_WORDS = 40  # words behind a title among which phrases of the page stand
_HEAD = 600  # words among which a title stands that is said twice in a row
_SURE = 8  # words that nobody says twice but for a title
_LEAST, _PLAIN, _WIDEST = 4, 2, 240  # words of a title before a bar, those of them in small letters, and its characters
_PHRASE, _SITE = 5, 6  # words of a phrase of the page; of a site's name, with the bar before it
_SIGNS = "|-–—·•"  # what stands between a page's title and the site's name
_BRIEF = 8  # words
_SHOUTED = 4  # letters of a word of the page in capitals: "SHARE", "NEWSLETTER"


def sentences(draft: Draft, task: Task) -> Draft:
    """Where a whole page stands on one line: its title, and its sentences that are no part of the article."""
    at = is_oneline([row.line.text for row in draft.rows])
    if at < 0 or task.protects(draft.rows[at].line):
        return draft
    row, known = draft.rows[at], phrases(draft.language)
    text = row.text
    first = at == 0 and not draft.title
    titles, dated = _headed(text, draft.language, known) if first else ([], [])
    found = _between(text, titles + dated, draft, task)
    chosen = _with_brief(found, choice(found), known.words, titles[0][0] if titles else 0)
    if not any(chosen) or (all(chosen) and not titles):
        return draft
    runs, signed = (_runs(found, chosen), dated) if dated else parted(text, titles, _runs(found, chosen))
    runs, signed = with_day(text, titles, *with_author(text, titles, runs, signed, known))
    if titles and (page := _page_behind(text, max(end for _, end in (*titles, *signed)), known)):
        runs = sorted([*without(runs, page), (*page, False)])
    told = None if task.document.authors or _names(text, signed, known) else presented(text, _first(runs), known)
    if told:
        runs = sorted([*without(runs, told.span), (*told.span, False)])
    cuts = [Cut(text[a:b].strip(), "sentences", "no sentence of the article", row.line.no) for a, b, here in runs if not here]
    cuts += [Cut(text[a:b], "titles", "the title said again", row.line.no) for a, b in titles[1:]]
    left = " ".join(said for a, b, here in runs if here and (said := text[a:b].strip()))

    def saying(words: str, inside: bool = False) -> Row:
        mark: Mark = "date" if words in bare else row.mark
        return row._replace(line=row.line.saying(words), shape=task.memory.shape(words), inside=inside, mark=mark)

    bare = [text[a:b] for a, b in signed if not signature(text[a:b], known).names]  # a date and no author
    sure = len(titles) > 1  # said again: nothing else needs to speak for it
    head, body = [saying(text[a:b]) for a, b in (*titles[: not sure], *signed)], saying(left, inside=True)
    return draft._replace(
        rows=(*draft.rows[:at], *head, body, *draft.rows[at + 1 :]),
        title=text[slice(*titles[0])] if sure else draft.title,
        cuts=(*draft.cuts, *cuts),
        authors=(*draft.authors, told.name) if told else draft.authors,
        bios=(*draft.bios, text[slice(*told.span)]) if told else draft.bios,
    )


def _headed(text: str, language: str, known: Phrases) -> tuple[list[Span], list[Span]]:
    """Where the title stands, twice perhaps, and the byline with its date where that shows the title's end."""
    if titles := said_again(text, language) or said_twice(text, language):
        return titles, []
    if opened := opening(text, known):
        return opened[:1], opened[1:]
    if titles := before_bar(text, language) or before_shout(text, language):
        return titles, []
    opened = before_break(text, language)
    return opened[:1] or before_phrase(text, language), opened[1:]


def _page_behind(text: str, at: int, known: Phrases) -> Span | None:
    """Where the phrases of the page stand that follow here: "Gift article"."""
    spans = [match.span() for match in itertools.islice(_TOKEN.finditer(text, at), _HEAD_WORDS)]
    count = page_words([text[a:b] for a, b in spans], known)
    return (spans[0][0], spans[count - 1][1]) if count else None


def _names(text: str, signed: Sequence[Span], known: Phrases) -> bool:
    return any(signature(text[a:b], known).names for a, b in signed)


def _first(runs: Sequence[Run]) -> int:
    """Where the article begins."""
    return next((start for start, _, here in runs if here), 0)


def _between(text: str, titles: Sequence[Span], draft: Draft, task: Task) -> list[Piece]:
    """The pieces of what stands between the places of the title."""
    found: list[Piece] = []
    ends = [0, *[end for _, end in titles]]
    starts = [*[start for start, _ in titles], len(text)]
    for start, end in zip(ends, starts, strict=True):
        part = text[start:end]
        inner = start + len(part) - len(part.lstrip())
        parted = pieces(part.strip(), draft.language, phrases(draft.language), task.memory.pieces)
        found += [piece._replace(start=inner + piece.start, end=inner + piece.end) for piece in parted]
    return found


def _with_brief(found: Sequence[Piece], chosen: list[bool], furniture: frozenset[str], title: int) -> list[bool]:
    """A few words beside the article's that no furniture uses stay: "SPRINGFIELD, Ill." before the first sentence. Above the title
    they are a label of the page."""
    kept = list(chosen)
    for at, here in enumerate(chosen):
        alone = (not at or chosen[at - 1]) and (at + 1 == len(chosen) or chosen[at + 1])
        above = found[at].end <= title
        if not here and alone and not above and found[at].shape.words < _BRIEF and furniture.isdisjoint(found[at].shape.tokens):
            kept[at] = True
    return kept


def _runs(found: Sequence[Piece], chosen: Sequence[bool]) -> list[Run]:
    """The runs of pieces of one kind; a title between two pieces parts them."""
    runs: list[Run] = []
    for piece, here in zip(found, chosen, strict=True):
        if runs and runs[-1][2] == here and piece.start - runs[-1][1] <= 1:
            runs[-1] = (runs[-1][0], piece.end, here)
        else:
            runs.append((piece.start, piece.end, here))
    return runs


def said_again(text: str, language: str) -> list[Span]:
    """Where the words stand that a page begins with and has again, as its title is; nothing where it has none.

    >>> said_again("Long pier closed for a year | Post Menu News Long pier closed for a year The pier is closed.", "en")
    [(0, 27), (45, 72)]
    """
    first = _TOKEN.search(text)
    opening = first[0] if first else ""
    if not first or opening not in text[first.end() :]:
        return []
    spans = [match.span() for match in _TOKEN.finditer(text)]
    words = [key_of(text[a:b]) for a, b in spans[:_LONGEST]]
    if len(spans) < 2 * _SHORTEST:
        return []
    small, by = stop_words(language), phrases(language).by
    best, places = 0, [0]
    for at in range(_SHORTEST, len(spans) - _SHORTEST):
        if text[spans[at][0] : spans[at][1]] != opening:
            continue
        size = _alike(text, spans, words, at)
        named = _word(text, spans, size) in _SIGNS  # the site's name follows: there the title ends
        if size < _SHORTEST or size >= min(_LONGEST, at) or (words[size - 1] in small and not named):
            continue
        if not named and size < _SURE and not _may_begin(text, spans, at):
            continue
        ends = _may_end(text, spans, size) and (_may_end(text, spans, at + size) or _word(text, spans, at + size) in by)
        if size >= best and (named or ends):
            places = [*places, at] if size == best else [0, at]
            best = size
    return [(spans[at][0], spans[at + best - 1][1]) for at in places] if best else []


def said_twice(text: str, language: str) -> list[Span]:
    """Where the first words stand that are said twice, with no more than a button between, and that the article uses: a headline,
    and the name of its picture or of what is shared.

    >>> story = " The pier is closed. Nobody knows for how long the pier of Hask will be closed, or whether Hask has another pier."
    >>> title = "Why the long pier of Hask is closed"; text = f"Menu News {title} Share {title} Now{story}"
    >>> [text[a:b] for a, b in said_twice(text, "en")] == [title, title]
    True
    """
    spans = [match.span() for match in itertools.islice(_TOKEN.finditer(text), _HEAD)]
    words = [key_of(text[a:b]) for a, b in spans]
    for at in range(len(words) - 2 * _SURE):
        for later in range(at + _SURE, min(at + _LONGEST + _PARTED, len(words) - _SURE) + 1):
            if words[later] != words[at] or words[later : later + _SURE] != words[at : at + _SURE]:
                continue
            size = _same(words, at, later)
            first, again = [(spans[k][0], spans[k + size - 1][1]) for k in (at, later)]
            ends = _may_end(text, spans, at + size) and _may_end(text, spans, later + size) and later - at - size <= _PARTED
            if ends and _is_told(text[slice(*first)], text[again[1] :], language):
                return [first, again]
    return []


def _same(words: Sequence[str], at: int, later: int) -> int:
    """How many words from the one place are those from the other?"""
    pairs = zip(words[at:later], words[later:], strict=False)
    return sum(1 for _ in itertools.takewhile(lambda pair: pair[0] == pair[1], pairs))


def _is_told(title: str, behind: str, language: str) -> bool:
    """Is it one sentence of a headline's words, some of them small and none a page's, and does what follows say two of the others
    again and again?"""
    said, small, story = title.split(), stop_words(language), behind.lower()
    keys = {key_of(word) for word in said}
    plain = max(sum(map(str.islower, said)), sum(key_of(word) in small for word in said))
    ended = any(word[-1] in STOPS and len(word) > _SHOUTED for word in said[:-1])  # "D.B. Roe" goes on
    if plain < _PLAIN or len(keys) < _SHORTEST or ended or not phrases(language).words.isdisjoint(keys):
        return False
    return sum(len(key) >= _SHOUTED and story.count(f" {key}") > 1 for key in keys - small) > 1


def before_bar(text: str, language: str) -> list[Span]:
    """What stands before the first bar: a saved page begins with its title and the site's name. Nothing where that is a menu, or
    where a date stands at the bar, as in a byline.

    >>> before_bar("Long pier closed for a year | Post Menu News", "en"), before_bar("News Sport Weather Sign in | Post", "en")
    ([(0, 27)], [])
    >>> before_bar("The Pier and the Trouble With a Disappearing Boat | Post Menu News", "en")
    [(0, 49)]
    """
    bar = text.find(" | ", 0, _WIDEST)
    head = text[: max(0, bar)].rstrip()
    words = head.split()
    if not _LEAST <= len(words) <= _LONGEST or head[-1] in ".:,;" or text[bar + 3].isdigit() or dated_words(head) != (0, 0):
        return []
    if sum(word.isupper() and len(word) >= _SHOUTED for word in words) > 1:  # the labels of a page: "IN DEPTH", "MILITARY"
        return []
    if any(page_phrase(words, at, phrases(language)) for at in range(_LEAST, len(words))):
        return []
    plain = max(sum(map(str.islower, words)), sum(key_of(word) in stop_words(language) for word in words))
    says = plain >= _PLAIN or (len(words) >= _SHORTEST and head in text[bar:])
    return [(0, len(head))] if says and len(sentence_spans(head)) == 1 else []


def before_shout(text: str, language: str) -> list[Span]:
    """What stands before the first word of the page that is shouted, where no sentence has ended yet; nothing where there is none.

    >>> before_shout("Long pier closed for a year NEWSLETTER Get our letter. The pier is closed.", "en")
    [(0, 27)]
    """
    furniture = phrases(language).words
    spans = [match.span() for match in itertools.islice(_TOKEN.finditer(text), _LONGEST)]
    for at, (start, end) in enumerate(spans):
        word = text[start:end]
        if word.isupper() and len(word) >= _SHOUTED and key_of(word) in furniture:
            return [(0, spans[at - 1][1])] if at >= _SHORTEST else []
        if word[-1] in ".!?…" and at + 1 < len(spans) and text[spans[at + 1][0]].isupper():
            return []
    return []


def before_phrase(text: str, language: str) -> list[Span]:
    """What stands before the first phrase of the page of two words and more, where it is one sentence or none has ended; nothing
    where names or a menu stand there.

    >>> before_phrase("Long pier closed for a year Skip to main content News Sport The pier is closed.", "en")
    [(0, 27)]
    """
    known, small = phrases(language), stop_words(language)
    spans = [match.span() for match in itertools.islice(_TOKEN.finditer(text), _LONGEST + _PHRASE)]
    words = [text[a:b] for a, b in spans]
    sizes = range(2, _PHRASE + 1)
    end = next((at for at in range(_SHORTEST, len(words)) if any(is_phrase(words[at : at + n], known) for n in sizes)), 0)
    site = next((at for at in range(end - 1, _LEAST - 1, -1) if words[at] in _SIGNS), end)  # "… | Harbour Post Skip to content"
    end = site if end - site <= _SITE else end
    title = words[:end]
    plain = max(sum(map(str.islower, title)), sum(key_of(word) in small for word in title))
    menu = any(key_of(word) in known.widgets for word in title)
    if not 0 < end <= _LONGEST or plain < _PLAIN or menu or dated_words(" ".join(title)) != (0, 0):
        return []
    span = (0, spans[end - 1][1])
    told = len(sentence_spans(text[slice(*span)])) == 1 and is_told(title, text[span[1] :], small)
    return [span] if told else []


def _alike(text: str, spans: Sequence[Span], words: Sequence[str], at: int) -> int:
    """How many words from here are those of the opening?"""
    size = 0
    while size < len(words) and at + size < len(spans) and words[size] == key_of(text[slice(*spans[at + size])]):
        size += 1
    return size


def _word(text: str, spans: Sequence[Span], at: int) -> str:
    return text[slice(*spans[at])] if at < len(spans) else ""


def _may_begin(text: str, spans: Sequence[Span], at: int) -> bool:
    """A title does not begin in the middle of running text."""
    before = text[slice(*spans[at - 1])]
    return not before[0].islower() or before[-1] in ".!?…|»"


def _may_end(text: str, spans: Sequence[Span], at: int) -> bool:
    """A title ends without a stop, and not where a sentence goes on."""
    last = text[slice(*spans[at - 1])][-1]
    following = text[spans[at][0]] if at < len(spans) else ""
    return last not in ".,;:…" and not following.islower() and following not in ",;:"
