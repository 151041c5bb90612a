"""What do the page, the feed, the scraper or the user state? Their date strings, read strictly; the order of trust."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from digest.dates.mention import Mention, Order
from digest.dates.moments import CLOCK, HOUR, Moment, at_clock, epoch, iso, of_day
from digest.dates.prose import mentions
from digest.model import Clue, Confidence, Document, Statement
from digest.months import month_of

# "Sun Oct 12 10:30:00 UTC 2025": the year stands behind the clock.
_CTIME = re.compile(r"[A-Z][a-z]{2} ([A-Z][a-z]{2} \d\d?) (\d\d?:\d\d:\d\d) ?([A-Z]{3,4}|[+-]\d{4})? ?(\d{4})$", re.ASCII)
# "March 2014", "März 2014", "marzo de 2014": of a day nothing is said
_MONTH = re.compile(r"([^\W\d_]{3,14})\.?,?\s(?:de\s|del\s)?(\d{4})$")
# the digits of Arabic, Persian, Hindi, Bengali and Thai, and those as wide as a Chinese character
_DIGITS = {zero + number: str(number) for zero in (0x660, 0x6F0, 0x966, 0x9E6, 0xE50, 0xFF10) for number in range(10)}
_NEAR_CLOCK = 24  # characters between a day and its clock time: " um ", " at ", " | ", ", "


@dataclass(frozen=True, slots=True)
class Found:
    """A moment that a witness gives, with its clue and how far it is to be believed."""

    moment: Moment
    clue: Clue
    confidence: Confidence = "likely"


def read(value: str, language: str = "", order: Order = "") -> Moment | None:
    """A date string that stands alone: ISO, RFC 2822, seconds since 1970, or words, of `language` or of any other.

    >>> read("Sun, 12 Oct 2025 08:30:00 +0300").text, read("12 octobre 2025 à 8h30", "fr").text, read("marzo 2014", "en").text
    ('2025-10-12T08:30+03:00', '2025-10-12T08:30', '2014-03')
    """
    value = value.strip()[:200]
    found = iso(value) or epoch(value)
    if found:
        return found
    behind = _CTIME.match(value)
    if behind:
        value = f"{behind[1]}, {behind[4]} {behind[2]} {behind[3] or ''}"
    return _in_words(value, language, order) or (_in_words(value, "", order) if language else None)


def _in_words(value: str, language: str, order: Order) -> Moment | None:
    said = [each for each in mentions(value, language, order) if each.full]
    if said:
        return with_clock(value, said[0])
    alone = _MONTH.match(value)
    month = month_of(alone[1], language) if alone else 0
    return of_day(int(alone[2]), month) if alone and month else None


def with_clock(text: str, mention: Mention) -> Moment | None:
    """The moment of a full date in prose, with the clock time that stands beside it."""
    moment = of_day(mention.year, mention.month, mention.day)
    if moment is None:
        return None
    after = text[mention.end : mention.end + 50].translate(_DIGITS)
    clock = CLOCK.search(after) or HOUR.search(after)
    if clock and clock.start() <= _NEAR_CLOCK and not re.search(r"\d{4}|\n|오후|午後|下午|晚上", after[: clock.start()]):
        return at_clock(moment, clock)
    before = text[max(0, mention.start - 40) : mention.start].translate(_DIGITS)
    clock = next(iter([*CLOCK.finditer(before), *HOUR.finditer(before)]), None)
    return at_clock(moment, clock) if clock and len(before) - clock.end() <= 12 else moment


def declared(document: Document, language: str, order: Order, about: str = "published") -> Iterator[Found]:
    """What statements say of the day of publication (or of the last update), the most trusted first."""
    ranked = sorted(
        ((_rank(each), at, each) for at, each in enumerate(document.statements) if _fits(each, about)), key=lambda entry: entry[:2]
    )
    for rank, _, statement in ranked:
        moment = read(statement.value, language, order)
        if moment and _sane(moment):
            clue = Clue(statement.witness, statement.value, statement.field or statement.witness, moment.text, statement.line)
            yield Found(moment, clue, "certain" if rank < _WEAK and statement.witness != "time" else "likely")


def unread(document: Document, language: str, order: Order) -> str:
    """What is stated as the day of publication and cannot be read as one, "" where nothing is."""
    said = sorted((_rank(each), at, each.value.strip()) for at, each in enumerate(document.statements) if _fits(each, "published"))
    words = next((value for rank, _, value in said if rank < _WEAK and value), "")
    return "" if read(words, language, order) else words[:_SHOWN]


_SHOWN = 80  # characters of what cannot be read
_TRUST = ("sidecar", "front matter", "json", "json-ld", "meta", "microdata", "time", "feed")
_WEAK = len(_TRUST)


def _fits(statement: Statement, about: str) -> bool:
    if statement.witness in ("byline", "guess"):
        return False
    return statement.about == about or (about == "published" and statement.about == "unknown")


def _rank(statement: Statement) -> int:
    trust = _TRUST.index(statement.witness) if statement.witness in _TRUST else _WEAK
    return trust + _WEAK * (statement.about == "unknown")


def _sane(moment: Moment) -> bool:
    """Placeholders of publishing systems ("0001-01-01", "1970-01-01T00:00:00Z") are no dates."""
    return moment.first.year > 1600 and moment.text[:10] != "1970-01-01"
