"""Where does each key lie? Packed into 28 bytes: there are several for each article, and as objects one takes 200."""

from __future__ import annotations

from collections.abc import Iterator
from struct import Struct

Place = tuple[int, int, int]  # number of a segment, offset in it, length

_ENTRY = Struct("<16sQI")  # key, number and offset in one, length
_OFFSET = 40  # bits
_GONE = bytes(16)  # instead of the key of what is there no longer
_HEAP = 4  # bits that are left of the first two bytes of a key: 4,096 heaps, small enough to be searched through


class Places:
    """Keys of 16 random bytes, such as hashes, and where they lie. What is put later counts.

    >>> places = Places()
    >>> places.put(b"sixteen bytes...", 1, 30, 7)
    >>> places.get(b"sixteen bytes...")
    (1, 30, 7)
    """

    def __init__(self) -> None:
        self._heaps: dict[int, bytearray] = {}  # entries one after the other, by the first bits of their keys

    def put(self, key: bytes, number: int, offset: int, length: int) -> None:
        """The key lies there."""
        heap = (key[0] << 8 | key[1]) >> _HEAP
        entry = _ENTRY.pack(key, number << _OFFSET | offset, length)
        if heap in self._heaps:
            self._heaps[heap] += entry
        else:
            self._heaps[heap] = bytearray(entry)

    def get(self, key: bytes) -> Place | None:
        """Where the key lies; None where it is not known."""
        heap = self._heaps.get((key[0] << 8 | key[1]) >> _HEAP, b"")
        at = heap.rfind(key)
        while at % _ENTRY.size and at > 0:  # in the midst of two others
            at = heap.rfind(key, 0, at + len(key) - 1)
        return _place(_ENTRY.unpack_from(heap, at)) if at >= 0 else None

    def drop(self, key: bytes) -> None:
        """Forget the key."""
        heap = self._heaps.get((key[0] << 8 | key[1]) >> _HEAP, bytearray())
        for at in range(0, len(heap), _ENTRY.size):
            if heap[at : at + len(key)] == key:
                heap[at : at + len(key)] = _GONE

    def __contains__(self, key: bytes) -> bool:
        return self.get(key) is not None

    def items(self) -> Iterator[tuple[bytes, Place]]:
        """All keys, each once, with their places."""
        for heap in self._heaps.values():
            yield from {entry[0]: _place(entry) for entry in _ENTRY.iter_unpack(heap) if entry[0] != _GONE}.items()


def _place(entry: tuple[bytes, int, int]) -> Place:
    _, where, length = entry
    return where >> _OFFSET, where & (1 << _OFFSET) - 1, length
