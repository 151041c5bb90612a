"""Which word triples stand for a text when copies are looked for? A sample that two copies draw alike."""

from __future__ import annotations

import re
from array import array
from collections.abc import Iterable
from zlib import crc32

from digest.group.tokens import pieces_of

_KEEP = 80  # shingles at most
_ENOUGH = 40  # of the low half: then the high half is not asked
_HIGH = 1 << 31
_READ = 4_500  # characters
# Two reporters heard “Nobody will drive over this bridge until …” in the same room: their reports are no copies for that.
_SAID = re.compile(r"[“„«»\"][^“”„«»\"]{20,600}[”“»«\"]")


def shingles_of(paragraphs: Iterable[str], language: str) -> bytes:
    """Hashes of word triples, sorted, four bytes each; of a long text only the smallest (bottom-k sketch, Broder 1997).

    Every third triple, told by its first letter, has a hash below 2**31, so that a long text needs to look at no others, and a
    short one is compared with it by the same ones. Quotations are left out, except where a text has little else.
    """
    whole = [paragraph for paragraph in paragraphs if paragraph]
    own = " ".join(_SAID.sub(" ", paragraph) for paragraph in whole)[:_READ]
    text = " ".join(whole)[:_READ]
    words = pieces_of(own if 3 * len(own) > len(text) else text, language)
    second, third = words[1:], words[2:]
    found = {crc32(f"{a} {b} {c}".encode()) >> 1 for a, b, c in zip(words, second, third, strict=False) if not ord(a[0]) % 3}
    if len(found) < _ENOUGH:
        rest = ((a, b, c) for a, b, c in zip(words, second, third, strict=False) if ord(a[0]) % 3)
        found |= {crc32(f"{a} {b} {c}".encode()) >> 1 | _HIGH for a, b, c in rest}
    return array("I", sorted(found)[:_KEEP]).tobytes()
