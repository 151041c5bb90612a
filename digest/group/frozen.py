"""How does a pass go on where an earlier one stopped? Lanes as values that can be kept: small states, and parts that never change.

What the window holds is large, and little of it is needed to place a few articles more. So the index is kept in parts, each of
articles that came one after the other, the articles as they were seen in segments, and a state only names them.
"""

from __future__ import annotations

from array import array
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from digest.group.company import Company
from digest.group.lanes import Lane, Open
from digest.group.past import Held, Load, Part, Past, Span
from digest.group.statistics import Statistics

_PARTS = 16  # more are too many to look through
_JOINED = 8  # parts that become one


@dataclass(frozen=True, slots=True)
class State:
    """Where a lane stood."""

    articles: int
    counts: dict[str, int]
    older_articles: int
    older: dict[str, int]
    zero: int
    first: int
    arrived: int
    begun: int
    days: bytes
    told: bytes
    company: tuple[float, float]  # articles, and those of them that were sure to have some
    stories: tuple[tuple[int, str, int], ...]  # number, id of the first article, members in the window
    parts: tuple[Span, ...]
    segments: tuple[Span, ...]

    @property
    def names(self) -> tuple[str, ...]:
        """What is kept beside it and belongs to it."""
        return tuple(span.name for span in (*self.parts, *self.segments))


def newest(lane: Lane) -> bytes:
    """The article that came last, as it was seen, as MessagePack."""
    from msgspec.msgpack import encode

    return encode(lane.seen[lane.arrived - 1])


def part_of(lane: Lane, since: int) -> Part:
    """The index of the articles from this one on."""
    postings = {}
    for term, (numbers, weights) in lane.index.items():
        if numbers[-1] >= since:
            at = bisect_left(numbers, since) if numbers[0] < since else 0
            postings[term] = array("I", numbers[at:]).tobytes() + weights[at:].tobytes()
    return Part(postings)


def state_of(lane: Lane, parts: Sequence[Span], segments: Sequence[Span]) -> State:
    """Where the lane stands; all its articles are in these parts and segments."""
    statistics = lane.statistics
    return State(
        statistics.articles,
        dict(statistics.counts),
        statistics.older_articles,
        dict(statistics.older),
        lane.zero,
        lane.first,
        lane.arrived,
        lane.begun,
        lane.days.tobytes(),
        lane.told.tobytes(),
        (lane.company.articles, lane.company.sure),
        tuple((number, story.first, story.here) for number, story in lane.stories.items()),
        tuple(parts),
        tuple(segments),
    )


def lane_of(state: State, load: Load) -> Lane:
    """The lane as it stood; what it held is fetched when it is asked for."""
    past = Past(load, list(state.parts), list(state.segments))
    return Lane(
        statistics=Statistics(state.articles, Counter(state.counts), state.older_articles, Counter(state.older)),
        seen=Held(past),
        stories={number: Open(first, here) for number, first, here in state.stories},
        days=array("i", state.days),
        told=array("i", state.told),
        zero=state.zero,
        first=state.first,
        arrived=state.arrived,
        begun=state.begun,
        company=Company(*state.company),
        past=past,
    )


def crowded(parts: Sequence[Span]) -> tuple[int, int] | None:
    """Which parts should become one, where they are too many: those that hold the fewest articles together."""
    if len(parts) <= _PARTS:
        return None
    starts = range(len(parts) - _JOINED + 1)
    best = min(starts, key=lambda at: (parts[at + _JOINED - 1].last - parts[at].first, at))
    return best, best + _JOINED


def one_of(parts: Iterable[Part]) -> Part:
    """The parts as one; they are given in the order of their articles."""
    packed: dict[str, list[bytes]] = {}
    for part in parts:
        for term, posting in part.postings.items():
            packed.setdefault(term, []).append(posting)
    return Part({term: _one(those) for term, those in packed.items()})


def _one(packed: list[bytes]) -> bytes:
    if len(packed) == 1:
        return packed[0]
    counts = [len(each) // 3 for each in packed]  # bytes of the numbers
    return b"".join(_halves(packed, counts))


def _halves(packed: list[bytes], counts: list[int]) -> Iterator[bytes]:
    for each, count in zip(packed, counts, strict=True):
        yield each[:count]
    for each, count in zip(packed, counts, strict=True):
        yield each[count:]
