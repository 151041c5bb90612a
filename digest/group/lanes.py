"""The window of one language: the articles that are still near, the stories they are in, and an index from terms to them."""

from __future__ import annotations

from dataclasses import dataclass, field
from math import sqrt

from digest.group.copies import Sketches
from digest.group.features import Features
from digest.group.statistics import Statistics

HEAVIEST = 120  # terms of an article that are compared
_TITLE = 3  # mentions in the lead that a word of the title is worth
_HALF = 1.5  # mentions that give half the weight: tf / (tf + 1.5), as in BM25 (Robertson and Walker 1994)
_VISITS = 3_000  # entries of the index that one article may look at; the rarest terms are asked first


@dataclass(slots=True)
class Seen:
    """One article as it was weighed when it came: later statistics never change it."""

    id: str
    day: int  # ordinal; 0 for undated
    story: int
    weights: dict[str, float]  # of the heaviest terms, unit length
    title: dict[str, float]
    first: dict[str, float]
    names: dict[str, float]
    numbers: tuple[str, ...]
    quotes: tuple[str, ...]


@dataclass(slots=True)
class Open:
    """A story that can still be joined."""

    first: str  # id of its first article
    last: int = 0  # its latest day, ordinal; 0 while it has none
    size: int = 0
    here: int = 0  # members that are still in the window
    sums: dict[str, float] = field(default_factory=dict)  # of its members' weights
    square: float = 0.0  # of the length of `sums`


@dataclass(slots=True)
class Lane:
    """Everything that one language's next decision depends on."""

    statistics: Statistics = field(default_factory=Statistics)
    seen: dict[int, Seen] = field(default_factory=dict)  # by number of arrival
    stories: dict[int, Open] = field(default_factory=dict)
    index: dict[str, list[int]] = field(default_factory=dict)  # term -> numbers of articles, rising
    sketches: Sketches = field(default_factory=Sketches)
    arrived: int = 0
    begun: int = 0
    gone: int = 0  # articles that left the window since the index was swept


def weighed(features: Features, statistics: Statistics) -> tuple[Seen, dict[str, float]]:
    """The article with the weights of this moment, and how special each of its terms is."""
    counts = dict(features.terms)
    for term in features.title:
        counts[term] = counts.get(term, 0) + _TITLE
    special = statistics.weights({**counts, **dict.fromkeys(features.first)})
    weights = {term: count / (count + _HALF) * special[term] for term, count in counts.items()}
    if len(weights) > HEAVIEST:
        least = sorted(weights.values(), reverse=True)[HEAVIEST - 1]
        weights = {term: weight for term, weight in weights.items() if weight >= least}
    seen = Seen(
        id=features.id,
        day=features.day.toordinal() if features.day else 0,
        story=-1,
        weights=_unit(weights),
        title=_unit({term: special[term] for term in features.title}),
        first=_unit({term: special[term] for term in features.first}),
        names=_unit({term: special[term] for term in features.names if term in special}),
        numbers=features.numbers,
        quotes=features.quotes,
    )
    return seen, special


def likenesses(lane: Lane, article: Seen) -> dict[int, float]:
    """Number of an article in the window -> cosine with this one, of those that share one of its rarer terms."""
    found: dict[int, float] = {}
    seen, visits = lane.seen, 0
    lists = [(lane.index[term], term, weight) for term, weight in article.weights.items() if term in lane.index]
    lists.sort(key=lambda each: (len(each[0]), each[1]))
    for numbers, term, weight in lists:
        visits += len(numbers)
        if visits > _VISITS and found:
            break
        for number in numbers:
            other = seen.get(number)
            if other is not None:
                found[number] = found.get(number, 0.0) + weight * other.weights[term]
    return found


def enter(lane: Lane, article: Seen, features: Features) -> int:
    """Takes the article into the window, its story, the index and the statistics; returns its number."""
    number = lane.arrived
    lane.arrived += 1
    lane.seen[number] = article
    story = lane.stories[article.story]
    story.size += 1
    story.here += 1
    story.last = max(story.last, article.day)
    sums, square = story.sums, story.square
    for term, weight in article.weights.items():
        before = sums.get(term, 0.0)
        sums[term] = before + weight
        square += weight * (weight + 2.0 * before)
        lane.index.setdefault(term, []).append(number)
    story.square = square
    lane.statistics.add({*article.title, *article.first, *(term for term, _ in features.terms)})
    return number


def begin(lane: Lane, article: Seen) -> int:
    """A new story."""
    number = lane.begun
    lane.begun += 1
    lane.stories[number] = Open(article.id)
    return number


def leave(lane: Lane, before: int) -> None:
    """Lets go of the articles whose day is before this ordinal; the index is swept when half of it is stale."""
    for number, seen in list(lane.seen.items()):
        if not 0 < seen.day < before:
            break
        del lane.seen[number]
        lane.sketches.forget(number)
        lane.gone += 1
        story = lane.stories[seen.story]
        story.here -= 1
        if not story.here:
            del lane.stories[seen.story]
    if lane.gone > len(lane.seen) + 200:
        _sweep(lane)


def _sweep(lane: Lane) -> None:
    seen, lane.gone = lane.seen, 0
    live = ((term, [number for number in numbers if number in seen]) for term, numbers in lane.index.items())
    lane.index = {term: numbers for term, numbers in live if numbers}


def _unit(weights: dict[str, float]) -> dict[str, float]:
    length = sqrt(sum(weight * weight for weight in weights.values()))
    return {term: weight / length for term, weight in weights.items()} if length else {}
