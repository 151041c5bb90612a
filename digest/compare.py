"""What would an upgrade or another setting change? Two sites side by side: stories, their reports, dates, addresses, bytes."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from html import unescape
from pathlib import Path

from digest.errors import DigestError
from digest.model import File, Ledger

_STORY = re.compile(r"^story/(s[0-9a-z]+)(?:-[^/]*)?\.html$")
_ARTICLE = re.compile(r"^article/(a[0-9a-z]+)(?:-[^/]*)?\.html$")
_REPORT = re.compile(rb"article/(a[0-9a-z]{12})\b")
_MOVED = re.compile(rb'http-equiv="?refresh', re.I)
_GONE = re.compile(rb'<body class="lost"')  # templates/gone.html
_HEADLINE = re.compile(rb"<h1[^>]*>([^<]*)")
_DATE = re.compile(rb'<time datetime="([^"]*)"')
_LINKED = (".html", ".xml", ".atom", ".json")  # addresses that somebody may have kept


@dataclass(frozen=True, slots=True)
class Difference:
    """What the new site has and the old one has not, and the other way round."""

    new_stories: tuple[str, ...]  # ids
    gone_stories: tuple[str, ...]  # neither a page nor a redirect any more
    moved_stories: tuple[str, ...]  # now a redirect
    removed: tuple[str, ...]  # stories and articles where a tombstone stands now
    regrouped: tuple[tuple[str, tuple[str, ...], tuple[str, ...]], ...]  # (story, reports that came, reports that left)
    retitled: tuple[tuple[str, str, str], ...]  # (story, headline before, headline now)
    redated: tuple[tuple[str, str, str], ...]  # (article, date before, date now); "" for none
    new_pages: tuple[str, ...]
    gone_pages: tuple[str, ...]
    changed_pages: tuple[str, ...]
    same: int
    titles: tuple[tuple[str, str], ...] = ()  # (id, title) of every story and article that is named above

    @property
    def breaks(self) -> bool:
        """Does an address die that somebody may have kept?"""
        return bool(self.gone_stories or any(page.endswith(_LINKED) for page in self.gone_pages))


@dataclass(slots=True)
class Outline:
    """What there is to compare of a site: a hash of each file, and what its pages say of stories and articles."""

    hashes: dict[str, bytes] = field(default_factory=dict)
    tombstones: set[str] = field(default_factory=set)
    stories: dict[str, frozenset[str]] = field(default_factory=dict)  # the ids of the reports; none for a redirect
    titles: dict[str, str] = field(default_factory=dict)
    dates: dict[str, str] = field(default_factory=dict)  # of articles


def outline(files: Iterable[tuple[str, bytes]]) -> Outline:
    """The outline of files by address; the search bundle is another unit."""
    found = Outline()
    for url, body in files:
        if url.startswith(("pagefind/", ".")) or "/." in url:
            continue
        found.hashes[url] = hashlib.blake2b(body, digest_size=16).digest()
        if match := _STORY.match(url) or _ARTICLE.match(url):
            _page(match[1], body, found)
    return found


def _page(id_: str, body: bytes, found: Outline) -> None:
    """What the page of a story or article says; an "s" begins a story's id."""
    if _GONE.search(body):
        found.tombstones.add(id_)
    elif id_.startswith("a"):
        date = _DATE.search(body)
        found.titles[id_] = _title(body)
        found.dates[id_] = date[1].decode() if date else ""
    elif _MOVED.search(body[:2000]):
        found.stories[id_] = frozenset()
    else:
        found.stories[id_] = frozenset(each.decode() for each in _REPORT.findall(body))
        found.titles[id_] = _title(body)


def _title(body: bytes) -> str:
    headline = _HEADLINE.search(body)
    return unescape(headline[1].decode("utf-8", "replace")).strip() if headline else ""


def compare(old: Path, new: Path) -> Difference:
    """The difference of two folders that digest built. Raises DigestError for a folder that is none."""
    return difference(outline(_folder(old)), outline(_folder(new)))


def foreseen(old: Path, files: Iterable[File]) -> Difference:
    """The difference between a folder that digest built and what a build would publish now."""
    was = outline(_folder(old))
    return difference(was, outline((file.url, file.body) for file in files))


def _folder(folder: Path) -> Iterator[tuple[str, bytes]]:
    if not (folder / "index.html").is_file():
        raise DigestError("is no built site: it has no index.html", str(folder))
    for path in sorted(folder.rglob("*")):
        if path.is_file():
            yield path.relative_to(folder).as_posix(), path.read_bytes()


def difference(was: Outline, now: Outline) -> Difference:
    """What differs between two outlines."""
    both = sorted(was.hashes.keys() & now.hashes.keys())
    changed = tuple(url for url in both if was.hashes[url] != now.hashes[url])
    stories = sorted(was.stories.keys() & now.stories.keys())
    articles = sorted(was.dates.keys() & now.dates.keys())
    alive = [id_ for id_ in stories if was.stories[id_] and now.stories[id_]]
    found = Difference(
        new_stories=tuple(sorted(now.stories.keys() - was.stories.keys())),
        gone_stories=tuple(sorted(was.stories.keys() - now.stories.keys() - now.tombstones)),
        moved_stories=tuple(id_ for id_ in stories if was.stories[id_] and not now.stories[id_]),
        removed=tuple(sorted(now.tombstones - was.tombstones)),
        regrouped=tuple(_regrouped(id_, was, now) for id_ in alive if was.stories[id_] != now.stories[id_]),
        retitled=tuple((i, was.titles[i], now.titles[i]) for i in alive if was.titles[i] != now.titles[i]),
        redated=tuple((i, was.dates[i], now.dates[i]) for i in articles if was.dates[i] != now.dates[i]),
        new_pages=tuple(sorted(now.hashes.keys() - was.hashes.keys())),
        gone_pages=tuple(sorted(was.hashes.keys() - now.hashes.keys())),
        changed_pages=changed,
        same=len(both) - len(changed),
    )
    return _titled(found, {**was.titles, **now.titles})


def _regrouped(id_: str, was: Outline, now: Outline) -> tuple[str, tuple[str, ...], tuple[str, ...]]:
    before, after = was.stories[id_], now.stories[id_]
    return id_, tuple(sorted(after - before)), tuple(sorted(before - after))


def _titled(found: Difference, titles: dict[str, str]) -> Difference:
    """The same with the titles of all that it names by id."""
    named = {*found.new_stories, *found.gone_stories, *found.moved_stories, *found.removed}
    named |= {row[0] for rows in (found.regrouped, found.retitled, found.redated) for row in rows}
    named |= {id_ for _, came, left in found.regrouped for id_ in (*came, *left)}
    return replace(found, titles=tuple((id_, titles[id_]) for id_ in sorted(named) if titles.get(id_)))


@dataclass(frozen=True, slots=True)
class Promises:
    """What a build would write into digest.ledger."""

    minted: tuple[str, ...]  # ids that are new
    redirected: tuple[str, ...]  # ids that lead to another from now on
    removed: tuple[str, ...]  # ids whose place becomes a tombstone
    dropped: tuple[str, ...]  # ids that it would no longer know


def promises(was: Ledger, now: Ledger) -> Promises:
    """The ids that come, move or go between two ledgers."""
    before, after = ({entry.id: entry for entry in ledger.entries} for ledger in (was, now))
    turned = {i: e.state for i, e in after.items() if i in before and e.state != before[i].state}
    return Promises(
        minted=tuple(sorted(after.keys() - before.keys())),
        redirected=tuple(sorted(i for i, state in turned.items() if state == "redirect")),
        removed=tuple(sorted(i for i, state in turned.items() if state == "removed")),
        dropped=tuple(sorted(before.keys() - after.keys())),
    )
