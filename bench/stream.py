"""Does memory stay bounded where articles have no end? Made-up articles are read, cleaned and dated by the build's own step, their
features spilled to a file in the order of days, and grouped from there; no article is kept.

    python -m bench.stream [ARTICLES ...] [--engine auto] [--folder DIR]        (default: 100000)

The stream is that of bench.scale: 333 articles a day. CPU milliseconds an article (of all processes while reading) and the peak memory of
this process (and of its largest worker) up to the end of each stage, and the pass by tenths of the stream. What a whole build keeps
beside that (records, ledger, keys of pages) is what bench.scale measures.
"""

from __future__ import annotations

import argparse
import resource
import tempfile
import time
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from heapq import heappop, heappush
from pathlib import Path
from random import Random

import msgspec

from bench import corpus
from bench.scale import A_DAY
from digest.build import Options
from digest.build.engines import at_work
from digest.build.given import Given, given
from digest.build.records import opened, records_of
from digest.group import Features, Pass, Variants
from digest.group.copies import originals, sketch_of
from digest.group.passes import NO_COPY, copied
from digest.model import Declared, SourceFile
from digest.settings import GroupSettings

_LATE = 5  # days: no made-up article is so much older than one that came before it


@dataclass(frozen=True)
class Text:
    """An article as it lies in a folder."""

    path: str
    body: bytes
    outlet: str


class Step:
    """What is done to one article: as in digest.build.reading, but for the lines that its outlet repeats, and only features stay."""

    def __init__(self, start: Given) -> None:
        self._given, self._variants = start, Variants(start.names)

    def features(self, text: Text) -> bytes:
        source = SourceFile(text.path, text.body, Declared((("source", text.outlet),)))
        _, heavies = records_of(source, opened(source, self._given), self._given, {}, self._variants, {})
        return b"".join(msgspec.msgpack.encode(heavy.features) for heavy in heavies if heavy)


def texts(articles: int) -> Iterator[Text]:
    rng = Random(2)
    for number, (outlet, day, head, paragraphs, _) in enumerate(corpus.articles(articles, days=max(1, articles // A_DAY))):
        body = corpus.as_text(rng, outlet, day, head, paragraphs)
        yield Text(f"{outlet.lower().replace(' ', '-')}/{number:07}.txt", body.encode(), outlet)


def in_days(made: Iterable[bytes]) -> Iterator[bytes]:
    """In the order of the pass: what comes in the order of events waits a few days."""
    waiting: list[tuple[int, str, bytes]] = []
    for raw in made:
        each = _FEATURES.decode(raw)
        assert each.day is not None, "every made-up article says its day"
        heappush(waiting, (each.day.toordinal(), each.id, raw))
        while waiting[0][0] < each.day.toordinal() - _LATE:
            yield heappop(waiting)[2]
    while waiting:
        yield heappop(waiting)[2]


_FEATURES = msgspec.msgpack.Decoder(Features)


def spilled(path: Path) -> Iterator[Features]:
    with path.open("rb") as file:
        while size := file.read(4):
            yield _FEATURES.decode(file.read(int.from_bytes(size, "little")))


def spill(path: Path, articles: int, engine: str, start: Given) -> int:
    count = 0
    with path.open("wb") as file, at_work(engine, Step(start), articles) as workers:
        for raw in in_days(workers.each(Step.features, texts(articles))):
            file.write(len(raw).to_bytes(4, "little") + raw)
            count += 1
    return count


def cpu() -> float:
    mine, workers = (resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
    return mine.ru_utime + mine.ru_stime + workers.ru_utime + workers.ru_stime


def peaks() -> str:
    own, worker = (resource.getrusage(who).ru_maxrss // 1024 for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
    return f"{own} MB" + (f" + {worker}" if worker else "")


def measure(articles: int, engine: str, folder: Path) -> None:
    (folder / "content").mkdir(exist_ok=True)
    (folder / "digest.toml").write_text('site_id = "bench"\n', encoding="utf-8")
    path, start, settings = folder / "features", given(folder, Options()), GroupSettings()
    began = cpu()
    count = spill(path, articles, engine, replace(start, ledger=start.ledger))
    print(f"| {articles:,} | read, clean, date, features | {(cpu() - began) / count * 1e3:.2f} | {peaks()} | {path.stat().st_size / count:,.0f} bytes spilled an article |", flush=True)
    began = cpu()
    found = originals(map(sketch_of, spilled(path)), settings.window_days, keep=False)
    copies = copied(((each.id, each.language) for each in spilled(path)), found)
    print(f"| {articles:,} | copies | {(cpu() - began) / count * 1e3:.2f} | {peaks()} | {len(found):,} found |", flush=True)
    run, tenths, stories = Pass(settings), list[str](), 0
    began = last = time.process_time()
    for number, each in enumerate(spilled(path), 1):
        stories += run.add(each, copies.get(each.id, NO_COPY)).story == each.id
        if number % max(1, count // 10) == 0:
            now = time.process_time()
            tenths.append(f"{(now - last) / (count // 10) * 1e3:.2f}")
            last = now
    window = max(lane.arrived - lane.first for lane in run.lanes.values())
    took = (time.process_time() - began) / count * 1e3
    print(f"| {articles:,} | pass | {took:.2f} | {peaks()} | {stories:,} stories; {window:,} articles in the window; by tenths {' '.join(tenths)} |", flush=True)


def main() -> None:
    ask = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ask.add_argument("articles", type=int, nargs="*", default=[100_000])
    ask.add_argument("--engine", default="auto")
    ask.add_argument("--folder", type=Path)
    asked = ask.parse_args()
    print("| articles | stage | CPU ms an article | peak | |\n|---|---|---|---|---|", flush=True)
    for articles in asked.articles:
        with tempfile.TemporaryDirectory(prefix="digest-stream-", dir=asked.folder) as folder:
            measure(articles, asked.engine, Path(folder))


if __name__ == "__main__":
    main()
