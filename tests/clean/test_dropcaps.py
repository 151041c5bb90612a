"""The first letter of a paragraph that was set apart."""

from __future__ import annotations

import pytest

from digest.clean import clean
from digest.clean.dropcaps import brought_down, rejoined
from digest.clean.lines import text_lines
from digest.model import Document

LONG = "came to the harbour of Lindham before dawn to watch the old crane being taken down"


def mended(text: str) -> list[str]:
    return [line.text for line in rejoined(text_lines(text))]


@pytest.mark.parametrize(
    ("text", "first"),
    [
        (f"T housands {LONG}.\n\nThe crane had thousands of bolts.", f"Thousands {LONG}."),
        (f"“W itnesses {LONG},” he said.\n\nBoth witnesses agreed.", f"“Witnesses {LONG},” he said."),
        (f"T housands {LONG}.\n\nThe crane had many bolts.", f"T housands {LONG}."),  # nobody says thousands again
        ("R is a language for statistics.\n\nIt is taught in Paris, where R came late.", "R is a language for statistics."),
        ("A long wall runs here.\n\nThere lay a boat along it.", "A long wall runs here."),  # a word of its own
        ("С начала года мост закрыт.\n\nСначала пришли инженеры, а с ними рабочие.", "С начала года мост закрыт."),
    ],
)
def test_a_letter_goes_back_to_its_word_where_the_text_says_the_word_again(text: str, first: str) -> None:
    assert mended(text)[0] == first


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (f"P\neople {LONG}.", [f"People {LONG}."]),
        (f"A\nboat {LONG}.\n\nThere lay a buoy.", [f"A boat {LONG}.", "There lay a buoy."]),
        (f"B\nballast, heavy things that {LONG}.", ["B", f"ballast, heavy things that {LONG}."]),  # a glossary
        ("X\nclose", ["X", "close"]),
    ],
)
def test_a_letter_on_a_line_alone_begins_the_paragraph_below(text: str, expected: list[str]) -> None:
    assert [line.text for line in brought_down(text_lines(text))] == expected


def test_an_article_says_its_first_word_whole() -> None:
    text = f"T housands {LONG}.\n\nThe crane had thousands of bolts, the harbour master said on Monday."
    article = clean(Document("a.txt", text=text))
    assert article.blocks[0].text == f"Thousands {LONG}."


def test_nothing_of_it_is_repaired_where_repairs_are_off() -> None:
    from digest.settings import CleanSettings

    text = f"T housands {LONG}.\n\nThe crane had thousands of bolts, the harbour master said on Monday."
    article = clean(Document("a.txt", text=text), CleanSettings(disable=("repair",)))
    assert article.blocks[0].text.startswith("T housands")
