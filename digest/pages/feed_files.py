"""A feed as bytes: RSS 2.0 and Atom through feedgen, JSON Feed 1.1, OPML 2.0."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable
from datetime import datetime
from html import escape
from typing import TYPE_CHECKING, Any
from xml.sax.saxutils import quoteattr

from digest.model import File
from digest.pages.feeds import NOWHERE, Feed, Item
from digest.settings import Settings

if TYPE_CHECKING:
    from feedgen.feed import FeedGenerator

_TAG = re.compile(r"<([!/?a-zA-Z][^<>]{0,1000})(>?)")
_STYLE = b'<?xml-stylesheet type="text/css" href="%s"?>\n'


def rss_file(feed: Feed, settings: Settings) -> File:
    """The feed as RSS 2.0."""
    return File(feed.url, _styled(feed, _generator(feed, settings, feed.url).rss_str(pretty=False)))


def atom_file(feed: Feed, settings: Settings) -> File:
    """The same feed as Atom, beside its RSS: feed.xml -> feed.atom."""
    url = feed.url.removesuffix(".xml") + ".atom"
    return File(url, _generator(feed, settings, url).atom_str(pretty=False))


def json_file(feed: Feed, settings: Settings) -> File:
    """The same feed as JSON Feed 1.1: feed.xml -> feed.json."""
    url = feed.url.removesuffix(".xml") + ".json"
    base = settings.site.base_url or NOWHERE
    body = {
        "version": "https://jsonfeed.org/version/1.1",
        "title": feed.title,
        "home_page_url": base + ("" if feed.page == "index.html" else feed.page),
        "feed_url": base + url,
        "description": feed.description,
        "language": feed.language,
        "items": [_json_item(item) for item in feed.items],
    }
    return File(url, (json.dumps(body, ensure_ascii=False, indent=1) + "\n").encode())


def opml_file(feeds: Iterable[Feed], settings: Settings) -> File:
    """All feeds for one import, as OPML 2.0."""
    base = settings.site.base_url or NOWHERE
    rows = "".join(
        f'<outline type="rss" text={_attribute(feed.title)} title={_attribute(feed.title)} xmlUrl={_attribute(base + feed.url)} '
        f"htmlUrl={_attribute(base + ('' if feed.page == 'index.html' else feed.page))}/>\n"
        for feed in feeds
    )
    head = f"<head><title>{_attribute(settings.site.title)[1:-1]}</title></head>"
    text = f'<?xml version="1.0" encoding="UTF-8"?>\n<opml version="2.0">{head}<body>\n{rows}</body></opml>\n'
    return File("feeds.opml", text.encode())


def _attribute(text: str) -> str:
    return quoteattr(text, {'"': "&quot;"})


def _json_item(item: Item) -> dict[str, Any]:
    fields = {"id": item.guid, "url": item.url, "title": item.title, "content_html": item.html, "summary": item.summary}
    authors = [{"name": item.creator}] if item.creator else []
    return {**fields, "date_published": item.moment, "authors": authors, "tags": list(item.categories)}


def _generator(feed: Feed, settings: Settings, url: str) -> FeedGenerator:
    from feedgen.feed import FeedGenerator

    base = settings.site.base_url or NOWHERE
    made = FeedGenerator()
    made.load_extension("dc")
    made.id(base + url)
    made.title(_plain(feed.title))
    made.description(feed.description)
    made.subtitle(feed.description)
    made.language(feed.language)
    made.author({"name": settings.site.title})
    made.generator("digest")
    if settings.feeds.hub:
        made.link(href=settings.feeds.hub, rel="hub")
    # RSS takes the last link given for the channel's own: self first, the page last
    made.link(href=base + url, rel="self", type="application/atom+xml" if url.endswith(".atom") else "application/rss+xml")
    made.link(href=base + ("" if feed.page == "index.html" else feed.page), rel="alternate", type="text/html")
    newest = max(datetime.fromisoformat(item.moment) for item in feed.items)
    made.lastBuildDate(newest)  # feedgen would stamp the present time
    made.updated(newest)
    for item in feed.items:
        _add(made, item)
    return made


def _add(made: FeedGenerator, item: Item) -> None:
    entry = made.add_entry(order="append")
    moment = datetime.fromisoformat(item.moment)
    entry.guid(item.guid, permalink=False)
    entry.id(item.guid)
    entry.title(_plain(item.title))
    entry.link(href=item.url, rel="alternate")
    entry.published(moment)
    entry.updated(moment)
    entry.description(escape(item.summary), isSummary=True)  # readers take RSS descriptions for HTML
    entry.summary(escape(item.summary), type="html")
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
