"""The five seed articles: the two reports of one phone call are one story, everything else stands alone."""

from __future__ import annotations

import gzip
import json
import os
import random
import subprocess
import sys
from datetime import date
from functools import cache
from pathlib import Path

import pytest

from digest.group import Features, features, group

SHARED = Path(os.environ.get("DIGEST_SHARED", ""))
pytestmark = [pytest.mark.skipif(not os.environ.get("DIGEST_SHARED"), reason="needs DIGEST_SHARED"), pytest.mark.slow]
DATES = {"002": date(2025, 10, 12), "004": date(2025, 10, 12)}


@cache
def cleaned() -> tuple[dict[str, str], ...]:
    lines = [json.dumps({"id": path.stem[:3], "text": path.read_text("utf-8")}) for path in sorted((SHARED / "seeds").glob("*.txt"))]
    done = subprocess.run([sys.executable, "-m", "digest", "clean", "--jsonl"], input="\n".join(lines).encode(), capture_output=True, check=True)
    return tuple(json.loads(line) for line in done.stdout.decode().splitlines())


def seeds(dates: dict[str, date]) -> list[Features]:
    return [features(r["id"], r["title"], r["deck"] or "", r["body"].split("\n\n"), "en", dates.get(r["id"]), "") for r in cleaned()]


@cache
def collection(name: str) -> tuple[Features, ...]:
    rows = [json.loads(line) for line in gzip.decompress((SHARED / f"bench/stories/{name}.jsonl.gz").read_bytes()).splitlines()]
    return tuple(features(r["id"], r["title"], "", r["text"].split("\n"), "en", None, "") for r in rows)


def together(found: list[Features]) -> list[list[str]]:
    return [sorted(member.id for member in each.members) for each in group(found) if len(each.members) > 1]


@pytest.mark.parametrize("dates", [{}, DATES])
def test_one_phone_call_is_one_story(dates: dict[str, date]) -> None:
    assert together(seeds(dates)) == [["002", "004"]]


@pytest.mark.parametrize("dates", [{}, DATES])
@pytest.mark.parametrize("out", ["000", "001", "002", "003", "004"])
def test_and_so_when_one_is_left_out(out: str, dates: dict[str, date]) -> None:
    left = [each for each in seeds(dates) if each.id != out]
    assert together(left) == ([] if out in DATES else [["002", "004"]])


@pytest.mark.parametrize("dates", [{}, DATES])
def test_and_so_among_two_hundred_others(dates: dict[str, date]) -> None:
    rows = [json.loads(line) for line in gzip.decompress((SHARED / "bench/stories/allsides.jsonl.gz").read_bytes()).splitlines()[:200]]
    others = [features(r["id"], r["title"], "", [r["text"]], "en", date.fromisoformat(r["date"][:10]), "") for r in rows]
    with_seeds = [each for each in together([*seeds(dates), *others]) if set(each) & {"000", "001", "002", "003", "004"}]
    assert with_seeds == [["002", "004"]]


@pytest.mark.parametrize("dates", [{}, DATES])
@pytest.mark.parametrize("name", ["allsides", "g5w1h", "wikinews", "neus"])
@pytest.mark.parametrize("draw", [0, 1, 2])
def test_and_so_among_two_hundred_others_without_a_day(name: str, draw: int, dates: dict[str, date]) -> None:
    """Whatever stranger may stand beside a seed: of the seeds only these two stand together."""
    found = together([*seeds(dates), *random.Random(draw).sample(collection(name), 200)])
    beside = [sorted({"000", "001", "002", "003", "004"} & set(each)) for each in found]
    assert [each for each in beside if len(each) > 1] == [["002", "004"]]
