"""Are the words of a name no more than words, since the page says them in small letters, too?"""

from __future__ import annotations

from digest.clean.draft import Row

BOX = 5  # words of a line that says something
_TIED_TO, _TIED_WITH = frozenset("_@/.-"), frozenset("_@-")  # before and behind a part of an address, a handle, a compound


def are_words(name: str, rows: tuple[Row, ...]) -> bool:
    """Do longer lines say all its words in lower case, too? "Customer Engagement", "Event Type": nobody's name."""
    text = "\n".join([row.text for row in rows if row.shape.words >= BOX])
    words = [word for word in name.split() if word.lower() != word]
    return bool(words) and all(_stands_in(text, word.lower()) for word in words)


def _stands_in(text: str, word: str) -> bool:
    """As a word of its own, and not in an address or a handle?"""
    at = text.find(word)
    while at >= 0:
        before, after = text[at - 1 : at], text[at + len(word) : at + len(word) + 1]
        if not (before.isalnum() or before in _TIED_TO) and not (after.isalnum() or after in _TIED_WITH):
            return True
        at = text.find(word, at + 1)
    return False
