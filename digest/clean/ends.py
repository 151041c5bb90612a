"""Which labels stand right above an article's first paragraph, and right behind its last?"""

from __future__ import annotations

from collections.abc import Sequence

from digest.clean.draft import Row
from digest.clean.region import prose

_HEAD = 60  # lines in which the first paragraph stands
_LABEL = 6  # words
_FEW = 4  # words
_QUOTE_MARKS = "\"“„«‘'—–-"


def heads_nothing(left: Sequence[int], rows: Sequence[Row]) -> int:
    """The place of a few words that end no sentence behind the last paragraph: "Portrait", "More from the harbour"; 0 for none.
    A name may sign the text."""
    if len(left) < 2 or not prose(rows[left[-2]].shape):
        return 0
    row = rows[left[-1]]
    label = row.line.kind == "p" and row.shape.words <= _FEW and not (row.shape.ended or row.shape.names or row.shape.digits)
    return left[-1] if label and row.text != row.text.swapcase() and row.text[-1] not in _QUOTE_MARKS else 0


def labels_above(rows: Sequence[Row]) -> list[int]:
    """Two or more short lines in a row above a page's first paragraph: reading time, buttons, a label. A verse has its commas."""
    text = next((at for at, row in enumerate(rows[:_HEAD]) if prose(row.shape)), 0)
    found: list[int] = []
    run: list[int] = []
    for at, row in enumerate(rows[: text + 1]):
        if at < text and row.line.kind == "p" and row.shape.words <= _LABEL and not row.shape.ended and row.text[-1] not in ",;:":
            run.append(at)
            continue
        found += run if len(run) > 1 else []
        run = []
    return found


def leads_nowhere(rows: Sequence[Row]) -> bool:
    """A few words and a colon right above the first paragraph of running text: a player, a button, a label."""
    first = rows[0]
    return (
        first.shape.colon
        and first.shape.words <= 4
        and len(rows) == 2
        and first.line.kind == "p"
        and prose(rows[1].shape)
        and rows[1].text[0] not in _QUOTE_MARKS
    )
