"""Do two articles tell one event? A logistic decision over the evidence; the weights are numbers fitted by bench/group_train.py."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from math import exp, log

from digest.group.evidence import EVIDENCE

THRESHOLD = 0.46  # chance from which an article joins a story
UNDATED_THRESHOLD = 0.36  # of two groups of undated articles, which are compared best first
_MEMBERS = 3  # members of a story whose mean decides: one may mislead, and the mean of all splits long stories
_NEAREST = 0.2  # what the nearest counts beside that mean: a late report continues the last one, not the first; more makes chains

_TOPICAL, _AMONG = 7.0, 80  # log-odds at most, and the articles among which it is half of that

BIAS, UNDATED_BIAS = -2.31, 1.18
# Of two articles with days, and of two of which one has none: where no day speaks, the headlines must. They were fitted before
# Vietnamese was read by two syllables and the nearest member counted apart: a later fit put two attacks of one war together.
WEIGHTS: dict[str, tuple[float, float]] = {
    "alike": (1.49, 3.28),
    "title told": (1.02, 1.05),
    "titles told": (0.99, 0.75),
    "names": (1.62, 1.59),
    "title names": (1.79, 1.69),
    "title deeds": (1.17, 1.03),
    "first told": (1.08, 1.20),
    "firsts told": (1.09, 0.72),
    "quotes": (1.41, 1.25),
    "figures": (0.23, 0.17),
    "other figures": (-0.21, -0.19),
    "other names": (-0.50, -0.41),
    "other event": (-6.50, -6.50),
    "same day": (0.80, 0.30),
    "other day": (-1.20, -1.00),
    "special": (2.64, 3.00),
    "apart": (1.66, 1.88),
    "crowd": (-6.68, -17.54),
    "days": (-0.25, 0.00),
    "between": (-0.45, -0.32),
}
_WORD, _DEED, _FIGURE = 0.4, 3.0, 1.5  # one word more than names in two titles, as "drone" or "call", is still a topic
_DEEDS, _FIGURES, _QUOTES = (EVIDENCE.index(name) for name in ("title deeds", "figures", "quotes"))
_DATED = tuple(WEIGHTS[name][0] for name in EVIDENCE)
_UNDATED = tuple(WEIGHTS[name][1] for name in EVIDENCE)


def chance(row: Iterable[float], undated: bool = False, caution: float = 0.0) -> float:
    """The chance, 0–1, that two articles with this evidence tell one event; `undated`: one of them has no day."""
    bias, weights = (UNDATED_BIAS, _UNDATED) if undated else (BIAS, _DATED)
    return chance_of(bias - caution + sum(map(float.__mul__, weights, row)))


def chance_of(odds: float) -> float:
    """Log-odds as a chance, 0–1."""
    return 1.0 / (1.0 + exp(-max(-30.0, min(30.0, odds))))


def log_odds(chance: float) -> float:
    """A chance as log-odds; 0 and 1 have none and are taken as nearly so."""
    held = max(1e-9, min(1 - 1e-9, chance))
    return log(held / (1 - held))


def caution(articles: int, days: int, undated: bool) -> float:
    """How much more evidence is asked for while few articles have been seen: nobody knows yet which words are special there.

    Reports of one day need none of it: that they share a day is evidence enough. Nor is ever so much asked that two of the first
    reports cannot be one event at all.
    """
    return min(3.7, 9.0 * exp(-articles / 4.5)) * (1.0 if undated else min(days, 5) / 5)


def topical(articles: int) -> float:
    """How much more evidence a pair needs that has many others like it and no day: none in a small folder, whose statistics are the
    topic's own already; in a large mixed one the words of any topic look special."""
    return _TOPICAL * articles**2 / (articles**2 + _AMONG**2)


def deed(row: Sequence[float]) -> float:
    """How much of one deed both articles tell, 0–1: what was done, in their titles; how many; what was said. Names make a topic."""
    return min(1.0, max(0.0, row[_DEEDS] - _WORD) * _DEED + _FIGURE * (row[_FIGURES] + row[_QUOTES]))


def joined(chances: Iterable[float], size: int) -> float:
    """The chance that an article belongs to a story of this size, from its chances with the members."""
    nearest = sorted(chances, reverse=True)[:_MEMBERS]
    return (1 - _NEAREST) * sum(nearest) / min(size, _MEMBERS) + _NEAREST * nearest[0]
