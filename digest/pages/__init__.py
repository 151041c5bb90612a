"""Every address of the site, and what its template sees.

`plan` makes all pages. `outline` names them first, each with a key of its declared inputs and what makes it, so that a build may
leave out what it has already (a key of "" says: make it again).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from operator import attrgetter

from digest.model import Page
from digest.pages.addresses import day_url, month_url, year_url
from digest.pages.archive import archive_key, archive_page
from digest.pages.chapters import pages_of_stories
from digest.pages.day import day_key, day_page
from digest.pages.desk import Desk
from digest.pages.follow import feeds_page
from digest.pages.frame import frame_key
from digest.pages.front import front_key, front_page
from digest.pages.keys import Keys
from digest.pages.machines import machine_pages, mapped, sitemaps
from digest.pages.month import month_key, month_page
from digest.pages.plain import about_page, gone_page, moved_key, moved_page, not_found_page, search_page, undated_pages
from digest.pages.planned import Planned, seen
from digest.pages.site import SiteInput
from digest.pages.source import pages_of_sources, sources_pages
from digest.pages.topic import pages_of_topics, topics_pages
from digest.pages.year import year_key, year_page, years_of
from digest.tables import FORGETFUL, Tables

__all__ = ["Desk", "Outline", "Planned", "SiteInput", "outline", "plan"]


@dataclass(frozen=True, slots=True)
class Outline:
    """Every page of a site by its address, not yet made, and the desk that makes them."""

    desk: Desk
    pages: dict[str, Planned]


def plan(site: SiteInput) -> tuple[Page, ...]:
    """Every page of the site, in the order of their addresses."""
    found = outline(site)
    return tuple(found.pages[url].page(found.desk) for url in sorted(found.pages))


def outline(site: SiteInput, tables: Tables = FORGETFUL) -> Outline:
    """Every page of the site. `tables` are those of a process that lasts: what one outline has worked out, the next need not."""
    desk = Desk(site, tables)
    keys = Keys(desk, frame_key(desk), tables)
    few = {page.url: page for page in (*_moved(desk, keys), *_seen(desk, keys.frame), *_lists(desk, keys, tables))}
    days = {page.url: page for page in _days(desk, keys, tables)}
    # of two for one address the later one here counts
    pages = tables.over("pages", tables.known("pages of lists", few), pages_of_stories(desk, keys, tables), days)
    made = [seen(page, keys.frame, indexed=False) for page in machine_pages(desk)]
    made += _mapped(desk, keys, pages, tables) if mapped(desk) else ()
    return Outline(desk, tables.over("pages of the site", {page.url: page for page in made}, pages))


def _mapped(desk: Desk, keys: Keys, pages: Mapping[str, Planned], tables: Tables) -> Sequence[Planned]:
    """The map of what may be found; the same one while no address or last day changes."""
    found = tables.only("pages to be found", pages, attrgetter("indexed"))
    days = tables.each("last days", found, lambda _, page: (page.day,), settled=True)
    return tables.one("map", days, lambda: _map(desk, keys, [(url, days[url][0]) for url in sorted(days)]), keys.frame)


def _map(desk: Desk, keys: Keys, listed: Sequence[tuple[str, date | None]]) -> Sequence[Planned]:
    return [seen(page, keys.frame, False) for page in sitemaps(desk, listed)]


def _days(desk: Desk, keys: Keys, tables: Tables) -> Iterable[Planned]:
    asked = {day: day_key(desk, keys, day) for day in desk.days}
    return tables.each("pages of days", asked, lambda day, key: Planned(day_url(day), day_page, (day,), key, day=day)).values()


def _lists(desk: Desk, keys: Keys, tables: Tables) -> Iterator[Planned]:
    """The pages that grow with the site, each with a key that is cheaper than its view."""
    for month in desk.months:
        yield Planned(month_url(*month), month_page, month, month_key(desk, keys, *month))
    for year in years_of(desk):
        yield Planned(year_url(year), year_page, (year,), year_key(desk, keys, year))
    yield from pages_of_sources(desk, keys, tables)
    if desk.site.settings.pages.topics:
        yield from pages_of_topics(desk, keys, tables)
    yield Planned("index.html", front_page, (), front_key(desk, keys), day=desk.latest)
    yield Planned("archive.html", archive_page, (), archive_key(desk, keys))
    yield from undated_pages(desk, keys, tables)


def _seen(desk: Desk, shared: str) -> Iterator[Planned]:
    """The pages that are small, whatever the site."""
    settings = desk.site.settings
    made = [*sources_pages(desk), about_page(desk), feeds_page(desk)]
    if settings.pages.topics:
        made += topics_pages(desk)
    if settings.search.enabled:
        made.append(search_page(desk))
    yield from (seen(page, shared) for page in made)
    yield seen(not_found_page(desk), shared, indexed=False)


def _moved(desk: Desk, keys: Keys) -> Iterator[Planned]:
    for old, new in sorted(desk.site.redirects):
        yield Planned(old, moved_page, (old, new), moved_key(desk, keys, new), indexed=False)
    for url in sorted(desk.site.tombstones):
        yield Planned(url, gone_page, (url,), keys.gone(), indexed=False)
