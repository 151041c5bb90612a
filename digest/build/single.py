"""One article, or one stage, without a site: what the filters of the command line do."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any
from zoneinfo import ZoneInfo

from digest.clean import clean
from digest.config import load_settings
from digest.dates import by_update, published
from digest.dates.moments import iso, minute_of
from digest.errors import DigestError
from digest.languages import language_of
from digest.model import Cleaned, Dated, Declared, Document, SourceFile
from digest.settings import Settings
from digest.text import scrubbed
from digest.zones import zone

if TYPE_CHECKING:
    from digest.group import Features, Variants


@cache
def _settings(root: Path) -> Settings:
    return load_settings(root)


def cleaned_file(path: Path, root: Path) -> str:
    """The cleaned text of a file: title, deck and paragraphs of each article in it, separated by blank lines."""
    from digest.readers import read

    try:
        body = path.read_bytes()
    except OSError as error:
        raise DigestError(f"cannot be read ({error.strerror})", str(path)) from None
    settings = _settings(root)
    documents = read(SourceFile(path.name, body), settings.readers)
    skipped = [doc.skipped for doc in documents if doc.skipped]
    if skipped and len(skipped) == len(documents):
        raise DigestError(skipped[0], str(path))
    texts = [clean(doc, settings.clean) for doc in documents if not doc.skipped]
    return "\n\n".join("\n\n".join(filter(None, (c.title, c.deck, *(block.text for block in c.blocks)))) for c in texts)


def cleaned_line(line: Mapping[str, Any], root: Path) -> dict[str, Any]:
    """{"id", "text"} or {"id", "html", "url"} -> the article's fields; what is unknown is None or an empty list."""
    settings = _settings(root)
    document = _document(line, settings)
    cleaned = clean(document, settings.clean)
    dated = published(document, cleaned, settings.dates, zone(settings.site.time_zone))
    return {"id": line["id"], **_fields(cleaned, by_update(dated) or dated)}


def _document(line: Mapping[str, Any], settings: Settings) -> Document:
    url = line.get("url")
    declared = Declared((("url", url),), (("url", "the line"),)) if isinstance(url, str) and url else Declared()
    if isinstance(line.get("html"), str):
        from digest.readers.html import read_html

        found = read_html(scrubbed(line["html"]), SourceFile("", b"", declared), settings.readers)
        return found[0] if found else Document("")
    text = line.get("text")
    return Document("", text=scrubbed(text if isinstance(text, str) else ""), url=url if isinstance(url, str) else "")


def _fields(cleaned: Cleaned, dated: Dated) -> dict[str, Any]:
    return {
        "title": cleaned.title or None,
        "deck": cleaned.deck or None,
        "body": "\n\n".join(block.text for block in cleaned.blocks),
        "published": dated.published or None,
        "precision": dated.precision if dated.published else None,
        "confidence": dated.confidence if dated.published else None,
        "clue": dated.clue.words if dated.clue else None,
        "authors": list(cleaned.authors),
        "publisher": cleaned.publisher or None,
        "captions": list(cleaned.captions),
        "cuts": [{"text": cut.text, "rule": cut.rule} for cut in cleaned.cuts],
    }


def grouped_lines(lines: Sequence[Mapping[str, Any]], root: Path) -> list[dict[str, Any]]:
    """{"id", "title", "text", "date", "lang"?, "source"?} lines -> {"id", "story"} lines, in the same order."""
    from digest.build.given import load_names
    from digest.group import Variants, group

    settings, variants = _settings(root), Variants(load_names(root))
    own = zone(settings.site.time_zone)
    found = group((_features(each, own, variants) for each in lines), settings.group)
    home = {member.id: each.first for each in found for member in each.members}
    return [{"id": line["id"], "story": home[str(line["id"])]} for line in lines]


def _features(line: Mapping[str, Any], own: ZoneInfo, variants: Variants) -> Features:
    from digest.group import features

    day, minute = when(line, own)
    return features(
        str(line["id"]),
        _text(line, "title"),
        "",
        [p for p in _text(line, "text").split("\n") if p.strip()],
        _text(line, "lang") or language_of(_text(line, "text") or _text(line, "title")),
        day,
        _text(line, "source"),
        variants,
        minute,
    )


def _text(line: Mapping[str, Any], key: str) -> str:
    value = line.get(key)
    return scrubbed(value) if isinstance(value, str) else ""


def when(line: Mapping[str, Any], own: ZoneInfo) -> tuple[date | None, int]:
    """The day and minute that the line's date names."""
    moment = iso(_text(line, "date")) or iso(_text(line, "date")[:10])
    return (moment.day(own), minute_of(moment.text, own)) if moment else (None, -1)
