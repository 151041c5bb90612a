"""Which lines do many articles of one outlet share? They are its furniture, even if no rule knows them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from digest.clean.lines import lines_of
from digest.clean.repair import repaired
from digest.clean.shape import key_of
from digest.fingerprint import fingerprint
from digest.model import Document


@dataclass(frozen=True, slots=True)
class Profile:
    """The lines (folded) that so many articles of one outlet share that they are no article's own."""

    shared: frozenset[str] = frozenset()

    @property
    def fingerprint(self) -> str:
        """The same for the same lines, whatever the order in which they were found."""
        return fingerprint(*sorted(self.shared)) if self.shared else ""


NO_PROFILE = Profile()
_LONGEST = 300  # characters: a shared line beyond this is a copied paragraph, not furniture


def line_keys(document: Document) -> tuple[str, ...]:
    """What the lines of one document are counted by, each once, sorted: the per-file pass keeps them for the outlet's count."""
    lines = lines_of(document)
    return tuple(sorted({key_of(repaired(line.text)) for line in lines if len(line.text) <= _LONGEST} - {""}))


def profile_of(documents: Iterable[Iterable[str]], shared_by: int = 4) -> Profile:
    """The profile of one outlet from the line keys of its documents; `shared_by` 0 learns nothing.

    >>> sorted(profile_of([("read our app", "a"), ("read our app", "b")], shared_by=2).shared)
    ['read our app']
    """
    if shared_by <= 0:
        return NO_PROFILE
    counts: Counter[str] = Counter()
    for keys in documents:
        counts.update(set(keys))
    return Profile(frozenset(key for key, count in counts.items() if count >= shared_by))
