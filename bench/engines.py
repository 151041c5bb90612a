"""How much do more processes give, and what limits them? Cold builds by each engine in alternation; all must make the same bytes.

    python -m bench.engines [--articles 2000] [--rounds 3] [--kinds txt,md,html] [--engines local,processes,dask] [--folder DIR]

Wall seconds, and CPU seconds of all processes; `× local` is how many times faster than one process. "alone" is the share of the wall
time that the first process needs for itself, as the stages of `--engine local` say it: no number of processes gives more than its inverse.
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
from pathlib import Path

from bench import speed

SHARED = ("read, clean, date", "compose", "render")  # stages whose work is handed round
STAGES = "import json, sys\nfrom pathlib import Path\nfrom digest.build import Options, build\nif __name__ == '__main__':\n    print(json.dumps(build(Path(sys.argv[1]), Options(search=False, engine=sys.argv[2])).stages))"


def build(root: Path, engine: str) -> tuple[float, float, dict[str, float]]:
    """(wall, CPU, seconds of each stage in the first process) of a cold build."""
    start = time.perf_counter()
    command = [sys.executable, "-c", STAGES, str(root), engine]
    with subprocess.Popen(command, stdout=subprocess.PIPE, env={**os.environ, "PYTHONPATH": str(speed.PROJECT)}, text=True) as child:
        assert child.stdout is not None
        said = child.stdout.read()
        _, status, used = os.wait4(child.pid, 0)
        child.returncode = status
    if status:
        raise SystemExit(f"a build by {engine} ended with {status}")
    return time.perf_counter() - start, used.ru_utime + used.ru_stime, dict(json.loads(said))


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
    costs: dict[str, list[tuple[float, float, dict[str, float]]]] = {engine: [] for engine in given.engines.split(",")}
    prints = set()
    for number in range(given.rounds):
        for at, engine in enumerate(costs):
            speed.aside(root, number * len(costs) + at)
            costs[engine].append(build(root, engine))
            prints.add(print_of(root))
    print("| articles | engine | wall s | CPU s | × local |\n|---|---|---|---|---|")
    middle = {engine: statistics.median(wall for wall, _, _ in found) for engine, found in costs.items()}
    for engine, found in costs.items():
        cpu = statistics.median(cpu for _, cpu, _ in found)
        times = middle.get("local", middle[engine]) / middle[engine]
        print(f"| {given.articles:,} | {engine} | {middle[engine]:.1f} | {cpu:.1f} | {times:.2f} |")
    stages = next(iter(costs.values()))[0][2]
    alone = sum(seconds for name, seconds in stages.items() if name not in SHARED) / sum(stages.values())
    print(f"\nalone: {alone:.0%} ({', '.join(f'{name} {seconds:.1f} s' for name, seconds in stages.items())})")
    print("the same bytes" if len(prints) == 1 else "DIFFERENT BYTES")
    if not given.folder:
        shutil.rmtree(folder)
    sys.exit(len(prints) != 1)


if __name__ == "__main__":
    main()
