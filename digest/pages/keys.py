"""What does a page depend on? Fingerprints of it, made for every page of every build, so from what is cheap to look at."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date

from digest.fingerprint import key_of
from digest.model import Account, Article
from digest.pages.cards import link_to
from digest.pages.desk import Desk
from digest.pages.views import Link
from digest.tables import Tables


class Keys:
    """The keys of one site's pages; "" where the build gave no fingerprints."""

    def __init__(self, desk: Desk, frame: str, tables: Tables) -> None:
        self._desk = desk
        self.frame = frame  # what all pages depend on
        # all that keys of pages are made of beside the stories and articles that these show
        base = (frame, desk.site.settings, desk.topic_slugs, desk.site.reasons)
        self.base: tuple[object, ...] = tables.one("base of keys", base, lambda: base)
        self._listed = tables.each("stories in lists", desk.stories, self._of_lists, self.base)
        self._days = tables.each("days", desk.by_day, lambda day, _: self.stories(desk.of_day(day)), self.base)
        self._named: dict[str, str] = {}

    def story(self, account: Account, around: Iterable[Account], near: Iterable[Account | None], feed: str) -> str:
        """Of the story's page; `around` are the stories that it links to, `near` those that its articles were nearly put in, `feed`
        is the address of its feed."""
        told = self.told(account)
        topics = [use.topic for use in account.names if use.topic in self._desk.topic_slugs]
        links, nearest = map(self.named, around), map(self.named, near)
        return told and key_of("story", self.frame, told, self._twin(account.story.id), feed, *links, "", *nearest, "", *topics)

    def article(self, article: Article, account: Account | None = None, near: Account | None = None) -> str:
        """Of the article's page; `account` is of its story, `near` the story that it was nearly put in."""
        desk, id_ = self._desk, article.id
        print_, told = desk.site.prints.get(id_, ""), self.told(account) if account else self.frame
        if not print_ or not told:
            return ""
        return key_of("article", self.frame, told, self._twin(id_), print_, self.named(near), desk.site.reasons.get(id_, ""))

    def day(self, day: date, around: tuple[Link | None, ...] = ()) -> str:
        """Of the day's page; `around` leads to the days before and after it."""
        told = self._days[day]
        return told and key_of("day", self.frame, told, *(link.href for link in around if link))

    def days(self, days: Iterable[date], *more: str) -> str:
        """Of a page that tells of these days, and of something more."""
        told = [self._days[day] for day in days]
        return key_of("days", self.frame, *told, "", *more) if all(told) else ""

    def stories(self, accounts: Iterable[Account], *more: str) -> str:
        """Of a page that lists these stories in this order, and something more."""
        listed = [self._listed[account.story.id] for account in accounts]
        return key_of("stories", self.frame, *listed, "", *more) if all(listed) else ""

    def reports(self, articles: Sequence[Article], *more: str) -> str:
        """Of a page that lists these articles in this order, each leading to its story, and something more."""
        desk, prints = self._desk, self._desk.site.prints
        found = [print_ and self._line(a, print_) for a in articles for print_ in (prints.get(a.id, ""),)]
        homes = [account.story.id + account.story.slug if (account := desk.story_of.get(a.id)) else "" for a in articles]
        reasons = [desk.site.reasons.get(article.id, "") for article in articles] if desk.site.reasons else ()
        return key_of("reports", self.frame, *found, "", *homes, "", *reasons, "", *more) if all(found) else ""

    def moved(self, to: str, *shown: str) -> str:
        """Of the page that leads from an old address to this one, and shows this of it."""
        return key_of("moved", self.frame, to, *shown)

    def gone(self) -> str:
        """Of what stands where something was taken down."""
        return key_of("gone", self.frame)

    def told(self, account: Account) -> str:
        """Of all that a story and its articles are, on any page of this site."""
        reasons, print_ = self._desk.site.reasons, self._desk.site.prints.get(account.story.id, "")
        return key_of(print_, *(reasons.get(a.id, "") for a in self._desk.members(account))) if print_ and reasons else print_

    def _of_lists(self, _: str, account: Account) -> str:
        """Of what lists of stories show of one: what it says there, the editor's word, and where that comes from."""
        told, story = self.told(account), account.story
        if not told or not account.listed:
            return told
        lines = [self._line(article) for article in self._desk.members(account)]
        return key_of(account.listed, story.id, story.slug, story.note, f"{story.pinned}", *lines)

    def _line(self, article: Article, undated: str = "") -> str:
        """Of what lists show of a report; where it has no day `undated`, since they may say why."""
        if undated and article.dated.day is None:
            return undated
        dated, outlet, author = article.dated, article.outlet, article.authors[:1]
        when = f"{dated.published} {dated.precision} {dated.day} {dated.inferred}"
        return f"{article.id} {article.slug} {article.language} {outlet.key} {outlet.name} {author} {when} {article.title}"

    def named(self, account: Account | None) -> str:
        """Of a link to the story."""
        if account is None:
            return ""
        found = self._named.get(account.story.id)
        if found is None:
            link = link_to(self._desk, account)
            found = self._named[account.story.id] = f"{link.href} {link.text} {link.facts} {link.lang}"
        return found

    def _twin(self, id_: str) -> str:
        return "twin" if id_ in self._desk.twins else ""
