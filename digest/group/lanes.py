"""The window of one language: the articles that are still near, the stories they are in, and an index from terms to them."""

from __future__ import annotations

from array import array
from bisect import bisect_left
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence, Set
from dataclasses import dataclass, field
from itertools import chain
from math import sqrt
from sys import intern
from typing import NamedTuple

from digest.group.company import Company
from digest.group.decision import caution, chance, deed
from digest.group.evidence import Pair, Seen, crowd, evidence
from digest.group.features import Features
from digest.group.past import Past
from digest.group.statistics import Statistics

_HEAVIEST, _MOST = 200, 2 / 3  # terms of an article that are compared: so many, or this share of more; English leads have 120
_TITLE = 3  # mentions in the lead that a word of the title is worth
_HALF = 1.5  # mentions that give half the weight: tf / (tf + 1.5), as in BM25 (Robertson and Walker 1994)
_SHARES = tuple(count / (count + _HALF) for count in range(2_000))  # the lead has fewer words
_VISITS = 300  # entries of the index that one article may look at; the rarest terms are asked first
_LOOKED_UP = 0.5  # of these, the heaviest are in the index
_CLOSELY, _UNDATED = 5, 6  # articles that are compared closely with one that has a day, and with one that has none
_FIRST, _STRANGE = 2, 0.05  # so many of them at least; the others only if one of these has such a chance to tell the same event

Posting = tuple[list[int], "array[float]"]  # who has a term: numbers of articles, rising, and the term's weight in each


@dataclass(slots=True)
class Open:
    """A story that can still be joined."""

    first: str  # id of its first article
    here: int = 0  # members that are still in the window


@dataclass(slots=True)
class Lane:
    """Everything that one language's next decision depends on."""

    statistics: Statistics = field(default_factory=Statistics)
    seen: dict[int, Seen] = field(default_factory=dict)  # by number of arrival
    stories: dict[int, Open] = field(default_factory=dict)
    index: dict[str, Posting] = field(default_factory=dict)  # may hold articles that left the window, before the others
    days: array[int] = field(default_factory=lambda: array("i"))  # of the articles from number `zero` on
    told: array[int] = field(default_factory=lambda: array("i"))  # their stories
    zero: int = 0
    first: int = 0  # number of the oldest article in the window
    arrived: int = 0
    begun: int = 0
    company: Company = field(default_factory=Company)  # of the dated articles; at the end, of the undated
    past: Past | None = None  # what earlier runs have left


class Coming(NamedTuple):
    """An article that has just come: how it will be seen, and what only its own placing needs."""

    seen: Seen
    special: dict[str, float]  # how special each of its terms is
    weights: dict[str, float]  # of the heaviest terms
    rare: dict[str, float]  # of the heaviest of these, of unit length; others find it by them


def weighed(features: Features, statistics: Statistics) -> Coming:
    """The article with the weights of this moment."""
    counts = {intern(term): count for term, count in features.terms}  # thousands of articles share a few thousand terms
    title = tuple(map(intern, features.title))
    for term in title:
        counts[term] = counts.get(term, 0) + _TITLE
    special = statistics.weights(counts)
    weights = {term: _SHARES[count] * one for (term, count), one in zip(counts.items(), special.values(), strict=True)}
    falling = sorted(weights.values(), reverse=True)
    kept = max(_HEAVIEST, int(len(falling) * _MOST))
    looked_up = int(kept * _LOOKED_UP)
    if len(falling) > kept:
        weights = _from(weights, falling[kept - 1])
    rare = _from(weights, falling[looked_up - 1]) if len(falling) > looked_up else weights
    length = sqrt(sum([weight * weight for weight in weights.values()])) or 1.0
    seen = Seen(
        id=features.id,
        day=features.day.toordinal() if features.day else 0,
        story=-1,
        terms=tuple(weights),
        title=_squares(title, special),
        first=_squares(map(intern, features.first), special),
        names=_unit(map(intern, features.subjects), special),
        figures=features.figures,
        quotes=features.quotes,
        weekdays=features.weekdays,
        named=features.cased and not set(features.title).isdisjoint(features.names),
    )
    return Coming(seen, special, weights, {term: weight / length for term, weight in rare.items()})


def recalled(lane: Lane, coming: Coming) -> None:
    """Fetches what earlier runs knew of the terms of this article."""
    if lane.past:
        lane.index.update(lane.past.postings([term for term in coming.rare if term not in lane.index], lane.zero))


def likenesses(lane: Lane, coming: Coming) -> dict[int, float]:
    """Number of an article in the window -> cosine with this one, of those that share one of its rarer terms."""
    found: dict[int, float] = {}
    first, index, rare, get = lane.first, lane.index, coming.rare, found.get
    lists = []
    for term in rare:
        if term in index:
            numbers = index[term][0]
            at = bisect_left(numbers, first) if numbers[0] < first else 0
            lists.append((len(numbers) - at, term, at))
    lists.sort()
    visits = 0
    for length, term, at in lists:
        visits += length
        if visits > _VISITS and found:
            break
        weight = rare[term]
        numbers, weights = index[term]
        if at:
            numbers, weights = numbers[at:], weights[at:]
        for number, other in zip(numbers, weights):  # noqa: B905  # as long as each other
            found[number] = get(number, 0.0) + weight * other
    return found


def nearest(alike: Mapping[int, float], falling: Sequence[float], count: int) -> list[int]:
    """The numbers of the most alike, the likest first; `falling` are the likenesses in their order."""
    least = falling[count - 1] if len(falling) > count else 0.0
    near = [number for number, value in alike.items() if value >= least]
    return sorted(near, key=lambda number: (-alike[number], number))[:count]


def chances(lane: Lane, coming: Coming, alike: Mapping[int, float]) -> dict[int, float]:
    """Number of each of the nearest articles -> the chance that it tells the same event; sets the article's crowd."""
    found: dict[int, float] = {}
    for number, value, _ in weighings(lane, coming, alike):
        found[number] = value
        if len(found) == _FIRST and max(found.values()) < _STRANGE:
            break
    return found


def weighings(lane: Lane, coming: Coming, alike: Mapping[int, float]) -> Iterator[tuple[int, float, float]]:
    """Number of each of the nearest articles, the chance that it tells the same event, and how much of a deed both tell."""
    known = lane.statistics.articles + lane.statistics.older_articles
    for number, pair, row in compared(lane, coming, alike):
        seen = known
        if pair.undated and lane.seen[number].day:
            seen = (known + number) // 2  # the first article of all was weighed when nothing was known
        yield number, chance(row, pair.undated, caution(seen, pair.days, pair.undated)), deed(row)


def compared(lane: Lane, coming: Coming, alike: Mapping[int, float]) -> Iterator[tuple[int, Pair, tuple[float, ...]]]:
    """The evidence for and against each of the nearest, the likest first; sets the article's crowd."""
    article, special, weights, _ = coming
    falling = sorted(alike.values(), reverse=True)
    article.crowd = crowd(falling)
    scale, ours = 6 * lane.statistics.largest(), weights.keys()
    numbers = nearest(alike, falling, _CLOSELY if article.day else _UNDATED)
    shared = [ours & lane.seen[number].terms for number in numbers]
    apart = _apart(special, shared)
    for number, terms in zip(numbers, shared, strict=True):
        other = lane.seen[number]
        dated = bool(article.day and other.day)
        pair = Pair(
            alike[number],
            days=article.day - other.day if dated else 0,
            between=lane.arrived - number if dated else lane.arrived // 3,  # on average, were the days known
            undated=not dated,
            shared=terms,
            special=_most(special, terms) / scale,
            apart=_most(apart, terms) / scale,
        )
        yield number, pair, evidence(article, other, pair)


def _most(values: Mapping[str, float], terms: Collection[str]) -> float:
    """The sum of the six largest."""
    return sum(sorted(map(values.__getitem__, terms), reverse=True)[:6])


def _apart(special: Mapping[str, float], shared: Sequence[Set[str]]) -> dict[str, float]:
    """How special a term is, less where more of the neighbours share it."""
    most = max(1, len(shared) - 1)
    return {term: special[term] * (1 - (times - 1) / most) for term, times in Counter(chain.from_iterable(shared)).items()}


def listed(lane: Lane, coming: Coming) -> int:
    """Takes the article into the window and its index; returns its number."""
    number = lane.arrived
    lane.arrived += 1
    lane.seen[number] = coming.seen
    index = lane.index
    for term, weight in coming.rare.items():
        posting = index.get(term)
        if posting is None:
            index[term] = ([number], array("d", (weight,)))
        else:
            posting[0].append(number)
            posting[1].append(weight)
    return number


def begun(lane: Lane, first: str) -> int:
    """The number of a new story."""
    lane.stories[lane.begun] = Open(first)
    lane.begun += 1
    return lane.begun - 1


def joined(lane: Lane, article: Seen) -> None:
    """The article, which was listed, is now in the window and in its story."""
    lane.days.append(article.day)
    lane.told.append(article.story)
    lane.stories[article.story].here += 1


def counted(lane: Lane, features: Features) -> None:
    """Takes the article into the statistics."""
    lane.statistics.add(list(dict(features.terms) | dict.fromkeys(features.title)))


def leave(lane: Lane, before: int, keep: bool = False) -> None:
    """Lets go of the articles whose day is before this ordinal; `keep`: the undated will ask for them."""
    days, zero = lane.days, lane.zero
    while lane.first < lane.arrived and days[lane.first - zero] < before:
        left = lane.stories[lane.told[lane.first - zero]]
        left.here -= 1
        lane.first += 1
    if not keep and lane.first - zero > (lane.arrived - zero) // 2 + 100:
        swept(lane)


def swept(lane: Lane) -> None:
    """Forgets the articles that left the window, and the stories that no others have; that changes no decision."""
    first, seen = lane.first, lane.seen
    lane.index = {term: posting for term, posting in lane.index.items() if posting[0][-1] >= first}
    for numbers, weights in lane.index.values():
        if numbers[0] < first:
            at = bisect_left(numbers, first)
            del numbers[:at], weights[:at]
    for number in [number for number in seen if number < first]:
        del seen[number]
    lane.stories = {number: story for number, story in lane.stories.items() if story.here}
    del lane.days[: first - lane.zero], lane.told[: first - lane.zero]
    lane.zero = first


def reopened(lane: Lane) -> None:
    """All articles that were kept are in the window again: no day parts the undated from them."""
    lane.first = lane.zero
    for story, members in Counter(lane.told).items():
        lane.stories[story].here = members


def _from(weights: dict[str, float], least: float) -> dict[str, float]:
    return {term: weight for term, weight in weights.items() if weight >= least}


def _unit(terms: Iterable[str], special: Mapping[str, float]) -> dict[str, float]:
    weights = {term: special[term] for term in terms if term in special}
    length = sqrt(sum([weight * weight for weight in weights.values()]))
    return {term: weight / length for term, weight in weights.items()} if length else {}


def _squares(terms: Iterable[str], special: Mapping[str, float]) -> dict[str, float]:
    squares = {term: special[term] * special[term] for term in terms if term in special}
    total = sum(squares.values())
    return {term: square / total for term, square in squares.items()} if total else {}
