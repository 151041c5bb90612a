"""Why is an article where it is? The names, words, figures and quotes it shares, and the story it was not put in."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import pairwise
from sys import intern
from typing import TYPE_CHECKING

from digest.group.evidence import Seen
from digest.group.features import Features
from digest.group.weekdays import days_told
from digest.languages import CALENDAR
from digest.model import Reasons

if TYPE_CHECKING:
    from digest.group.lanes import Coming, Lane

_SHOWN = 6  # names or words that are shown
_WEAK = 0.1  # a decision so near the threshold that a person should look at it
_DIGITS = 2  # as scores are shown; more would make a story new whenever the statistics move a little


@dataclass(frozen=True, slots=True)
class Rival:
    """A story that an article might join."""

    story: int
    score: float  # chance, 0–1
    near: tuple[int, ...]  # numbers of its members that are most like the article, best first


def reasons_for(
    lane: Lane, coming: Coming, features: Features, own: Rival | None, other: Rival | None, threshold: float
) -> Reasons:
    """The reasons as values: `own` is the story it joined, if any, `other` the nearest of the rest."""
    mates = [lane.seen[number] for number in own.near] if own else []
    rivals = [lane.seen[number] for number in other.near] if other else []
    article, say = coming.seen, _Words(features)
    names, words = _shared(coming, say, mates)
    decided = own or other
    return Reasons(
        score=round(own.score, _DIGITS) if own else 0.0,
        threshold=threshold,
        names=names,
        words=words,
        numbers=_both(article.figures, (mate.figures for mate in mates)),
        quotes=_both(article.quotes, (mate.quotes for mate in mates)),
        dates=_days(article, mates),
        against=_against(article, mates),
        nearest=lane.stories[other.story].first if other else "",
        nearest_score=round(other.score, _DIGITS) if other else 0.0,
        nearest_words=tuple(word for part in _shared(coming, say, rivals) for word in part),
        nearest_against=_against(article, rivals),
        weak=decided is not None and abs(decided.score - threshold) < _WEAK,
        company=lane.company.told,
    )


class _Words:
    """How the terms of an article are shown."""

    def __init__(self, features: Features) -> None:
        self._features = features
        self.names = frozenset(features.names)
        self._forms: dict[str, str] = {}
        self._names: dict[str, str] = {}

    def word(self, term: str) -> str:
        """A word of the text."""
        if not self._forms:
            self._forms = dict(self._features.forms)
        return intern(self._forms.get(term, term))

    def name(self, term: str, others: Iterable[str]) -> str:
        """The first of its names that has the word; the word alone where `others`, which are not shared, are of that name too."""
        if not self._names:
            spoken = [(name, name.lower().split()) for name, _ in reversed(self._features.mentions)]
            self._names = {" ".join(pair): name for name, words in spoken for pair in pairwise(words)}
            self._names |= {word: name for name, words in spoken for word in words}
        form = self.word(term)
        name = self._names.get(form, "")
        whole = name and (" " not in name or {self.word(each).lower() for each in others}.isdisjoint(name.lower().split()))
        return intern(name if whole else form.capitalize())


def _shared(coming: Coming, say: _Words, others: Sequence[Seen]) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Names and words that the article shares with one of the others, the weightiest first."""
    if not others:
        return (), ()
    weights = coming.weights
    terms = set().union(*(weights.keys() & other.terms for other in others))
    common = sorted(terms, key=lambda term: (-weights[term], term))[: 3 * _SHOWN]
    named = {term for term in common if term in say.names and say.word(term).lower() not in CALENDAR}
    alone = say.names - terms  # "Lower Quay Street" is not shared by whoever speaks of a quay
    names = dict.fromkeys(say.name(term, alone) for term in common if term in named)
    words = dict.fromkeys(say.word(term) for term in common if term not in named)
    halves = {half for word in words if " " in word for half in word.split()}  # of a word of two syllables
    return tuple(names)[:_SHOWN], tuple(word for word in words if word not in halves)[:_SHOWN]


def _both(ours: Sequence[str], theirs: Iterable[Sequence[str]]) -> tuple[str, ...]:
    known = {each for those in theirs for each in those}
    return tuple(each for each in ours if each in known)[:_SHOWN]


def _days(article: Seen, mates: Sequence[Seen]) -> tuple[str, ...]:
    days = sorted({each.day for each in (article, *mates) if each.day})
    return tuple(intern(date.fromordinal(day).isoformat()) for day in days) if mates else ()


def _against(article: Seen, others: Sequence[Seen]) -> tuple[str, ...]:
    """What differs: figures of which none is shared; the days that they tell of; days apart."""
    found = []
    if others and article.figures and all(other.figures and not set(other.figures) & set(article.figures) for other in others):
        found.append(f"figures: {', '.join(article.figures[:3])} / {', '.join(others[0].figures[:3])}")
    told = [days_told(each.weekdays, each.day) if each.day else frozenset[int]() for each in (article, *others)]
    if others and all(told) and told[0].isdisjoint(frozenset[int]().union(*told[1:])):
        ours, theirs = (", ".join(date.fromordinal(day).isoformat() for day in sorted(each)) for each in told[:2])
        found.append(f"days told: {ours} / {theirs}")
    days = min((article.day - other.day for other in others if other.day and article.day), default=0)
    if days > 3:
        found.append(f"{days} days apart")
    return tuple(found)
