"""How is a long list cut? By year, and a long year by month; what has no year by its first letters; never by number, so that an
address always shows the same."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Generic, TypeVar

from digest.pages.views import Picture

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Piece(Generic[T]):
    """A part of a list: its address part ("" for the first page, "2024", "2024/05", "undated-b") and what is on it."""

    part: str
    entries: tuple[tuple[date | None, T], ...]  # one each
    letters: str = ""  # "B": of those without a day, where they are many


@dataclass(frozen=True, slots=True)
class Part(Generic[T]):
    """A piece as its page shows it: beside the others, the first with a picture of the whole."""

    piece: Piece[T]
    others: Sequence[Piece[T]]
    plot: Picture | None

    @property
    def key(self) -> list[str]:
        """All that it tells beside its entries."""
        told = [f"{each.part} {each.letters} {len(each.entries)}" for each in self.others]
        return [self.piece.part, self.piece.letters, *told, repr(self.plot)]


def parts_of(split: Sequence[Piece[T]], plot: Picture | None) -> list[Part[T]]:
    """Each of these pieces beside all of them."""
    return [Part(each, split, None if each.part else plot) for each in split]


def pieces(entries: Sequence[tuple[date | None, T]], limit: int) -> tuple[Piece[T], ...]:
    """One piece for a short list; for a long one a first page with only the undated, then a piece a year or month, newest first."""
    if len(entries) <= limit:
        return (Piece("", tuple(entries)),)
    by_year: dict[int, list[tuple[date | None, T]]] = {}
    for entry in entries:
        if entry[0]:
            by_year.setdefault(entry[0].year, []).append(entry)
    found = [Piece("", tuple(entry for entry in entries if entry[0] is None))]
    for year in sorted(by_year, reverse=True):
        found += [Piece(f"{year}", tuple(by_year[year]))] if len(by_year[year]) <= limit else _by_month(year, by_year[year])
    return tuple(found)


def _by_month(year: int, entries: Sequence[tuple[date | None, T]]) -> list[Piece[T]]:
    months: dict[int, list[tuple[date | None, T]]] = {}
    for entry in entries:
        if entry[0]:
            months.setdefault(entry[0].month, []).append(entry)
    return [Piece(f"{year}/{month:02}", tuple(months[month])) for month in sorted(months, reverse=True)]


@dataclass(frozen=True, slots=True)
class Letters(Generic[T]):
    """A part of a list without days: its address part ("b", "br"), its heading ("B", "BR"), what is on it."""

    part: str
    name: str
    entries: tuple[T, ...]


def by_letter(entries: Sequence[tuple[str, str, T]], limit: int) -> tuple[Letters[T], ...]:
    """Entries (text, id, value) by the first letters of their texts, as few letters as keep each part short; where three letters
    do not, by their ids. () for a list that is short as it is."""
    if len(entries) <= limit:
        return ()
    return tuple(_letters([(_key(text, id_), value) for text, id_, value in entries], 1, limit))


def _key(text: str, id_: str) -> str:
    """The first three letters or digits, then the id: "Brücke", "a7x2" -> "brüa7x2"."""
    return "".join(char for char in text.casefold()[:40] if char.isalnum())[:3].ljust(3, "-") + id_


def _letters(entries: Sequence[tuple[str, T]], length: int, limit: int) -> list[Letters[T]]:
    groups: dict[str, list[tuple[str, T]]] = {}
    for entry in entries:
        groups.setdefault(entry[0][:length], []).append(entry)
    found: list[Letters[T]] = []
    for key in sorted(groups):
        if len(groups[key]) > limit and length < max(len(entry[0]) for entry in groups[key]):
            found += _letters(groups[key], length + 1, limit)
        else:
            name = key[:3].rstrip("-").upper() + key[3:] or "#"
            found.append(Letters(_address(key), name, tuple(value for _, value in groups[key])))
    return found


def _address(key: str) -> str:
    """The letters as they may stand in an address: what is not a Latin letter or digit by its number."""
    return "".join(char if char.isascii() and char.isalnum() else "_" if char == "-" else f"_{ord(char):x}_" for char in key)
