"""Which feed should I take? What each is for, in plain words, with its newest entries."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import islice

from digest.model import Page
from digest.pages.cards import line_of
from digest.pages.desk import Desk
from digest.pages.frame import Meta, frame, head
from digest.pages.views import FeedLink, Frame, Head, Line, Link

_LISTED = 24  # outlets and topics, those with most; the feeds of the others are on their pages


@dataclass(frozen=True, slots=True)
class FeedChoice:
    """A feed, whom it suits, and what is in it just now."""

    title: str  # heading of the page
    text: str  # the words
    links: tuple[FeedLink, ...]  # its formats
    preview: tuple[Line, ...]  # what is in it now


@dataclass(frozen=True, slots=True)
class FeedsView:
    """feeds/index.html"""

    site: Frame  # masthead and footer
    head: Head  # what machines read
    title: str  # heading of the page
    choices: tuple[FeedChoice, ...]  # the feeds of the whole site
    sources: tuple[Link, ...]  # feeds of outlets
    topics: tuple[Link, ...]  # feeds of topics
    more_sources: int  # outlets with a feed beside them
    more_topics: int
    opml: str  # all feeds in one file


def feeds_page(desk: Desk) -> Page:
    """The page that helps to choose a feed."""
    words, url = desk.words, "feeds/index.html"
    title = words["nav_feeds"]
    choices = tuple(choice for choice in (_stories(desk), _updates(desk), _daily(desk)) if choice.links)
    sources = tuple(
        Link(feed, desk.outlet(found[0]))
        for key, found in sorted(desk.by_source.items(), key=lambda entry: (-len(entry[1]), entry[0]))
        if (feed := desk.feed(f"source/{desk.slugs[key]}.xml"))
    )
    largest = sorted(desk.site.topics, key=lambda topic: (-len(topic.stories), topic.slug))
    topics = tuple(Link(feed, topic.name) for topic in largest if (feed := desk.feed(f"topic/{topic.slug}.xml")))
    opml = "feeds.opml" if desk.site.feeds else ""
    view = FeedsView(
        site=frame(desk, url),
        head=head(desk, url, Meta(title, words["feeds_intro"])),
        title=title,
        choices=choices,
        sources=_sorted(sources[:_LISTED]),
        topics=_sorted(topics[:_LISTED]),
        more_sources=max(0, len(sources) - _LISTED),
        more_topics=max(0, len(topics) - _LISTED),
        opml=opml,
    )
    return Page(url, "feeds.html", view)


def _sorted(links: Iterable[Link]) -> tuple[Link, ...]:
    return tuple(sorted(links, key=lambda link: (link.text.casefold(), link.href)))


def _links(desk: Desk, *feeds: tuple[str, str, str]) -> tuple[FeedLink, ...]:
    return tuple(FeedLink(href, title, kind) for href, title, kind in feeds if desk.feed(href))


def _stories(desk: Desk) -> FeedChoice:
    links = _links(
        desk,
        ("feed.xml", "RSS", "application/rss+xml"),
        ("feed.atom", "Atom", "application/atom+xml"),
        ("feed.json", "JSON", "application/feed+json"),
    )
    begun = (a for day in reversed(desk.days) for a in reversed(desk.by_day[day]) if a.first_day == day)
    newest = islice(begun, 3)
    return FeedChoice(
        desk.words["feed_stories"], desk.words["feed_stories_text"], links, tuple(line_of(desk, a, dates=True) for a in newest)
    )


def _updates(desk: Desk) -> FeedChoice:
    moved = (a for day in reversed(desk.days) for a in reversed(desk.by_day[day]) if a.first_day != day == a.last_day)
    newest = islice(moved, 3)
    links = _links(desk, ("updates.xml", "RSS", "application/rss+xml"))
    lines = tuple(line_of(desk, a, a.last_day, dates=True) for a in newest)
    return FeedChoice(desk.words["feed_updates"], desk.words["feed_updates_text"], links, lines)


def _daily(desk: Desk) -> FeedChoice:
    from digest.pages.addresses import day_url

    days = desk.days[-4:-1][::-1]
    lines = tuple(
        Line(day_url(day), desk.words.full(day), "", (desk.words.count("stories", len(desk.by_day[day])),)) for day in days
    )
    return FeedChoice(
        desk.words["feed_daily"], desk.words["feed_daily_text"], _links(desk, ("daily.xml", "RSS", "application/rss+xml")), lines
    )
