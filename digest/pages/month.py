"""What happened in a month? A calendar whose days are links, and a line for how long each story ran."""

from __future__ import annotations

import calendar
from dataclasses import dataclass
from datetime import date

from digest.model import Page
from digest.pages.addresses import month_url, year_url
from digest.pages.cards import day_section, line_of
from digest.pages.desk import Desk
from digest.pages.frame import Meta, frame, head
from digest.pages.keys import Keys
from digest.pages.plots import month_grid
from digest.pages.spans import scale, spans
from digest.pages.views import Calendar, Frame, Head, Link, Section, Span

_DAY_LINES = 4
_SPANS = 12


@dataclass(frozen=True, slots=True)
class MonthView:
    """2025/10/index.html"""

    site: Frame  # masthead and footer
    head: Head  # what machines read
    title: str  # heading of the page
    counts: str  # how much there is, in words
    trail: tuple[Link, ...]  # the way here from above
    grid: Calendar  # the calendar
    spans: tuple[Span, ...]  # stories as lines
    scale: tuple[tuple[float, str], ...]  # where the days 1, 8, 15, 22, 29 stand, in percent
    days: tuple[Section, ...]  # each day with its weightiest stories
    before: Link | None  # the previous one
    after: Link | None  # the next one


def month_key(desk: Desk, keys: Keys, year: int, month: int) -> str:
    """A fingerprint of all that the page shows."""
    around = (link.href if link else "" for link in _around(desk, (year, month)))
    return keys.days(desk.months[year, month], f"{year} {month}", *around)


def month_page(desk: Desk, year: int, month: int) -> Page:
    """The page of one month."""
    url = month_url(year, month)
    words = desk.words
    days = desk.months[year, month]
    start, end = date(year, month, 1), date(year, month, calendar.monthrange(year, month)[1])
    accounts = desk.told_on(days)
    counts = words["comma"].join((words.count("days", len(days)), words.count("stories", len(accounts))))
    title = words.month(year, month)
    grid = month_grid(year, month, {day: len(desk.by_day[day]) for day in days}, words)
    before, after = _around(desk, (year, month))
    view = MonthView(
        site=frame(desk, url),
        head=head(desk, url, Meta(title, f"{title}: {counts}")),
        title=title,
        counts=counts,
        trail=(Link(year_url(year), f"{year}"),),
        grid=grid,
        spans=spans(desk, accounts, start, end, _SPANS),
        scale=scale(desk, start, end),
        days=tuple(_day(desk, day) for day in reversed(days)),
        before=before,
        after=after,
    )
    return Page(url, "month.html", view)


def _day(desk: Desk, day: date) -> Section:
    lines = tuple(line_of(desk, account, day) for account in desk.of_day(day)[:_DAY_LINES])
    return day_section(desk, day, desk.words.weekday(day), lines)


def _around(desk: Desk, here: tuple[int, int]) -> tuple[Link | None, Link | None]:
    months = list(desk.months)
    at = months.index(here)
    before, after = months[:at][-1:], months[at + 1 :][:1]
    return _link(desk, *before), _link(desk, *after)


def _link(desk: Desk, there: tuple[int, int] | None = None) -> Link | None:
    return Link(month_url(*there), desk.words.month(*there)) if there else None
