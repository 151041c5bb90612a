"""What did a build make of its input? Notes, counts and what was written at once; the rest where somebody asks."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from digest.build.options import Options

if TYPE_CHECKING:
    from digest.build.given import Given
    from digest.build.report import Counts, Line, Report
    from digest.build.shelf import Shelf
    from digest.build.site import Site
    from digest.build.stories import Told
    from digest.model import Note
    from digest.output import Published


@dataclass(frozen=True)
class Work:
    """All that was worked out on the way."""

    told: Told
    site: Site
    report: Report
    shelf: Shelf


@dataclass(frozen=True)
class Result:
    """What a build made of its input; one that found nothing changed works out stories and pages only where they are asked for."""

    root: Path
    options: Options
    notes: tuple[Note, ...]
    counts: Counts
    start: Callable[[], Given]
    work: Callable[[], Work]
    report: Callable[[], tuple[Line, ...]]
    written: tuple[str, ...] = ()
    removed: tuple[str, ...] = ()
    unchanged: int = 0
    mode: str = "none"
    did: tuple[tuple[str, int], ...] = ()  # counted work: ("read", 1), ("rendered", 12)
    stages: tuple[tuple[str, float], ...] = ()  # CPU seconds of each stage

    @property
    def output(self) -> Path:
        """The folder of the site."""
        return self.options.output or self.root / "site"

    @property
    def given(self) -> Given:
        """What the build started from."""
        return self.start()

    @property
    def told(self) -> Told:
        """Articles, stories, and the ledger from now on."""
        return self._worked.told

    @property
    def site(self) -> Site:
        """The pages' input and the feeds."""
        return self._worked.site

    @cached_property
    def lines(self) -> tuple[Line, ...]:
        """What became of each input."""
        return self.report()

    @property
    def published(self) -> Published:
        """What the publishing did."""
        from digest.output import Published

        return Published(self.written, self.removed, self.unchanged, self.mode)

    @cached_property
    def _worked(self) -> Work:
        return self.work()
