"""What do the small pictures say of time?"""

from __future__ import annotations

from datetime import date, timedelta

from digest.pages.plots import activity
from digest.pages.wording import wording_of
from digest.theme import Theme

WORDS = wording_of(Theme().texts)


def test_bars_through_years_name_their_years() -> None:
    picture = activity([(date(2006, 1, 19), 2), (date(2012, 5, 3), 1), (date(2023, 12, 22), 4)], WORDS)
    assert picture is not None and (picture.first, picture.last) == ("January 2006", "December 2023")
    assert "4 on 22 December 2023" in picture.label


def test_bars_within_a_year_or_a_few_weeks_name_none() -> None:
    first = date(2025, 12, 25)
    for last in (date(2025, 12, 25) - timedelta(days=200), first + timedelta(days=13)):
        picture = activity([(first, 1), (last, 2)], WORDS)
        assert picture is not None and "20" not in picture.first + picture.last
