"""What does a story page show? All that its reports say together, each sentence with its outlet; nothing of our own."""

from __future__ import annotations

from collections import Counter
from typing import Any

from msgspec import Struct

from digest.model import Account, Article, Page
from digest.pages.addresses import linkable, public_address, source_url, story_url
from digest.pages.bodies import opening, parts_of
from digest.pages.cards import link_to
from digest.pages.desk import Desk
from digest.pages.feed_parts import feed_of
from digest.pages.frame import Meta, frame, head
from digest.pages.plots import activity, shares
from digest.pages.reports import ReportView, WhyView, report_view, whys
from digest.pages.spellings import other_spellings
from digest.pages.telling import FiguresView, QuoteView, StoryDay, figures_view, quote_view, story_day
from digest.pages.views import Frame, Head, Link, Part, Picture, Said, Shares
from digest.pages.wording import machine_date

_TOLD = 50  # reports told at length on one page


class NameView(Struct, frozen=True):
    """A name that the story is about."""

    name: str  # for people
    href: str  # its topic page, "" for none
    variants: str  # other spellings
    articles: int  # how many of the story use it


class StoryView(Struct, frozen=True):
    """story/ID-slug.html"""

    site: Frame  # masthead and footer
    head: Head  # what machines read
    id: str  # the article or story
    headline: str  # of the story
    lang: str  # language of the words, "" where it is the page's
    headline_from: Link | None  # whose headline it is
    pinned: bool  # by the editor
    note: str  # the editor's
    facts: tuple[str, ...]  # "7 outlets", "5 texts, 4 copies"
    span: str  # its first to its last day
    updated: str  # when it was last updated, in words
    updated_machine: str
    lead: tuple[Said, ...]  # verbatim sentences, each with its outlet
    single: ReportView | None  # a story of one report shows the report itself
    body: tuple[Part, ...]  # its text, as far as the rights allow
    excerpt: bool  # the rights leave only an excerpt of it
    days: tuple[StoryDay, ...]  # newest first
    figures: tuple[FiguresView, ...]  # values that differ
    quotes: tuple[QuoteView, ...]  # found verbatim
    reports: tuple[ReportView, ...]  # its texts, newest first; beyond the first fifty without their openings
    why: tuple[WhyView, ...]  # why each is in its story, of the first fifty; each has it on its own page
    names: tuple[NameView, ...]  # names that it is about
    earlier: tuple[Link, ...]  # the chapter before
    later: tuple[Link, ...]  # the chapters after
    related: tuple[Link, ...]  # stories of the same names
    plot: Picture | None  # activity
    shares: Shares | None  # outlets by share
    feed: str  # address of its own feed, "" for none
    filters: tuple[tuple[str, str], ...]  # for the search: ("outlet", "Harbour Post")


def story_page(desk: Desk, account: Account) -> Page:
    """The page of one story."""
    url = story_url(account.story)
    single = desk.single(account) and bool(desk.found((account.reports[0].article,)))
    reports = tuple(shown for at, report in enumerate(account.reports) if (shown := report_view(desk, report, opened=at < _TOLD)))
    alone = desk.site.articles[account.reports[0].article] if single else None
    updated = account.last_day if account.last_day != account.first_day else None
    view = StoryView(
        site=frame(desk, url),
        head=head(desk, url, _meta(desk, account, alone)),
        id=account.story.id,
        headline=desk.headline(account),
        lang=desk.story_lang(account),
        headline_from=_headline_from(desk, account),
        pinned=account.story.pinned,
        note=account.story.note,
        facts=_facts(desk, account),
        span=desk.span(account, year=True),
        updated=desk.words.say("updated", date=desk.words.short(updated)) if updated else "",
        updated_machine=updated.isoformat() if updated else "",
        lead=() if single else desk.all_said(account.lead),
        single=reports[0] if single else None,
        body=parts_of(alone.blocks) if alone else (),
        excerpt=bool(alone and not alone.full),
        days=() if single else _days(desk, account),
        figures=()
        if single
        else tuple(table for figures in account.figures if len((table := figures_view(desk, figures)).rows) > 1),
        quotes=() if single else tuple(spoken for quote in account.quotes if (spoken := quote_view(desk, quote))),
        reports=() if single else reports,
        why=whys(desk, account)[:_TOLD],
        names=tuple(_names(desk, account)),
        earlier=_links(desk, (account.story.earlier,)),
        later=_links(desk, account.story.later),
        related=_links(desk, account.related),
        plot=activity(account.activity, desk.words),
        shares=_shares(desk, account),
        feed=desk.feed(feed_of(url)),
        filters=_filters(desk, account),
    )
    return Page(url, "story.html", view)


def _days(desk: Desk, account: Account) -> tuple[StoryDay, ...]:
    """The newest day first, the undated reports last."""
    dated = [entry for entry in account.days if entry.day]
    undated = [entry for entry in account.days if not entry.day]
    first = dated[0] if dated else undated[0] if undated else None
    days = tuple(story_day(desk, entry, entry is first) for entry in (*reversed(dated), *undated))
    return days if len(days) > 1 or any(day.added for day in days) else ()


def _meta(desk: Desk, account: Account, shown: Article | None) -> Meta:
    headline = desk.headline(account)
    mark = f" – {account.story.id}" if account.story.id in desk.twins else ""
    description = (
        " ".join(said.text for said in desk.all_said(account.lead)) or (opening(shown.blocks) if shown else "") or headline
    )
    feed = (feed_of(story_url(account.story)), f"{headline} – {desk.words['feed_story']}")
    return Meta(
        title=f"{headline} – {desk.label(account)}{mark}",
        description=description,
        kind="article",
        indexed=not account.story.hidden,
        feed=feed,
        data=_data(desk, account),
    )


def _data(desk: Desk, account: Account) -> dict[str, Any]:
    base = desk.site.settings.site.base_url
    reports = desk.found(report.article for report in account.reports)
    data: dict[str, Any] = {"@type": "CollectionPage", "name": desk.headline(account), "inLanguage": desk.language}
    data["url"] = public_address(base, story_url(account.story))
    if account.first_day and account.last_day:
        data |= {"datePublished": account.first_day.isoformat(), "dateModified": account.last_day.isoformat()}
    parts = [part for article in reports[:_TOLD] if (part := news_article(desk, article))]
    return data | ({"hasPart": parts} if parts else {})


def news_article(desk: Desk, article: Article) -> dict[str, Any] | None:
    """A dated report in schema.org's words; None for an undated one. One that only says when it was changed is no NewsArticle."""
    published = machine_date(article.dated.published, article.dated.precision)
    if not published:
        return None
    changed = article.dated.clue is not None and article.dated.clue.witness == "update"
    data: dict[str, Any] = {"@type": "Article" if changed else "NewsArticle", "headline": desk.title(article)[:110]}
    data["dateModified" if changed else "datePublished"] = published
    if article.outlet.key:
        data["publisher"] = {"@type": "Organization", "name": desk.outlet(article)}
    if article.authors:
        data["author"] = [{"@type": "Person", "name": name} for name in article.authors]
    if article.language:
        data["inLanguage"] = article.language
    original = linkable(article.url)
    return data | ({"isBasedOn": original} if original else {})


def _headline_from(desk: Desk, account: Account) -> Link | None:
    article = desk.site.articles.get(account.headline_from)
    return Link(desk.article_href(article), desk.known(article)) if article and desk.known(article) else None


def _facts(desk: Desk, account: Account) -> tuple[str, ...]:
    words = desk.words
    copies = sum(len(report.copies) for report in account.reports)
    texts = words.count("texts", account.texts)
    if copies:
        texts = words["comma"].join((texts, words.count("copies", copies)))
    return (*desk.outlet_facts(account), texts)


def _names(desk: Desk, account: Account) -> list[NameView]:
    comma = desk.words.listed
    return [
        NameView(use.name, desk.topic_href(use.topic), comma(other_spellings(use.name, use.variants)), use.articles)
        for use in account.names
    ]


def neighbours(account: Account) -> tuple[str, ...]:
    """The ids of the stories that its page links to, as far as they are there."""
    return (account.story.earlier, *account.story.later, *account.related)


def _links(desk: Desk, keys: tuple[str, ...]) -> tuple[Link, ...]:
    found = (desk.stories.get(key) for key in keys)
    return tuple(link_to(desk, account) for account in found if account and not account.story.hidden)


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
    return outlets + languages + ((("month", f"{day:%Y-%m}"),) if day else ())
