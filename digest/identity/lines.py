"""Which article of a file that holds several is which, after lines came, went, changed or were sorted anew? Their texts tell."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from digest.model import LedgerEntry
from digest.text import slug_of


class Line(NamedTuple):
    """An article of such a file: its number there, the fingerprint of its text, its title."""

    part: int
    text: str
    title: str = ""


def file_of(place: str) -> tuple[str, int]:
    """The file and the number in it.

    >>> file_of("wire.jsonl#3"), file_of("wire.jsonl")
    (('wire.jsonl', 3), ('wire.jsonl', 0))
    """
    path, _, part = place.rpartition("#")
    return (path, int(part)) if path and part.isascii() and part.isdigit() else (place, 0)


def several(places: Iterable[str]) -> frozenset[str]:
    """The files of which one of these is not the first article."""
    return frozenset(file for file, part in map(file_of, places) if part)


def known_lines(lines: Mapping[int, Line], entries: Sequence[LedgerEntry]) -> dict[int, str]:
    """The id of each article of one file, by the number that its caller gave it; those that are new have none.

    First the texts tell, where they stand or wherever they went. What changed lies between its neighbours as it did before, and is
    told by its title where more came or left there. Where neither texts nor titles of a file are known, its articles are new.
    """
    ordered = sorted(lines, key=lambda at: lines[at].part)
    numbered = sorted(entries, key=lambda entry: (file_of(entry.key)[1], entry.id))
    found = _by_text(lines, ordered, numbered)
    live = [entry for entry in numbered if entry.state == "live"]
    taken = {entry.id for entry in found.values()}
    for run, between in _runs(ordered, found, live):
        free = [live[at] for at in between if live[at].id not in taken]
        these = _by_title(lines, run, free)
        if these or len(run) < len(ordered):
            known = {entry.id for entry in these.values()}
            left = [at for at in run if at not in these]
            these |= _by_order(left, [each for each in free if each.id not in known], run[0] == ordered[0])
        taken.update(entry.id for entry in these.values())
        found |= these
    return {at: entry.id for at, entry in found.items()}


def _by_title(lines: Mapping[int, Line], run: Sequence[int], free: Sequence[LedgerEntry]) -> dict[int, LedgerEntry]:
    """Those whose title says the words of an address, and no other's does."""
    slugs = {at: slug_of(lines[at].title) for at in run}
    ours, theirs = Counter(slugs.values()), Counter(entry.slug for entry in free)
    of = {entry.slug: entry for entry in free if entry.slug and theirs[entry.slug] == ours[entry.slug] == 1}
    return {at: of[slug] for at, slug in slugs.items() if slug in of}


def _by_order(run: Sequence[int], free: Sequence[LedgerEntry], first: bool) -> dict[int, LedgerEntry]:
    """One behind the other; at a file's beginning the last ones are the old ones, as new ones are put before them."""
    return dict(zip(reversed(run), reversed(free), strict=False) if first else zip(run, free, strict=False))


def _by_text(lines: Mapping[int, Line], ordered: Sequence[int], entries: Sequence[LedgerEntry]) -> dict[int, LedgerEntry]:
    """Those whose text the ledger knows: first where it stands, then anywhere in the file; the live ones before the others."""
    found: dict[int, LedgerEntry] = {}
    left: dict[str, list[LedgerEntry]] = {}
    for entry in sorted(entries, key=lambda entry: entry.state != "live"):
        if entry.text:
            left.setdefault(entry.text, []).append(entry)
    for here in (True, False):
        for at in ordered:
            those = left.get(lines[at].text, []) if at not in found else []
            same = next((each for each in those if not here or file_of(each.key)[1] == lines[at].part), None)
            if same:
                found[at] = same
                those.remove(same)
    return found


def _runs(ordered: Sequence[int], found: Mapping[int, LedgerEntry], live: Sequence[LedgerEntry]) -> list[tuple[list[int], range]]:
    """Articles side by side whose texts are new, and where in the ledger's order lies what stood between their neighbours."""
    rows = {entry.id: row for row, entry in enumerate(live)}
    runs: list[tuple[list[int], range]] = []
    run: list[int] = []
    before = -1
    for at in (*ordered, None):
        entry = found.get(at) if at is not None else None
        if at is not None and entry is None:
            run.append(at)
            continue
        after = rows.get(entry.id, -1) if entry else len(live)
        if run:
            runs.append((run, range(before + 1, after) if before < after else range(before - 1, after, -1)))
            run = []
        before = after
    return runs
