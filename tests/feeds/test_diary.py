"""Twelve builds over twelve invented days: real readers show what the feeds promise, and nothing twice."""

from __future__ import annotations

import shutil
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import feedparser
import pytest

from digest.build import Options, build
from tests.conftest import write
from tests.feeds.polling import Library, Newsboat, served

pytestmark = [pytest.mark.slow, pytest.mark.readers, pytest.mark.timeout(400)]

BRIDGE = "Harbour bridge in Selmouth closes after divers find cracks"
BRIDGE_2 = "Cracks in hangers keep Selmouth harbour bridge closed"
BRIDGE_3 = "Selmouth harbour bridge to stay closed until spring, says Mira Toll"
TRAM = "Council of Ostrana votes for a night tram"
TRAM_LATE = "Night tram for Ostrana passes the council by five votes"
FERRY = "Free ferry takes foot passengers across the Lun strait"
SCHOOL = "Fire destroys roof of the village school in Vintra"
MARKET = "Pell market hall sold to a dairy cooperative"
RENAMED = "The bridge that nobody may cross"

TEXTS = {
    BRIDGE: "The port authority shut the harbour bridge in Selmouth after divers photographed cracks in two hangers near the eastern "
    "tower.\n\nEngineers will inspect all 84 hangers, said Mira Toll, who leads the inspection of the Selmouth bridge.",
    BRIDGE_2: "The harbour bridge in Selmouth stays closed: inspectors found cracks in three of its 84 hangers near the eastern tower, the "
    "port authority said.\n\nMira Toll, who leads the inspection, asked the town of Selmouth for patience.",
    BRIDGE_3: "Selmouth’s harbour bridge will stay closed until spring, said Mira Toll, who leads the inspection of its 84 hangers.\n\n"
    "The port authority ordered new hangers for the eastern tower after divers had photographed cracks.",
    TRAM: "The council of Ostrana voted 23 to 18 for a night tram to the northern quays.\n\nThe night tram is to run every 20 minutes from "
    "March, said mayor Edda Brunn.",
    TRAM_LATE: "With 23 votes to 18 the council of Ostrana passed the night tram to the northern quays on Monday.\n\nMayor Edda Brunn said "
    "that the night tram would start in March and run every 20 minutes.",
    FERRY: "A shipping company from Kell lends two boats that carry walkers over the Lun strait without a ticket.\n\nThe boats leave "
    "Kell at six in the morning, said captain Jorun Aske.",
    SCHOOL: "Flames took the roof of the school in Vintra at night; nobody was hurt.\n\nHead teacher Pia Moor said that lessons would "
    "be held in the church.",
    MARKET: "The hall of the Pell market goes to a cooperative of 40 dairy farmers for two million crowns.\n\nTheir chairman Bero Lind "
    "promised cheap cheese.",
}


class Diary:
    """A site that changes from day to day, and two readers that follow every feed of it that they come to see."""

    def __init__(self, folder: Path, url: str) -> None:
        self.root, self.url, self.base = folder / "root", url, url
        self.site = self.root / "site"
        self.library, self.newsboat = Library(), Newsboat(folder / "newsboat")
        self.seen: Counter[tuple[str, str]] = Counter()  # (feed, guid)
        self.known: dict[str, str] = {}  # guid -> title
        self.lost: set[str] = set()  # feeds that vanish: none, as long as there is a ledger
        self.removed = ""

    def publish(self, title: str, day: str, source: str) -> None:
        name = title.split()[0].lower() + str(len(title))
        url = f"https://{source}.example/{name}"
        head = f"---\ntitle: {title}\ndate: {day}\nsource: {source.capitalize()} Post\nurl: {url}\nrights: own\n---\n\n"
        write(self.root / "content" / source / f"{name}.md", head + TEXTS[title] + "\n")

    def path(self, title: str) -> str:
        found = (path for path in (self.root / "content").rglob("*.md") if f"title: {title}\n" in path.read_text())
        return next(found).relative_to(self.root / "content").as_posix()

    def decide(self, text: str) -> None:
        with (self.root / "stories.toml").open("a") as file:
            file.write(text)

    def build(self) -> None:
        site = f'[site]\ntitle = "Diary"\nbase_url = "{self.base}"\n[feeds]\nitems = 50\n'
        write(self.root / "digest.toml", f'site_id = "diary"\npublish = "public"\nremoved = [{self.removed}]\n{site}')
        build(self.root, Options(search=False))

    def told(self) -> dict[str, list[str]]:
        """Builds and polls: the titles that are new, by feed. Both readers must agree, and nothing may come a second time."""
        self.build()
        for path in feeds_of(self.site):
            self.library.follow(self.url + path)
            self.newsboat.follow(self.url + path)
        new = [(url.removeprefix(self.url), guid, title) for url, guid, title in self.library.unread()]
        self.seen.update((feed, guid) for feed, guid, _ in new)
        twice = [key for key, times in self.seen.items() if times > 1]
        assert not twice, f"shown again: {twice}"
        # who follows all feeds in newsboat sees each item once, in whichever feed it came first
        fresh = {guid: title for _, guid, title in new if guid not in self.known}
        self.known.update(fresh)
        assert {guid: title for _, guid, title in self.newsboat.unread()} == fresh
        assert {url.removeprefix(self.url) for url in self.library.missing} == self.lost
        return by_feed(new)

    def feed_of(self, title: str) -> str:
        """The address of the feed of the story that this report began."""
        from digest.fingerprint import short_id

        url = next(
            line[5:] for line in (self.root / "content" / self.path(title)).read_text().splitlines() if line.startswith("url: ")
        )
        id_ = short_id("s", short_id("a", url), letters=10)
        return next(path for path in feeds_of(self.site) if path.startswith(f"story/{id_}"))


def feeds_of(site: Path) -> list[str]:
    found = (path for pattern in ("*.xml", "*.atom", "*.json") for path in site.rglob(pattern))
    return sorted(
        path.relative_to(site).as_posix()
        for path in found
        if b"<rss" in (head := path.read_bytes()[:900]) or b"<feed" in head or b"jsonfeed.org" in head
    )


def by_feed(new: list[tuple[str, str, str]]) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for feed, _, title in sorted(new):
        found.setdefault(feed, []).append(title)
    return {feed: sorted(titles) for feed, titles in found.items()}


def guids(site: Path) -> dict[str, list[str]]:
    return {
        path: [entry.id for entry in feedparser.parse((site / path).read_bytes()).entries]
        for path in feeds_of(site)
        if path.endswith("xml")
    }


@pytest.fixture
def diary(tmp_path: Path) -> Iterator[Diary]:
    (tmp_path / "root").mkdir()
    with served(tmp_path / "root" / "site") as url:
        kept = Diary(tmp_path, url)
        yield kept
        kept.library.close()


def report(title: str, source: str) -> str:
    return f"{title} ({source.capitalize()} Post)"


def whole(*titles: str) -> dict[str, list[str]]:
    """New stories, in the three forms of their feed."""
    return {form: sorted(titles) for form in ("feed.xml", "feed.atom", "feed.json")}


def test_readers_are_told_everything_once(diary: Diary) -> None:
    # 13 October: two stories
    diary.publish(BRIDGE, "2025-10-13", "harbour")
    diary.publish(TRAM, "2025-10-13", "ledger")
    assert diary.told() == whole(BRIDGE, TRAM) | {
        diary.feed_of(BRIDGE): [report(BRIDGE, "harbour")],
        diary.feed_of(TRAM): [report(TRAM, "ledger")],
        "source/harbour-post.xml": [BRIDGE],
        "source/ledger-post.xml": [TRAM],
    }
    bridge, tram = diary.feed_of(BRIDGE), diary.feed_of(TRAM)

    # 14 October: a story gains a text, another begins, the day before is over
    diary.publish(BRIDGE_2, "2025-10-14", "ledger")
    diary.publish(FERRY, "2025-10-14", "courier")
    new = diary.told()
    ferry = diary.feed_of(FERRY)
    headline = new["source/ledger-post.xml"][0]  # of the bridge's story, whichever report's title it took
    assert headline in (BRIDGE, BRIDGE_2)
    assert new == whole(FERRY) | {
        "updates.xml": [report(BRIDGE_2, "ledger")],
        "daily.xml": [new["daily.xml"][0]],
        bridge: [report(BRIDGE_2, "ledger")],
        ferry: [report(FERRY, "courier")],
        "source/courier-post.xml": [FERRY],
        "source/ledger-post.xml": [headline],
    }
    assert new["daily.xml"][0].startswith("Monday 13 October 2025: ")

    # the same again, from nothing but content and ledger
    shutil.rmtree(diary.root / ".digest", ignore_errors=True)
    shutil.rmtree(diary.site)
    assert diary.told() == {}

    # 15 October: a late arrival for the 13th, which stays closed, and two stories
    diary.publish(TRAM_LATE, "2025-10-13", "harbour")
    diary.publish(SCHOOL, "2025-10-15", "courier")
    diary.publish(MARKET, "2025-10-15", "ledger")
    closed = (diary.site / "daily.xml").read_bytes()
    new = diary.told()
    school = diary.feed_of(SCHOOL)
    tram_headline = new["source/harbour-post.xml"][0]
    assert tram_headline in (TRAM, TRAM_LATE)
    assert new == whole(SCHOOL, MARKET) | {
        "updates.xml": ["Late: " + report(TRAM_LATE, "harbour")],
        "daily.xml": [new["daily.xml"][0]],
        tram: [report(TRAM_LATE, "harbour")],
        school: [report(SCHOOL, "courier")],
        diary.feed_of(MARKET): [report(MARKET, "ledger")],
        "source/courier-post.xml": [SCHOOL],
        "source/harbour-post.xml": [tram_headline],
        "source/ledger-post.xml": [MARKET],
    }
    assert new["daily.xml"][0].startswith("Tuesday 14 October 2025: ") and b"Wednesday 15" not in closed

    # a headline of the editor's own
    diary.decide(f'[[rename]]\nstory = "{diary.path(BRIDGE)}"\nheadline = "{RENAMED}"\n')
    assert diary.told() == {}
    assert RENAMED in (diary.site / "feed.xml").read_text()

    # a merge: the old feed says once where the story goes on, and the old item stays where it stood
    of_ferry = next(guid for guid, title in diary.known.items() if title == FERRY)
    diary.decide(f'[[merge]]\nstories = ["{diary.path(BRIDGE)}", "{diary.path(FERRY)}"]\n')
    assert diary.told() == {
        "updates.xml": [report(FERRY, "courier")],
        bridge: [report(FERRY, "courier")],
        ferry: [f"This story goes on under another address: {RENAMED}"],
        "source/courier-post.xml": [RENAMED],
    }
    assert (diary.site / ferry.replace(".xml", ".html")).is_file()
    holding = {path for path, items in guids(diary.site).items() if of_ferry in items}
    assert holding == {"feed.xml", "source/courier-post.xml"}

    # another theme, other words
    write(diary.root / "templates" / "story.html", '{% extends "default/story.html" %}\n')
    write(diary.root / "templates" / "texts" / "en.toml", 'feed_original = "source"\nfeed_moved = "Moved"\n')
    assert diary.told() == {}
    assert "Moved" in (diary.site / ferry).read_text()

    # a split: what leaves begins a story
    diary.decide(f'[[split]]\narticles = ["{diary.path(TRAM_LATE)}"]\n')
    new = diary.told()
    assert new == whole(TRAM_LATE) | {
        diary.feed_of(TRAM_LATE): [report(TRAM_LATE, "harbour")],
        "source/harbour-post.xml": [TRAM_LATE],
    }

    # a removal: gone from every list; its own feed and page say that it was taken down, and no more
    diary.removed = f'"{diary.path(SCHOOL)}"'
    assert diary.told() == {school: ["What was told here has been taken down"]}
    assert all(SCHOOL not in (diary.site / path).read_text() for path in feeds_of(diary.site))
    assert "noindex" in (tombstone := (diary.site / school.replace(".xml", ".html")).read_text()) and SCHOOL not in tombstone

    # a new address: nothing new at the old one, the same guids at both
    before = guids(diary.site)
    diary.base = diary.url + "moved/"
    assert diary.told() == {}
    assert guids(diary.site) == before
    assert feedparser.parse(f"{diary.base}feed.xml").entries[0].link.startswith(diary.base)
    diary.base = diary.url

    # the ledger lost: minted again as it was, but for what had been merged
    (diary.root / "digest.ledger").unlink()
    diary.lost = {ferry}  # that the ferry was once a story of its own is known to nobody now
    shutil.rmtree(diary.root / ".digest", ignore_errors=True)
    assert diary.told() == {}
    after = guids(diary.site)
    assert set(after.pop("updates.xml")) < set(before["updates.xml"])  # without the old days nothing is late any more
    told = {path: [guid for guid in items if guid != of_ferry] for path, items in before.items()}
    assert after == {path: told[path] for path in after} and before.keys() - after.keys() == {ferry, "updates.xml"}

    # 16 October: the day before closes without what was removed from it
    diary.publish(BRIDGE_3, "2025-10-16", "courier")
    assert diary.told() == {
        "updates.xml": [report(BRIDGE_3, "courier")],
        "daily.xml": [f"Wednesday 15 October 2025: {MARKET}"],
        bridge: [report(BRIDGE_3, "courier")],
    }
