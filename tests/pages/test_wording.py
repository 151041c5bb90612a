"""How dates and counts are said."""

from __future__ import annotations

from datetime import date

import pytest

from digest.pages.wording import wording_of
from digest.theme import Theme

WORDS = wording_of(Theme().texts)


@pytest.mark.parametrize(
    ("first", "last", "said"),
    [
        ((2025, 10, 14), (2025, 10, 16), "14–16 October 2025"),
        ((2025, 10, 16), (2025, 10, 16), "16 October 2025"),
        ((2025, 9, 28), (2025, 10, 3), "28 September – 3 October 2025"),
        ((2024, 12, 30), (2025, 1, 2), "30 December 2024 – 2 January 2025"),
    ],
)
def test_a_span_says_no_more_than_it_must(first: tuple[int, int, int], last: tuple[int, int, int], said: str) -> None:
    assert WORDS.span(date(*first), date(*last)) == said


@pytest.mark.parametrize(
    ("language", "number", "said"),
    [
        ("en", 1, "1 outlet"),
        ("en", 0, "0 outlets"),
        ("fr", 0, "0 média"),
        ("de", 12_000, "12.000 Medien"),
        ("en", 12_000, "12,000 outlets"),
    ]
    + [
        ("uk", n, f"{n} {noun}")
        for n, noun in ((1, "стаття"), (3, "статті"), (5, "статей"), (11, "статей"), (21, "стаття"), (112, "статей"))
    ],
)
def test_nouns_agree_with_their_number(language: str, number: int, said: str) -> None:
    words = wording_of(Theme(language=language).texts)
    assert words.count("reports" if language == "uk" else "outlets", number) == said


@pytest.mark.parametrize(
    ("language", "said"),
    [("de", "Donnerstag, 16. Oktober 2025"), ("fr", "Jeudi 16 octobre 2025"), ("uk", "Четвер, 16 жовтня 2025")],
)
def test_a_day_is_a_heading_in_every_language(language: str, said: str) -> None:
    assert wording_of(Theme(language=language).texts).full(date(2025, 10, 16)) == said


def test_an_iso_site_writes_iso() -> None:
    words = wording_of(Theme().texts, "iso")
    assert words.full(date(2025, 10, 16)) == "2025-10-16" and words.month(2025, 10) == "2025-10"


@pytest.mark.parametrize(
    ("iso", "precision", "day", "said"),
    [
        ("2025-10-16T08:30+03:00", "minute", date(2025, 10, 16), "16 October 2025, 08:30"),
        ("2025-10-16T00:30+03:00", "minute", date(2025, 10, 15), "15 October 2025"),
        ("2025-10", "month", None, "October 2025"),
        ("2025", "year", None, "2025"),
        ("", "none", None, ""),
    ],
)
def test_a_date_is_no_more_exact_than_its_source(iso: str, precision: str, day: date | None, said: str) -> None:
    assert WORDS.published(iso, precision, day) == said
