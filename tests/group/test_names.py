"""One name, many spellings."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest

import digest
from digest.group import Variants, name_key, names_of


@pytest.mark.parametrize(
    "spellings",
    [
        ("Zelensky", "Zelenskyy", "Zelenskiy", "Zelens'kyj", "Зеленський", "Зеленский"),
        ("Erdoğan", "Erdogan"),
        ("Kovalenko", "Коваленко"),
        ("Müller", "Muller"),
        ("Tusk", "Tusk’s"),
    ],
)
def test_rules_bring_spellings_together(spellings: tuple[str, ...]) -> None:
    assert len({name_key(each) for each in spellings}) == 1


def test_different_names_stay_different() -> None:
    assert len({name_key(each) for each in ("Marin", "Marino", "Maren", "Morin", "Moran", "Mary")}) == 6


def test_the_shipped_names_are_read() -> None:
    lines = tomllib.loads((Path(digest.__file__).parent / "names.toml").read_text("utf-8"))["names"]
    variants = Variants(tuple(tuple(line) for line in lines))
    assert variants.chosen("Kiev") == "Kyiv"
    assert all(len(line) > 1 for line in lines)


def test_the_commonest_spelling_is_shown() -> None:
    assert Variants().shown([("Zelenskyy", 2), ("Zelensky", 5)]) == "Zelensky"


def test_a_capital_at_the_start_of_a_sentence_is_no_name() -> None:
    assert names_of(["Buses were late. Nobody told Ana Ruel of it."], "en") == (("Ana Ruel", 1),)
