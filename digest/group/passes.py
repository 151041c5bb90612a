"""The chronological pass: each article joins the best open story or begins its own; nothing decided is touched again."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date

from digest.group.copies import LIKENESS
from digest.group.evidence import Candidate, candidates
from digest.group.features import Features
from digest.group.lanes import Lane, Seen, begin, enter, leave, likenesses, weighed
from digest.group.reasons import reasons_for
from digest.model import Copy, Group, Member, Reasons
from digest.settings import GroupSettings

THRESHOLD = 0.12
_SAGA = 0.6  # share of the threshold at which a story that was not joined is still the chapter before


@dataclass(frozen=True, slots=True)
class Placed:
    """Where one article was put, and why; `story` is the id of its story's first article."""

    id: str
    story: str
    reasons: Reasons
    copy: Copy | None = None
    earlier: str = ""  # set where the article begins a story that continues another one
    earlier_words: tuple[str, ...] = ()


def in_order(features: Iterable[Features]) -> list[Features]:
    """The order of the pass: by day and id, the undated after all others by id."""
    return sorted(features, key=lambda each: (each.day is None, each.day or date.min, each.id))


@dataclass(slots=True)
class Pass:
    """The state of the pass; a language never sees another's."""

    settings: GroupSettings = field(default_factory=GroupSettings)
    keep: bool = False  # keep what leaves the window, for undated articles that come after
    lanes: dict[str, Lane] = field(default_factory=dict)
    origins: dict[str, str] = field(default_factory=dict)  # copy in the window -> the article it is folded under

    def add(self, features: Features) -> Placed:
        """Places the next article. Articles must come in the order of `in_order`."""
        lane = self.lanes.setdefault(features.language, Lane())
        if features.day and not self.keep:
            leave(lane, features.day.toordinal() - self.settings.window_days)
        article, special = weighed(features, lane.statistics)
        copy = self._copy(lane, features)
        found = candidates(lane, article, special, self._near(lane, article))
        placed = self._place(lane, article, features, found, copy)
        number = enter(lane, article, features)
        lane.sketches.add(number, features.shingles)
        return placed

    def _near(self, lane: Lane, article: Seen) -> dict[int, float]:
        alike = likenesses(lane, article)
        if not (article.day and self.keep):
            return alike
        oldest = article.day - self.settings.window_days
        return {number: value for number, value in alike.items() if lane.seen[number].day >= oldest}

    def _copy(self, lane: Lane, features: Features) -> tuple[int, float]:
        at, alike = lane.sketches.nearest(features.shingles) if self.settings.copies else (-1, 0.0)
        return (at, alike) if alike >= LIKENESS else (-1, 0.0)

    def _place(self, lane: Lane, article: Seen, features: Features, found: list[Candidate], copied: tuple[int, float]) -> Placed:
        threshold = self.settings.threshold or THRESHOLD
        at, alike = copied
        copy = None
        best = found[0] if found and found[0].score >= threshold else None
        if at >= 0:
            original = lane.seen[at]
            of = self.origins.get(original.id, original.id)
            self.origins[article.id] = of
            copy = Copy(article.id, of, round(alike, 3))
            article.story = original.story
        else:
            article.story = best.story if best else begin(lane, article)
        own = next((each for each in found if each.story == article.story), None)
        other = next((each for each in found if each.story != article.story), None)
        reasons = reasons_for(lane, article, features, own, other, threshold)
        earlier = other if own is None and copy is None and other and other.score >= _SAGA * threshold else None
        return Placed(
            id=article.id,
            story=lane.stories[article.story].first,
            reasons=reasons,
            copy=copy,
            earlier=lane.stories[earlier.story].first if earlier else "",
            earlier_words=reasons.nearest_words if earlier else (),
        )


def gathered(placed: Iterable[Placed]) -> tuple[Group, ...]:
    """The groups that these placements make, in the order of their first articles."""
    stories: dict[str, list[Placed]] = {}
    for each in placed:
        stories.setdefault(each.story, []).append(each)
    return tuple(
        Group(
            members=tuple(Member(each.id, each.reasons) for each in members),
            copies=tuple(each.copy for each in members if each.copy),
            earlier=members[0].earlier,
            earlier_words=members[0].earlier_words,
        )
        for members in stories.values()
    )


def group(features: Iterable[Features], settings: GroupSettings = GroupSettings()) -> tuple[Group, ...]:  # noqa: B008  # frozen
    """Articles into stories; the order in which they are given changes nothing.

    >>> from digest.group import features as f
    >>> one, two = (f(i, "Ferry sinks off Averin", "", ["The ferry sank."], "en", None, "") for i in ("a", "b"))
    >>> [[member.id for member in each.members] for each in group([two, one])]
    [['a', 'b']]
    """
    ordered = in_order(features)
    run = Pass(settings, keep=bool(ordered) and ordered[-1].day is None)
    return gathered(run.add(each) for each in ordered)
