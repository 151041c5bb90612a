"""What does one run of a program cost? CPU, wall and peak memory of it and of all that it starts."""

from __future__ import annotations

import compileall
import os
import statistics
import subprocess
import threading
import time
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, fields
from functools import cache
from pathlib import Path

PROJECT = Path(__file__).parent.parent
_EVERY = 0.2  # seconds between two looks at the memory


@dataclass(frozen=True)
class Cost:
    cpu: float  # seconds, user and system, all processes
    wall: float  # seconds
    megabytes: float  # the peak, all processes together


@cache
def environment() -> dict[str, str]:
    """In which this checkout is run as if it were installed: compiled, also where PYTHONDONTWRITEBYTECODE is set."""
    compileall.compile_dir(PROJECT / "digest", quiet=1)
    return {**os.environ, "PYTHONPATH": str(PROJECT)}


def cost_of(command: Sequence[str], cwd: Path, env: Mapping[str, str]) -> Cost:
    """Runs it; ends where it fails, with what it said."""
    said = cwd / ".said"
    start = time.perf_counter()
    with said.open("wb") as out:
        child = subprocess.Popen(command, cwd=cwd, env=dict(env), stdout=out, stderr=out, stdin=subprocess.DEVNULL)
        peak = _Peak(child.pid)
        _, status, used = os.wait4(child.pid, 0)
    wall = time.perf_counter() - start
    child.returncode = os.waitstatus_to_exitcode(status)
    if status:
        raise SystemExit(f"{' '.join(command)} ended with {child.returncode}:\n{said.read_text(errors='replace')[-2000:]}")
    return Cost(used.ru_utime + used.ru_stime, wall, max(peak.end(), used.ru_maxrss / 1024))


def median(costs: Iterable[Cost]) -> Cost:
    """Of each figure by itself."""
    those = list(costs)
    return Cost(*(statistics.median(getattr(cost, field.name) for cost in those) for field in fields(Cost)))


class _Peak:
    """Looks at the memory of a process and its children now and then: shared pages are counted once (PSS)."""

    def __init__(self, pid: int) -> None:
        self.pid, self.most, self.over = pid, 0.0, threading.Event()
        self.thread = threading.Thread(target=self._look, daemon=True)
        self.thread.start()

    def end(self) -> float:
        self.over.set()
        self.thread.join()
        return self.most

    def _look(self) -> None:
        while not self.over.wait(_EVERY):
            family = list(_family(self.pid))
            if len(family) > 1:  # of one process alone the system itself knows the peak
                self.most = max(self.most, sum(map(_megabytes, family)))


def _family(pid: int) -> Iterator[int]:
    yield pid
    try:
        for children in Path(f"/proc/{pid}/task").glob("*/children"):
            for child in children.read_text().split():
                yield from _family(int(child))
    except OSError:
        return


def _megabytes(pid: int) -> float:
    try:
        rows = Path(f"/proc/{pid}/smaps_rollup").read_text().splitlines()
    except OSError:
        return 0.0
    return next((int(row.split()[1]) / 1024 for row in rows if row.startswith("Pss:")), 0.0)
