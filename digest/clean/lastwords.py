"""Which sentences right behind a paragraph of the article are its own, too? They say so little that the walk gave them up."""

from __future__ import annotations

import re
from collections.abc import Sequence

from digest.clean.behind import speaks
from digest.clean.lines import Line
from digest.clean.memory import Known
from digest.clean.region import SHORT, prose
from digest.clean.shape import Shape
from digest.clean.vocabulary import PRESS_WORDS
from digest.writing import stopless

# Of a short sentence behind a paragraph, in English, and in a language in which fewer words say as much: how much it looks like
# running text; its words in lower case behind the first, and where all nouns have capitals; those of furniture
_RUNNING, _PLAIN, _SOFT_SAID = (0.55, 0.45), (0.55, 0.35), 0.13
_LABEL = 3  # words of a label
_HEADLINES, _HEADLINE = 3, 4  # in a box; words of one
_NEARLY = -0.5  # log-odds of a longer one
_ITEMS, _CORRECTED = frozenset(("- ", "• ", "* ", "– ")), 8  # words
# "Correction 8/29/10 7:05 a.m. PDT: A previous version of this story misstated the title of the harbour master."
_CORRECTS = re.compile(r"(?:correct(?:ion|ed)\b|clarific|korrektur|berichtigung|rectificati|correzi|correcci|correç|sprost)", re.I)
_TO_READERS = "?!？！؟"
_CLOSING = "\"'”’»)"


def with_last_words(inside: list[bool], lines: Sequence[Line], scored: Sequence[tuple[Known, float]], language: str) -> list[bool]:
    """A sentence right behind a paragraph of the article is its own, too: "He denies the charge." says so little of itself that the
    furniture below it weighs more; one line between them may name another story. Names stand in a line about the author; a
    question or a call turns to the reader."""
    foreign = language != "en"
    for at, (known, score) in enumerate(scored[1:], 1):
        shape = known.shape
        by = _over_box(at, inside, scored)
        above, before = scored[by]
        if inside[at] or not inside[by] or known.mark or (by < at - 1 and _is_of_page(at, at - by, lines, scored, language)):
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
        plain = shape.lower * shape.words >= _PLAIN[language == "de"] * (shape.words - 1)
        told = runs_on and plain and not labelled and known.soft < _SOFT_SAID
        row = not above.mark and any(map(str.isdigit, lines[by].text))  # "Orford 2-1 Pell"
        led = prose(above.shape) or (above.shape.ended and (foreign or before > 0)) or (row and before > 0) or above.shape.colon
        inside[at] = told and led and lines[at].text[-1] not in _TO_READERS
    return inside


def _over_box(at: int, inside: Sequence[bool], scored: Sequence[tuple[Known, float]]) -> int:
    """The place above adverts and a box of one story or a few: "Read also: Trains run again to Northhaven", or "Read also" with
    their headlines below it; else the place above."""
    above = _over_adverts(at - 1, inside, scored)
    known, lines = scored[above][0], 0
    if above and known.mark == "lead-in" and not known.shape.colon:
        return _over_adverts(above - 1, inside, scored)
    while lines < _HEADLINES and above > 1 and not (inside[above] or known.mark or known.shape.ended):
        above, lines = above - 1, lines + 1
        known = scored[above][0]
    boxed = known.mark == "related" or (known.mark == "lead-in" and known.shape.colon)
    return _over_adverts(above - 1, inside, scored) if lines and boxed else at - 1 if lines else above


def _over_adverts(at: int, inside: Sequence[bool], scored: Sequence[tuple[Known, float]]) -> int:
    return at - (at > 0 and not inside[at] and scored[at][0].mark == "widget")


def _is_of_page(at: int, gap: int, lines: Sequence[Line], scored: Sequence[tuple[Known, float]], language: str) -> bool:
    """Does it speak to the reader or of a journalist? Or stand behind a box and above a headline, as a teaser does?"""
    shape = scored[at][0].shape
    if speaks(lines[at].text, shape, language, doubted=False) or not PRESS_WORDS.isdisjoint(shape.tokens):
        return True
    below = scored[at + 1][0] if gap > 2 and at + 1 < len(scored) else None
    if below is None or below.mark or below.shape.words < _HEADLINE:
        return False
    return not below.shape.ended or lines[at + 1].text[-1] in _TO_READERS


def _goes_with(above: str, text: str, shape: Shape) -> bool:
    """The next item of a list that carries a sign, or an editor's word that the article was wrong: the reader is to know."""
    item = text[:2] in _ITEMS and above[:2] == text[:2] and shape.words > 2
    return item or (shape.ended and shape.words >= _CORRECTED and _CORRECTS.match(text) is not None)
