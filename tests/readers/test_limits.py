"""The limits that have names in [readers] are honoured, each with a word, and no word of a text is lost over them."""

import gzip
import json
from pathlib import Path

import pytest

from digest.content import walk
from digest.files import Refused
from digest.model import Document, SourceFile
from digest.readers import read
from digest.readers.limits import parted
from digest.settings import ReaderSettings
from fuzz.targets import accounted

LONG = "harbour " * 100
LINE = "The ferry left. " * 100


def said(doc: Document) -> str:
    return " ".join((doc.title, doc.deck, doc.text, *(block.text for block in doc.blocks), *(cut.text for cut in doc.cuts)))


def note(docs: tuple[Document, ...], code: str) -> str:
    """path:line: text of the one note with this code."""
    (found,) = [each for doc in docs for each in doc.notes if each.code == code]
    return f"{found.path}:{found.line}: {found.text}"


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
    assert "readers.max_title = 500" in note((doc,), "long-title")
    assert said(doc).count("harbour") >= 100
    accounted(doc)


@pytest.mark.parametrize(
    ("name", "body", "line"),
    [
        ("a.txt", f"Ferry leaves\n\n{LINE}\n\nIt came back.", 3),
        ("a.md", f"# Ferry leaves\n\n{LINE}\n\nIt came back.", 3),
        ("a.html", f"<h1>Ferry leaves</h1>\n<p>{LINE}</p>\n<p>It came back.</p>", 2),
        ("a.json", json.dumps({"title": "Ferry leaves", "text": f"{LINE}\n\nIt came back."}), 1),
    ],
)
def test_a_line_that_is_far_too_long_is_parted(name: str, body: str, line: int) -> None:
    docs = read(SourceFile(name, body.encode()), ReaderSettings(max_line=1_000))
    assert note(docs, "long-line").startswith(f"{name}:{line}: a line of 1599 characters, longer than readers.max_line = 1000")
    assert max(len(block.text) for block in docs[0].blocks) <= 1_000
    assert said(docs[0]).count("The ferry left.") == 100
    accounted(docs[0])


def test_lines_behind_a_long_one_keep_their_numbers() -> None:
    (doc,) = read(SourceFile("a.txt", f"{LINE}\n\nIt came back.".encode()), ReaderSettings(max_line=1_000))
    assert doc.blocks[-1].line == 3


def test_a_line_within_the_limit_stays_as_it_is() -> None:
    (doc,) = read(SourceFile("a.txt", LINE.encode()), ReaderSettings(max_line=2_000))
    assert doc.text == LINE and not doc.blocks and not doc.notes


def test_a_word_longer_than_a_line_is_parted_too() -> None:
    assert list(parted("w" * 25, 10)) == ["w" * 10, "w" * 10, "w" * 5]


@pytest.mark.parametrize(
    ("name", "body", "line"),
    [
        ("a.json", '{"text": "x",\n"a": ' + "[" * 50 + "]" * 50 + "}", 2),
        ("a.json", "[" * 5_000 + "]" * 5_000, 1),
        ("a.jsonl", '{"text": "One"}\n' + '{"a":' * 50 + "1" + "}" * 50 + "\n", 2),
        ("a.xml", "<rss><channel><item><title>T</title>\n<description>" + "<b>" * 50 + "x" + "</b>" * 50 + "</description></item></channel></rss>", 2),
    ],
)  # fmt: skip
def test_data_nested_too_deep_are_refused(name: str, body: str, line: int) -> None:
    docs = read(SourceFile(name, body.encode()), ReaderSettings(max_depth=20))
    assert note(docs, "too-deep") == f"{name}:{line}: nested deeper than readers.max_depth = 20; skipped"


def test_a_line_beside_one_that_is_nested_too_deep_is_read() -> None:
    docs = read(SourceFile("a.jsonl", b'{"text": "One"}\n' + b"[" * 600 + b"\n"), ReaderSettings())
    assert docs[0].text == "One" and docs[1].skipped


@pytest.mark.parametrize(
    ("name", "body"),
    [
        ("a.html", "<p>Before it.</p>" + "<div>" * 700 + "The ferry left." + "</div>" * 700),
        ("a.html", "<p>Before it.</p>" + "<dl><dd>" * 3_000 + "The ferry left." + "</dd></dl>" * 3_000),
        ("a.html", "<p>Before it.</p>" + "<ruby><rt>" * 3_000 + "The ferry left."),
        ("a.md", "> " * 150 + "The ferry left.\n"),
        ("a.md", "".join(f"{'  ' * depth}- x\n" for depth in range(150)) + "\nThe ferry left.\n"),
    ],
)
def test_text_nested_too_deep_is_read_flat(name: str, body: str) -> None:
    docs = read(SourceFile(name, body.encode()), ReaderSettings())
    assert "readers.max_depth = 512" in note(docs, "too-deep")
    assert "The ferry left." in said(docs[0])


@pytest.mark.parametrize(
    ("name", "body", "line"),
    [
        ("a.jsonl", '{"text": "One"}\n' * 9, 4),
        ("a.json", '{"text": "One"}\n' * 9, 4),
        ("a.json", json.dumps([{"text": "One"}] * 9), 0),
        ("a.jsonl", json.dumps([{"text": "One"}] * 9), 0),
        ("a.xml", "<rss><channel>" + "\n<item><description>One</description></item>" * 9 + "</channel></rss>", 5),
    ],
)
def test_too_many_articles_are_not_read(name: str, body: str, line: int) -> None:
    docs = read(SourceFile(name, body.encode()), ReaderSettings(max_items=3))
    assert [bool(doc.skipped) for doc in docs] == [False, False, False, True]
    assert note(docs, "too-many") == f"{name}:{line}: more than readers.max_items = 3 articles; the rest is not read; skipped"


def test_a_custom_reader_is_bounded_too() -> None:
    many = {".own": lambda source: (Document(source.path, part, text="One") for part in range(9))}
    assert len(read(SourceFile("a.own", b"x"), ReaderSettings(max_items=3), many)) == 4


def test_a_file_too_large_is_refused_unread(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_bytes(b"x" * 2_000)
    (found,) = walk(tmp_path, ReaderSettings(max_file_bytes=1_000))
    assert isinstance(found, Refused) and found.reason == "larger than readers.max_file_bytes = 1000 (2000 bytes)"


def test_a_small_file_that_becomes_a_large_one_is_refused() -> None:
    docs = read(SourceFile("a.txt.gz", gzip.compress(b"ab" * 9_000)), ReaderSettings(max_unpacked_bytes=10_000))
    assert "readers.max_unpacked_bytes = 10000" in docs[0].skipped
