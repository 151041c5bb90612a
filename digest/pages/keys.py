"""What does a page depend on? Fingerprints of it, made for every page of every build, so from what is cheap to look at."""

from __future__ import annotations

from datetime import date

from digest.fingerprint import fingerprint
from digest.model import Account, Article
from digest.pages.desk import Desk
from digest.pages.views import Link


class Keys:
    """The keys of one site's pages; "" where the build gave no fingerprints. What stories share in theirs is made once."""

    def __init__(self, desk: Desk, frame: str) -> None:
        self._desk, self._frame = desk, frame
        self._told: dict[str, str] = {}
        self._named: dict[str, str] = {}

    def story(self, account: Account, around: tuple[Account, ...], feed: str) -> str:
        """Of the story's page; `around` are the stories that it links to, `feed` is the address of its feed."""
        told = self.told(account)
        topics = [use.topic for use in account.names if self._desk.topic_href(use.topic)]
        links = [self.named(other) for other in around]
        return told and fingerprint(told, self._twin(account.story.id), feed, *links, "", *self._near(account), "", *topics)

    def article(self, article: Article) -> str:
        """Of the article's page."""
        desk, prints = self._desk, self._desk.site.prints
        account = desk.story_of.get(article.id)
        if article.id not in prints:
            return ""
        told = self.told(account) if account else self._frame
        members = account.story.group.members if account else ()
        near = next((self._nearest(m.reasons.nearest) for m in members if m.id == article.id), "")
        return told and fingerprint(told, self._twin(article.id), prints[article.id], near, *desk.seen((article,)))

    def day(self, day: date, around: tuple[Link | None, ...]) -> str:
        """Of the day's page; `around` leads to the days before and after it."""
        told = [self.told(account) for account in self._desk.of_day(day)]
        return fingerprint(*told, "", *(link.href for link in around if link)) if all(told) else ""

    def told(self, account: Account) -> str:
        """Of all that a story and its articles are, on any page of this site."""
        id_ = account.story.id
        if id_ not in self._told:
            desk, prints = self._desk, self._desk.site.prints
            members = desk.members(account)
            ids = (id_, *(article.id for article in members))
            known = all(each in prints for each in ids)
            parts = (*(prints.get(each, "") for each in ids), "", *desk.seen(members), repr(account.story.later))
            self._told[id_] = fingerprint(self._frame, *parts) if known else ""
        return self._told[id_]

    def named(self, account: Account) -> str:
        """Of a link to the story."""
        id_ = account.story.id
        if id_ not in self._named:
            link = self._desk.link(account)
            self._named[id_] = f"{link.href} {link.text} {link.facts}"
        return self._named[id_]

    def _near(self, account: Account) -> tuple[str, ...]:
        return tuple(self._nearest(member.reasons.nearest) for member in account.story.group.members)

    def _nearest(self, first: str) -> str:
        """Of the story that an article was nearly put in."""
        other = self._desk.story_of.get(first) if first else None
        return self.named(other) if other else ""

    def _twin(self, id_: str) -> str:
        return str(id_ in self._desk.twins)
