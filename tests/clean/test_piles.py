"""Is a text a page because short lines pile up in it? Not where nobody can tell its language: a schedule looks so, too."""

from __future__ import annotations

from digest.clean.judged import judged
from digest.clean.lines import Line
from digest.clean.memory import Memory

PROSE = (
    "Osta korjataan syksyllä ja laiva kulkee taas keväällä, sanoi sataman johtaja Jan Lund maanantaina.",
    "Laivan vanha moottori kesti kuusikymmentä vuotta ja pysähtyi viime talvena joka toinen päivä.",
)
ROWS = [row for day in range(1, 31) for row in (f"{day}. Lund Ada 2{day:02}", "Bay Room")]


def kept(language: str) -> int:
    memory = Memory()
    memory.speaking(language)
    texts = ("Facebook", "Twitter", "YouTube", PROSE[0], *ROWS, PROSE[1])
    return sum(row.inside for row in judged(tuple(Line(text, no, True) for no, text in enumerate(texts, 1)), 0.0, memory))


def test_short_lines_that_pile_up_are_a_page_in_a_known_language_only() -> None:
    assert kept("sw") < kept("")
