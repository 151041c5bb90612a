"""The composer: from a folder to a site, stage by stage. `build` is the only way through; everything calls it."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from digest.build.given import Given, Options, given
from digest.build.inputs import records
from digest.build.report import Counts, Line, counted, report_lines
from digest.build.site import Site, files_of, searched, site_of
from digest.build.stories import Told, told
from digest.cache import Cache
from digest.errors import LedgerError
from digest.ledger import load_ledger, save_ledger
from digest.model import File, Note
from digest.output import Published, publish
from digest.theme import Theme

__all__ = ["Options", "Result", "build", "keep_ledger", "watched"]


@dataclass(frozen=True, slots=True)
class Result:
    """What a build made of its input."""

    given: Given
    told: Told
    site: Site
    lines: tuple[Line, ...]
    notes: tuple[Note, ...]
    counts: Counts
    published: Published


def build(root: Path, options: Options = Options()) -> Result:  # noqa: B008  (frozen)
    """Reads root/content, writes root/site and root/digest.ledger. Raises DigestError for what ends a run."""
    start = given(root, options)
    theme = Theme(root / "templates", language=start.settings.site.language)
    found = records(start, Cache(start.state / "cache"))
    stories = told(found, start)
    notes = (*start.notes, *(note for record in found for note in record.notes), *stories.notes)
    site = site_of(stories, start, theme, notes, len({record.path for record in found}))
    lines = report_lines(found, stories.articles, stories.stories, site.pages.articles)
    done, late = _written(start, stories, site, theme)
    notes = (*notes, *done.notes, *late)
    return Result(start, stories, site, lines, notes, counted(lines, stories.stories, notes), done)


def _written(start: Given, stories: Told, site: Site, theme: Theme) -> tuple[Published, tuple[Note, ...]]:
    """The ledger first: what a link promises must be remembered before anybody can see it."""
    options = start.options
    if not options.publish:
        return Published(), ()
    late: tuple[Note, ...] = ()
    if options.frozen_ledger and stories.ledger != load_ledger(start.root)[0]:
        raise LedgerError(
            "would change, and --frozen-ledger forbids it; build without it once and commit digest.ledger", "digest.ledger"
        )
    if options.write_ledger and not options.frozen_ledger:
        try:
            save_ledger(start.root, stories.ledger)
        except LedgerError as error:
            late = (Note("digest.ledger", 0, error.text, "ledger-not-written"),)
    files = list(files_of(site, theme))
    found, missing = _search(start, site, files)
    return publish([*files, *found], start.output, start.state), (*late, *missing)


def _search(start: Given, site: Site, files: list[File]) -> tuple[tuple[File, ...], tuple[Note, ...]]:
    """The search bundle; without it the search page leads to the archive."""
    from digest.search import SearchError, bundle

    if not (start.options.search and start.settings.search.enabled):
        return (), ()
    bodies = {file.url: file.body for file in files}
    try:
        with Cache(start.state / "search") as kept:
            return bundle(searched(site, bodies), kept, start.settings.search.shard_articles), ()
    except SearchError as error:
        return (), (Note("search", 0, f"no search index: {error}", "no-search"),)


def watched(root: Path, options: Options) -> tuple[tuple[Path, ...], tuple[Path, ...]]:
    """What a build depends on, and what changes because of it: (folders and files to watch, folders to pass over)."""
    content, output = options.content or root / "content", options.output or root / "site"
    files = ("digest.toml", "stories.toml", "outlets.toml", "names.toml", "digest.ledger")
    watch = (content, root / "templates", root / "static", *(root / name for name in files))
    return watch, (output, output.with_name(f".{output.name}.digest"), root / ".digest")


def keep_ledger(result: Result) -> bool:
    """Writes what a watched build left unwritten; returns whether anything changed."""
    return save_ledger(result.given.root, result.told.ledger)
