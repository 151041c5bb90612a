"""All records of content/: walked, read where something changed, and known again where nothing did.

What they depend on is in their keys (`digest.build.input_keys`); nothing else is used.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from contextlib import ExitStack, suppress
from dataclasses import dataclass
from functools import partial
from itertools import chain
from operator import attrgetter
from typing import NamedTuple, cast

import msgspec

from digest.build.engines import MANY, Crew, at_work
from digest.build.given import Given
from digest.build.input_keys import base_key, input_key, records_key, repeated_print
from digest.build.memory import Memory
from digest.build.profiles import repeated_lines
from digest.build.reading import WHILE_LOOKING, WHILE_MAKING, Looked, Made, Reading
from digest.build.records import Lines, Record, Shared
from digest.build.remembered import NOTHING, Row
from digest.build.shelf import Place, Shelf
from digest.build.walk import Walk
from digest.cache import Cache
from digest.errors import DigestError
from digest.files import Found, Refused
from digest.fingerprint import fingerprint
from digest.listings import Stat
from digest.model import Note
from digest.table import lacking
from digest.tables import Tables

_FEW = 8  # files whose records wait in memory to be remembered; those of more are fetched from the cache


class _Input(NamedTuple):
    """A file after the first look: what it is known by, and its lines."""

    found: Found
    seen: tuple[bytes, tuple[Stat, bytes]] | None  # its whole path, stat and hash, for the memory; None for what is in an archive
    key: str  # of all that the first look depends on
    lines: tuple[Lines, ...]
    outlets: tuple[str, ...]  # whose its articles are


class Held(NamedTuple):
    """An article's record, and where its weight lies."""

    record: Record
    place: Place


class Read(NamedTuple):
    """What was read of one file: what the memory knows of it, its records, and those of them that are articles."""

    row: Row
    records: tuple[Record, ...]
    articles: tuple[tuple[str, Held], ...]  # by path and part


@dataclass(frozen=True, slots=True)
class Harvest:
    """What a build has read."""

    articles: dict[str, Held]  # by path and part, in the order of the files' names
    others: tuple[Record, ...]  # those that are no articles, by path and part
    notes: tuple[Note, ...]  # of all records, in the same order
    paths: frozenset[str]  # of all files that there are
    shelf: Shelf


class _Reaper:
    """One pass over content/."""

    def __init__(self, given: Given, kept: Cache, memory: Memory) -> None:
        self.given, self.kept, self.memory = given, kept, memory
        self.base = base_key(given)
        self.walk = Walk(given, kept, memory, self.base)
        self.shared: Shared = {}
        self.moved: frozenset[str] | None = None  # outlets that repeat something else than before; None where nobody knows
        self.lost: dict[str, _Input] = {}  # by the key of the records; looked for when something of one is damaged
        self.shelf = memory.shelf(kept, self.again)

    # ------------------------------------------------------------ the first look

    def looked(self, found: Found) -> _Input | None:
        """What is known of a file whose bytes cannot have changed; None where it must be read."""
        known = found.record.known if found.record else self.memory.hash_of(found.key)
        return self._input(found, known) if known else None

    def look(self, unknown: Sequence[Found], workers: Crew[Reading]) -> Iterator[_Input | Refused]:
        """Whose are they, and which lines do they hold? Files with the bytes that they had are only read."""
        asked = ((found, b"" if found.record else self.memory.hash_before(found.key)) for found in unknown)
        for found, got in zip(unknown, workers.each(Reading.look, asked, WHILE_LOOKING), strict=True):
            if isinstance(got, Refused):
                self.memory.unread(found.key)
                yield got
                continue
            self.memory.count("read")
            yield self._input(found, got.known) or self._opened(found, got)

    def _opened(self, found: Found, got: Looked) -> _Input | Refused:
        if got.lines is None:  # its bytes are known, but nothing is left of what was made of them
            again = Reading(self.given).look((found, b""))
            if isinstance(again, Refused):
                self.memory.unread(found.key)
                return again
            got = again
        if found.record and found.record.known != got.known:
            self.memory.unread(found.key)
        key = input_key(found, self.base, got.known, self.given)
        self.kept.keep("lines " + key, got.lines)
        return self._made(found, got.known, key, got.lines or ())

    def _input(self, found: Found, known: bytes) -> _Input | None:
        key = input_key(found, self.base, known, self.given)
        row = self.memory.rows_before.get(found.name)
        lines = row.lines if row and row.key == key else None
        lines = self.kept.load("lines " + key, tuple[Lines, ...]) if lines is None else lines
        return None if lines is None else self._made(found, known, key, lines)

    def _made(self, found: Found, known: bytes, key: str, lines: tuple[Lines, ...]) -> _Input:
        path, outlets = found.key, dict.fromkeys(each.outlet for each in lines)
        stat = None if found.record else self.memory.files.get(path)
        return _Input(found, (path, (stat, known)) if stat else None, key, lines, tuple(outlets))

    # ------------------------------------------------------------ the second

    def read(self, inputs: Mapping[str, _Input], workers: Crew[Reading]) -> dict[str, Read]:
        """The records of each file, now that it is known what its outlet repeats."""
        asked = self.memory.tables.beside("inputs beside what repeats", inputs, attrgetter("outlets"), self.shared)
        known = self.memory.each("reads", asked, lambda name, each: self._known(name, each[0]))
        unknown = lacking(known)
        made = workers.each(Reading.make, (inputs[name].found for name in unknown), WHILE_MAKING)
        for number, name in enumerate(unknown):
            self.given.options.tell("reading", number, len(unknown))
            known[name] = self._read(inputs[name], next(made))
        return cast(dict[str, Read], known)

    def _key(self, each: _Input) -> str:
        return records_key(each.key, each.lines, self.shared)

    def _known(self, name: str, each: _Input) -> Read | None:
        row = self.memory.rows_before.get(name)
        stands = row and row.key == each.key and self.moved is not None and self.moved.isdisjoint(each.outlets)
        key = (row.records_key if row and stands else "") or self._key(each)
        if row and (row.key, row.records_key) == (each.key, key):
            with suppress(msgspec.DecodeError):
                return _with_places(row, _RECORDS.decode(row.records))
        records = self.kept.load("records " + key, tuple[Record, ...])
        return None if records is None else _with_places(Row(each.key, each.lines, key), records)

    def _read(self, each: _Input, made: Made | Refused) -> Read:
        key = self._key(each)
        if isinstance(made, Refused):  # gone since it was looked at
            self.memory.unread(each.found.key)
            part = each.found.record.number if each.found.record else 0
            refused = Record(made.path, part, made.status, made.reason, notes=made.notes)
            return _with_places(Row(each.key, each.lines, ""), (refused,))
        self.memory.count("parsed")
        of = each.key
        if not self._is_of(each, made):  # changed since it was looked at: no row may say that these are its records
            self.memory.unread(each.found.key)
            of, key = fingerprint(of, made.known), fingerprint(key, made.known)
        self.kept.put("records " + key, made.records)
        self.shelf.put(key, made.bodies, made.features)
        few = self.memory.counts["parsed"] < _FEW
        held = msgspec.Raw(made.records) if few else NOTHING
        row = Row(of, each.lines if few or self.memory.lasts else None, key, held)
        return _with_places(row, _RECORDS.decode(made.records))

    def _is_of(self, each: _Input, made: Made) -> bool:
        return input_key(each.found, self.base, made.known, self.given) == each.key

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
            rows = self.memory.every_row
            there = [(each, rows[name]) for name, each in self.walk.found().items() if name in rows]
            self.lost = {row.records_key: _Input(each, None, row.key, (), ()) for each, row in there}
        return self.lost


_RECORDS = msgspec.msgpack.Decoder(tuple[Record, ...])


def _with_places(row: Row, records: tuple[Record, ...]) -> Read:
    articles = [(each, Held(each, Place(row.records_key, at))) for at, each in enumerate(records) if each.article]
    named = ((f"{each.path}#{each.part}" if each.part else each.path, held) for each, held in articles)
    return Read(row, records, tuple(named))


def harvest(given: Given, kept: Cache, memory: Memory) -> Harvest:
    """A record for each article and for each file that holds none."""
    pass_, tables = _Reaper(given, kept, memory), memory.tables
    with ExitStack() as open_:
        crew = partial(at_work, given.options.engine, Reading(given))
        many = not memory.rows_before and len(memory.files) >= MANY
        early = open_.enter_context(crew(len(memory.files))) if many else None  # what is found from now on is not theirs
        found = pass_.walk.found(memory.files or None, tables)
        looked = memory.each("looks", found, lambda _, each: pass_.looked(each), pass_.base)
        unknown = [found[name] for name in lacking(looked)]
        workers = early or open_.enter_context(crew(len(unknown)))
        got = dict(zip((each.name for each in unknown), pass_.look(unknown, workers), strict=True))
        refused = [*pass_.walk.refused, *(each for each in got.values() if isinstance(each, Refused))]
        every = tables.over("looked at", looked, got)
        inputs = cast(dict[str, _Input], tables.only("inputs", every, lambda each: isinstance(each, _Input)))
        del found, looked, got, every  # a hundred thousand names each
        memory.inputs |= tables.spread("seen", inputs, lambda _, each: dict([each.seen] if each.seen else ()))
        pass_.shared = repeated_lines(_by_outlet(inputs, tables), given.settings.clean.outlet_lines, memory)
        prints = memory.each("prints of what repeats", pass_.shared, lambda _, lines: repeated_print(lines))
        pass_.moved = memory.repeating(dict(prints))
        workers.tell(Reading.learn, pass_.shared)
        reads = pass_.read(inputs, workers)
    kept.save()
    memory.rows = memory.each("rows", reads, lambda _, read: read.row)
    pass_.shelf.holds(partial(_held, reads), memory.lasts)
    pass_.shelf.uses(pass_.walk.kept_names)
    return _harvested(reads, refused, pass_.shelf, tables)


def _by_outlet(inputs: Mapping[str, _Input], tables: Tables) -> dict[str, tuple[tuple[Lines, ...], ...]]:
    """The lines of each input that are of this outlet."""
    return tables.gathered("lines of outlets", inputs, lambda _, each: _parts(each.lines))


def _parts(lines: tuple[Lines, ...]) -> dict[str, tuple[Lines, ...]]:
    found: dict[str, list[Lines]] = {}
    for each in lines:
        if each.outlet:
            found.setdefault(each.outlet, []).append(each)
    return {outlet: tuple(those) for outlet, those in found.items()}


def _held(reads: Mapping[str, Read]) -> Iterator[tuple[str, str, int]]:
    return ((read.row.key, read.row.records_key, len(read.records)) for read in reads.values())


def _harvested(reads: Mapping[str, Read], unread: Sequence[Refused], shelf: Shelf, tables: Tables) -> Harvest:
    odd = tables.only("odd reads", reads, lambda read: any(each.notes or not each.article for each in read.records))
    refused = [Record(each.path, 0, each.status, each.reason, notes=each.notes) for each in unread]
    told = sorted(chain(refused, *(read.records for read in odd.values())), key=attrgetter("path", "part"))
    paths = tables.each("paths", reads, lambda _, read: read.records[0].path if read.records else "", settled=True)
    return Harvest(
        articles=tables.spread("articles of inputs", reads, lambda _, read: dict(read.articles)),
        others=tuple([each for each in told if not each.article]),
        notes=tuple(chain.from_iterable([each.notes for each in told])),
        paths=frozenset(paths.values()) - {""} | {each.path for each in refused},
        shelf=shelf,
    )
