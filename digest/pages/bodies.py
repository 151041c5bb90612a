"""How is a cleaned text laid out? Blocks become parts: paragraphs with their anchors, lists gathered, headings in order."""

from __future__ import annotations

from collections.abc import Sequence

from digest.model import Block
from digest.pages.views import Item, Part
from digest.sentences import sentence_spans

_DEEPEST = 6  # lists in lists; what lies deeper is shown there
_KINDS = {"p": "p", "h": "h", "quote": "quote", "pre": "pre", "table": "table"}


def parts_of(blocks: Sequence[Block]) -> tuple[Part, ...]:
    """The text in parts; the anchor of block 3 is "p3" wherever it stands."""
    parts: list[Part] = []
    items: list[tuple[str, Block]] = []
    level = 1
    for at, block in enumerate(blocks):
        if block.kind == "li":
            if items and _begins_another(block, items):
                parts.append(Part("list", "", items[0][1], items=_nested(items)))
                items = []
            items.append((f"p{at}", block))
            continue
        if items:
            parts.append(Part("list", "", items[0][1], items=_nested(items)))
            items = []
        if block.kind == "h":  # no level is left out on the way down
            level = min(max(2, block.level), level + 1, 6)
        rows = tuple(tuple(line.split("\t")) for line in block.text.split("\n")) if block.kind == "table" else ()
        heads = min(block.level, len(rows) - 1) if rows else 0  # a head heads something
        parts.append(Part(_KINDS[block.kind], f"p{at}", block, level, rows=rows, heads=heads))
    if items:
        parts.append(Part("list", "", items[0][1], items=_nested(items)))
    return tuple(parts)


def _begins_another(block: Block, items: Sequence[tuple[str, Block]]) -> bool:
    """Is it the first of a list that counts behind one that does not, or that begins to count again?"""
    first = items[0][1]
    if _depth(block) > _depth(first) or not block.number:
        return False
    last = max((item.number for _, item in items if _depth(item) <= _depth(first)), default=0)
    return not first.number or block.number <= last


def _nested(items: Sequence[tuple[str, Block]]) -> tuple[Item, ...]:
    """Each item with those behind it that lie deeper; whatever the depths are, all of them are there."""
    found: list[Item] = []
    at = 0
    while at < len(items):
        anchor, block = items[at]
        end = next((end for end in range(at + 1, len(items)) if _depth(items[end][1]) <= _depth(block)), len(items))
        found.append(Item(anchor, block, _nested(items[at + 1 : end])))
        at = end
    return tuple(found)


def _depth(block: Block) -> int:
    return min(block.level, _DEEPEST)


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
