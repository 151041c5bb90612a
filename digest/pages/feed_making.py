"""What does each feed hold? One is made at a time, so that only those that changed need be.

Readers ignore an item whose guid they have seen, however it changed: so a story is one item for ever in the stories feed, each
further text of its own is one item in the updates feed, and each closed day is one in the daily feed. A feed exists from its
first item on; one that has nothing to tell any more says so once, in an item of its own.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import datetime
from functools import cached_property, partial
from typing import TypeVar, cast

from msgspec import structs

from digest.fingerprint import key_of
from digest.late import Late
from digest.model import Account, Story, Topic
from digest.pages.addresses import host_of, source_slugs, source_url, story_url, topic_url
from digest.pages.feed_coming import Comings
from digest.pages.feed_items import FeedInput, Item, Items
from digest.pages.feed_parts import BUDGET, Coming, Feed, feed_of, within
from digest.pages.feed_turns import turns
from digest.tables import FORGETFUL, Tables
from digest.text import folded, scrubbed, slug_of, spaced

T = TypeVar("T")
_LONG_AGO = "2000-01-01T12:00:00+00:00"  # of a notice on a site without any date


class FeedMaker:
    """Makes the feeds of one site. `tables` are those of a process that lasts."""

    def __init__(self, given: FeedInput, tables: Tables = FORGETFUL) -> None:
        self.given, self.tables = given, tables
        self.items = Items(given)
        self.coming = Comings(given, self.items, tables)
        self.base = self.coming.base  # of the key of every feed
        self.sizes = given.settings.feeds
        outlets = tables.each("outlets in feeds", given.articles, lambda _, each: (each.outlet.key, each.outlet.name), settled=True)
        self.names, self.slugs = tables.one("names of outlets", outlets, lambda: _named(dict(outlets.values())))
        self.site = spaced(scrubbed(given.settings.site.title)) or "digest"
        # the stories that have a feed date and are not hidden, and the ids of the same ones with the newest first
        self.by_id = tables.known("accounts in feeds", self.items.by_id)
        self.shown = tables.only("accounts shown", self.by_id, lambda each: each.story.feed_date and not each.story.hidden)
        self.newest: list[str] = self._by_age()
        self._merged = self._merged_into()

    def _by_age(self) -> list[str]:
        stories = self.tables.each("dates of feeds", self.shown, lambda _, account: account.story.feed_date, settled=True)
        return self.tables.one(
            "newest",
            stories,
            lambda: self.coming.ordered([(moment, id_, id_) for id_, moment in stories.items()]),
            self.given.site_id,
        )

    def _merged_into(self) -> dict[str, tuple[Story, ...]]:
        """Of each story that is shown, those which had an item of their own until they turned out to be this one."""
        found: dict[str, tuple[Story, ...]] = {}
        for old, to in self.given.merged:
            if old.feed_date and to in self.shown:
                found[to] = (*found.get(to, ()), old)
        return found

    def merged_into(self, accounts: Iterable[Account], outlet: str = "") -> tuple[tuple[Story, Account], ...]:
        """What was merged into these stories, each with where it is told now; `outlet`: only what that outlet began."""
        those = ((old, account) for account in accounts for old in self._merged.get(account.story.id, ()))
        return tuple((old, account) for old, account in those if not outlet or self._begun_by(old) == outlet)

    def _begun_by(self, old: Story) -> str:
        first = self.given.articles.get(old.group.first)
        return first.outlet.key if first else ""

    @cached_property
    def _rank(self) -> dict[str, int]:
        return {id_: rank for rank, id_ in enumerate(self.newest)}

    def newest_of(self, stories: Iterable[str]) -> list[str]:
        """Those of the stories that are shown, the newest first."""
        return [self.newest[rank] for rank in sorted({self._rank[id_] for id_ in stories if id_ in self._rank})]

    def accounts(self, ids: Iterable[str]) -> list[Account]:
        """What is said of these stories."""
        return [self.by_id[id_] for id_ in ids]

    def outlets_of(self, account: Account) -> tuple[str, ...]:
        """The keys of the outlets that reported the story; an unknown one has no feed."""
        found = (self.given.articles.get(member.id) for member in account.story.group.members)
        return tuple(sorted({article.outlet.key for article in found if article} - {""}))

    def most(self, those: Sequence[T]) -> tuple[T, ...]:
        """As many as a feed holds."""
        return tuple(those[: self.sizes.items or None])

    # ------------------------------------------------------------ of the whole site

    def stories(self) -> Feed | None:
        """One item a story, dated when the story was first published here."""
        about = self._t("feed_stories_text", "One item for each story, once.")
        return self._feed("feed.xml", "", about, "index.html", self._newest_stories(self.accounts(self.newest)))

    def updates(self) -> Feed | None:
        """One item for each further text of its own that a story gains, and for what arrives for a day that is closed."""
        title, about = self._t("feed_updates", "Every turn"), self._t("feed_updates_text", "Each report that a story gains.")
        return self._feed("updates.xml", title, about, "index.html", self._updates)

    @cached_property
    def _updates(self) -> list[Coming]:
        found = turns(self.given, self.items, self.shown, self.tables)
        items = [self.coming.update(self.by_id[each.story], self.given.articles[each.article], each.moment) for each in found]
        return self.coming.newest(items, self.sizes.updates)

    def daily(self) -> Feed | None:
        """One item a closed day; a day never reopens."""
        title, about = self._t("feed_daily", "Once a day"), self._t("feed_daily_text", "One item for each day that is over.")
        return self._feed("daily.xml", title, about, "index.html", self._days)

    @cached_property
    def _days(self) -> list[Coming]:
        return self.coming.newest(self.coming.days(), self.sizes.days)

    # ------------------------------------------------------------ of one story, source, topic

    def story(self, account: Account) -> Feed | None:
        """One item for each report of the story, all of them."""
        page = story_url(account.story)
        if not any(article.dated.day for article in self.items.reports(account)):
            return None
        about = self._t("feed_story_text", "Each report of this story, as it comes in.")
        told = self.coming.told(account)
        return self._made(
            feed_of(page), account.headline, about, page, partial(self._reports, account), told and key_of(self.base, told)
        )

    def _reports(self, account: Account) -> list[Coming]:
        dated = (article for article in self.items.reports(account) if article.dated.day)
        return self.coming.newest(self.coming.article(account, article) for article in dated)

    def source(self, key: str, accounts: Sequence[Account]) -> Feed | None:
        """One item for each story that the outlet reported; they come newest first."""
        page = source_url(self.slugs[key])
        made = self._source(feed_of(page), key, page, accounts)
        return structs.replace(made, about=key) if made else None

    def _source(self, url: str, key: str, page: str, accounts: Sequence[Account]) -> Feed | None:
        about = self._t("feed_source_text", "Each story that this outlet reported, once.")
        return self._feed(url, self.names[key], about, page, self._newest_stories(accounts, key))

    def topic(self, topic: Topic) -> Feed | None:
        """One item for each story of the topic."""
        return self._topic(feed_of(topic_url(topic.slug)), topic.name, topic_url(topic.slug), topic.stories)

    def _topic(self, url: str, name: str, page: str, stories: Iterable[str]) -> Feed | None:
        about = self._t("feed_topic_text", "Each story about this name, once.")
        made = self._feed(url, name, about, page, self._newest_stories(self.accounts(self.newest_of(stories))))
        return structs.replace(made, about=name) if made else None

    # ------------------------------------------------------------ what was there once

    def moved(self, old: Story, to: str) -> Feed | None:
        """The feed of a story that was merged away tells its followers once, and points on."""
        account = self.items.by_id.get(to)
        if account is None or not old.feed_date:
            return self.gone(old)
        coming = self.coming.moved(old, account)
        return _over(self._feed(feed_of(story_url(old)), account.headline, coming.make().title, story_url(account.story), [coming]))

    def gone(self, old: Story) -> Feed | None:
        """The feed of a story that was taken down says that, and nothing of what it held."""
        page = story_url(old)
        said = self._t("feed_removed", "What was told here has been taken down")
        return self._ended(feed_of(page), page, f"removed {old.id}", said, old.feed_date) if old.feed_date else None

    def kept(self, url: str, about: str) -> Feed | None:
        """A feed that once was: a topic or outlet under the name or address that it had, else the note that there is nothing at
        present."""
        if about in self.given.settings.never_public:
            return None
        again = {"topic": self._topic_again, "source": self._source_again}.get(url.partition("/")[0])
        if again and (made := again(url, about)):
            return made
        page = {"topic": self._topics_page(), "source": "source/index.html"}.get(url.partition("/")[0], "index.html")
        first = min((account.story.feed_date for account in self.shown.values()), key=datetime.fromisoformat, default=_LONG_AGO)
        return self._ended(url, page, f"ended {url}", self._t("feed_ended", "There is nothing to tell here at present"), first)

    def _topic_again(self, url: str, name: str) -> Feed | None:
        wanted = folded(name)
        for topic in self.given.topics:
            if wanted in map(folded, (topic.name, *topic.variants)):
                return self._topic(url, topic.name, topic_url(topic.slug), topic.stories)
        return self._topic(url, name, self._topics_page(), self._spelled.get(wanted, ())) if name else None

    def _source_again(self, url: str, about: str) -> Feed | None:
        """The outlet that was known by this key: its domain until somebody named it, or its name until a text showed the domain."""
        key = self._outlet_again(about)
        told = (self.by_id[id_] for id_ in self.newest if key in self.outlets_of(self.by_id[id_])) if key else ()
        return self._source(url, key, source_url(self.slugs[key]), self.most(tuple(told))) if key else None

    def _outlet_again(self, about: str) -> str:
        if about in self.given.settings.removed:
            return ""
        if about in self.slugs:
            return about
        outlets = {each.outlet.key for each in self.given.articles.values() if about in each.url and host_of(each.url) == about}
        outlets |= {key for key, name in self.names.items() if slug_of(name) == about}
        return outlets.pop() if len(outlets) == 1 else ""  # nobody's key is "" too

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
        return _over(self._feed(url, said, said, page, [self.coming.notice(what, page, moment, said)]))

    # ------------------------------------------------------------ parts

    def _newest_stories(self, accounts: Sequence[Account], outlet: str = "") -> list[Coming]:
        """Their own items, and those of what was merged into them; as many as a feed holds, the newest first."""
        own = [self.coming.story(account) for account in self.most(accounts)]
        others = [self.coming.merged(old, account) for old, account in self.merged_into(self.most(accounts), outlet)]
        return self.coming.newest([*own, *others], self.sizes.items) if others else own

    def _feed(self, url: str, name: str, about: str, page: str, those: list[Coming]) -> Feed | None:
        """The feed of these items, newest first."""
        return self._made(url, name, about, page, lambda: those, self.coming.key(those, name, about, page)) if those else None

    def _made(self, url: str, name: str, about: str, page: str, those: Callable[[], list[Coming]], key: str) -> Feed:
        """The feed of these items, which are looked for when they are needed."""
        name = spaced(scrubbed(name))
        title = f"{name} – {self.site}" if name else self.site
        made = Late(lambda: within([coming.make() for coming in those()], BUDGET))
        return Feed(url, title, about, page, cast(tuple[Item, ...], made), key, self.given.settings.site.language)

    def _t(self, key: str, english: str) -> str:
        return self.items.text(key, english)


def _named(names: Mapping[str, str]) -> tuple[Mapping[str, str], dict[str, str]]:
    """The names of outlets by their keys, and their slugs."""
    return names, source_slugs(names)


def _spellings(_: str, account: Account) -> tuple[str, ...]:
    return tuple({folded(name) for use in account.names for name in (use.name, *use.variants)})


def _over(feed: Feed | None) -> Feed | None:
    return structs.replace(feed, over=True) if feed else None
