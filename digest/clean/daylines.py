"""Does a line say when an article appeared, and when it was changed, and between signs no more than brief labels?

Publié le 12/10/2025 à 10:32, mis à jour le 12/10/2025 à 14:10
Veröffentlicht am 12.10.2025 | Lesedauer: 3 Minuten
label              day       | label with a number
"""

from __future__ import annotations

import re
from typing import NamedTuple

from digest.clean.phrases import Phrases, spelled
from digest.clean.shape import key_of
from digest.clean.vocabulary import AGO_WORDS
from digest.labels import PUBLISHED, UPDATED
from digest.stamps import without_days
from digest.text import folded

_LONGEST = 140  # characters of such a line
_DAY = re.compile(  # "12/10/25", "2025. 10. 12.", "10/12(日)" of a page that says no year
    r"(?<![\d/.:-])(?:\d{4}([./-])\s?\d{1,2}\1\s?\d{1,2}|\d{1,2}([./-])\s?\d{1,2}\2\s?\d{4}|(\d{1,2}([./-])\d{1,2}\4\d\d)"
    r"|(\d{1,2}/\d{1,2}\s?\([月火水木金土日]\)))(?![\d/]|[.:-]\d)"
)
_NAMED = re.compile(  # "12 de octubre de 2025", "12. Okt. 2025"; "October 12, 2025"; "2025. október 12."
    r"(?<!\d)(?:\d{1,2}(?:\.|er|º|°|th|st|nd|rd)?\s(?:de\s)?([^\W\d_][^\s\d,]{1,15}),?\s(?:de\s|del\s)?\d{4}"
    r"|(?<![^\W\d_])([^\W\d_][^\s\d,]{1,15})\s\d{1,2},\s\d{4}|\d{4}\.?\s([^\W\d_][^\s\d,]{1,15})\s\d{1,2}\b)(?!\d)"
)
_CLOCK = re.compile(
    r"(?<![\d.,])(?:kl\.?\s?|klo\s)?\d{1,2}\s?(?:[:.h]\s?\d\d|[時点點시]\s?\d\d\s?[分분]?)(?::\d\d)?(?![\d.,]\d)(?:\s?\([^()\d]{2,40}\))?"
)
_PARTS = re.compile(r"\s*[|·•●‧∙;]\s*|\s[-–—/]\s|\s{2,}")
_AMOUNT = re.compile(r"[$€£¥₹₽₴₩%=]")
_UNKNOWN = 2  # words beside a day that no table has: "Giriş Tarihi: 12.10.2025"
_LABEL, _LABELS = 3, 2  # words of a brief label with a number: "Lesedauer: 3 Minuten"; such labels on a line
_MINUTES = ("min", "мин", "хв", "λεπ", "perc", "دقي", "דק")
_CUT_SHORT = 4  # letters of a word with its stop: "3 min."


class _Part(NamedTuple):
    """What stands between two signs of the line."""

    days: int  # whole days
    timed: bool  # it holds a clock
    left: tuple[str, ...]  # words that are no date's and no label's
    numbers: int  # that are of no day and no clock
    text: str


def is_day_line(text: str, known: Phrases) -> bool:
    """Does the line say one or more days and little else?

    >>> from digest.clean.phrases import phrases
    >>> is_day_line("Veröffentlicht am 12.10.2025 | Lesedauer: 3 Minuten", phrases("de"))
    True
    >>> is_day_line("Am 12.10.2025 um 10:32 Uhr lief die Fähre aus", phrases("de"))
    False
    """
    if len(text) > _LONGEST or _AMOUNT.search(text) or not _says_day(text, known):
        return False
    called = PUBLISHED.may_be_in(text) or UPDATED.may_be_in(text)
    parts = [_part(each, known) for each in _PARTS.split(text) if each.strip()]
    dated = [part for part in parts if part.days]
    labelled = called or any(part.timed for part in parts)
    if not dated or not all(_is_dated(part, labelled, called) for part in dated):
        return False
    beside = [part for part in parts if not part.days and (part.left or part.numbers)]
    return len(beside) <= _LABELS and all(_is_label(part, called, known) for part in beside)


def _says_day(text: str, known: Phrases) -> bool:
    return _DAY.search(text) is not None or _without_named(text, known) != text or without_days(text) != text


def _without_named(text: str, known: Phrases) -> str:
    """The text with a sign for each day whose month is named."""

    def sign(match: re.Match[str]) -> str:
        name = folded(match[1] or match[2] or match[3]).strip(".")
        return " # " if name in known.dates else match[0]

    return _NAMED.sub(sign, text)


def _part(text: str, known: Phrases) -> _Part:
    bare = without_days(_without_named(_DAY.sub(" # ", text), known), " # ")
    days = bare.count("#")
    timed = _CLOCK.search(bare) is not None
    bare = UPDATED.without(_CLOCK.sub(" ", bare))
    tokens = key_of(PUBLISHED.without(bare).replace("#", " ")).split()
    words = [token for token in tokens if not token[0].isdigit() and token not in known.dates]
    ago = [at for at, word in enumerate(words) if word in AGO_WORDS]
    words = [word for word in words if word not in AGO_WORDS][len(ago) :] if ago else words  # "há 3 dias": the unit goes, too
    return _Part(days, timed, tuple(words), sum(token[0].isdigit() for token in tokens) - len(ago), text)


def _is_dated(part: _Part, labelled: bool, called: bool) -> bool:
    """Does a part with a day say no more than what that is called?"""
    if not part.left:
        return part.numbers <= labelled
    named = called or (labelled and ":" in _CLOCK.sub("", part.text))  # "Haber Girişi: 12.10.2025 10:32"
    return named and len(part.left) <= _UNKNOWN and part.numbers <= 1 and not _names(part) and not _ends_sentence(part.text)


def _is_label(part: _Part, called: bool, known: Phrases) -> bool:
    """Is it a phrase of the page, or a few words with a number, of minutes if nothing says what the day is: "Lecture 3 min."?"""
    if spelled(key_of(part.text)) in known.widgets:
        return True
    lasts = any(word.startswith(_MINUTES) for word in part.left)
    return (called or lasts) and part.numbers == 1 and len(part.left) <= _LABEL and not _ends_sentence(part.text)


def _names(part: _Part) -> bool:
    """ "Ann Lee 12.10.2025 10:32": two words with capitals are somebody's name; a label has a colon."""
    words = [word for word in part.text.split() if word[0].isalpha()]
    return ":" not in _CLOCK.sub("", part.text) and sum(word[0].isupper() for word in words) > 1


def _ends_sentence(text: str) -> bool:
    """Does it end in a stop, and not behind a word that is cut short?"""
    last = text.split()[-1]
    return last[-1] in ".!?" and len(last) > _CUT_SHORT
