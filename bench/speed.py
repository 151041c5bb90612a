"""How much does a build cost, and does the cost follow what changed? Cold, nothing changed, one new article, one edited.

    python -m bench.speed [--articles 1000,10000] [--rounds 3] [--kinds txt,md,html] [--search] [--folder DIR]

Every figure is of a whole process, `digest build`, in alternation; the median of the rounds is printed: CPU seconds (user and
system), wall seconds, peak memory. Outputs are moved aside and never wiped before a cold build.
"""

from __future__ import annotations

import argparse
import os
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from bench import corpus
from bench.cost import environment


@dataclass(frozen=True)
class Cost:
    cpu: float
    wall: float
    megabytes: float


def build(root: Path, search: bool) -> Cost:
    """One build in a process of its own."""
    command = [sys.executable, "-m", "digest", "build", "--root", str(root), "--quiet", *([] if search else ["--no-search"])]
    start = time.perf_counter()
    child = subprocess.Popen(command, env=environment(), stderr=subprocess.DEVNULL)
    _, status, used = os.wait4(child.pid, 0)
    if status:
        raise SystemExit(f"digest build ended with {status}")
    child.returncode = 0
    return Cost(used.ru_utime + used.ru_stime, time.perf_counter() - start, used.ru_maxrss / 1024)


def site(folder: Path, articles: int, kinds: tuple[str, ...]) -> Path:
    """A site of made-up articles, once for all rounds."""
    root = folder / f"site-{articles}"
    if not root.is_dir():
        corpus.write(root / "content", articles, kinds=kinds)
        (root / "digest.toml").write_text('site_id = "bench"\n[site]\ntitle = "Bench"\n', encoding="utf-8")
    return root


def aside(root: Path, number: int) -> None:
    """As if nothing had ever been built."""
    for name in (".digest", "site", ".site.digest", "digest.ledger"):
        if (root / name).exists():
            (root / name).rename(root.parent / f"aside-{root.name}-{number}{name.strip('.')}")


def new(root: Path, number: int) -> None:
    """An article more, on the newest day."""
    newest = sorted((root / "content").rglob("*.txt"))[-1]
    text = newest.read_text(encoding="utf-8")
    (newest.parent / f"new-{number}.txt").write_text(text.replace("the ", f"the {number}th "), encoding="utf-8")


def edit(root: Path, number: int) -> None:
    """A sentence more in an article from the middle of the folder."""
    files = sorted(path for path in (root / "content").rglob("*.txt") if not path.name.startswith("new-"))
    path = files[len(files) // 2 + number]
    path.write_text(path.read_text(encoding="utf-8").replace("\n\nBy ", f" again {number}\n\nBy "), encoding="utf-8")


def measured(root: Path, rounds: int, search: bool) -> dict[str, Cost]:
    """The median of each kind of build; the kinds alternate."""
    deeds: dict[str, Callable[[int], None]] = {
        "cold": lambda number: aside(root, number),
        "nothing changed": lambda _: None,
        "one new": lambda number: new(root, number),
        "one edited": lambda number: edit(root, number),
    }
    costs: dict[str, list[Cost]] = {name: [] for name in deeds}
    for number in range(rounds):
        for name, deed in deeds.items():
            deed(number)
            time.sleep(0.1)  # so that the clock has ticked since the last write
            costs[name].append(build(root, search))
    middle = statistics.median
    return {name: Cost(*(middle(getattr(c, part) for c in found) for part in ("cpu", "wall", "megabytes"))) for name, found in costs.items()}


def main() -> None:
    ask = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ask.add_argument("--articles", default="1000")
    ask.add_argument("--rounds", type=int, default=3)
    ask.add_argument("--kinds", default="txt")
    ask.add_argument("--search", action="store_true", help="with the search bundle")
    ask.add_argument("--folder", type=Path)
    given = ask.parse_args()
    folder = given.folder or Path(tempfile.mkdtemp(prefix="digest-speed-"))
    print("| articles | build | CPU s | wall s | peak MB | ms CPU an article |\n|---|---|---|---|---|---|")
    for articles in map(int, given.articles.split(",")):
        root = site(folder, articles, tuple(given.kinds.split(",")))
        for name, cost in measured(root, given.rounds, given.search).items():
            print(f"| {articles:,} | {name} | {cost.cpu:.2f} | {cost.wall:.2f} | {cost.megabytes:.0f} | {1000 * cost.cpu / articles:.2f} |", flush=True)
    if not given.folder:
        shutil.rmtree(folder)


if __name__ == "__main__":
    main()
