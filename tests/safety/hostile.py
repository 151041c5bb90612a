"""Articles that mean harm, in every format and field; and what a parser finds alive in a page made of them."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from html.parser import HTMLParser
from pathlib import Path

# One string for every context: element content, both kinds of attributes, script, style, comment, URL, template, XML.
BREAKOUT = "x'\"></title></script></style>--><x-canary>]]>{{7*7}}{%x%}"
LINK = "javascript:canary()"
BODY = f"The ferry {BREAKOUT} left the harbour at nine, the port said in a note on Tuesday, and it came back before noon."
FEED = """<?xml version="1.0"?><rss version="2.0"><channel><title>{0}</title><item><title>{0} by feed</title><link>{1}</link>
<guid>{0}</guid><author>{0}</author><category>{0}</category><pubDate>Tue, 14 Oct 2025 10:00:00 +0000</pubDate>
<description>{0} {2}</description></item></channel></rss>"""


def write_articles(content: Path, text: str = BREAKOUT, link: str = LINK) -> None:
    """A file of every kind with the text in every field."""
    content.mkdir(parents=True, exist_ok=True)
    body = BODY.replace(BREAKOUT, text)
    fields = {
        "title": text,
        "author": [text, f"Jo {text}"],
        "source": text,
        "url": link,
        "section": text,
        "tags": [text],
        "deck": f"{text}.",
    }
    front = "\n".join(f"{name}: {json.dumps(value)}" for name, value in fields.items())
    (content / "a.md").write_text(
        f"---\n{front}\ndate: 2025-10-14\n---\n\n{body}\n\n[{text}]({link}) and [t](<{link}>)\n", "utf-8", "replace"
    )
    (content / "b.json").write_text(json.dumps({**fields, "text": body, "date": "2025-10-14", "site_name": text}), "utf-8")
    (content / "c.txt").write_text(f"{text} again\n\nBy {text}\n\n{body}\n", "utf-8", "replace")
    (content / "e.rss").write_text(FEED.format(_xml(text), _xml(link), _xml(body)), "utf-8", "replace")
    (content / "d.html").write_text(
        f"<title>{text}</title><meta name=author content='{_xml(text)}'><script type=application/ld+json>"
        f"{json.dumps({'@type': 'NewsArticle', 'headline': text, 'author': {'name': text}, 'datePublished': '2025-10-15'})}</script>"
        f"<article><h1>{_xml(text)}</h1><p onclick='canary()'>{body}</p><a href='{_xml(link)}'>{text}</a><img src=x onerror=canary()></article>",
        "utf-8",
        "replace",
    )


def _xml(text: str) -> str:
    return text.replace("&", "&amp;").replace("<", "&lt;").replace('"', "&quot;").replace("'", "&#39;")


# ---------------------------------------------------------------- what lives in a page

_OURS = {"site.js", "search.js", "theme.js", "reload.js"}
_DEAD = frozenset("iframe object embed base applet frame frameset portal math".split())
_SCHEME = re.compile(r"[\x00-\x20]*(?:javascript|data|vbscript|file)\s*:", re.I)
_ADDRESSES = frozenset("href src action formaction poster data srcset xlink:href background ping".split())


class _Page(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []
        self._json = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        said = dict(attrs)
        self._json = tag == "script" and said.get("type") == "application/ld+json"
        source = (said.get("src") or "").rpartition("/")[2].partition("?")[0]
        if tag == "script" and not self._json and ("://" in (said.get("src") or "") or not source.endswith(".js")):
            self.found.append("script")
        if tag in _DEAD or "canary" in tag:
            self.found.append(f"<{tag}>")
        for name, value in attrs:
            if name.startswith("on") or "canary" in name or name == "srcdoc":
                self.found.append(f"{name}=")
            if name in _ADDRESSES and _SCHEME.match(value or ""):
                self.found.append(f"{name}={value}")

    def handle_data(self, data: str) -> None:
        if self._json:
            json.loads(data)  # broken out of, it is no JSON any more
            self._json = False


def alive(page: bytes) -> Iterator[str]:
    """Scripts, handlers, addresses that run, canaries that became elements or attributes."""
    text = page.decode("utf-8")
    parser = _Page()
    try:
        parser.feed(text)
        parser.close()
    except ValueError as error:
        yield f"JSON-LD: {error}"
    yield from parser.found
    if "{{7*7}}" not in text and re.search(r"(?<!\d)x'?[^\n]{0,60}49\{%", text):
        yield "a template was evaluated"
