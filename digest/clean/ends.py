"""Which labels stand right above an article's first paragraph, and right behind its last?"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import takewhile

from digest.clean.draft import Row
from digest.clean.region import prose

_HEAD = 60  # lines in which the first paragraph stands
_LABEL = 6  # words
_FEW = 4  # words
_STORY = 3  # paragraphs of an article
_TAGS, _TAG, _SAID = 3, 3, 0.6  # tags; words of one; share of them that the article says
_QUOTE_MARKS = "\"“„«‘'—–-"


def heads_nothing(left: Sequence[int], rows: Sequence[Row]) -> int:
    """The place of a few words that end no sentence behind the last paragraph: "Portrait", "More from the harbour"; 0 for none.
    A name may sign the text."""
    if len(left) < 2 or not prose(rows[left[-2]].shape):
        return 0
    row = rows[left[-1]]
    label = row.line.kind == "p" and row.shape.words <= _FEW and not (row.shape.ended or row.shape.names or row.shape.digits)
    return left[-1] if label and row.text != row.text.swapcase() and row.text[-1] not in _QUOTE_MARKS else 0


def tags_below(left: Sequence[int], rows: Sequence[Row]) -> list[int]:
    """The places of three or more lines of a few words each behind the last paragraph, most of which the article says: its tags.
    What a colon leads to is a list."""
    last = max((k for k, at in enumerate(left) if prose(rows[at].shape)), default=len(left))
    tags = left[last + 1 :]
    plain = all(rows[at].line.kind == "p" and rows[at].shape.words <= _TAG and _is_label(rows[at]) for at in tags)
    if len(tags) < _TAGS or not plain or rows[left[last]].shape.colon:
        return []
    said = " ".join([rows[at].shape.key for at in left[: last + 1]])
    return list(tags) if _SAID * len(tags) <= sum(rows[at].shape.key in said for at in tags) else []


def title_again(title: str, left: Sequence[int], rows: Sequence[Row]) -> list[int]:
    """The places of the title where it is said again behind the article, and of the headlines below it: a list of stories in which
    this one stands."""
    text = [k for k, at in enumerate(left) if prose(rows[at].shape)]
    again = next((k for k in range(text[-1] + 1, len(left)) if rows[left[k]].shape.key == title), 0) if len(text) >= _STORY else 0
    if not again or not title:
        return []
    below = takewhile(lambda at: not rows[at].shape.ended, left[again:])
    return list(below) or [left[again]]


def _is_label(row: Row) -> bool:
    return not (row.shape.ended or row.shape.colon or row.shape.label or row.shape.digits) and row.text[-1] not in ",;"


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
