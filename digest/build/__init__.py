"""The composer: from a folder to a site, stage by stage. `build` is the only way through; everything calls it.

A build that finds nothing changed ends in digest.build.index and imports nothing of what builds; all others go through
digest.build.whole.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from digest.build.options import Options
from digest.build.result import Result
from digest.errors import DigestError

if TYPE_CHECKING:
    from digest.build.index import Start
    from digest.build.warm import Warm

__all__ = ["Options", "Result", "build", "keep_ledger", "watched"]


def build(root: Path, options: Options = Options(), warm: Warm | None = None) -> Result:  # noqa: B008  (frozen)
    """Reads root/content, writes root/site and root/digest.ledger. Raises DigestError for what ends a run.

    `warm` is what a build that is repeated in one process keeps in memory.
    """
    try:
        seen: Start | None = None
        if options.publish and options.decisions is None:
            found = _nothing_to_do(root, options, warm)
            if isinstance(found, Result):
                return found
            seen = found
        from digest.build.whole import whole

        return whole(root, options, warm, seen)
    finally:
        if warm:
            warm.ahead = None  # it was taken for this build


def _nothing_to_do(root: Path, options: Options, warm: Warm | None) -> Result | Start | None:
    """The last build's words, where a build would change nothing; else how the world looks, as far as that was looked at."""
    from digest.build.index import Index, unchanged

    found = unchanged(root, options, known=warm.memory.files if warm else {}, ahead=warm.ahead if warm else None)
    if not isinstance(found, Index):
        return found
    from digest.build.kept import result_of

    return result_of(root, options, found)


def watched(root: Path, options: Options) -> tuple[tuple[Path, ...], tuple[Path, ...]]:
    """What a build depends on, and what changes because of it: (folders and files to watch, folders to pass over)."""
    from digest.stores import url_of

    content, output = options.content or root / "content", options.output or root / "site"
    if url := url_of(content):
        raise DigestError("a store tells nobody when it changes, so it cannot be watched; digest build reads it", url)
    files = ("digest.toml", "stories.toml", "outlets.toml", "names.toml", "digest.ledger")
    watch = (content, root / "templates", root / "static", *(root / name for name in files), *_own(root, options))
    return watch, (output, output.with_name(f".{output.name}.digest"), root / ".digest")


def _own(root: Path, options: Options) -> tuple[Path, ...]:
    """Where the user's own modules lie; none while the settings cannot be followed."""
    from digest.build.input_keys import module_places
    from digest.config import load_settings

    try:
        settings = load_settings(root, options.overrides)
    except DigestError:
        return ()
    return module_places(settings, root)


def keep_ledger(result: Result) -> bool:
    """Writes what a watched build left unwritten; returns whether anything changed."""
    if not result.stages:  # it had nothing to do, so the ledger is as it should be
        return False
    from digest.ledger import save_ledger

    return save_ledger(result.root, result.told.ledger)
