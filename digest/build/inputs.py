"""All records of content/: walked, read where something changed, and known again where nothing did.

A file's records depend on its bytes, its path, what its sidecars declare, the settings, the outlets and names files, the code, the
packages that read, and those lines of its own that its outlet repeats. All of that is in the key; nothing else is used.
"""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from digest.build.given import Given
from digest.build.memory import Memory, Row
from digest.build.records import Lines, Record, Shared, documents_of, hashes_of, lines_of, records_of
from digest.build.seen import hash_of
from digest.build.shelf import Heavies, Place, Shelf
from digest.build.stamps import PACKAGE, READ_WITH, stamp_of
from digest.cache import Cache
from digest.content import Found, Refused, load, walk
from digest.errors import DigestError
from digest.fingerprint import fingerprint
from digest.group import Variants
from digest.model import Document, SourceFile

_ROOMS = ("readers", "clean", "dates", "group", "identity")
_HELD = 32_000_000  # bytes of input that wait in memory for their outlets' profiles; what is beyond is read twice


@dataclass(slots=True)
class _Input:
    """A file on its way: what it is known by, and what of it has been read so far."""

    found: Found
    key: str
    lines: tuple[Lines, ...]
    source: SourceFile | None = None
    documents: tuple[Document, ...] = ()


@dataclass(frozen=True, slots=True)
class Harvest:
    """The records of a build in the order of paths, and where the weight of each article lies."""

    records: tuple[Record, ...]
    shelf: Shelf
    places: dict[tuple[str, int], Place]  # by path and part


class _Reaper:
    """One pass over content/."""

    def __init__(self, given: Given, kept: Cache, memory: Memory) -> None:
        self.given, self.kept, self.memory = given, kept, memory
        self.base = _base_key(given)
        self.variants = Variants(given.names)
        self.shared: Shared = {}
        self.held = 0
        self.by_key: dict[str, _Input] = {}  # of the records
        self.shelf = Shelf(kept, self.again)

    # ------------------------------------------------------------ the first look

    def looked(self, found: Found) -> _Input | Refused:
        """Whose is it, and which lines does it hold? Bytes that cannot have changed are not read."""
        path = os.fsencode(found.file)
        known = self.memory.hash_of(path)
        if known:
            key = _key(found, self.base, known, self.given)
            lines = self._known_lines(found, key)
            if lines is not None:
                self.memory.read(path, known)
                return _Input(found, key, lines)
        source = load(found, self.given.settings.readers)
        if isinstance(source, Refused):
            self.memory.unread(path)
            return source
        self.memory.count("read")
        known = hash_of(source.body)
        self.memory.read(path, known)
        return self._opened(found, source, _key(found, self.base, known, self.given))

    def _known_lines(self, found: Found, key: str) -> tuple[Lines, ...] | None:
        row = self.memory.was.rows.get(found.path)
        return row.lines if row and row.key == key else self.kept.load("lines " + key, tuple[Lines, ...])

    def _opened(self, found: Found, source: SourceFile, key: str) -> _Input:
        lines = self._known_lines(found, key)
        if lines is not None:
            return _Input(found, key, lines)
        documents = documents_of(source, self.given)
        lines = lines_of(documents, self.given)
        self.kept.keep("lines " + key, lines)
        self.held += len(source.body)
        return _Input(found, key, lines, source, documents) if self.held < _HELD else _Input(found, key, lines)

    # ------------------------------------------------------------ the second

    def row(self, each: _Input) -> Row:
        """The file's records, now that it is known what its outlet repeats."""
        key = fingerprint(each.key, *_repeated(each.lines, self.shared))
        self.by_key[key] = each
        row = self.memory.was.rows.get(each.found.path)
        if row and (row.key, row.records_key) == (each.key, key):
            return row
        known = self.kept.load("records " + key, tuple[Record, ...])
        if known is None:
            known = self._made(each, key)
        each.documents, each.source = (), None
        return Row(each.key, each.lines, key, known)

    def _made(self, each: _Input, key: str) -> tuple[Record, ...]:
        source = each.source or load(each.found, self.given.settings.readers)
        if isinstance(source, Refused):  # gone since it was looked at
            self.memory.unread(os.fsencode(each.found.file))
            return (Record(source.path, 0, source.status, source.reason, notes=source.notes),)
        self.memory.count("parsed")
        made, heavy = self._records(source, each.documents)
        self.shelf.put(key, heavy)
        if each.source or self._unchanged(each, source):
            self.kept.keep("records " + key, made)
        else:  # changed since it was looked at
            self.memory.unread(os.fsencode(each.found.file))
        return made

    def _records(self, source: SourceFile, documents: tuple[Document, ...] = ()) -> tuple[tuple[Record, ...], Heavies]:
        return records_of(source, documents or documents_of(source, self.given), self.given, self.shared, self.variants)

    def _unchanged(self, each: _Input, source: SourceFile) -> bool:
        return _key(each.found, self.base, hash_of(source.body), self.given) == each.key

    def again(self, key: str) -> Heavies:
        """What a file's articles weigh, where what was kept of them is damaged."""
        each = self.by_key[key]
        source = load(each.found, self.given.settings.readers)
        if isinstance(source, Refused) or not self._unchanged(each, source):
            raise DigestError("changed while the site was being built; build again", f"content/{each.found.path}")
        return self._records(source)[1]


def harvest(given: Given, kept: Cache, memory: Memory) -> Harvest:
    """A record for each article and for each file that holds none."""
    pass_ = _Reaper(given, kept, memory)
    records: list[Record] = []
    inputs: list[_Input] = []
    for found in walk(given.content, given.settings.readers):
        got = found if isinstance(found, Refused) else pass_.looked(found)
        if isinstance(got, Refused):
            records.append(Record(got.path, 0, got.status, got.reason, notes=got.notes))
        else:
            inputs.append(got)
    pass_.shared = repeated_lines((line for each in inputs for line in each.lines), given.settings.clean.outlet_lines)
    places: dict[tuple[str, int], Place] = {}
    for number, each in enumerate(inputs):
        given.options.tell("reading", number, len(inputs))
        row = memory.now.rows[each.found.path] = pass_.row(each)
        records += row.records
        places |= {(record.path, record.part): Place(row.records_key, at) for at, record in enumerate(row.records)}
        pass_.shelf.used += ("lines " + row.key, "records " + row.records_key)
        pass_.shelf.holds(row.records_key)
    kept.save()
    return Harvest(tuple(sorted(records, key=lambda record: (record.path, record.part))), pass_.shelf, places)


def repeated_lines(lines: Iterable[Lines], least: int) -> Shared:
    """What each outlet repeats: the lines that at least `least` of its articles hold."""
    by_outlet: dict[str, list[Lines]] = {}
    for each in lines:
        if each.outlet:
            by_outlet.setdefault(each.outlet, []).append(each)
    return {outlet: _repeated_by(those, least) for outlet, those in by_outlet.items() if least and len(those) >= least}


def _repeated_by(those: Sequence[Lines], least: int) -> frozenset[int]:
    counts: Counter[int] = Counter()
    for each in those:
        counts.update(hashes_of(each))
    return frozenset(key for key, count in counts.items() if count >= least)


def _key(found: Found, base: str, known: bytes, given: Given) -> str:
    """All that the first look depends on."""
    modified = str(found.mtime_ns) if given.settings.dates.file_time else ""
    return fingerprint(base, found.path, found.declared_print, modified, known)


def _repeated(lines: Sequence[Lines], shared: Shared) -> Iterator[str | bytes]:
    """Those lines of the file that its outlet repeats: all that its records take from the profile."""
    for each in lines:
        known = shared.get(each.outlet)
        yield each.outlet
        yield b"".join(number.to_bytes(8, "little") for number in sorted(known.intersection(hashes_of(each)))) if known else b""


def _base_key(given: Given) -> str:
    """What every file's records depend on besides the file."""
    settings = given.settings
    parts = (
        settings.readers,
        settings.clean,
        settings.dates,
        settings.sources,
        settings.site.time_zone,
        given.outlets,
        given.names,
    )
    own = [part for path in extensions(given) for part in (path.name, path.read_bytes())]
    return fingerprint(code_stamp(), repr(parts), repr(given.options.as_of), *_custom(given), *own)


def _custom(given: Given) -> Iterator[str]:
    """The user's modules that take part in a build."""
    yield from (name for _, name in given.settings.readers.custom)
    yield from (name for _, names in given.settings.clean.after for name in names)
    yield from given.settings.pages.extra


def extensions(given: Given) -> tuple[Path, ...]:
    """The files that the user's own readers and rules are made of: those beside the settings, and the packages that are named."""
    names = [name.partition(":")[0].split(".")[0] for name in _custom(given)]
    if not names:
        return ()
    folders = (given.root / name for name in sorted(set(names)))
    inside = [path for folder in folders if folder.is_dir() for path in sorted(folder.rglob("*.py"))]
    return (*sorted(given.root.glob("*.py")), *inside)


@cache
def code_stamp() -> str:
    """A fingerprint of the code that makes records, and of the packages that it uses."""
    rooms = [path for room in _ROOMS for path in sorted((PACKAGE / room).rglob("*.py"))]
    return stamp_of([*sorted(PACKAGE.glob("*.py")), *rooms, PACKAGE / "build" / "records.py"], READ_WITH)
