"""One look at a folder tells what lies in it, and that something in it changed."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from digest.listings import HIDDEN, LEADS, NO_FILE, NO_FOLDER, listing


def shown(root: Path) -> dict[str, int]:
    return {os.fsdecode(path).removeprefix(f"{os.path.realpath(root)}/"): stat[0] for path, stat in listing(root).items()}


def test_files_of_all_folders_with_their_sizes(tmp_path: Path) -> None:
    for name, text in (("a.txt", "one"), ("b/c/d.txt", "three"), ("..odd/e.txt", "")):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(text)
    assert shown(tmp_path) == {"a.txt": 3, "b/c/d.txt": 5, "..odd/e.txt": 0}


def test_what_is_no_file_says_so(tmp_path: Path) -> None:
    (tmp_path / ".git").mkdir()
    (tmp_path / ".git" / "config").write_text("no")
    os.mkfifo(tmp_path / "pipe.txt")
    (tmp_path / "up").symlink_to(tmp_path)
    found = shown(tmp_path)
    assert found.pop(f"up{LEADS.decode()}{os.path.realpath(tmp_path)}") > 0
    assert found == {".git/": HIDDEN, "pipe.txt": NO_FILE, "up": NO_FILE}


@pytest.mark.skipif(os.geteuid() == 0, reason="root reads everything")
def test_a_folder_that_cannot_be_listed_is_not_forgotten(tmp_path: Path) -> None:
    (tmp_path / "closed").mkdir(mode=0)
    assert shown(tmp_path) == {"closed/": NO_FOLDER}


def test_whatever_is_done_to_a_file_is_seen(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text("one")
    seen = [listing(tmp_path)]
    stat = path.stat()
    path.write_text("two")
    os.utime(path, ns=(stat.st_atime_ns, stat.st_mtime_ns))
    seen.append(listing(tmp_path))
    path.replace(tmp_path / "b.txt")
    seen.append(listing(tmp_path))
    assert seen[0] != seen[1] != seen[2]


def test_a_system_that_knows_no_folders_by_number_sees_the_same(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("a.txt", "b/c.txt"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(name)
    seen = listing(tmp_path)
    monkeypatch.setattr(os, "supports_dir_fd", frozenset())
    assert len(seen) == 2 and listing(tmp_path) == seen
