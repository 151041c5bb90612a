"""Which article is this? Ids that survive retitling, editing and moving a file."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import NamedTuple

from digest.fingerprint import short_id
from digest.identity.lines import Line, file_of, known_lines, several
from digest.identity.urls import normal_url
from digest.model import Ledger, LedgerEntry


class Claim(NamedTuple):
    """What an article shows to be known by."""

    place: str  # the path, with its number in a file that holds several
    address: str = ""  # its URL in the normal form
    text: str = ""  # fingerprint of its cleaned text
    title: str = ""


def claim_of(path: str, part: int = 0, url: str = "", text: str = "", title: str = "") -> Claim:
    """The claim of an article.

    >>> claim_of("a.json", 3, "http://www.example.org/1/")
    Claim(place='a.json#3', address='https://example.org/1', text='', title='')
    """
    return Claim(f"{path}#{part}" if part else path, normal_url(url) if url else "", text, title)


def article_ids(claims: Sequence[Claim], ledger: Ledger) -> tuple[tuple[str, str], ...]:
    """(id, key) of each claim, in the order given.

    The key is the normal URL, else the place. Of several claims on one URL the one whose text the ledger knows has it, else the
    first by place; the others are known by their places. Of a file that holds several the texts tell which is which (see lines.py).
    A claim on a key that nobody knows, with the text of an entry that nobody claims any more, is that article, moved.
    """
    entries = [entry for entry in ledger.entries if entry.kind == "article"]
    known = {entry.key: entry for entry in sorted(entries, key=lambda entry: entry.state == "live")}
    keys = _keys(claims, known)
    in_files = _of_files(claims, keys, entries)
    ids = [in_files[at] if at in in_files else entry.id if (entry := known.get(key)) else "" for at, key in enumerate(keys)]
    new = [at for at, id_ in enumerate(ids) if not id_]
    if new:
        taken = set(ids)
        free = _unclaimed(entries, taken)
        taken.update(entry.id for entry in entries)
        for at in sorted(new, key=lambda at: claims[at].place):
            moved = free.get(claims[at].text, []) if claims[at].text else []
            ids[at] = moved.pop(0) if moved else _minted(keys[at], taken)
            taken.add(ids[at])
    return tuple(zip(ids, keys, strict=True))


def doubtful(claims: Sequence[Claim], ledger: Ledger) -> list[int]:
    """Those whose ids may depend on their texts: who they are does not show in place and address alone."""
    known = {entry.key for entry in ledger.entries if entry.kind == "article"}
    addresses = Counter(claim.address for claim in claims)
    files = several([*(claim.place for claim in claims), *(key for key in known if "#" in key)])
    found = []
    for at, claim in enumerate(claims):
        rivals = bool(claim.address) and addresses[claim.address] > 1
        line = not claim.address and file_of(claim.place)[0] in files
        if rivals or line or (claim.address or claim.place) not in known:
            found.append(at)
    return found


def _of_files(claims: Sequence[Claim], keys: Sequence[str], entries: Sequence[LedgerEntry]) -> dict[int, str]:
    """The id of each claim that is known by its place in a file of several, "" for a new one."""
    those = [at for at, claim in enumerate(claims) if keys[at] == claim.place]
    files = several([*(keys[at] for at in those), *(entry.key for entry in entries if "#" in entry.key)])
    lines: dict[str, dict[int, Line]] = {}
    for at in those:
        file, part = file_of(keys[at])
        if file in files:
            lines.setdefault(file, {})[at] = Line(part, claims[at].text, claims[at].title)
    kept: dict[str, list[LedgerEntry]] = {}
    for entry in entries:
        if (file := file_of(entry.key)[0]) in lines:
            kept.setdefault(file, []).append(entry)
    found = dict.fromkeys((at for each in lines.values() for at in each), "")
    for file, each in lines.items():
        found |= known_lines(each, kept.get(file, ()))
    return found


def _keys(claims: Sequence[Claim], known: dict[str, LedgerEntry]) -> list[str]:
    keys = [claim.place for claim in claims]
    rivals: dict[str, list[int]] = {}
    for at, claim in enumerate(claims):
        if claim.address:
            rivals.setdefault(claim.address, []).append(at)
    for url, those in rivals.items():
        text = known[url].text if url in known else ""
        keys[min(those, key=lambda at: (claims[at].text != text, claims[at].place))] = url
    return keys


def _unclaimed(entries: Sequence[LedgerEntry], taken: set[str]) -> dict[str, list[str]]:
    """Ids by text of the entries whose article is nowhere to be seen."""
    free: dict[str, list[str]] = {}
    for entry in sorted(entries, key=lambda entry: entry.key):
        if entry.text and entry.id not in taken:
            free.setdefault(entry.text, []).append(entry.id)
    return free


def _minted(key: str, taken: set[str]) -> str:
    """The id that follows from the key; another one where an article that moved away still has it."""
    attempt, made = 0, short_id("a", key)
    while made in taken:
        attempt += 1
        made = short_id("a", key, str(attempt))
    return made
