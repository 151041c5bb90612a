"""How does digest grow? Builds of a year's stream, 333 articles a day, at several sizes: cost an article, memory, bytes written.

    python -m bench.scale [--articles 1000,10000,100000] [--engine auto] [--folder DIR] [--search]

CPU seconds and peak memory are of all processes together; the stages are CPU seconds of the first process, so that with `--engine local`
they are all there is. Each size is built cold, then with nothing changed, then with one article more.
"""

from __future__ import annotations

import argparse
import json
import os
import shutil
import sys
import tempfile
import time
from pathlib import Path

from bench import corpus, speed
from bench.cost import Cost, cost_of, environment

A_DAY = 333  # articles
BUILD = """
import json, os, sys
from pathlib import Path
from digest.build import Options, build
if __name__ == "__main__":
    result = build(Path(sys.argv[1]), Options(search=sys.argv[3] == "search", engine=sys.argv[2]))
    print(json.dumps([dict(result.stages), dict(result.did)]), flush=True)
    os._exit(0)  # as the command line ends
"""


def site(folder: Path, articles: int) -> Path:
    """A site of so many days of the stream."""
    root = folder / f"site-{articles}"
    if not (root / "digest.toml").exists():
        corpus.write(root / "content", articles, days=max(1, articles // A_DAY))
        (root / "digest.toml").write_text('site_id = "bench"\n[site]\ntitle = "Bench"\n', encoding="utf-8")
    return root


def built(root: Path, engine: str, search: bool) -> tuple[Cost, dict[str, float]]:
    """One build in a process of its own, and the stages of the first process."""
    command = [sys.executable, "-c", BUILD, str(root), engine, "search" if search else ""]
    cost = cost_of(command, root, environment())
    stages, _ = json.loads((root / ".said").read_text(encoding="utf-8").splitlines()[-1])
    return cost, stages


def size_of(place: Path) -> tuple[int, float]:
    """Files, and megabytes."""
    sizes = [path.stat().st_size for path in place.rglob("*") if path.is_file()] if place.is_dir() else [place.stat().st_size]
    return len(sizes), sum(sizes) / 1e6


def main() -> None:
    ask = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ask.add_argument("--articles", default="1000,10000")
    ask.add_argument("--engine", default="auto")
    ask.add_argument("--search", action="store_true")
    ask.add_argument("--folder", type=Path)
    given = ask.parse_args()
    folder = given.folder or Path(tempfile.mkdtemp(prefix="digest-scale-"))
    print("| articles | build | CPU s | ms an article | wall s | peak MB | stages of the first process, CPU s |\n|---|---|---|---|---|---|---|", flush=True)
    written = []
    for articles in map(int, given.articles.split(",")):
        root = site(folder, articles)
        for name, deed in (("cold", speed.aside), ("nothing changed", None), ("one new", speed.new)):
            if deed:
                deed(root, os.getpid())
            time.sleep(0.1)  # so that the clock has ticked since the last write
            cost, stages = built(root, given.engine, given.search)
            shown = ", ".join(f"{stage} {seconds:.1f}" for stage, seconds in stages.items() if seconds >= 0.05)
            print(
                f"| {articles:,} | {name} | {cost.cpu:.2f} | {1000 * cost.cpu / articles:.2f} | {cost.wall:.1f} | {cost.megabytes:.0f} | {shown} |",
                flush=True,
            )
        for place in ("content", "site", ".digest", "digest.ledger"):
            files, megabytes = size_of(root / place)
            written.append(f"| {articles:,} | {place} | {files:,} | {megabytes:.1f} | {1000 * megabytes / articles:.1f} |")
    print("\n| articles | what | files | MB | KB an article |\n|---|---|---|---|---|", *written, sep="\n")
    if not given.folder:
        shutil.rmtree(folder)


if __name__ == "__main__":
    main()
