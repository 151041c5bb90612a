"""What was cleaned is cleaned again: what is known of its lines stays known."""

from __future__ import annotations

from digest.clean import _printed
from digest.clean.draft import Draft, Row
from digest.clean.lines import Line
from digest.clean.memory import Memory


def test_a_deck_keeps_the_number_of_its_line() -> None:
    memory = Memory()
    memory.speaking("en")
    text = "The harbour master says that the bridge stays closed."
    draft = Draft((Row(Line(text, 12), memory.shape(text)),), "en", "Bridge closed", 3, "Cracks were found in two of its piers")
    title, deck, paragraph = _printed(draft, {"Cracks were found in two of its piers": 5})
    assert (title.no, deck.no, paragraph.no) == (0, 5, 12)
