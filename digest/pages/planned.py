"""What is known of a page before it is made: where it will stand, what it depends on, and how to make it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from functools import partial
from typing import Any

from msgspec import Struct

from digest.fingerprint import fingerprint
from digest.model import Page


class Planned(Struct, frozen=True):  # a struct, since every build makes one for every page
    """A page to be made: its address, the key of its inputs ("" where it has none), whether search engines may find it, and how."""

    url: str
    make: Callable[[], Page]
    key: str = ""
    indexed: bool = True
    day: str = ""  # its last day, for the sitemap

    def page(self) -> Page:
        """The page itself."""
        made = self.make()
        return replace(made, key=self.key) if self.key else made


class Made(Struct, frozen=True):
    """What a function will make of two values. As a partial, but smaller: there are several for each article."""

    make: Callable[[Any, Any], Any]
    one: Any
    other: Any

    def __call__(self) -> Any:
        """Make it."""
        return self.make(self.one, self.other)


def seen(page: Page, shared: str, indexed: bool = True, day: str = "") -> Planned:
    """A page whose view is as cheap to make as to know beforehand: its key is all that its template sees."""
    return Planned(page.url, partial(_same, page), fingerprint(shared, page.template, repr(page.view)), indexed, day)


def _same(page: Page) -> Page:
    return page
