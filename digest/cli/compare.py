"""`digest compare OLD`, `digest build --compare`: what a new version or setting changes, before anybody else sees it."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator, Sequence
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING

import click

from digest.text import json_line, visible

if TYPE_CHECKING:
    from digest.build import Result
    from digest.compare import Difference, Promises

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
        click.echo(json_line({**asdict(found), "breaks": found.breaks}))
    else:
        _print(found, verbose)
        click.echo(f"{found.same} files are the same" + ("; addresses of the old site are gone" if found.breaks else ""))
    sys.exit(1 if found.breaks else 0)


def told_beforehand(result: Result, old: Path, as_json: bool, verbose: bool) -> bool:
    """What publishing this result over the site in `old` would change, printed; returns whether an address would die."""
    from digest.build.site import files_of
    from digest.compare import foreseen, promises
    from digest.theme import Theme

    theme = Theme(result.given.root / "templates", language=result.given.settings.site.language)
    found = foreseen(old, files_of(result.site, theme))
    kept = promises(result.given.ledger, result.told.ledger)
    if as_json:
        click.echo(json_line({**asdict(found), "breaks": found.breaks, "ledger": asdict(kept)}))
        return found.breaks
    _print(found, verbose)
    click.echo(_ledger_line(kept))
    if not (found.new_pages or found.gone_pages or found.changed_pages):
        click.echo(f"nothing would change: all {found.same:,} files are the same")
    else:
        counts = ((len(found.new_pages), "new"), (len(found.changed_pages), "changed"), (len(found.gone_pages), "gone"))
        said = ", ".join(f"{count:,} {word}" for count, word in counts if count)
        broken = "; addresses that somebody may have kept would be gone" if found.breaks else ""
        click.echo(f"files: {said}, {found.same:,} the same{broken}. Nothing was written")
    return found.breaks


def _ledger_line(kept: Promises) -> str:
    counts = (
        (kept.minted, "new"), (kept.redirected, "lead to another"), (kept.removed, "become tombstones"), (kept.dropped, "forgotten")
    )  # fmt: skip
    said = ", ".join(f"{len(ids):,} {word}" for ids, word in counts if ids)
    return f"ids in digest.ledger: {said or 'all stay as they are'}"


def _print(found: Difference, verbose: bool) -> None:
    titles = dict(found.titles)

    def named(id_: str) -> str:
        return visible(f"{id_}  {titles[id_]}" if id_ in titles else id_)

    sections: tuple[tuple[str, Sequence[str]], ...] = (
        ("stories gone", [named(id_) for id_ in found.gone_stories]),
        ("stories moved (a redirect leads on)", [named(id_) for id_ in found.moved_stories]),
        ("removed (a tombstone stands there)", [named(id_) for id_ in found.removed]),
        ("stories new", [named(id_) for id_ in found.new_stories]),
        ("stories with other reports", [row for each in found.regrouped for row in _regrouped(each, named)]),
        ("stories with another headline", [visible(f"{i}  {was} → {now}") for i, was, now in found.retitled]),
        ("reports with another date", [f"{named(i)}: {was or 'undated'} → {now or 'undated'}" for i, was, now in found.redated]),
        ("pages gone", found.gone_pages), ("pages new", found.new_pages), ("pages changed", found.changed_pages),
    )  # fmt: skip
    counts = {"stories with other reports": len(found.regrouped)}
    for title, rows in sections:
        if rows:
            click.echo(click.style(f"{title} ({counts.get(title, len(rows))})", bold=True))
            for row in rows if verbose else rows[:_SHOWN]:
                click.echo(f"  {row}")
            if not verbose and len(rows) > _SHOWN:
                click.echo(f"  … and {len(rows) - _SHOWN} more (-v shows all)")


def _regrouped(row: tuple[str, tuple[str, ...], tuple[str, ...]], named: Callable[[str], str]) -> Iterator[str]:
    story, came, left = row
    yield f"{named(story)}: {len(came)} came, {len(left)} left"
    yield from (f"  + {named(article)}" for article in came)
    yield from (f"  - {named(article)}" for article in left)
