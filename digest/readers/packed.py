"""What does a .gz hold? Unpacked up to a bound, so that a small file cannot become a huge one."""

from __future__ import annotations

import zlib


def unpacked(body: bytes, limit: int) -> tuple[bytes, str]:
    """The bytes inside and "", or nothing and the reason why not."""
    parts: list[bytes] = []
    size = 0
    while body:
        stream = zlib.decompressobj(wbits=31)
        try:
            part = stream.decompress(body, limit - size + 1)
        except zlib.error as error:
            return b"", f"not gzip ({error})"
        size += len(part)
        if size > limit:
            return b"", f"unpacks to more than readers.max_unpacked_bytes = {limit}"
        parts.append(part)
        if not stream.eof:
            return b"", "a gzip file that ends in the middle"
        body = stream.unused_data.lstrip(b"\x00")
    return b"".join(parts), ""
