"""At which width was a text wrapped? Its own lines tell: none is longer, and most stop where the next word would not have fitted.

Somebody's editor counts characters; a printed page, of which the text was copied, has wide and narrow letters.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Callable, Sequence
from typing import NamedTuple

from digest.clean.lines import Line, is_item
from digest.writing import STOPS

Pairs = Sequence[tuple[Line, Line]]  # a line and the next one
Size = Callable[[str], float]

_NARROW, _WIDE = 24, 260  # characters: widths at which somebody wraps text
_FEW, _SURE = 3, 4  # wraps inside paragraphs that tell the width; in a script without capitals
_FULL, _MOSTLY = 0.8, 0.6  # share of full lines: among those that surely go on; among all that are no menu's
_ALL = 0.97  # and so many that no other way of counting tells the width better
_CAPPED = 6  # full lines of a text of which nothing else is known
_LONGER, _HARDLY = 0.2, 0.05  # share of lines that may be longer all the same: headlines; addresses without a space
_UNSPACED_WORD = 8  # characters of a word in a script that puts no space between words, at most
_FIRST = re.compile(r"\S+")
_ENDED = re.compile(rf"[{STOPS}:](?:\s?[»›])?[\"'”’“‘»›«‹)\]」』）*]*$")
_DAY = re.compile(r"(?:19|20)\d\d(?:年\s?\d{1,2}\s?月|([-/.])\d{1,2}\1\d)")  # "2019-09-26 12:52 The pilot called for help"
# How wide letters are in print beside the average one, as in most fonts; and how far fonts differ
_THIN, _WIDER = b" iljtfrI.,;:'|!()[]-", b"mwMW@%"
_CAPITALS = bytes(code for code in range(256) if chr(code).isupper() and code not in _THIN + _WIDER)
_SLACK, _LOOSE = 0.06, 0.2


class Width(NamedTuple):
    """How long a line is at most, and in what that is counted."""

    most: float
    size: Size = len
    slack: float = 0.0

    def holds(self, text: str) -> bool:
        """May a line of that width be so long?"""
        return self.size(text) <= self.most * (1 + self.slack)

    def is_full(self, before: str, after: str, open_ended: bool = False) -> bool:
        """Would the next line's first word not have fitted? In print, less will do for a sentence that surely goes on."""
        slack = _LOOSE if self.slack and open_ended else self.slack
        return self.size(before) + self.size(f" {first_word(after)}") > self.most * (1 - slack)


class _Text(NamedTuple):
    """The lines of a text, and which of them another follows as wrapped lines follow each other."""

    lines: Sequence[Line]
    pairs: Pairs
    open_ended: Pairs  # those of which the first stops without an end
    cut: Pairs  # and the second begins with a small letter


def width_of(lines: Sequence[Line]) -> Width | None:
    """The width at which the text was wrapped; None where it was not."""
    if len(lines) < _SURE or sum(len(line.text) > _WIDE for line in lines) > _LONGER * len(lines):
        return None
    pairs = [(a, b) for a, b in itertools.pairwise(lines) if a.kind == b.kind == "p" and not begins_anew(b.text)]
    open_ended = [(a, b) for a, b in pairs if _NARROW <= len(a.text) <= _WIDE and is_open(a.text)]
    if len(open_ended) < _FEW - 1:
        return None
    text = _Text(lines, pairs, open_ended, [(a, b) for a, b in open_ended if b.text[0].islower()])
    typed = _measured(text, Width(0.0))
    if typed and _fits(typed, text.cut, _ALL):
        return typed
    of_print = _measured(text, Width(0.0, printed, _SLACK))
    return of_print if of_print and not (typed and _full(typed, text.cut) >= _full(of_print, text.cut)) else typed


def printed(text: str) -> float:
    """How long is the line in print, in average letters?"""
    letters = text.encode("latin-1", "replace")
    count = len(letters)
    thin, wide, capitals = [count - len(letters.translate(None, kind)) for kind in (_THIN, _WIDER, _CAPITALS)]
    return count - 0.5 * thin + 0.5 * wide + 0.25 * capitals


def first_word(text: str) -> str:
    """The word that would have had to fit."""
    first = _FIRST.match(text)
    word = first[0] if first else ""
    return word[:_UNSPACED_WORD] if unspaced(text[:1]) else word  # no space shows where its first word ends


def unspaced(letter: str) -> bool:
    """Does the letter's script put no space between words?"""
    return bool(letter) and ("\u3000" <= letter <= "\u9fff" or "\uff00" <= letter <= "\uffef" or "\u0e00" <= letter <= "\u0eff")


def begins_anew(text: str) -> bool:
    """Does a line begin as no wrapped one does: with the mark of a list, with a day?"""
    return is_item(text) or _DAY.match(text) is not None


def is_open(text: str) -> bool:
    """Does the line stop without an end?"""
    return text[-1].isalnum() or not _ENDED.search(text[-8:])


def _measured(text: _Text, unit: Width) -> Width | None:
    """The width in these units, by whatever shows it best."""
    return _by_sentences(text, unit) or _by_paragraphs(text, unit) or _by_ends(text, unit)


def _by_sentences(text: _Text, unit: Width) -> Width | None:
    """By the lines that stop in the middle of a sentence, which goes on in lower case."""
    lines, cut = text.lines, text.cut or (text.open_ended if _go_on(text.open_ended, 0) else [])
    if len(cut) < (_CAPPED if unit.slack else _FEW) or 4 * len(cut) < len(lines):
        return None
    sizes = sorted(unit.size(a.text) for a, _ in cut)
    width = unit._replace(most=sizes[min(len(sizes) - 1, len(sizes) * 97 // 100)])
    return width if _fits(width, cut, _FULL) and _beyond(width, lines) <= _LONGER * len(lines) else None


def _by_paragraphs(text: _Text, unit: Width) -> Width | None:
    """By the lines that another follows without a blank one, where blank lines part the paragraphs, among whatever menus: a text
    browser's. Nearly all are full, and one of them at least goes on in lower case."""
    lines = text.lines
    within = [(a, b) for a, b in text.pairs if not b.apart and _NARROW <= len(a.text) <= _WIDE]
    cut = [(a, b) for a, b in within if is_open(a.text)]
    cased = any(b.text[0].islower() for _, b in cut)
    least = _FEW if cased and not unit.slack else _SURE
    enough = len(within) >= least and len(cut) >= (_FEW if len(within) < _SURE else _FEW - 1)
    if not enough or not any(line.apart for line in lines[1:]):
        return None
    width = unit._replace(most=max(unit.size(a.text) for a, _ in within))
    if not _fits(width, within, _FULL):
        return None
    beyond = _beyond(width, lines)
    none = _CAPPED * beyond <= len(within) if unit.slack else beyond <= _HARDLY * len(lines)
    return width if none else None


def _by_ends(text: _Text, unit: Width) -> Width | None:
    """By where the lines end: paragraphs that nobody wrapped end anywhere, wrapped lines all but the last of each in one place."""
    if not _go_on(text.open_ended, 0):  # headlines, as most pages have them
        return None
    lines, pairs = text.lines, text.pairs
    sizes = sorted(map(unit.size, (line.text for line in lines)))
    for share in (100, 97, 95):
        width = unit._replace(most=sizes[min(len(sizes) - 1, len(sizes) * share // 100)])
        if not _NARROW <= width.most <= _WIDE:
            continue
        long = [(a, b) for a, b in pairs if 2 * unit.size(a.text) >= width.most and width.holds(a.text)]
        full = [(a, b) for a, b in long if width.is_full(a.text, b.text)]
        enough = len(full) >= max(_CAPPED, _CAPPED * _beyond(width, lines), _MOSTLY * len(long))
        if enough and _go_on([(a, b) for a, b in full if is_open(a.text)], len(full)):
            return width
    return None


def _go_on(cut: Pairs, full: int) -> bool:
    """Does at least every second full line stop without an end, and the next begin with a small letter, if there are such?"""
    small = sum(b.text[0].islower() for _, b in cut)
    capital = sum(b.text[0].isupper() and not b.text.isupper() for _, b in cut)
    return 2 * len(cut) >= full and 2 * small >= capital


def _fits(width: Width, pairs: Pairs, share: float) -> bool:
    """Are so many of these lines full?"""
    return _full(width, pairs) >= share * len(pairs)


def _full(width: Width, pairs: Pairs) -> int:
    return sum(width.is_full(a.text, b.text) for a, b in pairs)


def _beyond(width: Width, lines: Sequence[Line]) -> int:
    """How many lines are longer?"""
    return sum(not width.holds(line.text) for line in lines)
