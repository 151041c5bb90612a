"""What is the article while it is being cleaned? Its lines with what is known of each, its fields so far, its receipt so far."""

from __future__ import annotations

import re
from typing import NamedTuple

from digest.clean.lines import Line
from digest.clean.marks import Mark
from digest.clean.memory import Memory
from digest.clean.outlet import NO_PROFILE, Profile
from digest.clean.shape import Shape, key_of
from digest.model import Cut, Document
from digest.settings import CleanSettings


class Row(NamedTuple):
    """A line with what is known of it."""

    line: Line
    shape: Shape
    mark: Mark = ""
    topic: float = 0.0  # share of its words that running text elsewhere uses
    score: float = 0.0  # log-odds of being the article's
    inside: bool = True  # does it stand in the article's region?

    @property
    def text(self) -> str:
        """The line's text."""
        return self.line.text


class Task(NamedTuple):
    """What the steps are asked: the document, the settings, what the outlet repeats."""

    document: Document
    memory: Memory
    settings: CleanSettings = CleanSettings()
    profile: Profile = NO_PROFILE
    keep: tuple[re.Pattern[str], ...] = ()
    drop: tuple[re.Pattern[str], ...] = ()
    restore: frozenset[str] = frozenset()  # folded texts that are kept whatever a rule says

    def protects(self, line: Line) -> bool:
        """Does the user want this line kept?"""
        if not self.keep and not self.restore:
            return False
        return any(pattern.search(line.text) for pattern in self.keep) or key_of(line.text) in self.restore


class Draft(NamedTuple):
    """What each step is given and gives back."""

    rows: tuple[Row, ...]
    language: str = ""
    title: str = ""
    title_line: int = 0
    deck: str = ""
    authors: tuple[str, ...] = ()
    publisher: str = ""
    section: str = ""
    captions: tuple[str, ...] = ()
    bios: tuple[str, ...] = ()
    cuts: tuple[Cut, ...] = ()

    @property
    def start(self) -> int:
        """The place of the article's first line."""
        return next((at for at, row in enumerate(self.rows) if row.inside), len(self.rows))

    @property
    def end(self) -> int:
        """The place behind the article's last line."""
        return next((at + 1 for at in range(len(self.rows) - 1, -1, -1) if self.rows[at].inside), 0)

    def without(self, gone: dict[int, Cut], task: Task) -> Draft:
        """The draft without the rows at these places, but for those that the user wants kept."""
        if task.keep or task.restore:
            gone = {at: cut for at, cut in gone.items() if not task.protects(self.rows[at].line)}
        if not gone:
            return self
        rows = tuple([row for at, row in enumerate(self.rows) if at not in gone])
        return self._replace(rows=rows, cuts=(*self.cuts, *[gone[at] for at in sorted(gone)]))
