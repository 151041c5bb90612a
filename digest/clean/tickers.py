"""Is the text a live ticker? Then the clock times between its entries are the reporter's, and no furniture."""

from __future__ import annotations

import re
from collections.abc import Sequence

from digest.clean.marks import Mark

_LEAST = 3  # entries
_CLOCK = re.compile(r"(?:[01]?\d|2[0-3])[:.h][0-5]\d(?:\s?[ap]\.?m\.?)?(?:\s[A-Z]{2,4})?", re.I)  # "18:40", "9.15 pm", "22h10"


def clocks(texts: Sequence[str], marks: Sequence[Mark], paragraphs: Sequence[int]) -> list[int]:
    """The places of the times that head the entries of a ticker; `paragraphs` says how many words of running text each line has.

    Behind each of them, but for few, stands running text before the next, and most of the text stands there: in a column of other
    stories headlines do, and the article stands elsewhere.
    """
    times = [at for at, mark in enumerate(marks) if mark in ("ago", "date") and _CLOCK.fullmatch(texts[at])]
    if len(times) < _LEAST:
        return []
    ends = [*times[1:], len(texts)]
    entries = [sum(paragraphs[start:end]) for start, end in zip(times, ends, strict=True)]
    full = sum(words > 0 for words in entries)
    return times if 4 * full >= 3 * len(times) and 2 * sum(entries) >= sum(paragraphs) else []
