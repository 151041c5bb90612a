"""Where does the article begin and end, and which lines inside are not of it?

Each line gets a score (log-odds of being the article's) from its shape, its neighbours and its place; a walk over the scores
picks the runs of lines that are the article (two states, a price for each change between them: Viterbi's algorithm).
The weights were learned by bench/train_region.py from features that every language shares; they stand in weights.py.
"""
# ruff: noqa: E501  (a row of features is read across)

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from itertools import repeat
from operator import add, eq, mul
from typing import NamedTuple

from digest.clean.marks import Mark
from digest.clean.shape import Shape, met_again

# For a nearly clean text, and for a whole page: what a change between article and furniture costs, and what a line is given
# for the benefit of the doubt, both in log-odds.
SWITCH = (2.0, 0.5)
BENEFIT = (0.8, 0.0)
# "Advertisement" or "Photo: Ann Lee" alone between two paragraphs goes for itself; it must not take its neighbours along.
LONE = (-1.0, -0.2)
SHORT = 12  # words: shorter lines have weights of their own
_PARAGRAPH, _SHORTER = 16, 12  # words; of two sentences
_ON_TOPIC = 0.4  # share of a paragraph's words that other paragraphs use
NO_SIGN = 1.2  # and where no line at all says that it is furniture

# What the line says alone, and what its place and its neighbours say.
OWN = (
    "one", "length", "ended", "stops", "colon", "func", "lower", "commas", "digits", "signs", "starts lower", "caps", "quote", "names",
    "widget", "related", "lead-in", "call", "time", "credit", "legal", "soft", "short", "label",
)  # fmt: skip
PLACED = (
    "repeated", "topic", "before", "after", "near before", "near after", "between", "prose above", "prose below", "gap above", "gap below",
    "clean", "packed", "past marker", "apart", "teaser", "first line", "share", "dense", "below main", "above main", "mass",
    "gap marks", "gap soft", "gap length", "gap led", "gap digits", "gap topic", "gap lower", "gap alike", "dirt", "above title", "below title", "ended beside", "topic ended",
)  # fmt: skip
NAMES = OWN + PLACED


def prose(shape: Shape) -> bool:
    """Is this surely running text? A long line of capitalised words without a stop is a menu: "Austria Belgium Bulgaria …"."""
    if shape.words >= 24:
        return shape.ended or shape.stops > 0 or shape.lower >= 0.3 or shape.caps
    return shape.ended and shape.words >= 8


def alone(shape: Shape, mark: Mark) -> float:
    """How much the line alone looks like running text, about 0 to 1."""
    if mark:
        return 0.0
    score = (
        1.2 * math.log1p(shape.words)
        - 4.6
        + 1.4 * shape.ended
        + 2.5 * shape.func
        + 1.0 * shape.lower
        - 2 * shape.signs
        - 1.5 * shape.digits
    )
    return 1.0 / (1.0 + math.exp(-score)) if score > -30 else 0.0


def own_features(shape: Shape, mark: Mark, soft: float) -> tuple[float, ...]:
    """One row of OWN: what the line says alone."""
    words = shape.words
    return (
        1.0, math.log1p(words if words < 80 else 80), shape.ended, min(3.0, shape.stops), shape.colon, shape.func, shape.lower, shape.commas,
        shape.digits, shape.signs, shape.starts_lower, shape.caps, shape.quote, shape.names,
        mark in ("widget", "signs", "address", "button"), mark == "related", mark == "lead-in", mark in ("call", "opening"),
        mark in ("ago", "date"), mark == "credit", mark == "legal", soft, words < SHORT, shape.label and not shape.ended,
    )  # fmt: skip


class Lines(NamedTuple):
    """The lines of a text, one column for each question."""

    shapes: Sequence[Shape]
    marks: Sequence[Mark]
    apart: Sequence[bool]  # does a blank line stand before it?
    soft: Sequence[float]  # share of its words that are furniture's
    running: Sequence[float]  # how much it looks like running text, as `alone` says


def placed_features(lines: Lines) -> list[tuple[float, ...]]:
    """One row of PLACED for each line: what its place and its neighbours say."""
    shapes, marks, first = lines.shapes, lines.marks, lines.running
    n = len(shapes)
    if not n:
        return []
    words, ended = [shape.words for shape in shapes], [shape.ended for shape in shapes]
    is_prose = [prose(s) and m not in _NO_PROSE for s, m in zip(shapes, marks, strict=True)]
    topic = _topics(shapes, is_prose)
    mine = [count if here else 0 for count, here in zip(words, is_prose, strict=True)]
    above = _running(mine)
    total = above[-1] + mine[-1]
    whole = sum(words)
    marker = _past_markers(marks, above, total, lambda: _goes_on(shapes, is_prose, topic))
    heading = _above_title(shapes)
    packed = [0.0 if apart else 0.5 for apart in lines.apart]
    around = [0.0, 0.0, 0.0, 0.0, *first, 0.0, 0.0, 0.0, 0.0]
    before, after = around[3:-5], around[5:-3]
    columns: tuple[Iterable[float], ...] = (
        _repeated(shapes), topic, before, after,
        [(far + near + less + by) / 4 for far, near, less, by in zip(around, around[1:], around[2:], before, strict=False)],
        [(by + more + close + end) / 4 for by, more, close, end in zip(after, around[6:], around[7:], around[8:], strict=False)],
        map(mul, before, after), [a / 150 if a < 150 else 1.0 for a in above],
        [b / 150 if b < 150 else 1.0 for b in [total - a - w for a, w in zip(above, mine, strict=True)]],
        _gaps(is_prose), _gaps(is_prose[::-1])[::-1],
        repeat(sum(is_prose) / n), map(add, packed, [*packed[1:], 0.0]), marker, lines.apart,
        _teasers(shapes, marks), [True, *repeat(False, n - 1)], [w / whole for w in words] if whole else repeat(0.0),
        *_densities(mine), *_gap_signs(is_prose, shapes, marks, lines.soft, topic), repeat(min(1.0, marked(marks) / 20)),
        [at < heading for at in range(n)], [heading < at <= heading + 6 for at in range(n)] if heading else repeat(False),
        [(b if b > a else a) if e else 0.0 for b, a, e in zip(before, after, ended, strict=True)], map(mul, topic, ended),
    )  # fmt: skip
    return list(zip(*columns, strict=False))


def _repeated(shapes: Sequence[Shape]) -> Iterable[bool]:
    """Is the line said word for word elsewhere?"""
    keys = [shape.key for shape in shapes]
    if len(set(keys)) == len(keys):
        return repeat(False)
    said = Counter(keys)
    return [said[key] > 1 for key in keys]


def _running(values: Sequence[int]) -> list[int]:
    """The sum of what stands before each place."""
    sums, total = [], 0
    for value in values:
        sums.append(total)
        total += value
    return sums


def _gaps(is_prose: Sequence[bool]) -> list[float]:
    """How many lines since the last running text: 0 for none, 1 for ten or more."""
    gaps, since = [], 10
    for here in is_prose:
        gaps.append(min(10, since) / 10)
        since = 0 if here else since + 1
    return gaps


def _topics(shapes: Sequence[Shape], is_prose: Sequence[bool]) -> list[float]:
    """Which share of a line's words do other lines of running text use?"""
    once, often = met_again([set(shape.content) for shape, here in zip(shapes, is_prose, strict=True) if here])
    return [
        sum(map((often if here else once).__contains__, shape.content)) / len(shape.content) if shape.content else 0.0
        for shape, here in zip(shapes, is_prose, strict=True)
    ]


def _goes_on(shapes: Sequence[Shape], is_prose: Sequence[bool], topic: Sequence[float]) -> list[bool]:
    """Which paragraphs of running text speak of what the others speak of, as far as a text of this length and language does? Of two
    sentences, a shorter one is a paragraph, too: a teaser has one."""
    long = [here and shape.words >= (_SHORTER if shape.stops else _PARAGRAPH) for here, shape in zip(is_prose, shapes, strict=True)]
    said = [share for share, here, shape in zip(topic, is_prose, shapes, strict=True) if here and shape.words >= _PARAGRAPH]
    least = min(_ON_TOPIC, sum(said) / len(said)) if said else _ON_TOPIC
    return [here and share >= least for here, share in zip(long, topic, strict=True)]


def _past_markers(marks: Sequence[Mark], above: Sequence[int], total: int, again: Callable[[], Sequence[bool]]) -> Iterable[float]:
    """Has a heading of other stories been passed, after much of the running text, and has the article not gone on since? Or a notice
    of rights, after nearly all of it?"""
    if "related" not in marks and "legal" not in marks:
        return repeat(0.0)
    past, passed = [], 0.0
    for mark, before, on_topic in zip(marks, above, again(), strict=True):
        if total and ((mark == "related" and before > 0.4 * total) or (mark == "legal" and before > 0.85 * total)):
            passed = 1.0
        elif on_topic:
            passed = 0.0
        past.append(passed)
    return past


def _teasers(shapes: Sequence[Shape], marks: Sequence[Mark]) -> Iterable[float]:
    """Is the line one of several without a full stop below a heading of other stories?"""
    if "related" not in marks and "lead-in" not in marks:
        return repeat(0.0)
    found, below = [], 0
    for shape, mark in zip(shapes, marks, strict=True):
        if mark == "related" or (mark == "lead-in" and shape.colon):
            below = 12
            found.append(0.0)
            continue
        below = below - 1 if below and not (shape.ended and shape.words > 6) else 0
        found.append(1.0 if below else 0.0)
    return found


def _densities(mine: Sequence[int]) -> tuple[Iterable[float], ...]:
    """Four columns: how much running text stands around a line against the densest place, and where the main stretch lies.

    The words of running text (`mine`) count for less with every line between: by a tenth each.
    """
    words = [count if count < 200 else 200 for count in mine]
    left, right = _decayed(words), _decayed(words[::-1])[::-1]
    around = [a + b - w for a, b, w in zip(left, right, words, strict=True)]
    most, n = max(around), len(words)
    if not most:
        return (repeat(0.0),) * 4
    top, low = around.index(most), 0.12 * most
    first = next((at + 1 for at in range(top, -1, -1) if around[at] < low), 0)
    last = next((at - 1 for at in range(top, n) if around[at] < low), n - 1)
    masses = [min(1.1, math.log1p(mass) / 6) for mass in around]
    return [mass / most for mass in around], [at > last for at in range(n)], [at < first for at in range(n)], masses


def _decayed(words: Sequence[int]) -> list[float]:
    sums, total = [], 0.0
    for word in words:
        total = 0.9 * total + word
        sums.append(total)
    return sums


def _above_title(shapes: Sequence[Shape]) -> int:
    """The place of a heading in the upper half that the first line begins with, as a page's own title does; 0 for none."""
    whole = shapes[0].key if shapes else ""
    half = range(min(len(shapes) // 2, 400), 0, -1)
    return next((at for at in half if shapes[at].words >= 4 and whole.startswith(shapes[at].key)), 0)


def marked(marks: Sequence[Mark]) -> int:
    """How many lines say themselves that they are a page's, not an article's?"""
    return sum(map(_DIRT.__contains__, marks))


_NO_PROSE = frozenset(("legal", "call", "opening", "widget", "button"))
_DIRT = frozenset(("widget", "related", "legal", "address", "ago", "opening"))
DIRTY = 8  # so many of them, and the text is a whole page rather than a nearly clean article


def _gap_signs(
    is_prose: Sequence[bool], shapes: Sequence[Shape], marks: Sequence[Mark], soft: Sequence[float], topic: Sequence[float]
) -> Iterable[Iterable[float]]:
    """Eight columns, for the lines between two stretches of running text: what they are together, the same for each of them."""
    rows: list[tuple[float, ...]] = []
    at, n = 0, len(is_prose)
    while at < n:
        if is_prose[at]:
            rows.append(_NO_GAP)
            at += 1
            continue
        end = next((k for k in range(at, n) if is_prose[k]), n)
        led = end - at >= _LIST and _led(shapes, marks, at)
        rows += [_gap(shapes[at:end], marks[at:end], soft[at:end], topic[at:end], led)] * (end - at)
        at = end
    return zip(*rows, strict=True)


_NO_GAP = (0.0,) * 8
_LIST = 3  # lines that a line with a colon may lead to


def _gap(
    shapes: Sequence[Shape], marks: Sequence[Mark], soft: Sequence[float], topic: Sequence[float], led: bool
) -> tuple[float, ...]:
    """How many are marked, how soft they are, how many they are; are they led to; figures, words of the article, lower case, likeness."""
    count = len(shapes)
    forms = [_form(shape) for shape in shapes]
    return (
        marked(marks) / count, sum(soft) / count, min(1.0, math.log1p(count) / 4), led,
        sum([shape.digits > 0 for shape in shapes]) / count, sum(topic) / count, sum([shape.lower for shape in shapes]) / count,
        sum(map(eq, forms, forms[1:])) / (count - 1) if count >= _LIST else 0.0,
    )  # fmt: skip


def _form(shape: Shape) -> tuple[bool, ...]:
    """What two lines of one list share."""
    counted = bool(shape.tokens) and shape.tokens[0][0].isdigit()
    return counted, shape.starts_lower, shape.ended, shape.label, shape.digits > 0, shape.names


def _led(shapes: Sequence[Shape], marks: Sequence[Mark], at: int) -> bool:
    """Does the line above the gap, or one of its first two, end in a colon: "The court also heard these cases:"?"""
    return any(shapes[k].colon and not marks[k] for k in range(max(at - 1, 0), at + 2))


def kept(scores: Sequence[float], switch: float) -> list[bool]:
    """The runs of lines whose scores add up to the most, when every change of state costs `switch`."""
    inside, outside = 0.0, 0.0
    came: list[tuple[bool, bool]] = []
    for score in scores:
        stay_in, leave = inside >= outside - switch, inside - switch > outside
        came.append((stay_in, leave))
        inside, outside = score + (inside if stay_in else outside - switch), (inside - switch if leave else outside)
    state, states = inside > outside, []
    for stay_in, leave in reversed(came):
        states.append(state)
        state = stay_in if state else leave
    return states[::-1]
