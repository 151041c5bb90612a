"""What a process that lasts knows again is what it would have made; and only what is made of something new is made."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from digest.tables import FORGETFUL, Tables

rounds = st.lists(st.tuples(st.integers(0, 1), st.dictionaries(st.integers(0, 6), st.integers(0, 3), max_size=6)), max_size=8)


@given(rounds)
def test_each_round_ends_as_if_it_were_the_first(some: list[tuple[int, dict[int, int]]]) -> None:
    tables = Tables(lasts=True)
    for base, items in some:
        found = tables.each("sums", items, lambda key, item, base=base: (key, item, base) if item else None, base)
        assert list(found.items()) == [(key, (key, item, base) if item else None) for key, item in items.items()]


def test_only_what_is_made_of_something_new_is_made() -> None:
    tables, asked = Tables(lasts=True), list[str]()

    def make(key: str, item: tuple[str, ...]) -> list[str] | None:
        asked.append(key)
        return [*item] if item else None

    first = tables.each("words", {"a": ("x",), "b": ("y",), "c": ()}, make)
    second = tables.each("words", {"a": ("x",), "b": ("z",), "c": ()}, make)
    assert asked == ["a", "b", "c", "b", "c"], "what was None is asked for again"
    assert second["a"] is first["a"] and second["b"] == ["z"]
    third = tables.each("words", {"d": ("w",), "a": ("x",)}, make)
    assert asked[5:] == ["d"] and list(third) == ["d", "a"] and third["a"] is first["a"]


def test_what_the_caller_noted_is_known_the_next_time() -> None:
    tables = Tables(lasts=True)
    found = tables.each("late", {"a": 1}, lambda *_: None)
    found["a"] = "made elsewhere"  # type: ignore[assignment]
    assert tables.each("late", {"a": 1}, lambda *_: None) == {"a": "made elsewhere"}


def test_tables_that_forget_know_nothing() -> None:
    FORGETFUL.each("words", {"a": 1}, lambda *_: ["first"])
    assert FORGETFUL.each("words", {"a": 1}, lambda *_: ["second"]) == {"a": ["second"]}


def test_what_reaches_others_is_made_anew_with_them() -> None:
    tables, asked = Tables(lasts=True), list[str]()
    near = {"a": ("b",), "b": (), "c": None, "d": ("e",)}

    def make(key: str, item: int) -> str:
        asked.append(key)
        return key

    for items in ({"a": 1, "b": 1, "c": 1, "d": 1}, {"a": 1, "b": 2, "c": 1, "d": 1}, {"a": 1, "b": 2, "c": 1, "d": 1}):
        tables.each("pages", items, make, reach=near.get)
    assert asked[4:] == ["b", "a", "c"], "who cannot tell is made anew whenever anything is, and else is not"
    tables.each("pages", {"a": 1, "b": 2, "c": 1, "d": 1, "e": 1}, make, reach=near.get)
    assert asked[7:] == ["e", "c", "d"]
