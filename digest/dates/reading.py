"""What of a document may speak of its date? The kept paragraphs, the captions, the lines beside the title."""

from __future__ import annotations

import re
from dataclasses import dataclass
from urllib.parse import urlsplit

from digest.dates.events import Event, Passage, events
from digest.dates.months import DAY_FIRST, DAY_FIRST_DOMAINS
from digest.dates.prose import Order
from digest.languages import language_of
from digest.model import Block, Cleaned, Document
from digest.settings import DateSettings
from digest.text import folded

_NUMERIC = re.compile(r"(?<![\d./-])(\d{1,2})[/-](\d{1,2})[/-](?:\d{4}|\d\d)(?![\d./-])")
# "(A. Roe / Harbour Pictures)" or "Photo: A. Roe" at the end of a paragraph: it describes a picture.
_CREDIT = re.compile(
    r"[(\[][^()\[\]]{2,60}(?:/|via|photo|foto|images|agency|archiv|фото|ảnh)[^()\[\]]{0,60}[)\]]\.?$|(?:photo|foto|фото|bild|ảnh)\s?(?:by|:|von|de)[^.]{2,50}$",
    re.I,
)
_HEAD_LINES, _TAIL_LINE = 60, 160


@dataclass(frozen=True, slots=True)
class Line:
    """A line outside the kept text that may hold a byline or a date; `after_title` where it stands below the title."""

    text: str
    line: int
    after_title: bool = True


@dataclass(frozen=True, slots=True)
class Reading:
    """A document as the witnesses look at it."""

    document: Document
    cleaned: Cleaned
    language: str
    order: Order
    text: tuple[Event, ...]  # dates of the kept paragraphs
    captions: tuple[Event, ...]
    lines: tuple[Line, ...]  # beside the title, and bylines that were cut


def reading_of(document: Document, cleaned: Cleaned, settings: DateSettings) -> Reading:
    """Everything that the witnesses need, found once."""
    language = cleaned.language or document.language or language_of(" ".join(block.text for block in cleaned.blocks[:6]))
    language = language.lower().replace("_", "-").partition("-")[0]
    order = _order(document, cleaned, language, settings)
    lines = _lines(document, cleaned)
    kept = [block for block in cleaned.blocks if block.kind != "pre"]
    body = [Passage(block.text, block.line) for block in kept if not _CREDIT.search(block.text)]
    deck = [Passage(cleaned.deck)] if cleaned.deck else []
    captions = _captions(cleaned, lines, kept)
    return Reading(
        document, cleaned, language, order, events([*deck, *body], language, order), events(captions, language, order), lines
    )  # fmt: skip


def _captions(cleaned: Cleaned, lines: tuple[Line, ...], kept: list[Block]) -> list[Passage]:
    """Captions that the cleaner found, paragraphs that end in a credit, and whole sentences between title and text."""
    found = dict.fromkeys(cleaned.captions, 0)
    found |= {cut.text: cut.line for cut in cleaned.cuts if cut.field == "captions" or cut.rule == "captions"}
    found |= {block.text: block.line for block in kept if _CREDIT.search(block.text)}
    found |= {line.text: line.line for line in lines if line.after_title and _CREDIT.search(line.text)}
    return [Passage(text, line, "caption") for text, line in found.items()]


def _order(document: Document, cleaned: Cleaned, language: str, settings: DateSettings) -> Order:
    """How 02/06/2025 is meant: the language says, or a date of the text that leaves no choice, the outlet's land, the settings."""
    if language in DAY_FIRST:
        return "day-month"
    text = document.text or " ".join(block.text for block in cleaned.blocks)
    votes = {
        ("day-month" if int(a) > 12 else "month-day") for a, b in _NUMERIC.findall(text[:50_000]) if (int(a) > 12) != (int(b) > 12)
    }
    if len(votes) == 1:
        return "day-month" if "day-month" in votes else "month-day"
    host = _host(document.url)
    if host.rpartition(".")[2] in DAY_FIRST_DOMAINS:
        return "day-month"
    return "month-day" if host.endswith((".gov", ".mil", ".us")) else settings.numeric_order


def _host(url: str) -> str:
    try:
        return urlsplit(url).hostname or ""
    except ValueError:
        return ""


def _lines(document: Document, cleaned: Cleaned) -> tuple[Line, ...]:
    """Lines that the cleaner took out: those of the head, in the source's order, then bylines from anywhere."""
    kept = [block for block in cleaned.blocks if block.line]
    head = _head(document, cleaned, kept[min(1, len(kept) - 1)].line if kept else 0)
    known = {line.line for line in head if line.line}
    cut = [
        Line(each.text, each.line) for each in cleaned.cuts if each.rule == "bylines" and (not each.line or each.line not in known)
    ]
    short = [
        Line(block.text, block.line) for block in cleaned.blocks[:4] if len(block.text) <= _TAIL_LINE and block.line not in known
    ]
    return (*head, *cut, *short)


def _head(document: Document, cleaned: Cleaned, until: int) -> list[Line]:
    if not document.text or not until:
        return []
    rows = document.text[:40_000].split("\n")[: min(until, _HEAD_LINES * 4) - 1]
    title = folded(cleaned.title).strip()
    at = next((number for number, row in enumerate(rows) if title and _same(folded(row), title)), -1)
    first = max(0, len(rows) - _HEAD_LINES)
    kept = {block.line for block in cleaned.blocks[:3]}
    return [
        Line(row.strip(), number + 1, number >= at if at >= 0 else number >= len(rows) - 8)
        for number, row in enumerate(rows[first:], first)
        if row.strip() and number + 1 not in kept
    ]


def _same(row: str, title: str) -> bool:
    row = row.strip(" #*")
    return row == title or (len(title) > 20 and row.startswith(title))
