"""What does a list show of a story or a report? A card, a line or a link."""

from __future__ import annotations

from datetime import date

from digest.model import Account, Article, DayAccount
from digest.pages.addresses import day_url, story_url
from digest.pages.bodies import opening
from digest.pages.desk import Desk
from digest.pages.plots import activity
from digest.pages.views import Card, Line, Link, Said, Section


def card_of(desk: Desk, account: Account, day: date | None, news: bool = False, sentences: int = 2) -> Card:
    """The story as it stood on a day; with `news`, or where the lead is of other days alone, what that day added goes before it."""
    today = next((entry for entry in account.days if day and entry.day == day), None)
    lead = _lead(desk, account, today if news or _is_stale(desk, account, day) else None)[:sentences]
    return Card(
        id=account.story.id,
        href=story_url(account.story),
        headline=desk.headline(account, day),
        lang=desk.story_lang(account, day),
        mark=_mark(desk, account, day) if day else "",
        pinned=account.story.pinned,
        note=account.story.note,
        lead=lead,
        facts=(*card_facts(desk, account, today), *_inferred(desk, account, day)),
        plot=activity(account.activity, desk.words, day),
    )


def _is_stale(desk: Desk, account: Account, day: date | None) -> bool:
    """ "approved on Friday" is no lead for the day, weeks later, on which the first contracts are signed."""
    articles = desk.site.articles
    return not any(article.dated.day == day for said in account.lead if (article := articles.get(said.article)))


def _lead(desk: Desk, account: Account, today: DayAccount | None) -> tuple[Said, ...]:
    added = desk.all_said(today.added) if today and today.day != account.first_day else ()
    return added or desk.all_said(account.lead) or _opening(desk, account)


def _opening(desk: Desk, account: Account) -> tuple[Said, ...]:
    """Where there is no lead: how the first report begins."""
    article = next(iter(desk.found(report.article for report in account.reports)), None)
    text = opening(article.blocks) if article else ""
    return (
        (Said(text, desk.lang(article.language), desk.credit(article, desk.single(account)), desk.article_href(article)),)
        if article and text
        else ()
    )


def card_facts(desk: Desk, account: Account, today: DayAccount | None = None) -> tuple[str, ...]:
    """7 outlets · 2 texts · 14–16 October · 2 new reports"""
    words = desk.words
    if today and desk.single(account) and account.lead:  # its sentence names the outlet, its page the day
        return ()
    facts = [*desk.outlet_facts(account)]
    if not desk.single(account):
        facts.append(words.count("texts", account.texts))
    span = desk.span(account)
    if span:
        facts.append(span)
    fresh = len(today.reports) + today.copies if today and today.day != account.first_day else 0
    if fresh:
        facts.append(words.count("new_reports", fresh))
    return tuple(facts)


def line_of(desk: Desk, account: Account, day: date | None = None, dates: bool = False) -> Line:
    """The story in one line, as it was called on the day, with its outlets and, with `dates`, its span."""
    span = desk.span(account) if dates else ""
    mark = _mark(desk, account, day) if day else ""
    facts = tuple(part for part in (*desk.outlet_facts(account), span, *_inferred(desk, account, day)) if part)
    return Line(story_url(account.story), desk.headline(account, day), desk.story_lang(account, day), facts, mark)


def link_to(desk: Desk, account: Account) -> Link:
    """The story by its headline, with its span and outlets."""
    facts = tuple(part for part in (desk.span(account, year=True), *desk.outlet_facts(account)) if part)
    return Link(story_url(account.story), desk.headline(account), facts, desk.story_lang(account))


def report_line(desk: Desk, article: Article, outlet: bool = False) -> Line:
    """A report in one line, leading to its place on its story's page."""
    account = desk.story_of.get(article.id)
    href = f"{story_url(account.story)}#{article.id}" if account else desk.article_href(article)
    facts = (desk.known(article),) if outlet and desk.known(article) else ()
    return Line(href, desk.title(article), desk.lang(article.language), facts, when=desk.when(article))


def day_section(desk: Desk, day: date, heading: str, lines: tuple[Line, ...]) -> Section:
    """A day among others: these of its stories, and how many there are."""
    number = len(desk.by_day.get(day, ()))
    more = Link(day_url(day), desk.words.count("all_stories", number)) if number > len(lines) else None
    return Section(heading, lines, day_url(day), (desk.words.count("stories", number),), more=more)


def _inferred(desk: Desk, account: Account, day: date | None) -> tuple[str, ...]:
    """How many of the story's reports stand on that day only because it was inferred."""
    number = sum(article.dated.inferred for article in desk.members(account) if day and article.dated.day == day)
    if not number:
        return ()
    return (desk.words["inferred_alone"] if desk.single(account) else desk.words.count("inferred_dates", number),)


def _mark(desk: Desk, account: Account, day: date) -> str:
    """New, or updated on its which day: from dates only."""
    if account.first_day is None or desk.single(account) or not dict(account.activity).get(day):
        return ""
    if account.first_day == day:
        return desk.words["new"]
    return desk.words.say("updated_day", n=(day - account.first_day).days + 1)
