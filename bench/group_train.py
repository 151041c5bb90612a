"""Fits the weights of digest/group/decision.py on the labelled stories, and checks them by leaving one collection out.

usage: DIGEST_SHARED=/path/to/shared python bench/group_train.py        (needs numpy)

Pairs come from the pass itself: each article with its nearest neighbours, at the moment when it came. So that the numbers do
not lean on the size or density of one collection, each is also shown undated, cut to its leads, and as small folders of
look-alike stories. Prints the table with all collections, with one left out, and the numbers to put into decision.py.
"""

from __future__ import annotations

import gzip
import json
import os
import pathlib
import random
import sys
from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from itertools import permutations
from math import log, sqrt

import numpy as np

from digest.group import Features, decision, features, group, in_order
from digest.group.evidence import EVIDENCE, crowd
from digest.group.lanes import Coming, Lane, begun, compared, counted, joined, leave, likenesses, listed, weighed
from digest.settings import GroupSettings

Rows = list[tuple[Features, str]]
Tables = dict[str, tuple[np.ndarray, np.ndarray, np.ndarray]]
Row = tuple[float, list[float]]
SETS = pathlib.Path(os.environ.get("DIGEST_SHARED", "../shared")) / "bench" / "stories"
LEFT_OUT = {"allsides": "a", "one-topic-folders": "a", "neus": "n", "g5w1h": "g", "wikinews": "w", "vmds": "v"}
RIDGE = 20.0
AGAINST = {"other event": -6.5}  # at most: the collections hold few look-alikes, readers' folders many
HELD = {"same day": (0.8, 0.3), "other day": (-1.2, -1.0)}  # fitted with the others they make two reports that name no day too alike
_TEXTS: dict[str, dict[str, str]] = {}


def main() -> None:
    sets = {path.name.removesuffix(".jsonl.gz"): read(path) for path in sorted(SETS.glob("*.jsonl.gz"))}
    views = {**sets, "one-topic-folders undated": [undated(rows) for rows in sets["one-topic-folders"]]}
    shown = views | more(sets)
    tables = {name: pairs(parts) for name, parts in shown.items()}
    for label, out in (("all", ""), ("one left out", "1"), ("a and n left out", "2")):
        weights = {key: fit(tables, left(key, out)) for key in "angwv"}
        report(label, views, weights)
    (bias, dated), (other, without) = fit(tables, "")
    print(f"BIAS, UNDATED_BIAS = {bias:.2f}, {other:.2f}")
    for name, value, second in zip(EVIDENCE, dated, without, strict=True):
        print(f'    "{name}": ({value:.2f}, {second:.2f}),')


def left(key: str, out: str) -> str:
    return "" if not out else "an" if out == "2" and key in "an" else key


def collection(name: str) -> str:
    """The letters of the collections that a view shows: "wikinews~among allsides" is "wa"."""
    return "".join(LEFT_OUT[word] for word in name.replace("~", " ").split() if word in LEFT_OUT)


def read(path: pathlib.Path) -> list[Rows]:
    folders: dict[str, Rows] = defaultdict(list)
    for line in gzip.decompress(path.read_bytes()).decode().splitlines():
        row = json.loads(line)
        _TEXTS[row["id"]] = row
        folders[row.get("folder", "")].append((made(row, row["text"]), row["story"]))
    return list(folders.values())


def made(row: dict[str, str], text: str) -> Features:
    day = date.fromisoformat(row["date"][:10]) if row.get("date") else None
    return features(row["id"], row["title"], "", [p for p in text.split("\n") if p.strip()], row["lang"], day, row["source"])


def read_lead(each: Features) -> Features:
    row = _TEXTS[each.id]
    return made(row, " ".join(row["text"].split()[:80]))


def undated(rows: Rows) -> Rows:
    return [(replace(each, day=None), story) for each, story in rows]


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


def pairs(parts: Sequence[Rows]) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Evidence, label and weight of each article's nearest neighbours."""
    found: list[tuple[tuple[float, ...], float, float]] = []
    for rows in parts:
        label = {each.id: story for each, story in rows}
        for one, near in neighbours(in_order(each for each, _ in rows)):
            for rank, (other, row) in enumerate(near if label[one] else ()):
                found.append((row, float(label[one] == label[other]), 1 / (1 + 0.15 * rank)))
    x, y, w = (np.array(column) for column in zip(*found, strict=True))
    return x, y, w / w.sum()


def neighbours(ordered: Sequence[Features]) -> list[tuple[str, list[tuple[str, tuple[float, ...]]]]]:
    """Each article with those that the pass would compare it with."""
    return among_dated(ordered) if ordered[0].day else among_undated(ordered)


def among_dated(ordered: Sequence[Features]) -> list[tuple[str, list[tuple[str, tuple[float, ...]]]]]:
    lane, found = Lane(), []
    story = begun(lane, "")
    for each in ordered:
        assert each.day
        leave(lane, each.day.toordinal() - GroupSettings().window_days)
        coming = weighed(each, lane.statistics)
        found.append((each.id, rows_of(lane, coming, likenesses(lane, coming))))
        coming.seen.story = story
        listed(lane, coming)
        joined(lane, coming.seen)
        counted(lane, each)
        lane.stories[story].here += 1_000_000  # it is never closed
    return found


def among_undated(ordered: Sequence[Features]) -> list[tuple[str, list[tuple[str, tuple[float, ...]]]]]:
    lane = Lane()
    for each in ordered:
        counted(lane, each)
    comings = [weighed(each, lane.statistics) for each in ordered]
    for coming in comings:
        listed(lane, coming)
    spread = [likenesses(lane, coming) for coming in comings]
    for number, coming in enumerate(comings):
        spread[number].pop(number, None)
        coming.seen.crowd = crowd(sorted(spread[number].values(), reverse=True))
    return [(coming.seen.id, rows_of(lane, coming, spread[number])) for number, coming in enumerate(comings)]


def rows_of(lane: Lane, coming: Coming, alike: dict[int, float]) -> list[tuple[str, tuple[float, ...]]]:
    return [(lane.seen[number].id, row) for number, _, row in compared(lane, coming, alike)]


def fit(tables: Tables, out: str) -> tuple[Row, Row]:
    """The two rows of decision.py; collections whose letter is in `out` are not used."""
    used = {name: table for name, table in tables.items() if set(collection(name)).isdisjoint(out)}
    without = {name: table for name, table in used.items() if is_undated(name)}
    bias, dated = fitted({name: (told_apart(name, x), y, w) for name, (x, y, w) in used.items() if "~among" not in name}, 0)
    return (bias, dated[: len(EVIDENCE)]), fitted(without, 1)


def is_undated(name: str) -> bool:
    return "undated" in name or "neus" in name or "~among" in name


def told_apart(name: str, x: np.ndarray) -> np.ndarray:
    """Undated articles teach the dated what headlines are worth, but not what time is: two columns more take that up."""
    apart = np.zeros((len(x), 2))
    if is_undated(name):
        x, apart = x.copy(), np.c_[np.ones(len(x)), x[:, EVIDENCE.index("between")]]
        x[:, EVIDENCE.index("between")] = 0
    return np.c_[x, apart]


def fitted(tables: Tables, undated: int) -> Row:
    """Logistic regression with a ridge, by Newton's method; `undated`: which of the numbers that are held."""
    used = list(tables.items())
    x = np.vstack([table[0] for _, table in used])
    held = {EVIDENCE.index(name): values[undated] for name, values in HELD.items()}
    given = sum(x[:, at] * value for at, value in held.items())
    x[:, [*held]] = 0
    y = np.concatenate([table[1] for _, table in used])
    w = np.concatenate([table[2] * (0.3 if "~" in name else 1.5) for name, table in used])
    w = w / w.sum() * 1000
    mean = np.average(x, axis=0, weights=w)
    spread = np.sqrt(np.average((x - mean) ** 2, axis=0, weights=w)) + 1e-9
    z = np.c_[(x - mean) / spread, np.ones(len(x))]
    ridge = np.eye(z.shape[1]) * RIDGE
    ridge[-1, -1] = 0
    b = np.zeros(z.shape[1])
    for _ in range(30):
        p = 1 / (1 + np.exp(-z @ b - given))
        step = np.linalg.solve((z * (w * p * (1 - p))[:, None]).T @ z + ridge, z.T @ (w * (p - y)) + ridge @ b)
        b -= step
    row = b[:-1] / spread
    row[[*held]] = [*held.values()]
    mean[[*held]] = 0
    floor = [min(value, AGAINST.get(name, value)) for name, value in zip((*EVIDENCE, "", ""), row, strict=False)]
    return float(b[-1] - (mean * row).sum()), [float(value) for value in floor]


def report(label: str, views: dict[str, list[Rows]], weights: dict[str, tuple[Row, Row]]) -> None:
    sys.path.insert(0, str(SETS))
    from score_stories import score  # type: ignore[import-not-found]

    line, total = [], 0.0
    for name, parts in views.items():
        (decision.BIAS, dated), (decision.UNDATED_BIAS, without) = weights[collection(name)]
        decision._DATED, decision._UNDATED = tuple(dated), tuple(without)
        found = []
        for rows in parts:
            told = {member.id: each.first for each in group([each for each, _ in rows]) for member in each.members}
            found.append(score({each.id: story for each, story in rows}, told))
        mean = {key: sum(each[key] for each in found) / len(found) for key in ("P", "R", "F1")}
        total += mean["F1"]
        line.append(f"{name[:8]}{name[-8:] if ' ' in name else ''} {mean['P']:.2f}/{mean['R']:.2f}/{mean['F1']:.3f}")
    print(f"{label:18s}", " ".join(line), f"mean {total / len(views):.4f}", flush=True)


if __name__ == "__main__":
    main()
