"""What is known of the day without its being stated: a weekday, not before, not after. The day of fetching is of the last kind."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta

from digest.dates.events import Event, year_told
from digest.dates.reading import Reading
from digest.dates.stated import read
from digest.dates.years import clue_of
from digest.model import Clue, Constraint

WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_MOST = 3  # days without a year that are kept as constraints: the first ones told


def constraints_of(reading: Reading) -> tuple[Constraint, ...]:
    """The weekday of what is reported; the latest day that has happened (a day without a year as "--09-27"); the first to come."""
    found = [*_weekday(reading.text), *_not_before(reading), *_open_days(reading.text), *_counted(reading.text)]
    coming = [event for event in reading.text if event.to_come and event.mention.full]
    if coming:
        first = min(coming, key=lambda event: event.mention.full or date.max)
        found.append(Constraint("not after", (first.mention.full or date.max).isoformat(), clue_of(first)))
    return (*found, *_fetched(reading))


def told_by_text(known: tuple[Constraint, ...]) -> tuple[Constraint, ...]:
    """Those that the article's own words give."""
    return tuple(each for each in known if each.clue.witness == "text")


def weekday_of(text: tuple[Event, ...]) -> Event | None:
    """The weekday on which the article reports: one beside a reporting word before any other that is past."""
    named = [event for event in text if event.mention.weekday >= 0 and not event.mention.day and not event.to_come]
    return next((event for event in named if event.reported), next((event for event in named if event.past), None))


def latest_happened(reading: Reading, firm: bool = False) -> Event | None:
    """The latest full day that the kept text tells of as past ; `firm`: beyond doubt."""
    past = [event for event in reading.text if event.happened and (event.firm or not firm)]
    return max(past, key=lambda event: event.happened or date.min) if past else None


def _fetched(reading: Reading) -> list[Constraint]:
    """What a scraper or crawler fetched was there by then; a day more, since it may have been tomorrow elsewhere."""
    stated = ((read(each.value), each) for each in reading.document.statements if each.about == "scraped")
    days = [(moment.first, each) for moment, each in stated if moment and moment.precision in ("day", "minute")]
    possible = [(day, each) for day, each in days if 1990 < day.year < 9999]  # "1970-01-01" is no day but a lack of one
    if not possible:
        return []
    day, said = min(possible, key=lambda pair: pair[0])
    clue = Clue(said.witness, said.value, said.field, day.isoformat())
    return [Constraint("not after", (day + timedelta(days=1)).isoformat(), clue)]


def _weekday(text: tuple[Event, ...]) -> list[Constraint]:
    event = weekday_of(text)
    return [Constraint("weekday", WEEKDAYS[(event.mention.weekday + event.lag) % 7], clue_of(event))] if event else []


def _counted(text: tuple[Event, ...]) -> list[Constraint]:
    """ "last week, on 9 October 2025": the days between which the article was written."""
    for event in text:
        full = event.mention.full
        if full and event.away and event.away.kind in _SPANS:
            low, high = _SPANS[event.away.kind](full)
            clue = clue_of(event)
            return [Constraint("not before", low.isoformat(), clue), Constraint("not after", high.isoformat(), clue)]
    return []


def _month_after(day: date) -> tuple[date, date]:
    first = (day.replace(day=1) + timedelta(days=32)).replace(day=1)
    return first, (first + timedelta(days=32)).replace(day=1) - timedelta(days=1)


_SPANS: dict[str, Callable[[date], tuple[date, date]]] = {
    "week": lambda day: (day + timedelta(days=1), day + timedelta(days=13)),
    "month": _month_after,
}


def _not_before(reading: Reading) -> list[Constraint]:
    """The latest of full days, months and years that have begun."""
    begun: list[tuple[date, Event]] = []
    for event in (*reading.text, *reading.captions):
        mention = event.mention
        full = mention.through if (event.past or event.where) and not event.to_come else None
        if full:
            begun.append((full, event))
        elif mention.year and not mention.day and year_told(event):
            begun.append((date(mention.year, mention.month or 1, 1), event))
    if not begun:
        return []
    day, event = max(begun, key=lambda pair: pair[0])
    return [Constraint("not before", day.isoformat(), clue_of(event))]


def _open_days(text: tuple[Event, ...]) -> list[Constraint]:
    found: dict[str, Constraint] = {}
    for event in text:
        mention = event.mention
        if mention.day and not mention.year and event.past and not event.to_come:
            value = f"--{mention.month:02}-{mention.day:02}"
            found.setdefault(value, Constraint("not before", value, clue_of(event)))
    return list(found.values())[:_MOST]
