"""What does a .gz hold? Unpacked up to a bound, so that a small file cannot become a huge one."""

from __future__ import annotations

import zlib

_MOST_TIMES, _ANYWAY = 200, 10_000_000  # text shrinks to a tenth, seldom to a fiftieth; small bombs harm nobody


def unpacked(body: bytes, limit: int) -> tuple[bytes, str]:
    """The bytes inside and "", or nothing and the reason why not."""
    parts: list[bytes] = []
    size = 0
    most = min(limit, max(_ANYWAY, _MOST_TIMES * len(body)))
    while body:
        stream = zlib.decompressobj(wbits=31)
        try:
            part = stream.decompress(body, most - size + 1)
        except zlib.error as error:
            return b"", f"not gzip ({error})"
        size += len(part)
        if size > most:
            times = f"to more than {_MOST_TIMES} times its size"
            return b"", "unpacks " + (f"to more than readers.max_unpacked_bytes = {limit}" if most == limit else times)
        parts.append(part)
        if not stream.eof:
            return b"", "a gzip file that ends in the middle"
        body = stream.unused_data.lstrip(b"\x00")
    return b"".join(parts), ""
