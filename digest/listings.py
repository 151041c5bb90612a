"""Which files lie below a folder, and how do they look from outside? One look at names and stats; nothing is opened."""

# paths are bytes here: ten thousand at a time, and any name is possible
# ruff: noqa: PTH112, PTH114, PTH116

from __future__ import annotations

import os
import stat
from collections.abc import Collection, Iterable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from types import MappingProxyType

Stat = tuple[int, int, int, int]  # size, mtime and ctime in ns, inode; the size is one of these for what has none:
NO_FOLDER, HIDDEN, NO_FILE = -1, -2, -3  # a folder that cannot be listed, a hidden one, a pipe or the like (then its kind)
Listing = dict[bytes, Stat]  # path -> stat
NOTHING: Mapping[bytes, Stat] = MappingProxyType({})
GONE: Stat = (0, 0, 0, 0)
LEADS = b"//"  # between the path of a link and where it leads
_MANY = 16  # folders; to look at all of them takes no longer


def listing(folder: Path, but: tuple[bytes, ...] = (), known: Mapping[bytes, Stat] = NOTHING) -> Listing:
    """Every file below the folder with its stat, or the one in `known`; hidden folders and those named in `but` are passed over.

    A link stands for what it leads to, with one more entry that says where that is; a folder that cannot be listed, or of which no
    stat can be had, has one too.
    """
    found: Listing = {}
    _below([os.fsencode(os.path.realpath(folder))], found, but, known)
    return found


def _below(waiting: list[bytes], found: Listing, but: tuple[bytes, ...] = (), known: Mapping[bytes, Stat] = NOTHING) -> None:
    """Finds all that lies below these folders."""
    while waiting:
        waiting += _inside(waiting.pop(), found, but, known)


def _inside(here: bytes, found: Listing, but: tuple[bytes, ...] = (), known: Mapping[bytes, Stat] = NOTHING) -> list[bytes]:
    """Finds what lies in this folder itself; returns the folders in it."""
    folders = []
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
                elif _hidden(entry.name):
                    found[entry.path + b"/"] = (HIDDEN, 0, 0, 0)
                elif entry.name not in but:
                    folders.append(entry.path)
    except OSError as error:
        found[here + b"/"] = (NO_FOLDER, error.errno or 0, 0, 0)
    return folders


def _hidden(name: bytes) -> bool:
    return name.startswith(b".") and name[1:2] != b"."  # "..a" is only an odd name


# ---------------------------------------------------------------- a narrow look


def renewed(before: Listing, folder: Path, places: Iterable[bytes]) -> Listing | None:
    """A listing of the folder, of which only these places, files or folders, are said to have changed since `before`: of the others
    nothing is asked but of those beside them. None where all must be looked at: for very many places, and where there are links,
    which show what may lie anywhere."""
    root = os.fsencode(os.path.realpath(folder))
    told = {place for place in places if place == root or place.startswith(root + b"/")}
    homes = {_home(place, root) for place in told}
    if root in told or len(homes) > _MANY or any(LEADS in path for path in before):
        return None
    found = dict(before)
    for home in sorted(homes):
        anew = _renewed(found, home, told)
        if any(LEADS in path for path in anew):
            return None
        found.update(anew)
    return found


def _home(place: bytes, root: bytes) -> bytes:
    """The nearest folder above the place that is there and is looked into."""
    here = root
    for name in place[len(root) + 1 :].split(b"/")[:-1]:
        below = here + b"/" + name
        if _hidden(name) or not os.path.isdir(below) or os.path.islink(below):
            break
        here = below
    return here


def _renewed(found: Listing, home: bytes, told: Collection[bytes]) -> Listing:
    """Takes out of what was found all that lay there, but for folders in it that are there still and of which nothing is told;
    returns what lies there now beside these."""
    anew: Listing = {}
    above, start = home + b"/", len(home) + 1
    were = [path for path in found if path.startswith(above)]
    folder_of = {path: path[: path.find(b"/", start)] for path in were if b"/" in path[start:]}
    known = {*folder_of.values()}
    inside = _inside(home, anew)
    stay = {each for each in inside if each in known and each not in told and each + b"/" not in found}
    _below([each for each in inside if each not in stay], anew)
    for path in were:
        if path not in anew and folder_of.get(path) not in stay:
            del found[path]
    return anew


# ---------------------------------------------------------------- one file


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
