"""The pages that hold few values: search, undated, about, not found, moved, removed."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

from digest.model import Page
from digest.pages.addresses import public_address, root_of, source_url
from digest.pages.desk import Desk
from digest.pages.frame import Meta, frame, head
from digest.pages.source import articles_by_source
from digest.pages.views import Frame, Head, Line, Link


@dataclass(frozen=True, slots=True)
class SearchView:
    """search.html"""

    site: Frame  # masthead and footer
    head: Head  # what machines read
    title: str  # heading of the page


@dataclass(frozen=True, slots=True)
class UndatedView:
    """undated.html"""

    site: Frame  # masthead and footer
    head: Head  # what machines read
    title: str  # heading of the page
    counts: str  # how much there is, in words
    lines: tuple[Line, ...]  # each with the reason why it has no date


@dataclass(frozen=True, slots=True)
class AboutView:
    """about.html"""

    site: Frame  # masthead and footer
    head: Head  # what machines read
    title: str  # heading of the page
    facts: tuple[tuple[str, str], ...]  # ("Stories", "312")
    rights: tuple[tuple[str, Link, int], ...]  # what the rights of an outlet are, the outlet, its reports
    public: bool  # is the build public?
    notes: tuple[str, ...]  # what a person should know of the inputs, in private builds


@dataclass(frozen=True, slots=True)
class PlainView:
    """404.html, and the pages of what was removed."""

    site: Frame  # masthead and footer
    head: Head  # what machines read
    title: str  # heading of the page


@dataclass(frozen=True, slots=True)
class MovedView:
    """The old address of a story that was merged into another."""

    site: Frame  # masthead and footer
    head: Head  # what machines read
    title: str  # heading of the page
    to: str  # the new address, relative to this one


def search_page(desk: Desk) -> Page:
    """The search: its script finds the bundle; without it the page leads to the archive."""
    title = desk.words["nav_search"]
    return Page(
        "search.html",
        "search.html",
        SearchView(frame(desk, "search.html"), _head(desk, "search.html", title, desk.words["search_description"]), title),
    )


def undated_page(desk: Desk) -> Page:
    """The shelf of reports without an honest day, each with the reason."""
    words, title = desk.words, desk.words["undated_shelf"]
    articles = sorted(
        (a for a in desk.site.articles.values() if a.dated.day is None), key=lambda a: (desk.title(a).casefold(), a.id)
    )
    lines = tuple(desk.report_line(article, outlet=True) for article in articles)
    counts = words.count("reports", len(lines))
    description = f"{title}: {counts}. {words['undated_intro']}"
    return Page(
        "undated.html",
        "undated.html",
        UndatedView(
            site=frame(desk, "undated.html"),
            head=_head(desk, "undated.html", title, description),
            title=title,
            counts=counts,
            lines=lines,
        ),
    )


def about_page(desk: Desk) -> Page:
    """How stories are made, what was counted, who may ask for what."""
    words, title = desk.words, desk.words["about_title"]
    settings = desk.site.settings
    notes = tuple(f"{note.path}:{note.line}: {note.text}" if note.line else f"{note.path}: {note.text}" for note in desk.site.notes)
    head_ = _head(desk, "about.html", title, words["about_description"])
    public = settings.publish == "public"
    view = AboutView(
        site=frame(desk, "about.html"),
        head=head_,
        title=title,
        facts=_counts(desk),
        rights=_rights(desk),
        public=public,
        notes=() if public else notes[:200],
    )
    return Page("about.html", "about.html", view)


def _counts(desk: Desk) -> tuple[tuple[str, str], ...]:
    site, words = desk.site, desk.words
    copies = sum(len(account.story.group.copies) for account in desk.stories.values())
    counted = (
        ("count_stories", len(desk.stories)),
        ("count_reports", len(site.articles)),
        ("count_copies", copies),
        ("count_outlets", len(desk.slugs)),
        ("count_days", len(desk.days)),
        ("count_undated", sum(1 for article in site.articles.values() if article.dated.day is None)),
        ("count_files", site.files),
    )
    return tuple((words[key], words.number(number)) for key, number in counted if number or key != "count_files")


def _rights(desk: Desk) -> tuple[tuple[str, Link, int], ...]:
    """What may be shown of each outlet, as its articles say."""
    rows = []
    for key, articles in articles_by_source(desk).items():
        for rights, number in sorted(Counter("full" if article.full else article.rights for article in articles).items()):
            rows.append((rights, Link(source_url(desk.slugs[key]), desk.outlet(articles[0])), number))
    return tuple(
        (desk.words["rights_" + rights.replace("-", "_")], link, number)
        for rights, link, number in sorted(rows, key=lambda r: (r[0], r[1].text.casefold()))
    )


def not_found_page(desk: Desk) -> Page:
    """404.html: shown at any depth, so its links are absolute."""
    title = desk.words["not_found_title"]
    return Page(
        "404.html", "404.html", PlainView(frame(desk, "404.html"), _head(desk, "404.html", title, title, indexed=False), title)
    )


def gone_page(desk: Desk, url: str) -> Page:
    """What stands where something was taken down: no title of it, no text."""
    title = desk.words["gone_title"]
    return Page(
        url, "gone.html", PlainView(frame(desk, url), _head(desk, url, f"{title} – {_name(url)}", title, indexed=False), title)
    )


def moved_page(desk: Desk, url: str, to: str) -> Page:
    """What stands at an old address: the way to the new one."""
    title = desk.words["moved_title"]
    heading = _head(desk, url, f"{title} – {_name(url)}", title, indexed=False)
    return Page(url, "moved.html", MovedView(frame(desk, url), heading, title, root_of(url) + to))


def _name(url: str) -> str:
    """The id in an address: s0123456789 of story/s0123456789-slug.html"""
    return url.rpartition("/")[2].removesuffix(".html").partition("-")[0]


def _head(desk: Desk, url: str, title: str, description: str, indexed: bool = True) -> Head:
    return head(desk, url, Meta(title, description, indexed=indexed))


def absolute(desk: Desk, url: str) -> str:
    """The address as others see it, "" without a base_url."""
    return public_address(desk.site.settings.site.base_url, url)
