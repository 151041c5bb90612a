"""How are dates, spans and counts said in the site's language? From the tables of its catalogue (templates/texts/)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime

from digest.model import Dated


@dataclass(frozen=True, slots=True)
class Wording:
    """The interface texts with their tables of months and days taken apart once."""

    texts: Mapping[str, str]
    months: tuple[str, ...]  # as they stand in a date
    months_alone: tuple[str, ...]  # as they stand in a heading
    months_short: tuple[str, ...]
    weekdays: tuple[str, ...]
    weekdays_short: tuple[str, ...]
    iso: bool = False  # the site wants 2025-10-16 everywhere

    def __getitem__(self, key: str) -> str:
        return self.texts[key]

    def say(self, key: str, **values: object) -> str:
        """The text with its values set in: `say("updated_day", n=3)` -> "Updated · day 3"."""
        return self.texts[key].format(**values)

    def count(self, key: str, number: int, **values: object) -> str:
        """A number with its noun in the right form: `count("outlets", 7)` -> "7 outlets"."""
        forms = self.texts[key].split("|")
        return forms[min(_form(self.texts["plural"], number), len(forms) - 1)].strip().format(n=self.number(number), **values)

    def why_undated(self, dated: Dated) -> str:
        """The reason for a missing date; in English where it has no code."""
        key = f"undated_{dated.because[0]}" if dated.because else ""
        return self.texts[key].format(*dated.because[1:]) if key in self.texts else dated.reason

    def number(self, number: int) -> str:
        """10000 -> "10,000", with the language's own separator."""
        return str(number) if number < 10_000 else f"{number:,}".replace(",", self.texts["thousands"])

    def listed(self, words: tuple[str, ...]) -> str:
        """The words parted by commas."""
        return self.texts["comma"].join(words)

    # ------------------------------------------------------------ dates

    def full(self, day: date) -> str:
        """Thursday 16 October 2025"""
        return day.isoformat() if self.iso else _capital(self._set("date_full", day))

    def long(self, day: date) -> str:
        """16 October 2025"""
        return day.isoformat() if self.iso else self._set("date_long", day)

    def short(self, day: date) -> str:
        """16 October"""
        return day.isoformat() if self.iso else self._set("date_short", day)

    def weekday(self, day: date, year: int = 0) -> str:
        """Thursday 16 October; with its own year where the page is of another."""
        if year and day.year != year:
            return self.full(day)
        return day.isoformat() if self.iso else _capital(self._set("date_weekday", day))

    def brief(self, day: date) -> str:
        """Thu 16 Oct"""
        return day.isoformat() if self.iso else self._set("date_brief", day)

    def month(self, year: int, month: int) -> str:
        """October 2025"""
        return f"{year}-{month:02}" if self.iso else self.texts["date_month"].format(month=self.months_alone[month - 1], year=year)

    def span(self, first: date, last: date, year: bool = True) -> str:
        """14–16 October 2025; 28 October – 3 November 2025; 30 December 2024 – 2 January 2025"""
        if first == last:
            return self.long(first) if year else self.short(first)
        if self.iso or first.year != last.year:
            return f"{self.long(first)} – {self.long(last)}"
        end = self.long(last) if year else self.short(last)
        if first.month != last.month:
            return f"{self.short(first)} – {end}"
        return self._set("span_year" if year else "span", last, first=self._day(first))

    def _day(self, day: date) -> str:
        """16; the first of a month as the language writes it ("1er")."""
        return self.texts.get("day_one", "1") if day.day == 1 else str(day.day)

    def _set(self, key: str, day: date, **more: object) -> str:
        return self.texts[key].format(
            day=self._day(day),
            month=self.months[day.month - 1],
            short=self.months_short[day.month - 1],
            year=day.year,
            weekday=self.weekdays[day.weekday()],
            wd=self.weekdays_short[day.weekday()],
            **more,
        )

    def published(self, iso: str, precision: str, day: date | None) -> str:
        """A date at its precision: "16 October 2025, 08:30", "October 2025", "2025"."""
        if precision == "year":
            return iso[:4]
        if precision == "month" and len(iso) >= 7:
            return self.month(int(iso[:4]), int(iso[5:7]))
        if day is None:
            return ""
        clock = iso[11:16] if precision == "minute" else ""
        # the clock time stands beside the day only where both are of one zone
        return self.say("date_clock", date=self.long(day), clock=clock) if clock and iso[:10] == day.isoformat() else self.long(day)


def wording_of(texts: Mapping[str, str], date_style: str = "long") -> Wording:
    """The catalogue, ready for use."""
    tables = (tuple(texts[name].split()) for name in ("months", "months_alone", "months_short", "weekdays", "weekdays_short"))
    months, alone, short, weekdays, brief = tables
    return Wording(texts, months, alone, short, weekdays, brief, date_style == "iso")


def _capital(text: str) -> str:
    """For headings: in many languages days are written small inside a sentence only."""
    return text[:1].upper() + text[1:]


def clock_of(iso: str) -> str:
    """08:30 of an ISO time, "" where there is none.

    >>> clock_of("2025-10-12T08:30+03:00")
    '08:30'
    """
    return iso[11:16] if len(iso) >= 16 else ""


def machine_date(iso: str, precision: str) -> str:
    """What may stand in `datetime` and JSON-LD: a day, or a moment with its zone; "" for anything less exact.

    >>> machine_date("2025-10-12T08:30", "minute"), machine_date("2025-10", "month")
    ('2025-10-12', '')
    """
    if precision not in ("minute", "day"):
        return ""
    try:
        return iso if datetime.fromisoformat(iso).tzinfo else iso[:10]
    except ValueError:
        return ""


def _form(rule: str, number: int) -> int:
    """Which plural form: 0 for one, 1 for few or other, 2 for many (CLDR's rules for the languages we have)."""
    if rule == "french":
        return 0 if number < 2 else 1
    if rule == "slavic":
        if number % 10 == 1 and number % 100 != 11:
            return 0
        return 1 if number % 10 in (2, 3, 4) and number % 100 not in (12, 13, 14) else 2
    return 0 if number == 1 else 1
