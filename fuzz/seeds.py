"""Fills a corpus folder from our own sample: python -m fuzz.seeds FOLDER. The first byte names the ending."""

# ruff: noqa: E501  (seeds are what they are)

from __future__ import annotations

import gzip
import sys
from hashlib import blake2b
from pathlib import Path

from fuzz.targets import SUFFIXES

_MOST = 20_000
_OURS: tuple[tuple[str, bytes], ...] = (
    (".html", b'<html><head><title>T</title><script type="application/ld+json">{"@type":"NewsArticle","headline":"T"}</script></head>'
              b'<body><article><h1>T</h1><p>One <b>two</b> <a href="https://e.example/">three</a>.</p></article></body></html>'),
    (".xml", b'<?xml version="1.0"?><rss version="2.0"><channel><title>C</title><item><title>T</title><guid>g</guid>'
             b"<pubDate>Tue, 14 Oct 2025 10:00:00 +0200</pubDate><description>&lt;p&gt;One two.&lt;/p&gt;</description></item></channel></rss>"),
    (".xml", b'<feed xmlns="http://www.w3.org/2005/Atom"><title>C</title><entry><id>i</id><title type="html">a &amp;amp; b</title>'
             b'<content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml"><p>x</p></div></content></entry></feed>'),
    (".json", b'{"title": "T", "text": "One two.\\n\\nThree.", "date": "2025-10-14", "author": ["A B"], "url": "https://e.example/a"}'),
    (".json", b'[{"headline": "T", "articleBody": "One"}, {"title": null}, 3, "x"]'),
    (".jsonl", b'{"title": "T", "text": "One"}\n{"title": "U", "maintext": "Two"}\n'),
    (".md", b"---\ntitle: T\ndate: 2025-10-14\ntags: [a, b]\n---\n\n# T\n\nOne *two* [three](https://e.example/).\n\n> four\n\n- five\n\n| a | b |\n|---|---|\n| c | d |\n"),
    (".md", b'+++\ntitle = "T"\n+++\n\n```\ncode\n```\n\n<b>x</b> &amp; [r]\n\n[r]: https://e.example/ "t"\n'),
    (".eml", b"From: A <a@e.example>\nSubject: =?utf-8?q?T=C3=A9?=\nDate: Tue, 14 Oct 2025 10:00:00 +0200\nMIME-Version: 1.0\n"
             b'Content-Type: multipart/alternative; boundary="b"\n\n--b\nContent-Type: text/plain\n\nOne.\n--b\nContent-Type: text/html\n\n<p>One.</p>\n--b--\n'),
    (".txt", "Bridge closes\n\nBy Jon Esker\n\nSELMOUTH, Oct. 14 \u2014 It is\u00a0closed.\nShare\n\nMost read\n2 hours ago\n".encode()),
    (".txt", "\ufeffMost zamkni\u0119ty\r\n\r\nTekst \u0432 \u043a\u0438\u0440\u0438\u043b\u043b\u0438\u0446\u0435.".encode("utf-16")),
)  # fmt: skip


def main(folder: Path) -> None:
    """Writes every seed once, named by what is in it."""
    (folder / "reading").mkdir(parents=True, exist_ok=True)
    (folder / "cleaning").mkdir(parents=True, exist_ok=True)
    for suffix, body in (*_OURS, *_samples(), (".html.gz", gzip.compress(_OURS[0][1], mtime=0))):
        _write(folder / "reading", bytes([SUFFIXES.index(suffix)]) + body)
        if suffix == ".txt":
            _write(folder / "cleaning", body)


def _samples() -> list[tuple[str, bytes]]:
    files = sorted((Path(__file__).parent.parent / "content").rglob("*"))
    return [(path.suffix, path.read_bytes()) for path in files if path.suffix in SUFFIXES and path.stat().st_size < _MOST]


def _write(folder: Path, body: bytes) -> None:
    (folder / blake2b(body, digest_size=8).hexdigest()).write_bytes(body)


if __name__ == "__main__":
    main(Path(sys.argv[1]))
