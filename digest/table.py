"""In what does a table differ from the one before it? Values by key that know which of them are new."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from itertools import compress
from operator import is_not
from typing import Any, Generic, NamedTuple, TypeVar

G = TypeVar("G")
K = TypeVar("K")
R = TypeVar("R")
V = TypeVar("V")


class Table(dict[K, V]):
    """Values by key, and in what it differs from the table before it. Whoever is given one changes nothing in it, but for values of
    None, which are asked for again."""

    __slots__ = ("alike", "mark", "news", "since")

    def __init__(self, values: Mapping[K, V], before: Mapping[K, V], news: Iterable[K] = (), alike: bool = False) -> None:
        super().__init__(values)
        self.mark = object()  # names it, and keeps nothing alive
        self.since = before.mark if isinstance(before, Table) else None  # the mark of the one before
        self.news = tuple(news)  # the keys that came, went, or hold another value than there
        self.alike = alike  # the same keys, in the same order


class Changes(NamedTuple):
    """In what one mapping differs from another."""

    come: Sequence[Any]  # the keys that came, or hold another value
    gone: Sequence[Any]
    alike: bool  # the same keys, in the same order


def changes(was: Mapping[K, V], now: Mapping[K, V]) -> Changes:
    """What is new since then; a value that is another object counts as another one.

    >>> changes({"a": 1, "b": 2}, {"a": 1, "c": 3})
    Changes(come=['c'], gone=['b'], alike=False)
    """
    if now is was:
        return Changes((), (), True)
    if isinstance(now, Table) and isinstance(was, Table) and now.since is was.mark:
        return Changes([key for key in now.news if key in now], [key for key in now.news if key not in now], now.alike)
    if len(was) == len(now) and [*was] == [*now]:
        return Changes([*compress(now, map(is_not, was.values(), now.values()))], (), True)
    come = [key for key, value in now.items() if key not in was or was[key] is not value]
    return Changes(come, [key for key in was if key not in now], False)


def follow(made: Mapping[K, V], anew: Mapping[K, V], gone: Iterable[K], order: Mapping[K, Any] | None) -> Table[K, V]:
    """The table after `made`: with these values; in this order, unless it has the same keys. The same one where nothing is new."""
    if order is not None and len(order) == len(made) and [*order] == [*made]:
        order = None
    news = [*(key for key, value in anew.items() if key not in made or made[key] is not value or value is None), *gone]
    if order is None and not news and isinstance(made, Table):
        return made
    if not isinstance(made, Table):  # nobody has seen the one before: only what is lacking matters
        news = [key for key in news if key in anew and anew[key] is None]
    if order is None:
        found = Table(made, made, news, True)
        found.update(anew)
        return found
    return Table({key: anew[key] if key in anew else made[key] for key in order}, made, news)


def lacking(table: Mapping[K, V]) -> list[K]:
    """The keys under which nothing lies yet."""
    return [key for key in (table.news if isinstance(table, Table) else table) if key in table and table[key] is None]


def packed(keys: Iterable[Any]) -> Any:
    """A tuple of keys, or the only one: most often there is one, and there are very many such tuples.

    >>> packed(["a"]), packed(["a", "b"]), packed([("a",)])
    ('a', ('a', 'b'), (('a',),))
    """
    those = tuple(keys)
    return those[0] if len(those) == 1 and type(those[0]) is not tuple else those


def unpacked(keys: Any) -> tuple[Any, ...]:
    """The tuple of keys again."""
    return keys if type(keys) is tuple else (keys,)


class Groups(Generic[G, K, R]):
    """What the items of a table hold for each group, while some of them change."""

    def __init__(self, held: Mapping[K, Any], members: Mapping[G, Any], made: Mapping[G, tuple[R, ...]]) -> None:
        self.held, self.members = dict(held), dict(members)  # packed: key -> its groups, group -> its keys
        self._made = made
        self._touched: dict[G, dict[K, R]] = {}
        self._grown: dict[G, None] = {}

    def put(self, key: K, new: Mapping[G, R]) -> None:
        """The item of this key now holds this."""
        for group in dict.fromkeys((*unpacked(self.held.pop(key, ())), *new)):
            those = self._of(group)
            if group not in new:
                del those[key]
                continue
            if key not in those:
                self._grown[group] = None
            those[key] = new[group]
        self.held[key] = packed(new)

    def drop(self, key: K) -> None:
        """The item is gone."""
        self.put(key, {})
        del self.held[key]

    def order(self, items: Mapping[K, Any], alike: bool) -> None:
        """What the groups hold is now in the order of the items; these are in the order that they had, if they are alike."""
        if alike and not self._grown:
            return
        places = {key: at for at, key in enumerate(items)}
        for group in self._grown if alike else dict.fromkeys((*self.members, *self._touched)):
            those = self._of(group)
            ordered = sorted(those, key=places.__getitem__)
            if ordered != [*those]:
                self._touched[group] = {key: those[key] for key in ordered}

    def gathered(self) -> Table[G, tuple[R, ...]]:
        """The table of the groups, by their names."""
        made = self._made
        less = [group for group, those in self._touched.items() if not those]
        for group, those in self._touched.items():
            self.members[group] = packed(those)
        for group in less:
            del self.members[group]
        anew = {group: tuple(those.values()) for group, those in self._touched.items() if those}
        anew = {group: those for group, those in anew.items() if not _same(made.get(group, ()), those)}
        moved = less or any(group not in made for group in anew)
        order = dict.fromkeys(sorted(self.members)) if moved else None  # type: ignore[type-var]
        return follow(made, anew, [group for group in less if group in made], order)

    def _of(self, group: G) -> dict[K, R]:
        if group not in self._touched:
            keys = unpacked(self.members.get(group, ()))
            self._touched[group] = dict(zip(keys, self._made.get(group, ()), strict=True))
        return self._touched[group]


def _same(old: Sequence[Any], new: Sequence[Any]) -> bool:
    return len(old) == len(new) and not any(map(is_not, old, new))
