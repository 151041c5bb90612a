"""What is known of a page before it is made: where it will stand, what it depends on, and how to make it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from typing import Any

from msgspec import Struct

from digest.fingerprint import fingerprint
from digest.model import Page
from digest.pages.desk import Desk


class Planned(Struct, frozen=True, gc=False):  # there is one for every page: it holds nothing of the site that it was planned for
    """A page to be made: its address, how and of what, the key of its inputs ("" where it has none), whether search engines may
    find it."""

    url: str
    make: Callable[..., Page]  # is given the desk, and then `of`
    of: tuple[Any, ...] = ()
    key: str = ""
    indexed: bool = True
    day: date | None = None  # its last day, for the sitemap

    def page(self, desk: Desk) -> Page:
        """The page itself."""
        made = self.make(desk, *self.of)
        return replace(made, key=self.key) if self.key else made


def seen(page: Page, shared: str, indexed: bool = True) -> Planned:
    """A page whose view is as cheap to make as to know beforehand: its key is all that its template sees."""
    return Planned(page.url, _same, (page,), fingerprint(shared, page.template, repr(page.view)), indexed)


def _same(_: Desk, page: Page) -> Page:
    return page
