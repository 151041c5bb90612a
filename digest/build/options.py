"""What does the command line say of one run?"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date
    from pathlib import Path

    from digest.model import Decision


@dataclass(frozen=True, slots=True)
class Options:
    """What the command line says of one run."""

    content: Path | None = None  # root/content
    output: Path | None = None  # root/site
    base_url: str | None = None
    overrides: tuple[str, ...] = ()  # "KEY=VALUE"
    as_of: date | None = None
    search: bool = True
    write_ledger: bool = True
    frozen_ledger: bool = False
    decisions: tuple[Decision, ...] | None = None  # to be tried in place of stories.toml
    publish: bool = True  # False: plan everything, write nothing (check, explain)
    engine: str = field(default="auto", repr=False, compare=False)  # who does the work; the same bytes come out
    progress: Callable[[str, int, int], None] | None = field(
        default=None, repr=False, compare=False
    )  # told (stage, done, of how many)

    def tell(self, stage: str, done: int, total: int) -> None:
        """Tell whoever wants to know how far it is."""
        if self.progress:
            self.progress(stage, done, total)
