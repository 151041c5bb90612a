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


def _days(account: Account) -> int:
    return (account.last_day - account.first_day).days + 1 if account.first_day and account.last_day else 0


def _span(desk: Desk, account: Account, start: date, end: date) -> Span:
    first, last = account.first_day or start, account.last_day or start
    left, width = placed(first, last, start, end)
    facts = desk.words.listed((desk.span(account), *desk.outlet_facts(account)))
    return Span(link_to(desk, account), left, width, facts, last > end)
