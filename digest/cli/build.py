"""`digest build`: a folder in, a site out, one summary that a person wants to read."""

from __future__ import annotations

import json
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from digest.cli.options import build_options, place_options
from digest.errors import located

if TYPE_CHECKING:
    from digest.build import Options, Result
    from digest.model import Note

_SHOWN = 5  # notes of one kind that are printed before "and 12 more"


@click.command("build", epilog="Example: digest build --base-url https://example.org/news/ --strict")
@place_options
@build_options
@click.option("--json", "as_json", is_flag=True, help="Print the summary as JSON.")
@click.option("-v", "--verbose", is_flag=True, help="Print every note and the time of each stage.")
def build_command(root: Path, report: Path | None, strict: bool, quiet: bool, as_json: bool, verbose: bool, **given: Any) -> None:
    """Read content/, write the site and its feeds."""
    from digest.build import build

    start = time.perf_counter()
    result = build(root, options_of(**given))
    if report:
        write_report(result, report)
    if as_json:
        click.echo(json.dumps(summary_fields(result), ensure_ascii=False))
    else:
        print_notes(result.notes, quiet, verbose)
        if not quiet:
            click.echo(summary(result))
            if verbose:
                click.echo(f"{time.perf_counter() - start:.2f} s", err=True)
                for line in stage_table(result):
                    click.echo(line, err=True)
    if strict and result.notes:
        sys.exit(1)


def options_of(**given: Any) -> Options:
    """The command line's words as a build's options."""
    from digest.build import Options

    return Options(
        content=given.get("content"),
        output=given.get("output"),
        base_url=given.get("base_url"),
        overrides=tuple(given.get("settings", ())),
        as_of=given.get("as_of"),
        search=given.get("search", True),
        frozen_ledger=given.get("frozen_ledger", False),
    )


def summary(result: Result) -> str:
    """ "41 articles · 14 stories · 3 undated · 2 skipped: empty", and where to look."""
    c = result.counts
    parts = [_several(c.articles, "article", "articles"), _several(c.stories, "story", "stories")]
    parts += [_several(c.copies, "copy", "copies")] if c.copies else []
    parts += [f"{c.undated} undated"] if c.undated else []
    if c.skipped:
        parts.append(f"{sum(n for _, n in c.skipped)} skipped: " + ", ".join(f"{reason} ({n})" for reason, n in c.skipped[:4]))
    moved = f"{len(result.written)} files written, {len(result.removed)} removed, {result.unchanged} unchanged"
    return f"{' · '.join(parts)}\n{_shown(result.output)}: {moved}"


def stage_table(result: Result) -> list[str]:
    """CPU time of each stage, and how much was really done in it."""
    done = ", ".join(f"{number} {what}" for what, number in result.did if number)
    rows = [f"  {name:<18}{1000 * seconds:8.0f} ms" for name, seconds in result.stages]
    return [*rows, f"  done: {done or 'nothing'}"]


def summary_fields(result: Result) -> dict[str, Any]:
    """The summary for machines."""
    c = result.counts
    return {
        "articles": c.articles,
        "stories": c.stories,
        "copies": c.copies,
        "undated": c.undated,
        "skipped": dict(c.skipped),
        "ignored": c.ignored,
        "notes": [{"path": n.path, "line": n.line, "code": n.code, "text": n.text} for n in result.notes],
        "written": len(result.written),
        "removed": len(result.removed),
        "unchanged": result.unchanged,
    }


def print_notes(notes: tuple[Note, ...], quiet: bool, verbose: bool) -> None:
    """Notes on standard error, a kind together, long runs shortened unless asked for."""
    by_code: dict[str, list[Note]] = {}
    for note in notes:
        by_code.setdefault(note.code, []).append(note)
    for those in by_code.values():
        shown = those if verbose else those[:_SHOWN]
        for note in shown:
            click.echo(located(note.text, note.path, note.line), err=True)
        if len(those) > len(shown) and not quiet:
            click.echo(f"… and {len(those) - len(shown)} more of this kind (-v shows all)", err=True)


def write_report(result: Result, path: Path) -> None:
    """A line of JSON for every input."""
    from digest.errors import DigestError

    try:
        path.write_text("".join(line.json() + "\n" for line in result.lines), encoding="utf-8")
    except OSError as error:
        raise DigestError(f"the report cannot be written ({error.strerror})", path.name) from None


def _several(count: int, one: str, many: str) -> str:
    return f"{count:,} {one if count == 1 else many}"


def _shown(folder: Path) -> str:
    return folder.name + "/"
