"""Which turns have stories taken? The newest reports that they gained, and of those that came late: what the updates hold."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date, datetime, timedelta
from typing import NamedTuple, TypeVar

from digest.model import Account, Article
from digest.pages.feed_items import FeedInput, Items, moment_of
from digest.tables import Tables

T = TypeVar("T")
_LATE_SHARE = 4  # a late arrival is old by its date: a quarter of the updates is kept for them, or busy days would hide them
_MARGIN = timedelta(days=2)  # a moment may be of another day in the zone of its source


class Turn(NamedTuple):
    """A report that a story gained."""

    moment: str  # ISO 8601
    story: str  # id
    article: str  # id


class _Gained(NamedTuple):
    """The same before its moment is known: all that decides which are the newest."""

    id: str
    day: date
    late: bool  # it came for a day that was closed
    published: str
    precision: str


def turns(given: FeedInput, items: Items, shown: Mapping[str, Account], tables: Tables) -> list[Turn]:
    """As many as the updates hold, those that came late first; worked out anew only where a story has gained or lost something."""
    founded = tables.joined("shown beside founders", shown, tables.known("founders", given.founders))
    base = given.days, given.zone.key
    gained = tables.each("gained", founded, lambda _, each: _gained(each[0], each[1], items), base, settled=True)
    chosen = (base, given.settings.feeds.updates, given.site_id)
    return tables.one("turns", gained, lambda: _chosen(gained, given, items), chosen)


def newest_first(those: Iterable[tuple[str, str, T]], guid: Callable[[str], str]) -> list[T]:
    """By the moment that comes with each; those of one moment by the guids of what comes second."""
    aged = [(datetime.fromisoformat(moment).timestamp(), what, each) for moment, what, each in those]
    shared = Counter([age for age, _, _ in aged])
    aged.sort(key=lambda each: (each[0], guid(each[1]) if shared[each[0]] > 1 else ""), reverse=True)
    return [each for _, _, each in aged]


def _gained(account: Account, founder: str | None, items: Items) -> tuple[_Gained, ...]:
    """The reports that came for a day that was closed, and those that the story has beside its first."""
    first = account.story.group.first if founder is None else founder
    found = ((article, items.late(article)) for article in items.reports(account) if article.dated.day)
    return tuple([_gain(article, late) for article, late in found if late or article.id != first])


def _gain(article: Article, late: bool) -> _Gained:
    dated = article.dated
    assert dated.day, "it has a day"
    return _Gained(article.id, dated.day, late, dated.published, dated.precision)


def _chosen(gained: Mapping[str, Sequence[_Gained]], given: FeedInput, items: Items) -> list[Turn]:
    every = [(story, each) for story, those in gained.items() for each in those]
    late, timely = ([each for each in every if each[1].late is wanted] for wanted in (True, False))
    most = given.settings.feeds.updates
    first = _latest(late, given, items)[: max(most // _LATE_SHARE, most - len(timely))]
    return first + _latest(timely, given, items)[: most - len(first)]


def _latest(those: Sequence[tuple[str, _Gained]], given: FeedInput, items: Items) -> list[Turn]:
    """The newest of them, found among those whose day does not show that they are older."""
    most = given.settings.feeds.updates
    days = sorted([each.day for _, each in those], reverse=True)
    since = days[most - 1] - _MARGIN if len(days) > most else date.min
    young = [(story, given.articles[each.id]) for story, each in those if each.day >= since]
    found = [Turn(moment_of(article.dated, article.id, given.zone), story, article.id) for story, article in young]
    return newest_first([(turn.moment, f"update {turn.article}", turn) for turn in found], items.guid)[:most]
