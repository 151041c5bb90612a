"""In which old encoding were these bytes written? Each candidate is decoded and asked how well it reads."""

from __future__ import annotations

import re
from functools import cache

from digest.languages import language_of, stop_words

# What a page that names one of these was really written with (the encoding standard of browsers).
_REALLY = {
    "iso-8859-1": "cp1252", "iso8859-1": "cp1252", "latin-1": "cp1252", "latin1": "cp1252", "ascii": "cp1252", "us-ascii": "cp1252",
    "ansi": "cp1252", "windows-1252": "cp1252", "iso-8859-9": "cp1254", "gb2312": "gb18030", "gbk": "gb18030", "x-gbk": "gb18030",
    "shift_jis": "cp932", "shift-jis": "cp932", "x-sjis": "cp932", "sjis": "cp932", "euc-kr": "cp949", "ks_c_5601-1987": "cp949",
    "big5": "big5hkscs", "x-x-big5": "big5hkscs", "koi8-r": "koi8_u", "windows-874": "cp874", "tis-620": "cp874",
}  # fmt: skip
_BYTE_WISE = (
    "cp1252",
    "cp1250",
    "cp1251",
    "koi8_u",
    "cp866",
    "iso8859_2",
    "iso8859_5",
    "cp1253",
    "cp1254",
    "cp1255",
    "cp1256",
    "cp1257",
    "cp874",
)
_EAST_ASIAN = ("gb18030", "cp932", "euc_jp", "cp949", "big5hkscs")
_NEVER = frozenset(
    {"utf-7", "utf7", "x-user-defined", "idna", "punycode", "unicode_escape", "raw_unicode_escape", "mbcs", "oem", "undefined"}
)

# The letters beyond a to z that prose uses often, for each script; the other half of a code page is rare or not letters at all.
_USUAL = (
    "éèàâêîôûçëïüäößñáíóúãõåøæœąęłśćńżźčšřžýěůťďňőűğşıâțșăţ"
    "абвгдежзийклмнопрстуфхцчшщъыьэюяіїєґўёђјљњћџ"
    "αβγδεζηθικλμνξοπρστυφχψωςάέήίόύώאבגדהוזחטיכלמנסעפצקרשתםןףךץابةتثجحخدذرزسشصضطظعغفقكلمنهويىئءأإآ"
)
_MARKS = "“”‘’„«»–—…•·°€№§©® ‚"
_COMMON_HAN = frozenset(
    "的一是在不了有和人这這中大为為上个個国國我以要他时時来來用们們生到作地于於出就分对對成会會可主发發年动動同工也能下过過说說"
)
_SAMPLE = 20_000


def real_name(declared: str) -> str:
    """The codec for a charset as a page names it, "" for one that is unknown or must never be used (UTF-7)."""
    import codecs

    name = declared.strip().strip("\"'").lower()
    name = _REALLY.get(name, name)
    if not name or name in _NEVER or not name.isascii():
        return ""
    try:
        info = codecs.lookup(name)
    except (LookupError, ValueError):
        return ""
    return info.name if info._is_text_encoding and info.name not in _NEVER else ""


def likeliest(raw: bytes) -> str:
    """The codec in which the bytes read best; cp1252 where nothing speaks for another.

    >>> likeliest("Рада міста проголосувала за міст".encode("cp1251"))
    'cp1251'
    """
    sample = _sample(raw)
    east = [(score, name) for name in _EAST_ASIAN if (score := _reads_as_east_asian(sample, name)) > 0.25]
    if east:
        return max(east, key=lambda pair: pair[0])[1]
    best, found = "cp1252", -1e9
    for name in _BYTE_WISE:
        score = _reads(sample, name)
        if score > found + 0.02:
            best, found = name, score
    return best


def _sample(raw: bytes) -> bytes:
    """The lines that hold bytes beyond ASCII, up to a bound."""
    if len(raw) <= _SAMPLE:
        return raw
    lines = [line for line in raw[:2_000_000].split(b"\n") if not line.isascii()]
    return b"\n".join(lines)[:_SAMPLE]


def _reads(sample: bytes, name: str) -> float:
    """How well the bytes read: the mean worth of a character beyond ASCII, and a bonus for words of a known language."""
    text = sample.decode(name, "replace")
    beyond = [at for at, letter in enumerate(text) if letter > "\x7f"]
    if not beyond:
        return 0.0
    worth = sum(_worth(text, at) for at in beyond) / len(beyond)
    return worth + _familiar(text)


def _worth(text: str, at: int) -> float:
    letter, before = text[at], text[at - 1] if at else " "
    after = text[at + 1] if at + 1 < len(text) else " "
    if letter == "\ufffd" or letter < "\xa0":
        return -3.0
    if not letter.isalpha():
        inside = before.isalpha() and after.isalpha()
        return (-1.0 if inside and letter not in "’·\u2019" else 0.6) if letter in _MARKS else -0.7
    mixed = (before.isalpha() and _script(before) != _script(letter)) or (after.isalpha() and _script(after) != _script(letter))
    if mixed:
        return -2.0
    if letter.isupper():
        return -1.5 if before.islower() else (0.5 if letter.lower() in _USUAL else -0.3)
    return 1.0 if letter in _USUAL else -0.2


def _script(letter: str) -> int:
    """The block of 256 code points, roughly a script; Latin's blocks are one."""
    block = ord(letter) >> 8
    return 0 if block <= 2 else block


@cache
def _all_familiar() -> frozenset[str]:
    known = ("de", "fr", "es", "it", "pt", "pl", "cs", "sv", "ro", "tr", "uk", "ru", "bg", "sr", "el", "ar", "fa", "hu", "fi", "da")
    return frozenset(word for code in known for word in stop_words(code) if not word.isascii() and len(word) > 1)


def _familiar(text: str) -> float:
    """Up to 1 for function words that hold letters beyond ASCII: "się", "için", "что" are no accidents."""
    found = [word for word in re.findall(r"[^\W\d_]{2,}", text.lower()) if not word.isascii()]
    if not found:
        return 0.0
    share = sum(1 for word in found if word in _all_familiar()) / len(found)
    return min(1.0, 4 * share) + (0.1 if language_of(text) not in ("", "en") and share else 0.0)


def _reads_as_east_asian(sample: bytes, name: str) -> float:
    """The share of everyday characters among those beyond ASCII; 0 where the bytes do not fit the code."""
    text = sample.decode(name, "replace")
    beyond = [letter for letter in text if letter > "\x7f"]
    if len(beyond) < 4 or text.count("\ufffd") > 1 + len(beyond) // 200:
        return 0.0
    if name in ("cp932", "euc_jp"):
        kana = sum("\u3041" <= letter <= "\u30fe" for letter in beyond) / len(beyond)
        return kana + 0.5 if kana > 0.25 else 0.0  # no other code page shows kana by accident
    if name == "cp949":
        return sum("\uac00" <= letter <= "\ud7a3" for letter in beyond) / len(beyond) - 0.3
    han = [letter for letter in beyond if "\u4e00" <= letter <= "\u9fff"]
    common = sum(letter in _COMMON_HAN for letter in han)
    return 0.3 + common / len(han) if han and common * 12 >= len(han) and len(han) * 2 > len(beyond) else 0.0
