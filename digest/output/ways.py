"""All at once or page by page? Two folders are exchanged where that can be; where not, the reason is told."""

# paths are strings here, as in what both ways share
# ruff: noqa: PTH110, PTH112

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

from digest.model import Note
from digest.output.pages import Pages
from digest.output.stage import CannotSwap, Ground, Stage
from digest.output.swap import Swap


class Ways:
    """The ways in which `site` may be published; `order` is that of page by page."""

    def __init__(self, site: Path, order: Callable[[str], object]) -> None:
        self._site, self._order = site, order

    def begun(self, ground: Ground) -> Stage:
        """A publishing that files can be put into."""
        if reason := self._why_pages(ground):
            return self._pages(ground, reason)
        stage = Swap(ground)
        try:
            stage.begin()
        except CannotSwap as error:
            return self._pages(ground, str(error))
        except PermissionError:
            if os.path.isdir(ground.side):
                raise
            return self._pages(ground, "the folder that holds it cannot be written to")
        return stage

    def _pages(self, ground: Ground, reason: str) -> Pages:
        stage = Pages(ground, self._order)
        stage.begin()
        self._say_pages(ground, reason)
        return stage

    def committed(self, ground: Ground, stage: Stage, drop: list[str]) -> Stage:
        """Let it take effect, with these addresses removed; page by page after all where folders turn out not to be exchanged."""
        try:
            stage.commit(drop)
        except CannotSwap as error:
            assert isinstance(stage, Swap)
            pages = Pages(ground, self._order)
            pages.adopt(stage.spare, stage.written)
            self._say_pages(ground, str(error))
            return self.committed(ground, pages, drop)
        except BaseException:
            stage.abort()
            raise
        return stage

    def _say_pages(self, ground: Ground, reason: str) -> None:
        said = f"published page by page, since {reason}: a reader may meet old and new pages side by side for a moment"
        ground.notes.append(Note(self._site.name, 0, said, "page-by-page"))

    def _why_pages(self, ground: Ground) -> str:
        if os.name == "nt":
            return "Windows cannot exchange two folders"
        if self._site.is_symlink():
            return "it is a link"
        if not os.path.exists(ground.site):
            return ""
        if os.path.ismount(ground.site):
            return "it is a mount point"
        if os.path.lexists(ground.site + "/.git"):
            return "it is a git worktree"
        if ground.guest:
            return "it holds files that digest did not write"
        return ""
