"""Which articles tell the same event, when most of them were placed before? Where nothing changed, what was found the last time.

The dated articles are cut into segments (`digest.build.segments`), and the pass over them goes on where its input changed
(`digest.build.course`).
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date

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
    days = memory.each("days of candidates", articles, lambda _, each: each.day, settled=True)
    order = memory.tables.one("order of the pass", days, lambda: _in_order(days))
    base = fingerprint(whole_stamp(), repr(settings))
    found = _copies(articles, order, base, settings, kept, memory) if settings.copies else NONE_KNOWN

    def asked() -> object:
        telling = memory.each("tellings", articles, lambda _, each: each.telling, settled=True)
        families = sorted({*found.found, *(of for of, _ in found.found.values())})
        return base, order, telling, found.found, [articles[id_].print for id_ in families]

    return memory.tables.once(
        "groups of articles", asked, lambda: _grouped([articles[id_] for id_ in order], found, base, settings, kept, memory)
    )


def _in_order(days: Mapping[str, date | None]) -> list[str]:
    """As digest.group.in_order has them."""
    return [id_ for id_, _ in sorted(days.items(), key=lambda each: (each[1] is None, each[1] or date.min, each[0]))]


def _grouped(
    ordered: Sequence[Candidate], found: Known, base: str, settings: GroupSettings, kept: Cache, memory: Memory
) -> dict[str, Group]:
    dated = [each for each in ordered if each.day]
    rest = ordered[len(dated) :]
    copies = copied(_languages(ordered, found), found.found)
    course = Course(segments_of(dated, base, found.found), copies, settings, kept, memory, whole=bool(rest))
    placed = [*course.dated(), *course.undated(rest, found.found)]
    course.end = None  # a pass that was resumed fetches through its course, and would hold itself
    kept.save([*course.used(), "copies " + base])
    features = {each.id: each.features for each in ordered}
    return {group.first: group for group in gathered(placed, lambda id_: features[id_]().length)}


def _copies(
    articles: Mapping[str, Candidate], order: Sequence[str], base: str, settings: GroupSettings, kept: Cache, memory: Memory
) -> Known:
    """What is a copy of what, as the last build found it or found anew."""

    def sketch(id_: str) -> Sketch:
        return sketch_of(features_of(articles[id_]))

    def found() -> Known:
        name = "copies " + base
        before = memory.load(kept, name, Known)
        prints = {id_: articles[id_].print for id_ in order}
        now = copies_of(prints, sketch, settings.window_days, bool(order and not articles[order[-1]].day), before)
        if now is not before:
            memory.keep(kept, name, now)
        return now

    def asked() -> object:
        return base, order, memory.each("prints of candidates", articles, lambda _, each: each.print, settled=True)

    return memory.tables.once("copies", asked, found)


def _languages(ordered: Sequence[Candidate], found: Known) -> Iterator[tuple[str, str]]:
    languages = dict(zip(found.ids, found.languages, strict=True))
    return ((each.id, languages[each.id]) for each in ordered)
