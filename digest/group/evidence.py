"""What speaks for and against two articles telling one event: a row of numbers, each with its name."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence, Set
from dataclasses import dataclass
from math import log, sqrt
from typing import NamedTuple

from digest.group.weekdays import days_told

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
    "same day",  # 1 where both tell of one day: weekdays seen from the days of publication, else weekdays alone
    "other day",  # 1 where both name days and tell of none in common; less where days lie between them
    "special",  # how special the six most special shared terms are
    "apart",  # how special those are that few other neighbours share: a topic's words are everywhere in a folder on it
    "crowd",  # how much the two are like their nearest neighbours anyway: high in a folder on one topic
    "days",  # days between them, in tens
    "between",  # articles that came between them: a week is long in a daily stream, short in an archive
)
_NEIGHBOURS = 12
_FORTNIGHT = 15  # days between two reports from which on it says nothing that they tell of different days
_PLAIN = 0.34  # a crowd up to this is no topic: that an article has few like it does not speak for the nearest
_USUAL, _TRUST = 0.38, 6  # the crowd of an article that has no neighbours yet, and how many neighbours that counts for


@dataclass(slots=True)
class Seen:
    """One article as it was weighed when it came: later statistics never change it."""

    id: str
    day: int  # ordinal; 0 for undated
    story: int
    terms: tuple[str, ...]  # the heaviest
    title: dict[str, float]  # squares of unit length: they add up to 1
    first: dict[str, float]  # likewise, of the first sentence
    names: dict[str, float]  # unit length; where a script does not show them, what the article is about
    figures: tuple[str, ...]
    quotes: tuple[str, ...]
    weekdays: tuple[int, ...]
    named: bool  # does the title have a name?
    crowd: float = _USUAL
    origin: str = ""  # the article it is folded under, if it is a copy


class Pair(NamedTuple):
    """Where two articles stand to each other in the pass, and what they share."""

    alike: float  # cosine
    days: int  # 0 where one of them has none
    between: int
    undated: bool
    shared: Set[str]  # terms that both have
    special: float  # how special the six most special of these are, 0–1
    apart: float  # how special those are that the other neighbours share less


def crowd(falling: Sequence[float]) -> float:
    """How alike the nearest neighbours of an article are, from the falling likenesses, with a weak prior for the beginning."""
    near = falling[:_NEIGHBOURS]
    return (sum(map(sqrt, near)) + _TRUST * _USUAL) / (len(near) + _TRUST)


def evidence(one: Seen, other: Seen, pair: Pair) -> tuple[float, ...]:
    """The row of `EVIDENCE` for two articles."""
    alike, days, between, _, shared, special, apart = pair
    title, titles = _told(one.title, shared), _told(other.title, shared)
    first, firsts = _told(one.first, shared), _told(other.first, shared)
    named, deeds = _titles(one, other)
    figures, differ = _both(one.figures, other.figures)
    strange = float(not named and one.named and other.named)
    quotes = _both(one.quotes, other.quotes)[0]
    return (
        sqrt(alike),
        max(title, titles),
        min(title, titles),
        sqrt(_cosine(one.names, other.names)),
        sqrt(named),
        sqrt(deeds),
        max(first, firsts),
        min(first, firsts),
        log(1 + quotes) if quotes else 0.0,
        log(1 + figures) if figures else 0.0,
        differ,
        strange,
        differ * strange * min(days, 5) / 5,
        *_days(one, other, pair),
        special,
        apart,
        max(_PLAIN, (one.crowd + other.crowd) / 2),
        days / 10,
        log(1 + between),
    )


def _both(ours: Collection[str], theirs: Collection[str]) -> tuple[int, float]:
    """How many are shared; 1 where both have some and none is shared."""
    if not ours or not theirs:
        return 0, 0.0
    shared = len(set(ours).intersection(theirs))
    return shared, float(not shared)


def _days(one: Seen, other: Seen, pair: Pair) -> tuple[float, float]:
    """Do both tell of the same day, or of others? Of two reports that lie weeks apart, other days are expected."""
    if not one.weekdays or not other.weekdays:
        return 0.0, 0.0
    ours, theirs = frozenset(one.weekdays), frozenset(other.weekdays)
    if not pair.undated:
        ours, theirs = days_told(ours, one.day), days_told(theirs, other.day)
    if ours.isdisjoint(theirs):
        return 0.0, max(0.0, 1.0 - pair.days / _FORTNIGHT)
    return 1.0, 0.0


def unlike(names: Collection[str], others: Collection[str]) -> bool:
    """Do both have names, and less than a third of the fewer in common?"""
    return bool(names) and bool(others) and 3 * len(set(names).intersection(others)) < min(len(names), len(others))


def _told(words: Mapping[str, float], shared: Set[str]) -> float:
    """In the order of the words: sums of floats depend on it."""
    return sum([square for term, square in words.items() if term in shared])


def _cosine(one: Mapping[str, float], other: Mapping[str, float]) -> float:
    return sum([weight * other[term] for term, weight in one.items() if term in other])


def _titles(one: Seen, other: Seen) -> tuple[float, float]:
    """What the titles share, parted into names and other words."""
    named = deeds = 0.0
    theirs = other.title
    for term, square in one.title.items():
        if term in theirs:
            both = sqrt(square * theirs[term])
            if term in one.names or term in other.names:
                named += both
            else:
                deeds += both
    return named, deeds
