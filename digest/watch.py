"""Has something changed? Events only ring a bell; after a short quiet time the caller's build looks for itself.

Nothing that an event says is believed, so nothing that it forgets to say is lost: a bell while a build runs makes
another one, folders that were replaced are watched anew, and now and then a build looks without being called.
"""

# paths are strings here, as watchdog gives them
# ruff: noqa: PTH100
from __future__ import annotations

import os
import time
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from threading import Event

from digest.eyes import Bell, Eyes, Observing, Polling, Root

_TICK = 0.2  # seconds between two looks at the folders themselves
_GONE = 2.0  # a folder that is missing for less was only being replaced
_SETTLE = 0.3  # quiet time after a folder came back: somebody is still copying into it
_LONGEST = 1.0  # a stream of events does not put a build off for longer
_REST = 1.0  # so long after a build nobody is saving file after file


def watch(
    rebuild: Callable[[], object],
    folders: Sequence[Path],
    *,
    stop: Event,
    quiet: float = 0.05,
    ignore: Sequence[Path] = (),
    on_error: Callable[[Exception], None] | None = None,
    say: Callable[[str], None] = lambda _: None,
    rest: Callable[[], object] = lambda: None,
    ready: Callable[[frozenset[str] | None], object] = lambda _: None,
    rescan: float = 300.0,
    poll: bool = False,
) -> None:
    """Call `rebuild` now and after every change below `folders` (which may also be files, or not exist yet).

    Returns when `stop` is set. What `rebuild` raises goes to `on_error`, and the next change tries again; one more try
    is made two seconds later, for faults that pass by themselves. `ignore` names folders whose changes do not count:
    the site, the cache. `say` gets a word for people, such as that the system's watches ran out. `rest` is called where
    nothing has changed for a second after a build, and at the end: for what nobody waits for; where it returns True, another build
    follows. `ready` is called after each change, while it is waited whether more come: a build that looks at what it saw then
    looks at nothing old, since whatever changes later rings again. It is given the paths at which something happened since it was
    called last, None for anywhere; where these are believed, `rest` must look at the others.
    """
    bell = Bell(tuple(os.path.abspath(path) for path in ignore))
    roots = [Root(os.path.abspath(path)) for path in folders]
    eyes = Polling(roots, bell) if poll else Observing(roots, bell, say)
    run = _Runs(rebuild, on_error, rest)
    try:
        run.build()
        while not stop.is_set():
            if _called(eyes, run, rescan, stop):
                look = partial(_look, eyes.bell, ready)
                _wait_for_quiet(eyes, quiet, stop, look)
                if not stop.is_set():
                    run.build()
            elif time.monotonic() - run.last > _REST and run.rest():
                _look(eyes.bell, ready)
                run.build()
    finally:
        eyes.close()
        run.rest()


def _called(eyes: Eyes, run: _Runs, rescan: float, stop: Event) -> bool:
    """Wait a tick; true where a build should look."""
    rang = eyes.bell.event.wait(_TICK)
    if stop.is_set():
        return False
    moved = eyes.look()
    now = time.monotonic()
    due = moved or now >= run.again or now - run.last > rescan
    if due:
        eyes.bell.doubt()
    return rang or due


def _look(bell: Bell, ready: Callable[[frozenset[str] | None], object]) -> None:
    ready(bell.told())


def _wait_for_quiet(eyes: Eyes, quiet: float, stop: Event, ready: Callable[[], object]) -> None:
    """Return when nothing has rung for a while, and no folder is missing that may come back."""
    _until_still(eyes.bell, quiet, _LONGEST, stop, ready)
    lost = [root for root in eyes.roots if root.missing()]
    end = time.monotonic() + _GONE
    while any(root.missing() for root in lost) and time.monotonic() < end and not stop.is_set():
        stop.wait(0.02)
    if eyes.look() or lost:
        eyes.bell.doubt()
        ready()  # what it saw may have been a folder that was only being replaced
    if any(root.folder for root in lost):
        _until_still(eyes.bell, _SETTLE, 3 * _GONE, stop, ready)
    for root in lost:
        root.had = False  # gone for good, until it comes again


def _until_still(bell: Bell, quiet: float, longest: float, stop: Event, ready: Callable[[], object]) -> None:
    end = time.monotonic() + longest
    while True:
        bell.event.clear()
        since = time.monotonic()
        ready()
        took = time.monotonic() - since
        if not bell.event.wait(max(0.0, quiet - took)) or stop.is_set():
            return
        if time.monotonic() >= end:
            bell.event.clear()
            ready()
            return


class _Runs:
    """The builds: when the last one was, and whether another try is due."""

    def __init__(
        self, rebuild: Callable[[], object], on_error: Callable[[Exception], None] | None, rest: Callable[[], object]
    ) -> None:
        self._rebuild, self._on_error, self._rest = rebuild, on_error, rest
        self._rested = True
        self.last = time.monotonic()
        self.again = float("inf")
        self._said = ""

    def build(self) -> None:
        self._rested = False
        second = time.monotonic() >= self.again
        self.again = float("inf")
        try:
            self._rebuild()
            self._said = ""
        except Exception as error:
            if self._on_error is None:
                raise
            if not second:
                self.again = time.monotonic() + 2
            if not (second and str(error) == self._said):
                self._on_error(error)
            self._said = str(error)
        self.last = time.monotonic()

    def rest(self) -> bool:
        """Once after a build; true where another one is due."""
        if self._rested:
            return False
        self._rested = True
        return self._rest() is True
