"""Which weekday does a text name? Beside a date, where it belongs to it, or alone."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import lru_cache

from digest.dates.mention import Mention
from digest.months import weekday_names, weekdays
from digest.text import folded

Names = tuple[tuple[str, int], ...]
_DAY_LEFT = re.compile(
    r"([^\W\d_]{2,16}(?:['’\u200c-][^\W\d_]{2,10})?)\.?\)?[,،]?\s(?:(?:den|dem|der|the|le|el|il|dia|ngày|o|d\.)\s|[,|–-]\s?)?$"
)
_LETTERS = re.compile(r"[^\W\d_]+(?:['-][^\W\d_]+)*")
_DAY_RIGHT = re.compile(r",?\s?[(（]([^\W\d_]{1,12})[)）]|,\s([^\W\d_]{4,12})\b")
_WORDS = re.compile(r"[\w\u200c]+")
_OF_TWO_WORDS = ("vi", "fa", "he")  # "thứ năm", "سه شنبه": the second word alone is another day's name, or a number
_APOSTROPHES = str.maketrans("’ʼ", "''")


def with_weekday(text: str, mention: Mention, language: str) -> Mention:
    """The mention with the weekday that stands beside it: "Sunday, Oct. 12", "12 octobre (dimanche)"."""
    if not mention.day:
        return mention
    left = text[max(0, mention.start - 26) : mention.start].translate(_APOSTROPHES)
    near = language == "vi" or any(_weekday(word, language) >= 0 for word in _LETTERS.findall(left)[-3:])
    before = _DAY_LEFT.search(left) if near else None
    two = _weekday(" ".join(_WORDS.findall(left)[-2:]), language) if before and language in _OF_TWO_WORDS else -1
    weekday = two if two >= 0 else _weekday(before[1], language) if before else -1
    if before and weekday >= 0:
        return replace(mention, start=mention.start - len(left) + before.start(), weekday=weekday)
    after = _DAY_RIGHT.match(text, mention.end)
    weekday = _weekday(after[1], language) if after and after[1] else -1
    if after and weekday >= 0:
        return replace(mention, end=after.end(), weekday=weekday)
    return mention


@lru_cache(maxsize=1 << 12)
def _weekday(word: str, language: str) -> int:
    key = folded(word)
    found = weekdays(language).get(key, -1)
    if found < 0 and language == "ja" and len(word) == 1:
        return "月火水木金土日".find(word)
    return found


def names_in(text: str, language: str) -> Names:
    """The weekday names that stand anywhere in the text: a cheap look before the careful one."""
    lower = text.lower()
    lower = lower.replace("’", "'") if language == "uk" else lower
    return tuple(pair for pair in weekday_names(language) if pair[0] in lower)


def named_alone(text: str, names: Names, dated: list[Mention]) -> list[Mention]:
    """Weekday names that stand alone, without a date beside them."""
    lower = text.lower().replace("’", "'")
    if len(lower) != len(text):  # "İ" grows when lowered
        lower = "".join(c if len(c.lower()) != 1 else c.lower() for c in text)
    taken = {at for mention in dated for at in range(mention.start, mention.end)}
    found: list[Mention] = []
    for name, weekday in names:
        at = lower.find(name)
        while at >= 0:
            end = at + len(name)
            if _whole(lower, at, end) and taken.isdisjoint(range(at, end)):
                found.append(Mention(at, end, weekday=weekday))
                taken.update(range(at, end))
            at = lower.find(name, end)
    return found


def _whole(text: str, start: int, end: int) -> bool:
    if text[start] > "\u2e80":  # scripts that write no spaces
        return True
    before, after = text[start - 1 : start], text[end : end + 1]
    return not before.isalnum() and not after.isalnum()
