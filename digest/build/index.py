"""Has anything changed since the last build? A light index answers without reading an input or importing what builds.

It holds fingerprints of everything that the last build depended on and of what it published, and what it had to say. Content and
site are known again by stat (see digest.build.seen for when that is safe), settings and the editor's files by their bytes.
Damage is a miss; the file may be deleted at any time.
"""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from os import fsencode, replace
from pathlib import Path
from typing import Any, NamedTuple

from digest.build.options import Options
from digest.build.seen import hash_at, hash_of, now, print_of, read, recent, told
from digest.build.stamps import PACKAGE, installed
from digest.listings import NOTHING, Listing, Stat, listing, renewed, stat_of

_VERSION = 1
_FILES = ("digest.toml", "stories.toml", "outlets.toml", "names.toml")
_LEDGER = "digest.ledger"


@dataclass(frozen=True, slots=True)
class Start:
    """How the world looked before anything was read."""

    at: int  # ns
    files: Listing  # content/
    fresh: dict[bytes, bytes]  # hashes of those files whose stat says nothing yet
    around: str  # fingerprint of all else but the ledger
    extensions: tuple[str, ...] = ()  # files of the user's own readers and rules, which are part of that


@dataclass(frozen=True, slots=True)
class Index:
    """What a build leaves for the next one to see that there is nothing to do."""

    content: str
    around: str
    ledger: str  # of its bytes as the build left them
    site: str
    doubtful: dict[str, str] = field(default_factory=dict)  # racy inputs (hex of the path) -> hash of what was read
    extensions: tuple[str, ...] = ()  # files of the user's own readers and rules
    unchanged: int = 0  # files of the site
    notes: tuple[tuple[str, int, str, str], ...] = ()
    counts: dict[str, Any] = field(default_factory=dict)
    lines: tuple[tuple[str, str, str, str], ...] = ()


class Ahead(NamedTuple):
    """A look at content/ that was taken ahead of a build."""

    at: int  # ns; when it began
    files: Listing


def ahead_of(content: Path, before: Ahead | None = None, places: Collection[str] | None = None) -> Ahead:
    """A look at this folder or store; with `places`, the paths at which something is said to have happened since the look `before`,
    only at what lies there."""
    at, found = now(), None
    if before is not None and places is not None and sys.platform == "linux":  # elsewhere they may be spelled another way
        found = renewed(before.files, content, _real(places, content))
    return Ahead(at, _articles(content) if found is None else found)


def _real(places: Iterable[str], content: Path) -> Iterator[bytes]:
    """The same places where the folder's own path leads over links."""
    shown, real = os.path.abspath(content), os.path.realpath(content)  # noqa: PTH100  # as whoever watches has it
    plain = map(os.path.normpath, places)
    return (fsencode(real + place[len(shown) :] if f"{place}/".startswith(f"{shown}/") else place) for place in plain)


def start_of(root: Path, options: Options, extensions: Sequence[str] = (), ahead: Ahead | None = None) -> Start:
    """A look at everything that a build may depend on; taken first, so that what changes meanwhile is seen next time. `ahead` has
    looked at content/ already."""
    at = now()
    around = [repr(options), *installed(), *(told(found, at) for found in _folders(root, extensions))]
    around.append(_editors(root, _FILES))
    at, files = ahead or ahead_of(options.content or root / "content")
    fresh = {path: hash_at(path) for path in recent(files, at) if files[path][0] > 0 and b"://" not in path}
    return Start(at, files, fresh, hash_of("\0".join(around).encode()).hex(), tuple(extensions))


def _articles(content: Path) -> Listing:
    """content/, a folder or a store."""
    if content.as_posix().partition("/")[0].endswith(":"):
        from digest.content import listed
        from digest.stores import url_of

        if url_of(content):
            return listed(content)
    return listing(content)


def editors_files(root: Path) -> list[bytes | None]:
    """What the settings, the editor's files and the ledger hold; None for what is not there."""
    return [read(root / name) if (root / name).exists() else None for name in (*_FILES, _LEDGER)]


def _editors(root: Path, names: Iterable[str]) -> str:
    return " ".join(hash_of(read(root / name)).hex() + str((root / name).exists()) for name in names)


def unchanged(
    root: Path, options: Options, lines: bool = False, known: Mapping[bytes, Stat] = NOTHING, ahead: Ahead | None = None
) -> Index | Start | None:
    """The last build's index, if a build would do nothing now; else how the world looks, as far as that was looked at. `lines`:
    with the report's lines. `known` is content/ as the last build of this process saw it, `ahead` as it was seen since."""
    kept = load_index(root, lines)
    if kept is None:
        return None
    seen = start_of(root, options, kept.extensions, ahead)
    if seen.around != kept.around or (known and seen.files != known) or print_of(seen.files) != kept.content:
        return seen
    if hash_of(read(root / _LEDGER)).hex() != kept.ledger:
        return seen
    if any(not known or hash_at(bytes.fromhex(path)).hex() != known for path, known in kept.doubtful.items()):
        return seen
    return kept if print_of(listing(options.output or root / "site")) == kept.site else seen


def load_index(root: Path, lines: bool = True) -> Index | None:
    """What the last build left; None for nothing, or for what is damaged."""
    head, _, rest = read(root / ".digest" / "index").partition(b"\n")
    body, _, report = rest.partition(b"\n")
    try:
        version, body_hash, report_hash = head.split()
        if int(version) != _VERSION or hash_of(body).hex().encode() != body_hash:
            return None
        found = json.loads(body)
        if lines:
            if hash_of(report).hex().encode() != report_hash:
                return None
            found["lines"] = json.loads(report)
        return Index(**{name: _tuple(value) for name, value in found.items()})
    except (ValueError, TypeError):
        return None


def save_index(root: Path, index: Index) -> None:
    """Writes it whole or not at all; where it cannot be written, the next build has more to do."""
    fields = {name: getattr(index, name) for name in Index.__slots__ if name != "lines"}
    body, report = json.dumps(fields).encode(), json.dumps(index.lines).encode()
    head = f"{_VERSION} {hash_of(body).hex()} {hash_of(report).hex()}".encode()
    path = root / ".digest" / "index"
    beside = path.with_name("index.new")
    with suppress(OSError):
        path.parent.mkdir(parents=True, exist_ok=True)
        beside.write_bytes(b"\n".join((head, body, report)))
        replace(beside, path)  # noqa: PTH105


def drop_index(root: Path) -> None:
    """Forget it: the next build looks at everything."""
    with suppress(OSError):
        (root / ".digest" / "index").unlink(missing_ok=True)


def doubtful(seen: Start, hashes: dict[bytes, bytes]) -> dict[str, str]:
    """Those inputs whose stat says nothing yet, with the hash of what was read of them, or of what they held before that."""
    return {path.hex(): hashes.get(path, known).hex() for path, known in sorted(seen.fresh.items())}


def published_as(site: Path, known: Iterable[tuple[str, Stat]]) -> str:
    """The fingerprint of the site's files, if those are there that were just published; "" if they are not. What one of them was
    then is what it counts as: who changed it since is found out by the next build."""
    root = fsencode(site.resolve()) + b"/"
    ours = {root + url.encode(): stat for url, stat in known}
    found = listing(site, known=ours)
    return print_of(found) if ours.keys() <= found.keys() else ""


def _folders(root: Path, extensions: Sequence[str]) -> Iterable[Listing]:
    """The code, the default templates and the user's own."""
    yield listing(PACKAGE, (b"__pycache__",))
    for folder in (PACKAGE.parent / "templates", root / "templates", root / "static"):
        yield listing(folder)
    paths = [fsencode(root / name) for name in extensions]
    yield {path: stat_of(path) for path in paths}


def _tuple(value: Any) -> Any:
    """JSON knows lists only."""
    if isinstance(value, dict):
        return {name: _tuple(each) for name, each in value.items()}
    return tuple(_tuple(each) for each in value) if isinstance(value, list) else value
