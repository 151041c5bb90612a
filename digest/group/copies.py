"""Which articles are copies of one text? Shared shingles, found through an index, never by comparing all pairs.

A copy is folded under the earliest article of its text. What it cut or added is worked out from the two texts alone.
"""

from __future__ import annotations

from array import array
from bisect import bisect_right
from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import chain
from typing import Protocol

from digest.group.evidence import unlike
from digest.group.features import Features
from digest.group.tokens import pieces_of
from digest.model import Copy
from digest.sentences import sentences

LIKENESS = 0.4  # share of the shorter text's triples that stand in the other: 15 % of words changed at random leave .6
_ASKED = 24  # of a sample, the smallest are in the index
_SOME = 3  # of these must be shared, before two samples are compared
_FEWEST = 6  # shared triples: less is a phrase, not a text
_COMMON = 60  # articles: a triple that so many have is furniture and finds nothing


class Sketch(Protocol):
    """What of an article tells copies."""

    @property
    def shingles(self) -> bytes:
        """A sample of the triples of its words, four bytes each, rising."""

    @property
    def names(self) -> Collection[str]:
        """The terms of its names."""

    @property
    def figures(self) -> tuple[str, ...]:
        """Its figures."""


@dataclass(slots=True)
class Sketches:
    """An index from word triples to the articles in the window; articles that left it are passed over."""

    index: dict[int, list[int]] = field(default_factory=dict)  # numbers of articles, rising

    def add(self, number: int, shingles: bytes) -> None:
        """Takes an article in."""
        index = self.index
        for triple in asked(shingles):
            if triple in index:
                index[triple].append(number)
            else:
                index[triple] = [number]

    def sweep(self, first: int) -> None:
        """Forgets the articles before this one."""
        self.index = {triple: numbers for triple, numbers in self.index.items() if numbers[-1] >= first}

    def nearest(self, article: Sketch, seen: Mapping[int, Sketch], first: int = 0) -> tuple[int, float]:
        """The article that shares the largest part, the earliest of several, and the likeness; (-1, 0.0) for none."""
        index = self.index
        known = [index[triple] for triple in asked(article.shingles) if triple in index]
        if not known or (len(known) < _SOME and len(article.shingles) > 4 * _SOME):
            return -1, 0.0
        counts = Counter(chain.from_iterable([_holders(numbers, first) for numbers in known]))
        sample = array("I", article.shingles)
        least, some = min(_FEWEST, len(sample)), min(_SOME, len(sample))
        best, at = 0.0, -1
        for number in sorted(number for number, count in counts.items() if count >= some):
            other = seen[number]
            shared, alike = likeness(sample, array("I", other.shingles))
            if shared >= least and alike > best and not _other_facts(article, other):
                best, at = alike, number
        return at, best


def asked(shingles: bytes) -> Sequence[int]:
    """The triples of a sample by which it is found."""
    return array("I", shingles[: 4 * _ASKED])


def _holders(numbers: list[int], first: int) -> Sequence[int]:
    """Those in the window; none where so many have the triple that it is furniture."""
    if numbers[0] < first:
        numbers = [number for number in numbers if number >= first]
    return numbers if len(numbers) < _COMMON else ()


def _other_facts(one: Sketch, other: Sketch) -> bool:
    """The same bulletin filled in for another place or number is no copy: "Earthquake of magnitude 5.1 near Solmark"."""
    figures = bool(one.figures) and bool(other.figures) and not set(one.figures) & set(other.figures)
    return figures or unlike(one.names, other.names)


def likeness(one: Sequence[int], other: Sequence[int]) -> tuple[int, float]:
    """How many triples both samples have, and which share of the smaller one's, over the range of hashes that both cover."""
    if not one or not other:
        return 0, 0.0
    top = min(one[-1], other[-1])
    low, high = one[: bisect_right(one, top)], other[: bisect_right(other, top)]
    shared = len(set(low).intersection(high))
    return shared, shared / max(1, min(len(low), len(high)))


def copies(features: Iterable[Features], threshold: float = LIKENESS) -> tuple[Copy, ...]:
    """Each article that is a copy of an earlier one in this order, with the earliest of its text; one language at a time."""
    shelves: dict[str, Sketches] = {}
    seen: dict[int, Features] = {}
    roots: list[str] = []
    found: list[Copy] = []
    for number, article in enumerate(features):
        shelf = shelves.setdefault(article.language, Sketches())
        at, alike = shelf.nearest(article, seen)
        roots.append(roots[at] if alike >= threshold else article.id)
        if alike >= threshold:
            found.append(Copy(article.id, roots[at], round(alike, 3)))
        shelf.add(number, article.shingles)
        seen[number] = article
    return tuple(found)


def differences(original: Sequence[str], copy: Sequence[str], language: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The sentences of the original that the copy leaves out, and the copy's own; both verbatim.

    >>> differences(["The bridge is closed. Buses run."], ["The bridge is closed. Trains stop."], "en")
    (('Buses run.',), ('Trains stop.',))
    """
    ours = [sentence for paragraph in original for sentence in sentences(paragraph)]
    theirs = [sentence for paragraph in copy for sentence in sentences(paragraph)]
    return _missing(ours, theirs, language), _missing(theirs, ours, language)


def _missing(from_these: Sequence[str], in_those: Sequence[str], language: str) -> tuple[str, ...]:
    """Sentences fewer than half of whose word pairs stand in the other text."""
    known = {pair for sentence in in_those for pair in _pairs(sentence, language)}
    return tuple(each for each in from_these if 2 * len(known & (pairs := _pairs(each, language))) < len(pairs))


def _pairs(sentence: str, language: str) -> set[tuple[str, str]]:
    words = pieces_of(sentence, language)
    return set(zip(["", *words], [*words, ""], strict=True))
