"""The limits that have names in [readers] are honoured, and no word is lost over them."""

import json

import pytest

from digest.model import SourceFile
from digest.readers import read
from digest.settings import ReaderSettings
from fuzz.targets import accounted

LONG = "harbour " * 100


@pytest.mark.parametrize(
    ("name", "body"),
    [
        ("a.md", f"---\ntitle: {LONG}\n---\n\nThe ferry left at nine.\n"),
        ("a.txt", f"---\ntitle: {LONG}\n---\n\nThe ferry left at nine.\n"),
        ("a.json", json.dumps({"title": LONG, "text": "The ferry left at nine."})),
    ],
)
def test_a_title_that_is_far_too_long_is_a_paragraph(name: str, body: str) -> None:
    (doc,) = read(SourceFile(name, body.encode()), ReaderSettings(max_title=500))
    assert doc.title == ""
    assert "long-title" in [note.code for note in doc.notes]
    assert (doc.text + " ".join(block.text for block in doc.blocks)).count("harbour") >= 100
    accounted(doc)
