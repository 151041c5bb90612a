"""Is it an outlet, an agency or its staff that stands behind "by"?"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import takewhile

from digest.clean.datewords import is_date, key_in
from digest.clean.vocabulary import HOUSE_WORDS, PRESS_WORDS

_PARTS = 5  # words of its name
_SIGNS = frozenset("|•·/()<>[]–—-@")


def house_in(tokens: Sequence[str], people: int) -> str:
    """ "By AFP", "by the University of Tokyo", "By Harbour Post Staff": capitals and an outlet's words, up to the end or a date.

    Behind the two words of a person the words of an outlet are its own: "By Bo Roe Globe Staff" is no house.
    """
    first = 1 if tokens[:1] == ["the"] else 0
    words = once(list(takewhile(_goes_on, tokens[first:])))
    if not words or not words[0][0].isupper() or len(words) > _PARTS:
        return ""
    ours = [key_in(word) in HOUSE_WORDS or key_in(word) in PRESS_WORDS for word in words]
    if not all(own or word[0].isupper() or word in ("of", "the") for own, word in zip(ours, words, strict=True)):
        return ""
    if words[0] != "The" and "of" not in words and sum(not own for own in ours) > 2 and people:
        return ""
    if people and words[0] != "The" and key_in(words[-1]) in PRESS_WORDS:
        return ""
    return " ".join(words).rstrip(".") if any(ours) or (len(words) == 1 and words[0].isupper()) else ""


def _goes_on(word: str) -> bool:
    return word not in _SIGNS and word not in (",", ";") and not is_date(word, 3)


def once(words: list[str]) -> list[str]:
    """ "Ann Lee Ann Lee" is one name."""
    half = len(words) // 2
    return words[:half] if len(words) > 3 and words[:half] == words[half:] else words
