"""Which sentences right behind a paragraph of the article are its own, too? They say so little that the walk gave them up."""

from __future__ import annotations

import re
from collections.abc import Sequence

from digest.clean.lines import Line
from digest.clean.memory import Known
from digest.clean.region import SHORT, prose
from digest.clean.shape import Shape
from digest.writing import stopless

# Of a short sentence behind a paragraph: how much it looks like running text, its words in lower case, those of furniture
_RUNNING, _PLAIN, _SOFT_SAID = (0.55, 0.45), 0.55, 0.13  # of English, and of a language in which fewer words say as much
_LABEL = 3  # words of a label
_NEARLY = -0.5  # log-odds of a longer one
_ITEMS, _CORRECTED = frozenset(("- ", "• ", "* ", "– ")), 8  # words
# "Correction 8/29/10 7:05 a.m. PDT: A previous version of this story misstated the title of the harbour master."
_CORRECTS = re.compile(r"(?:correct(?:ion|ed)\b|clarific|korrektur|berichtigung|rectificati|correzi|correcci|correç|sprost)", re.I)
_TO_READERS = "?!？！؟"
_CLOSING = "\"'”’»)"


def with_last_words(inside: list[bool], lines: Sequence[Line], scored: Sequence[tuple[Known, float]], foreign: bool) -> list[bool]:
    """A sentence right behind a paragraph of the article is its own, too: "He denies the charge." says so little of itself that the
    furniture below it weighs more; one line between them may name another story. Names stand in a line about the author; a
    question or a call turns to the reader."""
    for at, (known, score) in enumerate(scored[1:], 1):
        shape = known.shape
        by = at - 1 - (at > 1 and _is_whole_box(scored[at - 1][0]))
        above, before = scored[by]
        if inside[at] or not inside[by] or known.mark:
            continue
        if _goes_with(lines[by].text, lines[at].text, shape):
            inside[at] = True
            continue
        if shape.colon and shape.words > 1 and at + 1 < len(scored):  # "In other trading:" and a sentence
            below = scored[at + 1][0]
            inside[at] = not below.mark and below.shape.ended and prose(above.shape) and below.running >= _RUNNING[foreign]
        ended = shape.ended or (shape.words >= SHORT and stopless(lines[at].text.rstrip(_CLOSING)))
        if not ended or (shape.words > 2 * SHORT and score < _NEARLY):
            continue
        runs_on = known.running >= _RUNNING[foreign] or (foreign and score > _NEARLY)
        labelled = ":" in " ".join(lines[at].text.split(None, _LABEL)[:_LABEL])  # "Editor's note: agencies say so, too."
        told = runs_on and not labelled and shape.lower * shape.words >= _PLAIN * (shape.words - 1) and known.soft < _SOFT_SAID
        row = not above.mark and any(map(str.isdigit, lines[by].text))  # "Orford 2-1 Pell"
        led = prose(above.shape) or (before > (_NEARLY if foreign else 0) and (above.shape.ended or row)) or above.shape.colon
        inside[at] = told and led and lines[at].text[-1] not in _TO_READERS
    return inside


def _is_whole_box(known: Known) -> bool:
    """ "Read also: Trains run again to Northhaven": one line, and no heading of several."""
    return known.mark == "lead-in" and not known.shape.colon


def _goes_with(above: str, text: str, shape: Shape) -> bool:
    """The next item of a list that carries a sign, or an editor's word that the article was wrong: the reader is to know."""
    item = text[:2] in _ITEMS and above[:2] == text[:2] and shape.words > 2
    return item or (shape.ended and shape.words >= _CORRECTED and _CORRECTS.match(text) is not None)
