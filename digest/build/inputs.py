"""All records of content/: walked, read where something changed, and known again where nothing did.

A file's records depend on its bytes, its path, what its sidecars declare, the settings, the outlets and names files, the code, the
packages that read, and those lines of its own that its outlet repeats. All of that is in the key; nothing else is used.
"""

from __future__ import annotations

import operator
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import msgspec

from digest.archives import Contents
from digest.build.engines import Crew, at_work
from digest.build.given import Given
from digest.build.memory import Memory, Row
from digest.build.reading import WHILE_LOOKING, WHILE_MAKING, Looked, Made, Reading
from digest.build.records import Lines, Record, Shared, hashes_of
from digest.build.shelf import Place, Shelf
from digest.build.stamps import PACKAGE, READ_WITH, stamp_of
from digest.cache import Cache
from digest.content import walk
from digest.errors import DigestError
from digest.files import Found, Refused, is_archive, look_through, print_of, records_in, unreadable
from digest.fingerprint import fingerprint, key_of

_FEW = 8  # files whose records wait in memory to be remembered; those of more are fetched from the cache
_ROOMS = ("readers", "clean", "dates", "group", "identity")


@dataclass(frozen=True, slots=True)
class _Input:
    """A file after the first look: what it is known by, and its lines."""

    found: Found
    key: str
    lines: tuple[Lines, ...]


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
        self.shared: Shared = {}
        self.lost: dict[str, _Input] = {}  # by the key of the records; looked for when something of one is damaged
        self.shelf = memory.shelf(kept, self.again)

    # ------------------------------------------------------------ archives

    def within(self, found: Iterable[Found | Refused]) -> Iterator[Found | Refused]:
        """Every file, and instead of each web archive what it holds."""
        for each in found:
            if isinstance(each, Found) and is_archive(each, self.given.settings.readers):
                yield from self._within(each)
            else:
                yield each

    def _within(self, found: Found) -> Iterator[Found | Refused]:
        try:
            known = self.memory.hash_of(found.key) or print_of(found)
            name = "archive " + fingerprint(self.base, known)
            held = self.kept.load(name, Contents)
            if held is None:
                held = look_through(found, self.given.settings.readers)
                self.memory.count("read")
                self.kept.keep(name, held)
        except OSError as error:
            self.memory.unread(found.key)
            yield unreadable(found, error)
            return
        self.memory.read(found.key, known)
        self.shelf.uses(name)
        yield from records_in(found, held, self.given.settings.readers)

    # ------------------------------------------------------------ the first look

    def looked(self, found: Found) -> _Input | None:
        """What is known of a file whose bytes cannot have changed; None where it must be read."""
        if found.record:
            return self._input(found, found.record.known)
        known = self.memory.hash_of(found.key)
        each = self._input(found, known) if known else None
        if each:
            self.memory.read(found.key, known)
        return each

    def look(self, unknown: Sequence[Found], workers: Crew[Reading]) -> Iterator[_Input | Refused]:
        """Whose are they, and which lines do they hold? Files with the bytes that they had are only read."""
        asked = ((found, b"" if found.record else self.memory.hash_before(found.key)) for found in unknown)
        for found, got in zip(unknown, workers.each(Reading.look, asked, WHILE_LOOKING), strict=True):
            if isinstance(got, Refused):
                self.memory.unread(found.key)
                yield got
                continue
            self.memory.count("read")
            self._read(found, got.known)
            yield self._input(found, got.known) or self._opened(found, got)

    def _read(self, found: Found, known: bytes) -> None:
        """Of an archive the whole is remembered, not its records."""
        if not found.record:
            self.memory.read(found.key, known)
        elif found.record.known != known:
            self.memory.unread(found.key)

    def _opened(self, found: Found, got: Looked) -> _Input | Refused:
        if got.lines is None:  # its bytes are known, but nothing is left of what was made of them
            again = Reading(self.given).look((found, b""))
            if isinstance(again, Refused):
                self.memory.unread(found.key)
                return again
            self._read(found, again.known)
            got = again
        key = _key(found, self.base, got.known, self.given)
        self.kept.keep("lines " + key, got.lines)
        return _Input(found, key, got.lines or ())

    def _input(self, found: Found, known: bytes) -> _Input | None:
        key = _key(found, self.base, known, self.given)
        row = self.memory.rows_before.get(found.name)
        lines = row.lines if row and row.key == key else None
        lines = self.kept.load("lines " + key, tuple[Lines, ...]) if lines is None else lines
        return None if lines is None else _Input(found, key, lines)

    # ------------------------------------------------------------ the second

    def rows(self, inputs: Sequence[_Input], workers: Crew[Reading]) -> Iterator[Read]:
        """The records of each file, now that it is known what its outlet repeats."""
        before, now = self.memory.table("records")
        keys = [key_of(each.key, *_repeated(each.lines, self.shared)) for each in inputs]
        known = [self._known(each, key, before.get(each.found.name)) for each, key in zip(inputs, keys, strict=True)]
        anew = (each.found for each, row in zip(inputs, known, strict=True) if row is None)
        made = workers.each(Reading.make, anew, WHILE_MAKING)
        for number, (each, key, was) in enumerate(zip(inputs, keys, known, strict=True)):
            self.given.options.tell("reading", number, len(inputs))
            now[each.found.name] = row = was or self._row(each, key, next(made))
            yield row

    def _known(self, each: _Input, key: str, was: Read | None) -> Read | None:
        row = self.memory.rows_before.get(each.found.name)
        if row and (row.key, row.records_key) == (each.key, key):
            if was and was[0] is row:
                return was
            with suppress(msgspec.DecodeError):
                return row, _RECORDS.decode(row.records)
        records = self.kept.load("records " + key, tuple[Record, ...])
        return None if records is None else (Row(each.key, each.lines, key), records)

    def _row(self, each: _Input, key: str, made: Made | Refused) -> Read:
        if isinstance(made, Refused):  # gone since it was looked at
            self.memory.unread(each.found.key)
            part = each.found.record.number if each.found.record else 0
            return Row(each.key, each.lines, ""), (Record(made.path, part, made.status, made.reason, notes=made.notes),)
        self.memory.count("parsed")
        if not self._is_of(each, made):  # changed since it was looked at
            self.memory.unread(each.found.key)
            key = fingerprint(key, made.known)
        self.kept.put("records " + key, made.records)
        self.shelf.put(key, made.bodies, made.features)
        few = self.memory.counts["parsed"] < _FEW
        held = msgspec.Raw(made.records) if few else msgspec.Raw()
        return Row(each.key, each.lines if few or self.memory.lasts else None, key, held), _RECORDS.decode(made.records)

    def _is_of(self, each: _Input, made: Made) -> bool:
        return _key(each.found, self.base, made.known, self.given) == each.key

    def again(self, key: str) -> Made:
        """What a file's articles weigh, where what was kept of them is damaged."""
        each = self._lost().get(key)
        step = Reading(self.given)
        step.learn(self.shared)
        made = step.make(each.found) if each else None
        if each is None or not isinstance(made, Made) or not self._is_of(each, made):
            path = f"content/{each.found.name}" if each else "content"
            raise DigestError("changed while the site was being built; build again", path)
        return made

    def _lost(self) -> dict[str, _Input]:
        """Where everything was read: content/ is walked once more, since that is hardly ever asked."""
        if not self.lost:
            rows = self.memory.rows
            found = self.within(walk(self.given.content, self.given.settings.readers))
            there = [each for each in found if isinstance(each, Found) and each.name in rows]
            self.lost = {rows[each.name].records_key: _Input(each, rows[each.name].key, ()) for each in there}
        return self.lost


Read = tuple[Row, tuple[Record, ...]]
_RECORDS = msgspec.msgpack.Decoder(tuple[Record, ...])


def harvest(given: Given, kept: Cache, memory: Memory) -> Harvest:
    """A record for each article and for each file that holds none."""
    pass_ = _Reaper(given, kept, memory)
    found = tuple(pass_.within(walk(given.content, given.settings.readers)))
    looked = {each.name: pass_.looked(each) for each in found if isinstance(each, Found)}
    unknown = [each for each in found if isinstance(each, Found) and looked[each.name] is None]
    with at_work(given.options.engine, Reading(given), len(unknown)) as workers:
        got = dict(zip((each.name for each in unknown), pass_.look(unknown, workers), strict=True))
        every = [each if isinstance(each, Refused) else looked[each.name] or got[each.name] for each in found]
        inputs = [each for each in every if isinstance(each, _Input)]
        refused = [each for each in every if isinstance(each, Refused)]
        pass_.shared = repeated_lines((line for each in inputs for line in each.lines), given.settings.clean.outlet_lines, memory)
        workers.tell(Reading.learn, pass_.shared)
        records = [Record(each.path, 0, each.status, each.reason, notes=each.notes) for each in refused]
        places: dict[tuple[str, int], Place] = {}
        for each, (row, those) in zip(inputs, pass_.rows(inputs, workers), strict=True):
            memory.rows[each.found.name] = row
            records += those
            places |= {(record.path, record.part): Place(row.records_key, at) for at, record in enumerate(those)}
            pass_.shelf.holds(row.key, row.records_key, len(those))
    kept.save()
    shelf = pass_.shelf
    return Harvest(tuple(sorted(records, key=lambda record: (record.path, record.part))), shelf, places)


def repeated_lines(lines: Iterable[Lines], least: int, memory: Memory) -> Shared:
    """What each outlet repeats: the lines that at least `least` of its articles hold."""
    before, now = memory.table("outlets", least)
    by_outlet: dict[str, list[Lines]] = {}
    for each in lines:
        if each.outlet:
            by_outlet.setdefault(each.outlet, []).append(each)
    for outlet, those in by_outlet.items():
        if least and len(those) >= least:
            were, repeated = before.get(outlet, ((), frozenset()))
            same = len(were) == len(those) and all(map(operator.is_, were, those))
            now[outlet] = (those, repeated if same else _repeated_by(those, least))
    return {outlet: repeated for outlet, (_, repeated) in now.items()}


def _repeated_by(those: Sequence[Lines], least: int) -> frozenset[int]:
    counts: Counter[int] = Counter()
    for each in those:
        counts.update(hashes_of(each))
    return frozenset(key for key, count in counts.items() if count >= least)


def _key(found: Found, base: str, known: bytes, given: Given) -> str:
    """All that the first look depends on."""
    modified = str(found.mtime_ns) if given.settings.dates.file_time else ""
    return key_of(base, found.name, found.declared_print, modified, known.hex())


def _repeated(lines: Sequence[Lines], shared: Shared) -> Iterator[str]:
    """Those lines of the file that its outlet repeats: all that its records take from the profile."""
    for each in lines:
        known = shared.get(each.outlet)
        yield each.outlet
        yield repr(sorted(known.intersection(hashes_of(each)))) if known else ""


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
