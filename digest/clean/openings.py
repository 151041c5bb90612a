"""Which sentences below the title open the article, though a player or a box parts them from the rest?

A page may put twenty lines of a video between the first paragraph and the second: so many that the walk over the lines gives the
first up. It says again what the title says, or speaks of it in the words of the article.
"""

from __future__ import annotations

from digest.clean.draft import Draft, Row, Task
from digest.writing import QUESTIONS

_HEAD = 25  # lines below the title
_WORDS, _SHARED = 12, 3  # words of such a sentence; those that the title or the deck has, too
_SURELY = 1.0  # log-odds: running text that the walk gave up
_ON_TOPIC = 0.4  # share of its words that the article says again


def openings(draft: Draft, task: Task) -> list[int]:
    """The places of sentences between the title and the article that say what the title says, or tell of it what the
    article tells; a question is another headline."""
    if not draft.title_line:
        return []
    told = {word for text in (draft.title, draft.deck) if text for word in task.memory.shape(text).content}
    head = range(draft.title_line + 1, draft.title_line + _HEAD + 1)
    return [at for at, row in enumerate(draft.rows[: draft.start]) if row.line.no in head and _says_it(row, told)]


def _says_it(row: Row, told: set[str]) -> bool:
    shape = row.shape
    whole = shape.ended and shape.words >= _WORDS and not row.mark and row.text[-1] not in QUESTIONS
    shared = len(told.intersection(shape.content))
    return whole and (shared >= _SHARED or row.score >= _SURELY or (shared > 0 and row.score > 0 and row.topic >= _ON_TOPIC))
