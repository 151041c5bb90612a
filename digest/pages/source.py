"""What did one outlet report? Its articles by month, how many are texts of its own, and its feed."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import partial
from typing import Any

from msgspec import structs

from digest.model import Article, Page
from digest.pages.addresses import linkable, month_url, source_url
from digest.pages.cards import report_line
from digest.pages.desk import Desk
from digest.pages.feed_parts import feed_of
from digest.pages.frame import Meta, frame, head
from digest.pages.keys import Keys
from digest.pages.lists import Letters, Part, Piece, by_letter, parts_of, pieces
from digest.pages.planned import Planned
from digest.pages.plots import activity
from digest.pages.views import Frame, Head, Line, Link, Picture, Section, Shares
from digest.tables import Tables


@dataclass(frozen=True, slots=True)
class SourceView:
    """source/SLUG.html, source/SLUG/2024.html"""

    site: Frame  # masthead and footer
    head: Head  # what machines read
    title: str  # heading of the page
    name: str  # for people
    part: str  # "2024", "May 2024", "" for the first page
    counts: tuple[str, ...]  # "120 reports", "96 texts of its own", "24 copies"
    home: Link  # the first page of this outlet
    sections: tuple[Section, ...]  # by month, newest first; the undated last
    parts: tuple[Link, ...]  # the pages that the list is split into
    plot: Picture | None  # activity
    feed: str  # address of its own feed, "" for none
    host: str  # the publisher's host


@dataclass(frozen=True, slots=True)
class SourcesView:
    """source/index.html"""

    site: Frame  # masthead and footer
    head: Head  # what machines read
    title: str  # heading of the page
    part: str  # "B", "" for the first page
    counts: str  # how much there is, in words
    shares: Shares  # outlets by share
    parts: tuple[Link, ...]  # the pages by first letter, where there are too many for one


def sources_pages(desk: Desk) -> Iterator[Page]:
    """All outlets by the number of their articles; where they are many the largest, and all of them by first letter."""
    by_key = desk.by_source
    order = sorted(by_key, key=lambda key: (-len(by_key[key]), desk.outlet(by_key[key][0]).casefold(), key))
    limit = desk.site.settings.pages.list_limit
    letters = by_letter([(desk.outlet(by_key[key][0]), desk.slugs[key], key) for key in order], limit)
    yield _sources(desk, by_key, order[:limit] if letters else order, letters, "", "")
    for one in letters:
        yield _sources(desk, by_key, one.entries, letters, one.part, one.name)


def _sources(
    desk: Desk, by_key: Mapping[str, Sequence[Article]], order: Sequence[str], letters: Sequence[Letters[str]], part: str, name: str
) -> Page:
    words = desk.words
    most = max((len(by_key[key]) for key in order), default=1)
    rows = tuple(
        (Link(source_url(desk.slugs[key]), desk.outlet(by_key[key][0])), len(by_key[key]), round(100 * len(by_key[key]) / most, 1))
        for key in order
    )
    title = words.listed((words["nav_sources"], name)) if name else words["nav_sources"]
    shown = order if part else tuple(by_key)
    counted = ("outlets", len({*shown} - {""})), ("reports", sum(len(by_key[key]) for key in shown))
    counts = words.listed(tuple(words.count(what, number) for what, number in counted if number))
    url = source_url("index", part)
    view = SourcesView(
        site=frame(desk, url),
        head=head(desk, url, Meta(title, f"{title}: {counts}" if counts else title)),
        title=title,
        part=name,
        counts=counts,
        shares=Shares(words["shares_label"], rows),
        parts=tuple(Link(source_url("index", one.part), one.name, (words.number(len(one.entries)),)) for one in letters),
    )
    return Page(url, "sources.html", view)


def pages_of_sources(desk: Desk, keys: Keys, tables: Tables) -> Iterator[Planned]:
    """The pages of all outlets; those of one are known again while its articles and the stories that they lead to are the same."""
    homes = tables.beside("articles of sources beside homes", desk.by_source, lambda those: [each.id for each in those], desk.homes)
    asked = {key: (each, desk.feed(_feed(desk, key))) for key, each in homes.items()}
    for planned in tables.each("pages of sources", asked, lambda key, of: _source(desk, keys, key, of[0][0]), keys.base).values():
        yield from planned


def _source(desk: Desk, keys: Keys, key: str, articles: Sequence[Article]) -> list[Planned]:
    """The pages of one outlet: one, or one a year where its list is long."""
    shown = desk.listed(articles)
    limit = desk.site.settings.pages.list_limit
    split = pieces([(article.dated.day, article) for article in shown], limit)
    undated = by_letter([(desk.title(article), article.id[1:], article) for day, article in split[0].entries if day is None], limit)
    if undated:
        parts = (Piece(f"undated-{one.part}", tuple((None, article) for article in one.entries), one.name) for one in undated)
        split = (Piece("", ()), *split[1:], *parts)
    name, counts = desk.outlet(articles[0]), _counts(desk, shown)
    plot = activity(sorted(Counter(article.dated.day for article in shown if article.dated.day).items()), desk.words)
    found = []
    for each in parts_of(split, plot):
        piece = each.piece
        said = counts if not piece.part else (desk.words.count("reports", len(piece.entries)),)
        url = source_url(desk.slugs[key], piece.part)
        found.append(Planned(url, _page, ((key, name), said, each), _key(desk, keys, (key, name), said, each)))
    return found


def _key(desk: Desk, keys: Keys, outlet: tuple[str, str], counts: tuple[str, ...], of: Part[Article]) -> str:
    """A fingerprint of all that the page shows."""
    feed = desk.feed(_feed(desk, outlet[0]))
    return keys.reports([article for _, article in of.piece.entries], *outlet, feed, *counts, "", *of.key)


def _line(desk: Desk, article: Article) -> Line:
    """A report under its month: the day is enough; under "Undated" nothing need be said."""
    line, day = report_line(desk, article), article.dated.day
    return structs.replace(line, when=structs.replace(line.when, text=desk.words.short(day)) if line.when and day else None)


def _page(desk: Desk, outlet: tuple[str, str], counts: tuple[str, ...], of: Part[Article]) -> Page:
    (key, name), words, piece = outlet, desk.words, of.piece
    slug = desk.slugs[key]
    url = source_url(slug, piece.part)
    part = part_name(desk, piece)
    title = words["comma"].join((name, part)) if part else name
    feed = desk.feed(_feed(desk, key))
    meta = Meta(f"{title} – {words['source_word']}", words["comma"].join((title, *counts)), feed=(feed, name))
    host = key if "." in key and linkable("https://" + key) else ""
    view = SourceView(
        site=frame(desk, url),
        head=head(desk, url, meta),
        title=title,
        name=name,
        part=part,
        counts=counts,
        home=Link(source_url(slug), name),
        sections=by_month(desk, [(day, _line(desk, article)) for day, article in piece.entries]),
        parts=part_links(desk, of, partial(source_url, slug)),
        plot=of.plot,
        feed=feed,
        host=host,
    )
    return Page(url, "source.html", view)


def _feed(desk: Desk, key: str) -> str:
    return feed_of(source_url(desk.slugs[key]))


def _counts(desk: Desk, articles: Sequence[Article]) -> tuple[str, ...]:
    copied = sum(1 for article in articles if article.id in desk.copied)
    words = desk.words
    counts = [words.count("reports", len(articles))]
    if articles and articles[0].outlet.key:
        counts.append(words.count("own_texts", len(articles) - copied))
    return (*counts, words.count("copies", copied)) if copied else tuple(counts)


def part_links(desk: Desk, of: Part[Any], url: Callable[[str], str]) -> tuple[Link, ...]:
    """The parts of a list, with how much is in each."""
    parts = (piece for piece in of.others if piece.part)
    return tuple(Link(url(piece.part), part_name(desk, piece), (desk.words.number(len(piece.entries)),)) for piece in parts)


def part_name(desk: Desk, piece: Piece[Any]) -> str:
    """2024/05 -> May 2024; the undated under B -> Undated: B"""
    if piece.letters:
        return f"{desk.words['undated']}: {piece.letters}"
    year, _, month = piece.part.partition("/")
    return desk.words.month(int(year), int(month)) if month else year


def by_month(desk: Desk, lines: Sequence[tuple[date | None, Line]]) -> tuple[Section, ...]:
    """Lines under their months, in the order given; those without a day last."""
    months: dict[tuple[int, int], list[Line]] = {}
    for day, line in lines:
        months.setdefault((day.year, day.month) if day else (0, 0), []).append(line)
    if len(months) == 1 and (0, 0) in months:
        return (Section("", tuple(months[0, 0])),)
    names = {there: desk.words.month(*there) if there[0] else desk.words["undated"] for there in months}
    count = desk.words.number
    return tuple(
        Section(names[there], tuple(found), month_url(*there) if there[0] else "", (count(len(found)),) if len(months) > 1 else ())
        for there, found in months.items()
    )
