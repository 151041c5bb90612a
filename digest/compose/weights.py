"""What is the story about? A term weighs as much as the share of its texts that say it early."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

from digest.compose.texts import Text

_EARLY = 8  # sentences of a report that tell its news
_ALONE = 0.25  # what a term weighs that one text alone has


def weights(told: Sequence[Text]) -> Mapping[str, float]:
    """Terms with weights 0–1.5: the share of texts that have it early, half as much again for the share of titles."""
    early: Counter[str] = Counter()
    titles: Counter[str] = Counter()
    for text in told:
        early.update(frozenset[str]().union(*(passage.terms for passage in text.passages[:_EARLY])) | text.title_terms)
        titles.update(text.title_terms)
    return {term: _weight(count, titles[term], len(told)) for term, count in early.items()}


def weight_of(terms: Iterable[str], weight: Mapping[str, float]) -> float:
    """The weights of the terms together. Terms are summed in order, so that the last digit does not depend on hashing."""
    return sum(weight.get(term, 0.0) for term in sorted(terms))


def _weight(texts: int, titles: int, of: int) -> float:
    shared = texts / of if texts > 1 else _ALONE
    return shared + 0.5 * (titles / of if texts > 1 else 0.0)
