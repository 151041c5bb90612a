"""Words as other languages write them: with particles and articles attached, with vowels that are no letters, without spaces, without
capitals. What one outlet writes with the one ending and another with the other is the same word."""

from __future__ import annotations

from datetime import date
from statistics import fmean

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bench.languages import best, reports
from digest.group import Features, features
from digest.group.attached import detached
from digest.group.tokens import pieces_of, terms_of
from digest.group.weekdays import weekdays_of

_ARABIC, _HEBREW = "ابتثجحخدذرزسشصضطظعغفقكلمنهوي", "אבגדהוזחטיכלמנסעפצקרשת"


@given(st.text(_ARABIC, min_size=3, max_size=9), st.sampled_from(["و", "ال", "وال", "بال", "كال", "فال", "لل"]))
def test_what_arabic_writes_together_with_a_word_does_not_change_it(word: str, before: str) -> None:
    bare = detached([word], "ar")
    assert detached([before + word], "ar") == bare
    assert word.translate(str.maketrans("أإآٱىة", "اااايه")).endswith(bare[0])


@given(st.text(_HEBREW, min_size=3, max_size=9), st.sampled_from(["ו", "ה", "ב", "ל", "מ", "ש", "וה", "שב", "ומה"]))
def test_what_hebrew_writes_together_with_a_word_does_not_change_it(word: str, before: str) -> None:
    assert detached([before + word], "he") == detached([word], "he")
    assert len(detached([word], "he")[0]) >= 3


def test_arabic_vowels_and_spellings_make_no_other_word() -> None:
    assert terms_of("المَدينة", "ar") == terms_of("المدينه", "ar") == terms_of("للمدينة", "ar")


def test_english_words_in_such_a_text_stay_whole() -> None:
    assert terms_of("Wallace بالميناء", "ar")[0] == "walla"


def test_korean_particles_make_no_other_word() -> None:
    assert len({*terms_of("항구 항구에서 항구는 항구의 항구로부터", "ko")}) == 1
    assert terms_of("KBO 경기", "ko") == ["kbo", "경기"]


@pytest.mark.parametrize(
    ("language", "word"), [("hi", "प्रधानमंत्री"), ("bn", "প্রধানমন্ত্রী"), ("ta", "பிரதமர்"), ("te", "ముఖ్యమంత్రి"), ("he", "שָׁלוֹם")]
)
def test_a_vowel_that_is_no_letter_does_not_part_a_word(language: str, word: str) -> None:
    assert pieces_of(f"12 {word}, {word}", language) == ["12", word, word]


def test_a_number_and_a_name_in_a_text_without_spaces_are_words_of_their_own() -> None:
    assert terms_of("2024年にNHKとクラスター弾", "ja") == ["2024", "年", "nhk", "クラスター", "弾"]
    assert terms_of("２０２４年Москве", "ja") == ["２０２４", "年", "москв"]  # as wide as the characters, or of a third script


@given(st.text("กขคงจชดตนบปพมยรลวสหอะาิีึืุู่้็์เแโใไ", min_size=2, max_size=30).filter(lambda text: text[0] in "กขคง"))
def test_nothing_of_a_text_in_thai_letters_is_left_out(text: str) -> None:
    found = "".join(pieces_of(text, "th"))
    assert set(text) <= set(found)


def test_weekdays_are_told_with_what_is_written_together_with_them() -> None:
    assert weekdays_of("지난 일요일에 불이 났다", "ko") == (6,)
    assert weekdays_of("صباح الأحد والاثنين", "ar") == (0, 6)
    assert weekdays_of("রবিবারের বৈঠক", "bn") == (6,)
    assert weekdays_of("The Mondayish mood", "en") == ()


@pytest.mark.parametrize("language", ["hi", "ko", "th"])
def test_a_report_is_nearer_to_its_own_story_than_to_another_in_scripts_of_every_kind(language: str) -> None:
    found = [*best(reports(language))]
    parted = fmean(own > other for own, _, begun in found if begun for _, other, _ in found)
    assert parted > 0.8


def test_where_no_capitals_tell_names_title_and_first_sentence_say_what_it_is_about() -> None:
    korean = _made("해람항 여객선 좌초", "해람항에서 여객선이 암초에 걸려 승객 백여 명이 구조됐다. 해경은 짙은 안개를 원인으로 본다.", "ko")
    english = _made("Ferry aground", "The ferry Tern ran aground off Hask in fog.", "en")
    assert not korean.cased and korean.subjects == tuple(dict.fromkeys(korean.title + korean.first))
    assert english.cased and english.subjects == english.names == ("tern", "hask")


def test_a_lead_in_chinese_is_as_long_as_one_in_english_says() -> None:
    lead = _made("桥", "渡轮停航。" * 110 + "灯塔。" * 9, "zh")
    assert "灯塔" not in dict(lead.terms) and "停航" in dict(lead.terms)


def _made(title: str, text: str, language: str) -> Features:
    return features("a", title, "", [text], language, date(2025, 10, 12), "")
