"""Can another report of the same story date this one? Only where both tell the same thing and exactly one day fits."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from digest.dates.events import Event, Passage, events, named_from_own
from digest.dates.known import WEEKDAYS
from digest.dates.mention import Order
from digest.languages import stop_words
from digest.model import Article, Clue, Constraint, Dated
from digest.text import folded, words

_LEAST, _SHARE = 4, 0.35  # words that two sentences must share, and their share of the shorter one's words
_REACH = timedelta(days=7)  # a report names the weekday of no day older than this
_TELLING = re.compile(r"\d")


@dataclass(frozen=True, slots=True)
class _Told:
    """A sentence of an article that names a day, the day as far as known, and the words by which it is compared."""

    article: str
    event: Event
    day: date | None
    words: frozenset[str]


def by_story(articles: Sequence[Article]) -> dict[str, Dated]:
    """New dates for the undated articles of one story, by id; only those that exactly one day fits.

    Each new date has confidence "inferred" and, as its clue, the sentence of the other report. Dates that are inferred themselves
    date nothing, nor do future ones.
    """
    sure = (each for each in articles if each.dated.day and not each.dated.inferred and not each.dated.future)
    known = sorted(sure, key=lambda each: each.id)
    if not known:
        return {}
    told = [line for each in known for line in _told(each)]
    found = {}
    for article in articles:
        if article.dated.published or article.dated.future or article.dated.inferred:
            continue
        dated = _by_story(article, told)
        if dated:
            found[article.id] = dated
    return found


def _by_story(article: Article, told: list[_Told]) -> Dated | None:
    own = [line for line in _told(article) if line.event.reported]
    pairs = [(mine, other) for mine in own for other in told if other.day and _same_thing(mine, other)]
    pairs = [pair for pair in pairs if _fits_words(pair[0].event, pair[1].day)]
    days = {other.day + timedelta(days=mine.event.lag) for mine, other in pairs if other.day}
    if len(days) != 1:
        return None
    mine, other = max(pairs, key=lambda pair: (len(pair[0].words & pair[1].words), pair[1].event.reported, pair[1].article))
    day = days.pop()
    if not all(_holds(constraint, day) for constraint in article.dated.constraints):
        return None
    clue = Clue("story", other.event.sentence, other.article, day.isoformat(), other.event.line)
    own_clue = Clue("text", mine.event.words, f"line {mine.event.line}", day.isoformat(), mine.event.line)
    old = article.dated
    return Dated(day.isoformat(), "day", day, "inferred", clue, old.updated, (own_clue, *old.others), old.constraints)


def _told(article: Article) -> list[_Told]:
    """The sentences of the head and body that tell a day as past; a dated article's days are counted from its own."""
    order: Order = ""
    passages = [Passage(block.text, block.line) for block in article.blocks if block.kind != "pre"]
    dated = events(passages, article.language, order)
    return [
        _Told(article.id, event, _day(event, article.dated.day), _content(event.sentence, article.language))
        for event in (*dated, *named_from_own(passages, article.language))
        if event.past and not event.to_come and not event.mention.last and (not _is_bare(event) or event.away)
    ]


def _day(event: Event, published: date | None) -> date | None:
    """The day that a report's words mean, seen from its own day: "on Sunday" is the last one, "Oct. 12" the nearest before."""
    mention = event.mention
    if mention.full or published is None:
        return mention.full
    if _is_bare(event):
        return published - timedelta(days=event.lag)
    if not mention.day:
        return published - timedelta(days=(published.weekday() - mention.weekday) % 7)
    days = [day for year in (published.year, published.year - 1) if (day := mention.on(year)) and day <= published]
    return days[0] if days and published - days[0] <= timedelta(days=183) else None


def _content(sentence: str, language: str) -> frozenset[str]:
    """The words by which sentences are compared: no stop words, no names of days, long words by their first six letters."""
    dull = stop_words(language)
    return frozenset(
        folded(word)[:6] for word in words(sentence) if len(word) > 2 and word.lower() not in dull and not _TELLING.search(word)
        and word.lower() not in WEEKDAYS
    )  # fmt: skip


def _same_thing(one: _Told, other: _Told) -> bool:
    """Do two sentences tell the same? "yesterday" fits any day, so that more words must speak for it."""
    least, share = (_LEAST + 1, _SHARE + 0.1) if _is_bare(one.event) or _is_bare(other.event) else (_LEAST, _SHARE)
    shared = len(one.words & other.words)
    return shared >= least and shared >= share * min(len(one.words), len(other.words))


def _is_bare(event: Event) -> bool:
    """ "yesterday": neither a date nor a weekday, only a distance from the article's own day."""
    return not event.mention.day and event.mention.weekday < 0


def _fits_words(event: Event, day: date | None) -> bool:
    """Does the day agree with the weekday, or with the day and month, that the undated report names?"""
    mention = event.mention
    if day is None:
        return False
    if _is_bare(event):
        return True
    if mention.day:
        return (
            (mention.month, mention.day) == (day.month, day.day)
            and mention.on(day.year) is not None
            and mention.year in (0, day.year)
        )
    return mention.weekday == day.weekday()


def _holds(constraint: Constraint, day: date) -> bool:
    """Is the constraint satisfied? A day without a year ("--09-27") must be one of the half year before."""
    value = constraint.value
    if constraint.kind == "weekday":
        return WEEKDAYS[day.weekday()] == value
    if value.startswith("--"):
        month, number = int(value[2:4]), int(value[5:7])
        days = (_date(year, month, number) for year in (day.year, day.year - 1))
        return any(timedelta() <= day - other <= timedelta(days=183) for other in days if other)
    limit = date.fromisoformat(value)
    return day >= limit if constraint.kind == "not before" else day <= limit


def _date(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None
