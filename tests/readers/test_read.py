"""Any bytes under any name: read never raises, scrubs what it hands on, and says why it skips."""

import gzip
import random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from digest.model import Declared, Document, SourceFile
from digest.readers import is_readable, read, suffix_of
from digest.settings import ReaderSettings
from digest.text import scrubbed

NAMES = ("a.txt", "a.md", "a.json", "a.jsonl", "a.xml", "a.eml", "a.json.gz", "a.xyz", "a", ".txt")
BEGINNINGS = (
    b"",
    b"---\n",
    b"+++\n",
    b"{",
    b"[{",
    b"<rss><channel><item><title>",
    b"From: a\nMIME-Version: 1.0\nContent-Type: ",
    b"\xff\xfe",
    b"\x1f\x8b\x08",
)


NOTHING = Declared()


def one(path: str, body: bytes | str, declared: Declared = NOTHING) -> Document:
    raw = body.encode() if isinstance(body, str) else body
    docs = read(SourceFile(path, raw, declared), ReaderSettings())
    assert len(docs) == 1, docs
    return docs[0]


@settings(max_examples=150, deadline=None)
@given(st.sampled_from(NAMES), st.sampled_from(BEGINNINGS), st.binary(max_size=300))
def test_any_bytes_are_read_or_skipped_with_a_reason(name: str, start: bytes, rest: bytes) -> None:
    for doc in read(SourceFile(name, start + rest), ReaderSettings()):
        assert "reader-failed" not in {note.code for note in doc.notes}
        assert doc.skipped or doc.text.strip() or doc.blocks or name == "a.md"
        for said in (doc.text, doc.title, *(block.text for block in doc.blocks)):
            assert said == scrubbed(said)


@settings(max_examples=100, deadline=None)
@given(
    st.text(alphabet=st.sampled_from(list("abc <>/\"'&;=![](){}-_*`#\n\tonerrsciptfu:x")), max_size=300),
    st.sampled_from(["a.md", "a.xml", "a.json"]),
)
def test_no_markup_but_the_short_list_leaves_a_reader(text: str, name: str) -> None:
    import json
    import re

    body = {"a.md": text, "a.xml": f"<rss><channel><item><description><![CDATA[{text}]]></description></item></channel></rss>"}
    raw = body.get(name) or json.dumps({"title": "t", "content_html": f"<p>word {text}</p>"})
    for doc in read(SourceFile(name, raw.encode()), ReaderSettings()):
        for block in doc.blocks:
            for tag in re.findall(r"<[^>]*>", block.html):
                assert re.fullmatch(r'</?(b|i|em|strong|code|sub|sup|s|u|a|br)>|<a href="(https?:|mailto:)[^"<>]*">', tag), tag


@pytest.mark.parametrize(
    ("start", "name"),
    [
        (b"\x89PNG\r\n\x1a\n\x00\x00", "PNG"),
        (b"%PDF-1.7\n", "PDF"),
        (b"\x7fELF\x02\x01", "ELF"),
        (gzip.compress(b"hello", mtime=0), "gzip"),
        (b"PK\x03\x04abc", "ZIP"),
    ],
)
def test_a_picture_named_like_a_text_is_skipped(start: bytes, name: str) -> None:
    for ending in ("txt", "md", "json", "xml"):
        assert one(f"a.{ending}", start + b"abc" * 20).skipped == f"not text: looks like {name}"


def test_zero_bytes_and_controls_are_no_text() -> None:
    assert one("a.txt", bytes(range(32)) * 40).skipped.startswith("not text")


def test_noise_with_some_zero_bytes_is_no_text() -> None:
    noise = random.Random(4).randbytes(2_000)
    assert b"\x00" in noise and one("a.txt", noise).skipped == "not text: looks like binary data"
    assert not one("a.txt", "The harbour bridge of Averin, Міст і річка.\r\n".encode("utf-16-le") * 20).skipped
    assert not one("a.txt", b"The harbour bridge of Averin.\x00\x00\x00\n").skipped


def test_text_that_begins_like_a_signature_is_text() -> None:
    assert one("a.txt", "MZ is the index mark of the Marsh Zone office.").text.startswith("MZ is")
    assert one("a.txt", "BZh is no word, the mayor said.").skipped == ""


@pytest.mark.parametrize("body", ["", " \n\t ", "\ufeff", "\x01\x02"])
def test_an_empty_file_is_skipped(body: str) -> None:
    doc = one("a.txt", body)
    assert doc.skipped and doc.notes


def test_an_unknown_ending_is_unsupported_without_a_warning() -> None:
    doc = one("a.pages", "Some words")
    assert doc.skipped == "unsupported: no reader for .pages" and not doc.notes


def test_html_named_txt_and_text_named_html_are_found_out() -> None:
    pytest.importorskip("digest.readers.html")
    page = (
        "<!doctype html><html><head><title>Ferry</title></head><body><article><h1>Ferry</h1>"
        + "<p>The ferry sails at noon, they said.</p>" * 5
    )
    assert one("a.txt", page + "</article></body></html>").kind == "html"
    doc = one("a.html", "Ferry sails\n\nThe ferry sails at noon.")
    assert doc.kind == "text" and doc.notes[0].code == "wrong-suffix"


def test_json_named_txt_and_text_named_json_are_found_out() -> None:
    assert one("a.txt", '{"title": "Ferry", "text": "The ferry sails."}').title == "Ferry"
    doc = one("a.json", "Ferry sails\n\nThe ferry sails at noon.")
    assert doc.text.startswith("Ferry sails") and doc.notes[0].code == "wrong-suffix"


def test_a_feed_named_txt_is_a_feed() -> None:
    doc = one(
        "a.txt",
        "<?xml version='1.0'?><rss><channel><item><title>A</title><description>Words of it</description></item></channel></rss>",
    )
    assert (doc.kind, doc.title, doc.text) == ("feed", "A", "Words of it")


def test_a_text_with_one_tag_or_brace_stays_text() -> None:
    assert one("a.txt", "<b>Note</b> the ferry sails at noon.").kind == "text"
    assert one("a.txt", "[Update] The ferry sails at noon.").text.startswith("[Update]")


def test_gzip_is_unpacked_up_to_a_bound() -> None:
    assert one("a.txt.gz", gzip.compress(b"The ferry sails.")).text == "The ferry sails."
    assert "200 times" in one("a.txt.gz", gzip.compress(b"0" * 30_000_000)).skipped
    assert "ends in the middle" in one("a.txt.gz", gzip.compress(b"The ferry sails." * 99)[:-9]).skipped


def test_a_large_file_is_skipped() -> None:
    docs = read(SourceFile("a.txt", b"word " * 10), ReaderSettings(max_file_bytes=20))
    assert docs[0].skipped == "larger than readers.max_file_bytes = 20"


def test_a_custom_reader_takes_its_ending_and_its_fault_is_a_note() -> None:
    made = read(SourceFile("a.mbox", b"x"), ReaderSettings(), {".mbox": lambda source: [Document(source.path, text="mail")]})
    assert made[0].text == "mail"

    def broken(source: SourceFile) -> list[Document]:
        raise KeyError(source.path)

    failed = read(SourceFile("a.mbox", b"x"), ReaderSettings(), {".mbox": broken})
    assert failed[0].notes[0].code == "reader-failed"


def test_a_sidecar_wins_over_what_the_file_says() -> None:
    declared = Declared(
        (("date", "2025-10-12"), ("source", "Harbour Post"), ("title", "From beside")), (("date", "a/_folder.toml:3"),)
    )
    doc = one("a/b.md", "---\ntitle: Inside\ndate: 2024-01-01\n---\nWords.", declared)
    assert (doc.title, doc.source) == ("From beside", "Harbour Post")
    assert [(each.witness, each.value, each.line) for each in doc.statements] == [
        ("sidecar", "2025-10-12", 3),
        ("front matter", "2024-01-01", 3),
    ]
    assert {"title", "date", "source"} <= doc.trusted


def test_endings_are_read_in_any_case() -> None:
    assert suffix_of("A/B.JSONL.GZ") == ".jsonl" and is_readable("X.TXT") and not is_readable("x.png")
