"""One record of a web archive -> its page: header of the archive, header of the answer, the body unpacked.

WARC 1.0 and 1.1 (ISO 28500). Where the records of an archive stand is digest/archives.py's business.
"""

from __future__ import annotations

import re
import zlib
from dataclasses import dataclass, replace

from digest.model import Declared, Document, Note, SourceFile, Statement
from digest.readers.packed import bounded
from digest.settings import ReaderSettings
from digest.text import scrubbed

_HEAD = 65_536  # bytes within which a header must end
_PAGES = ("text/html", "application/xhtml+xml")
_CHARSET = re.compile(r"charset\s*=\s*[\"']?([\w.:-]{2,40})", re.I)
_STATUS = re.compile(rb"HTTP/\d(?:\.\d)? (\d{3})")
_SIZE = re.compile(rb"\s{0,8}([0-9A-Fa-f]{1,12})[^\r\n]{0,4096}\r?\n")
_OWN = {"warcinfo": "warcinfo", "request": "requests", "metadata": "metadata", "": "unnamed"}


@dataclass(frozen=True, slots=True)
class Answer:
    """What one record holds: whose address, fetched when, of which kind, and where in the record its body begins."""

    url: str = ""
    fetched: str = ""  # WARC-Date, as it stands there
    kind: str = ""  # "text/html"
    charset: str = ""
    encodings: tuple[str, ...] = ()  # of the body, the last first: ("chunked", "gzip")
    body: int = 0
    left: str = ""  # why it is no page that can be read: "status 404", "image/png"
    own: bool = False  # a record that the archive needs for itself, not one of the web


def fields_of(head: bytes) -> dict[str, str]:
    """The lines of a header below its first one, names in lower case; the first of two counts.

    >>> fields_of(b"WARC/1.1\\r\\nWARC-Type: response\\r\\nContent-Length: 12\\r\\n\\r\\n")
    {'warc-type': 'response', 'content-length': '12'}
    """
    found: dict[str, str] = {}
    for line in head.replace(b"\r\n", b"\n").split(b"\n")[1:]:
        name, colon, value = line.partition(b":")
        if colon:
            found.setdefault(name.strip().decode("latin-1").lower(), value.strip().decode("utf-8", "replace"))
    return found


def end_of_head(raw: bytes, start: int = 0) -> int:
    """Where the body begins that follows a header, -1 where the header does not end."""
    ends = [(at, length) for mark, length in ((b"\r\n\r\n", 4), (b"\n\n", 2)) if (at := raw.find(mark, start, start + _HEAD)) >= 0]
    return sum(min(ends)) if ends else -1


def answer_of(raw: bytes) -> Answer:
    """What the record is, told by its first bytes."""
    block = end_of_head(raw)
    if block < 0:
        return Answer(left="without a header that ends")
    said = fields_of(raw[:block])
    kind = said.get("warc-type", "").lower()
    answer = Answer(said.get("warc-target-uri", "").strip("<>"), said.get("warc-date", ""), body=block)
    if kind in _OWN or answer.url.startswith("dns:"):
        return replace(answer, left=_OWN.get(kind, "dns"), own=True)
    if kind == "response" and said.get("content-type", "").lower().startswith("application/http"):
        return _of_http(raw, answer)
    if kind in ("response", "resource", "conversion"):
        return _judged(_typed(answer, said.get("content-type", "")), text=kind == "conversion")
    return replace(answer, left={"revisit": "revisits", "continuation": "continuations"}.get(kind, "of an unknown type"))


def _of_http(raw: bytes, answer: Answer) -> Answer:
    status = _STATUS.match(raw, answer.body)
    body = end_of_head(raw, answer.body)
    if not status or body < 0:
        return replace(answer, left="no answer of HTTP")
    said = fields_of(raw[answer.body : body])
    if not status[1].startswith(b"2"):
        return replace(answer, left=f"status {status[1].decode()}")
    names = f"{said.get('content-encoding', '')},{said.get('transfer-encoding', '')}".lower().split(",")
    packed = tuple(name.strip() for name in reversed(names) if name.strip() not in ("", "identity"))
    return _judged(_typed(replace(answer, body=body, encodings=packed), said.get("content-type", "")))


def _typed(answer: Answer, stated: str) -> Answer:
    charset = _CHARSET.search(stated, 0, 500)
    return replace(answer, kind=stated.partition(";")[0].strip().lower()[:80], charset=charset[1] if charset else "")


def _judged(answer: Answer, text: bool = False) -> Answer:
    """Pages, and texts that were made of pages; what is served as text besides (robots.txt, logs, code) is no article."""
    if answer.kind in _PAGES or not answer.kind or (text and answer.kind == "text/plain"):
        return answer
    return replace(answer, left=answer.kind if re.fullmatch(r"[\w.+-]+/[\w.+-]+", answer.kind) else "of an unknown type")


def unpacked_body(raw: bytes, answer: Answer, limit: int) -> tuple[bytes, str]:
    """The body as its page was written, or nothing and the reason why not. What archives say is packed often is not any more."""
    body = raw[answer.body :]
    for name in answer.encodings:
        if name == "chunked":
            body = _joined(body)
        elif name in ("gzip", "x-gzip", "deflate"):
            body, problem = bounded(body, _inflater(body, name), limit)
            if problem:
                return b"", problem
        elif name == "br":
            body, problem = _of_brotli(body, limit)
            if problem:
                return b"", problem
        else:
            return b"", f"packed in a way that is not known: {name[:20]}"
    return body, ""


def _joined(body: bytes) -> bytes:
    """The pieces of a chunked body put together; the body as it is where it is not in pieces, or no longer."""
    parts: list[bytes] = []
    at = 0
    while match := _SIZE.match(body, at):
        size = int(match[1], 16)
        if not size:
            return b"".join(parts)
        parts.append(body[match.end() : match.end() + size])
        at = match.end() + size
        if body[at : at + 2] == b"\r\n":
            at += 2
        elif body[at : at + 1] == b"\n":
            at += 1
        elif at < len(body):
            return body
    return b"".join(parts) if parts and at >= len(body) else body


def _inflater(body: bytes, name: str) -> int:
    """The form for zlib; 0 for a body that is plain already."""
    if body[:2] == b"\x1f\x8b":
        return 31
    if name != "deflate":
        return 0
    return 15 if body[:1] == b"\x78" and int.from_bytes(body[:2]) % 31 == 0 else -15 if body[:1] != b"<" else 0


def _of_brotli(body: bytes, limit: int) -> tuple[bytes, str]:
    if body.lstrip()[:1] == b"<":
        return body, ""
    try:
        import brotli
    except ImportError:
        return b"", 'packed with Brotli, which needs another package: pip install "digest-site[warc]"'
    try:
        made = brotli.Decompressor().process(body, output_buffer_limit=limit + 1)
    except brotli.error:
        return b"", "damaged Brotli data"
    return (made, "") if len(made) <= limit else (b"", f"unpacks to more than readers.max_unpacked_bytes = {limit}")


def page_of(source: SourceFile, settings: ReaderSettings) -> tuple[SourceFile, Answer, str]:
    """The page in a record as a file of its own, what is known of it, and why it cannot be read, "" where it can."""
    answer = answer_of(source.body)
    if answer.left:
        return source, answer, f"no page: {answer.left}"
    try:
        body, problem = unpacked_body(source.body, answer, settings.max_unpacked_bytes)
    except zlib.error as error:
        return source, answer, f"damaged: {error}"
    return replace(source, body=body, url=_address(answer.url), declared=Declared()), answer, problem


def as_record(doc: Document, source: SourceFile, answer: Answer) -> Document:
    """The document under its record's number, with the address and the day under which it was fetched."""
    known = f"record {source.part}" + (f", {source.url[:200]}" if source.url else "")
    notes = tuple(Note(note.path, 0, f"{note.text} ({known})", note.code) for note in doc.notes)
    if doc.skipped:
        return replace(doc, part=source.part, skipped=f"{doc.skipped} ({known})", notes=notes)
    fetched = (Statement("meta", scrubbed(answer.fetched)[:40], "WARC-Date", "scraped"),) if answer.fetched else ()
    return replace(doc, part=source.part, url=doc.url or source.url, statements=(*doc.statements, *fetched), notes=notes)


def _address(url: str) -> str:
    """http and https only, as everywhere."""
    url = scrubbed(url).strip()
    return url if url.lower().startswith(("http://", "https://")) and not re.search(r"\s", url) else ""
