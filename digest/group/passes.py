"""The chronological pass: each article joins the best open story or begins its own; nothing decided is touched again."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date

from digest.group import decision
from digest.group.copies import Original
from digest.group.decision import THRESHOLD
from digest.group.evidence import Seen
from digest.group.features import Features
from digest.group.lanes import Coming, Lane, begun, chances, joined, leave, likenesses, listed, recalled, weighed
from digest.group.reasons import Rival, reasons_for
from digest.model import Copy, packed
from digest.settings import GroupSettings

_SAGA = 0.12  # chance from which a story that was not joined is still the chapter before
_A_DAY = 24 * 60 + 1  # minutes, and one before them for what has no clock time
_NAMES = 16  # more in a title are not counted
_LAST = (date.max.toordinal() + 1) * _A_DAY * _NAMES
_HEADLINE = 0.02  # share of a headline's weight that must stand in that of the chapter before


Copied = tuple[int, float]  # the number, in its lane, of the article that a text is a copy of, and their likeness
NO_COPY: Copied = (-1, 0.0)


@dataclass(frozen=True, slots=True)
class Placed:
    """Where one article was put, and why; `story` is the id of its story's first article."""

    id: str
    story: str
    reasons: bytes  # packed
    copy: Copy | None = None
    earlier: str = ""  # set where the article begins a story that continues another one
    earlier_words: tuple[str, ...] = ()
    day: date | None = None


def in_order(features: Iterable[Features]) -> list[Features]:
    """The order of the pass: by time, then by id; the undated after all others."""
    return sorted(features, key=lambda each: (order_of(each), each.id))


def order_of(features: Features) -> int:
    """Where in the pass an article stands: by day and minute, so that a newer one changes nothing that was decided before it.

    What has no clock time stands before the rest of its day, what has no day behind all others. Of those of one moment the ones
    come first whose titles name the most: what they begin is easier to join than what a vague headline begins.
    """
    if not features.day:
        return _LAST
    named = len(set(features.title).intersection(features.subjects))
    return (features.day.toordinal() * _A_DAY + features.minute) * _NAMES - min(named, _NAMES - 1)


def copied(ordered: Iterable[tuple[str, str]], found: Mapping[str, Original]) -> dict[str, Copied]:
    """The originals as `Pass.add` takes them, from all (id, language) in the order of the pass."""
    if not found:
        return {}
    wanted = {of for of, _ in found.values()}
    numbers, counts = dict[str, int](), Counter[str]()
    for id_, language in ordered:
        if id_ in wanted:
            numbers[id_] = counts[language]
        counts[language] += 1
    return {id_: (numbers[of], alike) for id_, (of, alike) in found.items()}


@dataclass(slots=True)
class Pass:
    """The state of the pass over dated articles; a language never sees another's. Whatever the next decision depends on is in
    here, so a state that was kept can be taken up again (`digest.group.frozen`)."""

    settings: GroupSettings = field(default_factory=GroupSettings)
    keep: bool = False  # keep what leaves the window, for undated articles that come after
    lanes: dict[str, Lane] = field(default_factory=dict)

    def add(self, features: Features, original: Copied = NO_COPY) -> Placed:
        """Places the next dated article, which may be a copy. Articles must come in the order of `in_order`."""
        assert features.day is not None, "undated articles are placed together, by undated.placed"
        lane = self.lanes.setdefault(features.language, Lane())
        leave(lane, features.day.toordinal() - self.settings.window_days, self.keep)
        coming = weighed(features, lane.statistics)
        recalled(lane, coming)
        near = chances(lane, coming, likenesses(lane, coming))
        placed = self._place(lane, coming, features, lane.company.corrected(near), original)
        lane.company.add(near.values())
        listed(lane, coming)
        joined(lane, coming.seen)
        lane.statistics.add(list(coming.special))
        return placed

    def _place(self, lane: Lane, coming: Coming, features: Features, near: dict[int, float], original: Copied) -> Placed:
        threshold, article = self.settings.threshold or THRESHOLD, coming.seen
        rivals = rivals_of(lane, near)
        at, alike = original
        copy = copy_of(article, lane.seen[at], alike) if at >= 0 else None
        if copy:
            article.story = lane.seen[at].story
        else:
            article.story = rivals[0].story if rivals and rivals[0].score >= threshold else begun(lane, article.id)
        own = next((each for each in rivals if each.story == article.story), None)
        other = next((each for each in rivals if each.story != article.story), None)
        if copy and own is None:
            own = Rival(article.story, alike, (at,))
        reasons = reasons_for(lane, coming, features, own, other, threshold)
        story = lane.stories[article.story].first
        if own is None and other is not None and other.score >= _SAGA and _same_name(lane, article, other):
            earlier = (reasons.nearest, reasons.nearest_words)
            return Placed(article.id, story, packed(reasons), None, *earlier, day=features.day)
        return Placed(article.id, story, packed(reasons), copy, day=features.day)


def copy_of(article: Seen, original: Seen, alike: float) -> Copy:
    """The copy, folded under the first article of its text."""
    article.origin = original.origin or original.id
    return Copy(article.id, article.origin, round(alike, 3))


def _same_name(lane: Lane, article: Seen, other: Rival) -> bool:
    """A saga goes on about somebody or some place, and its headline says so: what only sounds like it, or happened in the same
    town, is another event."""
    return any(_continues(article, lane.seen[number]) for number in other.near)


def _continues(article: Seen, before: Seen) -> bool:
    if article.names.keys().isdisjoint(before.names):
        return False
    shared = sum(min(weight, before.title[term]) for term, weight in article.title.items() if term in before.title)
    return shared >= _HEADLINE


def rivals_of(lane: Lane, near: dict[int, float], but: int = -1) -> list[Rival]:
    """The stories that the article might join, the likeliest first; it already counts as a member of `but`."""
    members: dict[int, list[int]] = {}
    for number in near:
        members.setdefault(lane.seen[number].story, []).append(number)
    found = []
    for story, numbers in members.items():
        score = decision.joined((near[number] for number in numbers), lane.stories[story].here - (story == but))
        found.append(Rival(story, score, tuple(sorted(numbers, key=lambda number: (-near[number], number))[:2])))
    return sorted(found, key=lambda each: (-each.score, each.story))
