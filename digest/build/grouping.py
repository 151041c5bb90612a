"""Which articles tell the same event, when most of them were placed before? Where nothing changed, what was found the last time.

The dated articles are cut into segments (`digest.build.segments`), and the pass over them goes on where its input changed
(`digest.build.course`).
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from digest.build.copying import NONE_KNOWN, Known, copies_of
from digest.build.course import Course
from digest.build.memory import Memory
from digest.build.segments import Candidate, features_of, segments_of
from digest.build.stamps import whole_stamp
from digest.cache import Cache
from digest.fingerprint import fingerprint
from digest.group import gathered
from digest.group.copies import Sketch, sketch_of
from digest.group.passes import copied
from digest.model import Group
from digest.settings import GroupSettings


def groups_of(articles: Mapping[str, Candidate], settings: GroupSettings, kept: Cache, memory: Memory) -> dict[str, Group]:
    """What digest.group.group makes of the articles' features, by the first article of each; where nothing changed of what the
    stories depend on, what it made the last time."""
    return _Grouping(articles, settings, kept, memory).groups()


class _Grouping:
    """One grouping of these articles."""

    def __init__(self, articles: Mapping[str, Candidate], settings: GroupSettings, kept: Cache, memory: Memory) -> None:
        self._articles, self._settings, self._kept, self._memory = articles, settings, kept, memory
        self._base = fingerprint(whole_stamp(), repr(settings))  # of every key
        order = memory.each("order of candidates", articles, lambda _, each: each.order, settled=True)
        self._order = memory.tables.one("order of the pass", order, lambda: _in_order(order))

    def groups(self) -> dict[str, Group]:
        """The groups, by the first article of each."""
        known = self._copies() if self._settings.copies else NONE_KNOWN

        def asked() -> object:
            telling = self._memory.each("tellings", self._articles, lambda _, each: each.telling, settled=True)
            families = sorted({*known.found, *(of for of, _ in known.found.values())})
            return self._base, self._order, telling, known.found, [self._articles[id_].print for id_ in families]

        return self._memory.tables.once("groups of articles", asked, lambda: self._grouped(known))

    def _grouped(self, known: Known) -> dict[str, Group]:
        ordered = [self._articles[id_] for id_ in self._order]
        dated = [each for each in ordered if each.day]
        rest = ordered[len(dated) :]
        copies = copied(_languages(ordered, known), known.found)
        segments = segments_of(dated, self._base, known.found)
        course = Course(segments, copies, self._settings, self._kept, self._memory, whole=bool(rest))
        placed = [*course.dated(), *course.undated(rest, known.found)]
        course.end = None  # a pass that was resumed fetches through its course, and would hold itself
        self._kept.save([*course.used(), self._name_of_copies])
        return {group.first: group for group in gathered(placed, lambda id_: self._articles[id_].features().length)}

    # ------------------------------------------------------------ copies

    def _copies(self) -> Known:
        """What is a copy of what, as the last build found it or found anew."""

        def asked() -> object:
            prints = self._memory.each("prints of candidates", self._articles, lambda _, each: each.print, settled=True)
            return self._base, self._order, prints

        return self._memory.tables.once("copies", asked, self._known)

    def _known(self) -> Known:
        before = self._memory.load(self._kept, self._name_of_copies, Known)
        prints = {id_: self._articles[id_].print for id_ in self._order}
        undated = bool(self._order and not self._articles[self._order[-1]].day)
        now = copies_of(prints, self._sketch, self._settings.window_days, undated, before)
        if now is not before:
            self._memory.keep(self._kept, self._name_of_copies, now)
        return now

    def _sketch(self, id_: str) -> Sketch:
        return sketch_of(features_of(self._articles[id_]))

    @property
    def _name_of_copies(self) -> str:
        return "copies " + self._base


def _in_order(order: Mapping[str, int]) -> list[str]:
    """As digest.group.in_order has them."""
    return sorted(order, key=lambda id_: (order[id_], id_))


def _languages(ordered: Sequence[Candidate], found: Known) -> Iterator[tuple[str, str]]:
    languages = dict(zip(found.ids, found.languages, strict=True))
    return ((each.id, languages[each.id]) for each in ordered)
