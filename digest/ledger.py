"""digest.ledger: identity on disk, in sorted lines made for git. A lost one is minted anew, a conflicting one is repaired."""

from __future__ import annotations

import re
import sys
import uuid
from collections.abc import Mapping
from contextlib import suppress
from functools import lru_cache
from pathlib import Path
from typing import Any, cast
from urllib.parse import quote, unquote

from digest.errors import LedgerError
from digest.fingerprint import fingerprint
from digest.model import ClosedDay, Ledger, LedgerEntry, Note
from digest.saving import save
from digest.tables import FORGETFUL, Tables

NAME = "digest.ledger"
_HEAD = "digest ledger 1"
_NAMES = tuple(f"{field}=" for field in LedgerEntry._fields[2:])
_STATES = ("live", "redirect", "removed")
_LIVE = ("state=", "live")  # goes without saying
_NO_LINE = "not a line of a ledger; left out (lines begin with article, story, day or name)"
_JOINED = "held the marks of a git conflict; both sides were joined, the older line of each id stands"
_SAFE = "/:?&=+,;@#!$'()*~-._[]"
_PLAIN = re.compile(rf"[A-Za-z0-9{re.escape(_SAFE)}]*")
_MARKS = "<=>|"
_CONFLICT = re.compile(r"^(<{7}|={7}|>{7}|\|{7})( |$)")


def load_ledger(root: Path, written: tuple[bytes, Ledger] = (b"", Ledger())) -> tuple[Ledger, tuple[Note, ...]]:
    """The ledger beside the settings; an empty one where there is none. Faults of single lines are Notes. `written` is one that is
    known, with its bytes."""
    try:
        body = (root / NAME).read_bytes()
    except FileNotFoundError:
        return Ledger(), ()
    except OSError as error:
        raise LedgerError(f"cannot be read ({error.strerror}); without it links would change", NAME) from None
    return (written[1], ()) if body and body == written[0] else read_ledger(body.decode("utf-8", "replace"))


@lru_cache(maxsize=1)  # a process that watches asks for the same ledger again and again
def read_ledger(text: str) -> tuple[Ledger, tuple[Note, ...]]:
    """The ledger that the lines state. Of two lines about one id, as a git merge leaves them, the older day stands."""
    site_id, notes = "", []
    entries: dict[str, LedgerEntry] = {}
    days: dict[str, ClosedDay] = {}
    slugs: dict[str, str] = {}
    conflict = False
    shared: dict[str, str] = {}  # kinds, days, ids: what many lines say is held once
    for number, line in enumerate(text.splitlines(), 1):
        words = line.split()
        if words and words[0] in ("article", "story") and len(words) > 1:
            entry = _entry(words, shared)
            entries[entry.id] = _older(entries[entry.id], entry) if entry.id in entries else entry
        elif line[:1] in _MARKS and _CONFLICT.match(line):
            conflict = True
        elif not words or line.startswith("#"):
            continue
        elif line.startswith("digest ledger"):
            site_id = site_id or _named(words).get("site", "")
        elif words[0] == "day" and len(words) > 1:
            days.setdefault(words[1], _day([shared.setdefault(word, word) for word in words]))
        elif words[0] == "name" and len(words) > 1:  # "name feed.xml" names nobody: the address is only promised
            slugs.setdefault(unquote(words[1]), unquote(words[2]) if len(words) > 2 else "")
        else:
            notes.append(Note(NAME, number, _NO_LINE, "ledger-line"))
    if conflict:
        notes.append(Note(NAME, 0, _JOINED, "ledger-joined"))
    ledger = Ledger(
        site_id,
        tuple(entries[id_] for id_ in sorted(entries)),
        tuple(days[day] for day in sorted(days)),
        tuple(sorted(slugs.items())),
    )
    return ledger, tuple(notes)


def ledger_text(ledger: Ledger, tables: Tables = FORGETFUL, entries: Mapping[str, LedgerEntry] | None = None) -> str:
    """The ledger as lines: the head, then articles, days, names and stories, each kind by id. `entries` are its own by their ids,
    for whoever has them."""
    head = f"{_HEAD} site={ledger.site_id}" if ledger.site_id else _HEAD
    entries = {entry.id: entry for entry in ledger.entries} if entries is None else entries
    lines = [*tables.each("lines of the ledger", entries, lambda _, entry: _entry_line(entry)).values()]
    lines += ["day " + " ".join((day.day, *day.stories, *day.articles)) for day in ledger.days]
    lines += [f"name {_quoted(slug)} {_quoted(what)}".rstrip() for slug, what in ledger.slugs]
    return "\n".join((head, *sorted(lines))) + "\n"


def save_ledger(root: Path, ledger: Ledger) -> bool:
    """Writes it whole or not at all; returns whether anything changed. Raises LedgerError where it cannot be written."""
    return write_ledger(root, ledger_text(ledger).encode())


def write_ledger(root: Path, body: bytes) -> bool:
    """The same of a ledger that is text already."""
    path = root / NAME
    with suppress(OSError):
        if path.read_bytes() == body:
            return False
    try:
        save(path, body)
    except OSError as error:
        raise LedgerError(f"cannot be written ({error.strerror}); links made now may change at the next build", NAME) from None
    return True


def minted_site_id(seed: str) -> str:
    """The site's id from its first article's key, for sites whose settings have none."""
    return str(uuid.UUID(hex=fingerprint("site", seed), version=4))


# ---------------------------------------------------------------- lines


def _entry(words: list[str], shared: dict[str, str]) -> LedgerEntry:
    known, one = _named(words).get, shared.setdefault
    kind, id_, state = cast(Any, sys.intern(words[0])), one(words[1], words[1]), known("state", "live")
    state = cast(Any, sys.intern(state if state in _STATES else "live"))
    key, to, day, heir = known("key", ""), known("to", ""), known("day", ""), known("heir", "")
    key, to, day, heir = one(key, key), one(to, to), one(day, day), one(heir, heir)
    return LedgerEntry(id_, kind, known("slug", ""), key, known("text", ""), known("feed_date", ""), state, to, day, heir)


def _named(words: list[str]) -> dict[str, str]:
    pairs = dict([word.split("=", 1) for word in words if "=" in word])
    if "%" in "".join(words):
        return {name: unquote(value) for name, value in pairs.items()}
    return pairs


def _entry_line(entry: LedgerEntry) -> str:
    values: tuple[str, ...] = entry[2:]
    if not _PLAIN.fullmatch("".join(values)):
        values = tuple(map(_quoted, values))
    shown = [name + value for name, value in zip(_NAMES, values, strict=True) if value and (name, value) != _LIVE]
    return " ".join((entry.kind, entry.id, *shown))


def _quoted(text: str) -> str:
    """Percent-encoded where it must be; most words need nothing."""
    return text if _PLAIN.fullmatch(text) else quote(text, safe=_SAFE, encoding="utf-8", errors="surrogatepass")


def _day(words: list[str]) -> ClosedDay:
    return ClosedDay(words[1], tuple(w for w in words[2:] if w[0] == "s"), tuple(w for w in words[2:] if w[0] == "a"))


def _older(one: LedgerEntry, other: LedgerEntry) -> LedgerEntry:
    def rank(entry: LedgerEntry) -> tuple[object, ...]:
        return (entry.state != "live", entry.feed_date or "9999", entry.day or "9999", _entry_line(entry))

    return min(one, other, key=rank)
