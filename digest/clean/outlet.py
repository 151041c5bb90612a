"""Which lines do many articles of one outlet share? They are its furniture, even if no rule knows them."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from digest.clean.lines import BRIEF, lines_of
from digest.clean.repair import repaired, sound
from digest.clean.shape import key_of
from digest.model import Document


@dataclass(frozen=True, slots=True)
class Profile:
    """The lines (folded) that so many articles of one outlet share that they are no article's own."""

    shared: frozenset[str] = frozenset()


NO_PROFILE = Profile()
LONGEST = 300  # characters: a shared line beyond this is a copied paragraph, not furniture


def line_keys(document: Document) -> tuple[str, ...]:
    """What the lines of one document are counted by, each once, sorted: the per-file pass keeps them for the outlet's count.

    A long one is there too, behind a line feed: it is no furniture, but says whose copy a text is.
    """
    texts = [line.text for line in lines_of(document)]
    long = {"\n" + text[: 3 * LONGEST] for text in texts if len(text) > LONGEST}
    texts = [text for text in texts if len(text) <= LONGEST]
    if document.blocks or not sound(document.text):
        texts = list(map(repaired, texts))
    return tuple(sorted({_brief(text) if len(text) <= BRIEF else key_of(text) for text in texts} - {""} | long))


_brief = lru_cache(maxsize=4096)(key_of)
