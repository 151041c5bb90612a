"""What does each feed hold? Items as values; digest.pages.feed_files writes them as RSS, Atom and JSON Feed.

Readers ignore an item whose guid they have seen, however it changed: so a story is one item for ever in the stories feed, each
further text of its own is one item in the updates feed, and each closed day is one in the daily feed.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime, time
from html import escape
from zoneinfo import ZoneInfo

from digest.fingerprint import feed_moment, guid
from digest.model import Account, Article, ClosedDay, Dated, Story, Topic
from digest.pages.addresses import article_url, source_slugs, source_url, story_url
from digest.sentences import sentence_spans
from digest.settings import Settings

NOWHERE = "https://site.invalid/"  # feeds need absolute addresses; this name can never be anybody's (RFC 6761)
EXCERPT = 280  # characters


@dataclass(frozen=True, slots=True)
class Item:
    """One thing that a reader shows: `moment` is ISO 8601 with offset, `html` is safe and its addresses are absolute."""

    guid: str
    title: str
    url: str
    moment: str
    summary: str
    html: str
    creator: str = ""
    categories: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Feed:
    """One subscription: its address below site/, what it is called, the page it belongs to, its items newest first."""

    url: str
    title: str
    description: str
    page: str
    items: tuple[Item, ...]
    language: str = "en"


@dataclass(frozen=True, slots=True)
class FeedInput:
    """All that feeds are made of. `guids` gives an item's guid: (kind and id) -> "urn:uuid:…"."""

    settings: Settings
    accounts: tuple[Account, ...]
    articles: Mapping[str, Article]
    zone: ZoneInfo
    site_id: str
    topics: tuple[Topic, ...] = ()
    days: tuple[ClosedDay, ...] = ()
    merged: tuple[tuple[Story, str], ...] = ()  # (the story that was merged away, the id it went to)
    texts: Mapping[str, str] = ()  # type: ignore[assignment]  # interface texts; English where one is missing


def feed_of(page: str) -> str:
    """The feed that belongs to a page: story/x.html -> story/x.xml."""
    return page.removesuffix(".html") + ".xml"


class FeedMaker:
    """Makes the feeds of one site, one at a time, so that only those that changed need be made."""

    def __init__(self, given: FeedInput) -> None:
        self.given = given
        self.sizes = given.settings.feeds
        self.base = given.settings.site.base_url or NOWHERE
        self.by_id = {account.story.id: account for account in given.accounts}
        self.slugs = source_slugs(article.outlet.key for article in given.articles.values())
        self.closed = {day.day: frozenset(day.articles) for day in given.days}

    def every(self) -> Iterable[Feed]:
        """All feeds that have an item, the three of the whole site first."""
        yield from filter(None, (self.stories(), self.updates(), self.daily()))
        if self.given.settings.feeds.stories:
            yield from filter(None, map(self.story, self.shown()))
        yield from filter(None, (self.source(key) for key in self.outlets()))
        yield from filter(None, map(self.topic, self.given.topics))
        yield from filter(None, (self.moved(old, to) for old, to in self.given.merged))

    # ------------------------------------------------------------ of the whole site

    def stories(self) -> Feed | None:
        """One item a story, dated when the story was first published here."""
        items = [self.story_item(account) for account in self.shown()]
        about = self._t("feed_stories", "Every new story, once")
        return self._feed("feed.xml", "", about, "index.html", items, self.sizes.items)

    def updates(self) -> Feed | None:
        """One item for each further text of its own that a story gains, and for what arrives for a day that is closed."""
        items = []
        for account in self.shown():
            first = account.story.group.first
            for report in account.reports:
                article = self.given.articles.get(report.article)
                if article and article.dated.day and (article.id != first or self._late(article)):
                    items.append(self.update_item(account, article))
        title, about = self._t("updates", "Updates"), self._t("feed_updates", "Each new report of a story")
        return self._feed("updates.xml", title, about, "index.html", items, self.sizes.updates)

    def daily(self) -> Feed | None:
        """One item a closed day; a day never reopens."""
        items = [item for day in self.given.days if (item := self.day_item(day))]
        title, about = self._t("daily", "Day by day"), self._t("feed_daily", "One item a day, when the day is over")
        return self._feed("daily.xml", title, about, "index.html", items, self.sizes.days)

    # ------------------------------------------------------------ of one story, source, topic

    def story(self, account: Account) -> Feed | None:
        """One item for each report of the story."""
        page = story_url(account.story)
        reports = [self.given.articles[report.article] for report in account.reports if report.article in self.given.articles]
        items = [self.article_item(article) for article in reports if article.dated.day]
        about = self._t("feed_story", "Each report of this story")
        return self._feed(feed_of(page), account.headline, about, page, items, 0)

    def source(self, key: str) -> Feed | None:
        """One item for each story that the outlet reported."""
        page = source_url(self.slugs[key])
        those = [account for account in self.shown() if any(self._outlet(i) == key for i in self._members(account))]
        name = next((a.outlet.name for a in self.given.articles.values() if a.outlet.key == key), key)
        items = [self.story_item(account) for account in those]
        about = self._t("feed_source", "Stories that this outlet reported")
        return self._feed(feed_of(page), name, about, page, items, self.sizes.items)

    def topic(self, topic: Topic) -> Feed | None:
        """One item for each story of the topic."""
        page = f"topic/{topic.slug}.html"
        items = [self.story_item(self.by_id[id_]) for id_ in topic.stories if id_ in self.by_id]
        about = self._t("feed_topic", "Stories about this name")
        return self._feed(feed_of(page), topic.name, about, page, items, self.sizes.items)

    def moved(self, old: Story, to: str) -> Feed | None:
        """The feed of a story that was merged away tells its followers once, and points on."""
        account = self.by_id.get(to)
        if account is None or not old.feed_date:
            return None
        page = story_url(account.story)
        said = self._t("story_moved", "This story goes on under another address")
        link = f"<p>{escape(said)}: {self._link(account)}</p>"
        item = Item(
            self._guid(f"moved {old.id} {to}"), f"{said}: {account.headline}", self._absolute(page), old.feed_date, said, link
        )
        return self._feed(feed_of(story_url(old)), account.headline, said, page, [item], 0)

    # ------------------------------------------------------------ items

    def story_item(self, account: Account) -> Item:
        """The story: its lead, and the reports with their originals."""
        lead = [(s.text, self._name(s.article)) for s in account.lead]
        body = "".join(f"<p>{escape(text)} <em>{escape(outlet)}</em></p>" for text, outlet in lead)
        body = body or f"<p>{escape(account.headline)}</p>"
        reports = [self.given.articles[report.article] for report in account.reports if report.article in self.given.articles]
        body += "<ul>" + "".join(f"<li>{self._credit(article)}</li>" for article in reports) + "</ul>"
        if self._full():
            body += "".join(f"<h3>{escape(article.title)}</h3>{self._text(article)}" for article in reports)
        summary = " ".join(text for text, _ in lead) or account.headline
        sections = tuple(dict.fromkeys(article.section for article in reports if article.section))
        moment = account.story.feed_date
        url = self._absolute(story_url(account.story))
        return Item(
            self._guid(account.story.id), account.headline, url, moment, summary, body, ", ".join(account.outlets), sections
        )

    def update_item(self, account: Account, article: Article) -> Item:
        """A story gained a text of its own."""
        late = self._t("late", "Late") + ": " if self._late(article) else ""
        title = f"{late}{article.title or account.headline} ({article.outlet.name})"
        url = self._absolute(story_url(account.story))
        said = f'{escape(self._t("in_story", "In the story"))} <a href="{url}">{escape(account.headline)}</a>'
        body = self._shown_text(article) + f"<p>{self._credit(article)}</p><p>{said}</p>"
        moment = moment_of(article.dated, article.id, self.given.zone)
        return Item(self._guid("update " + article.id), title, url, moment, self._excerpt(article), body, article.outlet.name)

    def article_item(self, article: Article) -> Item:
        """One report, in its story's feed."""
        url = self._absolute(article_url(article))
        body = self._shown_text(article) + f"<p>{self._credit(article)}</p>"
        title = f"{article.title or self._t('untitled', 'Untitled')} ({article.outlet.name})"
        moment = moment_of(article.dated, article.id, self.given.zone)
        creator = ", ".join((*article.authors, article.outlet.name)) if article.authors else article.outlet.name
        return Item(self._guid(article.id), title, url, moment, self._excerpt(article), body, creator)

    def day_item(self, day: ClosedDay) -> Item | None:
        """What one closed day held when it closed; what has been removed since is left out."""
        those = [self.by_id[id_] for id_ in day.stories if id_ in self.by_id and not self.by_id[id_].story.hidden]
        if not those:
            return None
        when = date.fromisoformat(day.day)
        rows = "".join(f"<li>{self._link(account)} <em>{escape(', '.join(account.outlets))}</em></li>" for account in those)
        moment = datetime.combine(when, time(23, 59, 59), self.given.zone).isoformat()
        title = f"{day.day}: {those[0].headline}" + (f" (+{len(those) - 1})" if len(those) > 1 else "")
        url = self._absolute(f"{when:%Y/%m/%d}.html")
        return Item(self._guid("day " + day.day), title, url, moment, "; ".join(a.headline for a in those), f"<ul>{rows}</ul>")

    # ------------------------------------------------------------ parts

    def shown(self) -> list[Account]:
        """The stories that have a feed date and are not hidden."""
        return [account for account in self.given.accounts if account.story.feed_date and not account.story.hidden]

    def outlets(self) -> list[str]:
        """The keys of the outlets, sorted; an unknown outlet has no page and no feed."""
        return sorted({article.outlet.key for article in self.given.articles.values() if article.outlet.key})

    def _feed(self, url: str, name: str, about: str, page: str, items: list[Item], limit: int) -> Feed | None:
        newest = sorted(items, key=lambda item: (datetime.fromisoformat(item.moment), item.guid), reverse=True)
        site = self.given.settings.site
        title = f"{name} – {site.title}" if name else site.title
        return Feed(url, title, about, page, tuple(newest[:limit] if limit else newest), site.language) if newest else None

    def _credit(self, article: Article) -> str:
        """Title linked to its page, outlet named in visible text, the original named and linked."""
        title = escape(article.title or self._t("untitled", "Untitled"))
        said = f'<a href="{self._absolute(article_url(article))}">{title}</a> – {escape(article.outlet.name)}'
        if article.url:
            said += f' (<a href="{escape(article.url)}">{escape(self._t("original", "original"))}</a>)'
        return said

    def _link(self, account: Account) -> str:
        return f'<a href="{self._absolute(story_url(account.story))}">{escape(account.headline)}</a>'

    def _shown_text(self, article: Article) -> str:
        return self._text(article) if self._full() else f"<p>{escape(self._excerpt(article))}</p>"

    def _text(self, article: Article) -> str:
        return "".join(f"<p>{escape(block.text)}</p>" for block in article.blocks if block.text)

    def _full(self) -> bool:
        return self.given.settings.feeds.content == "full"

    def _excerpt(self, article: Article) -> str:
        """The first sentences, up to 280 characters; a first one that is longer is cut at a word."""
        text = article.deck or next((block.text for block in article.blocks if block.kind == "p"), "") or article.title
        if len(text) <= EXCERPT:
            return text
        ends = [end for _, end in sentence_spans(text) if end <= EXCERPT]
        return text[: ends[-1]] if ends else text[: EXCERPT - 1].rpartition(" ")[0] + "…"

    def _late(self, article: Article) -> bool:
        """Did the article arrive for a day that was closed without it?"""
        day = article.dated.day.isoformat() if article.dated.day else ""
        return day in self.closed and article.id not in self.closed[day]

    def _members(self, account: Account) -> list[str]:
        return [member.id for member in account.story.group.members]

    def _outlet(self, id_: str) -> str:
        return self.given.articles[id_].outlet.key if id_ in self.given.articles else ""

    def _name(self, id_: str) -> str:
        return self.given.articles[id_].outlet.name if id_ in self.given.articles else ""

    def _absolute(self, url: str) -> str:
        return self.base + ("" if url == "index.html" else url)

    def _guid(self, item: str) -> str:
        return guid(self.given.site_id, item)

    def _t(self, key: str, english: str) -> str:
        texts = self.given.texts
        return texts[key] if texts and key in texts else english


def moment_of(dated: Dated, item: str, zone: ZoneInfo) -> str:
    """The moment of an article for feeds; "" where it has no day."""
    return feed_moment(dated.published if dated.precision == "minute" else "", dated.day, item, zone)
