"""What does a page say of itself for machines? JSON-LD, meta elements and microdata as plain values, scrubbed and bounded."""

from __future__ import annotations

import html
import json
import re
from collections.abc import Iterator
from typing import Any

from digest.text import scrubbed

# No page needs more; a hostile one stops here and nobody waits.
_MAX_SCRIPTS, _MAX_SCRIPT_CHARS, _MAX_OBJECTS, _MAX_DEPTH = 100, 2_000_000, 1_000, 40
_MAX_META, _MAX_PROPERTIES, _MAX_VALUE = 2_000, 2_000, 200_000

# What pages wrap their JSON in: <!-- … -->, <![CDATA[ … ]]>, //<![CDATA[, /*<![CDATA[*/, a last semicolon.
_WRAPPER = re.compile(r"^\s*(?://|/\*)?\s*(?:<!--|<!\[CDATA\[)\s*(?:\*/)?|(?://|/\*)?\s{0,100}(?:-->|\]\]>)\s*(?:\*/)?\s*;?\s*$|;\s*$")
_LAST_COMMA = re.compile(r",\s{0,200}([}\]])")
_ADDRESSED = {"a": "href", "link": "href", "area": "href", "img": "src", "audio": "src", "video": "src", "object": "data"}
_NESTING = ("@graph", "mainEntity", "mainEntityOfPage", "itemListElement", "item", "hasPart")


def json_ld(tree: Any) -> tuple[dict[str, Any], ...]:
    """Every object of the page's JSON-LD, outermost first; `@graph` and main entities stand beside the objects that hold them.

    >>> from lxml.html import fromstring
    >>> page = fromstring('<p>Hi<script type="application/ld+json">{"@graph": [{"@type": "NewsArticle"}],}</script>')
    >>> [each.get("@type") for each in json_ld(page)]
    [None, 'NewsArticle']
    """
    found: list[dict[str, Any]] = []
    for number, script in enumerate(tree.iter("script")):
        if number >= _MAX_SCRIPTS or len(found) >= _MAX_OBJECTS:
            break
        if "ld+json" in (script.get("type") or "").lower():
            for value in _parsed(script.text or ""):
                found.extend(_objects(_clean(value, 0), 0))
    return tuple(found[:_MAX_OBJECTS])


def types(item: dict[str, Any]) -> tuple[str, ...]:
    """The types of an object without their vocabulary, lower-case: ("newsarticle",)."""
    named = item.get("@type")
    names = named if isinstance(named, list) else [named]
    return tuple(name.rstrip("/").rsplit("/", 1)[-1].rsplit(":", 1)[-1].lower() for name in names if isinstance(name, str))


def meta(tree: Any) -> dict[str, tuple[str, ...]]:
    """name, property or itemprop of each meta element, lower-case -> its contents in the page's order, none empty.

    >>> from lxml.html import fromstring
    >>> meta(fromstring('<head><meta property="OG:Title" content=" A bridge &amp; a ferry "></head>'))
    {'og:title': ('A bridge & a ferry',)}
    """
    found: dict[str, list[str]] = {}
    for number, element in enumerate(tree.iter("meta")):
        if number >= _MAX_META:
            break
        content = scrubbed((element.get("content") or "")[:_MAX_VALUE]).strip()
        for attribute in ("name", "property", "itemprop"):
            name = (element.get(attribute) or "").strip().lower()
            if name and content and content not in found.setdefault(name, []):
                found[name].append(content)
    return {name: tuple(contents) for name, contents in found.items() if contents}


def microdata(tree: Any) -> tuple[dict[str, Any], ...]:
    """Every item of the page's microdata in the shape of JSON-LD: "@type", then properties; several values make a list.

    >>> from lxml.html import fromstring
    >>> page = '<div itemscope itemtype="https://schema.org/Article"><h1 itemprop="headline">Ferry sails</h1></div>'
    >>> microdata(fromstring(page))
    ({'@type': 'Article', 'headline': 'Ferry sails'},)
    """
    items: dict[Any, dict[str, Any]] = {}
    for element in tree.xpath("descendant-or-self::*[@itemscope or @itemprop]"):
        if len(items) >= _MAX_OBJECTS:
            break
        if element.get("itemscope") is not None:
            kind = (element.get("itemtype") or "").split(" ")[0].rstrip("/").rsplit("/", 1)[-1]
            items[element] = {"@type": scrubbed(kind)} if kind else {}
        if element.get("itemprop"):
            _put(element, items)
    return tuple(item for item in items.values() if item)


def _put(element: Any, items: dict[Any, dict[str, Any]]) -> None:
    owner = next((above for above in _above(element) if above in items), None)
    if owner is None or len(items[owner]) >= _MAX_PROPERTIES:
        return
    value = items[element] if element in items else _property(element)
    for name in element.get("itemprop").split()[:8]:
        known = items[owner].get(name)
        if known is None:
            items[owner][name] = value
        elif not isinstance(known, list):
            items[owner][name] = [known, value]
        elif len(known) < _MAX_PROPERTIES:
            known.append(value)


def _above(element: Any) -> Iterator[Any]:
    for depth, above in enumerate(element.iterancestors()):
        if depth >= 100:
            return
        yield above


def _property(element: Any) -> str:
    if element.get("content") is not None:
        return scrubbed(element.get("content")[:_MAX_VALUE]).strip()
    if element.tag == "time" and element.get("datetime"):
        return scrubbed(element.get("datetime")).strip()
    if element.tag in _ADDRESSED:
        return scrubbed(element.get(_ADDRESSED[element.tag]) or "").strip()
    size, parts = 0, []
    for part in element.itertext():
        parts.append(part)
        size += len(part)
        if size > _MAX_VALUE:
            break
    return scrubbed(" ".join("".join(parts)[:_MAX_VALUE].split()))


def _parsed(text: str) -> Iterator[Any]:
    """The values of one script; what is broken is mended where the fault is a known one, else passed over."""
    if not text.strip() or len(text) > _MAX_SCRIPT_CHARS:
        return
    value = next((value for value in map(_decoded, _mendings(text)) if value is not None), None)
    if value is not None:
        yield value
    else:
        yield from _first_values(_bare(text))


def _mendings(text: str) -> Iterator[str]:
    """What the script may have been meant to say: first as it is, since nearly all are sound, then without each known fault."""
    yield text
    bare = _bare(text)
    yield bare
    yield _LAST_COMMA.sub(r"\1", bare)
    if "&quot;" in bare or "&#34;" in bare:
        yield html.unescape(bare)


def _bare(text: str) -> str:
    """The script without the comment that hides it from old browsers, and without a semicolon at its end."""
    return _WRAPPER.sub("", _WRAPPER.sub("", text)).strip()


def _decoded(text: str) -> Any:
    try:
        return json.loads(text, strict=False) if text else None
    except (ValueError, RecursionError):
        return None


def _first_values(text: str) -> Iterator[Any]:
    """Objects that stand one behind the other, up to the first fault: '{…}{…}', '{…} garbage'."""
    decoder, at = json.JSONDecoder(strict=False), 0
    for _ in range(20):
        at = text.find("{", at)
        if at < 0:
            return
        try:
            value, at = decoder.raw_decode(text, at)
        except (ValueError, RecursionError):
            return
        yield value


def _clean(value: Any, depth: int) -> Any:
    """The same value with every string scrubbed: "\\u202e" in JSON is written after the page's text was scrubbed."""
    if isinstance(value, str):
        return scrubbed(value[:_MAX_VALUE])
    if depth > _MAX_DEPTH:
        return None
    if isinstance(value, dict):
        return {scrubbed(key): _clean(each, depth + 1) for key, each in list(value.items())[:_MAX_PROPERTIES]}
    if isinstance(value, list):
        return [_clean(each, depth + 1) for each in value[:_MAX_PROPERTIES]]
    return value


def _objects(value: Any, depth: int) -> Iterator[dict[str, Any]]:
    if depth > 6:
        return
    if isinstance(value, list):
        for each in value:
            yield from _objects(each, depth)
    elif isinstance(value, dict):
        yield value
        for name in _NESTING:
            if isinstance(value.get(name), dict | list):
                yield from _objects(value[name], depth + 1)
