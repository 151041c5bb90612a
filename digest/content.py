"""What lies below content/? Regular files in a fixed order, with what sidecars declare; all else with the reason why not.

content/ may be an object store (digest/stores.py); then nothing is asked of this machine's disks.
"""

from __future__ import annotations

import errno
import fnmatch
import os
import re
import stat
from collections.abc import Iterable, Iterator
from dataclasses import replace
from pathlib import Path, PurePosixPath

from digest import stores
from digest.errors import DigestError, did_you_mean
from digest.files import Found, Refused, archived, bytes_at, kind_of, reason_of, skipped
from digest.fingerprint import key_of
from digest.model import Declared, Note
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

_Folders = dict[str, tuple[Declared, str]]  # folder -> what is stated for all of its files and the print of that, found once
_Read = dict[str, tuple[Declared, tuple[Note, ...]]]  # path of a sidecar -> what it states, what is wrong in it


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
            yield skipped(_shown(below.rstrip("/"), taken), reason_of(error), "unreadable")
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
        return skipped(path, reason_of(error), "unreadable")
    if not stat.S_ISREG(status.st_mode):
        return skipped(path, f"not a regular file: {kind_of(status.st_mode)}", "not-a-file")
    return _within(Found(path, entry.path, status.st_size, status.st_mtime_ns, status.st_ino), settings)


def _within(found: Found, settings: ReaderSettings) -> Found | Refused:
    """The file, unless it is too large; of an archive only each record is asked."""
    limit = settings.max_file_bytes
    if found.size <= limit or archived(found.path, settings):
        return found
    return skipped(found.path, f"larger than readers.max_file_bytes = {limit} ({found.size} bytes)", "too-large")


def _leads_nowhere(entry: os.DirEntry[str], path: str, root: Path) -> Refused | None:
    """Links are followed to regular files inside content/ only."""
    try:
        target = os.path.realpath(entry.path, strict=True)
    except OSError as error:
        loop = error.errno == errno.ELOOP
        return skipped(path, "a link that leads back to itself" if loop else "a link that leads nowhere", "link")
    if os.path.commonpath((target, root)) != str(root):
        return skipped(path, "a link that leads out of content/", "link")
    if entry.is_dir():
        return Refused(path, "ignored", "a link to a folder inside content/, which is read in its own place")
    return None


def _read_sidecar(found: Found) -> tuple[Declared, tuple[Note, ...]]:
    try:
        body, mode, _ = bytes_at(found.file, 1 << 20)
    except OSError as error:
        return Declared(), (Note(found.path, 0, f"{reason_of(error)}; not read", "unreadable"),)
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
