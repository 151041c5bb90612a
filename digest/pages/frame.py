"""What surrounds every page: masthead, navigation, and what machines read in its head."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from digest.fingerprint import fingerprint
from digest.pages.addresses import base_path, public_address, root_of
from digest.pages.desk import Desk
from digest.pages.views import FeedLink, Frame, Head, NavItem

RIGHT_TO_LEFT = frozenset(("ar", "fa", "he", "ur", "ps", "yi", "ckb", "dv", "ug", "sd"))
POLICY = (
    "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self'; font-src 'self'; connect-src 'self'; "
    "manifest-src 'self'; base-uri 'none'; form-action 'self'"
)
# Pagefind's index is read by WebAssembly in a worker of its own
SEARCH_POLICY = POLICY.replace("script-src 'self'", "script-src 'self' 'wasm-unsafe-eval'; worker-src 'self'")
_FEEDS = (
    ("feed.xml", "feed_stories", "application/rss+xml"),
    ("feed.atom", "feed_stories", "application/atom+xml"),
    ("feed.json", "feed_stories", "application/feed+json"),
    ("updates.xml", "feed_updates", "application/rss+xml"),
    ("daily.xml", "feed_daily", "application/rss+xml"),
)
_NAV = (
    ("index.html", "nav_front"),
    ("archive.html", "nav_archive"),
    ("topic/index.html", "nav_topics"),
    ("source/index.html", "nav_sources"),
    ("search.html", "nav_search"),
    ("feeds/index.html", "nav_feeds"),
)


@dataclass(frozen=True, slots=True)
class Meta:
    """What a page says of itself: the rest of its head follows from the site."""

    title: str  # heading of the page
    description: str  # in one or two sentences
    kind: str = "website"  # what it is
    indexed: bool = True
    feed: tuple[str, str] = ("", "")  # the page's own feed and its title
    data: Mapping[str, Any] | None = None


def frame(desk: Desk, url: str) -> Frame:
    """The masthead and footer of a page at this address."""
    root = base_path(desk.site.settings.site.base_url) if url == "404.html" else root_of(url)
    here = url if any(url == href for href, _ in _NAV) else ""
    made = desk.frames.get((root, here))
    if made is None:
        made = desk.frames[root, here] = _frame(desk, root, here)
    return made


def _frame(desk: Desk, root: str, url: str) -> Frame:
    settings = desk.site.settings
    site = settings.site
    entries = (entry for entry in _NAV if not _left_out(desk, entry[0]))
    nav = tuple(NavItem(href, desk.words[key], href == url) for href, key in entries)
    direction = "rtl" if site.language in RIGHT_TO_LEFT else "ltr"
    return Frame(
        title=site.title,
        root=root,
        language=site.language,
        direction=direction,
        description=site.description,
        logo=f"{site.logo}" if site.logo else "",
        nav=nav,
        private=settings.publish == "private",
        contact=site.contact,
        search=settings.search.enabled,
    )


def _left_out(desk: Desk, href: str) -> bool:
    settings = desk.site.settings
    return (href == "search.html" and not settings.search.enabled) or (href == "topic/index.html" and not settings.pages.topics)


def head(desk: Desk, url: str, meta: Meta) -> Head:
    """The head of a page: the site's name in its title, its address and feeds; noindex where it must not be found."""
    site = desk.site.settings.site
    private = desk.site.settings.publish == "private"
    title = meta.title if meta.title == site.title else f"{meta.title} – {site.title}"
    canonical = public_address(site.base_url, url)
    data = {"@context": "https://schema.org", **meta.data} if meta.data and canonical else None
    return Head(
        title=" ".join(title.split()),
        description=_cropped(meta.description),
        canonical=canonical,
        kind=meta.kind,
        robots="noindex" if private or not meta.indexed else "",
        feeds=_feeds(desk, meta.feed),
        policy=SEARCH_POLICY if url == "search.html" else POLICY,
        data=data,
        image=public_address(site.base_url, site.logo) if site.logo else "",
    )


def _feeds(desk: Desk, own: tuple[str, str]) -> tuple[FeedLink, ...]:
    title = desk.site.settings.site.title
    found = [FeedLink(own[0], own[1], "application/rss+xml")] if desk.feed(own[0]) else []
    if not desk.feeds:
        desk.feeds.extend(FeedLink(href, f"{title}: {desk.words[key]}", kind) for href, key, kind in _FEEDS if desk.feed(href))
    return (*found, *desk.feeds)


def _cropped(text: str, limit: int = 200) -> str:
    """The text cut at a word."""
    text = " ".join(text.split())
    return text if len(text) <= limit else text[: limit - 1].rpartition(" ")[0].rstrip(",;:–-") + "…"


def frame_key(desk: Desk) -> str:
    """What every page depends on whatever it shows: texts, settings of the site, which feeds there are for all, the templates."""
    site = desk.site
    shared = tuple(href for href, _, _ in _FEEDS if href in site.feeds)
    texts = tuple(f"{key}={site.texts[key]}" for key in sorted(site.texts))
    settings = site.settings
    return fingerprint(
        repr(settings.site),
        settings.publish,
        repr(settings.pages),
        repr(settings.search.enabled),
        *shared,
        "",
        *sorted(desk.unknown),
        "",
        *desk.odd_slugs,
        "",
        *texts,
        site.template_set,
    )
