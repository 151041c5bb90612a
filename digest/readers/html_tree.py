"""How does a page become a tree without losing a word? Depth is capped before parsing, XHTML is spelt as HTML."""

from __future__ import annotations

import html
import re
from typing import Any

# libxml2 drops text in silence below 2,047 levels; browsers stop nesting at 512.
_SAFE_DEPTH = 1_500
_NESTED = re.compile(r"<(/?)([a-zA-Z][^\s/<>]*)([^<>]*)>")
# An end tag may be left out after these, or never stands: they don't tell how deep we are.
_UNCOUNTED = frozenset(
    "p li dt dd tr td th tbody thead tfoot option optgroup colgroup rt rp html head body "
    "area base br col embed hr img input link meta param source track wbr script style title textarea".split()
)
_FLAT = frozenset("html head body title meta link script style textarea p br".split())
_OF_HEAD = frozenset("title base link meta style script noscript template".split())
_VOID = frozenset("area base br col embed hr img input link meta param source track wbr".split())
_SELF_CLOSED = re.compile(r"<([a-zA-Z][\w:.-]*)((?:\s[^<>]*)?)/>")
_CDATA = re.compile(r"<!\[CDATA\[(.*?)\]\]>", re.S)
_END, _ENDS = re.compile(r"</html\s*>", re.I), re.compile(r"</(?:html|body)\s*>", re.I)


def tree_of(text: str, max_depth: int = 512) -> tuple[Any | None, bool]:
    """The page as an lxml tree without comments and processing instructions (None: no element at all); was it too deep?"""
    if _is_xhtml(text):
        text = _as_html(text)
    text = _with_the_rest(text)
    tree, most = _parsed(text), min(max_depth, _SAFE_DEPTH)
    deep = tree is not None and text.count("<") > most and _deeper(tree, most)
    if deep:
        text = _flattened(text, most)
        tree = _parsed(text)
        if tree is not None and _deeper(tree, _SAFE_DEPTH):  # by tags whose ends may be left out: <dd><dd><dd>
            tree = _parsed(_NESTED.sub(lambda m: m[0] if m[2].lower() in _FLAT else " ", text))
    return tree, deep


def _with_the_rest(text: str) -> str:
    """The page without its ends where more stands behind one, as behind a header that was put in whole: libxml2 stops there, a
    browser reads on."""
    end = _END.search(text)
    return _ENDS.sub("", text) if end and text[end.end() :].strip() else text


def _parsed(text: str) -> Any | None:
    from lxml import etree

    # not lxml.html's parser: it asks Python for the class of every element, a tenth of the price of a page
    parser = etree.HTMLParser(encoding="utf-8", huge_tree=True, no_network=True, remove_comments=True, remove_pis=True)
    try:
        tree = etree.fromstring(text.encode("utf-8", "replace"), parser)
    except (etree.LxmlError, ValueError, AssertionError):
        return None
    return _with_body(tree) if tree is not None else None


def _with_body(tree: Any) -> Any:
    """What stands in the head and belongs into the body: libxml2 lets no <article> or <main> begin a body, as browsers do."""
    head = tree.find("head")
    first = next((each for each in head if each.tag not in _OF_HEAD), None) if head is not None else None
    if first is None:
        return tree
    body = tree.find("body")
    if body is None:
        body = tree.makeelement("body")
        tree.append(body)
    moved = [first, *first.itersiblings()]
    moved[-1].tail = (moved[-1].tail or "") + (body.text or "") or None
    body.text = None
    for place, each in enumerate(moved):
        body.insert(place, each)
    return tree


def _deeper(tree: Any, limit: int) -> bool:
    level, depth = list(tree), 0
    while level:
        depth += 1
        if depth > limit:
            return True
        level = [child for element in level for child in element]
    return False


def _flattened(text: str, max_depth: int) -> str:
    """The page without the tags of elements that are nested deeper than `max_depth`; their text stays."""
    depth = 0

    def kept(match: re.Match[str]) -> str:
        nonlocal depth
        if match[2].lower() in _UNCOUNTED or match[3].endswith("/"):
            return match[0]
        depth = max(0, depth - 1) if match[1] else depth + 1
        return match[0] if depth + bool(match[1]) <= max_depth else " "

    return _NESTED.sub(kept, text)


def _is_xhtml(text: str) -> bool:
    head = text[:2_000].lower()
    return "http://www.w3.org/1999/xhtml" in head and ("<?xml" in head or "dtd/xhtml" in head)


def _as_html(text: str) -> str:
    """`<script src="a"/>` closes nothing in HTML and CDATA is a comment there: both are spelled out."""
    opened = _SELF_CLOSED.sub(lambda m: m[0] if m[1].lower() in _VOID else f"<{m[1]}{m[2]}></{m[1]}>", text)
    last = opened.rfind("]]>") + 3  # none that begins behind it ends: each would be sought to the end of the page
    spelled = _CDATA.sub(lambda m: m[0] if _in_script(opened, m.start()) else html.escape(m[1], quote=False), opened[:last])
    return spelled + opened[last:] if last > 2 else opened


def _in_script(text: str, at: int) -> bool:
    before = text[max(0, at - 400) : at].lower()
    return max(before.rfind("<script"), before.rfind("<style")) > max(before.rfind("</script"), before.rfind("</style"))
