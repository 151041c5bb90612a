"""Which days does the article's own text tell of, and how: reported that day, happened, still to come?"""

from __future__ import annotations

import re
import sys
from bisect import bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import NamedTuple

from digest.dates.mention import Mention, Order
from digest.dates.prose import mentions
from digest.dates.relative import Away, beside, day_words, quoted, sequels
from digest.dates.voices import Mark, marks
from digest.dates.weekday_words import names_in
from digest.sentences import sentence_spans

_BESIDE, _AHEAD, _HELPED, _LONGEST = (
    40,
    64,
    12,
    1_000,
)  # characters between a reporting word and its day: "said in his evening address on Oct. 12"
_OPENING, _REACHED = 24, 31  # characters before "two days later" in its sentence; days that a report may go on to count
# "said that on Oct. 12 the bridge fell": the day is the fall's, not the saying's.
_THAT = re.compile(r"(?<!\w)(?:that|how|dass|daß|que|qu|che|що|что|że|rằng|att|dat|că|hogy|että|ότι|as|than|since)(?!\w)", re.I)
_PAST_TIME = frozenset("since in em năm seit im depuis en desde dal nel з із від у в od w từ sedan sinds dès after".split())


class Passage(NamedTuple):
    """A paragraph or caption, and where it stands."""

    text: str
    line: int = 0
    where: str = ""  # "caption"; "" for the body, told by its line


@dataclass(frozen=True, slots=True)
class Event:
    """A date of the text in its sentence. `place` counts paragraphs from 0; `words` is the clue, verbatim."""

    mention: Mention
    sentence: str
    words: str
    line: int
    place: int
    where: str = ""
    reported: bool = False
    past: bool = False
    to_come: bool = False
    firm: bool = False  # reported, or a word for what has happened stands right before the day
    away: Away | None = None  # "yesterday", "two days earlier": how far the day is from another

    @property
    def happened(self) -> date | None:
        """The full day, where the text says that it has been; of a span the last."""
        return self.mention.through if self.past and not self.to_come else None

    @property
    def lag(self) -> int:
        """Days from this day to the article's own, where the text says so: 1 for "yesterday, 11 October"."""
        return self.away.days if self.away and self.away.kind == "own" else 0


def events(passages: Iterable[Passage], language: str, order: Order) -> tuple[Event, ...]:
    """The dates of the passages in reading order, each with what its sentence tells of it."""
    passages = tuple(passages)
    names = names_in("\n".join(passage.text for passage in passages), language)
    found: list[Event] = []
    for place, passage in enumerate(passages):
        lower = passage.text.lower() if names else ""
        told = tuple([pair for pair in names if pair[0] in lower or "'" in pair[0]]) if names else ()
        said = mentions(passage.text, language, order, told)
        if said:
            found.extend(_in_passage(passage, place, said, language))
    # the last full day of each paragraph that has happened
    anchors = {event.place: event for event in found if event.mention.year and event.happened and not event.where}
    return (*found, *_followed(anchors, passages, language)) if anchors else tuple(found)


def named_from_own(passages: Iterable[Passage], language: str) -> Iterator[Event]:
    """Reports of "yesterday" and "today": days that only the article's own day, or another report of the same thing, can tell."""
    for place, passage in enumerate(passages):
        words = [away for away in day_words(passage.text, language) if away.days >= 0]
        spans = sentence_spans(passage.text) if words else []
        for away in words:
            mention = Mention(away.start, away.end)
            span = _around(_holding(spans, away.start), mention)
            event = _event(passage, place, mention, span, marks(passage.text[span[0] : span[1]], language))
            if event.reported:
                yield replace(event, away=away)


def _in_passage(passage: Passage, place: int, said: list[Mention], language: str) -> list[Event]:
    found: list[Event] = []
    spans: list[tuple[int, int]] = []
    at, known = 0, (-1, -1)
    told: tuple[Mark, ...] = ()
    for mention in said:
        if mention.year and not mention.month and not _since(passage.text, mention.start):
            start = max(0, mention.start - 30)
            near = passage.text[start : mention.end]
            found.append(Event(mention, near, near.partition(" ")[2] if start else near, passage.line, place, passage.where))
            continue
        spans = spans or sentence_spans(passage.text)
        while at < len(spans) - 1 and spans[at][1] < mention.end:
            at += 1
        away = beside(passage.text, mention.start, mention.end, language) if mention.day or mention.weekday >= 0 else None
        if away and away.kind == "year" and not mention.year:
            continue  # "on 12 October last year": no day of the article's own year
        span = _around(spans[at], mention)
        if known != span:
            told, known = marks(passage.text[span[0] : span[1]], language), span
        event = _event(passage, place, mention, span, told)
        found.append(replace(event, away=away, words=_with_phrase(event, away, passage.text)) if away else event)
    return found


def _with_phrase(event: Event, away: Away, text: str) -> str:
    """The clue with its phrase: "yesterday, 11 October 2025"."""
    told = away.start > event.mention.start or text[away.start : away.end] in event.words
    return event.words if told else text[away.start : event.mention.end]


def _followed(anchors: dict[int, Event], passages: tuple[Passage, ...], language: str) -> list[Event]:
    """What is told of later days, counted from a full day that has happened: "On 10 October 2025 … Two days later, …"."""
    later: list[Event] = []
    for place, anchor in anchors.items():
        for near in (place, place + 1):
            if near < len(passages) and (near == place or near not in anchors):
                since = passages[place].text.find(anchor.sentence) + len(anchor.sentence) if near == place else 0
                later.extend(_sequels(passages[near], near, since, anchor, language))
    return later


def _sequels(passage: Passage, place: int, since: int, anchor: Event, language: str) -> Iterator[Event]:
    """Sentences that open with "two days later" and tell of what has been."""
    spans = sentence_spans(passage.text)
    for away in sequels(passage.text, since, language):
        start, end = _holding(spans, away.start)
        day = (anchor.happened or date.min) + timedelta(days=away.days)
        if away.start - start > _OPENING or away.days > _REACHED:
            continue
        mention = Mention(away.start, away.end, day.year, day.month, day.day)
        told = marks(passage.text[start:end], language)
        if any(mark.kind != "to come" for mark in told) and not any(mark.kind == "to come" for mark in told):
            sentence = passage.text[start:end]
            yield Event(
                mention, sentence, passage.text[away.start : away.end], passage.line, place, passage.where, past=True, away=away
            )


def _since(text: str, start: int) -> bool:
    """Does a small word before a bare year tell of time ("in 2025", "since 2025")? Other years are names and numbers."""
    before = text[max(0, start - 8) : start].rstrip()
    return before[before.rfind(" ") + 1 :].lower() in _PAST_TIME


def _holding(spans: list[tuple[int, int]], at: int) -> tuple[int, int]:
    """The sentence that holds an offset; found by halving, for a paragraph may say "a day later" a thousand times."""
    return spans[max(0, bisect_right(spans, (at, sys.maxsize)) - 1)] if spans else (at, at)


def _around(span: tuple[int, int], mention: Mention) -> tuple[int, int]:
    """The sentence of a mention; of one without end (a list, a table on one line) the part around it."""
    start, end = min(span[0], mention.start), max(span[1], mention.end)
    if end - start <= _LONGEST:
        return start, end
    return max(start, mention.start - _LONGEST // 4), min(end, mention.end + _LONGEST // 4)


def _event(passage: Passage, place: int, mention: Mention, span: tuple[int, int], told: tuple[Mark, ...]) -> Event:
    sentence = passage.text[span[0] : span[1]]
    start, end = mention.start - span[0], mention.end - span[0]
    report = _report_of(sentence, start, end, told, mention.year > 0)
    if report and quoted(passage.text, mention.start):  # "“On 12 October we sank,” the captain wrote": not the day of writing
        report = None
    to_come = report is None and _to_come(start, end, told)
    past = report is not None or (not to_come and any(mark.kind != "to come" for mark in told))
    words = _words(sentence, start, end, report)
    firm = report is not None or (past and not mention.last and _right_before(sentence, start, told))
    return Event(mention, sentence, words, passage.line, place, passage.where, report is not None, past, to_come, firm)


def _right_before(sentence: str, start: int, told: tuple[Mark, ...]) -> bool:
    """ "collapsed on 14 October", "was signed in Lviv on 14 October": three words between at the most."""
    before = [mark for mark in told if mark.end <= start and start - mark.end <= _BESIDE]
    return (
        bool(before)
        and before[-1].kind == "past"
        and not _in_future(before[-1], told)
        and sentence.count(" ", before[-1].end, start) <= 4
    )


def _report_of(sentence: str, start: int, end: int, told: tuple[Mark, ...], full: bool) -> Mark | None:
    """The word that reports on that very day: before it ("said on Oct. 12") or after it ("On 12 October the mayor said")."""
    for mark in reversed(told):
        if mark.end <= start:
            if mark.kind == "report" and start - mark.end <= _BESIDE and not _THAT.search(sentence, mark.end, start):
                return None if _in_future(mark, told) else mark
            if mark.kind == "to come":
                break
    if start > 24 or (full and _right_before(sentence, start, told)):  # "Ines Holm, born on 3 May 1961, said": a day of its own
        return None
    for mark in told:
        if mark.start >= end:
            between = sentence[end : mark.start]
            return mark if mark.kind == "report" and len(between) <= _AHEAD and not _THAT.search(between) else None
    return None


def _in_future(mark: Mark, told: tuple[Mark, ...]) -> bool:
    """ "will be announced", "wird am Montag eröffnet": does a word for what is to come stand right before this one?"""
    before = [each for each in told if each.end <= mark.start]
    return bool(before) and before[-1].kind == "to come" and mark.start - before[-1].end <= _HELPED


def _to_come(start: int, end: int, told: tuple[Mark, ...]) -> bool:
    """Does the telling word nearest to the day speak of what is still to come?"""
    before = [mark for mark in told if mark.end <= start]
    after = [mark for mark in told if mark.start >= end]
    if before and start - before[-1].end <= 60:
        return before[-1].kind == "to come" or _in_future(before[-1], told)
    return bool(after) and after[0].kind == "to come" and after[0].start - end <= 60


def _words(sentence: str, start: int, end: int, report: Mark | None) -> str:
    """The clue: from the reporting word to the day, else the day with the two or three words before it."""
    if report is not None and report.end <= start:
        return sentence[report.start : end]
    if report is not None and report.end - start <= 90:
        return sentence[start : report.end]
    lead = sentence[max(0, start - 24) : start]
    if start > 24:
        lead = lead.partition(" ")[2]
    return lead + sentence[start:end]


def year_told(event: Event) -> bool:
    """ "since 2022", "in May 2022": has that year or month begun?"""
    if event.to_come or not event.past:
        return False
    before = event.sentence[: max(0, event.sentence.find(event.words[-4:]))].split()
    return event.mention.month > 0 or bool(before and before[-1].lower() in _PAST_TIME)
