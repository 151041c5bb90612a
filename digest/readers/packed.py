"""What does a .gz hold? Unpacked up to a bound, so that a small file cannot become a huge one."""

from __future__ import annotations

import zlib

_MOST_TIMES, _ANYWAY = 200, 10_000_000  # text shrinks to a tenth, seldom to a fiftieth; small bombs harm nobody


def unpacked(body: bytes, limit: int) -> tuple[bytes, str]:
    """The bytes inside and "", or nothing and the reason why not."""
    parts: list[bytes] = []
    size = 0
    most = min(limit, most_of(len(body)))
    while body:
        stream = zlib.decompressobj(wbits=31)
        try:
            part = stream.decompress(body, most - size + 1)
        except zlib.error as error:
            return b"", f"not gzip ({error})"
        size += len(part)
        if size > most:
            return b"", _too_much(limit, most)
        parts.append(part)
        if not stream.eof:
            return b"", "a gzip file that ends in the middle"
        body = stream.unused_data.lstrip(b"\x00")
    return b"".join(parts), ""


def bounded(body: bytes, wbits: int, limit: int) -> tuple[bytes, str]:
    """One packed body of that form, however it ends; 0: it is not packed. Raises zlib.error for what is damaged."""
    if not wbits:
        return body, ""
    most = min(limit, most_of(len(body)))
    made = zlib.decompressobj(wbits=wbits).decompress(body, most + 1)
    return (made, "") if len(made) <= most else (b"", _too_much(limit, most))


def most_of(packed: int) -> int:
    """To how many bytes may so many be unpacked?"""
    return max(_ANYWAY, _MOST_TIMES * packed)


def _too_much(limit: int, most: int) -> str:
    times = f"to more than {_MOST_TIMES} times its size"
    return "unpacks " + (f"to more than readers.max_unpacked_bytes = {limit}" if most == limit else times)
