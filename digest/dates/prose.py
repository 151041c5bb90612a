"""Which dates stand in this prose? Every number is looked at once, with what stands left and right of it; then the weekday names.

Linear in the text: the patterns are anchored at a number and look at no more than thirty characters on each side.
"""

from __future__ import annotations

import re
from functools import cache

from digest.dates.calendars import named_otherwise
from digest.dates.mention import Mention, Order, is_real, opened
from digest.dates.weekday_words import Names, named_alone, with_weekday
from digest.months import month_of, months, weekday_names

_NUMBER = re.compile(r"[0-9]{1,9}")  # five times as fast as \d, which the languages below need
_ANY_NUMBER = re.compile(r"\d{1,9}")
_OTHER_DIGITS = frozenset("ar fa ur hi mr ne bn pa gu ta te kn ml th my km lo ps ckb ja ko".split()) | {""}
_SPELT = re.compile(r"\d{1,9}|[一二][〇○零一二三四五六七八九]{3}(?=年)")  # Chinese and Japanese papers may spell the year
_TO_DAY = r"(?:[-–—/]|\s(?:to|and|bis|und|et|au|y|al|e|ao|a|og|och|en|до|та|і|и|по|i)\s|\s[-–—]\s)"
# 12 October 2025 · 12. Oktober · 1er janvier · 12 de octubre de 2025 · 12th of October · 12-го октября · 12–14 October
_DAY_FIRST = re.compile(
    rf"(?:st|nd|rd|th|er|º|°|ª|\.º|\.|-?(?:го|е|ого|те|ви|th|а))?(?:{_TO_DAY}(\d{{1,2}})(?:st|nd|rd|th|er|º|\.)?)?"
    r"[\s\-/]\s?(?:de\s|d['’]|of\s(?:the\s)?|del\s|ta'\s)?((?:كانون|تشرين)\sال\w{3,5}|[^\W\d_][^\s\d_.,;:!?()/–—-]{1,13})\.?"
    r"(?:\s?/\s?[\u0621-\u064a]{2,8}(?:\sال\w{3,5})?)?"  # "آب/أغسطس": in the east of the Arab world, and in its west
    r"(?:(?:,\s?|[\s\-/])(?:de\s|del\s(?:año\s)?|of\s)?(\d{4}|['’]\d\d)(?![\d%]))?"
)
# … October 12, 2025: what follows the day
_MONTH_FIRST = re.compile(
    rf"(?:st|nd|rd|th)?(?:{_TO_DAY}(\d{{1,2}})(?:st|nd|rd|th)?(?!\d))?(?:,\s?|\s(?:of\s)?|\s?-\s?)(\d{{4}})(?![\d%]|[.,]\d)"
)
_MONTH_FIRST_OPEN = re.compile(rf"(?:st|nd|rd|th|\.)?(?:{_TO_DAY}(\d{{1,2}})(?:st|nd|rd|th)?(?!\d))?(?![\d%:]|[.,]\d)")
_NUMERIC = re.compile(r"\s?([./-])\s?(\d{1,2})\s?\1\s?(\d{4}|\d\d)(?![\d/]|[.,:-]\d)")
_YEAR_LEADS = re.compile(r"(?:([./-])\s?(\d{1,2})\1\s?(\d{1,2})(?!\d)|\s?[年년]\s?(\d{1,2})\s?[月월]\s?(\d{1,2})\s?[日일])")
_GLUED = re.compile(r"20\d\d-\d\d-\d\d(?!\d)")  # "By Ann Lee2025-10-12 21:32": two elements of a page that run together
_YEAR_THEN_WORD = re.compile(r"(?:\.|\sm\.)?\s([^\W\d_]{3,12})\.?\s(\d{1,2})(?:\.|d\.|\b)(?!\d)")
_YEAR_THEN_DAY = re.compile(r"\.\sgada\s(\d{1,2})\.\s([^\W\d_]{5,12})")  # Latvian
_EAST = re.compile(r"[月월]\s?(\d{1,2})[日일]")
_VIET = re.compile(r"\s(?:tháng\s)(\d{1,2})(?:(?:,?\snăm\s|,\s|/|-)(\d{4}))?(?!\d)", re.I)
_VIET_MONTH = re.compile(r"(?:,?\snăm\s|/|-|,\s)(\d{4})(?!\d)")
_DOTTED = re.compile(r"\.\s?(\d{1,2})\.(?!\s?\d)")
_VIET_SHORT = re.compile(r"[/-](\d{1,2})(?![/\d-])")
_DOTTED_NAME = re.compile(r"\.([^\W\d_]{3,9})\.(\d{4})(?!\d)")  # "14.nov.2024", as papers of Brazil have it
_NAME = re.compile(r"[^\W\d_][^\s\d_.,;:!?()/–—'’-]*")  # signs that are no letters stand in words of Hindi and Tamil
_MONTH_LEADS = ("", "en", "hu", "id", "tl")  # where a month may stand before its day without a year
_SMALL = frozenset("the de d del año of năm".split())
_NO_WORD_ENDS = frozenset('(（["“„|/-–—•·>:\t\n')  # no month's name stands before a number with one of these before it
_JOINTS = frozenset("./-月월")  # between the numbers of a date
_SMALL_OPENINGS = frozenset("de,d',of,ta,to,an,bi,un,et,au,y ,al,e ,ao,a ,og,oc,en,i ".split(","))
_BEFORE = frozenset(" \t\n(（[\"“„«'’,|/-–—•·>:")  # what may stand before a number that is no part of a word or an amount
_MAY_BE_QUARTER = re.compile(r"[qQ][1-4]|uart|rim|vart|wart|вар|quý|Quý")
_LEFT_VIET = re.compile(r"(?:(?:ngày|hôm|sáng|trưa|chiều|tối|đêm)\s|(?:nay|qua)\s?[(\s])$", re.I)
# "Q3 2025", "third quarter of 2025", "3. Quartal 2025", "третьому кварталі 2025", "quý III năm 2025": what precedes the year
_LEFT_QUARTER = re.compile(
    r"(?:\bQ(?P<q>[1-4])|\b(?P<nth>[^\W_]{1,12})(?:\.?º|\.|er|°)?\s(?:quarter|[qk]uartal|trimestre|kvartal|kwarta[lł]|kwartaal|квартал)\w{0,3}"
    r"|\bquý\s(?P<viet>[1-4IV]{1,3}))[\s/](?:(?:of|de|del|des|do|the|jahres|año|ano|anno|năm)\s){0,2}$",
    re.I,
)
_ORDINALS = (
    ("1", "i", "first", "erste", "premier", "primer", "primo", "перш", "перв", "pierwsz", "eerste", "första"),
    ("2", "ii", "second", "zweite", "deuxi", "segundo", "secondo", "друг", "втор", "drug", "tweede", "andra"),
    ("3", "iii", "third", "dritte", "troisi", "tercer", "terzo", "terceiro", "трет", "trzec", "derde", "tredje"),
    ("4", "iv", "fourth", "vierte", "quatri", "cuarto", "quarto", "четверт", "czwart", "vierde", "fjärde"),
)
_DOTTED_LANGUAGES = frozenset("de cs sk pl fi no da hr sr sl et ro ru uk bg".split())
_YEAR_FIRST = frozenset("zh ja ko hu sv lt fa".split())


def mentions(text: str, language: str = "", order: Order = "", names: Names | None = None) -> list[Mention]:
    """The dates of a text in reading order; a full date whose weekday disagrees is none. `names`: weekdays to look for, if not all.

    >>> [m.full for m in mentions("Sunday, Oct. 12, 2025; Monday, Oct. 12, 2025; 12.10.2025", "en")]
    [datetime.date(2025, 10, 12), datetime.date(2025, 10, 12)]
    """
    found = _numbered(text, language, order)
    if not found and not names and names is not None:
        return found
    names = weekday_names(language) if names is None else names
    named = named_alone(text, names, found) if names else []
    if not named and len(found) < 2:
        return [m for m in found if not m.day or not m.year or m.full]
    return sorted((m for m in found + named if not m.day or not m.year or m.full), key=lambda mention: mention.start)


def _numbered(text: str, language: str, order: Order) -> list[Mention]:
    found: list[Mention] = []
    done = 0
    for match in _numbers(language).finditer(text):
        start, end = match.span()
        size = end - start
        if start < done or (size == 3 and language != "zh") or size > 4 or not _alone(text, start):
            continue
        mention = named_otherwise(text, start, language)
        if mention is None and size != 3 and match[0].isdecimal():
            mention = _of_year(text, match, language) if size == 4 else _of_day(text, start, end, language, order)
        if mention is None:
            continue
        done = mention.end
        found.append(with_weekday(text, mention, language))
    return found


def _numbers(language: str) -> re.Pattern[str]:
    """What finds the numbers of a language."""
    return _SPELT if language in ("zh", "ja") else _ANY_NUMBER if language in _OTHER_DIGITS else _NUMBER


def _alone(text: str, start: int) -> bool:
    """Is the number no part of a longer one, of an amount or of a word?"""
    before = text[start - 1] if start else " "
    if before in _BEFORE or (before == "." and start > 1 and text[start - 2].isalpha()) or not before.isascii():
        return True
    return before.isalpha() and text[start + 4 : start + 5] == "-" and _GLUED.match(text, start) is not None


def _of_year(text: str, match: re.Match[str], language: str) -> Mention | None:
    year, start, end = int(match[0]), match.start(), match.end()
    if not 1000 <= year <= 2199:
        return None
    leads = _YEAR_LEADS.match(text, end)
    if leads:
        month, day = (int(leads[2]), int(leads[3])) if leads[1] else (int(leads[4]), int(leads[5]))
        return Mention(start, leads.end(), year, month, day) if is_real(year, month, day) else None
    word = _YEAR_THEN_WORD.match(text, end)
    if word:
        month = month_of(word[1], language)
        if month and (language in _YEAR_FIRST or language == "lt") and is_real(year, month, int(word[2])):
            return Mention(start, word.end(), year, month, int(word[2]))
    turned = _YEAR_THEN_DAY.match(text, end)
    if turned and (month := month_of(turned[2], "lv")) and is_real(year, month, int(turned[1])):
        return Mention(start, turned.end(), year, month, int(turned[1]))
    left = text[max(0, start - 40) : start]
    quarter = _LEFT_QUARTER.search(left) if _MAY_BE_QUARTER.search(left) else None
    number = _quarter(quarter) if quarter else 0
    if quarter and number:
        return Mention(start - len(left) + quarter.start(), end, year, 3 * number - 2)
    named, month = _month_left(left, language)
    if month:
        return Mention(start - len(left) + named, end, year, month)
    return Mention(start, end, year) if not text[end : end + 1].isalnum() and text[end : end + 1] not in ("%", "°") else None


def _quarter(match: re.Match[str]) -> int:
    """Which quarter, 1 … 4; 0 where the word before it is no number."""
    word = (match["q"] or match["nth"] or match["viet"]).lower()
    exact = (at for at, line in enumerate(_ORDINALS, 1) if word in line)
    return next(exact, 0) or next((at for at, line in enumerate(_ORDINALS, 1) if word.startswith(line[2:])), 0)


def _of_day(text: str, start: int, end: int, language: str, order: Order) -> Mention | None:
    number = int(text[start:end])
    if not 0 < number <= 31:
        return None
    if text[start - 2 : start] in ("g ", "G ") and text[max(0, start - 6) : start].lower() == "tháng ":
        month = _VIET_MONTH.match(text, end)
        return Mention(start - 6, month.end(), int(month[1]), number) if month and number <= 12 else None
    joined = text[end : end + 1] in _JOINTS or text[end + 1 : end + 2] in _JOINTS
    return (
        (_numeric(text, start, end, language, order) if joined else None)
        or _day_first(text, start, end, language)
        or _month_first(text, start, end, language)
        or (_eastern(text, start, end, language) if joined else None)
    )


def _numeric(text: str, start: int, end: int, language: str, order: Order) -> Mention | None:
    found = _NUMERIC.match(text, end)
    if not found:
        return _short_numeric(text, start, end, language)
    first, second, year = int(text[start:end]), int(found[2]), int(found[3])
    if len(found[3]) == 2:
        year += 2000 if year < 70 else 1900
    if found[1] == "." or first == second:
        order = "day-month"
    if first > 12 or second > 12:
        order = "day-month" if first > 12 else "month-day"
    if not order:  # undecided: only the year is known
        return Mention(start, found.end(), year) if max(first, second) <= 12 and is_real(year, first, second) else None
    month, day = (second, first) if order == "day-month" else (first, second)
    return Mention(start, found.end(), year, month, day) if is_real(year, month, day) else None


def _short_numeric(text: str, start: int, end: int, language: str) -> Mention | None:
    """ "am 12.10." and "ngày 12/10": a day and a month, the year left open."""
    found = None
    if language in _DOTTED_LANGUAGES:
        found = _DOTTED.match(text, end)
    if not found and language == "vi" and _LEFT_VIET.search(text, max(0, start - 6), start):
        found = _VIET_SHORT.match(text, end)
    return opened(start, found.end(), int(found[1]), int(text[start:end])) if found else None


def _day_first(text: str, start: int, end: int, language: str) -> Mention | None:
    if language == "vi" or text[end : end + 2] == " t":
        viet = _VIET.match(text, end)
        if viet:
            return opened(start, viet.end(), int(viet[1]), int(text[start:end]), int(viet[2] or 0))
    near = text[end : end + 3]  # " bo" of "12 boats": no month of the language begins so
    if near[:1] == " " and near.isascii() and near[1:2].isalpha() and near[1:].lower() not in _openings(language):
        return None
    if near[:1] == "." and (dotted := _DOTTED_NAME.match(text, end)) and (month := month_of(dotted[1], language)):
        return opened(start, dotted.end(), month, int(text[start:end]), int(dotted[2]))
    found = _DAY_FIRST.match(text, end)
    month = month_of(found[2], language) if found else 0
    if not found or not month:
        return None
    day, last = int(text[start:end]), int(found[1] or 0)
    return opened(start, found.end(), month, day, _year(found[3]), last)


@cache
def _openings(language: str) -> frozenset[str]:
    """The first two letters of what may follow a day: a month, or a small word before it or before the last day of a span."""
    return frozenset(word[:2] for word in (*months(language), *months("en"))) | _SMALL_OPENINGS


def _year(written: str | None) -> int:
    if not written:
        return 0
    return int(written) if written.isdigit() else 2000 + int(written[1:])


def _month_first(text: str, start: int, end: int, language: str) -> Mention | None:
    if start and text[start - 1] in _NO_WORD_ENDS:
        return None
    left = text[max(0, start - 20) : start]
    named, month = _month_left(left, language)
    if not month:
        return None
    found = _MONTH_FIRST.match(text, end)
    begin, day = start - len(left) + named, int(text[start:end])
    if found and 1000 <= int(found[2]) <= 2199:
        return opened(begin, found.end(), month, day, int(found[2]), int(found[1] or 0))
    if language not in _MONTH_LEADS and _month_left(left, "en")[1] != month:
        return None
    bare = _MONTH_FIRST_OPEN.match(text, end)
    return opened(begin, bare.end(), month, day, 0, int(bare[1] or 0)) if bare else None


def _month_left(left: str, language: str) -> tuple[int, int]:
    """Where a month's name stands at the end of these words, small words passed over, and which it is: (offset, 1 … 12 or 0)."""
    while True:
        left = left.rstrip(" ,.’'")
        at = left.rfind(" ") + 1
        word = left[at:]
        if not _NAME.fullmatch(word):
            at += max(word.rfind("("), word.rfind("’"), word.rfind("'")) + 1
            word = left[at:]
        if word not in _SMALL:
            break
        left = left[:at]
    month = month_of(word, language) if 2 < len(word) < 15 and _NAME.fullmatch(word) else 0
    return (at, month) if month else (0, 0)


def _eastern(text: str, start: int, end: int, language: str) -> Mention | None:
    found = _EAST.match(text, end) if language in ("zh", "ja", "ko", "") else None
    return opened(start, found.end(), int(text[start:end]), int(found[1])) if found else None
