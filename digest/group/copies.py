"""Which articles are copies of one text? Shared shingles, found through an index, never by comparing all pairs.

A copy is folded under the earliest article of its text. What it cut or added is worked out from the two texts alone.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from digest.group.evidence import unlike
from digest.group.features import Features
from digest.group.tokens import pieces_of
from digest.model import Copy
from digest.sentences import sentences

LIKENESS = 0.4  # share of the shorter text's triples that stand in the other: 15 % of words changed at random leave .6
_FEWEST = 6  # shared triples: less is a phrase, not a text
_COMMON = 60  # articles: a triple that so many have is furniture and finds nothing


@dataclass(slots=True)
class Sketches:
    """The samples of word triples of the articles in the window, and an index from triples to articles."""

    samples: dict[int, tuple[int, ...]] = field(default_factory=dict)
    facts: dict[int, tuple[tuple[str, ...], tuple[str, ...]]] = field(default_factory=dict)  # names and figures
    index: dict[int, int] = field(default_factory=dict)  # triple -> the only article that has it
    shared: dict[int, list[int]] = field(default_factory=dict)  # triple -> the articles that have it, where they are several

    def add(self, number: int, features: Features) -> None:
        """Takes an article in."""
        self.samples[number] = features.shingles
        self.facts[number] = features.names, features.figures
        index, shared = self.index, self.shared
        for shingle in features.shingles:
            if shingle in shared:
                shared[shingle].append(number)
            elif (first := index.setdefault(shingle, number)) != number:
                shared[shingle] = [first, number]

    def forget(self, number: int) -> None:
        """Lets an article go."""
        self.facts.pop(number, None)
        for shingle in self.samples.pop(number, ()):
            if shingle in self.shared:
                left = self.shared[shingle]
                left.remove(number)
                if len(left) == 1:
                    self.index[shingle] = self.shared.pop(shingle)[0]
            else:
                del self.index[shingle]

    def nearest(self, features: Features) -> tuple[int, float]:
        """The article that shares the largest part, the earliest of several, and the likeness; (-1, 0.0) for none."""
        sample = features.shingles
        index = self.index
        known = [shingle for shingle in sample if shingle in index]
        least = min(_FEWEST, len(sample))
        if len(known) < least:
            return -1, 0.0
        counts = Counter(number for shingle in known for number in self._holders(shingle))
        best, at = 0.0, -1
        for number in sorted(number for number, count in counts.items() if count >= least):
            alike = likeness(sample, self.samples[number])
            if alike > best and not _other_facts(features, *self.facts[number]):
                best, at = alike, number
        return at, best


    def _holders(self, shingle: int) -> Sequence[int]:
        """The articles that have it; none where so many do that it is furniture."""
        numbers = self.shared.get(shingle) or (self.index[shingle],)
        return numbers if len(numbers) < _COMMON else ()


def _other_facts(features: Features, names: Sequence[str], figures: Sequence[str]) -> bool:
    """The same bulletin filled in for another place or number is no copy: "Earthquake of magnitude 5.1 near Solmark"."""
    return unlike(features.names, names) or (bool(features.figures) and bool(figures) and not set(features.figures) & set(figures))


def likeness(one: Sequence[int], other: Sequence[int]) -> float:
    """Share of the smaller sample's triples that the other has, over the range of hashes that both samples cover."""
    if not one or not other:
        return 0.0
    top = min(one[-1], other[-1])
    low, high = one[: bisect_right(one, top)], other[: bisect_right(other, top)]
    return len(set(low).intersection(high)) / max(1, min(len(low), len(high)))


def copies(features: Iterable[Features], threshold: float = LIKENESS) -> tuple[Copy, ...]:
    """Each article that is a copy of an earlier one in this order, with the earliest of its text; one language at a time."""
    shelves: dict[str, Sketches] = {}
    roots: list[str] = []
    found: list[Copy] = []
    for number, article in enumerate(features):
        shelf = shelves.setdefault(article.language, Sketches())
        at, alike = shelf.nearest(article)
        roots.append(roots[at] if alike >= threshold else article.id)
        if alike >= threshold:
            found.append(Copy(article.id, roots[at], round(alike, 3)))
        shelf.add(number, article)
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
