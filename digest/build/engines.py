"""Who does the work that is alike for every file, story and page? This process alone, or several of them.

A step holds what is needed for one kind of work; a crew has one copy of it for each of its workers and hands the items round. What
is done to an item depends on nothing but the step and the item, so the same comes back whoever did it, in the order of the items.
"""

from __future__ import annotations

import multiprocessing
import os
import pickle
import signal
import sys
import time
from abc import ABC, abstractmethod
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from itertools import cycle, islice
from threading import Thread
from typing import Any, Generic, TypeVar, cast

from digest.errors import DigestError

S = TypeVar("S")
A = TypeVar("A")
B = TypeVar("B")

_MANY = 400  # items from which further processes are worth their start
_CHUNK = 16  # items that are handed over together


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
    """Processes on this machine. Each has one chunk at a time: two that both wait to be heard would wait for ever."""

    def __init__(self, step: S, workers: int) -> None:
        context = multiprocessing.get_context("fork" if shares_memory() else "spawn")
        self._workers = [_Worker(context, step) for _ in range(workers)]

    def each(self, do: Callable[[S, A], B], items: Iterable[A]) -> Iterator[B]:
        """A worker goes on with its next chunk while the results of the one before are looked at."""
        at_work: deque[_Worker] = deque()
        for chunk, worker in zip(_chunks(items), cycle(self._workers), strict=False):
            done = at_work.popleft().answer() if len(at_work) == len(self._workers) else ()
            worker.ask(do, chunk)
            at_work.append(worker)
            yield from done
        while at_work:
            yield from at_work.popleft().answer()

    def tell(self, do: Callable[[S, A], None], value: A) -> None:
        """Returns when all of them know."""
        for worker in self._workers:
            worker.ask(do, [value])
        for worker in self._workers:
            worker.answer()

    def close(self) -> None:
        """Ends the processes, whatever they do."""
        for worker in self._workers:
            worker.end()


class _Worker:
    """One process, and the line to it."""

    def __init__(self, context: Any, step: Any) -> None:
        self._line, theirs = context.Pipe()
        self._process = context.Process(target=_work, args=(step, theirs, os.getpid()), daemon=True)
        self._process.start()
        theirs.close()

    def ask(self, do: Callable[[Any, A], Any], chunk: list[A]) -> None:
        """Hand a chunk over."""
        try:
            self._line.send((do, chunk))
        except OSError:
            raise _lost() from None

    def answer(self) -> list[Any]:
        """Wait for what was made of it."""
        try:
            found, error = self._line.recv()
        except (OSError, EOFError):
            raise _lost() from None
        if error is not None:
            raise error
        return cast(list[Any], found)

    def end(self) -> None:
        """No more work."""
        self._line.close()
        self._process.terminate()
        self._process.join(2)
        if self._process.is_alive():
            self._process.kill()


def _lost() -> DigestError:
    return DigestError("a process of the build was ended from outside (out of memory?); try --engine local")


def crew(engine: str, step: S, items: int) -> Crew[S]:
    """Workers for so many items: `engine` is "local", "processes", or "auto": what is faster here."""
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


def _work(step: Any, line: Any, parent: int) -> None:
    """What a worker does all its life. An interrupt is the first process's business; when that one is gone, so are its workers,
    and the lock that they share."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    signal.signal(signal.SIGTERM, signal.SIG_DFL)
    Thread(target=_follow, args=(parent,), daemon=True).start()
    try:
        while True:
            do, chunk = line.recv()
            done = _done(step, do, chunk)
            try:
                line.send(done)
            except (TypeError, AttributeError, pickle.PicklingError) as error:
                line.send(([], DigestError(f"{error} (after {done[1]!r})")))
    except (OSError, EOFError):
        os._exit(1)


def _done(step: Any, do: Callable[[Any, A], B], chunk: list[A]) -> tuple[list[B], Exception | None]:
    try:
        return [do(step, item) for item in chunk], None
    except Exception as error:
        return [], error


def _follow(parent: int) -> None:
    while os.getppid() == parent:
        time.sleep(0.5)
    os._exit(1)
