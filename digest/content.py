"""What lies below content/? Regular files in a fixed order, with what sidecars declare; all else with the reason why not.

content/ may be an object store (digest/stores.py); then nothing is asked of this machine's disks.
"""

from __future__ import annotations

import errno
import fnmatch
import os
import re
import stat
from collections.abc import Collection, Iterable, Iterator
from pathlib import Path, PurePosixPath
from typing import NamedTuple

from digest import stores
from digest.errors import DigestError, did_you_mean
from digest.files import Found, Refused, archived, bytes_at, kind_of, reason_of, skipped
from digest.fingerprint import key_of
from digest.listings import GONE, LEADS, NO_FILE, NO_FOLDER, Listing, Stat, listing
from digest.model import Declared, Note
from digest.readers.sidecar import FILE, FOLDER, is_sidecar, nearest, sidecar
from digest.settings import ReaderSettings
from digest.tables import FORGETFUL, Tables
from digest.text import visible

_DROPPINGS = (
    (("*~", "#*#", ".#*", "*.swp", "*.swo", "*.swx", "*.orig", "*.rej", "*.bak"), "an editor's file"),
    (
        ("___jb_tmp___", "___jb_old___", "*.tmp", "*.part", "*.partial", "*.crdownload", "*.download", ".~lock.*"),
        "a temporary file",
    ),
    ((".DS_Store", "Thumbs.db", "desktop.ini", ".nfs*", "__MACOSX", "lost+found"), "the file system's own"),
    ((".[!.]*",), "hidden"),  # "..a.txt" is only an odd name
)
_SIDECARS = ".toml"
_ANY_DROPPING = re.compile("|".join(fnmatch.translate(pattern) for patterns, _ in _DROPPINGS for pattern in patterns))

_Read = dict[str, tuple[Declared, tuple[Note, ...]]]  # path of a sidecar -> what it states, what is wrong in it
Entries = dict[str, Found | Refused]  # by path below content/


def walk(folder: Path, settings: ReaderSettings) -> tuple[Found | Refused, ...]:
    """Every entry below the folder, by path; each is found or refused, none is forgotten."""
    return tuple(entries(folder, settings).values())


def entries(folder: Path, settings: ReaderSettings, files: Listing | None = None, tables: Tables = FORGETFUL) -> Entries:
    """The same for whoever has listed the folder already, and may have done so before."""
    url = stores.url_of(folder)
    root = url or os.path.realpath(folder)
    if not url and not Path(root).is_dir():
        raise DigestError(f"no such folder: {visible(folder.name)}")
    if files is None:
        files = listed(folder) if url else listing(folder)
    found = _parted(_entries(root, files, settings, tables), tables)
    sidecars = tables.only("sidecars", found, _states)
    if not sidecars:
        return found
    read = {path: _read_sidecar(each) for path, each in sidecars.items() if isinstance(each, Found)}
    others = tables.only("no sidecars", found, lambda each: isinstance(each, Found) and not _states(each))
    refused = tables.of_keys("refused sidecars", others, lambda: _of_sidecars(read, others.keys()), read)
    return tables.over("entries with sidecars", _with_sidecars(found, read, tables), refused)


def listed(folder: Path) -> Listing:
    """What a store holds, as a folder is listed: each address with its size and what is said of its version."""
    return {each.url.encode(): (each.size, each.print, 0, 0) for each in stores.entries(stores.url_of(folder))}


def exists(folder: Path) -> bool:
    """Is there such a folder? Of a store that is only known when it is asked, so it is believed here."""
    return bool(stores.url_of(folder)) or folder.is_dir()


# ---------------------------------------------------------------- the walk


def _entries(root: str, files: Listing, settings: ReaderSettings, tables: Tables) -> dict[bytes, Found | Refused]:
    """What each of these files is; of what lies below a folder that is passed over, only that."""
    look, files = _Look(root, settings), tables.sorted("files by place", files)
    if "://" in root:
        return tables.each("entries", files, look.stored, (root, settings))
    for place, seen in tables.only("closed folders", files, lambda seen: seen[0] == NO_FOLDER).items():
        look.closed(place, seen)
    links = tables.of_keys("links", files, lambda: {path.partition(LEADS)[0] for path in files if LEADS in path})
    if not links:
        return tables.each("entries", files, look.listed, (root, settings))
    plain = {path: seen for path, seen in files.items() if path not in links and LEADS not in path}
    return tables.each("entries", plain, look.listed, (root, settings)) | {path: look.link(path, files[path]) for path in links}


class _Look:
    """What is known of a file by its name and its stat."""

    def __init__(self, root: str, settings: ReaderSettings) -> None:
        self._root, self._settings = root.rstrip("/") or "/", settings
        self._start = len(os.fsencode(self._root.rstrip("/"))) + 1
        self._folders: dict[str, Refused | None] = {}  # whether a folder is passed over, with all below it

    def stored(self, url: bytes, seen: Stat) -> Found | Refused:
        """Of a store."""
        path = url[self._start :].decode()
        return self._ignored(path) or _within(Found(path, url.decode(), seen[0], seen[1], 0), self._settings)

    def listed(self, place: bytes, seen: Stat) -> Found | Refused:
        """Of a folder."""
        path, (size, changed, status, inode) = _shown(self._below(place)), seen
        if refused := self._ignored(path):
            return refused
        if size == NO_FOLDER:
            return skipped(path.rstrip("/"), reason_of(OSError(changed, os.strerror(changed))), "vanished")
        if size == NO_FILE:
            return skipped(path, f"not a regular file: {kind_of(changed)}", "not-a-file")
        if seen == GONE:
            return skipped(path, reason_of(OSError(errno.ENOENT, "")), "unreadable")
        return _within(Found(path, os.fsdecode(place), size, changed, inode, status), self._settings)

    def closed(self, place: bytes, seen: Stat) -> None:
        """DigestError for a folder that is there and cannot be looked into: taken for empty, it would lose all its pages.

        One that is gone since it was listed has lost them, and one that is passed over has none.
        """
        path, code = _shown(self._below(place)).rstrip("/"), seen[1]
        if code not in (errno.ENOENT, errno.ENOTDIR) and not self._ignored(path):
            where = "/".join(filter(None, (visible(Path(self._root).name), path)))
            remedy = f'; give the right to read it, or pass it over: [readers] ignore = ["{path}/"]' if path else ""
            raise DigestError(f"cannot be read ({os.strerror(code)}); the old site stands{remedy}", where)

    def link(self, place: bytes, seen: Stat) -> Found | Refused:
        """Of a folder, where the file is a link; not remembered, since what it leads to may be replaced."""
        path = _shown(self._below(place))
        return self._ignored(path) or _leads_nowhere(os.fsdecode(place), path, self._root) or self.listed(place, seen)

    def _below(self, place: bytes) -> str:
        below = os.fsdecode(place[self._start :])
        return below if os.sep == "/" else below.replace(os.sep, "/")

    def _ignored(self, path: str) -> Refused | None:
        """The folder that is passed over, in which it lies, or the file itself."""
        folder, _, name = path.rpartition("/")
        if folder not in self._folders:
            parts = folder.split("/")
            above = ("/".join(parts[: depth + 1]) for depth in range(len(parts) if folder else 0))
            self._folders[folder] = next(filter(None, map(self._passed, above)), None)
        if found := self._folders[folder]:
            return found
        reason = _passed_over(name, path, self._settings)
        return Refused(path, "ignored", reason) if reason else None

    def _passed(self, folder: str) -> Refused | None:
        reason = _passed_over(folder.rpartition("/")[2], folder, self._settings)
        return Refused(folder, "ignored", f"{reason}, with all below it") if reason else None


def _parted(found: dict[bytes, Found | Refused], tables: Tables) -> Entries:
    """By path. Where two files would be shown under one, since bytes of the one are no UTF-8, they stay apart."""
    entries = tables.spread("entries by path", found, lambda _, each: {each.path: each})
    if len(entries) < len(found):
        entries = {}
        for _, each in sorted(found.items()):
            while each.path in entries and entries[each.path] != each:
                each = each._replace(path=each.path + "_")
            entries[each.path] = each
    return tables.sorted("entries sorted", entries)


def _shown(path: str) -> str:
    """The path with undecodable bytes shown as \\xff."""
    if path.isascii() or path.encode("utf-8", "replace").decode() == path:
        return path
    return "".join(f"\\x{ord(c) - 0xDC00:02x}" if "\udc80" <= c <= "\udcff" else c for c in path)


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


def _within(found: Found, settings: ReaderSettings) -> Found | Refused:
    """The file, unless it is too large; of an archive only each record is asked."""
    limit = settings.max_file_bytes
    if found.size <= limit or archived(found.path, settings):
        return found
    return skipped(found.path, f"larger than readers.max_file_bytes = {limit} ({found.size} bytes)", "too-large")


def _leads_nowhere(place: str, path: str, root: str) -> Refused | None:
    """Links are followed to regular files inside content/ only."""
    try:
        target = os.path.realpath(place, strict=True)
    except OSError as error:
        loop = error.errno == errno.ELOOP
        return skipped(path, "a link that leads back to itself" if loop else "a link that leads nowhere", "link")
    if os.path.commonpath((target, root)) != root:
        return skipped(path, "a link that leads out of content/", "link")
    if Path(target).is_dir():
        return Refused(path, "ignored", "a link to a folder inside content/, which is read in its own place")
    return None


# ---------------------------------------------------------------- sidecars


def _states(entry: Found | Refused) -> bool:
    return entry.path.endswith(_SIDECARS) and is_sidecar(entry.path.rpartition("/")[2])


def _read_sidecar(found: Found) -> tuple[Declared, tuple[Note, ...]]:
    try:
        body, mode, _ = bytes_at(found.file, 1 << 20)
    except OSError as error:
        return Declared(), (Note(found.path, 0, f"{reason_of(error)}; not read", "unreadable"),)
    return sidecar(body, found.path) if stat.S_ISREG(mode) else (Declared(), ())


class _Stated(NamedTuple):
    """What sidecars state of the files of one folder."""

    of_all: tuple[Declared, str]  # with its print
    of_some: dict[str, Declared]  # by path, with or without the suffix


def _with_sidecars(found: Entries, read: _Read, tables: Tables) -> Entries:
    """The nearest statement wins: the file's own sidecar, then its folder's, then those above."""
    some: dict[str, dict[str, Declared]] = {}
    for path, (declared, _) in read.items():
        if path.endswith(FILE):
            some.setdefault(path.rpartition("/")[0], {})[path.removesuffix(FILE)] = declared
    homes = tables.of_keys("folders of files", found, lambda: {path: path.rpartition("/")[0] for path in found})
    said = {
        folder: (tuple(read[path][0] for path in _above(folder) if path in read), some.get(folder, {}))
        for folder in dict.fromkeys(homes.values())
    }
    stated = tables.each("stated of folders", said, lambda _, each: _Stated(_printed(nearest(*each[0])), each[1]))
    return tables.each("stated", found, lambda path, each: _declared(each, stated[homes[path]]), stated)


def _declared(entry: Found | Refused, stated: _Stated) -> Found | Refused:
    if isinstance(entry, Refused):
        return entry
    declared, print_ = stated.of_all
    if stated.of_some:
        folder, _, name = entry.path.rpartition("/")
        whole, stem = entry.path, f"{folder}/{name.rpartition('.')[0] or name}".lstrip("/")
        own = [stated.of_some[path] for path in (whole, stem) if path in stated.of_some]
        declared, print_ = _printed(nearest(*own, declared)) if own else stated.of_all
    return Found(*entry[:6], declared, print_) if print_ else entry  # its path and stat stay


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


def _of_sidecars(read: _Read, articles: Collection[str]) -> dict[str, Refused]:
    return {path: _of_sidecar(path, notes, articles) for path, (_, notes) in read.items()}


def _of_sidecar(path: str, notes: tuple[Note, ...], articles: Collection[str]) -> Refused:
    name = PurePosixPath(path).name
    if name == FOLDER:
        return Refused(path, "ignored", "states fields for its folder", notes)
    stem = path.removesuffix(FILE)
    beside = _beside(stem, articles)
    if not beside:
        text = f"no article beside it is named {PurePosixPath(stem).name!r}{did_you_mean(stem, _near(stem, articles))}"
        notes = (*notes, Note(path, 0, text, "sidecar-alone"))
    return Refused(path, "ignored", "states fields for the file beside it", notes)


def _beside(stem: str, articles: Collection[str]) -> bool:
    return stem in articles or any(stem == str(PurePosixPath(path).with_suffix("")) for path in _near(stem, articles))


def _near(stem: str, articles: Collection[str]) -> Iterable[str]:
    folder = PurePosixPath(stem).parent
    return sorted(path for path in articles if PurePosixPath(path).parent == folder)
