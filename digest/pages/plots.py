"""Tiny, exact pictures: bars of reports a day, outlets by share, a month as a grid. Values only; templates draw."""

from __future__ import annotations

import calendar
from collections.abc import Mapping, Sequence
from datetime import date, timedelta

from digest.pages.addresses import day_url, month_url
from digest.pages.views import Bar, Calendar, Cell, Link, Picture, Shares
from digest.pages.wording import Wording

_MOST_BARS = 60  # more days than this are drawn by the week


def activity(counts: Sequence[tuple[date, int]], words: Wording, now: date | None = None, days: int = 0) -> Picture | None:
    """Reports a day as bars, from the first day to the last (or the `days` before `now`); None where one bar would say nothing."""
    known = {day: number for day, number in counts if number}
    if not known:
        return None
    last = now or max(known)
    first = last - timedelta(days=days - 1) if days else min(known)
    shown = {day: number for day, number in known.items() if first <= day <= last}
    if not shown or (not days and len(shown) < 2):
        return None
    step = 1 if (last - first).days < _MOST_BARS else 7 if (last - first).days < 7 * _MOST_BARS else 30
    return _bars(shown, first, last, step, words)


def _bars(shown: Mapping[date, int], first: date, last: date, step: int, words: Wording) -> Picture:
    slots = [0] * ((last - first).days // step + 1)
    for day, number in shown.items():
        slots[(day - first).days // step] += number
    most, pitch, height = max(slots), 5, 24
    bars = []
    for at, number in enumerate(slots):
        tall = max(3, round(height * number / most)) if number else 1
        bars.append(Bar(at * pitch, height - tall, pitch - 1, tall, now=bool(number) and at == len(slots) - 1))
    ends = _ends(first, last, step, words) if len(slots) >= 12 else (words.span(first, last, year=False), "")
    return Picture(len(slots) * pitch - 1, height, tuple(bars), _activity_label(shown, words), *ends)


def _ends(first: date, last: date, step: int, words: Wording) -> tuple[str, str]:
    """19 January, 22 December; January 2006, December 2023 where the bars run through years."""
    if step == 1 or first.year == last.year:
        return words.short(first), words.short(last)
    return words.month(first.year, first.month), words.month(last.year, last.month)


def _activity_label(shown: Mapping[date, int], words: Wording) -> str:
    """Reports a day: 4 on 14 October, 6 on 15 October."""
    days = sorted(shown)
    said = words.short if days[0].year == days[-1].year else words.long
    if len(days) > 12:
        busiest = max(days, key=lambda day: (shown[day], day))
        count = words.count("reports", sum(shown.values()))
        return words.say("plot_many", count=count, span=words.span(days[0], days[-1]), most=shown[busiest], day=said(busiest))
    return words.say("plot_days", list=words.listed(tuple(words.say("plot_day", n=shown[day], day=said(day)) for day in days)))


def shares(entries: Sequence[tuple[Link, int]], label: str) -> Shares | None:
    """Outlets by number of reports, the longest bar 100 percent; None for a single outlet."""
    if len(entries) < 2:
        return None
    most = max(number for _, number in entries)
    return Shares(label, tuple((link, number, round(100 * number / most, 1)) for link, number in entries))


def month_grid(year: int, month: int, counts: Mapping[date, int], words: Wording, most: int = 0) -> Calendar:
    """A month as weeks from Monday; a day with stories is a link, shaded by how many."""
    most = most or max(counts.values(), default=1)
    days = calendar.Calendar().monthdayscalendar(year, month)
    weeks = [tuple(_cell(date(year, month, day), counts, most, words) if day else Cell() for day in week) for week in days]
    names = tuple(zip(words.weekdays_short, words.weekdays, strict=True))
    return Calendar(words.month(year, month), month_url(year, month), names, tuple(weeks))


def _cell(day: date, counts: Mapping[date, int], most: int, words: Wording) -> Cell:
    count = counts.get(day, 0)
    if not count:
        return Cell(day.day)
    label = words.say("calendar_day", day=words.short(day), count=words.count("stories", count))
    return Cell(day.day, day_url(day), count, label, max(1, -(-4 * count // most)))


def placed(first: date, last: date, start: date, end: date) -> tuple[float, float]:
    """Where a story lies between two days, in percent: (start, width); at least one day wide."""
    length = (end - start).days + 1
    left = max(0, (first - start).days)
    right = min(length, (last - start).days + 1)
    return round(100 * left / length, 2), round(100 * max(1, right - left) / length, 2)
