"""How does a built site get into an object store? Only what changed since the last upload, in an order that breaks no link.

What lies there is remembered there, by its hash, so that any machine may send the next upload; one that was cut short leaves a
memory that says which files are in doubt, and the next one sends those again.
"""

from __future__ import annotations

import json
import os
from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from hashlib import blake2b
from itertools import groupby
from pathlib import Path
from typing import Any

from digest.errors import DigestError
from digest.output import safe_order
from digest.stores import reached, url_of

MEMORY = ".digest-uploaded"  # in the store; no page leads to it, and it holds addresses of what is public anyway
_DOUBTFUL = ""  # the hash of what may lie there in one form or another
_TOGETHER = 500  # files that are sent in one go


@dataclass(frozen=True, slots=True)
class Uploaded:
    """Addresses below the site, in the order in which they were sent and removed."""

    written: tuple[str, ...]
    removed: tuple[str, ...]
    unchanged: int


def upload(site: Path, url: str, send: bool = True, tell: Callable[[int, int], None] | None = None) -> Uploaded:
    """Makes the store hold what the folder holds. Files of others that lie there stay. Raises DigestError; then do it again."""
    if not url_of(url):  # a variable that is not set would mean the folder that one stands in
        raise DigestError(f'"{url}" is no address of a store; expected one such as s3://bucket/folder or file:///srv/www')
    if not (site / "index.html").is_file():
        raise DigestError("no built site here; digest build makes one", site.as_posix())
    here = dict(sorted(_hashes(site)))
    try:
        fs, root = reached(url)
        there = _remembered(fs, root)
        put = sorted((path for path, known in here.items() if there.get(path) != known), key=safe_order)
        gone = sorted(there.keys() - here.keys(), key=safe_order, reverse=True)
        if send and (put or gone):
            _remember(fs, root, there | dict.fromkeys(put, _DOUBTFUL))
            _send(fs, root, site, put, tell)
            _remove(fs, root, gone)
            _remember(fs, root, here)
    except DigestError:
        raise
    except Exception as error:  # each store has errors of its own
        raise DigestError(f"the upload was cut short ({type(error).__name__}: {str(error)[:200]}); do it again", url) from None
    return Uploaded(tuple(put), tuple(gone), len(here) - len(put))


def _hashes(site: Path) -> Iterator[tuple[str, str]]:
    """Every file but hidden ones, which are the folder's own business; .well-known is the web's."""
    for folder, folders, names in os.walk(site):
        folders[:] = [name for name in folders if not name.startswith(".") or name == ".well-known"]
        for name in names:
            path = Path(folder, name)
            if not name.startswith(".") and path.is_file():
                yield path.relative_to(site).as_posix(), blake2b(path.read_bytes(), digest_size=16).hexdigest()


def _remembered(fs: Any, root: str) -> dict[str, str]:
    fs.invalidate_cache()
    try:
        found = json.loads(fs.cat_file(f"{root}/{MEMORY}"))
    except FileNotFoundError:
        return {}
    except ValueError:
        raise DigestError(f"{MEMORY} is damaged; delete it there, and everything is sent anew") from None
    return {str(path): str(known) for path, known in found["files"].items()}


def _remember(fs: Any, root: str, files: dict[str, str]) -> None:
    fs.makedirs(root, exist_ok=True)
    fs.pipe_file(f"{root}/{MEMORY}", json.dumps({"version": 1, "files": files}, sort_keys=True).encode())


def _send(fs: Any, root: str, site: Path, put: list[str], tell: Callable[[int, int], None] | None) -> None:
    """What is linked to before what links; within one kind many at a time, where the store can do that."""
    sent = 0
    for _, kind in groupby(put, key=lambda path: safe_order(path)[0]):
        paths = list(kind)
        for at in range(0, len(paths), _TOGETHER):
            some = paths[at : at + _TOGETHER]
            for folder in sorted({f"{root}/{path}".rpartition("/")[0] for path in some}):
                fs.makedirs(folder, exist_ok=True)
            fs.put([str(site / path) for path in some], [f"{root}/{path}" for path in some])
            sent += len(some)
            if tell:
                tell(sent, len(put))


def _remove(fs: Any, root: str, gone: list[str]) -> None:
    for path in gone:
        with suppress(FileNotFoundError):  # somebody was quicker
            fs.rm_file(f"{root}/{path}")
