"""How does digest read pages of many languages that came with somebody else's tests? Saved pages and their texts, read as HTML and as text.

    python -m bench.unseen newspaper4k-0.9.6.tar.gz

The file is the source archive of a release of newspaper4k, as its index of packages hands it out: it holds pages
(`tests/data/html`) and the article in each (`tests/data/txt`). Nothing of it is kept. Precision and recall are of runs of six
letters and digits, since half of the pages are in scripts that put no space between words.
"""

from __future__ import annotations

import argparse
import re
import tarfile
from collections import Counter
from html.parser import HTMLParser
from pathlib import Path, PurePosixPath
from statistics import fmean

from digest.clean import clean
from digest.model import Document, SourceFile
from digest.readers.html import read_html
from digest.settings import ReaderSettings
from digest.text import scrubbed, spaced

_RUN = 6  # letters and digits
_INLINE = frozenset("a abbr b bdi cite code em font i mark q s small span strong sub sup time u".split())
_SILENT = frozenset("script style template noscript svg".split())


class Lines(HTMLParser):
    """The visible lines of a page: a new one wherever an element begins or ends that is not inline."""

    def __init__(self) -> None:
        super().__init__()
        self.text: list[str] = []
        self._silent = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:  # noqa: ARG002
        self._silent += tag in _SILENT
        if tag not in _INLINE:
            self.text.append("\n")

    def handle_endtag(self, tag: str) -> None:
        self._silent = max(0, self._silent - (tag in _SILENT))
        if tag not in _INLINE:
            self.text.append("\n")

    def handle_data(self, data: str) -> None:
        if not self._silent:
            self.text.append(data.replace("\n", " "))


def as_text(page: str) -> str:
    """The page as somebody copies it out of a browser, a blank line between its lines."""
    lines = Lines()
    lines.feed(page)
    return "\n\n".join(filter(None, map(spaced, "".join(lines.text).split("\n"))))


def runs(text: str) -> Counter[str]:
    """The runs of letters and digits of a text."""
    plain = re.sub(r"[\W_]", "", text)
    return Counter(plain[at : at + _RUN] for at in range(len(plain) - _RUN + 1))


def score(document: Document, gold: Counter[str]) -> tuple[float, float]:
    """(precision, recall) of what is kept of the document, without its title."""
    cleaned = clean(document)
    kept = runs("\n".join((cleaned.deck, *(block.text for block in cleaned.blocks))))
    common = sum((kept & gold).values())
    return common / max(1, sum(kept.values())), common / max(1, sum(gold.values()))


def pages_of(archive: Path) -> dict[str, tuple[str, str]]:
    """Name -> the page and its article, of those that have both."""
    found: dict[str, dict[str, str]] = {"html": {}, "txt": {}}
    with tarfile.open(archive) as members:
        for member in members:
            path = PurePosixPath(member.name)
            data = members.extractfile(member) if path.parts[-4:-1] in (("tests", "data", "html"), ("tests", "data", "txt")) else None
            if data:
                found[path.parent.name][path.stem] = scrubbed(data.read().decode("utf-8", "replace"))
    return {name: (found["html"][name], text) for name, text in sorted(found["txt"].items()) if name in found["html"]}


def main() -> None:
    ask = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ask.add_argument("archive", type=Path)
    print("| page | as HTML: precision | recall | as text: precision | recall |\n|---|---|---|---|---|")
    rows = []
    for name, (page, text) in pages_of(ask.parse_args().archive).items():
        saved = read_html(page, SourceFile(f"{name}.html", page.encode()), ReaderSettings())[0]
        rows.append((*score(saved, runs(text)), *score(Document(f"{name}.txt", text=as_text(page)), runs(text))))
        print(f"| {name} | " + " | ".join(f"{value:.2f}" for value in rows[-1]) + " |")
    print(f"| mean of {len(rows)} | " + " | ".join(f"{fmean(column):.3f}" for column in zip(*rows, strict=True)) + " |")


if __name__ == "__main__":
    main()
