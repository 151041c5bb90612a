"""How does a line of marked-up text become safe? Words and a few marks go in, a Block of text and safe HTML comes out."""

from __future__ import annotations

import html
import re
from typing import Literal
from urllib.parse import urlsplit

from digest.model import Block, BlockKind
from digest.text import scrubbed

Mark = Literal["b", "i", "em", "strong", "code", "sub", "sup", "s", "u", "a"]
MARKS = frozenset({"b", "i", "em", "strong", "code", "sub", "sup", "s", "u", "a"})
_SAME = {"del": "s", "strike": "s", "ins": "u", "tt": "code", "kbd": "code", "samp": "code"}  # old names of the same marks
_SCHEMES = frozenset({"http", "https", "mailto"})
_MOST_MARKS = 16  # open at once; deeper ones are only text
_SPACE = re.compile(r"[\s\xa0\u1680\u2000-\u200a\u202f\u205f\u3000]+")
_INVISIBLE = re.compile("[\xad\u200b\u2060\ufeff]")
_BREAKS, _SKAERB = re.compile(r"(?:\s|<br>)*+"), re.compile(r"(?:\s|>rb<)*+")  # at the start; at the end, read backwards
_EMPTY_MARK = re.compile(r"<(b|i|em|strong|code|sub|sup|s|u)></\1>")


def mark_of(tag: str) -> str:
    """The mark that a tag stands for, "" for none: "strike" -> "s", "font" -> ""."""
    tag = _SAME.get(tag, tag)
    return tag if tag in MARKS else ""


def safe_link(address: str) -> str:
    """The address if a reader may be sent there, else "": http, https and mailto, as a browser would see it.

    >>> safe_link(" java\\tscript:alert(1)"), safe_link("httpS://example.org/a b")
    ('', 'https://example.org/a%20b')
    """
    bare = re.sub(r"[\t\n\r]", "", address.strip("".join(map(chr, range(33)))))
    bare = scrubbed(bare).replace("\\", "/")
    try:
        parts = urlsplit(bare)
    except ValueError:
        return ""
    if parts.scheme.lower() not in _SCHEMES or (parts.scheme.lower() != "mailto" and not parts.netloc):
        return ""
    bare = parts.scheme.lower() + bare[len(parts.scheme) :]
    return re.sub(r'[\s<>"`]', lambda match: "".join(f"%{byte:02X}" for byte in match[0].encode()), bare)


class Writing:
    """A line under way: `say` its words, `open` and `close` its marks, then take the `block`."""

    def __init__(self) -> None:
        self._plain: list[str] = []
        self._marked: list[str] = []
        self._open: list[str] = []
        self._linked = 0
        self._letters = 0
        self._after_space = True

    def say(self, words: str) -> None:
        """Add words; white space becomes single spaces."""
        text = _SPACE.sub(" ", _INVISIBLE.sub("", scrubbed(words)))  # character references bring controls back
        if self._after_space:
            text = text.removeprefix(" ")
        if not text:
            return
        self._after_space = text.endswith(" ")
        self._plain.append(text)
        self._marked.append(html.escape(text, quote=False))
        self._letters += len(text)
        self._linked += len(text) if "a" in self._open else 0

    def line_break(self) -> None:
        """Begin a new line within the paragraph."""
        if self._plain:
            self.say(" ")
            self._marked.append("<br>")

    def open(self, mark: str, link: str = "") -> None:
        """Begin a mark; a link that leads nowhere safe is only text."""
        if len(self._open) >= _MOST_MARKS or (mark == "a" and "a" in self._open):
            self._open.append("")
        elif mark == "a":
            address = safe_link(link)
            self._open.append("a" if address else "")
            if address:
                self._marked.append(f'<a href="{html.escape(address)}">')
        else:
            self._open.append(mark)
            self._marked.append(f"<{mark}>")

    def close(self) -> None:
        """End the mark that was begun last."""
        if self._open:
            mark = self._open.pop()
            self._marked.append(f"</{mark}>" if mark else "")

    def block(self, kind: BlockKind, line: int = 0, level: int = 0) -> Block | None:
        """The line as a block, None where it says nothing; the writing is empty again, its open marks go on."""
        going_on = [mark for mark in self._open if mark and mark != "a"]
        while self._open:
            self.close()
        text = "".join(self._plain).strip()
        marked = sealed("".join(self._marked)) if len(self._marked) > len(self._plain) else ""
        share = min(1.0, self._linked / self._letters) if self._letters else 0.0
        self.__init__()  # type: ignore[misc]  # the same writing, empty
        for mark in going_on:
            self.open(mark)
        return Block(kind, text, level, marked, line, round(share, 4)) if text else None


def sealed(marked: str) -> str:
    """The HTML as an independent sanitiser leaves it; "" where no mark is left."""
    import nh3

    safe = nh3.clean(
        marked,
        tags={*MARKS, "br"},
        attributes={"a": {"href"}},
        url_schemes=set(_SCHEMES),
        link_rel=None,
    )
    while (fewer := _EMPTY_MARK.sub("", safe)) != safe:
        safe = fewer
    safe = _without_edges(safe)
    return safe if "<" in safe else ""


def _without_edges(marked: str) -> str:
    """Without the breaks and spaces around it; `(…)+$` would try the end from each break anew."""
    start, end = _BREAKS.match(marked), _SKAERB.match(marked[::-1])
    return marked[start.end() if start else 0 : len(marked) - (end.end() if end else 0)]
