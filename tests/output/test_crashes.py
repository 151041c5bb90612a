"""A build may end at any moment: the site is the old one or the new one, and the next build ends like a clean one."""

from __future__ import annotations

import contextlib
import errno
import itertools
import os
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule

from digest.errors import PublishError
from digest.model import File
from digest.output import Publisher, publish, system

OLD = {"index.html": b"front", "a.css": b"body{}", "article/a.html": b"one", "article/b.html": b"two", "2025/10/12.html": b"day"}
NEW = {"index.html": b"FRONT", "a.css": b"body{}", "article/b.html": b"TWO", "article/c.html": b"three", "2025/11/01.html": b"day"}
CALLS = ("mkdir", "unlink", "rmdir", "link", "rename", "replace", "write", "open")


class Killed(BaseException):
    """The process is gone: nothing that comes after it may change the disk."""


@contextlib.contextmanager
def failing(at: int, error: Callable[[], BaseException], *, for_ever: bool = True) -> Iterator[list[int]]:
    """Let the call number `at` that changes the disk fail, and (as a dead process or full disk does) all later ones."""
    count = [0]
    kept: dict[str, Any] = {name: getattr(os, name) for name in CALLS}
    exchange = system.exchange

    def wrapped(name: str, call: Callable[..., Any]) -> Callable[..., Any]:
        def change(*args: Any, **more: Any) -> Any:
            if name == "open" and not (len(args) > 1 and args[1] & (os.O_CREAT | os.O_WRONLY)):
                return call(*args, **more)
            count[0] += 1
            if count[0] == at or (for_ever and count[0] > at):
                raise error()
            return call(*args, **more)

        return change

    for name, call in kept.items():
        setattr(os, name, wrapped(name, call))
    system.exchange = wrapped("exchange", exchange)
    try:
        yield count
    finally:
        for name, call in kept.items():
            setattr(os, name, call)
        system.exchange = exchange


def files(pages: dict[str, bytes]) -> list[File]:
    return [File(url, body) for url, body in pages.items()]


def content(folder: Path) -> dict[str, bytes]:
    return {p.relative_to(folder).as_posix(): p.read_bytes() for p in sorted(folder.rglob("*")) if p.is_file()}


def calls_of(root: Path, work: Callable[[Path], object]) -> int:
    with failing(10**9, Killed) as count:
        work(root)
    return count[0]


def to_new(root: Path) -> object:
    return publish(files(NEW), root / "site", root / "state")


def update_to_new(root: Path) -> object:
    with Publisher(root / "site", root / "state") as publisher:
        put = [file for file in files(NEW) if OLD.get(file.url) != file.body or file.url in publisher.damaged]
        return publisher.update(put, [url for url in OLD if url not in NEW])


@pytest.mark.slow
@pytest.mark.parametrize("work", [to_new, update_to_new])
@pytest.mark.parametrize("history", [[OLD], [NEW, OLD]], ids=["after the first", "after a swap"])
def test_killed_at_every_call(tmp_path: Path, work: Callable[[Path], object], history: list[dict[str, bytes]]) -> None:
    made = iter(itertools.count())

    def fresh() -> Path:
        root = tmp_path / str(next(made))
        for pages in history:
            publish(files(pages), root / "site", root / "state")
        return root

    total = calls_of(fresh(), work)
    assert 15 < total < 80
    seen = set()
    for at in range(1, total + 1):
        root = fresh()
        with failing(at, Killed), contextlib.suppress(Killed):
            work(root)
        assert content(root / "site") in (OLD, NEW), at
        seen.add(content(root / "site") == NEW)
        assert publish(files(NEW), root / "site", root / "state") is not None
        assert content(root / "site") == NEW, at
        publish(files(OLD), root / "site", root / "state")
        assert content(root / "site") == OLD, at
        assert sorted(p.name for p in (root / ".site.digest").iterdir()) == [".gitignore", "manifest.log", "spare"]
        shutil.rmtree(root)
    assert seen == {True, False}


def test_killed_during_the_first_build(tmp_path: Path) -> None:
    total = calls_of(tmp_path / "x", to_new)
    for at in range(1, total + 1):
        root = tmp_path / str(at)
        with failing(at, Killed), contextlib.suppress(Killed):
            to_new(root)
        assert not (root / "site").exists() or content(root / "site") == NEW, at
        for pages in (NEW, OLD):
            publish(files(pages), root / "site", root / "state")
            assert content(root / "site") == pages, at


@pytest.mark.slow
@pytest.mark.parametrize("code", [errno.ENOSPC, errno.EIO, errno.EACCES, errno.EROFS])
def test_errors_of_the_disk_are_said_and_change_nothing(tmp_path: Path, code: int) -> None:
    for at in itertools.count(1):
        root = tmp_path / str(at)
        publish(files(OLD), root / "site", root / "state")
        with failing(at, lambda: OSError(code, os.strerror(code))) as count:
            try:
                to_new(root)
                said = ""
            except PublishError as error:
                said = str(error)
        assert content(root / "site") in ((OLD, NEW) if said else (NEW,)), (at, said)
        assert "\n" not in said
        assert str(tmp_path) not in said
        to_new(root)
        assert content(root / "site") == NEW
        if count[0] < at:
            break


@pytest.mark.slow
def test_page_by_page_killed_at_every_call(tmp_path: Path) -> None:
    """No page is ever half, none links to one that is not there, and the next build ends clean."""
    old = {"index.html": b'<a href="a.html">', "a.html": b"a", "x.css": b"1"}
    new = {"index.html": b'<a href="s/t/b.html">', "s/t/b.html": b"b", "x.css": b"2"}

    def fresh(name: str) -> Path:
        root = tmp_path / name
        (root / "site/.git").mkdir(parents=True)
        publish(files(old), root / "site", root / "state")
        return root

    def change(root: Path) -> object:
        return publish(files(new), root / "site", root / "state")

    for at in range(1, calls_of(fresh("x"), change) + 1):
        root = fresh(str(at))
        with failing(at, Killed), contextlib.suppress(Killed):
            change(root)
        now = {url: body for url, body in content(root / "site").items() if not url.startswith(".digest")}
        assert all(body in (old.get(url), new.get(url)) for url, body in now.items()), at
        assert ("s/t/b.html" if now["index.html"] == new["index.html"] else "a.html") in now, at
        change(root)
        assert content(root / "site") == new, at


def test_the_cost_follows_what_changed(tmp_path: Path) -> None:
    """Calls that change the disk, counted: the same for a small site and a large one."""
    counts = []
    for size in (20, 300):
        root = tmp_path / str(size)
        pages = {f"article/{n}.html": b"%d" % n for n in range(size)}
        publish(files(pages), root / "site", root / "state")
        for turn in range(3):
            pages["article/3.html"] = b"turn %d" % turn
            counts.append(calls_of(root, lambda at, now=dict(pages): publish(files(now), at / "site", at / "state")))  # type: ignore[misc]
    assert counts[:3] == counts[3:]
    assert max(counts) < 25


PAGES = st.dictionaries(
    st.sampled_from(["index.html", "a.css", "s/a.html", "s/b.html", "t/u/c.html", "t/d.html"]), st.sampled_from([b"1", b"2", b"3"])
)


class Publishing(RuleBasedStateMachine):
    """Any history of publishings, kills, damage and lost memory; the site is always one that was published."""

    @initialize()
    def begin(self) -> None:
        import tempfile

        self.root = Path(tempfile.mkdtemp())
        self.site = self.root / "site"
        self.pages: dict[str, bytes] = {"index.html": b"0"}
        self.theirs: dict[str, bytes] = {}
        publish(files(self.pages), self.site, self.root / "state")
        self.warm = Publisher(self.site, self.root / "state")

    @rule(pages=PAGES)
    def publish_all(self, pages: dict[str, bytes]) -> None:
        publish(files(pages), self.site, self.root / "state")
        self.pages = pages

    @rule(put=PAGES, drop=st.sets(st.sampled_from(["s/a.html", "t/u/c.html", "t/d.html"])))
    def update(self, put: dict[str, bytes], drop: set[str]) -> None:
        with self.warm as publisher:
            mend = {url: self.pages[url] for url in publisher.damaged if url not in drop}
            publisher.update(files({**mend, **put}), sorted(drop))
        self.pages = {**{url: body for url, body in self.pages.items() if url not in drop}, **put}

    @rule(pages=PAGES, at=st.integers(1, 40), dead=st.booleans())
    def fail(self, pages: dict[str, bytes], at: int, dead: bool) -> None:
        error: Callable[[], BaseException] = Killed if dead else lambda: OSError(errno.ENOSPC, "full")
        with failing(at, error), contextlib.suppress(Killed, PublishError):
            publish(files(pages), self.site, self.root / "state")
        ours = self.ours()
        assert ours in (self.pages, pages)
        self.pages = ours

    @rule(how=st.sampled_from(["truncate", "unlink", "replace"]))
    def damage(self, how: str) -> None:
        for url in sorted(self.pages)[:1]:
            path = self.site / url
            if how == "truncate":
                os.truncate(path, 0)
            else:
                path.unlink()
                if how == "replace":
                    path.write_bytes(b"!")
        publish(files(self.pages), self.site, self.root / "state")

    @rule(name=st.sampled_from(["CNAME", "s/theirs.txt", "own/x/y.txt"]), body=st.sampled_from([b"t", b"u", None]))
    def others(self, name: str, body: bytes | None) -> None:
        path = self.site / name
        if body is None:
            path.unlink(missing_ok=True)
            self.theirs.pop(name, None)
        else:
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(body)
            self.theirs[name] = body

    @rule(what=st.sampled_from(["state", ".site.digest", ".site.digest/spare", ".site.digest/manifest.log", ".site.digest/busy"]))
    def forget(self, what: str) -> None:
        path = self.root / what
        if path.is_dir():
            shutil.rmtree(path)
        elif path.exists():
            path.unlink()
        publish(files(self.pages), self.site, self.root / "state")

    def ours(self) -> dict[str, bytes]:
        return {url: body for url, body in content(self.site).items() if url not in self.theirs}

    @invariant()
    def whole(self) -> None:
        if hasattr(self, "site"):
            assert content(self.site) == {**self.pages, **self.theirs}

    def teardown(self) -> None:
        shutil.rmtree(self.root, ignore_errors=True)


class TestPublishing(Publishing.TestCase):  # type: ignore[name-defined,misc]
    settings = settings(max_examples=6, stateful_step_count=12, deadline=None, suppress_health_check=list(HealthCheck))


@pytest.mark.slow
@pytest.mark.timeout(900)
class TestPublishingForLong(Publishing.TestCase):  # type: ignore[name-defined,misc]
    settings = settings(max_examples=200, stateful_step_count=40, deadline=None, suppress_health_check=list(HealthCheck))
