"""digest.toml -> Settings, once; an error names file, line, key, what is wrong and what would be right."""

from __future__ import annotations

import dataclasses
import re
import tomllib
import types
from collections.abc import Iterable, Mapping
from contextlib import suppress
from datetime import date, datetime
from pathlib import Path
from typing import Any, Literal, Union, get_args, get_origin, get_type_hints

from digest.errors import ConfigError, did_you_mean
from digest.languages import is_code
from digest.settings import ReaderSettings, Settings, SourceSettings
from digest.text import scrubbed
from digest.toml_files import Lines, key_parts, parsed, shown, text_of

NAME = "digest.toml"


def load_settings(root: Path, overrides: Iterable[str] = ()) -> Settings:
    """The settings in `root/digest.toml` (all defaults where there is none), then each "KEY=VALUE" of `overrides`.

    Raises ConfigError for what cannot be followed.
    """
    text = text_of(root / NAME, NAME)
    table = parsed(text, NAME)
    set_here = _overridden(table, overrides)
    return _settings(table, Lines(text, NAME, set_here))


def settings_of(text: str) -> Settings:
    """The settings that the text of a digest.toml states."""
    return _settings(parsed(text, NAME), Lines(text, NAME))


# ---------------------------------------------------------------- --set KEY=VALUE


def _overridden(table: dict[str, Any], overrides: Iterable[str]) -> frozenset[str]:
    """Puts each override into the table; returns the dotted keys that were set so."""
    keys = []
    for override in overrides:
        key, equals, value = override.partition("=")
        parts = key_parts(key.strip())
        if not equals or not parts:
            raise ConfigError(f"--set {override}: expected KEY=VALUE, such as --set site.title=News")
        place = table
        for part in parts[:-1]:
            place = place.setdefault(part, {})
            if not isinstance(place, dict):
                raise ConfigError(f"--set {override}: {part} is no table")
        place[parts[-1]] = _toml_value(value.strip())
        keys.append(".".join(parts))
    return frozenset(keys)


def _toml_value(text: str) -> Any:
    try:
        return tomllib.loads(f"value = {text}")["value"]
    except tomllib.TOMLDecodeError:
        return text


# ---------------------------------------------------------------- tables to dataclasses


def _settings(table: dict[str, Any], lines: Lines) -> Settings:
    special = {"sources": _sources(table.pop("sources", {}), lines)}
    readers = table.get("readers")
    if isinstance(readers, dict):
        if "custom" in readers:
            raise lines.error("readers.custom", 'unknown setting; a reader stands under its suffix: ".mbox" = "my_site.mail:read"')
        special_readers = tuple((key, readers.pop(key)) for key in sorted(readers) if key.startswith("."))
        for key, value in special_readers:
            _reference(f"readers.{key}", value, lines)
        readers["custom"] = special_readers
    clean = table.get("clean")
    if isinstance(clean, dict) and "after" in clean:
        clean["after"] = _hooks(clean["after"], lines)
    settings: Settings = _record(Settings, table, "", lines, special)
    readers_too = dataclasses.replace(settings.readers, guess=settings.dates.guess)
    settings = dataclasses.replace(settings, publish_is_set="publish" in table, readers=readers_too)
    return _checked(settings, lines)


def _record(kind: Any, table: Any, prefix: str, lines: Lines, ready: Mapping[str, Any] = types.MappingProxyType({})) -> Any:
    """A settings dataclass from a TOML table; every key is known and of its type."""
    if not isinstance(table, dict):
        raise lines.error(prefix.rstrip("."), f"expected a table, got {shown(table)}")
    hints = get_type_hints(kind)
    known = [name for name in hints if name not in _UNWRITTEN.get(kind, ())]
    values = dict(ready)
    for key, value in table.items():
        full = prefix + key
        if key not in known and not isinstance(value, tuple):  # TOML has no tuples: those were made above
            raise lines.error(full, f"unknown setting{_instead(prefix, key, value, known)}; known here: {', '.join(known)}")
        hint = hints[key]
        read = _table if dataclasses.is_dataclass(hint) else _value
        values[key] = read(hint, value, full, lines)
    return kind(**values)


def _instead(prefix: str, key: str, value: Any, known: list[str]) -> str:
    """What was perhaps meant by an unknown key."""
    if prefix and key in _TOP:  # appended at the end of the file, where a table goes on
        return f'; "{key}" stands at the top, above the first [table]'
    if prefix.startswith("sources.") and isinstance(value, dict):
        return f'; a domain is written in quotes: sources."{prefix.removeprefix("sources.")}{key}"'
    return did_you_mean(key, known)


_TOP = ("site_id", "publish", "removed", "never_public")
# fields that are worked out, and have no key of their own: the name of a table, the readers by suffix, whether a key was there
_UNWRITTEN: dict[Any, tuple[str, ...]] = {
    Settings: ("publish_is_set",),
    SourceSettings: ("key",),
    ReaderSettings: ("custom", "guess"),
}


def _table(hint: Any, value: Any, key: str, lines: Lines) -> Any:
    return _record(hint, value, key + ".", lines)


def _value(hint: Any, value: Any, key: str, lines: Lines) -> Any:
    """The value as the type asks for it, or a ConfigError that says what would be right."""
    if get_origin(hint) is Literal:
        choices = get_args(hint)
        if value not in choices:
            named = [str(choice) for choice in choices if choice]  # "" is for none, and nobody writes it
            known = ", ".join(f'"{choice}"' for choice in named)
            raise lines.error(key, f"expected one of {known}, got {shown(value)}{did_you_mean(str(value), named)}")
        return value
    if get_origin(hint) in (Union, types.UnionType):
        arms = [arm for arm in get_args(hint) if arm is not type(None)]
        choices = tuple(choice for arm in arms if get_origin(arm) is Literal for choice in get_args(arm))
        return _value(Literal[choices] if choices else arms[0], value, key, lines)
    if get_origin(hint) is tuple:
        return _list(value, key, lines)
    if hint is date:
        value = _day(value)
    if hint is float and isinstance(value, int) and not isinstance(value, bool):
        return float(value)
    if not isinstance(value, hint) or (hint is int and isinstance(value, bool)):
        raise lines.error(key, f"expected {_KINDS[hint]}, got {shown(value)}")
    return scrubbed(value).replace("\n", " ") if isinstance(value, str) else value


def _day(value: Any) -> Any:
    """A day out of a time, or out of quotes."""
    if isinstance(value, datetime):
        return value.date()
    if isinstance(value, str):
        with suppress(ValueError):
            return date.fromisoformat(value)
    return value


_KINDS = {str: "text in quotes", int: "a whole number", bool: "true or false", float: "a number", date: "a date such as 2025-12-31"}


def _list(value: Any, key: str, lines: Lines) -> Any:
    if isinstance(value, tuple):  # made above, already checked
        return value
    if not isinstance(value, list) or not all(isinstance(item, str) for item in value):
        raise lines.error(key, f'expected a list of texts such as ["…", "…"], got {shown(value)}')
    return tuple(value)


def _reference(key: str, value: Any, lines: Lines) -> str:
    """'my_site.mail:read': a function that the user names."""
    if not isinstance(value, str) or not re.fullmatch(r"[\w.]+:\w+", value):
        raise lines.error(key, f'expected "module:function" such as "my_site.mail:read", got {shown(value)}')
    return value


def _hooks(table: Any, lines: Lines) -> tuple[tuple[str, tuple[str, ...]], ...]:
    if not isinstance(table, dict):
        raise lines.error("clean.after", f'expected a table such as furniture = ["my_site.rules:drop_polls"], got {shown(table)}')
    hooks = []
    for step, references in sorted(table.items()):
        checked = _list(references, f"clean.after.{step}", lines)
        hooks.append((step, tuple(_reference(f"clean.after.{step}", reference, lines) for reference in checked)))
    return tuple(hooks)


def _sources(table: Any, lines: Lines) -> tuple[SourceSettings, ...]:
    if not isinstance(table, dict):
        raise lines.error("sources", f'expected tables such as [sources."example.org"], got {shown(table)}')
    made = []
    for key, entry in sorted(table.items()):
        if isinstance(entry, dict) and "key" in entry:
            raise lines.error(f"sources.{key}.key", "unknown setting; the key is the table's name")
        made.append(_record(SourceSettings, entry, f"sources.{key}.", lines, {"key": key}))
    return tuple(made)


# ---------------------------------------------------------------- values that must make sense together


def _checked(settings: Settings, lines: Lines) -> Settings:
    url = settings.site.base_url
    if url and not re.fullmatch(r"https?://[^\s/?#@\"'<>]+(/[^\s?#\"'<>]*)?", url):
        raise lines.error("site.base_url", f"expected an address such as https://example.org/news/, got {shown(url)}")
    _zone(settings.site.time_zone, lines)
    language = settings.site.language
    if not is_code(language):
        raise lines.error("site.language", f'expected the code of a language such as "en" or "pt-BR", got {shown(language)}')
    for where, patterns in (("clean.keep", settings.clean.keep), ("clean.drop", settings.clean.drop)):
        _patterns(where, patterns, lines)
    for source in settings.sources:
        _patterns(f"sources.{source.key}.keep", source.keep, lines)
        _patterns(f"sources.{source.key}.drop", source.drop, lines)
    for key, least in _LEAST.items():
        room, _, name = key.partition(".")
        value = getattr(getattr(settings, room), name)
        if value < least:
            raise lines.error(key, f"expected {least} or more, got {value}")
    if settings.site.accent and not re.fullmatch(r"#[0-9a-fA-F]{3}(?:[0-9a-fA-F]{3})?|[a-z]+", settings.site.accent):
        raise lines.error("site.accent", f'expected a colour such as "#9a1f1a", got {shown(settings.site.accent)}')
    base = settings.site.base_url
    site = dataclasses.replace(settings.site, base_url=base + "/" if base and not base.endswith("/") else base)
    return dataclasses.replace(settings, site=site)


_LEAST = {
    "readers.max_file_bytes": 1_000, "readers.max_line": 1_000, "readers.max_depth": 16, "readers.max_items": 1,
    "readers.max_unpacked_bytes": 1_000, "readers.max_title": 20, "clean.outlet_lines": 0, "group.window_days": 1,
    "pages.front_days": 1, "pages.list_limit": 10, "feeds.items": 1, "feeds.updates": 1, "feeds.days": 1,
    "search.shard_articles": 10,
}  # fmt: skip


def _patterns(key: str, patterns: tuple[str, ...], lines: Lines) -> None:
    for pattern in patterns:
        try:
            re.compile(pattern)
        except re.error as error:
            raise lines.error(key, f"not a regular expression: {error} ({pattern!r})") from None


def _zone(name: str, lines: Lines) -> None:
    from digest.zones import zone

    try:
        zone(name)
    except ValueError as error:
        raise lines.error("site.time_zone", str(error)) from None
