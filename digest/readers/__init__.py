"""Bytes of one file -> the documents in it: the table suffix -> reader, and what holds for all: decode, look, scrub, bound."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from pathlib import PurePosixPath
from typing import Any

from digest.model import Document, Note, SourceFile
from digest.readers.decode import decoded
from digest.readers.limits import within
from digest.readers.misread import mended
from digest.readers.packed import unpacked
from digest.readers.plain import read_plain
from digest.readers.sidecar import with_declared
from digest.readers.sniff import SUFFIXES, Kind, binary_kind, is_noise, kind_of
from digest.settings import ReaderSettings
from digest.text import scrubbed

Custom = Mapping[str, Callable[[SourceFile], Iterable[Document]]]
_NAMES: dict[Kind, str] = {
    "text": "plain text", "markdown": "Markdown", "html": "HTML", "json": "JSON", "jsonl": "JSON Lines",
    "feed": "a feed", "eml": "a mail", "warc": "a web archive",
}  # fmt: skip


def read(source: SourceFile, settings: ReaderSettings, custom: Custom | None = None) -> tuple[Document, ...]:
    """All that one file says; never raises, whatever the bytes are.

    What goes wrong is a document with `skipped` (the reason) and a note; parts are numbered from 0 and keep their numbers.

    >>> read(SourceFile("a.txt", b"Bridge closes\\n\\nThe bridge is closed."), ReaderSettings())[0].text
    'Bridge closes\\n\\nThe bridge is closed.'
    """
    try:
        docs = tuple(_read(source, settings, custom or {}))
    except (Exception, RecursionError) as error:  # one bad file must never harm its neighbours
        docs = (_failed(source, error),)
    return within(tuple(_finished(doc, source, len(docs) == 1 and not source.part) for doc in docs), settings)


def suffix_of(path: str) -> str:
    """The ending that chooses the reader, lower-case, .gz left out: "A/b.JSON.gz" -> ".json"."""
    name = PurePosixPath(path).name.lower().removesuffix(".gz")
    return PurePosixPath(name).suffix or (name if name.startswith(".") else "")


def is_readable(path: str, custom: Iterable[str] = ()) -> bool:
    """Is there a reader for files of this name?"""
    return suffix_of(path) in SUFFIXES or suffix_of(path) in custom


def _read(source: SourceFile, settings: ReaderSettings, custom: Custom) -> Iterable[Document]:
    if source.part:
        return _read_record(source, settings)
    suffix = suffix_of(source.path)
    if suffix in custom:
        return custom[suffix](source)
    if suffix not in SUFFIXES:
        return (Document(source.path, skipped=f"unsupported: no reader for {suffix or 'files without an ending'}"),)
    if SUFFIXES[suffix] == "warc":
        return (_skipped(source.path, "unsupported: of a web archive each record is read by itself, in content/", "unsupported"),)
    if len(source.body) > settings.max_file_bytes:
        return (_skipped(source.path, f"larger than readers.max_file_bytes = {settings.max_file_bytes}", "too-large"),)
    if source.path.lower().endswith(".gz"):
        body, problem = unpacked(source.body, settings.max_unpacked_bytes)
        if problem:
            return (_skipped(source.path, problem, "bad-gzip"),)
        source = replace(source, body=body)
    return _read_text(source, SUFFIXES[suffix], settings)


def _read_record(source: SourceFile, settings: ReaderSettings) -> Iterable[Document]:
    """A page out of a web archive: one document, under the number of its record."""
    from digest.readers.warc import as_record, page_of

    page, answer, problem = page_of(source, settings)
    if problem:
        return (as_record(_skipped(source.path, problem, "bad-record"), page, answer),)
    docs = _read_text(page, "text" if answer.kind == "text/plain" else "html", settings, answer.charset)
    return tuple(as_record(doc, page, answer) for doc in docs)


def _read_text(source: SourceFile, named: Kind, settings: ReaderSettings, charset: str = "") -> Iterable[Document]:
    if not source.body.strip():
        return (_skipped(source.path, "empty", "empty"),)
    if looks := binary_kind(source.body):
        return (_skipped(source.path, f"not text: looks like {looks}", "not-text"),)
    found = decoded(source.body, charset)
    if found.text.count("\x00") > len(found.text) // 50 + 8 or is_noise(source.body, found.text):
        return (_skipped(source.path, "not text: looks like binary data", "not-text"),)
    text = scrubbed(mended(found.text))
    if not text.strip():
        return (_skipped(source.path, "empty: white space and control characters only", "empty"),)
    kind = kind_of(text, named)
    if source.part and kind not in ("html", "text"):
        return (_skipped(source.path, f"no page, but {_NAMES[kind]}", "bad-record"),)
    notes = [Note(source.path, 0, found.doubt, "encoding")] if found.doubt else []
    if kind != named and not source.part and not {kind, named} <= {"json", "jsonl"}:
        notes.append(Note(source.path, 0, f"named like {_NAMES[named]}, but it is {_NAMES[kind]}; read as that", "wrong-suffix"))
    docs = tuple(_by_kind(kind, text, source, settings))
    if not docs:
        return (_skipped(source.path, "nothing in it", "empty"),)
    return (replace(docs[0], notes=(*notes, *docs[0].notes)), *docs[1:]) if notes else docs


def _by_kind(kind: Kind, text: str, source: SourceFile, settings: ReaderSettings) -> Iterable[Document]:
    """The table: which reader takes what. Imported where they are needed: a folder of texts needs no parser."""
    if kind == "html":
        from digest.readers.fragments import closing
        from digest.readers.html import read_html

        pages: tuple[Document, ...] = read_html(closing(text), source, settings)
        return pages
    if kind == "markdown":
        from digest.readers.markdown import read_markdown

        return read_markdown(text, source, settings)
    if kind in ("json", "jsonl"):
        from digest.readers.json import read_json, read_jsonl

        return (read_json if kind == "json" else read_jsonl)(text, source, settings)
    if kind == "feed":
        from digest.readers.feed import read_feed

        return read_feed(text, source, settings)
    if kind == "eml":
        from digest.readers.eml import read_eml

        return read_eml(source.body, source, settings)
    return read_plain(text, source)


def _finished(doc: Document, source: SourceFile, alone: bool) -> Document:
    """What sidecars declare is laid over what the file says; escapes of JSON, YAML and TOML bring no control back."""
    return doc if doc.skipped else _scrubbed(with_declared(doc, source.declared, alone))


_FIELDS = ("title", "deck", "publisher", "section", "language", "url", "source")
_LISTS = ("authors", "tags", "captions", "restore")


def _scrubbed(doc: Document) -> Document:
    made: dict[str, Any] = {name: said for name in _FIELDS if (said := scrubbed(getattr(doc, name))) != getattr(doc, name)}
    for name in _LISTS:
        said_all = tuple(map(scrubbed, getattr(doc, name)))
        if said_all != getattr(doc, name):
            made[name] = said_all
    return replace(doc, **made) if made else doc


def _failed(source: SourceFile, error: BaseException) -> Document:
    doc = _skipped(source.path, f"cannot be read ({type(error).__name__}: {str(error)[:200]})", "reader-failed")
    return replace(doc, part=source.part)


def _skipped(path: str, reason: str, code: str) -> Document:
    return Document(path, skipped=reason, notes=(Note(path, 0, f"{reason}; skipped", code),))
