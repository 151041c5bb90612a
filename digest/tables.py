"""What was made of these before? A process that lasts makes anew only what is made of something new.

A table holds what was made under each key, and of what. Values that pass through unchanged stay the very same objects, so that
whoever asks next knows them again at a glance. A process that builds once goes the same way with tables that forget.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from itertools import compress, repeat
from operator import eq, is_, ne
from typing import Any, TypeVar

K = TypeVar("K")
V = TypeVar("V")
R = TypeVar("R")


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

    def table(self, name: str, base: object = None) -> tuple[dict[Any, Any], dict[Any, Any]]:
        """What was noted under this name the last time, if it had the same `base`, and the table to note it in anew."""
        was, before = self._tables.get(name, (None, {}))
        now: dict[Any, Any] = {}
        if self.lasts:
            self._tables[name] = (base, now)
        return (before if was == base else {}), now

    def each(
        self,
        name: str,
        items: Mapping[K, V],
        make: Callable[[K, V], R],
        base: object = None,
        reach: Callable[[R], Collection[K] | None] | None = None,
    ) -> dict[K, R]:
        """What `make` makes of each item, in their order; where the last time had an equal item under the key and the same `base`,
        what was made then. None is not remembered: it is asked for again. The caller may note in what it gets what it made
        elsewhere of an item. `reach` tells under which other keys lies what something was made of too: it is made anew where one
        of these is another now, comes or goes; None where nobody can tell, and then whenever anything is."""
        if not self.lasts:
            return {key: make(key, item) for key, item in items.items()}
        before, now = self.table(name, base)
        was, made = before.get("items", {}), before.get("made", {})
        alike = len(was) == len(items) and all(map(eq, was, items))  # most often only what lies under some keys is new
        if alike:
            # in tuples, objects that are the same need no other look
            other = compress(items, map(ne, zip(was.values()), zip(items.values())))
            again = list(dict.fromkeys((*other, *compress(items, map(is_, made.values(), repeat(None))))))
        else:
            again = [
                key for key, item in items.items() if not ((old := was.get(key)) is item or old == item) or made.get(key) is None
            ]
        others = {*again, *(key for key in was if key not in items)}
        if reach is not None and made and others:
            reached = {key: reach(made[key]) for key in items if key not in others}
            again += [key for key, near in reached.items() if near is None or not others.isdisjoint(near)]
        anew = {key: make(key, items[key]) for key in again}
        found = dict(made) | anew if alike else {key: anew[key] if key in anew else made[key] for key in items}
        now["items"], now["made"] = items, found
        return found

    def one(self, name: str, of: object, make: Callable[[], R], base: object = None) -> R:
        """What `make` makes of this, or made of its equal the last time."""
        return self.each(name, {"": of}, lambda *_: make(), base)[""]


FORGETFUL = Tables()
