"""Saved RSS, RDF, Atom and JSON feeds: one document an item, read without DTD, entities or network."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from digest.model import Cut, Document, Note, SourceFile, Statement
from digest.readers.fields import language_code, names_of, title_of, without_outlet
from digest.readers.fragments import Fragment, fragment, is_marked_up, without_markup
from digest.readers.inline import safe_link
from digest.readers.limits import too_deep, too_many
from digest.settings import ReaderSettings
from digest.text import scrubbed, spaced

_DOCTYPE = re.compile(r"<!DOCTYPE[^>\[]{0,2000}(\[)?", re.I)
_SUBSET_ENDS = re.compile(r"\]\s{0,100}>")
_HEAD = 4_000  # characters in which a DOCTYPE stands
_PUBLISHED = {"pubdate": "pubDate", "published": "published", "issued": "issued", "created": "created", "date": "dc:date"}
_UPDATED = {"updated": "updated", "modified": "modified"}


def read_feed(text: str, source: SourceFile, settings: ReaderSettings) -> tuple[Document, ...]:
    """The items of a saved feed; what is XML but no feed is skipped with the reason."""
    root, problem = _tree(text)
    if root is None:
        return (_skipped(source.path, 0, f"not XML ({problem or 'nothing in it'})", "bad-xml"),)
    if deep := _deep_line(root, settings.max_depth):
        return (too_deep(source.path, 0, deep, settings),)
    items = [each for each in root.iter() if _local(each) in ("item", "entry")]
    if not items:
        return (_skipped(source.path, 0, f"no feed: <{_local(root)}> without items", "no-feed"),)
    channel = _channel(root)
    docs = [_document(item, channel, source.path, part) for part, item in enumerate(items[: settings.max_items])]
    if len(items) > settings.max_items:
        docs.append(too_many(source.path, len(docs), items[settings.max_items].sourceline or 0, settings))
    docs = list(_once(docs, [_guid(item) for item in items]))
    if problem:
        docs[0] = replace(
            docs[0], notes=(*docs[0].notes, Note(source.path, 0, f"the feed is not well-formed ({problem})", "bad-xml"))
        )
    return tuple(docs)


def _tree(text: str) -> tuple[Any, str]:
    import lxml.etree

    parser = lxml.etree.XMLParser(
        encoding="utf-8",
        resolve_entities=False,
        load_dtd=False,
        no_network=True,
        dtd_validation=False,
        recover=True,
        huge_tree=True,  # else words beyond 10 MB or 256 levels go in silence; max_file_bytes and max_depth bound both
        remove_comments=True,
        remove_pis=True,
    )
    try:
        root = lxml.etree.fromstring(_without_doctype(text.lstrip()).encode(), parser)
    except (lxml.etree.LxmlError, ValueError) as error:
        return None, spaced(str(error))[:200]
    fatal = [entry for entry in parser.error_log if entry.level_name in ("ERROR", "FATAL")]
    return root, f"line {fatal[0].line}: {spaced(fatal[0].message)[:160]}" if fatal else ""


def _without_doctype(text: str) -> str:
    """Without the declaration of entities and the rest; their line ends stay, so that line numbers are true."""
    found = _DOCTYPE.search(text, 0, _HEAD)
    if found is None:
        return text
    end = _SUBSET_ENDS.search(text, found.end()) if found[1] else re.compile(">").search(text, found.end())
    if end is None:
        return text
    return text[: found.start()] + "\n" * text.count("\n", found.start(), end.end()) + text[end.end() :]


def _deep_line(root: Any, most: int) -> int:
    """The line on which elements are nested deeper than that, 0 where they nowhere are."""
    level = [root]
    for _ in range(most):
        level = [child for element in level for child in element]
        if not level:
            return 0
    return int(level[0].sourceline or 1)


def _local(element: Any) -> str:
    """The element's name without its namespace, lower-case."""
    return element.tag.rpartition("}")[2].lower() if isinstance(element.tag, str) else ""


def _children(element: Any, *names: str) -> list[Any]:
    return [each for each in element if _local(each) in names]


def _words(element: Any) -> str:
    return scrubbed("".join(element.itertext())) if element is not None else ""


def _one(element: Any, *names: str) -> str:
    """The first of these children that says something; an element without namespace or of Dublin Core before media's."""
    found = [each for name in names for each in _children(element, name) if "search.yahoo.com/mrss" not in each.tag]
    return next((text for each in found if (text := _words(each).strip())), "")


def _channel(root: Any) -> tuple[str, str]:
    """The outlet's name and the language, as the feed's head states them."""
    heads = [root, *_children(root, "channel")]
    name = next((title for head in heads if (title := _one(head, "title"))), "")
    language = (
        next((said for head in heads if (said := _one(head, "language"))), "")
        or root.get("{http://www.w3.org/XML/1998/namespace}lang")
        or ""
    )
    return without_markup(name)[:200], language_code(language)


def _document(item: Any, channel: tuple[str, str], path: str, part: int) -> Document:
    text, body = _body(_long(item))
    summary = _one(item, "description", "summary")
    deck, cuts = "", tuple[Cut, ...]()
    if not text and not body.blocks:
        text, body = _body(summary)
    elif summary:
        deck, cuts = _deck(summary, text, body)
    if not text.strip() and not body.blocks:
        return _skipped(path, part, "an item without text", "no-text", item.sourceline or 0)
    return Document(
        path,
        part,
        kind="feed",
        text="" if body.blocks else text,
        blocks=body.blocks,
        title=without_outlet(title_of(_one(item, "title")), _source(item)),
        deck=deck,
        authors=names_of(_authors(item)),
        publisher=_source(item) or channel[0],
        section="",
        language=channel[1],
        url=_link(item),
        tags=tuple(
            dict.fromkeys(
                tag for each in _children(item, "category", "subject") if (tag := spaced(_words(each) or each.get("term") or ""))
            )
        )[:50],
        captions=body.captions,
        statements=tuple(_statements(item)),
        cuts=cuts,
    )


def _long(item: Any) -> str:
    """The item's whole text as HTML or words: content:encoded, an Atom content (XHTML as it stands), xhtml:body."""
    import lxml.etree

    for element in (*_children(item, "encoded"), *_children(item, "content"), *_children(item, "body")):
        if len(element):
            return "".join(
                [element.text or "", *(lxml.etree.tostring(each, encoding="unicode", method="html") for each in element)]
            )
        if said := _words(element).strip():
            return html.escape(said) if element.get("type") == "text" else said
    return ""


def _body(said: str) -> tuple[str, Fragment]:
    """HTML as blocks; words without markup as text."""
    if not said.strip():
        return "", Fragment()
    if is_marked_up(said) or re.search(r"<\w|&(?:\w{2,8}|#\d+);", said):
        return "", fragment(said)
    return said, Fragment()


def _deck(summary: str, text: str, body: Fragment) -> tuple[str, tuple[Cut, ...]]:
    """A summary beside a whole text is its deck, unless it only says the text's beginning again."""
    words = without_markup(summary) if not is_marked_up(summary) else " ".join(block.text for block in fragment(summary).blocks)
    whole = text or " ".join(block.text for block in body.blocks)
    start = re.sub(r"\W+", " ", words.rstrip(".… ").casefold())[:300].strip()
    if start in re.sub(r"\W+", " ", whole.casefold()):
        return "", (Cut(words, "feed", "the text says it again"),)
    return words, ()


def _authors(item: Any) -> list[str]:
    found = []
    for each in _children(item, "author", "creator"):
        name = _one(each, "name") or ("" if len(each) else _words(each))
        in_brackets = re.search(r"\(([^()]{2,80})\)\s*$", name)  # RSS: "ann@paper.example (Ann Teal)"
        found.append(in_brackets[1] if in_brackets and "@" in name else name)
    return found


def _source(item: Any) -> str:
    """The outlet of an item that a collecting feed took from elsewhere."""
    element = next(iter(_children(item, "source")), None)
    if element is None:
        return ""
    return without_markup(_one(element, "title") if len(element) else _words(element))[:200]


def _link(item: Any) -> str:
    for each in _children(item, "link"):
        if each.get("rel", "alternate") == "alternate" and (address := safe_link(each.get("href") or _words(each))):
            return address
    for each in _children(item, "guid", "id", "origlink"):
        if each.get("isPermaLink", "true") != "false" and (address := safe_link(_words(each))):
            return address
    return ""


def _guid(item: Any) -> str:
    return _one(item, "guid", "id")


def _statements(item: Any) -> Iterator[Statement]:
    for names, about in ((_PUBLISHED, "published"), (_UPDATED, "updated")):
        for each in item:
            if (name := names.get(_local(each))) and (said := spaced(_words(each))):
                yield Statement("feed", said[:200], name, "published" if about == "published" else "updated", each.sourceline or 0)


def _once(docs: list[Document], guids: list[str]) -> Iterator[Document]:
    """An item that says the guid of an earlier one again is that one again."""
    seen: dict[str, int] = {}
    for doc, guid in zip(docs, [*guids, ""], strict=False):
        first = seen.setdefault(guid, doc.part) if guid and not doc.skipped else doc.part
        yield (
            doc
            if first == doc.part
            else _skipped(doc.path, doc.part, f"the same guid as item {first + 1} of this feed", "same-guid")
        )


def _skipped(path: str, part: int, reason: str, code: str, line: int = 0) -> Document:
    return Document(path, part, kind="feed", skipped=reason, notes=(Note(path, line, f"{reason}; skipped", code),))
