"""What did the last build know? Hashes of inputs by their stats, keys of pages, parts of the search: so that little is done again.

Everything here only spares work: without it, or with a damaged one, the same bytes come out. In `watch` one object lives across
builds; else it is read from .digest/inputs and .digest/memory, and written there: what is known of the inputs as soon as they are
read, and then it is in memory no longer; the rest when a build is done.
"""

from __future__ import annotations

import gc
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager, suppress
from functools import cached_property
from pathlib import Path
from time import process_time
from typing import TYPE_CHECKING, Any, TypeVar

from digest.build.remembered import Inputs, Looked, Released, Rows, inputs_at, nameless, pieces, released_at, write
from digest.build.sayings import Sayings
from digest.build.seen import hash_of, print_of, racy, recent
from digest.build.shelf import Shelf
from digest.cache import Cache
from digest.listings import Listing, Stat
from digest.model import Ledger
from digest.tables import Tables

if TYPE_CHECKING:
    from digest.build.reading import Made
    from digest.output.manifest import Entry

K = TypeVar("K")
T = TypeVar("T")
V = TypeVar("V")


class Memory:
    """What was known, and what this build finds out."""

    def __init__(self, path: Path | None = None, lasts: bool = False) -> None:
        self.path = path
        self.now = Released()
        self._looked, self.rows_before = inputs_at(self._of_inputs) if path else (Looked(), {})
        self.rows: Rows = {}
        self.files: Listing = {}
        self._at = 0  # ns; when these were looked at
        self.content = ""  # a fingerprint of these
        self.inputs: Inputs = {}  # of this build
        self.shared: dict[str, str] = {}  # prints of what each outlet repeats, in this build
        self._inputs_before: Inputs = {}  # of the last build of this process
        self.hashes: dict[bytes, bytes] = {}  # of what was read of those inputs whose stat says nothing yet, by path
        self.ledger = (b"", Ledger())  # that was written last, and its bytes
        self.site: dict[str, Entry] = {}  # what was published, by address
        self.counts: Counter[str] = Counter()  # work done: files read, parsed, rendered, written
        self._stages: dict[str, float] = {}  # CPU seconds, without those of stages inside
        self._open: list[str] = []
        self._changed = False  # since what was published was written
        self._inputs_changed = False  # since the inputs were written
        self._caches: dict[Path, Cache] = {}
        self._values: dict[str, Any] = {}  # of the last build
        self._fresh: dict[str, Any] = {}  # of this one
        self.lasts = lasts  # it is used for several builds of one process
        self.tables = Tables(lasts)
        self._shelf: Shelf | None = None
        self._sayings: Sayings | None = None
        self._later: Callable[[], None] | None = None  # what is still to be written

    def begin(self, at: int, files: Listing) -> None:
        """A new build, which has looked at these files."""
        self.now = Released()
        self.inputs, self.rows, self.shared = {}, {}, {}
        self._at, self.files = at, self.tables.known("files listed", files)
        self.counts, self._stages = Counter(), {}
        self._later = None  # this build will have more to say
        self._values, self._fresh = self._fresh, {}

    @cached_property
    def was(self) -> Released:
        """What was published before this build; not asked for while the inputs are in memory."""
        return released_at(self.path) if self.path else Released()

    @contextmanager
    def stage(self, name: str) -> Iterator[None]:
        """What is done in it counts for this stage, and not for the one around it."""
        start, outer = process_time(), self._open[-1] if self._open else ""
        self._open.append(name)
        try:
            yield
        finally:
            self._open.pop()
            took = process_time() - start
            self._stages[name] = self._stages.get(name, 0.0) + took
            if outer:
                self._stages[outer] = self._stages.get(outer, 0.0) - took

    @property
    def stages(self) -> tuple[tuple[str, float], ...]:
        """The stages in the order in which they ended, each with its CPU seconds."""
        return tuple(self._stages.items())

    def count(self, what: str) -> None:
        """One piece of work was done."""
        self.counts[what] += 1

    # ------------------------------------------------------------ values

    @contextmanager
    def cache(self, folder: Path) -> Iterator[Cache]:
        """The cache in this folder; it stays open from build to build where the memory lasts."""
        found = self._caches.get(folder)
        if found is None:
            found = Cache(folder)
        if self.lasts:
            self._caches[folder], found.waits = found, True
            yield found
        else:
            with found:
                yield found

    def table(self, name: str, base: object = None) -> tuple[dict[str, Any], dict[str, Any]]:
        """What the last build noted under this name, if it had the same `base`, and the table to note it in anew."""
        return self.tables.table(name, base)

    def each(
        self, name: str, items: Mapping[K, V], make: Callable[[K, V], T], base: object = None, settled: bool = False
    ) -> dict[K, T]:
        """What is made of each item; what the last build made where the item is as it was (digest.tables)."""
        return self.tables.each(name, items, make, base, settled=settled)

    def shelf(self, kept: Cache, again: Callable[[str], Made]) -> Shelf:
        """The shelf of this build; the same one as that of the last build where the memory lasts."""
        if self._shelf is None or not self.lasts:
            self._shelf = Shelf(kept, again)
        else:
            self._shelf.begin(again)
        return self._shelf

    def sayings(self, kept: Cache) -> Sayings:
        """What stories say at length; the same object as that of the last build where the memory lasts."""
        if self._sayings is None or not self.lasts:
            self._sayings = Sayings(kept)
        return self._sayings

    def load(self, kept: Cache, key: str, kind: type[T]) -> T | None:
        """The value kept under the key; where the memory lasts, the very object that the last build had."""
        found: T | None = self._values.get(key)
        if found is None:
            found = kept.load(key, kind)
        if self.lasts and found is not None:
            self._fresh[key] = found
        return found

    def keep(self, kept: Cache, key: str, value: object) -> None:
        """Keep a value that this build made."""
        kept.keep(key, value)
        if self.lasts:
            self._fresh[key] = value

    # ------------------------------------------------------------ inputs

    def hash_of(self, path: bytes) -> bytes:
        """The hash of the file's bytes, if they cannot have changed since they were read; else b""."""
        here = self.inputs.get(path)
        if here:
            return here[1]
        stat, known = self.files.get(path), self._before(path)
        return known[1] if known and stat == known[0] and not racy(stat, self._looked.started) else b""

    def hash_before(self, path: bytes) -> bytes:
        """The hash that the file had when it was last read; b"" for none."""
        known = self._before(path)
        return known[1] if known else b""

    def _before(self, path: bytes) -> tuple[Stat, bytes] | None:
        return self._inputs_before.get(path) or self._looked.inputs.get(hash_of(path))

    def repeating(self, shared: dict[str, str]) -> frozenset[str] | None:
        """What each outlet repeats has these prints now. Returns the outlets of which it had others when the keys of the rows were
        made; None where nobody knows."""
        before, self.shared = self._looked.shared, shared
        return None if before is None else frozenset([outlet for outlet, _ in before.items() ^ shared.items()])

    def read(self, path: bytes, known: bytes) -> None:
        """This is what the file holds, or held when it was read."""
        if path in self.files:
            self.inputs[path] = (self.files[path], known)

    def unread(self, path: bytes) -> None:
        """It could not be read, or changed while it was."""
        self.inputs.pop(path, None)
        self.counts["unread"] += 1

    @property
    def _of_inputs(self) -> Path:
        assert self.path is not None
        return self.path.with_name("inputs")

    @property
    def every_row(self) -> Rows:
        """What is known of each file, wherever it is."""
        return self.rows or (inputs_at(self._of_inputs)[1] if self.path else {})

    def put_away(self, kept: Cache) -> None:
        """What is known of the inputs goes to disk; out of memory, too, unless that lasts: it is hardly ever asked for again.
        `kept` holds what the rows do not."""
        self.content = print_of(dict(self.files))  # a table cannot be printed
        self.hashes = {path: self.inputs[path][1] for path in recent(self.files, self._at) if path in self.inputs}
        if not self.path:
            return
        looked = Looked(self._at, nameless(self.inputs), self.shared)
        try:
            if self._inputs_changed or self._differs(looked) or not self._of_inputs.exists():
                write(self._of_inputs, looked, pieces(self.rows, kept))
        except OSError:
            return
        self._inputs_changed = False
        if not self.lasts:
            self.inputs, self.rows, self.rows_before, self._looked = {}, {}, {}, Looked()
            self.files.clear()  # whoever looked has it, too

    def _differs(self, looked: Looked) -> bool:
        if self.lasts:
            return False
        return (looked.inputs, looked.shared) != (self._looked.inputs, self._looked.shared) or self.rows != self.rows_before

    # ------------------------------------------------------------ keeping

    def end(self, remember: Callable[[], None]) -> None:
        """What this build found out is what the next one knows. `remember` writes what is for other processes: now, or where
        the memory lasts when nothing else is to be done."""
        self._changed = self._changed or self.now != self.was or not (self.path and self.path.exists())
        self.was, self._later = self.now, remember
        if not self.lasts:
            self.rest()
            return
        self._inputs_changed = self._inputs_changed or self.rows != self.rows_before or self.inputs != self._inputs_before
        self.rows_before, self._inputs_before = self.rows, self.inputs
        self._looked = Looked(self._at, shared=self.shared)

    def rest(self) -> None:
        """Write what is still to be written."""
        remember, self._later = self._later, None
        for cache in self._caches.values():
            cache.settle()
        if self.lasts and self.path:
            with self.cache(self.path.with_name("cache")) as kept:
                self.put_away(kept)
        if self.path and self._changed:
            self._changed = False
            with suppress(OSError):
                write(self.path, self.was)
        if remember:
            remember()
        if self.lasts:  # what will be kept need not be searched for circles again and again
            gc.collect()
            gc.freeze()
