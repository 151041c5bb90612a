"""What speaks for and against an article belonging to a story: a row of numbers, each with its name."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from math import exp, sqrt

from digest.group.lanes import Lane, Open, Seen

_BEST = 4  # stories that are looked at closely
_UNDATED_GAP = 8  # days that a missing date counts for


@dataclass(frozen=True, slots=True)
class Candidate:
    """A story that the article might join, and how near they are."""

    story: int
    near: tuple[int, ...]  # numbers of its members that are most like the article, best first
    likeness: float
    score: float


def candidates(lane: Lane, article: Seen, special: Mapping[str, float], alike: Mapping[int, float]) -> list[Candidate]:
    """The nearest stories, best first."""
    members: dict[int, list[int]] = {}
    for number in alike:
        members.setdefault(lane.seen[number].story, []).append(number)
    found = []
    for story, numbers in members.items():
        near = sorted(numbers, key=lambda number: (-alike[number], number))[:2]
        likeness = _mean_link(lane.stories[story], sum(alike[number] for number in numbers))
        found.append(Candidate(story, tuple(near), likeness, likeness * exp(-_gap(lane.stories[story], article) / 30)))
    found.sort(key=lambda each: (-each.score, each.story))
    return found[:_BEST]


def _mean_link(story: Open, total: float) -> float:
    return total / sqrt(story.size * story.square) if story.square else 0.0


def _gap(story: Open, article: Seen) -> int:
    return max(0, article.day - story.last) if article.day and story.last else _UNDATED_GAP


def shared(one: Mapping[str, float], other: Mapping[str, float]) -> float:
    """The cosine of two rows of unit length."""
    few, many = (one, other) if len(one) <= len(other) else (other, one)
    return sum(weight * many[term] for term, weight in few.items() if term in many)


def unshared(one: Sequence[str], other: Sequence[str]) -> bool:
    """Do both name figures, and not one alike?"""
    return bool(one) and bool(other) and not set(one) & set(other)
