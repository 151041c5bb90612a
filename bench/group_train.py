"""Fits the weights of digest/group/decision.py on the labelled stories, and checks them by leaving one collection out.

usage: DIGEST_SHARED=/path/to/shared python -m bench.group_train [--stands]        (needs numpy; --stands: only the first two tables)

Pairs come from the pass itself: each article with its nearest neighbours, at the moment when it came. So that the numbers do
not lean on the size or density of one collection, each is also shown in other ways (`bench.group_views`). Prints the table of
the numbers that stand, of those fitted to all collections, with one left out, and the numbers to put into decision.py.
"""

from __future__ import annotations

import sys
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace

import numpy as np

from bench.group_views import SETS, Rows, more, read, singles, thinned, undated
from digest.fingerprint import fingerprint
from digest.group import Features, decision, group, in_order
from digest.group.evidence import EVIDENCE, crowd
from digest.group.lanes import Coming, Lane, begun, compared, counted, joined, leave, likenesses, listed, weighed
from digest.settings import GroupSettings

Tables = dict[str, tuple[np.ndarray, np.ndarray, np.ndarray]]
Row = tuple[float, list[float]]
LEFT_OUT = {"allsides": "a", "one-topic-folders": "a", "neus": "n", "g5w1h": "g", "wikinews": "w", "vmds": "v"}
LEFT_OUT |= {"mixed": "agnw", "page-n4k": "p", "page-wcxb": "p"}
RIDGE = 20.0
WHOLE, THIN, OTHER = 1.5, 1.0, 0.3  # what a collection weighs as it is, among reports that stand alone, and in other ways
ORDERS = 2  # in how many orders the articles of one moment are shown: their ids decide there, and ids tell nothing
AGAINST = {"other event": -6.5}  # at most: the collections hold few look-alikes, readers' folders many
# Fitted with the others, these make two reports that name no day too alike.
HELD = {"same day": (0.8, 0.3), "other day": (-1.2, -1.0)}


def main() -> None:
    sets = {path.name.removesuffix(".jsonl.gz"): read(path) for path in sorted(SETS.glob("*.jsonl.gz"))}
    views = {**sets, "one-topic-folders undated": [undated(rows) for rows in sets["one-topic-folders"]]}
    alone = thinned(sets) | singles()
    stands = (decision.BIAS, [*decision._DATED]), (decision.UNDATED_BIAS, [*decision._UNDATED])
    for those in (views, alone):
        report("as it stands", those, defaultdict(lambda: stands))
    if "--stands" in sys.argv:
        return
    shown = views | more(sets) | alone
    tables = {name: pairs(parts) for name, parts in shown.items()}
    for label, out in (("all", ""), ("one left out", "1"), ("a and n left out", "2")):
        weights = {key: fit(tables, left(key, out)) for key in (*"angwvp", "agnw")}
        report(label, views, weights)
        report(label, alone, weights)
    (bias, dated), (other, without) = fit(tables, "")
    print(f"BIAS, UNDATED_BIAS = {bias:.2f}, {other:.2f}")
    for name, value, second in zip(EVIDENCE, dated, without, strict=True):
        print(f'    "{name}": ({value:.2f}, {second:.2f}),')


def left(key: str, out: str) -> str:
    return "" if not out else "an" if out == "2" and key in "an" else key


def collection(name: str) -> str:
    """The letters of the collections that a view shows: "wikinews~among allsides" is "wa"."""
    return "".join(LEFT_OUT[word] for word in name.replace("~", " ").split() if word in LEFT_OUT)


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
    alike = {name: table for name, table in used.items() if "~among" not in name and "mixed" not in name}
    bias, dated = fitted({name: (told_apart(name, x), y, w) for name, (x, y, w) in alike.items()}, 0)
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
    w = np.concatenate([table[2] * (THIN if "~thin" in name else OTHER if "~" in name else WHOLE) for name, table in used])
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
        found = [score(*told(rows, order)) for rows in parts for order in range(ORDERS)]
        mean = {key: sum(each[key] for each in found) / len(found) for key in ("P", "R", "F1", "pairP", "pairR")}
        total += mean["F1"]
        short = f"{name[:8]}{name[-8:] if ' ' in name else ''}"
        line.append(f"{short} {mean['P']:.2f}/{mean['R']:.2f}/{mean['F1']:.3f} pairs {mean['pairP']:.2f}/{mean['pairR']:.2f}")
    print(f"{label:18s}", " | ".join(line), f"| mean {total / len(views):.4f}", flush=True)


def told(rows: Rows, order: int) -> tuple[dict[str, str], dict[str, str]]:
    """The stories as labelled and as grouped, where other ids give the articles of one moment another order."""
    given = [(replace(each, id=fingerprint(str(order), each.id)), story) for each, story in rows]
    found = {member.id: each.first for each in group([each for each, _ in given]) for member in each.members}
    return {each.id: story for each, story in given}, found


if __name__ == "__main__":
    main()
