"""Of two headings in a row, which is the title? A label may stand above it, and a deck below."""

from __future__ import annotations

from collections.abc import Sequence

from digest.clean.marks import Mark
from digest.clean.region import prose
from digest.clean.shape import Shape

_FEW, _WORDY = 6, 20  # words of a title that nothing but its place shows; of the longest
_SIGNED, _NAMED = 3, 3  # lines below a title in which the byline or the date stands; words of a name
_SPEAKS, _TELLING = 0.1, 0.4  # share of small words in a headline; of lower case in one that is written like a sentence
_LIKE = 0.5  # how much a heading is like the page's first line, which says the title


def is_over(best: int, shapes: Sequence[Shape], marks: Sequence[Mark], signed: Sequence[int]) -> bool:
    """Does a headline in the words of a sentence stand right above, and alone, and below no more than who signs? Then this is its
    deck, however much more of the article's words it has. Of other stories' headlines stand several there; below the title of this
    one may stand another deck. With the first line of all the article begins, whoever signs it."""
    sign = next((at for at in range(best + 1, best + 1 + _SIGNED) if at in signed), 0)
    if best > 1 and (not sign or any(shapes[at].words > _NAMED for at in range(best + 1, sign))):
        return False
    heading, before = shapes[best - 1], best - 2
    told = heading.words > _FEW and heading.func > _SPEAKS and heading.lower >= _TELLING and not heading.ended
    alone = before < 0 or marks[before] != "" or shapes[before].words < _FEW
    said = is_within(shapes[best], shapes[0]) or is_within(shapes[best], heading)
    return told and alone and not said and likeness(shapes[best], shapes[0]) < _LIKE


def under_label(best: int, shapes: Sequence[Shape], marks: Sequence[Mark], signed: Sequence[int]) -> int:
    """ "On the death of Ann Lee", "The woman who made the cello speak", a sentence, the byline: the longer heading is the title."""
    named = best > 0 and shapes[best].words > 2 and shapes[0].key.startswith(shapes[best].key)  # the page's own title says so
    if named or best + 2 >= len(shapes) or shapes[best].words > _FEW or any(marks[best + 1 : best + 3]):
        return best
    heading, deck = shapes[best + 1 : best + 3]
    title = shapes[best].words < heading.words <= _WORDY and not heading.ended
    signs = any(best + 2 < place <= best + 4 for place in signed)
    return best + 1 if title and signs and deck.ended and prose(deck) else best


def is_within(shape: Shape, first: Shape) -> bool:
    """Does the page's first line hold it, word for word?"""
    return shape.words > _NAMED and f" {shape.key} " in f" {first.key} "


def likeness(shape: Shape, first: Shape) -> float:
    """How much is the line like the page's first line: 1 where that begins with it, else the share of words in common."""
    if shape.words >= 3 and (first.key + " ").startswith(shape.key + " "):
        return 1.0
    if shape.words < 4 or first.words < 4 or 2 * shape.words < first.words:
        return 0.0  # "The noise": a heading of one of the letters that the title counts up
    one, two = set(shape.content), set(first.content)
    shared = len(one & two)
    return shared / min(len(one), len(two)) if shared >= 2 else 0.0
