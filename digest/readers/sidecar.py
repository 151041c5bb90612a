"""What do `NAME.meta.toml` and `_folder.toml` state of the files beside them?"""

from __future__ import annotations

import re
import tomllib
from dataclasses import replace
from typing import Any

from digest.errors import did_you_mean
from digest.model import Declared, Document, Note
from digest.readers.fields import RIGHTS, SIDECAR_NAMES, Stated, date_problem, language_code, our_name, with_stated
from digest.readers.front_matter import line_of, toml_strings
from digest.text import scrubbed

FOLDER = "_folder.toml"
FILE = ".meta.toml"
_LARGEST = 262_144
_SLIPS = 5  # lines that are no TOML; a file with more is not read
# "date = 2025-10-12T08:30": what TOML asks for with seconds
_MINUTES = re.compile(r"^(\s*\w+\s*=\s*)(\d{4}-\d\d-\d\d[T ]\d\d:\d\d(?:Z|[+-]\d\d:\d\d)?)(?=\s*(?:#.*)?$)", re.M | re.ASCII)
_BETWEEN = "\n"  # lists are one string in Declared; no value has a line feed of its own


def is_sidecar(name: str) -> bool:
    """Is this the name of a file that speaks of others?"""
    return name == FOLDER or name.endswith(FILE)


def sidecar(body: bytes, path: str) -> tuple[Declared, tuple[Note, ...]]:
    """What a sidecar states, each with its file and line; what it says wrong are notes."""
    if len(body) > _LARGEST:
        return Declared(), (Note(path, 0, f"larger than {_LARGEST} bytes; not read", "sidecar"),)
    try:
        text = _MINUTES.sub(r'\1"\2"', body.decode("utf-8-sig").replace("\r\n", "\n"))
    except UnicodeDecodeError:
        return Declared(), (Note(path, 0, "not UTF-8; not read", "sidecar"),)
    table, notes = _parsed(text, path)
    fields: dict[str, str] = {}
    where: dict[str, str] = {}
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


def _parsed(text: str, path: str) -> tuple[dict[str, Any], list[Note]]:
    """What the file says but for lines that are no TOML: a slip in one field must not undo the rights stated in another."""
    lines = text.split("\n")
    notes: list[Note] = []
    for _ in range(_SLIPS):
        try:
            return tomllib.loads("\n".join(lines)), notes
        except (ValueError, RecursionError) as error:
            at = _line(error)
            if not 0 < at <= len(lines) or not lines[at - 1].strip():
                notes = [Note(path, at, f"not TOML: {error}; not read", "sidecar")]
                break
            lines[at - 1] = ""
            notes.append(Note(path, at, f"not TOML: {error}; the line is left out", "sidecar"))
    else:
        notes = [replace(notes[0], text=notes[0].text.replace("the line is left out", "not read"))]
    return {}, notes


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
    if key == "language" and not language_code(values[0]):
        return f"language: expected a code such as en or uk, got {values[0][:60]!r}"
    return date_problem(key, values[0]) if key in ("date", "updated") else ""


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
