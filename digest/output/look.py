"""Is the site as we left it? Every file is looked at by its stat; where that differs, its bytes decide."""

# paths are strings here: twenty thousand at a time, and Path costs five times as much
# ruff: noqa: PTH112, PTH118, PTH123

from __future__ import annotations

import contextlib
import os
import stat

from digest.output.manifest import Entry, Manifest
from digest.output.pages import NEW
from digest.output.stage import Ground
from digest.output.trees import FILE_MODE, digest_of, files_below, remove


def compare(ground: Ground) -> None:
    """Stat every file; where that differs, its bytes decide."""
    ground.damaged, ground.refreshed = set(), {}
    root = ground.site + "/"
    look = os.lstat
    for url, entry in ground.manifest.files.items():
        try:
            seen = look(root + url)
        except (FileNotFoundError, NotADirectoryError):
            ground.damaged.add(url)
            continue
        if not entry.fits(seen):
            _look_closer(ground, url, entry, seen)
    before = ground.manifest.before
    ground.manifest.before = {url: before[url] for url in before if os.path.lexists(root + url)}
    remove(root + NEW)


def _look_closer(ground: Ground, url: str, entry: Entry, seen: os.stat_result) -> None:
    whole = stat.S_ISREG(seen.st_mode) and (os.name == "nt" or stat.S_IMODE(seen.st_mode) == FILE_MODE)
    if whole and seen.st_size == entry.size:
        with contextlib.suppress(OSError), open(os.path.join(ground.site, url), "rb") as file:
            if digest_of(file.read()) == entry.digest:
                ground.refreshed[url] = entry.seen(seen)
                return
    ground.damaged.add(url)


def for_hosts(name: str) -> bool:
    """Files that people put at the top of a site for their host or for git: .gitignore, .nojekyll, CNAME."""
    return "/" not in name and (name.startswith(".") or name == "CNAME")


def guessed(site: str, side: str) -> Manifest:
    """Both logs are lost (or another version's). If the second tree is there, what it shares with the site is ours."""
    manifest = Manifest()
    for url in files_below(os.path.join(side, "spare")) if os.path.isdir(site) else []:
        path = os.path.join(site, url)
        with contextlib.suppress(OSError):
            seen = os.lstat(path)
            if stat.S_ISREG(seen.st_mode) and not for_hosts(url):
                with open(path, "rb") as file:
                    manifest.files[url] = Entry(digest_of(file.read())).seen(seen)
    manifest.last.number = 1 if manifest.files else 0
    return manifest
