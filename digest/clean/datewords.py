"""Which words of a line are a date's, and do they say a whole day?"""

from __future__ import annotations

import re
from collections.abc import Sequence

from digest.clean.vocabulary import DATE_WORDS
from digest.months import months
from digest.text import folded

_CLOCK = re.compile(r"\d{1,2}[:.]\d\d")
_YEAR = re.compile(r"(?:19|20)\d\d")
_SHORT = re.compile(r"(?<![\d.,:])\d{1,2} ?([./-]) ?\d{1,2} ?\1 ?\d\d(?![\d.,:])")  # "12/10/25", "12.10.25"
_NAMED = re.compile(r"(?<!\d)\d{1,2}\.? (?:de )?([^\W\d_]{3,})\.? ,? ?(?:de )?(?:19|20)\d\d(?!\d)")  # "12 okt. 2025", "12 Haz 2025"
# small words of names, of which some stand in dates, too: "der"
PARTICLES = frozenset("de da di del della van von der den bin al el la le dos du ter ten".split())


def holds_day(tokens: Sequence[str]) -> bool:
    """Do the words say a day with its year, or with a clock time?

    >>> holds_day("Dec . 22 2023".split()), holds_day(["2023-12-19", "23:30"]), holds_day(["12/10/25"]), holds_day(["May", "5"])
    (True, True, True, False)
    """
    said = " ".join(tokens)
    numbers = sum(token[0].isdigit() for token in tokens)
    named = any(key_in(token) in DATE_WORDS for token in tokens)
    year = _YEAR.search(said) is not None
    if year and (numbers > 2 or (numbers > 1 and named) or "-" in said or "." in said):
        return True
    middle = _NAMED.search(said) if year else None
    short = (named and numbers > 1 and _CLOCK.search(said)) or (numbers and _SHORT.search(said))
    return bool(short) or (middle is not None and folded(middle[1]) in months(""))


def dates_of(rest: Sequence[str]) -> list[str]:
    """The first run of a date's words behind the names."""
    start = next((at for at, token in enumerate(rest) if is_date(token)), len(rest))
    goes_on = (at for at in range(start, len(rest)) if not is_date(rest[at]) and rest[at] not in ",|•·–—-/@")
    end = next((at for at in goes_on if not (at > start and key_in(rest[at]) in months(""))), len(rest))
    return list(rest[start:end])


def is_date(token: str, least: int = 2) -> bool:
    """ "22", "Dec.", "Published:", "at1:39": a number, or a word that dates are made of."""
    if token[0].isdigit():
        return True
    key = key_in(token)
    return (len(key) >= least and key in DATE_WORDS and key not in PARTICLES) or _CLOCK.search(token) is not None


def key_in(token: str) -> str:
    """The word without case, accents and the signs around it."""
    return folded(token).strip(".:'\"")
