"""Which feeds are there, and what does each hold? digest.pages.feed_files writes them as RSS, Atom and JSON Feed.

Readers ignore an item whose guid they have seen, however it changed: so a story is one item for ever in the stories feed, each
further text of its own is one item in the updates feed, and each closed day is one in the daily feed. A feed exists from its
first item on; one that has nothing to tell any more says so once, in an item of its own.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import date, datetime, timedelta
from functools import partial
from itertools import islice
from typing import TypeVar, cast

from digest.fingerprint import fingerprint, key_of
from digest.late import Elsewhere, Late
from digest.model import Account, Article, Story, Topic
from digest.pages.addresses import source_slugs, source_url, story_url, topic_url
from digest.pages.feed_items import NOWHERE, FeedInput, Item, Items, moment_of
from digest.pages.feed_parts import BUDGET, Coming, Feed, feed_of, within
from digest.settings import Settings
from digest.text import folded, scrubbed, spaced

__all__ = ["NOWHERE", "Feed", "FeedInput", "FeedMaker", "Item", "feed_of", "remembered"]

T = TypeVar("T")
_LATE_SHARE = 4  # a late arrival is old by its date: a quarter of the updates is kept for them, or busy days would hide them
_MARGIN = timedelta(days=2)  # a moment may be of another day in the zone of its source
_LONG_AGO = "2000-01-01T12:00:00+00:00"  # of a notice on a site without any date


def remembered(feeds: Iterable[Feed], promised: Iterable[tuple[str, str]], settings: Settings) -> tuple[tuple[str, str], ...]:
    """The feeds that must never vanish, for the ledger: (address, outlet's key or topic's name), sorted.

    Feeds of stories follow from the stories' own lines. Of what was taken down no name is kept, of what was never to be public
    nothing at all.
    """
    now = {feed.url: feed.about or "site" for feed in feeds if not feed.url.startswith("story/")}
    names = {url: about for url, about in {**now, **dict(promised)}.items() if about not in settings.never_public}
    return tuple((url, "-" if names[url] in settings.removed else names[url]) for url in sorted(names))


class FeedMaker:
    """Makes the feeds of one site, one at a time, so that only those that changed need be made."""

    def __init__(self, given: FeedInput) -> None:
        self.given = given
        self.items = Items(given)
        self.sizes = given.settings.feeds
        self.slugs = source_slugs(article.outlet.key for article in given.articles.values())
        self.founders = dict(given.founders)
        self.names = {article.outlet.key: article.outlet.name for article in given.articles.values()}
        self.base = _base_key(given)
        self.site = spaced(scrubbed(given.settings.site.title)) or "digest"
        # the stories that have a feed date and are not hidden, and the same ones with the newest first
        self.shown = [account for account in given.accounts if account.story.feed_date and not account.story.hidden]
        self.newest = self._ordered([(account.story.feed_date, account.story.id, account) for account in self.shown])
        self._rank = {account.story.id: rank for rank, account in enumerate(self.newest)}
        self._of_story: dict[str, Coming] = {}

    def every(self) -> Iterator[Feed]:
        """All feeds that have or had an item, those of the whole site first."""
        made: dict[str, Feed] = {}
        for feed in (*self._of_the_site(), *self._of_stories(), *self._of_sources(), *map(self.topic, self.given.topics)):
            if feed is not None:
                made.setdefault(feed.url, feed)
        kept = (self.kept(url, about) for url, about in self.given.promised if url not in made)
        yield from made.values()
        yield from filter(None, kept)

    def _of_the_site(self) -> Iterator[Feed | None]:
        yield from (self.stories(), self.updates(), self.daily())

    def _of_stories(self) -> Iterator[Feed | None]:
        if self.sizes.stories:
            yield from map(self.story, self.shown)
            yield from (self.moved(old, to) for old, to in self.given.merged)
            yield from map(self.gone, self.given.gone)

    def _of_sources(self) -> Iterator[Feed | None]:
        told: dict[str, list[Account]] = {}
        articles = self.given.articles
        for account in self.newest:
            keys = {article.outlet.key for member in account.story.group.members if (article := articles.get(member.id))}
            for key in keys:
                if key:  # an unknown outlet has no feed
                    told.setdefault(key, []).append(account)
        yield from (self.source(key, told[key]) for key in sorted(told))

    # ------------------------------------------------------------ of the whole site

    def stories(self) -> Feed | None:
        """One item a story, dated when the story was first published here."""
        about = self._t("feed_stories_text", "One item for each story, once.")
        return self._feed("feed.xml", "", about, "index.html", self._newest_stories(self.newest))

    def updates(self) -> Feed | None:
        """One item for each further text of its own that a story gains, and for what arrives for a day that is closed."""
        late, timely = self._gained()
        most = self.sizes.updates
        first = self._newest(self._updates(late, most))[: max(most // _LATE_SHARE, most - len(timely))]
        items = first + self._newest(self._updates(timely, most))[: most - len(first)]
        title, about = self._t("feed_updates", "Every turn"), self._t("feed_updates_text", "Each report that a story gains.")
        return self._feed("updates.xml", title, about, "index.html", self._newest(items, most))

    def _gained(self) -> tuple[list[tuple[Account, Article]], list[tuple[Account, Article]]]:
        """The reports that came for a day that was closed, and those that a story has beside its first."""
        late, timely = [], []
        for account in self.shown:
            founder = self.founders.get(account.story.id, account.story.group.first)
            for article in self.items.reports(account):
                if article.dated.day and self.items.late(article):
                    late.append((account, article))
                elif article.dated.day and article.id != founder:
                    timely.append((account, article))
        return late, timely

    def _updates(self, those: list[tuple[Account, Article]], most: int) -> list[Coming]:
        """Their items, but for those whose day shows that they are not among the newest `most`."""
        days = sorted((article.dated.day or date.min for _, article in those), reverse=True)
        since = days[most - 1] - _MARGIN if len(days) > most else date.min
        return [self._update(account, article) for account, article in those if (article.dated.day or date.min) >= since]

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
        items = _OfStory(self, account)
        return self._made(feed_of(page), account.headline, about, page, items, told and key_of(self.base, told))

    def reports(self, account: Account) -> list[Coming]:
        """The items of a story's own feed."""
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
        ranks = sorted({self._rank[id_] for id_ in stories if id_ in self._rank})
        about = self._t("feed_topic_text", "Each story about this name, once.")
        made = self._feed(url, name, about, page, self._newest_stories([self.newest[rank] for rank in ranks]))
        return replace(made, about=name) if made else None

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
        first = min((account.story.feed_date for account in self.shown), key=datetime.fromisoformat, default=_LONG_AGO)
        return self._ended(url, page, f"ended {url}", self._t("feed_ended", "There is nothing to tell here at present"), first)

    def _topic_again(self, url: str, name: str) -> Feed | None:
        wanted = folded(name)
        for topic in self.given.topics:
            if wanted in map(folded, (topic.name, *topic.variants)):
                return self._topic(url, topic.name, topic_url(topic.slug), topic.stories)
        uses = ((account.story.id, use) for account in self.shown for use in account.names)
        those = [id_ for id_, use in uses if wanted in map(folded, (use.name, *use.variants))]
        return self._topic(url, name, self._topics_page(), those) if name else None

    def _topics_page(self) -> str:
        return "topic/index.html" if self.given.settings.pages.topics else "index.html"

    def _ended(self, url: str, page: str, what: str, said: str, moment: str) -> Feed | None:
        coming = [Coming(what, moment, "notice", partial(self.items.notice, what, page, moment, said))]
        return _over(self._feed(url, said, said, page, coming))

    # ------------------------------------------------------------ parts

    def _newest_stories(self, accounts: Sequence[Account]) -> list[Coming]:
        """Their own items, as many as a feed holds; the newest come first."""
        return [self._story(account) for account in accounts[: self.sizes.items or None]]

    def _feed(self, url: str, name: str, about: str, page: str, kept: list[Coming]) -> Feed | None:
        """The feed of these items, newest first."""
        return self._made(url, name, about, page, Late(lambda: _made(kept)), self._key(kept)) if kept else None

    def _made(self, url: str, name: str, about: str, page: str, items: Sequence[Item], key: str) -> Feed:
        """The feed of these items, which are looked for when they are needed."""
        name = spaced(scrubbed(name))
        title = f"{name} – {self.site}" if name else self.site
        return Feed(url, title, about, page, cast(tuple[Item, ...], items), key, self.given.settings.site.language)

    def _newest(self, items: Iterable[Coming], limit: int = 0) -> list[Coming]:
        """The newest first; with `limit`, no more than so many."""
        return self._ordered([(coming.moment, coming.what, coming) for coming in items])[: limit or None]

    def _ordered(self, those: list[tuple[str, str, T]]) -> list[T]:
        """By the moment that comes with each, the newest first; those of one moment by the guids of what comes second."""
        aged = [(datetime.fromisoformat(moment), what, each) for moment, what, each in those]
        shared = Counter(age for age, _, _ in aged)
        aged.sort(key=lambda each: (each[0], self.items.guid(each[1]) if shared[each[0]] > 1 else ""), reverse=True)
        return [each for _, _, each in aged]

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

    def _update(self, account: Account, article: Article) -> Coming:
        moment, late = moment_of(article.dated, article.id, self.given.zone), self.items.late(article)
        key = f"{self._told(account)} {late}" if self._told(account) else ""
        return Coming("update " + article.id, moment, key, partial(self.items.update, account, article))

    def _article(self, account: Account, article: Article) -> Coming:
        moment = moment_of(article.dated, article.id, self.given.zone)
        return Coming(article.id, moment, self._told(account), partial(self.items.article, account, article))

    def _days(self) -> Iterator[Coming]:
        """The newest closed days that can still be told, as many as the feed may hold."""
        days = sorted(self.given.days, key=lambda day: day.day, reverse=True)
        told = ((day, those) for day in days if (those := self.items.of_day(day)))
        for day, those in islice(told, self.sizes.days or None):
            key = key_of(day.day, *(part for account in those for part in self.items.shown_of_day(account, day)))
            yield Coming("day " + day.day, self.items.end_of(day), key, partial(self.items.day, day))

    # ------------------------------------------------------------ keys

    def _told(self, account: Account) -> str:
        """A fingerprint of the story and its texts; "" where the build gave none."""
        return self.given.prints.get(account.story.id, "")

    def _key(self, kept: Sequence[Coming]) -> str:
        if not all(coming.key for coming in kept):
            return ""
        return key_of(self.base, *[f"{coming.what} {coming.moment} {coming.key}" for coming in kept])


class _OfStory(Elsewhere[Item]):
    """The items of a story's own feed. There is one for each story, so it is small."""

    __slots__ = ("_account", "_maker")

    def __init__(self, maker: FeedMaker, account: Account) -> None:
        self._maker, self._account = maker, account

    def fetched(self) -> tuple[Item, ...]:
        return _made(self._maker.reports(self._account))


def _made(coming: Iterable[Coming]) -> tuple[Item, ...]:
    return within([each.make() for each in coming], BUDGET)


def _base_key(given: FeedInput) -> str:
    """What every feed depends on besides its items."""
    settings = given.settings
    texts = tuple(f"{key}={given.texts[key]}" for key in sorted(given.texts)) if given.texts else ()
    parts = (settings.site, settings.feeds, settings.pages, given.zone.key)
    return fingerprint(given.site_id, *map(repr, parts), *texts)


def _over(feed: Feed | None) -> Feed | None:
    return replace(feed, over=True) if feed else None
