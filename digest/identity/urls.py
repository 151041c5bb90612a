"""Which addresses are the same article's? One normal form, so that a second scrape meets the first."""

from __future__ import annotations

import re
from urllib.parse import parse_qsl, urlencode, urlsplit

# Parameters that say how a reader came, not what the page is.
_TRACKING = re.compile(
    r"^(utm_\w+|fbclid|gclid|dclid|msclkid|yclid|mc_[ce]id|igshid|ref|ref_src|cmp(id)?|ocid|smid|at_\w+|_ga|spm)$", re.I
)

# The same page for telephones: "m.example.org", "/amp/2025/…", "….amp.html", "?outputType=amp".
_FOR_PHONES = re.compile(r"^(?:m|mobile|amp)\.(?!(?:com?|org|net|gov|ac|edu)\.[a-z]{2,3}$)(?=[^.]+\.)")
_AMP = re.compile(r"^/amp(?=/)|/amp/?$|\.amp(?=\.html?$)|\.amp$")


def normal_url(url: str) -> str:
    """The address without what does not tell one article from another; "" for what is no web address.

    >>> normal_url("HTTP://www.Example.org:80/a/b/?utm_source=x&id=3#top")
    'https://example.org/a/b?id=3'
    >>> normal_url("https://m.example.org/a/b.html?amp=1"), normal_url("https://example.org/amp/a/b.html")
    ('https://example.org/a/b.html', 'https://example.org/a/b.html')
    """
    try:
        parts = urlsplit(url.strip())
        port = parts.port
    except ValueError:
        return ""
    host = _FOR_PHONES.sub("", (parts.hostname or "").removeprefix("www."))
    if parts.scheme.lower() not in ("http", "https") or "." not in host:
        return ""
    asked = parse_qsl(parts.query, keep_blank_values=True, max_num_fields=None)
    kept = sorted((k, v) for k, v in asked if not _TRACKING.match(k) and "amp" not in (k.lower(), v.lower()))
    path = re.sub(r"/(index|default)\.(html?|php|aspx?)$", "/", _AMP.sub("", parts.path)).rstrip("/")
    query = "?" + urlencode(kept) if kept else ""
    place = f":{port}" if port not in (None, 80, 443) else ""
    return f"https://{host}{place}{path}{query}"


def host_of(url: str) -> str:
    """The host without "www.": the key of an outlet that nobody named; "" for what is no web address."""
    return host_in(normal_url(url))


def host_in(address: str) -> str:
    """The same of an address in its normal form."""
    return address.removeprefix("https://").partition("/")[0].partition("?")[0]
