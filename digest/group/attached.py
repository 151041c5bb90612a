"""Which letters of a word are words of their own, written together with it? In Arabic "wa-" and "al-", in Hebrew "ha-" and "be-".

What is left is for comparing only: now and then a letter goes that belongs to the word, but it goes wherever the word stands.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

# Conjunctions, prepositions and the article, as the light stemmer of Larkey, Ballesteros and Connell (2002) has them; a single
# letter but "and" is a word more seldom than it begins one. Again and again, so that a word and the same with more before it meet.
_ARABIC = re.compile(r"(?:(?:[بكفل]?ال|لل|و)(?=\w{3}))+")
_HEBREW = re.compile(r"(?:[ובהכלמש](?=\w{3}))+")
_POINTS = re.compile("[\u0591-\u05c7\u0610-\u061a\u0640\u064b-\u065f\u0670]")  # vowels, and the stroke that lengthens
_ALIKE = str.maketrans("أإآٱىة", "اااايه")  # as different hands spell one word
_KOREAN = re.compile("[\uac00-\ud7af]")
_SYLLABLES = 2  # of Korean that are kept: what comes behind them is mostly a particle. Method: n-grams after Lee and Ahn 1996


def detached(words: Sequence[str], language: str) -> Sequence[str]:
    """The words without what is written together with them, where the language does so.

    >>> detached(["والرئيس", "للرئيس"], "ar"), detached(["בירושלים"], "he")
    (['رئيس', 'رئيس'], ['ירושלים'])
    """
    bare = _BARE.get(language)
    return [word if word.isascii() else bare(word) for word in words] if bare else words


def cut(word: str) -> str:
    """The first syllables of a Korean word, the first letters of any other."""
    return word[:_SYLLABLES] if _KOREAN.match(word) else word


def _arabic(word: str) -> str:
    plain = _POINTS.sub("", word).translate(_ALIKE)
    return plain[found.end() :] if (found := _ARABIC.match(plain)) else plain


def _hebrew(word: str) -> str:
    plain = _POINTS.sub("", word)
    return plain[found.end() :] if (found := _HEBREW.match(plain)) else plain


_BARE: dict[str, Callable[[str], str]] = {"ar": _arabic, "he": _hebrew}
