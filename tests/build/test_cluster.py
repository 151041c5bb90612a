"""A cluster makes the same bytes as one process, loses workers without losing work, and says in a line what it cannot do."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from digest.build import Options, build
from digest.build.cluster import Cluster
from digest.build.given import given
from digest.build.reading import Reading
from digest.errors import DigestError, TemplateError
from tests.build.test_engines import Adding, folder
from tests.conftest import PROJECT, tree, write
from tests.warcs import packed, pages

if not os.environ.get("DIGEST_NO_SKIP"):
    pytest.importorskip("distributed")

pytestmark = [pytest.mark.slow, pytest.mark.timeout(100)]
WORKERS = 3


class Machines:
    """A scheduler and its workers, each a process of its own; they are told of in a file, as batch systems do it."""

    def __init__(self, folder: Path) -> None:
        self.file = folder / "scheduler.json"
        self._folder = folder
        self._env = {**os.environ, "PYTHONPATH": str(PROJECT), "DASK_DISTRIBUTED__WORKER__LIFETIME__RESTART": "false"}
        self.scheduler = self._started("scheduler", "--port", "0", "--no-dashboard", "--scheduler-file", str(self.file))
        until(self.file.is_file)
        self.workers = [self.worker() for _ in range(WORKERS)]

    def worker(self) -> subprocess.Popen[bytes]:
        return self._started("worker", "--scheduler-file", str(self.file), "--nthreads", "1", "--no-nanny", "--no-dashboard",
                             "--local-directory", str(self._folder))  # fmt: skip

    def _started(self, *words: str) -> subprocess.Popen[bytes]:
        return subprocess.Popen([sys.executable, "-m", "dask", *words], env=self._env, cwd=self._folder, stderr=subprocess.DEVNULL)

    def end(self) -> None:
        for each in (*self.workers, self.scheduler):
            each.kill()
            each.wait()


def until(true: object, seconds: float = 30) -> None:
    end = time.monotonic() + seconds
    while not true():  # type: ignore[operator]
        assert time.monotonic() < end, "waited in vain"
        time.sleep(0.05)


@pytest.fixture
def machines(tmp_path: Path) -> Iterator[Machines]:
    place = tmp_path / "machines"
    place.mkdir()
    found = Machines(place)
    yield found
    found.end()


def test_a_cluster_of_three_that_loses_one_half_way_makes_the_same_site(machines: Machines, tmp_path: Path) -> None:
    made = {}
    lost: list[int] = []

    def half_way(stage: str, done: int, total: int) -> None:
        if stage == "reading" and done >= total // 2 and not lost:
            machines.workers[0].send_signal(signal.SIGKILL)
            lost.append(done)

    for engine, progress in (("local", None), ("processes", None), (f"dask:{machines.file}", half_way)):
        root = folder(tmp_path / engine.partition(":")[0], 300)
        result = build(root, Options(search=False, engine=engine, progress=progress))
        made[engine[:4]] = (tree(root / "site"), (root / "digest.ledger").read_bytes(), result.lines, result.notes)
    assert lost and machines.workers[0].wait(10) == -signal.SIGKILL
    assert made["loca"] == made["proc"] == made["dask"]


def test_workers_read_a_store_and_readers_of_ones_own_as_this_machine_does(machines: Machines, tmp_path: Path) -> None:
    made = []
    dask = f"dask:{machines.file}"
    for name, engine, more in (("local", "local", ""), ("folder", dask, ""), ("other", dask, "It is his."), ("store", dask, "")):
        root = folder(tmp_path / name)
        write(root / "own_notes.py", f"from digest.model import Document\ndef read(source):\n    return [Document(source.path, text=source.body.decode() + {more!r})]\n")
        write(root / "digest.toml", 'site_id = "test"\n[readers]\n".note" = "own_notes:read"\n')
        write(root / "content" / "a.note", "Quarry sold\n\nPublished 15 October 2025\n\nThe quarry of Selmouth was sold to a baker.\n")
        (root / "content" / "crawl.warc.gz").write_bytes(packed(pages(20)))
        content = Path(f"file://{root}/content") if name == "store" else None
        result = build(root, Options(search=False, engine=engine, content=content))
        made.append((tree(root / "site"), (root / "digest.ledger").read_bytes(), result.lines, result.notes))
    assert made[0] == made[1] == made[3] != made[2] and any(line.path == "a.note" and line.page for line in made[0][2])


def test_a_folder_that_workers_do_not_see_is_said(machines: Machines, tmp_path: Path) -> None:
    root = folder(tmp_path / "here", 3)
    step = Reading(given(root, Options()))
    (root / "content").rename(root / "elsewhere")
    crew = Cluster(step, str(machines.file))
    with pytest.raises(DigestError, match="does not see this folder"):
        list(crew.each(Reading.make, [None]))  # type: ignore[list-item]
    crew.close()


def test_a_crew_that_loses_a_worker_and_gains_one_does_all_items_in_order(
    machines: Machines, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("digest.build.cluster._WORKERS", 5)
    crew = Cluster(Adding(1), str(machines.file))
    crew.tell(Adding.learn, 10)
    results = crew.each(Adding.add, range(2_000))
    begun = [next(results) for _ in range(40)]
    machines.workers[0].send_signal(signal.SIGKILL)
    machines.workers.append(machines.worker())
    assert [*begun, *results] == list(range(10, 2_010))
    crew.tell(Adding.learn, 20)
    assert list(crew.each(Adding.add, range(100))) == list(range(20, 120))
    with pytest.raises(TemplateError, match=r"templates/story.html:7: no such field"):
        list(crew.each(Adding.fail, [7]))
    with pytest.raises(DigestError, match="did not finish"):
        list(crew.each(Adding.die, [7] * 64))
    crew.close()


def test_a_scheduler_that_is_gone_ends_the_build_with_a_word(machines: Machines, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("digest.build.cluster._WORKERS", 5)
    crew = Cluster(Adding(1), str(machines.file))
    results = crew.each(Adding.add, range(5_000))
    assert next(results) == 1
    machines.scheduler.send_signal(signal.SIGKILL)
    with pytest.raises(DigestError, match="did not finish its work"):
        list(results)
    crew.close()


def test_without_an_address_it_begins_processes_of_its_own(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("DASK_SCHEDULER_ADDRESS", raising=False)
    crew = Cluster(Adding(1))
    assert list(crew.each(Adding.add, range(40))) == list(range(1, 41))
    crew.close()


def test_no_scheduler_is_said_in_one_line(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("digest.build.cluster._ANSWER", "1s")
    crew = Cluster(Adding(1), "tcp://127.0.0.1:9")
    with pytest.raises(DigestError, match=r"dask:tcp://127.0.0.1:9: no scheduler answers there"):
        list(crew.each(Adding.add, [1]))


def test_no_work_asks_no_scheduler() -> None:
    crew = Cluster(Adding(1), "tcp://127.0.0.1:9")
    crew.tell(Adding.learn, 2)
    assert list(crew.each(Adding.add, [])) == []
    crew.close()


def test_a_missing_package_is_said_with_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "distributed", None)
    with pytest.raises(DigestError, match=r'pip install "digest-site\[dask\]"'):
        list(Cluster(Adding(1), "tcp://127.0.0.1:9").each(Adding.add, [1]))


def test_a_worker_with_another_digest_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    from digest.build import cluster

    monkeypatch.setattr(cluster, "_stamp", lambda: "one")
    import pickle

    packed = pickle.dumps(("another", pickle.dumps(Adding(1))))
    with pytest.raises(DigestError, match="another digest"):
        cluster._unpacked(packed)
