"""From articles to stories: what belongs together, what the editor decided, what the ledger keeps."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from digest.build.articles import Named, gone, iso, prints_of, with_inferred, words_of
from digest.build.given import Given
from digest.build.grouping import groups_of
from digest.build.memory import Memory
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
    stories: tuple[Story, ...]
    ledger: Ledger
    notes: tuple[Note, ...]
    tables: Tables = FORGETFUL

    @property
    def ledger_bytes(self) -> bytes:
        """The ledger as it is written."""
        return ledger_text(self.ledger, self.tables).encode()


def told(those: Mapping[str, Named], given: Given, memory: Memory) -> Told:
    """The stories of these articles."""
    articles = {id_: each.article for id_, each in those.items()}
    places = places_of(words_of(articles), given.ledger.entries) if given.decisions else Places({}, {})
    with memory.cache(given.state / "groups") as kept:
        grouped = groups_of([each.candidate for each in those.values()], given.settings.group, kept, memory)
    groups, stale = decided(_the_same(grouped, memory), given.decisions, places)
    stories, lines, astray = _named(groups, articles, places, given, memory)
    lines = (*(each.entry for each in those.values()), *gone(articles, given), *lines)
    ledger = _ledger(stories, articles, lines, given)
    articles = with_inferred(articles, stories, memory)
    return Told(articles, prints_of(those, articles, memory), stories, ledger, (*stale, *astray), memory.tables)


# ---------------------------------------------------------------- stories


def _the_same(groups: Sequence[Group], memory: Memory) -> tuple[Group, ...]:
    """The groups; those of the last build where nothing of them changed, so that what follows knows them again."""
    before, now = memory.table("groups")
    for group in groups:
        was = before.get(group.first)
        now[group.first] = was if was == group else group
    return tuple(now.values())


def _named(
    groups: Sequence[Group], articles: Mapping[str, Article], places: Places, given: Given, memory: Memory
) -> tuple[tuple[Story, ...], tuple[LedgerEntry, ...], tuple[Note, ...]]:
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
    return tuple(stories.values()), (*lines, *others), notes


def _with_feed_date(each: NamedStory, articles: Mapping[str, Article], given: Given) -> LedgerEntry:
    feed_date = _feed_date(each.group, each.entry.id, articles, given)
    return replace(each.entry, feed_date=feed_date) if feed_date else each.entry


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
    """The moment of the first dated report, minted once."""
    dated = [articles[m.id].dated for m in group.members if articles[m.id].dated.day and not articles[m.id].dated.inferred]
    first = min(dated, key=lambda d: (d.day or date.max, d.published), default=None)
    if first is None:
        return ""
    return feed_moment(first.published if first.precision == "minute" else "", first.day, id_, given.zone)


# ---------------------------------------------------------------- ledger


def _ledger(stories: Sequence[Story], articles: Mapping[str, Article], lines: Sequence[LedgerEntry], given: Given) -> Ledger:
    site_id = given.ledger.site_id or (minted_site_id(min(entry.key for entry in lines)) if lines else "")
    days = {article.dated.day for article in articles.values()}
    closed = closed_days(
        given.ledger.days, [day for day in days if day], given.options.as_of, lambda over: _by_day(stories, articles, over)
    )
    by_id = {entry.id: entry for entry in (*given.ledger.entries, *lines)}  # nearly in order: that is soon sorted
    return Ledger(site_id, tuple([by_id[id_] for id_ in sorted(by_id)]), closed, given.ledger.slugs)


def _by_day(
    stories: Sequence[Story], articles: Mapping[str, Article], days: Sequence[date]
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
