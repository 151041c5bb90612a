"""What a process that lasts knows again is what it would have made; and only what is made of something new is made."""

from __future__ import annotations

import re
from collections import Counter
from pathlib import Path
from typing import Any

from hypothesis import example, given
from hypothesis import strategies as st

from digest.table import changes
from digest.tables import FORGETFUL, Tables

PACKAGE = Path(__file__).parent.parent / "digest"

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


rows = st.dictionaries(st.integers(0, 7), st.one_of(st.none(), st.integers(0, 5)), max_size=7)


def _drawn(tables: Tables, first: dict[int, int | None], second: dict[int, int | None]) -> dict[str, dict[Any, Any]]:
    """Every way to make one table of others, one after the other; values of None are noted by the caller."""
    one, two = tables.known("first", first), tables.known("second", second)
    made = tables.each("made", one, lambda key, item: None if item is None else (key, item // 2), settled=True)
    for key in [key for key, value in made.items() if value is None]:
        made[key] = (key, 9)
    few = tables.only("few", made, lambda value: value[1] < 2)
    spread = tables.spread("spread", few, lambda key, value: {key * 10 + part: (key, part) for part in range(value[1] + 1)})
    shared = tables.spread("shared", made, lambda key, value: dict.fromkeys(range(value[1] - 2, value[1]), key))
    groups = tables.gathered("groups", made, lambda key, value: {value[1]: key, value[1] + key % 2: key})
    joined = tables.joined("joined", made, two, few)
    over = tables.over("over", two, few)
    beside = tables.beside("beside", made, lambda value: (value[1], 7), two)
    homes = tables.spread("homes", made, lambda key, _: {key * 2: key, key * 2 + 1: key})
    at_home = tables.beside("at home", made, lambda value: (value[0] * 2, value[0] * 2 + 1), two, homes)
    those = tables.those("those", made, few)
    ordered = tables.sorted("sorted", made)
    number = tables.of_keys("number", made, lambda: [*made])
    listed = tables.one("listed", (made, 1), lambda: [*made.items()])
    return {"listed": {"": listed}, "made": made, "few": few, "spread": spread, "groups": groups, "joined": joined, "over": over, "beside": beside, "sorted": ordered, "those": those, "at home": at_home, "shared": shared, "number": {"": number}}


@given(st.lists(st.tuples(rows, rows), max_size=8))
@example([({1: 2, 2: 3}, {}), ({2: 3, 1: 2}, {})])
def test_tables_made_of_tables_are_what_they_would_be_without_a_past(some: list[tuple[Any, Any]]) -> None:
    tables = Tables(lasts=True)
    for first, second in some:
        found, fresh = _drawn(tables, first, second), _drawn(Tables(), first, second)
        assert {name: [*each.items()] for name, each in found.items()} == {name: [*each.items()] for name, each in fresh.items()}


@given(rows, rows, rows)
def test_a_table_says_what_is_new_in_it(first: dict[int, int], second: dict[int, int], third: dict[int, int]) -> None:
    tables = Tables(lasts=True)
    was: dict[str, dict[Any, Any]] = {}
    for items in (first, second, third, third):
        found = _drawn(tables, items, dict.fromkeys(items, 1))
        for name in ("made", "few", "spread", "groups", "joined", "over", "beside", "sorted", "those") if was else ():
            old, new = was[name], found[name]
            told = changes(old, new)
            seen = changes(dict(old), dict(new))
            assert {*told.come} >= {*seen.come} and {*told.gone} == {*seen.gone} and (told.alike, [*new]) in (
                (seen.alike, [*new]), (False, [*old])
            ), name
        was = found


def test_a_table_in_which_nothing_changed_is_the_same() -> None:
    tables = Tables(lasts=True)
    first = _drawn(tables, {1: 2, 2: 3}, {1: 1})
    assert all(now is first[name] for name, now in _drawn(tables, {1: 2, 2: 3}, {1: 1}).items() if name not in ("number", "listed", "shared"))
    assert _drawn(tables, {1: 2, 2: 2}, {1: 1})["made"] is first["made"], "3 // 2 is 2 // 2"


def test_no_two_tables_are_noted_under_one_name() -> None:
    noted = re.compile(
        r'(?:tables|memory|_tables|self)\.(?:each|one|once|known|of_keys|joined|over|those|beside|sorted|only|spread|gathered|table)\(\s*"([^"]+)"'
    )
    found = Counter(name for path in PACKAGE.rglob("*.py") for name in noted.findall(path.read_text(encoding="utf-8")))
    assert len(found) > 50
    assert {name for name, times in found.items() if times > 1} == {"lengths", "entries"}  # an example; ways of one function
