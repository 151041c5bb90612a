"""What lies below content/? Regular files in a fixed order, with what sidecars declare; all else with the reason why not.

A web archive is a file that holds many: each page in it is found by itself, under the archive's path and its record's number.
content/ may be an object store (digest/stores.py); then nothing is asked of this machine's disks.
"""

from __future__ import annotations

import errno
import fnmatch
import hashlib
import os
import re
import stat
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path, PurePosixPath
from typing import BinaryIO, Literal, cast

from digest import stores
from digest.archives import Contents, Cursor, Record, contents, record_bytes
from digest.errors import DigestError, did_you_mean
from digest.fingerprint import key_of
from digest.model import Declared, Note, SourceFile
from digest.readers.sidecar import FILE, FOLDER, is_sidecar, nearest, sidecar
from digest.settings import ReaderSettings
from digest.text import visible

_DROPPINGS = (
    (("*~", "#*#", ".#*", "*.swp", "*.swo", "*.swx", "*.orig", "*.rej", "*.bak"), "an editor's file"),
    (
        ("___jb_tmp___", "___jb_old___", "*.tmp", "*.part", "*.partial", "*.crdownload", "*.download", ".~lock.*"),
        "a temporary file",
    ),
    ((".DS_Store", "Thumbs.db", "desktop.ini", ".nfs*", "__MACOSX"), "the file system's own"),
    ((".[!.]*",), "hidden"),  # "..a.txt" is only an odd name
)
_ANY_DROPPING = re.compile("|".join(fnmatch.translate(pattern) for patterns, _ in _DROPPINGS for pattern in patterns))
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
_Folders = dict[str, tuple[Declared, str]]  # folder -> what is stated for all of its files and the print of that, found once
_Read = dict[str, tuple[Declared, tuple[Note, ...]]]  # path of a sidecar -> what it states, what is wrong in it


@dataclass(frozen=True, slots=True)
class Found:
    """A file that can be read, and by what it is known again: nothing of it has been read yet."""

    path: str  # below content/, posix; bytes that are no UTF-8 are shown as \\xff
    file: str  # its whole path; its address where it lies in a store
    size: int
    mtime_ns: int
    inode: int
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


@dataclass(frozen=True, slots=True)
class Refused:
    """An entry that is not read: passed over by a rule, or skipped because something is wrong with it."""

    path: str
    status: Literal["ignored", "skipped"]
    reason: str
    notes: tuple[Note, ...] = ()


def walk(folder: Path, settings: ReaderSettings) -> tuple[Found | Refused, ...]:
    """Every entry below the folder, by path; each is found or refused, none is forgotten."""
    url = stores.url_of(folder)
    root = Path(os.path.realpath(folder))
    if not url and not root.is_dir():
        raise DigestError(f"no such folder: {visible(folder.name)}")
    entries = sorted(_stored(url, settings) if url else _entries(root, settings), key=lambda each: each.path)
    sidecars = {each.path: each for each in entries if isinstance(each, Found) and is_sidecar(each.path.rpartition("/")[2])}
    articles = {each.path for each in entries if isinstance(each, Found) and each.path not in sidecars}
    read = {path: _read_sidecar(each) for path, each in sidecars.items()}
    folders: _Folders = {}
    return tuple(
        _of_sidecar(each, read[each.path][1], articles) if each.path in read else _with_sidecars(each, read, folders)
        for each in entries
    )


def listed(folder: Path) -> dict[bytes, tuple[int, int, int, int]]:
    """What a store holds, as `digest.build.seen` lists a folder: each address with its size and what is said of its version."""
    return {each.url.encode(): (each.size, each.print, 0, 0) for each in stores.entries(stores.url_of(folder))}


def exists(folder: Path) -> bool:
    """Is there such a folder? Of a store that is only known when it is asked, so it is believed here."""
    return bool(stores.url_of(folder)) or folder.is_dir()


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
            body, mode, modified = _bytes(found.file, limit)
        except OSError as error:
            return _skipped(found.path, _why(error), "vanished" if error.errno == errno.ENOENT else "unreadable")
        if not stat.S_ISREG(mode):
            return _skipped(found.path, f"not a regular file: {_kind(mode)}", "not-a-file")
        if len(body) > limit:
            return _skipped(found.path, f"larger than readers.max_file_bytes = {limit}", "too-large")
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
            found = replace(found, record=next(each for each in records if each.number == part))
        source = load(found, settings)
    except (OSError, ValueError, StopIteration):
        return None
    return source if isinstance(source, SourceFile) else None


# ---------------------------------------------------------------- web archives


def is_archive(found: Found, settings: ReaderSettings) -> bool:
    """Is this a web archive, and nobody's own reader waits for it?"""
    return found.record is None and _is_archive(found.path, settings)


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
    yield Refused(found.path, "ignored", reason, tuple(notes))
    yield from (replace(found, record=record) for record in held.records)


def unreadable(found: Found, error: OSError) -> Refused:
    """An archive that could not be read."""
    return _skipped(found.path, _why(error), "vanished" if error.errno == errno.ENOENT else "unreadable")


def _several(counts: Sequence[tuple[str, int]]) -> str:
    said = [f"{count} {what}" for what, count in counts[:_KINDS_TOLD]]
    rest = sum(count for _, count in counts[_KINDS_TOLD:])
    return ", ".join([*said, *([f"{rest} of other kinds"] if rest else [])])


def _is_archive(path: str, settings: ReaderSettings) -> bool:
    return path.lower().endswith((".warc", ".warc.gz")) and ".warc" not in dict(settings.custom)


# ---------------------------------------------------------------- the walk


def _stored(url: str, settings: ReaderSettings) -> Iterator[Found | Refused]:
    """The files of a store; folders are only parts of names there."""
    passed: set[str] = set()
    for each in stores.entries(url):
        names = each.path.split("/")
        above = ["/".join(names[: depth + 1]) for depth in range(len(names))]
        reason = next(((path, why) for path in above if (why := _passed_over(path.rpartition("/")[2], path, settings))), None)
        if reason is None:
            yield _within(Found(each.path, each.url, each.size, each.print, 0), settings)
        elif reason[0] not in passed:
            passed.add(reason[0])
            yield Refused(reason[0], "ignored", reason[1] if reason[0] == each.path else f"{reason[1]}, with all below it")


def _entries(root: Path, settings: ReaderSettings) -> Iterator[Found | Refused]:
    """Breadth does not matter, order neither: the caller sorts. No recursion, so that no depth is too deep."""
    waiting = [(str(root), "")]
    taken: set[str] = set()
    while waiting:
        folder, below = waiting.pop()
        try:
            with os.scandir(folder) as listing:
                entries = sorted(listing, key=lambda entry: entry.name)
        except OSError as error:
            yield _skipped(_shown(below.rstrip("/"), taken), _why(error), "unreadable")
            continue
        for entry in entries:
            path = _shown(below + entry.name, taken)
            if reason := _passed_over(entry.name, path, settings):
                yield from _all_ignored(entry, path, reason)
            elif entry.is_dir(follow_symlinks=False):
                waiting.append((entry.path, below + entry.name + "/"))
            else:
                yield _file(entry, path, root, settings)


def _shown(path: str, taken: set[str]) -> str:
    """The path with undecodable bytes shown as \\xff; two that would look the same stay apart."""
    if path.isascii() or path.encode("utf-8", "replace").decode() == path:
        return path
    shown = "".join(f"\\x{ord(c) - 0xDC00:02x}" if "\udc80" <= c <= "\udcff" else c for c in path)
    while shown in taken:
        shown += "_"
    taken.add(shown)
    return shown


def _passed_over(name: str, path: str, settings: ReaderSettings) -> str:
    if _ANY_DROPPING.match(name):
        return next(reason for patterns, reason in _DROPPINGS if any(fnmatch.fnmatchcase(name, each) for each in patterns))
    pattern = next((each for each in settings.ignore if _matches(path, each)), "")
    return f'[readers] ignore = "{pattern}"' if pattern else ""


def _matches(path: str, pattern: str) -> bool:
    """ "drafts/**" and "drafts/" mean all below; a pattern without a slash means a name anywhere."""
    if "/" not in pattern.rstrip("/"):
        return any(fnmatch.fnmatchcase(part, pattern.rstrip("/")) for part in PurePosixPath(path).parts)
    return fnmatch.fnmatchcase(path, pattern.removeprefix("/")) or fnmatch.fnmatchcase(
        path + "/", pattern.removeprefix("/").removesuffix("**")
    )


def _all_ignored(entry: os.DirEntry[str], path: str, reason: str) -> Iterator[Refused]:
    """One line for a file or a whole folder that is passed over."""
    yield Refused(path, "ignored", f"{reason}, with all below it" if entry.is_dir(follow_symlinks=False) else reason)


def _file(entry: os.DirEntry[str], path: str, root: Path, settings: ReaderSettings) -> Found | Refused:
    try:
        if entry.is_symlink() and (refused := _leads_nowhere(entry, path, root)):
            return refused
        status = entry.stat()
    except OSError as error:
        return _skipped(path, _why(error), "unreadable")
    if not stat.S_ISREG(status.st_mode):
        return _skipped(path, f"not a regular file: {_kind(status.st_mode)}", "not-a-file")
    return _within(Found(path, entry.path, status.st_size, status.st_mtime_ns, status.st_ino), settings)


def _within(found: Found, settings: ReaderSettings) -> Found | Refused:
    """The file, unless it is too large; of an archive only each record is asked."""
    limit = settings.max_file_bytes
    if found.size <= limit or _is_archive(found.path, settings):
        return found
    return _skipped(found.path, f"larger than readers.max_file_bytes = {limit} ({found.size} bytes)", "too-large")


def _leads_nowhere(entry: os.DirEntry[str], path: str, root: Path) -> Refused | None:
    """Links are followed to regular files inside content/ only."""
    try:
        target = os.path.realpath(entry.path, strict=True)
    except OSError as error:
        loop = error.errno == errno.ELOOP
        return _skipped(path, "a link that leads back to itself" if loop else "a link that leads nowhere", "link")
    if os.path.commonpath((target, root)) != str(root):
        return _skipped(path, "a link that leads out of content/", "link")
    if entry.is_dir():
        return Refused(path, "ignored", "a link to a folder inside content/, which is read in its own place")
    return None


def _bytes(file: str, limit: int) -> tuple[bytes, int, float]:
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


def _read_sidecar(found: Found) -> tuple[Declared, tuple[Note, ...]]:
    try:
        body, mode, _ = _bytes(found.file, 1 << 20)
    except OSError as error:
        return Declared(), (Note(found.path, 0, f"{_why(error)}; not read", "unreadable"),)
    return sidecar(body, found.path) if stat.S_ISREG(mode) else (Declared(), ())


def _with_sidecars(entry: Found | Refused, read: _Read, folders: _Folders) -> Found | Refused:
    """The nearest statement wins: the file's own sidecar, then its folder's, then those above."""
    if isinstance(entry, Refused) or not read:
        return entry
    folder, _, name = entry.path.rpartition("/")
    if folder not in folders:
        folders[folder] = _printed(nearest(*(read[path][0] for path in _above(folder) if path in read)))
    stem = name.rpartition(".")[0] or name
    own = [read[path][0] for path in (entry.path + FILE, f"{folder}/{stem}".lstrip("/") + FILE) if path in read]
    declared, stated = _printed(nearest(*own, folders[folder][0])) if own else folders[folder]
    return replace(entry, declared=declared, declared_print=stated) if stated else entry


def _printed(declared: Declared) -> tuple[Declared, str]:
    """With the fingerprint of what is stated, "" for nothing."""
    parts = (part for pair in (*declared.fields, *declared.where) for part in pair)
    return declared, key_of(*parts) if declared.fields else ""


def _above(folder: str) -> Iterator[str]:
    """a/b -> a/b/_folder.toml, a/_folder.toml, _folder.toml."""
    while folder:
        yield f"{folder}/{FOLDER}"
        folder = folder.rpartition("/")[0]
    yield FOLDER


def _of_sidecar(entry: Found | Refused, notes: tuple[Note, ...], articles: set[str]) -> Refused:
    name = PurePosixPath(entry.path).name
    if name == FOLDER:
        return Refused(entry.path, "ignored", "states fields for its folder", notes)
    stem = entry.path.removesuffix(FILE)
    beside = _beside(stem, articles)
    if not beside:
        text = f"no article beside it is named {PurePosixPath(stem).name!r}{did_you_mean(stem, _near(stem, articles))}"
        notes = (*notes, Note(entry.path, 0, text, "sidecar-alone"))
    return Refused(entry.path, "ignored", "states fields for the file beside it", notes)


def _beside(stem: str, articles: set[str]) -> bool:
    return stem in articles or any(stem == str(PurePosixPath(path).with_suffix("")) for path in _near(stem, articles))


def _near(stem: str, articles: set[str]) -> Iterable[str]:
    folder = PurePosixPath(stem).parent
    return sorted(path for path in articles if PurePosixPath(path).parent == folder)


def _kind(mode: int) -> str:
    return next((name for is_one, name in _KINDS if is_one(mode)), "something else")


def _why(error: OSError) -> str:
    """The reason without the path, which may name the machine's folders."""
    known = {
        errno.ENOENT: "vanished between listing and reading",
        errno.EACCES: "permission denied",
        errno.ENAMETOOLONG: "its path is too long",
    }
    return known.get(error.errno or 0, (error.strerror or type(error).__name__).lower())


def _skipped(path: str, reason: str, code: str) -> Refused:
    return Refused(path, "skipped", reason, (Note(path, 0, f"{reason}; skipped", code),))
