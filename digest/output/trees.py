"""The folders that hold a site: how a file is written into one, how one is made equal to the other by hard links."""

# paths are strings here: twenty thousand at a time, and Path costs five times as much
# ruff: noqa: PTH101, PTH102, PTH106, PTH108, PTH112, PTH114, PTH116, PTH208

from __future__ import annotations

import contextlib
import hashlib
import os
import shutil
import stat
from collections.abc import Collection, Iterable, Mapping

from digest.output.manifest import DirStat, Entry
from digest.output.urls import parents

FILE_MODE = 0o644  # whatever the umask: hosts answer 403 for less
FOLDER_MODE = 0o755


def digest_of(body: bytes) -> bytes:
    """16 bytes that tell contents apart."""
    return hashlib.sha256(body).digest()[:16]


class Tree:
    """One folder and what is known to be in it. Paths are strings: twenty thousand of them are handled at a time."""

    def __init__(self, root: str, folders: Iterable[str] = ()) -> None:
        self.root = root
        self.folders = set(folders) | {""}

    def path(self, url: str) -> str:
        """Where the file of an address lies."""
        return f"{self.root}/{url}" if url else self.root

    def write(self, url: str, body: bytes, digest: bytes) -> Entry:
        """Write a new file. An older one is unlinked first, never opened: the other tree may share it."""
        self.make_folders(url)
        path = self.path(url)
        try:
            fd = _created(path)
        except FileExistsError:
            remove(path)
            fd = _created(path)
        try:
            view = memoryview(body)
            while view:
                view = view[os.write(fd, view) :]
            seen = os.fstat(fd)
            if stat.S_IMODE(seen.st_mode) != FILE_MODE and hasattr(os, "fchmod"):
                os.fchmod(fd, FILE_MODE)
                seen = os.fstat(fd)
        finally:
            os.close(fd)
        return Entry(digest).seen(seen)

    def link(self, url: str, other: Tree) -> None:
        """Share the file that `other` has at this address."""
        self.make_folders(url)
        try:
            os.link(other.path(url), self.path(url), follow_symlinks=False)
        except FileExistsError:
            remove(self.path(url))
            os.link(other.path(url), self.path(url), follow_symlinks=False)

    def drop(self, url: str) -> None:
        """Remove a file, and the folders that are empty then."""
        remove(self.path(url))
        for folder in reversed(list(parents(url))):
            try:
                os.rmdir(self.path(folder))
            except OSError:
                return
            self.folders.discard(folder)

    def make_folders(self, url: str) -> None:
        """Every folder on the way to the address; what is no folder there makes way."""
        folder = url.rpartition("/")[0]
        if folder in self.folders:
            return
        for parent in parents(url):
            if parent not in self.folders:
                make_folder(self.path(parent))
                self.folders.add(parent)

    def stats(self) -> dict[str, DirStat]:
        """Inode and time of each folder: they tell whether a name came or went."""
        found: dict[str, DirStat] = {}
        for folder in sorted(self.folders):
            with contextlib.suppress(FileNotFoundError, NotADirectoryError):
                seen = os.stat(self.path(folder), follow_symlinks=False)
                if stat.S_ISDIR(seen.st_mode):
                    found[folder] = (seen.st_ino, seen.st_mtime_ns)
        return found


def mirror(source: Tree, copy: Tree, files: Mapping[str, Entry], others: Collection[str]) -> list[str]:
    """Make `copy` hold the files of `source`, shared, and nothing else. Returns the addresses that were linked anew."""
    make_folder(copy.root)
    copy.folders = {""}
    good = _pruned(copy, files)
    linked = [url for url in files if url not in good and os.path.lexists(source.path(url))]
    for url in linked:
        copy.link(url, source)
    for name in others:
        link_other(source, copy, name)
    return linked


def _pruned(copy: Tree, files: Mapping[str, Entry]) -> set[str]:
    """Remove what does not belong; the addresses that are there with the right inode stay."""
    wanted = {folder for url in files for folder in parents(url)}
    good: set[str] = set()
    waiting = [""]
    while waiting:
        folder = waiting.pop()
        prefix = f"{folder}/" if folder else ""
        with os.scandir(copy.path(folder)) as entries:
            for entry in entries:
                url = prefix + entry.name
                if url in wanted and entry.is_dir(follow_symlinks=False):
                    copy.folders.add(url)
                    waiting.append(url)
                elif url in files and entry.inode() == files[url].inode:
                    good.add(url)
                else:
                    remove(entry.path)
    return good


def link_other(source: Tree, copy: Tree, name: str) -> None:
    """Carry over something that is not ours: a file or link by a hard link, a folder with all that is in it."""
    there, here = source.path(name), copy.path(name)
    try:
        seen = os.lstat(there)
    except (FileNotFoundError, NotADirectoryError):
        copy.drop(name)
        return
    copy.make_folders(name)
    _link(there, here, seen)


def _link(there: str, here: str, seen: os.stat_result) -> None:
    if stat.S_ISDIR(seen.st_mode):
        _link_folder(there, here)
        return
    with contextlib.suppress(FileNotFoundError):
        if os.lstat(here).st_ino == seen.st_ino:
            return
    remove(here)
    os.link(there, here, follow_symlinks=False)


def _link_folder(there: str, here: str) -> None:
    if not os.path.isdir(here) or os.path.islink(here):
        make_folder(here)
    theirs = sorted(os.listdir(there))
    for gone in sorted(set(os.listdir(here)) - set(theirs)):
        remove(f"{here}/{gone}")
    for inner in theirs:
        _link(f"{there}/{inner}", f"{here}/{inner}", os.lstat(f"{there}/{inner}"))
    shutil.copystat(there, here, follow_symlinks=False)


def strangers(tree: Tree, folders: Iterable[str], known: Collection[str], ours: Collection[str]) -> list[str]:
    """Names in these folders of the tree that are neither addresses (`known`) nor folders (`ours`) of the site."""
    found: list[str] = []
    for folder in folders:
        prefix = f"{folder}/" if folder else ""
        with contextlib.suppress(FileNotFoundError, NotADirectoryError), os.scandir(tree.path(folder)) as entries:
            found += [
                prefix + entry.name
                for entry in entries
                if prefix + entry.name not in known and not (prefix + entry.name in ours and entry.is_dir(follow_symlinks=False))
            ]
    return sorted(found)


def files_below(root: str) -> list[str]:
    """The addresses of all regular files in a folder."""
    found: list[str] = []
    waiting = [""]
    while waiting:
        folder = waiting.pop()
        prefix = f"{folder}/" if folder else ""
        with contextlib.suppress(OSError), os.scandir(f"{root}/{folder}") as entries:
            for entry in entries:
                if entry.is_dir(follow_symlinks=False):
                    waiting.append(prefix + entry.name)
                elif entry.is_file(follow_symlinks=False):
                    found.append(prefix + entry.name)
    return sorted(found)


def make_folder(path: str) -> None:
    """A folder with mode 0755; a file of that name makes way."""
    try:
        os.mkdir(path, FOLDER_MODE)
    except FileExistsError:
        if os.path.isdir(path) and not os.path.islink(path):
            return
        remove(path)
        os.mkdir(path, FOLDER_MODE)
    if stat.S_IMODE(os.stat(path).st_mode) != FOLDER_MODE:
        os.chmod(path, FOLDER_MODE)


def remove(path: str) -> None:
    """Take away a file, a link or a whole folder, if it is there."""
    try:
        os.unlink(path)
    except FileNotFoundError:
        return
    except (IsADirectoryError, PermissionError):
        if not os.path.isdir(path) or os.path.islink(path):
            raise
        shutil.rmtree(path)


def _created(path: str) -> int:
    return os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_CLOEXEC", 0) | getattr(os, "O_BINARY", 0), FILE_MODE)
