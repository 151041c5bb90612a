"""From a file to its articles: read, clean, date, features. Pure for each file, and kept under all that it depends on."""

from __future__ import annotations

from array import array
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from hashlib import blake2b
from sys import byteorder
from typing import Literal

import msgspec

from digest.build.given import Given
from digest.build.shelf import Heavies, Heavy, split
from digest.clean import NO_PROFILE, Profile, answer_in, clean, line_keys, masthead
from digest.dates import published
from digest.dates.moments import minute_of
from digest.fingerprint import fingerprint, short_id
from digest.group import Features, Variants, features, order_of
from digest.identity import outlet_of
from digest.model import Article, Cleaned, Document, Note, Outlet, Rights, SourceFile
from digest.readers import read
from digest.settings import CleanSettings
from digest.writing import unspaced_words


class Record(msgspec.Struct, frozen=True):
    """One article of one input, or the reason why there is none."""

    path: str
    part: int
    status: Literal["article", "skipped", "ignored"]
    reason: str = ""
    article: Article | None = None  # without its weight, which lies on the shelf
    text: str = ""  # fingerprint of the cleaned text
    print: str = ""  # fingerprint of the whole article
    features: str = ""  # prints of its features
    day: date | None = None  # the day by which it is grouped
    order: int = 0  # where it stands in the pass of the grouping
    notes: tuple[Note, ...] = ()
    clues: bool = False  # its date has further clues or constraints, which lie on the shelf, too


@dataclass(frozen=True, slots=True)
class Lines:
    """What the outlet's profile needs of one document: whose it is, and which lines it holds (8 bytes of a hash for each)."""

    outlet: str
    keys: bytes


OVERLONG, _WEIGHED = 8, 40  # weight, from characters
Shared = Mapping[str, frozenset[int]]  # outlet -> hashes of the lines that it repeats


@dataclass(frozen=True, slots=True)
class Opened:
    """One document, whose it is, and hashes of its lines as in `Lines`."""

    document: Document
    outlet: Outlet
    keys: bytes


def opened(source: SourceFile, given: Given) -> tuple[Opened, ...]:
    """What the file says, article by article."""
    return tuple(_opened(doc, given) for doc in read(source, given.settings.readers, given.readers))


def _opened(doc: Document, given: Given) -> Opened:
    if doc.skipped:
        return Opened(doc, Outlet(""), b"")
    outlet = _outlet(doc, doc.publisher, given)
    if not outlet.key and doc.kind == "text":
        outlet = _outlet(doc, masthead(doc.text, _names_given(given)), given)
    return Opened(doc, outlet, b"".join(map(_line_hash, line_keys(doc))))


def _names_given(given: Given) -> frozenset[str]:
    """The outlets' names that the editor states, in lower case."""
    names = (*[name for _, name in given.outlets.names], *[source.name for source in given.settings.sources])
    return frozenset([*map(str.casefold, names), *[alias for alias, _ in given.outlets.aliases]])


def lines_of(documents: Iterable[Opened]) -> tuple[Lines, ...]:
    """The lines of each document by its outlet."""
    return tuple(Lines(each.outlet.key, each.keys) for each in documents if not each.document.skipped)


def hashes_of(lines: Lines) -> array[int]:
    """The hashes of the lines as numbers."""
    return array("Q", lines.keys)


def _line_hash(line: str) -> bytes:
    """Eight bytes; the lowest four bits say how much text the line is, see `weight_of`."""
    number = int.from_bytes(blake2b(line.encode("utf-8", "surrogatepass"), digest_size=8).digest(), byteorder)
    size = len(line) // _WEIGHED
    weight = min(max(size, OVERLONG), 15) if line.startswith("\n") else min(size, OVERLONG - 1)
    return (number & ~15 | weight).to_bytes(8, byteorder)


def weight_of(key: int) -> int:
    """How much text a line is by its hash: 0 for a label, OVERLONG and more for what is no furniture, however often it is said."""
    return key & 15


def records_of(
    source: SourceFile, documents: tuple[Opened, ...], given: Given, shared: Shared, variants: Variants, told: dict[int, str]
) -> tuple[tuple[Record, ...], Heavies]:
    """The file's articles, cleaned and dated, and what they weigh. `told` remembers what repeated lines say, by their hashes."""
    made = [_record(each, source, given, _profile(each, shared, told), variants) for each in documents]
    return tuple(record for record, _ in made), tuple(heavy for _, heavy in made)


def _profile(each: Opened, shared: Shared, told: dict[int, str]) -> Profile:
    """Those lines of the document that its outlet repeats."""
    known = shared.get(each.outlet.key)
    if not known:
        return NO_PROFILE
    repeated = known.intersection(array("Q", each.keys))
    if not repeated <= told.keys():
        numbered = ((array("Q", _line_hash(key))[0], key) for key in line_keys(each.document))
        told.update((number, key) for number, key in numbered if number in repeated)
    return Profile(frozenset([told[number] for number in repeated]))


def _record(each: Opened, source: SourceFile, given: Given, profile: Profile, variants: Variants) -> tuple[Record, Heavy | None]:
    doc, outlet = each.document, each.outlet
    if doc.skipped:
        return Record(doc.path, doc.part, "skipped", doc.skipped, notes=doc.notes), None
    cleaned = clean(doc, _clean_settings(outlet, given), profile, given.hooks)
    if not cleaned.blocks and not cleaned.title:
        return Record(doc.path, doc.part, "skipped", "holds no text", notes=(*doc.notes, *cleaned.notes)), None
    if answer := answer_in(cleaned):
        return _answered(doc, answer, cleaned.notes), None
    if not outlet.key and cleaned.publisher:
        outlet = _outlet(doc, cleaned.publisher, given)
    article = _article(doc, cleaned, outlet, source, given)
    made = features(
        article.id,
        article.title,
        article.deck,
        tuple(block.text for block in article.blocks),
        article.language,
        article.dated.day,
        outlet.key,
        variants,
        minute_of(article.dated.published, given.zone),
    )
    light, body = split(article)
    text = fingerprint(article.title, *(block.text for block in article.blocks))
    prints = print_of(article), prints_of(made)
    clues = bool(body.others or body.constraints)
    when = made.day, order_of(made)
    return Record(doc.path, doc.part, "article", "", light, text, *prints, *when, article.notes, clues), Heavy(body, made)


def _answered(doc: Document, answer: str, notes: tuple[Note, ...]) -> Record:
    reason = f'no article: the server answered "{answer}"'
    note = Note(doc.path, 0 if doc.part else 1, f"{reason}; skipped; fetch the page again, or leave the file out", "answer")
    return Record(doc.path, doc.part, "skipped", reason, notes=(*doc.notes, *notes, note))


def prints_of(made: Features) -> str:
    """Two prints in one, of 32 digits each: of what tells an article's story, and of what only tells copies of it."""
    return print_of(replace(made, shingles=b"", length=0)) + print_of((made.shingles, made.length))


def print_of(value: object) -> str:
    """A fingerprint of a frozen value and all that is in it."""
    return blake2b(msgspec.msgpack.encode(value), digest_size=16).hexdigest()


def _article(doc: Document, cleaned: Cleaned, outlet: Outlet, source: SourceFile, given: Given) -> Article:
    dated = published(doc, cleaned, given.settings.dates, given.zone, source.modified, given.options.as_of)
    place = f"{doc.path}#{doc.part}" if doc.part else doc.path
    return Article(
        id=short_id("a", place),
        path=doc.path,
        part=doc.part,
        kind=doc.kind,
        url=doc.url,
        outlet=outlet,
        title=cleaned.title,
        deck=cleaned.deck,
        blocks=cleaned.blocks,
        authors=cleaned.authors,
        section=cleaned.section,
        language=cleaned.language,
        tags=doc.tags,
        captions=cleaned.captions,
        bios=cleaned.bios,
        rights=_rights(doc, outlet, given),
        dated=dated,
        cuts=cleaned.cuts,
        notes=(*doc.notes, *cleaned.notes),
        words=sum(max(len(block.text.split()), unspaced_words(block.text)) for block in cleaned.blocks),
    )


def _outlet(doc: Document, publisher: str, given: Given) -> Outlet:
    return outlet_of(doc.source, publisher, doc.url, doc.path, given.outlets, given.settings)


def _clean_settings(outlet: Outlet, given: Given) -> CleanSettings:
    """The site's settings with what is said of this outlet."""
    settings, own = given.settings.clean, given.settings.source(outlet.key)
    return replace(settings, keep=settings.keep + own.keep, drop=settings.drop + own.drop) if own.keep or own.drop else settings


def _rights(doc: Document, outlet: Outlet, given: Given) -> Rights:
    return doc.rights or given.settings.source(outlet.key).rights or "excerpt"
