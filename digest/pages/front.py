"""What is on the front page? The latest day's stories by weight, its single reports, the days before, and what goes on."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from msgspec import structs

from digest.model import Account, Page
from digest.pages.addresses import day_url, public_address
from digest.pages.cards import card_of, day_section, line_of
from digest.pages.desk import Desk
from digest.pages.frame import Meta, frame, head
from digest.pages.keys import Keys
from digest.pages.plots import activity
from digest.pages.views import Card, Frame, Head, Line, Link, Picture, Section

_CARDS = 10  # stories of several texts beyond this are lines
_LINES = 40
_RUNNING = 8
_RUN_DAYS = 14
_PAST_LINES = 5


@dataclass(frozen=True, slots=True)
class FrontView:
    """index.html"""

    site: Frame  # masthead and footer
    head: Head  # what machines read
    day: str  # "Thursday 16 October 2025", "" where nothing is dated
    machine: str  # for `datetime`
    day_href: str  # the day's page
    counts: str  # "9 stories from 31 reports by 11 outlets"
    lead: Card | None  # the story that weighs most
    cards: tuple[Card, ...]  # stories of several texts
    lines: tuple[Line, ...]  # the day's single reports
    more: Link | None  # where the list was cut
    running: tuple[Line, ...]  # stories that go on, each with its plot
    running_plots: tuple[Picture | None, ...]
    past: tuple[Section, ...]  # the previous days
    undated: Line | None  # the shelf, with how many stand on it


def front_key(desk: Desk, keys: Keys) -> str:
    """A fingerprint of all that the page shows."""
    days = desk.days[-max(desk.site.settings.pages.front_days, _RUN_DAYS) :]
    others = [account for account in desk.shown if account.story.pinned] if days else _accounts(desk, None)
    undated = _undated(desk)
    return keys.days(days, "front", keys.stories(others), *(undated.facts if undated else ()))


def front_page(desk: Desk) -> Page:
    """The front page: of the latest day that has reports."""
    day = desk.latest
    accounts = _accounts(desk, day)
    leading, rest = accounts[:1], accounts[1:]
    cards = [account for account in rest if account.story.pinned or not desk.single(account)][:_CARDS]
    carded = {account.story.id for account in cards}
    lines = [account for account in rest if account.story.id not in carded]
    running = _running(desk, day)
    site = desk.site.settings.site
    data = {"@type": "WebSite", "name": site.title, "url": public_address(site.base_url, "index.html"), "inLanguage": site.language}
    description = site.description or _description(desk, accounts)
    view = FrontView(
        site=frame(desk, "index.html"),
        head=head(desk, "index.html", Meta(site.title, description, data=data)),
        day=desk.words.full(day) if day else "",
        machine=day.isoformat() if day else "",
        day_href=day_url(day) if day else "",
        counts=_counts(desk, day),
        lead=card_of(desk, leading[0], day, sentences=3) if leading else None,
        cards=tuple(card_of(desk, account, day) for account in cards),
        lines=tuple(line_of(desk, account, day) for account in lines[:_LINES]),
        more=_more(desk, day, len(lines)),
        running=tuple(line_of(desk, account) for account in running),
        running_plots=tuple(activity(account.activity, desk.words, day, _RUN_DAYS) for account in running),
        past=_past(desk),
        undated=_undated(desk),
    )
    return Page("index.html", "front.html", view)


def _accounts(desk: Desk, day: date | None) -> list[Account]:
    """The day's stories, and before them the pinned ones of any day; without any day, all there are."""
    if day is None:
        return list(desk.shown)[:_LINES]
    today = desk.of_day(day)
    kept = {account.story.id for account in today}
    pinned = [account for account in desk.shown if account.story.pinned and account.story.id not in kept]
    return [*sorted(pinned, key=lambda account: desk.weight(account, day)), *today]


def _description(desk: Desk, accounts: list[Account]) -> str:
    return desk.words["comma"].join(desk.headline(account) for account in accounts[:3]) or desk.site.settings.site.title


def _counts(desk: Desk, day: date | None) -> str:
    return day_counts(desk, day) if day else ""


def day_counts(desk: Desk, day: date) -> str:
    """9 stories from 31 reports by 11 outlets"""
    accounts = desk.by_day.get(day, ())
    reports = sum(dict(account.activity).get(day, 0) for account in accounts)
    outlets = {article.outlet.key for account in accounts for article in desk.members(account) if article.dated.day == day} - {""}
    words, stories = desk.words, desk.words.count("stories", len(accounts))
    if reports == len(accounts):  # "3 stories from 3 reports" says one thing twice
        return words.listed((stories, words.count("outlets", len(outlets)))) if len(outlets) > 1 else stories
    from_reports = words.count("from_reports", reports)
    if not outlets:
        return words.say("counts_plain", stories=stories, reports=from_reports)
    return words.say("counts", stories=stories, reports=from_reports, outlets=words.count("by_outlets", len(outlets)))


def _more(desk: Desk, day: date | None, lines: int) -> Link | None:
    if day is None or lines <= _LINES:
        return None
    return Link(day_url(day), desk.words.count("all_stories", len(desk.by_day[day])))


def _running(desk: Desk, day: date | None) -> list[Account]:
    """Stories that had reports on several of the last days, the busiest first."""
    if day is None:
        return []
    since = day - timedelta(days=_RUN_DAYS - 1)
    busy: list[tuple[int, str, Account]] = []
    seen = {account.story.id: account for past in desk.days[-_RUN_DAYS:] if past >= since for account in desk.by_day[past]}
    for key, account in seen.items():
        recent = [(when, number) for when, number in account.activity if number and since <= when <= day]
        if len(recent) > 1:
            busy.append((-sum(number for _, number in recent), key, account))
    return [account for _, _, account in sorted(busy, key=lambda entry: entry[:2])[:_RUNNING]]


def _past(desk: Desk) -> tuple[Section, ...]:
    days = desk.days[-desk.site.settings.pages.front_days : -1][::-1]
    return tuple(_past_day(desk, day, desk.days[-1].year) for day in days)


def _past_day(desk: Desk, day: date, year: int) -> Section:
    lines = tuple(_as_called(desk, account, day) for account in desk.of_day(day)[:_PAST_LINES])
    return day_section(desk, day, desk.words.weekday(day, year), lines)


def _as_called(desk: Desk, account: Account, day: date) -> Line:
    return structs.replace(line_of(desk, account), text=desk.headline(account, day), lang=desk.story_lang(account, day))


def _undated(desk: Desk) -> Line | None:
    number = len(desk.undated)
    return Line("undated.html", desk.words["undated_shelf"], "", (desk.words.count("reports", number),)) if number else None
