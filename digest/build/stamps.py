"""Which code and which packages make this build? Stable names for both, that change when they do."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable, Iterator
from functools import cache
from pathlib import Path

PACKAGE = Path(__file__).parent.parent
READ_WITH = (
    "brotli",
    "feedparser",
    "ftfy",
    "htmldate",
    "lxml",
    "markdown-it-py",
    "mdit-py-plugins",
    "nh3",
    "PyYAML",
    "trafilatura",
    "tzdata",
)
_WRITTEN_WITH = (*READ_WITH, "feedgen", "Jinja2", "MarkupSafe", "msgspec", "pagefind", "python-dateutil")


def stamp_of(files: Iterable[Path], packages: Iterable[str]) -> str:
    """A fingerprint of these files' bytes and these packages' versions."""
    from digest.fingerprint import fingerprint

    parts = [(path.relative_to(PACKAGE).as_posix(), path.read_bytes()) for path in files]
    return fingerprint(*map(_version, packages), *(part for pair in parts for part in pair))


@cache
def whole_stamp() -> str:
    """A fingerprint of all code of digest and of the packages whose work is seen in the site."""
    return stamp_of(sorted(PACKAGE.rglob("*.py")), _WRITTEN_WITH)


def installed() -> Iterator[str]:
    """Python and every installed package with its version, without reading any of them."""
    yield sys.version
    for folder in sys.path:
        try:
            names = os.listdir(folder)  # noqa: PTH208  # once a folder, and there may be thousands of names
            yield from sorted(name for name in names if name.endswith((".dist-info", ".egg-info")))
        except OSError:
            continue


def _version(name: str) -> str:
    from importlib.metadata import PackageNotFoundError, version

    try:
        return version(name)
    except PackageNotFoundError:
        return ""
