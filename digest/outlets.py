"""outlets.toml: which domains, folders and spellings are one outlet, and what it is called."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Any

from digest.errors import did_you_mean
from digest.text import scrubbed, spaced
from digest.toml_files import Lines, parsed, shown, text_of

NAME = "outlets.toml"


@dataclass(frozen=True, slots=True)
class OutletTable:
    """How outlets are told apart: lower-case domains, folders and names -> key; key -> name; what an unknown one is called."""

    domains: tuple[tuple[str, str], ...] = ()
    folders: tuple[tuple[str, str], ...] = ()
    aliases: tuple[tuple[str, str], ...] = ()
    names: tuple[tuple[str, str], ...] = ()
    unknown: str = "Unknown outlet"


def load_outlets(root: Path) -> OutletTable:
    """The table beside the settings; an empty one where there is none. Raises ConfigError for what cannot be followed."""
    return read_outlets(text_of(root / NAME, NAME))


def read_outlets(text: str) -> OutletTable:
    """What an outlets.toml says: `unknown` and one table [outlets.KEY] each with name, domains, folders, aliases."""
    table, lines = parsed(text, NAME), Lines(text, NAME)
    _known(table, ("unknown", "outlets"), "", lines)
    domains, folders, aliases, names = [], [], [], []
    if not isinstance(table.get("outlets", {}), dict):
        raise lines.error("outlets", 'expected tables such as [outlets."example.org"] with name = "…"')
    for key, entry in sorted(table.get("outlets", {}).items()):
        where = f"outlets.{key}"
        if not isinstance(entry, dict):
            raise lines.error(where, f'expected a table such as [outlets."{key}"] with name = "…", got {shown(entry)}')
        _known(entry, ("name", "domains", "folders", "aliases"), where + ".", lines)
        names.append((key, _text(entry.get("name", key), where + ".name", lines)))
        domains += [(_domain(item, where, lines), key) for item in _texts(entry.get("domains", []), where + ".domains", lines)]
        folders += [(item.strip("/"), key) for item in _texts(entry.get("folders", []), where + ".folders", lines)]
        aliases += [(item.casefold(), key) for item in _texts(entry.get("aliases", []), where + ".aliases", lines)]
    for kind, claimed in (("domains", domains), ("folders", folders), ("aliases", aliases)):
        _once(kind, claimed, lines)
    unknown = _text(table.get("unknown", OutletTable().unknown), "unknown", lines)
    return OutletTable(tuple(domains), tuple(folders), tuple(aliases), tuple(names), unknown)


def _known(table: dict[str, Any], known: tuple[str, ...], prefix: str, lines: Lines) -> None:
    for key, value in table.items():
        if key not in known:
            raise lines.error(f"{prefix}{key}", f"unknown{_instead(prefix, key, value, known)}; known here: {', '.join(known)}")


def _instead(prefix: str, key: str, value: Any, known: tuple[str, ...]) -> str:
    """What was perhaps meant by an unknown key."""
    meant = did_you_mean(key, known)
    if meant or not isinstance(value, dict):
        return meant
    if not prefix:
        return f'; an outlet is [outlets."{key}"]'
    return f'; a domain is written in quotes: [outlets."{prefix.removeprefix("outlets.")}{key}"]'


def _domain(item: str, where: str, lines: Lines) -> str:
    """A domain without its "www."; an address is none, and would match nothing."""
    if "/" in item or ":" in item:
        raise lines.error(where + ".domains", f'expected a domain such as "example.org", got {shown(item)}')
    return item.lower().removeprefix("www.")


def _once(kind: str, claimed: list[tuple[str, str]], lines: Lines) -> None:
    """Whose it would be, if two outlets claimed the same, nobody could tell."""
    owners: dict[str, str] = {}
    for item, key in claimed:
        owner = owners.setdefault(item, key)
        if owner != key:
            raise lines.error(f"outlets.{key}.{kind}", f'"{item}" is claimed by [outlets."{owner}"] already; leave it with one')


def _text(value: Any, where: str, lines: Lines) -> str:
    if not isinstance(value, str):
        raise lines.error(where, f'expected a text such as "Harbour Post", got {shown(value)}')
    return spaced(scrubbed(value))


def _texts(value: Any, where: str, lines: Lines) -> list[str]:
    if not isinstance(value, list) or not all(isinstance(item, str) for item in value):
        raise lines.error(where, f'expected a list such as ["example.org"], got {shown(value)}')
    return value
