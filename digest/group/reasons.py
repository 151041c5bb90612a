"""Why is an article where it is? The names, words, figures and quotes it shares, and the story it was not put in."""

from __future__ import annotations

from collections.abc import Mapping

from digest.group.evidence import Candidate, unshared
from digest.group.features import Features
from digest.group.lanes import Lane, Seen
from digest.model import Reasons

_SHOWN = 6  # names or words that are shown
_WEAK = 0.15  # a decision so near the threshold that a person should look at it


def reasons_for(
    lane: Lane, article: Seen, features: Features, own: Candidate | None, other: Candidate | None, threshold: float
) -> Reasons:
    """The reasons, as values: `own` is the story it joined, `other` the nearest of the rest."""
    forms = Forms(features)
    mates = [lane.seen[number] for number in own.near] if own else []
    rivals = [lane.seen[number] for number in other.near] if other else []
    names, words = forms.shared(article, mates)
    margin = abs((own.score if own else other.score if other else 0.0) - threshold)
    return Reasons(
        score=round(own.score, 3) if own else 0.0,
        threshold=threshold,
        names=names,
        words=words,
        numbers=tuple(number for number in article.numbers if any(number in mate.numbers for mate in mates))[:_SHOWN],
        quotes=tuple(quote for quote in article.quotes if any(quote in mate.quotes for mate in mates))[:_SHOWN],
        dates=_days(article, mates),
        against=_against(article, mates),
        nearest=lane.stories[other.story].first if other else "",
        nearest_score=round(other.score, 3) if other else 0.0,
        nearest_words=sum(forms.shared(article, rivals), ()),
        nearest_against=_against(article, rivals),
        weak=bool(own or other) and margin < _WEAK * threshold,
    )


class Forms:
    """The words that a reader is shown for the terms of one article."""

    def __init__(self, features: Features) -> None:
        self.forms: Mapping[str, str] = dict(features.forms)
        self.mentions = features.mentions

    def shared(self, article: Seen, others: list[Seen]) -> tuple[tuple[str, ...], tuple[str, ...]]:
        """Names and words that the article shares with one of the others, the weightiest first."""
        weights = article.weights
        found = (term for term in weights if any(term in other.weights for other in others))
        common = sorted(found, key=lambda term: (-weights[term], term))
        names = dict.fromkeys(self._name(term) for term in common if term in article.names)
        words = dict.fromkeys(self.forms.get(term, term) for term in common if term not in article.names)
        return tuple(names)[:_SHOWN], tuple(words)[:_SHOWN]

    def _name(self, term: str) -> str:
        form = self.forms.get(term, term)
        return next((name for name, _ in self.mentions if form in name.lower().split()), form.capitalize())


def _days(article: Seen, mates: list[Seen]) -> tuple[str, ...]:
    from datetime import date

    days = sorted({mate.day for mate in mates if mate.day} | ({article.day} if article.day else set()))
    return tuple(date.fromordinal(day).isoformat() for day in days) if mates else ()


def _against(article: Seen, others: list[Seen]) -> tuple[str, ...]:
    """What differs: figures of which none is shared."""
    if others and all(unshared(article.numbers, other.numbers) for other in others):
        return (f"figures: {', '.join(article.numbers[:3])} / {', '.join(others[0].numbers[:3])}",)
    return ()
