"""Page by page, where folders cannot be exchanged: what is linked to comes before what links, removals last."""

# paths are strings here: twenty thousand at a time, and Path costs five times as much
# ruff: noqa: PTH101, PTH103, PTH105, PTH112, PTH113, PTH114, PTH116, PTH118, PTH123

from __future__ import annotations

import contextlib
import errno
import os
import shutil
from collections.abc import Callable

from digest.output import system
from digest.output.manifest import VERSION, Entry, Record
from digest.output.stage import Ground
from digest.output.trees import FILE_MODE, Tree, make_folder, remove
from digest.output.urls import parents

NEW = ".digest-new"  # below the site, where nothing beside it can be used


def safe_order(url: str) -> tuple[int, int, str]:
    """Assets, pages from the deepest up, lists (index.html) after them, feeds, the front page last.

    >>> sorted(["index.html", "feed.xml", "story/a.html", "2025/index.html", "paper.css"], key=safe_order)
    ['paper.css', 'story/a.html', '2025/index.html', 'feed.xml', 'index.html']
    """
    if url == "index.html":
        return (4, 0, url)
    if url.endswith((".xml", ".atom", ".json", ".opml", ".txt")):
        return (3, 0, url)
    if not url.endswith(".html"):
        return (0, 0, url)
    return (2 if url.endswith("/index.html") else 1, -url.count("/"), url)


class Pages:
    """Each file is made ready beside the site and renamed over the old one."""

    mode = "pages"

    def __init__(self, ground: Ground, order: Callable[[str], object] = safe_order) -> None:
        self.ground = ground
        self.written: dict[str, Entry] = {}
        self._order = order
        self._tree = Tree(self._place())
        self._live = ground.live()

    def adopt(self, tree: Tree, written: dict[str, Entry]) -> None:
        """Go on with what was made ready for an exchange that turned out to be impossible."""
        self._tree, self.written = tree, written

    def begin(self) -> None:
        """An empty folder for the new files."""
        os.makedirs(self.ground.site, exist_ok=True)
        remove(self._tree.root)
        make_folder(self._tree.root)

    def put(self, url: str, body: bytes, digest: bytes) -> None:
        """A new file, not yet seen."""
        self.written[url] = self._tree.write(url, body, digest)

    def ready(self, url: str) -> str:
        """Where the new file lies."""
        return self._tree.path(url) if url in self.written else ""

    def commit(self, drop: list[str]) -> None:
        """Write down what is about to happen, flush once, rename one by one, then remove what is no more."""
        ground = self.ground
        self._keep_aside()
        ground.log.append(ground.manifest, self._record(self.written, drop, pending=True))
        system.flush(self._tree.root)
        for url in self.written:  # what needs room comes before the first page: a full disk leaves the old site
            self._make_folders(url)
        for url in sorted(self.written, key=self._order):  # type: ignore[arg-type]
            self._replace(url)
        for url in drop:
            self._live.drop(url)
        seen = {url: entry.seen(os.lstat(self._live.path(url))) for url, entry in self.written.items()}
        record = self._record({**ground.refreshed, **seen}, drop, pending=False)
        ground.log.append(ground.manifest, record)
        ground.manifest.apply(record)
        ground.manifest.before = {}
        with contextlib.suppress(OSError):
            remove(self._tree.root)

    def abort(self) -> None:
        """Remove what was made ready."""
        self.ground.manifest.last.spare = None
        self.ground.log.distrust()
        with contextlib.suppress(OSError):
            remove(self._tree.root)

    def _place(self) -> str:
        with contextlib.suppress(OSError):
            if os.stat(self.ground.side).st_dev == os.stat(self.ground.site).st_dev:
                return os.path.join(self.ground.side, "pages")
        return os.path.join(self.ground.site, NEW)

    def _replace(self, url: str) -> None:
        new, target = self._tree.path(url), self._live.path(url)
        try:
            os.replace(new, target)
        except OSError as error:
            if error.errno != errno.EXDEV:
                raise
            near = f"{target}{NEW}"  # a mount inside the site
            shutil.copyfile(new, near)
            os.chmod(near, FILE_MODE)
            os.replace(near, target)

    def _make_folders(self, url: str) -> None:
        """Never through somebody's link to elsewhere; and what a publishing that was cut off meant to make need not be there."""
        folder = url.rpartition("/")[0]
        path = self._live.path(folder)
        if folder in self._live.folders and os.path.isdir(path) and not os.path.islink(path):
            return
        self._live.folders.difference_update(parents(url))
        self._live.make_folders(url)

    def _keep_aside(self) -> None:
        """Somebody else's file with a name that we need is copied first: nothing of others is ever lost."""
        ground = self.ground
        ours = ground.manifest.files.keys() | ground.manifest.before.keys()
        aside = Tree(os.path.join(ground.state, "replaced"))
        for url in self.written:
            if url in ours or not os.path.isfile(self._live.path(url)):
                continue
            with open(self._live.path(url), "rb") as theirs, open(self._tree.path(url), "rb") as new:
                if theirs.read() == new.read():
                    continue
            make_folder(aside.root)
            aside.make_folders(url)
            shutil.copyfile(self._live.path(url), aside.path(url))
            ground.say_replaced(url, ground.state)

    def _record(self, put: dict[str, Entry], drop: list[str], *, pending: bool) -> Record:
        ground, last = self.ground, self.ground.manifest.last
        live = Tree(ground.site, {*self._live.folders, *self._tree.folders})
        others = ground.others(live)
        named = [name for name in others if name not in put and not name.startswith(NEW)]
        root = os.stat(ground.site).st_ino
        return Record(
            VERSION, last.number + 1, root, put, drop, {} if pending else live.stats(), None, [], named, [], ground.guest, pending,
            not last.number,
        )  # fmt: skip
