"""Who does the work that is alike for every file, story and page? This process alone, several of them, or a cluster of machines.

A step holds what is needed for one kind of work; a crew has one copy of it for each of its workers and hands the items round. What
is done to an item depends on nothing but the step, what the step was told, and the item, so the same comes back whoever did it, in
the order of the items. What a step holds besides is only a cache: a worker may be lost, and another does its items.
"""

from __future__ import annotations

import gc
import os
import pickle
import signal
import sys
import time
from abc import ABC, abstractmethod
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from itertools import cycle, islice
from threading import Thread, current_thread, main_thread
from typing import Any, Generic, TypeVar, cast

from digest.errors import DigestError

S = TypeVar("S")
A = TypeVar("A")
B = TypeVar("B")

CHUNK = 16  # items that are handed over together
MANY = 400  # items from which further processes are worth their start
_LIFE = 16  # chunks: a worker that begins with what this process knows has touched, and so copied, much of it by then


@dataclass(frozen=True, slots=True)
class Patience(Generic[A, B]):
    """How long may an item take, and what stands for the result of one that takes longer? Both must be functions of a module."""

    seconds: Callable[[A], float]  # of this processor's time, so that a busy machine changes nothing
    instead: Callable[[A], B]


class Crew(ABC, Generic[S]):
    """Workers that all have the same step."""

    @abstractmethod
    def each(self, do: Callable[[S, A], B], items: Iterable[A], patience: Patience[A, B] | None = None) -> Iterator[B]:
        """What `do` makes of every item, in their order. The n-th chunk goes to the same worker each time, if that can be."""

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

    def each(self, do: Callable[[S, A], B], items: Iterable[A], patience: Patience[A, B] | None = None) -> Iterator[B]:
        """One after the other, when it is asked for."""
        return (one(self._step, do, item, patience) for item in items)

    def tell(self, do: Callable[[S, A], None], value: A) -> None:
        """Known at once."""
        do(self._step, value)

    def close(self) -> None:
        """Nothing to close."""


class Several(Crew[S]):
    """Processes on this machine. Each has one chunk at a time: two that both wait to be heard would wait for ever.

    `relieved`: after some chunks a new worker takes a worker's place, and so lets go of the memory that has become its own. For
    steps that keep nothing from item to item.
    """

    def __init__(self, step: S, workers: int, relieved: bool = False) -> None:
        import multiprocessing  # a build of few files needs none of it

        self._context = multiprocessing.get_context("fork" if shares_memory() else "spawn")
        _give_back()
        self._step, self._relieved = step, relieved and shares_memory()
        self._workers = [_Worker(self._context, step) for _ in range(workers)]

    def each(self, do: Callable[[S, A], B], items: Iterable[A], patience: Patience[A, B] | None = None) -> Iterator[B]:
        """A worker goes on with its next chunk while the results of the one before are looked at."""
        at_work: deque[_Worker] = deque()
        for chunk, at in zip(chunks(items), cycle(range(len(self._workers))), strict=False):
            made = at_work.popleft().answer() if len(at_work) == len(self._workers) else ()
            worker = self._worker(at)
            worker.ask(do, chunk, patience)
            at_work.append(worker)
            yield from made
        while at_work:
            yield from at_work.popleft().answer()

    def _worker(self, at: int) -> _Worker:
        """The worker of this number, or the one that takes its place."""
        worker = self._workers[at]
        if self._relieved and worker.asked >= _LIFE:
            worker.end()
            worker = self._workers[at] = _Worker(self._context, self._step)
        return worker

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


def _give_back() -> None:
    """What was let go of goes back to the system: else it stays with this process, and every worker takes it over in part."""
    if shares_memory():
        import ctypes

        with suppress(OSError, AttributeError):  # a C library that has no such function
            ctypes.CDLL(None).malloc_trim(0)


class _Worker:
    """One process, and the line to it."""

    def __init__(self, context: Any, step: Any) -> None:
        self._line, theirs = context.Pipe()
        self._process = context.Process(target=_work, args=(step, theirs, os.getpid()), daemon=True)
        self._process.start()
        self.asked = 0
        theirs.close()

    def ask(self, do: Callable[[Any, A], Any], chunk: list[A], patience: Patience[A, Any] | None = None) -> None:
        """Hand a chunk over."""
        self.asked += 1
        try:
            self._line.send((do, chunk, patience))
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


def crew(engine: str, step: S, items: int, relieved: bool = False) -> Crew[S]:
    """Workers for so many items: `engine` is "local", "processes", "dask", "dask:ADDRESS", or "auto": what is faster here."""
    if is_cluster(engine):
        from digest.build.cluster import Cluster

        return Cluster(step, engine.partition(":")[2])
    workers = cores()
    if engine == "processes" or (engine == "auto" and items >= MANY and workers > 1):
        return Several(step, max(2, workers), relieved)
    return Alone(step)


@contextmanager
def at_work(engine: str, step: S, items: int, relieved: bool = False) -> Iterator[Crew[S]]:
    """`crew`, closed when it is no longer needed."""
    workers = crew(engine, step, items, relieved)
    try:
        yield workers
    finally:
        workers.close()


def is_cluster(engine: str) -> bool:
    """Does this engine work on other machines?"""
    return engine.partition(":")[0] == "dask"


def near(engine: str) -> str:
    """The engine for a step that knows too much to be handed over, so that workers must begin with what this process knows."""
    if not shares_memory():
        return "local"
    return "auto" if is_cluster(engine) else engine


def shares_memory() -> bool:
    """Do processes begin with what this one knows? Else everything must be handed over."""
    return sys.platform == "linux"


def cores() -> int:
    """The processors that this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def chunks(items: Iterable[A]) -> Iterator[list[A]]:
    """The items, some at a time: as many as are handed over together."""
    source = iter(items)
    while chunk := list(islice(source, CHUNK)):
        yield chunk


def done(step: S, do: Callable[[S, A], B], chunk: Iterable[A], patience: Patience[A, B] | None) -> tuple[list[B], Exception | None]:
    """What becomes of a chunk where it is worked on: the results, or the fault."""
    try:
        return [one(step, do, item, patience) for item in chunk], None
    except Exception as error:
        return [], error


# ---------------------------------------------------------------- patience


class _TooLong(BaseException):
    """No Exception: a reader that catches all of those must not catch this one."""


def one(step: S, do: Callable[[S, A], B], item: A, patience: Patience[A, B] | None) -> B:
    """What `do` makes of the item; what stands for it where that takes too long. Only a main thread can be interrupted."""
    if patience is None or not hasattr(signal, "setitimer") or current_thread() is not main_thread():
        return do(step, item)
    before = signal.signal(signal.SIGVTALRM, _interrupt)
    try:
        signal.setitimer(signal.ITIMER_VIRTUAL, patience.seconds(item), 1.0)  # again, should code in between swallow the first
        try:
            return do(step, item)
        finally:
            signal.setitimer(signal.ITIMER_VIRTUAL, 0)
    except _TooLong:
        signal.setitimer(signal.ITIMER_VIRTUAL, 0)
        return patience.instead(item)
    finally:
        signal.signal(signal.SIGVTALRM, before)


def _interrupt(*_: object) -> None:
    raise _TooLong


# ---------------------------------------------------------------- in a worker


def _work(step: Any, line: Any, parent: int) -> None:
    """What a worker does all its life. An interrupt is the first process's business; when that one is gone, so are its workers,
    and the lock that they share. What the first process knows is left alone: looking for circles in it would copy it."""
    gc.freeze()
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    signal.signal(signal.SIGTERM, signal.SIG_DFL)
    Thread(target=_follow, args=(parent,), daemon=True).start()
    try:
        while True:
            do, chunk, patience = line.recv()
            made = done(step, do, chunk, patience)
            try:
                line.send(made)
            except (TypeError, AttributeError, pickle.PicklingError) as error:
                line.send(([], DigestError(f"{error} (after {made[1]!r})")))
    except (OSError, EOFError):
        os._exit(1)


def _follow(parent: int) -> None:
    while os.getppid() == parent:
        time.sleep(0.5)
    os._exit(1)
