"""Where does a page on one line say when, and by whom? Between its title and its article, or behind the deck."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import islice

from digest.clean.people import people
from digest.clean.phrases import Phrases, spelled
from digest.clean.shape import key_of
from digest.clean.signatures import signature
from digest.clean.vocabulary import DATE_WORDS, PRESS_WORDS, PUBLISHED_WORDS, TRADE_WORDS
from digest.sentences import sentence_spans
from digest.writing import STOPS

Span = tuple[int, int]
Run = tuple[int, int, bool]  # start, end, is it the article's

_TOKEN = re.compile(r"\S+")
_DECK = 60  # words of a deck, at most
_GAP = 3  # characters between a title and what follows it
_BESIDE = 40  # words among which the date stands, behind the title or before the article
_BYLINE = 10  # words of a byline before a date
_SHORTEST, _LONGEST = 4, 26  # words of a title
_PHRASE = 6  # words of a phrase of the page, at most
_LABELS = 3  # words that may stand before a phrase of the page: "Post", "Subscribe for $1"
_NAME, _TRADE = 3, 4  # words of a name, of a trade
_BETWEEN = frozenset("•·|/,–—-")  # signs between the two
_YEAR = re.compile(r"(?:19|20)\d\d(?!\w)")
_DAY = re.compile(r"(?:19|20)\d\d([./-])\d\d?\1\d\d?(?!\d)|\d\d?([./-])\d\d?\2(?:(?:19|20)\d\d(?!\d)|\d\d$)")
_CLOCK = re.compile(r"(?:at|@)?\d\d?[:.h]\d\d(?:[:.]\d\d)?(?:[ap]\.?m\.?)?", re.I)
_WORDLESS = re.compile(r"\d?\d:\d\d|\W+")
_TRADES = PRESS_WORDS | TRADE_WORDS
_HALF = re.compile(r"[ap]\.?m\.?", re.I)


def parted(text: str, titles: Sequence[Span], runs: list[Run]) -> tuple[list[Run], list[Span]]:
    """The runs without the date and the few words before it; and where these stand, if they do."""
    said = 0  # words of the article so far
    for at, (start, end, here) in enumerate(runs):
        words = text.count(" ", start, end)
        if here:
            said += words
            continue
        follows = said > 0 or _is_behind(titles, start, words)
        if said <= _DECK and (follows or (at + 1 < len(runs) and runs[at + 1][2])):
            a, b = (start + place for place in dated_words(text[start:end], last=not follows))
            if a < b:
                parts = [(one, other, False) for one, other in ((start, a), (b, end)) if text[one:other].strip()]
                return [*runs[:at], *parts, *runs[at + 1 :]], [(a, b)]
    return runs, []


def _is_behind(titles: Sequence[Span], start: int, words: int) -> bool:
    """Does so long a run follow a title? Behind the page's own, at the very beginning, stands its menu."""
    return any(start - _GAP <= end <= start and (begin > 0 or words < _BESIDE) for begin, end in titles)


def opening(text: str, known: Phrases) -> list[Span]:
    """Where the title stands that a text begins with, and behind it the byline with its date; nothing where that cannot be told.

    >>> from digest.clean.phrases import phrases
    >>> text = "Long pier closed for a year By Ann Lee Published: 2 May 2024 The pier is closed."
    >>> [text[a:b] for a, b in opening(text, phrases("en"))]
    ['Long pier closed for a year', 'By Ann Lee Published: 2 May 2024']
    """
    spans = [match.span() for match in islice(_TOKEN.finditer(text), _BESIDE)]
    words = [text[a:b] for a, b in spans]
    found = next(((begin, at) for at in range(len(words)) if (begin := date_ending(words, at)) >= 0), None)
    if not found:
        return []
    label, end = labelled(words, found[0]), clock_behind(words, found[1])
    start = _named(words, label, known)
    start = traded_name(words, label, text, known) if start == label else start
    start = lone_name(words, label, text, known) if start == label else start
    first, last = _bare(words[:start], known)
    if (start, end) == found or not _SHORTEST <= last - first <= _LONGEST:  # a bare date may be what the article tells
        return []
    title = (spans[first][0], spans[last - 1][1])
    return [title, (spans[start][0], spans[end][1])] if len(sentence_spans(text[slice(*title)])) == 1 else []


def labelled(words: Sequence[str], begin: int) -> int:
    """Where "Published on" begins before a date; the date's own place where nothing of that stands there."""
    at = begin
    while at > 0 and key_of(words[at - 1]).rstrip(".") in DATE_WORDS:
        at -= 1
    return at if any(key_of(word) in PUBLISHED_WORDS for word in words[at:begin]) else begin


def _named(words: Sequence[str], until: int, known: Phrases) -> int:
    """Where "By Ann Lee" begins that reaches up to this place; the place itself for none."""
    for at in range(until - 2, max(-1, until - _BYLINE), -1):
        if words[at].lower().rstrip(":") in known.by:
            said = signature(" ".join(words[at:until]), known)
            rest = [token for token in said.rest if token[0].isalnum()]
            if (said.names or said.house) and (not rest or is_trade(rest)):
                return at
    return until


def traded_name(words: Sequence[str], until: int, text: str, known: Phrases) -> int:
    """Where a name begins with its trade or its paper behind, that ends here: "Ann Lee • Courts reporter", "Ann Lee for Harbour
    Post"; the place itself for none. Three words are a name whose first the article does not say."""
    sign = next((at for at in range(until - 1, max(2, until - _TRADE - 2), -1) if words[at] in _BETWEEN or words[at] == "for"), 0)
    behind = words[sign + 1 : until]
    if not sign or not (all(map(str.istitle, behind)) if words[sign] == "for" else is_trade(behind)):
        return until
    two, three = words[sign - 2 : sign], words[sign - 3 : sign]
    if not people(two, 0, True)[0]:
        return until
    before = words[sign - 4] if sign > 3 else ""
    longer = before.islower() and before not in known.small and text.count(three[0]) == 1 and people(three, 0, True)[0]
    return sign - (3 if longer else 2)


def is_trade(words: Sequence[str]) -> bool:
    """ "Chief sports writer": a few words, the last of them a trade."""
    return 0 < len(words) <= _TRADE and key_of(words[-1]) in _TRADES


def lone_name(words: Sequence[str], until: int, text: str, known: Phrases) -> int:
    """Where a name begins that ends here, behind a word in small letters; the place itself for none. What a title names, its
    article says again; who wrote it stands there once: "… as growth is revised down | Ann Lee"."""
    first = until
    while first > 0 and until - first <= _NAME and words[first - 1][0].isupper() and words[first - 1][-1].isalpha():
        first -= 1
    name, before = words[first:until], words[first - 1] if first else ""
    if not 1 < len(name) <= _NAME or not before or before in known.small:
        return until
    return first if all(text.count(word) == 1 for word in name) and people(name, 0, True)[0] else until


def date_behind(text: str, words: Sequence[str], at: int, known: Phrases) -> Span:
    """(first, last) of the words of a byline and a day, or of a day alone, that stand here or behind phrases of the page; (0, 0)
    for none."""
    for end in range(at, min(at + _BYLINE + _NAME, len(words) - 1)):
        begin = day_ending(words, end)
        if begin < at:
            continue
        begin -= begin > at and is_weekday(words[begin - 1])
        label, last = labelled(words, begin), clock_behind(words, end)
        named = at in (_named(words, label, known), traded_name(words, label, text, known), lone_name(words, label, text, known))
        bare = named or past_page(words[at:label], known) == label - at
        follows = last + 1 < len(words) and not words[last + 1][0].islower()
        return (at if named else label, last) if bare and follows and words[last][-1] not in ".,;" else (0, 0)
    return 0, 0


def _bare(words: Sequence[str], known: Phrases) -> tuple[int, int]:
    """Where the words begin and end that stand between phrases of the page: "Jump to content", "Gift article"."""
    first = past_page(words, known)
    last = next((at for at in range(first + _SHORTEST, len(words)) if page_phrase(words, at, known)), len(words))
    while skipped := next((size for size in range(_PHRASE, 0, -1) if is_phrase(words[max(first, last - size) : last], known)), 0):
        last -= skipped
    while last > first and words[last - 1][-1] == ":":  # "Words:" before a name
        last -= 1
    return first, last


def past_page(words: Sequence[str], known: Phrases) -> int:
    """Behind the phrases of the page that stand at the beginning, the few labels between and what is no word: "Post Jump to content
    Listen · 5:14"."""
    at = 0
    while True:
        while at and at < len(words) and _WORDLESS.fullmatch(words[at]):
            at += 1
        behind = _phrase_end(words, at, known)
        for label in range(at + 1, min(at + _LABELS, len(words)) + 1):
            if not behind and words[label - 1][-1] not in STOPS and (end := _phrase_end(words, label, known)) > label + 1:
                behind = end
        if not behind:
            return at
        at = behind


def page_words(words: Sequence[str], known: Phrases) -> int:
    """How many of the first words are phrases of the page, the last of them of two words and more, before a word that begins
    something else? "Gift article Share on Messenger | The pier": one word alone may begin a sentence."""
    at = behind = 0
    while end := _phrase_end(words, at, known):
        if end > at + 1 and end < len(words) and not words[end][0].islower():
            behind = end
        at = end
    return behind


def page_phrase(words: Sequence[str], at: int, known: Phrases) -> bool:
    """Does a phrase of the page of two words and more begin here, in the middle? "How to sign in" goes on in small letters."""
    end = _phrase_end(words, at, known)
    return end > at + 1 and (not words[at][0].islower() or (end < len(words) and not words[end][0].islower()))


def _phrase_end(words: Sequence[str], at: int, known: Phrases) -> int:
    """Where the phrase of the page ends that begins here; 0 for none. It begins with a capital, or has none."""
    for size in range(min(_PHRASE, len(words) - at), 0, -1):
        said = words[at : at + size]
        if is_phrase(said, known) and (size == 1 or not said[0].islower() or all(map(str.islower, said))):
            return at + size
    return 0


def is_phrase(words: Sequence[str], known: Phrases) -> bool:
    """Are these words, together, one of the page's phrases?"""
    return bool(words) and spelled(key_of(" ".join(words))) in known.widgets


def dated_words(text: str, last: bool = False) -> Span:
    """Where the first date of the first words stands, or the only one of the last, with its clock time and the few words before it;
    (0, 0) for none.

    >>> text = "Ann Lee May 2, 2024 at 7:35 PM Share Harbour - The pier"; text[slice(*dated_words(text))]
    'Ann Lee May 2, 2024 at 7:35 PM'
    """
    spans = [match.span() for match in _TOKEN.finditer(text)]
    spans = spans[-_BESIDE:] if last else spans[:_BESIDE]
    words = [text[a:b] for a, b in spans]
    found = [(begin, at) for at in range(len(words)) if (begin := date_ending(words, at)) >= 0]
    if not found or (last and len({tuple(words[begin : at + 1]) for begin, at in found}) > 1):
        return 0, 0
    begin, at = found[0]
    label = begin > 0 and key_of(words[begin - 1]) in PUBLISHED_WORDS
    return spans[0 if begin <= _BYLINE and not last else begin - label][0], spans[clock_behind(words, at)][1]


def date_ending(words: Sequence[str], at: int) -> int:
    """The place where the date begins that ends here; -1 for none, for one in a sentence, and for a page's own clock: it tells the
    weekday, and nobody says that then something was published."""
    begin = day_ending(words, at)
    prose = words[at][-1] in ".,;" and clock_behind(words, at) == at
    weekday = begin > 0 and is_weekday(words[begin - 1]) and labelled(words, begin) == begin
    return -1 if prose or weekday else begin


def day_ending(words: Sequence[str], at: int) -> int:
    """The place where the day with its year begins that ends here, whatever stands beside it; -1 for none."""
    return at if _DAY.match(words[at]) else _month(words, at) if _YEAR.match(words[at]) else -1


def is_weekday(word: str) -> bool:
    """Is it a weekday's name, or another word of dates that is no month of three letters: "Friday", "Fri.", "Freitag"?"""
    key = key_of(word).rstrip(".")
    return len(key) > 2 and word[0].isupper() and not word.isupper() and key in DATE_WORDS and key not in PUBLISHED_WORDS


def _month(words: Sequence[str], year: int) -> int:
    """The place of the day or the month before the year, whichever comes first; -1 where they do not stand there."""
    near = [key_of(word).rstrip(".") for word in words[max(0, year - 2) : year]]
    told = len(near) == 2 and not DATE_WORDS.isdisjoint(near) and any(word[:1].isdigit() for word in near)
    return year - 2 if told else -1


def clock_behind(words: Sequence[str], at: int) -> int:
    """The place where the clock time behind the date ends; the date's own where there is none."""
    clock = next((place for place in range(at + 1, min(at + 4, len(words))) if _CLOCK.fullmatch(words[place].strip(",|·•"))), at)
    return clock + (clock > at and clock + 1 < len(words) and _HALF.fullmatch(words[clock + 1]) is not None)
