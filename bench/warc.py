"""How much memory and time does a web archive take? Made of our own pages, looked through, then read to records, each by itself.

    python -m bench.warc [--megabytes 200] [--weight 100] [--engine local] [--plain] [--folder DIR]

`--weight` is the size of a page in kilobytes: the article, and as much script and style around it as pages carry. Each figure is of a
process of its own: CPU seconds, wall seconds, peak memory. "looked through" finds the records, "read, clean, date" is that stage of a
build (its first look and its second), with the cache that it writes; grouping and pages follow, and are measured by bench.speed.
"""

from __future__ import annotations

import argparse
import gzip
import os
import random
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

from bench import corpus
from bench.cost import environment


def pages(seed: int, weight: int) -> Iterator[tuple[str, bytes]]:
    """(address, page) without end."""
    rng = random.Random(seed)
    for round_ in range(10_000):
        for number, (outlet, day, head, paragraphs, _) in enumerate(corpus.articles(2_000, seed=seed + round_, days=60)):
            html = corpus.as_html(rng, outlet, day, head, paragraphs)
            lacking = max(0, weight * 1000 - len(html))
            state = "".join(f'"{rng.randrange(1 << 60):x}":{{"w":{rng.randrange(900)},"kind":"card"}},' for _ in range(lacking // 60))
            style = f".card-{number}{{margin:0 auto;padding:{number % 9}px}}" * (lacking // 120)
            html = html.replace("</head>", f"<style>{style}</style><script>window.state={{{state}}}</script></head>")
            yield f"https://{outlet.split()[0].lower()}.example/{day:%Y/%m}/{round_}-{number}.html", html.encode()


def write(path: Path, size: int, weight: int, plain: bool) -> tuple[int, int]:
    """An archive of about that many bytes; returns (records, bytes unpacked)."""
    records = unpacked = 0
    with path.open("wb") as file:
        for url, body in pages(1, weight):
            if file.tell() >= size:
                break
            http = b"HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\n\r\n" + body
            head = f"WARC/1.1\r\nWARC-Type: response\r\nWARC-Target-URI: {url}\r\nWARC-Date: 2025-04-01T08:00:00Z\r\n"
            raw = f"{head}Content-Type: application/http; msgtype=response\r\nContent-Length: {len(http)}\r\n\r\n".encode() + http + b"\r\n\r\n"
            file.write(raw if plain else gzip.compress(raw, 5, mtime=0))
            records += 1
            unpacked += len(raw)
    return records, unpacked


LOOK = """
import sys
from digest.archives import contents
with open(sys.argv[1], "rb") as stream:
    print(len(contents(stream, 32_000_000).records))
"""
READ = """
import sys
from pathlib import Path
from digest.build import Options
from digest.build.given import given
from digest.build.inputs import harvest
from digest.build.memory import Memory
from digest.cache import Cache
root = Path(sys.argv[1])
with Cache(root / ".digest" / "cache") as kept:
    print(len(harvest(given(root, Options(engine=sys.argv[2])), kept, Memory()).articles))
"""


def cost(code: str, *words: str) -> tuple[str, float, float, float, float]:
    """(what it printed, CPU, wall, peak MB of the process, peak MB of the largest of its workers)."""
    start = time.perf_counter()
    tail = "\nimport resource\nprint(*(resource.getrusage(who).ru_maxrss for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)))"
    command = [sys.executable, "-c", code + tail, *words]
    with subprocess.Popen(command, stdout=subprocess.PIPE, env=environment(), text=True) as child:
        assert child.stdout is not None
        said, peaks = child.stdout.read().splitlines()
        _, status, used = os.wait4(child.pid, 0)
        child.returncode = status
    if status:
        raise SystemExit(f"ended with {status}")
    own, workers = (int(peak) / 1024 for peak in peaks.split())
    return said, used.ru_utime + used.ru_stime, time.perf_counter() - start, own, workers


def main() -> None:
    ask = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ask.add_argument("--megabytes", type=int, default=200)
    ask.add_argument("--weight", type=int, default=150)
    ask.add_argument("--engine", default="local")
    ask.add_argument("--plain", action="store_true", help="not packed")
    ask.add_argument("--folder", type=Path)
    given = ask.parse_args()
    folder = given.folder or Path(tempfile.mkdtemp(prefix="digest-warc-"))
    path = folder / "content" / f"crawl.warc{'' if given.plain else '.gz'}"
    path.parent.mkdir(parents=True, exist_ok=True)
    (folder / "digest.toml").write_text('site_id = "bench"\n', encoding="utf-8")
    records, unpacked = write(path, given.megabytes * 1_000_000, given.weight, given.plain)
    print(f"{path.name}: {path.stat().st_size / 1e6:,.0f} MB, {unpacked / 1e6:,.0f} MB unpacked, {records:,} pages of {given.weight} KB, --engine {given.engine}\n")
    print("| stage | pages | CPU s | wall s | peak MB | of a worker |\n|---|---|---|---|---|---|")
    for name, found in (("looked through", (LOOK, str(path))), ("read, clean, date", (READ, str(folder), given.engine))):
        said, cpu, wall, own, workers = cost(*found)
        print(f"| {name} | {int(said):,} | {cpu:.1f} | {wall:.1f} | {own:.0f} | {workers:.0f} |", flush=True)
    if not given.folder:
        shutil.rmtree(folder)


if __name__ == "__main__":
    main()
