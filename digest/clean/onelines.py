"""A whole page on one line: where are its sentences, and where does furniture stand between them?

The line is parted at the ends of its sentences, and inside a piece where a run of capitalised words (a menu, a title, names)
changes into running words. The same walk over scores as for lines then picks the article's pieces.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from digest.clean.phrases import AGO_WORDS, DATE_WORDS, Phrases
from digest.clean.region import kept
from digest.clean.shape import Shape, key_of, shape_of
from digest.languages import stop_words
from digest.sentences import sentence_spans

_LONG = 1_200  # characters: a line beyond this that holds most of a text may be a whole page
_TOKEN = re.compile(r"\S+")
_SWITCH = 1.5
_HEAD_WORDS = 8  # words of furniture before a sentence, at least
_NAMES_BEFORE = 4  # capitalised words that may begin a sentence


class Piece(NamedTuple):
    """A part of the line: where it stands, its shape, its score."""

    start: int
    end: int
    shape: Shape
    score: float


def is_oneline(texts: Sequence[str]) -> int:
    """The place of the line that holds nearly the whole text; -1 where none does."""
    if not texts or len(texts) > 12:
        return -1
    longest = max(range(len(texts)), key=lambda at: (len(texts[at]), -at))
    whole = sum(map(len, texts))
    return longest if len(texts[longest]) >= max(_LONG, 0.7 * whole) else -1


def pieces(text: str, language: str, known: Phrases) -> list[Piece]:
    """The sentences and the runs of furniture between them, in order, with their scores."""
    small = stop_words(language)
    found = []
    for start, end in sentence_spans(text):
        for first, last in _parted(text, start, end, small):
            shape = shape_of(text[first:last], language)
            found.append(Piece(first, last, shape, _score(shape, known)))
    return found


def choice(found: Sequence[Piece]) -> list[bool]:
    """Which pieces are the article's?"""
    return kept([piece.score for piece in found], _SWITCH)


def _score(shape: Shape, known: Phrases) -> float:
    tokens = shape.key.split()
    soft = sum(1 for token in tokens if token in known.words) / (len(tokens) or 1)
    score = 5.0 * (shape.lower - 0.6) + 5.0 * (shape.func - 0.25) - 6.0 * soft - 4.0 * shape.signs - 2.0 * shape.digits
    score += (0.8 if shape.ended else -1.5) + min(1.0, shape.words / 15) - 0.3
    if any(call in shape.key for call in known.calls) and shape.words < 40:
        score -= 2.5
    return max(-3.0, min(2.5, score))


def _parted(text: str, start: int, end: int, small: frozenset[str]) -> list[tuple[int, int]]:
    """The piece, or its head of furniture and its sentence."""
    tokens = [(m.start(), m.end()) for m in _TOKEN.finditer(text, start, end)]
    if len(tokens) < 6 or text[start:end].islower():
        return [(start, end)]
    values = [_running(text[a:b], small) for a, b in tokens]
    best, best_sum, total = len(tokens), 0.0, 0.0
    for at in range(len(tokens) - 1, -1, -1):
        total += values[at]
        if total >= best_sum:
            best, best_sum = at, total
    begin = _beginning(text, tokens, best)
    if begin < _HEAD_WORDS or begin >= len(tokens) - 2 or sum(value > 0 for value in values[:begin]) > 0.3 * begin:
        return [(start, end)]  # a sentence that begins with names: "Deputy Prime Minister Ann Lee said …"
    return [(start, tokens[begin - 1][1]), (tokens[begin][0], end)]


def _running(token: str, small: frozenset[str]) -> float:
    """Does the word belong to running text: 0.6 for a word in lower case, -0.9 for a capitalised one."""
    bare = token.strip("\"'“”‘’().,;:!?")
    if not bare or bare[0].isdigit():
        return -0.4
    if bare[0].islower():
        return 0.6
    if bare.lower() in small:
        return -0.1
    return -0.9 if bare[0].isupper() else 0.2


def _beginning(text: str, tokens: Sequence[tuple[int, int]], best: int) -> int:
    """The sentence begins with the capitalised words before its first running ones."""
    at = best
    for back in range(best, max(-1, best - _NAMES_BEFORE), -1):
        if back >= len(tokens):
            continue
        word = text[slice(*tokens[back])]
        key = key_of(word)
        if back < best and (
            (not word[0].isupper() and word[0] not in '"“‘«„') or key in DATE_WORDS or key in AGO_WORDS or word[-1] in "|:>»"
        ):
            break
        at = back
    return at
