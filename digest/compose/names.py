"""Whom and what is the story about? Runs of capitalised words, their spellings joined, the most used first."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import pairwise

from digest.compose.runs import names_in, one_name, runs_of
from digest.compose.spellings import INNER, spellings
from digest.model import Article, NameUse
from digest.text import folded

_MOST_NAMES = 12  # of a story
_JOINS = INNER | {"the", "for", "y", "e", "and", "et", "und", "i"}  # words of a name that name nobody
_INFLECTED = frozenset("uk ru bg sr pl cs sk hr sl hu fi et tr el lt lv ro".split())
_DEMONYM = frozenset("n an ian i ese ish".split())
_INITIALS = 5  # letters that may be those of words


@dataclass(slots=True)
class _Tally:
    """One name while it is counted: its spellings and the articles that use it."""

    spellings: Counter[str] = field(default_factory=Counter)
    articles: set[str] = field(default_factory=set)

    def take(self, other: _Tally) -> None:
        self.spellings.update(other.spellings)
        self.articles |= other.articles


def story_names(members: Sequence[Article], spelled: Sequence[Sequence[str]] = ()) -> tuple[NameUse, ...]:
    """The names that the story is about: in half of its articles at least, or in its title, most used first.

    `spelled` are the lines of names.toml: spellings that are one name, the first of each is shown.
    """
    known = spellings(tuple(tuple(line) for line in spelled))
    tallies: dict[str, _Tally] = {}
    lone = members[0].title if len(members) == 1 else None
    runs = [runs_of(article) for article in members]
    whole = one_name([(found, article.language) for article, found in zip(members, runs, strict=True)])
    for article, found in zip(members, runs, strict=True):
        for spelling, uses in names_in(article, found, whole).items():
            if lone is not None and uses == 1 and " " not in spelling and spelling not in lone:
                continue  # said once by one report: never central, so not worth comparing
            tally = tallies.setdefault(known.key(spelling), _Tally())
            tally.spellings[spelling] += uses
            tally.articles.add(article.id)
    _join(tallies, {article.language for article in members})
    titles = folded(" ".join(article.title for article in members))
    kept = [(known.chosen.get(key, ""), tally) for key, tally in sorted(tallies.items()) if _central(tally, titles, len(members))]
    kept.sort(key=lambda pair: (-len(pair[1].articles), -pair[1].spellings.total(), _chosen(pair[1])))
    return tuple(_use(tally, name) for name, tally in kept[:_MOST_NAMES])


def name_words(names: Iterable[NameUse]) -> frozenset[str]:
    """The folded words of the names in all their spellings, for asking whether a sentence names somebody."""
    spelled = (spelling for use in names for spelling in (use.name, *use.variants))
    return frozenset(word for spelling in spelled for word in folded(spelling).split() if len(word) > 2 and word not in _JOINS)


def _join(tallies: dict[str, _Tally], languages: set[str]) -> None:
    """Join "Zelensky" with "Volodymyr Zelensky" where only one such is met, then inflected forms and people's adjectives."""
    by_last: dict[str, list[str]] = {}
    for key in sorted(tallies):
        if " " in key:
            by_last.setdefault(key.rpartition(" ")[2], []).append(key)
    for last, longer in sorted(by_last.items()):
        full = max(longer, key=lambda key: (len(tallies[key].articles), -len(key), key))
        alone = all(_usual(tallies, key, full) for key in longer if key != full)
        if last in tallies and alone and _introduces(tallies[full], tallies[last]) and not _two_names(tallies, full):
            _into(tallies, full, [last, *(key for key in longer if key.endswith(" " + full))])
    inflected = bool(languages & _INFLECTED)
    for short, long in pairwise(sorted(tallies, key=lambda key: (key.count(" "), key))):
        if short in tallies and long in tallies and (_forms(short, long, inflected) or _members(tallies, short, long)):
            _into(tallies, short, (long,))
            tallies[long] = tallies.pop(short)


def _into(tallies: dict[str, _Tally], key: str, others: Iterable[str]) -> None:
    for other in others:
        tallies[key].take(tallies.pop(other))


def _introduces(full: _Tally, short: _Tally) -> bool:
    """A person's full name is in most texts that use the short one; "Northern Averin" is in few that say "Averin"."""
    return 2 * len(full.articles) >= len(short.articles) and full.spellings.total() <= 2 * short.spellings.total()


def _two_names(tallies: Mapping[str, _Tally], full: str) -> bool:
    """ "Council Liberals" are no person called Liberals: a Liberal is met too, and the Council alone as often as they."""
    first, _, rest = full.partition(" ")
    member = rest.endswith("s") and rest[:-1] in tallies
    return member and first in tallies and len(tallies[first].articles) >= len(tallies[full].articles)


def _usual(tallies: Mapping[str, _Tally], key: str, full: str) -> bool:
    """Is the other long form the same one with a title before it, or too rare to make two people of them?"""
    return key.endswith(" " + full) or 3 * len(tallies[key].articles) <= len(tallies[full].articles)


def _forms(short: str, long: str, inflected: bool) -> bool:
    if len(short.rpartition(" ")[2]) >= 4 and _adjective(short, long):  # "Tern II" and "Tern III" are two
        return True
    if len(short) < 5 or " " in short:
        return False
    shared = next((at for at, (a, b) in enumerate(zip(short, long, strict=False)) if a != b), len(short))
    return inflected and shared >= 5 and len(long) - shared <= 3 and len(short) - shared <= 2


def _members(tallies: Mapping[str, _Tally], short: str, long: str) -> bool:
    """ "Liberal" and "Liberals", "Council Liberals" too; not "Robert" and "Roberts", who has a first name."""
    last = (" " + short, " " + long)
    return len(short) > 4 and long == short + "s" and all(_two_names(tallies, key) for key in tallies if key.endswith(last))


def _adjective(base: str, word: str) -> bool:
    """ "Russia" and "Russian", "Ukraine" and "Ukrainian"."""
    stems = (base, base[:-1]) if base[-1] in "ea" else (base,)
    return any(word.startswith(stem) and word[len(stem) :] in _DEMONYM for stem in stems)


def _central(tally: _Tally, titles: str, members: int) -> bool:
    """Met twice in a story of one, in half of the articles else; or a title has it."""
    often = tally.spellings.total() > 1 if members == 1 else len(tally.articles) >= max(2, (members + 2) // 3)
    return often or (members == 1 and any(folded(spelling) in titles for spelling in tally.spellings))


def _chosen(tally: _Tally) -> str:
    """The spelling to show: a full name where there is one, else the most used."""
    count = tally.spellings
    full = [name for name in count if " " in name]
    best = min(full or list(count), key=lambda name: (-count[name], len(name), name))
    best = next((name for name in sorted(count) if _shouted(best) and not _shouted(name) and name.upper() == best), best)
    one = best[:-1] if best[-1] == "s" and best[:-1] in count else best
    if one + "y" in count:  # "German" and "Germany"
        return one + "y"
    return next((name for name in sorted(count) if _adjective(name, one)), best)


def _shouted(name: str) -> bool:
    """ "AVERIN BAY", as datelines write it; "NATO" is written so."""
    return name.isupper() and len(name) > _INITIALS


def _use(tally: _Tally, shown: str) -> NameUse:
    name = shown or _chosen(tally)
    variants = sorted((spelling for spelling in tally.spellings if spelling != name), key=lambda s: (-tally.spellings[s], s))
    return replace(NameUse(name), variants=tuple(variants), articles=len(tally.articles))
