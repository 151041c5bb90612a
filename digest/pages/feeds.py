"""Which feeds are there? digest.pages.feed_making says what each holds; digest.pages.feed_files writes them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

from digest.pages.addresses import source_url, topic_url
from digest.pages.feed_making import FeedMaker
from digest.pages.feed_parts import Feed, PlannedFeed, page_of
from digest.settings import Settings

_NOBODY = "-"  # in place of a name that was taken down


def every_feed(maker: FeedMaker) -> Iterator[Feed]:
    """All feeds that have or had an item, those of the whole site first."""
    return filter(None, (feed.make(maker, *feed.of) for feed in planned_feeds(maker).values()))


def planned_feeds(maker: FeedMaker) -> dict[str, PlannedFeed]:
    """The same by their addresses, before they are made; of two for one address the first counts."""
    first = _by_url(_of_the_site(maker))
    stories = _of_stories(maker)
    found: dict[str, PlannedFeed] = {}
    for feed in (*_of_past_stories(maker), *_of_sources(maker), *_of_topics(maker)):
        if feed is not None and feed.url not in first and feed.url not in stories:
            found.setdefault(feed.url, feed)
    for url, about in maker.given.promised:
        there = url in found or url in first or url in stories
        if not there and (feed := _planned(maker, FeedMaker.kept, url, about)):
            found[url] = feed
    return maker.tables.over("feeds", first, stories, found)


def remembered(
    feeds: Iterable[Feed | PlannedFeed], promised: Iterable[tuple[str, str]], settings: Settings
) -> tuple[tuple[str, str], ...]:
    """The feeds that must never vanish, for the ledger: (address, outlet's key or topic's name), sorted.

    Feeds of stories follow from the stories' own lines. Of what was taken down no name is kept, of what was never to be public
    nothing at all.
    """
    now = {feed.url: feed.about or "site" for feed in feeds if not feed.url.startswith("story/")}
    names = {url: about for url, about in {**now, **dict(promised)}.items() if about not in settings.never_public}
    return tuple((url, _NOBODY if names[url] in settings.removed else names[url]) for url in sorted(names))


def moved_pages(maker: FeedMaker, feeds: Mapping[str, PlannedFeed]) -> tuple[dict[str, str], tuple[str, ...]]:
    """What stands where an outlet or a topic had its page: the way to where its feed leads now, by the old address; and the
    addresses of what was taken down."""
    given = maker.given
    live = {source_url(slug) for slug in maker.slugs.values()} | {topic_url(topic.slug) for topic in given.topics}
    once = {page_of(url): (feeds[url].page, about) for url, about in given.promised if "/" in url and url in feeds}
    left = {page: of for page, of in once.items() if page not in live}
    gone = {page for page, (_, about) in left.items() if about == _NOBODY or about in given.settings.removed}
    return {page: to for page, (to, _) in left.items() if page not in gone}, tuple(sorted(gone))


def _planned(maker: FeedMaker, make: Callable[..., Feed | None], *of: object) -> PlannedFeed | None:
    feed = make(maker, *of)
    return PlannedFeed(feed.url, feed.key, feed.title, feed.page, make, of, feed.about, feed.over) if feed else None


def _of_the_site(maker: FeedMaker) -> Iterator[PlannedFeed | None]:
    newest = maker.accounts(maker.most(maker.newest))
    asked = newest, maker.merged_into(newest)
    yield maker.tables.one("feed of stories", asked, lambda: _planned(maker, FeedMaker.stories), maker.base)
    yield _planned(maker, FeedMaker.updates)
    yield _planned(maker, FeedMaker.daily)


def _of_stories(maker: FeedMaker) -> dict[str, PlannedFeed]:
    if not maker.sizes.stories:
        return {}
    made = maker.tables.each("feeds of stories", maker.shown, lambda _, each: _planned(maker, FeedMaker.story, each), maker.base)
    return maker.tables.spread("feeds of stories by address", made, lambda _, feed: {feed.url: feed} if feed else {})


def _of_past_stories(maker: FeedMaker) -> Iterator[PlannedFeed | None]:
    if maker.sizes.stories:
        yield from (_planned(maker, FeedMaker.moved, old, to) for old, to in maker.given.merged)
        yield from (_planned(maker, FeedMaker.gone, old) for old in maker.given.gone)


def _by_url(feeds: Iterable[PlannedFeed | None]) -> dict[str, PlannedFeed]:
    found: dict[str, PlannedFeed] = {}
    for feed in feeds:
        if feed is not None:
            found.setdefault(feed.url, feed)
    return found


# ---------------------------------------------------------------- of sources


def _of_sources(maker: FeedMaker) -> Iterator[PlannedFeed | None]:
    keys = maker.tables.each("outlets of stories", maker.by_id, lambda _, account: maker.outlets_of(account), settled=True)
    told = maker.tables.one("newest of outlets", (keys, maker.newest), lambda: _newest_of_outlets(maker, keys), maker.sizes.items)
    accounts = {key: maker.accounts(those) for key, those in told.items()}
    asked = {key: (those, maker.names[key], maker.slugs[key], maker.merged_into(those, key)) for key, those in accounts.items()}
    made = maker.tables.each("feeds of sources", asked, lambda key, of: _planned(maker, FeedMaker.source, key, of[0]), maker.base)
    yield from made.values()


def _newest_of_outlets(maker: FeedMaker, keys: Mapping[str, Iterable[str]]) -> dict[str, Sequence[str]]:
    """For each outlet as many of its newest stories as a feed holds."""
    told: dict[str, list[str]] = {}
    for id_ in maker.newest:
        for key in keys[id_]:
            told.setdefault(key, []).append(id_)
    return {key: maker.most(told[key]) for key in sorted(told)}


# ---------------------------------------------------------------- of topics


def _of_topics(maker: FeedMaker) -> Iterator[PlannedFeed | None]:
    topics = maker.given.topics
    told = maker.tables.one("newest of topics", (topics, maker.newest), lambda: _newest_of_topics(maker), maker.sizes.items)
    accounts = {slug: maker.accounts(those) for slug, those in told.items()}
    asked = {topic.slug: (topic, accounts[topic.slug], maker.merged_into(accounts[topic.slug])) for topic in topics}
    made = maker.tables.each("feeds of topics", asked, lambda _, of: _planned(maker, FeedMaker.topic, of[0]), maker.base)
    yield from made.values()


def _newest_of_topics(maker: FeedMaker) -> dict[str, Sequence[str]]:
    return {topic.slug: maker.most(maker.newest_of(topic.stories)) for topic in maker.given.topics}
