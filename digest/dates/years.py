"""Which year is meant by "Oct. 12"? Another clue of the same article says, never the clock."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, timedelta

from digest.dates.events import Event, year_told
from digest.dates.mention import Mention
from digest.dates.moments import Moment
from digest.model import Clue

# An archive picture says nothing of the year in which it is printed again.
_ARCHIVE = re.compile(r"\b(?:file|archiv\w*|arkiv\w*|undated|historic\w*)\b|архів|архив|lưu trữ|tư liệu|rekviz", re.I)
_NEAR = timedelta(days=31)
_YEAR = timedelta(days=366)


@dataclass(frozen=True, slots=True)
class Evidence:
    """What the article knows of years: a month or year of its address, dates of captions, dates of its text."""

    address: tuple[Moment, Clue] | None = None
    captions: tuple[Event, ...] = ()
    text: tuple[Event, ...] = ()


def in_full(mention: Mention, evidence: Evidence) -> tuple[date, Clue] | None:
    """The day that a mention without a year means, and the clue that gave the year; None where nothing gives it."""
    for ask in (_said_elsewhere, _by_address, _by_caption, _by_neighbour):
        found = ask(mention, evidence)
        if found:
            return None if _later_year(found[0], evidence) else found
    return None


def clue_of(event: Event, value: str = "") -> Clue:
    """The clue of a date that stands in the text."""
    full = event.mention.full
    where = event.where or (f"line {event.line}" if event.line else "text")
    return Clue("text", event.words, where, value or (full.isoformat() if full else ""), event.line)


def _said_elsewhere(mention: Mention, evidence: Evidence) -> tuple[date, Clue] | None:
    """ "Oct. 12" and, further down, "October 12, 2025"."""
    for event in (*evidence.text, *evidence.captions):
        full = event.mention.full
        if full and (full.month, full.day) == (mention.month, mention.day) and mention.on(full.year):
            return full, clue_of(event)
    return None


def _by_address(mention: Mention, evidence: Evidence) -> tuple[date, Clue] | None:
    """/2025/10/ and "Oct. 12"; the last days of a month may be reported in the next one."""
    if evidence.address is None:
        return None
    moment, clue = evidence.address
    day = mention.on(moment.first.year)
    if moment.precision == "month" and day and not timedelta(-_NEAR.days) <= day - moment.first <= timedelta(days=31):
        day = mention.on(moment.first.year - 1)
        if day and moment.first - day > _NEAR:
            day = None
    return (day, clue) if day else None


def _by_caption(mention: Mention, evidence: Evidence) -> tuple[date, Clue] | None:
    """A picture of Feb. 28, 2025 above a report of "Oct. 12": the first such day after it, as long as nothing speaks against."""
    dated = [event for event in evidence.captions if event.mention.full and not _ARCHIVE.search(event.sentence)]
    if not dated:
        return None
    latest = max(dated, key=lambda event: event.mention.full or date.min)
    since = max([latest.mention.full or date.min, *_happened(evidence)])
    day = _first_since(mention, since)
    return (day, clue_of(latest)) if day and day - since < _YEAR else None


def _by_neighbour(mention: Mention, evidence: Evidence) -> tuple[date, Clue] | None:
    """The article's latest full day, where it is no more than a month away: papers leave the year out of near days only."""
    past = [event for event in evidence.text if event.happened]
    if not past:
        return None
    latest = max(past, key=lambda event: event.happened or date.min)
    full = latest.happened or date.min
    near = [day for year in (full.year - 1, full.year, full.year + 1) if (day := mention.on(year)) and abs(day - full) <= _NEAR]
    return (near[0], clue_of(latest)) if near else None


def _happened(evidence: Evidence) -> list[date]:
    return [day for event in evidence.text if (day := event.happened)]


def _first_since(mention: Mention, since: date) -> date | None:
    """The first such day; a weekday beside it must agree there."""
    for year in (since.year, since.year + 1):
        day = mention.on(year)
        if day and day >= since:
            return day
    return None


def _later_year(day: date, evidence: Evidence) -> bool:
    """Does the text know of a later year or day as past? Then the clue for the year is an old one."""
    for event in evidence.text:
        mention = event.mention
        if mention.full:
            if (event.happened or date.min) > day and event.happened != day:
                return True
        elif mention.year > day.year and not event.to_come and (year_told(event) or mention.year > day.year + 1):
            return True
    return False
