"""What does a story page show? All that its reports say together, each sentence with its outlet; nothing of our own."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import Any

from digest.fingerprint import fingerprint
from digest.model import Account, Article, Copy, DayAccount, Figures, Page, Quote, Reasons, Report
from digest.pages.addresses import day_url, linkable, public_address, source_url, story_url
from digest.pages.bodies import opening, parts_of
from digest.pages.desk import Desk
from digest.pages.frame import Meta, frame, head
from digest.pages.plots import activity, shares
from digest.pages.views import Frame, Head, Link, Part, Picture, Said, Shares, When
from digest.pages.wording import clock_of, machine_date


@dataclass(frozen=True, slots=True)
class StoryDay:
    """What one day's reports add that was not there before."""

    title: str  # "Thu 16", "Undated"
    full: str  # "Thursday 16 October 2025"
    machine: str
    href: str  # the day's page
    added: tuple[Said, ...]
    reports: tuple[Link, ...]  # the day's reports, by outlet, with the clock time where it is known
    copies: str  # "and 2 copies"
    names: str  # names not met before


@dataclass(frozen=True, slots=True)
class FigureView:
    """One value in its sentence."""

    before: str
    value: str
    after: str
    lang: str
    outlet: str
    href: str
    when: When


@dataclass(frozen=True, slots=True)
class FiguresView:
    """Values of one kind that differ."""

    of: str
    rows: tuple[FigureView, ...]


@dataclass(frozen=True, slots=True)
class QuoteView:
    """Words found verbatim, and who said them."""

    text: str
    lang: str
    speaker: str
    said: Said
    texts: str  # "in 3 texts", "" for one


@dataclass(frozen=True, slots=True)
class CopyView:
    """A copy folded under the text that it repeats."""

    id: str
    outlet: str
    title: str
    href: str
    lang: str
    when: When
    own_title: bool
    likeness: int  # percent
    cut: tuple[str, ...]  # sentences that it leaves out, where the rights show them
    added: tuple[str, ...]
    changes: str  # "leaves out 2 sentences, adds 1"


@dataclass(frozen=True, slots=True)
class WhyView:
    """Why a report is in its story, and what story came second."""

    outlet: str
    title: str
    href: str
    lang: str
    shared: tuple[tuple[str, str], ...]  # ("Names", "Mira Toll, Port Authority")
    against: str
    score: str  # "0.62, from 0.40 on"
    weak: bool
    editor: str  # "stories.toml:4: move"
    nearest: Link | None
    nearest_shared: str
    nearest_against: str


@dataclass(frozen=True, slots=True)
class ReportView:
    """One text of the story."""

    id: str
    title: str
    href: str
    lang: str
    outlet: str
    outlet_href: str
    authors: str
    when: When
    original: str  # the address at its publisher, "" where unknown
    opening: str
    copies: tuple[CopyView, ...]
    carried: str  # "Carried by 3 more: Island Radio, …"


@dataclass(frozen=True, slots=True)
class NameView:
    """A name that the story is about."""

    name: str
    href: str  # its topic page, "" for none
    variants: str
    articles: int


@dataclass(frozen=True, slots=True)
class StoryView:
    """story/ID-slug.html"""

    site: Frame
    head: Head
    id: str
    headline: str
    lang: str
    headline_from: Link | None  # whose headline it is
    pinned: bool
    note: str  # the editor's
    facts: tuple[str, ...]  # "7 outlets", "5 texts, 4 copies"
    span: str
    updated: str
    updated_machine: str
    lead: tuple[Said, ...]
    single: ReportView | None  # a story of one report shows the report itself
    body: tuple[Part, ...]  # its text, as far as the rights allow
    excerpt: bool  # the rights leave only an excerpt of it
    days: tuple[StoryDay, ...]  # newest first
    figures: tuple[FiguresView, ...]
    quotes: tuple[QuoteView, ...]
    reports: tuple[ReportView, ...]
    why: tuple[WhyView, ...]
    names: tuple[NameView, ...]
    earlier: tuple[Link, ...]
    later: tuple[Link, ...]
    related: tuple[Link, ...]
    plot: Picture | None
    shares: Shares | None
    feed: str
    filters: tuple[tuple[str, str], ...]  # for the search: ("outlet", "Harbour Post")


def story_key(desk: Desk, frame_key: str, account: Account) -> str:
    """A fingerprint of all that the page shows; "" where the build gave no fingerprints."""
    prints = desk.site.prints
    keys = [account.story.id, *(article.id for article in desk.members(account))]
    if any(key not in prints for key in keys):
        return ""
    around = [f"{link.href} {link.text} {link.facts}" for link in _links(desk, _neighbours(account))]
    nearest = [f"{why.nearest.href} {why.nearest.text}" for why in _whys(desk, account) if why.nearest]
    topics = [use.topic for use in account.names if desk.topic_href(use.topic)]
    flags = (desk.feed(_feed_url(account)), str(account.story.id in desk.twins), repr(account.story))
    return fingerprint(frame_key, *flags, *(prints[key] for key in keys), "", *around, "", *nearest, "", *topics)


def story_page(desk: Desk, account: Account) -> Page:
    """The page of one story."""
    url = story_url(account.story)
    single = desk.single(account) and bool(desk.found((account.reports[0].article,)))
    reports = tuple(shown for report in account.reports if (shown := _report(desk, report)))
    alone = desk.site.articles[account.reports[0].article] if single else None
    updated = account.last_day if account.last_day != account.first_day else None
    view = StoryView(
        frame(desk, url), head(desk, url, _meta(desk, account, alone)), account.story.id, desk.headline(account), desk.story_lang(account),
        _headline_from(desk, account), account.story.pinned, account.story.note, _facts(desk, account), desk.span(account, year=True),
        desk.words.say("updated", date=desk.words.short(updated)) if updated else "", updated.isoformat() if updated else "",
        () if single else desk.all_said(account.lead), reports[0] if single else None,
        parts_of(alone.blocks) if alone else (), bool(alone and not alone.full),
        () if single else tuple(_day(desk, entry) for entry in reversed(account.days)),
        tuple(_figures(desk, figures) for figures in account.figures), tuple(spoken for quote in account.quotes if (spoken := _quote(desk, quote))),
        () if single else reports, _whys(desk, account), tuple(_names(desk, account)),
        _links(desk, (account.story.earlier,)), _links(desk, account.story.later), _links(desk, account.related),
        activity(account.activity, desk.words), _shares(desk, account), desk.feed(_feed_url(account)), _filters(desk, account),
    )  # fmt: skip
    return Page(url, "story.html", view)


def _feed_url(account: Account) -> str:
    return story_url(account.story).removesuffix(".html") + ".xml"


def _meta(desk: Desk, account: Account, shown: Article | None) -> Meta:
    headline = desk.headline(account)
    mark = f" – {account.story.id}" if account.story.id in desk.twins else ""
    description = " ".join(said.text for said in desk.all_said(account.lead)) or (opening(shown.blocks) if shown else "") or headline
    feed = (_feed_url(account), f"{headline} – {desk.words['feed_story']}")
    return Meta(f"{headline} – {desk.label(account)}{mark}", description, "article", not account.story.hidden, feed, _data(desk, account))


def _data(desk: Desk, account: Account) -> dict[str, Any]:
    base = desk.site.settings.site.base_url
    reports = desk.found(report.article for report in account.reports)
    data: dict[str, Any] = {"@type": "CollectionPage", "name": desk.headline(account), "inLanguage": desk.language}
    data["url"] = public_address(base, story_url(account.story))
    if account.first_day and account.last_day:
        data |= {"datePublished": account.first_day.isoformat(), "dateModified": account.last_day.isoformat()}
    parts = [part for article in reports if (part := news_article(desk, article))]
    return data | ({"hasPart": parts} if parts else {})


def news_article(desk: Desk, article: Article) -> dict[str, Any] | None:
    """A dated report in schema.org's words; None for an undated one."""
    published = machine_date(article.dated.published, article.dated.precision)
    if not published:
        return None
    data: dict[str, Any] = {"@type": "NewsArticle", "headline": desk.title(article)[:110], "datePublished": published}
    data["publisher"] = {"@type": "Organization", "name": desk.outlet(article)}
    if article.authors:
        data["author"] = [{"@type": "Person", "name": name} for name in article.authors]
    if article.language:
        data["inLanguage"] = article.language
    original = linkable(article.url)
    return data | ({"isBasedOn": original} if original else {})


def _headline_from(desk: Desk, account: Account) -> Link | None:
    article = desk.site.articles.get(account.headline_from)
    return Link(desk.article_href(article), desk.outlet(article)) if article else None


def _facts(desk: Desk, account: Account) -> tuple[str, ...]:
    words = desk.words
    copies = sum(len(report.copies) for report in account.reports)
    texts = words.count("texts", account.texts)
    if copies:
        texts = words["comma"].join((texts, words.count("copies", copies)))
    return (words.count("outlets", len(account.outlets)), texts)


def _day(desk: Desk, entry: DayAccount) -> StoryDay:
    words, day = desk.words, entry.day
    reports = tuple(Link(desk.article_href(a), desk.outlet(a), _clock(a)) for a in desk.found(entry.reports))
    has_page = day is not None and day in desk.by_day
    return StoryDay(
        words.brief(day) if day else words["undated"], words.full(day) if day else words["undated"], day.isoformat() if day else "",
        day_url(day) if day and has_page else "", desk.all_said(entry.added), reports,
        words.count("and_copies", entry.copies) if entry.copies else "", words.listed(entry.names[:8]),
    )  # fmt: skip


def _clock(article: Article) -> tuple[str, ...]:
    dated = article.dated
    same = dated.day is not None and dated.published[:10] == dated.day.isoformat()
    return (clock_of(dated.published),) if dated.precision == "minute" and same else ()


def _figures(desk: Desk, figures: Figures) -> FiguresView:
    rows = []
    for row in figures.rows:
        said = desk.said(row.sentence)
        if said:
            text = row.sentence.text
            start, end = (row.start, row.end) if text[row.start : row.end] else (0, 0)
            when = desk.when(desk.site.articles[row.sentence.article])
            rows.append(FigureView(text[:start], text[start:end], text[end:], said.lang, said.outlet, said.href, when))
    return FiguresView(figures.of, tuple(rows))


def _quote(desk: Desk, quote: Quote) -> QuoteView | None:
    said = desk.said(quote.sentence)
    if said is None:
        return None
    return QuoteView(quote.text, said.lang, quote.speaker, said, desk.words.count("in_texts", quote.texts) if quote.texts > 1 else "")


def _report(desk: Desk, report: Report) -> ReportView | None:
    article = desk.site.articles.get(report.article)
    if article is None:
        return None
    copies = tuple(view for copy in report.copies if (view := copy_view(desk, copy)))
    carried = desk.words.say("carried", n=len(copies), list=desk.words.listed(tuple(dict.fromkeys(copy.outlet for copy in copies)))) if copies else ""
    return ReportView(
        article.id, desk.title(article), desk.article_href(article), desk.lang(article.language), desk.outlet(article), desk.source_href(article),
        desk.words.listed(article.authors), desk.when(article, clue=True), linkable(article.url), article.deck or opening(article.blocks), copies, carried,
    )  # fmt: skip


def copy_view(desk: Desk, copy: Copy) -> CopyView | None:
    """A copy with what it cut or added; the sentences themselves only where both texts may be shown whole."""
    article, original = desk.site.articles.get(copy.id), desk.site.articles.get(copy.of)
    if article is None:
        return None
    words, whole = desk.words, article.full and original is not None and original.full
    changes = [words.count("leaves_out", len(copy.cut))] if copy.cut else []
    changes += [words.count("adds", len(copy.added))] if copy.added else []
    return CopyView(
        article.id, desk.outlet(article), desk.title(article), desk.article_href(article), desk.lang(article.language), desk.when(article),
        copy.own_title, round(100 * copy.likeness), copy.cut if whole else (), copy.added if whole else (), words.listed(tuple(changes)) or words["word_for_word"],
    )  # fmt: skip


def _whys(desk: Desk, account: Account) -> tuple[WhyView, ...]:
    members = account.story.group.members
    whys = (why_view(desk, article, member.reasons) for member in members if (article := desk.site.articles.get(member.id)))
    return tuple(why for why in whys if why)


def why_view(desk: Desk, article: Article, reasons: Reasons) -> WhyView | None:
    """What a report shares with its story, and the nearest story that it was not put in; None where nothing is to be said."""
    words = desk.words
    kinds = (("names", reasons.names), ("terms", reasons.words), ("numbers", reasons.numbers), ("quotations", reasons.quotes), ("dates", reasons.dates))
    shared = tuple((words["shared_" + kind], words.listed(found)) for kind, found in kinds if found)
    nearest = desk.story_of.get(reasons.nearest) if reasons.nearest else None
    if not shared and nearest is None and not reasons.editor:
        return None
    score = words.say("score", score=f"{reasons.score:.2f}", threshold=f"{reasons.threshold:.2f}") if reasons.score else ""
    return WhyView(
        desk.outlet(article), desk.title(article), desk.article_href(article), desk.lang(article.language), shared, words.listed(reasons.against),
        score, reasons.weak, reasons.editor, desk.link(nearest) if nearest else None,
        words.listed(reasons.nearest_words), words.listed(reasons.nearest_against),
    )  # fmt: skip


def _names(desk: Desk, account: Account) -> list[NameView]:
    comma = desk.words.listed
    return [NameView(use.name, desk.topic_href(use.topic), comma(tuple(v for v in use.variants if v != use.name)), use.articles) for use in account.names]


def _neighbours(account: Account) -> tuple[str, ...]:
    return (account.story.earlier, *account.story.later, *account.related)


def _links(desk: Desk, keys: tuple[str, ...]) -> tuple[Link, ...]:
    found = (desk.stories.get(key) for key in keys)
    return tuple(desk.link(account) for account in found if account and not account.story.hidden)


def _shares(desk: Desk, account: Account) -> Shares | None:
    members = desk.members(account)
    counted = Counter(article.outlet.key for article in members)
    names = {article.outlet.key: desk.outlet(article) for article in members}
    ordered = sorted(counted, key=lambda key: (-counted[key], names[key], key))[:12]
    return shares([(Link(source_url(desk.slugs[key]), names[key]), counted[key]) for key in ordered], desk.words["shares_label"])


def _filters(desk: Desk, account: Account) -> tuple[tuple[str, str], ...]:
    """What the search can be narrowed by."""
    members = desk.members(account)
    outlets = tuple(("outlet", name) for name in dict.fromkeys(desk.outlet(article) for article in members))
    languages = tuple(("language", code) for code in dict.fromkeys(article.language for article in members if article.language))
    day = account.last_day
    return outlets + languages + ((("month", desk.words.month(day.year, day.month)),) if day else ())
