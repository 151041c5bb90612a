"""What do crawlers and hosts read? robots.txt, the sitemap in pieces, _headers, _redirects, .nojekyll."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from digest.model import Page
from digest.pages.addresses import base_path, public_address
from digest.pages.desk import Desk
from digest.pages.frame import SEARCH_POLICY

_MAP_SIZE = 10_000  # addresses a file; the protocol allows 50,000


@dataclass(frozen=True, slots=True)
class RobotsView:
    """robots.txt"""

    private: bool  # is the build private?
    base: str  # path that the site hangs under
    sitemap: str  # absolute, "" for none


@dataclass(frozen=True, slots=True)
class SitemapView:
    """sitemap.xml, sitemap-2.xml"""

    entries: tuple[tuple[str, str], ...]  # address, last day or ""


@dataclass(frozen=True, slots=True)
class SitemapIndexView:
    """sitemap.xml of a site with many pages"""

    maps: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class HeadersView:
    """_headers, for hosts that read it"""

    base: str  # path that the site hangs under
    policy: str  # Content-Security-Policy
    private: bool  # is the build private?


@dataclass(frozen=True, slots=True)
class RedirectsView:
    """_redirects, for hosts that read it"""

    base: str  # path that the site hangs under
    rows: tuple[tuple[str, str], ...]  # one each
    gone: tuple[str, ...]  # addresses of what was taken down


@dataclass(frozen=True, slots=True)
class EmptyView:
    """A file whose being there is all that it says."""


def mapped(desk: Desk) -> bool:
    """Has the site a map?"""
    return desk.site.settings.publish != "private" and bool(desk.site.settings.site.base_url)


def machine_pages(desk: Desk) -> tuple[Page, ...]:
    """All files for machines but the site's map."""
    site = desk.site
    settings = site.settings
    base, private = base_path(settings.site.base_url), settings.publish == "private"
    return (
        Page(
            "robots.txt",
            "robots.txt",
            RobotsView(private, base, public_address(settings.site.base_url, "sitemap.xml") if mapped(desk) else ""),
        ),
        Page("_headers", "headers.txt", HeadersView(base, SEARCH_POLICY + "; frame-ancestors 'self'", private)),
        Page("_redirects", "redirects.txt", RedirectsView(base, tuple(sorted(site.redirects)), tuple(sorted(site.tombstones)))),
        Page(".nojekyll", "empty.txt", EmptyView()),
    )


def sitemaps(desk: Desk, listed: Sequence[tuple[str, date | None]]) -> tuple[Page, ...]:
    """The site's map, in pieces where it is long: the addresses below site/ that may be found, each with its last day."""
    base_url = desk.site.settings.site.base_url
    entries = [(public_address(base_url, url), day.isoformat() if day else "") for url, day in listed]
    chunks = [tuple(entries[at : at + _MAP_SIZE]) for at in range(0, len(entries), _MAP_SIZE)]
    if len(chunks) == 1:
        return (Page("sitemap.xml", "sitemap.xml", SitemapView(chunks[0])),)
    pages = [Page(f"sitemap-{at}.xml", "sitemap.xml", SitemapView(chunk)) for at, chunk in enumerate(chunks, 1)]
    names = tuple(public_address(base_url, page.url) for page in pages)
    return (Page("sitemap.xml", "sitemapindex.xml", SitemapIndexView(names)), *pages)
