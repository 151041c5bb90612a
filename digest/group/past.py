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
    asked: set[str] = field(default_factory=set)
    _opened: list[Part] = field(default_factory=list)
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
        if not self._opened:
            self._opened = [self.load(span.name, Part) for span in self.parts]
        for part in self._opened:
            packed = part.postings.get(term)
            if packed:
                count = len(packed) // 12
                numbers.frombytes(packed[: 4 * count])
                weights.frombytes(packed[4 * count :])
        return numbers.tolist(), weights

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
