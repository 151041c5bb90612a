"""What is there on a name or term? Its spellings, its activity, its stories."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from functools import partial

from msgspec import structs

from digest.model import Account, Page, Topic
from digest.pages.addresses import topic_url
from digest.pages.cards import card_facts, line_of
from digest.pages.desk import Desk
from digest.pages.feed_parts import feed_of
from digest.pages.frame import Meta, frame, head
from digest.pages.keys import Keys
from digest.pages.lists import Letters, Part, by_letter, parts_of, pieces
from digest.pages.planned import Planned
from digest.pages.plots import activity
from digest.pages.source import by_month, part_links, part_name
from digest.pages.spellings import other_spellings
from digest.pages.views import Frame, Head, Line, Link, Picture, Section
from digest.tables import Tables


@dataclass(frozen=True, slots=True)
class TopicView:
    """topic/SLUG.html, topic/SLUG/2024.html"""

    site: Frame  # masthead and footer
    head: Head  # what machines read
    title: str  # heading of the page
    part: str
    counts: tuple[str, ...]  # how much there is, in words
    variants: str  # "also Zelensky, Zelenskiy"
    home: Link  # the first page of a list that is split
    sections: tuple[Section, ...]  # by month
    parts: tuple[Link, ...]  # the pages that the list is split into
    plot: Picture | None  # activity
    feed: str  # address of its own feed, "" for none


@dataclass(frozen=True, slots=True)
class TopicsView:
    """topic/index.html"""

    site: Frame  # masthead and footer
    head: Head  # what machines read
    title: str  # heading of the page
    part: str  # "B", "" for the first page
    lines: tuple[Line, ...]  # the largest first, each with its number of stories
    plots: tuple[Picture | None, ...]
    parts: tuple[Link, ...]  # the pages by first letter, where there are too many for one


def topics_pages(desk: Desk) -> Iterator[Page]:
    """All topics, the largest first; where they are many the largest, and all of them by first letter."""
    topics = sorted(desk.site.topics, key=lambda topic: (-len(topic.stories), topic.name.casefold(), topic.slug))
    limit = desk.site.settings.pages.list_limit
    letters = by_letter([(topic.name, topic.slug, topic) for topic in topics], limit)
    yield _topics(desk, topics[:limit] if letters else topics, letters, "", "")
    for one in letters:
        yield _topics(desk, one.entries, letters, one.part, one.name)


def _topics(desk: Desk, topics: Sequence[Topic], letters: Sequence[Letters[Topic]], part: str, name: str) -> Page:
    words = desk.words
    lines = tuple(Line(topic_url(topic.slug), topic.name, "", (words.count("stories", len(topic.stories)),)) for topic in topics)
    title, url = words.listed((words["nav_topics"], name)) if name else words["nav_topics"], topic_url("index", part)
    description = words.listed(tuple(line.text for line in lines[:12])) or words["topics_empty"]
    view = TopicsView(
        site=frame(desk, url),
        head=head(desk, url, Meta(title, description)),
        title=title,
        part=name,
        lines=lines,
        plots=tuple(activity(topic.activity, words, desk.latest, 28) for topic in topics),
        parts=tuple(Link(topic_url("index", one.part), one.name, (words.number(len(one.entries)),)) for one in letters),
    )
    return Page(url, "topics.html", view)


def pages_of_topics(desk: Desk, keys: Keys, tables: Tables) -> Iterator[Planned]:
    """The pages of all topics; those of one are known again while its stories are the same."""
    asked = {topic.slug: (topic, _told(desk, topic), desk.feed(_feed(topic))) for topic in desk.site.topics}
    for planned in tables.each("pages of topics", asked, lambda _, of: _topic(desk, keys, *of[:2]), keys.base).values():
        yield from planned


def _told(desk: Desk, topic: Topic) -> list[Account]:
    return [account for key in topic.stories if (account := desk.stories.get(key)) and not account.story.hidden]


def _topic(desk: Desk, keys: Keys, topic: Topic, accounts: Sequence[Account]) -> list[Planned]:
    """The pages of one topic: one, or one a year where its list is long."""
    ordered = sorted(accounts, key=lambda account: (account.last_day or date.min, account.story.id), reverse=True)
    split = pieces([(account.last_day, account) for account in ordered], desk.site.settings.pages.list_limit)
    number = len(accounts)
    return [
        Planned(topic_url(topic.slug, each.piece.part), _page, (topic, number, each), _key(desk, keys, topic, number, each))
        for each in parts_of(split, activity(topic.activity, desk.words))
    ]


def _key(desk: Desk, keys: Keys, topic: Topic, number: int, of: Part[Account]) -> str:
    """A fingerprint of all that the page shows."""
    said = (topic.slug, topic.name, str(number), desk.feed(_feed(topic)), *topic.variants, "", *of.key)
    return keys.stories([account for _, account in of.piece.entries], *said)


def _page(desk: Desk, topic: Topic, number: int, of: Part[Account]) -> Page:
    piece = of.piece
    url, words = topic_url(topic.slug, piece.part), desk.words
    part = part_name(desk, piece)
    title = words["comma"].join((topic.name, part)) if part else topic.name
    variants = words.listed(other_spellings(topic.name, topic.variants))
    counts = (words.count("stories", len(piece.entries) if part else number),)
    feed = desk.feed(_feed(topic))
    lines = [
        (day, structs.replace(line_of(desk, account), when=None, facts=card_facts(desk, account))) for day, account in piece.entries
    ]
    description = words["comma"].join((title, *counts))
    view = TopicView(
        site=frame(desk, url),
        head=head(desk, url, Meta(f"{title} – {words['topic_word']}", description, feed=(feed, topic.name))),
        title=title,
        part=part,
        counts=counts,
        variants=words.say("variants", list=variants) if variants else "",
        home=Link(topic_url(topic.slug), topic.name),
        sections=by_month(desk, lines),
        parts=part_links(desk, of, partial(topic_url, topic.slug)),
        plot=of.plot,
        feed=feed,
    )
    return Page(url, "topic.html", view)


def _feed(topic: Topic) -> str:
    return feed_of(topic_url(topic.slug))
