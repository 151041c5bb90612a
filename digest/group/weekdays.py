"""Of which days does a report tell? Two reports of one event name the same weekday, two look-alike events most often do not."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date
from functools import cache

from digest.months import weekday_names
from digest.writing import MARKS, unspaced

_READ = 700  # characters of title and lead: further on, reports tell what was before
# "Segunda" is the second as well, and "pazar" a market: said alone they name no day. So do all but one in Vietnamese.
_OTHER_WORDS = frozenset("segunda terça quarta quinta sexta pazar minggu".split())
_COUNTED = frozenset({"vi"})
_LED, _BENT = frozenset({"ar", "he"}), frozenset({"bn", "ko"})  # "والأحد" is "and on Sunday", "일요일에" is "on Sunday"


def weekdays_of(text: str, language: str) -> tuple[int, ...]:
    """0 (Monday) … 6 of the weekdays that the beginning of a text names, in order.

    >>> weekdays_of("The ferry sank on Sunday. Divers went down on Monday.", "en")
    (0, 6)
    """
    pattern, numbers = _named(language)
    if pattern is None:
        return ()
    return tuple(sorted({numbers[found] for found in pattern.findall(text[:_READ].lower())}))


def days_told(weekdays: Iterable[int], published: int) -> frozenset[int]:
    """The ordinals of the last such days, seen from the day on which the report was published.

    >>> [date.fromordinal(day).isoformat() for day in days_told([6], date(2025, 10, 14).toordinal())]
    ['2025-10-12']
    """
    today = date.fromordinal(published).weekday()
    return frozenset(published - (today - weekday) % 7 for weekday in weekdays)


@cache
def _named(language: str) -> tuple[re.Pattern[str] | None, dict[str, int]]:
    names = {name: number for name, number in weekday_names(language) if name not in _OTHER_WORDS}
    if not names or language in _COUNTED:
        return None, {}
    whole = [re.escape(name) if unspaced(name) else _word(name, language) for name in names]  # the longest first
    return re.compile("|".join(whole)), names


def _word(name: str, language: str) -> str:
    """The name as a word, with what is written together with it in this language."""
    before = "" if language in _LED else r"\b"
    return f"{before}{re.escape(name)}" + ("" if language in _BENT else rf"(?![\w{MARKS}])")
