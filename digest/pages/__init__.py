"""Every address of the site, and what its template sees.

`plan` makes all pages. `outline` names them first, each with a key of its declared inputs and a function that makes it, so that
a build may leave out what it has already (a key of "" says: make it again).
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from sys import intern

from digest.model import Page
from digest.pages.addresses import article_url, day_url, month_url, story_url, year_url
from digest.pages.archive import archive_key, archive_page
from digest.pages.article import article_page
from digest.pages.day import day_key, day_page
from digest.pages.desk import Desk
from digest.pages.follow import feeds_page
from digest.pages.frame import frame_key
from digest.pages.front import front_key, front_page
from digest.pages.keys import Kept, Keys
from digest.pages.machines import machine_pages
from digest.pages.month import month_key, month_page, months_of
from digest.pages.plain import about_page, gone_page, moved_key, moved_page, not_found_page, search_page, undated_pages
from digest.pages.planned import Made, Planned, seen
from digest.pages.site import SiteInput
from digest.pages.source import articles_by_source, source_pages, sources_pages
from digest.pages.story import story_key, story_page
from digest.pages.topic import topic_pages, topics_pages
from digest.pages.year import year_key, year_page, years_of

__all__ = ["Desk", "Kept", "Made", "Planned", "SiteInput", "outline", "plan"]


def plan(site: SiteInput) -> tuple[Page, ...]:
    """Every page of the site, in the order of their addresses."""
    return tuple(planned.page() for planned in outline(site))


def outline(site: SiteInput, known: dict[str, Kept] | None = None) -> tuple[Planned, ...]:
    """Every page of the site, not yet made, in the order of their addresses; the first of two for one address counts.

    `known` is for a process that lasts: what one outline leaves there, the next does not work out again.
    """
    desk = Desk(site)
    shared = frame_key(desk)
    keys = Keys(desk, shared, None if known is None else known.get("keys", Kept()))
    if known is not None:
        known["keys"] = keys.kept
    found: dict[str, Planned] = {}
    for planned in (*_days(desk, keys), *_stories(desk, keys), *_articles(desk, keys)):
        found.setdefault(planned.url, planned)
    for planned in (*_lists(desk, keys), *_seen(desk, shared), *_moved(desk, keys)):
        found.setdefault(planned.url, planned)
    listed = [(url, found[url].day) for url in sorted(found) if found[url].indexed]
    for page in machine_pages(desk, listed):
        found.setdefault(page.url, seen(page, shared, indexed=False))
    return tuple([found[url] for url in sorted(found)])


def _days(desk: Desk, keys: Keys) -> Iterator[Planned]:
    for day in desk.days:
        yield Planned(day_url(day), partial(day_page, desk, day), day_key(desk, keys, day), day=day.isoformat())


def _stories(desk: Desk, keys: Keys) -> Iterator[Planned]:
    for account in desk.stories.values():
        last = intern(account.last_day.isoformat()) if account.last_day else ""
        made = Made(story_page, desk, account)
        yield Planned(story_url(account.story), made, story_key(desk, keys, account), not account.story.hidden, last)


def _articles(desk: Desk, keys: Keys) -> Iterator[Planned]:
    if not desk.site.settings.pages.articles:
        return
    for article in desk.site.articles.values():
        indexed = article.full and article.rights in ("own", "licensed", "cc-by")
        last = intern(article.dated.day.isoformat()) if article.dated.day else ""
        yield Planned(article_url(article), Made(article_page, desk, article), keys.article(article), indexed, last)


def _lists(desk: Desk, keys: Keys) -> Iterator[Planned]:
    """The pages that grow with the site, each with a key that is cheaper than its view."""
    for year, month in months_of(desk):
        yield Planned(month_url(year, month), partial(month_page, desk, year, month), month_key(desk, keys, year, month))
    for year in years_of(desk):
        yield Planned(year_url(year), partial(year_page, desk, year), year_key(desk, keys, year))
    for outlet, articles in articles_by_source(desk).items():
        yield from source_pages(desk, keys, outlet, articles)
    if desk.site.settings.pages.topics:
        for topic in desk.site.topics:
            yield from topic_pages(desk, keys, topic)
    last = desk.latest.isoformat() if desk.latest else ""
    yield Planned("index.html", partial(front_page, desk), front_key(desk, keys), day=last)
    yield Planned("archive.html", partial(archive_page, desk), archive_key(desk, keys))
    yield from undated_pages(desk, keys)


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
        yield Planned(old, partial(moved_page, desk, old, new), moved_key(desk, keys, new), indexed=False)
    for url in sorted(desk.site.tombstones):
        yield Planned(url, partial(gone_page, desk, url), keys.gone(), indexed=False)
