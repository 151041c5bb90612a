"""The window of one language: the articles that are still near, the stories they are in, and an index from terms to them."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass, field
from math import sqrt

from digest.group.copies import Sketches
from digest.group.decision import caution, chance
from digest.group.evidence import Pair, Seen, crowd, evidence
from digest.group.features import Features
from digest.group.statistics import Statistics

_HEAVIEST = 120  # terms of an article that are compared
_TITLE = 3  # mentions in the lead that a word of the title is worth
_HALF = 1.5  # mentions that give half the weight: tf / (tf + 1.5), as in BM25 (Robertson and Walker 1994)
_VISITS = 300  # entries of the index that one article may look at; the rarest terms are asked first
_LOOKED_UP = 60  # of these, the heaviest are in the index
_CLOSELY = 6  # articles that are compared closely


@dataclass(slots=True)
class Open:
    """A story that can still be joined."""

    first: str  # id of its first article
    here: int = 0  # members that are still in the window


@dataclass(slots=True)
class Posting:
    """Who has a term: the numbers of the articles, rising, and beside each the term's weight in it."""

    numbers: list[int] = field(default_factory=list)
    weights: list[float] = field(default_factory=list)


@dataclass(slots=True)
class Lane:
    """Everything that one language's next decision depends on."""

    statistics: Statistics = field(default_factory=Statistics)
    seen: dict[int, Seen] = field(default_factory=dict)  # by number of arrival
    stories: dict[int, Open] = field(default_factory=dict)
    index: dict[str, Posting] = field(default_factory=dict)
    sketches: Sketches = field(default_factory=Sketches)
    arrived: int = 0
    begun: int = 0
    gone: int = 0  # articles that left the window since the index was swept
    start: int = 0  # the number from which the articles are near enough


def weighed(features: Features, statistics: Statistics) -> tuple[Seen, dict[str, float]]:
    """The article with the weights of this moment, and how special each of its terms is."""
    counts = dict(features.terms)
    for term in features.title:
        counts[term] = counts.get(term, 0) + _TITLE
    special = statistics.weights(counts)
    weights = {term: count / (count + _HALF) * special[term] for term, count in counts.items()}
    if len(weights) > _HEAVIEST:
        weights = _heaviest(weights, _HEAVIEST)
    seen = Seen(
        id=features.id,
        day=features.day.toordinal() if features.day else 0,
        story=-1,
        weights=_unit(weights),
        title=_squares({term: special[term] for term in features.title}),
        first=_squares({term: special[term] for term in features.first if term in special}),
        names=_unit({term: special[term] for term in features.names if term in special}),
        figures=features.figures,
        quotes=features.quotes,
        rare=tuple(_heaviest(weights, _LOOKED_UP)),
        named=not set(features.title).isdisjoint(features.names),
    )
    return seen, special


def likenesses(lane: Lane, article: Seen) -> dict[int, float]:
    """Number of an article in the window -> cosine with this one, of those that share one of its rarer terms."""
    found: dict[int, float] = {}
    start, visits, index, weights, get = lane.start, 0, lane.index, article.weights, found.get
    lists = sorted([(len(index[term].numbers), term) for term in article.rare if term in index])
    for length, term in lists:
        visits += length
        if visits > _VISITS and found:
            break
        weight, posting = weights[term], index[term]
        numbers, theirs = posting.numbers, posting.weights
        if numbers[0] < start:
            at = bisect_left(numbers, start)
            numbers, theirs = numbers[at:], theirs[at:]
        for number, other in zip(numbers, theirs, strict=True):
            found[number] = get(number, 0.0) + weight * other
    return found


def nearest(alike: dict[int, float], count: int) -> list[int]:
    """The numbers of the most alike, the likest first."""
    if len(alike) > 2 * count:
        least = sorted(alike.values(), reverse=True)[count - 1]
        alike = {number: value for number, value in alike.items() if value >= least}
    return sorted(alike, key=lambda number: (-alike[number], number))[:count]


def chances(lane: Lane, article: Seen, special: dict[str, float], alike: dict[int, float]) -> dict[int, float]:
    """Number of each of the nearest articles -> the chance that it tells the same event; sets the article's crowd."""
    known = lane.statistics.articles + lane.statistics.older_articles
    found: dict[int, float] = {}
    for number, pair, row in compared(lane, article, special, alike):
        seen = known
        if pair.undated and lane.seen[number].day:
            seen = (known + number) // 2  # the first article of all was weighed when nothing was known
        found[number] = chance(row, pair.undated, caution(seen, pair.days, pair.undated))
    return found


def compared(
    lane: Lane, article: Seen, special: dict[str, float], alike: dict[int, float]
) -> list[tuple[int, Pair, tuple[float, ...]]]:
    """The evidence for and against each of the nearest, the likest first; sets the article's crowd."""
    article.crowd = crowd(alike.values())
    scale, ours, found = lane.statistics.largest(), article.weights.keys(), []
    numbers = nearest(alike, _CLOSELY)
    shared = [ours & lane.seen[number].weights.keys() for number in numbers]
    apart = _apart(special, shared)
    for number, terms in zip(numbers, shared, strict=True):
        other = lane.seen[number]
        dated = bool(article.day and other.day)
        pair = Pair(
            alike[number],
            days=article.day - other.day if dated else 0,
            between=lane.arrived - number if dated else lane.arrived // 3,  # on average, were the days known
            undated=not dated,
            special=sorted([special[term] for term in terms], reverse=True),
            apart=sorted([apart[term] for term in terms], reverse=True),
        )
        found.append((number, pair, evidence(article, other, pair, scale)))
    return found


def _apart(special: dict[str, float], shared: Sequence[set[str]]) -> dict[str, float]:
    """How special a term is, less where more of the neighbours share it."""
    count: dict[str, int] = {}
    for terms in shared:
        for term in terms:
            count[term] = count.get(term, 0) + 1
    most = max(1, len(shared) - 1)
    return {term: special[term] * (1 - (times - 1) / most) for term, times in count.items()}


def listed(lane: Lane, article: Seen, features: Features) -> int:
    """Takes the article into the window and its index; returns its number."""
    number = lane.arrived
    lane.arrived += 1
    lane.seen[number] = article
    index = lane.index
    for term in article.rare:
        posting = index.get(term)
        if posting is None:
            posting = index[term] = Posting()
        posting.numbers.append(number)
        posting.weights.append(article.weights[term])
    lane.sketches.add(number, features)
    return number


def counted(lane: Lane, features: Features) -> None:
    """Takes the article into the statistics."""
    lane.statistics.add(dict.fromkeys(features.title) | dict(features.terms))


def begun(lane: Lane, first: str) -> int:
    """The number of a new story."""
    lane.stories[lane.begun] = Open(first)
    lane.begun += 1
    return lane.begun - 1


def near_from(lane: Lane, day: int) -> None:
    """From now on only articles from this day on are near."""
    seen = lane.seen
    while lane.start < lane.arrived and (lane.start not in seen or seen[lane.start].day < day):
        lane.start += 1


def leave(lane: Lane, before: int) -> None:
    """Lets go of the articles whose day is before this ordinal; the index is swept when half of it is stale."""
    while lane.seen:
        number, oldest = next(iter(lane.seen.items()))
        if not 0 < oldest.day < before:
            break
        del lane.seen[number]
        lane.sketches.forget(number)
        lane.gone += 1
        story = lane.stories[oldest.story]
        story.here -= 1
        if not story.here:
            del lane.stories[oldest.story]
    if lane.gone > len(lane.seen) + 200:
        _sweep(lane)


def _sweep(lane: Lane) -> None:
    lane.gone, old = 0, lane.index
    first = next(iter(lane.seen), lane.arrived)
    lane.index = {}
    for term, posting in old.items():
        at = bisect_left(posting.numbers, first)
        if at < len(posting.numbers):
            lane.index[term] = Posting(posting.numbers[at:], posting.weights[at:])


def _heaviest(weights: dict[str, float], count: int) -> dict[str, float]:
    if len(weights) <= count:
        return weights
    least = sorted(weights.values())[-count]
    return {term: weight for term, weight in weights.items() if weight >= least}


def _unit(weights: dict[str, float]) -> dict[str, float]:
    length = sqrt(sum([weight * weight for weight in weights.values()]))
    return {term: weight / length for term, weight in weights.items()} if length else {}


def _squares(weights: dict[str, float]) -> dict[str, float]:
    total = sum([weight * weight for weight in weights.values()])
    return {term: weight * weight / total for term, weight in weights.items()} if total else {}
