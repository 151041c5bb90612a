"""Which furniture stands inside a paragraph, between two of its sentences?"""

from __future__ import annotations

import re
from collections.abc import Iterator

from digest.clean.lines import Line
from digest.clean.phrases import Phrases
from digest.clean.shape import key_of
from digest.model import Cut

# after the end of a sentence: up to eight words that begin with a capital letter, then another capital
_AFTER_STOP = re.compile(r"[.!?…][\"'”’»)\]]{0,2}\s+(?=([^\W\d_a-z][^\W_]*))")
_TOKEN = re.compile(r"\S+")
_MOST = 8  # words of a widget inside a paragraph


def without_widgets(line: Line, known: Phrases) -> tuple[Line, tuple[Cut, ...]]:
    """The line without the known phrases that stand between two sentences: "… Kyiv said. READ MORE The attack …"."""
    text, cuts, parts, done = line.text, [], [], 0
    for match in _AFTER_STOP.finditer(text):
        start = match.end()
        if start < done or match[1].lower() not in known.firsts:
            continue
        end = _widget_end(text, start, known)
        if end:
            cuts.append(Cut(text[start:end].strip(), "furniture", "a phrase of the page between two sentences", line.no))
            parts.append(text[done:start])
            done = end
    if not cuts:
        return line, ()
    return line.saying("".join((*parts, text[done:])).strip()), tuple(cuts)


def _widget_end(text: str, start: int, known: Phrases) -> int:
    """Where the widget that begins here ends; 0 for none."""
    best = 0
    for words, (key, end) in enumerate(_openings(text, start), 1):
        if key not in known.beginnings:
            break
        if key not in known.widgets and key not in known.related:
            continue
        following = text[end : end + 1]
        shouted = text[start:end].strip().isupper()
        if following and not (following.isupper() or following in "\"“„«‘'("):
            continue
        if words >= 2 or (shouted and following and len(key) > 3 and not text[end : end + 3].isupper()):
            best = end
    return best


def _openings(text: str, start: int) -> Iterator[tuple[str, int]]:
    """(folded words, where the next word begins) for the first one, two, … words from here."""
    at, words = start, []
    for _ in range(_MOST):
        match = _TOKEN.match(text, at)
        if not match:
            return
        words.append(match[0])
        at = match.end()
        while at < len(text) and text[at] == " ":
            at += 1
        yield key_of(" ".join(words)), at
        if match[0][-1] in ".!?…,;":
            return
