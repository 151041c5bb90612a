"""Which day is it that a writer names by another calendar than the Gregorian?

Persian papers count by the solar Hijri year, which begins with spring; Thai ones by the Buddhist year, 543 ahead. The rule of
33 years by which the former has its leap days is that of common practice; it holds from 1178 to 1633 (1799 to 2254).
"""

from __future__ import annotations

import re
from datetime import date

from digest.dates.mention import Mention, is_real

_SOLAR = "فروردین|اردیبهشت|خرداد|تیر|مرداد|شهریور|مهر|آبان|آذر|دی|بهمن|اسفند".split("|")
_THAI = (
    "มกราคม ม.ค.|กุมภาพันธ์ ก.พ.|มีนาคม มี.ค.|เมษายน เม.ย.|พฤษภาคม พ.ค.|มิถุนายน มิ.ย.|กรกฎาคม ก.ค.|สิงหาคม ส.ค.|กันยายน ก.ย.|"
    "ตุลาคม ต.ค.|พฤศจิกายน พ.ย.|ธันวาคม ธ.ค."
).split("|")
_SOLAR_MONTHS = {name: month for month, name in enumerate(_SOLAR, 1)}
_THAI_MONTHS = {name: month for month, names in enumerate(_THAI, 1) for name in names.split()}
_SOLAR_DAY = re.compile(rf"(\d{{1,2}})\s({'|'.join(_SOLAR)})(?:\s?ماه)?،?\s(?:سال\s)?(\d{{4}})(?!\d)")
_SOLAR_NUMBERS = re.compile(r"(\d{4})([/-])(\d{1,2})\2(\d{1,2})(?!\d)")
_THAI_DAY = re.compile(rf"(\d{{1,2}})\s({'|'.join(map(re.escape, _THAI_MONTHS))})\s?(?:พ\.ศ\.\s?)?(\d{{4}})(?!\d)")
_THAI_NUMBERS = re.compile(r"(\d{1,2})([/.-])(\d{1,2})\2(\d{4})(?!\d)")
_BUDDHIST, _LEAST = 543, 2300  # years; from the latter on they are the Buddha's
_CYCLE, _LEAP = 33, (1, 5, 9, 13, 17, 22, 26, 30)  # years; those that have a day more
_FIRST = date(2021, 3, 21).toordinal()  # 1 Farvardin 1400


def named_otherwise(text: str, start: int, language: str) -> Mention | None:
    """The day that is named at this number in the calendar of the language; None where none is.

    >>> found = named_otherwise("۲۰ مهر ۱۴۰۰", 0, "fa"); found and found.full
    datetime.date(2021, 10, 12)
    """
    return _solar(text, start) if language == "fa" else _buddhist(text, start) if language == "th" else None


def _buddhist(text: str, start: int) -> Mention | None:
    """Some write the Gregorian year."""
    if match := _THAI_DAY.match(text, start):
        day, month, said = int(match[1]), _THAI_MONTHS[match[2]], int(match[3])
    elif match := _THAI_NUMBERS.match(text, start):
        day, month, said = int(match[1]), int(match[3]), int(match[4])
    else:
        return None
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


def _elapsed(year: int, month: int, day: int) -> int:
    """Days since a day before all of them."""
    leaps = len(_LEAP) * (year // _CYCLE) + sum(leap < year % _CYCLE for leap in _LEAP)
    return 365 * year + leaps + 31 * min(month - 1, 6) + 30 * max(month - 7, 0) + day


def _days(year: int, month: int) -> int:
    """Days of the month: six of 31, five of 30, and the last of 29 or 30."""
    return 31 if month < 7 else 30 if month < 12 else _elapsed(year + 1, 1, 1) - _elapsed(year, 12, 1)
