"""Which lines are one paragraph? Hard wraps of any width, blank lines between every line, words cut by hyphens.

In a hard-wrapped text the first word of a line would not have fitted on the line before it. That test, at the width which the
text itself shows, tells a wrap from the end of a paragraph, a list, a poem, in any language.
"""

from __future__ import annotations

import itertools
import re

from digest.clean.lines import Line, is_item
from digest.writing import STOPS

_NARROW, _WIDE = 24, 260  # characters: widths at which somebody wraps text
_FEW, _SURE = 3, 4  # wraps inside paragraphs that tell the width; in a script without capitals
_UNSPACED_WORD = 8  # characters of a word in a script that puts no space between words, at most
_ENDED = re.compile(rf"[{STOPS}:](?:\s?[»›])?[\"'”’“‘»›«‹)\]」』）*]*$")
_DAY = re.compile(r"(?:19|20)\d\d(?:年\s?\d{1,2}\s?月|([-/.])\d{1,2}\1\d)")  # "2019-09-26 12:52 The pilot called for help"
_HYPHENED = re.compile(r"[^\W\d_]{2}[-‐]$")
_COMPOUND = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)+")
_LAST_HALF = re.compile(r"[^\W\d_]+[-‐]$")
_FIRST_HALF = re.compile(r"[^\W\d_]+")
_CLOSE_DASH = re.compile(r"\S[—/]$")
# "by Ann Lee, Harbour Post" below a title without a stop is no second half of it
_BYLINE = re.compile(r"(?:by|von|par|por|di|de|da|door|av|af|oleh):?\s(?:[^\W\d_a-z][\w.'’-]*[ ,]*){2,5}(?:\W|$)")
_FIRST = re.compile(r"\S+")


def unwrapped(lines: tuple[Line, ...]) -> tuple[Line, ...]:
    """The lines with those joined that one paragraph was cut into."""
    width = _width(lines)
    if not width and not any(b.text[0].islower() and _cut_through(a, b) for a, b in itertools.pairwise(lines)):
        return lines
    spaced_out = sum(line.apart for line in lines) > 0.9 * len(lines)
    parts: list[list[Line]] = []
    for line in lines:
        before = parts[-1][-1] if parts else None
        if before and _goes_on(before, line, width, spaced_out):
            parts[-1].append(line)
        else:
            parts.append([line])
    compounds = _compounds(lines) if any(line.text[-1] in "-‐" for line in lines) else frozenset()
    return tuple(_joined(part, compounds) for part in parts)


def _compounds(lines: tuple[Line, ...]) -> frozenset[str]:
    """The words that the text itself writes with a hyphen inside a line, folded to lower case."""
    return frozenset(word for line in lines for word in _COMPOUND.findall(line.text.lower()))


def _goes_on(before: Line, line: Line, width: int, spaced_out: bool) -> bool:
    if before.kind != "p" or line.kind != "p" or _begins_anew(line.text):
        return False
    if _cut_through(before, line):
        return True
    if not width or (line.apart and not spaced_out):
        return False
    return _too_wide(before, line, width) and len(before.text) <= width


def _too_wide(before: Line, line: Line, width: int) -> bool:
    """Would the next line's first word not have fitted?"""
    first = _FIRST.match(line.text)
    word = len(first[0]) if first else 0
    if _unspaced(line.text[:1]):  # no space shows where its first word ends
        word = min(word, _UNSPACED_WORD)
    return len(before.text) + 1 + word > width


def _cut_through(before: Line, line: Line) -> bool:
    """Is one sentence cut across the two? It stops without an end in the middle of a long line and goes on in lower case."""
    text = before.text
    return (
        len(text) >= 60
        and (text[-1].islower() or text[-1] in ",-‐")
        and line.text[0].islower()
        and len(line.text) >= 20
        and before.kind == "p"
        and line.kind == "p"
        and not is_item(text)
        and not _BYLINE.match(line.text)
    )


def _begins_anew(text: str) -> bool:
    """Does a line begin as no wrapped one does: with the mark of a list, with a day?"""
    return is_item(text) or _DAY.match(text) is not None


def _width(lines: tuple[Line, ...]) -> int:
    """The width at which the text was wrapped; 0 where it was not."""
    if len(lines) < 4:
        return 0
    pairs = [(a, b) for a, b in itertools.pairwise(lines) if _NARROW <= len(a.text) <= _WIDE and _is_open(a.text)]
    open_ended = [(a, b) for a, b in pairs if a.kind == "p" and b.kind == "p" and not _begins_anew(b.text)]
    evident = [(a, b) for a, b in open_ended if b.text[0].islower()] or open_ended
    if len(evident) >= _FEW and 4 * len(evident) >= len(lines) and (width := _width_of(evident, lines)):
        return width
    return _width_of_paragraphs(lines)


def _width_of_paragraphs(lines: tuple[Line, ...]) -> int:
    """The width where blank lines part the paragraphs, and wraps stand inside them alone, among whatever menus: a text browser's.

    Nearly every line that another follows without a blank one is full, and one of them at least goes on in lower case.
    """
    within = [
        (a, b)
        for a, b in itertools.pairwise(lines)
        if not b.apart and _NARROW <= len(a.text) <= _WIDE and a.kind == b.kind == "p" and not _begins_anew(b.text)
    ]
    evident = [(a, b) for a, b in within if _is_open(a.text)]
    cased = any(b.text[0].islower() for _, b in evident)
    if len(evident) < _FEW or len(within) < (_FEW if cased else _SURE) or not any(line.apart for line in lines[1:]):
        return 0
    width = max(len(a.text) for a, _ in within)
    full = sum(_too_wide(a, b, width) for a, b in within)
    long = sum(len(line.text) > width for line in lines)  # an address without a space
    return width if full >= 0.8 * len(within) and long <= 0.05 * len(lines) else 0


def _width_of(evident: list[tuple[Line, Line]], lines: tuple[Line, ...]) -> int:
    """The width that nearly all of these lines fill up to the next one's first word; 0 where they do not."""
    lengths = sorted(len(a.text) for a, _ in evident)
    width = lengths[min(len(lengths) - 1, len(lengths) * 97 // 100)]
    full = sum(_too_wide(a, b, width) for a, b in evident)
    long = sum(len(line.text) > width for line in lines)
    return width if full >= 0.8 * len(evident) and long <= 0.2 * len(lines) else 0


def _is_open(text: str) -> bool:
    """Does the line stop without an end?"""
    return text[-1].isalnum() or not _ENDED.search(text[-8:])


def _joined(part: list[Line], compounds: frozenset[str]) -> Line:
    if len(part) == 1:
        return part[0]
    text = part[0].text
    for line in part[1:]:
        text = mended(text, line.text, compounds)
    return part[0].saying(text)


def mended(before: str, after: str, compounds: frozenset[str] = frozenset()) -> str:
    """Two pieces of one paragraph as one; a hyphen stays where the text writes the same word with one elsewhere.

    >>> mended("Nothing was de-", "cided on Monday."), mended("A well-", "known ship.", frozenset(["well-known"]))
    ('Nothing was decided on Monday.', 'A well-known ship.')
    """
    if _HYPHENED.search(before[-3:]) and after[:1].islower():
        halves = _LAST_HALF.search(before[-60:]), _FIRST_HALF.match(after)
        word = "".join(half[0] for half in halves if half).lower().replace("‐", "-")
        return before + after if word in compounds else before[:-1] + after
    if _CLOSE_DASH.search(before[-2:]) or (_unspaced(before[-1:]) and _unspaced(after[:1])):
        return before + after
    return f"{before} {after}"


def _unspaced(letter: str) -> bool:
    """Does the letter's script put no space between words?"""
    return bool(letter) and ("\u3000" <= letter <= "\u9fff" or "\uff00" <= letter <= "\uffef" or "\u0e00" <= letter <= "\u0eff")
