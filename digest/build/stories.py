"""From articles to stories: who is who, what belongs together, what the editor decided, what the ledger keeps."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import partial

from digest.build.given import Given
from digest.build.grouping import Candidate, groups_of
from digest.build.inputs import Harvest
from digest.build.memory import Memory
from digest.build.records import Record, print_of
from digest.build.shelf import late
from digest.dates import infer
from digest.fingerprint import feed_moment, fingerprint
from digest.identity import Claim, article_ids, closed_days, decided, outlet_name_key, places_of, said_of, story_ids
from digest.ledger import minted_site_id
from digest.model import Article, ClosedDay, Decision, Group, Ledger, LedgerEntry, Note, Outlet, Story
from digest.text import slug_of


@dataclass(frozen=True, slots=True)
class Told:
    """The articles by id, their stories, the ledger from now on, and what could not be followed."""

    articles: Mapping[str, Article]
    prints: Mapping[str, str]  # article id -> fingerprint of all that the article is, its weight included
    stories: tuple[Story, ...]
    ledger: Ledger
    notes: tuple[Note, ...]


def told(found: Harvest, given: Given, memory: Memory) -> Told:
    """The stories of these records."""
    records = sorted((r for r in found.records if r.article), key=lambda r: (r.path, r.part))
    ids = article_ids([Claim(r.path, r.part, r.article.url, r.text) for r in records if r.article], given.ledger)
    articles, entries = _identified(records, ids, found, given)
    places = places_of(_words(articles), given.ledger.entries)
    with memory.cache(given.state / "groups") as kept:
        grouped = groups_of(_candidates(records, ids, found), given.settings.group, kept, memory)
    groups, stale = decided(grouped, given.decisions, places)
    stories, lines, astray = _named(groups, articles, given)
    articles = _with_inferred(articles, stories)
    ledger = _ledger(stories, articles, (*entries, *lines), given)
    prints = _prints(records, ids, articles)
    return Told(articles, prints, stories, ledger, (*stale, *astray))


# ---------------------------------------------------------------- articles


def _identified(
    records: Sequence[Record], ids: Sequence[tuple[str, str]], found: Harvest, given: Given
) -> tuple[dict[str, Article], list[LedgerEntry]]:
    """Articles under their lasting ids, and the ledger's lines about articles."""
    known = {entry.id: entry for entry in given.ledger.entries if entry.kind == "article"}
    articles, entries = {}, []
    outlets = _outlets(records, given)
    for record, (id_, key) in zip(records, ids, strict=True):
        assert record.article is not None
        article, was = record.article, known.get(id_)
        slug = was.slug if was and was.state == "live" else slug_of(article.title)
        weight = late(found.shelf, found.places[record.path, record.part])
        articles[id_] = replace(article, id=id_, slug=slug, outlet=outlets.get(article.outlet, article.outlet), **weight)
        entry = LedgerEntry(id_, "article", slug, key, record.text, day=was.day if was else _iso(article.dated.day))
        entries.append(replace(entry, slug="", text="") if _taken_down(articles[id_], given) else entry)
    gone = [replace(entry, state="removed") for id_, entry in sorted(known.items()) if id_ not in articles]
    return articles, entries + [_forgotten(entry, given) for entry in gone]


def _taken_down(article: Article, given: Given) -> bool:
    """Its file is still there, but nothing of it may be told, not even by the ledger."""
    return not {article.id, article.url, article.path, article.outlet.key}.isdisjoint(given.settings.removed)


def _candidates(records: Sequence[Record], ids: Sequence[tuple[str, str]], found: Harvest) -> list[Candidate]:
    """The articles as the grouping takes them."""
    return [
        Candidate(id_, record.day, record.features, partial(found.shelf.features, found.places[record.path, record.part]))
        for record, (id_, _) in zip(records, ids, strict=True)
    ]


def _prints(records: Sequence[Record], ids: Sequence[tuple[str, str]], articles: Mapping[str, Article]) -> dict[str, str]:
    """The fingerprint of each article: of the record's, and of what has become of it since."""
    found = {}
    for record, (id_, _) in zip(records, ids, strict=True):
        article = articles[id_]
        lent = print_of(article.dated) if article.dated.inferred else ""
        found[id_] = fingerprint(record.print, id_, article.slug, article.outlet.key, lent)
    return found


def _outlets(records: Sequence[Record], given: Given) -> dict[Outlet, Outlet]:
    """One outlet for one name: where some of its texts show a domain and others only the name, they count as one."""
    stated = {key for key, _ in given.outlets.names} | {source.key for source in given.settings.sources}
    every = dict.fromkeys(record.article.outlet for record in records if record.article and record.article.outlet.key)
    keys: dict[str, set[str]] = {}
    for outlet in every:
        keys.setdefault(outlet_name_key(outlet.name), set()).add(outlet.key)
    chosen = {name: min(those, key=lambda key: (key not in stated, "." not in key, key)) for name, those in keys.items()}
    return {outlet: replace(outlet, key=chosen[outlet_name_key(outlet.name)]) for outlet in every}


def _forgotten(entry: LedgerEntry, given: Given) -> LedgerEntry:
    """What was taken down on demand leaves no name behind: neither slug nor address nor text."""
    named = {entry.id, entry.key, entry.key.partition("#")[0]} & set(given.settings.removed)
    return replace(entry, slug="", text="", key=entry.id) if named else entry


def _words(articles: Mapping[str, Article]) -> dict[str, str]:
    """How an editor may name an article: its id, its path, its path and number."""
    words = {}
    for id_, article in articles.items():
        words[f"{article.path}#{article.part}"] = id_
        if not article.part:
            words[article.path] = id_
        words[id_] = id_
    return words


def _with_inferred(articles: dict[str, Article], stories: Sequence[Story]) -> dict[str, Article]:
    """Undated reports that another report of their story dates; never fed back into grouping."""
    for story in stories:
        members = [articles[member.id] for member in story.group.members]
        if len(members) > 1 and any(a.dated.day is None and not a.dated.future for a in members):
            for id_, dated in infer(members).items():
                articles[id_] = replace(articles[id_], dated=dated)
    return articles


# ---------------------------------------------------------------- stories


def _named(
    groups: Sequence[Group], articles: Mapping[str, Article], given: Given
) -> tuple[tuple[Story, ...], tuple[LedgerEntry, ...], tuple[Note, ...]]:
    """Stories with ids and the editor's words, and the ledger's lines about stories."""
    slugs = {id_: article.slug for id_, article in articles.items()}
    days = {id_: _iso(article.dated.day) for id_, article in articles.items()}
    known = [entry for entry in given.ledger.entries if entry.kind == "story"]
    named, others = story_ids(groups, known, slugs, days)
    said, notes = said_of(groups, given.decisions, places_of(_words(articles), given.ledger.entries))
    by_first = {name.group.first: name.entry.id for name in named}
    stories, lines = [], list(others)
    for at, name in enumerate(named):
        entry = replace(name.entry, feed_date=name.entry.feed_date or _feed_date(name.group, name.entry.id, articles, given))
        lines.append(entry)
        stories.append(_story(name.group, entry, said.get(at, []), by_first))
    return _linked(stories), tuple(lines), notes


def _story(group: Group, entry: LedgerEntry, said: Sequence[Decision], by_first: Mapping[str, str]) -> Story:
    words = {decision.kind: decision for decision in said}
    return Story(
        id=entry.id,
        slug=entry.slug,
        group=group,
        feed_date=entry.feed_date,
        headline=words["rename"].text if "rename" in words else "",
        note=words["note"].text if "note" in words else "",
        pinned="pin" in words,
        hidden="hide" in words,
        earlier=by_first.get(group.earlier, ""),
    )


def _linked(stories: Sequence[Story]) -> tuple[Story, ...]:
    """Each story with the chapters that follow it."""
    later: dict[str, list[str]] = {}
    for story in stories:
        if story.earlier and story.earlier != story.id:
            later.setdefault(story.earlier, []).append(story.id)
    return tuple(replace(story, later=tuple(later.get(story.id, ()))) for story in stories)


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
    days = closed_days(given.ledger.days, _by_day(stories, articles), given.options.as_of)
    return Ledger(site_id, tuple(sorted(lines, key=lambda entry: entry.id)), days, given.ledger.slugs)


def _by_day(stories: Sequence[Story], articles: Mapping[str, Article]) -> dict[date, tuple[tuple[str, ...], tuple[str, ...]]]:
    """Day -> the stories and articles that have a report of that day."""
    found: dict[date, tuple[list[str], list[str]]] = {}
    for story in sorted(stories, key=lambda s: (-len(s.group.members), s.id)):
        for member in story.group.members:
            day = articles[member.id].dated.day
            if day and not articles[member.id].dated.inferred:
                those, reports = found.setdefault(day, ([], []))
                if story.id not in those:
                    those.append(story.id)
                reports.append(member.id)
    return {day: (tuple(those), tuple(sorted(reports))) for day, (those, reports) in found.items()}


def closed_members(days: Sequence[ClosedDay]) -> frozenset[str]:
    """The articles that some closed day has told."""
    return frozenset(id_ for day in days for id_ in day.articles)


def _iso(day: date | None) -> str:
    return day.isoformat() if day else ""
