"""How near does digest come to what is expected of the sample content? Prints every deviation, then the counts.

    python tests/corpus/compare.py

It builds content/ with outlets.toml in memory (nothing is published) and holds titles, dates, copies and stories against
expected.toml. Stories are counted by pairs: two reports of one label should stand together, two of different labels should not.
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterator, Mapping
from itertools import combinations
from pathlib import Path
from typing import Any

from digest.build import Options, Result, build
from digest.model import Article

ROOT = Path(__file__).parent.parent.parent
Truth = Mapping[tuple[str, int], Mapping[str, Any]]


def expected() -> Truth:
    """What expected.toml says, by path and part."""
    table = tomllib.loads((ROOT / "tests/corpus/expected.toml").read_text(encoding="utf-8"))
    return {(each["path"], each["part"]): each for each in table["article"]}


def deviations(result: Result, truth: Truth) -> Iterator[tuple[str, str]]:
    """Each field that is not as expected: its kind, and a line that says what stands there instead."""
    articles = result.told.articles
    copies = {copy.id: articles[copy.of].path for story in result.told.stories for copy in story.group.copies}
    for article in articles.values():
        wanted, place = truth[article.path, article.part], f"{article.path} {article.part}"
        if article.title != wanted["title"]:
            yield "title", f"{place}: {article.title!r}, expected {wanted['title']!r}"
        if _date(article) != (wanted["date"], wanted["precision"]):
            yield "date", f"{place}: {_date(article)}, expected {wanted['date'] or 'none'} {wanted['precision']}"
        if article.language != wanted["language"]:
            yield "language", f"{place}: {article.language!r}"
        if copies.get(article.id, "") != wanted["copy_of"]:
            yield "copy", f"{place}: of {copies.get(article.id, '') or 'nothing'}, expected {wanted['copy_of'] or 'nothing'}"


def _date(article: Article) -> tuple[str, str]:
    """A date that only the story lends counts as none."""
    dated = article.dated
    return ("", "none") if dated.inferred else (dated.published[:10], dated.precision)


def pairs(result: Result, truth: Truth) -> tuple[list[str], list[str], int]:
    """Pairs that should stand together and do not, pairs that should not and do, and how many should."""
    story_of = {member.id: story.id for story in result.told.stories for member in story.group.members}
    for story in result.told.stories:
        story_of |= {copy.id: story_of.get(copy.of, story.id) for copy in story.group.copies}
    apart, together, wanted = [], [], 0
    for one, two in combinations(sorted(result.told.articles.values(), key=lambda each: (each.path, each.part)), 2):
        labels = [truth[each.path, each.part]["story"] or each.id for each in (one, two)]
        same, is_same = labels[0] == labels[1], story_of.get(one.id) == story_of.get(two.id)
        wanted += same
        line = f"{one.path} {one.part} | {two.path} {two.part}"
        if same and not is_same:
            across = one.language != two.language
            apart.append(line + (" (two languages)" if across else ""))
        elif is_same and not same:
            together.append(line)
    return apart, together, wanted


def main() -> None:
    """Build, compare, print."""
    truth = expected()
    result = build(ROOT, Options(publish=False, write_ledger=False))
    found = list(deviations(result, truth))
    apart, together, wanted = pairs(result, truth)
    for kind, line in found:
        print(f"{kind}: {line}")
    print(*(f"parted: {line}" for line in apart), *(f"wrongly together: {line}" for line in together), sep="\n")
    counts = {kind: sum(1 for each, _ in found if each == kind) for kind in ("title", "date", "language", "copy")}
    print(f"{len(truth)} articles; wrong: {counts}")
    across = sum(1 for line in apart if line.endswith("languages)"))
    print(
        f"pairs: {wanted} belong together, {len(apart)} of them parted ({across} across languages); {len(together)} wrongly together"
    )


if __name__ == "__main__":
    main()
