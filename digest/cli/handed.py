"""Files that a build hands to whoever called it: the report, and the list of what changed. Looked at before any work is done."""

from __future__ import annotations

import os
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import click

from digest.errors import DigestError

if TYPE_CHECKING:
    from digest.build import Result

STDOUT = Path("-")


@dataclass(frozen=True, slots=True)
class Own:
    """What belongs to the site itself: nothing that is handed out may be written there."""

    root: Path
    site: Path
    content: Path

    def harm(self, place: Path) -> str:
        """What a file at that place would do, "" for nothing."""
        pages, articles = "the site, which holds only pages", "the articles, and would be read as one"
        for folder, why in ((self.site, pages), (self.content, articles)):
            if place.is_relative_to(folder.resolve()):
                return f"would lie among {why}"
        inner = place.relative_to(self.root.resolve()).parts if place.is_relative_to(self.root.resolve()) else ("",)
        if inner[0] in _FOLDERS:
            return f"would lie in {inner[0]}/, which is the site's own"
        return f"would be written over {inner[0]}" if inner[0] in _FILES and len(inner) == 1 else ""


_FILES = ("digest.toml", "stories.toml", "outlets.toml", "names.toml", "digest.ledger")
_FOLDERS = ("templates", "static", ".digest")


def refuse_unwritable(path: Path | None, what: str, own: Own) -> None:
    """Raises DigestError where `what` could not be written to `path` after the build, or would do harm there."""
    if path is None or path == STDOUT:
        return
    if harm := own.harm(path.resolve()):
        raise DigestError(f"{what} {harm}; name another place", path.as_posix())
    reason = _obstacle(path)
    if reason:
        raise DigestError(f"{what} cannot be written ({reason})", path.as_posix())


def _obstacle(path: Path) -> str:
    if path.is_dir():
        return "a folder is there; name a file"
    if path.exists():
        return "" if os.access(path, os.W_OK) else "no right to write it"
    if not path.parent.is_dir():
        return f"no folder {path.parent.as_posix()}/; make it first"
    return "" if os.access(path.parent, os.W_OK | os.X_OK) else f"no right to write into {path.parent.as_posix()}/"


def write_report(result: Result, path: Path) -> None:
    """A line of JSON for every input."""
    _write(path, "".join(line.json() + "\n" for line in result.lines), "the report")


def write_changed_list(result: Result, path: Path) -> None:
    """`+ ADDRESS` for every file that this build wrote into the site, then `- ADDRESS` for every one that it removed."""
    write_lines(path, (*(f"+ {url}" for url in result.written), *(f"- {url}" for url in result.removed)))


def write_lines(path: Path, lines: Iterable[str]) -> None:
    """A list of what changed, whoever changed it."""
    _write(path, "".join(f"{line}\n" for line in lines), "the list of what changed")


def _write(path: Path, text: str, what: str) -> None:
    if path == STDOUT:
        click.echo(text.encode("utf-8", "surrogateescape"), nl=False)
        return
    try:
        path.write_bytes(text.encode("utf-8", "surrogateescape"))
    except OSError as error:
        raise DigestError(f"{what} cannot be written ({error.strerror})", path.as_posix()) from None
