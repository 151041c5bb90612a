"""What comes in when a folder is imported? Which files go where, which are passed over and why; then copied or linked."""

from __future__ import annotations

import hashlib
import os
import shutil
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Literal

from digest.build import Result
from digest.errors import DigestError
from digest.readers import is_readable
from digest.readers.sidecar import is_sidecar

Status = Literal["copy", "there", "taken", "passed over"]
_HIDDEN = (".", "~", "#")


@dataclass(frozen=True, slots=True)
class Move:
    """One file: from where, its path below content/, what becomes of it and why."""

    source: Path
    path: str
    status: Status
    reason: str = ""


def plan(paths: Sequence[Path], content: Path, into: str = "", suffixes: Iterable[str] = ()) -> tuple[Move, ...]:
    """What would become of each file; nothing is written. A folder keeps its name, unless `into` gives it another.

    `into` is a folder below content/, `suffixes` those of the user's own readers. Raises DigestError for a path that is not there.
    """
    targets: set[str] = set()
    files = (path for path in _files(content) if not _no_file(path)) if content.is_dir() else ()
    known = {_print(path): path.relative_to(content).as_posix() for path in files}
    moves = []
    for path in paths:
        if not path.exists():
            raise DigestError("no such file or folder", str(path))
        if content.exists() and path.resolve().is_relative_to(content.resolve()):
            raise DigestError("lies in content/ already", str(path))
        if content.resolve().is_relative_to(path.resolve()):
            raise DigestError("holds content/ itself; name the folder that the articles are in", str(path))
        base = path.resolve() if into and path.is_dir() else path.resolve().parent
        for source in _files(path.resolve()):
            target = "/".join(filter(None, (into.strip("/"), source.relative_to(base).as_posix())))
            move = _move(source, target, content, known, frozenset(suffixes))
            twice = move.status == "copy" and target in targets
            moves.append(replace(move, status="taken", reason="another file of this name") if twice else move)
            targets.add(target)
    return tuple(moves)


def _move(source: Path, target: str, content: Path, known: dict[str, str], suffixes: frozenset[str]) -> Move:
    name = source.name
    if what := _no_file(source):
        return Move(source, target, "passed over", what)
    if name.startswith(_HIDDEN[0]) or name.endswith(_HIDDEN[1:]):
        return Move(source, target, "passed over", "hidden or an editor's file")
    if not is_sidecar(name) and not is_readable(name, suffixes):
        return Move(source, target, "passed over", f"no reader for {source.suffix.lower() or 'files without an ending'}")
    if (content / target).exists():
        same = _print(content / target) == _print(source)
        return Move(source, target, *(("there", "the same file") if same else ("taken", "another file of this name")))
    seen = known.get(_print(source))
    if seen and not is_sidecar(name):
        return Move(source, target, "there", f"the same bytes as {seen}")
    known.setdefault(_print(source), target)
    return Move(source, target, "copy")


def _files(place: Path) -> Iterator[Path]:
    """All but folders at or below the place, in a fixed order; links are not followed. DigestError for a folder that is closed."""
    if not place.is_dir():
        yield place
        return
    for folder, folders, names in os.walk(place, onerror=_closed):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        linked = [name for name in folders if Path(folder, name).is_symlink()]
        yield from (Path(folder, name) for name in sorted((*names, *linked)))


def _closed(error: OSError) -> None:
    """Passed over in silence, what is in it would seem to have come in."""
    raise DigestError(f"cannot be read ({error.strerror})", str(error.filename)) from None


def _no_file(path: Path) -> str:
    """What stands there instead of a regular file, "" for one."""
    return "a link" if path.is_symlink() else "" if path.is_file() else "not a regular file"


def _print(path: Path) -> str:
    try:
        with path.open("rb") as stream:  # an archive may be larger than memory
            return hashlib.file_digest(stream, lambda: hashlib.blake2b(digest_size=16)).hexdigest()
    except OSError as error:
        raise DigestError(f"cannot be read ({error.strerror})", str(path)) from None


def carry_out(moves: Iterable[Move], content: Path, link: bool = False) -> int:
    """Copies the files (or links them: one file under two names, on one disk); returns how many."""
    done = 0
    for move in moves:
        if move.status != "copy":
            continue
        target = content / move.path
        try:
            target.parent.mkdir(parents=True, exist_ok=True)
            if link:
                target.hardlink_to(move.source)
            else:
                _copy(move.source, target)
        except OSError as error:
            hint = "; another disk? Import without --link" if link else ""
            raise DigestError(f"cannot be written ({error.strerror}){hint}", f"content/{move.path}") from None
        done += 1
    return done


def _copy(source: Path, target: Path) -> None:
    """Whole or not at all, and over nothing: half a text would be taken for an article, and for another file than its source."""
    beside = target.with_name(f".{os.getpid()}.part")
    try:
        shutil.copyfile(source, beside)
        try:
            target.hardlink_to(beside)
        except OSError:
            if target.exists():
                raise
            beside.rename(target)  # a file system without links
    finally:
        beside.unlink(missing_ok=True)


@dataclass(frozen=True, slots=True)
class Found:
    """What the imported files turned out to hold."""

    articles: int
    kinds: tuple[tuple[str, int], ...]
    outlets: tuple[tuple[str, int], ...]
    dated: int
    inferred: int
    undated: int
    first: str  # day, "" where nothing is dated
    last: str
    copies: int
    skipped: tuple[tuple[str, int], ...]  # (reason, how many)


def found(result: Result, paths: Iterable[str]) -> Found:
    """Kinds, dates, outlets and copies among the articles of these paths."""
    wanted = set(paths)
    those = [a for a in result.told.articles.values() if a.path in wanted]
    ids = {a.id for a in those}
    days = sorted(a.dated.day.isoformat() for a in those if a.dated.day)
    inferred = sum(a.dated.inferred for a in those)
    skipped = [line.reason for line in result.lines if line.path in wanted and line.status == "skipped"]
    reasons = Counter(reason.partition(":")[0].partition(" (")[0] for reason in skipped)
    return Found(
        articles=len(those),
        kinds=_counted(a.kind for a in those),
        outlets=_counted(a.outlet.name for a in those),
        dated=len(days) - inferred,
        inferred=inferred,
        undated=len(those) - len(days),
        first=days[0] if days else "",
        last=days[-1] if days else "",
        copies=sum(copy.id in ids for story in result.told.stories for copy in story.group.copies),
        skipped=_counted(reasons.elements()),
    )


def _counted(words: Iterable[str]) -> tuple[tuple[str, int], ...]:
    return tuple(sorted(Counter(words).items(), key=lambda row: (-row[1], row[0])))
