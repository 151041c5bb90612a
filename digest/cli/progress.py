"""How far is a long build? One line on a terminal, written over and over and cleared at the end; nothing anywhere else."""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Callable
from typing import TextIO

_FIRST = 0.5  # seconds before anything is shown: a short build shows nothing
_EVERY = 0.1  # seconds between two lines


def shows_progress(stream: TextIO) -> bool:
    """Is this a terminal that somebody looks at, and may a line be written over?"""
    plain = os.environ.get("NO_COLOR") or os.environ.get("CI") or os.environ.get("TERM") == "dumb"
    return not plain and stream is not None and stream.isatty()


class Progress:
    """Called with (stage, done, total) as a build goes on; total 0 where it is not known. `with` clears the line at the end."""

    def __init__(self, stream: TextIO | None = None, clock: Callable[[], float] = time.monotonic) -> None:
        self.stream, self.clock = stream or sys.stderr, clock
        self.began = self.shown = clock()
        self.width = 0

    def __enter__(self) -> Progress:
        return self

    def __exit__(self, *_error: object) -> None:
        self.clear()

    def __call__(self, stage: str, done: int, total: int) -> None:
        """Shows `  clean 1,200 of 10,000 · 3 s`, ten times a second at most."""
        now = self.clock()
        if now - self.began < _FIRST or (self.width and now - self.shown < _EVERY and done != total):
            return
        self.shown = now
        count = f" {done:,} of {total:,}" if total else f" {done:,}" if done else ""
        self._draw(f"  {stage}{count} · {now - self.began:.0f} s")

    def _draw(self, line: str) -> None:
        self.stream.write("\r" + line + " " * (self.width - len(line)))
        self.stream.flush()
        self.width = len(line)

    def clear(self) -> None:
        """Leaves the terminal as it was."""
        if self.width:
            self.stream.write("\r" + " " * self.width + "\r")
            self.stream.flush()
            self.width = 0
