"""What did the controls U+0080 to U+009F mean before somebody misread them? Mended before they are scrubbed away."""

from __future__ import annotations

import re

_MISREAD = re.compile("[\x80-\x84\x86-\x9f]")
_CONTROLS = tuple(letter for letter in map(chr, range(0x80, 0xA0)) if _MISREAD.match(letter))
_CP1252 = {bytes([byte]).decode("cp1252"): byte for byte in range(0x80, 0xA0) if byte not in (0x81, 0x8D, 0x8F, 0x90, 0x9D)}
_BYTES = {**{chr(byte): byte for byte in range(0x80, 0x100)}, **_CP1252}
_RUN = re.compile(f"[{''.join(map(re.escape, _BYTES))}]+")


def mended(text: str) -> str:
    """UTF-8 that was read as Latin-1 or Windows-1252 is read again; what then is left is taken for Windows-1252, as browsers do.

    >>> mended("It\\xe2\\x80\\x99s closed \\x96 still")
    'It’s closed – still'
    """
    if text.isascii() or not any(map(text.__contains__, _CONTROLS)):
        return text
    return _RUN.sub(lambda match: _again(match[0]) or _single(match[0]), text)


def _again(run: str) -> str:
    """The run as UTF-8, "" where it is none. One misread control proves that the whole text went through the wrong page."""
    try:
        return bytes(_BYTES[letter] for letter in run).decode("utf-8")
    except UnicodeDecodeError:
        return ""


def _single(run: str) -> str:
    return "".join(bytes([ord(letter)]).decode("cp1252", "ignore") if _MISREAD.match(letter) else letter for letter in run)
