"""Dates that another report of the same story lends."""

from __future__ import annotations

from datetime import date
from zoneinfo import ZoneInfo

from digest.dates import infer, published
from digest.model import Article, Block, Cleaned, Document, Statement
from digest.settings import DateSettings
from tests.values import replace


def _article(name: str, *paragraphs: str, stated: str = "") -> Article:
    statements = (Statement("json-ld", stated, "datePublished"),) if stated else ()
    blocks = tuple(Block("p", text, line=number) for number, text in enumerate(paragraphs, 1))
    cleaned = Cleaned(blocks=blocks, language="en")
    dated = published(Document(name, kind="html", statements=statements), cleaned, DateSettings(), ZoneInfo("UTC"))
    return Article(name, name, blocks=blocks, language="en", dated=dated)


_DATED = _article(
    "a1",
    "Mayor Ines Holm said on Oct. 12 that the new ferry between Averin and Lund had sailed twice in two days.",
    stated="2025-10-12",
)
_SUNDAY = _article("a2", "Averin mayor Ines Holm announced on Sunday that the new ferry to Lund had now sailed twice in two days.")


def test_a_weekday_is_dated_by_a_report_of_the_same_thing() -> None:
    found = infer([_DATED, _SUNDAY])["a2"]
    assert (found.published, found.day, found.confidence) == ("2025-10-12", date(2025, 10, 12), "inferred")
    assert found.clue is not None
    assert found.clue.witness == "story"
    assert found.clue.words == _DATED.blocks[0].text
    assert found.clue.where == "a1"


def test_the_order_of_articles_changes_nothing() -> None:
    assert infer([_DATED, _SUNDAY]) == infer([_SUNDAY, _DATED])


def test_another_weekday_is_not_dated() -> None:
    assert infer([_DATED, _article("a2", _SUNDAY.blocks[0].text.replace("Sunday", "Monday"))]) == {}


def test_another_event_is_not_dated() -> None:
    assert (
        infer(
            [_DATED, _article("a2", "Fishermen in Stad told the council on Sunday that herring prices fell by half this autumn.")]
        )
        == {}
    )


def test_what_was_fetched_before_a_day_was_not_published_on_it() -> None:
    def fetched(when: str) -> Article:
        cleaned = Cleaned(blocks=_SUNDAY.blocks, language="en")
        document = Document("a2", kind="html", statements=(Statement("meta", when, "WARC-Date", "scraped"),))
        return replace(_SUNDAY, dated=published(document, cleaned, DateSettings(), ZoneInfo("UTC")))

    assert infer([_DATED, fetched("2025-10-02T08:00:00Z")]) == {}
    found = infer([_DATED, fetched("2025-11-02T08:00:00Z")])["a2"]
    assert (found.published, found.constraints[-1].kind, found.constraints[-1].value) == ("2025-10-12", "not after", "2025-11-03")
    assert fetched("2025-10-02").dated.reason == _SUNDAY.dated.reason
    assert fetched("no day").dated == _SUNDAY.dated


def test_a_constraint_that_fails_forbids() -> None:
    later = _article("a2", _SUNDAY.blocks[0].text, "The pier collapsed on 14 October 2025.")
    assert infer([_DATED, later]) == {}


def test_two_days_that_fit_are_none() -> None:
    other = _article("a3", _DATED.blocks[0].text.replace("Oct. 12", "Oct. 5"), stated="2025-10-05")
    assert infer([_DATED, other, _SUNDAY]) == {}


def test_a_day_without_a_year_takes_it_from_the_story() -> None:
    found = infer([_DATED, _article("a2", _DATED.blocks[0].text)])
    assert found["a2"].published == "2025-10-12"


def test_the_other_report_says_the_weekday_too() -> None:
    dated = _article("a1", _SUNDAY.blocks[0].text, stated="2025-10-14T08:00:00Z")
    assert infer([dated, _SUNDAY])["a2"].day == date(2025, 10, 12)


def test_inferred_and_future_dates_lend_nothing() -> None:
    inferred = replace(_DATED, dated=replace(_DATED.dated, confidence="inferred"))
    future = replace(_DATED, dated=replace(_DATED.dated, future=True, day=None))
    assert infer([inferred, _SUNDAY]) == infer([future, _SUNDAY]) == {}


def test_dated_articles_stay_as_they_are() -> None:
    assert "a1" not in infer([_DATED, _SUNDAY])


def test_yesterday_is_counted_from_the_report_that_has_a_day() -> None:
    yesterday = _article(
        "a3", "Averin mayor Ines Holm announced yesterday that the new ferry to Lund had now sailed twice in two days."
    )
    found = infer([_DATED, yesterday])["a3"]
    assert (found.published, found.confidence) == ("2025-10-13", "inferred")
    assert next(clue.words for clue in found.others) == "announced yesterday"


def test_a_dated_report_of_yesterday_dates_one_of_the_weekday() -> None:
    dated = _article("a1", _SUNDAY.blocks[0].text.replace("on Sunday", "yesterday"), stated="2025-10-13")
    assert infer([dated, _SUNDAY])["a2"].day == date(2025, 10, 12)


def test_a_speakers_yesterday_dates_nothing() -> None:
    spoken = _article("a3", "“Yesterday the new ferry to Lund had sailed twice in two days,” Averin mayor Ines Holm said.")
    assert infer([_DATED, spoken]) == {}
