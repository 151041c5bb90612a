"""Who has which story, and where is it linked? The tables that all pages share, made once from the site's input."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable
from datetime import date
from itertools import chain
from typing import TypeVar

from digest.model import Account, Article, Dated, Outlet, Sentence, Story
from digest.pages.addresses import article_url, source_slugs, source_url, story_url, topic_url
from digest.pages.site import SiteInput
from digest.pages.views import FeedLink, Frame, Said, When
from digest.pages.wording import Wording, machine_date, wording_of
from digest.tables import Tables

T = TypeVar("T")
Weight = tuple[int, int, int, int, str]


class Desk:
    """The site's input with its tables, and how stories and reports are called on pages. Nothing changes after it is made."""

    __slots__ = (
        "by_day",
        "by_source",
        "copied",
        "dated_days",
        "days",
        "feeds",
        "frames",
        "homes",
        "language",
        "months",
        "shown",
        "site",
        "slugs",
        "stories",
        "story_of",
        "topic_slugs",
        "twins",
        "undated",
        "unknown",
        "words",
    )

    def __init__(self, site: SiteInput, tables: Tables) -> None:
        self.site = site
        self.words: Wording = wording_of(site.texts, site.settings.site.date_style)
        self.language = site.settings.site.language
        by_id = tables.known("accounts on the desk", {account.story.id: account for account in site.accounts})
        self.stories: dict[str, Account] = tables.sorted("stories on the desk", by_id)
        ours = self.stories
        self.story_of: dict[str, Account] = tables.spread("stories of articles", ours, lambda _, each: _of_each(each.story, each))
        # beside it, since an account changes with its texts, and where its articles lead does not
        alone = tables.each("stories themselves", ours, lambda _, account: account.story, settled=True)
        homes = tables.spread("homes of articles", alone, lambda _, story: _of_each(story, story)) if tables.lasts else {}
        self.homes: dict[str, Story] = homes  # only for seeing what changed
        self.copied = tables.spread("copies on the desk", alone, lambda id_, story: {copy.id: id_ for copy in story.group.copies})
        shown = tables.only("stories shown", ours, lambda account: not account.story.hidden)
        self.shown: tuple[Account, ...] = tuple(shown.values())
        self.by_day: dict[date, tuple[Account, ...]] = tables.gathered("stories by day", shown, lambda _, each: _by_day(each))
        self.days: tuple[date, ...] = tuple(self.by_day)
        self.months: dict[tuple[int, int], list[date]] = {}
        for day in self.days:
            self.months.setdefault((day.year, day.month), []).append(day)
        undated = tables.only("reports without a day", site.articles, lambda article: article.dated.day is None)
        self.undated: tuple[Article, ...] = tuple(undated.values())
        by_source = tables.gathered("articles by source", site.articles, lambda _, article: {article.outlet.key: article})
        self.by_source = tables.each("articles of sources", by_source, lambda _, those: _newest(those))
        outlets = tables.each("outlets on the desk", site.articles, lambda _, article: article.outlet, settled=True)
        self.unknown, self.slugs = tables.one("slugs of outlets", outlets, lambda: _outlets(outlets.values()))
        self.topic_slugs = frozenset(topic.slug for topic in site.topics) if site.settings.pages.topics else frozenset()
        self.twins = self._twins(tables)
        self.frames: dict[tuple[str, str], Frame] = {}  # made once for each depth
        self.feeds: list[FeedLink] = []  # of the whole site, made once

    def _twins(self, tables: Tables) -> frozenset[str]:
        """Ids of articles and stories whose page title another page has too: they carry their id in it."""
        untitled, articles = self.words["untitled"], self.site.articles
        titles = tables.each("titles", articles, lambda _, each: (each.title or untitled, each.outlet.name), untitled, settled=True)
        alike = tables.gathered("articles by title", titles, lambda key, title: {title: key})
        headlines = tables.gathered("stories by headline", self.stories, lambda _, account: {account.headline: account})
        several = tables.only("headlines of several", headlines, lambda those: len(those) > 1)
        base = (self.site.texts, self.site.settings.site, self.unknown)
        labels = tables.each("labels", several, lambda _, those: self._of_one_label(those), base)
        shared = tables.only("titles of several", alike, lambda those: len(those) > 1)
        return frozenset(chain(*shared.values(), *labels.values()))

    def _of_one_label(self, accounts: Iterable[Account]) -> list[str]:
        """The ids of those of the stories that not even their labels tell apart."""
        found: dict[str, list[str]] = {}
        for account in accounts:
            found.setdefault(self.label(account), []).append(account.story.id)
        return [id_ for those in found.values() if len(those) > 1 for id_ in those]

    # ------------------------------------------------------------ addresses

    @property
    def latest(self) -> date | None:
        """The last day with a report."""
        return self.days[-1] if self.days else None

    def article_href(self, article: Article, block: int = -1) -> str:
        """The article's page, at a paragraph; where articles have no pages, its place on the story's page."""
        if self.site.settings.pages.articles:
            return article_url(article) + (f"#p{block}" if 0 <= block < len(article.blocks) else "")
        account = self.story_of.get(article.id)
        return f"{story_url(account.story)}#{article.id}" if account else "undated.html"

    def source_href(self, article: Article) -> str:
        """The page of the article's outlet."""
        return source_url(self.slugs[article.outlet.key])

    def topic_href(self, slug: str) -> str:
        """The topic's page, "" where there is none."""
        return topic_url(slug) if slug in self.topic_slugs else ""

    def feed(self, url: str) -> str:
        """The feed's address if there is such a feed, else ""."""
        return url if url in self.site.feeds else ""

    # ------------------------------------------------------------ articles

    def outlet(self, article: Article) -> str:
        """The outlet's name, for people."""
        return article.outlet.name or article.outlet.key or self.words["unknown_source"]

    def known(self, article: Article) -> str:
        """The outlet's name where one is known, else "": a line of facts then says nothing rather than "unknown"."""
        return self.outlet(article) if article.outlet.key else ""

    def credit(self, article: Article, alone: bool = False) -> str:
        """What stands beside a sentence and leads to it: the outlet; where none is known the author, else the report's title,
        or just "the report" where there is no other."""
        if article.outlet.key:
            return self.outlet(article)
        return self.words["the_report"] if alone else article.authors[0] if article.authors else _short(self.title(article))

    def outlets(self, account: Account) -> tuple[str, ...]:
        """The names of a story's outlets, as far as they are known."""
        return tuple(name for name in account.outlets if name not in self.unknown)

    def outlet_facts(self, account: Account) -> tuple[str, ...]:
        """("7 outlets",), the name of a single one, () where none is known; beside a single one also that others are unknown."""
        names = self.outlets(account)
        if len(names) == 1:
            return (self.words.listed((*names, *(name for name in account.outlets if name and name in self.unknown))),)
        return names if not names else (self.words.count("outlets", len(names)),)

    def title(self, article: Article) -> str:
        """The article's title, or what stands in for it."""
        return article.title or self.words["untitled"]

    def lang(self, language: str) -> str:
        """The language, where it is not the page's own."""
        return "" if language == self.language else language

    def found(self, ids: Iterable[str]) -> tuple[Article, ...]:
        """The articles of these ids that may be shown."""
        return tuple(self.site.articles[key] for key in ids if key in self.site.articles)

    @property
    def odd_slugs(self) -> tuple[str, ...]:
        """The slugs of outlets that do not follow from their keys alone, since several would have the same."""
        return tuple(f"{key} {slug}" for key, slug in self.slugs.items() if source_slugs([key])[key] != slug)

    def members(self, account: Account) -> tuple[Article, ...]:
        """All articles of a story, copies too, in the order of their joining."""
        group, articles = account.story.group, self.site.articles
        keys = [member.id for member in group.members]
        if group.copies:
            keys = list(dict.fromkeys((*keys, *(copy.id for copy in group.copies))))
        return tuple([articles[key] for key in keys if key in articles])

    def said(self, sentence: Sentence) -> Said | None:
        """The sentence with its outlet; None where its article may not be shown."""
        article = self.site.articles.get(sentence.article)
        if article is None:
            return None
        account = self.story_of.get(article.id)
        credit = self.credit(article, bool(account and self.single(account)))
        return Said(sentence.text, self.lang(article.language), credit, self.article_href(article, sentence.block))

    def all_said(self, sentences: Iterable[Sentence]) -> tuple[Said, ...]:
        """Those of the sentences that may be shown."""
        return tuple(said for said in map(self.said, sentences) if said)

    def when(self, article: Article, clue: bool = False) -> When:
        """The article's date as it is shown; with `clue`, whose word it is."""
        dated = article.dated
        text = self.words.published(dated.published, dated.precision, dated.day)
        why = self.words.why_undated(dated) or self.site.reasons.get(article.id) or self.words["undated_nothing"]
        machine = machine_date(dated.published, dated.precision)
        return When(text, machine, self.clue(dated) if clue and text else "", dated.inferred, "" if text else why)

    def clue(self, dated: Dated) -> str:
        """dated from its dateline: “HARBOUR, 14 October”"""
        if dated.clue is None:
            return ""
        if dated.clue.witness == "story":
            return self.words["clue_story"]
        witness = self.words.texts.get("clue_" + dated.clue.witness.replace(" ", "_").replace("-", "_"), dated.clue.witness)
        return self.words.say("clue", witness=witness, words=dated.clue.words[:160]) if dated.clue.words else witness

    # ------------------------------------------------------------ stories

    def headline(self, account: Account, day: date | None = None) -> str:
        """The story's headline, never empty; with a day, what it was called on that day."""
        return called_on(account, day)[0] or self.words["untitled"]

    def story_lang(self, account: Account, day: date | None = None) -> str:
        """The language of that headline, where it is not the page's."""
        source = self.site.articles.get(called_on(account, day)[1])
        return self.lang(source.language) if source else ""

    def span(self, account: Account, year: bool = False) -> str:
        """14–16 October"""
        if account.first_day is None or account.last_day is None:
            return ""
        return self.words.span(account.first_day, account.last_day, year)

    def label(self, account: Account) -> str:
        """What tells it from a story of the same headline: "7 outlets, 14–16 October 2025"."""
        return self.words.listed((*self.outlet_facts(account), self.span(account, year=True) or self.words["undated_word"]))

    def single(self, account: Account) -> bool:
        """Is it a story of one report?"""
        return len(account.reports) == 1 and not account.reports[0].copies

    def weight(self, account: Account, day: date) -> Weight:
        """For sorting, heaviest first: outlets, texts, reports of that day; then the newer; then by id."""
        today = dict(account.activity).get(day, 0)
        newer = -(account.first_day.toordinal() if account.first_day else 0)
        return (-len(self.outlets(account)), -account.texts, -today, newer, account.story.id)

    def of_day(self, day: date) -> list[Account]:
        """The day's stories, pinned first, then by weight."""
        return sorted(self.by_day.get(day, ()), key=lambda account: (not account.story.pinned, self.weight(account, day)))

    def told_on(self, days: Iterable[date]) -> tuple[Account, ...]:
        """The stories of these days, each once."""
        return tuple({account.story.id: account for day in days for account in self.by_day[day]}.values())

    def at(self, day: date) -> int:
        """Which of the days it is."""
        return bisect_left(self.days, day)

    def listed(self, articles: Iterable[Article]) -> list[Article]:
        """Those of the articles whose story the editor does not hide."""
        return [article for article in articles if not ((account := self.story_of.get(article.id)) and account.story.hidden)]

def called_on(account: Account, day: date | None) -> tuple[str, str]:
    """A headline and the article whose title it is; on a day before the last one, those of the reports up to then."""
    now = account.headline, account.headline_from
    if day is None or account.last_day is None or day >= account.last_day:
        return now
    return next(((title, id_) for since, title, id_ in reversed(account.called) if since <= day), now)


def _of_each(story: Story, value: T) -> dict[str, T]:
    """The value for each article of the story, copies too."""
    group = story.group
    return dict.fromkeys([member.id for member in group.members] + [copy.id for copy in group.copies], value)


def _by_day(account: Account) -> dict[date, Account]:
    return {day: account for day, number in account.activity if number}


def _outlets(those: Iterable[Outlet]) -> tuple[frozenset[str], dict[str, str]]:
    """The names by which no outlet is known, and the slugs of all by their keys."""
    every = dict.fromkeys(those)
    return frozenset(("", *(outlet.name for outlet in every if not outlet.key))), source_slugs(outlet.key for outlet in every)


def _newest(articles: Iterable[Article]) -> tuple[Article, ...]:
    return tuple(sorted(articles, key=lambda a: (a.dated.day or date.min, a.dated.published, a.id), reverse=True))


def _short(title: str, limit: int = 36) -> str:
    """A title as a link among others: cut at a word.

    >>> _short("Harbour bridge closes after cracks are found")
    'Harbour bridge closes after cracks…'
    """
    return title if len(title) <= limit else (title[:limit].rpartition(" ")[0] or title[: limit - 1]).rstrip(",;:–- ") + "…"
