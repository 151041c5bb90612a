"""Does the address of the page, or the name of the file, hold a date?"""

from __future__ import annotations

import re
from urllib.parse import unquote, urlsplit

from digest.dates.moments import Moment, of_day
from digest.dates.stated import Found
from digest.model import Clue
from digest.months import month_of

_YEAR = r"(?P<y>(?:19[89]|20\d)\d)"
_MONTH, _DAY = r"(?P<m>0[1-9]|1[0-2])", r"(?P<d>0[1-9]|[12]\d|3[01])"
# /2025/10/12/ · /2025/oct/12/ · /2025-10-12- · /20251012/ · …-20251012.html · /2025/politics/10/12/call
_DAYS = tuple(
    re.compile(pattern, re.I)
    for pattern in (
        rf"(?<!\d){_YEAR}(?P<s>[/_.-]){_MONTH}(?P=s){_DAY}(?!\d)",
        rf"/{_YEAR}/(?P<m>1[0-2]|[1-9])/(?P<d>3[01]|[12]\d|[1-9])(?=/|$)",
        rf"/{_YEAR}/(?P<word>[a-z]{{3,9}})/(?P<d>3[01]|[12]\d|0?[1-9])(?=/|$)",
        rf"(?<!\d)(?P<d>0[1-9]|[12]\d|3[01])(?P<s>[/_.-]){_MONTH}(?P=s){_YEAR}(?!\d)",
        rf"(?<![\da-z]){_YEAR}{_MONTH}{_DAY}(?![\da-z])",
        rf"/{_YEAR}(?:/|-){_MONTH}{_DAY}(?=/|$)",
        rf"/{_YEAR}/[a-z][\w.-]*/(?P<m>1[0-2]|0?[1-9])/(?P<d>3[01]|[12]\d|0?[1-9])(?=/[a-z])",
    )
)
_MONTHS = (re.compile(rf"/{_YEAR}[/-]{_MONTH}(?=/|$)"), re.compile(rf"/{_YEAR}/(?P<word>[a-z]{{3,9}})(?=/|$)", re.I))
_YEARS = (re.compile(rf"/{_YEAR}(?=/)"),)
_FOUR = re.compile(r"[0-9]{4}")


def in_url(url: str) -> Found | None:
    """https://news.example/2025/10/12/call -> 2025-10-12; a month or a year where it says no more."""
    path = _path(url) if url and "//" in url[:12] else url
    for patterns in (_DAYS, _MONTHS, _YEARS):
        found = _first(path, patterns)
        if found:
            match, moment = found
            confidence = "likely" if moment.precision == "day" else "possible"
            return Found(moment, Clue("url", match[0].strip("/"), url[:200], moment.text), confidence)  # type: ignore[arg-type]
    return None


def _path(url: str) -> str:
    try:
        return unquote(urlsplit(url).path)
    except ValueError:  # "http://[bad"
        return ""


def in_file_name(path: str) -> Found | None:
    """a/2025-10-12-call.txt, a/2025/10/12/call.txt -> 2025-10-12; only whole days, for numbers in names mean many things."""
    stem = "/" + path.rpartition(".")[0] if "." in path.rpartition("/")[2] else "/" + path
    found = _first(stem, _DAYS)
    if not found:
        return None
    match, moment = found
    return Found(moment, Clue("file name", match[0].strip("/"), path, moment.text), "possible")


def _first(path: str, patterns: tuple[re.Pattern[str], ...]) -> tuple[re.Match[str], Moment] | None:
    if not _FOUR.search(path):
        return None
    for pattern in patterns:
        for match in pattern.finditer(path[:2_000]):
            parts = match.groupdict()
            month = month_of(parts["word"].capitalize(), "en") if parts.get("word") else int(parts.get("m") or 0)
            moment = (
                of_day(int(parts["y"]), month, int(parts.get("d") or 0))
                if month or ("m" not in parts and "word" not in parts)
                else None
            )
            if moment:
                return match, moment
    return None
