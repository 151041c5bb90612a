"""How special is a term? Told by the articles that came before it in the pass, and a weak prior."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from math import log

PRIOR = 10.0  # articles that the prior counts for
_GENERATION = 4_000  # articles; the counts of two generations are kept, so that memory does not grow with the years
_LOGS = tuple(log(count + 0.5) for count in range(2 * _GENERATION + 1))


@dataclass(slots=True)
class Statistics:
    """In how many articles of one language each term stood."""

    articles: int = 0  # of this generation
    counts: Counter[str] = field(default_factory=Counter)
    older_articles: int = 0
    older: Counter[str] = field(default_factory=Counter)

    def add(self, terms: list[str]) -> None:
        """Counts one article; each term comes once."""
        if self.articles >= _GENERATION:
            self.older, self.older_articles = self.counts, self.articles
            self.counts, self.articles = Counter(), 0
        self.counts.update(terms)
        self.articles += 1

    def largest(self) -> float:
        """The weight of a term that was never seen, near enough."""
        return log(PRIOR + self.articles + self.older_articles + 1.0)

    def weights(self, terms: Iterable[str]) -> dict[str, float]:
        """The inverse document frequency of each term."""
        total, logs, count, older = self.largest(), _LOGS, self.counts.get, self.older.get
        if not self.older:
            return {term: total - logs[count(term, 0)] for term in terms}
        return {term: total - logs[count(term, 0) + older(term, 0)] for term in terms}
