"""What the two ways of publishing share: where things lie, and what is known when one begins."""

# paths are strings here: many at a time
# ruff: noqa: PTH119

from __future__ import annotations

import os
from dataclasses import dataclass, field
from typing import Protocol

from digest.model import Note
from digest.output.manifest import Entry, Log, Manifest
from digest.output.trees import Tree, strangers
from digest.output.urls import parents


class CannotSwap(Exception):
    """This place cannot exchange two folders; the text says why."""


@dataclass(slots=True)
class Ground:
    """One site and what is known of it; `damaged` and `refreshed` are filled by looking at every file."""

    site: str  # absolute, links resolved
    side: str  # the hidden sibling: "/srv/.site.digest"
    state: str
    manifest: Manifest
    log: Log
    guest: bool = False  # somebody else's folder
    guessed: bool = False  # the manifest was lost and put together from the second tree: what goes is kept aside
    damaged: set[str] = field(default_factory=set)  # not as we wrote them, or gone
    refreshed: dict[str, Entry] = field(default_factory=dict)  # the same bytes under a new stat
    notes: list[Note] = field(default_factory=list)

    def live(self) -> Tree:
        """The tree that readers see."""
        if self.manifest.last.live:
            return Tree(self.site, self.manifest.last.live)
        known = {**self.manifest.files, **self.manifest.before}
        return Tree(self.site, {folder for url in known for folder in parents(url)})

    def say_replaced(self, name: str, folder: str) -> None:
        """Tell that somebody else's file made way, and where it is now."""
        said = f"stood in the site and was not ours; kept in {os.path.basename(folder)}/replaced"
        self.notes.append(Note(name, 0, said, "replaced"))

    def others(self, live: Tree) -> list[str]:
        """Names below site/ that are not ours; only folders that changed since the last look are read."""
        last = self.manifest.last
        stats = live.stats()
        changed = [folder for folder in sorted(stats) if last.live.get(folder) != stats[folder]]
        files = self.manifest.files
        known = files.keys() | self.manifest.before.keys() if self.manifest.before else files
        same = [name for name in last.others if name.rpartition("/")[0] not in changed and os.path.lexists(live.path(name))]
        same = [name for name in same if name not in live.folders]  # a folder of theirs that became ours: what is in it is named
        return sorted({*same, *strangers(live, changed, known, live.folders)})


class Stage(Protocol):
    """A publishing under way: files are put beside the site, then all take effect."""

    mode: str
    written: dict[str, Entry]

    def begin(self) -> None:
        """Make ready; CannotSwap where this place cannot."""

    def put(self, url: str, body: bytes, digest: bytes) -> None:
        """Keep one new or changed file ready."""

    def ready(self, url: str) -> str:
        """Where the new file lies; "" where the address has none."""

    def commit(self, drop: list[str]) -> None:
        """Let everything take effect, with these addresses removed."""

    def abort(self) -> None:
        """Nothing takes effect."""
