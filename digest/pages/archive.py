"""Where is everything? Every year, month and day that has reports, and the way to sources, topics and the undated."""

from __future__ import annotations

from dataclasses import dataclass

from digest.model import Page
from digest.pages.addresses import month_url, year_url
from digest.pages.desk import Desk
from digest.pages.frame import Meta, frame, head
from digest.pages.month import months_of
from digest.pages.plots import month_grid
from digest.pages.views import Calendar, Frame, Head, Link
from digest.pages.year import years_of


@dataclass(frozen=True, slots=True)
class YearShelf:
    """A year of the archive: its months, each with how many stories it has and a bar for that."""

    link: Link  # the story
    months: tuple[tuple[Link, float], ...]  # width of the bar in percent of the fullest month


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


def archive_page(desk: Desk) -> Page:
    """The archive."""
    words = desk.words
    counts = words["comma"].join((words.count("stories", len(desk.shown)), words.count("reports", len(desk.site.articles))))
    title = words["nav_archive"]
    undated = sum(1 for article in desk.site.articles.values() if article.dated.day is None)
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
    return month_grid(
        year, month, {day: len(desk.by_day[day]) for day in desk.days if (day.year, day.month) == (year, month)}, desk.words
    )


def _shelves(desk: Desk) -> tuple[YearShelf, ...]:
    stories: dict[tuple[int, int], set[str]] = {}
    for day in desk.days:
        stories.setdefault((day.year, day.month), set()).update(account.story.id for account in desk.by_day[day])
    most = max((len(found) for found in stories.values()), default=1)
    shelves = []
    for year in reversed(years_of(desk)):
        months = [there for there in months_of(desk) if there[0] == year]
        rows = tuple(
            (_month(desk, there, len(stories[there])), round(100 * len(stories[there]) / most, 1)) for there in reversed(months)
        )
        shelves.append(YearShelf(Link(year_url(year), f"{year}"), rows))
    return tuple(shelves)


def _month(desk: Desk, there: tuple[int, int], number: int) -> Link:
    return Link(month_url(*there), desk.words.months_alone[there[1] - 1], (desk.words.count("stories", number),))
