"""How common is it here that two reports tell one event? Where few of the articles before had company, more is asked of the next.

The odds of a classifier hold for the share of pairs that it was fitted to; where the share is another one they are corrected by the
ratio of the two (Saerens, Latinne and Decaestecker, "Adjusting the outputs of a classifier to new a priori probabilities", Neural
Computation 14, 2002). The share is that of the articles which had another one beyond doubt, told before anything was corrected.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from digest.group.decision import chance_of, log_odds

_SURE = 0.9  # the chance from which two articles tell one event beyond doubt
_USUAL, _TRUST = 0.25, 40  # the share where nothing is known, and how many articles that counts for
_MOST = 0.4  # a larger share says no more: a day of agency reports makes no strangers kin
_MORE, _LESS = 0.7, 0.3  # log-odds that are worth a word: twice as much, a third less
_LASTING = 100  # articles that are remembered: a folder may change


@dataclass(slots=True)
class Company:
    """How many articles came, and how many of them had company; both fade."""

    articles: float = 0.0
    sure: float = 0.0

    def add(self, chances: Iterable[float]) -> None:
        """An article has come that tells the same event as others with these chances."""
        kept = min(1.0, (_LASTING - 1) / self.articles) if self.articles else 1.0
        self.articles = self.articles * kept + 1
        self.sure = self.sure * kept + (max(chances, default=0.0) > _SURE)

    @property
    def odds(self) -> float:
        """By how much the log-odds of a pair are higher here than usual."""
        share = min(_MOST, (self.sure + _USUAL * _TRUST) / (self.articles + _TRUST))
        return log_odds(share) - log_odds(_USUAL)

    @property
    def told(self) -> int:
        """As a reader is told: -1 where much more is asked than usual, 1 where less."""
        return int(self.odds > _LESS) - int(self.odds < -_MORE)

    def corrected(self, chances: Mapping[int, float]) -> dict[int, float]:
        """The chances, as high as they are where company is as common as here."""
        more = self.odds
        return {number: chance_of(log_odds(chance) + more) for number, chance in chances.items()}


def company_of(chances: Iterable[Iterable[float]]) -> Company:
    """Of articles that come all at once, from the chances of each."""
    best = [max(each, default=0.0) for each in chances]
    return Company(len(best), sum(each > _SURE for each in best))
