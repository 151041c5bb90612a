"""Was a paragraph's first letter set apart, large, as magazines do? "T housands came" is one word, which stands below again."""

from __future__ import annotations

import re
from collections.abc import Sequence

from digest.clean.lines import Line

_SET_APART = re.compile(r"([\"'“‘«„]?)([^\W\d_a-z])\s([^\W\d_A-Z]+)(?![\w'’-])")
_ALONE = re.compile(r"[\"'“‘«„]?[^\W\d_a-z]")
_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*")
_LONG = 60  # characters of a line that is a paragraph's


def rejoined(lines: Sequence[Line]) -> tuple[Line, ...]:
    """The lines with such letters back at their words. A letter that is a word of its own in the text stays: "R is a language",
    "С начала года"."""
    first = {at: found for at, line in enumerate(lines) if line.kind == "p" and (found := _SET_APART.match(line.text))}
    whole = "\n".join([line.text for line in lines]).casefold() if first else ""
    if not any((found[2] + found[3]).casefold() in whole for found in first.values()):  # "A ferry", and nowhere "aferry"
        return tuple(lines)
    behind = [first[at].end() if at in first else 0 for at in range(len(lines))]
    said = {word.lower() for line, start in zip(lines, behind, strict=True) for word in _WORD.findall(line.text, start)}
    made = list(lines)
    for at, found in first.items():
        quote, letter, rest = found.groups()
        if (letter + rest).lower() in said and letter.lower() not in said:
            made[at] = lines[at].saying(quote + letter + rest + lines[at].text[found.end() :])
    return tuple(made)


def brought_down(lines: tuple[Line, ...]) -> tuple[Line, ...]:
    """The lines with a letter that stands alone above a paragraph in lower case on its line; that of a glossary begins the word
    below it. A letter that is a word somewhere keeps a space."""
    alone = [at for at in range(len(lines) - 1) if len(lines[at].text) <= 2 and _heads(lines[at], lines[at + 1])]
    made = list(lines)
    for at in reversed(alone):
        letter = lines[at].text
        word = any(f" {letter[-1]} " in line.text or f" {letter[-1].lower()} " in line.text for line in lines)
        made[at : at + 2] = [lines[at].saying(letter + " " * word + lines[at + 1].text)]
    return tuple(made)


def _heads(letter: Line, below: Line) -> bool:
    first = below.text[0]
    paragraph = letter.kind == below.kind == "p" and len(below.text) >= _LONG and first.islower()
    return paragraph and _ALONE.fullmatch(letter.text) is not None and first != letter.text[-1].lower()
