"""A feed as bytes: RSS 2.0 and Atom through feedgen, JSON Feed 1.1, OPML 2.0."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable
from datetime import datetime
from functools import cache
from html import escape
from typing import TYPE_CHECKING, Any

from digest.model import File
from digest.pages.addresses import linkable
from digest.pages.feed_items import NOWHERE, Item
from digest.pages.feed_parts import Feed, PlannedFeed
from digest.settings import Settings
from digest.text import scrubbed, spaced

if TYPE_CHECKING:
    from feedgen.feed import FeedGenerator

_TAG = re.compile(r"<([!/?a-zA-Z][^<>]{0,1000})(>?)")
_STYLE = b'<?xml-stylesheet type="text/css" href="%s"?>\n'
_ATOM = "{http://www.w3.org/2005/Atom}"


def rss_file(feed: Feed, settings: Settings) -> File:
    """The feed as RSS 2.0."""
    return File(feed.url, _styled(feed, _generator(feed, settings, feed.url).rss_str(pretty=False)))


def atom_file(feed: Feed, settings: Settings) -> File:
    """The same feed as Atom, beside its RSS: feed.xml -> feed.atom."""
    url = feed.url.removesuffix(".xml") + ".atom"
    return File(url, _styled(feed, _generator(feed, settings, url).atom_str(pretty=False)))


def json_file(feed: Feed, settings: Settings) -> File:
    """The same feed as JSON Feed 1.1: feed.xml -> feed.json."""
    url = feed.url.removesuffix(".xml") + ".json"
    base = settings.site.base_url or NOWHERE
    body: dict[str, Any] = {
        "version": "https://jsonfeed.org/version/1.1",
        "title": feed.title,
        "home_page_url": base + feed.page.removesuffix("index.html"),
        "feed_url": base + url,
        "description": feed.description,
        "language": feed.language,
        "authors": [{"name": _author(settings)}],
    }
    if settings.site.logo:
        body["icon"] = base + settings.site.logo
    if linkable(settings.feeds.hub):
        body["hubs"] = [{"type": "WebSub", "url": settings.feeds.hub}]
    body["items"] = [_json_item(item) for item in feed.items]
    return File(url, (json.dumps(body, ensure_ascii=False, indent=1) + "\n").encode())


def opml_file(feeds: Iterable[Feed | PlannedFeed], settings: Settings) -> File:
    """All feeds that somebody may want to follow, for one import, as OPML 2.0."""
    base = settings.site.base_url or NOWHERE
    rows = "".join(
        f'<outline type="rss" text={_attribute(_plain(feed.title))} title={_attribute(_plain(feed.title))} '
        f"xmlUrl={_attribute(base + feed.url)} "
        f"htmlUrl={_attribute(base + feed.page.removesuffix('index.html'))}/>\n"
        for feed in feeds
        if not feed.over
    )
    head = f"<head><title>{_attribute(_plain(_author(settings)))[1:-1]}</title></head>"
    text = f'<?xml version="1.0" encoding="UTF-8"?>\n<opml version="2.0">{head}<body>\n{rows}</body></opml>\n'
    return File("feeds.opml", text.encode())


def _attribute(text: str) -> str:
    return f'"{escape(text, quote=False).replace(chr(34), "&quot;")}"'


def _author(settings: Settings) -> str:
    return spaced(scrubbed(settings.site.title)) or "digest"


def _json_item(item: Item) -> dict[str, Any]:
    fields: dict[str, Any] = {"id": item.guid, "url": item.url, "title": item.title, "summary": item.summary}
    fields |= {"content_html": item.html} if item.html else {"content_text": item.summary}
    fields["date_published"] = item.moment
    if item.creator:
        fields["authors"] = [{"name": item.creator}]
    if item.categories:
        fields["tags"] = list(item.categories)
    return fields


def ready() -> None:
    """Loads what writes feeds, which takes a while: once, instead of in each process that begins with what this one knows."""
    from feedgen.feed import FeedGenerator

    FeedGenerator().load_extension("dc")


def _generator(feed: Feed, settings: Settings, url: str) -> FeedGenerator:
    from feedgen.feed import FeedGenerator

    base = settings.site.base_url or NOWHERE
    page, hub = base + feed.page.removesuffix("index.html"), linkable(settings.feeds.hub)
    made = FeedGenerator()
    made.register_extension("dc", *_dublin_core())  # by its name it would be looked for on the disk, each time
    made.id(base + url)
    made.title(_plain(feed.title))
    made.description(_plain(feed.description))  # sets the subtitle too
    made.language(feed.language)
    made.author({"name": _plain(_author(settings))})
    made.generator("digest")
    if settings.site.logo:
        _pictured(made, base + settings.site.logo, _plain(feed.title), page)
    if hub:
        made.link(href=hub, rel="hub")
        made.register_extension("hub", _hub_extension(hub), None, atom=False)
    # RSS takes the last link given for the channel's own: self first, the page last
    made.link(href=base + url, rel="self", type="application/atom+xml" if url.endswith(".atom") else "application/rss+xml")
    made.link(href=page, rel="alternate", type="text/html")
    items = feed.items[:]  # made now, once: a tuple of them would first ask how many there are
    newest = max(datetime.fromisoformat(item.moment) for item in items)
    made.lastBuildDate(newest)  # feedgen would stamp the present time
    made.updated(newest)
    for item in items:
        _add(made, item)
    return made


def _pictured(made: FeedGenerator, url: str, title: str, page: str) -> None:
    """The site's logo; RSS knows pictures of three kinds only."""
    if url.lower().endswith((".png", ".jpg", ".jpeg", ".gif")):
        made.image(url=url, title=title, link=page)
    made.logo(url)


@cache
def _hub_extension(hub: str) -> type:
    """feedgen writes only the self link into RSS: the hub's is added by an extension."""
    from feedgen.ext.base import BaseExtension
    from lxml import etree

    class Hub(BaseExtension):  # type: ignore[misc]  # feedgen publishes no types
        def extend_rss(self, feed: Any) -> Any:
            own = feed[0].find(_ATOM + "link")
            own.addnext(etree.Element(_ATOM + "link", href=hub, rel="hub"))
            return feed

    return Hub


def _dublin_core() -> tuple[type, type]:
    from feedgen.ext.dc import DcEntryExtension, DcExtension  # after feedgen.feed, which brings what this needs

    return DcExtension, DcEntryExtension


def _add(made: FeedGenerator, item: Item) -> None:
    entry = made.add_entry(order="append")
    moment = datetime.fromisoformat(item.moment)
    entry.guid(item.guid, permalink=False)
    entry.title(_plain(item.title))
    entry.link(href=item.url, rel="alternate")
    entry.published(moment)
    entry.updated(moment)
    entry.description(escape(item.summary), isSummary=True)  # readers take RSS descriptions for HTML
    entry.summary(escape(item.summary), type="html")
    if item.html:
        entry.content(item.html, type="html")
    if item.creator:
        entry.dc.dc_creator(_plain(item.creator))  # an author without an address vanishes from RSS
        entry.author({"name": _plain(item.creator)})
    for category in item.categories:
        entry.category(term=_plain(category))


def _plain(text: str) -> str:
    """Some readers take titles for HTML and some for text: what looks like a tag is written so that both show it."""
    return _TAG.sub(lambda found: f"‹{found[1]}›" if found[2] else f"‹{found[1]}", text)


def _styled(feed: Feed, body: bytes) -> bytes:
    """With an instruction for browsers after the XML declaration; readers pass over it."""
    declaration, rest = body.split(b"\n", 1)
    href = "../" * feed.url.count("/") + "static/feed.css"
    return declaration + b"\n" + _STYLE % href.encode() + rest
