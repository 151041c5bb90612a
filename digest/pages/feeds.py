"""Which feeds are there, and what does each hold? digest.pages.feed_files writes them as RSS, Atom and JSON Feed.

Readers ignore an item whose guid they have seen, however it changed: so a story is one item for ever in the stories feed, each
further text of its own is one item in the updates feed, and each closed day is one in the daily feed. A feed exists from its
first item on; one that has nothing to tell any more says so once, in an item of its own.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import datetime
from functools import cached_property, partial
from itertools import islice
from typing import TypeVar, cast

from digest.fingerprint import fingerprint, key_of
from digest.late import Late
from digest.model import Account, Article, ClosedDay, Story, Topic
from digest.pages.addresses import source_slugs, source_url, story_url, topic_url
from digest.pages.feed_items import NOWHERE, FeedInput, Item, Items, moment_of
from digest.pages.feed_parts import BUDGET, Coming, Feed, PlannedFeed, feed_of, within
from digest.pages.feed_turns import newest_first, turns
from digest.settings import Settings
from digest.tables import FORGETFUL, Tables
from digest.text import folded, scrubbed, spaced

__all__ = ["NOWHERE", "Feed", "FeedInput", "FeedMaker", "Item", "PlannedFeed", "feed_of", "remembered"]

T = TypeVar("T")
_LONG_AGO = "2000-01-01T12:00:00+00:00"  # of a notice on a site without any date


def remembered(
    feeds: Iterable[Feed | PlannedFeed], promised: Iterable[tuple[str, str]], settings: Settings
) -> tuple[tuple[str, str], ...]:
    """The feeds that must never vanish, for the ledger: (address, outlet's key or topic's name), sorted.

    Feeds of stories follow from the stories' own lines. Of what was taken down no name is kept, of what was never to be public
    nothing at all.
    """
    now = {feed.url: feed.about or "site" for feed in feeds if not feed.url.startswith("story/")}
    names = {url: about for url, about in {**now, **dict(promised)}.items() if about not in settings.never_public}
    return tuple((url, "-" if names[url] in settings.removed else names[url]) for url in sorted(names))


class FeedMaker:
    """Makes the feeds of one site, one at a time, so that only those that changed need be made. `tables` are those of a
    process that lasts."""

    def __init__(self, given: FeedInput, tables: Tables = FORGETFUL) -> None:
        self.given, self.tables = given, tables
        self.items = Items(given)
        self.sizes = given.settings.feeds
        outlets = tables.each("outlets in feeds", given.articles, lambda _, each: (each.outlet.key, each.outlet.name), settled=True)
        self.names, self.slugs = tables.one("names of outlets", outlets, lambda: _named(dict(outlets.values())))
        self.base = _base_key(given)
        self.site = spaced(scrubbed(given.settings.site.title)) or "digest"
        # the stories that have a feed date and are not hidden, and the ids of the same ones with the newest first
        self.by_id = tables.known("accounts in feeds", self.items.by_id)
        self.shown = tables.only("accounts shown", self.by_id, lambda each: each.story.feed_date and not each.story.hidden)
        self.newest: list[str] = self._by_age()
        self._of_story: dict[str, Coming] = {}

    def _by_age(self) -> list[str]:
        stories = self.tables.each("dates of feeds", self.shown, lambda _, account: account.story.feed_date, settled=True)
        return self.tables.one(
            "newest", stories, lambda: self._ordered([(moment, id_, id_) for id_, moment in stories.items()]), self.given.site_id
        )

    @cached_property
    def _rank(self) -> dict[str, int]:
        return {id_: rank for rank, id_ in enumerate(self.newest)}

    def every(self) -> Iterator[Feed]:
        """All feeds that have or had an item, those of the whole site first."""
        return filter(None, (planned.make(self, *planned.of) for planned in self.planned().values()))

    def planned(self) -> dict[str, PlannedFeed]:
        """The same by their addresses, before they are made; of two for one address the first counts."""
        first = _by_url(self._of_the_site())
        stories = self._of_stories()
        found: dict[str, PlannedFeed] = {}
        for feed in (*self._of_past_stories(), *self._of_sources(), *self._of_topics()):
            if feed is not None and feed.url not in first and feed.url not in stories:
                found.setdefault(feed.url, feed)
        for url, about in self.given.promised:
            there = url in found or url in first or url in stories
            if not there and (feed := self._planned(FeedMaker.kept, url, about)):
                found[url] = feed
        return self.tables.over("feeds", first, stories, found)

    def _of_the_site(self) -> Iterator[PlannedFeed | None]:
        newest = self._accounts(self._most(self.newest))
        yield self.tables.one("feed of stories", newest, lambda: self._planned(FeedMaker.stories), self.base)
        yield self._planned(FeedMaker.updates)
        yield self._planned(FeedMaker.daily)

    def _of_stories(self) -> dict[str, PlannedFeed]:
        if not self.sizes.stories:
            return {}
        made = self.tables.each("feeds of stories", self.shown, lambda _, each: self._planned(FeedMaker.story, each), self.base)
        return self.tables.spread("feeds of stories by address", made, lambda _, feed: {feed.url: feed} if feed else {})

    def _of_past_stories(self) -> Iterator[PlannedFeed | None]:
        if self.sizes.stories:
            yield from (self._planned(FeedMaker.moved, old, to) for old, to in self.given.merged)
            yield from (self._planned(FeedMaker.gone, old) for old in self.given.gone)

    def _of_sources(self) -> Iterator[PlannedFeed | None]:
        keys = self.tables.each("outlets of stories", self.by_id, self._outlets, settled=True)
        told = self.tables.one("newest of outlets", (keys, self.newest), lambda: self._newest_of_outlets(keys), self.sizes.items)
        asked = {key: (self._accounts(told[key]), self.names[key], self.slugs[key]) for key in told}
        made = self.tables.each("feeds of sources", asked, lambda key, of: self._planned(FeedMaker.source, key, of[0]), self.base)
        yield from made.values()

    def _outlets(self, _: str, account: Account) -> tuple[str, ...]:
        """The keys of the outlets that reported the story; an unknown one has no feed."""
        found = (self.given.articles.get(member.id) for member in account.story.group.members)
        return tuple(sorted({article.outlet.key for article in found if article} - {""}))

    def _newest_of_outlets(self, keys: Mapping[str, Iterable[str]]) -> dict[str, Sequence[str]]:
        """For each outlet as many of its newest stories as a feed holds."""
        told: dict[str, list[str]] = {}
        for id_ in self.newest:
            for key in keys[id_]:
                told.setdefault(key, []).append(id_)
        return {key: self._most(told[key]) for key in sorted(told)}

    def _of_topics(self) -> Iterator[PlannedFeed | None]:
        told = self.tables.one("newest of topics", (self.given.topics, self.newest), self._newest_of_topics, self.sizes.items)
        asked = {topic.slug: (topic, self._accounts(told[topic.slug])) for topic in self.given.topics}
        made = self.tables.each("feeds of topics", asked, lambda _, of: self._planned(FeedMaker.topic, of[0]), self.base)
        yield from made.values()

    def _newest_of_topics(self) -> dict[str, Sequence[str]]:
        return {topic.slug: self._most(self._newest_of(topic.stories)) for topic in self.given.topics}

    def _planned(self, make: Callable[..., Feed | None], *of: object) -> PlannedFeed | None:
        feed = make(self, *of)
        return PlannedFeed(feed.url, feed.key, feed.title, feed.page, make, of, feed.about, feed.over) if feed else None

    def _most(self, those: Sequence[T]) -> tuple[T, ...]:
        """As many as a feed holds."""
        return tuple(those[: self.sizes.items or None])

    # ------------------------------------------------------------ of the whole site

    def stories(self) -> Feed | None:
        """One item a story, dated when the story was first published here."""
        about = self._t("feed_stories_text", "One item for each story, once.")
        return self._feed("feed.xml", "", about, "index.html", self._newest_stories(self._accounts(self.newest)))

    def updates(self) -> Feed | None:
        """One item for each further text of its own that a story gains, and for what arrives for a day that is closed."""
        found = turns(self.given, self.items, self.shown, self.tables)
        items = [self._update(self.by_id[each.story], self.given.articles[each.article], each.moment) for each in found]
        title, about = self._t("feed_updates", "Every turn"), self._t("feed_updates_text", "Each report that a story gains.")
        return self._feed("updates.xml", title, about, "index.html", self._newest(items, self.sizes.updates))

    def daily(self) -> Feed | None:
        """One item a closed day; a day never reopens."""
        title, about = self._t("feed_daily", "Once a day"), self._t("feed_daily_text", "One item for each day that is over.")
        return self._feed("daily.xml", title, about, "index.html", self._newest(self._days(), self.sizes.days))

    # ------------------------------------------------------------ of one story, source, topic

    def story(self, account: Account) -> Feed | None:
        """One item for each report of the story, all of them."""
        page = story_url(account.story)
        if not any(article.dated.day for article in self.items.reports(account)):
            return None
        about = self._t("feed_story_text", "Each report of this story, as it comes in.")
        told = self._told(account)
        return self._made(
            feed_of(page), account.headline, about, page, partial(self._reports, account), told and key_of(self.base, told)
        )

    def _reports(self, account: Account) -> list[Coming]:
        return self._newest(self._article(account, article) for article in self.items.reports(account) if article.dated.day)

    def source(self, key: str, accounts: Sequence[Account]) -> Feed | None:
        """One item for each story that the outlet reported; they come newest first."""
        page = source_url(self.slugs[key])
        about = self._t("feed_source_text", "Each story that this outlet reported, once.")
        made = self._feed(feed_of(page), self.names[key], about, page, self._newest_stories(accounts))
        return replace(made, about=key) if made else None

    def topic(self, topic: Topic) -> Feed | None:
        """One item for each story of the topic."""
        return self._topic(feed_of(topic_url(topic.slug)), topic.name, topic_url(topic.slug), topic.stories)

    def _topic(self, url: str, name: str, page: str, stories: Iterable[str]) -> Feed | None:
        about = self._t("feed_topic_text", "Each story about this name, once.")
        made = self._feed(url, name, about, page, self._newest_stories(self._accounts(self._newest_of(stories))))
        return replace(made, about=name) if made else None

    def _newest_of(self, stories: Iterable[str]) -> list[str]:
        """Those of the stories that are shown, the newest first."""
        return [self.newest[rank] for rank in sorted({self._rank[id_] for id_ in stories if id_ in self._rank})]

    def _accounts(self, ids: Iterable[str]) -> list[Account]:
        return [self.by_id[id_] for id_ in ids]

    # ------------------------------------------------------------ what was there once

    def moved(self, old: Story, to: str) -> Feed | None:
        """The feed of a story that was merged away tells its followers once, and points on."""
        account = self.items.by_id.get(to)
        if account is None or not old.feed_date:
            return self.gone(old)
        item = self.items.moved(old, account)
        coming = [Coming(item.guid, item.moment, self._told(account), lambda: item)]
        return _over(self._feed(feed_of(story_url(old)), account.headline, item.title, story_url(account.story), coming))

    def gone(self, old: Story) -> Feed | None:
        """The feed of a story that was taken down says that, and nothing of what it held."""
        page = story_url(old)
        said = self._t("feed_removed", "What was told here has been taken down")
        return self._ended(feed_of(page), page, f"removed {old.id}", said, old.feed_date) if old.feed_date else None

    def kept(self, url: str, about: str) -> Feed | None:
        """A feed that once was: a topic under the name or address that it had, else the note that there is nothing at present."""
        if about in self.given.settings.never_public:
            return None
        if url.startswith("topic/"):
            again = self._topic_again(url, about)
            if again:
                return again
        page = {"topic": self._topics_page(), "source": "source/index.html"}.get(url.partition("/")[0], "index.html")
        first = min((account.story.feed_date for account in self.shown.values()), key=datetime.fromisoformat, default=_LONG_AGO)
        return self._ended(url, page, f"ended {url}", self._t("feed_ended", "There is nothing to tell here at present"), first)

    def _topic_again(self, url: str, name: str) -> Feed | None:
        wanted = folded(name)
        for topic in self.given.topics:
            if wanted in map(folded, (topic.name, *topic.variants)):
                return self._topic(url, topic.name, topic_url(topic.slug), topic.stories)
        return self._topic(url, name, self._topics_page(), self._spelled.get(wanted, ())) if name else None

    @cached_property
    def _spelled(self) -> dict[str, list[str]]:
        """The stories of each name in each of its spellings."""
        found: dict[str, list[str]] = {}
        names = self.tables.each("spellings", self.shown, _spellings)
        for id_, spelled in names.items():
            for name in spelled:
                found.setdefault(name, []).append(id_)
        return found

    def _topics_page(self) -> str:
        return "topic/index.html" if self.given.settings.pages.topics else "index.html"

    def _ended(self, url: str, page: str, what: str, said: str, moment: str) -> Feed | None:
        coming = [Coming(what, moment, "notice", partial(self.items.notice, what, page, moment, said))]
        return _over(self._feed(url, said, said, page, coming))

    # ------------------------------------------------------------ parts

    def _newest_stories(self, accounts: Sequence[Account]) -> list[Coming]:
        """Their own items, as many as a feed holds; the newest come first."""
        return [self._story(account) for account in self._most(accounts)]

    def _feed(self, url: str, name: str, about: str, page: str, kept: list[Coming]) -> Feed | None:
        """The feed of these items, newest first."""
        return self._made(url, name, about, page, lambda: kept, self._key(kept, name, about, page)) if kept else None

    def _made(self, url: str, name: str, about: str, page: str, items: Callable[[], list[Coming]], key: str) -> Feed:
        """The feed of these items, which are looked for when they are needed."""
        name = spaced(scrubbed(name))
        title = f"{name} – {self.site}" if name else self.site
        made = Late(lambda: within([coming.make() for coming in items()], BUDGET))
        return Feed(url, title, about, page, cast(tuple[Item, ...], made), key, self.given.settings.site.language)

    def _newest(self, items: Iterable[Coming], limit: int = 0) -> list[Coming]:
        """The newest first; with `limit`, no more than so many."""
        return self._ordered([(coming.moment, coming.what, coming) for coming in items])[: limit or None]

    def _ordered(self, those: list[tuple[str, str, T]]) -> list[T]:
        return newest_first(those, self.items.guid)

    def _t(self, key: str, english: str) -> str:
        return self.items.text(key, english)

    # ------------------------------------------------------------ items to come

    def _story(self, account: Account) -> Coming:
        """The story's own item: one for all feeds that it is in."""
        story = account.story
        if story.id not in self._of_story:
            made = Coming(story.id, story.feed_date, self._told(account), partial(self.items.story, account))
            self._of_story[story.id] = made
        return self._of_story[story.id]

    def _update(self, account: Account, article: Article, moment: str) -> Coming:
        late = self.items.late(article)
        key = f"{self._told(account)} {late}" if self._told(account) else ""
        return Coming("update " + article.id, moment, key, partial(self.items.update, account, article))

    def _article(self, account: Account, article: Article) -> Coming:
        return Coming(article.id, self._moment(article), self._told(account), partial(self.items.article, account, article))

    def _moment(self, article: Article) -> str:
        return moment_of(article.dated, article.id, self.given.zone)

    def _days(self) -> Iterator[Coming]:
        """The newest closed days that can still be told, as many as the feed may hold."""
        days = sorted(self.given.days, key=lambda day: day.day, reverse=True)
        told = islice(((day, those) for day in days if (those := self.items.of_day(day))), self.sizes.days or None)
        asked = {day.day: (day, those) for day, those in told}
        keys = self.tables.each("days in feeds", asked, lambda _, each: self._key_of_day(*each), self.base)
        for day, _ in asked.values():
            yield Coming("day " + day.day, self.items.end_of(day), keys[day.day], partial(self.items.day, day))

    # ------------------------------------------------------------ keys

    def _key_of_day(self, day: ClosedDay, those: Iterable[Account]) -> str:
        return key_of(day.day, *(part for account in those for part in self.items.shown_of_day(account, day)))

    def _told(self, account: Account) -> str:
        """A fingerprint of the story and its texts; "" where the build gave none."""
        return self.given.prints.get(account.story.id, "")

    def _key(self, kept: Sequence[Coming], *shown: str) -> str:
        if not all(coming.key for coming in kept):
            return ""
        return key_of(self.base, *shown, *[f"{coming.what} {coming.moment} {coming.key}" for coming in kept])


def _base_key(given: FeedInput) -> str:
    """What every feed depends on besides its items."""
    settings = given.settings
    texts = tuple(f"{key}={given.texts[key]}" for key in sorted(given.texts)) if given.texts else ()
    parts = (settings.site, settings.feeds, settings.pages, given.zone.key)
    return fingerprint(given.site_id, given.stamp, *map(repr, parts), *texts)


def _named(names: dict[str, str]) -> tuple[dict[str, str], dict[str, str]]:
    """The names of outlets by their keys, and their slugs."""
    return names, source_slugs(names)


def _by_url(feeds: Iterable[PlannedFeed | None]) -> dict[str, PlannedFeed]:
    found: dict[str, PlannedFeed] = {}
    for feed in feeds:
        if feed is not None:
            found.setdefault(feed.url, feed)
    return found


def _spellings(_: str, account: Account) -> tuple[str, ...]:
    return tuple({folded(name) for use in account.names for name in (use.name, *use.variants)})


def _over(feed: Feed | None) -> Feed | None:
    return replace(feed, over=True) if feed else None
