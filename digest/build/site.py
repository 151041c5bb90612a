"""From stories to the files of the site: what the rights leave, what is said, which pages and feeds there are."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from digest.build.given import Given
from digest.build.stories import Told
from digest.compose import compose, hidden, shown, topics
from digest.model import Account, Article, File, LedgerEntry, Note, Story, Topic
from digest.pages import SiteInput, outline
from digest.pages.addresses import article_url, story_url
from digest.pages.feed_files import atom_file, json_file, opml_file, rss_file
from digest.pages.feeds import Feed, FeedInput, FeedMaker
from digest.search import Indexed
from digest.theme import Theme


@dataclass(frozen=True, slots=True)
class Site:
    """What there is to publish: the pages' input and the feeds."""

    pages: SiteInput
    feeds: tuple[Feed, ...]

    @property
    def accounts(self) -> tuple[Account, ...]:
        """What is said of each story."""
        return self.pages.accounts


def site_of(told: Told, given: Given, theme: Theme, notes: tuple[Note, ...], files: int) -> Site:
    """The site of these stories."""
    settings = given.settings
    public = {i: shown(a, settings) for i, a in told.articles.items() if not hidden(a, settings)}
    accounts = compose(told.stories, told.articles, settings)
    found = topics(accounts, public) if settings.pages.topics else ()
    texts = theme.texts
    feeds = tuple(FeedMaker(_feed_input(told, given, accounts, public, found, texts)).every())
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
    )
    return Site(pages, feeds)


def files_of(site: Site, theme: Theme) -> Iterator[File]:
    """Every file of the site, one after the other."""
    for planned in outline(site.pages):
        yield File(planned.url, theme.render(planned.page()))
    yield from theme.assets(site.pages.settings.site.accent)
    yield from feed_files(site)


def searched(site: Site, files: Mapping[str, bytes]) -> list[Indexed]:
    """The pages to be found by search: every story, and the articles of stories of several texts (a single one stands on its
    story's page)."""
    found = []
    for account in site.accounts:
        pages = [(account.story.id, story_url(account.story))]
        if len(account.reports) > 1 and site.pages.settings.pages.articles:
            pages += [(report.article, article_url(site.pages.articles[report.article])) for report in account.reports]
        found += [Indexed(id_, url, files[url]) for id_, url in pages if url in files]
    return found


def feed_files(site: Site) -> Iterator[File]:
    """Every feed in its forms, and the list of all of them."""
    settings = site.pages.settings
    for feed in site.feeds:
        yield rss_file(feed, settings)
        if feed.url == "feed.xml":
            yield atom_file(feed, settings)
            yield json_file(feed, settings)
    if site.feeds:
        yield opml_file(site.feeds, settings)


def _feed_input(
    told: Told,
    given: Given,
    accounts: tuple[Account, ...],
    public: Mapping[str, Article],
    found: tuple[Topic, ...],
    texts: Mapping[str, str],
) -> FeedInput:
    return FeedInput(
        settings=given.settings,
        accounts=accounts,
        articles=public,
        zone=given.zone,
        site_id=told.ledger.site_id,
        topics=found,
        days=told.ledger.days,
        merged=tuple(
            (_as_story(entry), entry.to) for entry in told.ledger.entries if entry.kind == "story" and entry.state == "redirect"
        ),
        texts=texts,
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


def _tombstones(told: Told, given: Given) -> tuple[str, ...]:
    """Addresses where something stood that is gone; none for what was never to be public."""
    never = set(given.settings.never_public)
    gone = [entry for entry in told.ledger.entries if entry.state == "removed" and not {entry.id, entry.key} & never]
    stories = [story_url(_as_story(entry)) for entry in gone if entry.kind == "story"]
    articles = [article_url(Article(entry.id, "", slug=entry.slug)) for entry in gone if entry.kind == "article"]
    return tuple(sorted(stories + (articles if given.settings.pages.articles else [])))


def _as_story(entry: LedgerEntry) -> Story:
    from digest.model import Group, Member

    return Story(entry.id, entry.slug, Group((Member(entry.key),)), entry.feed_date)
