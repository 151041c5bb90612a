"""A TOML file of the user's: its tables, and the line on which each key stands, so that a fault can be found."""

from __future__ import annotations

import re
import tomllib
from collections import Counter
from pathlib import Path
from typing import Any

from digest.errors import ConfigError
from digest.saving import save

# Texts and comments, so that what looks like a header within them is none: a note may tell of "[[pin]]" on a line of its own.
_TEXTS = re.compile(r'"""(?:\\.|[^\\])*?"{3,5}|\'\'\'.*?\'{3,5}|"(?:\\.|[^"\\\n])*"|\'[^\'\n]*\'|#[^\n]*', re.S)
_KEY = re.compile(r"\s*((?:\"[^\"]*\"|'[^']*'|[\w-]+)(?:\s*\.\s*(?:\"[^\"]*\"|'[^']*'|[\w-]+)){0,6})\s*=")
_PART = re.compile(r"""\s*(?:"([^"]*)"|'([^']*)'|([^."']+))\s*""")
_HEADER = re.compile(r"\s*(\[\[?)\s*([^\]]+?)\s*\]")


def text_of(path: Path, name: str) -> str:
    """What the file holds, "" where there is none; faults call it by the name."""
    try:
        return path.read_bytes().decode("utf-8-sig")
    except FileNotFoundError:
        return ""
    except UnicodeDecodeError as error:
        line = error.object[: error.start].count(b"\n") + 1
        raise ConfigError(f"not UTF-8 (byte {error.start}); save the file as UTF-8", name, line) from None
    except OSError as error:
        raise ConfigError(f"cannot be read ({error.strerror})", name) from None


def save_text(path: Path, text: str) -> None:
    """Writes it whole or not at all; ConfigError where it cannot be written."""
    try:
        save(path, text.encode())
    except OSError as error:
        raise ConfigError(f"cannot be written ({error.strerror}); it stands as it was", path.name) from None


def parsed(text: str, name: str) -> dict[str, Any]:
    """The tables of a TOML file of that name; ConfigError with the line where it is none."""
    try:
        return tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        where = re.search(r"\(at line (\d+), column \d+\)", str(error))
        line = int(where[1]) if where else text.count("\n") + 1
        what = re.sub(r" \(at .*\)$", "", str(error))
        twice = re.fullmatch(r"Cannot declare \((.+?),?\) twice", what)  # Python's own tuple of the parts of the table's name
        if twice:
            table = ".".join(_quoted(part.strip("'")) for part in twice[1].split(", "))
            what = f"the table [{table}] stands here for the second time; put its keys under the first"
        raise ConfigError(f"not TOML: {what}", name, line) from None
    except RecursionError:
        raise ConfigError("nested too deeply", name) from None


class Lines:
    """Where in the file does a key stand? The second [[pin]] is pin[1], its keys are pin[1].story and so on."""

    def __init__(self, text: str, name: str, overridden: frozenset[str] = frozenset()) -> None:
        self.name = name
        self.overridden = overridden
        self.at: dict[str, int] = {}
        self.written: dict[str, str] = {}  # the key as it is written, with quotes around a part that has a dot
        table, met = "", Counter[str]()
        for number, line in enumerate(_TEXTS.sub(_one_line, text).split("\n"), 1):
            if header := _HEADER.match(line):
                table = self._met("", header[2], number)
                if header[1] == "[[":
                    met[table] += 1
                    table = f"{table}[{met[table] - 1}]"
                    self.at[table] = number
            elif key := _KEY.match(line):
                self._met(table, key[1], number)

    def _met(self, table: str, key: str, number: int) -> str:
        """A key or header that stands on that line, by the dotted name under which it is asked for."""
        parts = key_parts(key)
        name = ".".join(filter(None, (table, *parts)))
        self.at.setdefault(name, number)
        self.written.setdefault(name, ".".join(filter(None, (self.written.get(table, table), *map(_quoted, parts)))))
        return name

    def line(self, *keys: str) -> int:
        """Of the first of these that stands in the file; 0 for none."""
        return next((self.at[key] for key in keys if key in self.at), 0)

    def error(self, key: str, what: str) -> ConfigError:
        """The fault with file and line of the key, or of the table that it should be in."""
        if key in self.overridden or (key not in self.at and any(each.startswith(f"{key}.") for each in self.overridden)):
            return ConfigError(f"--set {key}: {what}")
        near, line = key, self.at.get(key, 0) or next((at for each, at in self.at.items() if each.startswith(f"{key}.")), 0)
        while not line and "." in near:
            near = near.rpartition(".")[0]
            line = self.at.get(near, 0)
        return ConfigError(f"{self.written.get(key, key)}: {what}", self.name, line)


def _one_line(found: re.Match[str]) -> str:
    """A text over several lines, without it; its lines still count."""
    return found[0] if "\n" not in found[0] else "\n" * found[0].count("\n")


def key_parts(key: str) -> list[str]:
    """'sources."example.org".name' -> ['sources', 'example.org', 'name']."""
    return [double or single or bare.strip() for double, single, bare in _PART.findall(key)]


def _quoted(part: str) -> str:
    """As it must be written where it holds a dot: '"example.org"'."""
    return part if re.fullmatch(r"[\w-]+", part) else f'"{part}"'


def shown(value: Any) -> str:
    """The user's own value with its kind: "text ('3 days')"."""
    names = {"str": "text", "int": "a whole number", "bool": "true/false", "float": "a number", "list": "a list", "dict": "a table"}
    text = repr(value)
    return f"{names.get(type(value).__name__, type(value).__name__)} ({text if len(text) <= 60 else text[:57] + '…'})"
