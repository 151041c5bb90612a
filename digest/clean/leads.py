"""Which short lines does the line above lead to? One that ends in a colon or a comma is not over: a list, a verse, a farewell."""

from __future__ import annotations

import itertools
from collections.abc import Sequence

from digest.clean.marks import Mark
from digest.clean.shape import Shape

_MOST = 12  # lines of a list or a verse
_ITEM = 6  # words
_COMMA = ",،，、;；"
_COLON = ":："


def led(texts: Sequence[str], shapes: Sequence[Shape], marks: Sequence[Mark], paragraphs: Sequence[bool]) -> list[int]:
    """The lines of the lists that stand between two paragraphs, behind a line with a colon right below the first of them.

    A known heading of other stories carries a mark, and so does furniture: there, nobody knows whose the lines are. Headlines are
    long and begin with a capital.
    """
    found: list[int] = []
    places = [at for at, here in enumerate(paragraphs) if here]
    for above, below in itertools.pairwise(places):
        gap = range(above + 1, below)
        if 2 < len(gap) <= _MOST and texts[gap[0]][-1] in _COLON and not any(marks[at] for at in gap):
            items = [shapes[at] for at in gap[1:]]
            found += gap if all(item.words <= _ITEM or item.starts_lower for item in items) else ()
    return found


def carried_on(inside: list[bool], texts: Sequence[str], shapes: Sequence[Shape], marks: Sequence[Mark]) -> list[bool]:
    """The lines right behind the article that end in a comma, and the one they lead to: a verse, "Yours," and who signs.

    One such line may be a tag that was scraped with its comma: there must be two words in it.
    """
    on = False  # does the line above go on here?
    since = 0
    for at in range(1, len(texts)):
        if inside[at]:
            on, since = texts[at][-1] in _COMMA, 0
            continue
        leads = texts[at][-1] in _COMMA and shapes[at].words > 1
        since += 1
        inside[at] = inside[at - 1] and not marks[at] and since <= _MOST and (on or leads)
        on = leads
    return inside
