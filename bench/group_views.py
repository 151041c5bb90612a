"""In which ways are the labelled stories shown to those who fit and check the weights of the grouping?

The collections hold stories of three reports and more and nothing else; in the folders of readers most articles stand alone. So
each is also shown thinned (most stories cut to one report), all of them mixed, undated, cut to leads, and as small folders of
look-alike stories; and single pages of many outlets are shown, of which the few that tell one event are named here.
"""

from __future__ import annotations

import gzip
import json
import os
import pathlib
import random
from collections import Counter, defaultdict
from dataclasses import replace
from itertools import permutations
from math import log, sqrt
from zoneinfo import ZoneInfo

from digest.build.single import when
from digest.group import Features, features

Rows = list[tuple[Features, str]]
BENCH = pathlib.Path(os.environ.get("DIGEST_SHARED", "../shared")) / "bench"
SETS = BENCH / "stories"
PAGES = ("page-n4k", "page-wcxb")
_ZONE = ZoneInfo("UTC")
_TEXTS: dict[str, dict[str, str]] = {}
# Pages of one event, by the first digits of their ids, as read by us; all others are taken to stand alone.
_ONE_EVENT = (
    "13723b4d 03cd3aeb fed691ec", "875a71d0 04237839", "8bf032bf 05a586a4", "7e90e98f 0853c6d8", "bc7140aa 0de6ef58", "0faff5b3 0e3865b8",
    "937d5284 0e7daa48", "7a2d3e5c 1752c559", "2c02d7ec 17c9f548", "4d83aa4d 3aa77d0b", "f3c48eff 4eaa3776", "6ca2124d 5980f0f9",
    "8b96b341 61202710", "7dd2fe6d 6a232afe 97e7c43a", "75ca84cf 725a79dc 9e3d4bf2", "c1c23fb2 a679ccfe", "fe29bd95 b8044230",
)  # fmt: skip
_EVENTS = {id_: event.split()[0] for event in _ONE_EVENT for id_ in event.split()}
_KEPT = 0.25  # share of the stories of a thinned collection that keep all reports
_ENGLISH = ("allsides", "g5w1h", "neus", "wikinews")


def read(path: pathlib.Path) -> list[Rows]:
    folders: dict[str, Rows] = defaultdict(list)
    for line in gzip.decompress(path.read_bytes()).decode().splitlines():
        row = json.loads(line)
        _TEXTS[row["id"]] = row
        folders[row.get("folder", "")].append((made(row, row["text"]), row["story"]))
    return list(folders.values())


def made(row: dict[str, str], text: str) -> Features:
    day, minute = when({"date": row.get("date") or ""}, _ZONE)
    paragraphs = [p for p in text.split("\n") if p.strip()]
    return features(row["id"], row["title"], "", paragraphs, row["lang"], day, row["source"], minute=minute)


def read_lead(each: Features) -> Features:
    row = _TEXTS[each.id]
    return made(row, " ".join(row["text"].split()[:80]))


def undated(rows: Rows) -> Rows:
    return [(replace(each, day=None, minute=-1), story) for each, story in rows]


def more(sets: dict[str, list[Rows]]) -> dict[str, list[Rows]]:
    """The other ways in which the collections are shown."""
    chance, found = random.Random(5), {}
    for name in ("allsides", "g5w1h", "neus", "vmds", "wikinews"):
        rows = sets[name][0]
        folders = [folder(rows, 4, chance) for _ in range(30)] + [folder(rows, 12, chance) for _ in range(6)]
        found[f"{name}~folders"] = folders
        if name in ("g5w1h", "vmds", "wikinews"):
            leads = [(read_lead(each), story) for each, story in rows]
            found[f"{name}~leads"], found[f"{name}~leads undated"] = [leads], [undated(leads)]
        if name != "neus":
            found[f"{name}~undated"] = [undated(rows)]
            found[f"{name}~folders undated"] = [undated(each) for each in folders]
    for name, others in permutations(("allsides", "g5w1h", "neus", "wikinews"), 2):
        found[f"{name}~among {others}"] = [among(sets[name][0], sets[others][0], chance) for _ in range(8)]
    return found


def among(rows: Rows, others: Rows, chance: random.Random) -> Rows:
    """A small folder on one topic in another collection, all undated: only the folder's articles are asked for their neighbours."""
    asked = folder(rows, chance.randint(2, 6), chance)
    return undated(asked) + [(each, "") for each, _ in undated(chance.sample(others, min(200, len(others))))]


def folder(rows: Rows, size: int, chance: random.Random) -> Rows:
    """Stories of one topic: one at random, and those that are most like it."""
    words = {story: Counter(t for each, s in rows if s == story for t, _ in each.terms) for story in sorted({s for _, s in rows})}
    common = Counter(term for counter in words.values() for term in counter)
    first = chance.choice(sorted(words))

    def near(story: str) -> float:
        return sum(log(len(words) / common[t]) ** 2 for t in words[story] if t in words[first]) / sqrt(len(words[story]) + 1)

    chosen = set(sorted(words, key=lambda story: (-near(story), story))[:size]) | {first}
    return [(each, story) for each, story in rows if story in chosen]


def thin(rows: Rows, kept: float, chance: random.Random) -> Rows:
    """Some of the stories whole, of the others one report."""
    stories: dict[str, Rows] = defaultdict(list)
    for each in rows:
        stories[each[1]].append(each)
    return [each for _, those in sorted(stories.items()) for each in (those if chance.random() < kept else [chance.choice(those)])]


def thinned(sets: dict[str, list[Rows]]) -> dict[str, list[Rows]]:
    """The collections among reports that stand alone, and those in English all together, undated."""
    chance, found = random.Random(7), {}
    for name in ("allsides", "g5w1h", "neus", "vmds", "wikinews"):
        parts = [thin(sets[name][0], _KEPT, chance) for _ in range(4)]
        found[f"{name}~thin undated"] = [undated(rows) for rows in parts]
        if name != "neus":
            found[f"{name}~thin"] = parts
    found["mixed~thin undated"] = [mixed(sets, chance) for _ in range(3)]
    return found


def mixed(sets: dict[str, list[Rows]], chance: random.Random) -> Rows:
    """What has nothing to do with each other: collections of other years and outlets, thinned more."""
    return undated([(each, name + story) for name in _ENGLISH for each, story in thin(sets[name][0], _KEPT / 2, chance)])


def pages(name: str) -> list[tuple[dict[str, str], str]]:
    """The single pages of a set, as `digest group --jsonl` takes them, each with its event."""
    lines = gzip.decompress((BENCH / "text" / f"{name}.jsonl.gz").read_bytes()).decode().splitlines()
    rows = [row for row in map(json.loads, lines) if row["gold"] and row.get("title")]
    return [(_line(row), _EVENTS.get(row["id"][:8], row["id"])) for row in rows]


def _line(row: dict[str, str]) -> dict[str, str]:
    return {"id": row["id"], "title": row["title"], "text": row["gold"], "date": row.get("published") or "", "lang": "en", "source": ""}


def singles() -> dict[str, list[Rows]]:
    """Single pages: those that have a day, and all of them without."""
    found = {}
    for name in PAGES:
        rows = [(made(line, line["text"]), event) for line, event in pages(name)]
        found[f"{name}~thin"] = [[each for each in rows if each[0].day]]
        found[f"{name}~thin undated"] = [undated(rows)]
    return found
