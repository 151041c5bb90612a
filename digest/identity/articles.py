"""Which article is this? Ids that survive retitling, editing and moving a file."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import NamedTuple

from digest.fingerprint import short_id
from digest.identity.urls import normal_url
from digest.model import Ledger, LedgerEntry


class Claim(NamedTuple):
    """What an article shows to be known by."""

    place: str  # the path, with its number in a file that holds several
    address: str = ""  # its URL in the normal form
    text: str = ""  # fingerprint of its cleaned text


def claim_of(path: str, part: int = 0, url: str = "", text: str = "") -> Claim:
    """The claim of an article.

    >>> claim_of("a.json", 3, "http://www.example.org/1/")
    Claim(place='a.json#3', address='https://example.org/1', text='')
    """
    return Claim(f"{path}#{part}" if part else path, normal_url(url) if url else "", text)


def article_ids(claims: Sequence[Claim], ledger: Ledger) -> tuple[tuple[str, str], ...]:
    """(id, key) of each claim, in the order given.

    The key is the normal URL, else the place. Of several claims on one URL the one whose text the ledger knows has it, else the
    first by place; the others are known by their places. A claim on a key that nobody knows, with the text of an entry whose key
    nobody claims any more, is that article, moved.
    """
    known = {entry.key: entry for entry in ledger.entries if entry.kind == "article"}
    keys = _keys(claims, known)
    ids = [entry.id if (entry := known.get(key)) else "" for key in keys]
    new = [at for at, id_ in enumerate(ids) if not id_]
    if new:
        free, taken = _unclaimed(known, set(keys)), set(ids)
        for at in sorted(new, key=lambda at: claims[at].place):
            moved = free.get(claims[at].text, []) if claims[at].text else []
            ids[at] = moved.pop(0) if moved else _minted(keys[at], taken)
            taken.add(ids[at])
    return tuple(zip(ids, keys, strict=True))


def doubtful(claims: Sequence[Claim], ledger: Ledger) -> list[int]:
    """Those whose ids may depend on their texts: who they are does not show in place and address alone."""
    known = {entry.key for entry in ledger.entries if entry.kind == "article"}
    addresses = Counter(claim.address for claim in claims)
    found = []
    for at, claim in enumerate(claims):
        rivals = bool(claim.address) and addresses[claim.address] > 1
        if rivals or (claim.address or claim.place) not in known:
            found.append(at)
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


def _unclaimed(known: dict[str, LedgerEntry], claimed: set[str]) -> dict[str, list[str]]:
    """Ids by text of the entries whose article is nowhere to be seen."""
    free: dict[str, list[str]] = {}
    for key in sorted(known.keys() - claimed):
        if known[key].text:
            free.setdefault(known[key].text, []).append(known[key].id)
    return free


def _minted(key: str, taken: set[str]) -> str:
    """The id that follows from the key; another one where an article that moved away still has it."""
    attempt, made = 0, short_id("a", key)
    while made in taken:
        attempt += 1
        made = short_id("a", key, str(attempt))
    return made
