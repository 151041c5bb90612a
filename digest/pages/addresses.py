"""Where does each thing live? Addresses below site/, and what of the world's addresses may be linked."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date
from urllib.parse import urlsplit

from digest.fingerprint import short_id
from digest.model import Article, Story
from digest.text import slug_of

# http or https, a host without user name, and nothing that could end an attribute or a header
_PLAIN = re.compile(r"https?://[^\s<>\"'\\/?#@]+(?:[/?#][^\s<>\"'\\]*)?")
UNKNOWN = "unknown"  # the slug of the outlet that nobody named


def story_url(story: Story) -> str:
    """story/ID-slug.html, minted once."""
    return f"story/{story.id}-{story.slug}.html" if story.slug else f"story/{story.id}.html"


def article_url(article: Article) -> str:
    """article/ID-slug.html"""
    return f"article/{article.id}-{article.slug}.html" if article.slug else f"article/{article.id}.html"


def day_url(day: date) -> str:
    """2025/10/12.html"""
    return f"{day.year:04}/{day.month:02}/{day.day:02}.html"


def month_url(year: int, month: int) -> str:
    """2025/10/index.html: named in full, since a folder does not open from the local disk."""
    return f"{year:04}/{month:02}/index.html"


def year_url(year: int) -> str:
    """2025/index.html"""
    return f"{year:04}/index.html"


def source_slugs(keys: Iterable[str]) -> dict[str, str]:
    """A slug for each outlet key; keys that would share one get a mark of their own.

    >>> source_slugs(["harbour.example", "harbour-example"])["harbour-example"]
    'harbour-example'
    """
    slugs: dict[str, str] = {}
    taken: set[str] = set()
    for key in sorted(set(keys)):
        slug = slug_of(key) or (UNKNOWN if not key else short_id("o", key, letters=6))
        slugs[key] = slug if slug not in taken else f"{slug}-{short_id('', key, letters=4)}"
        taken.add(slugs[key])
    return slugs


def source_url(slug: str, part: str = "") -> str:
    """source/SLUG.html; source/SLUG/2024.html for one year of a long list."""
    return f"source/{slug}/{part}.html" if part else f"source/{slug}.html"


def topic_url(slug: str, part: str = "") -> str:
    """topic/SLUG.html"""
    return f"topic/{slug}/{part}.html" if part else f"topic/{slug}.html"


def root_of(url: str) -> str:
    """The way from a page up to the site's root.

    >>> root_of("2025/10/12.html"), root_of("index.html")
    ('../../', '')
    """
    return "../" * url.count("/")


def public_address(base_url: str, url: str) -> str:
    """The absolute address; a folder's page by its folder. "" without a base_url.

    >>> public_address("https://example.org/news", "2025/index.html")
    'https://example.org/news/2025/'
    """
    if not base_url:
        return ""
    return base_url.rstrip("/") + "/" + url.removesuffix("index.html")


def base_path(base_url: str) -> str:
    """The path that the site hangs under, with slashes at both ends: "/" or "/news/"."""
    return "/" + (urlsplit(base_url).path.strip("/") + "/").lstrip("/")


def linkable(url: str) -> str:
    """The address if it is a plain web address, else ""."""
    return url if _PLAIN.fullmatch(url) else ""


def host_of(url: str) -> str:
    """example.org of https://www.example.org/a"""
    return (
        url.partition("//")[2].partition("/")[0].partition("?")[0].partition("#")[0].removeprefix("www.") if linkable(url) else ""
    )
