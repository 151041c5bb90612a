"""What goes when something is taken down? The articles a word names, and the lines of digest.toml that say so from then on."""

from __future__ import annotations

import json
import re
import tomllib
from collections.abc import Sequence
from dataclasses import replace

from digest.build import Result
from digest.config import settings_of
from digest.errors import ConfigError, DigestError, did_you_mean
from digest.model import Article, Ledger
from digest.text import visible

_TABLE = re.compile(r"^\s*\[", re.M)


def named(word: str, result: Result) -> tuple[str, tuple[Article, ...]]:
    """(the word as `removed` knows it, the articles that go): by id, path below content/ (with #3 one of several there), URL, or
    outlet key or name.

    Raises DigestError where the word names nothing.
    """
    articles = sorted(result.told.articles.values(), key=lambda a: (a.path, a.part))
    word = word.removeprefix("content/")
    for at in ("id", "path", "url"):
        those = tuple(a for a in articles if word and getattr(a, at) == word)
        if those:
            return word, those
    numbered = next((a for a in articles if f"{a.path}#{a.part}" == word), None)
    if numbered:
        return numbered.id, (numbered,)
    for article in articles:
        if article.outlet.key and word.casefold() in (article.outlet.key.casefold(), article.outlet.name.casefold()):
            key = article.outlet.key
            return key, tuple(a for a in articles if a.outlet.key == key)
    known = [*(a.path for a in articles), *(a.outlet.key for a in articles), *(a.url for a in articles)]
    hint = did_you_mean(word, dict.fromkeys(filter(None, known)))
    raise DigestError(f'nothing is named "{visible(word)}"{hint}; give a path below content/, an id, a URL or an outlet')


def with_listed(text: str, key: str, words: Sequence[str]) -> str:
    """The digest.toml with these words in the list `key` at its top; all else stays as it is.

    >>> with_listed('publish = "private"\\n[site]\\n', "removed", ["a.txt"])
    'removed = ["a.txt"]\\npublish = "private"\\n[site]\\n'
    """
    have = list(getattr(settings_of(text), key))
    line = f"{key} = [{', '.join(json.dumps(word, ensure_ascii=False) for word in dict.fromkeys([*have, *words]))}]\n"
    span = _span(text, key)
    after = text[: span[0]] + line + text[span[1] :] if span else _inserted(text, line)
    if not set(words) <= set(getattr(settings_of(after), key)):
        raise ConfigError(f"{key}: cannot be edited safely; add it yourself: {line.strip()}", "digest.toml")
    return after


def _span(text: str, key: str) -> tuple[int, int] | None:
    """Where the list stands among the keys above the first table, with its line end; it may run over several lines."""
    head = text[: top.start()] if (top := _TABLE.search(text)) else text
    found = re.search(rf"^{key}[ \t]*=", text, re.M)
    if not found or (found.start() > len(head)):
        return None
    end = found.start()
    while end < len(text):
        end = text.find("\n", end) + 1 or len(text)
        try:
            tomllib.loads(text[found.start() : end])
        except tomllib.TOMLDecodeError:
            continue
        return found.start(), end
    return None


def _inserted(text: str, line: str) -> str:
    """Above `publish` with the comment that belongs to it, else above the first table, else at the end."""
    place = re.search(r"^publish[ \t]*=", text, re.M) or _TABLE.search(text)
    at = place.start() if place else len(text)
    while (above := text.rfind("\n", 0, max(at - 1, 0)) + 1) < at and text[above:at].startswith("#"):
        at = above
    before = text[:at] + ("\n" if at == len(text) and text and not text.endswith("\n") else "")
    return before + line + text[at:]


def forgotten(ledger: Ledger, gone: Sequence[str]) -> Ledger:
    """The ledger without the words of stories whose every article goes: their slugs hold a headline."""
    return replace(ledger, entries=tuple(e._replace(slug="") if e.id in gone else e for e in ledger.entries))
