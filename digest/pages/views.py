"""What do templates see? The values that several pages share; each page's own view stands beside the page.

Every `href` is an address below site/; a template writes `page.site.root` before it.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from digest.model import Block


@dataclass(frozen=True, slots=True)
class Link:
    """Words that lead somewhere."""

    href: str  # address below site/
    text: str  # the words
    facts: tuple[str, ...] = ()  # what stands quietly beside it
    lang: str = ""  # language of the words, "" where it is the page's


@dataclass(frozen=True, slots=True)
class NavItem:
    """An entry of the site's navigation."""

    href: str  # address below site/
    text: str  # the words
    here: bool = False


@dataclass(frozen=True, slots=True)
class FeedLink:
    """A feed for readers to discover."""

    href: str  # address below site/
    title: str  # heading of the page
    type: str  # MIME type


@dataclass(frozen=True, slots=True)
class Frame:
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


@dataclass(frozen=True, slots=True)
class Head:
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


@dataclass(frozen=True, slots=True)
class When:
    """A date, how exact, and who says so."""

    text: str  # "16 October 2025, 08:30"; "" where there is none
    machine: str = ""  # for `datetime`
    clue: str = ""  # "dated from its dateline: “HARBOUR, 14 October”"
    inferred: bool = False
    reason: str = ""  # why there is no date


@dataclass(frozen=True, slots=True)
class Said:
    """A sentence with its outlet, linked to where it stands."""

    text: str  # the words
    lang: str  # language of the words, "" where it is the page's
    outlet: str  # the outlet's name
    href: str  # address below site/


@dataclass(frozen=True, slots=True)
class Bar:
    """A bar of a picture, in its own units."""

    x: float  # left edge
    y: float  # upper edge
    width: float  # in its own units
    height: float  # in its own units
    now: bool = False  # the newest, or the one that the page is about
    title: str = ""  # heading of the page


@dataclass(frozen=True, slots=True)
class Picture:
    """A tiny plot: bars in a box, and what they say in words."""

    width: float  # in its own units
    height: float  # in its own units
    bars: tuple[Bar, ...]  # from left to right
    label: str  # what it says, in words
    first: str = ""  # words under its left end
    last: str = ""


@dataclass(frozen=True, slots=True)
class Card:
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


@dataclass(frozen=True, slots=True)
class Line:
    """A story, or a report, in one line."""

    href: str  # address below site/
    text: str  # the words
    lang: str  # language of the words, "" where it is the page's
    facts: tuple[str, ...]  # what stands quietly beside it
    mark: str = ""
    when: When | None = None  # its date
    plot: Picture | None = None  # activity


@dataclass(frozen=True, slots=True)
class Part:
    """A piece of a cleaned text: a paragraph, heading, quotation, list, preformatted text or table."""

    kind: str  # p h quote list pre table
    anchor: str  # "p3"
    block: Block  # of the article
    level: int = 2  # of a heading
    items: tuple[tuple[str, Block], ...] = ()  # of a list: anchor and block
    rows: tuple[tuple[str, ...], ...] = ()  # of a table


@dataclass(frozen=True, slots=True)
class Shares:
    """How many entries each outlet has."""

    label: str  # what it says, in words
    rows: tuple[tuple[Link, int, float], ...]  # outlet, number, width of its bar in percent of the longest


@dataclass(frozen=True, slots=True)
class Span:
    """A story as a line from its first to its last day."""

    link: Link  # the story
    start: float  # in percent of the picture's width
    width: float  # in its own units
    label: str  # "14–16 October, 7 outlets"
    on: bool = False  # goes on beyond the right end


@dataclass(frozen=True, slots=True)
class Cell:
    """A day of a calendar; without a day: the blank before the first and after the last."""

    day: int = 0  # of the month
    href: str = ""  # address below site/
    count: int = 0  # stories of that day
    label: str = ""  # what it says, in words
    level: int = 0  # 0–4, how full compared with the fullest day shown


@dataclass(frozen=True, slots=True)
class Calendar:
    """A month as weeks of seven cells."""

    title: str  # heading of the page
    href: str  # address below site/
    weekdays: tuple[tuple[str, str], ...]  # ("Mo", "Monday")
    weeks: tuple[tuple[Cell, ...], ...]  # from Monday on
    facts: tuple[str, ...] = ()  # what stands quietly beside it


@dataclass(frozen=True, slots=True)
class Section:
    """A heading and the lines under it."""

    title: str  # heading of the page
    lines: tuple[Line, ...]  # the entries
    href: str = ""  # address below site/
    facts: tuple[str, ...] = ()  # what stands quietly beside it
    anchor: str = ""
    more: Link | None = None
