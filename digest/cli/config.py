"""`digest config`: the settings in force, and where each comes from."""

from __future__ import annotations

import dataclasses
from datetime import date
from pathlib import Path
from typing import Any

import click

from digest.cli.options import place_options
from digest.text import json_line


@click.command("config", epilog="Example: digest config --set group.window_days=30")
@place_options
@click.option("--json", "as_json", is_flag=True, help="Print as JSON.")
def config_command(root: Path, as_json: bool, settings: tuple[str, ...], base_url: str | None, **_given: Any) -> None:
    """Show the settings in force and where each comes from."""
    from digest.config import load_settings
    from digest.settings import Settings

    overrides = [*settings, *([f"site.base_url={base_url}"] if base_url else [])]
    rows = dict(_flat(load_settings(root, overrides)))
    stated, defaults = dict(_flat(load_settings(root))), dict(_flat(Settings()))
    where = {key: _where(key, rows, stated, defaults) for key in rows}
    if as_json:
        click.echo(json_line({key: {"value": rows[key], "from": where[key]} for key in rows}))
        return
    for key, value in rows.items():
        click.echo(f"{key} = {value.isoformat() if isinstance(value, date) else json_line(value)}  # {where[key]}")


def _where(key: str, rows: dict[str, Any], stated: dict[str, Any], defaults: dict[str, Any]) -> str:
    if rows[key] != stated.get(key):
        return "command line"
    return "default" if defaults.get(key) == rows[key] else "digest.toml"


def _flat(settings: Any, prefix: str = "") -> list[tuple[str, Any]]:
    """("group.window_days", 45), …; outlets by their keys."""
    rows: list[tuple[str, Any]] = []
    for field in dataclasses.fields(settings):
        value = getattr(settings, field.name)
        if field.name == "sources":
            for source in value:
                rows += [row for row in _flat(source, f'sources."{source.key}".') if row[1] and not row[0].endswith(".key")]
        elif dataclasses.is_dataclass(value):
            rows += _flat(value, f"{prefix}{field.name}.")
        elif field.name != "publish_is_set":
            rows.append((prefix + field.name, value))
    return rows
