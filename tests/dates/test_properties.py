"""What holds for every text: no fault, no clock, no zone of the machine, nothing dated before what it tells as past."""

from __future__ import annotations

import os
import subprocess
import sys
from datetime import date, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from digest.dates import published
from digest.dates.prose import mentions
from digest.dates.stated import read
from digest.model import Block, Cleaned, Cut, Document, Statement
from digest.settings import DateSettings

_UTC = ZoneInfo("UTC")
_LANGUAGES = ("en", "de", "fr", "es", "it", "pt", "uk", "pl", "vi", "zh", "ja", "hu", "ar", "tr", "xx", "")
_DAYS = st.dates(date(1996, 1, 1), date(2098, 12, 31))
_BITS = st.sampled_from(
    "12 October Oct. Oktober octobre жовтня tháng năm 2025 , . - / : 31 02 2/3/2025 Sunday Montag said on sagte am "
    "will (Reuters) — © 年 月 日 İ ’ 10:30 Z "
    "+03:00 99999 1er de of the Published Updated ٣ \x00 \n".split(" ")
)
_TEXTS = st.one_of(st.text(max_size=300), st.lists(_BITS, max_size=40).map(" ".join))


def _published(text: str, byline: str = "", language: str = "en") -> str:
    rows = [row for row in text.split("\n") if row.strip()]
    blocks = tuple(Block("p", row, line=number) for number, row in enumerate(rows, 3))
    cuts = (Cut(byline, "bylines", line=2),) if byline else ()
    document = Document("ferry.txt", text="\n".join(["The ferry sails again", byline, *rows]))
    cleaned = Cleaned("The ferry sails again", blocks=blocks, language=language, cuts=cuts)
    return published(document, cleaned, DateSettings(), _UTC).published


@given(_TEXTS, _TEXTS, st.sampled_from(_LANGUAGES))
@settings(max_examples=300, deadline=None)
def test_no_text_is_too_odd(text: str, byline: str, language: str) -> None:
    rows = tuple(Block("p", row, line=2 + number) for number, row in enumerate(text.split("\n")))
    statements = (Statement("json-ld", byline, "datePublished"), Statement("byline", text), Statement("guess", byline))
    for blocks in (rows, ()):
        document = Document(text, text=f"{byline}\n{text}", url=byline, statements=statements)
        dated = published(document, Cleaned(byline, text, blocks, captions=(text,), language=language), DateSettings(), _UTC, 1e18)
        assert (dated.precision == "none") == (dated.published == "")
        assert dated.published or dated.reason


@given(_TEXTS, st.sampled_from(_LANGUAGES))
@settings(max_examples=200, deadline=None)
def test_mentions_are_slices_in_order(text: str, language: str) -> None:
    found = mentions(text, language)
    assert all(0 <= each.start < each.end <= len(text) for each in found)
    assert [each.start for each in found] == sorted(each.start for each in found)


@given(_DAYS)
def test_a_day_is_read_back(day: date) -> None:
    months = "January February March April May June July August September October November December".split()
    english = f"{months[day.month - 1]} {day.day}, {day.year}"
    for written in (
        day.isoformat(),
        english,
        f"{day:%Y%m%d}",
        f"{day.day} {months[day.month - 1][:3]} {day.year}",
        f"{day:%d.%m.%Y}",
    ):
        moment = read(written, "en")
        assert moment is not None
        assert moment.text == day.isoformat()


@given(_DAYS, st.integers(1, 6))
def test_a_wrong_weekday_is_no_match(day: date, shift: int) -> None:
    wrong = "Monday Tuesday Wednesday Thursday Friday Saturday Sunday".split()[(day.weekday() + shift) % 7]
    assert read(f"{wrong}, {day.day} {day:%b} {day.year}", "en") is None


@given(
    _DAYS,
    st.integers(-400, 400),
    st.sampled_from(("Mayor Roe said on {} that it was so.", "The pier collapsed on {}.", "It was sold on {} for little.")),
)
@settings(deadline=None)
def test_nothing_is_dated_before_what_has_happened(day: date, shift: int, sentence: str) -> None:
    happened = day + timedelta(days=shift)
    said = f"{happened.day} {happened:%B} {happened.year}"
    for label in ("", "Published: "):
        found = _published(
            "The council met again.\nNobody came.\nIt was cold.\n" + sentence.format(said), f"{label}{day.day} {day:%B} {day.year}"
        )
        assert found == ("" if day < happened else day.isoformat())


@given(_DAYS)
def test_a_day_without_a_clock_time_gets_none(day: date) -> None:
    found = _published("The council met again.", f"Published: {day.day} {day:%B} {day.year}")
    assert "T" not in found


_PROGRAM = """
import sys, time, datetime
class Clock(datetime.datetime):
    @classmethod
    def now(cls, tz=None): return cls.fromtimestamp({now}, tz)
    @classmethod
    def today(cls): return cls.fromtimestamp({now})
    @classmethod
    def utcnow(cls): return cls.fromtimestamp({now})
class Day(datetime.date):
    @classmethod
    def today(cls): return cls(*time.gmtime({now})[:3])
datetime.datetime, datetime.date, time.time = Clock, Day, lambda: {now}
from zoneinfo import ZoneInfo
from digest.dates import published
from digest.model import Block, Cleaned, Document, Statement
from digest.settings import DateSettings
texts = ("Mayor Roe said on Oct. 12 that it was so.", "Mayor Roe said on 12 October 2025.", "AVERIN, Feb. 29 (HA) - So.")
given = ((), (Statement("guess", "Oct 12"),), (Statement("json-ld", "2025-10-12T23:30:00"),), (Statement("feed", "Oct 12"),))
for text in texts:
    for stated in given:
        document = Document("x.txt", text=text, statements=stated)
        print(published(document, Cleaned(blocks=(Block("p", text, line=1),), language="en"), DateSettings(), ZoneInfo("UTC")))
"""


@pytest.mark.slow
def test_no_clock_and_no_zone_of_the_machine() -> None:
    seen = set()
    for now, zone, seed in ((0, "UTC", "0"), (1_760_257_800, "Pacific/Auckland", "1"), (4_000_000_000, "America/New_York", "2")):
        environment = {**os.environ, "TZ": zone, "PYTHONHASHSEED": seed, "LC_ALL": "C"}
        run = subprocess.run(
            [sys.executable, "-c", _PROGRAM.format(now=now)], env=environment, capture_output=True, text=True, check=True
        )
        seen.add(run.stdout)
    assert len(seen) == 1
    assert "2025-10-12" in seen.pop()


def _calls(text: str) -> int:
    """How many Python and C functions run: a cost that no busy machine changes."""
    count = 0

    def counted(_frame: object, event: str, _argument: object) -> None:
        nonlocal count
        count += event in ("call", "c_call")

    sys.setprofile(counted)
    try:
        _published(text, text[:300])
    finally:
        sys.setprofile(None)
    return count


@pytest.mark.parametrize(
    "bit", ["12 ", "October ", "said on ", "1", "(", "Oct. 12 and ", "2025-", "Oct. 12\n", "Sunday, ", "12 October 2025. ", "It fell on 12 October 2025. A day later it rose. ", "said yesterday. "]
)
def test_cost_grows_with_length(bit: str) -> None:
    _calls(bit)
    assert _calls(bit * 1_600) < 10 * _calls(bit * 200) + 1_000
