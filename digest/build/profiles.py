"""Which lines does each outlet repeat? Counted once; in a process that lasts only for the articles that came, went or changed."""

from __future__ import annotations

from array import array
from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain, compress
from operator import is_not

from digest.build.memory import Memory
from digest.build.records import Lines, Shared, hashes_of

_MANY = 8  # where more than one article in so many is another one, all are counted


@dataclass(slots=True)
class _Counted:
    """What is known of one outlet: its articles' lines, those that it repeats, and all hashes, rising, once some changed."""

    articles: Sequence[Lines]
    repeated: frozenset[int]
    hashes: array[int] | None = None


def repeated_lines(by_outlet: Mapping[str, Sequence[Sequence[Lines]]], least: int, memory: Memory) -> Shared:
    """What each outlet repeats: the lines that at least `least` of its articles hold. `by_outlet` has its articles file by file."""
    before, now = memory.table("outlets", least)

    def counted(outlet: str, files: Sequence[Sequence[Lines]]) -> _Counted:
        those, was = list(chain.from_iterable(files)), before.get(outlet)
        if not least or len(those) < least:
            return _Counted((), frozenset())
        return _counted_again(was, those, least) if was and was.articles else _Counted(those, _counted(those, least))

    now |= memory.each("outlets counted", by_outlet, counted, least)
    return memory.tables.spread("lines repeated", now, lambda outlet, each: {outlet: each.repeated} if each.articles else {})


def _counted(those: Iterable[Lines], least: int) -> frozenset[int]:
    counts: Counter[int] = Counter()
    for each in those:
        counts.update(hashes_of(each))
    return frozenset(key for key, count in counts.items() if count >= least)


def _counted_again(was: _Counted, those: Sequence[Lines], least: int) -> _Counted:
    """The same object stands for what is repeated, as long as that is the same."""
    gone, come = _differing(was.articles, those)
    if _MANY * (len(gone) + len(come)) > len(those):
        repeated, hashes = _counted(those, least), None
    elif gone or come:
        hashes = was.hashes or array("Q", sorted(chain.from_iterable(map(hashes_of, was.articles))))
        repeated = _changed(hashes, was.repeated, gone, come, least)
    else:
        repeated, hashes = was.repeated, was.hashes
    return _Counted(those, was.repeated if was.repeated == repeated else repeated, hashes)


def _differing(was: Sequence[Lines], now: Sequence[Lines]) -> tuple[list[Lines], list[Lines]]:
    """(those that are no more, those that are new), by identity; most often one took another's place."""
    if len(was) == len(now):
        return [*compress(was, map(is_not, was, now))], [*compress(now, map(is_not, was, now))]
    known, those = set(map(id, was)), set(map(id, now))
    return [each for each in was if id(each) not in those], [each for each in now if id(each) not in known]


def _changed(
    hashes: array[int], repeated: frozenset[int], gone: Sequence[Lines], come: Sequence[Lines], least: int
) -> frozenset[int]:
    """What is repeated when these articles go and those come; `hashes` follow."""
    less, more = (list(chain.from_iterable(map(hashes_of, each))) for each in (gone, come))
    for key in less:
        del hashes[bisect_left(hashes, key)]
    for key in more:
        hashes.insert(bisect_left(hashes, key), key)
    touched = frozenset(less) | frozenset(more)
    often = (key for key in touched if bisect_right(hashes, key) - bisect_left(hashes, key) >= least)
    return (repeated - touched) | frozenset(often)
