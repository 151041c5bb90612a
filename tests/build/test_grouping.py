"""A pass that is taken up where its input changed ends where a pass over everything ends, whatever was kept, lost or damaged."""

from __future__ import annotations

import gc
import random
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

import pytest

from digest.build import copying, segments
from digest.build.course import Course
from digest.build.grouping import groups_of
from digest.build.memory import Memory
from digest.build.records import prints_of
from digest.build.segments import Candidate
from digest.cache import Cache
from digest.group import Features, frozen, group, in_order, order_of
from digest.settings import GroupSettings
from tests.group.texts import reports
from tests.values import replace

HOW = GroupSettings(window_days=12)


@pytest.fixture(autouse=True)
def small(monkeypatch: pytest.MonkeyPatch) -> None:
    """So that a few dozen reports have many segments and parts."""
    monkeypatch.setattr(segments, "SEGMENT", 4)
    monkeypatch.setattr(frozen, "_PARTS", 4)
    monkeypatch.setattr(frozen, "_JOINED", 3)


def candidate(each: Features) -> Candidate:
    return Candidate(each.id, each.day, order_of(each), prints_of(each), lambda: each)


def world(seed: int, undated: bool = False) -> list[Features]:
    """Reports in two languages, some of which are copies, some of which have no day."""
    found = [*reports(90, seed, days=70), *(replace(each, id="d" + each.id, language="de") for each in reports(30, seed + 1, days=70))]
    chance = random.Random(seed)
    copied = chance.sample(found, 12)
    found += [replace(each, id="c" + each.id, day=each.day and each.day + timedelta(days=chance.randint(0, 20))) for each in copied]
    return [replace(each, day=None) if undated and chance.random() < 0.15 else each for each in found]


class History:
    """What is grouped from build to build, and what is kept between them."""

    def __init__(self, folder: Path, seed: int, undated: bool, warm: bool) -> None:
        self.folder, self.chance = folder, random.Random(seed)
        self.waiting = world(seed, undated)
        self.chance.shuffle(self.waiting)
        self.there, self.waiting = self.waiting[:90], self.waiting[90:]
        self.memory = Memory(lasts=warm)

    def step(self) -> None:
        deed = self.chance.choice((self.add, self.add, self.add_newest, self.drop, self.edit, self.copy, self.damage))
        deed()

    def add(self) -> None:
        if self.waiting:
            self.there.append(self.waiting.pop(0))

    def add_newest(self) -> None:
        self.waiting = in_order(self.waiting)
        if self.waiting:
            self.there.append(self.waiting.pop())

    def drop(self) -> None:
        self.waiting.append(self.there.pop(self.chance.randrange(len(self.there))))

    def edit(self) -> None:
        at = self.chance.randrange(len(self.there))
        self.there[at] = replace(self.there[at], figures=(str(self.chance.randint(10, 99)),), length=self.chance.randint(100, 900))

    def copy(self) -> None:
        """The text of one report under the head of another, or with a tail of its own."""
        one, other = self.chance.sample(range(len(self.there)), 2)
        self.there[one] = replace(self.there[one], shingles=self.there[other].shingles[: self.chance.randint(8, 80) * 4])

    def damage(self) -> None:
        for path in sorted(self.folder.glob("*"))[:2]:
            raw = bytearray(path.read_bytes())
            raw[self.chance.randrange(len(raw))] ^= 0x41
            path.write_bytes(bytes(raw))

    def grouped(self) -> bool:
        """Is it what a pass over everything makes?"""
        self.memory.begin(0, {})
        with Cache(self.folder) as kept:
            found = groups_of({each.id: candidate(each) for each in self.there}, HOW, kept, self.memory)
            return tuple(found.values()) == group(self.there, HOW)


@pytest.mark.slow
@pytest.mark.parametrize("warm", [False, True])
@pytest.mark.parametrize("undated", [False, True])
@pytest.mark.parametrize("seed", [1, 2, 3])
def test_a_pass_taken_up_ends_like_one_over_everything(tmp_path: Path, seed: int, undated: bool, warm: bool) -> None:
    history = History(tmp_path / "groups", seed, undated, warm)
    assert history.grouped()
    for _ in range(30):
        history.step()
        assert history.grouped()


def test_an_article_more_at_the_end_is_all_that_is_placed(tmp_path: Path) -> None:
    history = History(tmp_path / "groups", 5, undated=False, warm=False)
    newest = in_order(history.there)[-1]
    history.grouped()
    history.there.append(replace(newest, id="z" + newest.id))
    history.grouped()
    assert 0 < history.memory.counts["grouped"] <= 2 * 4
    history.grouped()
    assert history.memory.counts["grouped"] == 0


def test_a_pass_that_was_taken_up_is_let_go_of(tmp_path: Path) -> None:
    """Builds do not look for what holds itself."""
    history = History(tmp_path / "groups", 5, undated=False, warm=False)
    newest = in_order(history.there)[-1]
    history.grouped()
    history.there.append(replace(newest, id="z" + newest.id))
    gc.collect()
    gc.disable()
    try:
        assert history.grouped()
        assert not [each for each in gc.get_objects() if isinstance(each, Course)]
    finally:
        gc.enable()


def test_a_longer_tail_moves_no_story(tmp_path: Path) -> None:
    history = History(tmp_path / "groups", 5, undated=False, warm=False)
    history.grouped()
    first = in_order(history.there)[3]
    history.there[history.there.index(first)] = replace(first, length=9_999, shingles=first.shingles[:-4] + b"\xff\xff\xff\xff")
    assert history.grouped() and history.memory.counts["grouped"] == 0


def test_a_first_report_without_a_day_changes_no_other(tmp_path: Path) -> None:
    history = History(tmp_path / "groups", 6, undated=False, warm=False)
    history.grouped()
    history.there.append(replace(history.there[0], id="u", day=None))
    assert history.grouped()
    history.there.append(replace(history.there[1], id="v", day=None))
    assert history.grouped()
    assert history.memory.counts["grouped"] == 2, "the dated are not placed again"


def forgotten_part(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(frozen, "part_of", lambda lane, since: frozen.Part({}))


def forgotten_counts(monkeypatch: pytest.MonkeyPatch) -> None:
    whole = frozen.state_of
    monkeypatch.setattr(frozen, "state_of", lambda *given: replace(whole(*given), counts={}))


def forgotten_company(monkeypatch: pytest.MonkeyPatch) -> None:
    whole = frozen.state_of
    monkeypatch.setattr(frozen, "state_of", lambda *given: replace(whole(*given), company=(0.0, 0.0)))


def forgotten_key(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(segments, "fingerprint", lambda *parts: str(len(parts)))


def forgotten_neighbours(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(copying.Table, "having", lambda self, triple: ())


@pytest.mark.slow
@pytest.mark.parametrize("plant", [forgotten_neighbours, forgotten_part, forgotten_counts, forgotten_company, forgotten_key])
def test_a_planted_fault_is_noticed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, plant: Callable[[pytest.MonkeyPatch], None]) -> None:
    plant(monkeypatch)
    history = History(tmp_path / "groups", 1, undated=False, warm=False)
    history.grouped()
    for _ in range(30):
        history.step()
        try:
            if not history.grouped():
                return
        except IndexError:  # a fault may also be too bad to go on
            return
    pytest.fail("nobody noticed")
