"""The five seeds: one states its date, one is dated by it, three stay undated."""

from __future__ import annotations

import os
from datetime import date
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from digest.clean import clean
from digest.dates import infer, published
from digest.model import Article, Document
from digest.settings import CleanSettings, DateSettings

pytestmark = pytest.mark.skipif("DIGEST_SHARED" not in os.environ, reason="DIGEST_SHARED is not set")


def _articles() -> list[Article]:
    found = []
    for path in sorted((Path(os.environ["DIGEST_SHARED"]) / "seeds").glob("*.txt")):
        document = Document(path.name, text=path.read_text(encoding="utf-8"))
        cleaned = clean(document, CleanSettings())
        dated = published(document, cleaned, DateSettings(), ZoneInfo("UTC"))
        found.append(Article(path.name[:3], path.name, blocks=cleaned.blocks, language=cleaned.language, dated=dated))
    return found


def test_seeds() -> None:
    articles = _articles()
    dated = {article.id: article.dated for article in articles}
    assert [name for name, each in dated.items() if each.published] == ["004"]
    found = dated["004"]
    assert (found.published, found.precision) == ("2025-10-12", "day")
    assert found.clue is not None
    assert [found.clue.words, *(clue.value for clue in found.others)] == ["said on Oct. 12", "2025-02-28"]
    known = {name: [f"{each.kind} {each.value}" for each in dated[name].constraints] for name in ("001", "002", "003")}
    assert known["001"] == ["weekday monday", "not before 2022-05-01"]
    assert known["002"] == ["weekday sunday", "not before --09-27"]
    assert known["003"] == ["weekday tuesday"]
    inferred = infer([articles[2], articles[4]])
    assert list(inferred) == ["002"]
    assert inferred["002"].day == date(2025, 10, 12)
    assert all(each.reason for name, each in dated.items() if name != "004")
