"""Learn the weights of digest/clean/weights.py: which features say that a line is the article's?

    DIGEST_SHARED=../shared python bench/train_region.py [--odd | --all]

Reads every second document of the development sets below DIGEST_SHARED (--odd: the others, --all: what is shipped); keeps only numbers.
Whether a feature is worth its place is asked of the half that was not read.
Logistic regression by iteratively reweighted least squares; each document counts the same, each line by its words.
Needs numpy, which digest itself does not.
"""

from __future__ import annotations

import gzip
import json
import os
import re
import sys
from pathlib import Path

import numpy as np

from digest.clean.judged import rows_for_learning
from digest.clean.region import DIRTY, NAMES
from digest.model import Document
from digest.text import scrubbed

WORD = re.compile(r"\w+")
SETS = {"page-n4k": 1.0, "near-trafilatura": 0.5, "near-readability": 0.5, "near-newspaper4k": 0.5, "near-resiliparse": 0.7, "page-wcxb": 1.0,
        "syn-tail": 0.3, "syn-app": 0.3, "syn-bio": 0.3, "syn-clean": 0.5, "syn-wrap": 0.3, "syn-mix": 0.3}  # fmt: skip
TARGET = Path(__file__).parents[1] / "digest/clean/weights.py"


def labelled(text: str, gold: set[tuple[str, ...]], gold_lines: set[str]) -> float:
    """Is the line the article's? Most of its runs of four words are in the gold text."""
    found = WORD.findall(text)
    if len(found) < 4:
        return float(" ".join(found) in gold_lines)
    runs = [tuple(found[at : at + 4]) for at in range(len(found) - 3)]
    return float(sum(run in gold for run in runs) >= 0.5 * len(runs))


def examples(name: str, weight: float, part: int | None):
    root = Path(os.environ["DIGEST_SHARED"]) / "bench/text" / f"{name}.jsonl.gz"
    with gzip.open(root, "rt") as stream:
        for line in stream:
            if part is not None and int(json.loads(line)["id"][-1], 36) % 2 != part:
                continue
            given = json.loads(line)
            lines, rows = rows_for_learning(Document(path="", text=scrubbed(given["text"])))
            gold = WORD.findall(given["gold"])
            runs = {tuple(gold[i : i + 4]) for i in range(len(gold) - 3)}
            gold_lines = {" ".join(WORD.findall(t)) for t in given["gold"].split("\n")}
            sizes = [max(2, len(WORD.findall(t.text))) ** 0.8 for t in lines]
            total = sum(sizes) or 1.0
            for text, row, size in zip(lines, rows, sizes, strict=True):
                yield row, labelled(text.text, runs, gold_lines), weight * size / total


def learned(rows: np.ndarray, labels: np.ndarray, weights: np.ndarray, ridge: float = 0.02) -> np.ndarray:
    """Weights of the features by iteratively reweighted least squares."""
    beta = np.zeros(rows.shape[1])
    weights = weights / weights.sum() * 1000
    for _ in range(25):
        p = 1 / (1 + np.exp(-np.clip(rows @ beta, -30, 30)))
        curve = weights * np.maximum(p * (1 - p), 1e-6)
        slope = rows.T @ (weights * (labels - p)) - ridge * beta
        step = np.linalg.solve((rows.T * curve) @ rows + ridge * np.eye(rows.shape[1]), slope)
        beta += step
        if np.abs(step).max() < 1e-5:
            break
    return beta


def main() -> None:
    part = None if "--all" in sys.argv else 1 if "--odd" in sys.argv else 0
    data = [row for name, weight in SETS.items() if name not in sys.argv for row in examples(name, weight, part)]
    rows, labels, weights = (np.array([row[i] for row in data]) for i in range(3))
    short = rows[:, NAMES.index("short")] > 0
    columns = []
    dirty = rows[:, NAMES.index("dirt")] >= DIRTY / 20
    for part in (short & ~dirty, ~short & ~dirty, short & dirty, ~short & dirty):
        beta = learned(rows[part], labels[part], weights[part])
        right = ((rows[part] @ beta > 0) == (labels[part] > 0.5)) @ weights[part] / weights[part].sum()
        print(f"{part.sum()} lines, {right:.4f} of the words right")
        columns.append(beta)
    body = "\n".join(
        f'    "{name}": ({a:.2f}, {b:.2f}, {c:.2f}, {d:.2f}),' for name, a, b, c, d in zip(NAMES, *columns, strict=True)
    )
    TARGET.write_text(
        '"""What each feature of a line says for the article: log-odds (short and long lines of a nearly clean\ntext, short and long lines of a whole page).\n\n'
        'Learned by bench/train_region.py.\n"""\n\n'
        f"WEIGHTS = {{\n{body}\n}}  # fmt: skip\n"
    )


if __name__ == "__main__":
    main()
