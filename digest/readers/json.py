"""Scrapers' JSON: one article, a list of them, or a wrapper around a list; JSON Lines with one article a line."""

from __future__ import annotations

import itertools
import json
import re
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from digest.model import Document, Note, SourceFile
from digest.readers.fields import language_code
from digest.readers.fragments import without_markup
from digest.readers.json_article import Spot, article_of, is_article, may_be_article
from digest.readers.json_keys import held_by, plain
from digest.readers.limits import deep_line, too_deep, too_many
from digest.settings import ReaderSettings

_HOLDING = (
    "articles", "items", "entries", "results", "posts", "documents", "docs", "data", "news", "hits", "records", "rows", "@graph",
    "response", "value", "_source", "article", "story", "node", "attributes",
)  # fmt: skip


def read_json(text: str, source: SourceFile, settings: ReaderSettings) -> tuple[Document, ...]:
    """The articles of a .json file; several values one after another are read as JSON Lines are."""
    if not text.strip():
        return (_skipped(source.path, 0, "empty", "empty", 0),)
    if deep := deep_line(text, settings.max_depth):
        return (too_deep(source.path, 0, deep, settings),)
    notes: list[str] = []
    try:
        value = _parsed(text, notes)
    except json.JSONDecodeError as error:
        if error.msg == "Extra data":
            return _one_after_another(text, source, settings, error)
        return (_skipped(source.path, 0, f"not JSON (line {error.lineno}: {error.msg})", "bad-json", error.lineno),)
    except RecursionError:
        return (too_deep(source.path, 0, 1, settings),)
    except ValueError as error:
        return (_skipped(source.path, 0, f"not JSON ({error})", "bad-json", 1),)
    docs = tuple(_documents(_articles(value, 0), source, settings))
    if not docs:
        return (_skipped(source.path, 0, f"JSON without an article: {_shape(value)}", "no-article", 1),)
    return tuple(_of_feed(doc, value) for doc in (_noted(docs[0], notes), *docs[1:]))


def _of_feed(doc: Document, value: Any) -> Document:
    """In a JSON Feed the head names the outlet and the language of all its items."""
    if not isinstance(value, dict) or "jsonfeed.org" not in str(value.get("version"))[:100] or doc.skipped:
        return doc
    title, language = value.get("title"), value.get("language")
    named = without_markup(title[:200]) if isinstance(title, str) else ""
    told = language_code(language[:20]) if isinstance(language, str) else ""
    return replace(doc, publisher=doc.publisher or named, language=doc.language or told)


def read_jsonl(text: str, source: SourceFile, settings: ReaderSettings) -> tuple[Document, ...]:
    """The articles of a .jsonl file; a line that cannot be read is skipped with a note, its neighbours are not."""
    docs: list[Document] = []
    for number, line in enumerate(text.split("\n"), 1):
        if not line.strip():
            continue
        if len(docs) >= settings.max_items:
            docs.append(too_many(source.path, len(docs), number, settings))
            break
        docs.extend(_of_line(line, number, len(docs), source, settings))
    if len(docs) > 1 and all(doc.skipped for doc in docs) and text.lstrip()[:1] in "[{":
        return read_json(text, source, settings)  # one value over several lines, whatever the name says
    return tuple(docs) or (_skipped(source.path, 0, "empty", "empty", 0),)


def _of_line(line: str, number: int, part: int, source: SourceFile, settings: ReaderSettings) -> list[Document]:
    if deep_line(line, settings.max_depth):
        return [too_deep(source.path, part, number, settings)]
    notes: list[str] = []
    try:
        value = _parsed(line, notes)
    except RecursionError:
        return [too_deep(source.path, part, number, settings)]
    except ValueError as error:
        why = error.msg if isinstance(error, json.JSONDecodeError) else str(error)
        return [_skipped(source.path, part, f"not JSON (line {number}: {why})", "bad-json", number)]
    articles = list(itertools.islice(_articles(value, 0), settings.max_items + 1))
    if not articles:
        return [_skipped(source.path, part, f"JSON without an article (line {number}): {_shape(value)}", "no-article", number)]
    docs = [article_of(article, Spot(source.path, part + at, number, settings)) for at, article in enumerate(articles)]
    return [_noted(docs[0], notes, number), *docs[1:]]


def _parsed(text: str, notes: list[str]) -> Any:
    """JSON with numbers as they are written; a key that is stated twice is noted, the last one counts."""

    def of_pairs(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
        made = dict(pairs)
        if len(made) < len(pairs):
            keys = [key for key, _ in pairs]
            twice = sorted({key for key in keys if keys.count(key) > 1} if len(keys) < 1_000 else {"a key"})
            notes.append(f"{', '.join(repr(key[:40]) for key in twice[:3])} stated twice; the last one counts")
        return made

    return json.loads(
        text.lstrip("\ufeff"), parse_int=str, parse_float=str, parse_constant=str, object_pairs_hook=of_pairs, strict=False
    )


def _articles(value: Any, depth: int) -> Iterator[dict[str, Any]]:
    """The article objects in a value: itself, those of a list, those that a wrapper holds."""
    if isinstance(value, list) and depth < 5:
        for each in value:
            yield from _articles(each, depth + 1) if isinstance(each, dict | list) else ()
    elif isinstance(value, dict):
        holding = {_holding(key): each for key, each in value.items() if isinstance(each, list | dict)} if depth < 5 else {}
        held = [holding[key] for key in _HOLDING if key in holding]
        inside = [held_by(value, article, isinstance(each, dict)) for each in held for article in _articles(each, depth + 1)]
        if inside and not is_article(value):
            yield from inside
        elif is_article(value) or (depth and {"title", "headline", "url", "link"} & set(value)) or may_be_article(value):
            yield value
        elif depth < 2 and value and all(isinstance(each, dict) for each in value.values()):
            yield from (each for each in value.values() if is_article(each))  # {"id 1": {…}, "id 2": {…}}


def _holding(key: str) -> str:
    return key if key in _HOLDING else plain(key[:100])


def _documents(articles: Iterator[dict[str, Any]], source: SourceFile, settings: ReaderSettings) -> Iterator[Document]:
    for part, article in enumerate(articles):
        if part >= settings.max_items:
            yield too_many(source.path, part, 0, settings)
            return
        yield article_of(article, Spot(source.path, part, 0, settings))


def _one_after_another(
    text: str, source: SourceFile, settings: ReaderSettings, error: json.JSONDecodeError
) -> tuple[Document, ...]:
    """JSON values with nothing or line feeds between them, as some scrapers append them."""
    decoder = json.JSONDecoder(parse_int=str, parse_float=str, parse_constant=str, strict=False)
    docs: list[Document] = []
    at = 0
    while match := re.compile(r"[\s,\ufeff]*").match(text, at):
        at = match.end()
        if at >= len(text):
            break
        if len(docs) >= settings.max_items:
            docs.append(too_many(source.path, len(docs), text.count("\n", 0, at) + 1, settings))
            break
        line = text.count("\n", 0, at) + 1 if len(docs) < 100 else 0
        try:
            value, at = decoder.raw_decode(text, at)
        except (ValueError, RecursionError):
            docs.append(
                _skipped(source.path, len(docs), f"not JSON (line {error.lineno}: {error.msg})", "bad-json", line or error.lineno)
            )
            break
        first = len(docs)
        docs.extend(
            article_of(article, Spot(source.path, first + number, line, settings))
            for number, article in enumerate(list(_articles(value, 0)))
        )
    return tuple(docs) or (_skipped(source.path, 0, f"not JSON (line {error.lineno}: {error.msg})", "bad-json", error.lineno),)


def _noted(doc: Document, texts: list[str], line: int = 1) -> Document:
    return replace(doc, notes=(*doc.notes, *(Note(doc.path, line, text, "key-twice") for text in texts[:3]))) if texts else doc


def _skipped(path: str, part: int, reason: str, code: str, line: int) -> Document:
    return Document(path, part, kind="json", skipped=reason, notes=(Note(path, line, f"{reason}; skipped", code),))


def _shape(value: Any) -> str:
    """What a value is, for a message."""
    if isinstance(value, dict):
        return "an object with " + (", ".join(repr(str(key)[:40]) for key in list(value)[:5]) or "nothing")
    return {"list": "a list", "str": "a text", "NoneType": "null", "bool": "true or false"}.get(type(value).__name__, "a number")
