"""Which lines belong to a picture? A caption becomes a field; a credit goes with it."""

from __future__ import annotations

import re

from digest.clean.marks import Mark
from digest.clean.shape import Shape, key_of
from digest.clean.vocabulary import CREDIT_WORDS
from digest.languages import stop_words

# "… at the White House. (Ann L. / Agency)", "… last year. © Ann Lee", "… Photo: Ann Lee", "… Ann Lee/Agency"
_TAIL = re.compile(r"(?:[(\[]([^()\[\]]{3,80})[)\]]|(?:©|\(c\))\s?([^.!?]{3,60})|[.!?”\"]\s([^.!?]{2,30}[:/][^.!?]{2,50}))\.?$")
_HEAD = re.compile(r"^[(\[]?([^\W\d_]{3,14}(?: [^\W\d_]{2,12})?)\s?[:|]\s")
_TAIL_CHARS = 120  # no tail is longer
_IN_TAIL = ("(", "[", "©", ":", "/")  # one of these stands in every tail
_SHORTEST = 8  # words of a caption whose credit is no more than two names and a stroke
_LONGEST = 90  # words of a caption with its credit
# "… since the spring. Ann Lee/Harbour Post": names on both sides of the stroke, and no stop behind them
_BARE = re.compile(r"[^\W\d_a-z][\w’'.-]*(?: [^\W\d_a-z][\w’'.-]*){0,3} ?/ ?[^\W\d_a-z]\w*(?: [^\W\d_a-z]\w*){0,3}")
_ANY_SMALL = stop_words("en") | stop_words("de") | stop_words("fr") | stop_words("es")
_SLASH = re.compile(r"^[^/]{2,40}\s?/\s?[^/]{2,40}$")


def is_caption(text: str, shape: Shape, mark: Mark) -> bool:
    """Does the line itself say that it belongs to a picture: a credit at its end, a label at its beginning?

    >>> from digest.clean.shape import shape_of
    >>> line = "The old bridge in May. (Ann Lee / Harbour Post)"; is_caption(line, shape_of(line, "en"), "")
    True
    """
    if mark == "credit":
        return True
    if shape.words > _LONGEST:
        return False
    head = _HEAD.match(text) if ":" in text[:34] or "|" in text[:34] else None
    if head and _labels(key_of(head[1]).split()):
        return True
    end = text[-_TAIL_CHARS:]
    tail = _TAIL.search(end) if any(map(end.__contains__, _IN_TAIL)) else None
    if tail is None:
        return False
    credit = next(part for part in tail.groups() if part).strip("()[] ")
    if tail[2]:
        return True
    agencies = _SLASH.match(credit) is not None and _capital_sides(credit) and ")" in text[-2:]
    return _names_source(credit) or agencies or (shape.words >= _SHORTEST and _BARE.fullmatch(credit) is not None)


def _labels(words: list[str]) -> bool:
    """ "Photo", "File photo", "Photo illustration", and not "Picture this", "Credits to"."""
    return any(map(CREDIT_WORDS.__contains__, words)) and words[-1] not in _ANY_SMALL


def _capital_sides(credit: str) -> bool:
    """ "Ann L. / Agency", and not "PEO / co-employment"."""
    return all(side.strip()[:1].isupper() for side in credit.split("/"))


def _names_source(credit: str) -> bool:
    """Is it "AP Photo/Ann Lee", "Photo: Ann Lee", "Reuters", and not "in Photo mode", "a picture of the pier"?"""
    found = key_of(credit).split()
    known = [word in CREDIT_WORDS for word in found]
    return any(known) and (known[0] or known[-1] or ":" in credit or "/" in credit) and credit[:1].isupper()
