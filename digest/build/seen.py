"""Has any file changed since it was read? Told by stat alone where that is provably safe, else by its bytes.

A file that was written in the same tick of the clock in which it was read may change again without its stat changing: such a
"racy" entry, as version control calls it, is read again and its hash compared, until an index is younger than it by a tick.
Windows has no time of change, so there every entry is racy.
"""

# paths are bytes here: ten thousand at a time, and any name is possible
# ruff: noqa: PTH123

from __future__ import annotations

import marshal
import os
import time
from hashlib import blake2b, file_digest
from pathlib import Path

from digest.listings import Listing, Stat

_TICK = 50_000_000  # ns: five times the longest tick of a kernel's clock
_PLAIN = 2  # the last version of marshal that writes equal values as equal bytes, however many names they go by
_COARSE = 2_500_000_000  # of file systems that only know seconds


def now() -> int:
    """The time against which stats are compared, in ns. It decides which files are read twice, never what is written."""
    return time.time_ns()


def racy(stat: Stat, started: int) -> bool:
    """May the file have changed after `started` without its stat showing it?"""
    changed = stat[2]
    return os.name == "nt" or changed > started - (_COARSE if changed % 1_000_000 == 0 else _TICK)


def recent(found: Listing, at: int) -> list[bytes]:
    """Those of the files that are racy."""
    near = at - _COARSE if os.name != "nt" else -1
    return [path for path, stat in found.items() if stat[2] > near and racy(stat, at)]


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
    """A fingerprint of the listing in the order in which it was listed. A file system that gives the same names in another order
    costs a look at everything, no more."""
    return hash_of(marshal.dumps(found, _PLAIN)).hex()


def told(found: Listing, at: int) -> str:
    """A fingerprint of the listing with the bytes of what has only just been written: for a few files that have no hashes."""
    fresh = sorted(path for path in recent(found, at) if found[path][0] >= 0 and any(found[path]))
    return print_of(found) + "".join(hash_of(read(path)).hex() for path in fresh)


def read(path: bytes | Path) -> bytes:
    """The bytes of a file; none where there are none to be had."""
    try:
        with open(path, "rb") as stream:
            return stream.read()
    except OSError:
        return b""
