"""What do outside names mean in a document? Front matter, sidecars and scrapers call the same field by many names."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date
from typing import Literal, cast, get_args

from digest.model import Document, Note, Rights, Statement, Witness
from digest.readers.fragments import without_markup
from digest.readers.inline import safe_link
from digest.text import folded, scrubbed, spaced

RIGHTS: tuple[str, ...] = get_args(Rights)
About = Literal["published", "updated", "scraped", "unknown"]

# Our name -> what others call it; keys are compared in lower case, with - and spaces as _.
_ALSO: dict[str, str] = {
    "title": "title headline",
    "deck": "deck subtitle sub_title subheadline standfirst dek summary description excerpt teaser lead",
    "authors": "authors author byline by creator writer writers",
    "source": "source outlet publisher publication site site_name newspaper medium",
    "url": "url link source_url original original_url canonical canonical_url permalink uri",
    "date": "date published published_at publish_date date_published publication_date pubdate pub_date datetime created",
    "updated": "updated modified last_modified lastmod date_modified updated_at edited",
    "scraped": "scraped scraped_at retrieved accessed archived_at date_download fetched",
    "language": "language lang locale",
    "rights": "rights",
    "tags": "tags tag keywords topics labels",
    "section": "section category categories rubric",
    "restore": "restore",
    "skip": "skip draft",
    "note": "note comment",
    "status": "status",
}
NAMES = {other: ours for ours, others in _ALSO.items() for other in others.split()}
SIDECAR_NAMES = ("source outlet url date updated language rights title deck authors author tags section note restore skip").split()
_LISTS = frozenset({"authors", "tags", "restore", "section"})
_DATES: dict[str, About] = {"date": "published", "updated": "updated", "scraped": "scraped"}
# "published: false" of Jekyll, "status: draft" of Pelican and of what leaves WordPress
_YES_OR_NO = frozenset("true yes on false no off".split())
_HIDDEN = frozenset("false no off draft private pending hidden trash unpublished".split())
_ISO_DAY = re.compile(r"\d{4}-\d\d-\d\d(?!\d)", re.ASCII)
_PARTED = re.compile(r"\s*[;|]\s*|\s*,\s*|\s+(?:and|und|і|та|et|y)\s+|\s*&\s*")
_BY = re.compile(r"^(?:by|von|par|por|od|від|автор:)\s+", re.I)


@dataclass(frozen=True, slots=True)
class Stated:
    """One field as somebody stated it: `values` has one entry, or those of a list; `where` is for messages."""

    name: str
    values: tuple[str, ...]
    line: int = 0
    where: str = ""

    @property
    def value(self) -> str:
        """The first or only value."""
        return self.values[0] if self.values else ""


def our_name(key: str) -> str:
    """ "Last-Modified" -> "updated"; "" for a key that means nothing to digest."""
    return NAMES.get(key.strip().lower().replace("-", "_").replace(" ", "_"), "")


def with_stated(doc: Document, stated: Iterable[Stated], witness: Witness) -> Document:
    """The document with what its user states: that is trusted, and wins over what was there."""
    for field in stated:
        doc = _with_one(doc, field, witness)
    return doc


def _with_one(doc: Document, field: Stated, witness: Witness) -> Document:
    if not any(value.strip() for value in field.values):
        return doc
    if field.name == "status" or (witness == "front matter" and _is_switch(field)):
        hidden = field.value.strip().lower() in _HIDDEN
        return replace(doc, skipped=f"the {witness} says so: {field.value.strip().lower()}") if hidden else doc
    if field.name in _DATES:
        statement = Statement(witness, scrubbed(field.value).strip()[:200], field.name, _DATES[field.name], field.line)
        problem = date_problem(field.name, field.value)
        notes = (Note(field.where or doc.path, field.line, problem, "bad-value"),) if problem else ()
        trusted = doc.trusted | {field.name}
        return replace(doc, statements=(statement, *doc.statements), trusted=trusted, notes=(*doc.notes, *notes))
    if field.name == "skip":
        said = field.value.strip().lower()
        no = said in ("", "false", "no", "0", "off")
        return (
            doc
            if no
            else replace(
                doc,
                skipped=f"the {witness} says so" + ("" if said in ("true", "yes", "1", "on") else f": {spaced(field.value)[:200]}"),
            )
        )
    if field.name == "rights":
        return _with_rights(doc, field)
    changed = _changed(doc, field)
    return replace(changed, trusted=doc.trusted | {field.name}) if changed is not doc else doc


def _is_switch(field: Stated) -> bool:
    """ "published: false" names no day."""
    return field.name == "date" and field.value.strip().lower() in _YES_OR_NO


def date_problem(name: str, value: str) -> str:
    """What is wrong with a date that surely is none: it counts nothing, or there is no such day.

    >>> date_problem("date", "gestern"), date_problem("date", "12 Oct. 2025")
    ("date: expected a date such as 2025-10-12, got 'gestern'", '')
    """
    said = value.strip()
    if any(map(str.isnumeric, said)) and _is_real(said):
        return ""
    return f"{name}: expected a date such as 2025-10-12, got {said[:60]!r}"


def _is_real(said: str) -> bool:
    iso = _ISO_DAY.match(said)
    try:
        return iso is None or bool(date.fromisoformat(iso[0]))
    except ValueError:
        return False


def _with_rights(doc: Document, field: Stated) -> Document:
    value = field.value.strip().lower()
    if value in RIGHTS:
        return replace(doc, rights=cast(Rights, value), trusted=doc.trusted | {"rights"})
    text = f"rights: expected one of {', '.join(RIGHTS)}, got {field.value.strip()[:60]!r}"
    return replace(doc, notes=(*doc.notes, Note(field.where or doc.path, field.line, text, "bad-rights")))


def _changed(doc: Document, field: Stated) -> Document:
    match field.name:
        case "title":
            return replace(doc, title=title_of(field.value))
        case "deck":
            return replace(doc, deck=without_markup(field.value))
        case "authors":
            return replace(doc, authors=names_of(field.values))
        case "source":
            address = safe_link(field.value) if "://" in field.value else ""
            if address:  # front matter often says where the text is from: source: https://…
                return doc if doc.url else replace(doc, url=address)
            return replace(doc, source=without_markup(field.value))
        case "url":
            address = safe_link(field.value)
            return replace(doc, url=address) if address else doc
        case "language":
            return replace(doc, language=language_code(field.value))
        case "tags":
            return replace(doc, tags=tuple(dict.fromkeys(spaced(scrubbed(tag)) for tag in parted(field.values))))
        case "section":
            return replace(doc, section=without_markup(field.value))
        case "restore":
            return replace(doc, restore=tuple(spaced(scrubbed(value)) for value in field.values))
    return doc


def title_of(text: str) -> str:
    """A title on one line, however long: what is too long for one is a paragraph (see digest.readers)."""
    return without_markup(scrubbed(text))


def without_outlet(title: str, publisher: str) -> str:
    """A title without the outlet's name at its end, as collectors of headlines write it.

    >>> without_outlet("Pier closed for winter - Harbour Post", "Harbour Post"), without_outlet("Harbour Post", "Harbour Post")
    ('Pier closed for winter', 'Harbour Post')
    """
    rest = title[: -len(publisher)].rstrip() if publisher and folded(title).endswith(folded(publisher)) else ""
    found = re.search(r"\s[-–—|·]$", rest)
    return rest[: found.start()].rstrip() if found and " " in rest[: found.start()].strip() else title


def language_code(text: str) -> str:
    """ "en-GB", "EN_us" -> "en"; "" for what is no code: "English"."""
    match = re.match(r"\s*([A-Za-z]{2,3})(?:[-_.][\w-]*)?\s*$", text)
    return match[1].lower() if match else ""


def parted(values: Iterable[str]) -> list[str]:
    """A list's entries; a single string is parted at its commas."""
    values = [value for value in values if value.strip()]
    if len(values) != 1:
        return values
    return [part for part in re.split(r"\s*[,;|]\s*", values[0].strip().strip("[]")) if part]


def names_of(values: Iterable[str]) -> tuple[str, ...]:
    """People's names: "By Ann Teal and Bo Reed" -> ("Ann Teal", "Bo Reed"); addresses and what is no name are left out.

    >>> names_of(["By Ann Teal, Bo Reed"]), names_of(["mailto:a@b.example", "https://x.example/anna"])
    (('Ann Teal', 'Bo Reed'), ())
    """
    names: dict[str, None] = {}
    for value in values:
        bare = _BY.sub("", without_markup(scrubbed(value[:2_000])))
        for name in _PARTED.split(bare):
            name = re.sub(r"\s*[<(][^<>()]{0,200}[>)]", "", name).strip(" ,.")
            if any(map(str.isalpha, name)) and "://" not in name and "@" not in name and len(name) <= 100:
                names[name] = None
    return tuple(names)
