"""What moment does a declared date name? ISO 8601, RFC 2822 and their relatives; no clock, no zone of the machine."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta, timezone, tzinfo
from zoneinfo import ZoneInfo

from digest.model import Precision

_ISO = re.compile(
    r"(?P<y>\d{4})(?:(?P<sep>[-/.])(?P<m>\d{1,2})(?:(?P=sep)(?P<d>\d{1,2}))?)?"
    r"(?:(?:\s*[Tt,]\s*|\s+)(?P<clock>\d{1,2}[:.]\d\d.{0,40}))?$",
    re.ASCII,
)
_COMPACT = re.compile(r"(\d{4})(\d\d)(\d\d)(?:T?(\d\d)(\d\d)(?:\d\d)?(.{0,12}))?$", re.ASCII)
CLOCK = re.compile(
    r"(?P<h>[01]?\d|2[0-4])(?:(?:[:.]|\s?[hH時时点點시]\s?)(?P<min>[0-5]\d))(?::[0-5]\d(?:[.,]\d{1,9})?)?"
    r"\s?(?P<half>[aApP]\.?\s?[mM]\b\.?|[πμµΠΜ]\.?\s?[μµΜ]\.|(?:এ|পি)এম|(?:ص(?:باحا?ً?)?|م(?:ساءً?)?)(?![\u0600-\u06ff]))?"
    r"\s?\(?(?P<zone>Z\b|(?:UTC|GMT)?\s?[+−-]\d\d?:?(?:\d\d)?(?!\d)|\b[A-Z]{2,4}\b)?",
    re.ASCII,
)
HOUR = re.compile(r"(?P<h>1[0-2]|0?[1-9])\s?(?P<half>[aApP]\.?[mM]\b\.?)\s?(?P<zone>\b[A-Z]{2,4}\b)?", re.ASCII)
# Abbreviations that mean one offset; IST, CST of China and the like are left out: the clock time then stands without a zone.
_OFFSETS = {"Z": 0, "UTC": 0, "GMT": 0, "UT": 0, "WET": 0} | {
    name: int(minutes)
    for name, minutes in (
        pair.split("=")
        for pair in (
            "EST=-300 EDT=-240 CDT=-300 MST=-420 MDT=-360 PST=-480 PDT=-420 BRT=-180 WEST=60 CET=60 CEST=120 MEZ=60 MESZ=120 "
            "EET=120 EEST=180 MSK=180 PKT=300 WIB=420 HKT=480 SGT=480 JST=540 KST=540 AEST=600 AEDT=660"
        ).split()
    )
}
_REGIONS = {
    "ET": "America/New_York",
    "CT": "America/Chicago",
    "MT": "America/Denver",
    "PT": "America/Los_Angeles",
    "BST": "Europe/London",
}
_AFTERNOON = "pμµمপ"  # how "p.m.", "μ.μ.", "م", "পিএম" begin
_FIRST_YEAR, _LAST_YEAR = 1600, 2199


@dataclass(frozen=True, slots=True)
class Moment:
    """A year, month, day or minute as its source has it; `first` is its first day, `at` its instant where the zone is known."""

    text: str
    precision: Precision
    first: date
    at: datetime | None = None

    def day(self, zone: ZoneInfo) -> date | None:
        """The day in the given zone; None for a month or a year."""
        if self.precision not in ("minute", "day"):
            return None
        if self.at is None:
            return self.first
        try:
            return self.at.astimezone(zone).date()
        except OverflowError:
            return self.first


def minute_of(published: str, zone: tzinfo) -> int:
    """Minutes since midnight, in the given zone, of a moment as `Moment.text` has it; -1 where it has no clock time.

    >>> minute_of("2025-10-12T23:30+00:00", timezone(timedelta(hours=3)))
    150
    """
    if "T" not in published:
        return -1
    moment = datetime.fromisoformat(published)
    try:
        local = moment.astimezone(zone) if moment.tzinfo else moment
    except OverflowError:
        local = moment
    return local.hour * 60 + local.minute


def of_day(year: int, month: int = 0, day: int = 0) -> Moment | None:
    """A day, month or year; None where there is no such day."""
    if not _FIRST_YEAR <= year <= _LAST_YEAR:
        return None
    try:
        first = date(year, month or 1, day or 1)
    except ValueError:
        return None
    if not month:
        return Moment(f"{year:04}", "year", first)
    return Moment(first.isoformat(), "day", first) if day else Moment(f"{year:04}-{month:02}", "month", first)


def at_clock(moment: Moment, clock: re.Match[str] | None) -> Moment:
    """The day with the clock time that the source gives; midnight sharp is how machines write a day without one."""
    if clock is None or moment.precision != "day":
        return moment
    groups = clock.groupdict()
    hour, minute = int(groups["h"]), int(groups.get("min") or 0)
    half = (groups["half"] or "").lower()
    if half:
        if hour > 12 or hour == 0:
            return moment
        hour = hour % 12 + (12 if half[0] in _AFTERNOON else 0)
    if hour > 23 or (hour == minute == 0 and not half and not re.search(r"00:00:(?!00)", clock[0])):
        return moment
    plain = datetime(moment.first.year, moment.first.month, moment.first.day, hour, minute)
    zone, written = _zone(groups["zone"] or "", plain)
    text = plain.isoformat(timespec="minutes") + written
    return Moment(text, "minute", moment.first, plain.replace(tzinfo=zone) if zone else None)


def _zone(name: str, when: datetime) -> tuple[timezone | None, str]:
    name = name.strip().replace("−", "-")
    signed = re.search(r"([+-])(\d\d?):?(\d\d)?$", name)
    if signed:
        minutes = int(signed[2]) * 60 + int(signed[3] or 0)
        minutes = -minutes if signed[1] == "-" else minutes
    elif name in _OFFSETS:
        minutes = _OFFSETS[name]
    elif name in _REGIONS:
        minutes = int((ZoneInfo(_REGIONS[name]).utcoffset(when) or timedelta()).total_seconds()) // 60
    else:
        return None, ""
    if abs(minutes) > 14 * 60:
        return None, ""
    if name == "Z":
        return UTC, "Z"
    return timezone(timedelta(minutes=minutes)), f"{'-' if minutes < 0 else '+'}{abs(minutes) // 60:02}:{abs(minutes) % 60:02}"


def iso(value: str) -> Moment | None:
    """ISO 8601, strictly but for odd separators, unpadded numbers and named zones.

    >>> iso("2025-10-12T08:30:00+03:00").text, iso("2025-10").precision, iso("20251012").text, iso("12/10/2025")
    ('2025-10-12T08:30+03:00', 'month', '2025-10-12', None)
    """
    value = value.strip()
    if len(value) > 60:
        return None
    found = _ISO.match(value)
    if found:
        moment = of_day(int(found["y"]), int(found["m"] or 0), int(found["d"] or 0))
        return at_clock(moment, CLOCK.match(found["clock"] or "")) if moment else None
    packed = _COMPACT.match(value)
    if not packed:
        return None
    moment = of_day(int(packed[1]), int(packed[2]), int(packed[3]))
    clock = f"{packed[4]}:{packed[5]}{packed[6]}" if packed[4] else ""
    return at_clock(moment, CLOCK.match(clock)) if moment else None


def epoch(value: str) -> Moment | None:
    """Seconds or milliseconds since 1970, as scrapers write them: a moment in UTC.

    >>> epoch("1760257800").text
    '2025-10-12T08:30Z'
    """
    digits = value.strip().partition(".")[0]
    if not (digits.isascii() and digits.isdigit() and len(digits) in (9, 10, 12, 13)):
        return None
    seconds = int(digits) // (1000 if len(digits) > 10 else 1)
    when = datetime(1970, 1, 1, tzinfo=UTC) + timedelta(seconds=seconds)
    return Moment(when.strftime("%Y-%m-%dT%H:%MZ"), "minute", when.date(), when)
