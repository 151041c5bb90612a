"""Do two articles tell one event? A logistic decision over the evidence; the weights are numbers fitted by bench/group_train.py."""

from __future__ import annotations

from collections.abc import Iterable
from math import exp

from digest.group.evidence import EVIDENCE

THRESHOLD = 0.46  # chance from which an article joins a story
UNDATED_THRESHOLD = 0.4  # of two groups of undated articles, which are compared best first
_MEMBERS = 3  # members of a story whose mean decides: one may mislead, and the mean of all splits long stories

_TIMELESS, _AMONG = 5.5, 80  # log-odds at most, and the dated articles among which it is half of that

BIAS = -0.64
WEIGHTS: dict[str, float] = {
    "alike": 2.26,
    "title told": 1.59,
    "titles told": 1.53,
    "names": 1.09,
    "title names": 2.31,
    "title deeds": 0.82,
    "first told": 1.34,
    "firsts told": 1.08,
    "figures": 0.15,
    "other figures": -0.08,
    "other event": -6.50,
    "special": 4.00,
    "crowd": -14.14,
    "days": -0.17,
    "between": -0.39,
    "undated": -0.26,
}
_ROW = tuple(WEIGHTS[name] for name in EVIDENCE)


def chance(row: Iterable[float], caution: float = 0.0) -> float:
    """The chance, 0–1, that two articles with this evidence tell one event."""
    return 1.0 / (1.0 + exp(-max(-30.0, min(30.0, BIAS - caution + sum(map(float.__mul__, _ROW, row))))))


def caution(articles: int, days: int, undated: bool) -> float:
    """How much more evidence is asked for while few articles have been seen: nobody knows yet which words are special there.

    Reports of one day need none of it: that they share a day is evidence enough.
    """
    return 4.0 * exp(-articles / 5) * (1.0 if undated else min(days, 5) / 5)


def timeless(dated: int) -> float:
    """How much more evidence an article without a day needs among so many dated ones: they are of one time, it may be of any.

    Five reports from five months of one war are alike enough to glue together where all others tell of another country.
    """
    return _TIMELESS * dated**2 / (dated**2 + _AMONG**2)


def joined(chances: Iterable[float], size: int) -> float:
    """The chance that an article belongs to a story of this size, from its chances with the members."""
    return sum(sorted(chances, reverse=True)[:_MEMBERS]) / min(size, _MEMBERS)
