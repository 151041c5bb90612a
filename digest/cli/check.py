"""`digest check`: findings, each with what to do; exit code 1 where there is a fault."""

from __future__ import annotations

import json
import sys
from dataclasses import asdict, replace
from pathlib import Path
from typing import Any

import click

from digest.cli.options import place_options
from digest.errors import located

_SHOWN = 8


@click.command("check", epilog="Example: digest check --strict")
@place_options
@click.option("--strict", is_flag=True, help="Exit with 1 on advice as well.")
@click.option("--json", "as_json", is_flag=True, help="Print a line of JSON for each finding.")
@click.option("-v", "--verbose", is_flag=True, help="Print every finding, however many there are of a kind.")
def check_command(root: Path, strict: bool, as_json: bool, verbose: bool, **given: Any) -> None:
    """Look for what a careful editor would mend before publishing."""
    from digest.build import build
    from digest.build.site import files_of
    from digest.checks import findings
    from digest.cli.build import options_of
    from digest.theme import Theme

    result = build(root, replace(options_of(**given), publish=False))
    theme = Theme(root / "templates", language=result.given.settings.site.language)
    found = findings(result, files_of(result.site, theme))
    if as_json:
        for finding in found:
            click.echo(json.dumps(asdict(finding), ensure_ascii=False))
    else:
        _print(found, verbose)
    faults = sum(finding.kind == "fault" for finding in found)
    if faults or (strict and found):
        sys.exit(1)


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
    click.echo(f"{faults} faults, {len(found) - faults} pieces of advice" if found else "nothing to mend")
