"""Where do articles without a date belong? Placed after all dated ones, all together, the surest pairs first.

No order of time says who came first, so none is made up: the undated articles and the stories of the dated ones are joined
two by two, the likeliest first (average-link agglomeration), as long as the mean chance is over the threshold. Two stories
of dated articles are never joined, and what the dated ones share is never changed.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from heapq import heapify, heappop, heappush

from digest.group.company import company_of
from digest.group.decision import UNDATED_THRESHOLD, chance_of, log_odds, topical
from digest.group.evidence import crowd
from digest.group.features import Features
from digest.group.lanes import Coming, Lane, begun, counted, likenesses, listed, recalled, reopened, weighed, weighings
from digest.group.passes import NO_COPY, Copied, Pass, Placed, copy_of, rivals_of
from digest.group.reasons import reasons_for
from digest.model import Copy, packed

Links = dict[int, dict[int, float]]  # of articles by number; both ends know a link

_LINKS = 6.0  # links that an article is expected to have with a large group: only the nearest were compared
_KIN, _MANY = 0.4, 3  # the chance from which two may be one event, and how many such neighbours make a topic
_CROWDED = (0.0, 0.25, 1.0)  # share of the doubt where none, one or both of two have so many: one report may be a hub of strangers
_SURE = 0.993  # the chance from which two are one event, whatever the topic
_COPY = 9.0  # the chance that a copy counts as: it is joined before all others


def placed(run: Pass, features: Sequence[Features], originals: Mapping[str, Copied]) -> list[Placed]:
    """Places the undated articles of all languages, in the order of their ids; `originals` says which are copies."""
    found: list[Placed] = []
    for language in sorted({each.language for each in features}):
        lane = run.lanes.setdefault(language, Lane())
        own = sorted((each for each in features if each.language == language), key=lambda each: each.id)
        found += _placed(run, lane, own, originals)
    return sorted(found, key=lambda each: each.id)


def _placed(run: Pass, lane: Lane, features: Sequence[Features], originals: Mapping[str, Copied]) -> list[Placed]:
    reopened(lane)
    comings, numbers, copies = _entered(lane, features, originals)
    links = _links(lane, comings, numbers)
    knots = Knots(lane, numbers, links, copies)
    knots.tie(run.settings.threshold or UNDATED_THRESHOLD)
    for story, members in knots.groups():
        if story < 0:
            story = begun(lane, min(lane.seen[number].id for number in members))
        for number in members:
            lane.seen[number].story = story
            lane.stories[story].here += 1
    return [
        _explained(run, lane, each, coming, links[number], copies[number][1] if number in copies else None)
        for each, coming, number in zip(features, comings, numbers, strict=True)
    ]


def _entered(
    lane: Lane, features: Sequence[Features], originals: Mapping[str, Copied]
) -> tuple[list[Coming], list[int], dict[int, tuple[int, Copy]]]:
    """Takes them all into the window, weighed by the statistics of all; their numbers, and who copies whom."""
    for each in features:
        counted(lane, each)
    comings, numbers, copies = [], [], {}
    for each in features:
        coming = weighed(each, lane.statistics)
        recalled(lane, coming)
        at, alike = originals.get(each.id, NO_COPY)
        number = listed(lane, coming)
        comings.append(coming)
        numbers.append(number)
        if at >= 0:
            copies[number] = (at, copy_of(coming.seen, lane.seen[at], alike))
    return comings, numbers, copies


def _links(lane: Lane, comings: Sequence[Coming], numbers: Sequence[int]) -> Links:
    """Chances between each article and its nearest; both ends know a link."""
    alike = {number: likenesses(lane, coming) for number, coming in zip(numbers, comings, strict=True)}
    for number in numbers:
        alike[number].pop(number, None)
        lane.seen[number].crowd = crowd(sorted(alike[number].values(), reverse=True))
    _crowded(lane, alike)
    links: Links = {number: {} for number in numbers}
    deeds: Links = {number: {} for number in numbers}
    for coming, number in zip(comings, numbers, strict=True):
        for other, value, told in weighings(lane, coming, alike[number]):
            _noted(links, number, other, value)
            _noted(deeds, number, other, told)
    lane.company = company_of(near.values() for near in _doubted(lane, links, deeds).values())
    return _doubted(lane, links, deeds, lane.company.odds)


def _noted(links: Links, number: int, other: int, value: float) -> None:
    value = max(value, links[number].get(other, 0.0))
    links[number][other] = value
    if other in links:
        links[other][number] = value


def _doubted(lane: Lane, links: Links, deeds: Links, more: float = 0.0) -> Links:
    """Where many reports are all somewhat alike and no day parts them, they are as likely a topic as an event.

    Five reports from five months of one war are alike enough to glue together where all others tell of another country: they name
    the same people. What was done, how many and what was said tells an event. Where little of that is shared, closer likeness is
    asked for, but of reports each of which has a sure mate: many outlets on one event.
    """
    doubt, kin = topical(lane.arrived), chance_of(log_odds(_KIN) - max(0.0, more))
    many = {number for number, near in links.items() if sum(value > kin for value in near.values()) >= _MANY}
    sure = {number for number, near in links.items() if max(near.values(), default=0.0) >= _SURE}

    def doubted(number: int, other: int, value: float) -> float:
        dated = other not in links
        corrected = log_odds(value) + more
        if number in sure and (other in sure or dated):
            return chance_of(corrected)
        crowded = (number in many) + (other in many or dated)
        return chance_of(corrected - doubt * _CROWDED[crowded] * (1 - deeds[number][other]))

    return {number: {other: doubted(number, other, value) for other, value in near.items()} for number, near in links.items()}


def _crowded(lane: Lane, alike: dict[int, dict[int, float]]) -> None:
    """A dated article that came early had no neighbours: the undated ones around it count now. Its own place is decided."""
    around: dict[int, list[float]] = {}
    for likes in alike.values():
        for other, value in likes.items():
            if other not in alike:
                around.setdefault(other, []).append(value)
    for other, values in around.items():
        lane.seen[other].crowd = max(lane.seen[other].crowd, crowd(sorted(values, reverse=True)))


class Knots:
    """Groups that are joined two by two: undated articles, and the stories of dated ones."""

    def __init__(
        self, lane: Lane, numbers: Sequence[int], links: Links, copies: dict[int, tuple[int, Copy]]
    ) -> None:
        self.members: dict[int, list[int]] = {number: [number] for number in numbers}
        self.sizes = dict.fromkeys(numbers, 1)
        self.sums: dict[int, dict[int, float]] = {number: {} for number in numbers}
        self.turns: dict[int, int] = {}
        for number in numbers:
            if number in copies:
                self._link(lane, number, copies[number][0], _COPY)
            for other, value in links[number].items():
                if other < number or lane.seen[other].story >= 0:
                    self._link(lane, number, other, value)

    def _link(self, lane: Lane, number: int, other: int, value: float) -> None:
        """Adds a chance; a dated article stands for its story, whose key is below zero."""
        story = lane.seen[other].story
        end = other if story < 0 else -1 - story
        if story >= 0 and end not in self.members:
            self.members[end], self.sizes[end], self.sums[end] = [], lane.stories[story].here, {}
        self.sums[number][end] = self.sums[end][number] = self.sums[number].get(end, 0.0) + value

    def tie(self, threshold: float) -> None:
        """Joins the likeliest two groups until none is over the threshold."""
        heap = [self._entry(one, other) for one in self.sums for other in self.sums[one] if one < other]
        heapify(heap)
        while heap:
            value, one, other, turn, turns = heappop(heap)
            if -value < threshold:
                return
            alive = one in self.sums and other in self.sums
            current = alive and (self.turns.get(one, 0), self.turns.get(other, 0)) == (turn, turns)
            if current and not (one < 0 and other < 0):
                for left in self._joined(one, other):
                    heappush(heap, self._entry(*left))

    def _entry(self, one: int, other: int) -> tuple[float, int, int, int, int]:
        low, high = min(one, other), max(one, other)
        sizes = sorted((self.sizes[low], self.sizes[high]))
        mean = self.sums[low][high] / min(sizes[0] * sizes[1], sizes[0] * _LINKS)
        return -mean, low, high, self.turns.get(low, 0), self.turns.get(high, 0)

    def _joined(self, one: int, other: int) -> list[tuple[int, int]]:
        """Puts the second into the first (a story's key is the lower one); returns the pairs to weigh again."""
        self.members[one] += self.members.pop(other)
        self.sizes[one] += self.sizes[other]
        self.turns[one] = self.turns.get(one, 0) + 1
        for third, value in self.sums.pop(other).items():
            del self.sums[third][other]
            if third != one:
                self.sums[one][third] = self.sums[third][one] = self.sums[one].get(third, 0.0) + value
        return [(one, third) for third in self.sums[one]]

    def groups(self) -> list[tuple[int, list[int]]]:
        """The dated story (-1 for none) and the undated members of each group."""
        found = sorted((sorted(members), key) for key, members in self.members.items() if members)
        return [(-1 - key if key < 0 else -1, members) for members, key in found]


def _explained(run: Pass, lane: Lane, features: Features, coming: Coming, links: dict[int, float], copy: Copy | None) -> Placed:
    article = coming.seen
    rivals = rivals_of(lane, links, article.story)
    own = next((each for each in rivals if each.story == article.story), None)
    other = next((each for each in rivals if each.story != article.story), None)
    story = lane.stories[article.story].first
    threshold = run.settings.threshold or UNDATED_THRESHOLD
    own = own if article.id != story or lane.stories[article.story].here == 1 else None
    return Placed(article.id, story, packed(reasons_for(lane, coming, features, own, other, threshold)), copy)
