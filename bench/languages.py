"""How well are stories told apart in languages that no labelled collection is in? Invented reports, 24 in each language, ours.

    python -m bench.languages [LANGUAGE ...] [--run "digest group --jsonl"]

`bench/reports/` holds them: seven stories of two to four reports, told in other words by other outlets within two days, and four
that stand alone; among them fires, trials, matches and ministers' doings that look alike and are not. BCubed precision, recall and F1 of
the stories (Bagga and Baldwin 1998); "nearest": how many reports whose story has begun find one of it nearest; "parted": how often
such a report's best chance with its own story is above another's with a foreign one (the area under the ROC curve). Words differ more
in these reports than in real ones, and a folder of 24 is a beginning: the figures are for comparing languages and versions.
"""

from __future__ import annotations

import argparse
import json
import shlex
from collections import Counter
from collections.abc import Iterator, Mapping
from datetime import datetime
from pathlib import Path
from statistics import fmean

from bench.alone import asked
from digest.group import Features, Pass, features, group, in_order
from digest.group import lanes as room

FOLDER = Path(__file__).parent / "reports"
Row = dict[str, str]


def reports(language: str) -> list[Row]:
    """The reports of one language as `digest group --jsonl` takes them, each with its story."""
    return [json.loads(line) for line in (FOLDER / f"{language}.jsonl").read_text(encoding="utf-8").splitlines()]


def languages() -> list[str]:
    return sorted(path.stem for path in FOLDER.glob("*.jsonl"))


def made(row: Row) -> Features:
    when = datetime.fromisoformat(row["date"])
    paragraphs = row["text"].split("\n\n")
    minute = when.hour * 60 + when.minute
    return features(row["id"], row["title"], "", paragraphs, row["lang"], when.date(), row["source"], minute=minute)


def bcubed(gold: Mapping[str, str], told: Mapping[str, str]) -> tuple[float, float, float]:
    """(precision, recall, F1), 0–1, of the stories that were told."""
    both = Counter((gold[id_], told[id_]) for id_ in gold)
    ours, theirs = Counter(gold.values()), Counter(told[id_] for id_ in gold)
    precision = fmean(both[gold[id_], told[id_]] / theirs[told[id_]] for id_ in gold)
    recall = fmean(both[gold[id_], told[id_]] / ours[gold[id_]] for id_ in gold)
    return precision, recall, 2 * precision * recall / (precision + recall)


def best(rows: list[Row]) -> Iterator[tuple[float, float, bool]]:
    """Of each report: its best chance with one of its own story and with one of another, 0 for none; had its story begun?"""
    gold, run, begun = {row["id"]: row["story"] for row in rows}, Pass(), set[str]()
    for each in in_order(map(made, rows)):
        lane = run.lanes.setdefault(each.language, room.Lane())
        coming = room.weighed(each, lane.statistics)
        near = [(value, gold[lane.seen[at].id]) for at, value, _ in room.weighings(lane, coming, room.likenesses(lane, coming))]
        own = max((value for value, story in near if story == gold[each.id]), default=0.0)
        yield own, max((value for value, story in near if story != gold[each.id]), default=0.0), gold[each.id] in begun
        begun.add(gold[each.id])
        run.add(each)


def main() -> None:
    ask = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ask.add_argument("languages", nargs="*")
    ask.add_argument("--run")
    given = ask.parse_args()
    sums: list[list[float]] = []
    print("| language | precision | recall | F1 | nearest | parted |\n|---|---|---|---|---|---|")
    for language in given.languages or languages():
        rows = reports(language)
        gold = {row["id"]: row["story"] for row in rows}
        if given.run:
            told = asked(shlex.split(given.run), [{**row, "story": ""} for row in rows])
        else:
            told = {member.id: each.first for each in group(map(made, rows)) for member in each.members}
        found = [*best(rows)]
        ours = [own for own, _, begun in found if begun]
        nearest = fmean(own > other for own, other, begun in found if begun)
        parted = fmean((own > other) + (own == other) / 2 for own in ours for _, other, _ in found)
        sums.append([*bcubed(gold, told), nearest, parted])
        print(f"| {language} | " + " | ".join(f"{value:.3f}" for value in sums[-1]) + " |")
    print("| mean | " + " | ".join(f"{fmean(column):.3f}" for column in zip(*sums, strict=True)) + " |")


if __name__ == "__main__":
    main()
