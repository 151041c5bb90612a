"""The window of one language: the articles that are still near, the stories they are in, and an index from terms to them."""

from __future__ import annotations

from bisect import bisect_left
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
_VISITS = 400  # entries of the index that one article may look at; the rarest terms are asked first
_CLOSELY = 8  # articles that are compared closely


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
        least = sorted(weights.values(), reverse=True)[_HEAVIEST - 1]
        weights = {term: weight for term, weight in weights.items() if weight >= least}
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
    )
    return seen, special


def likenesses(lane: Lane, article: Seen) -> dict[int, float]:
    """Number of an article in the window -> cosine with this one, of those that share one of its rarer terms."""
    found: dict[int, float] = {}
    start, visits, index, weights, get = lane.start, 0, lane.index, article.weights, found.get
    lists = sorted([(len(index[term].numbers), term) for term in weights if term in index])
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


def chances(
    lane: Lane, article: Seen, special: dict[str, float], alike: dict[int, float], timeless: float = 0.0
) -> dict[int, float]:
    """Number of each of the nearest articles -> the chance that it tells the same event; sets the article's crowd.

    `timeless` is the caution for pairs that no day brings together.
    """
    article.crowd = crowd(alike.values())
    scale = lane.statistics.largest()
    found: dict[int, float] = {}
    for number in nearest(alike, _CLOSELY):
        other = lane.seen[number]
        if article.day and other.day:
            pair = Pair(alike[number], article.day - other.day, lane.arrived - number)
        else:
            pair = Pair(alike[number], undated=True)
        known = lane.statistics.articles + lane.statistics.older_articles
        if pair.undated and other.day:
            known = (known + number) // 2  # the first article of all was weighed when nothing was known
        care = caution(known, pair.days, pair.undated) + (timeless if pair.undated else 0.0)
        found[number] = chance(evidence(article, other, pair, special, scale), care)
    return found


def listed(lane: Lane, article: Seen, features: Features) -> int:
    """Takes the article into the window and its index; returns its number."""
    number = lane.arrived
    lane.arrived += 1
    lane.seen[number] = article
    index = lane.index
    for term, weight in article.weights.items():
        posting = index.get(term)
        if posting is None:
            posting = index[term] = Posting()
        posting.numbers.append(number)
        posting.weights.append(weight)
    lane.sketches.add(number, features)
    return number


def counted(lane: Lane, features: Features) -> None:
    """Takes the article into the statistics."""
    lane.statistics.add({*features.title, *(term for term, _ in features.terms)})


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


def _unit(weights: dict[str, float]) -> dict[str, float]:
    length = sqrt(sum([weight * weight for weight in weights.values()]))
    return {term: weight / length for term, weight in weights.items()} if length else {}


def _squares(weights: dict[str, float]) -> dict[str, float]:
    total = sum([weight * weight for weight in weights.values()])
    return {term: weight * weight / total for term, weight in weights.items()} if total else {}
