"""What was made of these before? A process that lasts makes anew only what is made of something new.

Under each name lies what was made under each key, and of what. What comes out knows under which keys it is other than the last time
(digest.table), and whoever is given it next looks at those only: a change costs what it reaches and not what there is. Values that
pass through unchanged stay the very same objects, and so does a table in which nothing changed. A process that builds once goes the
same way with tables that forget: these are plain dictionaries.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from itertools import chain, compress
from operator import eq, ne
from typing import Any, NamedTuple, TypeVar, cast

from digest.table import Changes, Groups, changes, follow, packed, unpacked

G = TypeVar("G")
K = TypeVar("K")
L = TypeVar("L")
V = TypeVar("V")
R = TypeVar("R")


_EMPTY: dict[Any, Any] = {}


class _Noted(NamedTuple):
    """What a table was made of, what came of it, and what else it takes to go on."""

    base: object
    items: tuple[Mapping[Any, Any], ...]
    made: dict[Any, Any]
    parts: dict[Any, Any] = _EMPTY


class _InOrder:
    """A value, or several in a tuple, whose mappings equal others only in the same order."""

    __slots__ = ("of",)

    def __init__(self, of: object) -> None:
        self.of = of

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, _InOrder):
            return False
        if isinstance(self.of, tuple) and isinstance(other.of, tuple) and len(self.of) == len(other.of):
            return all(map(_same, self.of, other.of))
        return _same(self.of, other.of)


def _same(one: object, other: object) -> bool:
    if isinstance(one, Mapping) and isinstance(other, Mapping):
        return one is other or (one == other and all(map(eq, one, other)))
    return one == other


class Tables:
    """The tables of one process, by name.

    >>> tables = Tables(lasts=True)
    >>> tables.each("lengths", {"a": "one", "b": "three"}, lambda key, word: [len(word)])
    {'a': [3], 'b': [5]}
    >>> tables.each("lengths", {"b": "three", "c": "four"}, lambda key, word: [len(word), "made now"])
    {'b': [5], 'c': [4, 'made now']}
    """

    def __init__(self, lasts: bool = False) -> None:
        self.lasts = lasts  # what is noted is asked for again
        self._tables: dict[str, tuple[object, dict[Any, Any]]] = {}
        self._noted: dict[str, _Noted] = {}

    def table(self, name: str, base: object = None) -> tuple[dict[Any, Any], dict[Any, Any]]:
        """What was noted under this name the last time, if it had the same `base`, and the table to note it in anew."""
        was, before = self._tables.get(name, (None, {}))
        now: dict[Any, Any] = {}
        if self.lasts:
            self._tables[name] = (base, now)
        return (before if was == base else {}), now

    def _before(self, name: str, base: object, number: int = 1) -> _Noted:
        known = self._noted.get(name)
        return known if known and known.base == base else _Noted(base, (_EMPTY,) * number, {})

    # ------------------------------------------------------------ key by key

    def each(
        self,
        name: str,
        items: Mapping[K, V],
        make: Callable[[K, V], R],
        base: object = None,
        reach: Callable[[R], Collection[K] | None] | None = None,
        settled: bool = False,
    ) -> dict[K, R]:
        """What `make` makes of each item, in their order; where the last time had an equal item under the key and the same `base`,
        what was made then. None is not remembered: it is asked for again. The caller may note in what it gets what it made
        elsewhere of an item. `reach` tells under which other keys lies what something was made of too: it is made anew where one
        of these is another now, comes or goes; None where nobody can tell, and then whenever anything is. `settled`: what is made
        anew and equals what was made before counts as that."""
        if not self.lasts:
            return {key: make(key, item) for key, item in items.items()}
        before = self._before(name, base)
        (was,), made = before.items, before.made
        come, gone, alike = changes(was, items)
        open_ = [key for key in before.parts if key in items and made[key] is None]
        again = [*dict.fromkeys((*(key for key in come if key not in was or was[key] != items[key]), *open_))]
        if reach is not None and made and (again or gone):
            others = {*again, *gone}
            reached = {key: reach(made[key]) for key in items if key not in others}
            again += [key for key, near in reached.items() if near is None or not others.isdisjoint(near)]
        anew = {key: make(key, items[key]) for key in again}
        if settled:
            anew = {key: made[key] if key in made and made[key] == value else value for key, value in anew.items()}
        found = follow(made, anew, gone, None if alike else items)
        self._noted[name] = _Noted(base, (items,), found, dict.fromkeys(key for key, value in anew.items() if value is None))
        return found

    def one(self, name: str, of: object, make: Callable[[], R], base: object = None) -> R:
        """What `make` makes of this, or made of its equal the last time; mappings are equal in the same order only."""
        return self.each(name, {"": _InOrder(of)}, lambda *_: make(), base)[""]

    def once(self, name: str, of: Callable[[], object], make: Callable[[], R]) -> R:
        """`one` of what nobody finds out where nothing lasts."""
        return self.one(name, of(), make) if self.lasts else make()

    def known(self, name: str, items: Mapping[K, V]) -> dict[K, V]:
        """The same, with the values that were there before where they are equal, and as a table."""
        if not self.lasts:
            return cast(dict[K, V], items)
        before = self._before(name, None)
        made = before.made
        if [*made] == [*items]:
            # in tuples, objects that are the same need no other look
            come = [*compress(items, map(ne, zip(made.values()), zip(items.values())))]
            found = follow(made, {key: items[key] for key in come}, (), None)
        else:
            anew = {key: value for key, value in items.items() if key not in made or made[key] != value}
            found = follow(made, anew, [key for key in made if key not in items], items)
        self._noted[name] = _Noted(None, (), found)
        return found

    def of_keys(self, name: str, items: Mapping[K, Any], make: Callable[[], R], base: object = None) -> R:
        """What `make` makes of the keys alone, and of their order."""
        if not self.lasts:
            return make()
        before = self._before(name, base)
        alike = before.made and changes(before.items[0], items).alike
        self._noted[name] = _Noted(base, (items,), before.made if alike else {"": make()})
        return cast(R, self._noted[name].made[""])

    def joined(self, name: str, first: Mapping[K, Any], *others: Mapping[K, Any]) -> dict[K, tuple[Any, ...]]:
        """The values of all under each key of the first; None where another has none."""
        if not self.lasts:
            return {key: (value, *(other.get(key) for other in others)) for key, value in first.items()}
        before = self._before(name, None, 1 + len(others))
        differ = _differ(before, (first, *others))
        again = dict.fromkeys(key for each in differ for key in (*each.come, *each.gone) if key in first)
        anew = {key: (first[key], *(other.get(key) for other in others)) for key in again}
        anew = {key: value for key, value in anew.items() if before.made.get(key) != value}
        found = follow(before.made, anew, differ[0].gone, None if differ[0].alike else first)
        self._noted[name] = _Noted(None, (first, *others), found)
        return found

    def over(self, name: str, under: Mapping[K, V], *others: Mapping[K, V]) -> dict[K, V]:
        """All keys, those of the first first; of the values under one key the last counts."""
        those = (under, *others)
        if not self.lasts:
            return dict(chain.from_iterable(each.items() for each in those))
        before = self._before(name, None, len(those))
        first, *differ = _differ(before, those)
        again = dict.fromkeys(key for each in (first, *differ) for key in (*each.come, *each.gone))
        patched = len(before.made) == len(under) and all(key in under for key in again)
        if before.made and first.alike and (patched or all(each.alike for each in differ)):
            anew = {key: next(each[key] for each in reversed(those) if key in each) for key in again}
            found = follow(before.made, {k: v for k, v in anew.items() if before.made[k] is not v}, (), None)
        else:
            every = dict(chain.from_iterable(each.items() for each in those))
            news = {key: value for key, value in every.items() if key not in before.made or before.made[key] is not value}
            found = follow(before.made, news, [key for key in before.made if key not in every], every)
        self._noted[name] = _Noted(None, those, found)
        return found

    def those(self, name: str, items: Mapping[K, V], keys: Mapping[K, Any]) -> dict[K, V]:
        """The items of these keys, all of which it has, in their order."""
        if not self.lasts:
            return {key: items[key] for key in keys}
        before = self._before(name, None, 2)
        ours, theirs = _differ(before, (items, keys))
        again = dict.fromkeys(key for key in (*ours.come, *theirs.come) if key in keys)
        found = follow(before.made, {key: items[key] for key in again}, theirs.gone, None if theirs.alike else keys)
        self._noted[name] = _Noted(None, (items, keys), found)
        return found

    def beside(
        self,
        name: str,
        items: Mapping[K, V],
        of: Callable[[V], Iterable[L]],
        other: Mapping[L, Any],
        homes: Mapping[L, K] | None = None,
    ) -> dict[K, tuple[Any, ...]]:
        """Each value, and behind it what the other table has under the keys `of` it; None where it has none. `homes` tells which
        item each of these keys is of, where that is known and no key is of two."""
        if not self.lasts:
            return {key: (value, *map(other.get, of(value))) for key, value in items.items()}
        before = self._before(name, None, 2)
        ours, theirs = _differ(before, (items, other))
        moved = dict.fromkeys((*theirs.come, *theirs.gone)).keys()
        if homes is None:
            reached = [key for key, value in items.items() if not moved.isdisjoint(of(value))] if moved else []
        else:
            reached = [homes[key] for key in moved if key in homes and homes[key] in items]
        anew = {key: (items[key], *map(other.get, of(items[key]))) for key in dict.fromkeys((*ours.come, *reached))}
        anew = {key: value for key, value in anew.items() if before.made.get(key) != value}
        found = follow(before.made, anew, ours.gone, None if ours.alike else items)
        self._noted[name] = _Noted(None, (items, other), found)
        return found

    def sorted(self, name: str, items: Mapping[K, V]) -> dict[K, V]:
        """The same in the order of their keys."""
        if not self.lasts:
            return dict(sorted(items.items()))
        before = self._before(name, None)
        come, gone, alike = changes(before.items[0], items)
        order = None if alike else dict.fromkeys(sorted(items))  # type: ignore[type-var]
        found = follow(before.made, {key: items[key] for key in come}, gone, order)
        self._noted[name] = _Noted(None, (items,), found)
        return found

    # ------------------------------------------------------------ other keys

    def only(self, name: str, items: Mapping[K, V], test: Callable[[V], object], base: object = None) -> dict[K, V]:
        """Those of the items that pass the test, as long as it is of the same `base`."""
        if not self.lasts:
            return {key: value for key, value in items.items() if test(value)}
        before = self._before(name, base)
        come, gone, alike = changes(before.items[0], items)
        anew = {key: items[key] for key in come if test(items[key])}
        less = [key for key in (*come, *gone) if key in before.made and key not in anew]
        order = None
        if not alike or less or not before.made.keys() >= anew.keys():
            there = (before.made.keys() - less) | anew.keys()
            order = {key: None for key in items if key in there}
        found = follow(before.made, anew, less, order)
        self._noted[name] = _Noted(base, (items,), found)
        return found

    def spread(self, name: str, items: Mapping[K, V], of: Callable[[K, V], Mapping[L, R]]) -> dict[L, R]:
        """What lies in each item under further keys, in the order of the items; of what two have under one key the last counts."""
        if not self.lasts:
            return dict(chain.from_iterable(of(key, value).items() for key, value in items.items()))
        before = self._before(name, None)
        come, _, alike = changes(before.items[0], items)
        parts = {key: of(key, items[key]) for key in come}
        anew = dict(chain.from_iterable(part.items() for part in parts.values()))
        keys = before.parts if alike and not parts else {**before.parts, **{key: packed(part) for key, part in parts.items()}}
        if alike and all(before.parts[key] == keys[key] for key in parts):
            found = follow(before.made, {key: value for key, value in anew.items() if before.made[key] is not value}, (), None)
        else:
            keys = {key: keys[key] for key in items}
            order = dict.fromkeys(chain.from_iterable(map(unpacked, keys.values())))
            found = follow(before.made, anew, [key for key in before.made if key not in order], order)
            if len(order) < sum(len(unpacked(part)) for part in keys.values()):  # nobody can tell whose a value is
                self._noted.pop(name, None)
                return dict(chain.from_iterable(of(key, value).items() for key, value in items.items()))
        self._noted[name] = _Noted(None, (items,), found, keys)
        return found

    def gathered(self, name: str, items: Mapping[K, V], of: Callable[[K, V], Mapping[G, R]]) -> dict[G, tuple[R, ...]]:
        """What the items hold for each group, in the order of the items; the groups in that of their names."""
        if not self.lasts:
            groups: dict[G, list[R]] = {}
            for key, value in items.items():
                for group, each in of(key, value).items():
                    groups.setdefault(group, []).append(each)
            return {group: tuple(groups[group]) for group in sorted(groups)}  # type: ignore[type-var]
        before = self._before(name, None)
        come, gone, alike = changes(before.items[0], items)
        held, members = before.parts.get("", (_EMPTY, _EMPTY))
        now = Groups[G, K, R](held, members, before.made)
        for key in come:
            now.put(key, of(key, items[key]))
        for key in gone:
            now.drop(key)
        now.order(items, alike)
        found = now.gathered()
        self._noted[name] = _Noted(None, (items,), found, {"": (now.held, now.members)})
        return found


def _differ(before: _Noted, now: Sequence[Mapping[Any, Any]]) -> list[Changes]:
    return [changes(was, each) for was, each in zip(before.items, now, strict=True)]


FORGETFUL = Tables()
