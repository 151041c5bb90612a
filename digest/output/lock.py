"""One build at a time: a lock that the operating system drops with the process, however that ends."""

from __future__ import annotations

import errno
import os
import time
from collections.abc import Iterable
from pathlib import Path

from digest.errors import PublishError

_BUSY = frozenset({errno.EAGAIN, errno.EACCES, errno.EWOULDBLOCK, errno.EDEADLK})
_PAUSE = 0.05  # seconds between two looks


class Lock:
    """Held on a file in the first of `folders` that can be written to."""

    def __init__(self, folders: Iterable[Path], name: str = "lock") -> None:
        self._paths = [folder / name for folder in folders]
        self._fd = -1

    def take(self, wait: float) -> None:
        """Wait up to `wait` seconds for another build; PublishError when it is still there, or nothing can be written."""
        if self._fd >= 0:
            return
        fd = self._open()
        end = time.monotonic() + wait
        while not _locked(fd):
            if time.monotonic() >= end:
                os.close(fd)
                raise PublishError("another digest build is running; try again when it has ended")
            time.sleep(_PAUSE)
        self._fd = fd

    def release(self) -> None:
        """Let the next build in."""
        if self._fd >= 0:
            os.close(self._fd)
            self._fd = -1

    def _open(self) -> int:
        failed: OSError | None = None
        for path in self._paths:
            try:
                path.parent.mkdir(mode=0o755, parents=True, exist_ok=True)
                if path.is_dir():  # somebody's mischief; an empty folder can go
                    path.rmdir()
                return os.open(path, os.O_RDWR | os.O_CREAT | getattr(os, "O_CLOEXEC", 0), 0o644)
            except OSError as error:
                failed = failed or error
        why = os.strerror(failed.errno or 0) if failed else "no folder"
        raise PublishError(f"cannot write to {self._paths[0].parent.name}: {why}; the old site stands")


def _locked(fd: int) -> bool:
    try:
        _lock_file(fd)
    except OSError as error:
        if error.errno in _BUSY:
            return False
        if error.errno in (errno.ENOLCK, errno.ENOSYS, errno.EOPNOTSUPP):
            return True  # a file system without locks: better to build than to refuse
        raise
    return True


def _lock_file(fd: int) -> None:
    try:
        import fcntl
    except ImportError:  # Windows
        import msvcrt

        msvcrt.locking(fd, msvcrt.LK_NBLCK, 1)  # type: ignore[attr-defined,unused-ignore]
        return
    fcntl.flock(fd, fcntl.LOCK_EX | fcntl.LOCK_NB)
