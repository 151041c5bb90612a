"""What is this file really? Its bytes and first words are asked, not its name."""

from __future__ import annotations

import re
from typing import Literal

Kind = Literal["text", "markdown", "html", "json", "jsonl", "feed", "eml", "warc"]

SUFFIXES: dict[str, Kind] = {
    ".txt": "text", ".text": "text", ".md": "markdown", ".markdown": "markdown", ".html": "html", ".htm": "html", ".xhtml": "html",
    ".json": "json", ".jsonl": "jsonl", ".ndjson": "jsonl", ".rss": "feed", ".xml": "feed", ".atom": "feed", ".rdf": "feed",
    ".eml": "eml", ".warc": "warc",
}  # fmt: skip

_SIGNATURES = (
    (b"\x89PNG\r\n\x1a\n", "PNG"), (b"\xff\xd8\xff", "JPEG"), (b"GIF87a", "GIF"), (b"GIF89a", "GIF"), (b"%PDF-", "PDF"),
    (b"\x7fELF", "ELF"), (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "OLE"), (b"SQLite format 3\x00", "SQLite"), (b"OggS", "Ogg"),
    (b"\x1f\x8b", "gzip"), (b"PK\x03\x04", "ZIP"), (b"PK\x05\x06", "ZIP"), (b"Rar!\x1a\x07", "RAR"),
    (b"7z\xbc\xaf\x27\x1c", "7-Zip"),
    (b"BZh", "bzip2"), (b"\xfd7zXZ\x00", "xz"), (b"\x28\xb5\x2f\xfd", "Zstandard"), (b"RIFF", "RIFF"),
    (b"MZ", "an executable"), (b"\xca\xfe\xba\xbe", "Java class"), (b"\xcf\xfa\xed\xfe", "Mach-O"),
    (b"wOFF", "WOFF"), (b"wOF2", "WOFF2"), (b"\x00asm", "WebAssembly"), (b"ID3", "MP3"), (b"fLaC", "FLAC"),
    (b"II*\x00", "TIFF"), (b"MM\x00*", "TIFF"), (b"{\\rtf", "RTF"), (b"%!PS", "PostScript"),
)  # fmt: skip
_ALSO_LETTERS = (b"MZ", b"BZh", b"ID3", b"RIFF", b"OggS", b"fLaC")  # a text may begin with these; then a control byte must follow
_CONTROLS = bytes([*range(9), *range(14, 27), *range(28, 32), 127])
_NO_CONTROLS = dict.fromkeys(_CONTROLS)

_TAG = r"(?:!doctype\s+html|html|head|body|p|div|article|section|main|h[1-6]|span|ul|ol|table|header|meta|link|title|figure)\b"
_HTML_HEAD = re.compile(rf"\s*(?:<\?xml[^>]{{0,200}}>\s*)?(?:<!--.{{0,2000}}?-->\s*){{0,3}}<{_TAG}", re.I | re.S)
_HTML_PAGE = re.compile(r"<(?:!doctype\s+html|html|head|body)\b", re.I)
_CLOSED = re.compile(r"</(?:p|div|h[1-6]|li|a|span|article|section|body|html|title|table)\s*>", re.I)
_FEED_ROOT = re.compile(r"<(?:rss|feed|rdf:RDF|(?:\w{1,20}:)?(?:feed|RDF))[\s>]", re.I)
_MAIL_HEAD = re.compile(r"(?:From|Received|Return-Path|Delivered-To|MIME-Version|Message-ID|Subject|Date|To|X-[\w-]+): ?\S", re.I)


def binary_kind(body: bytes) -> str:
    """The name of what is no text at all, "" for what may be text: "PNG", "PDF", "binary data"."""
    for start, name in _SIGNATURES:
        if body.startswith(start) and (start not in _ALSO_LETTERS or _controls(body[:512])):
            return name
    if body[257:262] == b"ustar":
        return "tar"
    if body[4:8] == b"ftyp":
        return "MP4"
    sample = body[:8_192]
    return "binary data" if _controls(sample) > len(sample) // 20 and b"\x00" not in sample else ""


def is_noise(body: bytes, text: str) -> bool:
    """Bytes with zeros among them, as UTF-16 has, whose characters are full of controls, as those of UTF-16 are not."""
    if b"\x00" not in body[:8_192]:
        return False  # see binary_kind
    sample = text[:8_192]
    return len(sample) - len(sample.translate(_NO_CONTROLS)) > len(sample) // 20 + 8


def _controls(sample: bytes) -> int:
    return len(sample) - len(sample.translate(None, _CONTROLS))


def kind_of(text: str, named: Kind) -> Kind:
    """What the text is, where its first words say something else than the file's name; else what it is named."""
    start = text[:20_000].lstrip("\ufeff \t\n")
    if named != "eml" and start.startswith("<"):
        return _marked_up(start, named)
    if named in ("text", "markdown", "html", "feed") and start[:1] in ("{", "["):
        return _braced(text, start, named)
    if named == "html" and not _CLOSED.search(text) and "<" not in start:
        return "text"
    if named == "feed" and "<" not in start:
        return "text"
    if named in ("json", "jsonl") and start and start[0] not in '{["-0123456789tfnN':
        return "text"
    if named == "text" and _is_mail(start):
        return "eml"
    return named


def _marked_up(start: str, named: Kind) -> Kind:
    if _FEED_ROOT.search(start, 0, 4_000) and not _HTML_PAGE.search(start, 0, 300):
        return "feed"
    page = _HTML_PAGE.search(start, 0, 3_000) is not None
    if named in ("feed", "json", "jsonl"):
        return "html" if page or _HTML_HEAD.match(start) else named
    if (
        named in ("text", "markdown")
        and (page or (named == "text" and _HTML_HEAD.match(start)))
        and len(_CLOSED.findall(start)) >= 2
    ):
        return "html"
    return named


def _braced(text: str, start: str, named: Kind) -> Kind:
    """JSON under another name must be JSON to its end, line by line or whole."""
    import json

    try:
        json.loads(text.lstrip("\ufeff"), parse_int=str)
        return "json"
    except (ValueError, RecursionError):
        pass
    try:
        first = start.partition("\n")[0]
        return "jsonl" if isinstance(json.loads(first, parse_int=str), dict) else named
    except (ValueError, RecursionError):
        return named


def _is_mail(start: str) -> bool:
    """Four header lines or more before the first blank line, a sender and a version or subject among them."""
    lines = start.partition("\n\n")[0].split("\n")[:60]
    heads = [line.partition(":")[0].lower() for line in lines if _MAIL_HEAD.match(line)]
    return (
        len(heads) >= 4
        and "mime-version" in heads
        and "from" in heads
        and len(heads) * 2 >= len([li for li in lines if li[:1].strip()])
    )
