"""What is known of a line by its words alone? Found out once for each text, however often one article is gone through."""

from __future__ import annotations

from functools import lru_cache
from typing import NamedTuple

from digest.clean.lines import BRIEF
from digest.clean.marks import Mark, mark_of
from digest.clean.onelines import Piece
from digest.clean.phrases import Phrases, phrases
from digest.clean.region import alone, own_features
from digest.clean.repeats import Single
from digest.clean.shape import Shape, shape_of


class Known(NamedTuple):
    """What the words of a line say, wherever it stands."""

    shape: Shape
    mark: Mark
    soft: float  # share of words of furniture
    own: tuple[float, ...]  # region.OWN
    running: float  # how much it looks like running text


class Memory:
    """What was found out while one article is cleaned; it lives and dies inside `clean`."""

    def __init__(self) -> None:
        self.language = ""
        self.lines: dict[str, Known] = {}
        self.whole: set[str] = set()  # texts without a widget inside
        self.single = Single()
        self.captions: dict[str, bool] = {}  # text -> does it belong to a picture?
        self.pieces: dict[str, tuple[Piece, ...]] = {}  # a sentence of a long line -> its parts

    def speaking(self, language: str) -> None:
        """From now on the lines are read as of this language."""
        if language != self.language:
            self.__init__()  # type: ignore[misc]  # all that was known was known of another
            self.language = language

    def known(self, text: str) -> Known:
        """What is known of the line with these words."""
        found = self.lines.get(text)
        if found is None:
            found = _brief(text, self.language) if len(text) <= BRIEF else _known(text, self.language)
            self.lines[text] = found
        return found

    def shape(self, text: str) -> Shape:
        """The line's shape."""
        return self.known(text).shape


def _known(text: str, language: str) -> Known:
    known = phrases(language)
    shape = shape_of(text, language)
    mark, soft = mark_of(text, shape, known), _soft(shape, known)
    return Known(shape, mark, soft, own_features(shape, mark, soft), alone(shape, mark))


_brief = lru_cache(maxsize=4096)(_known)


def _soft(shape: Shape, known: Phrases) -> float:
    """Which share of a short line are words of furniture?"""
    if shape.words > 20:
        return 0.0
    tokens = shape.tokens
    return sum(map(known.words.__contains__, tokens)) / (len(tokens) or 1)
