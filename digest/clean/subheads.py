"""Which short lines head a paragraph of the article, though boxes, adverts and captions stand between its paragraphs?

The walk over the lines gives up a short line rather than change twice. A subheading uses the words of what it heads, or asks what
the paragraph answers; and of a list whose numbers go on from one heading to the next, none is a page's.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

from digest.clean.memory import Known
from digest.clean.resumed import runs
from digest.writing import QUESTIONS

_SHORTEST, _LONGEST = 3, 13  # words; one fewer asks
_BETWEEN = 2  # lines without a mark that may stand between the last paragraph and a subheading
_BRIEFER = 0.75  # how long a subheading behind a box of other stories may be beside the longest headline in it
_ON_TOPIC = 0.5  # share of its words that the article uses
_FIGURES, _SOFT = 0.2, 0.01  # share of figures, and of words of furniture
_PICTURED = ("credit", "widget")  # what may stand between a subheading and its paragraph
_SERIES, _REACH = 3, 12  # headings with numbers that go on; lines behind the article among which the last one may stand
# "11. The old pier", "Rank 2: the ferry", "#3 – a tower", "Step 4 — Choose a boat"; no date, price or clock
_NUMBERED = re.compile(r"(\D{0,12}?)(\d{1,3})(\.\s|\)\s|\s?[:：–—、]\s?|\s)(?=\w|[\"'“‘«„「])")


class Text(NamedTuple):
    """The lines, what is known of each, and how many of its words the article uses."""

    texts: Sequence[str]
    found: Sequence[Known]
    topic: Sequence[float]


def with_subheads(inside: list[bool], text: Text) -> list[bool]:
    """With the subheadings right above a paragraph of the article, and those that are numbered one by one; none that the page
    says again."""
    places = [at for at, here in enumerate(inside) if here and runs(text.found[at])]
    made, times = list(inside), Counter(map(id, text.found))
    for above, below in pairwise(places):
        at = below - 1
        while at > above and text.found[at].mark in _PICTURED:
            at -= 1
        between = [text.found[k].shape.words for k in range(above + 1, at) if not text.found[k].mark]
        boxed = any(text.found[k].mark == "related" for k in range(above + 1, at))
        apart = not boxed or (between != [] and text.found[at].shape.words <= _BRIEFER * max(between))
        made[at] = made[at] or (
            above < at and apart and len(between) <= _BETWEEN and times[id(text.found[at])] == 1 and _heads(at, below, text)
        )
    for at in _numbered(places, text):
        made[at] = True
    return made


def _heads(at: int, below: int, text: Text) -> bool:
    """Does the line look like a subheading, and speak of what the paragraph below speaks of?"""
    known = text.found[at]
    shape = known.shape
    shortest = _SHORTEST - (text.texts[at][-1] in QUESTIONS)
    plain = not known.mark and shortest <= shape.words <= _LONGEST and not runs(known) and known.soft < _SOFT
    if not plain or shape.signs or shape.digits >= _FIGURES:
        return False
    told = set(text.found[below].shape.content)
    return not told.isdisjoint(shape.content) or text.topic[at] >= _ON_TOPIC or text.texts[at][-1] in QUESTIONS


def _numbered(places: Sequence[int], text: Text) -> list[int]:
    """The places of headings of one kind, three or more, of which each has the next number, and paragraphs below it; of the last of
    them, with its paragraph, though the walk ended the article before it."""
    found: list[int] = []
    series: dict[tuple[str, str], list[tuple[int, int]]] = {}
    paragraphs = set(places)
    for at in range(places[0], min(places[-1] + _REACH, len(text.texts))) if len(places) >= _SERIES - 1 else ():
        match = _NUMBERED.match(text.texts[at])
        if not match or at in paragraphs or text.found[at].mark or text.found[at].shape.words > _LONGEST:
            continue
        number, known = int(match[2]), series.setdefault((match[1], match[3].strip()), [])
        if known and (not _is_next(number, known) or paragraphs.isdisjoint(range(known[-1][0], at))):
            found += _of_series(known)
            known.clear()
        if at > places[-1] and len(known) < _SERIES - 1:
            continue
        known.append((at, number))
        if at > places[-1]:
            below = next((k for k in range(at + 1, min(at + _SERIES + 1, len(text.found))) if runs(text.found[k])), at)
            known.append((below, number))
            break
    return found + [at for known in series.values() for at in _of_series(known)]


def _is_next(number: int, known: Sequence[tuple[int, int]]) -> bool:
    """Does the number follow on those of the headings above, upwards or downwards?"""
    step = number - known[-1][1]
    return step == known[-1][1] - known[-2][1] if len(known) > 1 else abs(step) == 1


def _of_series(known: Sequence[tuple[int, int]]) -> list[int]:
    return [at for at, _ in known] if len(known) >= _SERIES else []
