"""Which spellings are one name? Marks, scripts, doubled letters and titles put aside, and what names.toml says."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache

from digest.text import folded, transliterated

INNER = frozenset("de da di do dos das del della der den du la le van von bin ibn al el af av of &".split())  # within names
# What stands before a name in capitals and is none; "King" and "Prince" are left, since they are often part of it.
_TITLES = frozenset(
    "mr mrs ms miss dr prof sir president minister chancellor premier senator governor mayor secretary spokesman spokeswoman judge "
    "professor colonel captain sergeant inspector detective superintendent chief adviser commissioner chairman "
    "chairwoman skipper pastor pastorin herr frau "
    "präsident präsidentin kanzler kanzlerin bundeskanzler bundeskanzlerin minister "
    "ministerin ministerpräsident außenminister premierminister président presidente presidenta "
    "monsieur madame mme mlle señor señora sr sra signor signora пан пані".split()
)
_DOUBLED = re.compile(r"\b[ivx]{2,}\b|(.)\1+")  # "Note II" and "Note III" are two


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
    return " ".join(after_title(name.split(" ")))


def is_title(name: str) -> bool:
    """Is it a title alone, "Mr" or "Minister"?"""
    return name.lower().rstrip(".") in _TITLES


def after_title(parts: list[str]) -> list[str]:
    """ "Ukrainian President Volodymyr Zelensky": what stands behind the last title."""
    titles = [at for at, word in enumerate(parts[:-1]) if is_title(word) and parts[at + 1] not in INNER]
    return parts[titles[-1] + 1 :] if titles else parts


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
