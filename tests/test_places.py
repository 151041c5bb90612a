"""A key is found where it was put last, whatever else is there."""

from __future__ import annotations

import hashlib

from hypothesis import given
from hypothesis import strategies as st

from digest.places import Place, Places

# few bytes, so that keys share a heap and are found in the midst of two others
KEYS = st.lists(st.sampled_from((b"\0\0", b"\0\1", b"\1\0")), min_size=8, max_size=8).map(b"".join)
PLACES = st.tuples(st.integers(0, 2**24 - 1), st.integers(0, 2**40 - 1), st.integers(0, 2**32 - 1))


@given(st.lists(st.tuples(KEYS.filter(any), PLACES | st.none())))
def test_it_is_a_table(deeds: list[tuple[bytes, Place | None]]) -> None:
    places, table = Places(), dict[bytes, Place]()
    for key, place in deeds:
        if place is None:
            places.drop(key)
            table.pop(key, None)
        else:
            places.put(key, *place)
            table[key] = place
    assert dict(places.items()) == table and len(list(places.items())) == len(table)
    for key, _ in deeds:
        assert places.get(key) == table.get(key) and (key in places) == (key in table)


def test_a_key_takes_little() -> None:
    places = Places()
    for number in range(50_000):
        places.put(hashlib.sha256(b"%d" % number).digest()[:16], number, number, number)
    assert sum(map(len, places._heaps.values())) == 28 * 50_000
    assert len(places._heaps) <= 4_096
