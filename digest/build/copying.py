"""Which articles are copies of which, when most were compared before? Only those are compared again that share a triple of words
with an article that came, went or changed: whether a text is a copy depends on nothing else.
"""

from __future__ import annotations

from array import array
from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from functools import cache
from sys import maxsize

from digest.group.copies import COMMON, LIKENESS, SOME, Original, Sketch, asked, nearest, originals

_HEAP = 6  # bits
_MANY = 8  # where more than one article in so many changed, all are compared


@dataclass(frozen=True, slots=True)
class Known:
    """What the last build found. An article's number is its place in `ids`; "" is a place that is free."""

    ids: tuple[str, ...]
    prints: tuple[str, ...]  # of the features
    languages: tuple[str, ...]
    days: tuple[int, ...]
    triples: bytes  # by which articles are found, rising
    holders: bytes  # the number of the article beside each
    found: dict[str, Original]


NONE_KNOWN = Known((), (), (), (), b"", b"", {})


def copies_of(prints: Mapping[str, str], sketch: Callable[[str], Sketch], window: int, undated: bool, known: Known | None) -> Known:
    """What is a copy of what now. `prints` are those of the features by id, in the order of the pass; `known` is what was found
    before; `undated`: some have no day."""
    if known is None:
        return _anew(prints, sketch, window, undated)
    before = {id_: print_ for id_, print_ in zip(known.ids, known.prints, strict=True) if id_}
    if before == prints:
        return known
    gone = [id_ for id_, print_ in before.items() if prints.get(id_) != print_]
    come = [id_ for id_, print_ in prints.items() if before.get(id_) != print_]
    if _MANY * (len(gone) + len(come)) > len(prints):
        return _anew(prints, sketch, window, undated)
    return _changed(Table(known), gone, [(sketch(id_), prints[id_]) for id_ in come], Look(list(prints), sketch, window))


def _anew(prints: Mapping[str, str], sketch: Callable[[str], Sketch], window: int, undated: bool) -> Known:
    table = Table()
    pairs = [array("Q") for _ in range(1 << _HEAP)]  # a triple and a number in one, heaped by their first bits

    def listed() -> Iterator[Sketch]:
        for id_, print_ in prints.items():
            each = sketch(id_)
            number = table.place(each, print_)
            for triple in asked(each.shingles):
                pairs[triple >> 32 - _HEAP].append(triple << 32 | number)
            yield each

    table.found = originals(listed(), window, undated)
    for heap in pairs:
        rising = sorted(heap)
        table.triples.extend([pair >> 32 for pair in rising])
        table.holders.extend([pair & 0xFFFF_FFFF for pair in rising])
        del heap[:]
    return table.known()


def _changed(table: Table, gone: Sequence[str], come: Sequence[tuple[Sketch, str]], look: Look) -> Known:
    touched: set[int] = set()
    for id_ in gone:
        number = table.number(id_)
        touched |= reached(table, number, table.triples_of(number), look.window)
        table.remove(id_)
    for each, print_ in come:
        number = table.place(each, print_)
        for triple in asked(each.shingles):
            table.enter(triple, number)
        touched |= {number, *reached(table, number, asked(each.shingles), look.window)}
    for id_ in sorted({table.ids[number] for number in touched if table.ids[number]}):
        of, alike = look.original(table, id_)
        table.found.pop(id_, None)
        if alike >= LIKENESS:
            table.found[id_] = (of, alike)
    return table.known()


def reached(table: Table, number: int, triples: Sequence[int], window: int) -> set[int]:
    """The later articles for which it matters that this one holds these triples: those with which it shares some that are no
    furniture, and those to which it makes one furniture."""
    found, shared = set[int](), Counter[int]()
    here, language = table.key(number), table.languages[number]
    for triple in triples:
        holders = sorted(table.key(each) for each in table.having(triple) if table.languages[each] == language)
        days = [day or maxsize for _, day, _, _ in holders]
        for at in range(bisect_right(holders, here), len(holders)):
            _, day, _, later = holders[at]
            if day and day - window > here[1]:
                continue
            before = at - (bisect_left(days, day - window) if day else 0)
            if before < COMMON:
                shared[later] += 1
            elif before == COMMON:
                found.add(later)
    return found | {later for later, count in shared.items() if count >= SOME}


class Look:
    """How one article is compared with those before it: as digest.group.copies.originals does, but with an index of all."""

    def __init__(self, order: list[str], sketch: Callable[[str], Sketch], window: int) -> None:
        self._order, self._sketch, self.window = order, cache(sketch), window
        self._places = {id_: place for place, id_ in enumerate(order)}

    def original(self, table: Table, id_: str) -> Original:
        """The article that it is a copy of, "" for none, and the likeness."""
        article, place = self._sketch(id_), self._places[id_]
        oldest = article.day - self.window if article.day else 0
        holders = []
        for triple in asked(article.shingles):
            near = (n for n in table.having(triple) if table.languages[n] == article.language and table.days[n] >= oldest)
            earlier = [at for at in (self._places[table.ids[n]] for n in near) if at < place]
            if earlier:
                holders.append(earlier)
        at, alike = nearest(article, holders, lambda at: self._sketch(self._order[at]))
        return self._order[at] if at >= 0 else "", alike


class Table:
    """What is known, while it is changed."""

    def __init__(self, known: Known | None = None) -> None:
        self.ids = list(known.ids) if known else []
        self.prints = list(known.prints) if known else []
        self.languages = list(known.languages) if known else []
        self.days = list(known.days) if known else []
        self.triples, self.holders = array("I", known.triples if known else b""), array("I", known.holders if known else b"")
        self.found = dict(known.found) if known else {}
        self._numbers = {id_: at for at, id_ in enumerate(self.ids) if id_}
        self._free = [at for at, id_ in enumerate(self.ids) if not id_]

    def known(self) -> Known:
        """As it is kept."""
        rows = tuple(self.ids), tuple(self.prints), tuple(self.languages), tuple(self.days)
        return Known(*rows, self.triples.tobytes(), self.holders.tobytes(), self.found)

    def having(self, triple: int) -> Sequence[int]:
        """The numbers of the articles that have it."""
        low = bisect_left(self.triples, triple)
        return self.holders[low : bisect_right(self.triples, triple, low)]

    def place(self, sketch: Sketch, print_: str) -> int:
        """The number under which the article is now known; its triples are not entered yet."""
        if not self._free:
            self._free.append(len(self.ids))
            self.ids.append("")
            self.prints.append("")
            self.languages.append("")
            self.days.append(0)
        number = self._numbers[sketch.id] = self._free.pop()
        self.ids[number], self.prints[number] = sketch.id, print_
        self.languages[number], self.days[number] = sketch.language, sketch.day
        return number

    def enter(self, triple: int, number: int) -> None:
        """Enters one triple of an article."""
        at = bisect_right(self.triples, triple)
        self.triples.insert(at, triple)
        self.holders.insert(at, number)

    def number(self, id_: str) -> int:
        """The number of an article that is known."""
        return self._numbers[id_]

    def key(self, number: int) -> tuple[bool, int, str, int]:
        """The articles have the order of these keys in the pass; the number is the last part."""
        day = self.days[number]
        return not day, day, self.ids[number], number

    def triples_of(self, number: int) -> list[int]:
        """The triples by which it is found."""
        return [self.triples[at] for at in self._held(number)]

    def remove(self, id_: str) -> None:
        """Forgets an article."""
        number = self._numbers.pop(id_)
        for at in reversed(self._held(number)):
            del self.triples[at], self.holders[at]
        self.found.pop(id_, None)
        self.ids[number] = self.prints[number] = self.languages[number] = ""
        self.days[number] = 0
        self._free.append(number)

    def _held(self, number: int) -> list[int]:
        found, at = [], -1
        with suppress(ValueError):
            while True:
                at = self.holders.index(number, at + 1)
                found.append(at)
        return found
