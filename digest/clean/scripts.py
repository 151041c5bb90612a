"""Which lines are a script of the page that a scraper took for text? From its start tag to its end tag, whatever stands between."""

from __future__ import annotations

import re
from collections.abc import Sequence

_TAG = re.compile(r"<(/?)(?:script|style)\b", re.I)


def script_lines(texts: Sequence[str]) -> frozenset[int]:
    """The places of lines that begin with markup and open a script, and of all lines up to its end.

    A sentence that speaks of <script> begins with words; a script that never ends is left alone.

    >>> sorted(script_lines(["The bridge is closed.", '<div><script async="">', "let a = 1;", "</script></div>", "It reopens."]))
    [1, 2, 3]
    """
    found: list[int] = []
    run: list[int] = []  # lines of a script that has not ended yet
    for at, text in enumerate(texts):
        tags = _TAG.findall(text) if "<" in text else ()
        if run or (tags and text[0] == "<"):
            run.append(at)
        if run and tags and tags[-1]:  # its last tag is an end
            found += run
            run = []
    return frozenset(found)
