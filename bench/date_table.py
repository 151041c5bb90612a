"""Which witness is right how often? The confusion table of the dates of saved pages, by witness and by confidence.

    DIGEST_SHARED=../shared python bench/date_table.py [--errors N] [--scorer]

`--scorer` reads pages as JSON lines from standard input and prints what score_clean.py wants instead.
"""

from __future__ import annotations

import argparse
import gzip
import json
import os
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

from lxml import html

from digest.dates import published
from digest.model import Block, Cleaned, Dated, Document
from digest.readers.html_statements import statements
from digest.settings import DateSettings

_ZONE = ZoneInfo("UTC")


def main() -> None:
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("--errors", type=int, default=10)
    arguments.add_argument("--scorer", action="store_true")
    chosen = arguments.parse_args()
    if chosen.scorer:
        for line in sys.stdin:
            row = json.loads(line)
            print(json.dumps(_output(row["id"], _dated(row, ""))))
        return
    if "DIGEST_SHARED" not in os.environ:
        sys.exit("DIGEST_SHARED is not set: the pages are not part of this repository")
    _table(Path(os.environ["DIGEST_SHARED"]) / "bench" / "html", chosen.errors)


def _table(folder: Path, errors: int) -> None:
    table: Counter[tuple[str, str, str]] = Counter()
    wrong: list[str] = []
    gold = {row["id"]: row for row in _rows(folder / "n4k.gold.jsonl.gz")}
    for page in _rows(folder / "n4k.pages.jsonl.gz"):
        known = gold[page["id"]]
        if not known["published"]:
            continue
        dated = _dated(page, known["body"] or "")
        verdict = "none" if len(dated.published) < 10 else "right" if dated.published[:10] == known["published"][:10] else "wrong"
        witness = dated.clue.witness if dated.clue else "(no date)"
        table["witness", witness, verdict] += 1
        table["confidence", dated.confidence, verdict] += 1
        table["all", "all", verdict] += 1
        if verdict != "right":
            found = f"{dated.published or dated.reason} ({witness}, {dated.confidence})"
            wrong.append(f"{verdict}  gold {known['published']}  {found}  {page['url']}")
    for kind, name in sorted({key[:2] for key in table}):
        counts = [table[kind, name, verdict] for verdict in ("right", "wrong", "none")]
        print(f"{kind:10} {name:12} right {counts[0]:4}  wrong {counts[1]:3}  none {counts[2]:3}  {counts[0] / sum(counts):.3f}")
    print(*wrong[:errors], sep="\n")


def _rows(path: Path) -> Iterator[dict[str, Any]]:
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        yield from map(json.loads, lines)


def _dated(page: dict[str, Any], body: str) -> Dated:
    """The page's date; the gold's body stands in for a cleaned text, so that the dates are measured and not the cleaner."""
    tree = html.fromstring(page["html"].encode("utf-8", "replace"), parser=html.HTMLParser(encoding="utf-8", huge_tree=True))
    document = Document(
        "page.html", kind="html", url=page.get("url") or "", statements=statements(tree, page.get("url") or ""), language="en"
    )
    blocks = tuple(Block("p", paragraph) for paragraph in body.split("\n") if paragraph.strip())
    return published(document, Cleaned(blocks=blocks, language="en"), DateSettings(), _ZONE)


def _output(name: str, dated: Dated) -> dict[str, Any]:
    empty: dict[str, Any] = {"title": None, "deck": None, "body": "", "authors": [], "captions": [], "cuts": []}
    clue = dated.clue.words if dated.clue else None
    return {
        "id": name,
        **empty,
        "published": dated.published or None,
        "precision": dated.precision,
        "confidence": dated.confidence,
        "clue": clue,
    }


if __name__ == "__main__":
    main()
