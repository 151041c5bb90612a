"""Which lines are turns of a talk, or rows under labels? "Q: Why now?", "Breakfast: Porridge.": the same labels come again."""

from __future__ import annotations

import re
from collections.abc import Sequence

from digest.clean.marks import Mark
from digest.clean.shape import Shape

_OFTEN = 3  # turns that begin with the same label
_AFTER_ONE = (":", "：", ".")  # what stands behind a label of one letter
_SAID = 4  # words of a turn, on the average
# "Q: …", "Q. …", "Ann Lee: …", "OKAFOR: …", "記者：…"
_LABEL = re.compile(r"([A-Z]\.|[^\W\d_a-z][^\W_]*(?:[ .’'-]{1,2}[^\W_]+){0,3}(?=\s?[:：]))\s?[:：]?\s*\S")


def turns(texts: Sequence[str], shapes: Sequence[Shape], marks: Sequence[Mark]) -> list[int]:
    """The places of the lines of which three or more begin with the same label, most of them sentences.

    Labels of a list of other stories ("Video: Pier sold") end no sentence.
    """
    labels: dict[str, list[int]] = {}
    for at, text in enumerate(texts):
        if (shapes[at].label or text[1:2] in _AFTER_ONE) and not marks[at] and (match := _LABEL.match(text)):
            labels.setdefault(match[1], []).append(at)
    return [at for places in labels.values() if _are_said(places, shapes) for at in places]


def _are_said(places: Sequence[int], shapes: Sequence[Shape]) -> bool:
    ended = sum(shapes[at].ended for at in places)
    words = sum(shapes[at].words for at in places)
    return len(places) >= _OFTEN and 4 * ended >= 3 * len(places) and words >= _SAID * len(places)
