"""What does a page depend on? Fingerprints of it, made for every page of every build, so from what is cheap to look at."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date

from digest.fingerprint import key_of
from digest.model import Account, Article
from digest.pages.desk import Desk
from digest.pages.views import Link


class Keys:
    """The keys of one site's pages; "" where the build gave no fingerprints. What stories share in theirs is made once."""

    def __init__(self, desk: Desk, frame: str) -> None:
        self._desk, self._frame = desk, frame
        self._told: dict[str, str] = {}
        self._days: dict[date, str] = {}
        self._named: dict[str, str] = {}
        self._nearest: dict[str, str] = {}  # article id -> the first article of the story that it was nearly put in
        for account in desk.stories.values():
            for member in account.story.group.members:
                if member.reasons.nearest:
                    self._nearest[member.id] = member.reasons.nearest

    def story(self, account: Account, around: tuple[Account, ...], feed: str) -> str:
        """Of the story's page; `around` are the stories that it links to, `feed` is the address of its feed."""
        told = self.told(account)
        if not told:
            return ""
        topics = [use.topic for use in account.names if use.topic in self._desk.topic_slugs]
        links = [self.named(other) for other in around]
        near = [self._near(member.id) for member in account.story.group.members]
        return key_of("story", told, self._twin(account.story.id), feed, *links, "", *near, "", *topics)

    def article(self, article: Article) -> str:
        """Of the article's page."""
        desk, id_ = self._desk, article.id
        print_ = desk.site.prints.get(id_, "")
        account = desk.story_of.get(id_)
        told = self.told(account) if account else self._frame
        if not print_ or not told:
            return ""
        return key_of("article", told, self._twin(id_), print_, self._near(id_), desk.site.reasons.get(id_, ""))

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
        found = self._told.get(id_)
        if found is None:
            print_ = self._desk.site.prints.get(id_, "")
            found = self._told[id_] = print_ and key_of(self._frame, print_, *self._reasons(account))
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

    def _near(self, id_: str) -> str:
        """Of the link to the story that an article was nearly put in."""
        first = self._nearest.get(id_)
        other = self._desk.story_of.get(first) if first else None
        return self.named(other) if other else ""

    def _twin(self, id_: str) -> str:
        return "twin" if id_ in self._desk.twins else ""
