"""Do two articles tell one event? A logistic decision over the evidence; the weights are numbers fitted by bench/group_train.py."""

from __future__ import annotations

from collections.abc import Iterable
from heapq import nlargest
from math import exp

from digest.group.evidence import EVIDENCE

THRESHOLD = 0.48  # chance from which an article joins a story
UNDATED_THRESHOLD = 0.42  # of two groups of undated articles, which are compared best first
_MEMBERS = 3  # members of a story whose mean decides: one may mislead, and the mean of all splits long stories

BIAS = -0.57
WEIGHTS: dict[str, float] = {
    "alike": 2.46,
    "title told": 1.60,
    "titles told": 1.63,
    "names": 1.04,
    "title names": 2.00,
    "title deeds": 0.91,
    "first told": 1.47,
    "firsts told": 1.26,
    "figures": 0.21,
    "other figures": -0.07,
    "special": 3.83,
    "crowd": -14.89,
    "days": -0.19,
    "between": -0.39,
    "undated": -0.30,
}
_ROW = tuple(WEIGHTS[name] for name in EVIDENCE)


def chance(row: Iterable[float]) -> float:
    """The chance, 0–1, that two articles with this evidence tell one event."""
    return 1.0 / (1.0 + exp(-max(-30.0, min(30.0, BIAS + sum(map(float.__mul__, _ROW, row))))))


def joined(chances: Iterable[float], size: int) -> float:
    """The chance that an article belongs to a story of this size, from its chances with the members."""
    return sum(nlargest(_MEMBERS, chances)) / min(size, _MEMBERS)
