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

    href: str
    text: str
    facts: tuple[str, ...] = ()  # what stands quietly beside it
    lang: str = ""  # language of the words, "" where it is the page's


@dataclass(frozen=True, slots=True)
class NavItem:
    """An entry of the site's navigation."""

    href: str
    text: str
    here: bool = False


@dataclass(frozen=True, slots=True)
class FeedLink:
    """A feed for readers to discover."""

    href: str
    title: str
    type: str


@dataclass(frozen=True, slots=True)
class Frame:
    """What every page carries around its content."""

    title: str
    root: str  # "", "../", "../../"; in 404.html the absolute base path
    language: str
    direction: str  # "ltr" or "rtl"
    description: str
    logo: str  # address of a file, "" for none
    nav: tuple[NavItem, ...]
    private: bool
    contact: str
    search: bool


@dataclass(frozen=True, slots=True)
class Head:
    """What machines read of a page."""

    title: str
    description: str
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

    text: str
    lang: str
    outlet: str
    href: str


@dataclass(frozen=True, slots=True)
class Bar:
    """A bar of a picture, in its own units."""

    x: float
    y: float
    width: float
    height: float
    now: bool = False  # the newest, or the one that the page is about
    title: str = ""


@dataclass(frozen=True, slots=True)
class Picture:
    """A tiny plot: bars in a box, and what they say in words."""

    width: float
    height: float
    bars: tuple[Bar, ...]
    label: str
    first: str = ""  # words under its left end
    last: str = ""


@dataclass(frozen=True, slots=True)
class Card:
    """A story on a front or day page."""

    id: str
    href: str
    headline: str
    lang: str
    mark: str  # "New", "Updated · day 3", ""
    pinned: bool
    note: str  # the editor's
    lead: tuple[Said, ...]
    facts: tuple[str, ...]  # "7 outlets", "5 texts", "14–16 October", "2 new reports"
    plot: Picture | None


@dataclass(frozen=True, slots=True)
class Line:
    """A story, or a report, in one line."""

    href: str
    text: str
    lang: str
    facts: tuple[str, ...]
    mark: str = ""
    when: When | None = None
    plot: Picture | None = None


@dataclass(frozen=True, slots=True)
class Part:
    """A piece of a cleaned text: a paragraph, heading, quotation, list, preformatted text or table."""

    kind: str  # p h quote list pre table
    anchor: str  # "p3"
    block: Block
    level: int = 2
    items: tuple[tuple[str, Block], ...] = ()  # of a list: anchor and block
    rows: tuple[tuple[str, ...], ...] = ()  # of a table


@dataclass(frozen=True, slots=True)
class Shares:
    """How many entries each outlet has."""

    label: str
    rows: tuple[tuple[Link, int, float], ...]  # outlet, number, width of its bar in percent of the longest


@dataclass(frozen=True, slots=True)
class Span:
    """A story as a line from its first to its last day."""

    link: Link
    start: float  # in percent of the picture's width
    width: float
    label: str  # "14–16 October, 7 outlets"
    on: bool = False  # goes on beyond the right end


@dataclass(frozen=True, slots=True)
class Cell:
    """A day of a calendar; without a day: the blank before the first and after the last."""

    day: int = 0
    href: str = ""
    count: int = 0
    label: str = ""
    level: int = 0  # 0–4, how full compared with the fullest day shown


@dataclass(frozen=True, slots=True)
class Calendar:
    """A month as weeks of seven cells."""

    title: str
    href: str
    weekdays: tuple[tuple[str, str], ...]  # ("Mo", "Monday")
    weeks: tuple[tuple[Cell, ...], ...]
    facts: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Section:
    """A heading and the lines under it."""

    title: str
    lines: tuple[Line, ...]
    href: str = ""
    facts: tuple[str, ...] = ()
    anchor: str = ""
    more: Link | None = None
