"""Which file of the site does an address mean? Regular files below it and nothing else: no link is ever followed."""

from __future__ import annotations

import os
import re
import stat
import time
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import unquote_to_bytes

_REFUSED = re.compile(r"[\x00-\x1f\x7f\\]")
_TRIES = 5  # while a site is being renamed into place
_PAUSE = 0.05

TYPES = {
    ".html": "text/html", ".css": "text/css", ".js": "text/javascript", ".mjs": "text/javascript", ".txt": "text/plain",
    ".xml": "application/xml", ".rss": "application/rss+xml", ".atom": "application/atom+xml", ".json": "application/json",
    ".opml": "text/x-opml", ".svg": "image/svg+xml", ".png": "image/png", ".jpg": "image/jpeg", ".jpeg": "image/jpeg",
    ".gif": "image/gif", ".webp": "image/webp", ".avif": "image/avif", ".ico": "image/x-icon", ".woff2": "font/woff2",
    ".woff": "font/woff", ".wasm": "application/wasm", ".webmanifest": "application/manifest+json", ".pdf": "application/pdf",
    ".csv": "text/csv", ".jsonl": "application/jsonl", ".xsl": "text/xsl",
}  # fmt: skip
_TEXT = ("text/", "application/xml", "application/rss+xml", "application/atom+xml", "application/json", "image/svg+xml")


@dataclass(frozen=True, slots=True)
class Found:
    """A file's bytes, its type, and a tag that changes when it does."""

    body: bytes
    type: str
    tag: str


def parts_of(target: str, base_path: str) -> tuple[str, ...] | None:
    """The names on the way to the file, "" last for a folder; None for an address that cannot be one of ours.

    >>> parts_of("/news/story/a%20b.html?x=1", "/news/"), parts_of("/news/2025/", "/news/"), parts_of("/news/../x", "/news/")
    (('story', 'a b.html'), ('2025', ''), None)
    """
    try:
        path = unquote_to_bytes(target.partition("#")[0].partition("?")[0]).decode("utf-8")
    except UnicodeDecodeError:
        return None
    if not path.startswith(base_path) or _REFUSED.search(path):
        return None
    parts = tuple(path[len(base_path) :].split("/"))
    names = parts[:-1] if parts[-1] == "" else parts
    if any(not name or name.startswith(".") or len(name.encode()) > 255 for name in names):
        return None
    return parts


def find(site: Path, parts: tuple[str, ...]) -> Found | None:
    """The file; None where there is none. A whole look is made in one tree, the old or the new."""
    for turn in range(_TRIES):
        try:
            root = os.open(site, os.O_RDONLY | getattr(os, "O_DIRECTORY", 0))
        except (FileNotFoundError, NotADirectoryError):
            if turn + 1 < _TRIES:
                time.sleep(_PAUSE)
            continue
        except OSError:  # Windows opens no folders
            return _find_by_path(site, parts)
        return _find_below(root, parts)
    return None


def is_folder(site: Path, parts: tuple[str, ...]) -> bool:
    """Does the address want a slash at its end?"""
    path = site
    for name in parts:
        path /= name
        if path.is_symlink() or not path.is_dir():
            return False
    return True


def type_of(name: str) -> str:
    """The content type, with charset where it is text.

    >>> type_of("a.html"), type_of("pagefind/x.pf_meta")
    ('text/html; charset=utf-8', 'application/octet-stream')
    """
    kind = TYPES.get(os.path.splitext(name)[1].lower(), "application/octet-stream")  # noqa: PTH122 (a name, no path)
    return f"{kind}; charset=utf-8" if kind.startswith(_TEXT) else kind


def _find_below(root: int, parts: tuple[str, ...]) -> Found | None:
    """Step by step from folder to folder, each opened inside the one before."""
    names = [*parts[:-1], parts[-1] or "index.html"]
    careful = getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_CLOEXEC", 0) | getattr(os, "O_NONBLOCK", 0)
    at = root
    try:
        for last, name in enumerate(names, 1 - len(names)):
            inner = os.open(name, os.O_RDONLY | careful | (0 if last == 0 else os.O_DIRECTORY), dir_fd=at)
            os.close(at)
            at = inner
        return _read(at, names[-1])
    except OSError:
        return None
    finally:
        os.close(at)


def _find_by_path(site: Path, parts: tuple[str, ...]) -> Found | None:
    path = site.joinpath(*parts[:-1], parts[-1] or "index.html")
    try:
        if path.resolve() != site.resolve().joinpath(*parts[:-1], parts[-1] or "index.html"):
            return None
        fd = os.open(path, os.O_RDONLY | getattr(os, "O_BINARY", 0))
    except OSError:
        return None
    try:
        return _read(fd, path.name)
    except OSError:
        return None
    finally:
        os.close(fd)


def _read(fd: int, name: str) -> Found | None:
    seen = os.fstat(fd)
    if not stat.S_ISREG(seen.st_mode):
        return None
    with os.fdopen(os.dup(fd), "rb") as file:
        body = file.read()
    return Found(body, type_of(name), f"{seen.st_ino:x}-{seen.st_mtime_ns:x}-{len(body):x}")
