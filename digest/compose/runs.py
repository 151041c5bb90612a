"""Which names does a report use? Runs of capitalised words, with what binds several of them into one name."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field

from digest.compose.numbers import MEASURES
from digest.compose.spellings import INNER, after_title, is_title, skeleton
from digest.compose.starts import definite, grammar
from digest.languages import CALENDAR, stop_words
from digest.model import Article
from digest.sentences import abbreviated
from digest.text import folded

Chain = tuple[str, ...]  # names and what stands between them, in turn: "Forests", " and ", "Waters Board"

_LOOKED_AT = 1_800  # characters of an article's body
_LONE_SAYS_NOTHING = frozenset({"de", "vi"})  # nouns, or syllables of them, have capitals too
_PROSE = frozenset({"p", "quote", "li"})
_GENITIVE, _BESIDE = re.compile(r"(?<! von)(?<! van) der "), re.compile(r"(?<! van) (?:das|den|du) ")
_NOUN = re.compile(r"\b(?:d(?:er|ie|as|en|em|es)|ein(?:e[nmrs]?)?|im|am|zum|zur|beim|vom) $")  # a noun comes next, no person
_OWNERS = frozenset({"'s ", "’s "})
# What binds two names into one, "the Ministry for Forests and Waters"; most often it does not.
_BINDING = _OWNERS | {f" {word} " for word in "and for und für et pour y e para per voor en och for i og и і та".split()}
_LONGEST = max(map(len, _BINDING))
_STOPS = frozenset('.!?:…”"»—–')
# Letters that are capitals: Latin, Greek, Cyrillic, Armenian.
_UPPER = "".join(letter for letter in map(chr, [*range(0x41, 0x590), *range(0x1E00, 0x2000)]) if letter.isupper())
# One word with a capital and up to five more, "de", "of" or "von der" between; "Kyiv’s" and "Averin." end a run, "J." does not.
_REST = rf"(?:\.(?:[{_UPPER}]\.){{0,3}}(?!\w)|[\w-]*(?:['’.][{_UPPER}]\w*)*)"  # after the first letter
_AGENCY = re.compile(r"^([^()]{0,60})\([^()]{2,30}\)(?=\s?(?:–|—|--?)\s)")  # the credit in a dateline: "AVERIN (Agency) — "
_RUN = re.compile(  # the capital comes first, so that the search can leap to it
    rf"[{_UPPER}](?<![\w'’.-].){_REST}(?:(?:(?<=s)['’])? (?:(?:{'|'.join(sorted(INNER))}) ){{0,2}}[{_UPPER}]{_REST}){{0,5}}"
)


@dataclass(slots=True)
class Runs:
    """What of a report may be names, with the number of uses."""

    inside: Counter[str] = field(default_factory=Counter)  # within a sentence
    opening: Counter[str] = field(default_factory=Counter)  # at its start, where any word has a capital
    chains: Counter[Chain] = field(default_factory=Counter)

    def forms(self, name: str, language: str) -> list[str]:
        """The runs that are this name: "Board", "The Board", "Then Board"."""
        every = {*self.inside, *self.opening}
        silent = stop_words(language) | grammar(language)
        return sorted(run for run in every if run == name or (run.endswith(" " + name) and run.partition(" ")[0].lower() in silent))

    def uses(self, name: str, language: str) -> int:
        """How often it is met."""
        return sum(self.inside[run] + self.opening[run] for run in self.forms(name, language))


def runs_of(article: Article) -> Runs:
    """The runs of the beginning of a report."""
    found, looked_at = Runs(), 0
    for block in article.blocks:
        if block.kind in _PROSE and looked_at < _LOOKED_AT:
            _count(block.text if looked_at else _AGENCY.sub(r"\1", block.text), article.language, found)
            looked_at += len(block.text)
    return found


def one_name(reports: Sequence[tuple[Runs, str]]) -> frozenset[Chain]:
    """ "New Year’s Eve" and "the Forests and Waters Board" are one name where no part of it is met without the others in any report
    of the story; "Lyr’s Parliament" is two where Lyr is met alone. `reports` are their runs and languages."""
    chains: Counter[Chain] = Counter()
    for runs, _ in reports:
        chains.update(runs.chains)
    bound, endings = Counter[str](), Counter[Chain]()
    for chain, uses in chains.items():
        bound.update(dict.fromkeys(chain[::2], uses))
        endings[chain[1:]] += uses
    never_alone = {part for part, times in bound.items() if sum(runs.uses(part, language) for runs, language in reports) == times}
    return frozenset(chain for chain in chains if endings[chain[1:]] > 1 and never_alone.issuperset(chain[::2]))


def names_in(article: Article, runs: Runs, whole: frozenset[Chain]) -> dict[str, int]:
    """The names with their uses; a lone capital that opens a sentence counts only where it is met elsewhere too."""
    for chain in sorted(runs.chains.keys() & whole):
        for run in (run for part in chain[::2] for run in runs.forms(part, article.language)):
            del runs.inside[run], runs.opening[run]
        runs.inside["".join(chain)] = runs.chains[chain]
    own = _own_names(article)
    return {name: uses for name, uses in _names_among(runs, article).items() if skeleton(name) not in own}


def _own_names(article: Article) -> frozenset[str]:
    """What an outlet calls itself, as skeletons: its name, with and without the article before it, and the initials."""
    words = article.outlet.name.split()
    bare = words[1:] if words and words[0].lower() in grammar(article.language) else words
    initials = ("".join(word[0] for word in each) for each in (words, bare) if len(each) > 2)
    return frozenset(skeleton(name) for name in (" ".join(words), " ".join(bare), *initials))


def _count(text: str, language: str, found: Runs) -> None:
    chain: list[str] = []
    begin, end = 0, -_LONGEST - 1
    for match in _RUN.finditer(text):
        start = match.start()
        gap = text[end:start] if start - end <= _LONGEST else ""
        if gap in _BINDING:
            chain += (gap, match[0])
        else:
            if len(chain) > 1:
                _note(chain, text[:begin], language, found)
            chain, begin = [match[0]], start
        end = match.end()
        if not _abbreviates(text, match[0], end):
            before = text[max(0, start - 3) : start].rstrip(" (\"“„«‘'")
            first, *more = _parts(match[0], text[max(0, start - 9) : start], language)
            (found.opening if not before or before[-1] in _STOPS else found.inside)[first] += 1
            found.inside.update(more)
    if len(chain) > 1:
        _note(chain, text[:begin], language, found)


def _parts(run: str, before: str, language: str) -> list[str]:
    """In German, where nouns have capitals, "das" stands in no name; what owns may be one, and what it owns is none: "Nordmole der
    Insel Hask". Behind an article neither does "von": "der Rat von Sankt Orlan", but "Karl von Orlan"."""
    if language != "de":
        return [run]
    words = [part for each in _BESIDE.split(run) for part in _of_owners(each, language)]
    if _NOUN.search(before) or _is_definite(run.partition(" ")[0], language):
        words[:1] = words[0].split(" von ")
    return words


def _of_owners(run: str, language: str) -> list[str]:
    """ "Haus der Kunst" is whole: neither of its parts could be a name."""
    parts = _GENITIVE.split(run)
    return parts if any(len(part.split(" ")) > 1 + _is_definite(part.partition(" ")[0], language) for part in parts) else [run]


def _is_definite(word: str, language: str) -> bool:
    return word.lower() in definite(language)


def _note(chain: Sequence[str], before: str, language: str, found: Runs) -> None:
    """Keeps what may be one name: "and" binds only behind an article, or any two people who always meet would be one."""
    first, _, rest = chain[0].partition(" ")
    owns = rest and _is_definite(first, language)  # "The Board"
    if owns or _OWNERS.issuperset(chain[1::2]) or _is_definite(before.rstrip().rpartition(" ")[2], language):
        found.chains[(rest if owns else chain[0], *chain[1:])] += 1


def _abbreviates(text: str, run: str, end: int) -> bool:
    """ "Sen. Mira Toll": a title or the like, cut short."""
    return text.startswith(". ", end) and text[end + 2 : end + 3].isupper() and abbreviated(run)


def _names_among(runs: Runs, article: Article) -> dict[str, int]:
    silent, text = stop_words(article.language) | grammar(article.language), article.text
    inside, opening, found = runs.inside, runs.opening, dict[str, int]()
    for count in (inside, opening):
        for name, uses in count.items():
            bare = _from_name_on(name, silent, text if count is opening and name not in inside else "")
            if count is opening and uses == 1 and bare == name and bare.partition(" ")[2] in inside:
                bare = bare.partition(" ")[2]  # "Despite Zelensky": a lone use at a sentence's start proves nothing
            elsewhere = count is inside or bare != name or " " in bare or bare in inside
            if bare and elsewhere and _could_be(bare, article.language, silent):
                found[bare] = found.get(bare, 0) + uses
    return found


def _from_name_on(name: str, silent: frozenset[str], text: str) -> str:
    """ "But Zelensky", "Ukrainian President Volodymyr Zelensky", "Under Mayor Toll": the name without what stands before it."""
    whole = name.split(" ")
    parts = after_title(whole)
    first = parts[0].lower()
    if len(parts) > 1 and (first in silent or (parts is whole and f" {first} " in text)):  # an ordinary word that opens a sentence
        parts = parts[1:]
    while len(parts) > 1 and parts[0] in INNER:
        parts = parts[1:]
    return " ".join(parts)


def _could_be(name: str, language: str, silent: frozenset[str]) -> bool:
    low = name.lower()
    if " " not in name:
        alone = language in _LONE_SAYS_NOTHING and not (name.isupper() and len(name) > 1)  # nouns have capitals too
        weekday = low.removesuffix("s") in CALENDAR or low.rstrip(".") in CALENDAR
        return not alone and not weekday and len(name) > 2 and low not in silent and not is_title(low)
    if folded(low.split()[0]) in MEASURES:  # "vierzig Metern Länge"
        return False
    return not all(word in silent or word in CALENDAR for word in low.replace(".", "").split())
