"""Whoever reads site/ sees the whole old site or the whole new one; the cost follows what changed."""

from __future__ import annotations

import errno
import os
import shutil
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

from digest.errors import PublishError
from digest.model import File
from digest.output import Publisher, publish, system
from digest.output.look import compare
from digest.output.manifest import Entry
from digest.output.stage import Ground
from digest.output.urls import fault

OLD = {"index.html": b"front", "a.css": b"body{}", "article/a.html": b"one", "article/b.html": b"two", "2025/10/12.html": b"day"}
NEW = {"index.html": b"FRONT", "a.css": b"body{}", "article/b.html": b"two", "article/c.html": b"three", "2025/11/01.html": b"day"}


def files(pages: dict[str, bytes]) -> list[File]:
    return [File(url, body) for url, body in pages.items()]


def content(folder: Path) -> dict[str, bytes]:
    return {p.relative_to(folder).as_posix(): p.read_bytes() for p in sorted(folder.rglob("*")) if p.is_file()}


def stats(folder: Path) -> dict[str, tuple[int, int, int]]:
    seen = {p.relative_to(folder).as_posix(): p.lstat() for p in folder.rglob("*")}
    return {name: (stat.st_ino, stat.st_mtime_ns, stat.st_ctime_ns) for name, stat in seen.items()}


@pytest.fixture
def here(tmp_path: Path) -> Iterator[Path]:
    """A root with the old site published."""
    assert publish(files(OLD), tmp_path / "site", tmp_path / "state").mode == "first"
    yield tmp_path


def again(root: Path, pages: dict[str, bytes]) -> dict[str, bytes]:
    publish(files(pages), root / "site", root / "state")
    return content(root / "site")


def forget(root: Path) -> None:
    """Both memories are lost, as after an upgrade that writes them otherwise."""
    shutil.rmtree(root / "state")
    (root / ".site.digest/manifest.log").unlink()


def test_says_what_was_written_removed_and_left(here: Path) -> None:
    done = publish(files(NEW), here / "site", here / "state")
    assert (done.written, done.removed, done.unchanged, done.mode, done.notes) == (
        ("2025/11/01.html", "article/c.html", "index.html"), ("2025/10/12.html", "article/a.html"), 2, "swap", ()
    )  # fmt: skip
    assert content(here / "site") == NEW
    assert not (here / "site/2025/10").exists()


def test_nothing_changed_writes_nothing(here: Path) -> None:
    before = stats(here)
    assert publish(files(OLD), here / "site", here / "state").mode == "none"
    assert stats(here) == before


def test_many_publishings_in_turn(here: Path) -> None:
    for turn in range(6):
        pages = {**(OLD if turn % 2 else NEW), "turn.html": b"%d" % (turn // 2), f"t/{turn}.html": b"x"}
        assert again(here, pages) == pages


def test_an_update_touches_only_what_changed(here: Path) -> None:
    kept = (here / "site/article/b.html").stat().st_ino
    with Publisher(here / "site", here / "state") as publisher:
        done = publisher.update([File("article/a.html", b"ONE")], ["2025/10/12.html"])
    assert (done.written, done.removed, done.unchanged) == (("article/a.html",), ("2025/10/12.html",), 3)
    assert content(here / "site") == {
        url: b"ONE" if url == "article/a.html" else OLD[url] for url in OLD if url != "2025/10/12.html"
    }
    assert (here / "site/article/b.html").stat().st_ino == kept


def test_the_stamp_tells_whether_somebody_published_since(here: Path) -> None:
    publisher = Publisher(here / "site", here / "state")
    with publisher:
        first = publisher.stamp
    with publisher:
        assert publisher.stamp == first
    again(here, NEW)
    with publisher:
        assert publisher.stamp != first
        assert set(publisher.urls) == set(NEW)


def test_kept_parts_stay(here: Path) -> None:
    publish(files({**OLD, "pagefind/x.js": b"1"}), here / "site", here / "state")
    publish(files(NEW), here / "site", here / "state", keep=("pagefind/",))
    assert content(here / "site") == {**NEW, "pagefind/x.js": b"1"}


@pytest.mark.skipif(os.name == "nt", reason="modes")
def test_modes_whatever_the_umask(tmp_path: Path) -> None:
    before = os.umask(0o077)
    try:
        publish(files(OLD), tmp_path / "site", tmp_path / "state")
        publish(files(NEW), tmp_path / "site", tmp_path / "state")
    finally:
        os.umask(before)
    assert {oct(p.stat().st_mode & 0o777) for p in (tmp_path / "site").rglob("*") if p.is_file()} == {"0o644"}
    assert {oct(p.stat().st_mode & 0o777) for p in [tmp_path / "site", *(tmp_path / "site").rglob("*")] if p.is_dir()} == {"0o755"}


class TestFilesOfOthers:
    def test_are_carried_over(self, here: Path) -> None:
        site = here / "site"
        (site / "CNAME").write_text("example.org")
        (site / ".nojekyll").touch()
        (site / "article/notes.txt").write_text("mine")
        (site / "photos/2025").mkdir(parents=True)
        (site / "photos/2025/a.jpg").write_bytes(b"jpg")
        (site / "link").symlink_to("CNAME")
        theirs = {
            "CNAME": b"example.org",
            ".nojekyll": b"",
            "article/notes.txt": b"mine",
            "photos/2025/a.jpg": b"jpg",
            "link": b"example.org",
        }
        for pages in (NEW, OLD, NEW):
            assert again(here, pages) == {**pages, **theirs}
        assert (site / "link").is_symlink()

    def test_follow_their_owners(self, here: Path) -> None:
        site = here / "site"
        (site / "CNAME").write_text("one")
        (site / "own").mkdir()
        (site / "own/a").write_text("a")
        again(here, NEW)
        (site / "CNAME").unlink()
        (site / "own/a").unlink()
        (site / "own/b").write_text("b")
        assert again(here, OLD) == {**OLD, "own/b": b"b"}
        assert again(here, NEW) == {**NEW, "own/b": b"b"}

    def test_that_were_deleted_stay_away_where_their_folder_becomes_ours(self, here: Path) -> None:
        (here / "site/s").mkdir()
        (here / "site/s/theirs.txt").write_text("theirs")
        for pages in (NEW, OLD):  # both trees have it now
            again(here, pages)
        (here / "site/s/theirs.txt").unlink()
        assert again(here, {**NEW, "s/a.html": b"a"}) == {**NEW, "s/a.html": b"a"}
        assert again(here, {**OLD, "s/a.html": b"b"}) == {**OLD, "s/a.html": b"b"}

    def test_stay_where_what_was_remembered_is_lost(self, here: Path) -> None:
        theirs = {"article/notes.txt": b"mine", "photos/a.jpg": b"jpg"}
        for name, body in theirs.items():
            (here / "site" / name).parent.mkdir(exist_ok=True)
            (here / "site" / name).write_bytes(body)
        assert again(here, {**OLD, "index.html": b"new"}) == {**OLD, "index.html": b"new", **theirs}
        forget(here)
        assert again(here, NEW) == {**NEW, **theirs}

    def test_stay_where_one_memory_after_the_other_is_lost(self, here: Path) -> None:
        (here / "site/article/notes.txt").write_bytes(b"mine")
        shutil.rmtree(here / ".site.digest")
        assert publish(files(OLD), here / "site", here / "state").mode == "none"  # and it is remembered twice again
        shutil.rmtree(here / "state")
        done = publish(files(NEW), here / "site", here / "state")
        assert (done.mode, done.notes) == ("swap", ())
        assert content(here / "site") == {**NEW, "article/notes.txt": b"mine"}

    def test_are_kept_aside_where_a_publishing_was_cut_off_and_what_was_remembered_is_lost(self, here: Path) -> None:
        (here / "site/article/c.html").write_text("theirs")
        (here / ".site.digest/busy").touch()
        (here / ".site.digest/spare/article/c.html").write_text("a new page that was never published")
        forget(here)
        done = publish(files(NEW), here / "site", here / "state")
        assert sorted(note.path for note in done.notes if note.code == "replaced") == ["2025/10/12.html", "article/a.html", "article/c.html"]
        assert (here / ".site.digest/replaced/article/c.html").read_text() == "theirs"
        assert content(here / "site") == NEW

    def test_come_along_even_at_the_last_moment(self, here: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        exchange = system.exchange

        def late(one: str, other: str) -> None:
            if one.endswith("site"):
                (here / "site/CNAME").write_text("late")
            exchange(one, other)

        monkeypatch.setattr(system, "exchange", late)
        assert again(here, NEW) == {**NEW, "CNAME": b"late"}
        monkeypatch.undo()
        assert again(here, OLD) == {**OLD, "CNAME": b"late"}
        assert again(here, NEW) == {**NEW, "CNAME": b"late"}

    def test_make_way_but_are_kept_aside(self, here: Path) -> None:
        (here / "site/article/c.html").write_text("theirs")
        done = publish(files(NEW), here / "site", here / "state")
        assert content(here / "site") == NEW
        assert [note.code for note in done.notes] == ["replaced"]
        assert (here / ".site.digest/replaced/article/c.html").read_text() == "theirs"

    def test_a_site_with_only_hosts_files_is_no_foreign_folder(self, tmp_path: Path) -> None:
        (tmp_path / "site").mkdir()
        (tmp_path / "site/.gitignore").write_text("*")
        (tmp_path / "site/CNAME").write_text("example.org")
        done = publish(files(OLD), tmp_path / "site", tmp_path / "state")
        theirs = {".gitignore": b"*", "CNAME": b"example.org"}
        assert (done.mode, done.notes, content(tmp_path / "site")) == ("first", (), {**OLD, **theirs})
        assert again(tmp_path, NEW) == {**NEW, **theirs}
        assert publish(files(OLD), tmp_path / "site", tmp_path / "state").mode == "swap"


class TestDamage:
    @pytest.mark.parametrize("how", ["deleted", "truncated", "same size and time", "a folder", "a link", "closed"])
    def test_is_found_and_mended(self, here: Path, how: str) -> None:
        page = here / "site/article/a.html"
        seen = page.stat()
        if how == "truncated":
            os.truncate(page, 0)
        elif how == "same size and time":
            page.write_bytes(b"eno")
            os.utime(page, ns=(seen.st_atime_ns, seen.st_mtime_ns))
        elif how == "closed":
            page.chmod(0o600)
        else:
            page.unlink()
        if how == "a folder":
            page.mkdir()
        if how == "a link":
            page.symlink_to("b.html")
        with Publisher(here / "site", here / "state") as publisher:
            assert publisher.damaged == {"article/a.html"}
            assert publisher.update([File("article/a.html", OLD["article/a.html"])]).written == ("article/a.html",)
        assert content(here / "site") == OLD
        assert again(here, NEW) == NEW
        assert again(here, OLD) == OLD

    def test_is_found_when_somebody_looks_again(self, here: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        """Who opens the site again and again need not look at all of it each time; what was found is known when it is opened."""
        looks: list[int] = []

        def looked(ground: Ground) -> None:
            looks.append(1)
            compare(ground)

        monkeypatch.setattr("digest.output.publisher.compare", looked)
        publisher = Publisher(here / "site", here / "state", thorough=False)
        with publisher:
            assert len(looks) == 1
        assert not publisher.look_again()
        os.truncate(here / "site/a.css", 0)
        with publisher:
            assert not publisher.damaged and len(looks) == 2
        assert publisher.look_again()
        with publisher:
            assert publisher.damaged == {"a.css"} and len(looks) == 3
            assert publisher.update([File("a.css", OLD["a.css"])]).written == ("a.css",)
        assert not publisher.look_again() and content(here / "site") == OLD
        with Publisher(here / "site", here / "state") as other:
            assert not publisher.look_again(), "while another builds"
            other.update([File("a.css", b"other {}")])
        looks.clear()
        with publisher:
            assert looks == [1], "somebody else wrote"

    def test_that_nobody_mends_is_told(self, here: Path) -> None:
        os.truncate(here / "site/a.css", 0)
        with Publisher(here / "site", here / "state") as publisher:
            assert [note.code for note in publisher.update([File("index.html", b"!")]).notes] == ["damaged"]

    @pytest.mark.parametrize(
        "lost", ["state", ".site.digest", ".site.digest/spare", ".site.digest/manifest.log", "site", "both logs"]
    )
    @pytest.mark.parametrize("before", [NEW, OLD])
    def test_lost_memory(self, here: Path, lost: str, before: dict[str, bytes]) -> None:
        again(here, before)
        if lost == "both logs":
            shutil.rmtree(here / "state")
            (here / ".site.digest/manifest.log").unlink()
        elif (here / lost).is_dir():
            shutil.rmtree(here / lost)
        else:
            (here / lost).unlink()
        pages = {**NEW, "index.html": b"third"}
        assert again(here, pages) == pages
        assert again(here, OLD) == OLD

    @pytest.mark.parametrize("log", ["state/site-*.log", ".site.digest/manifest.log"])
    @pytest.mark.parametrize("how", ["empty", "half", "garbage", "flipped", "folder"])
    def test_damaged_memory(self, here: Path, log: str, how: str) -> None:
        again(here, NEW)
        (path,) = here.glob(log)
        raw = path.read_bytes()
        path.unlink()
        if how == "folder":
            path.mkdir()
        else:
            path.write_bytes(
                {"empty": b"", "half": raw[: len(raw) // 2], "garbage": b"\x93" * 99, "flipped": bytes(b ^ 1 for b in raw)}[how]
            )
        assert again(here, OLD) == OLD
        assert again(here, NEW) == NEW

    def test_a_copied_root_is_whole_and_rewrites_nothing(self, here: Path) -> None:
        again(here, NEW)
        copy = here.with_name(here.name + "-copy")
        shutil.copytree(here, copy)
        done = publish(files(NEW), copy / "site", copy / "state")
        assert (done.mode, content(copy / "site")) == ("none", NEW)
        assert again(copy, OLD) == OLD

    def test_a_few_pages_are_never_published_as_all(self, here: Path) -> None:
        shutil.rmtree(here / "site")
        with Publisher(here / "site", here / "state") as publisher:
            assert publisher.damaged == set(OLD)
            with pytest.raises(PublishError, match="4 pages are gone"):
                publisher.update([File("index.html", b"!")])
        assert not (here / "site").exists()


class TestPageByPage:
    def test_in_somebody_elses_folder(self, tmp_path: Path) -> None:
        site = tmp_path / "site"
        (site / "work").mkdir(parents=True)
        (site / "work/thesis.txt").write_text("mine")
        (site / "index.html").write_text("my own front page")
        done = publish(files(OLD), site, tmp_path / "state")
        assert (done.mode, sorted(note.code for note in done.notes)) == ("pages", ["page-by-page", "replaced"])
        assert content(site) == {**OLD, "work/thesis.txt": b"mine"}
        assert (tmp_path / "state/replaced/index.html").read_text() == "my own front page"
        inode = site.stat().st_ino
        assert again(tmp_path, NEW) == {**NEW, "work/thesis.txt": b"mine"}
        assert site.stat().st_ino == inode

    def test_in_a_git_worktree(self, here: Path) -> None:
        (here / "site/.git").mkdir()
        assert publish(files(NEW), here / "site", here / "state").mode == "pages"
        assert content(here / "site") == NEW

    def test_a_page_in_a_folder_of_theirs_goes_when_it_is_dropped(self, here: Path) -> None:
        (here / "site/s").mkdir()
        (here / "site/s/theirs.txt").write_text("mine")
        (here / "site/.git").mkdir()
        again(here, NEW)
        again(here, {**NEW, "s/a.html": b"a"})
        (here / "site/.git").rmdir()
        assert again(here, OLD) == {**OLD, "s/theirs.txt": b"mine"}

    def test_without_room_for_a_new_folder_no_page_changes(self, here: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        mkdir = os.mkdir

        def full(path: str | Path, *more: int) -> None:
            if str(path).endswith("site/topic"):
                raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
            mkdir(path, *more)

        (here / "site/.git").mkdir()
        monkeypatch.setattr(os, "mkdir", full)
        with pytest.raises(PublishError, match="the old site stands"):
            again(here, {**NEW, "topic/a.html": b"a"})
        assert content(here / "site") == OLD
        monkeypatch.undo()
        assert again(here, NEW) == NEW

    def test_behind_a_link(self, tmp_path: Path) -> None:
        (tmp_path / "elsewhere").mkdir()
        (tmp_path / "site").symlink_to("elsewhere")
        for pages in (OLD, NEW):
            done = publish(files(pages), tmp_path / "site", tmp_path / "state")
            assert (done.mode, content(tmp_path / "elsewhere"), (tmp_path / "site").is_symlink()) == ("pages", pages, True)

    def test_returns_to_swapping(self, here: Path) -> None:
        (here / "site/.git").mkdir()
        again(here, NEW)
        (here / "site/.git").rmdir()
        assert publish(files(OLD), here / "site", here / "state").mode == "swap"
        assert content(here / "site") == OLD

    def test_where_folders_cannot_be_exchanged(self, here: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        def refuse(*_: str) -> None:
            raise OSError(22, "invalid")

        monkeypatch.setattr("digest.output.system.exchange", refuse)
        done = publish(files(NEW), here / "site", here / "state")
        assert (done.mode, content(here / "site")) == ("pages", NEW)
        monkeypatch.setattr("digest.output.system.can_exchange", lambda _: True)
        done = publish(files(OLD), here / "site", here / "state")
        assert (done.mode, content(here / "site")) == ("pages", OLD)


class TestRefusals:
    @pytest.mark.parametrize(
        "url", ["", "/etc/x", "../x", "a/../../x", "a//b", "a/./b", "a\\b", "a\x00b", "c:x", "a/", "x" * 256, "\ud800"]
    )
    def test_unsafe_addresses(self, here: Path, url: str) -> None:
        assert fault(url)
        with pytest.raises(PublishError):
            again(here, {**NEW, url: b"x"})
        assert content(here / "site") == OLD
        assert again(here, NEW) == NEW

    @pytest.mark.parametrize(
        ("one", "other"),
        [("a.html", "A.html"), ("é.html", "e\u0301.html"), ("a", "a/b.html"), ("X/b.html", "x/c.html"), ("ß", "ss")],
    )
    def test_addresses_that_are_one_file_somewhere(self, here: Path, one: str, other: str) -> None:
        for pages in ({one: b"1", other: b"2"}, {other: b"1", one: b"2"}):
            with pytest.raises(PublishError):
                again(here, pages)
        with Publisher(here / "site", here / "state") as publisher:
            publisher.update([File(one, b"1")])
            with pytest.raises(PublishError):
                publisher.update([File(other, b"2")])

    def test_an_address_that_is_made_twice(self, here: Path) -> None:
        with pytest.raises(PublishError, match="twice"):
            publish([*files(NEW), File("index.html", b"other")], here / "site", here / "state")
        assert content(here / "site") == OLD

    def test_a_renamed_case_after_a_drop(self, here: Path) -> None:
        with Publisher(here / "site", here / "state") as publisher:
            publisher.update([File("article/A.html", b"1")], ["article/a.html"])
        assert "article/A.html" in content(here / "site")

    def test_a_renamed_case_long_after_a_drop(self, here: Path) -> None:
        with Publisher(here / "site", here / "state") as publisher:
            publisher.update([File("article/new.html", b"1")])
            publisher.update([], ["article/a.html"])
            publisher.update([File("article/A.html", b"1")])
        assert "article/A.html" in content(here / "site")

    def test_what_comes_is_told_from_its_fingerprint(self, here: Path) -> None:
        with Publisher(here / "site", here / "state") as publisher:
            before, told = publisher.print_of("index.html"), []

            def coming() -> Iterator[File]:
                yield File("index.html", b"another")
                told.append(publisher.print_of("index.html"))

            publisher.update(coming())
            assert before != told[0] == publisher.print_of("index.html") and publisher.print_of("gone.html") == ""

    def test_a_failing_page_leaves_the_old_site(self, here: Path) -> None:
        def broken() -> Iterator[File]:
            yield from files({**NEW, "big.html": b"x" * 10_000})
            raise ZeroDivisionError

        with pytest.raises(ZeroDivisionError):
            publish(broken(), here / "site", here / "state")
        assert content(here / "site") == OLD
        assert again(here, NEW) == NEW

    def test_another_build(self, here: Path) -> None:
        with Publisher(here / "site", here / "state"), pytest.raises(PublishError, match="another digest build"):
            publish(files(NEW), here / "site", here / "state", wait=0.1)
        assert again(here, NEW) == NEW

    def test_a_site_that_is_a_file(self, tmp_path: Path) -> None:
        (tmp_path / "site").write_text("x")
        with pytest.raises(PublishError, match="no folder"):
            publish(files(NEW), tmp_path / "site", tmp_path / "state")


def test_a_state_folder_that_cannot_be_written_to(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A read-only root with the site elsewhere: what must be remembered is remembered beside the site."""

    def guarded(call: Callable[..., Any]) -> Callable[..., Any]:
        def checked(path: Any, *args: Any, **more: Any) -> Any:
            writes = call is not real_open or (args and args[0] & (os.O_WRONLY | os.O_RDWR | os.O_CREAT))
            if str(path).startswith(str(tmp_path / "root")) and writes:
                raise OSError(errno.EROFS, os.strerror(errno.EROFS))
            return call(path, *args, **more)

        return checked

    (tmp_path / "root").mkdir()
    real_open = os.open
    for name in ("open", "mkdir", "replace", "unlink"):
        monkeypatch.setattr(os, name, guarded(getattr(os, name)))
    for pages, mode in ((OLD, "first"), (NEW, "swap"), (NEW, "none")):
        done = publish(files(pages), tmp_path / "www/site", tmp_path / "root/.digest")
        assert (done.mode, content(tmp_path / "www/site")) == (mode, pages)
    assert list((tmp_path / "root").iterdir()) == []


def test_a_folder_that_does_not_exist_yet(tmp_path: Path) -> None:
    publish(files(OLD), tmp_path / "a/b/site", tmp_path / "c/state")
    assert content(tmp_path / "a/b/site") == OLD


def test_readers_never_meet_two_sites_at_once(here: Path) -> None:
    """A reader who opens the folder and reads two pages in it, while at most one publishing ends."""
    seen: list[tuple[bytes, bytes]] = []
    stop = threading.Event()
    done = [0]

    def read(name: str, folder: int) -> bytes:
        fd = os.open(name, os.O_RDONLY, dir_fd=folder)
        try:
            return os.read(fd, 99)
        finally:
            os.close(fd)

    def look() -> tuple[bytes, bytes]:
        folder = os.open(here / "site", os.O_RDONLY)
        try:
            return read("index.html", folder), read("a.css", folder)
        except OSError as error:
            return b"missing", str(error).encode()
        finally:
            os.close(folder)

    def reader() -> None:
        while not stop.is_set():
            before = done[0]
            pair = look()
            if done[0] == before:
                seen.append(pair)

    again(here, {"index.html": b"0", "a.css": b"0"})
    thread = threading.Thread(target=reader)
    thread.start()
    for turn in range(60):
        again(here, {"index.html": b"%d" % turn, "a.css": b"%d" % turn})
        done[0] += 1
    stop.set()
    thread.join()
    assert len(seen) > 10
    assert all(one == two for one, two in seen), [pair for pair in seen if pair[0] != pair[1]][:3]


def test_a_full_disk_is_one_line(here: Path) -> None:
    """A file size limit stands in for a full disk; in another process, since it cannot be raised again."""
    script = f"""
import resource, signal
from pathlib import Path
from digest.errors import DigestError
from digest.model import File
from digest.output import publish
signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
resource.setrlimit(resource.RLIMIT_FSIZE, (5000, 5000))
try:
    publish([File("index.html", b"n"), File("big.html", b"x" * 9000)], Path({str(here / "site")!r}), Path({str(here / "state")!r}))
except DigestError as error:
    print(error)
"""
    said = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True).stdout
    assert said == "site: cannot publish: File too large; the old site stands\n"
    assert content(here / "site") == OLD
    assert again(here, NEW) == NEW


def test_a_file_whose_number_takes_more_than_64_bits_is_known_again() -> None:
    seen: Any = SimpleNamespace(st_size=5, st_mtime_ns=1, st_ctime_ns=2, st_ino=1 << 70)
    assert Entry(b"").seen(seen).fits(seen)
