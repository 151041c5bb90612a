"""Which word triples stand for a text when copies are looked for? A sample that two copies draw alike."""

from __future__ import annotations

import re
from collections.abc import Iterable
from zlib import crc32

from digest.group.tokens import pieces_of

_SHORT = 120  # words: of a text so short every triple counts
_KEEP = 80  # shingles at most
_READ = 6_000  # characters
# Two reporters heard “Nobody will drive over this bridge until …” in the same room: their reports are no copies for that.
_SAID = re.compile(r"[“„«»\"][^“”„«»\"]{20,600}[”“»«\"]")


def shingles_of(paragraphs: Iterable[str], language: str) -> tuple[int, ...]:
    """Hashes of word triples, sorted; of a long text only the smallest (bottom-k sketch, Broder 1997).

    Of a longer text only triples that begin with a long word are hashed: the same ones in every copy. Quotations are
    left out, except where a text has little else.
    """
    whole = [paragraph for paragraph in paragraphs if paragraph]
    own = " ".join(_SAID.sub(" ", paragraph) for paragraph in whole)[:_READ]
    text = " ".join(whole)[:_READ]
    words = pieces_of(own if 3 * len(own) > len(text) else text, language)
    triples = zip(words, words[1:], words[2:], strict=False)
    if len(words) > _SHORT and sum(len(word) for word in words) > 3 * len(words):
        found = {crc32(f"{a} {b} {c}".encode()) for a, b, c in triples if len(a) > 4}
    else:
        found = {crc32(f"{a} {b} {c}".encode()) for a, b, c in triples}
    return tuple(sorted(found)[:_KEEP])
