"""What does grouping cost, and does the cost of an article stay the same as a year's stream grows?

usage: python bench/group_cost.py [ARTICLES ...]        (default: 10000 30000 100000)

Articles are made up: 400 words, two fifths of them small ones, the rest of news-like frequencies with names among them, three
reports an event, spread over one year. Prints CPU
time an article for the features and for the pass, for each tenth of the stream, and the size of the window at its end.
"""

from __future__ import annotations

import random
import sys
from bisect import bisect
from collections.abc import Iterator
from datetime import date, timedelta
from itertools import accumulate
from time import process_time

from digest.group import Pass, features
from digest.group.features import Features
from digest.languages import stop_words

_WORDS = 40_000
_LENGTH = 400
_SMALL = 0.42  # share of words that say nothing alone, as in English news
_SYLLABLES = "ba be bor da del du fa fen gor ha hel ka kir la lem lo ma mer mo na nel no pa per ra ren ro sa sel so ta ter to va vel vo".split()


class Stream:
    """A year of made-up articles in the order of their days."""

    def __init__(self, articles: int) -> None:
        self.articles = articles
        self.chance = random.Random(3)
        self.words = ["".join(self.chance.choices(_SYLLABLES, k=self.chance.choice((2, 3, 3, 4)))) for _ in range(_WORDS)]
        self.small = sorted(stop_words("en"))
        self.shares = list(accumulate(1 / (rank + 20) for rank in range(_WORDS)))  # Zipf and Mandelbrot

    def text(self, length: int, own: list[str]) -> str:
        words = [self.word(own) for _ in range(length)]
        sentences = [" ".join(words[at : at + 20]) for at in range(0, length, 20)]
        return ". ".join(sentence[0].upper() + sentence[1:] for sentence in sentences) + "."

    def word(self, own: list[str]) -> str:
        kind = self.chance.random()
        if kind < _SMALL:
            return self.chance.choice(self.small)
        return self.chance.choice(own) if kind > 0.88 else self.words[bisect(self.shares, self.chance.random() * self.shares[-1])]

    def __iter__(self) -> Iterator[tuple[str, str, list[str], date]]:
        own: list[str] = []
        for number in range(self.articles):
            if number % 3 == 0:
                own = [self.chance.choice(self.words).capitalize() if at % 2 else self.chance.choice(self.words) for at in range(15)]
            day = date(2024, 1, 1) + timedelta(days=number * 365 // self.articles)
            yield f"a{number:07d}", self.text(9, own), [self.text(_LENGTH // 5, own) for _ in range(5)], day


def measure(articles: int) -> None:
    run, tenth = Pass(), max(1, articles // 10)
    reading = placing = 0.0
    lines = []
    batch: list[Features] = []
    for number, (id_, title, text, day) in enumerate(Stream(articles), 1):
        start = process_time()
        batch.append(features(id_, title, "", text, "en", day, ""))
        reading += process_time() - start
        if number % tenth == 0:
            start = process_time()
            stories = {run.add(each).story for each in batch}
            took = process_time() - start
            placing += took
            lines.append(f"{took / len(batch) * 1e3:.3f}")
            batch = []
    lane = run.lanes["en"]
    entries = sum(len(numbers) for numbers, _ in lane.index.values())
    print(f"{articles:7d} articles: features {reading / articles * 1e3:.3f} ms, pass {placing / articles * 1e3:.3f} ms an article")
    print(f"        pass by tenths: {' '.join(lines)}; last tenth {len(stories)} stories")
    print(f"        window: {lane.arrived - lane.first} articles, {entries} index entries, {len(lane.statistics.counts)} terms", flush=True)


if __name__ == "__main__":
    for size in map(int, sys.argv[1:] or ("10000", "30000", "100000")):
        measure(size)
