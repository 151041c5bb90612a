"""How far must the pass over the articles be run again, and from where? It is taken up where its input changed.

What a segment's articles were told is kept under its key, and so is the state of the pass at the end of some segments: close
together near the end, where most changes are, and rarer further back. A state only names what it needs (`digest.group.frozen`);
that is fetched when an article asks for it.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TypeVar

from digest.build.memory import Memory
from digest.build.segments import Candidate, Segment, features_of, told_of
from digest.cache import Cache
from digest.fingerprint import fingerprint
from digest.group import Features, Pass, Placed, frozen
from digest.group.copies import Original
from digest.group.passes import NO_COPY, Copied
from digest.group.past import Part, Span
from digest.group.undated import placed as undated_placed
from digest.settings import GroupSettings

# segments from the end at whose ends a state is kept, or at the next before them; close together over a day of news
_BACK = (1, 2, 3, 4, 6, 8, 11, 14, 18, 24, 32, 64, 128, 256)
T = TypeVar("T")


class Lost(Exception):
    """What a state named is gone or damaged."""


@dataclass(slots=True)
class Course:
    """The pass over these segments, as far as it must be run."""

    segments: list[Segment]
    copies: Mapping[str, Copied]
    settings: GroupSettings
    kept: Cache
    memory: Memory
    whole: bool  # there are undated articles, which may ask for any of the dated
    named: list[str] = field(default_factory=list)  # what the undated have kept
    end: Pass | None = None  # the pass over all segments, if it was run

    def dated(self) -> list[Placed]:
        """The placements of all segments."""
        known = [self.memory.load(self.kept, "placed " + each.key, tuple[Placed, ...]) for each in self.segments]
        good = next((at for at, each in enumerate(known) if each is None), len(known))
        found = [each for those in known[:good] for each in those or ()]
        return found + self._run_from(good) if good < len(known) else found

    def undated(self, rest: Sequence[Candidate], originals: Mapping[str, Original]) -> tuple[Placed, ...]:
        """The placements of those that have no day, after all others."""
        if not rest:
            return ()
        last = self.segments[-1].key if self.segments else repr(self.settings)
        name = "undated " + fingerprint(last, *told_of(rest, originals))
        self.named.append(name)
        known = self.memory.load(self.kept, name, tuple[Placed, ...])
        if known is None:
            known = tuple(self._undated([features_of(each) for each in rest]))
            self.memory.keep(self.kept, name, known)
        return known

    def _undated(self, features: list[Features]) -> list[Placed]:
        self.memory.counts["grouped"] += len(features)
        try:
            if self.end is None:
                self._run_from(len(self.segments))
            return undated_placed(self._ended(), features, self.copies)
        except Lost:
            self._run(0, Run(self), len(self.segments))
            return undated_placed(self._ended(), features, self.copies)

    def _ended(self) -> Pass:
        assert self.end is not None
        return self.end

    # ------------------------------------------------------------ running

    def _run_from(self, good: int) -> list[Placed]:
        """The placements from this segment on."""
        try:
            return self._run(*self._resumed(good), good)
        except Lost:
            return self._run(0, Run(self), good)

    def _run(self, at: int, run: Run, good: int) -> list[Placed]:
        found: list[Placed] = []
        marks = {len(self.segments) - 1 - back for back in self._back}
        for number in range(at, len(self.segments)):
            segment = self.segments[number]
            made = run.segment(segment)
            if number >= good:
                self.memory.keep(self.kept, "placed " + segment.key, made)
                found += made
            if number in marks:
                run.keep(segment.key)
        self.end = run.made
        return found

    def _resumed(self, good: int) -> tuple[int, Run]:
        """How many segments the latest known state has seen that has seen no others than these first ones, and the pass there."""
        for at in range(good, 0, -1):
            name = self.state(self.segments[at - 1].key)
            if name in self.kept:
                return at, Run(self, self.load(name, dict[str, frozen.State]))
        return 0, Run(self)

    def load(self, name: str, kind: type[T]) -> T:
        """What was kept under the name."""
        found = self.memory.load(self.kept, name, kind)
        if found is None:
            raise Lost
        return found

    def state(self, key: str) -> str:
        """The name of the state at the end of this segment."""
        return f"{'whole ' if self.whole else ''}state {key}"

    @property
    def _back(self) -> tuple[int, ...]:
        return (0, *_BACK) if self.whole else _BACK

    # ------------------------------------------------------------ what is kept

    def used(self) -> list[str]:
        """The names of all that the next run may ask for."""
        found = [*self.named, *("placed " + each.key for each in self.segments)]
        for name in self._states():
            found += (name, "names " + name, *(self.memory.load(self.kept, "names " + name, tuple[str, ...]) or ()))
        return found

    def _states(self) -> list[str]:
        """For each distance from the end the nearest state that is not nearer."""
        end = len(self.segments) - 1
        there = [at for at, each in enumerate(self.segments) if self.state(each.key) in self.kept]
        wanted = {max((at for at in there if at <= end - back), default=-1) for back in self._back}
        return [self.state(self.segments[at].key) for at in sorted(wanted) if at >= 0]


class Run:
    """A pass that keeps what it has seen, so that another can go on from here."""

    def __init__(self, course: Course, states: Mapping[str, frozen.State] | None = None) -> None:
        self._course = course
        self.made = Pass(course.settings, keep=course.whole)
        self._parts: dict[str, list[Span]] = {}
        self._segments: dict[str, list[Span]] = {}
        for language, state in (states or {}).items():
            self.made.lanes[language] = frozen.lane_of(state, course.load)
            self._parts[language], self._segments[language] = list(state.parts), list(state.segments)

    def segment(self, segment: Segment) -> tuple[Placed, ...]:
        """Places the articles of the next segment."""
        made, seen, lanes = [], dict[str, list[bytes]](), self.made.lanes
        for each in segment.articles:
            features = features_of(each)
            made.append(self.made.add(features, self._course.copies.get(each.id, NO_COPY)))
            seen.setdefault(features.language, []).append(frozen.newest(lanes[features.language]))
        for language, those in seen.items():
            name, last = f"seen {segment.key} {language}", lanes[language].arrived
            self._course.memory.keep(self._course.kept, name, tuple(those))
            self._segments.setdefault(language, []).append(Span(last - len(those), last, name))
        self._course.memory.counts["grouped"] += len(made)
        return tuple(made)

    def keep(self, key: str) -> None:
        """Keeps the state after this segment."""
        states = dict(self._kept_lanes(key))
        name = self._course.state(key)
        self._keep(name, states)
        self._keep("names " + name, tuple(each for state in states.values() for each in state.names))

    def _kept_lanes(self, key: str) -> Iterator[tuple[str, frozen.State]]:
        for language, lane in self.made.lanes.items():
            parts, segments = self._parts.setdefault(language, []), self._segments[language]
            since = max(parts[-1].last if parts else 0, lane.zero)
            if since < lane.arrived:
                parts.append(Span(since, lane.arrived, f"part {key} {language} {since}"))
                self._keep(parts[-1].name, frozen.part_of(lane, since))
            first = lane.zero if self._course.whole else lane.first
            parts[:] = [span for span in parts if span.last > first]
            segments[:] = [span for span in segments if span.last > first]
            self._merged(parts)
            yield language, frozen.state_of(lane, parts, segments)

    def _merged(self, parts: list[Span]) -> None:
        while found := frozen.crowded(parts):
            those = parts[slice(*found)]
            name = "parts " + fingerprint(*(span.name for span in those))
            self._keep(name, frozen.one_of(self._course.load(span.name, Part) for span in those))
            parts[slice(*found)] = [Span(those[0].first, those[-1].last, name)]

    def _keep(self, name: str, value: object) -> None:
        self._course.memory.keep(self._course.kept, name, value)
