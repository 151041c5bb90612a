"""Publishing: whoever reads site/ sees the whole old site or the whole new one, at every moment; the cost follows
what changed.

    publish(files, site, state)                        a whole site
    with Publisher(site, state) as publisher: ...      several steps under one lock, or only what changed
"""

from __future__ import annotations

from collections.abc import Collection, Iterable
from pathlib import Path

from digest.model import File
from digest.output.pages import safe_order
from digest.output.publisher import Published, Publisher

__all__ = ["Published", "Publisher", "publish", "safe_order"]


def publish(files: Iterable[File], site: Path, state: Path, *, keep: Collection[str] = (), wait: float = 10.0) -> Published:
    """Make the site these files, remembering in `state` what was written. PublishError leaves the old site untouched."""
    with Publisher(site, state, wait=wait) as publisher:
        return publisher.publish(files, keep=keep)
