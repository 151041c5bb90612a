"""What the operating system must do for us and Python does not: exchange two folders, flush a file system once."""

# paths are strings here: twenty thousand at a time, and Path costs five times as much
# ruff: noqa: PTH103, PTH106, PTH118

from __future__ import annotations

import ctypes
import errno
import functools
import os
import sys
from typing import Any

_AT_FDCWD = -100
_RENAME_EXCHANGE = 2  # Linux, renameat2
_RENAME_SWAP = 2  # macOS, renamex_np

# "this file system cannot", as opposed to "you may not" or "the disk is full"
CANNOT = frozenset({errno.EINVAL, errno.ENOSYS, errno.ENOTSUP, errno.EOPNOTSUPP, errno.EXDEV, errno.EMLINK, errno.EBUSY})


def exchange(one: str, other: str) -> None:
    """Swap two folders in one step: at no moment is either name missing. OSError where that cannot be done."""
    libc = _libc()
    if sys.platform == "linux" and hasattr(libc, "renameat2"):
        done = libc.renameat2(_AT_FDCWD, os.fsencode(one), _AT_FDCWD, os.fsencode(other), _RENAME_EXCHANGE)
    elif sys.platform == "darwin" and hasattr(libc, "renamex_np"):
        done = libc.renamex_np(os.fsencode(one), os.fsencode(other), _RENAME_SWAP)
    else:
        raise OSError(errno.ENOSYS, os.strerror(errno.ENOSYS))
    if done != 0:
        code = ctypes.get_errno()
        raise OSError(code, os.strerror(code), one)


def can_exchange(folder: str) -> bool:
    """Tried out with two empty folders inside `folder`; errors that are not "cannot" are raised."""
    pair = [os.path.join(folder, name) for name in ("probe-a", "probe-b")]
    for path in pair:
        os.makedirs(path, exist_ok=True)
    try:
        exchange(*pair)
    except OSError as error:
        if error.errno in CANNOT:
            return False
        raise
    finally:
        for path in pair:
            os.rmdir(path)
    return True


def flush(folder: str) -> None:
    """Everything written to the file system of `folder` is on disk when this returns; one call, whatever was written."""
    libc = _libc()
    if sys.platform == "linux" and hasattr(libc, "syncfs"):
        fd = os.open(folder, os.O_RDONLY)
        try:
            if libc.syncfs(fd) != 0:
                code = ctypes.get_errno()
                raise OSError(code, os.strerror(code))
        finally:
            os.close(fd)
    elif hasattr(os, "sync"):
        os.sync()


@functools.cache
def _libc() -> Any:
    try:
        return ctypes.CDLL(None, use_errno=True)
    except (OSError, TypeError):  # Windows has no such thing
        return None
