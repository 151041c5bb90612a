"""Has any file changed since it was read? Told by stat alone where that is provably safe, else by its bytes.

A file that was written in the same tick of the clock in which it was read may change again without its stat changing: such a
"racy" entry, as version control calls it, is read again and its hash compared, until an index is younger than it by a tick.
Windows has no time of change, so there every entry is racy.
"""

# paths are bytes here: ten thousand at a time, and any name is possible
# ruff: noqa: PTH116, PTH123

from __future__ import annotations

import os
import time
from collections.abc import Mapping
from hashlib import blake2b, file_digest
from pathlib import Path
from types import MappingProxyType

Stat = tuple[int, int, int, int]  # size, mtime and ctime in ns, inode
Listing = dict[bytes, Stat]  # path -> stat
NOTHING: Mapping[bytes, Stat] = MappingProxyType({})

_TICK = 50_000_000  # ns: five times the longest tick of a kernel's clock
_COARSE = 2_500_000_000  # of file systems that only know seconds


def listing(folder: Path, but: tuple[bytes, ...] = (), known: Mapping[bytes, Stat] = NOTHING) -> Listing:
    """Every file below the folder with its stat, or the one in `known`; hidden folders and those named in `but` are passed over.

    A link stands for what it leads to, with one more entry that says where that is; a folder that cannot be listed has one too.
    """
    found: Listing = {}
    waiting = [os.fsencode(os.path.realpath(folder))]
    while waiting:
        here = waiting.pop()
        try:
            entries = os.scandir(here)
        except OSError as error:
            found[here + b"/"] = (-1, error.errno or 0, 0, 0)
            continue
        with entries:
            for entry in entries:
                if entry.is_symlink():
                    found[entry.path] = stat_of(entry.path)
                    found[entry.path + b"//" + os.path.realpath(entry.path)] = stat_of(entry.path, follow=False)
                elif not entry.is_dir(follow_symlinks=False):
                    found[entry.path] = known.get(entry.path) or _stat(entry)
                elif entry.name.startswith(b"."):
                    found[entry.path + b"/"] = (-2, 0, 0, 0)
                elif entry.name not in but:
                    waiting.append(entry.path)
    return found


def stat_of(path: bytes | Path, follow: bool = True) -> Stat:
    """The stat of what the path leads to; zeros for nothing."""
    try:
        found = os.stat(path, follow_symlinks=follow)
    except OSError:
        return (0, 0, 0, 0)
    return (found.st_size, found.st_mtime_ns, found.st_ctime_ns, found.st_ino)


def _stat(entry: os.DirEntry[bytes]) -> Stat:
    try:
        found = entry.stat(follow_symlinks=False)
    except OSError:  # gone since it was listed
        return (0, 0, 0, 0)
    return (found.st_size, found.st_mtime_ns, found.st_ctime_ns, found.st_ino)


def now() -> int:
    """The time against which stats are compared, in ns. It decides which files are read twice, never what is written."""
    return time.time_ns()


def racy(stat: Stat, started: int) -> bool:
    """May the file have changed after `started` without its stat showing it?"""
    changed = stat[2]
    return os.name == "nt" or changed > started - (_COARSE if changed % 1_000_000 == 0 else _TICK)


def hash_of(body: bytes) -> bytes:
    """What a file is known again by."""
    return blake2b(body, digest_size=16).digest()


def hash_at(path: bytes | Path) -> bytes:
    """`hash_of` what the file holds, without holding it; of nothing where there is nothing to be had."""
    try:
        with open(path, "rb") as stream:
            return file_digest(stream, lambda: blake2b(digest_size=16)).digest()
    except OSError:
        return hash_of(b"")


def print_of(found: Listing) -> str:
    """A fingerprint of the listing, whatever its order."""
    lines = [b"%b %d %d %d %d" % (path, *stat) for path, stat in found.items()]
    lines.sort()
    return hash_of(b"\n".join(lines)).hex()


def told(found: Listing, at: int) -> str:
    """A fingerprint of the listing with the bytes of what has only just been written: for a few files that have no hashes."""
    fresh = sorted(path for path, stat in found.items() if stat[0] >= 0 and any(stat) and racy(stat, at))
    return print_of(found) + "".join(hash_of(read(path)).hex() for path in fresh)


def read(path: bytes | Path) -> bytes:
    """The bytes of a file; none where there are none to be had."""
    try:
        with open(path, "rb") as stream:
            return stream.read()
    except OSError:
        return b""
