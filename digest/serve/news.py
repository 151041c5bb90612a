"""What do open pages have to know? The changes since they were loaded, and the error of the last build."""

from __future__ import annotations

import json
import secrets
from collections.abc import Collection, Iterator
from threading import Condition

_KEPT = 200  # publishings that are remembered; a page older than that simply reloads
_LISTED = 2_000  # addresses told one by one; more are "everything"
_BEAT = 10.0  # seconds between two signs of life, by which a closed page is noticed
_LISTENERS = 48


class News:
    """Numbered changes, told to every open page as server-sent events."""

    def __init__(self) -> None:
        self._boot = secrets.token_hex(4)  # another after each start: what a page knows of a former one does not count
        self._changes: list[frozenset[str] | None] = []
        self._first = 0  # number of the oldest change kept
        self._error = ""
        self._turns = 0  # rises with everything that listeners must be told
        self._listeners: list[object] = []
        self._closed = False
        self._bell = Condition()

    @property
    def now(self) -> str:
        """Where a page stands that is loaded now."""
        with self._bell:
            return self._name(self._first + len(self._changes))

    def changed(self, urls: Collection[str]) -> None:
        """One more publishing."""
        with self._bell:
            if urls:
                self._changes.append(frozenset(urls) if len(urls) <= _LISTED else None)
                if len(self._changes) > _KEPT:
                    del self._changes[0]
                    self._first += 1
            self._error = ""
            self._turns += 1
            self._bell.notify_all()

    def failed(self, text: str) -> None:
        """A build that did not work."""
        with self._bell:
            self._error = text or "the build failed"
            self._turns += 1
            self._bell.notify_all()

    def close(self) -> None:
        """Let all listeners go."""
        with self._bell:
            self._closed = True
            self._bell.notify_all()

    def listen(self, since: str) -> Iterator[bytes]:
        """The events for one page that was loaded at `since`, for as long as it is open; an empty one now and then."""
        me = object()
        with self._bell:
            self._listeners.append(me)
            del self._listeners[:-_LISTENERS]
            self._bell.notify_all()
        turn = -1
        try:
            while True:
                with self._bell:
                    if turn == self._turns and not self._over(me):
                        self._bell.wait(_BEAT)
                    if self._over(me):
                        return
                    told, turn = turn == self._turns, self._turns
                    message = b":\n\n" if told else self._message(since)
                    since = self._name(self._first + len(self._changes))
                yield message
        finally:
            with self._bell:
                if me in self._listeners:
                    self._listeners.remove(me)

    def _over(self, me: object) -> bool:
        return self._closed or me not in self._listeners

    def _message(self, since: str) -> bytes:
        urls = self._since(since)
        body = {"all": urls is None, "urls": sorted(urls or ()), "error": self._error}
        name = self._name(self._first + len(self._changes))
        return f"id: {name}\ndata: {json.dumps(body)}\n\n".encode()

    def _since(self, since: str) -> set[str] | None:
        """The addresses that changed after that; None for "perhaps all"."""
        boot, _, number = since.partition("-")
        if boot != self._boot or not number.isascii() or not number.isdigit() or len(number) > 9:
            return None
        at = int(number) - self._first
        later = self._changes[at:] if at >= 0 else [None]
        if None in later:
            return None
        return {url for urls in later if urls is not None for url in urls}

    def _name(self, number: int) -> str:
        return f"{self._boot}-{number}"
