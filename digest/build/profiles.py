"""Which lines does each outlet repeat? Counted once; in a process that lasts only for the articles that came, went or changed."""

from __future__ import annotations

from array import array
from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import chain, compress
from operator import is_not

from digest.build.memory import Memory
from digest.build.records import OVERLONG, Lines, Shared, hashes_of, weight_of

_MANY = 8  # where more than one article in so many is another one, all are counted


@dataclass(slots=True)
class _Counted:
    """What is known of one outlet: its articles' lines, those that it repeats, and all hashes, rising, once some changed."""

    articles: Sequence[Lines]
    often: frozenset[int]  # what so many articles hold
    repeated: frozenset[int]  # of these, what they hold beside texts of their own
    copies: Sequence[Lines] = ()  # the articles without one
    hashes: array[int] | None = None


def repeated_lines(by_outlet: Mapping[str, Sequence[Sequence[Lines]]], least: int, memory: Memory) -> Shared:
    """What each outlet repeats: the lines that at least `least` of its articles hold beside a text of their own. One article
    that was fetched ten times repeats itself, and nothing of it is furniture. `by_outlet` has its articles file by file."""
    before, now = memory.table("outlets", least)

    def counted(outlet: str, files: Sequence[Sequence[Lines]]) -> _Counted:
        those, was = list(chain.from_iterable(files)), before.get(outlet)
        if not least or len(those) < least:
            return _Counted((), frozenset(), frozenset())
        return _counted_again(was, those, least) if was and was.articles else _first_count(those, least)

    now |= memory.each("outlets counted", by_outlet, counted, least)
    return memory.tables.spread("lines repeated", now, lambda outlet, each: {outlet: each.repeated} if each.articles else {})


def _first_count(those: Sequence[Lines], least: int) -> _Counted:
    counts = _counts(those)
    often = _often(counts, least)
    copies = _copies(those, often)
    return _Counted(those, often, _beside(often, copies, counts, least), copies)


def _counts(those: Iterable[Lines]) -> Counter[int]:
    counts: Counter[int] = Counter()
    for each in those:
        counts.update(hashes_of(each))
    return counts


def _often(counts: Mapping[int, int], least: int) -> frozenset[int]:
    return frozenset(key for key, count in counts.items() if count >= least)


def _copies(those: Iterable[Lines], often: frozenset[int]) -> list[Lines]:
    """The articles of which more is said often than is their own."""
    said = {key: weight for key in often if (weight := weight_of(key))}
    return [each for each in those if _is_copy(hashes_of(each), said)] if said else []


def _is_copy(keys: array[int], said: Mapping[int, int]) -> bool:
    known = [said[key] for key in keys if key in said]
    return bool(known) and 2 * sum(known) > sum(map(weight_of, keys))


def _beside(often: frozenset[int], copies: Sequence[Lines], counts: Mapping[int, int], least: int) -> frozenset[int]:
    """What is repeated if the copies are left out; `counts` holds those of the lines in `often`."""
    again = _counts(copies)
    return frozenset(key for key in often if weight_of(key) < OVERLONG and counts[key] - again[key] >= least) if often else often


def _counted_again(was: _Counted, those: Sequence[Lines], least: int) -> _Counted:
    """The same object stands for what is repeated, as long as that is the same."""
    gone, come = _differing(was.articles, those)
    if not gone and not come:
        return _Counted(those, was.often, was.repeated, was.copies, was.hashes)
    if _MANY * (len(gone) + len(come)) > len(those):
        now = _first_count(those, least)
    else:
        hashes = was.hashes or array("Q", sorted(chain.from_iterable(map(hashes_of, was.articles))))
        often = _changed(hashes, was.often, gone, come, least)
        left = set(map(id, gone))
        same = often == was.often
        copies = [*(each for each in was.copies if id(each) not in left), *_copies(come, often)] if same else _copies(those, often)
        now = _Counted(those, was.often if same else often, _beside(often, copies, _Numbers(hashes), least), copies, hashes)
    return replace(now, repeated=was.repeated) if now.repeated == was.repeated else now


class _Numbers(Mapping[int, int]):
    """How often each hash stands in a rising row of them."""

    def __init__(self, hashes: array[int]) -> None:
        self._hashes = hashes

    def __getitem__(self, key: int) -> int:
        return bisect_right(self._hashes, key) - bisect_left(self._hashes, key)

    def __iter__(self) -> Iterator[int]:
        return iter(dict.fromkeys(self._hashes))

    def __len__(self) -> int:
        return len(dict.fromkeys(self._hashes))


def _differing(was: Sequence[Lines], now: Sequence[Lines]) -> tuple[list[Lines], list[Lines]]:
    """(those that are no more, those that are new), by identity; most often one took another's place."""
    if len(was) == len(now):
        return [*compress(was, map(is_not, was, now))], [*compress(now, map(is_not, was, now))]
    known, those = set(map(id, was)), set(map(id, now))
    return [each for each in was if id(each) not in those], [each for each in now if id(each) not in known]


def _changed(
    hashes: array[int], often: frozenset[int], gone: Sequence[Lines], come: Sequence[Lines], least: int
) -> frozenset[int]:
    """What is said often when these articles go and those come; `hashes` follow."""
    less, more = (list(chain.from_iterable(map(hashes_of, each))) for each in (gone, come))
    for key in less:
        del hashes[bisect_left(hashes, key)]
    for key in more:
        hashes.insert(bisect_left(hashes, key), key)
    touched = frozenset(less) | frozenset(more)
    numbers = _Numbers(hashes)
    return (often - touched) | frozenset(key for key in touched if numbers[key] >= least)
