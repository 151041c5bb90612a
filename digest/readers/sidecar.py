"""What do `NAME.meta.toml` and `_folder.toml` state of the files beside them?"""

from __future__ import annotations

import re
import tomllib

from digest.errors import did_you_mean
from digest.model import Declared, Document, Note
from digest.readers.fields import RIGHTS, SIDECAR_NAMES, Stated, our_name, with_stated
from digest.readers.front_matter import line_of, toml_strings
from digest.text import scrubbed

FOLDER = "_folder.toml"
FILE = ".meta.toml"
_LARGEST = 262_144
_BETWEEN = "\n"  # lists are one string in Declared; no value has a line feed of its own


def is_sidecar(name: str) -> bool:
    """Is this the name of a file that speaks of others?"""
    return name == FOLDER or name.endswith(FILE)


def sidecar(body: bytes, path: str) -> tuple[Declared, tuple[Note, ...]]:
    """What a sidecar states, each with its file and line; what it says wrong are notes."""
    if len(body) > _LARGEST:
        return Declared(), (Note(path, 0, f"larger than {_LARGEST} bytes; not read", "sidecar"),)
    try:
        text = body.decode("utf-8-sig").replace("\r\n", "\n")
        table = tomllib.loads(text)
    except UnicodeDecodeError:
        return Declared(), (Note(path, 0, "not UTF-8; not read", "sidecar"),)
    except (tomllib.TOMLDecodeError, ValueError, RecursionError) as error:
        return Declared(), (Note(path, _line(error), f"not TOML: {error}; not read", "sidecar"),)
    fields: dict[str, str] = {}
    where: dict[str, str] = {}
    notes: list[Note] = []
    for key, value in table.items():
        line = line_of(text, key)
        values = tuple(scrubbed(each).replace("\n", " ").strip() for each in toml_strings(value))
        problem = _problem(key, values)
        if problem:
            notes.append(Note(path, line, problem, "unknown-key" if key not in SIDECAR_NAMES else "bad-value"))
        elif any(values):
            name = our_name(key)
            fields[name] = _BETWEEN.join(values)
            where[name] = f"{path}:{line}"
    return Declared(tuple(fields.items()), tuple(where.items())), tuple(notes)


def _line(error: Exception) -> int:
    told = re.search(r"line (\d{1,9})", str(error))
    return int(told[1]) if told else 0


def _problem(key: str, values: tuple[str, ...]) -> str:
    if key not in SIDECAR_NAMES:
        return f"unknown key {key[:60]!r}{did_you_mean(key, SIDECAR_NAMES)}; known: {', '.join(SIDECAR_NAMES)}"
    if not values:
        return f"{key}: expected text, a date or a list of texts"
    if key == "rights" and values[0] not in RIGHTS:
        return f"rights: expected one of {', '.join(RIGHTS)}, got {values[0][:60]!r}{did_you_mean(values[0], RIGHTS)}"
    if key == "url" and not values[0].lower().startswith(("http://", "https://")):
        return f"url: expected an address that begins with http:// or https://, got {values[0][:80]!r}"
    return ""


def nearest(*declared: Declared) -> Declared:
    """Several sidecars as one, the nearest given first: it wins, field by field."""
    fields: dict[str, str] = {}
    where: dict[str, str] = {}
    for each in reversed(declared):
        fields.update(each.fields)
        where.update(each.where)
    return Declared(tuple(sorted(fields.items())), tuple(sorted(where.items())))


def with_declared(doc: Document, declared: Declared, alone: bool = True) -> Document:
    """The document with what its sidecars declare; `alone` is False for one of several articles in a file."""
    if not declared.fields:
        return doc
    places = dict(declared.where)
    stated = []
    for name, value in declared.fields:
        path, _, line = places.get(name, "").rpartition(":")
        if alone or name not in ("title", "deck", "url"):  # these can only be one article's
            stated.append(Stated(name, tuple(value.split(_BETWEEN)), int(line) if line.isdecimal() else 0, path))
    return with_stated(doc, stated, "sidecar")
