"""Which days are over? A closed day is told once and never reopens."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date

from digest.model import ClosedDay


def closed_days(
    known: Iterable[ClosedDay], members: Mapping[date, tuple[tuple[str, ...], tuple[str, ...]]], as_of: date | None
) -> tuple[ClosedDay, ...]:
    """All closed days, oldest first: what was closed stays as it was; a day before the latest one, or before `as_of`, closes.

    `members`: day -> (story ids, article ids) with a report of that day, in order.
    """
    closed = {day.day: day for day in known}
    last = max((*members, as_of) if as_of else members, default=None)
    for day, (stories, articles) in sorted(members.items()):
        if last is not None and day < last:
            closed.setdefault(day.isoformat(), ClosedDay(day.isoformat(), stories, articles))
    return tuple(closed[day] for day in sorted(closed))
