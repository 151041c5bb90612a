"""Where is everything? Every year, month and day that has reports, and the way to sources, topics and the undated."""

from __future__ import annotations

from dataclasses import dataclass

from digest.model import Page
from digest.pages.addresses import month_url, year_url
from digest.pages.desk import Desk
from digest.pages.frame import Meta, frame, head
from digest.pages.keys import Keys
from digest.pages.plots import month_grid
from digest.pages.views import Calendar, Frame, Head, Link
from digest.pages.year import years_of


@dataclass(frozen=True, slots=True)
class MonthCell:
    """A month of the archive; without stories it is a blank with its name."""

    name: str  # "Oct"
    href: str = ""  # address below site/
    count: str = ""  # how many stories, as a number
    label: str = ""  # "October 2025, 28 stories"
    level: int = 0  # 0–4, how full compared with the fullest month


@dataclass(frozen=True, slots=True)
class YearShelf:
    """A year of the archive: its twelve months."""

    link: Link  # the year, with how many stories it has
    months: tuple[MonthCell, ...]  # from January on


@dataclass(frozen=True, slots=True)
class ArchiveView:
    """archive.html"""

    site: Frame  # masthead and footer
    head: Head  # what machines read
    title: str  # heading of the page
    counts: str  # how much there is, in words
    latest: Calendar | None  # the newest month
    years: tuple[YearShelf, ...]  # newest first
    undated: str  # "3 reports", "" for none


def archive_key(desk: Desk, keys: Keys) -> str:
    """A fingerprint of all that the page shows."""
    numbers = (len(desk.shown), len(desk.site.articles), len(desk.undated))
    return keys.days(desk.days, "archive", *map(str, numbers))


def archive_page(desk: Desk) -> Page:
    """The archive."""
    words = desk.words
    counts = words["comma"].join((words.count("stories", len(desk.shown)), words.count("reports", len(desk.site.articles))))
    title = words["nav_archive"]
    undated = len(desk.undated)
    view = ArchiveView(
        site=frame(desk, "archive.html"),
        head=head(desk, "archive.html", Meta(title, f"{title}: {counts}")),
        title=title,
        counts=counts,
        latest=_latest(desk),
        years=_shelves(desk),
        undated=words.count("reports", undated) if undated else "",
    )
    return Page("archive.html", "archive.html", view)


def _latest(desk: Desk) -> Calendar | None:
    if desk.latest is None:
        return None
    year, month = desk.latest.year, desk.latest.month
    return month_grid(year, month, {day: len(desk.by_day[day]) for day in desk.months[year, month]}, desk.words)


def _shelves(desk: Desk) -> tuple[YearShelf, ...]:
    stories: dict[tuple[int, int], set[str]] = {}
    for there, days in desk.months.items():
        stories[there] = {account.story.id for day in days for account in desk.by_day[day]}
    counts = {there: len(found) for there, found in stories.items()}
    most = max(counts.values(), default=1)
    shelves = []
    for year in reversed(years_of(desk)):
        total = len(set().union(*(found for there, found in stories.items() if there[0] == year)))
        cells = tuple(_cell(desk, (year, month), counts.get((year, month), 0), most) for month in range(1, 13))
        shelves.append(YearShelf(Link(year_url(year), f"{year}", (desk.words.count("stories", total),)), cells))
    return tuple(shelves)


def _cell(desk: Desk, there: tuple[int, int], number: int, most: int) -> MonthCell:
    words, name = desk.words, desk.words.months_short[there[1] - 1]
    if not number:
        return MonthCell(name)
    label = words.listed((words.month(*there), words.count("stories", number)))
    return MonthCell(name, month_url(*there), words.number(number), label, max(1, -(-4 * number // most)))
