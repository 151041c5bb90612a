"""What does a saved page cost, and does the cost follow its length? CPU milliseconds for each part of the reading.

    python bench/html_cost.py [PAGES.jsonl.gz] [--pages N]

Without a file (lines of {"html"}; the one below $DIGEST_SHARED is taken if it is there) only the made-up pages are measured.
"""

from __future__ import annotations

import argparse
import gzip
import json
import os
import time
from collections.abc import Callable, Sequence
from itertools import islice
from pathlib import Path
from typing import Any

from digest.model import SourceFile
from digest.readers.html import read_html
from digest.readers.html_article import Evidence, chosen
from digest.readers.html_blocks import view_of
from digest.readers.html_fields import said_by
from digest.readers.html_tree import tree_of
from digest.settings import ReaderSettings
from digest.text import scrubbed

_BESIDE = Path(os.environ.get("DIGEST_SHARED", "../shared")) / "bench/html/n4k.pages.jsonl.gz"
_SENTENCE = "The ferry to Lund island left the old harbour on Tuesday for the first time in nine years."


def main() -> None:
    """Prints the two tables."""
    ask = argparse.ArgumentParser(description=__doc__.split("\n")[0] if __doc__ else "")
    ask.add_argument("pages", nargs="?", type=Path, default=_BESIDE)
    ask.add_argument("--pages", dest="limit", type=int, default=200)
    given = ask.parse_args()
    if given.pages.exists():
        with gzip.open(given.pages, "rt", encoding="utf-8") as lines:
            pages = [scrubbed(json.loads(line)["html"]) for line in islice(lines, given.limit)]
        _parts(pages)
    _growth()


def _parts(pages: Sequence[str]) -> None:
    tree_of(pages[0])  # imports are not the page's
    trees, cost = _timed(lambda page: tree_of(page)[0], pages)
    print(f"{len(pages)} pages of {sum(map(len, pages)) // len(pages):,} characters; ms of CPU a page")
    print(f"  parse             {cost:6.1f}")
    views, cost = _timed(view_of, trees)
    print(f"  visible blocks    {cost:6.1f}")
    print(f"  what it says      {_timed(said_by, trees)[1]:6.1f}")
    print(f"  choose            {_timed(lambda view: chosen(view.regions, view.seen, Evidence()), views)[1]:6.1f}")
    print(f"  read_html, whole  {_timed(_whole, pages)[1]:6.1f}")


def _whole(page: str) -> Any:
    return read_html(page, SourceFile("a.html", b""), ReaderSettings())


def _growth() -> None:
    print("\nmade-up pages: paragraphs, ms, µs a paragraph")
    shapes: dict[str, Callable[[int], str]] = {
        "side by side": lambda n: f"<h1>Ferry</h1>{f'<p>{_SENTENCE} <a href=/x>x</a></p>' * n}",
        "nested": lambda n: f"<h1>Ferry</h1>{f'<div><p>{_SENTENCE}</p>' * n}",
        "links": lambda n: f"<h1>Ferry</h1>{'<ul><li><a href=/x>Storm breaks the pier</a></li></ul>' * n}",
        "inline": lambda n: f"<h1>Ferry</h1><p>{f'<b>{_SENTENCE}<i>' * n}",
    }
    for name, shape in shapes.items():
        for times in (100, 1_000, 10_000):
            _, cost = _timed(_whole, [shape(times)])
            print(f"  {name:14}{times:7,}{cost:9.1f}{1000 * cost / times:8.1f}")


def _timed(work: Callable[[Any], Any], values: Sequence[Any]) -> tuple[list[Any], float]:
    start = time.process_time()
    results = [work(value) for value in values]
    return results, 1000 * (time.process_time() - start) / len(values)


if __name__ == "__main__":
    main()
