"""Which words are names, and which spellings are one name?

A capital inside a sentence is the evidence; titles, where every word may have one, are not asked. Spellings are
brought to one key by rules (marks, scripts, endings, doubled letters); what rules cannot know stands in names.toml.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache

from digest.languages import stop_words
from digest.text import folded, transliterated

_CAPITALS = "".join(chr(code) for code in (*range(0x590), *range(0x1E00, 0x2000)) if chr(code).isupper())
# A word that begins with a capital, and at no hyphen or apostrophe of another word.
_CAPITAL = re.compile(rf"[{_CAPITALS}](?<!\w.)(?<!\w['’ʼ-].)\w*(?:['’ʼ-]\w+)*")
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
    sure: dict[str, int] = {}
    first: dict[str, int] = {}
    order: dict[str, None] = {}
    for run, inside in _runs("\n".join(paragraphs), stop_words(language)):
        order[run] = None
        some = sure if inside else first
        some[run] = some.get(run, 0) + 1
    known = {word for run in sure for word in run.split()}
    return tuple([(run, sure.get(run, 0) + first.get(run, 0)) for run in order if run in sure or known.issuperset(run.split())])


def _runs(text: str, stops: frozenset[str]) -> Iterable[tuple[str, bool]]:
    """Runs of capitalised words, each with: does it stand inside a sentence?"""
    run, inside, end = "", True, 0
    for found in _CAPITAL.finditer(text):
        token, (start, after) = found[0], found.span()
        gap, end = text[end:start], after
        if run:
            if gap == " " or not _BETWEEN.search(gap):
                run = f"{run} & {token}" if gap == " & " else f"{run} {token}"
                continue
            yield _bare(run), inside
            run = ""
        if token.lower() not in stops:
            run, inside = token, (gap[-1:] == " " and gap[-2:-1].isalnum()) or not _begins(text, start)
    if run:
        yield _bare(run), inside


def _bare(run: str) -> str:
    """Without the ending of a genitive: "Ruel's" is Ruel."""
    return _OWNED.sub("", run) if run[-1] in "'’ʼs" else run


def _begins(text: str, start: int) -> bool:
    """Does a sentence begin at this word, or a quotation, or what follows a colon?"""
    for at in range(start - 1, -1, -1):
        if text[at].isalnum():
            return False
        if text[at] in _BEFORE:
            return True
    return True
