"""How is it noticed that something changed? By what the system tells, or by a look at every file; then a bell is rung."""

# paths are strings here, as watchdog gives them
# ruff: noqa: PTH112, PTH116, PTH120
from __future__ import annotations

import errno
import os
import time
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from threading import Event
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from watchdog.events import FileSystemEvent

_BURST = 2_000  # events; a queue may have overflowed, so look once more a second later
_CHANGES = frozenset({"created", "modified", "deleted", "moved"})  # reading sends "opened" and "closed_no_write"


@dataclass(slots=True)
class Bell:
    """Set by events, cleared by whoever builds."""

    ignore: tuple[str, ...] = ()
    event: Event = field(default_factory=Event)
    rung: int = 0
    _places: deque[str | None] = field(default_factory=deque)  # of what happened; None for anywhere

    def ring(self, *paths: str) -> None:
        """Something happened at these paths, or nobody knows where."""
        told = [path for path in paths if path and not self._ignored(path)]
        if told or not paths:
            self._places.extend(told or [None])
            self.rung += 1
            self.event.set()

    def doubt(self) -> None:
        """Something may have happened anywhere, of which nobody told."""
        self._places.append(None)

    def told(self) -> frozenset[str] | None:
        """Where something happened since this was asked last; None for anywhere."""
        found: set[str | None] = set()
        while self._places:  # others may add to it meanwhile
            found.add(self._places.popleft())
        return None if None in found else frozenset(filter(None, found))

    def _ignored(self, path: str) -> bool:
        return any(path == folder or path.startswith(folder + os.sep) for folder in self.ignore)


@dataclass(slots=True)
class Root:
    """A folder or file to look after, and which one it was last time: another of the same name is a change."""

    path: str
    seen: tuple[int, int] | None = None
    had: bool = False  # it was there before the last change
    folder: bool = False

    def identity(self) -> tuple[int, int] | None:
        """Which one is there now; None where there is none."""
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


class Eyes:
    """How changes are noticed. `look` is called every tick; true where a folder itself is another than before."""

    def __init__(self, roots: list[Root], bell: Bell) -> None:
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


class Polling(Eyes):
    """Looks at every file's stat, the less often the longer that takes."""

    def __init__(self, roots: list[Root], bell: Bell) -> None:
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


class Observing(Eyes):
    """Is told by the system, through watchdog; where its watches run out, looks at every file instead."""

    def __init__(self, roots: list[Root], bell: Bell, say: Callable[[str], None]) -> None:
        super().__init__(roots, bell)
        self._say = say
        self._observer: Any = None
        self._polling: Polling | None = None
        self._count, self._after_burst = 0, float("inf")
        super().look()
        if self._observer is None:
            self.renew()

    def look(self) -> bool:
        """The folders themselves, and once more after a burst of events."""
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
        """Let the system tell of the folders that are there now."""
        self.close()
        if self._polling:
            return
        try:
            self._observe()
        except OSError as error:
            self.close()
            self._say(_limits(error))
            self._polling = Polling(self.roots, self.bell)

    def close(self) -> None:
        """Be told nothing more."""
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


def _handler(bell: Bell, only: frozenset[str] | None) -> Any:
    from watchdog.events import FileSystemEventHandler

    class Handler(FileSystemEventHandler):
        def dispatch(self, event: FileSystemEvent) -> None:
            paths = [os.fsdecode(path) for path in (event.src_path, event.dest_path) if path]
            if event.event_type in _CHANGES and (only is None or not only.isdisjoint(paths)):
                bell.ring(*paths)

    return Handler()


def _places(roots: Iterable[Root]) -> list[tuple[str, frozenset[str] | None]]:
    """What to watch: folders with all below them; for single files, their folder, and only these names in it."""
    folders = sorted({root.path for root in roots if root.folder})
    outer = [path for path in folders if not any(path.startswith(other + os.sep) for other in folders)]
    files: dict[str, set[str]] = {}
    for root in roots:
        parent = os.path.dirname(root.path)
        if not root.folder and os.path.isdir(parent) and parent not in folders:
            files.setdefault(parent, set()).add(root.path)
    return [(path, None) for path in outer] + [(parent, frozenset(names)) for parent, names in sorted(files.items())]


def _stats(path: str, bell: Bell) -> Iterator[tuple[str, int, int, int]]:
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
