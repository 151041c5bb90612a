"""Whom and what is the story about? Runs of capitalised words, their spellings joined, the most used first."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import lru_cache
from itertools import pairwise

from digest.compose.numbers import MEASURES
from digest.compose.starts import grammar
from digest.languages import CALENDAR, stop_words
from digest.model import Article, NameUse
from digest.text import folded, transliterated

_MOST_NAMES = 12  # of a story
_LOOKED_AT = 1_800  # characters of an article's body
# Words that stand inside names in lower case.
_JOINS = frozenset("de da di do dos das del della der den du la le van von bin ibn al el af av of the for y e and et und i".split())
_INNER = frozenset("de da di do dos das del della der den du la le van von bin ibn al el af av of &".split())
# What stands before a name in capitals and is none; "King" and "Prince" are left, since they are often part of it.
_TITLES = frozenset(
    "mr mrs ms miss dr prof sir president minister chancellor premier senator governor mayor secretary spokesman spokeswoman judge "
    "professor colonel captain sergeant inspector detective superintendent chief adviser commissioner chairman "
    "chairwoman skipper pastor pastorin herr frau "
    "präsident präsidentin kanzler kanzlerin bundeskanzler bundeskanzlerin minister "
    "ministerin ministerpräsident außenminister premierminister président presidente presidenta "
    "monsieur madame mme mlle señor señora sr sra signor signora pan pani пан пані".split()
)
_LONE_SAYS_NOTHING = frozenset({"de", "vi"})  # nouns, or syllables of them, have capitals too
_INFLECTED = frozenset("uk ru bg sr pl cs sk hr sl hu fi et tr el lt lv ro".split())
_DEMONYM = frozenset("n an ian i ese ish".split())
_PROSE = frozenset({"p", "quote", "li"})
_OWNERS = frozenset({"'s ", "’s "})
_STOPS = frozenset('.!?:…”"»—–')
# Letters that are capitals: Latin, Greek, Cyrillic, Armenian.
_UPPER = "".join(letter for letter in map(chr, [*range(0x41, 0x590), *range(0x1E00, 0x2000)]) if letter.isupper())
# One word with a capital and up to five more, with "de" or "of" between; "Kyiv’s" and "Averin." end a run, "J." does not.
_REST = rf"(?:\.(?:[{_UPPER}]\.){{0,3}}(?!\w)|[\w-]*(?:['’.][{_UPPER}]\w*)*)"  # after the first letter
_AGENCY = re.compile(r"^([^()]{0,60})\([^()]{2,30}\)(?=\s?(?:–|—|--?)\s)")  # the credit in a dateline: "AVERIN (Agency) — "
_DOUBLED = re.compile(r"\b[ivx]{2,}\b|(.)\1+")  # "Note II" and "Note III" are two
_RUN = re.compile(  # the capital comes first, so that the search can leap to it
    rf"[{_UPPER}](?<![\w'’.-].){_REST}(?:(?:(?<=s)['’])? (?:(?:{'|'.join(sorted(_INNER))}) )?[{_UPPER}]{_REST}){{0,5}}"
)


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
    for article in members:
        for spelling, uses in _runs(article).items():
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


@dataclass(frozen=True, slots=True)
class Spellings:
    """Spellings that no rule can see as one name: the key of each, and which is shown."""

    keys: Mapping[str, str]  # skeleton -> skeleton of the chosen spelling
    chosen: Mapping[str, str]  # skeleton of the chosen spelling -> that spelling

    def key(self, name: str) -> str:
        """What all spellings of a name share; "Myra Toll" is "Mira Toll" where "Myra" is "Mira"."""
        bare = skeleton(name)
        if bare in self.keys or not self.keys:
            return self.keys.get(bare, bare)
        return " ".join([self.keys.get(word, word) for word in bare.split(" ")])


@lru_cache(maxsize=4)
def spellings(lines: tuple[tuple[str, ...], ...]) -> Spellings:
    """The lines of names.toml; of two lines about one spelling the later one counts.

    >>> spellings((("Kyiv", "Kiev"),)).key("Kiev") == skeleton("Kyiv")
    True
    """
    named = [line for line in lines if line]
    return Spellings(
        {skeleton(word): skeleton(line[0]) for line in named for word in line}, {skeleton(line[0]): line[0] for line in named}
    )


def without_title(name: str) -> str:
    """ "Ms Lind" -> "Lind", "Inspector Anselm Reyes" -> "Anselm Reyes"; a title alone stays.

    >>> without_title("Mr. Amery")
    'Amery'
    """
    return " ".join(_after_title(name.split(" ")))


def is_title(name: str) -> bool:
    """Is it a title alone, "Mr" or "Minister"?"""
    return name.lower().rstrip(".") in _TITLES


def _after_title(parts: list[str]) -> list[str]:
    """ "Ukrainian President Volodymyr Zelensky": what stands behind the last title."""
    titles = [at for at, word in enumerate(parts[:-1]) if is_title(word) and parts[at + 1] not in _INNER]
    return parts[titles[-1] + 1 :] if titles else parts


def name_words(names: Iterable[NameUse]) -> frozenset[str]:
    """The folded words of the names in all their spellings, for asking whether a sentence names somebody."""
    spelled = (spelling for use in names for spelling in (use.name, *use.variants))
    return frozenset(word for spelling in spelled for word in folded(spelling).split() if len(word) > 2 and word not in _JOINS)


@lru_cache(maxsize=1 << 16)
def skeleton(name: str) -> str:
    """What spellings of one name share: "Zelenskyy", "Zelensky", "Зеленський" -> "zelenski".

    >>> skeleton("Zelenskyy") == skeleton("Zelenskiy") == skeleton("Зеленський")
    True
    """
    plain = transliterated(folded(name)).replace("y", "i").replace("j", "i").replace("w", "v").replace("kh", "h").replace("'", "")
    return _DOUBLED.sub(_first, plain)


def _first(found: re.Match[str]) -> str:
    return found[1] or found[0]


def _runs(article: Article) -> dict[str, int]:
    """Capitalised runs with their counts; a lone capital that opens a sentence counts only where it is met elsewhere too."""
    inside: Counter[str] = Counter()
    opening: Counter[str] = Counter()
    owned: Counter[tuple[str, str]] = Counter()
    looked_at = 0
    for block in article.blocks:
        if block.kind in _PROSE and looked_at < _LOOKED_AT:
            _count(block.text if looked_at else _AGENCY.sub(r"\1", block.text), inside, opening, owned)
            looked_at += len(block.text)
    _join_owned(inside, opening, owned)
    own = _own_names(article)
    return {name: uses for name, uses in _names_among(inside, opening, article).items() if skeleton(name) not in own}


def _own_names(article: Article) -> frozenset[str]:
    """What an outlet calls itself, as skeletons: its name, with and without the article before it, and the initials."""
    words = article.outlet.name.split()
    bare = words[1:] if words and words[0].lower() in grammar(article.language) else words
    initials = ("".join(word[0] for word in each) for each in (words, bare) if len(each) > 2)
    return frozenset(skeleton(name) for name in (" ".join(words), " ".join(bare), *initials))


def _count(text: str, inside: Counter[str], opening: Counter[str], owned: Counter[tuple[str, str]]) -> None:
    owner, end = "", -1  # what stands right before
    for match in _RUN.finditer(text):
        start = match.start()
        before = text[max(0, start - 3) : start].rstrip(" (\"“„«‘'")
        (opening if not before or before[-1] in _STOPS else inside)[match[0]] += 1
        if start == end + 3 and text[end:start] in _OWNERS:
            owned[owner + text[end:start], match[0]] += 1
        owner, end = match[0], match.end()


def _join_owned(inside: Counter[str], opening: Counter[str], owned: Counter[tuple[str, str]]) -> None:
    """ "New Year’s Eve" is one name where neither is met without the other; "Lyr’s Parliament" is two where Lyr is met alone."""
    for (owner, thing), uses in sorted(owned.items()):
        alone = owner[:-3]
        if uses > 1 and inside[alone] + opening[alone] == uses == inside[thing] + opening[thing]:
            for count in (inside, opening):
                del count[alone], count[thing]
            inside[owner + thing] = uses


def _names_among(inside: Counter[str], opening: Counter[str], article: Article) -> dict[str, int]:
    silent, text = stop_words(article.language) | grammar(article.language), article.text
    found: dict[str, int] = {}
    for count in (inside, opening):
        for name, uses in count.items():
            bare = _from_name_on(name, silent, text if count is opening else "")
            if count is opening and uses == 1 and bare == name and bare.partition(" ")[2] in inside:
                bare = bare.partition(" ")[2]  # "Despite Zelensky": a lone use at a sentence's start proves nothing
            elsewhere = count is inside or bare != name or " " in bare or bare in inside
            if bare and elsewhere and _could_be(bare, article.language, silent):
                found[bare] = found.get(bare, 0) + uses
    return found


def _from_name_on(name: str, silent: frozenset[str], text: str) -> str:
    """ "But Zelensky", "Ukrainian President Volodymyr Zelensky", "Under Mayor Toll": the name without what stands before it."""
    whole = name.split(" ")
    parts = _after_title(whole)
    first = parts[0].lower()
    if len(parts) > 1 and (first in silent or (parts is whole and f" {first} " in text)):  # an ordinary word that opens a sentence
        parts = parts[1:]
    while len(parts) > 1 and parts[0] in _INNER:
        parts = parts[1:]
    return " ".join(parts)


def _could_be(name: str, language: str, silent: frozenset[str]) -> bool:
    low = name.lower()
    if " " not in name:
        alone = language in _LONE_SAYS_NOTHING and not (name.isupper() and len(name) > 1)  # nouns have capitals too
        return not alone and len(name) > 2 and low not in silent and low.rstrip(".") not in CALENDAR and low not in _TITLES
    if folded(low.split()[0]) in MEASURES:  # "vierzig Metern Länge"
        return False
    return not all(word in silent or word in CALENDAR for word in low.replace(".", "").split())


def _join(tallies: dict[str, _Tally], languages: set[str]) -> None:
    """Join "Zelensky" with "Volodymyr Zelensky" where only one such is met, then inflected forms and people's adjectives."""
    by_last: dict[str, list[str]] = {}
    for key in sorted(tallies):
        if " " in key:
            by_last.setdefault(key.rpartition(" ")[2], []).append(key)
    for last, longer in sorted(by_last.items()):
        full = max(longer, key=lambda key: (len(tallies[key].articles), -len(key), key))
        alone = all(_usual(tallies, key, full) for key in longer if key != full)
        if last in tallies and alone and _introduces(tallies[full], tallies[last]):
            _into(tallies, full, [last, *(key for key in longer if key.endswith(" " + full))])
    single = [key for key in sorted(tallies) if " " not in key]
    for short, long in pairwise(single):
        if short in tallies and long in tallies and _forms(short, long, bool(languages & _INFLECTED)):
            _into(tallies, short, (long,))
            tallies[long] = tallies.pop(short)


def _into(tallies: dict[str, _Tally], key: str, others: Iterable[str]) -> None:
    for other in others:
        tallies[key].take(tallies.pop(other))


def _introduces(full: _Tally, short: _Tally) -> bool:
    """A person's full name is in most texts that use the short one; "Northern Averin" is in few that say "Averin"."""
    return 2 * len(full.articles) >= len(short.articles) and full.spellings.total() <= 2 * short.spellings.total()


def _usual(tallies: Mapping[str, _Tally], key: str, full: str) -> bool:
    """Is the other long form the same one with a title before it, or too rare to make two people of them?"""
    return key.endswith(" " + full) or 3 * len(tallies[key].articles) <= len(tallies[full].articles)


def _forms(short: str, long: str, inflected: bool) -> bool:
    if len(short) < 5:
        return False
    if _adjective(short, long):
        return True
    shared = next((at for at, (a, b) in enumerate(zip(short, long, strict=False)) if a != b), len(short))
    return inflected and shared >= 5 and len(long) - shared <= 3 and len(short) - shared <= 2


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
    if best + "y" in count:  # "German" and "Germany"
        return best + "y"
    return next((name for name in sorted(count) if _adjective(name, best)), best)


def _use(tally: _Tally, shown: str) -> NameUse:
    name = shown or _chosen(tally)
    variants = sorted((spelling for spelling in tally.spellings if spelling != name), key=lambda s: (-tally.spellings[s], s))
    return replace(NameUse(name), variants=tuple(variants), articles=len(tally.articles))
