"""From stories to the files of the site: what the rights leave, what is said, which pages and feeds there are."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import partial
from itertools import chain

from msgspec import Struct, structs

from digest.build.accounts import accounts_of
from digest.build.given import Given
from digest.build.memory import Memory
from digest.build.own import extra_pages, static_files
from digest.build.past import Past, past_of
from digest.build.shelf import Shelf, excerpt_of
from digest.build.stamps import whole_stamp
from digest.build.stories import Told
from digest.compose import hidden, in_full, shown
from digest.fingerprint import fingerprint, key_of
from digest.model import Account, Article, File, Note, Page, Topic
from digest.pages import Desk, Planned, SiteInput, outline
from digest.pages.addresses import article_url, story_url
from digest.pages.feed_files import atom_file, json_file, opml_file, rss_file
from digest.pages.feed_items import FeedInput
from digest.pages.feed_making import FeedMaker
from digest.pages.feed_parts import PlannedFeed, feed_of
from digest.pages.feeds import moved_pages, planned_feeds, remembered
from digest.settings import Settings
from digest.tables import FORGETFUL, Tables
from digest.theme import Theme

_AT_ONCE = 500  # files; the bodies of so few are at hand anyway


@dataclass(frozen=True, slots=True)
class Site:
    """What there is to publish: the pages' input and the feeds."""

    pages: SiteInput
    feeds: Mapping[str, PlannedFeed]  # by address, in the order in which they are offered
    maker: FeedMaker
    extra: tuple[Page, ...] = ()  # of the user's own modules
    static: tuple[File, ...] = ()  # of the user's static/

    @property
    def accounts(self) -> tuple[Account, ...]:
        """What is said of each story."""
        return self.pages.accounts


def site_of(told: Told, given: Given, theme: Theme, notes: tuple[Note, ...], files: int, shelf: Shelf, memory: Memory) -> Site:
    """The site of these stories."""
    past, public = past_of(told, given), _public(told, given, shelf, memory)
    maker = FeedMaker(_feed_input(told, given, past, public, theme.texts), memory.tables)
    feeds = planned_feeds(maker)
    moved, gone = moved_pages(maker, feeds)
    pages = SiteInput(
        settings=given.settings,
        accounts=public.accounts,
        articles=public.articles,
        topics=public.topics,
        redirects=(*past.redirects(), *moved.items()),
        tombstones=(*past.tombstones(), *gone),
        closed=told.ledger.days,
        notes=notes,
        feeds=frozenset((*feeds, *(("feed.atom", "feed.json") if feeds else ()))),
        texts=theme.texts,
        files=files,
        prints=public.prints,
        template_set=fingerprint(whole_stamp(), theme.fingerprint),
    )
    return Site(pages, feeds, maker, extra_pages(given, public.accounts), static_files(given.root))


@dataclass(frozen=True, slots=True)
class _Public:
    """What may be shown, and its fingerprints."""

    articles: Mapping[str, Article]
    accounts: tuple[Account, ...]
    topics: tuple[Topic, ...]
    prints: Mapping[str, str]  # of articles and stories by their ids


def _public(told: Told, given: Given, shelf: Shelf, memory: Memory) -> _Public:
    articles, prints = _left(told, given.settings, shelf, memory)
    accounts, of_stories, topics = accounts_of(told, articles, prints, given, memory)
    return _Public(articles, tuple(accounts.values()), topics, memory.tables.over("prints of all", prints, of_stories))


def _left(told: Told, settings: Settings, shelf: Shelf, memory: Memory) -> tuple[dict[str, Article], dict[str, str]]:
    """What the rights leave of the articles, and its fingerprints. An excerpt is chosen once."""
    tables = memory.tables
    left = tables.only("public articles", told.articles, lambda article: not hidden(article, settings), settings)
    prints = tables.those("prints of the public", told.prints, left)
    parts = tables.only("articles in part", left, lambda article: not in_full(article, settings), settings)
    if not parts:
        return left, prints
    stamp = whole_stamp()
    whole = tables.those("prints in part", prints, parts)
    of_parts = memory.each("prints of excerpts", whole, lambda _, print_: key_of(stamp, print_))
    asked = tables.joined("excerpts beside prints", of_parts, parts)
    made = memory.each("excerpts", asked, lambda _, each: shelf.excerpt(each[0], partial(shown, each[1], settings)), settings)
    shelf.uses(excerpt_of(print_) for print_ in of_parts.values())
    return tables.over("articles shown", left, made), tables.over("prints of the shown", prints, of_parts)


# ---------------------------------------------------------------- files


class Making(Struct, frozen=True):
    """A file that may have to be made and is neither page nor feed: its address, the key of all that it depends on ("" where it
    has none), and how."""

    url: str
    key: str
    file: Callable[[], File]


Unmade = Planned | PlannedFeed | Making


@dataclass(frozen=True, slots=True)
class Press:
    """Every file of a site by its address, none made yet, and what makes them."""

    planned: Mapping[str, Unmade]
    desk: Desk
    maker: FeedMaker
    theme: Theme

    def file(self, each: Unmade) -> File:
        """The file itself."""
        if isinstance(each, Planned):
            return File(each.url, self.theme.render(each.page(self.desk)))
        return self._feed(each) if isinstance(each, PlannedFeed) else each.file()

    def _feed(self, planned: PlannedFeed) -> File:
        feed, settings = planned.make(self.maker, *planned.of), self.maker.given.settings
        assert feed is not None, "what was planned can be made"
        forms = {".atom": atom_file, ".json": json_file}
        return forms.get(planned.url[-5:], rss_file)(feed, settings)


def press_of(site: Site, theme: Theme, tables: Tables = FORGETFUL) -> Press:
    """All files of the site; of two for one address the user's own counts. `tables` are those of a process that lasts."""
    accent, pages = site.pages.settings.site.accent, outline(site.pages, tables)
    assets = tables.one("assets", (theme.fingerprint, accent), lambda: [_as_it_is(file) for file in theme.assets(accent)])
    own = [*(Making(page.url, page.key, partial(_drawn, page, theme)) for page in site.extra), *map(_as_it_is, site.static)]
    fixed, more = ({each.url: each for each in those} for those in (assets, own))
    planned = tables.over("files", _feeds(site, tables), fixed, pages.pages, more)
    return Press(planned, pages.desk, site.maker, theme)


def files_of(site: Site, theme: Theme) -> Iterator[File]:
    """Every file of the site, one after the other."""
    press = press_of(site, theme)
    for planned in press.planned.values():
        yield press.file(planned)


def together(anew: list[Unmade], site: Site) -> tuple[list[Unmade], list[Unmade]]:
    """The files of one story after one another: what lies on the shelf is fetched once for them; and those that show many
    stories. A few stay as they are."""
    if len(anew) <= _AT_ONCE:
        return anew, []
    places: dict[str, int] = {}
    for number, account in enumerate(site.accounts):
        url, group = story_url(account.story), account.story.group
        places[url] = places[feed_of(url)] = number
        for id_ in (*(member.id for member in group.members), *(copy.id for copy in group.copies)):
            if id_ in site.pages.articles:
                places[article_url(site.pages.articles[id_])] = number
    told = sorted((each for each in anew if each.url in places), key=lambda each: places[each.url])
    return told, [each for each in anew if each.url not in places]


def _as_it_is(file: File) -> Making:
    return Making(file.url, fingerprint(file.body), lambda: file)


def _drawn(page: Page, theme: Theme) -> File:
    return File(page.url, theme.render(page))


def _feeds(site: Site, tables: Tables) -> dict[str, PlannedFeed | Making]:
    """Every feed in its forms, and the list of all of them."""
    if not site.feeds:
        return {}
    more: dict[str, PlannedFeed | Making] = {"feeds.opml": _opml(site.feeds, site.maker, tables)}
    for url in ("feed.atom", "feed.json"):
        if "feed.xml" in site.feeds:
            more[url] = structs.replace(site.feeds["feed.xml"], url=url)
    return tables.over("feeds in all forms", site.feeds, more)


def _opml(feeds: Mapping[str, PlannedFeed], maker: FeedMaker, tables: Tables) -> Making:
    told = tables.only("feeds that go on", feeds, lambda feed: not feed.over)
    listed = tables.each("feeds in the list", told, lambda _, feed: (feed.url, feed.title, feed.page), settled=True)
    key = tables.one("key of the list", listed, lambda: key_of(maker.base, *chain(*listed.values())), maker.base)
    return Making("feeds.opml", key, lambda: opml_file(tuple(feeds.values()), maker.given.settings))


def promising(told: Told, site: Site) -> Told:
    """The same with a ledger that remembers the feeds of sources and topics, which never vanish."""
    names = remembered(site.feeds.values(), told.ledger.slugs, site.pages.settings)
    return replace(told, ledger=replace(told.ledger, slugs=names))


# ---------------------------------------------------------------- what feeds are made of


def _feed_input(told: Told, given: Given, past: Past, public: _Public, texts: Mapping[str, str]) -> FeedInput:
    return FeedInput(
        settings=given.settings,
        accounts=public.accounts,
        articles=public.articles,
        zone=given.zone,
        site_id=told.ledger.site_id,
        topics=public.topics,
        days=told.ledger.days,
        merged=past.merged(),
        gone=past.gone_stories(),
        founders=past.founders,
        promised=told.ledger.slugs,
        texts=texts,
        prints=public.prints,
        stamp=whole_stamp(),
    )
