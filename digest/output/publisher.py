"""The one way to change a published site: look what is there, take files, publish them, remember."""

# paths are strings here: twenty thousand at a time, and Path costs five times as much
# ruff: noqa: PTH100, PTH112

from __future__ import annotations

import hashlib
import os
from collections.abc import Callable, Collection, Iterable, Iterator, KeysView, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType

from digest.errors import PublishError
from digest.model import File, Note
from digest.output.lock import Lock
from digest.output.look import compare, ground_at, remember_stats
from digest.output.manifest import Entry, Log
from digest.output.pages import safe_order
from digest.output.stage import Ground, Stage
from digest.output.trees import digest_of
from digest.output.urls import Addresses
from digest.output.ways import Ways


@dataclass(frozen=True, slots=True)
class Published:
    """What a publishing did. `mode` is "first", "swap", "pages", or "none" where nothing had to be written."""

    written: tuple[str, ...] = ()
    removed: tuple[str, ...] = ()
    unchanged: int = 0
    mode: str = "none"
    notes: tuple[Note, ...] = ()


class Publisher:
    """Publishes into `site`, remembers in `state`; holds the lock while it is open.

        with Publisher(site, state) as publisher:      # waits for another build, recovers from a killed one
            redo = publisher.damaged                   # addresses that are not as they were written: render them again
            publisher.update(changed_files, dropped)   # or: publisher.publish(all_files)

    One object may be opened again and again (`watch` does): what it knows stays in memory while nobody else writes.
    """

    def __init__(
        self, site: Path, state: Path, *, wait: float = 10.0, order: Callable[[str], object] = safe_order, thorough: bool = True
    ) -> None:
        self.thorough = thorough  # look at every file when opened; without it only after somebody else wrote, and in `look_again`
        self._wait = wait
        self._site = Path(os.path.abspath(site))
        self._ways = Ways(self._site, order)
        self._place = Path(os.path.realpath(self._site))
        self._side = self._place.with_name(f".{self._place.name}.digest")
        self._state = Path(os.path.abspath(state))
        key = hashlib.sha256(os.path.relpath(self._place, self._state).encode("utf-8", "surrogateescape")).hexdigest()[:8]
        self._lock = Lock((self._state, self._side))
        self._log = Log((self._state / f"site-{key}.log", self._side / "manifest.log"))
        self._ground: Ground | None = None
        self._addresses: Addresses | None = None
        self._staging: Stage | None = None  # while files are being put
        self._stale = True  # what is in memory cannot be relied on

    def __enter__(self) -> Publisher:
        with self._said():
            self._lock.take(self._wait)
            try:
                self._look()
            except BaseException:
                self._lock.release()
                raise
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        self._lock.release()

    def look_again(self) -> bool:
        """Look at every file now; true where one is not as it was written. Nothing while another build runs."""
        with suppress(PublishError, OSError):
            self._lock.take(0)
            try:
                if self._stale or self._log.changed():
                    return False  # opening looks anyway
                compare(self._known())
                return bool(self._known().damaged)
            finally:
                self._lock.release()
        return False

    @property
    def damaged(self) -> frozenset[str]:
        """Addresses whose files are gone or not as they were written (somebody's edit, a failing disk)."""
        return frozenset(self._known().damaged)

    @property
    def urls(self) -> KeysView[str]:
        """Every address that was published."""
        return self._known().manifest.files.keys()

    @property
    def files(self) -> dict[str, Entry]:
        """Every published file as it was when it was last known to be whole."""
        return dict(self._known().manifest.files)

    @property
    def stamp(self) -> str:
        """Names the last publishing. Who kept it from then knows that nobody has published since; "" before the first."""
        last = self._known().manifest.last
        return f"{last.number}-{last.root}" if last.number and not last.pending else ""

    def publish(self, files: Iterable[File], *, keep: Collection[str] = ()) -> Published:
        """The site is these files and nothing else that we wrote before; addresses that begin with one of `keep` stay."""
        ground = self._known()
        seen: set[str] = set()
        addresses = Addresses()

        def checked() -> Iterator[File]:
            for file in files:
                addresses.add(file.url)
                _once(file.url, seen)
                yield file

        def gone() -> list[str]:
            kept = tuple(keep)
            known = {**ground.manifest.files, **ground.manifest.before}
            return [url for url in known if url not in seen and not (kept and url.startswith(kept))]

        return self._run(checked(), gone)

    def read(self, url: str) -> bytes:
        """The file as it will be once the publishing that is under way has taken effect; as it is where none is."""
        staged = self._staging.ready(url) if self._staging else ""
        with open(staged or self._known().live().path(url), "rb") as file:  # noqa: PTH123
            return file.read()

    def print_of(self, url: str) -> str:
        """A fingerprint of the file that `read` finds; "" where there is none."""
        staged = self._staging.written.get(url) if self._staging else None
        entry = staged or self._known().manifest.files.get(url)
        return entry.digest.hex() if entry else ""

    def update(self, put: Iterable[File], drop: Sequence[str] = ()) -> Published:
        """Change these files and remove those; everything else stays. The cost follows what changed.

        `put` is asked for one file after the other, and may still add to `drop` meanwhile.
        """
        ground = self._known()
        known = {**ground.manifest.before, **ground.manifest.files} if ground.manifest.before else ground.manifest.files
        seen: set[str] = set()
        passed = 0  # of those that go

        def checked() -> Iterator[File]:
            nonlocal passed
            for file in put:
                if file.url not in ground.manifest.files:
                    self._new_address(file.url, drop[passed:])
                    passed = len(drop)
                _once(file.url, seen)
                yield file

        done = self._run(checked(), lambda: [url for url in dict.fromkeys(drop) if url in known and url not in seen])
        if self._addresses:
            self._addresses.drop(done.removed)
        return done

    def _new_address(self, url: str, dropped: Iterable[str]) -> None:
        if self._addresses is None:
            self._addresses = Addresses(self._known().manifest.files)
        self._addresses.drop(dropped)
        self._addresses.add(url)

    def _run(self, files: Iterable[File], gone: Callable[[], list[str]]) -> Published:
        ground = self._known()
        stage: Stage | None = None
        try:
            with self._said():
                stage = self._staged(ground, files)
                drop = gone()
                if drop and stage is None:
                    stage = self._ways.begun(ground)
                if stage is None:
                    remember_stats(ground)
                    return Published(unchanged=len(ground.manifest.files), notes=self._notes(ground))
                self._refuse_part(ground, stage, drop)
                stage = self._ways.committed(ground, stage, drop)
        except BaseException:
            self._stale = True
            raise
        written = tuple(sorted(stage.written))
        ground.damaged -= {*written, *drop}
        ground.refreshed = {}
        same = len(ground.manifest.files) - len(written)
        return Published(written, tuple(sorted(drop)), same, stage.mode, self._notes(ground))

    def _staged(self, ground: Ground, files: Iterable[File]) -> Stage | None:
        stage: Stage | None = None
        known, damaged = ground.manifest.files, ground.damaged
        try:
            for file in files:
                digest = digest_of(file.body)
                entry = known.get(file.url)
                if entry is not None and entry.digest == digest and file.url not in damaged:
                    continue
                stage = self._staging = stage or self._ways.begun(ground)
                stage.put(file.url, file.body, digest)
        except BaseException:
            if stage:
                stage.abort()
            raise
        finally:
            self._staging = None
        return stage

    def _refuse_part(self, ground: Ground, stage: Stage, drop: list[str]) -> None:
        """The site is gone: a few changed pages must not be published as if they were all of it."""
        missing = ground.damaged - stage.written.keys() - set(drop)
        if stage.mode == "first" and missing:
            stage.abort()
            raise PublishError(f"{len(missing)} pages are gone and were not made again", self._site.name)

    def _look(self) -> None:
        """Read what we remember (unless nobody else wrote since), and compare it with what is there."""
        fresh = self._stale or self._log.changed()
        if fresh:
            self._ground, self._addresses = self._loaded(), None
            self._stale = False
        ground = self._known()
        ground.notes.clear()
        if fresh or self.thorough or not os.path.isdir(self._place):
            compare(ground)

    def _loaded(self) -> Ground:
        if self._site.is_symlink() and not self._place.exists():
            raise PublishError("is a link to nothing", self._site.name)
        if self._place.exists() and not self._place.is_dir():
            raise PublishError("is no folder", self._site.name)
        return ground_at(self._place, self._side, self._state, self._log)

    def _notes(self, ground: Ground) -> tuple[Note, ...]:
        """What was said, many replaced files in one note."""
        replaced = [note for note in ground.notes if note.code == "replaced"]
        if len(replaced) > 5:
            said = f"{len(replaced)} files that were not ours ({replaced[0].path}, …) {replaced[0].text.partition(';')[2].strip()}"
            ground.notes[:] = [note for note in ground.notes if note.code != "replaced"]
            ground.notes.append(Note(self._site.name, 0, said, "replaced"))
        for url in sorted(ground.damaged)[:5]:
            ground.notes.append(Note(url, 0, "is not as it was written, and was not made again", "damaged"))
        return tuple(ground.notes)

    def _known(self) -> Ground:
        if self._ground is None:
            raise RuntimeError("a Publisher is used inside `with`")
        return self._ground

    @contextmanager
    def _said(self) -> Iterator[None]:
        try:
            yield
        except OSError as error:
            raise PublishError(f"cannot publish: {os.strerror(error.errno or 0)}; the old site stands", self._site.name) from error


def _once(url: str, seen: set[str]) -> None:
    if url in seen:
        raise PublishError(f'address "{url}" is made twice')
    seen.add(url)
