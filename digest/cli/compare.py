"""`digest compare OLD`: what a new version or setting changed, before anybody else sees it."""

from __future__ import annotations

import json
import sys
from collections.abc import Sequence
from dataclasses import asdict
from pathlib import Path

import click

_SHOWN = 10


@click.command("compare", epilog="Example: digest build --output site-new --no-search && digest compare site site-new")
@click.argument("old", type=click.Path(path_type=Path))
@click.argument("new", type=click.Path(path_type=Path), default=Path("site"))
@click.option("--json", "as_json", is_flag=True, help="Print as JSON.")
@click.option("-v", "--verbose", is_flag=True, help="List every page.")
def compare_command(old: Path, new: Path, as_json: bool, verbose: bool) -> None:
    """Compare two built sites: stories that came, went or moved, reports that changed their story, pages that differ.

    Exit code 1 where an address of OLD is gone.
    """
    from digest.compare import compare

    found = compare(old, new)
    if as_json:
        click.echo(json.dumps({**asdict(found), "breaks": found.breaks}))
    else:
        for title, rows in (
            ("stories gone", found.gone_stories), ("stories moved (a redirect leads on)", found.moved_stories),
            ("stories new", found.new_stories), ("pages gone", found.gone_pages), ("pages new", found.new_pages),
            ("pages changed", found.changed_pages),
        ):  # fmt: skip
            _print(title, rows, verbose)
        regrouped = [f"{story}: {len(came)} came, {len(left)} left" for story, came, left in found.regrouped]
        _print("stories with other reports", regrouped, verbose)
        click.echo(f"{found.same} files are the same" + ("; addresses of the old site are gone" if found.breaks else ""))
    sys.exit(1 if found.breaks else 0)


def _print(title: str, rows: Sequence[str], verbose: bool) -> None:
    if rows:
        click.echo(click.style(f"{title} ({len(rows)})", bold=True))
        for row in rows if verbose else rows[:_SHOWN]:
            click.echo(f"  {row}")
        if not verbose and len(rows) > _SHOWN:
            click.echo(f"  … and {len(rows) - _SHOWN} more (-v shows all)")
