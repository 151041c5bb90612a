"""All records of content/: walked, read where something changed, and taken from the cache where nothing did.

A file's records depend on its bytes, its path, what its sidecars declare, the settings, the outlets and names files, the code, the
packages that read, and those lines of its own that its outlet repeats. All of that is in the key; nothing else is used.
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from digest.build.given import Given
from digest.build.memory import Memory
from digest.build.records import Lines, Record, documents_of, lines_of, records_of
from digest.build.seen import hash_of
from digest.build.stamps import PACKAGE, READ_WITH, stamp_of
from digest.cache import Cache
from digest.clean import Profile, profile_of
from digest.content import Found, Refused, load, walk
from digest.fingerprint import fingerprint
from digest.group import Variants
from digest.model import Document, SourceFile

_ROOMS = ("readers", "clean", "dates", "group", "identity")


@dataclass(slots=True)
class _Input:
    """A file on its way: what it is known by, and what of it has been read so far."""

    found: Found
    key: str
    lines: tuple[Lines, ...]
    source: SourceFile | None = None
    documents: tuple[Document, ...] = ()


def records(given: Given, kept: Cache, memory: Memory) -> tuple[Record, ...]:
    """A record for each article and for each file that holds none, in the order of paths."""
    made: list[Record] = []
    inputs: list[_Input] = []
    used: list[str] = []
    base = _base_key(given)
    for found in walk(given.content, given.settings.readers):
        got = found if isinstance(found, Refused) else _scanned(found, base, given, kept, memory)
        if isinstance(got, Refused):
            made.append(Record(got.path, 0, got.status, got.reason, notes=got.notes))
        else:
            inputs.append(got)
    profiles = profiles_of([line for each in inputs for line in each.lines], given.settings.clean.outlet_lines)
    variants = Variants(given.names)
    for each in inputs:
        made += _records(each, given, profiles, variants, kept, memory, used)
    kept.save(used)
    return tuple(sorted(made, key=lambda record: (record.path, record.part)))


def profiles_of(lines: Iterable[Lines], least: int) -> Mapping[str, Profile]:
    """What each outlet repeats: the lines that at least `least` of its articles hold."""
    by_outlet: dict[str, list[tuple[str, ...]]] = {}
    for each in lines:
        if each.outlet:
            by_outlet.setdefault(each.outlet, []).append(each.keys)
    return {outlet: profile_of(keys, least) for outlet, keys in sorted(by_outlet.items()) if least and len(keys) >= least}


def _scanned(found: Found, base: str, given: Given, kept: Cache, memory: Memory) -> _Input | Refused:
    """The first look: whose is it, and which lines does it hold? Bytes that cannot have changed are not read."""
    path = os.fsencode(found.file)
    known = memory.hash_of(path)
    if known:
        key = _key(found, base, known, given)
        lines = kept.load("lines " + key, tuple[Lines, ...])
        if lines is not None:
            memory.read(path, known)
            return _Input(found, key, lines)
    source = load(found, given.settings.readers)
    if isinstance(source, Refused):
        memory.unread(path)
        return source
    memory.count("read")
    known = hash_of(source.body)
    memory.read(path, known)
    return _opened(found, source, _key(found, base, known, given), given, kept)


def _opened(found: Found, source: SourceFile, key: str, given: Given, kept: Cache) -> _Input:
    lines = kept.load("lines " + key, tuple[Lines, ...])
    if lines is not None:
        return _Input(found, key, lines, source)
    documents = documents_of(source, given)
    lines = lines_of(documents, given)
    kept.keep("lines " + key, lines)
    return _Input(found, key, lines, source, documents)


def _key(found: Found, base: str, known: bytes, given: Given) -> str:
    """All that the first look depends on."""
    modified = str(found.mtime_ns) if given.settings.dates.file_time else ""
    return fingerprint(base, found.path, repr(found.declared), modified, known)


def _records(
    each: _Input, given: Given, profiles: Mapping[str, Profile], variants: Variants, kept: Cache, memory: Memory, used: list[str]
) -> tuple[Record, ...]:
    key = "records " + fingerprint(each.key, *_repeated(each.lines, profiles))
    used += ("lines " + each.key, key)
    known = kept.load(key, tuple[Record, ...])
    if known is not None:
        return known
    source = each.source or load(each.found, given.settings.readers)
    if isinstance(source, Refused):  # gone since it was looked at
        memory.unread(os.fsencode(each.found.file))
        return (Record(source.path, 0, source.status, source.reason, notes=source.notes),)
    memory.count("parsed")
    made = records_of(source, each.documents or documents_of(source, given), given, profiles, variants)
    if each.source or hash_of(source.body) == memory.hash_of(os.fsencode(each.found.file)):
        kept.keep(key, made)
    else:  # changed since it was looked at
        memory.unread(os.fsencode(each.found.file))
    each.documents, each.source = (), None
    return made


def _repeated(lines: Sequence[Lines], profiles: Mapping[str, Profile]) -> Iterator[str]:
    """Those lines of the file that its outlet repeats: all that its records take from the profile."""
    for each in lines:
        shared = profiles[each.outlet].shared if each.outlet in profiles else frozenset()
        yield each.outlet
        yield from (key for key in each.keys if key in shared)


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
