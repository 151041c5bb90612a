"""Which article is which? Each record under its lasting id, with its slug and outlet, and the ledger's line about it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, replace
from datetime import date
from functools import cache
from typing import Any, TypeVar, cast

from digest.build.given import Given
from digest.build.grouping import Candidate
from digest.build.inputs import Harvest
from digest.build.memory import Memory
from digest.build.records import Record, print_of
from digest.build.shelf import Weight
from digest.dates import infer
from digest.fingerprint import key_of
from digest.identity import Claim, article_ids, host_of, outlet_name_key
from digest.model import Article, Dated, LedgerEntry, Outlet, Story
from digest.text import slug_of

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Named:
    """A record under its lasting id: the article, its line in the ledger, and how the grouping takes it."""

    print: str  # fingerprint of the whole article as the record has it
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
    made, shared = [], Shared()
    for record, (id_, key) in zip(records, ids, strict=True):
        assert record.article is not None
        outlet, entry = outlets.get(record.article.outlet, record.article.outlet), known.get(id_)
        asked = (key, outlet, entry and entry.state == "live" and entry.slug, entry and entry.day)
        was = before.get(id_)
        same = was and was[0] is record and was[1] == asked
        weight = Weight(found.shelf, found.places[record.path, record.part])
        each = was[2] if was and same else _named(record, id_, key, outlet, entry, weight, down, shared)
        now[id_] = (record, asked, each)
        made.append(each)
    return made


class Shared:
    """Values that are the same in many records, each held once."""

    def __init__(self) -> None:
        self._known: dict[Any, Any] = {}

    def one(self, value: T) -> T:
        """The first that was like this one."""
        return cast(T, self._known.setdefault(value, value))

    def dated(self, dated: Dated) -> Dated:
        """The same date."""
        return replace(dated, published=self.one(dated.published), day=self.one(dated.day), clue=self.one(dated.clue))


def _named(
    record: Record,
    id_: str,
    key: str,
    outlet: Outlet,
    was: LedgerEntry | None,
    weight: Weight,
    down: frozenset[str],
    shared: Shared,
) -> Named:
    assert record.article is not None
    light = record.article
    slug = was.slug if was and was.state == "live" else slug_of(light.title)
    dated = shared.dated(light.dated)
    article = replace(
        light,
        id=id_,
        path=record.path,
        slug=slug,
        outlet=outlet,
        authors=shared.one(light.authors),
        section=shared.one(light.section),
        language=shared.one(light.language),
        dated=weight.dated(dated) if record.clues else dated,
        **weight.parts(),
    )
    taken_down = not {id_, article.url, article.path, outlet.key}.isdisjoint(down)
    # what was taken down may still lie there, but nothing of it may be told, not even by the ledger
    shown, text = ("", "") if taken_down else (slug, record.text)
    entry = LedgerEntry(id_, "article", shown, key, text, day=was.day if was else iso(article.dated.day))
    return Named(record.print, article, entry, Candidate(id_, shared.one(record.day), record.features, weight.features))


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
        same = was and was[0] == each.print and was[1] is article
        now[article.id] = was if same else (each.print, article, _print(each.print, article))
    return {id_: print_ for id_, (_, _, print_) in now.items()}


def _print(print_: str, article: Article) -> str:
    lent = print_of(replace(article.dated, constraints=())) if article.dated.inferred else ""
    return key_of(print_, article.id, article.slug, article.outlet.key, lent)


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
