"""Does any repeated piece cost more than its length? python -m fuzz.growth [CHARACTERS]: prints what grows faster than the input.

Each piece is repeated to a size and to four times that, read, cleaned and dated; linear work takes four times as long.
"""

# ruff: noqa: E501  (pieces are what they are)

from __future__ import annotations

import json
import string
import sys
import time
from collections.abc import Callable
from html import escape

from digest.clean import clean
from digest.dates import published
from digest.model import SourceFile
from digest.readers import read
from digest.settings import CleanSettings, DateSettings, ReaderSettings
from digest.zones import zone

_SLOW, _FACTOR = 0.4, 7.0  # seconds of CPU from which a growth can be told; four times the input may take seven times as long
PIECES = (
    *string.punctuation, *"aA1 \n\té漢।。“’", "\xa0", "\u200d", "\u0301", "\u200b", "a ", "A ", "1 ", ". ", "A. ", "1. ", "am 1. ", "etc. ", "a\n", "\n\n", "\n- ", "\n> ", "\n1. ", "\n    ",
    "\n# ", "[a]", "[a](", "](", "[](", "![a](", "[^a]", "\n[a]: /b\n", "\\[", "**a", "*a_", "`a", "```\n", "<b>", "<a ", "<a href=\"", "<!--", "<![CDATA[", "]]>", "<?", "<p>", "<div>", "<ul><li>", "<dl><dd>", "<table><tr><td>",
    "<svg>", "<math>", "<script>", "<style>", "<title>", "<textarea>", "<template>", "<br>", "<br> ", "<select>", "&amp;", "&", "&#", "https://a.b/", "a@b.c ", "(a", "\"a", "“a” ", "by A ", "By Ann Lee\n", "2 hours ago ", "Oct. 12, 2025 ",
    "2025-10-12 ", "on Monday ", "Photo: A\n", "READ MORE ", "Share\n", " | ", "| a | b |\n", " - ", "{\"a\":", "[1,", "â€™", "\u2028", "\r\n", "\r", "<!DOCTYPE a [", "a-\nb", "Word word. ", "U.S. ", "...", "?!", "Ann Lee said ", "(AP) ", "=\n", "---\n", "a: b\n", "- - ",
)  # fmt: skip
FORMS: dict[str, tuple[str, Callable[[str], str]]] = {
    "text": (".txt", lambda t: f"The ferry left.\n\n{t}\n\nIt came back."),
    "markdown": (".md", lambda t: f"The ferry left.\n\n{t}\n\nIt came back."),
    "fields": (".md", lambda t: f"---\ntitle: {json.dumps(t)}\nauthor: {json.dumps(t)}\ndate: {json.dumps(t)}\n---\n\nIt came back."),
    "front matter": (".md", lambda t: f"---\n{t}\n---\n\nIt came back."),
    "page": (".html", lambda t: f"<title>T</title><article><h1>T</h1><p>{t}</p></article>"),
    "xhtml": (".xhtml", lambda t: f'<?xml version="1.0"?><html xmlns="http://www.w3.org/1999/xhtml"><body>{t}'),
    "data of a page": (".html", lambda t: f"<script type='application/ld+json'>{t}</script><p>It came back.</p>"),
    "json": (".json", lambda t: json.dumps({"title": t, "text": t})),
    "raw json": (".json", lambda t: t),
    "feed": (".xml", lambda t: f"<rss><channel><item><description>{escape(t)}</description></item></channel></rss>"),
    "raw feed": (".xml", lambda t: f"<rss><channel><item><description>{t}</description></item></channel></rss>"),
}  # fmt: skip


def seconds(suffix: str, body: str) -> float:
    """CPU time of one file from bytes to dates."""
    start = time.process_time()
    for doc in read(SourceFile(f"a{suffix}", body.encode("utf-8", "replace")), ReaderSettings())[:50]:
        if not doc.skipped:
            published(doc, clean(doc, CleanSettings()), DateSettings(), zone("UTC"), 0, None)
    return time.process_time() - start


def main(size: int) -> int:
    """How many pieces grow faster than the input in some form."""
    found = 0
    for name, (suffix, form) in FORMS.items():
        for piece in PIECES:
            small = seconds(suffix, form(piece * (size // len(piece))))
            large = seconds(suffix, form(piece * (4 * size // len(piece)))) if small > _SLOW / 16 else 0.0
            if large > _SLOW and large > _FACTOR * small:
                found += 1
                sys.stdout.write(f"{name} {piece!r}: {size} characters {small:.2f} s, {4 * size} characters {large:.2f} s\n")
    sys.stdout.write(f"{found} of {len(FORMS) * len(PIECES)} grow faster than the input\n")
    return found


if __name__ == "__main__":
    sys.exit(bool(main(int(sys.argv[1]) if len(sys.argv) > 1 else 15_000)))
