"""`digest doctor`: what of this machine and folder could get in the way."""

from __future__ import annotations

import sys
from dataclasses import asdict
from pathlib import Path

import click

from digest.text import json_line, visible

_COLOURS = {"ok": "green", "look": "yellow", "bad": "red"}


@click.command("doctor", epilog="Example: digest doctor --root my-review")
@click.option("--root", type=click.Path(path_type=Path), default=Path(), metavar="DIR", help="The folder of digest.toml [.].")
@click.option("--json", "as_json", is_flag=True, help="Print a line of JSON for each thing looked at.")
def doctor_command(root: Path, as_json: bool) -> None:
    """Look at Python, packages, limits, folders, cache, templates and base_url. Exit code 1 where something is in the way."""
    from digest import __version__
    from digest.doctor import signs

    found = signs(root)
    if not as_json:
        click.echo(f"digest {__version__}")
    for sign in found:
        if as_json:
            click.echo(json_line(asdict(sign)))
        else:
            click.echo(f"{click.style(f'{sign.state:5}', fg=_COLOURS[sign.state])} {sign.name:14} {visible(sign.text)}")
    if any(sign.state == "bad" for sign in found):
        sys.exit(1)
