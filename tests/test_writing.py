"""What ends a sentence and what is a word, in scripts other than ours."""

from __future__ import annotations

import unicodedata

import pytest

from digest.clean.shape import shape_of
from digest.compose.terms import word_count
from digest.languages import language_of
from digest.sentences import sentences
from digest.writing import STOPS_ELSEWHERE, spelled, stopless, unspaced

TWO = {
    "zh": "桥已关闭。学生改走水路。",
    "hi": "पुल बंद है। नाव चलेगी।",
    "my": "တံတားကို ပိတ်ထားသည်။ ကျောင်းသားများ လှေဖြင့် သွားကြသည်။",
    "km": "ស្ពានត្រូវបានបិទ។ សិស្សធ្វើដំណើរតាមទូក។",
    "am": "ድልድዩ ተዘግቷል። ተማሪዎች በጀልባ ይሄዳሉ።",
    "hy": "Կամուրջը փակ է։ Աշակերտները նավով են գնում։",
    "ur": "پل بند ہے۔ طلبہ کشتی سے جاتے ہیں۔",
}


@pytest.mark.parametrize("language", TWO)
def test_a_full_stop_of_any_script_ends_a_sentence(language: str) -> None:
    assert len(sentences(TWO[language])) == 2
    assert shape_of(TWO[language], language).ended


def test_every_stop_is_punctuation() -> None:
    assert {unicodedata.category(stop) for stop in STOPS_ELSEWHERE} == {"Po"}


@pytest.mark.parametrize(("text", "language"), [(TWO[code], code) for code in ("zh", "my", "km", "am", "hy")])
def test_a_script_that_one_language_owns_tells_it(text: str, language: str) -> None:
    assert language_of(text) == language


@pytest.mark.parametrize(
    ("text", "fewest", "most"),
    [
        ("เทศบาลปิดสะพานหุบเขาขาวเมื่อวันอังคาร", 6, 12),  # "The town closed Whitevale bridge on Tuesday"
        ("町は火曜日に白谷橋を閉鎖した", 5, 10),
        ("တံတားကို ပိတ်ထားသည်။", 4, 9),  # "The bridge has been closed."
        ("마을은 화요일에 흰골 다리를 폐쇄했다", 5, 13),
        ("The town closed the bridge", 5, 5),
    ],
)
def test_words_count_about_as_many_as_english_needs(text: str, fewest: int, most: int) -> None:
    assert fewest <= shape_of(text, language_of(text)).words <= most
    assert word_count(text) <= most


def test_a_long_line_of_a_script_without_stops_is_a_sentence() -> None:
    line = "ทางเลี่ยงไกลขึ้นสิบหกกิโลเมตร การซ่อมจะใช้เวลาอย่างน้อยจนถึงต้นปีหน้า"
    assert stopless(line) and unspaced(line) and spelled(line)
    assert shape_of(line, "th").ended and not shape_of("ปิดสะพานหุบเขาขาวหลังพบรอยร้าว", "th").ended


def test_what_two_lines_share_is_more_than_a_syllable_of_an_alphabet() -> None:
    one, other = shape_of("สะพานถูกปิด", "th").content, shape_of("ข่าวกีฬาวันนี้", "th").content
    assert set(one).isdisjoint(other)
    assert "สะพาน" in one
