"""Has something changed? Events only ring a bell; after a short quiet time the caller's build looks for itself.

Nothing that an event says is believed, so nothing that it forgets to say is lost: a bell while a build runs makes
another one, folders that were replaced are watched anew, and now and then a build looks without being called.
"""

# paths are strings here, as watchdog gives them
# ruff: noqa: PTH100, PTH112, PTH116, PTH120
from __future__ import annotations

import errno
import os
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from threading import Event
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from watchdog.events import FileSystemEvent

_TICK = 0.2  # seconds between two looks at the folders themselves
_GONE = 2.0  # a folder that is missing for less was only being replaced
_SETTLE = 0.3  # quiet time after a folder came back: somebody is still copying into it
_LONGEST = 1.0  # a stream of events does not put a build off for longer
_REST = 1.0  # so long after a build nobody is saving file after file
_BURST = 2_000  # events; a queue may have overflowed, so look once more a second later
_CHANGES = frozenset({"created", "modified", "deleted", "moved"})  # reading sends "opened" and "closed_no_write"


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
    ready: Callable[[], object] = lambda: None,
    rescan: float = 300.0,
    poll: bool = False,
) -> None:
    """Call `rebuild` now and after every change below `folders` (which may also be files, or not exist yet).

    Returns when `stop` is set. What `rebuild` raises goes to `on_error`, and the next change tries again; one more try
    is made two seconds later, for faults that pass by themselves. `ignore` names folders whose changes do not count:
    the site, the cache. `say` gets a word for people, such as that the system's watches ran out. `rest` is called where
    nothing has changed for a second after a build, and at the end: for what nobody waits for; where it returns True, another build
    follows. `ready` is called after each change, while it is waited whether more come: a build that looks at what it saw then
    looks at nothing old, since whatever changes later rings again.
    """
    bell = _Bell(tuple(os.path.abspath(path) for path in ignore))
    roots = [_Root(os.path.abspath(path)) for path in folders]
    eyes: _Eyes = _Polling(roots, bell) if poll else _Observing(roots, bell, say)
    run = _Runs(rebuild, on_error, rest)
    try:
        run.build()
        while not stop.is_set():
            if _called(bell, eyes, run, rescan, stop):
                _wait_for_quiet(bell, eyes, quiet, stop, ready)
                if not stop.is_set():
                    run.build()
            elif time.monotonic() - run.last > _REST and run.rest():
                ready()
                run.build()
    finally:
        eyes.close()
        run.rest()


def _called(bell: _Bell, eyes: _Eyes, run: _Runs, rescan: float, stop: Event) -> bool:
    """Wait a tick; true where a build should look."""
    rang = bell.event.wait(_TICK)
    if stop.is_set():
        return False
    moved = eyes.look()
    now = time.monotonic()
    return rang or moved or now >= run.again or now - run.last > rescan


def _wait_for_quiet(bell: _Bell, eyes: _Eyes, quiet: float, stop: Event, ready: Callable[[], object]) -> None:
    """Return when nothing has rung for a while, and no folder is missing that may come back."""
    _until_still(bell, quiet, _LONGEST, stop, ready)
    lost = [root for root in eyes.roots if root.missing()]
    end = time.monotonic() + _GONE
    while any(root.missing() for root in lost) and time.monotonic() < end and not stop.is_set():
        stop.wait(0.02)
    if eyes.look() or lost:
        ready()  # what it saw may have been a folder that was only being replaced
    if any(root.folder for root in lost):
        _until_still(bell, _SETTLE, 3 * _GONE, stop, ready)
    for root in lost:
        root.had = False  # gone for good, until it comes again


def _until_still(bell: _Bell, quiet: float, longest: float, stop: Event, ready: Callable[[], object]) -> None:
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


@dataclass(slots=True)
class _Bell:
    """Set by events, cleared by whoever builds."""

    ignore: tuple[str, ...] = ()
    event: Event = field(default_factory=Event)
    rung: int = 0

    def ring(self, *paths: str) -> None:
        if not paths or any(path and not self._ignored(path) for path in paths):
            self.rung += 1
            self.event.set()

    def _ignored(self, path: str) -> bool:
        return any(path == folder or path.startswith(folder + os.sep) for folder in self.ignore)


@dataclass(slots=True)
class _Root:
    """A folder or file to look after, and which one it was last time: another of the same name is a change."""

    path: str
    seen: tuple[int, int] | None = None
    had: bool = False  # it was there before the last change
    folder: bool = False

    def identity(self) -> tuple[int, int] | None:
        try:
            stat = os.stat(self.path)
        except OSError:
            return None
        return (stat.st_dev, stat.st_ino)

    def missing(self) -> bool:
        """Gone, and gone only now."""
        return (self.had or self.seen is not None) and self.identity() is None

    def look(self) -> tuple[bool, bool]:
        """Is it another than before, and must it therefore be watched anew?"""
        identity = self.identity()
        if identity == self.seen:
            return False, False
        was_folder = self.folder
        self.had, self.seen = self.seen is not None, identity
        self.folder = os.path.isdir(self.path)
        return True, was_folder or self.folder


class _Eyes:
    """How changes are noticed. `look` is called every tick; true where a folder itself is another than before."""

    def __init__(self, roots: list[_Root], bell: _Bell) -> None:
        self.roots, self.bell = roots, bell

    def look(self) -> bool:
        """Compare the folders themselves."""
        looks = [root.look() for root in self.roots]
        if any(anew for _, anew in looks):
            self.renew()
        return any(changed for changed, _ in looks)

    def renew(self) -> None:
        """Watch the folders that are there now."""

    def close(self) -> None:
        """Stop."""


class _Polling(_Eyes):
    """Looks at every file's stat, the less often the longer that takes."""

    def __init__(self, roots: list[_Root], bell: _Bell) -> None:
        super().__init__(roots, bell)
        super().look()
        self._state = self._scan()
        self._next = 0.0

    def look(self) -> bool:
        """A look at everything, when its time has come."""
        changed = super().look()
        now = time.monotonic()
        if now < self._next:
            return changed
        state = self._scan()
        took = time.monotonic() - now
        self._next = now + max(1.0, 50 * took)
        changed, self._state = changed or state != self._state, state
        return changed

    def _scan(self) -> int:
        return hash(tuple(line for root in self.roots for line in _stats(root.path, self.bell)))


class _Observing(_Eyes):
    """Is told by the system, through watchdog; where its watches run out, looks at every file instead."""

    def __init__(self, roots: list[_Root], bell: _Bell, say: Callable[[str], None]) -> None:
        super().__init__(roots, bell)
        self._say = say
        self._observer: Any = None
        self._polling: _Polling | None = None
        self._count, self._after_burst = 0, float("inf")
        super().look()
        if self._observer is None:
            self.renew()

    def look(self) -> bool:
        if self._polling:
            return self._polling.look()
        changed = super().look()
        now = time.monotonic()
        if self.bell.rung - self._count > _BURST:
            self._after_burst = now + 1
        self._count = self.bell.rung
        if now >= self._after_burst:
            self._after_burst = float("inf")
            return True
        return changed

    def renew(self) -> None:
        self.close()
        if self._polling:
            return
        try:
            self._observe()
        except OSError as error:
            self.close()
            self._say(_limits(error))
            self._polling = _Polling(self.roots, self.bell)

    def close(self) -> None:
        if self._observer is not None:
            observer, self._observer = self._observer, None
            observer.stop()
            if observer.is_alive():
                observer.join(2)

    def _observe(self) -> None:
        from watchdog import events
        from watchdog.observers import Observer

        kinds: list[type[FileSystemEvent]] = [
            events.FileCreatedEvent, events.FileModifiedEvent, events.FileDeletedEvent, events.FileMovedEvent,
            events.DirCreatedEvent, events.DirDeletedEvent, events.DirMovedEvent,
        ]  # fmt: skip
        self._observer = Observer()
        for path, only in _places(self.roots):
            self._observer.schedule(_handler(self.bell, only), path, recursive=only is None, event_filter=kinds)
        self._observer.start()


def _handler(bell: _Bell, only: frozenset[str] | None) -> Any:
    from watchdog.events import FileSystemEventHandler

    class Handler(FileSystemEventHandler):
        def dispatch(self, event: FileSystemEvent) -> None:
            paths = [os.fsdecode(path) for path in (event.src_path, event.dest_path) if path]
            if event.event_type in _CHANGES and (only is None or not only.isdisjoint(paths)):
                bell.ring(*paths)

    return Handler()


def _places(roots: Iterable[_Root]) -> list[tuple[str, frozenset[str] | None]]:
    """What to watch: folders with all below them; for single files, their folder, and only these names in it."""
    folders = sorted({root.path for root in roots if root.folder})
    outer = [path for path in folders if not any(path.startswith(other + os.sep) for other in folders)]
    files: dict[str, set[str]] = {}
    for root in roots:
        parent = os.path.dirname(root.path)
        if not root.folder and os.path.isdir(parent) and parent not in folders:
            files.setdefault(parent, set()).add(root.path)
    return [(path, None) for path in outer] + [(parent, frozenset(names)) for parent, names in sorted(files.items())]


def _stats(path: str, bell: _Bell) -> Iterator[tuple[str, int, int, int]]:
    waiting = [path]
    while waiting:
        folder = waiting.pop()
        try:
            entries = sorted(os.scandir(folder), key=lambda entry: entry.name)
        except NotADirectoryError:
            stat = os.stat(folder)
            yield (folder, stat.st_size, stat.st_mtime_ns, stat.st_ino)
            continue
        except OSError:
            continue
        for entry in entries:
            try:
                stat = entry.stat(follow_symlinks=False)
                if entry.is_dir(follow_symlinks=False) and entry.path not in bell.ignore:
                    waiting.append(entry.path)
                elif not entry.is_dir(follow_symlinks=False):
                    yield (entry.path, stat.st_size, stat.st_mtime_ns, stat.st_ino)
            except OSError:
                continue


def _limits(error: OSError) -> str:
    why = {errno.ENOSPC: "the system's limit of watches is reached", errno.EMFILE: "the system's limit of watchers is reached"}
    return f"{why.get(error.errno or 0, os.strerror(error.errno or 0))}; looking at every file now and then instead"
