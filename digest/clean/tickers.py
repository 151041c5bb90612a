"""Is the text a live ticker? Then the clock times between its entries are the reporter's, and no furniture."""

from __future__ import annotations

import itertools
import re
from collections.abc import Sequence

from digest.clean.marks import Mark
from digest.clean.shape import key_of
from digest.clean.vocabulary import AGO_WORDS, DATE_WORDS
from digest.writing import MARKS

_LEAST = 3  # entries
_CLOCK = re.compile(r"(?:[01]?\d|2[0-3])[:.h][0-5]\d(?:\s?[ap]\.?m\.?)?(?:\s[A-Z]{2,4})?", re.I)  # "18:40", "9.15 pm", "22h10"
_TIMED = re.compile(r"(?<![\w:.])(?:[01]?\d|2[0-3])[:.h][0-5]\d(?![\d.])", re.I)
_WHEN = re.compile(
    r"(?<!\d)(?:19|20)\d\d(?!\d)|(?<!\w)(?:" + "|".join(sorted(AGO_WORDS)) + r")(?!\w)", re.I
)  # the day is told in full
_DOTTED = re.compile(r"(?:[01]?\d|2[0-3])\.[0-5]\d")
_BRIEF = 5  # characters of such a time
_WORDS = re.compile(rf"(?:[^\W\d_]|[{MARKS}])+|\d+")
_MONTH = 31  # days
_LETTERS = re.compile(r"[^\W\d_]{2}")


def is_clock(text: str) -> bool:
    """Is it a time without a day?"""
    return _CLOCK.fullmatch(text) is not None


def clocks(texts: Sequence[str], marks: Sequence[Mark], paragraphs: Sequence[int]) -> list[int]:
    """The places of the times that head the entries of a ticker; `paragraphs` says how many words of running text each line has.

    Behind each of them, but for few, stands running text before the next, and most of the text stands there: in a column of other
    stories headlines do, and the article stands elsewhere.
    """
    times = [at for at, mark in enumerate(marks) if mark in ("ago", "date") and is_clock(texts[at])] or _dotted(texts, marks)
    if len(times) < _LEAST:
        return _stamps(texts, marks, paragraphs)
    entries = [sum(paragraphs[start:end]) for start, end in itertools.pairwise([*times, len(texts)])]
    full = sum(words > 0 for words in entries)
    return times if 4 * full >= 3 * len(times) and 2 * sum(entries) >= sum(paragraphs) else []


def _dotted(texts: Sequence[str], marks: Sequence[Mark]) -> list[int]:
    """The places of "17.12", "15.40", "09.10": from the newest to the oldest, or the other way round. Prices are in no order."""
    found = [at for at, mark in enumerate(marks) if not mark and len(texts[at]) <= _BRIEF and _DOTTED.fullmatch(texts[at])]
    said = [texts[at].zfill(_BRIEF) for at in found]
    return found if len(set(said)) == len(said) and sorted(said) in (said, said[::-1]) else []


def _stamps(texts: Sequence[str], marks: Sequence[Mark], paragraphs: Sequence[int]) -> list[int]:
    """The same where each time stands in a line of its own with a day, always in the same form: "Posted at 13:42 8 Nov 2022".

    An article with teasers of others below has its date in their form, too: its text is most of the page's. Who comments is named.
    """
    forms: dict[str, list[int]] = {}
    for at, mark in enumerate(marks):
        if mark in ("ago", "date") and _TIMED.search(texts[at]) and _WHEN.search(texts[at]):
            form = _WORDS.sub(_form, texts[at])
            if not _LETTERS.search(form):
                forms.setdefault(form, []).append(at)
    times = max(forms.values(), key=len, default=[])
    if len(times) < _LEAST:
        return _days(texts, marks, paragraphs)
    entries = [sum(paragraphs[start:end]) for start, end in itertools.pairwise([*times, len(texts)])]
    whole = sum(paragraphs)
    balanced = 2 * sum(entries) >= whole and 2 * max(entries) <= whole
    return times if balanced and 4 * sum(words > 0 for words in entries) >= 3 * len(times) else []


def _days(texts: Sequence[str], marks: Sequence[Mark], paragraphs: Sequence[int]) -> list[int]:
    """The same where days head the entries: "Monday, Oct. 22", "Tuesday, Oct. 23". A day of publication has its year."""
    days = [at for at, mark in enumerate(marks) if mark == "date" and _is_day(texts[at])]
    if len(days) < _LEAST or len({texts[at] for at in days}) < len(days):
        return []
    entries = [sum(paragraphs[start:end]) for start, end in itertools.pairwise([*days, len(texts)])]
    return days if all(entries) and 2 * sum(entries) >= sum(paragraphs) else []


def _is_day(text: str) -> bool:
    """Is it a day of a month without its year and without a clock time?"""
    words = _WORDS.findall(text)
    numbers = [int(word) for word in words if word.isdecimal()]
    return len(numbers) == 1 < len(words) and 0 < numbers[0] <= _MONTH and _TIMED.search(text) is None


def _form(word: re.Match[str]) -> str:
    """The numbers, and the words that dates are made of, may differ from one stamp to the next."""
    key = key_of(word[0])
    return "#" if word[0].isdigit() or key in DATE_WORDS or key in AGO_WORDS else word[0]
