"""outlets.toml: which domains, folders and spellings are one outlet, and what it is called."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from digest.errors import ConfigError, did_you_mean

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
    try:
        text = (root / NAME).read_bytes().decode("utf-8-sig")
        return read_outlets(tomllib.loads(text))
    except FileNotFoundError:
        return OutletTable()
    except (OSError, UnicodeDecodeError) as error:
        raise ConfigError(f"cannot be read ({error})", NAME) from None
    except tomllib.TOMLDecodeError as error:
        raise ConfigError(f"not TOML: {error}", NAME) from None


def read_outlets(table: dict[str, Any]) -> OutletTable:
    """The values of a parsed outlets.toml: `unknown` and one table [outlets.KEY] each with name, domains, folders, aliases."""
    _known(table, ("unknown", "outlets"), "")
    domains, folders, aliases, names = [], [], [], []
    for key, entry in sorted(table.get("outlets", {}).items()):
        where = f"outlets.{key}"
        if not isinstance(entry, dict):
            raise ConfigError(f'{where}: expected a table such as [outlets.{key}] with name = "…"', NAME)
        _known(entry, ("name", "domains", "folders", "aliases"), where + ".")
        names.append((key, _text(entry.get("name", key), where + ".name")))
        domains += [(item.lower().removeprefix("www."), key) for item in _texts(entry.get("domains", []), where + ".domains")]
        folders += [(item.strip("/"), key) for item in _texts(entry.get("folders", []), where + ".folders")]
        aliases += [(item.casefold(), key) for item in _texts(entry.get("aliases", []), where + ".aliases")]
    unknown = _text(table.get("unknown", OutletTable().unknown), "unknown")
    return OutletTable(tuple(domains), tuple(folders), tuple(aliases), tuple(names), unknown)


def _known(table: dict[str, Any], known: tuple[str, ...], prefix: str) -> None:
    for key in table:
        if key not in known:
            raise ConfigError(f"{prefix}{key}: unknown{did_you_mean(key, known)}; known here: {', '.join(known)}", NAME)


def _text(value: Any, where: str) -> str:
    if not isinstance(value, str):
        raise ConfigError(f'{where}: expected a text such as "Harbour Post"', NAME)
    return value


def _texts(value: Any, where: str) -> list[str]:
    if not isinstance(value, list) or not all(isinstance(item, str) for item in value):
        raise ConfigError(f'{where}: expected a list such as ["example.org"]', NAME)
    return value
