"""What stands where the site is, and is it as we left it? Stats tell; where one differs, the bytes decide."""

# paths are strings here: twenty thousand at a time, and Path costs five times as much
# ruff: noqa: PTH112, PTH116, PTH118, PTH123

from __future__ import annotations

import contextlib
import os
import stat
from pathlib import Path

from digest.output.manifest import Entry, Log, Manifest
from digest.output.pages import NEW
from digest.output.stage import Ground
from digest.output.swap import carried
from digest.output.trees import FILE_MODE, digest_of, files_below, remove
from digest.output.urls import parents


def ground_at(place: Path, side: Path, state: Path, log: Log) -> Ground:
    """What is known of the site there, and whether it is somebody else's folder."""
    root = place.stat().st_ino if place.exists() else 0
    known = log.load(root)
    manifest = known or _guessed(str(place), str(side))
    ground = Ground(str(place), str(side), str(state), manifest, log)
    ground.guessed = known is None and bool(manifest.files)
    foreign = _foreign(place, manifest)
    ground.guest = bool(foreign) and (manifest.last.guest or not manifest.last.number)
    return ground


def _foreign(place: Path, manifest: Manifest) -> list[str]:
    """What stands at the top of the site, is not ours, and makes it somebody else's folder."""
    if not place.exists():
        return []
    names = {url.partition("/")[0] for url in (*manifest.files, *manifest.before)}
    others = [entry for entry in os.scandir(place) if entry.name not in names and entry.name != NEW]
    return [entry.name for entry in others if not (entry.is_file(follow_symlinks=False) and _for_hosts(entry.name))]


def _for_hosts(name: str) -> bool:
    """Files that people put at the top of a site for their host or for git: .gitignore, .nojekyll, CNAME."""
    return "/" not in name and (name.startswith(".") or name == "CNAME")


def _guessed(site: str, side: str) -> Manifest:
    """Both logs are lost (or another version's). If the second tree is there, what it has of the site is ours, but for what was
    carried over; where a publishing was cut off, only what is one file in both: the rest may be new pages at others' names."""
    manifest, spare = Manifest(), os.path.join(side, "spare")
    theirs, cut_off = carried(side), os.path.lexists(os.path.join(side, "busy"))
    for url in files_below(spare) if os.path.isdir(site) else []:
        path = os.path.join(site, url)
        with contextlib.suppress(OSError):
            seen = os.lstat(path)
            if cut_off and not os.path.samestat(seen, os.lstat(os.path.join(spare, url))):
                continue
            if stat.S_ISREG(seen.st_mode) and not _for_hosts(url) and theirs.isdisjoint((url, *parents(url))):
                with open(path, "rb") as file:
                    manifest.files[url] = Entry(digest_of(file.read())).seen(seen)
    manifest.last.number = 1 if manifest.files else 0
    return manifest


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


def remember_stats(ground: Ground) -> None:
    """Nothing changed but stats (a copied or restored site): so that they need no second look."""
    lost = ground.manifest.last.number and not ground.log.complete()
    if not (ground.refreshed or lost) or ground.damaged or not os.path.isdir(ground.site):
        return
    last = ground.manifest.last
    if last.root != os.stat(ground.site).st_ino:
        last.spare = None
    live = ground.live()
    last.others = ground.others(live)
    last.live, last.root = live.stats(), os.stat(ground.site).st_ino
    ground.manifest.files.update(ground.refreshed)
    try:
        ground.log.rewrite(ground.manifest)
    except OSError:
        return
    ground.refreshed = {}
