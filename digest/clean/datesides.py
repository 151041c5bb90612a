"""Where does a page on one line name its author without "by"? Right behind the title or a sentence, with the day behind."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import islice

from digest.clean.datewords import is_date
from digest.clean.heads import Span, clock_behind, day_ending
from digest.clean.phrases import Phrases
from digest.clean.shape import key_of
from digest.clean.signatures import signature
from digest.clean.vocabulary import PUBLISHED_WORDS
from digest.writing import STOPS

_TOKEN = re.compile(r"\S+")
_TO_DATE = 16  # words from a name to the end of the date behind it
_SOON = 60  # words behind the title among which that date stands
_QUOTES = "\"'”’»)"


def signed_behind(text: str, titles: Sequence[int], known: Phrases) -> tuple[Span, ...]:
    """Where the name and the day stand that the page has soon behind its title, which ends at these places; () for nowhere.

    >>> from digest.clean.phrases import phrases
    >>> text = "Long pier closed Nobody walks there now. Ann Lee May 2, 2024 Share The pier is closed."
    >>> [text[a:b] for a, b in signed_behind(text, [16], phrases("en"))]
    ['Ann Lee', 'May 2, 2024']
    """
    if not titles:
        return ()
    spans = [match.span() for match in islice(_TOKEN.finditer(text, max(titles[:2])), _SOON)]
    words = [text[a:b] for a, b in spans]
    for at in range(len(words)):
        begin = day_ending(words, at)
        if begin < 0:
            continue
        end = spans[clock_behind(words, at)][1]
        named = behind_stop(text, (spans[begin][0], end), titles[:2], known)
        return (named, (named[1] + 1, end)) if named and not text[end:].lstrip()[:1].islower() else ()
    return ()


def behind_stop(text: str, dated: Span, titles: Sequence[int], known: Phrases) -> Span | None:
    """Where a name stands right behind the end of a sentence or of the title, with the date right behind it: "… went dark. Ann Lee,
    Harbour Post May 2, 2024"."""
    spans = [match.span() for match in _TOKEN.finditer(text, max(titles, default=0), dated[1])][-_TO_DATE:]
    day = _day_at([text[a:b] for a, b in spans])
    for at in range(day - 2, -1, -1):
        start, end = spans[at][0], spans[day][0]
        before = text[:start].rstrip(_QUOTES + " ")
        if (before and before[-1] in STOPS) or any(0 <= start - title <= 1 for title in titles):
            said = signature(text[start : dated[1]], known)
            return (start, len(text[:end].rstrip())) if said.dated and _are_names(said.names, text, known) else None
    return None


def _day_at(words: Sequence[str]) -> int:
    """Where the date with its label begins that the words end with; two others may stand within: "Published at noon on May 2"."""
    days = [at for at, word in enumerate(words) if is_date(word, 3) or key_of(word).rstrip(".:") in PUBLISHED_WORDS]
    day = days[-1] if days else 0
    for at in reversed(days):
        day = at if day - at <= 3 else day
    return day


def _are_names(names: Sequence[str], text: str, known: Phrases) -> bool:
    """Has no name a word of furniture, and is no surname a word of the text: "Unless It's", "Share Facebook"?"""
    last = {key_of(name.split()[-1]) for name in names}
    spoken = last.intersection(key_of(word) for word in text.split() if word[0].islower())
    return bool(names) and not spoken and known.words.isdisjoint(key_of(" ".join(names)).split())
