"""The whole site at once: a second tree that shares what did not change, then one exchange of two folders."""

# paths are strings here: twenty thousand at a time, and Path costs five times as much
# ruff: noqa: PTH103, PTH104, PTH105, PTH108, PTH112, PTH114, PTH116, PTH118, PTH120, PTH123, PTH208

from __future__ import annotations

import contextlib
import errno
import os

from digest.output import system
from digest.output.manifest import VERSION, DirStat, Entry, Record
from digest.output.stage import CannotSwap, Ground
from digest.output.trees import Tree, link_other, make_folder, mirror, remove, strangers
from digest.output.urls import parents

_CARRIED = "others"  # beside the second tree
_NO_LINKS = system.CANNOT | {errno.EPERM}


class Swap:
    """Write into the spare tree, then exchange it with the live one. At rest the spare tree is one publishing behind;
    it is brought up to date when the next one begins, so a reader who holds the old folder keeps a whole site."""

    def __init__(self, ground: Ground) -> None:
        self.ground = ground
        self.mode = "swap" if os.path.isdir(ground.site) and ground.manifest.last.number else "first"
        self._bare = not os.path.isdir(ground.site) or not os.listdir(ground.site)  # nothing to exchange: a plain rename
        self.spare = Tree(os.path.join(ground.side, "spare"))
        self.written: dict[str, Entry] = {}
        self._relinked: list[str] = []
        self._found: list[str] = []  # what is in the live tree and not ours
        self._busy = os.path.join(ground.side, "busy")
        self._live = ground.live()

    def begin(self) -> None:
        """Bring the spare tree up to date with the live one."""
        os.makedirs(os.path.dirname(self.ground.side), exist_ok=True)
        make_folder(self.ground.side)
        _hide_from_git(self.ground.side)
        trusted = not os.path.lexists(self._busy)
        with open(self._busy, "wb"):
            pass
        try:
            self._bring_up_to_date(trusted)
        except OSError as error:
            if error.errno in _NO_LINKS:
                raise CannotSwap("its file system has no hard links") from error
            raise

    def put(self, url: str, body: bytes, digest: bytes) -> None:
        """A new file in the spare tree; the live one keeps its own."""
        self.written[url] = self.spare.write(url, body, digest)

    def ready(self, url: str) -> str:
        """Where the new file lies."""
        return self.spare.path(url) if url in self.written else ""

    def commit(self, drop: list[str]) -> None:
        """Write down what is about to happen, flush once, exchange."""
        for url in drop:
            if self.ground.guessed and os.path.lexists(self._live.path(url)):
                self._keep_aside(url)
            self.spare.drop(url)
        others = self._carry_over()
        record = self._record(drop, others)
        log, manifest = self.ground.log, self.ground.manifest
        log.append(manifest, record)
        system.flush(self.ground.side)
        log.flush(self.ground.side)
        self._exchange()
        manifest.apply(record)
        manifest.before = {}
        self.ground.guessed = False
        with contextlib.suppress(OSError):  # the new site stands; whatever is left to do, the next build does
            if self.mode == "swap":
                self._carry_latecomers(others)
            os.unlink(self._busy)

    def abort(self) -> None:
        """Give the disk back what the new files took. The spare tree is made anew next time."""
        self.ground.manifest.last.spare = None
        self.ground.log.distrust()
        with contextlib.suppress(OSError):
            for url in self.written:
                os.unlink(self.spare.path(url))

    def _bring_up_to_date(self, trusted: bool) -> None:
        ground, last = self.ground, self.ground.manifest.last
        if not self._bare and not system.can_exchange(ground.side):
            raise CannotSwap("its file system cannot exchange two folders")
        if self.mode == "first":
            remove(self.spare.root)
            make_folder(self.spare.root)
            return
        if trusted and last.spare is not None and Tree(self.spare.root, last.spare).stats() == last.spare:
            self.spare.folders = set(last.spare)
            self._replay(last.behind)
            return
        files = {**ground.manifest.files, **ground.refreshed}
        good = {url: files[url] for url in files if url not in ground.damaged}
        self._relinked = mirror(self._live, self.spare, good, ())

    def _replay(self, behind: list[str]) -> None:
        """The last publishing's changes, now in the tree that was live before it."""
        for url in behind:
            if url in self.ground.manifest.files and url not in self.ground.damaged:
                self.spare.link(url, self._live)
                self._relinked.append(url)
            else:
                self.spare.drop(url)

    def _carry_over(self) -> list[str]:
        """Files of others come along; where the site now has a file of that name, theirs is kept aside."""
        last = self.ground.manifest.last
        others = self._found = [] if self._bare else self._opened(self.ground.others(self._live), self._live)
        files = self.ground.manifest.files
        before = self._opened(last.spare_others, self.spare)  # what left the live tree since goes here, too
        _remember_carried(self.ground.side, {*last.spare_others, *last.others, *others})
        for name in sorted({*(name for name in before if name not in files), *others}):
            if self._is_needed(name):
                if name in others:
                    self._keep_aside(name)
            else:
                link_other(self._live, self.spare, name)
        return [name for name in others if not self._is_needed(name)]

    def _opened(self, names: list[str], tree: Tree) -> list[str]:
        """Their folders that are now ours too stand for what is in them."""
        found: list[str] = []
        waiting = list(names)
        while waiting:
            name = waiting.pop()
            path = tree.path(name)
            if name in self.spare.folders and os.path.isdir(path) and not os.path.islink(path):
                waiting += [f"{name}/{inner}" for inner in os.listdir(path)]
            else:
                found.append(name)
        return sorted(found)

    def _is_needed(self, name: str) -> bool:
        """Is the name, or a folder on the way to it, now a page's?"""
        return name in self.written or name in self.spare.folders or any(parent in self.written for parent in parents(name))

    def _keep_aside(self, name: str) -> None:
        aside = Tree(os.path.join(self.ground.side, "replaced"))
        make_folder(aside.root)
        aside.make_folders(name)
        link_other(self._live, aside, name)
        self.ground.say_replaced(name, self.ground.side)

    def _record(self, drop: list[str], others: list[str]) -> Record:
        ground, last = self.ground, self.ground.manifest.last
        spare: dict[str, DirStat] | None = self._live.stats()
        gone = set(drop)
        put = {**ground.refreshed, **self._restat([url for url in self._relinked if url not in gone]), **self.written}
        if self.mode == "first":
            spare, put = self._second_tree()
        return Record(
            VERSION, last.number + 1, os.stat(self.spare.root).st_ino,
            put, drop, self.spare.stats(), spare, [*self.written, *drop] if self.mode == "swap" else [],
            others, self._found if self.mode == "swap" else [], ground.guest, False, not last.number or self.mode == "first",
        )  # fmt: skip

    def _second_tree(self) -> tuple[dict[str, DirStat] | None, dict[str, Entry]]:
        """After a first build the spare tree is made at once: the next build should cost only what changed."""
        twin = Tree(os.path.join(self.ground.side, "twin"))
        remove(twin.root)
        try:
            mirror(self.spare, twin, self.written, ())
        except OSError as error:
            if error.errno not in _NO_LINKS:
                raise
            return None, self.written
        for url, entry in self.written.items():  # in its place: a first build has them all
            self.written[url] = entry.seen(os.lstat(self.spare.path(url)))
        return twin.stats(), self.written

    def _restat(self, urls: list[str]) -> dict[str, Entry]:
        """A link more changes a file's ctime."""
        files, fresh = self.ground.manifest.files, self.ground.refreshed
        known = {url: self.written.get(url) or fresh.get(url) or files[url] for url in urls}
        return {url: entry.seen(os.lstat(self.spare.path(url))) for url, entry in known.items()}

    def _exchange(self) -> None:
        if self._bare:
            os.rename(self.spare.root, self.ground.site)  # onto nothing, or onto an empty folder
        else:
            try:
                system.exchange(self.ground.site, self.spare.root)
            except OSError as error:
                if error.errno in system.CANNOT:
                    raise CannotSwap("it cannot be exchanged for another folder") from error
                raise
        if self.mode == "first":
            with contextlib.suppress(OSError):
                remove(self.spare.root)
                os.rename(os.path.join(self.ground.side, "twin"), self.spare.root)

    def _carry_latecomers(self, others: list[str]) -> None:
        """What somebody put at the top of the site while we were exchanging it."""
        ground = self.ground
        old = Tree(self.spare.root)
        if old.stats().get("") == (ground.manifest.last.spare or {}).get(""):
            return
        known = {url.partition("/")[0] for url in (*ground.manifest.files, *ground.manifest.last.behind)}
        known |= {*others, *ground.manifest.last.spare_others}
        late = strangers(old, [""], known, ())
        for name in late:
            link_other(old, Tree(ground.site), name)


def carried(side: str) -> set[str]:
    """Names in the second tree that are not ours, for whoever has nothing but the tree: the logs may be lost."""
    with contextlib.suppress(OSError), open(os.path.join(side, _CARRIED), "rb") as file:
        return {os.fsdecode(name) for name in file.read().split(b"\0") if name}
    return set()


def _remember_carried(side: str, names: set[str]) -> None:
    """Before they come along: at no moment is one there that is not named."""
    if names == carried(side):
        return
    path = os.path.join(side, _CARRIED)
    if not names:
        os.unlink(path)
        return
    with open(path + ".new", "wb") as file:
        file.write(b"\0".join(map(os.fsencode, sorted(names))))
    os.replace(path + ".new", path)


def _hide_from_git(side: str) -> None:
    path = os.path.join(side, ".gitignore")
    if not os.path.lexists(path):
        with open(path, "w", encoding="ascii") as file:
            file.write("*\n")
