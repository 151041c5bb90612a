"""How is a block's markup kept without letting anything in? A few inline marks, absolute addresses; inline.py makes them safe."""

from __future__ import annotations

from urllib.parse import urljoin

from digest.model import Block
from digest.readers.html_blocks import Seen
from digest.readers.inline import Writing


def block_of(seen: Seen, base: str) -> Block:
    """The block of an article: its text, and the same with safe inline markup where it has any."""
    markup = _marked(seen, base) if seen.tokens else ""
    return Block(seen.kind, seen.text, seen.level, markup, seen.line, seen.links, seen.number)


def _marked(seen: Seen, base: str) -> str:
    writing = Writing()
    opened: list[str] = []
    for what, value, href in seen.tokens:
        if what == "text":
            writing.say(value)
        elif what == "br":
            writing.line_break()
        elif what == "open":
            opened.append(value)
            writing.open(value, absolute(href, base))
        elif opened and opened[-1] == value:
            opened.pop()
            writing.close()
    written = writing.block(seen.kind)
    return written.html if written is not None and written.text == seen.text else ""


def absolute(href: str, base: str) -> str:
    """The link's address against the page's; "" for places within the page and what is no address.

    >>> absolute("/b?c=1", "https://example.org/a/"), absolute("#top", "https://example.org/")
    ('https://example.org/b?c=1', '')
    """
    bare = href.strip()
    if not bare or bare.startswith("#") or len(bare) > 2_000:
        return ""
    try:
        return urljoin(base, bare) if base else bare
    except ValueError:
        return ""
