"""Parts of a value that are fetched only when somebody looks at them."""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Callable, Iterator, Sequence
from typing import Any, TypeVar, overload

T = TypeVar("T")


class Elsewhere(Sequence[T]):
    """Stands in for a tuple that is somewhere else; each look fetches it, so whoever keeps it decides how long."""

    __slots__ = ()

    @abstractmethod
    def fetched(self) -> tuple[T, ...]:
        """The tuple itself."""

    @property
    def place(self) -> object:
        """Where it is: two in one place are equal, those in two count as different, and none is fetched. None: it must be."""
        return None

    @overload
    def __getitem__(self, at: int) -> T: ...
    @overload
    def __getitem__(self, at: slice) -> tuple[T, ...]: ...
    def __getitem__(self, at: int | slice) -> T | tuple[T, ...]:
        return self.fetched()[at]

    def __len__(self) -> int:
        return len(self.fetched())

    def __iter__(self) -> Iterator[T]:
        return iter(self.fetched())

    def __add__(self, other: tuple[T, ...]) -> tuple[T, ...]:
        return self.fetched() + other

    def __eq__(self, other: object) -> bool:
        if isinstance(other, Elsewhere) and (self.place or other.place):
            return self.place == other.place
        return self.fetched() == (other.fetched() if isinstance(other, Elsewhere) else other)

    def __hash__(self) -> int:
        return hash(self.fetched())

    def __repr__(self) -> str:
        return repr(self.fetched())

    def __reduce__(self) -> tuple[type[tuple[Any, ...]], tuple[tuple[T, ...]]]:
        return tuple, (self.fetched(),)

    def __deepcopy__(self, _: Any) -> tuple[T, ...]:
        return self.fetched()


class Late(Elsewhere[T]):
    """One that a function fetches.

    >>> late = Late(lambda: (1, 2, 3))
    >>> len(late), late[0], late == (1, 2, 3), bool(Late(tuple))
    (3, 1, True, False)
    """

    __slots__ = ("_fetch",)

    def __init__(self, fetch: Callable[[], tuple[T, ...]]) -> None:
        self._fetch = fetch

    def fetched(self) -> tuple[T, ...]:
        """What the function returns."""
        return self._fetch()
