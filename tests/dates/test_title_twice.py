"""Where must a date stand to be the article's? Between two titles, or alone with the author's name."""

from __future__ import annotations

from digest.dates import published
from digest.model import Block, Cleaned, Cut, Document
from digest.settings import DateSettings
from digest.zones import zone

TEXT = (
    "Strait Post\nNews | Weather\n\nNight tram for Ostrana\n\nTuesday, 7 October 2025\n\nNight tram for Ostrana\n\n"
    "The council voted for a night tram, and fares stay as they are.\n\nThe line begins at the quays.\n"
)


def test_the_date_between_two_titles_counts() -> None:
    blocks = (Block("p", TEXT.splitlines()[9], line=10), Block("p", TEXT.splitlines()[11], line=12))
    cuts = (Cut("Tuesday, 7 October 2025", "bylines", line=6), Cut("Night tram for Ostrana", "titles", line=8))
    cleaned = Cleaned("Night tram for Ostrana", "", blocks, language="en", cuts=cuts)
    found = published(Document("a.txt", text=TEXT), cleaned, DateSettings(), zone("UTC"))
    assert (found.published, found.precision) == ("2025-10-07", "day")


def test_a_date_between_the_pages_own_title_and_the_heading_does_not() -> None:
    text = "Night tram for Ostrana\nSunday, 9 November 2025\n" + TEXT.split("\n\n", 1)[1].replace(
        "Tuesday, 7 October 2025\n\nNight tram for Ostrana\n\n", ""
    )
    rows = text.splitlines()
    blocks = tuple(Block("p", row, line=number) for number, row in enumerate(rows, 1) if row.endswith("."))
    cleaned = Cleaned("Night tram for Ostrana", "", blocks, language="en")
    assert not published(Document("a.txt", text=text), cleaned, DateSettings(), zone("UTC")).published


def test_the_only_date_that_an_author_signs_with_counts_wherever_it_stands() -> None:
    text = "Night tram for Ostrana\n\nThe council voted for a night tram.\n\nFares stay as they are.\n\nThe line begins at the quays.\n\nWritten by Ann Roe, 7 October 2025\n"
    rows = text.splitlines()
    blocks = tuple(Block("p", row, line=number) for number, row in enumerate(rows, 1) if row.endswith("."))
    signed = Cut(rows[-1], "bylines", line=len(rows), field="authors")
    for cuts, day in (
        ((signed,), "2025-10-07"),
        ((signed, Cut("By Bo Lee, 8 October 2025", "bylines", line=11, field="authors")), ""),
    ):
        cleaned = Cleaned(rows[0], "", blocks, language="en", cuts=cuts)
        assert published(Document("a.txt", text=text), cleaned, DateSettings(), zone("UTC")).published == day


def test_a_line_that_names_the_author_may_say_more_than_the_date() -> None:
    rows = [
        "Night tram for Ostrana",
        "Ann Roe 7 October 2025 Comment now!",
        "The council voted for a night tram.",
        "Fares stay as they are.",
    ]
    blocks = tuple(Block("p", row, line=number) for number, row in enumerate(rows, 1) if row.endswith("."))
    for field, day in (("authors", "2025-10-07"), ("", "")):
        cleaned = Cleaned(rows[0], "", blocks, language="en", cuts=(Cut(rows[1], "bylines", line=2, field=field),))
        assert published(Document("a.txt", text="\n".join(rows)), cleaned, DateSettings(), zone("UTC")).published == day


def test_days_beside_many_headlines_are_not_the_article_s() -> None:
    days = ["Pier sold", "Ann Roe | 1 May 2025", "Ferry late", "Bo Lee | 2 May 2025", "Roof torn off", "Ann Roe | 3 May 2025"]
    for shown, day in ((days, ""), (days[:2], "2025-05-01")):
        rows = ["Night tram for Ostrana", *shown, "The council voted for a night tram.", "Fares stay as they are."]
        blocks = tuple(Block("p", row, line=number) for number, row in enumerate(rows, 1) if row.endswith("."))
        cleaned = Cleaned(rows[0], "", blocks, language="en")
        assert published(Document("a.txt", text="\n".join(rows)), cleaned, DateSettings(), zone("UTC")).published == day
