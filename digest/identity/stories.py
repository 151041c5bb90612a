"""Which story is this? A group takes the oldest id whose first article it contains; the others lead to it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from digest.fingerprint import short_id
from digest.model import Group, LedgerEntry
from digest.tables import FORGETFUL, Tables


@dataclass(frozen=True, slots=True)
class Named:
    """A group with its id and slug, and the ledger's line about it."""

    group: Group
    entry: LedgerEntry


def story_ids(
    groups: Sequence[Group],
    entries: Sequence[LedgerEntry],
    slug: Callable[[str], str],
    day: Callable[[str], str],
    tables: Tables = FORGETFUL,
) -> tuple[tuple[Named, ...], tuple[LedgerEntry, ...]]:
    """The groups with their ids, and the ledger's other story lines as they are from now on.

    `entries` are the ledger's story lines; `slug` and `day` say of an article what a story begun by it is called and its ISO day
    ("" for none). A merged story's line becomes a redirect; one whose articles are all gone becomes "removed"; both come back to
    life when their first article begins or joins a group without an older claim.
    """
    home = {member.id: at for at, group in enumerate(groups) for member in group.members}
    claims: dict[int, tuple[LedgerEntry, ...]] = {}
    lost: list[LedgerEntry] = []
    for entry in entries:
        at = home.get(entry.key, home.get(entry.heir))
        if at is None:
            lost.append(entry)
        else:
            claims[at] = (*claims.get(at, ()), entry)
    asked = {group.first: (group, claims.get(at, ())) for at, group in enumerate(groups)}
    known = tables.each("story ids", asked, lambda _, each: _known(*each))
    taken = {entry.id for entry in entries}
    named, redirects = [], []
    for (group, those), found in zip(asked.values(), known.values(), strict=True):
        oldest, others = _oldest(those)
        made = found or Named(group, _continued(oldest, group, day) if oldest else _minted(group, taken, slug, day))
        taken.add(made.entry.id)
        named.append(made)
        redirects += [other._replace(state="redirect", to=made.entry.id) for other in others]
    return tuple(named), tuple(redirects + _still_leading(lost, {entry.id for entry in redirects} | {n.entry.id for n in named}))


def _known(group: Group, claims: Sequence[LedgerEntry]) -> Named | None:
    """A group whose id and day the ledger knows."""
    oldest, _ = _oldest(claims)
    return Named(group, _continued(oldest, group, lambda _: "")) if oldest and oldest.day else None


def _oldest(claims: Sequence[LedgerEntry]) -> tuple[LedgerEntry | None, Sequence[LedgerEntry]]:
    """The older day before the younger; of one day what lives before what has led elsewhere, the older hour, the id."""
    if len(claims) == 1:
        return claims[0], ()
    ranked = sorted(claims, key=lambda entry: (entry.day or "9999", entry.state == "redirect", entry.feed_date or "9999", entry.id))
    return (ranked[0], ranked[1:]) if ranked else (None, [])


def _continued(entry: LedgerEntry, group: Group, day_of: Callable[[str], str]) -> LedgerEntry:
    members = [member.id for member in group.members]
    key = entry.key if entry.key in members else entry.heir
    heir, day = _heir(group, key), entry.day or day_of(key)
    if (entry.state, entry.to, entry.key, entry.heir, entry.day) == ("live", "", key, heir, day):
        return entry
    return entry._replace(state="live", to="", key=key, heir=heir, day=day)


def _heir(group: Group, key: str) -> str:
    """The next article that is no copy of the first, else the next one."""
    copied = {copy.id for copy in group.copies}
    others = [member.id for member in group.members if member.id != key]
    return next((other for other in others if other not in copied), others[0] if others else "")


def _minted(group: Group, taken: set[str], slug: Callable[[str], str], day: Callable[[str], str]) -> LedgerEntry:
    attempt, made = 0, short_id("s", group.first, letters=10)
    while made in taken:
        attempt += 1
        made = short_id("s", group.first, str(attempt), letters=10)
    first = group.first
    return LedgerEntry(made, "story", slug(first), first, day=day(first), heir=_heir(group, first))


def _still_leading(lost: Sequence[LedgerEntry], alive: set[str]) -> list[LedgerEntry]:
    """Lines whose articles are gone: a redirect to a story that lives stays one; the rest is removed."""
    known = alive | {entry.id for entry in lost}
    return [e if e.state == "redirect" and e.to in known else e._replace(state="removed", to="") for e in lost]
