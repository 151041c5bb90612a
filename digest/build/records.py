"""From a file to its articles: read, clean, date, features. Pure for each file, and kept under all that it depends on."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from typing import Literal

from digest.build.given import Given
from digest.clean import NO_PROFILE, Profile, clean, line_keys
from digest.dates import published
from digest.fingerprint import fingerprint, short_id
from digest.group import Features, Variants, features
from digest.identity import outlet_of
from digest.model import Article, Cleaned, Document, Note, Outlet, Rights, SourceFile
from digest.readers import read
from digest.settings import CleanSettings


@dataclass(frozen=True, slots=True)
class Record:
    """One article of one input, or the reason why there is none."""

    path: str
    part: int
    status: Literal["article", "skipped", "ignored"]
    reason: str = ""
    article: Article | None = None
    features: Features | None = None
    text: str = ""  # fingerprint of the cleaned text
    notes: tuple[Note, ...] = ()


@dataclass(frozen=True, slots=True)
class Lines:
    """What the outlet's profile needs of one document: whose it is, and which lines it holds."""

    outlet: str
    keys: tuple[str, ...]


def documents_of(source: SourceFile, given: Given) -> tuple[Document, ...]:
    """What the file says, article by article."""
    return read(source, given.settings.readers, given.readers)


def lines_of(documents: Iterable[Document], given: Given) -> tuple[Lines, ...]:
    """The lines of each document by its outlet."""
    return tuple(Lines(_outlet(doc, doc.publisher, given).key, line_keys(doc)) for doc in documents if not doc.skipped)


def records_of(
    source: SourceFile, documents: tuple[Document, ...], given: Given, profiles: Mapping[str, Profile], variants: Variants
) -> tuple[Record, ...]:
    """The file's articles, cleaned and dated."""
    return tuple(_record(doc, source, given, profiles, variants) for doc in documents)


def _record(doc: Document, source: SourceFile, given: Given, profiles: Mapping[str, Profile], variants: Variants) -> Record:
    if doc.skipped:
        return Record(doc.path, doc.part, "skipped", doc.skipped, notes=doc.notes)
    outlet = _outlet(doc, doc.publisher, given)
    cleaned = clean(doc, _clean_settings(outlet, given), profiles.get(outlet.key, NO_PROFILE), given.hooks)
    if not cleaned.blocks and not cleaned.title:
        return Record(doc.path, doc.part, "skipped", "holds no text", notes=(*doc.notes, *cleaned.notes))
    if not outlet.key and cleaned.publisher:
        outlet = _outlet(doc, cleaned.publisher, given)
    article = _article(doc, cleaned, outlet, source, given)
    text = fingerprint(article.title, *(block.text for block in article.blocks))
    made = features(
        article.id,
        article.title,
        article.deck,
        tuple(block.text for block in article.blocks),
        article.language,
        article.dated.day,
        outlet.key,
        variants,
    )
    return Record(doc.path, doc.part, "article", "", article, made, text, article.notes)


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
        words=sum(len(block.text.split()) for block in cleaned.blocks),
    )


def _outlet(doc: Document, publisher: str, given: Given) -> Outlet:
    return outlet_of(doc.source, publisher, doc.url, doc.path, given.outlets, given.settings)


def _clean_settings(outlet: Outlet, given: Given) -> CleanSettings:
    """The site's settings with what is said of this outlet."""
    settings, own = given.settings.clean, given.settings.source(outlet.key)
    return replace(settings, keep=settings.keep + own.keep, drop=settings.drop + own.drop) if own.keep or own.drop else settings


def _rights(doc: Document, outlet: Outlet, given: Given) -> Rights:
    return doc.rights or given.settings.source(outlet.key).rights or "excerpt"
