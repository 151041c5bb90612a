"""What is a feed, and an item that is still to be made? And how much of their texts fits into one file."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from html import escape
from typing import Any

from msgspec import Struct

from digest.pages.feed_items import Item

BUDGET = 800_000  # bytes of items' texts in one feed: under 1 MB with all that stands around them


class Feed(Struct, frozen=True):
    """One subscription: its address below site/, what it is called, the page it belongs to, its items newest first.

    The items are made when somebody looks at them; `key` is a fingerprint of all that they depend on, "" where it cannot be told.
    """

    url: str
    title: str
    description: str
    page: str
    items: tuple[Item, ...]
    key: str = ""
    language: str = "en"
    about: str = ""  # the outlet's key, the topic's name: what the ledger remembers of it
    over: bool = False  # nothing will come any more: kept for those who follow it, offered to nobody


class PlannedFeed(Struct, frozen=True, gc=False):  # there is one for nearly every story: it holds nothing of its maker
    """A feed to be made: its address, the key of all that it holds, what others say of it, how it is made and of what."""

    url: str
    key: str
    title: str
    page: str
    make: Callable[..., Feed | None]  # is given the maker of the site's feeds, and then `of`
    of: tuple[Any, ...] = ()
    about: str = ""
    over: bool = False


@dataclass(frozen=True, slots=True)
class Coming:
    """An item before it is made: what makes its guid, its moment, a fingerprint of all that it depends on, and how."""

    what: str
    moment: str
    key: str
    make: Callable[[], Item]


def feed_of(page: str) -> str:
    """The feed that belongs to a page: story/x.html -> story/x.xml."""
    return page.removesuffix(".html") + ".xml"


def page_of(feed: str) -> str:
    """The page that a feed belongs to: story/x.xml -> story/x.html."""
    return feed.removesuffix(".xml") + ".html"


def within(items: list[Item], budget: int) -> tuple[Item, ...]:
    """The items; where they are too much together the older ones keep only their summary, or their title: never losing a guid."""
    if 6 * sum(len(item.html) + 2 * len(item.summary) for item in items) <= budget:  # not even if each character took six bytes
        return tuple(items)
    kept = []
    for item in items:
        fitting = next((form for form in _forms(item) if _size(form) <= budget), None) or replace(item, summary=item.title, html="")
        kept.append(fitting)
        budget -= _size(fitting)
    return tuple(kept)


def _forms(item: Item) -> tuple[Item, ...]:
    """The item as it is, and with its summary for a text."""
    return item, replace(item, html=f"<p>{escape(item.summary)}</p>")


def _size(item: Item) -> int:
    """Bytes in a feed: the text is escaped once more there, the summary twice, and the rest is about 500."""
    return 500 + len(escape(item.html, quote=False).encode()) + 2 * len(item.summary.encode())
