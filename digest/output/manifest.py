"""What did we write, and how did it look then? The memory between two builds: a log of records, kept twice.

Each publishing appends one record *before* its single rename. Which record is true is told by the inode of the
site's folder: the record names the folder that it made ready. A damaged, cut off or missing log is no error.
"""

# paths are strings here: many at a time
# ruff: noqa: PTH116

from __future__ import annotations

import hashlib
import os
from collections.abc import Iterable
from pathlib import Path
from struct import Struct

import msgspec

VERSION = 2
_HEAD = 16  # magic 4, length 4, checksum 8
_MAGIC = b"dgM1"
_STAT = Struct("<qqqQ")  # size, mtime, ctime, inode
_WIDE = (1 << 64) - 1  # some file systems have longer numbers

DirStat = tuple[int, int]  # inode, mtime in ns


class Entry(msgspec.Struct, array_like=True, frozen=True, gc=False):
    """One published file: the hash of its bytes, and its stat when it was last known to hold them, packed: there are many."""

    digest: bytes
    looks: bytes = _STAT.pack(-1, 0, 0, 0)

    @property
    def stat(self) -> tuple[int, int, int, int]:
        """Its size, mtime and ctime in ns, and inode."""
        size, mtime, changed, inode = _STAT.unpack(self.looks)
        return size, mtime, changed, inode

    @property
    def size(self) -> int:
        """Bytes; -1 where that is not known."""
        return self.stat[0]

    @property
    def inode(self) -> int:
        """The file's number on its disk."""
        return self.stat[3]

    def seen(self, stat: os.stat_result) -> Entry:
        """The same content under a new stat."""
        return Entry(self.digest, _packed(stat))

    def fits(self, stat: os.stat_result) -> bool:
        """True where nothing can have happened to the file since."""
        return self.looks == _packed(stat)


def _packed(stat: os.stat_result) -> bytes:
    return _STAT.pack(stat.st_size, stat.st_mtime_ns, stat.st_ctime_ns, stat.st_ino & _WIDE)


class Record(msgspec.Struct, array_like=True):
    """One publishing: what changed, and all that is small enough to be said anew each time."""

    version: int
    number: int  # of the publishing
    root: int  # inode of the folder that is site/ once this has happened
    put: dict[str, Entry]
    drop: list[str]
    live: dict[str, DirStat]  # the folders of site/
    spare: dict[str, DirStat] | None  # the folders of the other tree; None: not to be trusted
    behind: list[str]  # what the other tree still has to learn
    others: list[str]  # files at site/ that are not ours
    spare_others: list[str]
    guest: bool  # site/ was somebody else's folder when we first came
    pending: bool  # page by page and not yet finished
    whole: bool  # put is everything, not only what changed


class Manifest:
    """The records put together. `files` is everything that we wrote and did not remove."""

    def __init__(self) -> None:
        self.files: dict[str, Entry] = {}
        self.before: dict[str, Entry] = {}  # known before the last record, where that may not have happened
        self.last: Record = Record(VERSION, 0, 0, {}, [], {}, None, [], [], [], False, False, True)

    def apply(self, record: Record) -> None:
        """Take one more publishing into account."""
        if record.whole:
            self.files = dict(record.put)
        else:
            self.files.update(record.put)
            for url in record.drop:
                self.files.pop(url, None)
        self.last = record


class Log:
    """The file(s) in which a manifest is kept: the same bytes at each path, one for the other's sake."""

    def __init__(self, paths: Iterable[Path]) -> None:
        self.paths = list(paths)
        self._sizes: dict[Path, int] = {}  # of what is good in each; another size means: write it anew
        self._base = 0
        self._seen: dict[Path, tuple[int, int, int]] = {}

    def changed(self) -> bool:
        """Has somebody else written since we last read or wrote?"""
        return not self._seen or any(_identity(path) != seen for path, seen in self._seen.items())

    def complete(self) -> bool:
        """Is every copy there, the same, and fit to be appended to?"""
        return all(self._sizes.get(path, -1) >= 0 for path in self.paths if _has_place(path))

    def load(self, root: int) -> Manifest | None:
        """The manifest whose last record made the folder with inode `root`; else the newest that can be read."""
        found: list[Manifest] = []
        self._seen = {path: _identity(path) for path in self.paths}
        self._sizes = {}
        for path in self.paths:
            manifest = self._read(path, root)
            if manifest and manifest.last.root == root and not manifest.before:
                self._trust_copies(path)
                return manifest
            if manifest:
                found.append(manifest)
        self._sizes = {}
        return max(found, key=lambda one: one.last.number, default=None)

    def append(self, manifest: Manifest, record: Record) -> None:
        """Write one record to each copy; anew where the copy cannot be appended to or has grown long. Raises OSError
        only where no copy could be written."""
        frame = _frame(record)
        failed: OSError | None = None
        written = 0
        for path in self.paths:
            try:
                self._append(path, frame, manifest, record)
                written += 1
            except OSError as error:
                failed = error
                self._sizes.pop(path, None)
            self._seen[path] = _identity(path)
        if failed and (not written or failed.errno not in _TOLERABLE):
            raise failed

    def rewrite(self, manifest: Manifest) -> None:
        """Write everything anew, after stats were refreshed."""
        self._sizes = {}
        frame = _frame(_as_whole(manifest))
        for path in self.paths:
            if _has_place(path):
                _replace(path, frame)
                self._sizes[path] = self._base = len(frame)
            self._seen[path] = _identity(path)

    def distrust(self) -> None:
        """What was appended last did not happen: write everything anew next time."""
        self._sizes = {}

    def flush(self, flushed: str) -> None:
        """Copies on another file system than that of the folder `flushed`."""
        done = os.stat(flushed).st_dev
        for path in self.paths:
            try:
                fd = os.open(path, os.O_RDONLY)
            except OSError:
                continue
            try:
                if os.fstat(fd).st_dev != done:
                    os.fsync(fd)
            finally:
                os.close(fd)

    def _append(self, path: Path, frame: bytes, manifest: Manifest, record: Record) -> None:
        size = self._sizes.get(path)
        if record.whole or size is None or size > 2 * self._base + 65536 or _identity(path)[1] != size:
            # what was before comes first: whether the new record ever happens is not known yet
            base = _frame(_as_whole(manifest)) if manifest.last.number else b""
            _replace(path, base + frame)
            self._base = len(base) or len(frame)
            self._sizes[path] = len(base + frame)
            return
        fd = os.open(path, os.O_WRONLY | os.O_APPEND)
        try:
            _write_all(fd, frame)
        finally:
            os.close(fd)
        self._sizes[path] = size + len(frame)

    def _read(self, path: Path, root: int) -> Manifest | None:
        try:
            raw = path.read_bytes()
        except OSError:
            return None
        records, good = _records(raw)
        if not records or not records[0].whole:
            return None
        self._sizes[path] = good if good == len(raw) else -1
        self._base = _length(raw)
        manifest = Manifest()
        for record in records[:-1]:
            manifest.apply(record)
        last = records[-1]
        if last.root != root and len(records) > 1 and manifest.last.root == root:
            self._sizes[path] = -1  # the last record never happened: it must not be appended to
            manifest.before = {url: last.put[url] for url in last.put if url not in manifest.files}
            manifest.last.spare = None
            return manifest
        old = dict(manifest.files) if last.pending or last.root != root else {}
        manifest.apply(last)
        manifest.before = {url: old[url] for url in old if url not in manifest.files}
        return manifest

    def _trust_copies(self, good: Path) -> None:
        """A copy of the same length is the same; any other is written anew next time."""
        size = self._sizes.get(good, -1)
        self._sizes = {path: size for path in self.paths if size >= 0 and _identity(path)[1] == size}


_TOLERABLE = frozenset({1, 13, 30})  # EPERM, EACCES, EROFS: one copy is enough where the other place is closed to us


def _as_whole(manifest: Manifest) -> Record:
    return msgspec.structs.replace(manifest.last, put=manifest.files, drop=[], whole=True)


def _frame(record: Record) -> bytes:
    body = msgspec.msgpack.encode(record)
    return _MAGIC + len(body).to_bytes(4, "little") + hashlib.sha256(body).digest()[:8] + body


def _length(raw: bytes) -> int:
    return _HEAD + int.from_bytes(raw[4:8], "little")


def _records(raw: bytes) -> tuple[list[Record], int]:
    """The good records from the start, and where they end."""
    decoder = msgspec.msgpack.Decoder(Record)
    found: list[Record] = []
    at = 0
    while raw[at : at + 4] == _MAGIC:
        end = at + _HEAD + int.from_bytes(raw[at + 4 : at + 8], "little")
        body = raw[at + _HEAD : end]
        if end > len(raw) or hashlib.sha256(body).digest()[:8] != raw[at + 8 : at + _HEAD]:
            break
        try:
            record = decoder.decode(body)
        except msgspec.DecodeError:
            break
        if record.version != VERSION:
            break
        found.append(record)
        at = end
    return found, at


def _has_place(path: Path) -> bool:
    """Its folder is there, or can be made anew: it may have been deleted."""
    return path.parent.is_dir() or os.access(path.parent.parent, os.W_OK | os.X_OK)


def _identity(path: Path) -> tuple[int, int, int]:
    try:
        stat = path.stat()
    except OSError:
        return (0, -1, 0)
    return (stat.st_ino, stat.st_size, stat.st_mtime_ns)


def _replace(path: Path, body: bytes) -> None:
    path.parent.mkdir(mode=0o755, parents=True, exist_ok=True)
    if path.is_dir() and not path.is_symlink():
        path.rmdir()
    new = path.with_name(path.name + ".new")
    if new.is_dir() and not new.is_symlink():
        new.rmdir()
    fd = os.open(new, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o644)
    try:
        _write_all(fd, body)
    finally:
        os.close(fd)
    new.replace(path)


def _write_all(fd: int, body: bytes) -> None:
    view = memoryview(body)
    while view:
        view = view[os.write(fd, view) :]
