"""Two reports of one event tell of the same day; two drone attacks of one week do not."""

from __future__ import annotations

from datetime import date

import pytest

from digest.group import Features, features, group
from digest.group.weekdays import weekdays_of


@pytest.mark.parametrize(
    ("text", "language", "found"),
    [
        ("The pier fell on Sunday; on Monday divers came.", "en", (0, 6)),
        ("Am Mittwochabend brannte der Steg.", "de", (2,)),
        ("Міст закрили у середу.", "uk", (2,)),
        ("Le pont a fermé jeudi.", "fr", (3,)),
        ("橋は月曜日に閉鎖された。", "ja", (0,)),
        ("Pela segunda vez a ponte fechou.", "pt", ()),
        ("A ponte fechou na segunda-feira.", "pt", (0,)),
        ("Lần thứ hai cây cầu bị đóng.", "vi", ()),
        ("Monday", "xx", ()),
    ],
)
def test_weekdays_are_known_in_the_reports_own_language(text: str, language: str, found: tuple[int, ...]) -> None:
    assert weekdays_of(text, language) == found


def test_what_stands_far_down_tells_of_what_was_before() -> None:
    assert weekdays_of("The pier of Averin fell. " * 40 + "It had been shut on Friday.", "en") == ()


_ELSEWHERE = ("Choir wins in Lyr", "The choir of Lyr won the cup.", "Bakers of Hask strike", "Bakers in Hask stopped work over pay.")


def _report(id_: str, title: str, text: str, day: date | None) -> Features:
    return features(id_, title, "", [text], "en", day, "")


def _together(first: str, second: str, day: date | None, later: date | None) -> bool:
    others = [_report(f"o{at}", title, text, date(2025, 10, 1)) for at, (title, text) in enumerate(zip(_ELSEWHERE[::2], _ELSEWHERE[1::2], strict=True))]
    one = _report("a", "Drones hit the port of Averin", f"Drones hit the port of Averin {first} and set fire to two grain stores, the mayor said.", day)
    other = _report("b", "Quay of Averin burns after drones strike", f"A docker was hurt {second} when drones struck a quay in the port of Averin.", later)
    return any({"a", "b"} <= {member.id for member in each.members} for each in group([*others, one, other]))


TUESDAY, WEDNESDAY, THURSDAY = date(2025, 10, 14), date(2025, 10, 15), date(2025, 10, 16)


def test_two_attacks_of_one_week_are_told_apart_by_the_days_they_name() -> None:
    assert _together("on Monday", "on Monday", TUESDAY, THURSDAY)
    assert not _together("on Monday", "on Wednesday", TUESDAY, THURSDAY)


def test_the_same_weekday_a_week_later_is_another_day() -> None:
    assert not _together("on Monday", "on Monday", TUESDAY, date(2025, 10, 21))


def test_a_report_that_names_no_day_is_judged_by_the_rest() -> None:
    assert _together("", "on Wednesday", TUESDAY, WEDNESDAY)
    assert _together("", "", TUESDAY, WEDNESDAY)


def test_the_days_told_are_among_what_speaks_against() -> None:
    first = _report("a", "Drones hit the port of Averin", "Drones hit the port of Averin on Monday, the mayor said.", TUESDAY)
    second = _report("b", "Drones hit Averin port", "Drones hit the port of Averin on Wednesday, the mayor said.", THURSDAY)
    reasons = next(member.reasons for each in group([first, second]) for member in each.members if member.id == "b")
    assert "days told: 2025-10-15 / 2025-10-13" in (*reasons.against, *reasons.nearest_against)
