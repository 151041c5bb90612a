"""Which words of a sentence carry what it says? Stems for comparing, in any language; never shown to anybody."""

from __future__ import annotations

import re
from collections.abc import Set as AbstractSet
from functools import cache

from digest.languages import stop_words
from digest.text import folded
from digest.writing import MARKS, unspaced, unspaced_words

_RUN = re.compile(rf"(?:[^\W_]|[{MARKS}])+")
# The same runs of ASCII, folded, by split(): a third of the pattern's price.
_PIECES = {code: chr(code).lower() if chr(code).isalnum() else " " for code in range(128)}
_MOST = 1 << 16  # words of a language that are remembered
_ENDINGS = frozenset("uk ru bg sr pl cs sk hr sl hu fi et tr el lt lv ro".split())  # languages that put much into endings


@cache
def silent(language: str) -> frozenset[str]:
    """The language's stop words, folded."""
    return frozenset(folded(word) for word in stop_words(language))


def terms(text: str, language: str) -> frozenset[str]:
    """The stems of the words that say something; pairs of letters where a script has no spaces.

    >>> sorted(terms("The drones attacked 12 power stations.", "en"))
    ['12', 'attack', 'drone', 'power', 'statio']
    """
    plain = text if text.isascii() else folded(text)
    ascii_only = plain.isascii()
    runs = plain.translate(_PIECES).split() if ascii_only else _RUN.findall(plain)
    found = frozenset(filter(None, map(_stems(language).__getitem__, runs)))
    if not ascii_only and unspaced(plain):
        found = frozenset(term for term in found if not unspaced(term)) | _pairs(plain)
    return found


class _Stems(dict[str, str]):
    """The folded words of a language that have been met, each with its stem, "" for one that says nothing.

    A quarter of the price of an `lru_cache`, for the 500 words of each article.
    """

    def __init__(self, language: str) -> None:
        super().__init__()
        self._silent, self._length = silent(language), (5 if language in _ENDINGS else 6)

    def __missing__(self, word: str) -> str:
        if len(self) >= _MOST:
            self.clear()
        korean = "\uac00" <= word[0] <= "\ud7af"  # two syllables of it say a word, and what is behind them is mostly a particle
        says = word not in self._silent and (len(word) > (1 if korean else 2) or word.isdigit())
        found = self[word] = stem(word, 2 if korean else self._length) if says else ""
        return found


@cache
def _stems(language: str) -> _Stems:
    return _Stems(language)


def stem(word: str, length: int = 6) -> str:
    """A folded word without plural s and long ending: "drones" -> "drone", "attacked" -> "attack"."""
    if word[-1] == "s" and len(word) > 4:
        word = word[:-1]
    return word[:length]


def word_count(text: str) -> int:
    """How long the text is, in words; where a script puts no space between them, as many as it would be."""
    return len(text.split()) + unspaced_words(text)


def overlap(one: AbstractSet[str], other: AbstractSet[str]) -> float:
    """Share of the shorter's terms that the other has, 0–1 (the overlap coefficient of Szymkiewicz and Simpson)."""
    shorter = min(len(one), len(other))
    return len(one & other) / shorter if shorter else 0.0


def _pairs(plain: str) -> set[str]:
    return {run[at : at + 2] for run in _RUN.findall(plain) if unspaced(run) for at in range(len(run) - 1)}
