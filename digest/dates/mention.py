"""What is a date in prose, before anybody knows its year?"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Literal

Order = Literal["", "day-month", "month-day"]


@dataclass(frozen=True, slots=True)
class Mention:
    """A date as the text has it. What it leaves open is 0; `weekday` is −1 or 0 (Monday) … 6; `last` the last day of a span."""

    start: int
    end: int
    year: int = 0
    month: int = 0
    day: int = 0
    weekday: int = -1
    last: int = 0

    def on(self, year: int) -> date | None:
        """The day in a given year, None where there is none or its weekday disagrees."""
        try:
            day = date(year, self.month, self.day)
        except ValueError:
            return None
        return day if self.weekday in (-1, day.weekday()) else None

    @property
    def full(self) -> date | None:
        """The day where year, month and day are said."""
        return self.on(self.year) if self.year and self.day else None

    @property
    def through(self) -> date | None:
        """The last day of a span where year, month and day are said, else the day itself."""
        full = self.full
        return date(self.year, self.month, self.last) if full and self.last and is_real(self.year, self.month, self.last) else full


def opened(start: int, end: int, month: int, day: int, year: int = 0, last: int = 0) -> Mention | None:
    """A mention whose year may be left open; a leap day needs a leap year only where the year is said."""
    if last and not day < last <= 31:
        last = 0
    return Mention(start, end, year, month, day, -1, last) if is_real(year or 2000, month, day) else None


def is_real(year: int, month: int, day: int) -> bool:
    """Is there such a day?"""
    try:
        date(year, month, day)
    except ValueError:
        return False
    return True
