"""How much do more processes give, and what limits them? Cold builds by each engine in alternation; all must make the same bytes.

    python -m bench.engines [--articles 2000] [--rounds 3] [--kinds txt,md,html] [--engines local,processes,dask] [--folder DIR]

Wall seconds, and CPU seconds of all processes and of the first one; `× local` is how many times faster than one process. On a machine
that others use, wall seconds say little: "at best" is what the CPU seconds allow on two quiet cores, where the first process hands out,
takes back and does what nobody else can, and all of them share the rest. "alone" is what only the first can do, by --engine local's stages.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import os
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path

from bench import speed
from bench.cost import environment

SHARED = ("read, clean, date", "compose", "render")  # stages whose work is handed round
STAGES = """
import json, sys, time
from pathlib import Path
from digest.build import Options, build
if __name__ == "__main__":
    stages = build(Path(sys.argv[1]), Options(search=False, engine=sys.argv[2])).stages
    print(json.dumps([dict(stages), time.process_time()]))
"""


@dataclass(frozen=True)
class Cost:
    wall: float
    cpu: float  # of all processes
    first: float  # of the first one
    stages: dict[str, float]  # in the first one

    @property
    def alone(self) -> float:
        """Seconds in which there is nothing to hand round."""
        return sum(seconds for name, seconds in self.stages.items() if name not in SHARED)

    @property
    def best(self) -> float:
        """Wall seconds on two cores that nobody else uses."""
        return self.alone + max(self.first - self.alone, (self.cpu - self.alone) / 2)


def build(root: Path, engine: str) -> Cost:
    """A cold build in a process of its own."""
    start = time.perf_counter()
    command = [sys.executable, "-c", STAGES, str(root), engine]
    with subprocess.Popen(command, stdout=subprocess.PIPE, env=environment(), text=True) as child:
        assert child.stdout is not None
        said = child.stdout.read()
        _, status, used = os.wait4(child.pid, 0)
        child.returncode = status
    if status:
        raise SystemExit(f"a build by {engine} ended with {status}")
    stages, first = json.loads(said)
    return Cost(time.perf_counter() - start, used.ru_utime + used.ru_stime, first, stages)


def print_of(root: Path) -> str:
    """Of every byte of the site and the ledger."""
    found = hashlib.blake2b()
    for path in (*sorted((root / "site").rglob("*")), root / "digest.ledger"):
        found.update(path.relative_to(root).as_posix().encode() + (path.read_bytes() if path.is_file() else b""))
    return found.hexdigest()


def main() -> None:
    ask = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ask.add_argument("--articles", type=int, default=2000)
    ask.add_argument("--rounds", type=int, default=3)
    ask.add_argument("--kinds", default="txt")
    ask.add_argument("--engines", default="local,processes")
    ask.add_argument("--folder", type=Path)
    given = ask.parse_args()
    folder = given.folder or Path(tempfile.mkdtemp(prefix="digest-engines-"))
    root = speed.site(folder, given.articles, tuple(given.kinds.split(",")))
    costs: dict[str, list[Cost]] = {engine: [] for engine in given.engines.split(",")}
    prints = set()
    for number in range(given.rounds):
        for at, engine in enumerate(costs):
            speed.aside(root, number * len(costs) + at)
            costs[engine].append(build(root, engine))
            prints.add(print_of(root))
    print("| articles | engine | wall s | × local | CPU s | of the first | at best s | × local |\n|---|---|---|---|---|---|---|---|")
    middle = {engine: Cost(*(statistics.median(getattr(each, name) for each in found) for name in ("wall", "cpu", "first")), found[0].stages) for engine, found in costs.items()}
    local = middle.get("local", next(iter(middle.values())))
    for engine, cost in middle.items():
        best = cost.cpu if engine == "local" else cost.best
        print(f"| {given.articles:,} | {engine} | {cost.wall:.1f} | {local.wall / cost.wall:.2f} | {cost.cpu:.1f} | {cost.first:.1f} | {best:.1f} | {local.cpu / best:.2f} |")
    print(f"\nalone: {local.alone / local.cpu:.0%} ({', '.join(f'{name} {seconds:.1f} s' for name, seconds in local.stages.items())})")
    print("the same bytes" if len(prints) == 1 else "DIFFERENT BYTES")
    if not given.folder:
        shutil.rmtree(folder)
    sys.exit(len(prints) != 1)


if __name__ == "__main__":
    main()
