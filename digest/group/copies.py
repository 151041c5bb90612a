"""Which articles are copies of one text? Shared shingles, found through an index, never by comparing all pairs.

A copy is folded under the earliest article of its text. What it cut or added is worked out from the two texts alone.
"""

from __future__ import annotations

from array import array
from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from itertools import chain
from sys import intern
from typing import NamedTuple

from digest.group.evidence import unlike
from digest.group.features import Features
from digest.group.tokens import pieces_of
from digest.model import Copy
from digest.sentences import sentences

LIKENESS = 0.4  # share of the shorter text's triples that stand in the other: 15 % of words changed at random leave .6
_ASKED = 24  # of a sample, the smallest are in the index
SOME = 3  # of these must be shared, before two samples are compared
_FEWEST = 6  # shared triples: less is a phrase, not a text, and may stand below any title
COMMON = 60  # articles: a triple that so many have is furniture and finds nothing

Original = tuple[str, float]  # id of the article that a text is a copy of, and their likeness


class Sketch(NamedTuple):
    """What of an article tells copies."""

    id: str
    language: str
    day: int  # ordinal; 0 for none
    shingles: bytes  # a sample of the triples of its words, four bytes each, rising
    names: tuple[str, ...]
    figures: tuple[str, ...]


def sketch_of(features: Features) -> Sketch:
    """The sketch of an article."""
    day = features.day.toordinal() if features.day else 0
    return Sketch(features.id, features.language, day, features.shingles, tuple(map(intern, features.names)), features.figures)


@dataclass(slots=True)
class Shelf:
    """The articles of one language that came before, and an index from their triples."""

    seen: dict[int, Sketch] = field(default_factory=dict)  # in the window, by number
    index: dict[int, int | list[int]] = field(default_factory=dict)  # triple -> number, or numbers, rising; most have one
    count: int = 0
    gone: int = 0  # since the index was swept

    def original(self, article: Sketch) -> tuple[int, float]:
        """The number of the article that it is a copy of and the likeness; (-1, 0.0) for none."""
        index, seen = self.index, self.seen
        known = [index[triple] for triple in asked(article.shingles) if triple in index]
        if not known:
            return -1, 0.0
        first = next(iter(seen), self.count)
        return nearest(article, [_holders(those, first) for those in known], seen.__getitem__)

    def add(self, article: Sketch) -> None:
        """Takes an article in."""
        index, number = self.index, self.count
        for triple in asked(article.shingles):
            here = index.get(triple)
            if here is None:
                index[triple] = number
            elif isinstance(here, int):
                index[triple] = [here, number]
            else:
                here.append(number)
        self.seen[number] = article
        self.count += 1

    def leave(self, before: int) -> None:
        """Lets go of the articles whose day is before this ordinal."""
        while self.seen:
            number, oldest = next(iter(self.seen.items()))
            if oldest.day >= before:
                break
            del self.seen[number]
            self.gone += 1
        if self.gone > len(self.seen) + 200:
            first, self.gone = next(iter(self.seen), self.count), 0
            left = ((triple, _holders(those, first)) for triple, those in self.index.items())
            self.index = {triple: those if len(those) > 1 else those[0] for triple, those in left if those}


def _holders(those: int | list[int], first: int) -> list[int]:
    """Those from this number on."""
    if isinstance(those, int):
        return [those] if those >= first else []
    return those if those[0] >= first else those[bisect_left(those, first) :]


def originals(ordered: Iterable[Sketch], window: int | None, keep: bool = True) -> dict[str, Original]:
    """The original of each article that is a copy: of those before it in this order, no more than `window` days older, the one
    that shares the largest part, the earliest of several. An article without a day has no window; unless `keep`, there are none."""
    shelves: dict[str, Shelf] = {}
    alone: dict[str, Shelf] = {}  # without a window, for the undated
    found: dict[str, Original] = {}
    for article in ordered:
        shelf = shelves.setdefault(article.language, Shelf())
        if window is not None and article.day:
            shelf.leave(article.day - window)
            if keep:
                alone.setdefault(article.language, Shelf()).add(article)
        elif window is not None:
            shelf = alone.setdefault(article.language, Shelf())
        at, alike = shelf.original(article)
        if alike >= LIKENESS:
            found[article.id] = (shelf.seen[at].id, alike)
        shelf.add(article)
    return found


def nearest(article: Sketch, holders: Sequence[Sequence[int]], seen: Callable[[int], Sketch]) -> tuple[int, float]:
    """Of the articles that hold one of its triples the one that shares the largest part, the first of several, and the likeness."""
    if len(holders) < SOME:
        return -1, 0.0
    counts = Counter(chain.from_iterable([those for those in holders if len(those) < COMMON]))
    sample = array("I", article.shingles)
    best, at = 0.0, -1
    for number in sorted(number for number, count in counts.items() if count >= SOME):
        other = seen(number)
        shared, alike = likeness(sample, array("I", other.shingles))
        if shared >= _FEWEST and alike > best and not _other_facts(article, other):
            best, at = alike, number
    return at, best


def asked(shingles: bytes) -> Sequence[int]:
    """The triples of a sample by which it is found."""
    return array("I", shingles[: 4 * _ASKED])


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
    roots: dict[str, str] = {}
    found = originals(map(sketch_of, features), None)
    for id_, (other, alike) in found.items():
        if alike >= threshold:
            roots[id_] = roots.get(other, other)
    return tuple(Copy(id_, root, round(found[id_][1], 3)) for id_, root in roots.items())


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
