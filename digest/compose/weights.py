"""What is the story about? A term weighs as much as the share of its texts that say it early."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from functools import cache, partial

from digest.compose.texts import Text

_EARLY = 8  # sentences of a report that tell its news
_ALONE = 0.25  # what a term weighs that one text alone has
_PARTS = 1_000  # weights are summed in whole thousandths, so that the order of the terms does not matter


def weights(told: Sequence[Text]) -> Mapping[str, int]:
    """Terms with weights in thousandths, 0–1,500: the share of texts that have it early, and half the share of titles."""
    early: Counter[str] = Counter()
    titles: Counter[str] = Counter()
    for text in told:
        early.update(frozenset[str]().union(*(passage.terms for passage in text.passages[:_EARLY])) | text.title_terms)
        titles.update(text.title_terms)
    weigh = cache(partial(_weight, of=len(told)))  # most terms are of one text and of no title
    return {term: weigh(count, titles.get(term, 0)) for term, count in early.items()}


def weight_of(terms: Iterable[str], weight: Mapping[str, int]) -> float:
    """The weights of the terms together."""
    return sum([weight[term] for term in terms if term in weight]) / _PARTS


def _weight(texts: int, titles: int, of: int) -> int:
    shared = texts / of if texts > 1 else _ALONE
    return round(_PARTS * (shared + 0.5 * (titles / of if texts > 1 else 0.0)))
