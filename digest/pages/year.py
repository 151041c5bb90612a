"""What happened in a year? Twelve small calendars and a line for each long story."""

from __future__ import annotations

import calendar
from dataclasses import dataclass
from datetime import date

from digest.model import Page
from digest.pages.addresses import year_url
from digest.pages.desk import Desk
from digest.pages.frame import Meta, frame, head
from digest.pages.keys import Keys
from digest.pages.plots import month_grid
from digest.pages.spans import scale, spans
from digest.pages.views import Calendar, Frame, Head, Link, Span

_SPANS = 24


@dataclass(frozen=True, slots=True)
class YearView:
    """2025/index.html"""

    site: Frame  # masthead and footer
    head: Head  # what machines read
    title: str  # heading of the page
    counts: str  # how much there is, in words
    months: tuple[Calendar, ...]  # those that have reports
    spans: tuple[Span, ...]  # stories as lines, from the first month with reports to the last
    scale: tuple[tuple[float, str], ...]  # where the months begin, in percent of these
    before: Link | None  # the previous one
    after: Link | None  # the next one


def years_of(desk: Desk) -> tuple[int, ...]:
    """The years that have days with reports."""
    return tuple(sorted({year for year, _ in desk.months}))


def year_key(desk: Desk, keys: Keys, year: int) -> str:
    """A fingerprint of all that the page shows."""
    years = years_of(desk)
    at = years.index(year)
    return keys.days(_days(desk, year), str(year), *map(str, years[max(at - 1, 0) : at + 2]))


def _days(desk: Desk, year: int) -> list[date]:
    return [day for there, days in desk.months.items() if there[0] == year for day in days]


def year_page(desk: Desk, year: int) -> Page:
    """The page of one year."""
    url = year_url(year)
    words = desk.words
    days = _days(desk, year)
    accounts = desk.told_on(days)
    counts = words["comma"].join((words.count("days", len(days)), words.count("stories", len(accounts))))
    start = days[0].replace(day=1)
    end = days[-1].replace(day=calendar.monthrange(year, days[-1].month)[1])
    years = years_of(desk)
    at = years.index(year)
    view = YearView(
        site=frame(desk, url),
        head=head(desk, url, Meta(f"{year}", f"{year}: {counts}")),
        title=f"{year}",
        counts=counts,
        months=_calendars(desk, year, days),
        spans=spans(desk, accounts, start, end, _SPANS),
        scale=scale(desk, start, end),
        before=_link(years[at - 1]) if at else None,
        after=_link(years[at + 1]) if at + 1 < len(years) else None,
    )
    return Page(url, "year.html", view)


def _calendars(desk: Desk, year: int, days: list[date]) -> tuple[Calendar, ...]:
    """The months that have reports, all shaded against the year's fullest day."""
    most = max(len(desk.by_day[day]) for day in days)
    by_month: dict[int, dict[date, int]] = {}
    for day in days:
        by_month.setdefault(day.month, {})[day] = len(desk.by_day[day])
    return tuple(month_grid(year, month, counts, desk.words, most) for month, counts in sorted(by_month.items()))


def _link(year: int) -> Link:
    return Link(year_url(year), f"{year}")
