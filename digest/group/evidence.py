"""What speaks for and against two articles telling one event: a row of numbers, each with its name."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from math import log, sqrt
from typing import NamedTuple

EVIDENCE = (
    "alike",  # cosine of the weighted terms of title and lead (square root, as the other cosines)
    "title told",  # share of one title that the other article tells, weighted: the larger of the two ways
    "titles told",  # the smaller
    "names",  # cosine of the names
    "title names",  # what the titles share of names
    "title deeds",  # what they share of other words: who did what
    "first told",  # share of one first sentence that the other article tells: the larger of the two ways
    "firsts told",  # the smaller
    "quotes",  # quotations that both have
    "figures",  # figures that both have
    "other figures",  # 1 where both have figures and none is shared
    "other names",  # 1 where both titles have names and none is shared
    "other event",  # titles name others, and figures differ: the same kind of event elsewhere; 1 from five days between them
    "special",  # how special the six most special shared terms are
    "apart",  # how special those are that few other neighbours share: a topic's words are everywhere in a folder on it
    "crowd",  # how much the two are like their nearest neighbours anyway: high in a folder on one topic
    "days",  # days between them, in tens
    "between",  # articles that came between them: a week is long in a daily stream, short in an archive
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
    rare: tuple[str, ...]  # its heaviest terms, by which others find it
    named: bool  # does the title have a name?
    crowd: float = _USUAL


class Pair(NamedTuple):
    """Where two articles stand to each other in the pass, and what they share."""

    alike: float  # cosine
    days: int  # 0 where one of them has none
    between: int
    undated: bool
    special: list[float]  # how special each shared term is, falling
    apart: list[float]  # how special and how little shared by the other neighbours, falling


def crowd(likenesses: Iterable[float]) -> float:
    """How alike the nearest neighbours of an article are, with a weak prior for the beginning."""
    near = sorted(likenesses, reverse=True)[:_NEIGHBOURS]
    return (sum(map(sqrt, near)) + _TRUST * _USUAL) / (len(near) + _TRUST)


def evidence(one: Seen, other: Seen, pair: Pair, scale: float) -> tuple[float, ...]:
    """The row of `EVIDENCE` for two articles; `scale` is how special a term can be at most."""
    title, titles = _told(one.title, other), _told(other.title, one)
    first, firsts = _told(one.first, other), _told(other.first, one)
    named, deeds = _titles(one, other)
    figures, differ = _both(one.figures, other.figures)
    strange = float(not named and one.named and other.named)
    return (
        sqrt(pair.alike),
        max(title, titles),
        min(title, titles),
        sqrt(_cosine(one.names, other.names)),
        sqrt(named),
        sqrt(deeds),
        max(first, firsts),
        min(first, firsts),
        log(1 + _both(one.quotes, other.quotes)[0]),
        log(1 + figures),
        differ,
        strange,
        differ * strange * min(pair.days, 5) / 5,
        sum(pair.special[:6]) / 6 / scale,
        sum(pair.apart[:6]) / 6 / scale,
        (one.crowd + other.crowd) / 2,
        pair.days / 10,
        log(1 + pair.between),
    )


def _both(ours: Collection[str], theirs: Collection[str]) -> tuple[int, float]:
    """How many are shared; 1 where both have some and none is shared."""
    if not ours or not theirs:
        return 0, 0.0
    shared = len(set(ours).intersection(theirs))
    return shared, float(not shared)


def unlike(names: Collection[str], others: Collection[str]) -> bool:
    """Do both have names, and less than a third of the fewer in common?"""
    return bool(names) and bool(others) and 3 * len(set(names).intersection(others)) < min(len(names), len(others))


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
