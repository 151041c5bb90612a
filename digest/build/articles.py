"""Which article is which? Each record under its lasting id, with its slug and outlet, and the ledger's line about it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import replace
from datetime import date
from typing import Any, NamedTuple, TypeVar, cast

from msgspec import structs

from digest.build.given import Given
from digest.build.inputs import Harvest, Held
from digest.build.memory import Memory
from digest.build.records import Record, print_of
from digest.build.segments import Candidate
from digest.build.shelf import Shelf, Weight
from digest.dates import infer
from digest.fingerprint import key_of
from digest.identity import Claim, article_ids, claim_of, doubtful, host_in, outlet_name_key
from digest.model import Article, Dated, Ledger, LedgerEntry, Outlet, Story
from digest.tables import Tables
from digest.text import slug_of

T = TypeVar("T")


class Named(NamedTuple):
    """A record under its lasting id: the article, its line in the ledger, and how the grouping takes it."""

    print: str  # fingerprint of the whole article as the record has it
    article: Article
    entry: LedgerEntry
    candidate: Candidate


class _Shown(NamedTuple):
    """What a record shows of which article it is, and whose."""

    claim: Claim
    outlet: _From


class _From(NamedTuple):
    """An outlet and the host of an article's address."""

    key: str
    name: str
    host: str


def named(found: Harvest, given: Given, memory: Memory) -> dict[str, Named]:
    """The articles of these records by id, in the order of their paths."""
    down = frozenset(given.settings.removed)
    naming = Naming(found.shelf, down, memory.rows)
    asked = _asked(found, given, memory)
    return memory.each("articles", asked, lambda id_, each: naming.named(id_, *each[0], each[1]), down)


def _asked(found: Harvest, given: Given, memory: Memory) -> dict[str, tuple[tuple[Held, str, Outlet], LedgerEntry | None]]:
    """By id: the record, the key and outlet of its article, and the ledger's line about it."""
    tables = memory.tables
    shown = memory.each("shown", found.articles, lambda _, held: _shown(held.record), settled=True)
    known = tables.one("ledger of articles", given.ledger, lambda: _by_id(given.ledger))
    named = tables.joined("naming", found.articles, _ids(shown, given, tables), _outlets_of(shown, given, tables))
    del shown  # there is one for each article
    asked = tables.spread("naming by id", named, lambda _, each: {each[1][0]: (each[0], each[1][1], each[2])})
    del named
    return cast(dict[str, Any], tables.joined("naming beside the ledger", asked, known))


def _by_id(ledger: Ledger) -> dict[str, LedgerEntry]:
    return {entry.id: entry for entry in ledger.entries if entry.kind == "article"}


def _ids(shown: Mapping[str, _Shown], given: Given, tables: Tables) -> dict[str, tuple[str, str]]:
    """The id and key of each; worked out anew only where more changed than texts that nobody is known by."""

    def asked() -> object:
        sides = tables.each("sides of claims", shown, lambda _, each: each.claim[:2], settled=True)
        known = sides, given.ledger
        those = tables.one("claims that are doubtful", known, lambda: _doubtful(shown, given.ledger))
        return known, [shown[name].claim.text for name in those]

    return tables.once("ids of articles", asked, lambda: _identified(shown, given.ledger))


def _doubtful(shown: Mapping[str, _Shown], ledger: Ledger) -> list[str]:
    names = [*shown]
    return [names[at] for at in doubtful([each.claim for each in shown.values()], ledger)]


def _identified(shown: Mapping[str, _Shown], ledger: Ledger) -> dict[str, tuple[str, str]]:
    return dict(zip(shown, article_ids([each.claim for each in shown.values()], ledger), strict=True))


def _outlets_of(shown: Mapping[str, _Shown], given: Given, tables: Tables) -> dict[str, Outlet]:
    """The outlet of each."""
    sources = tables.each("sources", shown, lambda _, each: each.outlet, settled=True)
    stated = frozenset({*(key for key, _ in given.outlets.names), *(source.key for source in given.settings.sources)})
    down = frozenset(given.settings.removed)
    every = tables.one("every source", sources, lambda: [*dict.fromkeys(sources.values())])
    outlets = tables.one("outlets of articles", every, lambda: _outlets(every, stated, down), (stated, down))
    return tables.each("outlets of sources", sources, lambda _, source: outlets[source], outlets, settled=True)


def _shown(record: Record) -> _Shown:
    article = record.article
    assert article is not None
    claim = claim_of(record.path, record.part, article.url, record.text, article.title)
    return _Shown(claim, _From(article.outlet.key, article.outlet.name, host_in(claim.address)))


class Naming:
    """How records become articles. Values that are the same in many of them are held once; `known` are held anyway."""

    def __init__(self, shelf: Shelf, down: frozenset[str], known: Iterable[str]) -> None:
        self._shelf, self._down = shelf, down
        self._known: dict[Any, Any] = {value: value for value in known}

    def named(self, id_: str, held: Held, key: str, outlet: Outlet, was: LedgerEntry | None) -> Named:
        """The article under its id; `was` is what the ledger says of it."""
        record, weight = held.record, Weight(self._shelf, held.place)
        light = record.article
        assert light is not None
        slug = was.slug if was and was.slug else slug_of(light.title)  # what was gone and is back has its address again
        dated = self._dated(light.dated, weight.clues() if record.clues else {})
        article = structs.replace(
            light,
            id=id_,
            path=self._one(record.path),
            slug=slug,
            outlet=outlet,
            authors=self._one(light.authors),
            section=self._one(light.section),
            language=self._one(light.language),
            dated=dated,
            **weight.parts(),
        )
        taken_down = not {id_, article.url, article.path, outlet.key}.isdisjoint(self._down)
        # what was taken down may still lie there, but nothing of it may be told, not even by the ledger
        shown, text = ("", "") if taken_down else (slug, record.text)
        entry = LedgerEntry(id_, "article", shown, key, text, day=was.day if was else self._one(iso(article.dated.day)))
        candidate = Candidate(id_, self._one(record.day), self._one(record.order), record.features, weight.features)
        return Named(record.print, article, was if was == entry else entry, candidate)

    def _one(self, value: T) -> T:
        """The first that was like this one."""
        return cast(T, self._known.setdefault(value, value))

    def _dated(self, dated: Dated, more: Mapping[str, Any]) -> Dated:
        one = self._one
        return structs.replace(dated, published=one(dated.published), day=one(dated.day), clue=one(dated.clue), **more)


def gone(present: Mapping[str, Article], given: Given) -> list[LedgerEntry]:
    """The ledger's lines about articles that are no longer there."""
    lost = (entry for entry in given.ledger.entries if entry.kind == "article" and entry.id not in present)
    return [_forgotten(entry._replace(state="removed"), given) for entry in sorted(lost, key=lambda entry: entry.id)]


def _forgotten(entry: LedgerEntry, given: Given) -> LedgerEntry:
    """What was taken down on demand leaves no name behind: neither slug nor address nor text."""
    named = {entry.id, entry.key, entry.key.partition("#")[0]} & set(given.settings.removed)
    return entry._replace(slug="", text="", key=entry.id) if named else entry


def prints_of(those: Mapping[str, Named], articles: Mapping[str, Article], memory: Memory) -> dict[str, str]:
    """The fingerprint of each article: of the record's, and of what has become of it since."""
    asked = memory.tables.joined("articles beside their records", articles, those)
    return memory.each("prints of articles", asked, lambda _, each: _print(each[1].print, each[0]), settled=True)


def _print(print_: str, article: Article) -> str:
    lent = print_of(structs.replace(article.dated, constraints=())) if article.dated.inferred else ""
    return key_of(print_, article.id, article.slug, article.outlet.key, lent)


def with_inferred(
    articles: Mapping[str, Article], stories: Mapping[str, Story], homes: Mapping[str, str], memory: Memory
) -> dict[str, Article]:
    """Undated reports that another report of their story dates, or their own last change; never fed back into grouping."""
    tables = memory.tables
    undated = tables.only("undated articles", articles, lambda article: article.dated.day is None and not article.dated.future)
    told = dict.fromkeys(homes[id_] for id_ in undated if id_ in homes)
    asked = {id_: tuple([articles[member.id] for member in stories[id_].group.members]) for id_ in told}
    inferred = memory.each("inferred", asked, lambda _, those: _inferred(those))
    lent = {article.id: article for those in inferred.values() for article in those}
    return tables.over("articles with inferred", articles, lent)


def _inferred(members: Sequence[Article]) -> tuple[Article, ...]:
    """Those articles of a story that get a date from the others or from their last change."""
    lent = infer(members)
    return tuple(structs.replace(article, dated=lent[article.id]) for article in members if article.id in lent)


def words_of(articles: Mapping[str, Article]) -> dict[str, str]:
    """How an editor may name an article: its id, its path, its path and number."""
    words = {}
    for id_, article in articles.items():
        words[f"{article.path}#{article.part}"] = id_
        if not article.part:
            words[article.path] = id_
        words[id_] = id_
    return words


def _outlets(sources: Sequence[_From], stated: frozenset[str], down: frozenset[str]) -> dict[_From, Outlet]:
    """One outlet for one name: where some of its texts show a domain and others only the name, they count as one. A key that the
    editor takes down stays itself: else its texts would be public under another one. `stated`: keys that the editor speaks of."""
    every = {each: Outlet(each.key, each.name) for each in sources}
    of_domain = _of_domains([each for each in sources if each.key], stated | down)
    named = {each: of_domain.get(outlet, outlet) for each, outlet in every.items() if each.key and each.key not in down}
    keys: dict[str, set[str]] = {}
    for each in named:
        keys.setdefault(outlet_name_key(each.name), set()).add(each.key)
    chosen = {name: min(those, key=lambda key: (key not in stated, "." not in key, key)) for name, those in keys.items()}
    return every | {
        each: known if known.key in down else replace(known, key=chosen[outlet_name_key(known.name)])
        for each, known in named.items()
    }


def _of_domains(sources: Sequence[_From], but: AbstractSet[str]) -> dict[Outlet, Outlet]:
    """Outlets of which some texts show nothing but the domain, while all others from that domain name one and the same; `but` are
    keys that stay themselves."""
    bare = {each.key for each in sources if each.name == each.key and "." in each.key and each.key not in but}
    found: dict[str, dict[str, Outlet]] = {}
    for each in sources:
        if each.name != each.key and each.host in bare:
            found.setdefault(each.host, {}).setdefault(outlet_name_key(each.name), Outlet(each.key, each.name))
    return {Outlet(key, key): next(iter(found[key].values())) for key in sorted(bare) if len(found.get(key, ())) == 1}


def iso(day: date | None) -> str:
    """2025-10-12, "" for none."""
    return day.isoformat() if day else ""
