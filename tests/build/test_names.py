"""No two tables have one name: each would take the other's past for its own."""

from __future__ import annotations

import re
from collections import Counter
from pathlib import Path

import digest

ROOT = Path(digest.__file__).parent
NAME = re.compile(
    r"(?:tables|memory)\s*\.(?:table|each|one|once|known|of_keys|joined|over|those|beside|sorted|only|spread|gathered)\(\s*\"([^\"]+)\""
)
ALTERNATIVES = {"entries"}  # each call is made where the others are not


def test_each_table_has_a_name_of_its_own() -> None:
    text = "\n".join(path.read_text() for path in ROOT.rglob("*.py") if path.name != "tables.py")
    names = NAME.findall(text)
    assert len(names) > 100
    assert {name for name, count in Counter(names).items() if count > 1} == ALTERNATIVES
