"""What happened in a year? Twelve small calendars and a line for each long story."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from digest.model import Page
from digest.pages.addresses import year_url
from digest.pages.desk import Desk
from digest.pages.frame import Meta, frame, head
from digest.pages.plots import month_grid
from digest.pages.spans import spans
from digest.pages.views import Calendar, Frame, Head, Link, Span


@dataclass(frozen=True, slots=True)
class YearView:
    """2025/index.html"""

    site: Frame  # masthead and footer
    head: Head  # what machines read
    title: str  # heading of the page
    counts: str  # how much there is, in words
    months: tuple[Calendar, ...]  # those that have reports
    spans: tuple[Span, ...]  # stories as lines
    scale: tuple[tuple[float, str], ...]  # where the months begin, in percent
    before: Link | None  # the previous one
    after: Link | None  # the next one


def years_of(desk: Desk) -> tuple[int, ...]:
    """The years that have days with reports."""
    return tuple(sorted({day.year for day in desk.days}))


def year_page(desk: Desk, year: int) -> Page:
    """The page of one year."""
    url = year_url(year)
    words = desk.words
    days = [day for day in desk.days if day.year == year]
    accounts = {account.story.id: account for day in days for account in desk.by_day[day]}
    counts = words["comma"].join((words.count("days", len(days)), words.count("stories", len(accounts))))
    start, end = date(year, 1, 1), date(year, 12, 31)
    scale = tuple(
        (round(100 * (date(year, month, 1) - start).days / 366, 2), words.months_short[month - 1]) for month in range(1, 13)
    )
    years = years_of(desk)
    at = years.index(year)
    view = YearView(
        site=frame(desk, url),
        head=head(desk, url, Meta(f"{year}", f"{year}: {counts}")),
        title=f"{year}",
        counts=counts,
        months=_calendars(desk, year, days),
        spans=spans(desk, accounts.values(), start, end, 3),
        scale=scale,
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
