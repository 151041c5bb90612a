"""How long from saving a file to the page that is served, and does a process that watches grow? `digest serve`, saved to again and again.

    python -m bench.watching [--articles 1000] [--saves 50] [--lead] [--rest 25] [--folder DIR]

Each save adds a sentence to one article, all over the archive: at its end, or with `--lead` behind its first paragraph, where the grouping
reads it and places what came later anew. The page is asked for until it shows the new words.
With `--rest` it is quiet for three seconds after each so many saves, and what waits in memory for that is written.
Memory is that of the process that serves, when it serves the new page.
"""

from __future__ import annotations

import argparse
import json
import os
import random
import shutil
import socket
import statistics
import subprocess
import sys
import tempfile
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from bench import scale
from bench.cost import environment

PATIENCE = 120.0  # seconds


@contextmanager
def serving(root: Path) -> Iterator[tuple[int, str]]:
    """`digest serve` of this site: its process id and address."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    command = [sys.executable, "-m", "digest", "serve", "--root", str(root), "--port", str(port), "--no-search", "--quiet"]
    child = subprocess.Popen(command, env=environment(), stdout=subprocess.DEVNULL)
    try:
        address = f"http://127.0.0.1:{port}/"
        until(lambda: "<" in asked(address))
        yield child.pid, address
    finally:
        child.terminate()
        child.wait()


def asked(url: str) -> str:
    """What is served there; "" for nothing yet."""
    try:
        with urllib.request.urlopen(url, timeout=10) as answer:  # our own server
            return answer.read().decode()
    except OSError:
        return ""


def until(condition: object) -> float:
    """Seconds until it holds."""
    start = time.perf_counter()
    while not condition():  # type: ignore[operator]
        if time.perf_counter() - start > PATIENCE:
            raise SystemExit("nothing came")
        time.sleep(0.004)
    return time.perf_counter() - start


def megabytes(pid: int) -> float:
    """The memory of a process."""
    return int(Path(f"/proc/{pid}/statm").read_text().split()[1]) * os.sysconf("SC_PAGESIZE") / 1e6


def cpu(pid: int) -> float:
    """CPU seconds of a process."""
    fields = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


def pages_of(root: Path) -> dict[str, str]:
    """The page of each input, as the build reports them."""
    report = root / "report.jsonl"
    command = [sys.executable, "-m", "digest", "build", "--root", str(root), "--no-search", "--quiet", "--report", str(report)]
    subprocess.run(command, env=environment(), check=True)
    lines = map(json.loads, report.read_text(encoding="utf-8").splitlines())
    return {line["path"]: line["page"] for line in lines if line.get("page")}


def added(text: str, sentence: str, lead: bool) -> str:
    """The text with one more paragraph: behind its first long one, or at its end."""
    paragraphs = text.rstrip("\n").split("\n\n")
    at = (
        next((number for number, each in enumerate(paragraphs, 1) if len(each) > 120), len(paragraphs)) if lead else len(paragraphs)
    )
    return "\n\n".join([*paragraphs[:at], sentence, *paragraphs[at:]]) + "\n"


def main() -> None:
    ask = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ask.add_argument("--articles", type=int, default=1000)
    ask.add_argument("--saves", type=int, default=50)
    ask.add_argument("--lead", action="store_true")
    ask.add_argument("--rest", type=int, default=0, metavar="SAVES")
    ask.add_argument("--folder", type=Path)
    given = ask.parse_args()
    folder = given.folder or Path(tempfile.mkdtemp(prefix="digest-watching-"))
    root = scale.site(folder, given.articles)
    pages = pages_of(root)
    chosen = random.Random(7).choices(sorted(pages), k=given.saves)
    took, memory = [], []
    with serving(root) as (pid, address):
        time.sleep(2)
        for number, path in enumerate(chosen):
            place, word = root / "content" / path, f"Zeichen{number:04}"
            text = place.read_text(encoding="utf-8")
            before = cpu(pid)
            place.write_text(
                added(text, f"The council of {word} met in the evening and will meet again next week.", given.lead),
                encoding="utf-8",
            )
            wall = until(lambda url=address + pages[path], word=word: word in asked(url))
            took.append((wall, cpu(pid) - before))
            memory.append(megabytes(pid))
            time.sleep(3 if given.rest and not (number + 1) % given.rest else 0.3)
    walls, cpus = ([each[at] for each in took] for at in (0, 1))
    print(
        "| articles | saves | served after s, median | 90 % | CPU s a save, median | MB after 10 saves | MB at the end |\n|---|---|---|---|---|---|---|"
    )
    print(
        f"| {given.articles:,} | {given.saves} | {statistics.median(walls):.2f} | {statistics.quantiles(walls, n=10)[-1]:.2f} "
        f"| {statistics.median(cpus):.2f} | {memory[min(9, len(memory) - 1)]:.0f} | {memory[-1]:.0f} |"
    )
    if not given.folder:
        shutil.rmtree(folder)


if __name__ == "__main__":
    main()
