"""Where are the records of a web archive, and what does one hold? The archive is streamed; no more than one record is in memory.

WARC 1.0 and 1.1 (ISO 28500), plain or packed with gzip: one member for each record, as crawlers write them, or in any other way.
Damage is told with the offset in the file, and what can be read behind it is.
"""

from __future__ import annotations

import os
import zlib
from collections import Counter, deque
from dataclasses import dataclass, field
from hashlib import blake2b
from typing import Any, BinaryIO

import msgspec

from digest.readers.packed import most_of
from digest.readers.warc import answer_of, end_of_head, fields_of

_PIECE = 65_536
_BEGINS = b"WARC/"
_MAGIC = b"\x1f\x8b\x08"
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
    source = _Unpacked(stream)
    while len(finds.damage) < _DAMAGES:
        start = source.begin()
        if source.peek(len(_BEGINS)) == _BEGINS:
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
    _source: _Unpacked | None = None

    def at(self, stream: BinaryIO, record: Record) -> _Unpacked:
        """The archive, where the record begins."""
        source = self._source if self._stream is stream else None
        if source is None:
            source = _Unpacked(stream)
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


def _look(source: _Unpacked, start: tuple[int, int], finds: _Finds) -> None:
    """One record, from its first byte to behind its last."""
    finds.count += 1
    head = source.peek(_PIECE)
    block = end_of_head(head)
    size = block + _length(head[:block]) if block > 0 else -1
    if size < block or block < 0:
        finds.damage.append((source.offset(start), "a record without a header that ends and says how long it is"))
        source.pass_over(len(_BEGINS))
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


def _as_far_as_it_goes(source: _Unpacked, start: tuple[int, int], block: int, limit: int) -> tuple[int, bytes]:
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


class _Unpacked:
    """What an archive holds, unpacked as it is read. `fault` says why it ends, where that is not the end of the file."""

    def __init__(self, stream: BinaryIO) -> None:
        self._stream = stream
        stream.seek(0)
        self.packed = stream.read(2) == _MAGIC[:2]
        self._end = stream.seek(0, os.SEEK_END)
        self.go(0, 0)

    def go(self, at: int, skip: int) -> None:
        """To the place of a record."""
        self.fault, self._fault_at = "", 0
        self._buffer, self._here = b"", 0  # unpacked, and how much of that was taken
        self._before = 0 if self.packed else skip  # unpacked bytes that lie before the buffer, counted from `at`
        self._marks: deque[tuple[int, int]] = deque([(0, at)])  # (unpacked bytes before it, where the member begins in the file)
        self._raw, self._raw_at = b"", at if self.packed else skip  # packed bytes, and where they stand in the file
        self._member: Any = None
        self._made = self._used = 0  # of this member, unpacked and packed
        self._stream.seek(self._raw_at)
        if self.packed:
            self.pass_over(skip)

    @property
    def place(self) -> tuple[int, int]:
        """Where we are: the member, and how far into what it holds."""
        here = self._before + self._here
        while len(self._marks) > 1 and self._marks[1][0] <= here:
            self._marks.popleft()
        return self._marks[0][1], here - self._marks[0][0]

    def offset(self, place: tuple[int, int]) -> int:
        """The same as an offset in the file."""
        return place[0] if self.packed else place[1]

    def begin(self) -> tuple[int, int]:
        """Passes over empty lines, as they stand between records, and says where the next record begins."""
        while (piece := self.peek(_PIECE)) and not piece.lstrip(b"\r\n"):
            self.pass_over(len(piece))
        self.pass_over(len(piece) - len(piece.lstrip(b"\r\n")))
        return self.place

    def peek(self, size: int) -> bytes:
        """The next bytes, as many as there are."""
        while len(self._buffer) - self._here < size and self._fill():
            pass
        return self._buffer[self._here : self._here + size]

    def take(self, size: int) -> bytes:
        """The next bytes, and on."""
        parts: list[bytes] = []
        while size > 0 and (piece := self.peek(min(size, _PIECE))):
            parts.append(piece)
            self._here += len(piece)
            size -= len(piece)
        return b"".join(parts)

    def pass_over(self, size: int) -> int:
        """On by so many bytes; returns how many there were."""
        ready = min(size, len(self._buffer) - self._here)
        self._here += ready
        if not self.packed:
            more = max(0, min(size - ready, self._end - self._raw_at))
            if more:
                self._before += len(self._buffer) + more
                self._buffer, self._here = b"", 0
                self._raw_at = self._stream.seek(self._raw_at + more)
            return ready + more
        passed = ready
        while passed < size and (piece := self.peek(min(size - passed, _PIECE))):
            self._here += len(piece)
            passed += len(piece)
        return passed

    def ends_well(self) -> bool:
        """Is here an empty line, the next record or the end?"""
        return self.peek(1) in (b"", b"\r", b"\n") or self.peek(len(_BEGINS)) == _BEGINS

    def find(self) -> int:
        """On to the next line that begins a record, or to the end; returns over how many bytes."""
        passed = 0
        while True:
            piece = self.peek(_PIECE)
            at = piece.find(b"\n" + _BEGINS)
            if at >= 0 or len(piece) < _PIECE:
                return passed + self.pass_over(at + 1 if at >= 0 else len(piece))
            passed += self.pass_over(len(piece) - len(_BEGINS))

    def recover(self) -> bool:
        """On to the next record behind what cannot be read; False where there is none."""
        if not self.fault:
            self.pass_over(1)
            self.find()
            return bool(self.peek(1)) or bool(self.fault)
        at = self._fault_at
        while (at := self._next_member(at + 1)) >= 0:
            self.go(at, 0)
            if self.peek(len(_BEGINS)) == _BEGINS:
                return True
        self.go(self._end, 0)
        return False

    def _next_member(self, at: int) -> int:
        """Where something like a gzip member begins, not before `at`; -1 for nowhere."""
        self._stream.seek(at)
        piece = b""
        while more := self._stream.read(_PIECE):
            piece += more
            found = piece.find(_MAGIC)
            if found >= 0:
                return at + found
            at += len(piece) - 2
            piece = piece[-2:]
        return -1

    # ------------------------------------------------------------ bytes

    def _fill(self) -> bool:
        """More bytes; False where there are none."""
        more = self._unpacked() if self.packed else self._read()
        if not more:
            return False
        self._before += self._here
        self._buffer, self._here = self._buffer[self._here :] + more, 0
        return True

    def _read(self) -> bytes:
        piece = self._stream.read(_PIECE)
        self._raw_at += len(piece)
        return piece

    def _unpacked(self) -> bytes:
        """What the next packed bytes hold, at most 16 pieces of it; nothing at the end or a fault."""
        while not self.fault:
            if self._member is None and not self._next():
                return b""
            if not self._raw and not self._more():
                return self._failed("the file ends in the middle of a gzip member")
            try:
                made = self._member.decompress(self._raw, 16 * _PIECE)
            except zlib.error:
                return self._failed("damaged gzip data")
            rest = self._member.unused_data if self._member.eof else self._member.unconsumed_tail
            self._used += len(self._raw) - len(rest)
            self._raw_at += len(self._raw) - len(rest)
            self._raw = rest
            self._made += len(made)
            if self._made > most_of(self._used):
                return self._failed("a gzip member that unpacks to more than 200 times its size")
            if self._member.eof:
                self._member = None
            if made:
                return bytes(made)
        return b""

    def _next(self) -> bool:
        """The next member; False at the end of the file."""
        while True:
            stripped = self._raw.lstrip(b"\0")  # some writers fill up blocks
            self._raw_at += len(self._raw) - len(stripped)
            self._raw = stripped
            if self._raw or not self._more():
                break
        if not self._raw:
            return False
        self._start = self._raw_at
        self._member, self._made, self._used = zlib.decompressobj(wbits=31), 0, 0
        mark = (self._before + len(self._buffer), self._raw_at)
        if self._marks[-1] != mark:
            self._marks.append(mark)
        return True

    def _more(self) -> bool:
        """More packed bytes behind those that are at hand."""
        piece = self._stream.read(_PIECE)
        self._raw += piece
        return bool(piece)

    def _failed(self, fault: str) -> bytes:
        self.fault, self._fault_at = fault, self._start
        return b""
