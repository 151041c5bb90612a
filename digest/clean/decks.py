"""Which line sums the article up below its title? It becomes a field: the deck."""

from __future__ import annotations

import math

from digest.clean.draft import Draft, Task
from digest.clean.repeats import alike

_LINES = 4  # below the title in which a deck is looked for


def decks(draft: Draft, _: Task) -> Draft:
    """The line below the title that sums the article up, where it stands apart from the text."""
    if draft.deck or not draft.rows or not draft.title:
        return draft
    below = next((at for at, row in enumerate(draft.rows) if row.line.no >= draft.title_line), 0)
    byline = min((cut.line for cut in draft.cuts if cut.rule == "bylines" and cut.line > draft.title_line), default=math.inf)
    for at, row in enumerate(draft.rows[below : min(below + _LINES, draft.start)], below):
        shape = row.shape
        if at >= _LINES and row.line.no > byline:  # what stands behind a byline in a page is a caption or a notice
            break
        if row.mark or not 6 <= shape.words <= 60 or shape.lower < 0.45 or row.topic < 0.15:
            continue
        rows = draft.rows[:at] + draft.rows[at + 1 :]
        return draft._replace(rows=rows, deck=row.text)
    return _summed_up(draft)


def _summed_up(draft: Draft) -> Draft:
    """The first paragraph is a deck where the second begins with the same words and says it again."""
    at = draft.start
    first = draft.rows[at : at + 2]
    if len(first) < 2 or first[0].shape.words > 80 or not first[1].inside:
        return draft
    one, two = (row.shape.tokens for row in first)
    if len(one) < 5 or one[:5] != two[:5] or alike(one, two):
        return draft
    return draft._replace(rows=draft.rows[:at] + draft.rows[at + 1 :], deck=first[0].text)
