"""What of the search bundle is to be made anew? It is a unit of its own: published with the pages, made when they are all there."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial

from digest.build.given import Given
from digest.build.memory import Memory
from digest.build.site import Site
from digest.cache import Cache
from digest.model import File, Note
from digest.output import Publisher
from digest.pages.addresses import article_url, story_url


@dataclass(frozen=True, slots=True)
class Bundled:
    """The files of the bundle that may have changed, those that go, and why there is no bundle where one is wanted."""

    files: tuple[File, ...] = ()
    gone: tuple[str, ...] = ()
    notes: tuple[Note, ...] = ()


class Search:
    """The search bundle of one build; `known` says that the memory is of what is published."""

    def __init__(self, given: Given, publisher: Publisher, memory: Memory, known: bool) -> None:
        self._given, self._publisher, self._memory = given, publisher, memory
        self._wanted = given.options.search and given.settings.search.enabled
        whole = known and self._wanted and not any(map(_is_ours, publisher.damaged))
        self._shards = memory.was.shards if whole else {}  # that are published as they were made

    def stands(self, url: str) -> bool:
        """Is this published file one of a bundle of which some may stay? Then `made` says whether it does."""
        return bool(self._shards) and _is_ours(url)

    def made(self, site: Site) -> Bundled:
        """The bundle, once all pages are; without it the search page leads to the archive."""
        self._memory.now.shards = {}
        if not self._wanted:
            return Bundled()
        from digest.search import Indexed, SearchError, bundle

        found_at = ((id_, url, self._publisher.print_of(url)) for id_, url in _to_be_found(site))
        pages = [Indexed(id_, url, print_, partial(self._publisher.read, url)) for id_, url, print_ in found_at if print_]
        published = tuple(filter(_is_ours, self._publisher.urls))
        try:
            with Cache(self._given.state / "search") as kept:
                found = bundle(pages, kept, self._given.settings.search.shard_articles, self._shards)
        except SearchError as error:
            return Bundled(gone=published, notes=(Note("search", 0, f"no search index: {error}", "no-search"),))
        self._memory.now.shards = dict(found.shards)
        same = tuple(f"pagefind/{name}/" for name, key in found.shards.items() if self._shards.get(name) == key)
        anew = {file.url for file in found.files}
        return Bundled(found.files, tuple(url for url in published if url not in anew and not url.startswith(same)))


def _is_ours(url: str) -> bool:
    return url.startswith("pagefind/")


def _to_be_found(site: Site) -> Iterator[tuple[str, str]]:
    """Id and address of every story, and of the articles of stories of several texts (a single one stands on its story's page)."""
    for account in site.accounts:
        yield account.story.id, story_url(account.story)
        if len(account.reports) > 1 and site.pages.settings.pages.articles:
            yield from ((report.article, article_url(site.pages.articles[report.article])) for report in account.reports)
