"""Is this the same as before? Stable hashes of values, the same on every machine and in every process."""

from __future__ import annotations

import hashlib

_LETTERS = "0123456789abcdefghjkmnpqrstvwxyz"  # Crockford's base 32: no i, l, o, u


def fingerprint(*parts: str | bytes) -> str:
    """32 hexadecimal digits of BLAKE2b over the parts, each with its length, so that ("ab", "c") is not ("a", "bc")."""
    state = hashlib.blake2b(digest_size=16)
    for part in parts:
        raw = part.encode("utf-8", "surrogatepass") if isinstance(part, str) else part
        state.update(len(raw).to_bytes(8, "little"))
        state.update(raw)
    return state.hexdigest()


def short_id(prefix: str, *parts: str, letters: int = 12) -> str:
    """An id for addresses: the prefix and `letters` lower-case letters and digits (5 bits each).

    >>> short_id("a", "https://example.org/1")
    'a9j2z2bsk86xg'
    """
    number = int(fingerprint(*parts), 16)
    return prefix + "".join(_LETTERS[number >> 5 * at & 31] for at in range(letters))
