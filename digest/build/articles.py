"""Which article is which? Each record under its lasting id, with its slug and outlet, and the ledger's line about it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, replace
from datetime import date
from functools import cache, partial
from sys import intern

from digest.build.given import Given
from digest.build.grouping import Candidate
from digest.build.inputs import Harvest
from digest.build.memory import Memory
from digest.build.records import Record, print_of
from digest.build.shelf import late
from digest.dates import infer
from digest.fingerprint import key_of
from digest.identity import Claim, article_ids, host_of, outlet_name_key
from digest.model import Article, LedgerEntry, Outlet, Story
from digest.text import slug_of


@dataclass(frozen=True, slots=True)
class Named:
    """A record under its lasting id: the article, its line in the ledger, and how the grouping takes it."""

    record: Record
    article: Article
    entry: LedgerEntry
    candidate: Candidate


def named(found: Harvest, given: Given, memory: Memory) -> list[Named]:
    """The articles of these records, in the order of their paths."""
    records = sorted((r for r in found.records if r.article), key=lambda r: (r.path, r.part))
    ids = article_ids([Claim(r.path, r.part, r.article.url, r.text) for r in records if r.article], given.ledger)
    known = {entry.id: entry for entry in given.ledger.entries if entry.kind == "article"}
    outlets, down = _outlets(records, given), frozenset(given.settings.removed)
    before, now = memory.table("articles", down)
    made = []
    for record, (id_, key) in zip(records, ids, strict=True):
        assert record.article is not None
        outlet, entry = outlets.get(record.article.outlet, record.article.outlet), known.get(id_)
        asked = (key, outlet, entry and entry.state == "live" and entry.slug, entry and entry.day)
        was = before.get(id_)
        same = was and was[0] is record and was[1] == asked
        each = was[2] if was and same else _named(record, id_, key, outlet, entry, found, down)
        now[id_] = (record, asked, each)
        made.append(each)
    return made


def _named(
    record: Record, id_: str, key: str, outlet: Outlet, was: LedgerEntry | None, found: Harvest, down: frozenset[str]
) -> Named:
    assert record.article is not None
    place = found.places[record.path, record.part]
    slug = was.slug if was and was.state == "live" else slug_of(record.article.title)
    heavy = late(found.shelf, place, record.article.dated, record.clues)
    article = replace(record.article, id=id_, slug=slug, outlet=outlet, language=intern(record.article.language), **heavy)
    taken_down = not {id_, article.url, article.path, outlet.key}.isdisjoint(down)
    # what was taken down may still lie there, but nothing of it may be told, not even by the ledger
    shown, text = ("", "") if taken_down else (slug, record.text)
    entry = LedgerEntry(id_, "article", shown, key, text, day=was.day if was else iso(article.dated.day))
    return Named(record, article, entry, Candidate(id_, record.day, record.features, partial(found.shelf.features, place)))


def gone(present: Mapping[str, Article], given: Given) -> list[LedgerEntry]:
    """The ledger's lines about articles that are no longer there."""
    lost = (entry for entry in given.ledger.entries if entry.kind == "article" and entry.id not in present)
    return [_forgotten(replace(entry, state="removed"), given) for entry in sorted(lost, key=lambda entry: entry.id)]


def _forgotten(entry: LedgerEntry, given: Given) -> LedgerEntry:
    """What was taken down on demand leaves no name behind: neither slug nor address nor text."""
    named = {entry.id, entry.key, entry.key.partition("#")[0]} & set(given.settings.removed)
    return replace(entry, slug="", text="", key=entry.id) if named else entry


def prints_of(those: Sequence[Named], articles: Mapping[str, Article], memory: Memory) -> dict[str, str]:
    """The fingerprint of each article: of the record's, and of what has become of it since."""
    before, now = memory.table("prints of articles")
    for each in those:
        article = articles[each.article.id]
        was = before.get(article.id)
        same = was and was[0] is each.record and was[1] is article
        now[article.id] = was if same else (each.record, article, _print(each.record, article))
    return {id_: print_ for id_, (_, _, print_) in now.items()}


def _print(record: Record, article: Article) -> str:
    lent = print_of(replace(article.dated, constraints=())) if article.dated.inferred else ""
    return key_of(record.print, article.id, article.slug, article.outlet.key, lent)


def with_inferred(articles: dict[str, Article], stories: Sequence[Story]) -> dict[str, Article]:
    """Undated reports that another report of their story dates; never fed back into grouping."""
    for story in stories:
        if len(story.group.members) > 1:
            members = [articles[member.id] for member in story.group.members]
            if any(article.dated.day is None and not article.dated.future for article in members):
                for id_, dated in infer(members).items():
                    articles[id_] = replace(articles[id_], dated=dated)
    return articles


def words_of(articles: Mapping[str, Article]) -> dict[str, str]:
    """How an editor may name an article: its id, its path, its path and number."""
    words = {}
    for id_, article in articles.items():
        words[f"{article.path}#{article.part}"] = id_
        if not article.part:
            words[article.path] = id_
        words[id_] = id_
    return words


def _outlets(records: Sequence[Record], given: Given) -> dict[Outlet, Outlet]:
    """One outlet for one name: where some of its texts show a domain and others only the name, they count as one. A key that the
    editor takes down stays itself: else its texts would be public under another one."""
    stated = {key for key, _ in given.outlets.names} | {source.key for source in given.settings.sources}
    down = frozenset(given.settings.removed)
    articles = [record.article for record in records if record.article and record.article.outlet.key]
    every = dict.fromkeys(article.outlet for article in articles if article.outlet.key not in down)
    of_domain = _of_domains(articles, stated | down)
    keys: dict[str, set[str]] = {}
    for outlet in every:
        keys.setdefault(outlet_name_key(outlet.name), set()).add(outlet.key)
    chosen = {name: min(those, key=lambda key: (key not in stated, "." not in key, key)) for name, those in keys.items()}
    named = {outlet: of_domain.get(outlet, outlet) for outlet in every}
    return {
        outlet: known if known.key in down else replace(known, key=chosen[outlet_name_key(known.name)])
        for outlet, known in named.items()
    }


def _of_domains(articles: Sequence[Article], but: AbstractSet[str]) -> dict[Outlet, Outlet]:
    """Outlets of which some texts show nothing but the domain, while all others from that domain name one and the same; `but` are
    keys that stay themselves."""
    shown = {article.outlet.key: article.outlet for article in articles if article.outlet.name == article.outlet.key}
    bare = {key: outlet for key, outlet in shown.items() if "." in key and key not in but}
    found: dict[str, dict[str, Outlet]] = {}
    if bare:
        host = cache(host_of)
        for article in articles:
            if article.outlet.name != article.outlet.key and article.url:
                here = host("/".join(article.url.split("/", 3)[:3]))
                found.setdefault(here, {}).setdefault(outlet_name_key(article.outlet.name), article.outlet)
    return {outlet: next(iter(found[key].values())) for key, outlet in bare.items() if len(found.get(key, ())) == 1}


def iso(day: date | None) -> str:
    """2025-10-12, "" for none."""
    return day.isoformat() if day else ""
