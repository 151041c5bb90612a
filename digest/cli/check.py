"""`digest check`: findings, each with what to do; exit code 1 where there is a fault."""

from __future__ import annotations

import sys
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from digest.cli.asking import confirm
from digest.cli.options import place_options
from digest.errors import located
from digest.text import json_line

if TYPE_CHECKING:
    from digest.model import Note

_SHOWN = 8


@click.command("check", epilog="Example: digest check --strict")
@place_options
@click.option("--strict", is_flag=True, help="Exit with 1 on advice as well.")
@click.option("--fix", is_flag=True, help="Take out of stories.toml what is so without it; shown first.")
@click.option("-y", "--yes", is_flag=True, help="With --fix: do not ask.")
@click.option("--json", "as_json", is_flag=True, help="Print a line of JSON for each finding.")
@click.option("-v", "--verbose", is_flag=True, help="Print every finding, however many there are of a kind.")
def check_command(root: Path, strict: bool, fix: bool, yes: bool, as_json: bool, verbose: bool, **given: Any) -> None:
    """Look for what a careful editor would mend before publishing."""
    from digest.build.site import files_of
    from digest.checks import findings
    from digest.cli.build import options_of, planned
    from digest.theme import Theme

    options = options_of(**given)
    result = planned(root, options)
    if fix and _mended(root, result.notes, yes):
        result = planned(root, options)
    theme = Theme(root / "templates", language=result.given.settings.site.language)
    found = findings(result, files_of(result.site, theme))
    if as_json:
        for finding in found:
            click.echo(json_line(asdict(finding)))
    else:
        _print(found, verbose)
    faults = sum(finding.kind == "fault" for finding in found)
    if faults or (strict and found):
        sys.exit(1)


def _mended(root: Path, notes: tuple[Note, ...], yes: bool) -> bool:
    """Shows which lines go, asks where somebody can answer, and writes; returns whether anything was written."""
    from difflib import unified_diff

    from digest.editor import NAME
    from digest.mending import needless, without_decisions
    from digest.toml_files import save_text, text_of

    lines = needless(notes)
    if not lines:
        click.echo("nothing that could be mended safely", err=True)
        return False
    text = text_of(root / NAME, NAME)
    after = without_decisions(text, lines)
    click.echo("".join(unified_diff(text.splitlines(True), after.splitlines(True), NAME, NAME, n=1)), err=True)
    confirm(f"Write this to {NAME}?", yes, default=True)
    save_text(root / NAME, after)
    click.echo(f"{NAME}: {len(lines)} taken out", err=True)
    return True


def _print(found: tuple[Any, ...], verbose: bool) -> None:
    by_code: dict[str, list[Any]] = {}
    for finding in found:
        by_code.setdefault(finding.code, []).append(finding)
    for code, those in by_code.items():
        click.echo(click.style(f"{those[0].kind}: {code} ({len(those)})", bold=True))
        shown = those if verbose else those[:_SHOWN]
        for finding in shown:
            click.echo("  " + located(finding.text, finding.path, finding.line))
        if len(those) > len(shown):
            click.echo(f"  … and {len(those) - len(shown)} more (-v shows all)")
    faults = sum(finding.kind == "fault" for finding in found)
    advice = len(found) - faults
    counts = f"{_several(faults, 'fault', 'faults')}, {_several(advice, 'piece of advice', 'pieces of advice')}"
    click.echo(counts if found else "nothing to mend")


def _several(count: int, one: str, many: str) -> str:
    return f"{count:,} {one if count == 1 else many}"
