"""Where does a page on one line say who wrote it, and when? Behind "by" and "published", between its title and its article."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import islice
from typing import NamedTuple

from digest.clean.datesides import behind_stop, signed_behind
from digest.clean.datewords import PARTICLES
from digest.clean.heads import Run, Span, clock_behind, date_ending, dated_words, day_ending
from digest.clean.people import AND
from digest.clean.phrases import Phrases
from digest.clean.shape import key_of
from digest.clean.signatures import signature
from digest.clean.vocabulary import CREDIT_WORDS, DATE_WORDS, PRESS_WORDS, PUBLISHED_WORDS
from digest.sentences import sentence_spans
from digest.writing import STOPS

_BRIEF, _LONG = 5, 45  # words of a deck
_TOKEN = re.compile(r"\S+")
_ABOVE, _INSIDE, _BEHIND = 60, 45, 400  # words before the article, of it, and behind the title, among which the name stands
_SOON = 25  # words behind the title, among which it needs no date
_NAMES = 9  # words of all names together
_DATE, _BESIDE = 8, 4  # words from the names to the end of the date; from a date to another one's label
_QUOTES = "\"'”’»)"
_FOR = (("for",), ("For",))
_SHORTENED = re.compile(r"\w+[’']\w")  # "You’ve"
_DASHES = frozenset("-–—|:")
_TRADE = 4  # words of a trade behind a name
_INITIAL = re.compile(r"[^\W\d_]\.?|[^\W\d_]\.[^\W\d_]\.?")  # "T.", "J.R."


def with_author(
    text: str, titles: Sequence[Span], runs: list[Run], signed: list[Span], known: Phrases
) -> tuple[list[Run], list[Span]]:
    """The runs without the words that name the author, and the places of these beside those of the date."""
    first = next((start for start, _, here in runs if here), -1)
    if first < 0 or any(signature(text[a:b], known).names for a, b in signed):
        return runs, signed
    if signed and (named := _named(text, signed[0], known)):
        return sorted([*runs, (signed[0][0], named[0], False)]), [named, *signed[1:]]
    spans = author_words(text, [end for _, end in titles], first, known)
    if any(a < end and start < b for a, b in (*signed, *titles) for start, end in spans[:1]):
        return runs, signed
    if not spans and not signed and (found := signed_behind(text, [end for _, end in titles], known)):
        for span in found:
            runs = without(runs, span)
        return [run for run in runs if text[run[0] : run[1]].strip()], list(found)
    if not spans and signed and (named := behind_stop(text, signed[0], [end for _, end in titles], known)):
        if signed[0][0] < named[0]:  # the sentence stands before the date, too
            runs = sorted([*runs, (signed[0][0], named[0], False)])
        spans, signed = (named,), [(max(named[1], signed[0][0]), signed[0][1]), *signed[1:]]
    for span in spans[: 1 if signed else 2]:
        runs, signed = without(runs, span), sorted([*signed, span])
    ends = [end for _, end in titles]
    return [_with_deck(run, text, ends, spans[:1]) for run in runs if text[run[0] : run[1]].strip()], signed


def with_day(text: str, titles: Sequence[Span], runs: list[Run], signed: list[Span]) -> tuple[list[Run], list[Span]]:
    """The same with the first date behind the title that is called one of publication or change, or tells its hour, where none was
    found beside it."""
    dated = next((span for span in signed if dated_words(text[slice(*span)]) != (0, 0)), None)
    since = max((end for _, end in titles), default=0)
    apart = runs if not titles else ()
    day = _with_another(text, dated) if dated else labelled_day(text, since) or _clocked_day(text, since, apart)
    if not day or any(a < day[1] and day[0] < b for a, b in signed if (a, b) != dated):
        return runs, signed
    left = without(runs, day)
    return [run for run in left if text[run[0] : run[1]].strip()], sorted([*(each for each in signed if each != dated), day])


def labelled_day(text: str, since: int) -> Span | None:
    """Where "Published: 10:27 AM PST, December 21, 2023" stands first.

    >>> text = "Pier closed Share Published Dec. 22, 2023 12:16PM EST The pier"; text[slice(*labelled_day(text, 0))]
    'Published Dec. 22, 2023 12:16PM'
    """
    spans = _spans(text, since, _BEHIND)
    words = [text[a:b] for a, b in spans]
    ends = ((at, _labelled(words, at)) for at in range(len(words)))
    start = next((at for at, end in ends if end and not _goes_on(text, spans[end][1])), -1)
    return _with_another(text, (spans[start][0], spans[_labelled(words, start)][1])) if start >= 0 else None


def _clocked_day(text: str, since: int, runs: Sequence[Run]) -> Span | None:
    """Where the first date with its hour stands, and not in a run of the article: "Ann Lee Dec. 22, 2023 10:45 a.m. PT 5 min read".
    Where the title is not known yet, it is looked for in the article's first words, with the date to show where it ends."""
    spans = _spans(text, since, _BEHIND)
    words = [text[a:b] for a, b in spans]
    for at in range(len(words)):
        begin, end = day_ending(words, at), clock_behind(words, at)
        if begin >= 0 and end > at and not _goes_on(text, spans[end][1]):
            outside = not any(here and a < spans[end][1] and spans[begin][0] < b for a, b, here in runs)
            return (spans[begin][0], spans[end][1]) if outside else None
    return None


def _with_another(text: str, day: Span) -> Span:
    """The same with the date that is called one of publication right behind: "Updated Dec. 23, 2023 / Published Dec. 22, 2023"."""
    spans = _spans(text, day[1], _BESIDE + _DATE)
    words = [text[a:b] for a, b in spans]
    ends = filter(None, (_labelled(words, at) for at in range(min(_BESIDE, len(words)))))
    return day[0], next((spans[end][1] for end in ends), day[1])


def _labelled(words: Sequence[str], at: int) -> int:
    """The place where the date ends that the word here speaks of, with its clock time; 0 for none."""
    if not words[at][0].isupper() or key_of(words[at]).rstrip(".:") not in PUBLISHED_WORDS:
        return 0
    return _date_until(words, at)


def _date_until(words: Sequence[str], at: int) -> int:
    """The place where the date behind this word ends, with its clock time; 0 for none."""
    ends = (place for place in range(at + 1, min(at + 1 + _DATE, len(words))) if date_ending(words, place) > at)
    return next((clock_behind(words, place) for place in ends), 0)


def _goes_on(text: str, end: int) -> bool:
    """Does a sentence go on there: "Published on 3 March 2020 in Averin, the report …"?"""
    return text[end:].lstrip()[:1].islower()


def _with_deck(run: Run, text: str, titles: Sequence[int], author: Sequence[Span]) -> Run:
    """One sentence between the title and the byline is the deck, and the article's."""
    start, end, here = run
    said = text[start:end].strip()
    between = any(0 <= start - title <= 1 for title in titles) and any(a - end in (0, 1) for a, _ in author)
    whole = between and said[-1] in STOPS and _BRIEF <= said.count(" ") <= _LONG and len(sentence_spans(said)) == 1
    return (start, end, here or whole)


def _named(text: str, dated: Span, known: Phrases) -> Span | None:
    """Where "By Ann Lee" begins in the words before a date: "/ Agency By Ann Lee 12/22/2023"."""
    spans = [match.span() for match in _TOKEN.finditer(text, *dated)]
    places = (a for a, b in reversed(spans[1:]) if _is_by(text[a:b], known))
    return next(((a, dated[1]) for a in places if signature(text[a : dated[1]], known).names), None)


def without(runs: Sequence[Run], span: Span) -> list[Run]:
    """The parts of the runs beside the span."""
    return [part for run in runs for part in _beside(run, span)]


def _beside(run: Run, span: Span) -> list[Run]:
    start, end, here = run
    if span[1] <= start or end <= span[0]:
        return [run]
    return [(a, b, here) for a, b in ((start, span[0]), (span[1], end)) if a < b]


def author_words(text: str, titles: Sequence[int], first: int, known: Phrases) -> tuple[Span, ...]:
    """Where "By Ann Lee" stands, and the date behind it: nearest above the article's beginning `first`, among its first words, or
    behind the title, which ends at the places `titles`, and there with a date. () for nowhere.

    >>> from digest.clean.phrases import phrases
    >>> text = "Pier closed By Ann Lee and Bo Roe, City Reporter Published: 2 May The pier is closed."
    >>> [text[a:b] for a, b in author_words(text, [11], 63, phrases("en"))]
    ['By Ann Lee and Bo Roe, City Reporter']
    """
    since, last = max((end for end in titles if end <= first), default=0), max(titles[:2], default=0)  # a third stands in a box
    near = [match.span() for match in _TOKEN.finditer(text, since, first)][-_ABOVE:]
    above = [each for each in _said(text, near + _spans(text, first, _NAMES), first, known) if each.spans[0][0] < first]
    inside = _said(text, _spans(text, first, _INSIDE), first, known)
    behind = _said(text, _spans(text, last, _BEHIND), first, known)
    ways = (
        (each.spans for each in reversed(above) if each.plain),  # before "Reviewed by Bo Roe"
        (each.spans for each in reversed(above) if each.bounded),
        (each.spans for each in inside if (each.dated or each.sudden) and not _goes_on(text, each.spans[-1][1])),
        (each.spans for each in behind if each.plain and (each.dated or text.count(" ", last, each.spans[0][0]) <= _SOON)),
    )
    return next((spans for way in ways for spans in way if not _is_spoken(text, spans[0])), ())


def _is_spoken(text: str, span: Span) -> bool:
    """Has the text all these words in lower case, too? "By Election Day", "By Social Links": nobody's name."""
    said = {key_of(word) for word in text[slice(*span)].split()[1:] if word[0].isupper()}
    return said <= {key_of(word) for word in text.split() if word[0].islower()}


class _Said(NamedTuple):
    """Words that name somebody behind "by"."""

    spans: tuple[Span, ...]  # theirs, and that of the date behind them
    plain: bool  # "by" has a capital, or stands right above the article
    bounded: bool  # what ends the names is no word of a sentence
    dated: bool  # but one of a date, or a date stands before them
    sudden: bool  # they are bounded, and "by" has a capital where no sentence begins


def _spans(text: str, since: int, most: int) -> list[Span]:
    return [match.span() for match in islice(_TOKEN.finditer(text, since), most)]


def _said(text: str, spans: Sequence[Span], first: int, known: Phrases) -> list[_Said]:
    words = [text[a:b] for a, b in spans]
    found = []
    for at in range(len(words) - 1):
        if not _is_by(words[at], known) or _of_another(words, at, known):
            continue
        begin = at + (words[at + 1] in _DASHES)
        size, bounded = _names(words, begin + 1, known)
        if size:
            last = _with_trade(words, begin + size)
            date = _dated_behind(spans, words, last)
            dated = bool(date) or _is_dated(words, last + 1) or (at > 0 and _ends_date(words, at - 1))
            begins, sudden = _begins(words, at, known)
            plain = begins or spans[at + 1][0] >= first > spans[at][0]
            found.append(_Said(((spans[at][0], spans[last][1]), *date), plain, bounded, dated, sudden and bounded))
    return found


def _is_by(word: str, known: Phrases) -> bool:
    """ "By", "Text:", and "Autor:", which needs its colon."""
    low = word.lower()
    return low in known.by or low.rstrip(":") in known.by


def _begins(words: Sequence[str], at: int, known: Phrases) -> tuple[bool, bool]:
    """(does a byline begin with "by" here, for its capital or a stop before it; has it a capital where no sentence begins?)"""
    stopped = at > 0 and words[at - 1].rstrip(_QUOTES)[-1:] in STOPS
    written = at > 0 and words[at - 1][0].isupper() and f"{words[at - 1]} {words[at]}".lower() in known.by  # "Written by"
    capital = words[at][0].isupper()
    return capital or stopped or written, capital and at > 0 and not stopped and words[at - 1][-1].isalpha()


def _dated_behind(spans: Sequence[Span], words: Sequence[str], last: int) -> tuple[Span, ...]:
    end = _date_until(words, last)
    return ((spans[last + 1][0], spans[end][1]),) if end > last else ()


def _ends_date(words: Sequence[str], at: int) -> bool:
    """Does a date end there, maybe with its clock time: "Dec. 22, 2023, 7:26 PM"?"""
    return any(day_ending(words, day) >= 0 and clock_behind(words, day) >= at - 1 for day in range(max(0, at - 4), at + 1))


def _is_dated(words: Sequence[str], at: int) -> bool:
    """Does a date begin there, or behind a sign or two?"""
    near = [key_of(word).rstrip(".:") for word in words[at : at + 3]]
    return any(key in DATE_WORDS or key in PUBLISHED_WORDS or key[:1].isdigit() for key in near)


def _of_another(words: Sequence[str], at: int, known: Phrases) -> bool:
    """ "Photo by Ann Lee", "More by Ann Lee", or "by" in a sentence: "was led by Ann Lee"."""
    before = key_of(words[at - 1]) if at else ""
    spoken = words[at].islower() and before != "" and words[at - 1].islower()
    credit = before in CREDIT_WORDS and not (words[at].istitle() and words[at - 1].isupper())  # "Bo Roe via AFP By Ann Lee"
    return spoken or credit or (words[at].islower() and before in known.words)


def _names(words: Sequence[str], at: int, known: Phrases) -> tuple[int, bool]:
    """How many words from here are names, and does something end them that is no word of a sentence? (0, False) for none."""
    size, bounded = 0, False
    for word in words[at : at + _NAMES]:
        key = key_of(word).rstrip(".:")
        initial = size and _INITIAL.fullmatch(word) is not None
        if not word[0].isalpha() or (key in DATE_WORDS and not initial) or key in PUBLISHED_WORDS or key in known.words:
            bounded = True
            break
        speaks = word.islower() and word not in PARTICLES and word not in AND
        if speaks or (size and _SHORTENED.match(word) and re.split(r"\W", key)[0] in known.small):
            break
        size += 1
        if word[-1] in ",|•·:":
            bounded = word[-1] != ":"  # "By Ann Lee Dear Bo:"
            break
    while size and (words[at + size - 1] in PARTICLES or words[at + size - 1] in AND):
        size -= 1
    again = next((k for k in (2, 3) if words[at : at + k] == [word.rstrip(",") for word in words[at + k : at + 2 * k]]), 0)
    if again and size > again:  # "By Ann Lee Ann Lee is a writer"
        size, bounded = again, True
    if not bounded:
        size = min(size, _two(words[at : at + size]))
    said = signature(" ".join(["By", *words[at : at + size]]).rstrip(",|•·:"), known)
    house = said.house if bounded and size < len(words) - at else ""
    shouted = said.rest[:1] and said.rest[0].isupper()  # "By Ann Lee LINDHAM (Harbour Press) — The pier"
    if said.names and bounded and (said.of_trade or shouted or said.rest[:1] in _FOR):  # "Ann Lee Globe Staff", "… For Mailboat"
        return max(0, size - len(said.rest)), True
    return (size, bounded) if (said.names or house) and not said.rest else (0, False)


def _two(words: Sequence[str]) -> int:
    """How many words are the first name and the last: what follows may begin a sentence."""
    full = 0
    for at, word in enumerate(words):
        full += not _INITIAL.fullmatch(word) and word.lower() not in PARTICLES
        if full == 2:
            return at + 1
    return 0


def _with_trade(words: Sequence[str], last: int) -> int:
    """The place where the trade behind the names ends; the names' own where none follows: "Ann Lee, Senior Staff Reporter"."""
    trades = [
        place for place in range(last + 1, min(last + 1 + _TRADE, len(words))) if key_of(words[place]) in PRESS_WORDS
    ]
    return trades[0] if trades and all(word[0].isupper() for word in words[last + 1 : trades[0] + 1]) else last
