"""`digest build`: a folder in, a site out, one summary that a person wants to read."""

from __future__ import annotations

import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from digest.cli.handed import STDOUT, Own, refuse_unwritable, write_changed_list, write_report
from digest.cli.options import Engine, build_options, place_options
from digest.cli.progress import Progress, shows_progress
from digest.errors import DigestError, located
from digest.text import json_line

if TYPE_CHECKING:
    from digest.build import Options, Result
    from digest.build.warm import Warm
    from digest.model import Note

_SHOWN = 5  # notes of one kind that are printed before "and 12 more"


@click.command("build", epilog="Example: digest build --base-url https://example.org/news/ --strict")
@place_options
@build_options
@click.option(
    "--changed-list",
    type=click.Path(path_type=Path),
    metavar="FILE",
    help="Write the addresses that this build wrote (+) and removed (-), one a line; - for standard output.",
)
@click.option(
    "--compare",
    "old",
    metavar="[DIR]",
    is_flag=False,
    flag_value="",
    help="Write nothing; say what would change in the site (or in the one in DIR). Exit with 1 if an address would be gone.",
)
@click.option(
    "--engine",
    type=Engine(),
    default="auto",
    help="Who does the work: local (this process), processes (one for each processor), dask[:ADDRESS] (a cluster), or auto: "
    "this machine as it is faster. The same bytes come out.",
)
@click.option("--json", "as_json", is_flag=True, help="Print the summary as JSON.")
@click.option("-v", "--verbose", is_flag=True, help="Print every note and the time of each stage.")
def build_command(
    root: Path,
    report: Path | None,
    strict: bool,
    quiet: bool,
    changed_list: Path | None,
    old: str | None,
    as_json: bool,
    verbose: bool,
    **given: Any,
) -> None:
    """Read content/, write the site and its feeds."""
    options = options_of(**given)
    site, content = options.output or root / "site", options.content or root / "content"
    _refuse_odd_mix(report, changed_list, old, as_json)
    own = Own(root, site, content)
    refuse_unwritable(report, "the report", own)
    refuse_unwritable(changed_list, "the list of what changed", own)
    if old is not None:
        sys.exit(1 if _compared(root, options, Path(old) if old else site, as_json, verbose) else 0)
    start = time.perf_counter()
    result = watched_build(root, options, quiet)
    if report:
        write_report(result, report)
    if changed_list:
        write_changed_list(result, changed_list)
    if as_json:
        click.echo(json_line(summary_fields(result)))
    else:
        print_notes(result, quiet, verbose)
        if not quiet:
            click.echo(summary(result), err=STDOUT in (report, changed_list))
            if verbose:
                click.echo(f"{time.perf_counter() - start:.2f} s in all; CPU time of each stage:", err=True)
                for line in stage_table(result):
                    click.echo(line, err=True)
    if strict and result.notes:
        sys.exit(1)


def _refuse_odd_mix(report: Path | None, changed_list: Path | None, old: str | None, as_json: bool) -> None:
    """Standard output holds one thing, and a comparison writes nothing."""
    if [report, changed_list].count(STDOUT) + as_json > 1:
        raise click.UsageError("--json, --report - and --changed-list - all print to standard output; only one can")
    if report and changed_list and report.resolve() == changed_list.resolve():
        raise click.UsageError("--report and --changed-list name one file; each needs its own")
    if old is not None and (report or changed_list):
        raise click.UsageError("--compare writes nothing, so there is no --report and no --changed-list")


def _compared(root: Path, options: Options, old: Path, as_json: bool, verbose: bool) -> bool:
    """What publishing now would change, without publishing; returns whether an address would be gone."""
    from digest.cli.compare import told_beforehand

    if not (old / "index.html").is_file():
        raise DigestError("no built site to compare with; digest build makes one, --compare DIR names another", old.as_posix())
    return told_beforehand(planned(root, options), old, as_json, verbose)


def watched_build(root: Path, options: Options, quiet: bool = False, warm: Warm | None = None) -> Result:
    """One build, with its progress on the terminal where somebody looks at one."""
    from dataclasses import replace

    from digest.build import build

    refuse_no_site(root, options)
    if quiet or not shows_progress(sys.stderr):
        return build(root, options, warm)
    with Progress() as progress:
        return build(root, replace(options, progress=progress), warm)


def refuse_no_site(root: Path, options: Options) -> None:
    """A folder that is no site stays as it is: nothing is begun there, no cache and no lock."""
    if not root.is_dir():
        raise DigestError(f"--root {root.as_posix()}: no such folder")
    if not (options.content or root / "content").is_dir() and not _is_store(options.content):
        where = options.content.as_posix() if options.content else "content"
        other = "" if options.content else "digest new DIR begins a site, --root DIR names another, "
        raise DigestError(f"no folder {where}/ here: {other}--content DIR names a folder of articles")


def _is_store(content: Path | None) -> bool:
    from digest.stores import url_of

    return content is not None and bool(url_of(content))


def planned(root: Path, options: Options) -> Result:
    """All that a build would do, and nothing of it done."""
    from dataclasses import replace

    return watched_build(root, replace(options, publish=False))


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
        engine=given.get("engine", "auto"),
    )


def summary(result: Result) -> str:
    """ "41 articles · 14 stories · 3 undated · 2 skipped: empty", and where to look."""
    c = result.counts
    parts = [_several(c.articles, "article", "articles"), _several(c.stories, "story", "stories")]
    parts += [_several(c.copies, "copy", "copies")] if c.copies else []
    parts += [f"{c.undated} undated"] if c.undated else []
    if c.skipped:
        reasons = ", ".join(f"{reason} ({n})" for reason, n in c.skipped[:4])
        parts.append(f"{sum(n for _, n in c.skipped)} skipped: {reasons}")
    written, removed = (sum(not _of_search(url) for url in urls) for urls in (result.written, result.removed))
    moved = f"{_several(written, 'file', 'files')} written, {removed:,} removed, {result.unchanged:,} unchanged"
    search = "; search index brought up to date" if any(map(_of_search, result.written)) else ""
    search = search or ("; search index removed" if any(map(_of_search, result.removed)) else "")
    return f"{' · '.join(parts)}\n{_shown(result.output)}: {moved}{search}"


def _of_search(url: str) -> bool:
    """The files of the search index have new names whenever they change: told apart, so that nobody wonders what was removed."""
    return url.startswith("pagefind/")


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


# notes on the run: their paths are not those of articles
_OF_THE_RUN = frozenset(
    {"stale-decision", "ledger-line", "ledger-joined", "ledger-not-written", "no-search", "page-by-page", "replaced", "damaged"}
)


def print_notes(result: Result, quiet: bool, verbose: bool) -> None:
    """Notes on standard error, a kind together, long runs shortened unless asked for; paths as an editor can open them."""
    content = (result.options.content or Path("content")).as_posix()
    by_code: dict[str, list[Note]] = {}
    for note in result.notes:
        by_code.setdefault(note.code, []).append(note)
    for those in by_code.values():
        shown = those if verbose else those[:_SHOWN]
        for note in shown:
            path = note.path if note.code in _OF_THE_RUN or not note.path else f"{content}/{note.path}"
            click.echo(located(note.text, path, note.line), err=True)
        if len(those) > len(shown) and not quiet:
            click.echo(f"… and {len(those) - len(shown)} more of this kind (-v shows all)", err=True)


def _several(count: int, one: str, many: str) -> str:
    return f"{count:,} {one if count == 1 else many}"


def _shown(folder: Path) -> str:
    return folder.name + "/"
