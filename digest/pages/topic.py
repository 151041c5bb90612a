"""What is there on a name or term? Its spellings, its activity, its stories."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date

from digest.model import Account, Page, Topic
from digest.pages.addresses import topic_url
from digest.pages.desk import Desk
from digest.pages.frame import Meta, frame, head
from digest.pages.lists import Piece, pieces
from digest.pages.plots import activity
from digest.pages.source import by_month, part_name
from digest.pages.views import Frame, Head, Line, Link, Picture, Section


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
    lines: tuple[Line, ...]  # by name, each with its number of stories
    plots: tuple[Picture | None, ...]


def topics_page(desk: Desk) -> Page:
    """All topics, the largest first."""
    topics = sorted(desk.site.topics, key=lambda topic: (-len(topic.stories), topic.name.casefold(), topic.slug))
    lines = tuple(
        Line(topic_url(topic.slug), topic.name, "", (desk.words.count("stories", len(topic.stories)),)) for topic in topics
    )
    title, url = desk.words["nav_topics"], "topic/index.html"
    description = desk.words["comma"].join(line.text for line in lines[:12]) or desk.words["topics_empty"]
    plots = tuple(activity(topic.activity, desk.words, desk.latest, 28) for topic in topics)
    return Page(
        url,
        "topics.html",
        TopicsView(site=frame(desk, url), head=head(desk, url, Meta(title, description)), title=title, lines=lines, plots=plots),
    )


def topic_pages(desk: Desk, topic: Topic) -> Iterator[Page]:
    """The pages of one topic: one, or one a year where its list is long."""
    accounts = [account for key in topic.stories if (account := desk.stories.get(key)) and not account.story.hidden]
    ordered = sorted(accounts, key=lambda account: (account.last_day or date.min, account.story.id), reverse=True)
    split = pieces([(account.last_day, account) for account in ordered], desk.site.settings.pages.list_limit)
    for piece in split:
        yield _page(desk, topic, len(accounts), piece, split)


def _page(desk: Desk, topic: Topic, number: int, piece: Piece[Account], split: Sequence[Piece[Account]]) -> Page:
    url, words = topic_url(topic.slug, piece.part), desk.words
    part = part_name(desk, piece.part)
    title = words["comma"].join((topic.name, part)) if part else topic.name
    variants = words.listed(tuple(variant for variant in topic.variants if variant != topic.name))
    counts = (words.count("stories", len(piece.entries) if part else number),)
    feed = desk.feed(f"topic/{topic.slug}.xml")
    lines = [(day, replace(desk.line(account), when=None, facts=desk.card_facts(account))) for day, account in piece.entries]
    parts = tuple(
        Link(topic_url(topic.slug, p.part), part_name(desk, p.part), (words.number(len(p.entries)),)) for p in split if p.part
    )
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
        parts=parts,
        plot=activity(topic.activity, words) if not part else None,
        feed=feed,
    )
    return Page(url, "topic.html", view)
