"""The pages that hold few values: search, undated, about, not found, moved, removed."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain

from digest.errors import located
from digest.model import Article, Page
from digest.pages.addresses import public_address, root_of, source_url, topic_url
from digest.pages.cards import report_line
from digest.pages.desk import Desk
from digest.pages.frame import Meta, frame, head
from digest.pages.keys import Keys
from digest.pages.lists import by_letter
from digest.pages.planned import Planned
from digest.pages.views import Frame, Head, Line, Link
from digest.tables import Tables

_NAMED = 12  # outlets of one kind of rights; the others are counted


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
    part: str  # "B", "" for the first page
    counts: str  # how much there is, in words
    lines: tuple[Line, ...]  # each with the reason why it has no date
    parts: tuple[Link, ...]  # the pages by first letter, where there are too many for one


@dataclass(frozen=True, slots=True)
class Rights:
    """What the rights leave of some outlets' reports."""

    shown: str  # "full text"
    outlets: tuple[Link, ...]  # those with most reports
    more: int  # how many outlets beside them
    reports: str  # "12 reports"


@dataclass(frozen=True, slots=True)
class AboutView:
    """about.html"""

    site: Frame  # masthead and footer
    head: Head  # what machines read
    title: str  # heading of the page
    facts: tuple[tuple[str, str], ...]  # ("Stories", "312")
    rights: tuple[Rights, ...]  # what is shown of whom
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
    """The old address of a story that was merged into another, or of an outlet or topic that has another name now."""

    site: Frame  # masthead and footer
    head: Head  # what machines read
    title: str  # heading of the page
    to: str  # the new address, relative to this one
    headline: str  # of the story that stands there, the name of the outlet, topic or list
    lang: str  # language of the headline, "" where it is the page's
    story: bool  # is it a story?


def search_page(desk: Desk) -> Page:
    """The search: its script finds the bundle; without it the page leads to the archive."""
    title = desk.words["nav_search"]
    return Page(
        "search.html",
        "search.html",
        SearchView(frame(desk, "search.html"), _head(desk, "search.html", title, desk.words["search_description"]), title),
    )


def undated_pages(desk: Desk, keys: Keys, tables: Tables) -> tuple[Planned, ...]:
    """The pages of the shelf, known again while its reports and the stories that they lead to are the same."""
    homes = [desk.homes.get(article.id) for article in desk.undated]
    return tables.one("undated", (desk.undated, homes), lambda: tuple(_shelves(desk, keys)), keys.base)


def _shelves(desk: Desk, keys: Keys) -> Iterator[Planned]:
    """The shelf of reports without an honest day, each with the reason; where they are many, by first letter."""
    articles = sorted(desk.undated, key=lambda a: (desk.title(a).casefold(), a.id))
    letters = by_letter([(desk.title(a), a.id[1:], a) for a in articles], desk.site.settings.pages.list_limit)
    parts = tuple(Link(_undated_url(one.part), one.name, (desk.words.number(len(one.entries)),)) for one in letters)
    shelves = [((() if letters else tuple(articles)), "", len(articles))]
    shelves += [(one.entries, link.href, len(one.entries)) for one, link in zip(letters, parts, strict=True)]
    shown = [f"{link.href} {link.facts}" for link in parts]
    for those, url, number in shelves:
        key = keys.reports(those, "undated", url, str(number), *shown)
        yield Planned(url or "undated.html", _undated, (those, parts, url, number), key)


def _undated_url(part: str) -> str:
    return f"undated/{part}.html"


def _undated(desk: Desk, articles: Sequence[Article], parts: tuple[Link, ...], url: str, number: int) -> Page:
    words = desk.words
    part = next((link.text for link in parts if link.href == url), "")
    title = words.listed((words["undated_shelf"], part)) if part else words["undated_shelf"]
    counts = words.count("reports", number)
    view = UndatedView(
        site=frame(desk, url or "undated.html"),
        head=_head(desk, url or "undated.html", title, f"{title}: {counts}. {words['undated_intro']}"),
        title=title,
        part=part,
        counts=counts if number else "",
        lines=tuple(report_line(desk, article, outlet=True) for article in articles),
        parts=parts,
    )
    return Page(url or "undated.html", "undated.html", view)


def about_page(desk: Desk) -> Page:
    """How stories are made, what was counted, who may ask for what."""
    words, title = desk.words, desk.words["about_title"]
    settings = desk.site.settings
    notes = tuple(located(note.text, note.path, note.line) for note in desk.site.notes)
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
        ("count_outlets", len(desk.slugs.keys() - {""})),
        ("count_days", len(desk.days)),
        ("count_undated", len(desk.undated)),
        ("count_files", site.files),
    )
    return tuple((words[key], words.number(number)) for key, number in counted if number or key != "count_files")


def _rights(desk: Desk) -> tuple[Rights, ...]:
    """What may be shown of which outlets, as their articles say."""
    found: dict[str, Counter[str]] = {}
    for key, articles in desk.by_source.items():
        for rights, number in Counter(["full" if article.full else article.rights for article in articles]).items():
            found.setdefault(rights, Counter())[key] = number
    names = {key: desk.outlet(articles[0]) for key, articles in desk.by_source.items()}
    return tuple(
        _right(desk, rights, found[rights], names) for rights in sorted(found, key=lambda rights: (-found[rights].total(), rights))
    )


def _right(desk: Desk, rights: str, counted: Counter[str], names: Mapping[str, str]) -> Rights:
    order = sorted(counted, key=lambda key: (-counted[key], names[key].casefold(), key))
    shown = tuple(Link(source_url(desk.slugs[key]), names[key]) for key in order[:_NAMED])
    word = desk.words["rights_" + rights.replace("-", "_")]
    return Rights(word, shown, max(0, len(order) - _NAMED), desk.words.count("reports", sum(counted.values())))


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
    return Page(url, "moved.html", MovedView(frame(desk, url), heading, title, root_of(url) + to, *_goal(desk, to)))


def moved_key(desk: Desk, keys: Keys, to: str) -> str:
    """The key of `moved_page`."""
    return keys.moved(to, *_goal(desk, to)[:2])


def _goal(desk: Desk, to: str) -> tuple[str, str, bool]:
    """The headline of the story at this address, its language, and that it is one; else the name of the outlet, topic or list."""
    account = desk.stories.get(_name(to))
    if account:
        return desk.headline(account), desk.story_lang(account), True
    lists = {"source/index.html": desk.words["nav_sources"], "topic/index.html": desk.words["nav_topics"]}
    outlets = (desk.outlet(desk.by_source[key][0]) for key, slug in desk.slugs.items() if source_url(slug) == to)
    topics = (topic.name for topic in desk.site.topics if topic_url(topic.slug) == to)
    return lists.get(to) or next(chain(outlets, topics), ""), "", False


def _name(url: str) -> str:
    """The id in an address: s0123456789 of story/s0123456789-slug.html, else the slug."""
    name = url.rpartition("/")[2].removesuffix(".html")
    return name if url.startswith(("source/", "topic/")) else name.partition("-")[0]


def _head(desk: Desk, url: str, title: str, description: str, indexed: bool = True) -> Head:
    return head(desk, url, Meta(title, description, indexed=indexed))


def absolute(desk: Desk, url: str) -> str:
    """The address as others see it, "" without a base_url."""
    return public_address(desk.site.settings.site.base_url, url)
