"""`digest import PATH…`: a scraper's folder into content/, with a word about what was found."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from digest.cli.options import place_options
from digest.text import json_line, visible

if TYPE_CHECKING:
    from digest.imports import Found, Move

_SHOWN = 5


@click.command("import", epilog="Example: digest import ~/scraper/out --into scraper")
@click.argument("paths", nargs=-1, required=True, type=click.Path(path_type=Path), metavar="PATH...")
@place_options
@click.option("--into", default="", metavar="FOLDER", help="Its name below content/ [the folder's own].")
@click.option("--link", is_flag=True, help="Link instead of copying: nothing is stored twice, on one disk.")
@click.option("--dry-run", is_flag=True, help="Only say what would come in.")
@click.option("--json", "as_json", is_flag=True, help="Print the report as JSON.")
def import_command(paths: tuple[Path, ...], root: Path, into: str, link: bool, dry_run: bool, as_json: bool, **given: Any) -> None:
    """Copy files or folders into content/, and report kinds, dates, outlets and copies. Nothing is ever written over."""
    from digest.cli.build import options_of, planned
    from digest.config import load_settings
    from digest.errors import DigestError
    from digest.imports import carry_out, found, plan
    from digest.stores import url_of

    if ".." in Path(into).parts or Path(into).is_absolute():
        raise DigestError(f'--into "{into}": expected a folder below content/, such as scraper/2025')
    options = options_of(**given)
    content = options.content or root / "content"
    if url_of(content):
        raise DigestError("articles are imported into a folder; copy them into a store with its own tools", url_of(content))
    site = options.output or root / "site"
    if made := next((path for path in paths if path.resolve().is_relative_to(site.resolve())), None):
        raise DigestError("is what digest made of content/; name the folder that the articles come from", str(made))
    readers = load_settings(root, options.overrides).readers
    moves = plan(paths, content, into, [suffix for suffix, _ in readers.custom])
    report: Found | None = None
    if not dry_run and carry_out(moves, content, link):
        report = found(planned(root, options), [move.path for move in moves if move.status == "copy"])
    if as_json:
        files = [{"path": move.path, "status": move.status, "reason": move.reason} for move in moves]
        click.echo(json_line({"files": files, "found": asdict(report) if report else None}))
    else:
        _print(moves, report, dry_run, link)


def _print(moves: Sequence[Move], report: Found | None, dry_run: bool, link: bool) -> None:
    counts = Counter(move.status for move in moves)
    deed = ("would be " if dry_run else "") + ("linked" if link else "copied")
    parts = [f"{counts['copy']} {deed}"]
    parts += [f"{counts['there']} there already"] if counts["there"] else []
    parts += [f"{counts['taken']} kept out: another file of this name is there"] if counts["taken"] else []
    parts += [f"{counts['passed over']} passed over"] if counts["passed over"] else []
    click.echo(" · ".join(parts))
    for status in ("there", "taken", "passed over"):
        those = [move for move in moves if move.status == status]
        for move in those[:_SHOWN]:
            click.echo(f"  {visible(move.path)}: {visible(move.reason)}")
        if len(those) > _SHOWN:
            click.echo(f"  … and {len(those) - _SHOWN} more (--json lists all)")
    if report:
        _print_found(report)


def _print_found(report: Found) -> None:
    span = f", {report.first} to {report.last}" if report.first else ""
    click.echo(f"  articles  {report.articles:,}" + (f", {report.copies} of them copies of a text" if report.copies else ""))
    click.echo(f"  kinds     {_listed(report.kinds)}")
    click.echo(f"  dates     {report.dated} dated, {report.inferred} by their story or last change, {report.undated} undated{span}")
    click.echo(f"  outlets   {_listed(report.outlets)}")
    if report.skipped:
        click.echo(f"  skipped   {_listed(report.skipped)}")
    click.echo("Next: digest check says what could be stated beside them; digest serve shows them.")


def _listed(rows: Sequence[tuple[str, int]]) -> str:
    shown = ", ".join(f"{visible(name)} ({count})" for name, count in rows[:_SHOWN])
    return shown + (f", and {len(rows) - _SHOWN} more" if len(rows) > _SHOWN else "") or "none"
