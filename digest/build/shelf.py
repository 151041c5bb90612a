"""Where do the bodies and features of articles lie? On disk; a few hundred at a time are in memory, when somebody looks."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from itertools import chain
from typing import TYPE_CHECKING, Any, NamedTuple, TypeVar, cast

import msgspec

from digest.cache import Cache
from digest.group import Features
from digest.late import Elsewhere
from digest.model import Article, Block, Clue, Constraint, Cut

if TYPE_CHECKING:
    from digest.build.reading import Made

T = TypeVar("T")
_AT_HAND = 400  # bodies in memory


@dataclass(frozen=True, slots=True)
class Body:
    """The parts of an article that make its weight."""

    blocks: tuple[Block, ...] = ()
    captions: tuple[str, ...] = ()
    bios: tuple[str, ...] = ()
    cuts: tuple[Cut, ...] = ()
    others: tuple[Clue, ...] = ()  # of its date, as the constraints
    constraints: tuple[Constraint, ...] = ()


@dataclass(frozen=True, slots=True)
class Heavy:
    """What is kept of one article beside its record."""

    body: Body
    features: Features


Heavies = tuple[Heavy | None, ...]  # one for each record of a file; None where that is no article


class Place(NamedTuple):
    """Where one article's weight lies: the key of its file's records, and its number among them."""

    key: str
    at: int


class Shelf:
    """The weight of all articles of a build. What is damaged is made again by `again`, which is told the key."""

    def __init__(self, kept: Cache, again: Callable[[str], Made]) -> None:
        self._kept, self._again = kept, again
        self._bodies: OrderedDict[str, Body] = OrderedDict()
        self._files: Callable[[], Iterable[tuple[str, str, int]]] = tuple  # whose articles belong to the build, as in `holds`
        self._names: list[Iterable[str]] = []

    def begin(self, again: Callable[[str], Made]) -> None:
        """A further build looks at the same articles, and some others."""
        self._again, self._files, self._names = again, tuple, []

    def put(self, key: str, bodies: bytes, features: bytes) -> None:
        """Keep what was made of a file, each article by itself: there may be thousands in it, and they are asked for one by one."""
        for part, packed in (("body", bodies), ("features", features)):
            for at, each in enumerate(_PARTED.decode(packed)):
                self._kept.put(_name(part, key, at), bytes(each))

    def holds(self, files: Callable[[], Iterable[tuple[str, str, int]]], lasts: bool = False) -> None:
        """What is kept of these files belongs to the build, whether or not somebody looks at it: of each the key of its lines, that
        of its records, and how many these are. Unless all this `lasts` anyway, it is packed: there is one for every file."""
        self._files = files if lasts else _packed(files())

    def uses(self, names: Iterable[str]) -> None:
        """What is kept under these names belongs to the build."""
        self._names.append(names)

    @property
    def used(self) -> Iterator[str]:
        """The names of what is kept and belongs to the build."""
        yield from chain.from_iterable(self._names)
        for lines, records, count in self._files():
            yield "lines " + lines
            yield "records " + records
            yield from (_name(part, records, at) for at in range(count) for part in ("body", "features"))

    def excerpt(self, print_: str, make: Callable[[], Article]) -> Article:
        """What the rights leave of an article, chosen once; small enough to be at hand."""
        name = excerpt_of(print_)
        known = self._kept.load(name, Article)
        if known is None:
            known = make()
            self._kept.keep(name, known)
        return known

    def body(self, place: Place) -> Body:
        """The article's body."""
        name = _name("body", place.key, place.at)
        found = self._bodies.get(name)
        if found is None:
            found = self._bodies[name] = self._fetched(name, Body, place.key)
            if len(self._bodies) > _AT_HAND:
                self._bodies.popitem(last=False)
        return found

    def features(self, place: Place) -> Features:
        """The article's features."""
        return self._fetched(_name("features", place.key, place.at), Features, place.key)

    def _fetched(self, name: str, kind: type[T], key: str) -> T:
        known = self._kept.load(name, kind)
        if known is None:
            made = self._again(key)
            self.put(key, made.bodies, made.features)
            known = self._kept.load(name, kind)
        assert known is not None, "what was just kept is known"
        return known


_PARTED = msgspec.msgpack.Decoder(tuple[msgspec.Raw, ...])


def excerpt_of(print_: str) -> str:
    """The name of an excerpt with this print."""
    return "excerpt " + print_


def _packed(files: Iterable[tuple[str, str, int]]) -> Callable[[], Iterator[tuple[str, str, int]]]:
    lines, records = bytearray(), []
    for of_lines, of_records, count in files:
        lines += bytes.fromhex(of_lines)
        records.append((of_records, count))
    return lambda: ((lines[at * 16 : at * 16 + 16].hex(), *each) for at, each in enumerate(records))


def _name(part: str, key: str, at: int) -> str:
    return f"{part} {key} {at}"


def split(article: Article) -> tuple[Article, Body]:
    """The article without its weight, and its weight."""
    dated = article.dated
    replace = msgspec.structs.replace
    light = replace(article, blocks=(), captions=(), bios=(), cuts=(), dated=replace(dated, others=(), constraints=()))
    return light, Body(article.blocks, article.captions, article.bios, article.cuts, dated.others, dated.constraints)


class Weight:
    """One article's weight, which is fetched when somebody looks. There is one for each article, so it is small."""

    __slots__ = ("_shelf", "place")

    def __init__(self, shelf: Shelf, place: Place) -> None:
        self._shelf, self.place = shelf, place

    def body(self) -> Body:
        """The article's body."""
        return self._shelf.body(self.place)

    def features(self) -> Features:
        """The article's features."""
        return self._shelf.features(self.place)

    def parts(self) -> dict[str, Any]:
        """The fields of the article that are fetched when somebody looks at them."""
        return {name: part(self) for name, part in _IN_ARTICLE.items()}

    def clues(self) -> dict[str, Any]:
        """Those of its date."""
        return {name: part(self) for name, part in _IN_DATED.items()}


class _Part(Elsewhere[Any]):
    """One field of an article's weight. There are four for each article, so they are small: each field has a kind of its own."""

    __slots__ = ("_weight",)
    field = ""

    def __init__(self, weight: Weight) -> None:
        self._weight = weight

    @property
    def place(self) -> object:
        """The article's, and which part of it this is."""
        return self._weight.place, self.field

    def fetched(self) -> tuple[Any, ...]:
        return cast(tuple[Any, ...], getattr(self._weight.body(), self.field))


def _parts(*names: str) -> dict[str, type[_Part]]:
    return {name: type(f"_{name.title()}", (_Part,), {"__slots__": (), "field": name}) for name in names}


_IN_ARTICLE, _IN_DATED = _parts("blocks", "captions", "bios", "cuts"), _parts("others", "constraints")
