"""What is the title, and where is it said again? Repeated, lower-cased or with the site's name behind it, it is one title."""

from __future__ import annotations

import re
from collections.abc import Sequence

from digest.clean.marks import Mark
from digest.clean.shape import Shape, key_of

_LONGEST = 240  # characters of a title
# "Bridge closed - Harbour Post", "Bridge closed | Harbour Post | News"
_SITE = re.compile(r"\s+[|·•»—–-]{1,2}\s+|\s*\|\s*|\s*::\s*")


def title_at(texts: Sequence[str], shapes: Sequence[Shape], marks: Sequence[Mark], start: int, topic: Sequence[float]) -> int:
    """Which line is the title? -1 where none looks like one. `start` is where the article's text begins."""
    best, best_score = -1, 0.0
    head = {}
    whole = shapes[0].key if shapes else ""
    for at in range(min(start + 1, len(texts))):
        if not _may_be(texts[at], shapes[at], marks[at]):
            continue
        shape = shapes[at]
        score = 0.2 + 1.6 * topic[at] + (1.2 if shape.key in head else 0.0) - 0.06 * min(start - at, 15) - 0.5 * shape.ended
        score += 1.5 if at > 0 and shape.words >= 3 and whole.startswith(shape.key) else 0.0
        score += 0.6 if at == 0 else 0.0
        score -= 0.8 if shape.words < 4 else 0.0
        head[shape.key] = at
        if at == start and not (at == 0 or shape.key in head):
            score -= 1.0
        if shape.words > 20 and score < 2.2 and shape.lower > 0.6:
            continue
        if score > best_score:
            best, best_score = at, score
    return best


def _may_be(text: str, shape: Shape, mark: Mark) -> bool:
    if mark or len(text) > _LONGEST or not 2 <= shape.words <= 40 or text[-1] in ",;:":
        return False
    return not (shape.ended and (shape.words > 22 or shape.stops or text[-1] == "."))


def same_title(key: str, title: str) -> bool:
    """Is the line (folded) the title again, maybe with a few words of the site before or behind it?

    >>> same_title("bridge closed for a week harbour post", "bridge closed for a week")
    True
    """
    if key == title:
        return True
    if len(title) < 16 or len(key) > len(title) + 60 or abs(len(key) - len(title)) > len(title):
        return False
    longer, shorter = (key, title) if len(key) > len(title) else (title, key)
    if not (longer.startswith(shorter + " ") or longer.endswith(" " + shorter)):
        return False
    extra = longer.count(" ") - shorter.count(" ")
    return extra <= 6 and extra <= shorter.count(" ")


def without_site(title: str, others: frozenset[str]) -> tuple[str, str]:
    """(title, site): the site's name is taken off where another line says it, or a bar parts it.

    >>> without_site("Bridge closed for a week | Harbour Post", frozenset())
    ('Bridge closed for a week', '| Harbour Post')
    """
    for match in _SITE.finditer(title):
        head, tail = title[: match.start()], title[match.end() :]
        names = [key_of(part) for part in _SITE.split(tail)]
        known = any(name in others for name in names)
        short = all(len(name.split()) <= 4 for name in names)
        if len(head.split()) >= 4 and short and (known or "|" in match[0] or "::" in match[0]):
            return head, title[match.start() :].strip()
    return title, ""
