"""Which short lines are of the entries of a listing? Rows under labels, labels that come again, results, headings that count up."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

from digest.clean.marks import Mark
from digest.clean.region import prose
from digest.clean.shape import Shape, key_of

_LEAST = 3  # rows in a row, entries of a listing
_LONGEST = 100  # characters of a row
_VALUE = 5  # words behind a label, on the average
_REACH = 8  # lines in which a paragraph stands above rows, and below them
_TAIL = 16  # lines between the last paragraph and rows
_ENTRY = 12  # lines between the rows of one entry and the next
_HEADING = 6  # words
_RESULT = 60  # characters
_BOXES = ("related", "lead-in")
# "When: Saturday, from 8am", "Konkan Bank: Rs 1,480 (-7.9%)", "会場：港", and neither "19:30 Kick-off" nor "https://…"
_ROW = re.compile(r"([^\W\d_][^:：]{0,39}?)\s?[:：](?!//)\s?(\S.*)")
_SCORE = re.compile(r"[^\W\d_][^\d:]{1,30}\s\d{1,3}\s?[-–:]\s?\d{1,3}\s[^\W\d_][^\d:]{1,30}")  # "Orford 2-1 Pell"
_NUMBERED = re.compile(r"(\d{1,2})[.)．、]\s?(?=[^\W\d_])")


class Looks(NamedTuple):
    """The lines of a text, one column for each question."""

    texts: Sequence[str]
    shapes: Sequence[Shape]
    marks: Sequence[Mark]
    likely: Sequence[bool]  # is it running text that may be the article's?


def entries(looks: Looks) -> list[int]:
    """The places of the lines of such entries."""
    labels = {at: match[1] for at, text in enumerate(looks.texts) if ":" in text or "：" in text if (match := _row(looks, at))}
    found = [*_counted(looks), *_results(looks)]
    return [*found, *_again(labels, looks), *_in_a_row(labels, looks)] if len(labels) >= _LEAST else found


def _counted(looks: Looks) -> list[int]:
    """The headings "1. Harbour fair", "2. Fish market", … and the sentence right below each; a ranking has none below."""
    found: list[int] = []
    run: list[int] = []
    digits = [at for at, text in enumerate(looks.texts[:-1]) if text[0].isdigit()]
    for at in digits if len(digits) >= _LEAST else ():
        number = 0 if looks.marks[at] else _number(looks.texts[at])
        if not number or looks.shapes[at].ended or looks.marks[at + 1] or not looks.shapes[at + 1].ended:
            continue
        run = [*run, at] if number == len(run) + 1 else [at] if number == 1 else run
        found = run if len(run) >= _LEAST else found
    return [place for at in found for place in (at, at + 1)]


def _number(text: str) -> int:
    match = _NUMBERED.match(text)
    return int(match[1]) if match else 0


def _results(looks: Looks) -> list[int]:
    """Two or more results of matches in a row near a paragraph above, with the heading above them: "Orford 2-1 Pell"."""
    signed = [at for at, text in enumerate(looks.texts) if len(text) <= _RESULT and ("-" in text or "–" in text or ":" in text)]
    found: list[int] = []
    for above, at in pairwise(signed):
        if at - above == 1 and _is_result(looks, above) and _is_result(looks, at) and any(looks.likely[max(at - _ENTRY, 0) : at]):
            found += [*_heading(above - 1, looks), above, at]
    return found


def _is_result(looks: Looks, at: int) -> bool:
    return not looks.marks[at] and _SCORE.fullmatch(looks.texts[at]) is not None


def _row(looks: Looks, at: int) -> re.Match[str] | None:
    text, shape = looks.texts[at], looks.shapes[at]
    if looks.marks[at] or len(text) > _LONGEST or shape.ended or prose(shape):
        return None
    return _ROW.fullmatch(text)


def _again(labels: dict[int, str], looks: Looks) -> list[int]:
    """The rows of which the same labels come again and again, side by side ("When", "Where", "Cost"), and what stands between the
    rows of one entry and of the next. The first has a paragraph above it, and no menu."""
    places: dict[str, list[int]] = {}
    for at, label in labels.items():
        places.setdefault(label, []).append(at)
    often = {label for label, where in places.items() if len(where) >= _LEAST}
    rows = [at for at, label in labels.items() if label in often]
    beside = sum(b - a == 1 and labels[a] != labels[b] for a, b in pairwise(rows))
    if len(often) < 2 or _LEAST * beside < len(rows):
        return []
    told = [prose(shape) and not mark for shape, mark in zip(looks.shapes, looks.marks, strict=True)]
    first = next((at for at in labels if any(told[max(at - _ENTRY, 0) : at])), len(told))
    between = [place for a, b in pairwise(rows) if b - a <= _ENTRY for place in _between(range(a + 1, b), looks)]
    return [at for at in (*rows, *between) if at >= first]


def _between(gap: range, looks: Looks) -> list[int]:
    """What stands there without a mark; of a box of other stories no more than the heading of the paragraph below it."""
    boxes = [at for at in gap if looks.marks[at] in _BOXES or (looks.marks[at] and looks.shapes[at].colon)]
    if not boxes:
        return [at for at in gap if not looks.marks[at]]
    below = next((at for at in gap if at > boxes[-1] and prose(looks.shapes[at])), gap.stop)
    return [at for at in gap if not looks.marks[at] and (at < boxes[0] or at >= max(below - 1, boxes[-1] + 1))]


def _in_a_row(labels: dict[int, str], looks: Looks) -> list[int]:
    """Three or more rows in a row, each with its own label and few words behind it, between two paragraphs or near the last; with
    the headings above them and between them."""
    found: list[int] = []
    for run in _runs(labels, looks):
        values = sum(len(looks.texts[at][len(labels[at]) + 1 :].split()) for at in run)
        if len(run) < _LEAST or len({labels[at] for at in run}) < len(run) or values > _VALUE * len(run):
            continue
        above = next((at for at in range(run[0] - 1, -1, -1) if looks.likely[at]), -1)
        if above >= run[0] - _REACH and any(looks.likely[run[-1] + 1 : run[-1] + 1 + _REACH]):
            found += [*_heading(run[0] - 1, looks), *range(run[0], run[-1] + 1)]
        elif above >= max(0, run[0] - _TAIL) and not any(looks.marks[above + 1 : run[0]]) and _are_said(run, labels, looks):
            found += range(above + 1, run[-1] + 1)
    return found


def _runs(labels: dict[int, str], looks: Looks) -> list[list[int]]:
    """The places of rows right below each other, or with one heading between."""
    runs: list[list[int]] = []
    for at in labels:
        gap = at - runs[-1][-1] if runs else 0
        if gap == 1 or (gap == 2 and _heading(at - 1, looks)):
            runs[-1].append(at)
        else:
            runs.append([at])
    return runs


def _are_said(run: Sequence[int], labels: dict[int, str], looks: Looks) -> bool:
    """Do the paragraphs use the labels of two or more rows: "Weight: 13 kg" behind the review of a bicycle?"""
    said = {word for shape, here in zip(looks.shapes, looks.likely, strict=True) if here for word in shape.tokens}
    return sum(key_of(labels[at]) in said for at in run) > 1


def _heading(at: int, looks: Looks) -> list[int]:
    """The place of a heading right above rows; a headline right below "Read also" is none."""
    shape = looks.shapes[at]
    fits = at > 0 and not looks.marks[at] and shape.words <= _HEADING and not shape.ended
    return [at] if fits and looks.marks[at - 1] not in _BOXES else []
