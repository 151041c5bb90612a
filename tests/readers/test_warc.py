"""A record of a web archive becomes its page: unpacked, decoded as its answer says, with the address and day of its fetching."""

from __future__ import annotations

import gzip
import zlib

import pytest

from digest.model import Declared, Document, SourceFile
from digest.readers import read
from digest.settings import ReaderSettings
from tests.warcs import answer, page, record

SETTINGS = ReaderSettings()


def doc(block: bytes, kind: str = "response", type_: str = "application/http", declared: Declared | None = None) -> Document:
    raw = record(7, block, kind, type_=type_)[:-4]
    (found,) = read(SourceFile("crawl.warc.gz", raw, declared or Declared(), part=7), SETTINGS)
    return found


def text(document: Document) -> str:
    return "\n".join(block.text for block in document.blocks) or document.text


def test_a_page_has_its_record_as_part_and_its_address() -> None:
    found = doc(answer(page(1)))
    assert (found.path, found.part, found.kind, found.url, found.title) == (
        "crawl.warc.gz", 7, "html", "https://post.example/n/7", "Bridge 1 of Selmouth closed",
    )  # fmt: skip
    assert [(s.value, s.about) for s in found.statements if s.field == "WARC-Date"] == [("2025-11-02T08:00:00Z", "scraped")]


def test_the_page_knows_its_own_address_better() -> None:
    body = page(1).replace(b"</head>", b'<link rel="canonical" href="https://post.example/bridge"></head>')
    assert doc(answer(body)).url == "https://post.example/bridge"


def chunked(body: bytes) -> bytes:
    return b"".join(b"%x;ext=1\r\n%s\r\n" % (len(body[at : at + 100]), body[at : at + 100]) for at in range(0, len(body), 100)) + b"0\r\n\r\n"


deflated = zlib.compress(page(1))
PACKED = {
    "gzip": (gzip.compress(page(1)), "Content-Encoding: gzip\r\n"),
    "deflate": (deflated, "Content-Encoding: deflate\r\n"),
    "raw deflate": (deflated[2:-4], "Content-Encoding: deflate\r\n"),
    "chunks": (chunked(page(1)), "Transfer-Encoding: chunked\r\n"),
    "gzip in chunks": (chunked(gzip.compress(page(1))), "Content-Encoding: gzip\r\nTransfer-Encoding: chunked\r\n"),
    "gzip that is none any more": (page(1), "Content-Encoding: gzip\r\n"),
    "chunks that are none any more": (page(1), "Transfer-Encoding: chunked\r\n"),
    "brotli that is none any more": (page(1), "Content-Encoding: br\r\n"),
    "identity": (page(1), "Content-Encoding: identity\r\n"),
}


@pytest.mark.parametrize("name", PACKED)
def test_a_body_is_unpacked(name: str) -> None:
    body, header = PACKED[name]
    assert text(doc(answer(body, more=header))) == text(doc(answer(page(1))))


def test_brotli_is_unpacked_where_it_is_there(monkeypatch: pytest.MonkeyPatch) -> None:
    brotli = pytest.importorskip("brotli")
    block = answer(brotli.compress(page(1)), more="Content-Encoding: br\r\n")
    assert text(doc(block)) == text(doc(answer(page(1))))
    monkeypatch.setitem(__import__("sys").modules, "brotli", None)
    assert 'pip install "digest-site[warc]"' in doc(block).skipped


@pytest.mark.parametrize("body", [gzip.compress(b"\0" * 30_000_000), gzip.compress(page(1))[:40] + b"\xff" * 50], ids=["bomb", "damage"])
def test_a_bomb_or_damage_is_skipped_with_its_reason(body: bytes) -> None:
    found = doc(answer(body, more="Content-Encoding: gzip\r\n"))
    assert found.part == 7 and found.skipped and "(record 7" in found.skipped and found.notes[0].code == "bad-record"


def test_the_charset_of_the_answer_is_believed() -> None:
    body = "<html><body><p>Рада міста проголосувала за міст</p></body></html>".encode("koi8-u")
    assert text(doc(answer(body, kind="text/html; charset=koi8-u"))) == "Рада міста проголосувала за міст"


def test_a_text_made_of_a_page_is_plain_text() -> None:
    found = doc(b"Bridge closed\n\nThe bridge is closed.", "conversion", "text/plain")
    assert (found.kind, found.text, found.part) == ("text", "Bridge closed\n\nThe bridge is closed.", 7)


@pytest.mark.parametrize("body", [b'<?xml version="1.0"?><rss><channel><item><title>a</title></item></channel></rss>', b'{"a": 1}', b"\x89PNG\r\n\x1a\n", b" "])
def test_what_is_served_as_a_page_and_is_none_is_skipped(body: bytes) -> None:
    found = doc(answer(body))
    assert found.skipped and found.part == 7 and "(record 7" in found.notes[0].text


def test_a_sidecar_speaks_for_the_archive_but_names_no_page() -> None:
    found = doc(answer(page(1)), declared=Declared((("source", "Harbour Post"), ("url", "https://a.example/"), ("title", "No")), ()))
    assert (found.source, found.url, found.title) == ("Harbour Post", "https://post.example/n/7", "Bridge 1 of Selmouth closed")


@pytest.mark.parametrize("raw", [b"", b"WARC/1.0", b"WARC/1.0\r\n\r\n", b"\0" * 99, record(1, b"HTTP/1.1 200\r\n"), record(1, b"HTTP/1.1 200 OK\r\n\r\n")])
def test_no_bytes_ever_raise(raw: bytes) -> None:
    (found,) = read(SourceFile("a.warc", raw, part=3), SETTINGS)
    assert found.skipped and found.part == 3


@pytest.mark.parametrize("url", ["javascript:alert(1)", "file:///etc/passwd", "https://a b.example/", "\u202ehttps://a.example"])
def test_only_addresses_of_the_web_are_kept(url: str) -> None:
    (found,) = read(SourceFile("a.warc", record(1, answer(page(1)), url=url), part=1), SETTINGS)
    assert found.url in ("", "https://a.example")
