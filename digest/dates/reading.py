"""What of a document may speak of its date? The kept paragraphs, the captions, the lines beside the title."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import Literal
from urllib.parse import urlsplit

from digest.dates.bylines import Dateful, in_line
from digest.dates.events import Event, Passage, events
from digest.dates.mention import Order
from digest.languages import language_of
from digest.model import Block, Cleaned, Document
from digest.months import DAY_FIRST, DAY_FIRST_DOMAINS
from digest.settings import DateSettings
from digest.stamps import begins_with_day
from digest.text import caseless

# "10/9/10 7:15 AM EDT", "10/ 9/10 07:15 AM ET": clocks of North America
_AMERICAN = re.compile(r"\d{1,2}/\s?\d{1,2}/\d{2,4},?\s(?:at\s)?\d{1,2}:\d\d\s?[ap]\.?m\.?\s\(?[ECMP][DS]?T\b", re.I)
# the look behind stands behind the first digit: so the search leaps from digit to digit, in a quarter of the time
_NUMERIC = re.compile(r"(\d(?<![\d./-]\d)\d?)[/-]\s?(\d{1,2})[/-](?:\d{4}|\d\d)(?![\d./-])")
# "(A. Roe / Harbour Pictures)" or "Photo: A. Roe" at the end of a paragraph: it describes a picture.
_BRACKETED = re.compile(r"[(\[][^()\[\]]{2,60}(?:/|via|photo|foto|images|agency|archiv|фото|ảnh)[^()\[\]]{0,60}[)\]]\.?$", re.I)
_PICTURES = ("photo", "foto", "фото", "bild", "ảnh")
_CREDITED = re.compile(rf"(?<!\w)(?:{'|'.join(_PICTURES)})\s?(?:by|:|von|de)[^.]{{2,50}}$", re.I)
_TAIL = 70  # characters
_QUOTES = str.maketrans("‘’“”", "''\"\"")
_DIGIT = re.compile(r"[0-9]|\d|[〇○零一二三四五六七八九]年")
_LAST = re.compile(r"\s[-–—|·•]\s[^-–—|·•]*$")  # the last part of a line
_HEAD, _LONGEST = 40_000, 200  # characters of a text, of a line
_NEAR, _FAR, _ABOVE, _HEADS = 8, 30, 60, 4  # lines


@dataclass(frozen=True, slots=True)
class Line:
    """A line outside the kept text that may hold a byline or a date."""

    text: str
    line: int
    after_title: bool = True  # it stands below the title
    place: Literal["", "above", "signed"] = ""  # where it does not: above the text and not far, or with an author's name elsewhere
    heads: bool = False  # it stands right above the title
    dates: tuple[Dateful, ...] = ()


@dataclass(frozen=True, slots=True)
class Reading:
    """A document as the witnesses look at it."""

    document: Document
    cleaned: Cleaned
    language: str
    order: Order
    text: tuple[Event, ...]  # dates of the kept paragraphs
    captions: tuple[Event, ...]
    lines: tuple[Line, ...]  # beside the title, and bylines that were cut: those that hold a day


def reading_of(document: Document, cleaned: Cleaned, settings: DateSettings) -> Reading:
    """Everything that the witnesses need, found once."""
    language = cleaned.language or document.language or language_of(" ".join(block.text for block in cleaned.blocks[:6]))
    language = language.lower().replace("_", "-").partition("-")[0]
    order = _order(document, cleaned, language, settings)
    lines = _lines(document, cleaned)
    stated = (Line(each.value, each.line) for each in document.statements if each.witness == "byline")
    # of text the number tells the line, whatever was repaired in it; of a page all may stand on one line
    of_head = (cut for cut in cleaned.cuts if cut.rule == "bylines" or cut.field == "authors")
    heads = [cut for cut in of_head if cut.line and (cut.field == "authors" or begins_with_day(cut.text))]
    signed = {cut.line if document.text else cut.text for cut in heads}
    dated = (
        _with_dates(each, language, order, (each.line if document.text else each.text) in signed) for each in (*lines, *stated)
    )
    kept = [block for block in cleaned.blocks if block.kind != "pre"]
    credits = [block for block in kept if _is_credited(block.text)]
    body = [Passage(block.text, block.line) for block in kept if not credits or block not in credits]
    deck = [Passage(cleaned.deck)] if cleaned.deck else []
    captions = _captions(cleaned, credits)
    return Reading(
        document, cleaned, language, order, events([*deck, *body], language, order), events(captions, language, order), tuple(dated)
    )  # fmt: skip


def _with_dates(line: Line, language: str, order: Order, signed: bool) -> Line:
    found = in_line(line.text, language, order, signed)
    return replace(line, dates=tuple(found)) if found else line


def _captions(cleaned: Cleaned, credits: list[Block]) -> list[Passage]:
    """Captions that the cleaner found, and paragraphs and cut lines that end in a credit."""
    found = dict.fromkeys(cleaned.captions, 0)
    found |= {
        cut.text: cut.line for cut in cleaned.cuts if cut.field == "captions" or cut.rule == "captions" or _is_credited(cut.text)
    }
    found |= {block.text: block.line for block in credits}
    return [Passage(text, line, "caption") for text, line in found.items()]


def _is_credited(text: str) -> bool:
    """Does a paragraph end like a caption?"""
    last = text[-1:]
    if last in ")]" or text[-2:] == ").":
        return bool(_BRACKETED.search(text, max(0, len(text) - 130)))
    if last in '.”"!?' or len(text) >= 600 or not any(map(caseless(text[-_TAIL:]).__contains__, _PICTURES)):
        return False
    return _CREDITED.search(text, max(0, len(text) - _TAIL)) is not None


def _order(document: Document, cleaned: Cleaned, language: str, settings: DateSettings) -> Order:
    """How 02/06/2025 is meant: the language says, or a date of the text that leaves no choice, the outlet's land, the
    clock beside it, the settings."""
    if language in DAY_FIRST:
        return "day-month"
    text = document.text or " ".join(block.text for block in cleaned.blocks)
    found = _NUMERIC.findall(text[:50_000]) if "/" in text or "-20" in text else []
    votes = {("day-month" if int(a) > 12 else "month-day") for a, b in found if (int(a) > 12) != (int(b) > 12)}
    if len(votes) == 1:
        return "day-month" if "day-month" in votes else "month-day"
    host = _host(document.url)
    if host.rpartition(".")[2] in DAY_FIRST_DOMAINS:
        return "day-month"
    american = host.endswith((".gov", ".mil", ".us")) or (found and _AMERICAN.search(text[:50_000]))
    return "month-day" if american else settings.numeric_order


def _host(url: str) -> str:
    try:
        return urlsplit(url).hostname or ""
    except ValueError:
        return ""


def _lines(document: Document, cleaned: Cleaned) -> tuple[Line, ...]:
    """Lines with a number beside the title that are not kept text, then bylines that the cleaner cut, then short kept ones."""
    kept = [block for block in cleaned.blocks if block.line]
    until = kept[min(2, len(kept) - 1)].line if kept else 0
    since, head = _head(document, cleaned, until)
    known = {line.line for line in head}
    cut = [
        Line(each.text, each.line, since <= each.line <= until or not each.line, "signed" if each.field == "authors" else "")
        for each in cleaned.cuts
        if each.rule == "bylines" and each.line not in known and _DIGIT.search(each.text)
    ]
    short = [
        Line(block.text, block.line)
        for block in cleaned.blocks[:4]
        if len(block.text) <= _LONGEST and block.line not in known and _DIGIT.search(block.text) and not _is_credited(block.text)
    ]
    return (*head, *cut, *short)


def _head(document: Document, cleaned: Cleaned, until: int) -> tuple[int, list[Line]]:
    """Where the title stands last above the text, and the lines up to the text's third paragraph."""
    if not document.text or not until:
        return 0, []
    rows = document.text[:_HEAD].split("\n")[: until - 1]
    title = cleaned.title.strip().lower().translate(_QUOTES)
    above = next(block.line for block in cleaned.blocks if block.line) - 1
    titles = [number for number in range(min(above, len(rows))) if _is_title(rows[number], title)]
    at = titles[-1] if titles else -1
    # A title said twice with the byline between: what stands between belongs to it, unless the first is the page's own, at the top.
    at = next((number for number in titles if number >= 2 and at - number <= _NEAR), at)
    if at < 2 and above - at > _FAR:  # only the page's own title element, far above the heading
        at = -1
    since = at if at >= 0 else above - (_NEAR if above < _FAR else 2 * _NEAR)
    if at >= _FAR // 2:  # a date right above the heading, with too much above it to be the page's own clock
        since -= 3
    kept = {block.line for block in cleaned.blocks[:3]}
    over = range(above - _ABOVE, min(since, above))
    lines = [
        Line(
            _untitled(row.strip(), cleaned.title),
            number + 1,
            number >= since,
            "above" if number in over else "",
            heads=0 < at - number <= _HEADS,
        )
        for number, row in enumerate(rows)
        if len(row) <= _LONGEST and number + 1 not in kept and _DIGIT.search(row) and not _is_credited(row)
    ]
    return since + 1, lines


def _untitled(row: str, title: str) -> str:
    """ "12 May 2024 by Ann Roe – 5 comments on Ferry stopped": the line without the title that ends it, and what leads to that."""
    if not row.endswith(title) or len(row) <= len(title) or not title:
        return row
    rest = row.removesuffix(title)
    dated = _LAST.sub("", rest)
    return dated if _DIGIT.search(dated) else rest


def _is_title(row: str, title: str) -> bool:
    row = row.strip(" #*")
    if row[:1].lower() != title[:1] or not title:
        return False
    row = row.lower().translate(_QUOTES)
    return row == title or (len(title) > 20 and row.startswith(title))
