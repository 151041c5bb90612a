"""Does the article go on behind what looked like its end? Running text that is surely its own comes back."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from itertools import takewhile

from digest.clean.memory import Known
from digest.clean.region import SHORT, prose

# Running text that the walk gave up: how far behind the article it may stand, in lines; its score there, in log-odds
_NEAR, _SURELY = 8, 2.0
_QUOTED = 2  # paragraphs of which one has a quote: who is heard, is heard in the article
_WORD = re.compile(r"[^\W\d_]{4,}")
_INSIDE = re.compile(r"(?<=[^\W\d_] )[^\W\d_a-z][^\W\d_]{3,}")


def runs(known: Known) -> bool:
    """Is it running text that does not say itself that it is a page's?"""
    return not known.mark and prose(known.shape)


def _ends(known: Known) -> bool:
    """Is it a sentence, or several, of whatever length?"""
    return not known.mark and known.shape.ended


def going_on(inside: list[bool], texts: Sequence[str], found: list[Known], scores: list[float]) -> list[bool]:
    """Running text close behind the article that by its own score is surely of it, with what follows: only a box with other
    stories stood between, and the walk would not pay for two changes. Whom the article has named, it names again."""
    last = len(inside) - 1 - inside[::-1].index(True) if True in inside else len(inside)
    named: frozenset[str] = frozenset()
    for at in range(last + 1, min(last + _NEAR, len(found))):
        rest = takewhile(lambda each: each[1] > 0 and _ends(each[0]), zip(found[at:], scores[at:], strict=True))
        together = sum(score for _, score in rest)
        heading = at - 2 > last and inside[at - 2] and not found[at - 1].mark and found[at - 1].shape.words < SHORT
        follows = at > last + 1 and (inside[at - 1] or heading) and together > 0
        sure = together + any(runs(each) and each.shape.quote for each in found[at : at + _QUOTED])
        if not follows and runs(found[at]) and together > 0 and sure < _SURELY <= sure + 1:
            named = named or names(texts[k] for k in range(last + 1) if inside[k])
            sure += named_in(texts[at], named)
        inside[at] = follows or (sure >= _SURELY and runs(found[at]))
        inside[at - 1] |= follows and inside[at]
    return inside


def named_in(text: str, named: frozenset[str]) -> bool:
    """Does the text say one of the names?"""
    return not named.isdisjoint(_WORD.findall(text))


def names(texts: Iterable[str]) -> frozenset[str]:
    """The words with a capital letter inside sentences that are never written without one."""
    said: set[str] = set()
    small: set[str] = set()
    for text in texts:
        said.update(_INSIDE.findall(text))
        small.update(word for word in _WORD.findall(text) if word.islower())
    return frozenset(word for word in said if word.lower() not in small)
