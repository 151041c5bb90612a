"""Which words of a sentence carry what it says? Stems for comparing, in any language; never shown to anybody."""

from __future__ import annotations

import re
from collections.abc import Set as AbstractSet
from functools import cache, lru_cache

from digest.languages import stop_words
from digest.text import folded

_RUN = re.compile(r"[^\W_]+")
# Scripts that put no space between words: Thai, Lao, Khmer, kana, Han.
_UNSPACED = re.compile("[\u0e01-\u0eff\u1780-\u17ff\u3041-\u30ff\u3400-\u9fff]")
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
    plain = folded(text)
    without, length = silent(language), (5 if language in _ENDINGS else 6)
    found = {stem(word, length) for word in _RUN.findall(plain) if word not in without and (len(word) > 2 or word.isdigit())}
    if not plain.isascii() and _UNSPACED.search(plain):
        found = {term for term in found if not _UNSPACED.search(term)} | _pairs(plain)
    return frozenset(found)


@lru_cache(maxsize=1 << 16)
def stem(word: str, length: int = 6) -> str:
    """A folded word without plural s and long ending: "drones" -> "drone", "attacked" -> "attack"."""
    if word[-1] == "s" and len(word) > 4:
        word = word[:-1]
    return word[:length]


def unspaced(text: str) -> bool:
    """Is this written in a script without spaces between words?"""
    return not text.isascii() and _UNSPACED.search(text) is not None


def word_count(text: str) -> int:
    """How long the text is, in words; two letters of an unspaced script count as one."""
    return len(text.split()) + (len(_UNSPACED.findall(text)) // 2 if not text.isascii() else 0)


def overlap(one: AbstractSet[str], other: AbstractSet[str]) -> float:
    """Share of the shorter's terms that the other has, 0–1 (the overlap coefficient of Szymkiewicz and Simpson)."""
    shorter = min(len(one), len(other))
    return len(one & other) / shorter if shorter else 0.0


def _pairs(plain: str) -> set[str]:
    return {run[at : at + 2] for run in _RUN.findall(plain) if _UNSPACED.search(run) for at in range(len(run) - 1)}
