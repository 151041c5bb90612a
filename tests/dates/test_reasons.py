"""Why an article has no date, as a code with its values and in English."""

from __future__ import annotations

from datetime import date
from zoneinfo import ZoneInfo

from digest.dates import published
from digest.dates.reasons import ENGLISH, in_english
from digest.model import Block, Cleaned, Cut, Dated, Document, Statement
from digest.settings import DateSettings


def _dated(*paragraphs: str, byline: str = "", stated: tuple[Statement, ...] = (), latest: date | None = None) -> Dated:
    blocks = tuple(Block("p", text, line=number) for number, text in enumerate(paragraphs, 3))
    cuts = (Cut(byline, "bylines", line=2),) if byline else ()
    document = Document("ferry.txt", text="\n".join(["The ferry", byline, *paragraphs]), statements=stated)
    return published(document, Cleaned("The ferry", blocks=blocks, language="en", cuts=cuts), DateSettings(latest), ZoneInfo("UTC"))


_CASES = {
    ("nothing",): _dated("The council met."),
    ("updated",): _dated("The council met.", byline="Updated: 12 October 2025"),
    ("says", "said on Monday"): _dated("Mayor Holm said on Monday that it was so."),
    ("unread", "gestern"): _dated("The council met.", stated=(Statement("json", "gestern"),)),
    ("order", "12/10/2025"): _dated("The pass 12/10/2025 is blue."),
    ("future", "[dates] latest =", "2025-01-01"): _dated(
        "The council met.", stated=(Statement("json-ld", "2025-10-12"),), latest=date(2025, 1, 1)
    ),
    ("before", "By Ann Roe, 12 October 2025", "collapsed on 14 October 2025"): _dated(
        "The council met.", "The pier collapsed on 14 October 2025.", byline="By Ann Roe, 12 October 2025"
    ),
}


def test_each_reason_is_a_code_with_values_and_the_english_says_the_same() -> None:
    for because, dated in _CASES.items():
        assert (dated.because[0], dated.reason) == (because[0], in_english(dated.because))
        assert all(word in dated.reason for word in because[1:]), dated.reason
        assert because[0] in ENGLISH


def test_a_stated_date_is_read_whatever_the_language_of_the_text() -> None:
    for said, meant in (("4 marzo 2026", "2026-03-04"), ("4. März 2026", "2026-03-04"), ("March 2014", "2014-03"), ("mars 2014", "2014-03")):
        found = _dated("The council met on the green.", stated=(Statement("front matter", said),))
        assert (found.published, found.because) == (meant, ()), said


def test_what_is_stated_in_an_open_order_is_said_to_be_open() -> None:
    assert _dated("The council met.", stated=(Statement("json", "04/03/2026"),)).because == ("order", "04/03/2026")


def test_a_date_has_no_reason() -> None:
    assert _dated("The council met.", stated=(Statement("json-ld", "2025-10-12"),)).because == ()
