"""How does what the last build knew lie on disk? A head, and rows behind it, one for each input; a damaged file is none."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from hashlib import blake2b
from itertools import chain
from pathlib import Path

import msgspec

from digest.build.records import Lines
from digest.build.seen import hash_of, read
from digest.cache import Cache
from digest.listings import Stat

_VERSION = b"dgK6"
_HEAD = 28  # bytes: version, hash of all that follows them, length of the part without rows
_PIECE = 1_000_000  # bytes that are written at once
NOTHING = msgspec.Raw()


class Row(msgspec.Struct, array_like=True, frozen=True):
    """What is known of one input file. There is one for each, so its records are packed: they are only looked at one by one."""

    key: str  # of all that its lines depend on
    lines: tuple[Lines, ...] | None  # nothing where they lie in the cache
    records_key: str  # of all that its records depend on
    records: msgspec.Raw = NOTHING  # as MessagePack; nothing where they were made now, and lie in the cache


class Looked(msgspec.Struct, array_like=True):
    """How the inputs looked."""

    started: int = 0  # ns; when they were looked at
    inputs: dict[bytes, tuple[Stat, bytes]] = {}  # by the hash of the whole path: no name of this machine is kept
    shared: dict[str, str] | None = None  # a print of what each outlet repeated, of which the rows' keys were made


class Released(msgspec.Struct, array_like=True):
    """What was published, and of what it was made."""

    stamp: str = ""  # of the publishing that the keys belong to
    keys: dict[str, str] = {}  # address -> key of what was published there
    shards: dict[str, str] = {}  # part of the search -> its key


Inputs = dict[bytes, tuple[Stat, bytes]]  # path -> its stat, and the hash of what was read of it
Rows = dict[str, Row]  # path below content/ -> what the file holds


def nameless(inputs: Inputs) -> dict[bytes, tuple[Stat, bytes]]:
    """As they are kept on disk."""
    return {hash_of(path): known for path, known in inputs.items()}


def write(path: Path, head: Looked | Released, more: Iterable[bytes] = ()) -> None:
    """A file of a head and more, under its name only when whole."""
    path.parent.mkdir(parents=True, exist_ok=True)
    beside = path.with_name(f"{path.name}.new")
    first = msgspec.msgpack.encode(head)
    with beside.open("wb") as file:
        print_ = blake2b(digest_size=16)
        file.write(bytes(_HEAD - 8))
        for piece in chain((len(first).to_bytes(8, "little"), first), more):
            print_.update(piece)
            file.write(piece)
        file.seek(0)
        file.write(_VERSION + print_.digest())
    beside.replace(path)


def pieces(rows: Rows, kept: Cache) -> Iterator[bytes]:
    """The rows, some of them at a time: packed, they are never in memory as a whole."""
    encoder = msgspec.msgpack.Encoder()
    whole = [name for name, row in rows.items() if row.records or "records " + row.records_key in kept]
    piece = bytearray(b"\xdf" + len(whole).to_bytes(4, "big"))  # a map of so many pairs
    for name in whole:
        piece += encoder.encode(name) + encoder.encode(_full(rows[name], kept))
        if len(piece) > _PIECE:
            yield bytes(piece)
            piece.clear()
    yield bytes(piece)


def _full(row: Row, kept: Cache) -> Row:
    """With what lies in the cache; what was damaged there will be looked for again."""
    lines = kept.load("lines " + row.key, tuple[Lines, ...]) if row.lines is None else row.lines
    return Row(row.key, lines, row.records_key, row.records or msgspec.Raw(kept.get("records " + row.records_key) or _NO_RECORDS))


_NO_RECORDS = msgspec.msgpack.encode(None)  # of a file whose records were damaged on disk: no tuple, so a miss


def _read(path: Path) -> tuple[memoryview, memoryview]:
    """The head, and what follows it; nothing of a file that is damaged."""
    raw = memoryview(read(path))
    if raw[:4] != _VERSION or blake2b(raw[_HEAD - 8 :], digest_size=16).digest() != raw[4 : _HEAD - 8]:
        return raw[:0], raw[:0]
    end = _HEAD + int.from_bytes(raw[_HEAD - 8 : _HEAD], "little")
    return raw[_HEAD:end], raw[end:]


def inputs_at(path: Path) -> tuple[Looked, Rows]:
    """What is known of the inputs; nothing where that is gone or damaged."""
    head, rows = _read(path)
    try:
        return msgspec.msgpack.decode(head, type=Looked), msgspec.msgpack.decode(rows, type=Rows)
    except msgspec.DecodeError:
        return Looked(), {}


def released_at(path: Path) -> Released:
    """What is known of what was published."""
    try:
        return msgspec.msgpack.decode(_read(path)[0], type=Released)
    except msgspec.DecodeError:
        return Released()
