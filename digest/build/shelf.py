"""Where do the bodies and features of articles lie? On disk; a few hundred at a time are in memory, when somebody looks."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any, TypeVar, cast

from digest.cache import Cache
from digest.group import Features
from digest.late import Late
from digest.model import Article, Block, Clue, Constraint, Cut, Dated

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


@dataclass(frozen=True, slots=True)
class Place:
    """Where one article's weight lies: the key of its file's records, and its number among them."""

    key: str
    at: int


class Shelf:
    """The weight of all articles of a build. What is damaged is made again by `again`, which is told the key."""

    def __init__(self, kept: Cache, again: Callable[[str], Made]) -> None:
        self._kept, self._again = kept, again
        self._bodies: OrderedDict[str, tuple[Body | None, ...]] = OrderedDict()
        self._keys: list[tuple[str, str]] = []  # of each file: that of its lines, and that of its records
        self._names: list[str] = []

    def begin(self, again: Callable[[str], Made]) -> None:
        """A further build looks at the same articles, and some others."""
        self._again, self._keys, self._names = again, [], []

    def put(self, key: str, bodies: bytes, features: bytes) -> None:
        """Keep what was made of a file."""
        self._kept.put("bodies " + key, bodies)
        self._kept.put("features " + key, features)

    def holds(self, lines: str, records: str) -> None:
        """What is kept of the file with these keys belongs to the build, whether or not somebody looks at it."""
        self._keys.append((lines, records))

    def uses(self, name: str) -> None:
        """What is kept under this name belongs to the build."""
        self._names.append(name)

    @property
    def used(self) -> Iterator[str]:
        """The names of what is kept and belongs to the build."""
        yield from self._names
        for lines, records in self._keys:
            yield from ("lines " + lines, "records " + records, "bodies " + records, "features " + records)

    def excerpt(self, print_: str, make: Callable[[], Article]) -> Article:
        """What the rights leave of an article, chosen once; small enough to be at hand."""
        name = "excerpt " + print_
        self.uses(name)
        known = self._kept.load(name, Article)
        if known is None:
            known = make()
            self._kept.keep(name, known)
        return known

    def body(self, place: Place) -> Body:
        """The article's body."""
        known = self._bodies.get(place.key)
        if known is None:
            known = self._bodies[place.key] = self._fetched("bodies " + place.key, tuple[Body | None, ...], place.key)
            if len(self._bodies) > _AT_HAND:
                self._bodies.popitem(last=False)
        found = known[place.at]
        assert found is not None, "a record that is no article has no body"
        return found

    def features(self, place: Place) -> Features:
        """The article's features."""
        found = self._fetched("features " + place.key, tuple[Features | None, ...], place.key)[place.at]
        assert found is not None, "a record that is no article has no features"
        return found

    def _fetched(self, name: str, kind: type[T], key: str) -> T:
        known = self._kept.load(name, kind)
        if known is None:
            made = self._again(key)
            self.put(key, made.bodies, made.features)
            known = self._kept.load(name, kind)
        assert known is not None, "what was just kept is known"
        return known


def split(article: Article) -> tuple[Article, Body]:
    """The article without its weight, and its weight."""
    dated = article.dated
    light = replace(article, blocks=(), captions=(), bios=(), cuts=(), dated=replace(dated, others=(), constraints=()))
    return light, Body(article.blocks, article.captions, article.bios, article.cuts, dated.others, dated.constraints)


class _Part(Late[Any]):
    """One field of an article's weight. There are four for each article, so they are small."""

    __slots__ = ("_name", "_place", "_shelf")

    def __init__(self, shelf: Shelf, place: Place, name: str) -> None:
        self._shelf, self._place, self._name = shelf, place, name

    def fetched(self) -> tuple[Any, ...]:
        return cast(tuple[Any, ...], getattr(self._shelf.body(self._place), self._name))


def late(shelf: Shelf, place: Place, dated: Dated, clues: bool) -> dict[str, Any]:
    """The fields of an article that are fetched when somebody looks at them; `clues`: more than one speaks of its date."""
    found: dict[str, Any] = {name: _Part(shelf, place, name) for name in ("blocks", "captions", "bios", "cuts")}
    if clues:
        more: dict[str, Any] = {name: _Part(shelf, place, name) for name in ("others", "constraints")}
        found["dated"] = replace(dated, **more)
    return found
