"""What was told in runs before this one? Parts of the index and articles that lie elsewhere; only what is asked for is fetched."""

from __future__ import annotations

from array import array
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Protocol, TypeVar

from digest.group.evidence import Seen

T = TypeVar("T")


class Load(Protocol):
    """Fetches the value of this type that was kept under the name."""

    def __call__(self, name: str, kind: type[T], /) -> T: ...  # noqa: D102


@dataclass(frozen=True, slots=True)
class Part:
    """The index of some articles that came one after the other."""

    postings: dict[str, bytes]  # term -> numbers of articles, rising, four bytes each; then its weight in each, eight bytes
    triples: bytes  # of the samples, rising, four bytes each
    holders: bytes  # the number of the article that has it, beside each


@dataclass(frozen=True, slots=True)
class Span:
    """Articles from `first` on, up to the next span or `last`, and the name under which something of them is kept."""

    first: int
    last: int
    name: str


@dataclass(slots=True)
class Past:
    """What a lane had seen when its state was kept."""

    load: Load
    parts: list[Span]
    segments: list[Span]  # of articles as they were seen
    asked: set[str | int] = field(default_factory=set)
    _opened: list[tuple[dict[str, bytes], array[int], array[int]]] = field(default_factory=list)
    _packed: dict[str, tuple[bytes, ...]] = field(default_factory=dict)

    def postings(self, terms: Iterable[str], first: int) -> Iterator[tuple[str, tuple[list[int], array[float]]]]:
        """Those of the terms that were not asked for before, with the articles from `first` on that have them."""
        for term in terms:
            if term not in self.asked:
                self.asked.add(term)
                numbers, weights = self._posting(term)
                at = bisect_left(numbers, first)
                if at < len(numbers):
                    yield term, (numbers[at:], weights[at:])

    def _posting(self, term: str) -> tuple[list[int], array[float]]:
        numbers, weights = array("I"), array("d")
        for postings, _, _ in self._parts():
            packed = postings.get(term)
            if packed:
                count = len(packed) // 12
                numbers.frombytes(packed[: 4 * count])
                weights.frombytes(packed[4 * count :])
        return numbers.tolist(), weights

    def holders(self, triples: Iterable[int], first: int) -> Iterator[tuple[int, list[int]]]:
        """Likewise, of word triples."""
        asked, parts = self.asked, self._parts()
        for triple in triples:
            if triple not in asked:
                asked.add(triple)
                found: list[int] = []
                for _, there, holders in parts:
                    low = bisect_left(there, triple)
                    if low < len(there) and there[low] == triple:
                        found += holders[low : bisect_right(there, triple, low)]
                if found and found[-1] >= first:
                    yield triple, [number for number in found if number >= first]

    def _parts(self) -> list[tuple[dict[str, bytes], array[int], array[int]]]:
        if not self._opened:
            parts = [self.load(span.name, Part) for span in self.parts]
            self._opened = [(part.postings, array("I", part.triples), array("I", part.holders)) for part in parts]
        return self._opened

    def seen(self, number: int) -> Seen:
        """The article of this number."""
        from msgspec.msgpack import decode

        span = self.segments[bisect_right(self.segments, number, key=_first) - 1]
        packed = self._packed.get(span.name)
        if packed is None:
            packed = self._packed[span.name] = self.load(span.name, tuple[bytes, ...])
        return decode(packed[number - span.first], type=Seen)


def _first(span: Span) -> int:
    return span.first


class Held(dict[int, Seen]):
    """Articles by number; those of earlier runs are fetched when somebody looks."""

    __slots__ = ("_past",)

    def __init__(self, past: Past) -> None:
        super().__init__()
        self._past = past

    def __missing__(self, number: int) -> Seen:
        self[number] = self._past.seen(number)
        return self[number]
