"""What is done to one file at a time: its bytes, its articles, their lines; then their records and what they weigh."""

from __future__ import annotations

from dataclasses import dataclass, replace

import msgspec

from digest.build.given import Given
from digest.build.records import Lines, Shared, documents_of, lines_of, records_of
from digest.build.seen import hash_of
from digest.content import Found, Refused, load
from digest.group import Variants
from digest.model import Document, SourceFile

_HELD = 24_000_000  # bytes of input that wait in memory for their outlets' profiles; what is beyond is read twice


@dataclass(frozen=True, slots=True)
class Looked:
    """The first look: the hash of the file's bytes and the lines of its articles, None where the bytes are those asked about."""

    known: bytes
    lines: tuple[Lines, ...] | None


@dataclass(frozen=True, slots=True)
class Made:
    """What was made of a file with these bytes, as MessagePack: so it crosses borders and reaches the disk."""

    known: bytes
    records: bytes
    bodies: bytes
    features: bytes


class Reading:
    """The step for files. What was read for the first look is held for the second, as far as there is room."""

    def __init__(self, given: Given) -> None:
        self._given = replace(given, options=replace(given.options, progress=None))
        self._variants = Variants(given.names)
        self._shared: Shared = {}
        self._held: dict[str, tuple[SourceFile, tuple[Document, ...]]] = {}
        self._bytes = 0

    def look(self, asked: tuple[Found, bytes]) -> Looked | Refused:
        """Whose articles are these, and which lines do they hold? Asked of a file and the hash that it had, b"" for none."""
        found, before = asked
        source = load(found, self._given.settings.readers)
        if isinstance(source, Refused):
            return source
        known = hash_of(source.body)
        if known == before:
            return Looked(known, None)
        documents = documents_of(source, self._given)
        self._hold(source, documents)
        return Looked(known, lines_of(documents, self._given))

    def learn(self, shared: Shared) -> None:
        """What the outlets repeat."""
        self._shared = shared

    def make(self, found: Found) -> Made | Refused:
        """The file's articles, cleaned and dated."""
        source, documents = self._held.pop(found.path, (None, ()))
        if source is None:
            read = load(found, self._given.settings.readers)
            if isinstance(read, Refused):
                return read
            source, documents = read, documents_of(read, self._given)
        else:
            self._bytes -= len(source.body)
        records, heavies = records_of(source, documents, self._given, self._shared, self._variants)
        encode = msgspec.msgpack.encode
        bodies, features = ([getattr(each, part) if each else None for each in heavies] for part in ("body", "features"))
        return Made(hash_of(source.body), encode(records), encode(bodies), encode(features))

    def _hold(self, source: SourceFile, documents: tuple[Document, ...]) -> None:
        if self._bytes + len(source.body) < _HELD:
            self._held[source.path] = (source, documents)
            self._bytes += len(source.body)
