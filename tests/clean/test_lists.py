"""Items of lists, rows and cells of tables stay where the article goes on behind them; rankings of other stories go."""

from __future__ import annotations

import pytest

from digest.clean import clean
from digest.clean.lists import listed
from digest.model import Document

ABOVE = "The harbour office of Lindham said on Monday that the old ferry will sail again in spring, and named what it will carry."
BELOW = "The ferry will sail from the eastern pier, the harbour office said, and the old timetable will be kept until the autumn."
FIRST = "The council of Lindham has put the old ferry up for sale because the harbour office can no longer pay for its repairs."


def kept(*between: str) -> list[str]:
    head = ("Menu", "News", "Sport", "Sign in", "Old ferry of Lindham sails again", "2 May 2025", "Share")
    tail = ("Advertisement", "Most read", "How the lighthouse was sold", "3 hours ago", "© 2025 Lindham Post")
    text = "\n\n".join((*head, FIRST, ABOVE, *between, BELOW, *tail))
    cleaned = clean(Document("a.txt", text=text))
    return [block.text for block in cleaned.blocks if block.text in between]


ROWS = {
    "quantities": ("300 tons of gravel", "12 lorries", "2 cranes from Orford", "1 brass bell"),
    "results": ("Lindham – Orford 2:1", "Pell – Carrow 0:0", "Norrow – Upper Pell 3:3"),
    "cells": ("Harbour", "Ships", "Lindham", "12", "14", "Orford", "9", "11", "Pell", "3", "4"),
    "items": ("• a crane", "• the brass bell", "• two lorries"),
    "led to by a colon": ("The council will also sell:", "The brass bell", "Both lifeboats", "A winch", "The captain's chair"),
}


@pytest.mark.parametrize("rows", ROWS.values(), ids=ROWS)
def test_rows_between_two_paragraphs_stay(rows: tuple[str, ...]) -> None:
    assert kept(*rows) == list(rows)


def test_a_ranking_that_counts_its_lines_is_no_list() -> None:
    texts = [ABOVE, "1 Pier closed for a year", "2 New school opens", "3 Why the bell was sold", BELOW]
    assert listed(texts, [""] * 5, [True, False, False, False, True]) == {}
    cells = [ABOVE, "1", "Pier closed", "2", "School opens", "3", "Bell sold", BELOW]
    assert listed(cells, [""] * 8, [True, *[False] * 6, True]) == {}


def test_rows_behind_the_last_paragraph_are_left_to_the_other_signs() -> None:
    texts = [ABOVE, BELOW, "20 photos", "4 videos", "12 podcasts"]
    assert listed(texts, [""] * 5, [True, True, False, False, False]) == {}


def test_nothing_is_listed_below_a_heading_of_other_stories() -> None:
    texts = [ABOVE, "Read also", "• Pier closed", "• School opens", "• Bell sold", BELOW]
    assert listed(texts, ["", "related", "", "", "", ""], [True, *[False] * 4, True]) == {}
    assert set(listed(texts, [""] * 6, [True, *[False] * 4, True])) == {2, 3, 4}


DATES = (
    "12.10.2025, 19.30 Uhr: Anna Lehmann, Rathaus",
    "19.10.2025, 19.30 Uhr: Bo Roe, Kirche",
    "26.10.2025 | 19.30 Uhr",
    "12.10.2025 | Eintritt: 3 Euro",
    "Anmeldung bis 10.10.2025, 18:00 Uhr",
)


def test_the_dates_that_an_article_lists_at_its_end_are_none_of_publication() -> None:
    told = (
        "Die Stadtbücherei lädt im Herbst zu vier Lesungen ein. Der Eintritt ist frei, Spenden sind willkommen.",
        "Wer kommen will, meldet sich telefonisch an, sagte die Leiterin. Die Plätze sind knapp.",
        "Die Termine:",
    )
    text = "\n\n".join(("Stadtbücherei lädt zu vier Lesungen ein", *told, *DATES))
    assert [block.text for block in clean(Document("page.txt", text=text)).blocks] == [*told, *DATES]
