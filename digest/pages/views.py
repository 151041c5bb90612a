"""What do templates see? The values that several pages share; each page's own view stands beside the page.

Every `href` is an address below site/; a template writes `page.site.root` before it. They are structs, frozen like the
dataclasses elsewhere: pages make them by the ten thousand, and every build that makes a page imports them.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from msgspec import Struct

from digest.model import Block


class Link(Struct, frozen=True):
    """Words that lead somewhere."""

    href: str  # address below site/
    text: str  # the words
    facts: tuple[str, ...] = ()  # what stands quietly beside it
    lang: str = ""  # language of the words, "" where it is the page's


class NavItem(Struct, frozen=True):
    """An entry of the site's navigation."""

    href: str  # address below site/
    text: str  # the words
    here: bool = False


class FeedLink(Struct, frozen=True):
    """A feed for readers to discover."""

    href: str  # address below site/
    title: str  # heading of the page
    type: str  # MIME type


class Frame(Struct, frozen=True):
    """What every page carries around its content."""

    title: str  # heading of the page
    root: str  # "", "../", "../../"; in 404.html the absolute base path
    language: str  # of the interface
    direction: str  # "ltr" or "rtl"
    description: str  # in one or two sentences
    logo: str  # address of a file, "" for none
    nav: tuple[NavItem, ...]
    private: bool  # is the build private?
    contact: str  # for removals
    search: bool  # is there a search?


class Head(Struct, frozen=True):
    """What machines read of a page."""

    title: str  # heading of the page
    description: str  # in one or two sentences
    canonical: str  # absolute, "" without a base_url
    kind: str  # Open Graph type: "website" or "article"
    robots: str  # "noindex" or ""
    feeds: tuple[FeedLink, ...]
    policy: str  # Content-Security-Policy
    data: Mapping[str, Any] | None = None  # JSON-LD
    image: str = ""  # absolute


class When(Struct, frozen=True):
    """A date, how exact, and who says so."""

    text: str  # "16 October 2025, 08:30"; "" where there is none
    machine: str = ""  # for `datetime`
    clue: str = ""  # "dated from its dateline: “HARBOUR, 14 October”"
    inferred: bool = False
    reason: str = ""  # why there is no date


class Said(Struct, frozen=True):
    """A sentence with its outlet, linked to where it stands."""

    text: str  # the words
    lang: str  # language of the words, "" where it is the page's
    outlet: str  # the outlet's name
    href: str  # address below site/


class Bar(Struct, frozen=True):
    """A bar of a picture, in its own units."""

    x: float  # left edge
    y: float  # upper edge
    width: float  # in its own units
    height: float  # in its own units
    now: bool = False  # the newest, or the one that the page is about
    title: str = ""  # heading of the page


class Picture(Struct, frozen=True):
    """A tiny plot: bars in a box, and what they say in words."""

    width: float  # in its own units
    height: float  # in its own units
    bars: tuple[Bar, ...]  # from left to right
    label: str  # what it says, in words
    first: str = ""  # words under its left end
    last: str = ""


class Card(Struct, frozen=True):
    """A story on a front or day page."""

    id: str  # the article or story
    href: str  # address below site/
    headline: str  # of the story
    lang: str  # language of the words, "" where it is the page's
    mark: str  # "New", "Updated · day 3", ""
    pinned: bool  # by the editor
    note: str  # the editor's
    lead: tuple[Said, ...]  # verbatim sentences, each with its outlet
    facts: tuple[str, ...]  # "7 outlets", "5 texts", "14–16 October", "2 new reports"
    plot: Picture | None  # activity


class Line(Struct, frozen=True):
    """A story, or a report, in one line."""

    href: str  # address below site/
    text: str  # the words
    lang: str  # language of the words, "" where it is the page's
    facts: tuple[str, ...]  # what stands quietly beside it
    mark: str = ""
    when: When | None = None  # its date
    plot: Picture | None = None  # activity


class Item(Struct, frozen=True):
    """What a list says at one place, and the list below it."""

    anchor: str  # "p3"
    block: Block  # of the article
    items: tuple[Item, ...] = ()  # of the list below it


class Part(Struct, frozen=True):
    """A piece of a cleaned text: a paragraph, heading, quotation, list, preformatted text or table."""

    kind: str  # p h quote list pre table
    anchor: str  # "p3"
    block: Block  # of the article
    level: int = 2  # of a heading
    items: tuple[Item, ...] = ()  # of a list
    rows: tuple[tuple[str, ...], ...] = ()  # of a table
    heads: int = 0  # how many of these, the first ones, are its head


class Shares(Struct, frozen=True):
    """How many entries each outlet has."""

    label: str  # what it says, in words
    rows: tuple[tuple[Link, int, float], ...]  # outlet, number, width of its bar in percent of the longest


class Span(Struct, frozen=True):
    """A story as a line from its first to its last day."""

    link: Link  # the story
    start: float  # in percent of the picture's width
    width: float  # in its own units
    label: str  # "14–16 October, 7 outlets"
    on: bool = False  # goes on beyond the right end


class Cell(Struct, frozen=True):
    """A day of a calendar; without a day: the blank before the first and after the last."""

    day: int = 0  # of the month
    href: str = ""  # address below site/
    count: int = 0  # stories of that day
    label: str = ""  # what it says, in words
    level: int = 0  # 0–4, how full compared with the fullest day shown


class Calendar(Struct, frozen=True):
    """A month as weeks of seven cells."""

    title: str  # heading of the page
    href: str  # address below site/
    weekdays: tuple[tuple[str, str], ...]  # ("Mo", "Monday")
    weeks: tuple[tuple[Cell, ...], ...]  # from Monday on
    facts: tuple[str, ...] = ()  # what stands quietly beside it


class Section(Struct, frozen=True):
    """A heading and the lines under it."""

    title: str  # heading of the page
    lines: tuple[Line, ...]  # the entries
    href: str = ""  # address below site/
    facts: tuple[str, ...] = ()  # what stands quietly beside it
    anchor: str = ""
    more: Link | None = None
