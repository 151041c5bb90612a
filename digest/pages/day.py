"""What was reported on a day? Its stories by weight, each with what that day added; made to be printed as a press review."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from msgspec import structs

from digest.model import Account, Page
from digest.pages.addresses import day_url, month_url, year_url
from digest.pages.cards import card_of, line_of
from digest.pages.desk import Desk
from digest.pages.frame import Meta, frame, head
from digest.pages.front import day_counts
from digest.pages.keys import Keys
from digest.pages.views import Card, Frame, Head, Line, Link

_CARDS, _SINGLES = 60, 90  # stories told on one page; those beyond are lines
_SENTENCES = 3  # of a story


@dataclass(frozen=True, slots=True)
class DayView:
    """2025/10/12.html"""

    site: Frame  # masthead and footer
    head: Head  # what machines read
    title: str  # heading of the page
    machine: str  # for `datetime`
    counts: str  # how much there is, in words
    trail: tuple[Link, ...]  # year, month
    cards: tuple[Card, ...]  # stories of several texts, heaviest first
    singles: tuple[Card, ...]  # stories of one report, one sentence each
    lines: tuple[Line, ...]  # the others of a very full day
    before: Link | None  # the previous day with reports
    after: Link | None  # the next one


def day_key(desk: Desk, keys: Keys, day: date) -> str:
    """A fingerprint of all that the page shows."""
    return keys.day(day, _around(desk, day))


def day_page(desk: Desk, day: date) -> Page:
    """The page of one day."""
    url = day_url(day)
    accounts = desk.of_day(day)
    several = [account for account in accounts if not desk.single(account)]
    single = [account for account in accounts if desk.single(account)]
    before, after = _around(desk, day)
    title = desk.words.full(day)
    headlines = desk.words["comma"].join(desk.headline(account, day) for account in accounts[:4])
    trail = (Link(year_url(day.year), f"{day.year}"), Link(month_url(day.year, day.month), desk.words.month(day.year, day.month)))
    view = DayView(
        site=frame(desk, url),
        head=head(desk, url, Meta(title, headlines)),
        title=title,
        machine=day.isoformat(),
        counts=day_counts(desk, day),
        trail=trail,
        cards=tuple(_card(desk, account, day) for account in several[:_CARDS]),
        singles=tuple(card_of(desk, account, day, sentences=1) for account in single[:_SINGLES]),
        lines=tuple(line_of(desk, account, day) for account in (*several[_CARDS:], *single[_SINGLES:])),
        before=before,
        after=after,
    )
    return Page(url, "day.html", view)


def _card(desk: Desk, account: Account, day: date) -> Card:
    """The story as it was told on that day: what later days said of it stands on their pages."""
    card = card_of(desk, account, day, news=True, sentences=_SENTENCES)
    added = next((entry.added for entry in account.days if entry.day == day), ())
    if account.last_day == day or (added and account.first_day != day):
        return card
    articles = desk.site.articles
    first = next((entry.lead for entry in account.days if entry.day == day and entry.lead), ())
    known = first or [said for said in account.lead if (at := articles.get(said.article)) and at.dated.day and at.dated.day <= day]
    told = desk.all_said(dict.fromkeys((*known, *added)))[:_SENTENCES]
    return structs.replace(card, lead=told) if told else card


def _around(desk: Desk, day: date) -> tuple[Link | None, Link | None]:
    at = desk.at(day)
    before = desk.days[at - 1] if at else None
    after = desk.days[at + 1] if at + 1 < len(desk.days) else None
    return _day_link(desk, before, day), _day_link(desk, after, day)


def _day_link(desk: Desk, day: date | None, here: date) -> Link | None:
    if day is None:
        return None
    return Link(day_url(day), desk.words.weekday(day, here.year), (desk.words.count("stories", len(desk.by_day[day])),))
