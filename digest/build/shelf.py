"""Where do the bodies and features of articles lie? On disk; a few hundred at a time are in memory, when somebody looks."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any, TypeVar, cast

from digest.cache import Cache
from digest.group import Features
from digest.late import Late
from digest.model import Article, Block, Cut

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
        self.used: list[str] = []  # names of what is kept and was asked for

    def begin(self, again: Callable[[str], Made]) -> None:
        """A further build looks at the same articles, and some others."""
        self._again, self.used = again, []

    def put(self, key: str, bodies: bytes, features: bytes) -> None:
        """Keep what was made of a file."""
        self._kept.put("bodies " + key, bodies)
        self._kept.put("features " + key, features)

    def holds(self, key: str) -> None:
        """What is kept of this file belongs to the build, whether or not somebody looks at it."""
        self.used += ("bodies " + key, "features " + key)

    def excerpt(self, print_: str, make: Callable[[], Article]) -> Article:
        """What the rights leave of an article, chosen once; small enough to be at hand."""
        name = "excerpt " + print_
        self.used.append(name)
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
    return replace(article, blocks=(), captions=(), bios=(), cuts=()), Body(
        article.blocks, article.captions, article.bios, article.cuts
    )


class _Part(Late[Any]):
    """One field of an article's weight. There are four for each article, so they are small."""

    __slots__ = ("_name", "_place", "_shelf")

    def __init__(self, shelf: Shelf, place: Place, name: str) -> None:
        self._shelf, self._place, self._name = shelf, place, name

    def fetched(self) -> tuple[Any, ...]:
        return cast(tuple[Any, ...], getattr(self._shelf.body(self._place), self._name))


def late(shelf: Shelf, place: Place) -> dict[str, Any]:
    """The fields of an article that are fetched when somebody looks at them."""
    return {name: _Part(shelf, place, name) for name in ("blocks", "captions", "bios", "cuts")}
