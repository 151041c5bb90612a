"""What of an article is lost when a page puts boxes between its paragraphs? Furniture of its language goes there at random.

    python -m bench.boxes --variants 6 --seed 1

The pages are those of `tests/clean/outlets`, whose lines say what they are: "+" the article's, "-" the page's. Each is made anew
several times, with one or two boxes of some lines of furniture between those of its article. What is counted are lines of the
article that then are in no field; the same seed makes the same pages.
"""

from __future__ import annotations

import argparse
import random
from collections import Counter, defaultdict
from collections.abc import Iterator
from pathlib import Path

from digest.clean import clean
from digest.clean.region import prose
from digest.clean.shape import shape_of
from digest.model import Document
from digest.text import scrubbed

_PAGES = Path(__file__).parents[1] / "tests" / "clean" / "outlets"
_OTHER_KINDS = ("verses", "listing", "ticker", "live", "recipe", "blotter")  # texts without paragraphs
_SIZES = (2, 3, 4, 6)  # lines of a box
_FEWEST = 4  # lines of an article

Rows = list[tuple[str, str]]  # (kind, text)


def pages() -> dict[str, Rows]:
    """Name -> its lines; a name begins with the language."""
    found = {}
    for path in sorted(_PAGES.glob("*.txt")):
        if not any(kind in path.stem for kind in _OTHER_KINDS):
            found[path.stem] = [(line[0], line[2:]) for line in path.read_text(encoding="utf-8").splitlines() if line[0] != "@"]
    return found


def variants(count: int, seed: int) -> Iterator[tuple[str, Rows, str]]:
    """(language, lines, what parts them), each page so many times."""
    chance = random.Random(seed)
    furniture: defaultdict[str, list[str]] = defaultdict(list)
    known = pages()
    for name, rows in known.items():
        furniture[name.split("-")[0]] += [text for kind, text in rows if kind == "-"]
    for name, rows in known.items():
        if sum(kind == "+" for kind, _ in rows) < _FEWEST:
            continue
        language = name.split("-")[0]
        for _ in range(count):
            made = list(rows)
            for _ in range(chance.choice((1, 1, 2))):
                at = chance.choice([at for at, (kind, _) in enumerate(made) if kind == "+"][1:])
                size = min(len(furniture[language]), chance.choice(_SIZES))
                made[at:at] = [("-", text) for text in chance.sample(furniture[language], size)]
            yield language, made, chance.choice(("\n", "\n\n"))


def lost(rows: Rows, between: str) -> list[str]:
    """The lines of the article that are in no field."""
    cleaned = clean(Document("page.txt", text=scrubbed(between.join(text for _, text in rows))))
    kept = "\n".join((cleaned.title, cleaned.deck, *(block.text for block in cleaned.blocks)))
    return [text for kind, text in rows if kind == "+" and text not in kept]


def main() -> None:
    ask = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ask.add_argument("--variants", type=int, default=6, help="of each page")
    ask.add_argument("--seed", type=int, default=1)
    given = ask.parse_args()
    made: Counter[str] = Counter()
    gone: Counter[tuple[str, bool]] = Counter()
    for language, rows, between in variants(given.variants, given.seed):
        group = "English" if language == "en" else "other languages"
        made[group] += 1
        gone.update((group, prose(shape_of(text, language))) for text in lost(rows, between))
    print("| | pages | paragraphs lost | short lines lost |\n|---|---|---|---|")
    for group, count in sorted(made.items()):
        print(f"| {group} | {count} | {gone[group, True]} | {gone[group, False]} |")


if __name__ == "__main__":
    main()
