"""How is a cleaned text laid out? Blocks become parts: paragraphs with their anchors, lists gathered, headings in order."""

from __future__ import annotations

from collections.abc import Sequence

from digest.model import Block
from digest.pages.views import Part
from digest.sentences import sentence_spans

_KINDS = {"p": "p", "h": "h", "quote": "quote", "pre": "pre", "table": "table"}


def parts_of(blocks: Sequence[Block]) -> tuple[Part, ...]:
    """The text in parts; the anchor of block 3 is "p3" wherever it stands."""
    parts: list[Part] = []
    items: list[tuple[str, Block]] = []
    level = 1
    for at, block in enumerate(blocks):
        if block.kind == "li":
            items.append((f"p{at}", block))
            continue
        if items:
            parts.append(Part("list", "", items[0][1], items=tuple(items)))
            items = []
        if block.kind == "h":  # no level is left out on the way down
            level = min(max(2, block.level), level + 1, 6)
        rows = tuple(tuple(line.split("\t")) for line in block.text.split("\n")) if block.kind == "table" else ()
        parts.append(Part(_KINDS[block.kind], f"p{at}", block, level, rows=rows))
    if items:
        parts.append(Part("list", "", items[0][1], items=tuple(items)))
    return tuple(parts)


def opening(blocks: Sequence[Block], limit: int = 260) -> str:
    """The first sentences of a text, verbatim, as many as fit; at least one unless it is endless."""
    first = next((block for block in blocks if block.kind == "p" and block.text), None)
    if first is None:
        return ""
    end = 0
    for _, stop in sentence_spans(first.text[: 4 * limit]):
        if end and stop > limit:
            break
        end = stop
    text = first.text[:end]
    return text if len(text) <= 2 * limit else text[:limit].rpartition(" ")[0] + "…"
