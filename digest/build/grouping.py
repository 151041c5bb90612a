"""Which articles tell the same event, when most of them were placed before? The pass is taken up where its input changed.

The dated articles are cut into segments where the day changes. What a segment's articles were told is kept under all that went
before it, and so is the state of the pass at the end of some segments: the last ones, and rarer ones further back.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import date

import msgspec

from digest.build.memory import Memory
from digest.build.stamps import whole_stamp
from digest.cache import Cache
from digest.fingerprint import fingerprint
from digest.group import Features, Pass, Placed, gathered
from digest.group.undated import placed as undated_placed
from digest.model import Group
from digest.settings import GroupSettings

_LEAST = 50  # articles of a segment, but for the last
_BACK = (1, 2, 5, 20)  # segments from the end at whose ends the state is kept; it is some megabytes


@dataclass(frozen=True, slots=True)
class Candidate:
    """An article that waits for its place; its features are fetched only where it must be placed anew."""

    id: str
    day: date | None
    print: str  # of its features
    features: Callable[[], Features]


@dataclass(frozen=True, slots=True)
class _Segment:
    """Articles that are placed one after the other, and the key of them and all before them."""

    articles: tuple[Candidate, ...]
    key: str


def groups_of(articles: Sequence[Candidate], settings: GroupSettings, kept: Cache, memory: Memory) -> tuple[Group, ...]:
    """What digest.group.group makes of the articles' features."""
    ordered = sorted(articles, key=lambda each: (each.day is None, each.day or date.min, each.id))  # as digest.group.in_order
    dated = [each for each in ordered if each.day]
    rest = ordered[len(dated) :]
    segments = _segments(dated, fingerprint(whole_stamp(), repr(settings), str(bool(rest))))
    placed, run = _placed(segments, Pass(settings, keep=bool(rest)), kept, memory, whole=bool(rest))
    if rest:
        assert run is not None
        memory.counts["grouped"] += len(rest)
        placed += undated_placed(run, [_features(each) for each in rest])
    kept.save([name + each.key for each in segments for name in ("placed ", "state ")])
    return gathered(placed)


def _features(each: Candidate) -> Features:
    """Under the article's lasting id."""
    return replace(each.features(), id=each.id)


def _segments(dated: Sequence[Candidate], base: str) -> list[_Segment]:
    """Where one ends is told by what stands before its end, so that an article more at the end moves nothing."""
    found: list[_Segment] = []
    start = 0
    for at in range(1, len(dated) + 1):
        if at == len(dated) or (at - start >= _LEAST and dated[at].day != dated[at - 1].day):
            those = tuple(dated[start:at])
            base = fingerprint(base, *(part for each in those for part in (each.id, each.print)))
            found.append(_Segment(those, base))
            start = at
    return found


def _placed(
    segments: Sequence[_Segment], begin: Pass, kept: Cache, memory: Memory, whole: bool
) -> tuple[list[Placed], Pass | None]:
    """The placements of all segments, and the pass at their end (None where nothing was left to do and nobody needs it)."""
    known = [memory.load(kept, "placed " + each.key, tuple[Placed, ...]) for each in segments]
    good = next((at for at, each in enumerate(known) if each is None), len(segments))
    if good == len(segments) and not whole:
        return [each for those in known for each in those or ()], None
    at, run = _resumed(segments, good, begin, kept)
    placed = [each for those in known[:at] for each in those or ()]
    marks = {len(segments) - 1 - back for back in (_BACK if not whole else (0, *_BACK))}
    for number in range(at, len(segments)):
        segment = segments[number]
        memory.counts["grouped"] += len(segment.articles)
        made = tuple(run.add(_features(each)) for each in segment.articles)
        memory.keep(kept, "placed " + segment.key, made)
        if number in marks:
            kept.put("state " + segment.key, run.saved())
        placed += made
    return placed, run


def _resumed(segments: Sequence[_Segment], good: int, begin: Pass, kept: Cache) -> tuple[int, Pass]:
    """The latest known state within the first `good` segments, and how many of them it has seen."""
    for at in range(good, 0, -1):
        saved = kept.get("state " + segments[at - 1].key)
        if saved is not None:
            try:
                return at, Pass.resumed(saved)
            except (msgspec.DecodeError, ValueError):
                continue
    return 0, begin
