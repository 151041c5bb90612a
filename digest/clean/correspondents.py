"""Whom does a Chinese article name in its first words, or behind its last? "新华社巴黎12月9日电（记者林晓蔓）"."""

from __future__ import annotations

import re

from digest.stamps import NOBODY, OTHER, parted

_HEAD, _TAIL = 60, 12  # characters of an opening, of a signature
# Before the bracket stands whose report it is: "海岸报讯", "新华社巴黎12月9日电", "海岸晚报快讯"; in it the names, by trade
_OPENED = re.compile(
    r"^[^（）()。！？，,]{0,24}[讯訊电電息道]\s?"
    r"[（(]([^（）()。]{0,9}(?:记者|記者|通讯员|通訊員|特派员)[^（）()。]{2,36})[）)]"
)
_TRADE = re.compile(r"(?:职工|本报|本社|实习|特约|首席|见习|全媒体|融媒体)*(?:记者|記者|通讯员|通訊員|特派员|实习生)\s?[:：]?\s?")
_NAMES = re.compile(rf"({OTHER}|[\u4e00-\u9fff]{{2,4}}(?=\s|$))((?:[、,，&\s]\s?{OTHER}(?![^\s、,，&]))*)(?![^\s、,，&])")
# Taiwan's agency puts place and day behind the name: "（中央社記者林曉晴台北14日電）"
_WIRED = re.compile(rf"^[（(]\w{{0,6}}(?:记者|記者)\s?({OTHER})\w{{2,4}}\d{{1,2}}日\w?[电電][）)]")
_CLOSED = re.compile(rf"[。！？…”][（(](?:\w{{0,6}}(?:记者|記者|通讯员|通訊員)[:：\s]?)?({OTHER}(?:[、\s]{OTHER})*)[）)]$")


def opened_by(text: str) -> tuple[str, ...]:
    """The reporters whom the first words of an article name.

    >>> opened_by("新华社巴黎12月9日电（记者林晓蔓）法国罢工。"), opened_by("海岸报讯（记者 林晓蔓 通讯员 何志）通车。")
    (('林晓蔓',), ('林晓蔓', '何志'))
    >>> opened_by("（中央社記者林曉晴台北14日電）大橋通車。"), opened_by("记者发现（见图），桥已通车。")
    (('林曉晴',), ())
    """
    if not text[:1] or text[0].isascii():
        return ()
    head = text[:_HEAD]
    found = _OPENED.match(head)
    if not found:
        wired = _WIRED.match(head)
        return (wired[1],) if wired else ()
    said = [_NAMES.match(each) for each in _TRADE.split(found[1])[1:]]
    names = [name for each in said if each for name in parted(each[0])]
    return tuple(dict.fromkeys(name for name in names if not NOBODY.search(name)))


def closed_by(text: str) -> tuple[str, ...]:
    """The reporters in a bracket behind the last sentence of an article.

    >>> closed_by("在南美举行。（林晓蔓）"), closed_by("如此。（本报记者 林晓蔓 何志）"), closed_by("一半。（全文完）")
    (('林晓蔓',), ('林晓蔓', '何志'), ())
    """
    found = _CLOSED.search(text[-2 * _TAIL :]) if text[-1:] in "）)" else None
    return parted(found[1]) if found else ()
