"""Will digest work well here? The environment, limits, folders and settings that surprise people, each with a remedy."""

from __future__ import annotations

import os
import re
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from importlib.metadata import PackageNotFoundError, requires, version
from pathlib import Path
from typing import Literal
from urllib.parse import urlsplit

from digest.config import load_settings
from digest.errors import DigestError
from digest.settings import Settings
from digest.theme import Theme

_INOTIFY = Path("/proc/sys/fs/inotify/max_user_watches")


@dataclass(frozen=True, slots=True)
class Sign:
    """One thing that was looked at: well, worth a look, or an obstacle; with what to do."""

    state: Literal["ok", "look", "bad"]
    name: str
    text: str


def signs(root: Path) -> tuple[Sign, ...]:
    """Everything that was looked at."""
    looks = (_python, _packages, _folders, _limits, _cache, _git, _overrides, _settings)
    return tuple(sign for look in looks for sign in look(root))


def _python(_root: Path) -> Iterator[Sign]:
    said = f"{sys.version_info.major}.{sys.version_info.minor}.{sys.version_info.micro}"
    good = sys.version_info >= (3, 11)
    yield Sign("ok" if good else "bad", "python", said if good else f"{said}; digest needs 3.11 or newer")
    if sys.getfilesystemencoding().lower().replace("-", "") != "utf8":
        yield Sign("look", "encoding", f"file names are {sys.getfilesystemencoding()}; set PYTHONUTF8=1")


def _packages(_root: Path) -> Iterator[Sign]:
    try:
        wanted = [re.split(r"[\s<>=!~;\[(]", line)[0] for line in requires("digest-site") or () if "extra ==" not in line]
    except PackageNotFoundError:
        yield Sign("look", "packages", "digest was not installed as a package, so what it needs cannot be told")
        return
    missing = []
    for name in wanted:
        try:
            version(name)
        except PackageNotFoundError:
            missing.append(name)
    if missing:
        yield Sign("bad", "packages", f"missing: {', '.join(missing)}; pip install digest-site brings them")
    else:
        yield Sign("ok", "packages", f"{len(wanted)} are there")


def _folders(root: Path) -> Iterator[Sign]:
    if not (root / "content").is_dir():
        yield Sign("bad", "content", "no folder content/; digest new DIR makes a site, or name another with --content")
    places = {"site": root, "digest.ledger": root / "digest.ledger", "templates": root / "templates"}
    for name, place in places.items():
        if place.exists() and not os.access(place, os.W_OK):
            yield Sign("bad", name, f"cannot be written: give yourself the right to write {name}")
    if os.access(root, os.W_OK):
        yield Sign("ok", "folder", "can be written")


def _limits(root: Path) -> Iterator[Sign]:
    """Each folder that is watched takes one of the kernel's watches."""
    if not _INOTIFY.is_file():
        return
    limit = int(_INOTIFY.read_text(encoding="ascii").strip() or 0)
    count = sum(1 for name in ("content", "templates", "static") for _ in os.walk(root / name))
    if count * 2 > limit:
        text = f"{limit} watches for {count} folders: watch falls back to polling; sysctl fs.inotify.max_user_watches={count * 8}"
        yield Sign("look", "inotify", text)
    else:
        yield Sign("ok", "inotify", f"{limit} watches for {count} folders")


def _cache(root: Path) -> Iterator[Sign]:
    place = root / ".digest"
    if not place.is_dir():
        yield Sign("ok", "cache", "none yet; the first build makes it")
        return
    size = sum(path.stat().st_size for path in place.rglob("*") if path.is_file())
    if os.access(place, os.W_OK):
        yield Sign("ok", "cache", f"{size / 1e6:.1f} MB in .digest/, which may be deleted at any time")
    else:
        yield Sign("bad", "cache", ".digest/ cannot be written; give yourself the right, or delete it")


def _git(root: Path) -> Iterator[Sign]:
    ignored = root / ".gitignore"
    if not ignored.is_file():
        return
    rows = [row.strip().strip("/") for row in ignored.read_text(encoding="utf-8", errors="replace").splitlines()]
    for name in ("digest.ledger", "stories.toml"):
        if name in rows:
            yield Sign("look", "git", f".gitignore names {name}: without it in git, links and decisions are lost with this folder")


def _overrides(root: Path) -> Iterator[Sign]:
    """Templates of one's own that stand for a default which has changed since."""
    theme = Theme(root / "templates")
    own = [name for name in theme.names() if (root / "templates" / name).is_file()]
    for name in own:
        mine = root / "templates" / name
        if mine.read_bytes() == theme.source(name):
            yield Sign("look", "templates", f"templates/{name} is the default, word for word: delete it to get its improvements")
        elif mine.stat().st_mtime < (theme.defaults / name).stat().st_mtime:
            text = f"templates/{name} is older than the default it replaces: compare it with digest theme eject {name} --root DIR"
            yield Sign("look", "templates", text)
    if not own:
        yield Sign("ok", "templates", "the defaults")


def _settings(root: Path) -> Iterator[Sign]:
    try:
        settings = load_settings(root)
    except DigestError as error:
        yield Sign("bad", "settings", str(error))
        return
    if not (root / "digest.toml").is_file():
        yield Sign("look", "settings", "no digest.toml here: all defaults are in force; is this the site's folder?")
    yield from _address(root, settings)


def _address(root: Path, settings: Settings) -> Iterator[Sign]:
    url = settings.site.base_url
    if not url:
        yield Sign("look", "base_url", "not set: no canonical links, no sitemap, feeds say https://site.invalid/")
        return
    parts = urlsplit(url)
    host = parts.hostname or ""
    surprises = []
    if parts.scheme == "http" and host not in ("localhost", "127.0.0.1"):
        surprises.append("begins with http://, and most hosts serve https://")
    if host in ("localhost", "127.0.0.1") or host.endswith((".invalid", ".test", ".example", "example.org", "example.com")):
        surprises.append(f"{host} is no address that others can reach")
    if host.endswith(".github.io") and not parts.path.strip("/") and not (root / "static" / "CNAME").is_file():
        surprises.append("a project page lives under /REPOSITORY/; only USER.github.io repositories live at the top")
    domain = root / "static" / "CNAME"
    if domain.is_file() and domain.read_text(encoding="utf-8").strip().lower() != host:
        surprises.append("static/CNAME names another host")
    yield from (Sign("look", "base_url", f"{url}: {text}") for text in surprises)
    if not surprises:
        yield Sign("ok", "base_url", url)
