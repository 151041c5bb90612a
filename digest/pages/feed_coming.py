"""Which items come, and what does each depend on? None of them is made yet: a feed of which nothing changed need not be."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import partial
from itertools import islice
from typing import TypeVar

from digest.fingerprint import fingerprint, key_of
from digest.model import Account, Article, ClosedDay, Story
from digest.pages.feed_items import FeedInput, Item, Items, moment_of
from digest.pages.feed_parts import Coming
from digest.pages.feed_turns import newest_first
from digest.tables import Tables

T = TypeVar("T")


class Comings:
    """The items to come of one site's feeds."""

    def __init__(self, given: FeedInput, items: Items, tables: Tables) -> None:
        self._given, self._items, self._tables = given, items, tables
        self.base = _base_key(given)
        self._of_story: dict[str, Coming] = {}

    def story(self, account: Account) -> Coming:
        """The story's own item: one for all feeds that it is in."""
        story = account.story
        if story.id not in self._of_story:
            made = Coming(story.id, story.feed_date, self.told(account), partial(self._items.story, account))
            self._of_story[story.id] = made
        return self._of_story[story.id]

    def update(self, account: Account, article: Article, moment: str) -> Coming:
        """The story has gained this text."""
        late = self._items.late(article)
        key = f"{self.told(account)} {late}" if self.told(account) else ""
        return Coming("update " + article.id, moment, key, partial(self._items.update, account, article))

    def article(self, account: Account, article: Article) -> Coming:
        """One report, in its story's feed."""
        moment = moment_of(article.dated, article.id, self._given.zone)
        return Coming(article.id, moment, self.told(account), partial(self._items.article, account, article))

    def days(self) -> Iterator[Coming]:
        """The newest closed days that can still be told, as many as the feed may hold."""
        days = sorted(self._given.days, key=lambda day: day.day, reverse=True)
        most = self._given.settings.feeds.days
        told = islice(((day, those) for day in days if (those := self._items.of_day(day))), most or None)
        asked = {day.day: (day, those) for day, those in told}
        keys = self._tables.each("days in feeds", asked, lambda _, each: self._key_of_day(*each), self.base)
        made = self._tables.each("items of days", keys, _nothing_yet, self.base)
        for day, _ in asked.values():
            make = partial(self._day_once, day, made[day.day])
            yield Coming("day " + day.day, self._items.end_of(day), keys[day.day], make)

    def _day_once(self, day: ClosedDay, made: list[Item] | None) -> Item:
        """The day's item; in a process that lasts only where something of it changed: a day holds hundreds of stories."""
        if made is None:
            return self._items.day(day)
        if not made:
            made.append(self._items.day(day))
        return made[0]

    def moved(self, old: Story, account: Account) -> Coming:
        """The story goes on in another one."""
        item = self._items.moved(old, account)
        return Coming(item.guid, item.moment, self.told(account), lambda: item)

    def merged(self, old: Story, account: Account) -> Coming:
        """The item that the story had, in the feeds where it stood."""
        key = f"{self.told(account)} {old.slug}" if self.told(account) else ""
        return Coming(old.id, old.feed_date, key, partial(self._items.merged, old, account))

    def notice(self, what: str, page: str, moment: str, said: str) -> Coming:
        """Something told once, in a feed that has nothing else to tell any more."""
        return Coming(what, moment, "notice", partial(self._items.notice, what, page, moment, said))

    # ------------------------------------------------------------ in which order

    def newest(self, those: Iterable[Coming], limit: int = 0) -> list[Coming]:
        """The newest first; with `limit`, no more than so many."""
        return self.ordered([(coming.moment, coming.what, coming) for coming in those])[: limit or None]

    def ordered(self, those: list[tuple[str, str, T]]) -> list[T]:
        """What comes with a moment and what makes its guid, the newest first."""
        return newest_first(those, self._items.guid)

    # ------------------------------------------------------------ keys

    def key(self, those: Sequence[Coming], *shown: str) -> str:
        """A fingerprint of a feed that holds these and shows that; "" where it cannot be told."""
        if not all(coming.key for coming in those):
            return ""
        return key_of(self.base, *shown, *[f"{coming.what} {coming.moment} {coming.key}" for coming in those])

    def told(self, account: Account) -> str:
        """A fingerprint of the story and its texts; "" where the build gave none."""
        return self._given.prints.get(account.story.id, "")

    def _key_of_day(self, day: ClosedDay, those: Iterable[Account]) -> str:
        """A fingerprint of the day's item; "" where it cannot be told."""
        shown = [self._items.shown_of_day(account, day) for account in those]
        return key_of(day.day, *(part for parts in shown for part in parts)) if all(shown) else ""


def _nothing_yet(_: str, key: str) -> list[Item] | None:
    """Where an item of this key goes once it is made; None where nobody can tell what it depends on."""
    return [] if key else None


def _base_key(given: FeedInput) -> str:
    """What every feed depends on besides its items."""
    settings = given.settings
    texts = tuple(f"{key}={given.texts[key]}" for key in sorted(given.texts)) if given.texts else ()
    parts = (settings.site, settings.feeds, settings.pages, given.zone.key)
    return fingerprint(given.site_id, given.stamp, *map(repr, parts), *texts)
