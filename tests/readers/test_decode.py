"""Old encodings are told by what they read like; nothing is lost to one bad byte."""

import pytest

from digest.readers.charsets import real_name
from digest.readers.decode import decoded

TEXTS = {
    "cp1252": "Die Fähre fährt nicht, sagte Frau Größl – „das Wetter ist zu schlecht“. Es gab ein Café und déjà vu.",
    "cp1250": "Na moście było dziś ślisko, powiedział rzecznik. Również jutro będzie trudno, bo śnieg się utrzyma, gdyż jest źle.",
    "iso8859_2": "Most zůstane zavřený, řekl starosta. Lidé však už čekají déle než týden a přívoz již nejezdí.",
    "cp1251": "Рада міста вирішила, що міст буде закрито. Про це повідомила пресслужба, а також інженери з порту.",
    "koi8_u": "Мост закрыт на неделю, сообщила администрация порта. Инженеры говорят, что это только начало ремонта.",
    "iso8859_5": "Мост закрыт на неделю, сообщила администрация порта. Инженеры говорят, что это только начало ремонта.",
    "cp1253": "Η γέφυρα έκλεισε για μια εβδομάδα, είπε ο δήμαρχος της πόλης μετά από τον έλεγχο των μηχανικών.",
    "cp1254": "Köprü bir hafta için kapatıldı, dedi başkan. Mühendisler çalışıyor ve ağır araçlar geçemiyor, şimdilik.",
    "gb18030": "这座大桥将关闭一个星期，市长说。工程师们正在检查，这是他们的工作，人们要等一等。",
    "cp932": "橋は一週間閉鎖されると市長が述べた。技術者が調べている。",
    "cp949": "다리는 일주일 동안 폐쇄된다고 시장이 말했다. 기술자들이 조사하고 있다.",
    "big5hkscs": "這座大橋將關閉一個星期，市長說。工程師們正在檢查，這是他們的工作，我們要等一等。",
}


@pytest.mark.parametrize("name", sorted(TEXTS))
def test_an_old_encoding_is_told_by_its_text(name: str) -> None:
    assert decoded(TEXTS[name].encode(name)).text == TEXTS[name]


@pytest.mark.parametrize("name", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "utf-32-le", "utf-32-be"])
def test_unicode_is_read_with_and_without_a_mark(name: str) -> None:
    text = "The bridge — “closed” — stays closed, said Mira.\nМіст закрито."
    assert decoded(text.encode(name)).text == text


def test_one_stranger_does_not_sink_the_file() -> None:
    found = decoded("Міст – “так”. ".encode() + b"It\x92s closed")
    assert found.text.endswith("It’s closed") and "Міст" in found.text and "1 byte is" in found.doubt


def test_a_cut_character_at_the_end_costs_no_more_than_itself() -> None:
    assert decoded("Міст закрито".encode()[:-1]).text.startswith("Міст закрит")


@pytest.mark.parametrize(
    "head",
    [
        '<meta charset="windows-1251">',
        '<?xml version="1.0" encoding="windows-1251"?>',
        '<meta content="text/html; charset=cp1251">',
    ],
)
def test_a_declared_charset_is_used(head: str) -> None:
    assert decoded((head + "Міст").encode("cp1251")).text.endswith("Міст")


def test_a_declaration_that_lies_about_utf8_is_not_believed() -> None:
    assert "Größe" in decoded('<meta charset="iso-8859-1">Größe'.encode()).text


def test_utf7_is_never_used_and_nonsense_is_no_codec() -> None:
    assert real_name("utf-7") == "" and real_name("bogus") == "" and real_name("hex") == ""
    assert "+ADw-" in decoded(b'<meta charset="utf-7">+ADw-script+AD4-').text


def test_overlong_forms_do_not_become_ascii() -> None:
    assert "<" not in decoded(b"a \xc0\xbc b \xe0\x80\xbc c").text


@pytest.mark.parametrize("end", ["\r", "\x0b", "\x0c", "\x1c", "\x1d", "\x1e", "\x85", "\u2028", "\u2029"])
def test_no_line_end_of_any_kind_joins_two_words(end: str) -> None:
    from digest.text import scrubbed

    assert scrubbed(f"later{end}and") == "later\nand"
