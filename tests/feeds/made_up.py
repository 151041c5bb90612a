"""A site's feeds without a site: stories and articles put together by hand."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from zoneinfo import ZoneInfo

from digest.fingerprint import feed_moment
from digest.model import Account, Article, Block, Dated, Group, Member, Outlet, Report, Sentence, Story
from digest.pages.feed_items import FeedInput
from digest.pages.feed_making import FeedMaker
from digest.pages.feed_parts import Feed
from digest.pages.feeds import every_feed
from digest.settings import Settings, SiteSettings
from digest.theme import Theme
from tests.values import replace

ZONE = ZoneInfo("Europe/Kyiv")
SETTINGS = Settings(site=SiteSettings("The Paper", "https://paper.example/news/"))


def article(number: int, day: str = "2025-10-13", **fields: object) -> Article:
    dated = Dated(day, "day", date.fromisoformat(day), "certain") if day else Dated()
    made = Article(
        id=f"a{number}",
        path=f"{number}.txt",
        slug=f"report-{number}",
        url=f"https://post.example/{number}",
        outlet=Outlet("post.example", "Post"),
        title=f"Report {number}",
        blocks=(Block("p", f"What report {number} says."),),
        dated=dated,
    )
    return replace(made, **fields)  # type: ignore[arg-type]


def account(name: str, *articles: Article, **fields: object) -> Account:
    """A story of these articles, the first one its founder."""
    first = articles[0]
    moment = feed_moment("", first.dated.day, name, ZONE)
    story = Story(name, f"story-{name}", Group(tuple(Member(a.id) for a in articles)), moment)
    lead = tuple(Sentence(b.text, first.id, 0) for b in first.blocks[:1])
    outlets = tuple(dict.fromkeys(a.outlet.name for a in articles))
    made = Account(story, first.title, first.id, lead, reports=tuple(Report(a.id) for a in reversed(articles)), outlets=outlets)
    return replace(made, **fields)  # type: ignore[arg-type]


def given(articles: Sequence[Article], *accounts: Account, **fields: object) -> FeedInput:
    made = FeedInput(SETTINGS, accounts, {a.id: a for a in articles}, ZONE, "site", texts=Theme().texts)
    return replace(made, **fields)  # type: ignore[arg-type]


def feeds(what: FeedInput) -> dict[str, Feed]:
    return {feed.url: feed for feed in every_feed(FeedMaker(what))}
