"""What does a reader show? Each item of the feeds: its lasting guid, its title, its moment, its text.

A guid follows from the site's id and what the item is about, never from an address, a title or a theme. Moments come from the
articles. All text is scrubbed and escaped here; addresses are absolute.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, time
from html import escape
from itertools import islice
from zoneinfo import ZoneInfo

from digest.fingerprint import feed_moment, guids
from digest.model import Account, Article, ClosedDay, Dated, Story, Topic
from digest.pages.addresses import article_url, day_url, linkable, story_url
from digest.pages.feed_texts import SENTENCES, TOLD, bracketed, credited, excerpt, opening, outlet_name, told_on, whole
from digest.pages.wording import wording_of
from digest.settings import Settings
from digest.text import scrubbed, spaced

NOWHERE = "https://site.invalid/"  # feeds need absolute addresses; this name can never be anybody's (RFC 6761)


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
class FeedInput:
    """All that feeds are made of."""

    settings: Settings
    accounts: tuple[Account, ...]
    articles: Mapping[str, Article]
    zone: ZoneInfo
    site_id: str
    topics: tuple[Topic, ...] = ()
    days: tuple[ClosedDay, ...] = ()
    merged: tuple[tuple[Story, str], ...] = ()  # (the story that was merged away, the id where it is told now)
    gone: tuple[Story, ...] = ()  # stories that a tombstone stands for
    founders: Mapping[str, str] = field(default_factory=dict)  # story id -> the article that began it; else the group's first
    promised: tuple[tuple[str, str], ...] = ()  # (address of a feed that once was, the outlet's key or topic's name)
    stamp: str = ""  # of the code that makes them
    texts: Mapping[str, str] = ()  # type: ignore[assignment]  # interface texts; English where one is missing
    prints: Mapping[str, str] = field(default_factory=dict)  # of articles by id; of stories with their articles by id


class Items:
    """Makes the items of one site."""

    def __init__(self, given: FeedInput) -> None:
        self.given = given
        self.base = given.settings.site.base_url or NOWHERE
        self.by_id = {account.story.id: account for account in given.accounts}
        self.moved_to = {old.id: to for old, to in given.merged}
        self._closed: dict[str, Collection[str]] = {day.day: day.articles for day in given.days}
        self.words = wording_of(given.texts, given.settings.site.date_style) if given.texts else None
        bare = not given.settings.pages.articles
        self._named, self._guids = guids(given.site_id), dict[str, str]()
        self.homes = {m.id: a.story for a in given.accounts for m in a.story.group.members} if bare else {}

    # ------------------------------------------------------------ of feeds

    def story(self, account: Account) -> Item:
        """The story: its lead, and the reports with their originals."""
        reports = self.reports(account)
        lead = [(s.text, self._outlet(s.article)) for s in account.lead]
        body = "".join(f"<p>{escape(text)}{credited([outlet])}</p>" for text, outlet in lead)
        body = body or f"<p>{escape(account.headline)}</p>"
        body += "<ul>" + "".join(f"<li>{self._credit(article)}</li>" for article in reports) + "</ul>"
        if self._full():
            body += "".join(f"<h3>{escape(article.title)}</h3>{whole(article.blocks)}" for article in reports)
        summary = " ".join(text for text, _ in lead) or account.headline
        sections = tuple(dict.fromkeys(article.section for article in reports if article.section))
        story = account.story
        url = self.absolute(story_url(story))
        return self._item(
            story.id, account.headline, url, story.feed_date, (summary, body), ", ".join(self._outlets(account)), sections
        )

    def update(self, account: Account, article: Article) -> Item:
        """A story gained a text of its own; the link stays the same when the text turns out to belong to another story."""
        late = self.text("feed_late", "Late") + ": " if self.late(article) else ""
        title = f"{late}{article.title or account.headline}{bracketed(article)}"
        url = self.absolute(story_url(account.story))
        said = f'{escape(self.text("feed_in_story", "In the story"))} <a href="{url}">{escape(account.headline)}</a>'
        text = excerpt(article)
        body = self._shown(article, text) + f"<p>{self._credit(article)}</p><p>{said}</p>"
        moment = moment_of(article.dated, article.id, self.given.zone)
        shown = (text or article.title, body)
        return self._item("update " + article.id, title, self._place(article), moment, shown, _creator(article), _section(article))

    def article(self, account: Account, article: Article) -> Item:
        """One report, in its story's feed."""
        title = f"{article.title or self.text('untitled', 'Untitled report')}{bracketed(article)}"
        text = excerpt(article)
        body = self._shown(article, text) + f"<p>{self._credit(article)}</p>"
        moment = moment_of(article.dated, article.id, self.given.zone)
        shown = (text or article.title or account.headline, body)
        return self._item(article.id, title, self._place(article), moment, shown, _creator(article), _section(article))

    def day(self, day: ClosedDay) -> Item:
        """What a closed day held when it closed, without what has been removed since, and under the names that stories have now."""
        those, when = self.of_day(day), date.fromisoformat(day.day)
        told = "".join(self._told_of_day(account, day) for account in those[:TOLD])
        rows = [f"<li>{self.link(account)}{credited(self._outlets_of(account, day))}</li>" for account in those[TOLD:]]
        title = f"{self.words.full(when) if self.words else day.day}: {those[0].headline}"
        title += f" (+{len(those) - 1})" if len(those) > 1 else ""
        shown = ("; ".join(account.headline for account in those), told + (f"<ul>{''.join(rows)}</ul>" if rows else ""))
        return self._item("day " + day.day, title, self.absolute(day_url(when)), self.end_of(day), shown)

    def shown_of_day(self, account: Account, day: ClosedDay) -> tuple[str, ...]:
        """What `day` shows of one of its stories; nothing where that cannot be told without looking at what it says."""
        told, held = account.listed or self.given.prints.get(account.story.id, ""), self._held(day.day)
        names = [self._outlet(m.id) for m in account.story.group.members if m.id in held]
        opening = self.given.prints.get(next(iter(self._reports_of(account, day)), ""), "")
        return (account.story.id, account.story.slug, account.headline, told, opening, *names) if told else ()

    def moved(self, old: Story, account: Account) -> Item:
        """The story is told under another one's address now."""
        shown = self._goes_on(account)
        url = self.absolute(story_url(account.story))
        return self._item(f"moved {old.id} {account.story.id}", shown[0], url, old.feed_date, shown)

    def merged(self, old: Story, account: Account) -> Item:
        """The item of a story that turned out to be another one: where it always stood, under the address that leads on."""
        return self._item(old.id, account.headline, self.absolute(story_url(old)), old.feed_date, self._goes_on(account))

    def notice(self, what: str, url: str, moment: str, text: str) -> Item:
        """Something told once, in a feed that has nothing else to tell any more; `what` makes its guid."""
        return self._item(what, text, self.absolute(url), moment, (text, f"<p>{escape(text)}</p>"))

    # ------------------------------------------------------------ questions

    def reports(self, account: Account) -> list[Article]:
        """The texts of the story that may be shown, newest first."""
        return [self.given.articles[report.article] for report in account.reports if report.article in self.given.articles]

    def late(self, article: Article) -> bool:
        """Did the article arrive for a day that was closed without it? A lent date closes no day, so it is never late."""
        day = article.dated.day.isoformat() if article.dated.day and not article.dated.inferred else ""
        return day in self._closed and article.id not in self._held(day)

    def _held(self, day: str) -> frozenset[str]:
        """The articles of a closed day."""
        found = self._closed[day]
        if not isinstance(found, frozenset):  # it is asked for each of its articles, but few days are asked about
            found = self._closed[day] = frozenset(found)
        return found

    def of_day(self, day: ClosedDay) -> list[Account]:
        """The stories of a closed day that can still be told, each under the name that it has now."""
        found = map(self.by_id.get, [self.moved_to.get(id_, id_) for id_ in day.stories] if self.moved_to else day.stories)
        return list({account.story.id: account for account in found if account and not account.story.hidden}.values())

    def end_of(self, day: ClosedDay) -> str:
        """The moment of a closed day's item."""
        return datetime.combine(date.fromisoformat(day.day), time(23, 59, 59), self.given.zone).isoformat()

    def guid(self, what: str) -> str:
        """The lasting name of an item about this."""
        found = self._guids.get(what)
        if found is None:
            found = self._guids[what] = self._named(what)
        return found

    def absolute(self, url: str) -> str:
        """The address below the site's own; the front page's is the site's."""
        return self.base + url.removesuffix("index.html")

    def link(self, account: Account) -> str:
        """The headline, leading to the story's page."""
        return f'<a href="{self.absolute(story_url(account.story))}">{escape(account.headline)}</a>'

    def text(self, key: str, english: str) -> str:
        """An interface text."""
        texts = self.given.texts
        return texts[key] if texts and key in texts else english

    # ------------------------------------------------------------ parts

    def _goes_on(self, account: Account) -> tuple[str, str]:
        """Where a story is told now: as a line, and as html."""
        said = self.text("feed_moved", "This story goes on under another address")
        return f"{said}: {account.headline}", f"<p>{escape(said)}: {self.link(account)}</p>"

    def _item(
        self,
        what: str,
        title: str,
        url: str,
        moment: str,
        shown: tuple[str, str],
        creator: str = "",
        categories: Iterable[str] = (),
    ) -> Item:
        """The item, every string of it fit for XML and JSON; `shown` is summary and html."""
        lines = (spaced(scrubbed(text)) for text in (title, shown[0], creator))
        title, summary, creator = lines
        kept = tuple(filter(None, (spaced(scrubbed(category)) for category in categories)))
        title = title or self.text("untitled", "Untitled report")
        return Item(self.guid(what), title, url, moment, summary or title, scrubbed(shown[1]), creator, kept)

    def _credit(self, article: Article) -> str:
        """Title linked to its page, outlet named in visible text, the original named and linked."""
        title = escape(article.title or self.text("untitled", "Untitled report"))
        said = f'<a href="{self._place(article)}">{title}</a>' + (
            f" – {escape(outlet_name(article))}" if outlet_name(article) else ""
        )
        if linkable(article.url):
            said += f' (<a href="{escape(article.url)}">{escape(self.text("feed_original", "original"))}</a>)'
        return said

    def _place(self, article: Article) -> str:
        """Where the article can be read: its page, or its story's where articles have none."""
        if article.id in self.homes:
            return f"{self.absolute(story_url(self.homes[article.id]))}#{article.id}"
        return self.absolute(article_url(article))

    def _told_of_day(self, account: Account, day: ClosedDay) -> str:
        """The headline, what that day's reports say, and the outlets that had the story then and are not named already."""
        said = self._said_on(account, day)
        lines = "".join(f"<p>{escape(text)}{credited([outlet])}</p>" for text, outlet in said)
        others = self._outlets_of(account, day)
        rest = f"<p>{credited(others)[1:]}</p>" if not {outlet for _, outlet in said} >= {*others} else ""
        return f"<h3>{self.link(account)}</h3>{lines}{rest}"

    def _said_on(self, account: Account, day: ClosedDay) -> list[tuple[str, str]]:
        """Sentences of the reports that the day holds, each with its outlet. Where a report that came late leads the story now, the
        first of them opens as it did before."""
        found = told_on(account, date.fromisoformat(day.day), self._held(day.day))
        said = [(sentence.text, self._outlet(sentence.article)) for sentence in found]
        leading = (self.given.articles.get(sentence.article) for sentence in account.lead)
        if not any(article and self.late(article) for article in leading):
            return said
        openings = ((opening(self.given.articles[id_]), self._outlet(id_)) for id_ in self._reports_of(account, day))
        first = [each for each in islice(openings, 1) if each[0]]
        return list(dict.fromkeys([*first, *said]))[:SENTENCES]

    def _reports_of(self, account: Account, day: ClosedDay) -> list[str]:
        """The reports of the story that the day holds, in the order in which they joined it."""
        held = self._held(day.day)
        return [member.id for member in account.story.group.members if member.id in held and member.id in self.given.articles]

    def _outlets(self, account: Account) -> list[str]:
        """The outlets that had the story, those with most reports first; without the name for an unknown one."""
        articles = filter(None, map(self.given.articles.get, [member.id for member in account.story.group.members]))
        nobody = {article.outlet.name for article in articles if not article.outlet.key}
        return [name for name in account.outlets if name not in nobody]

    def _outlets_of(self, account: Account, day: ClosedDay) -> list[str]:
        held = self._held(day.day)
        names = dict.fromkeys([self._outlet(m.id) for m in account.story.group.members if m.id in held])
        return [name for name in names if name]

    def _shown(self, article: Article, text: str) -> str:
        """The article in full, where the site wants that, else its excerpt."""
        if self._full():
            return whole(article.blocks)
        return f"<p>{escape(text)}</p>" if text else ""

    def _full(self) -> bool:
        return self.given.settings.feeds.content == "full"

    def _outlet(self, id_: str) -> str:
        return outlet_name(self.given.articles[id_]) if id_ in self.given.articles else ""


def moment_of(dated: Dated, item: str, zone: ZoneInfo) -> str:
    """The moment of an article for feeds; "" where it has no day."""
    return feed_moment(dated.published if dated.precision == "minute" else "", dated.day, item, zone)


def _creator(article: Article) -> str:
    return ", ".join(filter(None, (*article.authors, outlet_name(article))))


def _section(article: Article) -> tuple[str, ...]:
    return tuple(filter(None, (article.section, *article.tags)))
