"""What does a run start from? Settings, the editor's files, the ledger: read once, before anything else."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from functools import cached_property
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

from digest.build.options import Options
from digest.config import load_settings
from digest.content import exists
from digest.editor import load_decisions
from digest.errors import ConfigError
from digest.extensions import function_named
from digest.ledger import load_ledger
from digest.model import Decision, Ledger, Note
from digest.outlets import OutletTable, load_outlets
from digest.settings import Settings
from digest.text import scrubbed, spaced
from digest.toml_files import Lines, parsed, text_of
from digest.zones import zone

_NAMES = "names.toml"


@dataclass(frozen=True)
class Given:
    """Everything that a build depends on besides content/."""

    root: Path
    options: Options
    settings: Settings
    outlets: OutletTable
    decisions: tuple[Decision, ...]
    ledger: Ledger
    names: tuple[tuple[str, ...], ...]
    notes: tuple[Note, ...]

    @property
    def content(self) -> Path:
        """The folder of articles."""
        return self.options.content or self.root / "content"

    @property
    def output(self) -> Path:
        """The folder of the site."""
        return self.options.output or self.root / "site"

    @property
    def state(self) -> Path:
        """The cache: may be deleted at any time."""
        return self.root / ".digest"

    @cached_property
    def zone(self) -> ZoneInfo:
        """The site's time zone."""
        return zone(self.settings.site.time_zone)

    @cached_property
    def readers(self) -> Mapping[str, Callable[..., Any]]:
        """The user's readers by suffix."""
        return {suffix: function_named(name, self.root) for suffix, name in self.settings.readers.custom}

    @cached_property
    def hooks(self) -> Mapping[str, tuple[Callable[..., Any], ...]]:
        """The user's cleaning rules by the step that they follow."""
        return {step: tuple(function_named(name, self.root) for name in names) for step, names in self.settings.clean.after}


def given(root: Path, options: Options, written: tuple[bytes, Ledger] = (b"", Ledger())) -> Given:
    """Reads what a run starts from; `written` is a ledger that need not be read again. Raises DigestError for what cannot be
    followed."""
    overrides = [*options.overrides, *([f'site.base_url="{options.base_url}"'] if options.base_url else [])]
    settings = load_settings(root, overrides)
    content = options.content or root / "content"
    if not exists(content):
        where = content.name if options.content else "content"
        raise ConfigError(f"no folder {where}/: put articles there, or name another folder with --content DIR")
    ledger, notes = load_ledger(root, written)
    if settings.site_id:
        ledger = replace(ledger, site_id=settings.site_id)
    decisions = load_decisions(root) if options.decisions is None else options.decisions
    return Given(root, options, settings, load_outlets(root), decisions, ledger, load_names(root), notes)


def load_names(root: Path) -> tuple[tuple[str, ...], ...]:
    """Spellings that are one name: those shipped with digest, then the user's names.toml; each line `names = [[…], […]]`."""
    shipped = Path(__file__).parent.parent
    return (*_spellings(shipped / _NAMES, "names.toml of digest"), *_spellings(root / _NAMES, _NAMES))


def _spellings(path: Path, said: str) -> tuple[tuple[str, ...], ...]:
    text = text_of(path, said)
    table = parsed(text, said)
    rows = table.get("names", []) if set(table) <= {"names"} else None
    if not isinstance(rows, list) or not all(isinstance(row, list) and all(isinstance(word, str) for word in row) for row in rows):
        raise ConfigError('expected names = [["Kyiv", "Kiev"], ["…", "…"]]', said, Lines(text, said).line("names", *table))
    return tuple(tuple(spaced(scrubbed(word)) for word in row) for row in rows)
