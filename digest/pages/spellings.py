"""Which other spellings of a name does a reader gain by? Those with letters of their own, not the name with a word more or less."""

from __future__ import annotations

from collections.abc import Iterable


def other_spellings(name: str, variants: Iterable[str]) -> tuple[str, ...]:
    """The variants that a page shows beside the name; "ORLAN", "Vinter" and "Harbour Master Toke Vinter" tell nothing.

    >>> other_spellings("Toke Vinter", ("Vinter", "Toke Winter", "Master Toke Vinter"))
    ('Toke Winter',)
    """
    plain = _words(name)
    return tuple(variant for variant in variants if _differs(_words(variant), plain))


def _words(name: str) -> list[str]:
    return name.casefold().replace("’", "'").split()


def _differs(variant: list[str], name: list[str]) -> bool:
    shorter, longer = sorted((variant, name), key=len)
    return not set(variant) <= set(name) and not any(
        longer[at : at + len(shorter)] == shorter for at in range(len(longer) - len(shorter) + 1)
    )
