"""What must hold whatever the bytes are? One function a room; each raises AssertionError where something does not hold."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from digest.clean import clean
from digest.dates import published
from digest.model import Document, SourceFile
from digest.readers import read
from digest.settings import CleanSettings, DateSettings, ReaderSettings
from digest.text import scrubbed
from digest.zones import zone

SUFFIXES = (".txt", ".md", ".html", ".json", ".jsonl", ".xml", ".eml", ".html.gz")
_SMALL = ReaderSettings(max_file_bytes=2_000_000, max_unpacked_bytes=2_000_000, max_items=50)
_TAG = re.compile(r"<(/?)([a-zA-Z][\w-]*)([^<>]*)>")
_INLINE = frozenset("b i em strong a code sub sup s u br".split())
_HREF = re.compile(r'\s*href="(?:https?://|mailto:)[^"<>]*"(?:\s+rel="[a-z ]*")?\s*')
_WORD = re.compile(r"\w+")
_UNSEEN = re.compile("[\u00ad\u200b\u2060\ufeff]")


def reading(data: bytes) -> None:
    """The first byte chooses the file's ending, the rest is the file."""
    suffix = SUFFIXES[data[0] % len(SUFFIXES)] if data else ".txt"
    documents = read(SourceFile(f"a{suffix}", data[1:]), _SMALL)
    assert documents, "a file without a document and without a reason"
    for doc in documents:
        assert not [note for note in doc.notes if note.code == "reader-failed"], doc.notes
        for text in said(doc):
            assert text == scrubbed(text), f"not scrubbed: {text!r}"
        for block in doc.blocks:
            assert is_inline(block.html), block.html


def cleaning(data: bytes) -> None:
    """Every word of a text is kept or on the receipt, and none is invented."""
    for doc in read(SourceFile("a.txt", data), _SMALL):
        if not doc.skipped:
            accounted(doc)


def accounted(doc: Document) -> None:
    """Clean the document; compare the words before and after."""
    published(doc, clean(doc, CleanSettings()), DateSettings(), zone("UTC"), 0, None)
    cleaned = clean(doc, CleanSettings(disable=("repair",)))  # repair spells words anew: "doesnâ€™t", "&amp;"
    before = _words(doc.title, doc.deck, doc.text, *(block.text for block in doc.blocks))
    kept = _words(cleaned.title, cleaned.deck, *(block.text for block in cleaned.blocks))
    receipt = _words(*(cut.text for cut in cleaned.cuts))
    lost = before - kept - receipt
    assert not lost, f"in neither the text nor the receipt: {sorted(lost)[:10]}"
    source = _words(*said(doc))
    made_up = kept.keys() - source.keys()
    assert not made_up, f"not in the source: {sorted(made_up)[:10]}"


def said(doc: Document) -> Iterator[str]:
    """Every string that a document hands on."""
    yield from (doc.text, doc.title, doc.deck, doc.publisher, doc.section, doc.language, doc.url, doc.source)
    yield from (*doc.authors, *doc.tags, *doc.captions, *doc.restore)
    yield from (text for block in doc.blocks for text in (block.text, block.html))
    yield from (cut.text for cut in doc.cuts)


def is_inline(html: str) -> bool:
    """Only the few elements of a paragraph, only links with an allowed scheme, everything else escaped."""
    for tag in _TAG.finditer(html):
        rest = tag[3].strip().rstrip("/")
        if tag[2] not in _INLINE or (rest and not (tag[2] == "a" and _HREF.fullmatch(rest))):
            return False
    return "<" not in _TAG.sub("", html)


def _words(*texts: str) -> Counter[str]:
    """Letters and digits; characters that nobody sees don't part them."""
    return Counter(word.lower() for text in texts for word in _WORD.findall(_UNSEEN.sub("", text)))
