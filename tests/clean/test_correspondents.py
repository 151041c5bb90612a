"""Reporters whom a Chinese article names in its own words are its authors; the words stay, a line of labels goes."""

from __future__ import annotations

import pytest

from digest.clean import clean
from digest.model import Cleaned, Document

TITLE = "海岸大桥通车首日车流平稳"
PARAGRAPHS = (
    "连接旧港与伦德岛的海岸大桥星期二上午正式通车，首批车辆在鼓声中驶过桥面，现场有数百名居民观看。",
    "市交通局表示，大桥全长两公里，设计时速六十公里，通车首日的车流总体平稳，没有发生交通事故。",
    "岛上居民说，过去要等渡船半个小时，现在开车三分钟就能到对岸，孩子上学也方便了许多。",
)


def cleaned(*paragraphs: str) -> Cleaned:
    return clean(Document("a.txt", text="\n\n".join((TITLE, *paragraphs))))


@pytest.mark.parametrize(
    "opening", ["海岸社旧港10月4日电（记者林晓蔓 何志）", "海岸晚报讯（记者 林晓蔓 通讯员 何志） ", "海岸网10月4日讯（记者林晓蔓、何志 整合） "]
)
def test_the_first_words_name_the_authors_and_stay(opening: str) -> None:
    found = cleaned(opening + PARAGRAPHS[0], *PARAGRAPHS[1:])
    assert found.authors == ("林晓蔓", "何志")
    assert found.blocks[0].text == opening + PARAGRAPHS[0]


def test_a_name_in_a_bracket_behind_the_last_sentence_is_the_author_s() -> None:
    found = cleaned(*PARAGRAPHS[:2], PARAGRAPHS[2] + "（林晓蔓）")
    assert found.authors == ("林晓蔓",)
    assert found.blocks[-1].text.endswith("（林晓蔓）")


@pytest.mark.parametrize("end", ["（完）", "（全文完）", "（据海岸网）", "（见右图）"])
def test_another_word_in_a_bracket_names_nobody(end: str) -> None:
    assert cleaned(*PARAGRAPHS[:2], PARAGRAPHS[2] + end).authors == ()


@pytest.mark.parametrize(
    ("line", "names"),
    [
        ("【文/海岸网专栏作者 林晓蔓】", ("林晓蔓",)), ("执笔/林晓蔓、何小刀&李大桥", ("林晓蔓", "何小刀", "李大桥")),
        ("发表于2014-08-24 21:30| 1164次阅读| 来源海岸| 0 条评论| 作者林晓蔓", ("林晓蔓",)),
    ],
)  # fmt: skip
def test_a_line_of_labels_names_the_authors_and_goes(line: str, names: tuple[str, ...]) -> None:
    found = cleaned(line, *PARAGRAPHS)
    assert found.authors == names
    assert [block.text for block in found.blocks] == list(PARAGRAPHS)


@pytest.mark.parametrize("line", ["2019年11月25日 18:57 海岸消息", "2019年09月11日01:53 海岸科技 我有话说(1307人参与) 收藏本文", "海岸视点2019-09-23 07:48"])
def test_the_day_and_the_source_are_no_deck(line: str) -> None:
    found = cleaned(line, *PARAGRAPHS)
    assert found.deck == ""
    assert [block.text for block in found.blocks] == list(PARAGRAPHS)
