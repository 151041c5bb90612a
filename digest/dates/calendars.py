"""Which day is it that a writer names by another calendar than the Gregorian, or by another name of its year?

Persian papers count by the solar Hijri year, which begins with spring; Thai ones by the Buddhist year, 543 ahead; Japanese ones
by the years of an era, Taiwanese ones by those of the republic; Chinese ones may spell the year. The rule of 33 years by which
the Persian year has its leap days is that of common practice; it holds from 1178 to 1633 (1799 to 2254).
"""

from __future__ import annotations

import re
from datetime import date

from digest.dates.mention import Mention, is_real
from digest.months import SOLAR_MONTHS, THAI_MONTHS

_SOLAR_MONTHS = {name: month for month, name in enumerate(SOLAR_MONTHS, 1)}
_THAI_MONTHS = {name: month for month, names in enumerate(THAI_MONTHS, 1) for name in names.split()}
_SOLAR_DAY = re.compile(rf"(\d{{1,2}})\s({'|'.join(SOLAR_MONTHS)})(?:\s?ماه)?،?\s(?:سال\s)?(\d{{4}})(?!\d)")
_SOLAR_NUMBERS = re.compile(r"(\d{4})([/-])(\d{1,2})\2(\d{1,2})(?!\d)")
_THAI_DAY = re.compile(rf"(\d{{1,2}})\s({'|'.join(map(re.escape, _THAI_MONTHS))})\s?(?:พ\.ศ\.\s?)?(\d{{4}}|\d\d)(?!\d|[.:]\d)")
_THAI_NUMBERS = re.compile(r"(\d{1,2})([/.-])(\d{1,2})\2(\d{4})(?!\d)")
_BUDDHIST, _LEAST = 543, 2300  # years; from the latter on they are the Buddha's
_SHORT = 43  # from here on a year of two figures is a Buddhist one: 67 is 2567, and 24 is 2024
_BEGAN = {"明治": 1868, "大正": 1912, "昭和": 1926, "平成": 1989, "令和": 2019, "民國": 1912, "民国": 1912}
_NAMED_YEAR = re.compile(rf"({'|'.join(_BEGAN)})\s?(?:(元)年\s?)?$")
_YEAR_THEN_DAY = re.compile(r"(\d{1,3})\s?年\s?(\d{1,2})\s?月\s?(\d{1,2})\s?日")
_FIRST_YEAR_DAY = re.compile(r"(\d{1,2})\s?月\s?(\d{1,2})\s?日")
_NUMERALS = "〇一二三四五六七八九"
_SPELT_DAY = re.compile(r"([一二][〇○零一二三四五六七八九]{3})年([一二三四五六七八九十]{1,2})月([一二三四五六七八九十]{1,3})日")
_CYCLE, _LEAP = 33, (1, 5, 9, 13, 17, 22, 26, 30)  # years; those that have a day more
_FIRST = date(2021, 3, 21).toordinal()  # 1 Farvardin 1400


def named_otherwise(text: str, start: int, language: str) -> Mention | None:
    """The day that is named at this number in the calendar of the language; None where none is.

    >>> found = named_otherwise("۲۰ مهر ۱۴۰۰", 0, "fa"); found and found.full
    datetime.date(2021, 10, 12)
    """
    calendar = _CALENDARS.get(language)
    return calendar(text, start) if calendar else None


def _buddhist(text: str, start: int) -> Mention | None:
    """Some write the Gregorian year."""
    if match := _THAI_DAY.match(text, start):
        day, month, said = int(match[1]), _THAI_MONTHS[match[2]], int(match[3])
    elif match := _THAI_NUMBERS.match(text, start):
        day, month, said = int(match[1]), int(match[3]), int(match[4])
    else:
        return None
    said += 0 if said > 99 else 2500 if said >= _SHORT else 2000
    year = said - _BUDDHIST if said >= _LEAST else said
    return Mention(start, match.end(), year, month, day) if is_real(year, month, day) else None


def _solar(text: str, start: int) -> Mention | None:
    if match := _SOLAR_DAY.match(text, start):
        year, month, day = int(match[3]), _SOLAR_MONTHS[match[2]], int(match[1])
    elif match := _SOLAR_NUMBERS.match(text, start):
        year, month, day = int(match[1]), int(match[3]), int(match[4])
    else:
        return None
    if not (1300 <= year < 1500 and 1 <= month <= 12 and 1 <= day <= _days(year, month)):
        return None
    here = date.fromordinal(_FIRST + _elapsed(year, month, day) - _elapsed(1400, 1, 1))
    return Mention(start, match.end(), here.year, here.month, here.day)


def _of_era(text: str, start: int) -> Mention | None:
    """令和6年11月14日, 平成元年5月1日, 民國113年11月14日; and 二〇二四年十一月十四日."""
    if spelt := _SPELT_DAY.match(text, start):
        year, month, day = int("".join(map(_figure, spelt[1]))), _counted(spelt[2]), _counted(spelt[3])
        return Mention(start, spelt.end(), year, month, day) if is_real(year, month, day) else None
    named = _NAMED_YEAR.search(text, max(0, start - 6), start)
    found = (_FIRST_YEAR_DAY if named and named[2] else _YEAR_THEN_DAY).match(text, start) if named else None
    if not named or not found:
        return None
    *said, month, day = map(int, found.groups())
    year = _BEGAN[named[1]] + (said[0] if said else 1) - 1
    return Mention(named.start(), found.end(), year, month, day) if is_real(year, month, day) else None


def _figure(sign: str) -> str:
    return str(max(0, _NUMERALS.find(sign)))


def _counted(signs: str) -> int:
    """十一 -> 11, 二十 -> 20, 三 -> 3."""
    tens, ten, ones = signs.rpartition("十")
    return (10 * int(_figure(tens) if tens else 1) if ten else 0) + (int(_figure(ones)) if ones else 0)


def _elapsed(year: int, month: int, day: int) -> int:
    """Days since a day before all of them."""
    leaps = len(_LEAP) * (year // _CYCLE) + sum(leap < year % _CYCLE for leap in _LEAP)
    return 365 * year + leaps + 31 * min(month - 1, 6) + 30 * max(month - 7, 0) + day


def _days(year: int, month: int) -> int:
    """Days of the month: six of 31, five of 30, and the last of 29 or 30."""
    return 31 if month < 7 else 30 if month < 12 else _elapsed(year + 1, 1, 1) - _elapsed(year, 12, 1)


_CALENDARS = {"fa": _solar, "th": _buddhist, "ja": _of_era, "zh": _of_era}
