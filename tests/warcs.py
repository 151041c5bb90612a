"""Web archives made by the tests: records of pages of our own, plain or packed."""

from __future__ import annotations

import gzip

TEXT = (
    "The bridge of {0} was closed after divers photographed {1} cracks near the tower, the port authority said on Tuesday.",
    "Engineers will inspect all {1} hangers before a decision is made about {0}, the ministry of works told reporters.",
    "A free ferry for foot passengers runs from six in the morning until the work in {0} is done, said Mira Toll.",
)


def page(number: int, place: str = "Selmouth") -> bytes:
    text = "".join(f"<p>{line.format(place, number + 3)}</p>" for line in TEXT)
    return (
        f'<!doctype html><html lang="en"><head><title>Bridge {number} of {place} closed</title><meta property="article:published_time" '
        f'content="2025-10-{number % 20 + 1:02}T08:00:00Z"></head><body><article><h1>Bridge {number} of {place} closed</h1>{text}</article></body></html>'
    ).encode()


def answer(body: bytes, status: str = "200 OK", kind: str = "text/html; charset=utf-8", more: str = "") -> bytes:
    return f"HTTP/1.1 {status}\r\nContent-Type: {kind}\r\n{more}\r\n".encode() + body


def record(number: int, block: bytes, kind: str = "response", length: int | None = None, url: str = "", type_: str = "application/http; msgtype=response") -> bytes:
    head = (
        f"WARC/1.1\r\nWARC-Type: {kind}\r\nWARC-Target-URI: {url or f'https://post.example/n/{number}'}\r\nWARC-Date: 2025-11-02T08:00:00Z\r\n"
        f"Content-Type: {type_}\r\nContent-Length: {len(block) if length is None else length}\r\n\r\n"
    )
    return head.encode() + block + b"\r\n\r\n"


def pages(count: int) -> list[bytes]:
    return [record(number, answer(page(number))) for number in range(count)]


def packed(records: list[bytes]) -> bytes:
    """As crawlers write it: each record a gzip member of its own."""
    return b"".join(gzip.compress(each, mtime=0) for each in records)
