"""Each case of tests/cases/*.md: a name, an input, what is left of it (title, deck, body as printed)."""

from __future__ import annotations

from pathlib import Path

import pytest

from digest.clean import clean
from digest.model import Cleaned, Document
from digest.text import scrubbed

CASES = Path(__file__).parents[1] / "cases"


def printed(cleaned: Cleaned) -> str:
    return "\n\n".join(part for part in (cleaned.title, cleaned.deck, *(block.text for block in cleaned.blocks)) if part)


def cases() -> list[tuple[str, str, str]]:
    found = []
    for path in sorted(CASES.glob("*.md")):
        if path.name == "dates.md":
            continue
        parts = ("\n" + path.read_text(encoding="utf-8")).split("\n.\n")
        for name, given, wanted in zip(parts[::3], parts[1::3], parts[2::3], strict=False):
            found.append((f"{path.stem}: {name.strip()}", given, wanted))
    return found


@pytest.mark.parametrize(("name", "given", "wanted"), cases(), ids=[name for name, _, _ in cases()])
def test_case(name: str, given: str, wanted: str) -> None:
    assert printed(clean(Document(name, text=scrubbed(given)))) == wanted.strip()
