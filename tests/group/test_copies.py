"""Copies of one text are found by what they share, folded under the first, and never counted twice."""

from __future__ import annotations

from datetime import date

from digest.group import copies, differences, features, group
from digest.settings import GroupSettings
from tests.values import replace

TEXT = [
    "The council of Averin closed the northern bridge on Tuesday after engineers found a crack in the second pillar.",
    "Buses will take the long way through the harbour until the pillar has been strengthened, a spokeswoman said.",
    "Residents were told in a letter that the work may last until the autumn, and that the market moves to the square.",
    "The bridge was opened forty years ago and has been repaired three times since then, most recently two winters ago.",
]


def made(id_: str, title: str, text: list[str], day: int = 1, language: str = "en"):
    return features(id_, title, "", text, language, date(2024, 6, day), "")


def test_a_cut_tail_and_a_new_head_are_copies() -> None:
    new_head = ["A crack has shut a bridge in Averin.", *TEXT[1:]]
    found = copies([made("a", "Bridge closed", TEXT), made("b", "Bridge shut", TEXT[:2], 2), made("c", "Crack", new_head, 3)])
    assert [(each.id, each.of) for each in found] == [("b", "a"), ("c", "a")]


def test_a_phrase_below_two_titles_makes_no_copy() -> None:
    phrase = ["The council voted on the ferry timetable."]
    assert copies([made("a", "Harbour report", phrase), made("b", "Quaymaster elected", phrase, 2)]) == ()
    sentence = ["The council voted on the ferry timetable for the winter after a debate of two hours."]
    assert [each.id for each in copies([made("a", "Harbour report", sentence), made("b", "Report", sentence, 2)])] == ["b"]


def test_another_report_of_the_same_event_is_no_copy() -> None:
    other = [
        "Engineers have found a crack in a pillar of the northern bridge in Averin, and it is closed from today.",
        "“We could not wait another week,” said the head of the roads office, who inspected it with a drone.",
    ]
    assert copies([made("a", "Bridge closed", TEXT), made("b", "Bridge shut", other)]) == ()


SAID = "“Nobody walks under that pillar until I would let my own daughter stand there for an hour,” said Ines Varo, who leads the works."


def test_two_reports_with_one_long_quotation_are_no_copies() -> None:
    one = ["Engineers shut the northern bridge of Averin on Tuesday after a crack was found.", SAID]
    two = ["Averin has lost its northern bridge for weeks: a pillar is cracked, the council said.", SAID, "Ferries run from six."]
    assert copies([made("a", "Bridge closed", one), made("b", "Bridge cracked", two, 2)]) == ()


def test_an_interview_that_is_all_quotation_is_still_copied() -> None:
    asked = [f"“{sentence[:-1]}.”" for sentence in TEXT]
    assert [each.id for each in copies([made("a", "One", asked), made("b", "Two", asked[:3], 2)])] == ["b"]


def test_a_copy_of_a_copy_is_folded_under_the_first() -> None:
    found = copies([made("a", "One", TEXT), made("b", "Two", TEXT[:3], 2), made("c", "Three", TEXT[:2], 3)])
    assert {each.of for each in found} == {"a"}


def test_copies_stand_in_their_originals_story() -> None:
    (only,) = group([made("a", "Bridge closed", TEXT), made("b", "Quite another headline altogether", TEXT[:3], 9)])
    assert [(each.id, each.of) for each in only.copies] == [("b", "a")]


def test_copies_can_be_left_alone() -> None:
    (only,) = group([made("a", "Bridge closed", TEXT), made("b", "Bridge closed", TEXT)], GroupSettings(copies=False))
    assert only.copies == ()


def test_the_same_words_in_two_languages_are_no_copy() -> None:
    assert copies([made("a", "One", TEXT), made("b", "One", TEXT, language="sv")]) == ()


def test_what_a_copy_cut_and_added_is_said_in_sentences() -> None:
    copy = [TEXT[0], TEXT[1] + " Cyclists may pass."]
    cut, added = differences(TEXT, copy, "en")
    assert cut == (TEXT[2], TEXT[3])
    assert added == ("Cyclists may pass.",)


def test_of_two_texts_of_one_day_the_longer_is_the_original() -> None:
    short, long = made("a", "Bridge closed", TEXT[:3]), made("b", "Bridge closed", TEXT)
    for pair in ((short, long), (replace(short, day=None), replace(long, day=None))):
        (only,) = group(pair)
        assert [(each.id, each.of) for each in only.copies] == [("a", "b")]


def test_of_two_days_the_earlier_text_is_the_original() -> None:
    (only,) = group([made("a", "Bridge closed", TEXT[:3]), made("b", "Bridge closed", TEXT, 2)])
    assert [(each.id, each.of) for each in only.copies] == [("b", "a")]
