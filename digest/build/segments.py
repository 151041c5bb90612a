"""Which articles are placed together, and what does their placing depend on? On themselves and on all that were placed before."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import NamedTuple

from digest.fingerprint import fingerprint
from digest.group import Features
from digest.group.copies import Original

SEGMENT = 32  # articles


class Candidate(NamedTuple):
    """An article that waits for its place; its features are fetched only where it must be placed anew."""

    id: str
    day: date | None
    order: int  # where in the pass it stands, before others of the same are told apart by their ids
    print: str  # of its features: first of what tells its story, then of what only tells copies
    features: Callable[[], Features]

    @property
    def telling(self) -> str:
        """The print of what tells its story."""
        return self.print[:32]


def features_of(each: Candidate) -> Features:
    """Under the article's lasting id."""
    return replace(each.features(), id=each.id)


@dataclass(frozen=True, slots=True)
class Segment:
    """Articles that are placed one after the other, and the key of them and all before them."""

    articles: tuple[Candidate, ...]
    key: str


def segments_of(dated: Sequence[Candidate], base: str, originals: Mapping[str, Original]) -> list[Segment]:
    """Where one ends is told by what stands before its end, so that an article more at the end moves nothing."""
    found: list[Segment] = []
    for start in range(0, len(dated), SEGMENT):
        those = tuple(dated[start : start + SEGMENT])
        base = fingerprint(base, *told_of(those, originals))
        found.append(Segment(those, base))
    return found


def told_of(those: Sequence[Candidate], originals: Mapping[str, Original]) -> Iterator[str]:
    """What the placing of these articles depends on."""
    for each in those:
        yield each.id
        yield each.telling
        if each.id in originals:
            yield repr(originals[each.id])
