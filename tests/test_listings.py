"""One look at a folder tells what lies in it, and that something in it changed."""

from __future__ import annotations

import os
import random
import shutil
from pathlib import Path

import pytest

from digest.listings import HIDDEN, LEADS, NO_FILE, NO_FOLDER, listing, renewed


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


NAMES = ("a.txt", "b.txt", "one", "two", ".hidden", "..odd")


def changed(rng: random.Random, root: Path) -> set[Path]:
    """Something happens below the folder; returns where."""
    there = sorted(root.rglob("*"))
    place = rng.choice([root, *(path for path in there if path.is_dir())]) / rng.choice(NAMES)
    kind = rng.choice(("save", "save", "make", "remove", "move"))
    if kind == "save" and not place.is_dir():
        place.write_text("x" * rng.randrange(99))
    elif kind == "make" and not place.exists():
        (place / "deep").mkdir(parents=True)
        (place / "deep" / "c.txt").write_text("c")
    elif there and kind in ("remove", "move"):
        old = rng.choice(there)
        if kind == "remove":
            shutil.rmtree(old) if old.is_dir() else old.unlink()
        elif not place.exists() and old not in (place, *place.parents):
            old.rename(place)
        return {old, place}
    return {place}


@pytest.mark.parametrize("seed", range(6))
def test_a_narrow_look_sees_what_a_look_at_everything_sees(tmp_path: Path, seed: int) -> None:
    rng, root = random.Random(seed), tmp_path / "content"
    root.mkdir()
    known = listing(root)
    for _ in range(80):
        places = {os.fsencode(place) for _ in range(rng.randrange(1, 4)) for place in changed(rng, root)}
        found = renewed(known, root, places)
        assert found == listing(root)
        known = found


def test_where_links_are_everything_is_looked_at(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("one")
    known = listing(tmp_path)
    assert renewed(known, tmp_path, [os.fsencode(tmp_path)]) is None
    (tmp_path / "b.txt").symlink_to(tmp_path / "a.txt")
    assert renewed(known, tmp_path, [os.fsencode(tmp_path / "b.txt")]) is None
    assert renewed(listing(tmp_path), tmp_path, [os.fsencode(tmp_path / "a.txt")]) is None
