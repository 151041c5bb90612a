"""Which words are names, and which spellings are one name?

A capital inside a sentence is the evidence; titles, where every word may have one, are not asked. Spellings are
brought to one key by rules (marks, scripts, endings, doubled letters); what rules cannot know stands in names.toml.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache

from digest.languages import stop_words
from digest.text import folded, transliterated

# A word that begins with no small letter, and at no hyphen or apostrophe of another word.
_CAPITAL = re.compile(r"[^\W\d_a-zà-öø-ÿа-яёіїєґ](?<![^\W_].)(?<![^\W_]['’ʼ-].)[^\W_]*(?:['’ʼ-][^\W_]+)*")
_BETWEEN = re.compile(r"[^\W_]|[.!?…:;,()\"“”„«»—–\n]")  # what parts two capitalised words
_BEFORE = frozenset('.!?…:"“„«\n')  # after these a capital says nothing
_ENDING = re.compile(r"(?:iyi|yy|iy|yi|ii|ij|yj|i|j|y)$")
_DOUBLED = re.compile(r"([^\W\d_])\1")
_OWNED = re.compile(r"['’ʼ]s?$")


@dataclass(frozen=True)
class Variants:
    """The lines of names.toml: each holds the chosen spelling first, then the others.

    >>> Variants((("Kyiv", "Kiev"),)).chosen("KIEV")
    'Kyiv'
    """

    lines: tuple[tuple[str, ...], ...] = ()

    @cached_property
    def _chosen(self) -> dict[str, str]:
        return {name_key(other): line[0] for line in reversed(self.lines) for other in line}

    def chosen(self, name: str) -> str:
        """The spelling that stands first in its line; the name itself where no line has it."""
        return self._chosen.get(name_key(name), name) if self.lines else name

    def key(self, name: str) -> str:
        """What the spellings of one name have in common; a key is never shown."""
        return name_key(self.chosen(name))

    def shown(self, spellings: Iterable[tuple[str, int]]) -> str:
        """The spelling to show of several: the one that names.toml chooses, else the commonest, then the shortest."""
        found = sorted(spellings, key=lambda each: (-each[1], len(each[0]), each[0]))
        return self.chosen(found[0][0]) if found else ""


@lru_cache(maxsize=50_000)  # the same few thousand words come again and again
def name_key(name: str) -> str:
    """Marks, scripts, endings and doubled letters put aside.

    >>> {name_key(n) for n in ("Zelensky", "Zelenskyy", "Zelenskiy", "Зеленський")}
    {'zelensky'}
    """
    return " ".join(_word_key(word) for word in transliterated(folded(name)).replace("-", " ").split())


def _word_key(word: str) -> str:
    bare = _DOUBLED.sub(r"\1", _OWNED.sub("", word).replace("'", "").replace("kh", "h"))
    return _ENDING.sub("y", bare) if len(bare) > 3 else bare


def names_of(paragraphs: Sequence[str], language: str) -> tuple[tuple[str, int], ...]:
    """The names as written with the number of their mentions, in the order in which they appear.

    A run of capitalised words is a name where it stands inside a sentence, or where one that does contains it.

    >>> names_of(["Ruel said that Averin and Ana Ruel agree."], "en")
    (('Ruel', 1), ('Averin', 1), ('Ana Ruel', 1))
    """
    sure: Counter[str] = Counter()
    first: Counter[str] = Counter()
    order: dict[str, None] = {}
    for paragraph in paragraphs:
        for run, inside in _runs(paragraph, stop_words(language)):
            order.setdefault(run)
            (sure if inside else first)[run] += 1
    known = {word for run in sure for word in run.split()}
    return tuple((run, sure[run] + first[run]) for run in order if run in sure or set(run.split()) <= known)


def _runs(paragraph: str, stops: frozenset[str]) -> Iterable[tuple[str, bool]]:
    """Runs of capitalised words, each with: does it stand inside a sentence?"""
    run, inside, end = "", True, 0
    for found in _CAPITAL.finditer(paragraph):
        token, start = found[0], found.start()
        if not token[0].isupper():
            continue
        gap = paragraph[end:start]
        end = found.end()
        if run and (gap == " " or not _BETWEEN.search(gap)):
            run = f"{run} {token}"
            continue
        if run:
            yield _OWNED.sub("", run), inside
            run = ""
        if token.lower() not in stops:
            run, inside = token, not _begins(paragraph, start)
    if run:
        yield _OWNED.sub("", run), inside


def _begins(paragraph: str, start: int) -> bool:
    """Does a sentence begin at this word, or a quotation, or what follows a colon?"""
    for at in range(start - 1, -1, -1):
        if paragraph[at].isalnum():
            return False
        if paragraph[at] in _BEFORE:
            return True
    return True
