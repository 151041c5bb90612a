"""How is a script written: what ends its sentences, does it put spaces between words, how many letters make a word?"""

from __future__ import annotations

import re
import unicodedata

# Full stops and question marks of scripts other than Latin, Greek and Cyrillic, where no space need follow: Chinese and Japanese,
# Indian, Arabic, Burmese, Khmer, Ethiopic, Armenian. After the property Sentence_Terminal of the Unicode Character Database.
STOPS_ELSEWHERE = "。！？｡।॥؟۔။៕។።፧։"
STOPS = ".!?…" + STOPS_ELSEWHERE
QUESTIONS = "?？؟፧"

# What stands in words of Hebrew, Arabic, the scripts of India and South-East Asia, and is no letter, though \\w parts words at it.
# As ranges, for a class of a pattern.
_CODES = dict.fromkeys(code for code in range(0x591, 0x1800) if unicodedata.category(chr(code))[0] == "M")
_FIRST, _LAST = ([code for code in _CODES if code + step not in _CODES] for step in (-1, 1))
MARKS = "".join(f"{chr(first)}-{chr(last)}" for first, last in zip(_FIRST, _LAST, strict=True))

_SYLLABLES = "\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff"  # kana and Han
_ALPHABETS = "\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff"  # Thai, Lao, Burmese, Khmer
_SYLLABLE, _LETTER = re.compile(f"[{_SYLLABLES}]"), re.compile(f"[{_ALPHABETS}]")
UNSPACED = _SYLLABLES + _ALPHABETS  # for a class of a pattern
_UNSPACED = re.compile(f"[{UNSPACED}]")
# Hebrew to Ethiopic, the scripts of India and South-East Asia and Georgian among them; Khmer; Chinese, Japanese and Korean
_UNCASED = re.compile("[\u0590-\u139f\u1780-\u17ff\u2e80-\ud7ff]")
_OF_A_WORD = (2, 4)  # syllables, letters: so many of them say what a word of English says


def unspaced(text: str) -> bool:
    """Is this written in a script without spaces between words, or some of it?"""
    return not text.isascii() and _UNSPACED.search(text) is not None


def spelled(text: str) -> bool:
    """Is it one of these scripts in which a character alone says little, as in an alphabet?"""
    return _LETTER.search(text) is not None


def syllabic(text: str) -> bool:
    """Is it written in Chinese or Japanese characters, or most of it?

    >>> syllabic("NHKによると橋が閉じた。"), syllabic("부산에서 지진이 났다."), syllabic("The bridge 橋 is closed.")
    (True, False, False)
    """
    return not text.isascii() and 2 * len(_SYLLABLE.findall(text)) > len(text)


def stopless(text: str) -> bool:
    """Does it end in a script that has no full stop?"""
    return "\u0e00" <= text[-1:] <= "\u0eff"


def has_case(text: str) -> bool:
    """Is it written in a script that has capital letters? A name of another script makes no difference.

    >>> has_case("The bridge 橋 is closed."), has_case("NHKによると橋が閉じた。")
    (True, False)
    """
    return text.isascii() or 3 * len(_UNCASED.findall(text)) < len(text)


def unspaced_letters(text: str) -> int:
    """How many letters of such scripts it has."""
    return 0 if text.isascii() else len(_UNSPACED.findall(text))


def unspaced_words(text: str) -> int:
    """How many words the part that has no spaces between them would be in English.

    >>> unspaced_words("東京で地震"), unspaced_words("แผ่นดินไหวที่เชียงใหม่"), unspaced_words("The bridge")
    (2, 5, 0)
    """
    if text.isascii():
        return 0
    return len(_SYLLABLE.findall(text)) // _OF_A_WORD[0] + len(_LETTER.findall(text)) // _OF_A_WORD[1]
