"""What does a build say that had nothing to do? What the last one said, from its index."""

from __future__ import annotations

from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING

from digest.build.index import Index, load_index
from digest.build.options import Options
from digest.build.report import Counts, Line
from digest.build.result import Result, Work

if TYPE_CHECKING:
    from digest.build.given import Given
    from digest.model import Note


def result_of(root: Path, options: Options, index: Index) -> Result:
    """The result of a build that found everything as it was."""

    def start() -> Given:
        from digest.build.given import given

        return given(root, options)

    def worked() -> Work:
        from digest.build.whole import work_of

        return work_of(root, options)

    def lines() -> tuple[Line, ...]:
        found = load_index(root)
        if found and found.content == index.content and found.around == index.around:
            return tuple(Line(*line) for line in found.lines)  # type: ignore[arg-type]
        return worked().report.lines

    return Result(root, options, _notes(index), Counts(**index.counts), start, worked, lines, unchanged=index.unchanged)


def _notes(index: Index) -> tuple[Note, ...]:
    if not index.notes:
        return ()
    from digest.model import Note

    return tuple(Note(*note) for note in index.notes)


def said(index: Index, notes: tuple[Note, ...], counts: Counts, lines: tuple[Line, ...], unchanged: int) -> Index:
    """The index with what the build had to say."""
    from dataclasses import replace

    return replace(
        index,
        notes=tuple((note.path, note.line, note.text, note.code) for note in notes),
        counts=asdict(counts),
        lines=tuple((line.path, line.status, line.reason, line.page) for line in lines),
        unchanged=unchanged,
    )
