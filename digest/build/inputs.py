"""All records of content/: walked, read where something changed, and taken from the cache where nothing did.

A file's records depend on its bytes, its path, what its sidecars declare, the settings, the outlets and names files, the code, the
packages that read, and those lines of its own that its outlet repeats. All of that is in the key; nothing else is used.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

from digest.build.given import Given
from digest.build.records import Lines, Record, documents_of, lines_of, records_of
from digest.cache import Cache
from digest.clean import Profile, profile_of
from digest.content import Refused, load, walk
from digest.fingerprint import fingerprint
from digest.group import Variants
from digest.model import Document, SourceFile

_PACKAGES = (
    "feedparser",
    "ftfy",
    "htmldate",
    "lxml",
    "markdown-it-py",
    "mdit-py-plugins",
    "nh3",
    "PyYAML",
    "trafilatura",
    "tzdata",
)
_ROOMS = ("readers", "clean", "dates", "group", "identity")


@dataclass(slots=True)
class _Input:
    """A file on its way: its bytes, what it is known by, and what of it has been read so far."""

    source: SourceFile
    key: str
    lines: tuple[Lines, ...]
    documents: tuple[Document, ...] = ()


def records(given: Given, kept: Cache) -> tuple[Record, ...]:
    """A record for each article and for each file that holds none, in the order of paths."""
    made: list[Record] = []
    inputs: list[_Input] = []
    used: list[str] = []
    base = _base_key(given)
    for found in walk(given.content, given.settings.readers):
        got = found if isinstance(found, Refused) else load(found, given.settings.readers)
        if isinstance(got, Refused):
            made.append(Record(got.path, 0, got.status, got.reason, notes=got.notes))
        else:
            inputs.append(_scanned(got, base, given, kept))
    profiles = profiles_of([line for each in inputs for line in each.lines], given.settings.clean.outlet_lines)
    variants = Variants(given.names)
    for each in inputs:
        made += _records(each, given, profiles, variants, kept, used)
    kept.save(used)
    return tuple(sorted(made, key=lambda record: (record.path, record.part)))


def profiles_of(lines: Iterable[Lines], least: int) -> Mapping[str, Profile]:
    """What each outlet repeats: the lines that at least `least` of its articles hold."""
    by_outlet: dict[str, list[tuple[str, ...]]] = {}
    for each in lines:
        if each.outlet:
            by_outlet.setdefault(each.outlet, []).append(each.keys)
    return {outlet: profile_of(keys, least) for outlet, keys in sorted(by_outlet.items()) if least and len(keys) >= least}


def _scanned(source: SourceFile, base: str, given: Given, kept: Cache) -> _Input:
    """The first look: whose is it, and which lines does it hold?"""
    declared = repr(source.declared)
    modified = repr(source.modified) if given.settings.dates.file_time else ""
    key = fingerprint(base, source.path, declared, modified, source.body)
    lines = kept.load("lines " + key, tuple[Lines, ...])
    if lines is not None:
        return _Input(source, key, lines)
    documents = documents_of(source, given)
    lines = lines_of(documents, given)
    kept.keep("lines " + key, lines)
    return _Input(source, key, lines, documents)


def _records(
    each: _Input, given: Given, profiles: Mapping[str, Profile], variants: Variants, kept: Cache, used: list[str]
) -> tuple[Record, ...]:
    key = "records " + fingerprint(each.key, *_repeated(each.lines, profiles))
    used += ("lines " + each.key, key)
    known = kept.load(key, tuple[Record, ...])
    if known is not None:
        return known
    documents = each.documents or documents_of(each.source, given)
    made = records_of(each.source, documents, given, profiles, variants)
    kept.keep(key, made)
    each.documents = ()
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
    extensions = [_module_bytes(name, given.root) for name in (*_custom(given),)]
    return fingerprint(code_stamp(), repr(parts), repr(given.options.as_of), *extensions)


def _custom(given: Given) -> Iterator[str]:
    """The user's modules that take part in reading and cleaning."""
    yield from (name for _, name in given.settings.readers.custom)
    yield from (name for _, names in given.settings.clean.after for name in names)


def _module_bytes(name: str, root: Path) -> bytes:
    path = root.joinpath(*name.partition(":")[0].split(".")).with_suffix(".py")
    return path.read_bytes() if path.is_file() else name.encode()


@cache
def code_stamp() -> str:
    """A fingerprint of the code that makes records, and of the packages that it uses."""
    package = Path(__file__).parent.parent
    rooms = [path for room in _ROOMS for path in sorted((package / room).rglob("*.py"))]
    files = [*sorted(package.glob("*.py")), *rooms, package / "build" / "records.py"]
    return fingerprint(*(_version(name) for name in _PACKAGES), *(path.read_bytes() for path in files))


def _version(name: str) -> str:
    try:
        return version(name)
    except PackageNotFoundError:
        return ""
