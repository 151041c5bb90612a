"""When does a story's item say it was published, and which days are over?"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from digest.fingerprint import fingerprint
from digest.model import ClosedDay, Dated


def feed_moment(dated: Dated, item: str, zone: ZoneInfo) -> str:
    """ISO 8601 with offset, for feeds only; "" for what has no day.

    A day without a clock time is given 12:00 in the site's zone and up to an hour, told by the item's id, so that no two items
    of a day share a moment.
    """
    if dated.day is None:
        return ""
    if dated.precision == "minute":
        moment = datetime.fromisoformat(dated.published)
        return (moment if moment.tzinfo else moment.replace(tzinfo=zone)).isoformat()
    second = int(fingerprint(item)[:8], 16) % 3600
    return (datetime.combine(dated.day, time(12), zone) + timedelta(seconds=second)).isoformat()


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
