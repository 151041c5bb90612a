"""`digest outlets`: which outlets were found, and what they are called."""

from __future__ import annotations

from collections import Counter
from pathlib import Path
from typing import Any

import click

from digest.cli.options import place_options
from digest.text import json_line, visible


@click.command("outlets", epilog="Example: digest outlets --toml >> outlets.toml")
@place_options
@click.option("--json", "as_json", is_flag=True, help="Print a line of JSON for each outlet.")
@click.option("--toml", "as_toml", is_flag=True, help="Print lines for outlets.toml, to be edited.")
def outlets_command(root: Path, as_json: bool, as_toml: bool, **given: Any) -> None:
    """List the outlets that were found, with their articles; unknown ones last."""
    from digest.cli.build import options_of, planned

    result = planned(root, options_of(**given))
    counts = Counter((a.outlet.key, a.outlet.name) for a in result.told.articles.values())
    known = {key for key, _ in result.given.outlets.names} | {s.key for s in result.given.settings.sources if s.name}
    for (key, name), count in sorted(counts.items(), key=lambda row: (not row[0][0], -row[1], row[0])):
        if as_json:
            click.echo(json_line({"key": key, "name": name, "articles": count, "named": key in known}))
        elif as_toml and key and key not in known:
            domains = f"domains = [{json_line(key)}]\n" if "." in key else ""
            click.echo(f"[outlets.{json_line(key)}]\nname = {json_line(name)}\n{domains}")
        elif not as_toml:
            click.echo(
                f"{count:5}  {visible(name)}"
                + (f"  ({visible(key)})" if key and key != name else "")
                + ("" if key else "  ← not known")
            )
