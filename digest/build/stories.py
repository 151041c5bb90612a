"""From articles to stories: what belongs together, what the editor decided, what the ledger keeps."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from digest.build.articles import Named, gone, iso, prints_of, with_inferred, words_of
from digest.build.given import Given
from digest.build.grouping import groups_of
from digest.build.memory import Memory
from digest.dates import by_update
from digest.fingerprint import feed_moment
from digest.identity import Named as NamedStory
from digest.identity import Places, closed_days, decided, places_of, said_of, story_ids
from digest.ledger import ledger_text, minted_site_id
from digest.model import Article, Decision, Group, Ledger, LedgerEntry, Note, Story
from digest.tables import FORGETFUL, Tables


@dataclass(frozen=True)
class Told:
    """The articles by id, their stories, the ledger from now on, and what could not be followed."""

    articles: Mapping[str, Article]
    prints: Mapping[str, str]  # article id -> fingerprint of all that the article is, its weight included
    by_id: Mapping[str, Story]
    homes: Mapping[str, str]  # article id -> id of the story that it is a member of; only in a process that lasts
    ledger: Ledger
    lines: Mapping[str, LedgerEntry] | None  # those of the ledger by id; only in a process that lasts
    notes: tuple[Note, ...]
    tables: Tables = FORGETFUL

    @property
    def stories(self) -> tuple[Story, ...]:
        """All of them."""
        return tuple(self.by_id.values())

    @property
    def ledger_bytes(self) -> bytes:
        """The ledger as it is written."""
        ledger = self.ledger
        return self.tables.one("text of the ledger", ledger, lambda: ledger_text(ledger, self.tables, self.lines).encode())


class _Chapters(NamedTuple):
    """Stories with their lines in the ledger."""

    stories: Mapping[str, Story]
    lines: Mapping[str, LedgerEntry]  # by id; those of stories that are no more, too
    notes: tuple[Note, ...]


def told(those: Mapping[str, Named], given: Given, memory: Memory) -> Told:
    """The stories of these articles."""
    articles = memory.each("named articles", those, lambda _, each: each.article)
    candidates = memory.each("candidates", those, lambda _, each: each.candidate)
    places = _places(articles, given, memory)
    with memory.cache(given.state / "groups") as kept:
        grouped = _the_same(groups_of(candidates, given.settings.group, kept, memory), memory)
    groups, stale = grouped, tuple[Note, ...]()
    if given.decisions:
        after, stale = decided([*grouped.values()], given.decisions, places)
        groups = memory.tables.known("groups decided", {group.first: group for group in after})
    del candidates

    def asked() -> object:
        dates = memory.each("slugs and dates", articles, lambda _, article: _of_story(article), settled=True)
        return groups, dates, given.ledger, given.decisions, places, given.zone

    chapters = memory.tables.once("chapters", asked, lambda: _named([*groups.values()], articles, places, given, memory))
    lines = _lines(those, articles, chapters, given, memory)
    ledger = _ledger(chapters.stories, articles, lines, given, memory)
    homes = memory.tables.spread("homes", chapters.stories, lambda id_, story: {member.id: id_ for member in story.group.members})
    articles = with_inferred(articles, chapters.stories, homes, memory)
    homes = homes if memory.lasts else {}  # there is one for each article
    prints, notes = prints_of(those, articles, memory), (*stale, *chapters.notes)
    return Told(articles, prints, chapters.stories, homes, ledger, lines if memory.lasts else None, notes, memory.tables)


def _places(articles: Mapping[str, Article], given: Given, memory: Memory) -> Places:
    """How the editor's words are understood; nothing while there are none."""
    if not given.decisions:
        return _NO_PLACES
    paths = memory.each("paths of articles", articles, lambda _, article: (article.path, article.part), settled=True)
    return memory.tables.one("places", (paths, given.ledger), lambda: places_of(words_of(articles), given.ledger.entries))


_NO_PLACES = Places({}, {})


def _of_story(article: Article) -> tuple[object, ...]:
    """What of an article names and dates a story."""
    dated = article.dated
    return article.slug, dated.day, dated.published, dated.precision, dated.because


# ---------------------------------------------------------------- stories


def _the_same(groups: Mapping[str, Group], memory: Memory) -> Mapping[str, Group]:
    """The groups; those of the last build where nothing of them changed, so that what follows knows them again."""
    return memory.tables.known("groups", groups)


def _named(groups: Sequence[Group], articles: Mapping[str, Article], places: Places, given: Given, memory: Memory) -> _Chapters:
    """Stories with ids and the editor's words, and the ledger's lines about stories."""
    known = [entry for entry in given.ledger.entries if entry.kind == "story"]
    found, others = story_ids(
        groups, known, lambda id_: articles[id_].slug, lambda id_: iso(articles[id_].dated.day), memory.tables
    )
    lines = [each.entry if each.entry.feed_date else _with_feed_date(each, articles, given) for each in found]
    said, notes = said_of(groups, given.decisions, places) if given.decisions else ({}, ())
    by_first = {each.group.first: each.entry.id for each in found}
    earlier = [by_first.get(each.group.earlier, "") if each.group.earlier else "" for each in found]
    later = _later([(entry.id, before) for entry, before in zip(lines, earlier, strict=True)])
    asked = {
        entry.id: (each.group, entry, said.get(at), before, later.get(entry.id, ()))
        for at, (each, entry, before) in enumerate(zip(found, lines, earlier, strict=True))
    }
    stories = memory.each("stories", asked, lambda _, each: _story(*each))
    return _Chapters(stories, {entry.id: entry for entry in (*lines, *others)}, notes)


def _with_feed_date(each: NamedStory, articles: Mapping[str, Article], given: Given) -> LedgerEntry:
    feed_date = _feed_date(each.group, each.entry.id, articles, given)
    return each.entry._replace(feed_date=feed_date) if feed_date else each.entry


def _story(group: Group, entry: LedgerEntry, said: Sequence[Decision] | None, earlier: str, later: tuple[str, ...]) -> Story:
    words = {decision.kind: decision for decision in said or ()}
    return Story(
        id=entry.id,
        slug=entry.slug,
        group=group,
        feed_date=entry.feed_date,
        headline=words["rename"].text if "rename" in words else "",
        note=words["note"].text if "note" in words else "",
        pinned="pin" in words,
        hidden="hide" in words,
        earlier=earlier,
        later=later,
    )


def _later(earlier: Sequence[tuple[str, str]]) -> dict[str, tuple[str, ...]]:
    """From stories with the chapter before each: the chapters that follow it."""
    found: dict[str, list[str]] = {}
    for id_, before in earlier:
        if before and before != id_:
            found.setdefault(before, []).append(id_)
    return {id_: tuple(those) for id_, those in found.items()}


def _feed_date(group: Group, id_: str, articles: Mapping[str, Article], given: Given) -> str:
    """The moment of the first dated report, minted once; where none is, that of the first change."""
    every = [articles[member.id].dated for member in group.members]
    dated = [each for each in every if each.day] or [each for each in map(by_update, every) if each]
    first = min(dated, key=lambda d: (d.day or date.max, d.published), default=None)
    if first is None:
        return ""
    return feed_moment(first.published if first.precision == "minute" else "", first.day, id_, given.zone)


# ---------------------------------------------------------------- ledger


def _lines(
    those: Mapping[str, Named], articles: Mapping[str, Article], chapters: _Chapters, given: Given, memory: Memory
) -> dict[str, LedgerEntry]:
    """The ledger's lines about articles and stories, those of before included, by id."""
    tables, removed = memory.tables, given.settings.removed
    before = tables.one("lines before", given.ledger, lambda: {entry.id: entry for entry in given.ledger.entries})
    entries = memory.each("entries of articles", those, lambda _, each: each.entry, settled=True)
    lost = tables.of_keys("gone", articles, lambda: {entry.id: entry for entry in gone(articles, given)}, (given.ledger, removed))
    return tables.sorted("lines", tables.over("lines of all", before, entries, lost, chapters.lines))


def _ledger(
    stories: Mapping[str, Story], articles: Mapping[str, Article], lines: Mapping[str, LedgerEntry], given: Given, memory: Memory
) -> Ledger:
    site_id = given.ledger.site_id or (minted_site_id(min(entry.key for entry in lines.values())) if lines else "")
    days = memory.each("days of articles", articles, lambda _, article: article.dated.day, settled=True)
    every = memory.tables.one("days of reports", days, lambda: {day for day in days.values() if day})
    closed = closed_days(given.ledger.days, every, given.options.as_of, lambda over: _by_day(stories.values(), articles, over))
    return Ledger(site_id, tuple(lines.values()), closed, given.ledger.slugs)


def _by_day(
    stories: Iterable[Story], articles: Mapping[str, Article], days: Sequence[date]
) -> dict[date, tuple[tuple[str, ...], tuple[str, ...]]]:
    """Each of these days -> the stories and articles that have a report of it; what is only inferred is not there yet."""
    found: dict[date, tuple[dict[str, None], list[str]]] = {day: ({}, []) for day in days}
    for story in sorted(stories, key=lambda s: (-len(s.group.members), s.id)):
        for member in story.group.members:
            day = articles[member.id].dated.day
            if day in found:
                those, reports = found[day]
                those[story.id] = None
                reports.append(member.id)
    return {day: (tuple(those), tuple(sorted(reports))) for day, (those, reports) in found.items()}
