"""Which short lines are items of a list, rows or cells of a table? They are the article's where it goes on behind them."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator, Sequence

from digest.clean.marks import Mark
from digest.clean.shape import Shape

_LEAST = 3  # items
_SIGNED, _ROW = 0.5, 1.0  # log-odds of being the article's, at least: of an item with a sign, of a row between two paragraphs
_CELLS = 6  # lines of a table that was written a cell a line, at least
_POINT, _PLAIN, _SAID_AGAIN = 7, 0.6, 0.25  # words of a point; share of its words in lower case, and of those that the article uses
_LONGEST = 80  # characters of a row
# "- milk", "-milk", "• milk", "3. Milk", "3) Milk"
_ITEM = re.compile(r"(?:([-–•*▪◦‣])|\d{1,2}([.)]))\s?(?=[^\W_])")
_AMOUNT = re.compile(r"(?:\d[\d.,/–-]*\s?[½¼¾⅓⅔]?|[½¼¾⅓⅔])\s?(?=[^\W\d_])")  # "300 g lentils", "2 onions", "½ lemon"
_FIGURE = re.compile(r"[^\W\d_].*?(\d[\d.,:–-]*)\s?[%€$£]?\)?$")  # "Orford – Pell 0:0", "Green List 12"
_NUMBER = re.compile(r"[+–-]?[$€£]?\d[\d.,:]*\s?[%€$£]?$")  # a cell: "12", "3.4", "41 %"
_FIGURES = "0123456789%€$£)"
_PARTED = re.compile(r"[^\W\d_][^\d–—-]{1,30}\s[-–—]\s(?=.{1,30}$).*\d")  # "Sesame - 250 g"
_MONTH = re.compile(r"[^\W\d]{3,12}\.?,? (?:19|20)\d\d|(?:19|20)\d\d")
_COUNT = re.compile(r"\d{1,3}")
_BREAKING = ("related", "lead-in")
_ROWS = "#="  # what _sign says of a quantity and of a figure at the end


def listed(texts: Sequence[str], marks: Sequence[Mark], paragraphs: Sequence[bool]) -> dict[int, float]:
    """The lines of lists and how surely they are the article's (log-odds, at least): three or more of one kind in a row, unmarked.

    Items that carry a sign are one wherever they stand; quantities, results and cells only between two paragraphs.
    """
    found: dict[int, float] = {}
    first = next((at for at, here in enumerate(paragraphs) if here), len(texts))
    last = next((at for at in range(len(texts) - 1, -1, -1) if paragraphs[at]), -1)
    for sign, run in _runs(texts, marks):
        led = marks[run[0] - 1] if run[0] else ""
        ends = marks[run[-1] + 1] if run[-1] + 1 < len(marks) else ""
        if len(run) < _LEAST or led in _BREAKING or (sign in _ROWS and led and ends):  # "Like 48", "Sad 12" between buttons
            continue
        if sign not in _ROWS:
            found |= dict.fromkeys(run, _SIGNED)
        elif first < run[0] and run[-1] < last and not _counts_up([texts[at] for at in run]):
            found |= dict.fromkeys(run, _ROW)
    return found | dict.fromkeys(_cells(texts, marks, paragraphs, last), _ROW)


def heads_column(text: str, mark: Mark) -> bool:
    """ "March 2015" above the prices of that month: no day is said."""
    return mark == "date" and _MONTH.fullmatch(text) is not None


def points(shapes: Sequence[Shape], marks: Sequence[Mark], first: int, topic: Sequence[float]) -> list[int]:
    """Three or more long lines in a row without a stop above the first entry of a ticker that use its words: they sum it up."""
    found: list[int] = []
    run: list[int] = []
    for at in range(first + 1):
        shape = shapes[at]
        if at < first and not marks[at] and not shape.ended and shape.words >= _POINT and shape.lower >= _PLAIN:
            run.append(at)
            continue
        if len(run) >= _LEAST and sum(topic[k] for k in run) >= _SAID_AGAIN * len(run):
            found += run
        run = []
    return found


def _runs(texts: Sequence[str], marks: Sequence[Mark]) -> Iterator[tuple[str, list[int]]]:
    """(sign, places) of the lines in a row that carry the same sign."""
    run: list[int] = []
    sign = ""
    for at, text in enumerate(texts):
        here = "" if marks[at] else _sign(text)
        if here != sign and run:
            yield sign, run
            run = []
        sign = here
        if here:
            run.append(at)
    if run:
        yield sign, run


def _sign(text: str) -> str:
    """What makes the line an item: its bullet, "." or ")" behind a number; "#" for a quantity, "=" for a figure at the end."""
    match = _ITEM.match(text[:8])
    if match:
        return match[1] or match[2]
    if len(text) > _LONGEST or text[-1] in ".!?…":
        return ""
    if _AMOUNT.match(text[:16]):
        return "#"
    return "=" if (text[-1] in _FIGURES and _FIGURE.match(text)) or _PARTED.match(text) else ""


def _counts_up(texts: Sequence[str]) -> bool:
    """ "1 Pier closed", "2 School opens", "3 …": a ranking of other stories counts its lines."""
    numbers = [int(match[0]) for match in map(_COUNT.match, texts) if match]
    return len(numbers) == len(texts) and all(b - a == 1 for a, b in itertools.pairwise(numbers))


def _cells(texts: Sequence[str], marks: Sequence[Mark], paragraphs: Sequence[bool], last: int) -> list[int]:
    """The lines between two paragraphs of which half or more are no more than a number, and do not count the others."""
    found: list[int] = []
    gap: list[int] = []
    seen = False
    for at in range(last + 1):
        if not paragraphs[at]:
            gap.append(at)
            continue
        numbers = [texts[k] for k in gap if _NUMBER.match(texts[k])]
        months = [k for k in gap if heads_column(texts[k], marks[k])]
        clean = not any(marks[k] for k in gap if k not in months)
        filled = 2 * (len(numbers) + len(months)) >= len(gap)
        if seen and clean and len(gap) >= _CELLS and filled and not _counts_up(numbers):
            found += gap
        gap, seen = [], True
    return found
