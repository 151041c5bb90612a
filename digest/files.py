"""What does a file of content/ hold? Its bytes, or one record of a web archive; else the reason why it could not be read.

A web archive is a file that holds many: each page in it is found by itself, under the archive's path and its record's number.
"""

from __future__ import annotations

import errno
import hashlib
import os
import stat
from collections.abc import Iterator, Sequence
from functools import partial
from pathlib import Path
from typing import BinaryIO, Literal, NamedTuple, cast

from digest import stores
from digest.archives import Contents, Cursor, Record, contents, record_bytes
from digest.model import Declared, Note, SourceFile
from digest.settings import ReaderSettings

_KINDS = (
    (stat.S_ISFIFO, "a named pipe"),
    (stat.S_ISSOCK, "a socket"),
    (stat.S_ISCHR, "a device"),
    (stat.S_ISBLK, "a device"),
    (stat.S_ISDIR, "a folder"),
)
_hash = partial(hashlib.blake2b, digest_size=16)
_KINDS_TOLD = 12  # reasons in one note
_NOTHING = Declared()


class Found(NamedTuple):
    """A file that can be read, and by what it is known again: nothing of it has been read yet."""

    path: str  # below content/, posix; bytes that are no UTF-8 are shown as \\xff
    file: str  # its whole path; its address where it lies in a store
    size: int
    mtime_ns: int
    inode: int
    changed_ns: int = 0  # when anything of it changed, its name and rights included
    declared: Declared = _NOTHING
    declared_print: str = ""  # fingerprint of what the sidecars state, "" for nothing
    record: Record | None = None  # of the web archive at `path`

    @property
    def name(self) -> str:
        """The path, with the record's number where it is one: no two have the same."""
        return f"{self.path}#{self.record.number}" if self.record else self.path

    @property
    def key(self) -> bytes:
        """The whole path, or the address, of the file that it is, or is in."""
        return os.fsencode(self.file)


class Refused(NamedTuple):
    """An entry that is not read: passed over by a rule, or skipped because something is wrong with it."""

    path: str
    status: Literal["ignored", "skipped"]
    reason: str
    notes: tuple[Note, ...] = ()


class Files:
    """Reads files, and keeps the last archive open: the next record stands behind the last one."""

    def __init__(self, settings: ReaderSettings) -> None:
        self._settings = settings
        self._open: tuple[bytes, BinaryIO, Cursor] | None = None

    def load(self, found: Found) -> SourceFile | Refused:
        """The file's or record's bytes, or why they could not be had: gone, grown, not allowed, no file any more."""
        limit = self._settings.max_file_bytes
        try:
            if found.record:
                modified = 0.0 if _is_stored(found.file) else found.mtime_ns / 1e9
                return SourceFile(found.path, self._record(found, found.record), found.declared, modified, found.record.number)
            body, mode, modified = bytes_at(found.file, limit)
        except OSError as error:
            return skipped(found.path, reason_of(error), "vanished" if error.errno == errno.ENOENT else "unreadable")
        if not stat.S_ISREG(mode):
            return skipped(found.path, f"not a regular file: {kind_of(mode)}", "not-a-file")
        if len(body) > limit:
            return skipped(found.path, f"larger than readers.max_file_bytes = {limit}", "too-large")
        return SourceFile(found.path, body, found.declared, modified)

    def _record(self, found: Found, record: Record) -> bytes:
        if self._open is None or self._open[0] != found.key:
            self.close()
            self._open = (found.key, _opened(found.file), Cursor())
        return record_bytes(self._open[1], record, self._open[2])

    def close(self) -> None:
        """Lets go of the archive."""
        if self._open:
            self._open[1].close()
        self._open = None

    def __del__(self) -> None:
        self.close()


def load(found: Found, settings: ReaderSettings) -> SourceFile | Refused:
    """One file's bytes, or why they could not be had."""
    return Files(settings).load(found)


def source_of(folder: Path, path: str, part: int, settings: ReaderSettings) -> SourceFile | None:
    """What holds one article: its file, or its record of a web archive; None where it cannot be read again."""
    url = stores.url_of(folder)
    found = Found(path, f"{url.rstrip('/')}/{path}" if url else str(folder / path), 0, 0, 0)
    try:
        if is_archive(found, settings):
            records = look_through(found, settings).records
            found = found._replace(record=next(each for each in records if each.number == part))
        source = load(found, settings)
    except (OSError, ValueError, StopIteration):
        return None
    return source if isinstance(source, SourceFile) else None


# ---------------------------------------------------------------- web archives


def is_archive(found: Found, settings: ReaderSettings) -> bool:
    """Is this a web archive, and nobody's own reader waits for it?"""
    return found.record is None and archived(found.path, settings)


def print_of(found: Found) -> bytes:
    """What a large file is known again by: the hash of its bytes, or what a store says of its version. Raises OSError."""
    if _is_stored(found.file):
        return _hash(f"{found.file} {found.mtime_ns}".encode()).digest()
    with _opened(found.file) as stream:
        return hashlib.file_digest(stream, _hash).digest()  # type: ignore[arg-type]


def look_through(found: Found, settings: ReaderSettings) -> Contents:
    """What a web archive holds; the whole of it is read, a piece at a time. Raises OSError."""
    with _opened(found.file) as stream:
        return contents(stream, settings.max_file_bytes)


def records_in(found: Found, held: Contents, settings: ReaderSettings) -> Iterator[Found | Refused]:
    """An archive as what it holds: first the archive itself with what was left out of it, then each page."""
    notes = [Note(found.path, 0, f"{text} (at byte {at})", "damaged-archive") for at, text in held.damage]
    limit = settings.max_file_bytes
    notes += [Note(found.path, 0, f"record {no}: larger than readers.max_file_bytes = {limit} ({size} bytes); skipped", "too-large")
              for no, size in held.large]  # fmt: skip
    if held.left:
        notes.append(Note(found.path, 0, f"left out of {held.count} records: {_several(held.left)}", "left-out"))
    if not held.count:
        empty = "not a web archive" if found.size else "empty"
        yield Refused(found.path, "skipped", empty, (Note(found.path, 0, f"{empty}; skipped", "empty"), *notes))
        return
    own = f"; of its own: {_several(held.own)}" if held.own else ""
    reason = f"a web archive: {len(held.records)} of its {held.count} records are read one by one{own}"
    yield Refused(found.path, "ignored" if held.records else "skipped", reason, tuple(notes))
    yield from (found._replace(record=record) for record in held.records)


def unreadable(found: Found, error: OSError) -> Refused:
    """An archive that could not be read."""
    return skipped(found.path, reason_of(error), "vanished" if error.errno == errno.ENOENT else "unreadable")


def _several(counts: Sequence[tuple[str, int]]) -> str:
    said = [f"{count} {what}" for what, count in counts[:_KINDS_TOLD]]
    rest = sum(count for _, count in counts[_KINDS_TOLD:])
    return ", ".join([*said, *([f"{rest} of other kinds"] if rest else [])])


def archived(path: str, settings: ReaderSettings) -> bool:
    """Is this the name of a web archive?"""
    return path.lower().endswith((".warc", ".warc.gz")) and ".warc" not in dict(settings.custom)


# ---------------------------------------------------------------- bytes


def bytes_at(file: str, limit: int) -> tuple[bytes, int, float]:
    """(bytes up to one beyond the limit, kind of file, time of change)."""
    with _opened(file) as stream:
        if _is_stored(file):
            return stream.read(limit + 1), stat.S_IFREG, 0.0
        status = os.fstat(stream.fileno())
        body = b""
        if stat.S_ISREG(status.st_mode):
            body = stream.read(min(limit, status.st_size) + 1)  # not more: a buffer of that size is made first
            body += stream.read(limit + 1 - len(body)) if status.st_size < len(body) <= limit else b""  # it has grown
        return body, status.st_mode, status.st_mtime


def _is_stored(file: str) -> bool:
    """No path of this machine that the walk gives has two strokes together."""
    return "://" in file


def _opened(file: str) -> BinaryIO:
    """Without waiting for a writer, should a pipe have taken the file's place since it was listed."""
    if _is_stored(file):
        return stores.opened(file)
    handle = os.open(file, os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_CLOEXEC", 0) | getattr(os, "O_BINARY", 0))
    return cast(BinaryIO, open(handle, "rb", closefd=True))  # noqa: PTH123  # a descriptor, not a path


def kind_of(mode: int) -> str:
    """A word for what is no regular file."""
    return next((name for is_one, name in _KINDS if is_one(mode)), "something else")


def reason_of(error: OSError) -> str:
    """The reason without the path, which may name the machine's folders."""
    known = {
        errno.ENOENT: "vanished between listing and reading",
        errno.EACCES: "permission denied",
        errno.ENAMETOOLONG: "its path is too long",
    }
    return known.get(error.errno or 0, (error.strerror or type(error).__name__).lower())


def skipped(path: str, reason: str, code: str) -> Refused:
    """It is not read, for this reason."""
    return Refused(path, "skipped", reason, (Note(path, 0, f"{reason}; skipped", code),))
