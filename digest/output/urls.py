"""Is this address safe to write, on every file system? Refuses what could lead out of the site or hide another page."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator

from digest.errors import PublishError

_ODD = re.compile(r'[\x00-\x1f\x7f\\:*?"<>|]')  # controls everywhere; the rest are no file names on Windows


def fault(url: str) -> str:
    """What is wrong with an address below site/, or "".

    >>> fault("story/sabc-bridge.html"), fault("../x"), fault("a//b")
    ('', 'leads out of the site', 'has an empty part')
    """
    if not url or url.startswith("/"):
        return "is no relative address"
    if _ODD.search(url):
        return "has a character that not every file system takes"
    parts = url.split("/")
    if "" in parts:
        return "has an empty part"
    if ".." in parts or "." in parts:
        return "leads out of the site"
    if parts[0].startswith(".digest"):
        return "begins with a name that digest keeps for itself"
    if url.isascii() and len(url) < 256:
        return ""
    try:
        longest = max(len(part.encode("utf-8")) for part in parts)
    except UnicodeEncodeError:
        return "is not Unicode"
    return "has a part of more than 255 bytes" if longest > 255 else ""


def folded_url(url: str) -> str:
    """Equal for two addresses that some file system takes for one (letter case, Unicode normalisation)."""
    if url.isascii():
        return url if url == (low := url.lower()) else low  # most are, and a hundred thousand copies take their room
    return unicodedata.normalize("NFC", unicodedata.normalize("NFKD", url).casefold())


def parents(url: str) -> Iterator[str]:
    """The folders of an address, outermost first.

    >>> list(parents("2025/10/12.html"))
    ['2025', '2025/10']
    """
    at = url.find("/")
    while at >= 0:
        yield url[:at]
        at = url.find("/", at + 1)


class Addresses:
    """The addresses of one site: each new one is refused where it is unsafe or collides with another."""

    def __init__(self, known: Iterable[str] = ()) -> None:
        self._known = {folded_url(url): url for url in known}
        self._folders: dict[str, str] = {}
        for url in self._known.values():
            self._add_folders(url)

    def add(self, url: str) -> None:
        """Take the address, or raise PublishError."""
        if wrong := fault(url):
            raise PublishError(f'address "{url}" {wrong}')
        key = folded_url(url)
        other = self._known.get(key) or self._folders.get(key)
        if other not in (None, url) or key in self._folders:
            raise PublishError(f'addresses "{other}" and "{url}" would be one file on some file systems')
        self._known[key] = url
        self._add_folders(url)

    def drop(self, urls: Iterable[str]) -> None:
        """Forget addresses that leave the site."""
        for url in urls:
            if self._known.get(folded_url(url)) == url:
                del self._known[folded_url(url)]

    def _add_folders(self, url: str) -> None:
        folder = url.rpartition("/")[0]
        if not folder or self._folders.get(folded_url(folder)) == folder:
            return
        for parent in parents(url):
            key = folded_url(parent)
            other = self._known.get(key) or self._folders.setdefault(key, parent)
            if other != parent or key in self._known:
                raise PublishError(f'addresses "{other}" and "{url}" would be one file on some file systems')
