"""Whoever does the work, the same bytes come out; and no worker outlives its build."""

from __future__ import annotations

import os
import re
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from digest.build import Options, build
from digest.build.engines import _LIFE, CHUNK, Alone, Crew, Patience, Several, at_work, cores, crew, near, shares_memory
from digest.errors import DigestError, TemplateError
from tests.conftest import tree, write


class Adding:
    """A step that adds what it was told."""

    def __init__(self, more: int) -> None:
        self.more = more

    def learn(self, more: int) -> None:
        self.more = more

    def add(self, number: int) -> int:
        return number + self.more

    def fail(self, number: int) -> int:
        raise TemplateError("no such field", "templates/story.html", number)

    def length(self, body: bytes) -> int:
        return len(body)

    def big(self, number: int) -> bytes:
        return bytes(number)

    def die(self, number: int) -> int:
        os._exit(number)

    def backtrack(self, number: int) -> int:
        return bool(re.match(r"(a+)+$", "a" * 40 + "b")) if number == 7 else number  # a rule as users write them

    def who(self, number: int) -> tuple[int, int]:
        return number, os.getpid()

    def brood(self, number: int) -> int:
        while number == 7:  # for ever, and swallows every Exception
            try:
                number += sum(range(1000)) * 0
            except Exception:
                continue
        return number


@pytest.fixture(params=["local", "processes"])
def workers(request: pytest.FixtureRequest) -> Iterator[Crew[Adding]]:
    with at_work(request.param, Adding(1), 2) as found:
        yield found


def test_the_order_is_that_of_the_items(workers: Crew[Adding]) -> None:
    assert list(workers.each(Adding.add, range(500))) == list(range(1, 501))


def test_new_workers_take_the_place_of_those_that_worked_long() -> None:
    many = max(2, cores()) * CHUNK * _LIFE + 1
    with at_work("processes", Adding(1), many, relieved=True) as workers:
        found = list(workers.each(Adding.who, range(many)))
    assert [number for number, _ in found] == list(range(many))
    assert len({pid for _, pid in found}) == (max(2, cores()) + 1 if shares_memory() else max(2, cores()))


def test_every_worker_is_told(workers: Crew[Adding]) -> None:
    workers.tell(Adding.learn, 10)
    assert set(workers.each(Adding.add, [0] * 100)) == {10}


def soon(number: int) -> float:
    return 0.3


def given_up(number: int) -> int:
    return -number


def test_what_takes_too_long_is_given_up_and_work_goes_on(workers: Crew[Adding]) -> None:
    assert list(workers.each(Adding.brood, range(40), Patience(soon, given_up))) == [-n if n == 7 else n for n in range(40)]
    assert list(workers.each(Adding.add, range(40))) == list(range(1, 41))
    assert list(workers.each(Adding.backtrack, range(10), Patience(soon, given_up))) == [-n if n == 7 else n for n in range(10)]


def test_who_has_no_time_limit_is_not_interrupted(workers: Crew[Adding]) -> None:
    workers.tell(Adding.learn, 0)
    assert list(workers.each(Adding.add, range(3), Patience(soon, given_up))) == [0, 1, 2]


def test_few_items_need_no_processes() -> None:
    assert isinstance(crew("auto", Adding(1), 3), Alone)


def test_a_worker_that_dies_ends_the_build_with_a_word() -> None:
    workers = Several(Adding(1), 2)
    with pytest.raises(DigestError, match="--engine local"):
        list(workers.each(Adding.die, [9]))
    workers.close()


def test_a_fault_arrives_as_it_was(workers: Crew[Adding]) -> None:
    with pytest.raises(TemplateError, match=r"templates/story.html:7: no such field") as found:
        list(workers.each(Adding.fail, [7]))
    assert (found.value.path, found.value.line) == ("templates/story.html", 7)


@pytest.mark.timeout(60)
def test_large_chunks_both_ways_do_not_wait_for_each_other(workers: Crew[Adding]) -> None:
    assert sum(map(len, workers.each(Adding.big, [100_000] * 200))) == 20_000_000
    assert list(workers.each(Adding.length, [bytes(100_000)] * 200)) == [100_000] * 200


def test_a_file_that_takes_too_long_is_skipped_and_noted(tmp_path: Path) -> None:
    made = {}
    for engine in ("local", "processes"):
        root = folder(tmp_path / engine, 3)
        code = "import time\ndef read(source):\n    end = time.process_time() + 5\n    while time.process_time() < end: pass\n    return []\n"
        write(root / "slow.py", code)
        write(root / "digest.toml", 'site_id = "test"\n[readers]\n".slow" = "slow:read"\n')
        write(root / "content" / "a.slow", "x")
        with pytest.MonkeyPatch.context() as patch:
            patch.setattr("digest.build.reading._SECONDS", 0.3)
            result = build(root, Options(search=False, engine=engine))
        assert [(line.status, line.reason) for line in result.lines if line.path == "a.slow"] == [("skipped", "takes too long to read")]
        made[engine] = (tree(root / "site"), result.lines, result.notes)
    assert made["local"] == made["processes"]
    assert [note.code for note in made["local"][2] if note.path == "a.slow"] == ["too-slow"]


def test_pages_are_made_near() -> None:
    assert (near("dask:tcp://a:1"), near("local"), near("processes")) in (("auto", "local", "processes"), ("local",) * 3)


def folder(root: Path, articles: int = 24) -> Path:
    """Some articles of three outlets that repeat a line, with one file that is none."""
    write(root / "digest.toml", 'site_id = "test"\n[clean]\noutlet_lines = 3\n')
    for number in range(articles):
        text = f"Bridge {number % 5} of Selmouth closed\n\nPublished {8 + number % 7} October 2025\n\nThe bridge was closed after {number} cracks were found, Mira Toll said.\n\nRead the letter of the quays\n"
        write(root / "content" / ("post", "ledger", "radio")[number % 3] / f"a{number}.txt", text)
    write(root / "content" / "broken.json", "{")
    return root


def test_processes_make_the_same_site(tmp_path: Path) -> None:
    made = {}
    for engine in ("local", "processes"):
        root = folder(tmp_path / engine)
        result = build(root, Options(search=False, engine=engine))
        made[engine] = (tree(root / "site"), (root / "digest.ledger").read_bytes(), result.lines, result.notes)
    assert made["local"] == made["processes"]


def test_after_processes_nothing_is_left_to_do(tmp_path: Path) -> None:
    root = folder(tmp_path)
    build(root, Options(search=False, engine="processes"))
    time.sleep(0.08)
    assert not build(root, Options(search=False, engine="processes")).written
    write(root / "content" / "new.txt", "Quarry sold\n\nPublished 15 October 2025\n\nThe quarry of Selmouth was sold to a baker.\n")
    assert dict(build(root, Options(search=False)).did)["parsed"] == 1


@pytest.mark.skipif(sys.platform != "linux", reason="reads /proc")
def test_workers_end_when_their_build_is_killed(tmp_path: Path) -> None:
    code = (
        "import sys, time\nfrom tests.build.test_engines import Adding\nfrom digest.build.engines import Several\n"
        "if __name__ == '__main__':\n    w = Several(Adding(1), 2); list(w.each(Adding.add, range(64)))\n    print('ready', flush=True); time.sleep(60)\n"
    )
    with subprocess.Popen([sys.executable, "-c", code], stdout=subprocess.PIPE, cwd=Path(__file__).parents[2]) as running:
        assert running.stdout is not None and running.stdout.readline() == b"ready\n"
        children = children_of(running.pid)
        assert children
        running.send_signal(signal.SIGKILL)
    end = time.monotonic() + 10
    while any(Path(f"/proc/{child}").exists() for child in children) and time.monotonic() < end:
        time.sleep(0.1)
    assert not [child for child in children if Path(f"/proc/{child}").exists()]


def children_of(pid: int) -> list[int]:
    """The processes whose parent this is."""
    found = []
    for path in Path("/proc").glob("[0-9]*/stat"):
        try:
            fields = path.read_text(encoding="utf-8").rpartition(")")[2].split()
        except OSError:
            continue
        if int(fields[1]) == pid:
            found.append(int(path.parent.name))
    return found
