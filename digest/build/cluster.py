"""Who does the work where one machine is not enough? The workers of a Dask cluster that somebody has started.

A task is a pure function of bytes: the step, what it was told, and a chunk of items. So a worker may be lost (its tasks are done
again by others), and one that joins later gets the step and all it was told with its first task. Every thread of a worker keeps
the step that it unpacked last. Dask's own deployment tools start the machines; see docs/how-to/clusters-and-archives.md.
"""

from __future__ import annotations

import pickle
import sys
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from contextlib import suppress
from functools import cached_property
from threading import local
from typing import Any, TypeVar

from digest.build.engines import Crew, Patience, chunks, cores, done
from digest.build.stamps import whole_stamp
from digest.errors import DigestError

S = TypeVar("S")
A = TypeVar("A")
B = TypeVar("B")

_AHEAD = 2  # chunks for each thread of the cluster that wait or are worked on: more would only fill memory
_LOOK_AGAIN = 64  # chunks after which workers that have joined are seen
_ANSWER = "20s"  # within which a scheduler must answer
_WORKERS = 60  # seconds that nobody may be there: workers are often started with the build, or replaced while it runs


class Cluster(Crew[S]):
    """The workers of a scheduler at this address; "" means that of Dask's configuration, or else processes of this machine."""

    def __init__(self, step: S, address: str = "") -> None:
        self._step, self._address = step, address
        self._told: list[Any] = []
        self._close: list[Callable[[], object]] = []

    def each(self, do: Callable[[S, A], B], items: Iterable[A], patience: Patience[A, B] | None = None) -> Iterator[B]:
        """A bounded number of chunks is under way; their results come in order. A cluster that gets no work is never asked."""
        waiting: deque[Any] = deque()
        workers: list[str] = []
        ahead = 0
        try:
            for number, chunk in enumerate(chunks(items)):
                if number % _LOOK_AGAIN == 0:
                    workers, ahead = self._workers()
                if len(waiting) >= ahead:
                    yield from self._answer(waiting.popleft())
                waiting.append(self._ask(pickle.dumps((do, chunk, patience)), workers[number % len(workers)]))
            while waiting:
                yield from self._answer(waiting.popleft())
        finally:
            for each in waiting:
                each.cancel()

    def tell(self, do: Callable[[S, A], None], value: A) -> None:
        """Sent once to each worker that comes to need it, whenever it joins."""
        self._told.append(pickle.dumps((do, value)))

    def close(self) -> None:
        """Leaves the cluster to its owner; what was started for this build ends with it."""
        while self._close:
            with suppress(Exception):
                self._close.pop()()

    # ------------------------------------------------------------ this side

    @cached_property
    def _client(self) -> Any:
        client = _connected(self._address, self._close)
        try:
            client.wait_for_workers(1, timeout=_WORKERS)
        except TimeoutError:
            raise DigestError(f"{_shown(self._address)}: the scheduler has no workers; start some (dask worker ADDRESS)") from None
        return client

    @cached_property
    def _packed(self) -> Any:
        """The step as the result of a task, not as data handed over: what a lost worker had can be made again."""
        body = pickle.dumps((_stamp(), pickle.dumps(self._step)))
        return self._client.submit(_same, body, pure=False)

    def _workers(self) -> tuple[list[str], int]:
        """Who is there, and how many chunks they take at a time."""
        try:
            found = self._client.scheduler_info(n_workers=-1)["workers"]
        except OSError:
            raise self._lost("") from None
        threads = sum(each["nthreads"] for each in found.values())
        return sorted(found) or [""], _AHEAD * max(1, threads)

    def _ask(self, body: bytes, worker: str) -> Any:
        """A chunk for this worker if it is still there, else for any."""
        self._told = [self._client.submit(_same, each, pure=False) if isinstance(each, bytes) else each for each in self._told]
        wanted = {"workers": [worker], "allow_other_workers": True} if worker else {}
        return self._client.submit(_work, self._packed.key, self._packed, self._told, body, pure=False, **wanted)

    def _answer(self, future: Any) -> list[Any]:
        found, error = self._waited_for(future)
        if error is not None:
            raise error
        return list(found)

    def _waited_for(self, future: Any) -> Any:
        """What the task gave, however long it took, as long as there is somebody to do it."""
        while True:
            try:
                return future.result(timeout=_WORKERS)
            except DigestError:
                raise
            except TimeoutError:
                if self._workers()[0] == [""]:
                    raise self._lost(": no worker is left") from None
            except Exception as lost:  # cancelled, closed, a task that ended several workers: all that Dask gives up at
                raise self._lost(f" ({type(lost).__name__})") from None

    def _lost(self, why: str) -> DigestError:
        return DigestError(f"{_shown(self._address)}: the cluster did not finish its work{why}; nothing was published, build again")


def _connected(address: str, close: list[Callable[[], object]]) -> Any:
    """A client of the scheduler; what must be closed when it is no longer needed is added to `close`."""
    try:
        import dask
        import distributed
    except ImportError:
        raise DigestError('--engine dask needs Dask: pip install "digest-site[dask]"') from None
    made: Any = distributed  # its types are half of them missing
    if not address and not dask.config.get("scheduler-address", None):
        cluster = made.LocalCluster(n_workers=cores(), threads_per_worker=1, dashboard_address=None, silence_logs=50)
        close.append(cluster.close)
        target: dict[str, Any] = {"address": cluster}
    else:
        target = {"scheduler_file": address} if address.endswith(".json") else {"address": address or None}
    try:
        client = made.Client(**target, timeout=_ANSWER, set_as_default=False, name="digest")
    except (OSError, ValueError, TypeError) as error:
        raise DigestError(f"{_shown(address)}: no scheduler answers there ({type(error).__name__}); is it running?") from None
    close.append(client.close)
    return client


def _shown(address: str) -> str:
    return f"--engine dask:{address}" if address else "--engine dask"


def _stamp() -> str:
    """Workers with another code, other packages or another Python would make other bytes."""
    return f"{whole_stamp()} {sys.version_info[:2]}"


# ---------------------------------------------------------------- in a worker

_here = local()  # .name, .step, .told: the step that this thread unpacked last, and how much of what is told it knows


def _same(body: bytes) -> bytes:
    return body


def _work(name: str, packed: bytes, told: list[bytes], body: bytes) -> tuple[list[Any], Exception | None]:
    """A chunk's results, or the fault."""
    do, chunk, patience = pickle.loads(body)  # noqa: S301  # from our own client, as all that a worker of Dask runs
    return done(_ready(name, packed, told), do, chunk, patience)


def _ready(name: str, packed: bytes, told: list[bytes]) -> Any:
    if getattr(_here, "name", "") != name:
        _here.step, _here.told = _unpacked(packed), 0
        _here.name = name
    for each in told[_here.told :]:
        do, value = pickle.loads(each)  # noqa: S301
        do(_here.step, value)
        _here.told += 1
    return _here.step


def _unpacked(packed: bytes) -> Any:
    stamp, body = pickle.loads(packed)  # noqa: S301
    if stamp != _stamp():
        raise DigestError("a worker of the cluster has another digest, other packages or another Python than this machine")
    step = pickle.loads(body)  # noqa: S301
    if hasattr(step, "arrived"):
        step.arrived()
    return step
