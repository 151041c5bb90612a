"""Which number has an item of a list? One counter a list, as browsers count: "start" of the list, "value" of the item."""

from __future__ import annotations

from dataclasses import dataclass, field

_HIGHEST = 99_999  # a list of more items, or one that begins there, is none


@dataclass(slots=True)
class Numbers:
    """The lists that are open, and the number of the item that has just begun."""

    _lists: list[int] = field(default_factory=list)  # the last number of each; below zero where it has none
    _begun: int = 0

    def open(self, ordered: bool, start: str | None = None) -> None:
        """A list begins; `start` as it is written there."""
        self._lists.append(_read(start, 1) - 1 if ordered else -1)

    def close(self) -> None:
        """The innermost list ends."""
        del self._lists[-1:]

    def item(self, value: str | None = None) -> None:
        """An item begins; `value` as it is written there."""
        self._begun = 0
        if self._lists and self._lists[-1] >= 0:
            self._begun = self._lists[-1] = min(_read(value, self._lists[-1] + 1), _HIGHEST)

    def take(self) -> int:
        """The number of the item for its first paragraph, 0 for any other.

        >>> numbers = Numbers()
        >>> numbers.open(True, "3"), numbers.item(), numbers.take(), numbers.take()
        (None, None, 3, 0)
        """
        begun, self._begun = self._begun, 0
        return begun


def _read(written: str | None, otherwise: int) -> int:
    plain = (written or "").strip()
    return int(plain) if plain.isascii() and plain.isdigit() and 0 < len(plain) < 6 and int(plain) else otherwise
