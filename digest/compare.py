"""What would an upgrade or another setting change? Two built sites side by side: stories, their reports, addresses, bytes."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

from digest.errors import DigestError

_STORY = re.compile(r"^story/(s[0-9a-z]+)(?:-[^/]*)?\.html$")
_REPORT = re.compile(rb"article/(a[0-9a-z]{12})\b")
_MOVED = re.compile(rb'http-equiv="?refresh', re.I)


@dataclass(frozen=True, slots=True)
class Difference:
    """What the new site has and the old one has not, and the other way round."""

    new_stories: tuple[str, ...]  # ids
    gone_stories: tuple[str, ...]  # neither a page nor a redirect any more
    moved_stories: tuple[str, ...]  # now a redirect
    regrouped: tuple[tuple[str, tuple[str, ...], tuple[str, ...]], ...]  # (story, reports that came, reports that left)
    new_pages: tuple[str, ...]
    gone_pages: tuple[str, ...]
    changed_pages: tuple[str, ...]
    same: int

    @property
    def breaks(self) -> bool:
        """Does an address die that somebody may have kept?"""
        return bool(self.gone_stories or any(page.endswith((".html", ".xml", ".atom", ".json")) for page in self.gone_pages))


def compare(old: Path, new: Path) -> Difference:
    """The difference of two folders that digest built. Raises DigestError for a folder that is none."""
    was, now = _site(old), _site(new)
    before, after = _stories(old, was), _stories(new, now)
    both = sorted(was.keys() & now.keys())
    changed = tuple(name for name in both if not _same(was[name], now[name]))
    regrouped = []
    for story in sorted(before.keys() & after.keys()):
        came, left = after[story] - before[story], before[story] - after[story]
        if after[story] and before[story] and (came or left):
            regrouped.append((story, tuple(sorted(came)), tuple(sorted(left))))
    return Difference(
        new_stories=tuple(sorted(after.keys() - before.keys())),
        gone_stories=tuple(sorted(before.keys() - after.keys())),
        moved_stories=tuple(sorted(s for s in before.keys() & after.keys() if before[s] and not after[s])),
        regrouped=tuple(regrouped),
        new_pages=tuple(sorted(now.keys() - was.keys())),
        gone_pages=tuple(sorted(was.keys() - now.keys())),
        changed_pages=changed,
        same=len(both) - len(changed),
    )


def _site(folder: Path) -> dict[str, Path]:
    """The files by address; the search bundle is another unit."""
    if not (folder / "index.html").is_file():
        raise DigestError("is no built site: it has no index.html", str(folder))
    found = {path.relative_to(folder).as_posix(): path for path in sorted(folder.rglob("*")) if path.is_file()}
    return {name: path for name, path in found.items() if not name.startswith(("pagefind/", ".")) and "/." not in name}


def _same(one: Path, other: Path) -> bool:
    return one.stat().st_size == other.stat().st_size and one.read_bytes() == other.read_bytes()


def _stories(folder: Path, files: dict[str, Path]) -> dict[str, frozenset[str]]:
    """Story id -> the ids of its reports; none for a redirect."""
    del folder
    stories = {}
    for name, path in files.items():
        match = _STORY.match(name)
        if match:
            body = path.read_bytes()
            moved = _MOVED.search(body[:2000])
            stories[match[1]] = frozenset() if moved else frozenset(each.decode() for each in _REPORT.findall(body))
    return stories
