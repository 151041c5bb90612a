"""Which files lie below a folder, and how do they look from outside? One look at names and stats; nothing is opened."""

# paths are bytes here: ten thousand at a time, and any name is possible
# ruff: noqa: PTH116

from __future__ import annotations

import os
import stat
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from types import MappingProxyType

Stat = tuple[int, int, int, int]  # size, mtime and ctime in ns, inode; the size is one of these for what has none:
NO_FOLDER, HIDDEN, NO_FILE = -1, -2, -3  # a folder that cannot be listed, a hidden one, a pipe or the like (then its kind)
Listing = dict[bytes, Stat]  # path -> stat
NOTHING: Mapping[bytes, Stat] = MappingProxyType({})
GONE: Stat = (0, 0, 0, 0)
LEADS = b"//"  # between the path of a link and where it leads


def listing(folder: Path, but: tuple[bytes, ...] = (), known: Mapping[bytes, Stat] = NOTHING) -> Listing:
    """Every file below the folder with its stat, or the one in `known`; hidden folders and those named in `but` are passed over.

    A link stands for what it leads to, with one more entry that says where that is; a folder that cannot be listed, or of which no
    stat can be had, has one too.
    """
    found: Listing = {}
    waiting = [os.fsencode(os.path.realpath(folder))]
    while waiting:
        here = waiting.pop()
        try:
            with os.scandir(here) as entries, _opened(here) as fd:
                for entry in entries:
                    if entry.is_file(follow_symlinks=False):
                        found[entry.path] = known.get(entry.path) or _stat(entry, fd)
                    elif entry.is_symlink():
                        found[entry.path] = stat_of(entry.path)
                        found[entry.path + LEADS + os.path.realpath(entry.path)] = stat_of(entry.path, follow=False)
                    elif not entry.is_dir(follow_symlinks=False):
                        found[entry.path] = stat_of(entry.path)
                    elif entry.name.startswith(b".") and entry.name[1:2] != b".":  # "..a" is only an odd name
                        found[entry.path + b"/"] = (HIDDEN, 0, 0, 0)
                    elif entry.name not in but:
                        waiting.append(entry.path)
        except OSError as error:
            found[here + b"/"] = (NO_FOLDER, error.errno or 0, 0, 0)
    return found


def stat_of(path: bytes | Path, follow: bool = True) -> Stat:
    """The stat of what the path leads to; `GONE` for nothing."""
    try:
        found = os.stat(path, follow_symlinks=follow)
    except OSError:
        return GONE
    if stat.S_ISREG(found.st_mode) or stat.S_ISLNK(found.st_mode):
        return (found.st_size, found.st_mtime_ns, found.st_ctime_ns, found.st_ino)
    return (NO_FILE, stat.S_IFMT(found.st_mode), found.st_ctime_ns, found.st_ino)


@contextmanager
def _opened(folder: bytes) -> Iterator[int | None]:
    """The folder's descriptor: from there the system need not walk the whole path to each of its files. None where it cannot."""
    if os.stat not in os.supports_dir_fd:
        yield None
        return
    fd = os.open(folder, os.O_RDONLY | os.O_DIRECTORY | os.O_CLOEXEC)
    try:
        yield fd
    finally:
        os.close(fd)


def _stat(entry: os.DirEntry[bytes], fd: int | None) -> Stat:
    try:
        found = entry.stat(follow_symlinks=False) if fd is None else os.stat(entry.name, dir_fd=fd, follow_symlinks=False)
    except FileNotFoundError:  # gone since it was listed
        return GONE
    return (found.st_size, found.st_mtime_ns, found.st_ctime_ns, found.st_ino)
