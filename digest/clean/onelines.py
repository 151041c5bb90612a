"""A whole page on one line: where are its sentences, and where does furniture stand between them?

The line is parted at the ends of its sentences, and inside a piece where a run of capitalised words (a menu, a title, names)
changes into running words. The same walk over scores as for lines then picks the article's pieces.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import accumulate, repeat
from typing import NamedTuple

from digest.clean.phrases import Phrases, asks
from digest.clean.region import kept
from digest.clean.shape import Shape, key_of, shape_of
from digest.clean.vocabulary import AGO_WORDS, DATE_WORDS
from digest.languages import stop_words
from digest.sentences import sentence_spans

_LONG = 1_000  # characters: a line beyond this that holds most of a text may be a whole page
_TOKEN = re.compile(r"\S+")
_SWITCH = 1.5
_ROUNDS = 2
_TOPIC = 1.0  # log-odds for speaking of something else altogether than the main run does
_LEAST, _MOST = -3.0, 2.5  # log-odds of a piece
_APART = 0.3  # of the words between a run and the article must stand in the run
_OPENING = 60  # words
_HEAD_WORDS = 8  # words of furniture before a sentence, at least
_SMALL_BEFORE = 6  # words in lower case that may stand before names
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


def pieces(text: str, language: str, known: Phrases, memory: dict[str, tuple[Piece, ...]]) -> list[Piece]:
    """The sentences and the runs of furniture between them, in order, with their scores; `memory` keeps those of each sentence."""
    found = []
    for start, end in sentence_spans(text):
        sentence = text[start:end]
        if sentence not in memory:
            memory[sentence] = tuple(_pieces(sentence, language, known))
        found += [Piece(start + first, start + last, shape, score) for first, last, shape, score in memory[sentence]]
    return found


def _pieces(sentence: str, language: str, known: Phrases) -> Iterator[Piece]:
    for first, last in _parted(sentence, language):
        shape = shape_of(sentence[first:last], language)
        yield Piece(first, last, shape, _score(shape, known))


def choice(found: Sequence[Piece]) -> list[bool]:
    """Which pieces are the article's? Those that look like running text, and speak of what its main run speaks of."""
    chosen = kept([piece.score for piece in found], _SWITCH)
    if all(chosen) or not any(chosen):
        return chosen
    for _ in range(_ROUNDS):
        likeness = _likeness(found, _main(found, chosen))
        scores = [piece.score + _TOPIC * (like - 1.0) for piece, like in zip(found, likeness, strict=True)]
        again = kept([min(_MOST, score) for score in scores], _SWITCH)
        if not any(again):
            return chosen
        chosen = again
    return _one_run(found, chosen, likeness)


Run = tuple[int, int]


def _runs(chosen: Sequence[bool]) -> list[Run]:
    """(first, behind the last) of each run of chosen pieces."""
    starts = [at for at, here in enumerate(chosen) if here and not (at and chosen[at - 1])]
    ends = [at + 1 for at, here in enumerate(chosen) if here and not (at + 1 < len(chosen) and chosen[at + 1])]
    return list(zip(starts, ends, strict=True))


def _words(found: Sequence[Piece], start: int, end: int) -> int:
    return sum(piece.shape.words for piece in found[start:end])


def _main(found: Sequence[Piece], chosen: Sequence[bool]) -> Run:
    """The run with the most words."""
    return max(_runs(chosen), key=lambda run: _words(found, *run))


def _likeness(found: Sequence[Piece], main: Run) -> list[float]:
    """For each piece: which share of its words the main run's sentences use, against their own mean."""
    said = Counter(word for piece in found[slice(*main)] for word in set(piece.shape.content))
    shares: list[float | None] = []
    for at, piece in enumerate(found):
        content, own = piece.shape.content, main[0] <= at < main[1]
        shares.append(sum(said[word] > own for word in content) / len(content) if content else None)
    known = [share for share in shares[slice(*main)] if share is not None]
    mean = sum(known) / len(known) if known else 0.0
    return [1.0 if share is None or not mean else share / mean for share in shares]


def _one_run(found: Sequence[Piece], chosen: list[bool], likeness: Sequence[float]) -> list[bool]:
    """Without the runs that stand apart from the main one behind much furniture, and speak of something else."""
    runs, main = _runs(chosen), _main(found, chosen)
    at = runs.index(main)
    left = list(chosen)
    for side in (runs[:at][::-1], runs[at + 1 :]):
        last = main
        for run in side:
            between = _words(found, run[1], last[0]) if run < last else _words(found, last[1], run[0])
            words = _words(found, *run)
            like = sum(likeness[k] * found[k].shape.words for k in range(*run)) / (words or 1)
            opens = run < main and words >= _OPENING  # it may be the article, and the main run a long notice behind it
            if not opens and _APART * between > words * like * like:
                left[slice(*run)] = [False] * (run[1] - run[0])
            else:
                last = run
    return left


def _score(shape: Shape, known: Phrases) -> float:
    tokens = shape.tokens
    soft = sum(map(known.words.__contains__, tokens)) / (len(tokens) or 1)
    score = 5.0 * (shape.lower - 0.6) + 5.0 * (shape.func - 0.25) - 6.0 * soft - 4.0 * shape.signs - 2.0 * shape.digits
    score += (0.8 if shape.ended else -1.5) + min(1.0, shape.words / 15) - 0.3
    if shape.words < 40 and asks(shape.key, tokens, known):
        score -= 2.5
    return max(_LEAST, min(_MOST, score))


def _parted(text: str, language: str) -> list[tuple[int, int]]:
    """The piece, or its head of furniture and its sentence."""
    said = text.split()
    if len(said) < 6 or text.islower():
        return [(0, len(text))]
    values = list(map(_running, said, repeat(language)))
    before = list(accumulate(values, initial=0))
    best = before.index(min(before))  # from here to the end there is most running text for the fewest capitals
    begin = _opening(said, _beginning(said, best, language), language)
    if begin < _HEAD_WORDS or begin >= len(said) - 2 or sum(value > 0 for value in values[:begin]) > 0.3 * begin:
        return [(0, len(text))]  # a sentence that begins with names: "Deputy Prime Minister Ann Lee said …"
    tokens = [match.span() for match in _TOKEN.finditer(text)]
    return [(0, tokens[begin - 1][1]), (tokens[begin][0], len(text))]


@lru_cache(maxsize=8192)  # a few hundred words are most of every text
def _running(token: str, language: str) -> int:
    """Does the word belong to running text: 6 for a word in lower case, -9 for a capitalised one."""
    bare = token.strip("\"'“”‘’().,;:!?")
    if not bare or bare[0].isdigit():
        return -4
    if bare[0].islower():
        return 6
    if bare.lower() in stop_words(language):
        return -1
    return -9 if bare[0].isupper() else 2


def _beginning(said: Sequence[str], best: int, language: str) -> int:
    """The sentence begins with the capitalised words before its first running ones. A date ends what stands before it; "A" and
    "As", which other languages' dates have, begin it: "Share Comment | A month ago the ferry"."""
    at = best
    for back in range(min(best, len(said) - 1), max(-1, best - _NAMES_BEFORE), -1):
        word, key = said[back], key_of(said[back])
        begins = word[0].isupper() or word[0] in '"“‘«„'
        dated = (key in DATE_WORDS or key in AGO_WORDS) and word != f"{word[0]}."  # "Miguel A. Roe"
        if back < best and (not begins or word[-1] in "|:>»" or (dated and key not in stop_words(language))):
            break
        at = back
        if back < best and dated:
            break
    return at


def _opening(said: Sequence[str], begin: int, language: str) -> int:
    """The place of a small word with a capital, with words in lower case up to here: "Share The ferry to | Varnel Island will"."""
    for at in range(begin - 1, max(-1, begin - _SMALL_BEFORE), -1):
        if not said[at].islower():
            return at if at < begin - 1 and said[at][0].isupper() and said[at].lower() in stop_words(language) else begin
    return begin
