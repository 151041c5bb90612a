"""What was worked out before is found again; what is damaged, lost or out of reach is simply worked out again."""

from __future__ import annotations

import os
import random
from dataclasses import dataclass
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from digest import cache as cache_module
from digest.cache import Cache


@dataclass(frozen=True, slots=True)
class Card:
    title: str
    lines: tuple[int, ...] = ()


def filled(folder: Path, count: int = 50) -> Path:
    with Cache(folder) as cache:
        for n in range(count):
            cache.put(f"key {n}", b"value %d" % n * (n % 7))
        cache.save()
    return folder


def test_keeps_and_finds(tmp_path: Path) -> None:
    filled(tmp_path / "c")
    with Cache(tmp_path / "c") as cache:
        assert [cache.get(f"key {n}") for n in range(50)] == [b"value %d" % n * (n % 7) for n in range(50)]
        assert cache.get("other") is None
        assert ("key 3" in cache, "other" in cache, len(cache)) == (True, False, 50)


def test_what_is_not_saved_is_found_in_memory_only(tmp_path: Path) -> None:
    cache = Cache(tmp_path / "c")
    cache.put("a", b"1")
    assert cache.get("a") == b"1"
    cache.close()
    assert Cache(tmp_path / "c").get("a") is None


def test_values_of_a_type(tmp_path: Path) -> None:
    card = Card("Ferry", (1, 2))
    with Cache(tmp_path / "c") as cache:
        cache.keep("card", card)
        cache.save()
    with Cache(tmp_path / "c") as cache:
        assert cache.load("card", Card) == card
        cache.put("bad", b"\xc1")
        cache.keep("other", [1, 2, 3])
        assert cache.load("bad", Card) is None
        assert cache.load("other", Card) is None
        assert cache.load("none", Card) is None


def test_a_changed_value_wins(tmp_path: Path) -> None:
    for value in (b"one", b"two", b"one"):
        with Cache(tmp_path / "c") as cache:
            cache.put("key", value)
            cache.save()
        assert Cache(tmp_path / "c").get("key") == value


def test_saving_nothing_new_writes_nothing(tmp_path: Path) -> None:
    filled(tmp_path / "c")
    before = {path.name: path.stat().st_mtime_ns for path in (tmp_path / "c").iterdir()}
    filled(tmp_path / "c")
    assert {path.name: path.stat().st_mtime_ns for path in (tmp_path / "c").iterdir()} == before


def test_few_files(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(cache_module, "_SEGMENT_BYTES", 2_000)
    with Cache(tmp_path / "c") as cache:
        for n in range(3_000):
            cache.put(str(n), b"x" * 10)
        cache.save()
        assert all(cache.get(str(n)) == b"x" * 10 for n in range(3_000))
    for n in range(60):  # as `watch` does it: a few entries at a time
        with Cache(tmp_path / "c") as cache:
            cache.put(f"w{n}", b"y")
            cache.save()
    monkeypatch.setattr(cache_module, "_SEGMENT_BYTES", 8_000_000)
    with Cache(tmp_path / "c") as cache:
        cache.put("last", b"z")
        cache.save()
    assert len(list((tmp_path / "c").iterdir())) <= 25
    with Cache(tmp_path / "c") as cache:
        assert all(cache.get(str(n)) == b"x" * 10 for n in range(3_000))
        assert all(cache.get(f"w{n}") == b"y" for n in range(60))


def test_forgets_what_is_no_longer_used(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(cache_module, "_SELDOM", 1)
    filled(tmp_path / "c")
    with Cache(tmp_path / "c") as cache:
        cache.save(used=[f"key {n}" for n in range(40)])
        assert len(cache) == 50  # not worth the work yet
        cache.save(used=[f"key {n}" for n in range(10)])
        assert len(cache) == 10
        assert cache.get("key 9") == b"value 9" * 2
    assert len(Cache(tmp_path / "c")) == 10


def test_what_is_no_longer_used_takes_no_more_room_than_the_rest(tmp_path: Path) -> None:
    """A few large values that are replaced at every save do not pile up among many small ones."""
    small = [f"small {number}" for number in range(500)]
    with Cache(tmp_path / "c") as cache:
        for name in small:
            cache.put(name, b"x" * 20)
        for number in range(100):
            cache.put(f"state {number}", b"y" * 100_000)
            cache.save(used=[*small, f"state {number}"])
        assert all(name in cache for name in (*small, "state 99"))
    assert sum(path.stat().st_size for path in (tmp_path / "c").iterdir()) < 2_000_000


@given(seed=st.integers(), how=st.sampled_from(["flip", "cut", "garbage", "empty", "insert"]))
def test_damage_is_a_miss_and_never_a_lie(tmp_path_factory: pytest.TempPathFactory, seed: int, how: str) -> None:
    chance = random.Random(seed)
    (segment,) = filled(tmp_path_factory.mktemp("cache") / "c").iterdir()
    raw = bytearray(segment.read_bytes())
    at = chance.randrange(len(raw))
    if how == "flip":
        raw[at] ^= 1 << chance.randrange(8)
    elif how == "insert":
        raw[at:at] = b"!"
    else:
        raw = {"cut": raw[:at], "garbage": bytearray(chance.randbytes(at)), "empty": bytearray()}[how]
    segment.write_bytes(raw)
    with Cache(segment.parent) as cache:
        found = [cache.get(f"key {n}") for n in range(50)]
        assert all(value in (None, b"value %d" % n * (n % 7)) for n, value in enumerate(found))
        for n in range(50):
            cache.put(f"key {n}", b"value %d" % n * (n % 7))
        cache.save()
    with Cache(segment.parent) as cache:
        assert [cache.get(f"key {n}") for n in range(50)] == [b"value %d" % n * (n % 7) for n in range(50)]


def test_segments_that_are_folders_or_gone(tmp_path: Path) -> None:
    filled(tmp_path / "c")
    (tmp_path / "c/000000-x.segment").mkdir()
    with Cache(tmp_path / "c") as cache:
        assert len(cache) == 50
        for path in (tmp_path / "c").iterdir():
            path.rmdir() if path.is_dir() else path.unlink()
        assert cache.get("key 1") is None
        cache.put("new", b"1")
        cache.save()
    assert Cache(tmp_path / "c").get("new") == b"1"


def test_a_place_that_cannot_be_written_to(tmp_path: Path) -> None:
    (tmp_path / "c").write_text("no folder")
    with Cache(tmp_path / "c") as cache:
        cache.put("a", b"1")
        cache.save()
        assert cache.get("a") == b"1"


def test_two_at_once(tmp_path: Path) -> None:
    with Cache(tmp_path / "c") as one, Cache(tmp_path / "c") as two:
        assert one.get("a") is two.get("b") is None
        one.put("a", b"1")
        two.put("b", b"2")
        one.save()
        two.save()
    with Cache(tmp_path / "c") as cache:
        assert (cache.get("a"), cache.get("b")) == (b"1", b"2")


def test_no_absolute_path_inside(tmp_path: Path) -> None:
    for path in filled(tmp_path / "c").iterdir():
        assert os.fsencode(tmp_path) not in path.read_bytes()


def test_small_segments_are_merged_and_large_ones_left_alone(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What a save costs follows what it adds, not what has come together."""
    monkeypatch.setattr(cache_module, "_SMALL", 2_000)
    with Cache(tmp_path / "c") as cache:
        cache.put("large", b"x" * 5_000)
        cache.save()
        (large,) = (tmp_path / "c").iterdir()
        before = large.stat()
        for number in range(60):
            cache.put(f"small {number}", b"%d" % number)
            cache.put("again", b"%d" % number)
            cache.save()
    assert (large.stat().st_ino, large.stat().st_mtime_ns) == (before.st_ino, before.st_mtime_ns)
    assert len(list((tmp_path / "c").iterdir())) < 30
    with Cache(tmp_path / "c") as cache:
        assert cache.get("large") == b"x" * 5_000
        assert cache.get("again") == b"59"
        assert [cache.get(f"small {number}") for number in range(60)] == [b"%d" % number for number in range(60)]
