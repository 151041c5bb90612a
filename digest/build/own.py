"""What the site's owner adds: files of static/, copied as they are, and pages of modules of their own."""

from __future__ import annotations

import re
from pathlib import Path

from digest.build.given import Given
from digest.errors import ConfigError, PublishError
from digest.extensions import function_named
from digest.model import Account, File, Page

_PASSED_OVER = re.compile(r"/\.|~$|\.(tmp|swp|part)$|/~")


def static_files(root: Path) -> tuple[File, ...]:
    """Every file below root/static by its path there; hidden and editors' files, and links that lead out, are passed over."""
    folder = root / "static"
    found = (path for path in sorted(folder.rglob("*")) if path.is_file() and path.resolve().is_relative_to(folder.resolve()))
    named = ((path.relative_to(folder).as_posix(), path) for path in found)
    return tuple(File(url, _bytes(path, url)) for url, path in named if not _PASSED_OVER.search("/" + url))


def _bytes(path: Path, url: str) -> bytes:
    try:
        return path.read_bytes()
    except OSError as error:
        raise PublishError(f"cannot be read ({error.strerror})", f"static/{url}") from None


def extra_pages(given: Given, accounts: tuple[Account, ...]) -> tuple[Page, ...]:
    """The pages of `[pages] extra`: each function is given all accounts and the settings, and returns pages."""
    pages: list[Page] = []
    for name in given.settings.pages.extra:
        made = function_named(name, given.root)(accounts, given.settings)
        wrong = next((page for page in made if not isinstance(page, Page)), None)
        if wrong is not None:
            raise ConfigError(f'pages.extra: "{name}" returned {type(wrong).__name__}; expected digest.model.Page', "digest.toml")
        pages += made
    return tuple(pages)
