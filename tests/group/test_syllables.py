"""Vietnamese parts its words into syllables: the tide and a country share one, and are two."""

from __future__ import annotations

from datetime import date

from digest.group import Features, features, group
from digest.group.tokens import terms_of, words_of


def test_syllables_beside_each_other_are_a_word() -> None:
    assert "triều cường" in words_of("Triều cường nhấn chìm nhiều nhà", "vi")
    assert terms_of("nghiêng", "vi") == ["nghiêng"]  # a syllable has no ending


def test_a_stop_word_or_a_number_makes_no_pair() -> None:
    assert not [word for word in words_of("cầu của cảng, 12 người", "vi") if "của" in word or "12 " in word]
    assert not [word for word in words_of("The tide sinks many houses", "en") if " " in word]


_DAY = date(2025, 10, 14)
_OTHERS = (
    ("Cầu cảng đóng cửa", "Thợ lặn tìm thấy vết nứt trên cầu cảng, chính quyền cho biết."),
    ("Đội ca hát đoạt cúp", "Đội ca hát của thị trấn đoạt cúp sau chín năm chờ đợi."),
    ("Thợ làm bánh đình công", "Thợ làm bánh ngừng việc để đòi tăng lương."),
    ("Tàu phà mắc cạn", "Tàu phà mắc cạn trong sương mù, hành khách được đưa vào bờ."),
)


def _report(id_: str, title: str, text: str, day: date = _DAY) -> Features:
    return features(id_, title, "", [text], "vi", day, "")


def test_the_tide_is_not_told_with_the_country_that_shares_its_syllable() -> None:
    others = [_report(f"o{at}", title, text, date(2025, 10, 12)) for at, (title, text) in enumerate(_OTHERS)]
    tide = _report("a", "Triều cường tràn phố", "Triều cường dâng cao, nước biển tràn vào nhà dân, một người bị thương.")
    land = _report("b", "Triều Tiên dọa nhấn chìm láng giềng", "Triều Tiên dọa biến láng giềng thành biển lửa, theo hãng tin.")
    again = _report("c", "Triều cường tràn vào nhà dân", "Triều cường dâng cao, nước biển tràn vào nhiều con phố và nhà dân.")
    found = {tuple(sorted(member.id for member in each.members)) for each in group([*others, tide, land, again])}
    assert {("a", "c"), ("b",)} <= found
    words = next(member.reasons.words for each in group([*others, tide, again]) for member in each.members if member.id == "c")
    assert "triều cường" in words and "triều" not in words
