"""Where are the records of a web archive, and what does one hold? The archive is streamed; no more than one record is in memory.

WARC 1.0 and 1.1 (ISO 28500), plain or packed with gzip: one member for each record, as crawlers write them, or in any other way.
Damage is told with the offset in the file, and what can be read behind it is.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from hashlib import blake2b
from typing import BinaryIO

import msgspec

from digest.readers.warc import answer_of, end_of_head, fields_of
from digest.unpacked import PIECE, Unpacked

_DAMAGES = 50  # in one archive: each may cost a second look at what follows


class Record(msgspec.Struct, array_like=True, frozen=True, gc=False):
    """A record that may be an article."""

    number: int  # 1 for the first record of the archive, of whatever kind
    at: int  # where the gzip member begins, in which the record begins; 0 where nothing is packed
    skip: int  # where it begins in what that member, or the file, holds
    size: int  # bytes, unpacked
    known: bytes  # hash of them


class Contents(msgspec.Struct, array_like=True, frozen=True):
    """What an archive holds."""

    records: tuple[Record, ...] = ()
    count: int = 0  # of all records
    own: tuple[tuple[str, int], ...] = ()  # what the archive has for itself, and how often
    left: tuple[tuple[str, int], ...] = ()  # what of the web was left out, and how often
    large: tuple[tuple[int, int], ...] = ()  # (number, bytes) of pages beyond the limit
    damage: tuple[tuple[int, str], ...] = ()  # (offset in the file, what is wrong)


def contents(stream: BinaryIO, limit: int) -> Contents:
    """Looks through the whole archive; `limit` is that of one record's bytes."""
    finds = _Finds(limit)
    source = Unpacked(stream)
    while len(finds.damage) < _DAMAGES:
        start = source.begin()
        if source.begins_record():
            _look(source, start, finds)
        elif not source.peek(1) and not source.fault:
            return finds.said()
        else:
            if source.peek(1) or not finds.damage or "(" not in finds.damage[-1][1]:
                finds.damage.append((source.offset(start), source.fault or "no record begins here"))
            if not source.recover():
                return finds.said()
    finds.damage[-1] = (finds.damage[-1][0], "damaged in too many places; the rest is not read")
    return finds.said()


def record_bytes(stream: BinaryIO, record: Record, cursor: Cursor | None = None) -> bytes:
    """Header and block of one record; fewer bytes where the archive was changed or cut off since it was looked through."""
    source = (cursor or Cursor()).at(stream, record)
    return source.take(record.size)


@dataclass(slots=True)
class Cursor:
    """How far was a packed archive read? Where all records share one gzip member, going on costs less than beginning again."""

    _stream: BinaryIO | None = None
    _source: Unpacked | None = None

    def at(self, stream: BinaryIO, record: Record) -> Unpacked:
        """The archive, where the record begins."""
        source = self._source if self._stream is stream else None
        if source is None:
            source = Unpacked(stream)
        if source.place[0] == record.at and source.place[1] <= record.skip:
            source.pass_over(record.skip - source.place[1])
        else:
            source.go(record.at, record.skip)
        self._stream, self._source = stream, source
        return source


# ---------------------------------------------------------------- looking through


@dataclass(slots=True)
class _Finds:
    """What was found so far."""

    limit: int
    records: list[Record] = field(default_factory=list)
    count: int = 0
    own: Counter[str] = field(default_factory=Counter)
    left: Counter[str] = field(default_factory=Counter)
    large: list[tuple[int, int]] = field(default_factory=list)
    damage: list[tuple[int, str]] = field(default_factory=list)
    bodies: set[bytes] = field(default_factory=set)

    def keep(self, raw: bytes, body: int, start: tuple[int, int]) -> None:
        """A page, unless the same one was there before: crawlers come by twice."""
        print_ = blake2b(memoryview(raw)[body:], digest_size=16).digest()
        if print_ in self.bodies:
            self.left["the same bytes as an earlier page"] += 1
            return
        self.bodies.add(print_)
        self.records.append(Record(self.count, *start, len(raw), blake2b(raw, digest_size=16).digest()))

    def said(self) -> Contents:
        """All of it, the commonest reasons first."""
        own, left = (tuple(sorted(each.items(), key=lambda row: (-row[1], row[0]))) for each in (self.own, self.left))
        return Contents(tuple(self.records), self.count, own, left, tuple(self.large), tuple(self.damage))


def _look(source: Unpacked, start: tuple[int, int], finds: _Finds) -> None:
    """One record, from its first byte to behind its last."""
    finds.count += 1
    head = source.peek(PIECE)
    block = end_of_head(head)
    size = block + _length(head[:block]) if block > 0 else -1
    if size < block or block < 0:
        finds.damage.append((source.offset(start), "a record without a header that ends and says how long it is"))
        source.pass_over(1)
        source.find()
        return
    answer = answer_of(head)
    if answer.left:
        (finds.own if answer.own else finds.left)[answer.left] += 1
    raw = source.take(size) if not answer.left and size <= finds.limit else b""
    got = len(raw) or source.pass_over(size)
    if got < size or not source.ends_well():
        finds.damage.append((source.offset(start), _broken(got, size, source.fault)))
        size, raw = (got, raw) if source.fault else _as_far_as_it_goes(source, start, block, 0 if answer.left else finds.limit)
    if not answer.left and size > finds.limit:
        finds.large.append((finds.count, size))
    elif len(raw) > answer.body:
        finds.keep(raw, answer.body, start)
    elif not answer.left:
        finds.left["empty"] += 1


def _broken(got: int, size: int, fault: str) -> str:
    if got < size:
        return f"a record is cut off after {got} of {size} bytes" + (f" ({fault})" if fault else "")
    return "a record is longer than its header says"


def _as_far_as_it_goes(source: Unpacked, start: tuple[int, int], block: int, limit: int) -> tuple[int, bytes]:
    """The length of a record whose header is wrong about it, and its bytes up to that limit; the source stands behind it then."""
    source.go(*start)
    source.pass_over(block)
    size = block + source.find()
    if size > limit:
        return size, b""
    source.go(*start)
    return size, source.take(size).rstrip(b"\r\n")


def _length(head: bytes) -> int:
    """Content-Length, -1 where there is none."""
    said = fields_of(head).get("content-length", "")
    return int(said) if said.isascii() and said.isdigit() and len(said) < 16 else -1
