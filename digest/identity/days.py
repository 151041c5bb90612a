"""Which days are over? A closed day is told once and never reopens."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from datetime import date

from digest.model import ClosedDay

Members = Mapping[date, tuple[tuple[str, ...], tuple[str, ...]]]  # day -> (story ids, article ids) with a report of it, in order


def closed_days(
    known: Iterable[ClosedDay], days: Collection[date], as_of: date | None, members: Callable[[Sequence[date]], Members]
) -> tuple[ClosedDay, ...]:
    """All closed days, oldest first: what was closed stays as it was; a day before the latest one, or before `as_of`, closes.

    `days` are those of all reports; `members` is asked about those that close now.
    """
    closed = {day.day: day for day in known}
    last = max((*days, as_of) if as_of else days, default=None)
    over = [day for day in sorted(days) if last is not None and day < last and day.isoformat() not in closed]
    closed |= {day.isoformat(): ClosedDay(day.isoformat(), *those) for day, those in (members(over) if over else {}).items()}
    return tuple(closed[day] for day in sorted(closed))
