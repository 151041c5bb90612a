"""What became of what is no longer where it was? Where merged stories lead, what left content/ or was taken down."""

from __future__ import annotations

from digest.build.given import Given
from digest.build.stories import Told
from digest.compose import hidden
from digest.model import Article, Group, LedgerEntry, Member, Story
from digest.pages.addresses import article_url, story_url
from digest.settings import Settings


def past_of(told: Told, given: Given) -> Past:
    """The past of these; the same one while it is the same."""
    tables, settings = told.tables, given.settings
    if settings.removed or settings.never_public or told.lines is None:
        return Past(told, given)
    stories = tables.only("lines of stories", told.lines, lambda entry: entry.kind == "story")
    others = tables.only("lines of what is gone", told.lines, lambda entry: entry.state != "live")
    return tables.one("past", (told.by_id, stories, others, settings), lambda: Past(told, given))


class Past:
    """What the ledger remembers of what was: where merged stories lead, what left content/ or was taken down."""

    def __init__(self, told: Told, given: Given) -> None:
        self._stories = {entry.id: entry for entry in told.ledger.entries if entry.kind == "story"}
        self.founders = {entry.id: entry.key for entry in self._stories.values()}  # story id -> the article that it was begun by
        self._articles = given.settings.pages.articles
        self._moved = [entry for entry in self._stories.values() if entry.state == "redirect"]
        self._shown = {story.id for story in told.stories if not story.hidden} if self._moved else set()
        self._gone = self._what_is_gone(told, given.settings)

    def redirects(self) -> tuple[tuple[str, str], ...]:
        """Old addresses of merged stories and where they lead, however often the story moved."""
        ends = [(entry, self._followed(entry)) for entry in self._moved]
        alive = ((entry, end) for entry, end in ends if end.id in self._shown)
        return tuple(sorted((story_url(_as_story(entry)), story_url(_as_story(end))) for entry, end in alive))

    def merged(self) -> tuple[tuple[Story, str], ...]:
        """Stories that were merged away, each with the id where it is told now."""
        gone = {entry.id for entry in self._gone}
        moved = ((entry, self._followed(entry)) for entry in self._moved)
        return tuple((_as_story(entry), to.id) for entry, to in moved if entry.id not in gone and to.state == "live")

    def tombstones(self) -> tuple[str, ...]:
        """Addresses where something stood that is gone."""
        stories = [story_url(_as_story(entry)) for entry in self._gone if entry.kind == "story"]
        articles = [article_url(Article(entry.id, "", slug=entry.slug)) for entry in self._gone if entry.kind == "article"]
        return tuple(sorted(stories + (articles if self._articles else [])))

    def gone_stories(self) -> tuple[Story, ...]:
        """The stories among what is gone: their feeds say so."""
        return tuple(_as_story(entry) for entry in self._gone if entry.kind == "story")

    def _what_is_gone(self, told: Told, settings: Settings) -> list[LedgerEntry]:
        """What left content/, what `removed` names, and what was merged into such a story; nothing that was never to be public."""
        down, never = (_named(told, words) for words in (settings.removed, settings.never_public))
        never |= set(settings.never_public)
        those = [entry for entry in told.ledger.entries if entry.state != "live" or entry.id in down]
        ends = ((entry, self._followed(entry)) for entry in those)
        return [entry for entry, end in ends if (end.id in down or end.state == "removed") and not {entry.id, entry.key} & never]

    def _followed(self, entry: LedgerEntry) -> LedgerEntry:
        seen = set()
        while entry.state == "redirect" and entry.to in self._stories and entry.id not in seen:
            seen.add(entry.id)
            entry = self._stories[entry.to]
        return entry


def _named(told: Told, words: tuple[str, ...]) -> set[str]:
    """The articles that these words name, and the stories that hold no others."""
    if not words:
        return set()
    settings = Settings(removed=words)  # a private site: what its rights hide was never public
    articles = {id_ for id_, article in told.articles.items() if hidden(article, settings)}
    return articles | {s.id for s in told.stories if all(member.id in articles for member in s.group.members)}


def _as_story(entry: LedgerEntry) -> Story:
    return Story(entry.id, entry.slug, Group((Member(entry.key),)), entry.feed_date)
