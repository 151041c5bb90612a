"""Which characters do these bytes mean? Byte order marks, UTF-8, UTF-16 and 32, what the page declares, then what reads best."""

from __future__ import annotations

import re
from dataclasses import dataclass

from digest.readers.charsets import likeliest, real_name

_MARKS = (
    (b"\xef\xbb\xbf", "utf-8"),
    (b"\xff\xfe\x00\x00", "utf-32-le"),
    (b"\x00\x00\xfe\xff", "utf-32-be"),
    (b"\xff\xfe", "utf-16-le"),
    (b"\xfe\xff", "utf-16-be"),
)
_DECLARED = re.compile(
    rb"""<\?xml[^>]{0,200}?\bencoding\s*=\s*["']([\w.:-]{2,40})|<meta\b[^>]{0,500}?\bcharset\s*=\s*["']?\s*([\w.:-]{2,40})""", re.I
)
_LONE = re.compile("[\udc80-\udcff]")


@dataclass(frozen=True, slots=True)
class Decoded:
    """The characters, the encoding that gave them, and what a person should know about it."""

    text: str
    encoding: str
    doubt: str = ""  # "3 bytes are not UTF-8 and were read as Windows-1252"


def decoded(raw: bytes, declared: str = "") -> Decoded:
    """The bytes as characters; never fails. `declared` is what stands beside them: the charset of a mail's header.

    >>> decoded("Café".encode("cp1252")).text
    'Café'
    """
    for mark, name in _MARKS:
        if raw.startswith(mark):
            return _by_name(raw[len(mark) :], name)
    wide = _wide(raw)
    if wide:
        return _by_name(raw, wide)
    named = real_name(declared) or _declared(raw)
    if named.startswith("iso2022") and b"\x1b" in raw:
        return _by_name(raw, named)
    try:
        return Decoded(raw.decode("utf-8"), "utf-8")
    except UnicodeDecodeError:
        return _not_utf8(raw, named)


def _by_name(raw: bytes, name: str) -> Decoded:
    text = raw.decode(name, "replace")
    lost = text.count("\ufffd")
    return Decoded(text, name, f"{lost} characters could not be read as {name}" if lost else "")


def _wide(raw: bytes) -> str:
    """UTF-16 or UTF-32 without a mark shows by where its zero bytes stand."""
    sample = raw[:4_096]
    if b"\x00" not in sample or len(sample) < 4:
        return ""
    zeros = [sample[at::4].count(0) / max(1, len(sample[at::4])) for at in range(4)]
    if min(zeros[1:]) > 0.4 and zeros[2] > 0.9:
        return "utf-32-le"
    if min(zeros[:3]) > 0.4 and zeros[1] > 0.9:
        return "utf-32-be"
    even, odd = (zeros[0] + zeros[2]) / 2, (zeros[1] + zeros[3]) / 2
    if odd > 0.1 and even < odd / 5:
        return "utf-16-le"
    return "utf-16-be" if even > 0.1 and odd < even / 5 else ""


def _declared(raw: bytes) -> str:
    match = _DECLARED.search(raw, 0, 4_096)
    return real_name((match[1] or match[2]).decode("ascii", "ignore")) if match else ""


def _not_utf8(raw: bytes, named: str) -> Decoded:
    """UTF-8 with a few strangers, else what is declared if that fits, else what reads best."""
    loose = raw.decode("utf-8", "surrogateescape")
    strangers = len(_LONE.findall(loose))
    others = sum(1 for letter in loose if letter > "\x7f") - strangers if not loose.isascii() else 0
    if others >= strangers:
        text = _LONE.sub(lambda match: _single(ord(match[0]) - 0xDC00), loose)
        few = "1 byte is not UTF-8 and was" if strangers == 1 else f"{strangers} bytes are not UTF-8 and were"
        return Decoded(text, "utf-8", f"{few} read as Windows-1252")
    if named and not named.startswith("utf") and "\ufffd" not in (text := raw.decode(named, "replace")):
        return Decoded(text, named)
    name = likeliest(raw)
    text = raw.decode(name, "replace") if name != "cp1252" else _cp1252(raw)
    return Decoded(text, name, f"no encoding is stated; it reads best as {name}")


def _single(byte: int) -> str:
    return bytes([byte]).decode("cp1252", "ignore") or ""


def _cp1252(raw: bytes) -> str:
    """Windows-1252 as browsers read it: its five empty places are controls, which go when the text is scrubbed."""
    return "".join(part.decode("cp1252", "replace") for part in (raw.translate(None, b"\x81\x8d\x8f\x90\x9d"),))
