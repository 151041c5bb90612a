"""How is a file of the user's written? Whole or not at all: on a full disk, or killed, the old one stands."""

from __future__ import annotations

import os
import shutil
from contextlib import suppress
from pathlib import Path


def save(path: Path, body: bytes) -> None:
    """Raises OSError, and leaves what stood there. A link stays a link, and a file keeps its mode."""
    place = Path(os.path.realpath(path))
    beside = place.with_name(f".{place.name}.{os.getpid()}.tmp")
    try:
        with beside.open("wb") as stream:
            stream.write(body)
            stream.flush()
            os.fsync(stream.fileno())
        with suppress(FileNotFoundError):
            shutil.copymode(place, beside)
        beside.replace(place)
    except OSError:
        with suppress(OSError):
            beside.unlink()
        raise
