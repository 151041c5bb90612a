"""Who does the work that is alike for every file, story and page? This process alone, several of them, or a cluster.

A step holds what is needed for one kind of work; a crew has one copy of it for each of its workers and hands the items round. What
is done to an item depends on nothing but the step and the item, so the same comes back whoever did it, in the order of the items.
"""

from __future__ import annotations

import multiprocessing
import os
import signal
import sys
import time
from abc import ABC, abstractmethod
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import BrokenExecutor, Future, ProcessPoolExecutor
from contextlib import contextmanager
from itertools import islice
from threading import Thread
from typing import Any, Generic, TypeVar

from digest.errors import DigestError

S = TypeVar("S")
A = TypeVar("A")
B = TypeVar("B")

NAMES = ("auto", "local", "processes")
_MANY = 400  # items from which further processes are worth their start
_CHUNK = 16  # items that are handed over together
_AHEAD = 4  # chunks that a worker may have waiting


class Crew(ABC, Generic[S]):
    """Workers that all have the same step."""

    @abstractmethod
    def each(self, do: Callable[[S, A], B], items: Iterable[A]) -> Iterator[B]:
        """What `do` makes of every item, in their order. The n-th chunk of items goes to the same worker every time."""

    @abstractmethod
    def tell(self, do: Callable[[S, A], None], value: A) -> None:
        """Let every worker know something."""

    @abstractmethod
    def close(self) -> None:
        """No more work."""


class Alone(Crew[S]):
    """This process."""

    def __init__(self, step: S) -> None:
        self._step = step

    def each(self, do: Callable[[S, A], B], items: Iterable[A]) -> Iterator[B]:
        """One after the other, when it is asked for."""
        return (do(self._step, item) for item in items)

    def tell(self, do: Callable[[S, A], None], value: A) -> None:
        """Known at once."""
        do(self._step, value)

    def close(self) -> None:
        """Nothing to close."""


class Several(Crew[S]):
    """Processes on this machine, each with a queue of its own."""

    def __init__(self, step: S, workers: int) -> None:
        context = multiprocessing.get_context("fork" if shares_memory() else "spawn")
        self._workers = [ProcessPoolExecutor(1, context, _begin, (step, os.getpid())) for _ in range(workers)]

    def each(self, do: Callable[[S, A], B], items: Iterable[A]) -> Iterator[B]:
        """A few chunks ahead of who asks, so that neither waits nor much is held."""
        waiting: deque[Future[list[B]]] = deque()
        try:
            for number, chunk in enumerate(_chunks(items)):
                waiting.append(self._workers[number % len(self._workers)].submit(_done, do, chunk))
                if len(waiting) > _AHEAD * len(self._workers):
                    yield from waiting.popleft().result()
            while waiting:
                yield from waiting.popleft().result()
        except BrokenExecutor:
            raise DigestError("a process of the build was ended from outside (out of memory?); try --engine local") from None

    def tell(self, do: Callable[[S, A], None], value: A) -> None:
        """Returns when all of them know."""
        for told in [worker.submit(_done, do, [value]) for worker in self._workers]:
            told.result()

    def close(self) -> None:
        """Ends the processes."""
        for worker in self._workers:
            worker.shutdown(cancel_futures=True)


def crew(engine: str, step: S, items: int) -> Crew[S]:
    """Workers for so many items: `engine` is one of NAMES, "auto" decides by what is faster here."""
    workers = cores()
    if engine == "processes" or (engine == "auto" and items >= _MANY and workers > 1):
        return Several(step, max(2, workers))
    return Alone(step)


@contextmanager
def at_work(engine: str, step: S, items: int) -> Iterator[Crew[S]]:
    """`crew`, closed when it is no longer needed."""
    workers = crew(engine, step, items)
    try:
        yield workers
    finally:
        workers.close()


def shares_memory() -> bool:
    """Do processes begin with what this one knows? Else everything must be handed over."""
    return sys.platform == "linux"


def cores() -> int:
    """The processors that this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def _chunks(items: Iterable[A]) -> Iterator[list[A]]:
    source = iter(items)
    while chunk := list(islice(source, _CHUNK)):
        yield chunk


_steps: list[Any] = []  # the one of this worker


def _begin(step: Any, parent: int) -> None:
    """An interrupt is the first process's business; when that one is gone, so are its workers, and the lock that they share."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    signal.signal(signal.SIGTERM, signal.SIG_DFL)
    Thread(target=_follow, args=(parent,), daemon=True).start()
    _steps[:] = [step]


def _follow(parent: int) -> None:
    while os.getppid() == parent:
        time.sleep(0.5)
    os._exit(1)


def _done(do: Callable[[Any, A], B], chunk: list[A]) -> list[B]:
    return [do(_steps[0], item) for item in chunk]
