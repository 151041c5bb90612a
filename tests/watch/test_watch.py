"""Every change is built, however it was made; reading is no change; nothing that failed stays broken."""

from __future__ import annotations

import errno
import os
import shutil
import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from digest import watch as watch_module
from digest.eyes import Observing
from digest.watch import watch

PATIENCE = 15.0  # seconds until a test gives up; nothing is asserted of how long a thing takes


class Watching:
    """A watcher in a thread whose build reads the folder's files, as the real one does."""

    def __init__(self, root: Path, **more: Any) -> None:
        self.root, self.content = root, root / "content"
        self.content.mkdir(exist_ok=True)
        self.seen: dict[str, str] = {}
        self.builds = 0
        self.missing = 0
        self.fail: Exception | None = None
        self.errors: list[str] = []
        self.said: list[str] = []
        self.in_build: Callable[[], None] = lambda: None
        self.stop = threading.Event()
        self.thread = threading.Thread(
            target=watch,
            args=(self.build, [self.content, root / "digest.toml", root / "templates"]),
            kwargs={
                "stop": self.stop, "ignore": [self.content / "site"], "on_error": lambda error: self.errors.append(str(error)),
                "say": self.said.append, **more,
            },
        )  # fmt: skip
        self.thread.start()
        self.until(lambda: self.builds > 0)

    def build(self) -> None:
        if not self.content.is_dir():
            self.missing += 1
        found = {}
        for path in sorted([*self.content.rglob("*"), *self.root.glob("digest.toml"), *self.root.glob("templates/*")]):
            if path.is_file() and "site" not in path.parts:
                found[path.relative_to(self.root).as_posix()] = path.read_text()
        self.in_build()
        self.builds += 1
        if self.fail:
            raise self.fail
        self.seen = found

    def until(self, condition: Callable[[], bool]) -> None:
        end = time.monotonic() + PATIENCE
        while not condition():
            assert time.monotonic() < end, (self.seen, self.builds, self.errors)
            assert self.thread.is_alive()
            self.stop.wait(0.01)

    def still(self) -> int:
        """The number of builds once no more come."""
        end = time.monotonic() + PATIENCE
        builds, since = self.builds, time.monotonic()
        while time.monotonic() - since < 0.6:
            assert time.monotonic() < end, "builds for ever"
            if self.builds != builds:
                builds, since = self.builds, time.monotonic()
            self.stop.wait(0.01)
        return builds


@pytest.fixture
def watching(tmp_path: Path) -> Iterator[Watching]:
    watcher = Watching(tmp_path)
    yield watcher
    watcher.stop.set()
    watcher.thread.join(5)
    assert not watcher.thread.is_alive()


def test_files_and_folders_however_they_come(watching: Watching) -> None:
    content = watching.content
    (content / "a.md").write_text("one")
    watching.until(lambda: watching.seen == {"content/a.md": "one"})
    (content / ".a.tmp").write_text("two")
    (content / ".a.tmp").replace(content / "a.md")
    watching.until(lambda: watching.seen == {"content/a.md": "two"})
    outside = watching.root / "new/deep"
    outside.mkdir(parents=True)
    (outside / "b.md").write_text("b")
    (watching.root / "new").rename(content / "new")
    watching.until(lambda: "content/new/deep/b.md" in watching.seen)
    (content / "new/deep/b.md").write_text("B")
    watching.until(lambda: watching.seen.get("content/new/deep/b.md") == "B")
    shutil.rmtree(content / "new")
    (content / "a.md").rename(content / "c.md")
    watching.until(lambda: watching.seen == {"content/c.md": "two"})


@pytest.mark.slow
def test_a_burst_is_one_build_or_two(watching: Watching) -> None:
    before = watching.still()
    for n in range(200):
        (watching.content / f"{n}.md").write_text("x")
    watching.until(lambda: len(watching.seen) == 200)
    assert watching.still() - before <= 3


@pytest.mark.slow
def test_reading_is_no_change(watching: Watching) -> None:
    (watching.content / "a.md").write_text("x")
    watching.until(lambda: len(watching.seen) == 1)
    before = watching.still()
    for _ in range(5):
        (watching.content / "a.md").read_text()
    (watching.content / "site").mkdir()
    before = watching.still()
    (watching.content / "site/index.html").write_text("output")
    (watching.root / "unrelated.txt").write_text("x")
    assert watching.still() == before


def test_single_files_and_folders_that_come_later(watching: Watching) -> None:
    (watching.root / "digest.toml").write_text("a")
    watching.until(lambda: watching.seen.get("digest.toml") == "a")
    (watching.root / "x").write_text("b")
    (watching.root / "x").replace(watching.root / "digest.toml")
    watching.until(lambda: watching.seen.get("digest.toml") == "b")
    (watching.root / "templates").mkdir()
    (watching.root / "templates/front.html").write_text("t")
    watching.until(lambda: watching.seen.get("templates/front.html") == "t")
    (watching.root / "templates/front.html").write_text("T")
    watching.until(lambda: watching.seen.get("templates/front.html") == "T")


def test_a_change_during_a_build_makes_another(watching: Watching) -> None:
    def write_late() -> None:
        watching.in_build = lambda: None
        (watching.content / "late.md").write_text("late")

    watching.in_build = write_late
    (watching.content / "a.md").write_text("x")
    watching.until(lambda: "content/late.md" in watching.seen)


@pytest.mark.slow
def test_a_replaced_root_is_never_taken_for_an_empty_one(watching: Watching) -> None:
    (watching.content / "a.md").write_text("x")
    watching.until(lambda: len(watching.seen) == 1)
    watching.still()
    watching.content.rename(watching.root / "old")
    watching.stop.wait(0.4)
    shutil.copytree(watching.root / "old", watching.content)
    (watching.content / "b.md").write_text("y")
    watching.until(lambda: len(watching.seen) == 2)
    assert watching.missing == 0
    (watching.content / "b.md").write_text("z")  # the new folder is watched, not the old one
    watching.until(lambda: watching.seen["content/b.md"] == "z")


@pytest.mark.slow
def test_a_root_that_is_gone_for_good(watching: Watching, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(watch_module, "_GONE", 0.3)
    (watching.content / "a.md").write_text("x")
    watching.until(lambda: len(watching.seen) == 1)
    shutil.rmtree(watching.content)
    watching.until(lambda: watching.seen == {})
    watching.content.mkdir()
    (watching.content / "b.md").write_text("y")
    watching.until(lambda: watching.seen == {"content/b.md": "y"})


def test_a_failing_build_heals_at_the_next_save(watching: Watching) -> None:
    watching.fail = ValueError("front.html:3: broken")
    (watching.content / "a.md").write_text("x")
    watching.until(lambda: watching.errors == ["front.html:3: broken"])
    watching.fail = None
    (watching.content / "a.md").write_text("y")
    watching.until(lambda: watching.seen == {"content/a.md": "y"})


@pytest.mark.slow
def test_a_fault_that_passes_is_tried_again_and_said_once(watching: Watching) -> None:
    watching.fail = OSError("busy")
    (watching.content / "a.md").write_text("x")
    watching.until(lambda: len(watching.errors) == 1)
    builds = watching.builds
    watching.until(lambda: watching.builds == builds + 1)
    assert watching.errors == ["busy"]


def test_without_a_listener_for_errors_they_are_raised(tmp_path: Path) -> None:
    def build() -> None:
        raise ValueError("broken")

    with pytest.raises(ValueError, match="broken"):
        watch(build, [tmp_path], stop=threading.Event())


@pytest.mark.slow
@pytest.mark.parametrize("how", ["asked for", "no more watches"])
def test_polling(tmp_path: Path, how: str, monkeypatch: pytest.MonkeyPatch) -> None:
    if how == "no more watches":

        def refuse(_: object) -> None:
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

        monkeypatch.setattr(Observing, "_observe", refuse)
    watcher = Watching(tmp_path, poll=how == "asked for")
    try:
        assert len(watcher.said) == (how != "asked for")
        (watcher.content / "sub").mkdir()
        (watcher.content / "sub/a.md").write_text("x")
        watcher.until(lambda: watcher.seen == {"content/sub/a.md": "x"})
        before = watcher.still()
        (watcher.content / "site").mkdir()
        (watcher.content / "site/index.html").write_text("output")
        assert watcher.still() <= before + 1
        (watcher.root / "digest.toml").write_text("a")
        watcher.until(lambda: "digest.toml" in watcher.seen)
    finally:
        watcher.stop.set()
        watcher.thread.join(5)


def test_now_and_then_it_looks_uncalled(tmp_path: Path) -> None:
    watcher = Watching(tmp_path, rescan=0.1)
    builds = watcher.builds
    watcher.until(lambda: watcher.builds > builds + 1)
    watcher.stop.set()
    watcher.thread.join(5)


def test_rests_once_after_a_build_and_at_the_end(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What nobody waits for is done when it is quiet, and is not forgotten when the watching ends first."""
    monkeypatch.setattr(watch_module, "_REST", 0.05)
    rested: list[int] = []
    watching = Watching(tmp_path, rest=lambda: rested.append(watching.builds))
    watching.until(lambda: rested == [1])
    (watching.content / "a.txt").write_text("ferry")
    watching.until(lambda: len(rested) == 2)
    monkeypatch.setattr(watch_module, "_REST", 1_000.0)
    (watching.content / "a.txt").write_text("bridge")
    watching.until(lambda: watching.seen == {"content/a.txt": "bridge"})
    watching.stop.set()
    watching.thread.join()
    assert rested[-1] == watching.builds


def test_a_first_look_is_taken_after_each_change_and_nothing_comes_between_it_and_the_build(tmp_path: Path) -> None:
    looked: list[set[str]] = []
    built: list[tuple[int, set[str]]] = []

    def look(_: object) -> None:
        looked.append({path.name for path in watching.content.glob("*")})
        if len(looked) < 3:
            (watching.content / f"more{len(looked)}.txt").write_text("ferry")

    watching = Watching(tmp_path, ready=look)
    watching.in_build = lambda: built.append((len(looked), {path.name for path in watching.content.glob("*")}))
    (watching.content / "a.txt").write_text("ferry")
    watching.until(lambda: len(watching.seen) == 3)
    watching.still()
    assert built and all(looked[number - 1] == there for number, there in built)
    watching.stop.set()
    watching.thread.join()


def test_a_folder_that_was_only_being_replaced_is_looked_at_again(tmp_path: Path) -> None:
    """A look at the moment at which it is gone is not what is built of."""
    looked: list[bool] = []

    def look(_: object) -> None:
        looked.append(watching.content.is_dir())

    watching = Watching(tmp_path, ready=look)
    watching.in_build = lambda: seen.append(looked[-1])
    seen: list[bool] = []
    watching.content.rename(tmp_path / "old")
    threading.Timer(0.4, lambda: (tmp_path / "old").rename(watching.content)).start()
    (tmp_path / "old" / "a.txt").write_text("ferry")
    watching.until(lambda: bool(watching.seen))
    watching.still()
    assert seen and all(seen) and not watching.missing
    watching.stop.set()
    watching.thread.join()


def test_where_the_rest_asks_for_it_another_build_follows(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(watch_module, "_REST", 0.05)
    watching = Watching(tmp_path, rest=lambda: watching.builds < 3)
    watching.until(lambda: watching.builds == 3)
    assert watching.still() == 3
    watching.stop.set()
    watching.thread.join()


def test_a_look_is_told_where_something_happened(tmp_path: Path) -> None:
    told: list[frozenset[str] | None] = []
    watching = Watching(tmp_path, ready=told.append)
    (watching.content / "a.txt").write_text("ferry")
    watching.until(lambda: watching.builds > 1)
    watching.still()
    assert told and all(places == {f"{watching.content}/a.txt"} for places in told if places)
    assert None not in told and any(told)
    (watching.content).rename(tmp_path / "old")
    watching.until(lambda: None in told)
    (tmp_path / "old").rename(watching.content)
    watching.still()
    watching.stop.set()
    watching.thread.join()
