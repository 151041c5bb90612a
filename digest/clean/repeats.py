"""What is said twice? Of two paragraphs that say nearly the same, the fuller stays where it stands: a pull quote says less."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from itertools import islice, pairwise

from digest.clean.lines import Line
from digest.clean.shape import Shape, met_again
from digest.model import Cut

Pairs = set[tuple[str, str]]
_SHORTEST = 8  # words: shorter lines may be refrains, scores, answers
_SHORTEST_OPEN = 24  # and of a line that ends in no stop
_NEAR_SHORTEST = 12  # words of a paragraph that may be another version of one
_MOST_PAIRS = 400  # of one paragraph
_ASKED = 8  # places where a short line stood before, of which the paragraphs beside are compared
_SHARED = 0.65  # share of the shorter paragraph's pairs of words that the other holds, before words are compared
_NEAR = 0.78  # share of the shorter paragraph's words that the other holds, in the same runs


class Single:
    """Paragraphs (folded) of which it is known that none says what another says, between one cleaning and the next."""

    def __init__(self) -> None:
        self.apart: set[str] = set()  # they share too few pairs of words, whichever of them stay
        self.together: list[str] = []  # they were compared, as they stood

    def holds(self, keys: list[str]) -> bool:
        """Are these paragraphs such?"""
        return keys == self.together or (self.apart.issuperset(keys) and len(set(keys)) == len(keys))


def repeats(
    lines: Sequence[Line], shapes: Sequence[Shape], near: bool, single: Single
) -> tuple[dict[int, int], dict[int, Cut]]:
    """(fuller, cuts): the places of paragraphs that a later one says more fully, each with that one's; and what is cut.

    Without `near` only what is said again word for word counts. Linear in the text: paragraphs are compared only where they share
    many of their pairs of words.
    """
    places = [at for at, (line, shape) in enumerate(zip(lines, shapes, strict=True)) if _may_repeat(line, shape)]
    keys = [shapes[at].key for at in places]
    if single.holds(keys):
        return {}, {}
    said = [shapes[at].tokens for at in places]
    kinds = [set(_pairs(tokens)) for tokens in said]
    shared = _shared(kinds)
    if not shared:
        single.apart = set(keys)
        return {}, {}
    fuller: dict[int, int] = {}
    cuts: dict[int, Cut] = {}
    last: dict[tuple[str, str], list[int]] = {}
    for at, tokens, kind, marks in zip(places, said, kinds, shared, strict=True):
        line, shape = lines[at], shapes[at]
        other = _nearest(tokens, marks, len(kind), last, shapes, fuller)
        if other >= 0 and not near and shape.key != shapes[fuller.get(other, other)].key:
            other = -1
        if other < 0:
            for word in marks:
                last.setdefault(word, []).append(at)
            continue
        mine = fuller.get(other, other)
        if shape.words > shapes[mine].words:
            cuts[mine] = lines[mine].cut("repeats", "said again, more fully" + (f", in line {line.no}" if line.no else ""))
            fuller[other] = fuller[mine] = at
            for word in marks:
                last.setdefault(word, []).append(other)
        else:
            why = "word for word" if shape.key == shapes[mine].key else "nearly in the same words"
            where = f" in line {lines[mine].no}" if lines[mine].no else ""
            cuts[at] = line.cut("repeats", f"said before{where}, {why}")
    if not cuts:
        single.together = keys
    return fuller, cuts | headings_again(lines, shapes, cuts)


def headings_again(lines: Sequence[Line], shapes: Sequence[Shape], cuts: Mapping[int, Cut]) -> dict[int, Cut]:
    """The cuts of the short lines that stand beside paragraphs said before as they stood there: an article is printed twice."""
    places: dict[str, list[int]] = {}
    for at, shape in enumerate(shapes):
        places.setdefault(shape.key, []).append(at)
    found: dict[int, Cut] = {}
    for step in (-1, 1):
        for at in range(len(lines))[::-step]:
            beside = at + step
            if at in cuts or at in found or not (beside in cuts or beside in found):
                continue
            before = [k for k in places[shapes[at].key][:_ASKED] if k < at and k + step >= 0 and k not in cuts]
            if any(shapes[k + step].key == shapes[beside].key for k in before):
                found[at] = lines[at].cut("repeats", "said before, beside the same paragraph")
    return found


def _may_repeat(line: Line, shape: Shape) -> bool:
    """Is the line long enough to be no refrain, score, price or answer, and no question that is asked again?"""
    if line.kind not in ("p", "li", "quote") or line.text.endswith(("?", "？", "؟")):
        return False
    return shape.words >= _SHORTEST if shape.ended else shape.words >= _SHORTEST_OPEN


def _pairs(tokens: Sequence[str]) -> Iterable[tuple[str, str]]:
    """The pairs of words that stand for a paragraph: enough to meet another version of it."""
    pairs = pairwise(tokens)
    return pairs if len(tokens) <= _MOST_PAIRS else islice(dict.fromkeys(pairs), _MOST_PAIRS)


def _shared(kinds: Sequence[Pairs]) -> list[Pairs]:
    """Of each paragraph's pairs those that another one has, too; nothing where none shares so many that it may be one again."""
    excess = sum(map(len, kinds)) - len(set().union(*kinds))
    if excess < _SHARED * min(map(len, kinds), default=0):  # nearly every text: no two paragraphs share enough
        return []
    _, again = met_again(kinds)
    shared = [kind & again for kind in kinds]
    enough = again and any(len(marks) >= _SHARED * len(kind) for kind, marks in zip(kinds, shared, strict=True))
    return shared if enough else []


def _nearest(
    tokens: Sequence[str],
    marks: Pairs,
    pairs: int,
    last: dict[tuple[str, str], list[int]],
    shapes: Sequence[Shape],
    fuller: dict[int, int],
) -> int:
    """The earlier place that says nearly the same; -1 for none. `marks` are those of its pairs that stand elsewhere too."""
    votes: Counter[int] = Counter()
    for word in filter(last.__contains__, marks):
        for place in last[word][-4:]:
            votes[place] += 1
    for place, shared in sorted(votes.items(), key=lambda item: (-item[1], item[0]))[:2]:
        there = fuller.get(place, place)
        shorter = min(pairs, max(1, shapes[there].words - 1))
        if shared >= _SHARED * shorter and alike(tokens, shapes[there].tokens):
            return place
    return -1


def alike(one: Sequence[str], two: Sequence[str]) -> bool:
    """Are most words of the shorter in the longer, and is the longer no longer than a fuller version would be?"""
    shorter, longer = sorted((one, two), key=len)
    shared = sum((Counter(shorter) & Counter(longer)).values())
    if shared < _NEAR * len(shorter):
        return False
    if len(shorter) < _NEAR_SHORTEST and shorter != longer:
        return False
    digits = {w for w in one if w[0].isdigit()} ^ {w for w in two if w[0].isdigit()}
    if digits and len(shorter) >= 0.8 * len(longer) and shared < 0.97 * len(shorter):
        return False  # "Team A beat B 3-1 in round 4", "Team A beat C 2-0 in round 5": alike, but not the same
    return shared >= 0.9 * len(shorter) or len(shorter) >= 0.6 * len(longer)
