"""Who presents a page on one line at its end? A name that is said twice there: signed, and then told of."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from digest.clean.bylines import is_bio
from digest.clean.heads import Span, is_trade
from digest.clean.people import people
from digest.clean.phrases import Phrases
from digest.clean.shape import key_of
from digest.sentences import sentence_spans
from digest.writing import STOPS

_TOKEN = re.compile(r"\S+")
_SIZES = (3, 2)  # words of a name
_LEAD = 2  # words of "Written by"
_GAP = 4  # words between the two: a trade, or "About the author:"
_TOLD = 300  # characters of what is told of the author
_QUOTES = "\"'”’»)"


class Presented(NamedTuple):
    """An author, and where the signature stands with what is told of her."""

    name: str
    span: Span


def presented(text: str, since: int, known: Phrases) -> Presented | None:
    """The author whose name stands behind the end of a sentence, twice, and of whom the second time something is told.

    >>> from digest.clean.phrases import phrases
    >>> text = "The pier is closed. Author Ann Lee Ann Lee writes about the sea. More on this story"
    >>> name, (start, end) = presented(text, 0, phrases("en")); (name, text[start:end])
    ('Ann Lee', 'Author Ann Lee Ann Lee writes about the sea.')
    """
    spans = [match.span() for match in _TOKEN.finditer(text, since)]
    words = [text[a:b] for a, b in spans]
    for at in range(1, len(words) - 2 * _SIZES[-1] + 1):
        if not words[at][0].isupper() or words[at - 1].rstrip(_QUOTES)[-1:] not in STOPS:
            continue
        for first, led in _places(words, at, known):
            name, again = _twice(words, first)
            if not name:
                continue
            start, behind = spans[at][0], spans[again][0]
            told = text[behind : behind + _TOLD]
            end = next((last for _, last in sentence_spans(told)), len(told))
            headed = words[again - 1][-1] == ":"
            if led or headed or is_bio(told[:end], name):
                return Presented(name, (start, behind + end))
    return None


def _places(words: Sequence[str], at: int, known: Phrases) -> Iterator[tuple[int, bool]]:
    """Where a name may begin: here, or behind "Author" or "Written by"."""
    for size in range(_LEAD, 0, -1):
        if key_of(" ".join(words[at : at + size])) in known.by:
            yield at + size, True
    yield at, False


def _twice(words: Sequence[str], first: int) -> tuple[str, int]:
    """The name that begins here, and where it stands again, with no more than a trade or a heading between; ("", 0) for none."""
    for size in _SIZES:
        name = words[first : first + size]
        if len(name) < size or not people(name, 0, True)[0]:
            continue
        for again in range(first + size, min(first + size + _GAP, len(words) - size) + 1):
            between, second = words[first + size : again], words[again : again + size]
            plain = not between or between[-1][-1] == ":" or is_trade(between)
            if plain and second[:-1] == name[:-1] and key_of(second[-1]) == key_of(name[-1]):
                return " ".join(name), again
    return "", 0
