"""Which inputs are there? Every file of content/, and instead of each web archive what it holds."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import cast

from digest.archives import Contents
from digest.build.given import Given
from digest.build.memory import Memory
from digest.cache import Cache
from digest.content import entries
from digest.files import Found, Refused, is_archive, look_through, print_of, records_in, unreadable
from digest.fingerprint import fingerprint
from digest.listings import Listing
from digest.tables import FORGETFUL, Tables


class Walk:
    """A walk over content/. An archive is looked through once: what it holds is kept under its bytes and `base`."""

    def __init__(self, given: Given, kept: Cache, memory: Memory, base: str) -> None:
        self._content, self._settings = given.content, given.settings.readers
        self._kept, self._memory, self._base = kept, memory, base
        self.refused: list[Refused] = []
        self.kept_names: list[str] = []  # of what is kept of the archives

    def found(self, files: Listing | None = None, tables: Tables = FORGETFUL) -> dict[str, Found]:
        """Every file that can be read, by its name; `files` are those that there are, if somebody has listed them."""
        there = entries(self._content, self._settings, files, tables)
        archives = tables.only("archives", there, lambda each: isinstance(each, Found) and ".warc" in each.path.lower())
        those = [each for each in archives.values() if isinstance(each, Found) and is_archive(each, self._settings)]
        inside = {each.path: tuple(self._within(each)) for each in those}
        if inside:
            parts = [each for path, entry in there.items() for each in inside.get(path, (entry,))]
            there = {each.name if isinstance(each, Found) else f"{each.path}\0{at}": each for at, each in enumerate(parts)}
        self.refused += cast(Iterable[Refused], tables.only("refused", there, lambda each: isinstance(each, Refused)).values())
        return cast(dict[str, Found], tables.only("found", there, lambda each: isinstance(each, Found)))

    def _within(self, archive: Found) -> Iterator[Found | Refused]:
        try:
            known = self._memory.hash_of(archive.key) or print_of(archive)
            name = "archive " + fingerprint(self._base, known)
            held = self._kept.load(name, Contents)
            if held is None:
                held = look_through(archive, self._settings)
                self._memory.count("read")
                self._kept.keep(name, held)
        except OSError as error:
            self._memory.unread(archive.key)
            yield unreadable(archive, error)
            return
        self._memory.read(archive.key, known)
        self.kept_names.append(name)
        yield from records_in(archive, held, self._settings)
