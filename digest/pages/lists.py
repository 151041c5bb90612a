"""How is a long list cut? By year, and a long year by month; never by number, so that an address always shows the same."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Generic, TypeVar

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Piece(Generic[T]):
    """A part of a list: its address part ("" for the first page, "2024", "2024/05") and what is on it."""

    part: str
    entries: tuple[tuple[date | None, T], ...]  # one each


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
