"""Where did each cut stand? The source's lines with the cuts laid over them, for `explain` and the article's page."""

from __future__ import annotations

import re

from digest.clean.lines import lines_of
from digest.model import Cleaned, Cut, Document

Aligned = tuple[int, str, Cut | None]
_TOKEN = re.compile(r"\S+")


def aligned(document: Document, cleaned: Cleaned) -> tuple[Aligned, ...]:
    """(line number, text, the cut or None) for each line of the source; a line with a cut inside comes in parts.

    >>> document = Document("a.txt", text="Bridge closed\\nBy Ann Lee\\nThe bridge is closed.")
    >>> aligned(document, Cleaned(cuts=(Cut("By Ann Lee", "bylines", "", 2),)))[1][2].rule
    'bylines'
    """
    by_line: dict[int, list[Cut]] = {}
    for cut in cleaned.cuts:
        by_line.setdefault(cut.line, []).append(cut)
    found: list[Aligned] = []
    pending: list[Cut] = []  # cuts of a paragraph that was wrapped: they may stand on one of its later lines
    for line in lines_of(document):
        cuts = pending + by_line.get(line.no, [])
        parts, pending = _parts(line.no, line.text, cuts)
        found += parts
        pending = pending[-8:]
    return tuple(found)


def _parts(no: int, text: str, cuts: list[Cut]) -> tuple[list[Aligned], list[Cut]]:
    """The line in parts, and the cuts (or what is left of them) that lie further down."""
    parts: list[Aligned] = []
    later: list[Cut] = []
    at = 0
    for cut in cuts:
        whole = _squeezed(cut.text)
        if _squeezed(text) == whole or (at == 0 and whole.startswith(_squeezed(text)) and whole):
            rest = _after(cut.text, text)
            return [(no, text, cut)], [*later, *([Cut(rest, cut.rule, cut.reason, cut.line, cut.field)] if rest else [])]
        start = text.find(cut.text, at) if cut.text else -1
        if start < 0:
            later.append(cut)
            continue
        if text[at:start].strip():
            parts.append((no, text[at:start], None))
        parts.append((no, cut.text, cut))
        at = start + len(cut.text)
    if text[at:].strip() or not parts:
        parts.append((no, text[at:], None))
    return parts, later


def _squeezed(text: str) -> str:
    return "".join(text.split())


def _after(long: str, start: str) -> str:
    """What is left of a text when its beginning (white space apart) is taken away."""
    return " ".join(_TOKEN.findall(long)[len(start.split()) :])
