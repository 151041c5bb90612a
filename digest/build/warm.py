"""What does a process that builds again and again keep in memory, and what has it seen of content/ already?"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from pathlib import Path

from digest.build.index import Ahead, ahead_of
from digest.build.memory import Memory
from digest.output import Publisher


@dataclass(slots=True)
class Warm:
    """What a build that is repeated in one process keeps in memory."""

    memory: Memory
    thorough: bool = True  # each build looks at every published file; without that, `look_again` does
    publisher: Publisher | None = None
    ahead: Ahead | None = None
    looked: Ahead | None = None  # the last look ahead
    narrow: bool = False  # it was a look at some places only, or goes back to one

    def look_ahead(self, content: Path, places: Collection[str] | None = None) -> None:
        """Look at content/ now: the next build need not, since whatever changes later makes another one. `places` are the paths at
        which something happened since the last look, as far as anybody knows: only there is looked; `missed` looks everywhere."""
        self.narrow = places is not None and self.looked is not None
        self.ahead = self.looked = ahead_of(content, self.looked, places)

    def missed(self, content: Path) -> bool:
        """Look everywhere, where that is due; true where something changed of which nobody was told."""
        if self.looked is None or not self.narrow:
            return False
        before, self.looked, self.narrow = self.looked, ahead_of(content), False
        if before.files != self.looked.files:
            return True
        if self.memory.files == self.looked.files:
            self.memory.files = self.looked.files  # in the order in which the next process will list them
        return False

    def look_again(self) -> bool:
        """Look at what is published; true where that is not as it was written."""
        return self.publisher is not None and self.publisher.look_again()


def warm(root: Path, thorough: bool = True) -> Warm:
    """For the first of many builds of this root."""
    return Warm(Memory(root / ".digest" / "memory", lasts=True), thorough)
