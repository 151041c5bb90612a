"""How much of a file is read? The limits of [readers] by their names, and the words that say which one was met, and where."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from digest.model import Block, Document, Note
from digest.settings import ReaderSettings
from digest.text import spaced
from digest.writing import STOPS_ELSEWHERE

_STOPS = (". ", "! ", "? ", *STOPS_ELSEWHERE)
_NESTS = re.compile(r'"(?:[^"\\]++|\\.)*+"?|[\[{]|[\]}]', re.S)


def within(docs: tuple[Document, ...], settings: ReaderSettings) -> tuple[Document, ...]:
    """The documents of one file with no title, line or number of them beyond the limits; words move, none is lost."""
    if len(docs) > settings.max_items and not docs[settings.max_items].skipped:
        last = docs[settings.max_items]
        docs = (*docs[: settings.max_items], too_many(last.path, settings.max_items, _line(last), settings))
    return tuple(_lined(_titled(doc, settings), settings.max_line) for doc in docs)


def too_many(path: str, part: int, line: int, settings: ReaderSettings) -> Document:
    """What stands for the articles of a file that are too many."""
    reason = f"more than readers.max_items = {settings.max_items} articles; the rest is not read"
    return refused(path, part, reason, "too-many", line)


def too_deep(path: str, part: int, line: int, settings: ReaderSettings) -> Document:
    """What stands for data that are nested too deep."""
    return refused(path, part, f"nested deeper than readers.max_depth = {settings.max_depth}", "too-deep", line)


def refused(path: str, part: int, reason: str, code: str, line: int) -> Document:
    """A document that is skipped, with its note."""
    return Document(path, part, skipped=reason, notes=(Note(path, line, f"{reason}; skipped", code),))


def deep_line(text: str, most: int) -> int:
    """The line on which JSON is nested deeper than that, 0 where it nowhere is.

    >>> deep_line('[[\\n"[[[[",\\n[1]]]', 2)
    3
    """
    if text.count("[") + text.count("{") <= most:
        return 0
    depth = 0
    for match in _NESTS.finditer(text):
        depth += 1 if match[0] in "[{" else -1 if match[0] in "]}" else 0
        if depth > most:
            return text.count("\n", 0, match.start()) + 1
    return 0


def _titled(doc: Document, settings: ReaderSettings) -> Document:
    """A title that is far too long is no title, a deck beyond all lines no deck: their words become the first paragraphs."""
    title, deck = len(doc.title) > settings.max_title, len(doc.deck) > settings.max_line
    notes = doc.notes
    if title:
        said = f"a title longer than readers.max_title = {settings.max_title}; read as a paragraph"
        notes = (*notes, Note(doc.path, _line(doc), said, "long-title"))
    for words in ((doc.deck,) if deck else ()) + ((doc.title,) if title else ()):
        doc = _beginning(doc, words)
    gone = {name for name, is_long in (("title", title), ("deck", deck)) if is_long}
    if not gone:
        return doc
    return replace(
        doc, title="" if title else doc.title, deck="" if deck else doc.deck, trusted=doc.trusted - gone, notes=notes
    )


def _beginning(doc: Document, words: str) -> Document:
    """The document with these words as its first paragraph, unless they are there already."""
    if doc.blocks:
        known = spaced(words) in (spaced(block.text) for block in doc.blocks[:3])
        return doc if known else replace(doc, blocks=(Block("p", spaced(words)), *doc.blocks))
    return doc if words in doc.text[: 2 * len(words)] else replace(doc, text=f"{words}\n\n{doc.text}")


def _lined(doc: Document, most: int) -> Document:
    """A line that is far too long is parted into paragraphs, so that no rule ever looks at more; markup that it held goes."""
    if doc.skipped or not (any(len(block.text) > most for block in doc.blocks) if doc.blocks else _has_longer(doc.text, most)):
        return doc
    lines = enumerate(doc.text.split("\n"), 1)
    blocks = doc.blocks or tuple(Block("p", line.strip(), line=no) for no, line in lines if line.strip())
    long = [block for block in blocks if len(block.text) > most]
    made = tuple(part for block in blocks for part in _parts(block, most))
    others = f", as {len(long) - 1} more are" if len(long) > 1 else ""
    said = f"a line of {len(long[0].text)} characters, longer than readers.max_line = {most}{others}; read as several paragraphs"
    return replace(doc, text="", blocks=made, notes=(*doc.notes, Note(doc.path, long[0].line, said, "long-line")))


def _has_longer(text: str, most: int) -> bool:
    return len(text) > most and any(len(line) > most for line in text.split("\n"))


def _parts(block: Block, most: int) -> Iterator[Block]:
    if len(block.text) <= most:
        yield block
        return
    for piece in parted(block.text, most):
        yield replace(block, text=piece, html="")


def parted(text: str, most: int) -> Iterator[str]:
    """The text in pieces of at most so many characters: at a line's or a sentence's end, else between words, else anywhere.

    >>> list(parted("One two. Three four five.", 12)), list(parted("abcdefgh", 3))
    (['One two.', 'Three four', 'five.'], ['abc', 'def', 'gh'])
    """
    at = 0
    while at < len(text):
        end = at + most
        if end < len(text):
            end = _end(text, at, end)
        if piece := text[at:end].strip():
            yield piece
        at = end


def _end(text: str, at: int, end: int) -> int:
    """The best place to part the text before `end`, in the last half of what lies between."""
    half = at + (end - at) // 2
    if (line := text.rfind("\n", half, end)) >= 0:
        return line + 1
    stop = max(text.rfind(mark, half, end) for mark in _STOPS)
    if stop >= 0:
        return stop + 1
    return next((place + 1 for place in range(end - 1, half, -1) if text[place].isspace()), end)


def _line(doc: Document) -> int:
    return next((block.line for block in doc.blocks if block.line), 0) or next((note.line for note in doc.notes if note.line), 0)
