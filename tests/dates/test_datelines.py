"""tests/cases/datelines.md: a line that says no more than when goes from the text, and dates the article, in every language."""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple

import pytest

from digest.clean import clean
from digest.dates import published
from digest.model import Document
from digest.settings import DateSettings
from digest.text import scrubbed
from digest.zones import zone

_FILE = Path(__file__).parents[1] / "cases" / "datelines.md"


class Case(NamedTuple):
    article: tuple[str, ...]  # title and paragraphs
    day: str
    line: str


def _cases() -> dict[str, Case]:
    found: dict[str, Case] = {}
    for part in _FILE.read_text(encoding="utf-8").split("\n# ")[1:]:
        language, *rows = part.strip().split("\n")
        first = next(at for at, row in enumerate(rows) if row.startswith("= "))
        for row in rows[first:]:
            if row.startswith("= "):
                day = row[2:]
            else:
                found[f"{language}: {row}"] = Case(tuple(rows[:first]), day, row)
    return found


@pytest.mark.parametrize("end", ["\n\n", "\n"], ids=["apart", "close"])
@pytest.mark.parametrize("case", _cases().values(), ids=_cases().keys())
def test_a_line_that_says_when_goes_and_dates_the_article(case: Case, end: str) -> None:
    title, *paragraphs = case.article
    document = Document("page.txt", text=scrubbed(end.join((title, case.line, *paragraphs))))
    cleaned = clean(document)
    dated = published(document, cleaned, DateSettings(), zone("UTC"))
    kept = [text for text in (cleaned.title, cleaned.deck, *(block.text for block in cleaned.blocks)) if text]
    assert kept == [title, *paragraphs]
    assert (dated.published[:10] or ("updated" if dated.updated else "none")) == case.day
