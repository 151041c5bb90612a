"""From stories to the files of the site: what the rights leave, what is said, which pages and feeds there are."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import partial

from msgspec import Struct

from digest.build.accounts import accounts_of
from digest.build.given import Given
from digest.build.memory import Memory
from digest.build.own import extra_pages, static_files
from digest.build.shelf import Shelf
from digest.build.stamps import whole_stamp
from digest.build.stories import Told
from digest.compose import hidden, in_full, shown
from digest.fingerprint import fingerprint, key_of
from digest.model import Account, Article, File, LedgerEntry, Note, Page, Story, Topic
from digest.pages import Kept, Made, Planned, SiteInput, outline
from digest.pages.addresses import article_url, story_url
from digest.pages.feed_files import atom_file, json_file, opml_file, rss_file
from digest.pages.feed_parts import feed_of
from digest.pages.feeds import Feed, FeedInput, FeedMaker, remembered
from digest.settings import Settings
from digest.theme import Theme

_AT_ONCE = 500  # files; the bodies of so few are at hand anyway


@dataclass(frozen=True, slots=True)
class Site:
    """What there is to publish: the pages' input and the feeds."""

    pages: SiteInput
    feeds: tuple[Feed, ...]
    extra: tuple[Page, ...] = ()  # of the user's own modules
    static: tuple[File, ...] = ()  # of the user's static/

    @property
    def accounts(self) -> tuple[Account, ...]:
        """What is said of each story."""
        return self.pages.accounts


def site_of(told: Told, given: Given, theme: Theme, notes: tuple[Note, ...], files: int, shelf: Shelf, memory: Memory) -> Site:
    """The site of these stories."""
    settings = given.settings
    public, prints = _public(told, settings, shelf, memory)
    accounts, of_stories, found = accounts_of(told.stories, public, prints, given, memory)
    prints |= of_stories
    texts = theme.texts
    feeds = tuple(FeedMaker(_feed_input(told, given, accounts, public, found, texts, prints)).every())
    pages = SiteInput(
        settings=settings,
        accounts=accounts,
        articles=public,
        topics=found,
        redirects=_redirects(told),
        tombstones=_tombstones(told, given),
        closed=told.ledger.days,
        notes=notes,
        feeds=frozenset((*(feed.url for feed in feeds), *(("feed.atom", "feed.json") if feeds else ()))),
        texts=texts,
        files=files,
        prints=prints,
        template_set=fingerprint(whole_stamp(), theme.fingerprint),
    )
    return Site(pages, feeds, extra_pages(given, accounts), static_files(given.root))


def _public(told: Told, settings: Settings, shelf: Shelf, memory: Memory) -> tuple[dict[str, Article], dict[str, str]]:
    """What the rights leave of the articles, and its fingerprints. An excerpt is chosen once."""
    public, prints = {}, {}
    before, now = memory.table("excerpts", settings)
    for id_, article in told.articles.items():
        if hidden(article, settings):
            continue
        print_ = told.prints[id_]
        if not in_full(article, settings):
            print_ = key_of(whole_stamp(), print_)
            was = before.get(print_)
            article = now[print_] = was if was else shelf.excerpt(print_, partial(shown, article, settings))
        public[id_], prints[id_] = article, print_
    return public, prints


def files_of(site: Site, theme: Theme) -> Iterator[File]:
    """Every file of the site, one after the other."""
    for making in makings(site, theme):
        yield making.file()


class Making(Struct, frozen=True):  # a struct, since every build makes one for every file
    """A file that may have to be made: its address, the key of all that it depends on ("" where it has none), and how."""

    url: str
    key: str
    file: Callable[[], File]


def makings(site: Site, theme: Theme, known: dict[str, Kept] | None = None) -> Iterator[Making]:
    """Every file of the site, none made yet; `known` as digest.pages.outline wants it."""
    taken = {file.url for file in site.static}
    for file in site.static:
        yield Making(file.url, fingerprint(file.body), partial(_same, file))
    for page in site.extra:
        yield Making(page.url, page.key, partial(_drawn, page, theme))
    taken |= {page.url for page in site.extra}
    for planned in (each for each in outline(site.pages, known) if each.url not in taken):
        yield Making(planned.url, planned.key, Made(_rendered, planned, theme))
    assets = (Making(file.url, "", partial(_same, file)) for file in theme.assets(site.pages.settings.site.accent))
    yield from (making for making in (*assets, *_feed_makings(site)) if making.url not in taken)


def together(anew: list[Making], site: Site) -> tuple[list[Making], list[Making]]:
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
    told = sorted((making for making in anew if making.url in places), key=lambda making: places[making.url])
    return told, [making for making in anew if making.url not in places]


def _rendered(planned: Planned, theme: Theme) -> File:
    return File(planned.url, theme.render(planned.page()))


def _drawn(page: Page, theme: Theme) -> File:
    return File(page.url, theme.render(page))


def _same(file: File) -> File:
    return file


def searched(site: Site) -> list[tuple[str, str]]:
    """Id and address of the pages to be found by search: every story, and the articles of stories of several texts (a single
    one stands on its story's page)."""
    found = []
    for account in site.accounts:
        found.append((account.story.id, story_url(account.story)))
        if len(account.reports) > 1 and site.pages.settings.pages.articles:
            found += [(report.article, article_url(site.pages.articles[report.article])) for report in account.reports]
    return found


def _feed_makings(site: Site) -> Iterator[Making]:
    """Every feed in its forms, and the list of all of them."""
    settings = site.pages.settings
    base = key_of(whole_stamp(), repr(settings.site), repr(settings.feeds))
    for feed in site.feeds:
        key = feed.key and key_of(base, feed.key, feed.title, feed.description, feed.page, feed.language)
        yield Making(feed.url, key, Made(rss_file, feed, settings))
        if feed.url == "feed.xml":
            yield Making("feed.atom", key, partial(atom_file, feed, settings))
            yield Making("feed.json", key, partial(json_file, feed, settings))
    if site.feeds:
        yield Making("feeds.opml", "", partial(opml_file, site.feeds, settings))


def _feed_input(
    told: Told,
    given: Given,
    accounts: tuple[Account, ...],
    public: Mapping[str, Article],
    found: tuple[Topic, ...],
    texts: Mapping[str, str],
    prints: Mapping[str, str],
) -> FeedInput:
    return FeedInput(
        settings=given.settings,
        accounts=accounts,
        articles=public,
        zone=given.zone,
        site_id=told.ledger.site_id,
        topics=found,
        days=told.ledger.days,
        merged=_merged(told, given),
        gone=tuple(_as_story(entry) for entry in _gone(told, given) if entry.kind == "story"),
        founders=tuple((entry.id, entry.key) for entry in told.ledger.entries if entry.kind == "story"),
        promised=told.ledger.slugs,
        texts=texts,
        prints=prints,
    )


# ---------------------------------------------------------------- what moved, what is gone


def _redirects(told: Told) -> tuple[tuple[str, str], ...]:
    """Old addresses of merged stories and where they lead, however often the story moved."""
    stories = {entry.id: entry for entry in told.ledger.entries if entry.kind == "story"}
    alive = {story.id for story in told.stories if not story.hidden}
    moved = []
    for entry in stories.values():
        target = _followed(entry, stories)
        if entry.state == "redirect" and target.id in alive:
            moved.append((story_url(_as_story(entry)), story_url(_as_story(target))))
    return tuple(sorted(moved))


def _followed(entry: LedgerEntry, stories: Mapping[str, LedgerEntry]) -> LedgerEntry:
    seen = set()
    while entry.state == "redirect" and entry.to in stories and entry.id not in seen:
        seen.add(entry.id)
        entry = stories[entry.to]
    return entry


def _merged(told: Told, given: Given) -> tuple[tuple[Story, str], ...]:
    """Stories that were merged away, each with the id where it is told now."""
    stories = {entry.id: entry for entry in told.ledger.entries if entry.kind == "story"}
    gone = {entry.id for entry in _gone(told, given)}
    moved = ((entry, _followed(entry, stories)) for entry in stories.values() if entry.state == "redirect")
    return tuple((_as_story(entry), to.id) for entry, to in moved if entry.id not in gone and to.state == "live")


def _tombstones(told: Told, given: Given) -> tuple[str, ...]:
    """Addresses where something stood that is gone."""
    gone = _gone(told, given)
    stories = [story_url(_as_story(entry)) for entry in gone if entry.kind == "story"]
    articles = [article_url(Article(entry.id, "", slug=entry.slug)) for entry in gone if entry.kind == "article"]
    return tuple(sorted(stories + (articles if given.settings.pages.articles else [])))


def _gone(told: Told, given: Given) -> list[LedgerEntry]:
    """What left content/, what `removed` names, and what was merged into such a story; nothing that was never to be public."""
    stories = {entry.id: entry for entry in told.ledger.entries if entry.kind == "story"}
    down, never = (_named(told, words) for words in (given.settings.removed, given.settings.never_public))
    ends = ((entry, _followed(entry, stories)) for entry in told.ledger.entries)
    never |= set(given.settings.never_public)
    return [entry for entry, end in ends if (end.id in down or end.state == "removed") and not {entry.id, entry.key} & never]


def _named(told: Told, words: tuple[str, ...]) -> set[str]:
    """The articles that these words name, and the stories that hold no others."""
    if not words:
        return set()
    settings = Settings(removed=words)  # a private site: what its rights hide was never public
    articles = {id_ for id_, article in told.articles.items() if hidden(article, settings)}
    return articles | {s.id for s in told.stories if all(member.id in articles for member in s.group.members)}


def promising(told: Told, site: Site) -> Told:
    """The same with a ledger that remembers the feeds of sources and topics, which never vanish."""
    names = remembered(site.feeds, told.ledger.slugs, site.pages.settings)
    return replace(told, ledger=replace(told.ledger, slugs=names))


def _as_story(entry: LedgerEntry) -> Story:
    from digest.model import Group, Member

    return Story(entry.id, entry.slug, Group((Member(entry.key),)), entry.feed_date)
