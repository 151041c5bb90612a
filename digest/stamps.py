"""When, where from and by whom, in one line of a script without spaces? "2019-09-26 12:11 来源：海岸报 作者：林晓蔓"."""

from __future__ import annotations

import re

from digest.labels import PUBLISHED, UPDATED
from digest.months import THAI_MONTHS
from digest.writing import unspaced

_LONGEST = 80  # characters of such a line
_STAMP = re.compile(
    r"(?:19|20)\d\d(?:\s?年\s?\d{1,2}\s?月\s?\d{1,2}\s?日|([-/.])\d{1,2}\1\d{1,2}(?!\d))"
    r"(?:,\s)?(?P<clock>\s*(?:[上下]午\s?)?\d{1,2}[:：]\d\d(?:[:：]\d\d)?)?"
)
_NUMERAL = "〇零○一二三四五六七八九十"
# A whole day in numbers, or in characters beside them: "14.11.2024", "令和6年11月14日", "民國113年11月14日", "14 พ.ย. 67"
_THAI = "|".join(re.escape(name) for names in THAI_MONTHS for name in names.split())
_DAY = re.compile(
    r"(?<!\d)(?:"
    r"(?:19|20|25|1[34])\d\d([-/.])\s?\d{1,2}\1\s?\d{1,2}(?!\d)|\d{1,2}([-/.])\s?\d{1,2}\2\s?(?:19|20|25)\d\d(?!\d)"
    r"|(?:\d{4}|(?:明治|大正|昭和|平成|令和)\s?(?:元|\d{1,2})|(?:中華)?民國\s?\d{2,3})\s?[年년]\s?\d{1,2}\s?[月월]\s?\d{1,2}\s?[日일]"
    r"|\d{1,2}\.[^\W\d_]{3,4}\.(?:19|20)\d\d(?!\d)"
    rf"|[{_NUMERAL}]{{4}}年[{_NUMERAL}]{{1,3}}月[{_NUMERAL}]{{1,3}}日"
    rf"|\d{{1,2}}\s?(?:{_THAI})\s?(?:พ\.ศ\.\s?)?(?:\d{{4}}|\d\d)(?!\d)"
    r")"
)
_CLOCK = re.compile(r"\d{1,2}\s?(?:[:：.h時时시点]\s?\d\d|[時时시点])(?:\s?(?:[:：]\s?\d\d|分|분))?")
_SMALL = re.compile(  # words for "on" and "at", and the days of the week
    r"เวลา|น\.|ที่|พ\.ศ\.|เมื่อ|วัน(?:จันทร์|อังคาร|พุธ|พฤหัสบดี|พฤหัสฯ|ศุกร์|เสาร์|อาทิตย์)?|"
    r"[月火水木金土日](?:曜日?)?|(?:星期|週|周)[一二三四五六日天]|[上下]午|午[前後]|于|於"
)
_PIECE = re.compile(r"[^\s|·•/【】\[\]()（）]+")
HOUSE_ENDS = "网網报報社台刊"  # with which the name of an outlet ends
# "来源：海岸报", "海岸报", "1164次阅读", "来源CSDN"
_SAYS_SO = re.compile(
    rf"[:：]|[{HOUSE_ENDS}]$|^(?:来源|來源|作者|编辑|編輯|记者|記者)|^\d+\s?[次人条條]?(?:阅读|閱讀|浏览|瀏覽|点击|點擊|评论|評論)$"
)
_STOPS = frozenset("，。！？,!?；;")
_PIECES, _BRIEF, _BEFORE = 9, 14, 3  # pieces of the line, characters of one; pieces before the day that are no label
# the commonest surnames of China: so does a further name begin, and no button
_SURNAMES = (
    "王李张刘陈杨黄赵周吴徐孙马朱胡郭何林罗高郑梁谢宋唐许邓冯韩曹曾彭萧蔡潘田董袁于余叶蒋杜苏魏程吕丁沈任姚卢傅钟姜崔谭廖范汪陆金石戴贾韦夏邱方侯邹熊"
    "孟秦白江阎薛尹段雷黎史龙陶贺顾毛郝龚邵万钱严覃武莫孔向汤張劉陳楊黃趙吳孫馬羅鄭謝許鄧馮韓蔣蘇葉魏呂盧鍾譚陸"
)
_NAME, OTHER = r"[\u4e00-\u9fff]{2,4}", rf"[{_SURNAMES}][\u4e00-\u9fff]{{1,2}}"
_SAYS_BY = r"(?:作者|记者|記者|采写|撰文|撰稿)"
# "作者：林晓蔓 何志", "海岸报记者 林晓蔓": a label, then names to the next label or the end
_NAMED = re.compile(
    rf"(?:{_SAYS_BY}\s?[:：]\s?(?:\w{{0,6}}记者\s)?|(?:^|\s)[\w·]{{0,8}}(?:记者|記者)\s)({_NAME}(?:[、,\s]\s?{OTHER}(?![\w:：]))*)(?![\w:：])"
)
_UNSAID = re.compile(rf"(?:^|[|｜\s])作者({OTHER})(?![\w:：])")  # "2014-08-24 21:30| 来源CSDN| 作者林晓蔓"
_FROM = re.compile(rf"^(?:记者|記者)\s?({_NAME})\s?[／/]\s?\w{{2,8}}(?:报道|報導)$")  # "記者林曉晴／松灣報導"
# "文/林晓蔓", "取材・文：佐藤花子", "（新华社记者林晓蔓）": no more than a label and a name
_LABEL = r"(?:\w{1,3}[・/／])*(?:图|圖)?(?:文|执笔|執筆|筆者|著者)(?:图|圖)?\s?[/／:：=＝|・]"
_TRADE = r"\w{0,10}(?:作者|记者|記者|评论员|評論員|撰稿人|研究员)\s"  # "文/海岸网专栏作者 林晓蔓"
_ALONE = re.compile(
    rf"^[（(【]?(?:{_LABEL}\s?(?:{_TRADE})?({_NAME}(?:[、&＆\s]{_NAME}){{0,3}})"
    rf"|[\w·]{{0,8}}(?:记者|記者|通讯员|特派员)[:：\s]?\s?((?:{OTHER}[、\s]?){{1,4}}))[）)】]?$"
)
_PERSON = re.compile(rf"{OTHER}(?:[、\s]{OTHER})*")
NOBODY = re.compile("网络|整理|综合|佚名|本站|本网|編輯|编辑|小编|未知")  # who stands there where nobody is named
_ORIGINAL = re.compile(r"[（(]?(?:本文)?原(?:标题|標題)\s?[:：]")
_PART = re.compile(r"[、,，&＆\s]+")


def is_stamp(text: str) -> bool:
    """Does the line say a whole day, and besides no more than a few labels and names, or whose report it is?

    >>> is_stamp("2019-09-26 来源：海岸报 作者：林晓蔓"), is_stamp("2019-09-26 12:11 海岸报"), is_stamp("2019-09-26 12:11 船离港")
    (True, True, False)
    """
    found = _STAMP.search(text) if len(text) <= _LONGEST and unspaced(text) else None
    if not found or not _STOPS.isdisjoint(text[: found.start()] + text[found.end() :]):
        return False
    before, after = _PIECE.findall(text[: found.start()]), _PIECE.findall(text[found.end() :])
    rest = (*before, *after)
    # else it tells what happened then
    told = not rest or any(_SAYS_SO.search(piece) for piece in rest)
    brief = told and len(rest) <= _PIECES and all(len(piece) <= _BRIEF for piece in rest)
    labelled = bool(before) and before[-1][-1] in ":：于於"
    return brief and (not before or labelled or (found["clock"] is not None and len(before) <= _BEFORE))


def begins_with_day(text: str) -> bool:
    """Does a short line without a stop begin with a whole day, or tell its hour? Below a title it sums nothing up.

    >>> begins_with_day("2019年11月25日 18:57 海岸消息"), begins_with_day("海岸大桥将于2019年11月25日通车")
    (True, False)
    """
    found = _STAMP.search(text) if len(text) <= _LONGEST and unspaced(text) else None
    if not found or not _STOPS.isdisjoint(text[: found.start()] + text[found.end() :]):
        return False
    return found["clock"] is not None or (found.start() == 0 and not text[found.end() : found.end() + 1].strip())


def says_day(text: str) -> bool:
    """Does the line say a whole day in numbers, or in characters beside them?

    >>> says_day("14/11/2024 10:35"), says_day("2024년 11월 14일"), says_day("Rovers 2.4 4.1 5.1")
    (True, True, False)
    """
    return _DAY.search(text) is not None


def without_days(text: str, sign: str = " ") -> str:
    """The text with a sign for each whole day in numbers, or in characters beside them.

    >>> without_days("2024년 11월 14일 10:35", "#")
    '# 10:35'
    """
    return _DAY.sub(sign, text)


def is_day(text: str) -> bool:
    """Does a line of a script without spaces say a whole day and no more, but for a clock and what the day is called?

    >>> is_day("เผยแพร่: 14 พ.ย. 2567 10:35 น."), is_day("令和6年11月14日 10時35分"), is_day("2024年11月14日、橋が閉じた")
    (True, True, False)
    """
    if len(text) > _LONGEST or not unspaced(text) or not _DAY.search(text):
        return False
    left = PUBLISHED.without(UPDATED.without(_DAY.sub(" ", text)))
    return not any(map(str.isalnum, _SMALL.sub("", _CLOCK.sub(" ", left))))


def is_original_title(text: str) -> bool:
    """Does the line say what the report is called where it comes from?

    >>> is_original_title("（原标题：渡船停航，岛上怎么过冬？）")
    True
    """
    return _ORIGINAL.match(text) is not None


def signed_by(text: str) -> tuple[str, ...]:
    """The people whom a line without a sentence names as its authors, behind a label.

    >>> signed_by("2019-09-26 来源：海岸报 作者：林晓蔓"), signed_by("海岸报记者 林晓蔓 何志"), signed_by("记者说，船来了。")
    (('林晓蔓',), ('林晓蔓', '何志'), ())
    >>> signed_by("記者林曉晴／松灣報導"), signed_by("文/林晓蔓"), signed_by("（新华社记者林晓蔓）"), signed_by("记者调查")
    (('林曉晴',), ('林晓蔓',), ('林晓蔓',), ())
    >>> signed_by("【文/海岸网专栏作者 林晓蔓】"), signed_by("2014-08-24 21:30| 1164次阅读| 来源海岸| 作者林晓蔓")
    (('林晓蔓',), ('林晓蔓',))
    """
    if len(text) > _LONGEST or text.isascii() or "。" in text:
        return ()
    found = _NAMED.search(text) or (_UNSAID.search(text) if is_stamp(text) else None) or _FROM.match(text) or _ALONE.match(text)
    names = next(filter(None, found.groups()), "") if found else ""
    return () if not names or NOBODY.search(names) else parted(names)


def parted(names: str) -> tuple[str, ...]:
    """The names of a list.

    >>> parted("林晓蔓、何志")
    ('林晓蔓', '何志')
    """
    return tuple(filter(None, _PART.split(names)))


def is_person(text: str) -> bool:
    """Is the line a Chinese name, or several?

    >>> is_person("林晓蔓"), is_person("林晓蔓 何志"), is_person("大桥垮塌")
    (True, True, False)
    """
    return _PERSON.fullmatch(text) is not None
