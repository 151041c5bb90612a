"""How long did each story run? Stories as lines from their first to their last day, for month and year pages."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from digest.model import Account
from digest.pages.cards import link_to
from digest.pages.desk import Desk
from digest.pages.plots import placed
from digest.pages.views import Span


def spans(desk: Desk, accounts: Iterable[Account], start: date, end: date, most: int) -> tuple[Span, ...]:
    """The weightiest stories of more than a day, in the order in which they began."""
    long = [account for account in accounts if _days(account) > 1]
    chosen = sorted(long, key=lambda account: (-len(account.outlets), -account.texts, account.story.id))[:most]
    return tuple(_span(desk, account, start, end) for account in sorted(chosen, key=lambda a: (a.first_day or start, a.story.id)))


def scale(desk: Desk, start: date, end: date) -> tuple[tuple[float, str], ...]:
    """Where the months begin; a single month is counted in days."""
    length = (end - start).days + 1
    if start.month == end.month:
        return tuple((round(100 * (day - 1) / length, 2), str(day)) for day in (1, 8, 15, 22, 29) if day <= length)
    firsts = (start.replace(month=month) for month in range(start.month, end.month + 1))
    return tuple((round(100 * (day - start).days / length, 2), desk.words.months_short[day.month - 1]) for day in firsts)


def _days(account: Account) -> int:
    return (account.last_day - account.first_day).days + 1 if account.first_day and account.last_day else 0


def _span(desk: Desk, account: Account, start: date, end: date) -> Span:
    first, last = account.first_day or start, account.last_day or start
    left, width = placed(first, last, start, end)
    facts = desk.words.listed((desk.span(account), *desk.outlet_facts(account)))
    return Span(link_to(desk, account), left, width, facts, last > end)
