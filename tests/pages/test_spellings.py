from __future__ import annotations

from digest.pages.spellings import other_spellings


def test_a_name_with_a_word_before_it_is_no_other_spelling() -> None:
    variants = ("TOKE VINTER", "Vinter", "Harbour Images Toke Vinter", "While Toke Vinter", "Toke Winter")
    assert other_spellings("Toke Vinter", variants) == ("Toke Winter",)


def test_a_people_marks_and_other_letters_are_shown() -> None:
    assert other_spellings("Ukraine", ("Ukrainian",)) == ("Ukrainian",)
    assert other_spellings("Francois Roe", ("François Roe", "Франсуа Ро")) == ("François Roe", "Франсуа Ро")


def test_another_apostrophe_is_no_other_spelling() -> None:
    assert other_spellings("Dockers’ Union", ("Dockers' Union",)) == ()
