"""What are the lines of a document, and which block is each?"""

from __future__ import annotations

import re
from typing import NamedTuple

from digest.clean.repair import stripped
from digest.model import Block, BlockKind, Cut, Document

BRIEF = 60  # characters: so short a line stands in many articles of an outlet, and is looked at once for all


class Line(NamedTuple):
    """One line or paragraph on its way through the steps."""

    text: str
    no: int = 0  # 1-based line in the source
    apart: bool = True  # does a blank line stand before it?
    kind: BlockKind = "p"
    block: Block | None = None  # the block it came from, where the reader made blocks

    def saying(self, text: str) -> Line:
        """The line with other words."""
        return self._replace(text=text)

    def cut(self, rule: str, reason: str, field: str = "") -> Cut:
        """The receipt of cutting the whole line."""
        return Cut(self.text, rule, reason, self.no, field)


def lines_of(document: Document) -> tuple[Line, ...]:
    """The lines that say something, in order."""
    if document.blocks:
        return tuple(Line(b.text, b.line, True, b.kind, b) for b in document.blocks if b.text.strip())
    return text_lines(document.text)


def text_lines(text: str) -> tuple[Line, ...]:
    """The lines of plain text that are not blank; each knows whether a blank line stands before it."""
    found, apart = [], True
    bare = stripped if "\xa0" in text else str.strip
    for no, text_line in enumerate(text.split("\n"), 1):
        plain = bare(text_line)
        if plain:
            found.append(Line(plain, no, apart))
        apart = not plain
    return tuple(found)


# "- milk", "• milk", "* milk": the mark is the list's, the words are the item's.
_ITEM = re.compile(r"(?:[-*•‣▪◦–]|\(?\d{1,3}[.)])\s+(?=\S)")


def is_item(text: str) -> bool:
    """Does the line carry the mark of a list?"""
    return _ITEM.match(text) is not None


def block_of(line: Line) -> Block:
    """The block that the site shows."""
    if line.block is not None:
        return line.block.saying(line.text)
    return Block(line.kind, line.text, line=line.no)
