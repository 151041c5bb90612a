"""The walk over content/: every entry is found or refused, in one order, with what its sidecars declare."""

import errno
import os
import random
from pathlib import Path
from typing import Any

import pytest

from digest.content import entries, walk
from digest.errors import DigestError
from digest.files import Found, Refused, load
from digest.listings import listing
from digest.settings import ReaderSettings
from digest.tables import Tables

PLAIN = ReaderSettings()


def write(root: Path, name: str, text: str = "words") -> Path:
    path = root / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text)
    return path


def by_path(root: Path, settings: ReaderSettings = PLAIN) -> dict[str, Found | Refused]:
    return {each.path: each for each in walk(root, settings)}


def test_files_come_in_one_order_whatever_the_disk_says(tmp_path: Path) -> None:
    for name in ("b.txt", "a/z.txt", "a.txt", "Ä.txt", "a/b/c.md"):
        write(tmp_path, name)
    assert [each.path for each in walk(tmp_path, PLAIN)] == sorted(["b.txt", "a/z.txt", "a.txt", "Ä.txt", "a/b/c.md"])


def test_hidden_and_editors_files_are_ignored_with_a_reason(tmp_path: Path) -> None:
    for name in (
        ".a.txt.swp",
        "a.txt~",
        "#a.txt#",
        "a.txt.orig",
        ".DS_Store",
        "Thumbs.db",
        ".nfs01",
        "a.tmp",
        "a.part",
        "a.crdownload",
        "___jb_tmp___",
        ".~lock.a.txt#",
        ".git/config",
    ):
        write(tmp_path, name)
    found = by_path(tmp_path)
    assert len(found) == 13 and all(
        isinstance(each, Refused) and each.status == "ignored" and each.reason for each in found.values()
    )


def test_links_are_followed_inside_only(tmp_path: Path) -> None:
    root = tmp_path / "content"
    write(root, "a.txt")
    write(tmp_path, "secret.txt")
    for name, target in (
        ("in.txt", "a.txt"),
        ("out.txt", "../secret.txt"),
        ("self.txt", "self.txt"),
        ("gone.txt", "nowhere.txt"),
        ("up", ".."),
        ("again", "."),
    ):
        (root / name).symlink_to(target)
    found = by_path(root)
    assert isinstance(found["in.txt"], Found) and isinstance(found["a.txt"], Found) and len(found) == 7
    assert {path: each.reason for path, each in found.items() if isinstance(each, Refused)} == {
        "out.txt": "a link that leads out of content/", "up": "a link that leads out of content/",
        "self.txt": "a link that leads back to itself",
        "gone.txt": "a link that leads nowhere", "again": "a link to a folder inside content/, which is read in its own place",
    }  # fmt: skip


def test_a_pipe_is_refused_and_nobody_waits(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.txt")
    assert by_path(tmp_path)["pipe.txt"].reason == "not a regular file: a named pipe"  # type: ignore[union-attr]


def test_a_file_that_turns_into_a_pipe_or_vanishes_is_refused_at_reading(tmp_path: Path) -> None:
    path = write(tmp_path, "a.txt")
    (found,) = walk(tmp_path, PLAIN)
    assert isinstance(found, Found)
    path.unlink()
    gone = load(found, PLAIN)
    assert isinstance(gone, Refused) and gone.notes[0].code == "vanished"
    os.mkfifo(path)
    piped = load(found, PLAIN)
    assert isinstance(piped, Refused) and "named pipe" in piped.reason


def test_a_file_beyond_the_limit_is_refused_unread(tmp_path: Path) -> None:
    with open(tmp_path / "big.txt", "wb") as sparse:
        sparse.truncate(1 << 32)
    assert "max_file_bytes" in by_path(tmp_path)["big.txt"].reason  # type: ignore[union-attr]


def test_a_name_that_is_no_utf8_survives(tmp_path: Path) -> None:
    try:
        (tmp_path / os.fsdecode(b"caf\xe9.txt")).write_text("words")
    except OSError:
        pytest.skip("this file system takes UTF-8 only")
    (found,) = walk(tmp_path, PLAIN)
    assert isinstance(found, Found) and found.path == "caf\\xe9.txt"
    assert getattr(load(found, PLAIN), "body", b"") == b"words"


def test_two_names_that_would_look_the_same_stay_apart(tmp_path: Path) -> None:
    try:
        (tmp_path / os.fsdecode(b"caf\xe9.txt")).write_text("bytes")
    except OSError:
        pytest.skip("this file system takes UTF-8 only")
    (tmp_path / "caf\\xe9.txt").write_text("letters")
    found = by_path(tmp_path)
    bodies = {path: getattr(load(each, PLAIN), "body", b"") for path, each in found.items() if isinstance(each, Found)}
    assert bodies == {"caf\\xe9.txt": b"letters", "caf\\xe9.txt_": b"bytes"}


def test_a_folder_that_is_passed_over_is_one_line_however_much_it_holds(tmp_path: Path) -> None:
    for name in ("drafts/a.txt", "drafts/b/c.txt", "..odd/d.txt", "old.tmp/e.txt"):
        write(tmp_path, name)
    found = by_path(tmp_path, ReaderSettings(ignore=("drafts/**",)))
    assert [(path, type(each).__name__) for path, each in found.items()] == [
        ("..odd/d.txt", "Found"),
        ("drafts", "Refused"),
        ("old.tmp", "Refused"),
    ]


def test_whoever_looks_again_sees_what_a_first_look_sees(tmp_path: Path) -> None:
    """Random changes, each followed by a look that remembers and one that does not."""
    rng, tables = random.Random(7), Tables(lasts=True)
    names = [f"{folder}{name}" for folder in ("", "a/", "a/b/", "d.tmp/") for name in ("x.txt", "y.md", "x.txt.meta.toml", "_folder.toml")]
    for _ in range(120):
        path = tmp_path / rng.choice(names)
        if path.is_symlink() or (path.exists() and rng.random() < 0.4):
            path.unlink()
        elif path.suffix == ".txt" and rng.random() < 0.2:
            path.parent.mkdir(parents=True, exist_ok=True)
            path.unlink(missing_ok=True)
            path.symlink_to(rng.choice(("y.md", "..", "nowhere")))
        else:
            write(tmp_path, path.relative_to(tmp_path).as_posix(), f'source = "{rng.choice("abc")}"')
        again = entries(tmp_path, PLAIN, listing(tmp_path), tables)
        assert [*again.values()] == [*walk(tmp_path, PLAIN)]


def test_names_that_differ_in_case_or_normal_form_both_survive(tmp_path: Path) -> None:
    names = ("caf\u00e9.txt", "cafe\u0301.txt", "A.txt", "a.txt")
    for name in names:
        write(tmp_path, name)
    if len(os.listdir(tmp_path)) < 4:
        pytest.skip("this file system folds names")
    assert set(by_path(tmp_path)) == set(names)


def test_the_nearest_sidecar_wins(tmp_path: Path) -> None:
    write(tmp_path, "_folder.toml", 'source = "far"\nlanguage = "uk"')
    write(tmp_path, "a/_folder.toml", 'source = "near"')
    write(tmp_path, "a/x.txt.meta.toml", 'date = "2025-10-12"')
    write(tmp_path, "a/y.meta.toml", 'source = "own"')
    for name in ("a/x.txt", "a/y.txt", "b/z.txt"):
        write(tmp_path, name)
    found = {path: dict(each.declared.fields) for path, each in by_path(tmp_path).items() if isinstance(each, Found)}
    assert found == {
        "a/x.txt": {"source": "near", "language": "uk", "date": "2025-10-12"},
        "a/y.txt": {"source": "own", "language": "uk"},
        "b/z.txt": {"source": "far", "language": "uk"},
    }


def test_a_sidecar_without_its_article_and_a_wrong_key_are_noted(tmp_path: Path) -> None:
    write(tmp_path, "a/x.txt")
    write(tmp_path, "a/w.txt.meta.toml", 'tilte = "A"')
    each = by_path(tmp_path)["a/w.txt.meta.toml"]
    assert isinstance(each, Refused) and [note.code for note in each.notes] == ["unknown-key", "sidecar-alone"]


def test_what_is_declared_has_a_fingerprint_of_its_own(tmp_path: Path) -> None:
    write(tmp_path, "x.txt")
    prints = []
    for text in ('source = "a"', 'source = "b"', 'source = "a"'):
        write(tmp_path, "_folder.toml", text)
        prints.append(getattr(by_path(tmp_path)["x.txt"], "declared_print", ""))
    assert prints[0] == prints[2] != prints[1]


def test_patterns_of_the_settings_are_passed_over(tmp_path: Path) -> None:
    for name in ("drafts/a.txt", "b/README.md", "b/c.txt"):
        write(tmp_path, name)
    found = by_path(tmp_path, ReaderSettings(ignore=("drafts/**", "README.md")))
    assert [path for path, each in found.items() if isinstance(each, Found)] == ["b/c.txt"]


def test_a_missing_folder_is_said_in_one_line(tmp_path: Path) -> None:
    with pytest.raises(DigestError, match="no such folder: nowhere"):
        walk(tmp_path / "nowhere", PLAIN)


def closed(monkeypatch: pytest.MonkeyPatch, folder: Path, code: int = errno.EACCES) -> None:
    """The folder cannot be listed, whoever asks."""
    scandir = os.scandir

    def scan(path: Any) -> Any:
        if os.fsdecode(path) == os.path.realpath(folder):
            raise OSError(code, os.strerror(code))
        return scandir(path)

    monkeypatch.setattr(os, "scandir", scan)


def test_a_folder_that_cannot_be_looked_into_is_no_empty_one(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    root = tmp_path / "content"
    write(root, "a/x.txt")
    write(root, "b/c/y.txt")
    closed(monkeypatch, root / "b")
    with pytest.raises(DigestError) as error:
        walk(root, PLAIN)
    assert str(error.value).startswith("content/b: cannot be read (Permission denied); the old site stands; give the right")
    assert str(error.value).endswith('[readers] ignore = ["b/"]')


def test_a_closed_folder_that_is_passed_over_stops_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("a/x.txt", "b/y.txt", "b/c/z.txt"):
        write(tmp_path, name)
    closed(monkeypatch, tmp_path / "b")
    assert sorted(by_path(tmp_path, ReaderSettings(ignore=("b/",)))) == ["a/x.txt", "b"]
    closed(monkeypatch, tmp_path / "lost+found")
    (tmp_path / "lost+found").mkdir()
    assert by_path(tmp_path, ReaderSettings(ignore=("b/",)))["lost+found"].reason.startswith("the file system's own")  # type: ignore[union-attr]


def test_a_folder_that_is_deleted_while_it_is_listed_has_lost_its_files(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write(tmp_path, "a/x.txt")
    write(tmp_path, "b/y.txt")
    closed(monkeypatch, tmp_path / "b", errno.ENOENT)
    found = by_path(tmp_path)
    assert isinstance(found["a/x.txt"], Found) and getattr(found["b"], "notes", ())[0].code == "vanished"


@pytest.mark.skipif(os.geteuid() == 0, reason="root reads everything")
def test_an_unreadable_file_is_refused(tmp_path: Path) -> None:
    write(tmp_path, "a.txt").chmod(0)
    (found,) = walk(tmp_path, PLAIN)
    assert isinstance(found, Found) and "permission denied" in getattr(load(found, PLAIN), "reason", "")
