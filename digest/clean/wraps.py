"""Which lines are one paragraph? Hard wraps of any width, blank lines between every line, words cut by hyphens.

In a hard-wrapped text the first word of a line would not have fitted on the line before it. That test, at the width which the
text itself shows, tells a wrap from the end of a paragraph, a list, a poem, in any language.
"""

from __future__ import annotations

import itertools
import re

from digest.clean.lines import Line, is_item
from digest.clean.widths import Width, begins_anew, is_open, unspaced, width_of

_HYPHENED = re.compile(r"[^\W\d_]{2}[-‐]$")
_COMPOUND = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)+")
_LAST_HALF = re.compile(r"[^\W\d_]+[-‐]$")
_FIRST_HALF = re.compile(r"[^\W\d_]+")
_CLOSE_DASH = re.compile(r"\S[—/]$")
# "by Ann Lee, Harbour Post" below a title without a stop is no second half of it
_BYLINE = re.compile(r"(?:by|von|par|por|di|de|da|door|av|af|oleh):?\s(?:[^\W\d_a-z][\w.'’-]*[ ,]*){2,5}(?:\W|$)")


def unwrapped(lines: tuple[Line, ...]) -> tuple[Line, ...]:
    """The lines with those joined that one paragraph was cut into."""
    width = width_of(lines)
    if not width and not any(b.text[0].islower() and _cut_through(a, b) for a, b in itertools.pairwise(lines)):
        return lines
    apart = sum(line.apart for line in lines[1:])
    spaced_out = apart > 0.9 * (len(lines) - 1)
    alike = spaced_out or not apart  # no blank line says where a paragraph ends
    parts: list[list[Line]] = []
    for line in lines:
        before = parts[-1][-1] if parts else None
        if before and _goes_on(before, line, width, (spaced_out, alike)):
            parts[-1].append(line)
        else:
            parts.append([line])
    compounds = _compounds(lines) if any(line.text[-1] in "-‐" for line in lines) else frozenset()
    parts = [piece for part in parts for piece in (_unglued(part) if alike else [part])]
    return tuple(_joined(part, compounds) for part in parts)


def _unglued(part: list[Line]) -> list[list[Line]]:
    """The part, but for headlines one below the other: none of its lines goes on in lower case, and no end comes."""
    headlines = len(part) > 1 and is_open(part[-1].text) and all(line.text[0].isupper() for line in part)
    return [[line] for line in part] if headlines else [part]


def _compounds(lines: tuple[Line, ...]) -> frozenset[str]:
    """The words that the text itself writes with a hyphen inside a line, folded to lower case."""
    return frozenset(word for line in lines for word in _COMPOUND.findall(line.text.lower()))


def _goes_on(before: Line, line: Line, width: Width | None, blank: tuple[bool, bool]) -> bool:
    """Is the line of one paragraph with the one before? `blank`: do blank lines stand between all, and do they say nothing?"""
    if before.kind != "p" or line.kind != "p" or begins_anew(line.text):
        return False
    if _cut_through(before, line):
        return True
    spaced_out, alike = blank
    if not width or (line.apart and not spaced_out):
        return False
    open_ended = is_open(before.text) and (line.text[0].islower() or not alike)
    return width.is_full(before.text, line.text, open_ended) and width.holds(before.text)


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
    if _CLOSE_DASH.search(before[-2:]) or (unspaced(before[-1:]) and unspaced(after[:1])):
        return before + after
    return f"{before} {after}"
