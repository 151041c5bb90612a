"""Does the article's own text give its day? "Mayor Roe said on Oct. 12": a report of that day, at the head, and nothing later."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from digest.dates import years
from digest.dates.events import Event
from digest.dates.known import weekday_of
from digest.dates.moments import Moment, of_day
from digest.dates.reading import Reading
from digest.dates.stated import Found
from digest.model import Clue

_HEAD = 3  # paragraphs
_OLDEST = 1995  # a full day long before the web is told as history, not as news


def in_text(reading: Reading, address: tuple[Moment, Clue] | None) -> Iterator[Found]:
    """The day that the head of the article reports on or counts from; never one that the text itself knows to be past by then."""
    evidence = years.Evidence(address, reading.captions, reading.text)
    yield from _counted(reading.text, evidence)
    event = _reported(reading.text)
    if event:
        yield from _of(event, 0, reading.text, evidence)
    else:
        yield from _solved(reading.text, evidence)


def _of(event: Event, days: int, text: tuple[Event, ...], evidence: years.Evidence, likely: bool = False) -> Iterator[Found]:
    """The moment so many days after the event's, with what gave the year."""
    mention = event.mention
    meant = years.in_full(mention, evidence) if not mention.year else None
    day = meant[0] if meant else mention.full
    if day is None or day.year < _OLDEST or (mention.year and _is_history(event, text)):
        return
    day += timedelta(days=days)
    moment = of_day(day.year, day.month, day.day)
    if moment is None or not _is_latest(day, text):
        return
    yield Found(moment, years.clue_of(event, moment.text), "likely" if meant or likely else "possible")
    if meant:
        yield Found(moment, meant[1], "possible")


def _counted(text: tuple[Event, ...], evidence: years.Evidence) -> Iterator[Found]:
    """ "yesterday, 11 October 2025": the article is of the 12th."""
    counted = (event for event in text if event.place < _HEAD and event.away and event.away.kind == "own")
    event = next((event for event in counted if event.mention.day and not event.mention.last), None)
    if event:
        yield from _of(event, event.lag, text, evidence, likely=True)


def _solved(text: tuple[Event, ...], evidence: years.Evidence) -> Iterator[Found]:
    """ "said on Sunday … Two days earlier, on 10 October 2025": the one day that both fit."""
    named = weekday_of(text)
    if named is None or not named.reported or named.place >= _HEAD:
        return
    for event in text:
        if event.away and event.away.kind in ("earlier", "later") and event.mention.day and event.place >= named.place:
            days = event.away.days if event.away.kind == "earlier" else -event.away.days
            found = [*_of(event, days, text, evidence, likely=True)]
            if found and found[0].moment.first.weekday() == named.mention.weekday:
                yield found[0]
                yield Found(found[0].moment, years.clue_of(named, found[0].moment.text), "possible")
                return


def _reported(text: tuple[Event, ...]) -> Event | None:
    """The first report with a day; none where an earlier one has only a weekday: then that is the article's day."""
    first = next(
        (event for event in text if event.reported and event.mention.day and not event.mention.last and event.place < _HEAD), None
    )
    named = weekday_of(text)
    if first is None or (
        named is not None and named.reported and named.place <= first.place and text.index(named) < text.index(first)
    ):
        return None
    return first


def _is_latest(day: date, text: tuple[Event, ...]) -> bool:
    """Has nothing happened after it, as far as the text says? A day without a year counts in the same year or the one before."""
    for event in text:
        mention = event.mention
        if not event.past or event.to_come or not mention.day:
            continue
        other = mention.full or mention.on(day.year)
        if other and other > day and (mention.year or (other - day).days < 183):
            return False
    return True


def _is_history(event: Event, text: tuple[Event, ...]) -> bool:
    """A full day of a year that the text leaves behind: "said on 3 May 2011 … in 2014"."""
    year = event.mention.year
    return any(other.mention.year > year and not other.to_come for other in text)
