"""Our own hostile folder, built once: nothing of it lives, no word of it is lost, every file is in the report, no neighbour is harmed."""

from __future__ import annotations

import html
import json
import re
import subprocess
import sys
from collections.abc import Iterator
from html.parser import HTMLParser
from pathlib import Path
from typing import NamedTuple

import pytest
from lxml import etree

from digest.content import walk
from digest.files import Found, load
from digest.model import SourceFile
from digest.readers import read
from digest.settings import ReaderSettings
from digest.text import scrubbed
from digest.theme import default_templates
from fuzz.targets import accounted, is_inline, said
from tests.conftest import PROJECT
from tests.safety.hostile import alive
from tests.safety.ours import MARKUPS, SCHEMES, Case, cases, crossed, write

pytestmark = [pytest.mark.slow, pytest.mark.timeout(600)]
_INLINE = {(tag, "") for tag in "b i em strong a code sub sup s u br q".split()} | {("a", "href"), ("a", "rel")}
_SPOKEN = {"lang", "dir"}  # texts in other languages
_SCHEME = re.compile(r"[\x00-\x20]*([a-z][a-z0-9+.-]*):", re.I)
_ADDRESSES = frozenset("href src srcset action formaction data poster background cite ping manifest xlink:href content-url".split())
_CONTROL = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\U000e0000-\U000e007f]")


class Built(NamedTuple):
    """A folder, what was written into it, and what became of it."""

    root: Path
    written: tuple[Case, ...]
    report: list[dict[str, str]]
    said: str

    def files(self, *suffixes: str) -> Iterator[tuple[str, str]]:
        for path in sorted((self.root / "site").rglob("*")):
            if path.is_file() and path.suffix in suffixes and "pagefind" not in path.parts:
                yield path.relative_to(self.root / "site").as_posix(), path.read_text("utf-8")


def built(root: Path, chosen: tuple[Case, ...]) -> Built:
    (root / "digest.toml").write_text('site_id = "test"\npublish = "private"\n[site]\ntitle = "T"\nbase_url = "https://site.example/"\n[feeds]\ncontent = "full"\n')
    written = write(root / "content", chosen)
    command = [sys.executable, "-m", "digest", "build", "--root", str(root), "--report", str(root / "report.jsonl"), "--verbose", "--no-search"]
    done = subprocess.run(command, capture_output=True, text=True, cwd=PROJECT)
    assert done.returncode == 0, done.stderr[-2_000:]
    lines = (root / "report.jsonl").read_text("utf-8").splitlines()
    return Built(root, written, [json.loads(line) for line in lines], done.stdout + done.stderr)


@pytest.fixture(scope="module")
def ours(tmp_path_factory: pytest.TempPathFactory) -> Built:
    return built(tmp_path_factory.mktemp("ours"), cases())


@pytest.fixture(scope="module")
def shapes(ours: Built) -> dict[str, _Shape]:
    return {url: shape(page) for url, page in ours.files(".html")}


@pytest.fixture(scope="module")
def tame(tmp_path_factory: pytest.TempPathFactory) -> Built:
    """The same formats with harmless words in the same places."""
    links, words = ("https://good.example/a", "mailto:a@good.example", "", "x"), ("the harbour", "<b>bold</b>", "a\n\nb")
    return built(tmp_path_factory.mktemp("tame"), tuple(crossed(links, words, turns=16)))


class _Shape(HTMLParser):
    """Which elements with which attributes a page has, and where it leads."""

    def __init__(self) -> None:
        super().__init__()
        self.pairs: set[tuple[str, str]] = set()
        self.addresses: set[tuple[str, str, str]] = set()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.pairs.add((tag, ""))
        self.pairs |= {(tag, name) for name, _ in attrs}
        self.addresses |= {(tag, name, value or "") for name, value in attrs if name in _ADDRESSES}


def _written() -> set[tuple[str, str]]:
    """What the templates themselves write: a small site does not show all of it."""
    sources = [path.read_text("utf-8") for path in sorted(default_templates().rglob("*.html"))]
    written = {pair for source in sources for pair in shape(re.sub(r"\{[%#].*?[%#]\}|\{\{.*?\}\}", " ", source, flags=re.S)).pairs}
    return written | {(f"h{level}", name) for tag, name in written if tag == "h" for level in (2, 3)}  # <h{{ level }} id=…


def shape(text: str) -> _Shape:
    parser = _Shape()
    parser.feed(text)
    parser.close()
    return parser


def test_there_are_many() -> None:
    assert len(SCHEMES) > 60 and len(MARKUPS) > 140 and len(cases()) > 1_200


def test_no_page_has_an_element_or_attribute_that_tame_articles_do_not_give(shapes: dict[str, _Shape], tame: Built) -> None:
    known = {pair for _, page in tame.files(".html") for pair in shape(page).pairs} | _written() | _INLINE
    odd = {pair: url for url, page in shapes.items() for pair in page.pairs - known if pair[1] not in _SPOKEN}
    assert not odd


def test_no_address_leads_to_a_scheme_or_host_that_is_not_allowed(shapes: dict[str, _Shape]) -> None:
    for url, page in shapes.items():
        for tag, name, value in page.addresses:
            scheme = _SCHEME.match(value)
            assert scheme is None or scheme[1] in ("http", "https", "mailto"), (url, value)
            assert not value.startswith(("//", "\\", "/\\")), (url, value)
            assert tag in ("a", "link") or not scheme or value.startswith("https://site.example/"), (url, tag, name, value)


def test_nothing_lives(ours: Built) -> None:
    found = [f"{url}: {what}" for url, page in ours.files(".html") for what in alive(page.encode())]
    assert not found


def test_no_file_holds_a_control_or_bidi_character(ours: Built) -> None:
    found = [(url, match[0]) for url, text in ours.files(".html", ".xml", ".atom", ".json", ".opml", ".txt") if (match := _CONTROL.search(text))]
    assert not found


def test_feeds_are_well_formed_and_hold_no_more_than_paragraphs(ours: Built) -> None:
    strict = etree.XMLParser(resolve_entities=False, no_network=True, recover=False)
    seen = 0
    for url, text in ours.files(".xml", ".atom", ".opml"):
        root = etree.fromstring(text.encode(), strict)
        for node in root.iter("{*}encoded", "{*}content", "description", "{*}summary"):
            seen += 1
            pairs = shape(node.text or "").pairs
            assert pairs <= {(tag, "") for tag in "p ul li a em h3 h4 pre blockquote".split()} | {("a", "href")}, (url, pairs)
        for link in (*root.iter("link"), *root.iter("{*}link"), *root.iter("guid"), *root.iter("outline")):
            address = link.get("href") or link.get("xmlUrl") or link.get("htmlUrl") or (link.text or "")
            assert not address or address.startswith(("https://", "http://", "urn:uuid:")), (url, address)
    assert seen > 50
    for _, text in ours.files(".json"):
        json.loads(text)


def test_every_word_stays_visible(ours: Built) -> None:
    shown = "\n".join(re.sub(r"<[^>]*>", "", page) for _, page in ours.files(".html"))
    assert not [case.path for case in ours.written if case.word and case.word not in html.unescape(shown)]


def test_every_file_is_in_the_report(ours: Built) -> None:
    told = {line["path"] for line in ours.report}
    assert not [case.path for case in ours.written if case.path not in told and case.path.isprintable()]
    assert len(told) >= len(ours.written)
    assert not [line for line in ours.report if line["status"] in ("skipped", "ignored") and not line.get("reason")]


def test_no_message_commands_a_terminal_or_shows_a_fault_of_ours(ours: Built) -> None:
    assert not re.search("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]", ours.said)
    assert "Traceback" not in ours.said and "cannot be read (" not in ours.said
    assert not [path for path in ours.root.rglob("*") if "pwned" in path.name or path.name == "evil.txt"]


def test_the_neighbour_is_unharmed(ours: Built) -> None:
    (line,) = [line for line in ours.report if line["path"] == "tame.txt"]
    assert line["status"] in ("published", "copy")


def test_a_second_build_finds_nothing_to_change(ours: Built) -> None:
    before = {path: path.stat().st_mtime_ns for path in (ours.root / "site").rglob("*") if path.is_file()}
    subprocess.run([sys.executable, "-m", "digest", "build", "--root", str(ours.root), "--quiet", "--no-search"], check=True, cwd=PROJECT)
    assert before == {path: path.stat().st_mtime_ns for path in (ours.root / "site").rglob("*") if path.is_file()}


def test_each_file_alone_is_read_scrubbed_and_no_word_of_it_lost(ours: Built) -> None:
    settings = ReaderSettings()
    for entry in walk(ours.root / "content", settings):
        source = load(entry, settings) if isinstance(entry, Found) else None
        if not isinstance(source, SourceFile):
            continue
        documents = read(source, settings)
        assert documents, source.path
        for doc in documents:
            assert not [note for note in doc.notes if note.code == "reader-failed"], (source.path, doc.notes)
            assert all(text == scrubbed(text) for text in said(doc)), source.path
            assert all(is_inline(block.html) for block in doc.blocks), source.path
            if not doc.skipped:
                accounted(doc)
