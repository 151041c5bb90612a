"""Where does the article begin and end, and which lines inside are not of it?

Each line gets a score from its shape, its neighbours and its place; a walk over the scores picks the runs of lines that are
the article (two states, a price for each change between them: Viterbi's algorithm). A text that is nearly clean is barely touched.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Sequence

from digest.clean.shape import Shape

_SWITCH = 1.0  # the price of a change between article and furniture


def prose(shape: Shape) -> bool:
    """Is this surely running text?"""
    return (shape.ended and shape.words >= 8) or shape.words >= 24


def first_score(shape: Shape) -> float:
    """How much the line alone looks like running text, about -3 to 3."""
    score = 1.1 * math.log1p(shape.words) - 4.0
    score += 1.5 * shape.ended + 0.3 * shape.stops + 2.5 * shape.func + 1.0 * shape.lower
    return score - 2.0 * shape.signs - 1.5 * shape.digits - 1.0 * shape.caps


def kept(scores: Sequence[float], switch: float = _SWITCH) -> list[bool]:
    """The runs of lines whose scores add up to the most, when every change of state costs `switch`."""
    inside, outside = 0.0, 0.0
    came: list[tuple[bool, bool]] = []
    for score in scores:
        stay_in, enter = inside >= outside - switch, outside - switch
        stay_out, leave = outside >= inside - switch, inside - switch
        came.append((stay_in, not stay_out))
        inside, outside = score + (inside if stay_in else enter), (outside if stay_out else leave)
    state, states = inside > outside, []
    for from_in, from_in_out in reversed(came):
        states.append(state)
        state = from_in if state else from_in_out
    return states[::-1]


def scores_of(shapes: Sequence[Shape], strong: Sequence[bool]) -> list[float]:
    """How much each line belongs to the article, from its shape, its place and what stands around it."""
    alone = [first_score(shape) for shape in shapes]
    repeats = Counter(shape.key for shape in shapes)
    result = []
    for at, shape in enumerate(shapes):
        around = alone[max(0, at - 3) : at] + alone[at + 1 : at + 4]
        score = alone[at] + 0.5 * sum(around) / (len(around) or 1)
        if strong[at]:
            score -= 4.0
        if repeats[shape.key] > 1:
            score -= 1.0
        result.append(max(-3.0, min(3.0, score)))
    return result
