"""What does a page depend on? Fingerprints of it, made for every page of every build, so from what is cheap to look at."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date

from digest.fingerprint import key_of
from digest.model import Account, Article
from digest.pages.desk import Desk
from digest.pages.views import Link


class Kept:
    """What is known of the keys of a site while a process lasts: those of pages about one story hold until something of the stories
    that they show changes."""

    __slots__ = ("keys", "shared", "stories", "told")

    def __init__(self, shared: object = None) -> None:
        self.shared = shared  # what all keys depend on
        self.stories: dict[str, tuple[Account, str]] = {}  # with their fingerprints
        self.told: dict[str, str] = {}
        self.keys: dict[str, tuple[frozenset[str], str, str]] = {}  # id -> the stories shown, what else is shown, the key

    def changed(self, stories: Mapping[str, tuple[Account, str]]) -> set[str]:
        """The stories of which something is not as it was."""
        now, was = stories, self.stories
        gone = {id_ for id_ in was if id_ not in now}
        return gone | {
            id_ for id_, (account, print_) in now.items() if not ((w := was.get(id_)) and w[0] is account and w[1] == print_)
        }


class Keys:
    """The keys of one site's pages; "" where the build gave no fingerprints. What stories share in theirs is made once, and what
    `before` knows is not made again; where it is None, nobody will ask for what is known now."""

    def __init__(self, desk: Desk, frame: str, before: Kept | None = None) -> None:
        self._desk, self._frame, self._lasts = desk, frame, before is not None
        self._days: dict[date, str] = {}
        self._named: dict[str, str] = {}
        prints = desk.site.prints
        self.kept = now = Kept((frame, desk.topic_slugs, desk.twins, desk.site.reasons))
        if self._lasts:
            now.stories = {id_: (account, prints.get(id_, "")) for id_, account in desk.stories.items()}
        self._before = before if before and before.shared == now.shared else Kept()
        self._changed = self._before.changed(now.stories)
        now.told = {id_: told for id_, told in self._before.told.items() if id_ not in self._changed}

    def story(self, account: Account, around: Callable[[], tuple[Account, ...]], feed: str) -> str:
        """Of the story's page; `around` are the stories that it links to, `feed` is the address of its feed."""
        id_ = account.story.id
        return self._known(id_, id_, feed) or self._story(account, around(), feed)

    def _story(self, account: Account, around: tuple[Account, ...], feed: str) -> str:
        told = self.told(account)
        if not told:
            return ""
        topics = [use.topic for use in account.names if use.topic in self._desk.topic_slugs]
        firsts = [member.reasons.nearest for member in account.story.group.members if member.reasons.nearest]
        near = self._near(firsts)
        links = [self.named(other) for other in around]
        nearest = [self.named(other) if other else "" for other in near]
        key = key_of("story", told, self._twin(account.story.id), feed, *links, "", *nearest, "", *topics)
        asked = (account.story.earlier, *account.story.later, *account.related)  # some of them may only come into being
        return self._keep(account.story.id, feed, key, [*asked, account.story.id], near)

    def article(self, article: Article) -> str:
        """Of the article's page."""
        id_ = article.id
        print_, account = self._desk.site.prints.get(id_, ""), self._desk.story_of.get(id_)
        if account is None:
            return self._article(article, print_, None)
        return self._known(id_, account.story.id, print_) or self._article(article, print_, account)

    def _article(self, article: Article, print_: str, account: Account | None) -> str:
        desk, id_ = self._desk, article.id
        told = self.told(account) if account else self._frame
        if not print_ or not told:
            return ""
        members = account.story.group.members if account else ()
        near = self._near([member.reasons.nearest for member in members if member.id == id_ and member.reasons.nearest])
        nearest = self.named(near[0]) if near and near[0] else ""
        key = key_of("article", told, self._twin(id_), print_, nearest, desk.site.reasons.get(id_, ""))
        return self._keep(id_, print_, key, [account.story.id], near) if account else key

    def _known(self, id_: str, story: str, shown: str) -> str:
        """The key that a page had when it was last asked for, if all is as it was then; else ""."""
        was = self._before.keys.get(id_)
        if was is None or story in self._changed or was[1] != shown or not was[0].isdisjoint(self._changed):
            return ""
        self.kept.keys[id_] = was
        return was[2]

    def _keep(self, id_: str, shown: str, key: str, stories: Sequence[str], near: Sequence[Account | None]) -> str:
        if self._lasts and None not in near:  # a story that is not there now would come unnoticed
            self.kept.keys[id_] = (frozenset((*stories, *(each.story.id for each in near if each))), shown, key)
        return key

    def day(self, day: date, around: tuple[Link | None, ...] = ()) -> str:
        """Of the day's page; `around` leads to the days before and after it."""
        found = self._days.get(day)
        if found is None:
            found = self._days[day] = self.stories(self._desk.of_day(day))
        return found and key_of("day", found, *(link.href for link in around if link))

    def days(self, days: Iterable[date], *more: str) -> str:
        """Of a page that tells of these days, and of something more."""
        found = [self.day(day) for day in days]
        return key_of("days", self._frame, *found, "", *more) if all(found) else ""

    def stories(self, accounts: Iterable[Account], *more: str) -> str:
        """Of a page that lists these stories in this order, and something more."""
        found = [self.told(account) for account in accounts]
        return key_of("stories", self._frame, *found, "", *more) if all(found) else ""

    def reports(self, articles: Sequence[Article], *more: str) -> str:
        """Of a page that lists these articles in this order, each leading to its story, and something more."""
        desk, prints = self._desk, self._desk.site.prints
        found = [prints.get(article.id, "") for article in articles]
        homes = [account.story.id + account.story.slug if (account := desk.story_of.get(a.id)) else "" for a in articles]
        reasons = [desk.site.reasons.get(article.id, "") for article in articles] if desk.site.reasons else ()
        return key_of("reports", self._frame, *found, "", *homes, "", *reasons, "", *more) if all(found) else ""

    def moved(self, to: str, *shown: str) -> str:
        """Of the page that leads from an old address to this one, and shows this of it."""
        return key_of("moved", self._frame, to, *shown)

    def gone(self) -> str:
        """Of what stands where something was taken down."""
        return key_of("gone", self._frame)

    def told(self, account: Account) -> str:
        """Of all that a story and its articles are, on any page of this site."""
        id_ = account.story.id
        found = self.kept.told.get(id_)
        if found is None:
            print_ = self._desk.site.prints.get(id_, "")
            found = self.kept.told[id_] = print_ and key_of(self._frame, print_, *self._reasons(account))
        return found

    def named(self, account: Account) -> str:
        """Of a link to the story."""
        id_ = account.story.id
        found = self._named.get(id_)
        if found is None:
            link = self._desk.link(account)
            found = self._named[id_] = f"{link.href} {link.text} {link.facts}"
        return found

    def _reasons(self, account: Account) -> Iterable[str]:
        """Why its members have no date, where pages are told that apart."""
        reasons = self._desk.site.reasons
        return (reasons.get(article.id, "") for article in self._desk.members(account)) if reasons else ()

    def _near(self, firsts: Sequence[str]) -> list[Account | None]:
        """The stories that articles were nearly put in, by their first articles; None for one that is not shown."""
        return [self._desk.story_of.get(first) for first in firsts]

    def _twin(self, id_: str) -> str:
        return "twin" if id_ in self._desk.twins else ""
