"""What speaks for and against two articles telling one event: a row of numbers, each with its name."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from math import log, sqrt

EVIDENCE = (
    "alike",  # cosine of the weighted terms of title and lead (square root, as the other cosines)
    "title told",  # share of one title that the other article tells, weighted: the larger of the two ways
    "titles told",  # the smaller
    "names",  # cosine of the names
    "title names",  # what the titles share of names
    "title deeds",  # what they share of other words: who did what
    "first told",  # share of one first sentence that the other article tells: the larger of the two ways
    "firsts told",  # the smaller
    "figures",  # figures that both have
    "other figures",  # 1 where both have figures and none is shared
    "other event",  # titles name others, and figures differ: the same kind of event elsewhere; 1 from five days between them
    "special",  # how special the six most special shared terms are
    "crowd",  # how much the two are like their nearest neighbours anyway: high in a folder on one topic
    "days",  # days between them, in tens
    "between",  # articles that came between them: a week is long in a daily stream, short in an archive
    "undated",  # 1 where one of them has no day
)
_NEIGHBOURS = 12
_USUAL, _TRUST = 0.38, 6  # the crowd of an article that has no neighbours yet, and how many neighbours that counts for


@dataclass(slots=True)
class Seen:
    """One article as it was weighed when it came: later statistics never change it."""

    id: str
    day: int  # ordinal; 0 for undated
    story: int
    weights: dict[str, float]  # of the heaviest terms, unit length
    title: dict[str, float]  # squares of unit length: they add up to 1
    first: dict[str, float]  # likewise, of the first sentence
    names: dict[str, float]  # unit length
    figures: tuple[str, ...]
    quotes: tuple[str, ...]
    crowd: float = _USUAL


@dataclass(frozen=True, slots=True)
class Pair:
    """Where two articles stand to each other in the pass."""

    alike: float  # cosine
    days: int = 0
    between: int = 0
    undated: bool = False


def crowd(likenesses: Iterable[float]) -> float:
    """How alike the nearest neighbours of an article are, with a weak prior for the beginning."""
    near = sorted(likenesses, reverse=True)[:_NEIGHBOURS]
    return (sum(map(sqrt, near)) + _TRUST * _USUAL) / (len(near) + _TRUST)


def evidence(one: Seen, other: Seen, pair: Pair, special: Mapping[str, float], scale: float) -> tuple[float, ...]:
    """The row of `EVIDENCE` for two articles; `special` are the weights of one's terms now, `scale` the largest possible."""
    title, titles = _told(one.title, other), _told(other.title, one)
    first, firsts = _told(one.first, other), _told(other.first, one)
    named, deeds = _titles(one, other)
    shared = len(set(one.figures).intersection(other.figures))
    differ = float(not shared and bool(one.figures) and bool(other.figures))
    return (
        sqrt(pair.alike),
        max(title, titles),
        min(title, titles),
        sqrt(_cosine(one.names, other.names)),
        sqrt(named),
        sqrt(deeds),
        max(first, firsts),
        min(first, firsts),
        log(1 + shared),
        differ,
        differ * min(pair.days, 5) / 5 if not named and _named(one) and _named(other) else 0.0,
        sum(sorted([special[term] for term in one.weights.keys() & other.weights.keys()], reverse=True)[:6]) / 6 / scale,
        (one.crowd + other.crowd) / 2,
        pair.days / 10,
        log(1 + pair.between),
        float(pair.undated),
    )


def unlike(names: Collection[str], others: Collection[str]) -> bool:
    """Do both have names, and less than a third of the fewer in common?"""
    return bool(names) and bool(others) and 3 * len(set(names).intersection(others)) < min(len(names), len(others))


def _named(article: Seen) -> bool:
    return not article.title.keys().isdisjoint(article.names)


def _told(words: Mapping[str, float], by: Seen) -> float:
    weights = by.weights
    return sum([square for term, square in words.items() if term in weights])


def _cosine(one: Mapping[str, float], other: Mapping[str, float]) -> float:
    return sum([weight * other[term] for term, weight in one.items() if term in other])


def _titles(one: Seen, other: Seen) -> tuple[float, float]:
    """What the titles share, parted into names and other words."""
    named = deeds = 0.0
    for term, square in one.title.items():
        if term in other.title:
            both = sqrt(square * other.title[term])
            if term in one.names or term in other.names:
                named += both
            else:
                deeds += both
    return named, deeds
