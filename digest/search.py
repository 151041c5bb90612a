"""The search index: Pagefind over built pages, in shards, so that a change re-indexes only its own.

A page's shard is told by its id alone; their number is a power of two that grows with the site, so that shards stay small and one
new page touches one of them. Each shard's bundle is kept under the bytes of its pages. search.js joins the shards in the browser.
"""

from __future__ import annotations

import json
import subprocess
import sys
import tempfile
from collections.abc import Iterable, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path

from digest.cache import Cache
from digest.fingerprint import fingerprint
from digest.model import File

_RUNTIME = ("pagefind.js", "pagefind-worker.js")  # of the first shard; the others need only data
_DATA = (".pf_meta", ".pf_index", ".pf_fragment", ".pf_filter", ".pagefind")
_ENTRY = "pagefind-entry.json"


class SearchError(Exception):
    """The index could not be made; the pages are whole without it."""


@dataclass(frozen=True, slots=True)
class Indexed:
    """A page to be found: its id decides its shard."""

    id: str
    url: str
    body: bytes


def bundle(pages: Iterable[Indexed], kept: Cache, shard_pages: int) -> tuple[File, ...]:
    """The files below pagefind/ for these pages; the same pages give the same bytes. Raises SearchError."""
    shards = shards_of(pages, shard_pages)
    keys = {name: _key(name, those, name == next(iter(shards))) for name, those in shards.items()}
    missing = [name for name in shards if keys[name] not in kept]
    with ThreadPoolExecutor(2) as pool:  # Pagefind is a process of its own
        made = pool.map(lambda name: _indexed(shards[name], name == next(iter(shards))), missing)
        for name, files in zip(missing, made, strict=True):
            kept.keep(keys[name], files)
    found: list[File] = [File("pagefind/shards.json", json.dumps(list(shards)).encode())] if shards else []
    for name in shards:
        found += [File(f"pagefind/{name}/{path}", body) for path, body in sorted((kept.load(keys[name], dict[str, bytes]) or {}).items())]
    kept.save(list(keys.values()))
    return tuple(found)


def shards_of(pages: Iterable[Indexed], shard_pages: int) -> dict[str, list[Indexed]]:
    """Shard name -> its pages; names are short and sorted, no shard is empty."""
    every = sorted(pages, key=lambda page: page.url)
    bits = 0
    while len(every) > shard_pages << bits:
        bits += 1
    shards: dict[str, list[Indexed]] = {}
    for page in every:
        shards.setdefault(_shard(page.id, bits), []).append(page)
    return dict(sorted(shards.items()))


def _shard(id_: str, bits: int) -> str:
    return f"{int(fingerprint(id_)[:8], 16) & ((1 << bits) - 1):x}"


def _key(name: str, pages: Sequence[Indexed], first: bool) -> str:
    return "search " + fingerprint(_version(), name, str(first), *(part for page in pages for part in (page.url, page.body)))


def _version() -> str:
    from importlib.metadata import version

    return version("pagefind")


def _indexed(pages: Sequence[Indexed], first: bool) -> dict[str, bytes]:
    """The bundle of one shard, pruned to what is used, by path."""
    with tempfile.TemporaryDirectory(prefix="digest-search-") as folder:
        site, out = Path(folder) / "site", Path(folder) / "out"
        for page in pages:
            path = site / page.url
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(page.body)
        _run(["--site", str(site), "--output-path", str(out), "--silent"])
        return {path.relative_to(out).as_posix(): path.read_bytes() for path in sorted(out.rglob("*")) if _wanted(path, first)}


def _wanted(path: Path, first: bool) -> bool:
    if not path.is_file():
        return False
    return path.name == _ENTRY or path.name.endswith(_DATA) or (first and path.name in _RUNTIME)


def _run(arguments: Sequence[str]) -> None:
    command = [sys.executable, "-m", "pagefind", *arguments]
    done = subprocess.run(command, capture_output=True, text=True, errors="replace", check=False)
    if done.returncode:
        said = (done.stderr or done.stdout).strip().splitlines()
        raise SearchError(said[-1][:200] if said else f"Pagefind ended with {done.returncode}")


