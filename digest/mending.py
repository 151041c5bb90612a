"""What can be mended without asking the editor? Lines of stories.toml that say what is so already."""

from __future__ import annotations

import re
from collections.abc import Iterable

from digest.model import Note

_HEADER = re.compile(r"\s*\[\[?\s*\w+\s*\]")


def needless(notes: Iterable[Note]) -> tuple[int, ...]:
    """The lines of stories.toml whose decision is so without them; a decision that names nothing known stays for the editor."""
    return tuple(sorted(note.line for note in notes if note.code == "stale-decision" and note.text.endswith("the line can go")))


def without_decisions(text: str, lines: Iterable[int]) -> str:
    """The text without the decisions that begin on these lines; comments above the next decision stay.

    >>> without_decisions('[[pin]]\\nstory = "s1"\\n\\n# why\\n[[pin]]\\nstory = "s2"\\n', [1])
    '# why\\n[[pin]]\\nstory = "s2"\\n'
    """
    rows = re.findall(r"[^\n]*\n|[^\n]+", text)  # U+2028 ends no line of TOML
    gone = {at for line in lines for at in _rows_of(line - 1, rows)}
    kept = "".join(row for at, row in enumerate(rows) if at not in gone)
    return re.sub(r"\n{3,}", "\n\n", kept).lstrip("\n")


def _rows_of(start: int, rows: list[str]) -> range:
    """The rows of the decision whose header stands on row `start`; none where no header stands there."""
    if not 0 <= start < len(rows) or not _HEADER.match(rows[start]):
        return range(0)
    end = next((at for at in range(start + 1, len(rows)) if _HEADER.match(rows[at])), len(rows))
    while end > start + 1 and rows[end - 1].lstrip().startswith("#"):
        end -= 1
    return range(start, end)
