"""Articles and sites that lie in an object store: whatever fsspec knows how to reach, under an address such as s3://bucket/folder.

As a path the address loses one stroke ("s3:/bucket/folder"), which is how digest tells a store from a folder.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from hashlib import blake2b
from pathlib import Path
from typing import Any, BinaryIO, cast

from digest.errors import DigestError

_SCHEME = re.compile(r"((?:[a-z][a-z0-9+.-]+::)*[a-z][a-z0-9+.-]+):/(?!/)")
_NOT_OF_IT = ("name", "Key", "atime", "nlink")  # what changes without the bytes being others, or says nothing of them


@dataclass(frozen=True, slots=True)
class Entry:
    """A file in a store: its path below the address, and by what it is known again."""

    path: str
    url: str
    size: int
    print: int  # of all that the store says of this version: ETag, version, times


def url_of(place: Path | str) -> str:
    """The address of a store, "" for a folder of this machine.

    >>> url_of(Path("s3://bucket/news")), url_of(Path("file:///srv/news")), url_of(Path("content"))
    ('s3://bucket/news', 'file:///srv/news', '')
    """
    if "://" in str(place):
        return str(place)
    match = _SCHEME.match(Path(place).as_posix())
    if not match or match.start():
        return ""
    strokes = ":///" if match[1].endswith("file") or match[1].endswith("local") else "://"
    return match[1] + strokes + Path(place).as_posix()[match.end() :]


def entries(url: str) -> tuple[Entry, ...]:
    """Every file below the address, by path. Raises DigestError where the store cannot be reached."""
    fs, root = reached(url)
    try:
        fs.invalidate_cache()
        if not fs.isdir(root):
            raise DigestError("no such folder in this store", url)
        found = fs.find(root, detail=True)
    except DigestError:
        raise
    except Exception as error:  # each store has errors of its own
        raise DigestError(f"the store cannot be read ({type(error).__name__}: {str(error)[:200]})", url) from None
    return tuple(sorted(_told(found, root, url), key=lambda each: each.path))


def opened(url: str) -> BinaryIO:
    """The file's bytes as a stream in which one can go back. Raises OSError."""
    fs, path = reached(url)
    try:
        return cast(BinaryIO, fs.open(path, "rb"))
    except OSError:
        raise
    except Exception as error:
        raise OSError(str(error)) from None


def reached(url: str) -> tuple[Any, str]:
    """(file system, path in it) of an address. Raises DigestError where a package is missing."""
    try:
        from fsspec.core import url_to_fs

        fs, path = url_to_fs(url)
        return fs, path.rstrip("/")
    except ImportError as error:
        needed = 'pip install "digest-site[stores]"' if (error.name or "").startswith("fsspec") else str(error)
        raise DigestError(f"needs another package: {needed}", url) from None
    except ValueError as error:
        raise DigestError(str(error), url) from None


def _told(found: dict[str, Any], root: str, url: str) -> Iterator[Entry]:
    for name, said in found.items():
        below = name.removeprefix(root).lstrip("/")
        if said.get("type") == "file" and below and not below.endswith("/"):  # some stores keep folders as empty files
            yield Entry(below, f"{url.rstrip('/')}/{below}", int(said.get("size") or 0), _print(said))


def _print(said: dict[str, Any]) -> int:
    lasting = (key for key in said if key not in _NOT_OF_IT and "access" not in str(key).lower())
    known = sorted((str(key), str(said[key])) for key in lasting)
    return int.from_bytes(blake2b(repr(known).encode("utf-8", "surrogatepass"), digest_size=7).digest())
