"""What does one JSON object say of an article? Field names of trafilatura, newspaper, news-please, Scrapy, schema.org."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import Any, Literal

from digest.model import Cut, Document, Note, SourceFile, Statement
from digest.readers.fields import language_code, names_of, title_of, without_outlet
from digest.readers.fragments import Fragment, fragment, is_marked_up, is_page, without_markup
from digest.readers.inline import safe_link
from digest.readers.json_keys import (
    ADDRESSES,
    AUTHORS,
    DECKS,
    LANGUAGES,
    MARKUPS,
    PAGES,
    PUBLISHED,
    SCRAPED,
    SECTIONS,
    SITES,
    TAGS,
    TEXTS,
    TITLES,
    UNSURE,
    UPDATED,
    Fields,
    fields_of,
    prose_in,
    said,
)  # fmt: skip
from digest.readers.misread import mended
from digest.settings import ReaderSettings
from digest.text import scrubbed, spaced

_WHOLE = ("article", "story")  # as a text they are the body; as an object they hold the record


@dataclass(frozen=True, slots=True)
class Spot:
    """Where an object stands in its file, and how a page that it holds is read."""

    path: str
    part: int
    line: int
    settings: ReaderSettings


def is_article(value: Any) -> bool:
    """Does an object hold a body under one of the known names?"""
    if not isinstance(value, dict):
        return False
    fields = fields_of(value)
    return any(key in fields and _is_body(key, fields[key]) for key in (*TEXTS, *MARKUPS, *PAGES))


def may_be_article(value: dict[str, Any]) -> bool:
    """Does an object without a known body say a title and where it is from, and hold sentences under a name of its own?"""
    fields = fields_of(value)
    stated = not fields.keys().isdisjoint(TITLES) and not fields.keys().isdisjoint((*ADDRESSES, *PUBLISHED, *UNSURE, *AUTHORS))
    return stated and any(True for _ in prose_in(fields, _long))


def article_of(value: dict[str, Any], spot: Spot) -> Document:
    """One object as a document; without a body it is skipped, with the reason."""
    fields = fields_of(value)
    text, found = _body(fields)
    notes: tuple[Note, ...] = ()
    if not text.strip() and not found.blocks:
        page = next((_long(fields[key]) for key in PAGES if key in fields), "")
        if is_page(page):
            return _of_page(page, fields, spot)
        found = fragment(page) if page else Fragment()
    if not text.strip() and not found.blocks and may_be_article(value):
        text, found, notes = _other_body(fields, spot)
    if not text.strip() and not found.blocks:
        reason = "no text in any of its fields"
        return Document(
            spot.path, spot.part, kind="json", skipped=reason, notes=(Note(spot.path, spot.line, f"{reason}; skipped", "no-text"),)
        )
    text, ended = _to_its_end(text)
    deck, cuts = _deck(fields, text, found)
    doc = Document(
        spot.path, spot.part, kind="json", text="" if found.blocks else text, blocks=found.blocks, captions=found.captions,
        deck=deck, cuts=(*ended, *cuts), notes=notes,
    )  # fmt: skip
    return _stated(doc, fields, spot)


# "The bridge will be clos… [+2413 chars]": news services send the beginning of a text and say how much is missing
_MORE = re.compile(r"\s*(?:…|\.\.\.)?\s{0,9}\[\+\d{1,7} chars\]\s*$")


def _to_its_end(text: str) -> tuple[str, tuple[Cut, ...]]:
    found = _MORE.search(text, max(0, len(text) - 60))
    if not found:
        return text, ()
    return text[: found.start()] + "…", (Cut(found[0].strip(), "json", "the service that sent it left the rest out"),)


def _stated(doc: Document, fields: Fields, spot: Spot) -> Document:
    """The document with what the fields state."""
    publisher = _publisher(fields) or doc.publisher
    return replace(
        doc,
        title=without_outlet(title_of(_first(fields, TITLES, 1_000_000)), publisher) or doc.title,
        authors=names_of(_names(next((fields[key] for key in AUTHORS if key in fields), None))) or doc.authors,
        publisher=publisher,
        section=without_markup(_first(fields, SECTIONS, 200)) or doc.section,
        language=language_code(_first(fields, LANGUAGES, 20)) or doc.language,
        url=next((link for key in ADDRESSES if (link := _address(fields.get(key)))), "") or doc.url,
        tags=tuple(dict.fromkeys(spaced(scrubbed(tag))[:100] for tag in _tags(fields)))[:50] or doc.tags,
        statements=(*_statements(fields, spot.line), *doc.statements),
    )


def _of_page(page: str, fields: Fields, spot: Spot) -> Document:
    """A record that holds the whole page: read as a saved page is, and what the record states of it comes first."""
    from digest.readers.html import read_html

    address = next((link for key in ADDRESSES if (link := _address(fields.get(key)))), "")
    (doc,) = read_html(scrubbed(mended(page)), SourceFile(spot.path, b"", url=address), spot.settings)
    return replace(_stated(doc, fields, spot) if not doc.skipped else doc, part=spot.part)


def _other_body(fields: Fields, spot: Spot) -> tuple[str, Fragment, tuple[Note, ...]]:
    """The longest text under a name that is not known; where there are several, which one was taken is noted."""
    texts = sorted(prose_in(fields, _long), key=lambda each: -len(each[1]))
    key, text = texts[0]
    others = ", ".join(repr(other[:40]) for other, _ in texts[1:4])
    said = f"its text was taken from {key[:40]!r}, not from {others}"
    text, found = _read(text)
    return text, found, (Note(spot.path, spot.line, said, "other-field"),) if others else ()


def _deck(fields: Fields, text: str, found: Fragment) -> tuple[str, tuple[Cut, ...]]:
    """The first summary that is more than the beginning of the text, as scrapers make them; the others are cuts."""
    cuts: list[Cut] = []
    for key in DECKS:
        deck = without_markup(_first(fields, (key,), 5_000)) if key in fields else ""
        if deck and not _repeats(deck, text, found):
            return deck, tuple(cuts)
        if deck and deck not in (cut.text for cut in cuts):
            cuts.append(Cut(deck, "json", "the text says it again"))
    return "", tuple(cuts)


def _body(fields: Fields) -> tuple[str, Fragment]:
    """The article's words: as plain text, or as blocks where they are HTML."""
    for key in MARKUPS:
        markup = _long(fields.get(key))
        if markup.strip() and (blocks := fragment(markup)).blocks:
            return "", blocks
    for key in TEXTS:
        if key in fields and _is_body(key, fields[key]):
            text, blocks = _read(_long(fields[key]))
            if text.strip() or blocks.blocks:
                return text, blocks
    return "", Fragment()


def _is_body(key: str, each: Any) -> bool:
    return key not in _WHOLE or isinstance(each, str) or (isinstance(each, list) and isinstance(each[0], str))


def _read(text: str) -> tuple[str, Fragment]:
    text = scrubbed(mended(text))
    if is_marked_up(text) and (blocks := fragment(text)).blocks:
        return "", blocks
    return text, Fragment()


_WORDS = ("text", "content", "rendered", "value", "html", "body", "paragraphs")  # under which an object holds its words
_PARTS = ("summary", "sections", "blocks", "children", "items", "data", "nodes", "elements", "components")  # or its parts
_HEADS = ("headline", "heading", "title", "name")  # above them


def _long(value: Any) -> str:
    """A body as one text: a list's paragraphs are parted by blank lines, objects give what they hold as text, heading first."""
    parts: list[str] = []
    waiting = [value]
    while waiting and len(parts) < 20_000:
        each = waiting.pop()
        if isinstance(each, str):
            parts.append(each)
        elif isinstance(each, list):
            waiting.extend(reversed(each))
        elif isinstance(each, dict):
            words = next(([each[key]] for key in _WORDS if each.get(key)), [])
            held = words or [each[key] for key in _PARTS if isinstance(each.get(key), list | dict)]
            heads = [each[key] for key in _HEADS if isinstance(each.get(key), str | list)][:1] if words else []
            waiting.extend(reversed([*heads, *held]))
    return "\n\n".join(part for part in parts if part.strip())


def _first(value: dict[str, Any], keys: tuple[str, ...], limit: int) -> str:
    """The first of these fields that is a text (or a list or object that begins with one)."""
    for key in keys:
        each = value.get(key)
        if isinstance(each, list):
            each = next((one for one in each if isinstance(one, str)), None)
        if isinstance(each, dict):
            each = next((each[name] for name in ("name", "rendered", "@value", "main", "text", "#text") if each.get(name)), None)
        if isinstance(each, str) and said(each):
            return scrubbed(mended(each[:limit]))
    return ""


def _repeats(deck: str, text: str, found: Fragment) -> bool:
    """Is the summary only the beginning of the text, as scrapers make them?"""
    start = re.sub(r"\W+", " ", deck.rstrip(".… ").casefold())[:200].strip()
    whole = text or " ".join(block.text for block in found.blocks[:20])
    return not start or start in re.sub(r"\W+", " ", whole[:50_000].casefold())


_LISTED = re.compile(r"\s{0,9}\[\s{0,9}['\"].{0,2000}['\"]\s{0,9}\]\s{0,9}", re.S)
_QUOTED = re.compile(r"'([^']*)'|\"([^\"]*)\"")


def _names(value: Any) -> list[str]:
    """The names in an authors field: a text, a list of texts, objects with a name."""
    found: list[str] = []
    if isinstance(value, str) and _LISTED.fullmatch(value):  # a list of Python's, written as a text: "['Ann Teal', 'Bo Reed']"
        value = [a or b for a, b in _QUOTED.findall(value)]
    for each in value[:50] if isinstance(value, list) else [value]:
        if isinstance(each, dict):
            each = each.get("name") or each.get("text") or each.get("original")
        if isinstance(each, list):
            found.extend(one for one in each[:10] if isinstance(one, str))
        elif isinstance(each, str):
            found.append(each)
    return found


def _publisher(value: dict[str, Any]) -> str:
    """The outlet as the object names it; an address is no name."""
    for key in SITES:
        named = _first(value, (key,), 300)
        if named and "://" not in named:
            return without_markup(named)
    return ""


def _address(value: Any) -> str:
    if isinstance(value, list):
        value = next((one for one in value if isinstance(one, str)), None)
    if isinstance(value, dict):
        value = value.get("@id") or value.get("url")
    return safe_link(value[:4_000]) if isinstance(value, str) and "://" in value[:20] else ""


def _tags(value: dict[str, Any]) -> list[str]:
    for key in TAGS:
        each = value.get(key)
        if isinstance(each, str) and said(each):
            return [part for part in re.split(r"\s*[,;|]\s*", each[:5_000]) if part]
        if isinstance(each, list) and (named := [tag for tag in _names(each) if tag.strip()]):
            return named
    return []


_ABOUT: tuple[tuple[tuple[str, ...], Literal["published", "updated", "scraped", "unknown"]], ...] = (
    (PUBLISHED, "published"), (UPDATED, "updated"), (SCRAPED, "scraped"), (UNSURE, "unknown"),
)  # fmt: skip


def _statements(fields: Fields, line: int) -> tuple[Statement, ...]:
    """Every date field as written; nested {"$date": …} of exported databases too."""
    return tuple(
        Statement("json", spaced(scrubbed(day[:200])), key, about, line)
        for keys, about in _ABOUT
        for key in keys
        if said(day := _day(fields.get(key)))
    )


def _day(value: Any) -> str:
    """The words of a date field, also of ["2025-10-12"], {"$date": {"$numberLong": "…"}} and the numbers of a struct_time."""
    for _ in range(3):
        if isinstance(value, dict):
            value = next(
                (value[key] for key in ("$date", "@value", "$numberLong", "rendered", "value", "iso") if key in value), None
            )
    if isinstance(value, list):
        texts = [each for each in value[:9] if isinstance(each, str)]
        if len(texts) >= 6 and all(map(str.isdigit, texts[:6])):  # feedparser's, in UTC
            year, month, day, hour, minute = (int(each) for each in texts[:5])
            return f"{year:04}-{month:02}-{day:02}T{hour:02}:{minute:02}:00Z"
        value = next(filter(str.strip, texts), None)
    return value if isinstance(value, str) else ""
