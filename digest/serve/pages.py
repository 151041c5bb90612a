"""What the preview adds to a page that it sends: the reload script. The files themselves never contain it."""

from __future__ import annotations

import html
import re
from pathlib import Path

SCRIPT_URL = "/.digest/reload.js"
EVENTS_URL = "/.digest/events"

# A page may allow less than the preview's own header does; the reload script needs 'self' to load and to listen.
_POLICY = re.compile(rb"""(<meta\s+http-equiv=["']?Content-Security-Policy["']?\s+content=)("[^"]*"|'[^']*')""", re.I)
_BODY_END = re.compile(rb"</body\s*>", re.I)


def with_reload(page: bytes, now: str, url: str) -> bytes:
    """The page with the script just before its body ends (or at its end); `url` is its address below the site.

    >>> with_reload(b"<body>x</body>", "k-1", "a.html")
    b'<body>x<script src="/.digest/reload.js" data-since="k-1" data-url="a.html"></script></body>'
    """
    tag = f'<script src="{SCRIPT_URL}" data-since="{html.escape(now)}" data-url="{html.escape(url)}"></script>'.encode()
    page = _POLICY.sub(lambda found: found[1] + _allowing(found[2]), page, count=1)
    ends = list(_BODY_END.finditer(page))
    at = ends[-1].start() if ends else len(page)
    return page[:at] + tag + page[at:]


def script() -> bytes:
    """The reload script."""
    return Path(__file__).with_name("reload.js").read_bytes()


def _allowing(quoted: bytes) -> bytes:
    """A quoted policy that lets scripts and requests of the site itself through.

    >>> _allowing(b'"default-src \\'none\\'; script-src \\'none\\'"')
    b'"default-src \\'none\\'; script-src \\'self\\'; connect-src \\'self\\'"'
    """
    quote = quoted[:1].decode()
    text = html.unescape(quoted[1:-1].decode("utf-8", "replace"))
    rules = [rule.split() for rule in text.split(";") if rule.split()]
    names = [rule[0].lower() for rule in rules]
    base = next((rule[1:] for rule in rules if rule[0].lower() == "default-src"), ["'self'"])
    rules += [[name, *base] for name in ("script-src", "connect-src") if name not in names and "'self'" not in base]
    for rule in rules:
        if rule[0].lower() in ("script-src", "connect-src") and "'self'" not in rule:
            rule[1:] = [*(source for source in rule[1:] if source != "'none'"), "'self'"]
    return (quote + html.escape("; ".join(" ".join(rule) for rule in rules), quote=False).replace(quote, "&quot;") + quote).encode()
