"""What was worked out before: key -> bytes, kept in a few files that only ever get whole new neighbours.

A segment is written once and renamed into place: entries one after the other, then an index of them. Two processes may
write at the same time; each adds segments of its own. Every entry has a checksum; damage, like absence, is a miss.
The folder may be deleted at any time, and where it cannot be written to, everything is simply worked out again.
"""

from __future__ import annotations

import contextlib
import hashlib
import os
import struct
import zlib
from collections.abc import Collection, Iterable, Iterator
from pathlib import Path
from typing import Any, TypeVar

from digest.places import Place, Places

_MAGIC = b"dgC1"
_ENTRY = struct.Struct("<16sQI")  # in the index: key, offset, length of the body
_CHECK = struct.Struct("<I")  # before each body: CRC-32 of key and body
_TAIL = struct.Struct("<QI16s4s")  # at the end: where the index begins, how many entries, hash of the index, magic
_SEGMENT_BYTES = 8_000_000  # what waits in memory before it is written
_SMALL = _SEGMENT_BYTES // 4  # a segment that is worth being merged with others
_SELDOM = 8  # segments are written before it is looked at whether what they hold is still used
_MANY = 24  # small segments; more are merged

T = TypeVar("T")


class Cache:
    """A folder of remembered values.

    >>> import tempfile
    >>> cache = Cache(Path(tempfile.mkdtemp()) / "cache")
    >>> cache.put("front", b"page")
    >>> cache.get("front"), cache.get("back")
    (b'page', None)
    """

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._segments: list[Path] = []
        self._open: dict[int, int] = {}  # number of a segment -> file descriptor, -1 for one that cannot be read
        self._index: Places | None = None
        self._waiting: dict[bytes, bytes] = {}
        self._waiting_bytes = 0
        self._writes = True
        self.waits = False  # `save` is only asked for, and done by `settle`
        self._asked: Iterable[str] | None = None  # what was said to be used

    def get(self, key: str) -> bytes | None:
        """The bytes kept under the key; None where there are none, or damaged ones."""
        short = _short(key)
        if short in self._waiting:
            return self._waiting[short]
        place = self._places().get(short)
        return None if place is None else self._read(short, place)

    def put(self, key: str, body: bytes) -> None:
        """Keep the bytes; on disk after `save`, or when some megabytes have come together."""
        short = _short(key)
        self._waiting[short] = body
        self._waiting_bytes += len(body)
        if self._waiting_bytes > _SEGMENT_BYTES:
            self._write_waiting()

    def load(self, key: str, kind: type[T]) -> T | None:
        """The value of this type kept under the key; bytes that say something else are a miss."""
        import msgspec

        body = self.get(key)
        if body is None:
            return None
        try:
            return _decoder(kind).decode(body)  # type: ignore[no-any-return]
        except (msgspec.DecodeError, RecursionError):
            return None

    def keep(self, key: str, value: object) -> None:
        """Keep a value of plain types, dataclasses and tuples as MessagePack."""
        import msgspec

        self.put(key, msgspec.msgpack.encode(value))

    def __contains__(self, key: str) -> bool:
        short = _short(key)
        return short in self._waiting or short in self._places()

    def __len__(self) -> int:
        return len({key for key, _ in self._places().items()} | self._waiting.keys())

    def save(self, used: Iterable[str] | None = None) -> None:
        """Write what waits. With `used`, keys that are not in it are forgotten when they take more room than those that are;
        that is looked at now and then, and only then is anybody asked what is used."""
        if self.waits:
            self._asked = used if used is not None else self._asked
        else:
            self._save(used)

    def settle(self) -> None:
        """Do what `save` was asked to do."""
        asked, self._asked = self._asked, None
        if self._waiting:
            self._save(asked)

    def _save(self, used: Iterable[str] | None) -> None:
        self._write_waiting()
        if used is not None and self._next_number() % _SELDOM == 0:
            wanted = {_short(key) for key in used}
            if 2 * self._bytes(wanted) < self._bytes():
                self._merge(range(len(self._segments)), wanted)
                return
        small = [number for number, path in enumerate(self._segments) if _size(path) < _SMALL]
        if len(small) > _MANY:
            self._merge(small)

    def _bytes(self, wanted: Collection[bytes] | None = None) -> int:
        """Of all bodies, or those that are wanted; what later ones have taken the place of is left out."""
        return sum(length for key, (_, _, length) in self._places().items() if wanted is None or key in wanted)

    def close(self) -> None:
        """Let go of the files; what waits and was not saved is forgotten."""
        for fd in self._open.values():
            if fd >= 0:
                os.close(fd)
        self._open, self._segments, self._index = {}, [], None
        self._waiting, self._waiting_bytes = {}, 0

    def __enter__(self) -> Cache:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def __del__(self) -> None:
        with contextlib.suppress(Exception):
            self.close()

    # ------------------------------------------------------------ reading

    def _places(self) -> Places:
        if self._index is None:
            self._index = Places()
            with contextlib.suppress(OSError):
                for path in sorted(self._folder.glob("*.segment")):
                    self._take_in(path, _index_of(path))
        return self._index

    def _take_in(self, path: Path, entries: Iterator[tuple[bytes, int, int]]) -> None:
        number = len(self._segments)
        self._segments.append(path)
        places = self._places()
        for key, offset, length in entries:
            places.put(key, number, offset, length)

    def _read(self, key: bytes, place: Place) -> bytes | None:
        number, offset, length = place
        fd = self._descriptor(number)
        raw = b"" if fd < 0 else _read_at(fd, offset, _CHECK.size + length)
        body = raw[_CHECK.size :]
        if len(body) == length and raw[: _CHECK.size] == _CHECK.pack(zlib.crc32(body, zlib.crc32(key))):
            return body
        self._places().drop(key)
        return None

    def _descriptor(self, number: int) -> int:
        fd = self._open.get(number)
        if fd is None:
            try:
                fd = os.open(self._segments[number], os.O_RDONLY | getattr(os, "O_BINARY", 0) | getattr(os, "O_CLOEXEC", 0))
            except OSError:
                fd = -1
            self._open[number] = fd
        return fd

    # ------------------------------------------------------------ writing

    def _write_waiting(self) -> None:
        places = self._places()
        there = {key: place for key in self._waiting if (place := places.get(key))}
        new = {key: body for key, body in self._waiting.items() if key not in there}
        new |= {key: self._waiting[key] for key, place in there.items() if self._read(key, place) != self._waiting[key]}
        if new and self._writes:
            try:
                path = self._write(new)
            except OSError:  # a read-only or full disk: it works without
                self._writes = False
                return
            self._take_in(path, _index_of(path))
        if self._writes:
            self._waiting, self._waiting_bytes = {}, 0

    def _write(self, entries: dict[bytes, bytes]) -> Path:
        """One new segment, under its final name only when whole. Later names sort later, so newer entries win."""
        self._folder.mkdir(parents=True, exist_ok=True)
        new = self._folder / f".new-{os.getpid()}"
        index = bytearray()
        offset = 0
        try:
            with new.open("wb") as file:
                for key, body in entries.items():
                    file.write(_CHECK.pack(zlib.crc32(body, zlib.crc32(key))))
                    file.write(body)
                    index += _ENTRY.pack(key, offset, len(body))
                    offset += _CHECK.size + len(body)
                name = hashlib.sha256(index).digest()[:16]
                file.write(index)
                file.write(_TAIL.pack(offset, len(entries), name, _MAGIC))
            path = self._folder / f"{self._next_number():06d}-{name.hex()}.segment"
            new.replace(path)
        except OSError:
            new.unlink(missing_ok=True)
            raise
        return path

    def _next_number(self) -> int:
        numbers = [int(path.name[:6]) for path in self._segments if path.name[:6].isdigit()]
        return max(numbers, default=0) + 1

    def _merge(self, numbers: Collection[int], wanted: set[bytes] | None = None) -> None:
        """Write the entries of these segments that are wanted anew, in segments of some megabytes, and remove the old ones."""
        old = [self._segments[number] for number in numbers]
        chosen = frozenset(numbers)
        batch: dict[bytes, bytes] = {}
        size = 0
        written: list[Path] = []
        try:
            every = ((place, key) for key, place in self._places().items() if place[0] in chosen)
            for place, key in sorted(each for each in every if wanted is None or each[1] in wanted):
                body = self._read(key, place)
                if body is None:
                    continue
                batch[key] = body
                size += len(body)
                if size > _SEGMENT_BYTES:
                    written.append(self._write(batch))
                    self._segments.append(written[-1])
                    batch, size = {}, 0
            if batch:
                written.append(self._write(batch))
        except OSError:
            self._writes = False
            return
        self.close()
        for path in {*old} - {*written}:
            with contextlib.suppress(OSError):
                path.unlink()


def _size(path: Path) -> int:
    try:
        return path.stat().st_size
    except OSError:
        return 0


def _short(key: str) -> bytes:
    return hashlib.blake2b(key.encode("utf-8", "surrogatepass"), digest_size=16).digest()


def _index_of(path: Path) -> Iterator[tuple[bytes, int, int]]:
    """The entries of a segment; none where its index is damaged."""
    try:
        with path.open("rb") as file:
            size = file.seek(0, os.SEEK_END)
            file.seek(max(0, size - _TAIL.size))
            start, count, name, magic = _TAIL.unpack(file.read(_TAIL.size))
            if magic != _MAGIC or start + count * _ENTRY.size + _TAIL.size != size:
                return iter(())
            file.seek(start)
            index = file.read(count * _ENTRY.size)
    except (OSError, struct.error):
        return iter(())
    if hashlib.sha256(index).digest()[:16] != name:
        return iter(())
    return _ENTRY.iter_unpack(index)


def _read_at(fd: int, offset: int, length: int) -> bytes:
    try:
        if hasattr(os, "pread"):
            return os.pread(fd, length, offset)
        os.lseek(fd, offset, os.SEEK_SET)
        return os.read(fd, length)
    except OSError:
        return b""


_decoders: dict[type, Any] = {}


def _decoder(kind: type[T]) -> Any:
    """Decoders are made once for each type: that costs more than decoding."""
    import msgspec

    if kind not in _decoders:
        _decoders[kind] = msgspec.msgpack.Decoder(kind)
    return _decoders[kind]
