"""What do feeds cost? CPU seconds for many small ones, as a site of thousands of stories has; made, and written as RSS.

python -m bench.feed_cost [--feeds 5000] [--items 4]
"""

from __future__ import annotations

import argparse
import time
from datetime import date, timedelta
from zoneinfo import ZoneInfo

from digest.fingerprint import feed_moment, short_id
from digest.model import Account, Article, Block, Dated, Group, Member, Outlet, Report, Sentence, Story
from digest.pages.feed_files import opml_file, rss_file
from digest.pages.feed_items import FeedInput
from digest.pages.feed_making import FeedMaker
from digest.settings import FeedSettings, Settings, SiteSettings
from digest.theme import Theme

ZONE = ZoneInfo("Europe/Kyiv")
TEXT = (
    "The harbour board of Selmouth met for the {n}th time this year and put off its decision on the eastern tower once more. "
    "Engineers had asked for 40 new hangers; the town can pay for {n}."
)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--feeds", type=int, default=5000)
    parser.add_argument("--items", type=int, default=4)
    given = parser.parse_args()
    settings = Settings(site=SiteSettings("Bench", "https://bench.example/"), feeds=FeedSettings())
    made = FeedMaker(site(settings, given.feeds, given.items))
    shown = list(made.shown.values())
    warm = [feed for feed in map(made.story, shown[:5]) if feed]
    _ = [rss_file(feed, settings) for feed in warm]  # the imports
    at = time.process_time()
    feeds = [feed for feed in map(made.story, shown) if feed]
    planned = time.process_time()
    size = sum(len(rss_file(feed, settings).body) for feed in feeds)
    written = time.process_time()
    opml_file(feeds, settings)
    done = time.process_time()
    print(f"{len(feeds)} feeds of {given.items} items, {size / 1e6:.1f} MB: {done - at:.2f} s of CPU")
    print(
        f"  items {planned - at:.2f} s, RSS {written - planned:.2f} s, OPML {done - written:.2f} s; {1e6 * (done - at) / len(feeds) / given.items:.0f} µs an item"
    )


def site(settings: Settings, stories: int, reports: int) -> FeedInput:
    accounts, articles = [], {}
    for number in range(stories):
        those = [report(number, at) for at in range(reports)]
        articles |= {article.id: article for article in those}
        first = those[0]
        id_ = short_id("s", first.id, letters=10)
        story = Story(id_, first.slug, Group(tuple(Member(a.id) for a in those)), feed_moment("", first.dated.day, id_, ZONE))
        lead = (Sentence(first.blocks[0].text, first.id, 0),)
        told = tuple(Report(article.id) for article in reversed(those))
        accounts.append(Account(story, first.title, first.id, lead, reports=told, outlets=tuple(a.outlet.name for a in those)))
    return FeedInput(settings, tuple(accounts), articles, ZONE, "bench", texts=Theme().texts)


def report(number: int, at: int) -> Article:
    day = date(2025, 1, 1) + timedelta(days=(number + at) % 300)
    blocks = tuple(Block("p", TEXT.format(n=number + line)) for line in range(6))
    return Article(
        id=short_id("a", str(number), str(at)),
        path=f"{number}/{at}.txt",
        slug=f"harbour-board-meets-{number}",
        url=f"https://outlet{at}.example/{number}",
        outlet=Outlet(f"outlet{at}.example", f"Outlet {at}"),
        title=f"Harbour board meets for the {number}th time",
        blocks=blocks,
        authors=("Jon Esker",),
        section="Harbour",
        dated=Dated(day.isoformat(), "day", day, "certain"),
    )


if __name__ == "__main__":
    main()
