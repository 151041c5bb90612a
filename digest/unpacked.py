"""What does a web archive hold, unpacked as it is read? And where does the next record begin, behind damage too?"""

from __future__ import annotations

import os
import zlib
from collections import deque
from typing import Any, BinaryIO

from digest.readers.packed import most_of

PIECE = 65_536
_BEGINS = b"WARC/"
_MAGIC = b"\x1f\x8b\x08"


class Unpacked:
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
        while (piece := self.peek(PIECE)) and not piece.lstrip(b"\r\n"):
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
        while size > 0 and (piece := self.peek(min(size, PIECE))):
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
        while passed < size and (piece := self.peek(min(size - passed, PIECE))):
            self._here += len(piece)
            passed += len(piece)
        return passed

    def begins_record(self) -> bool:
        """Does a record begin here?"""
        return self.peek(len(_BEGINS)) == _BEGINS

    def ends_well(self) -> bool:
        """Is here an empty line, the next record or the end?"""
        return self.peek(1) in (b"", b"\r", b"\n") or self.begins_record()

    def find(self) -> int:
        """On to the next line that begins a record, or to the end; returns over how many bytes."""
        passed = 0
        while True:
            piece = self.peek(PIECE)
            at = piece.find(b"\n" + _BEGINS)
            if at >= 0 or len(piece) < PIECE:
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
            if self.begins_record():
                return True
        self.go(self._end, 0)
        return False

    def _next_member(self, at: int) -> int:
        """Where something like a gzip member begins, not before `at`; -1 for nowhere."""
        self._stream.seek(at)
        piece = b""
        while more := self._stream.read(PIECE):
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
        piece = self._stream.read(PIECE)
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
                made = self._member.decompress(self._raw, 16 * PIECE)
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
        piece = self._stream.read(PIECE)
        self._raw += piece
        return bool(piece)

    def _failed(self, fault: str) -> bytes:
        self.fault, self._fault_at = fault, self._start
        return b""
