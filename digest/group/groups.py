"""Articles into stories: the dated in one chronological pass, then the undated."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace

from digest.group import undated
from digest.group.copies import originals, sketch_of
from digest.group.features import Features
from digest.group.passes import NO_COPY, Pass, Placed, copied, in_order
from digest.model import Copy, Group, Member
from digest.settings import GroupSettings


def group(features: Iterable[Features], settings: GroupSettings = GroupSettings()) -> tuple[Group, ...]:  # noqa: B008  # frozen
    """The stories, in the order of their first articles; the order in which articles are given changes nothing.

    >>> from digest.group import features as f
    >>> one, two = (f(i, "Ferry sinks off Averin", "", ["The ferry sank."], "en", None, "") for i in ("a", "b"))
    >>> [[member.id for member in each.members] for each in group([two, one])]
    [['a', 'b']]
    """
    ordered = in_order(features)
    dated = [each for each in ordered if each.day]
    found = originals(map(sketch_of, ordered), settings.window_days, keep=len(dated) < len(ordered)) if settings.copies else {}
    numbered = copied(((each.id, each.language) for each in ordered), found)
    run = Pass(settings, keep=len(dated) < len(ordered))
    placed = [run.add(each, numbered.get(each.id, NO_COPY)) for each in dated]
    lengths = {each.id: each.length for each in ordered}
    return gathered([*placed, *undated.placed(run, ordered[len(dated) :], numbered)], lengths.__getitem__)


def gathered(placed: Iterable[Placed], length: Callable[[str], int]) -> tuple[Group, ...]:
    """The groups that these placements make; `length` is asked how long a text is, where there are copies."""
    stories: dict[str, list[Placed]] = {}
    for each in placed:
        stories.setdefault(each.story, []).append(each)
    return tuple(
        Group(
            members=tuple(Member(each.id, each.reasons) for each in members),
            copies=_copies(members, length),
            earlier=members[0].earlier,
            earlier_words=members[0].earlier_words,
        )
        for members in stories.values()
    )


def _copies(members: Sequence[Placed], length: Callable[[str], int]) -> tuple[Copy, ...]:
    """The copies, each under its original: the earliest of its text, or the longest of those of the same day."""
    if not any(each.copy for each in members):
        return ()
    families: dict[str, list[Placed]] = {}
    for each in members:
        if each.copy:
            families.setdefault(each.copy.of, []).append(each)
    found = {each.id: each.copy for each in members if each.copy}
    for first in members:
        rivals = [each for each in families.get(first.id, ()) if each.day == first.day]
        longest = max(rivals, key=lambda each: length(each.id), default=first)
        if longest is not first and length(longest.id) > length(first.id):
            _turned(found, first.id, longest.id)
    return tuple(found[each.id] for each in members if each.id in found)


def _turned(found: dict[str, Copy], first: str, longest: str) -> None:
    """The longest is no copy any more; the first is one, as like it as it was."""
    alike = found.pop(longest).likeness
    found |= {id_: replace(copy, of=longest) for id_, copy in found.items() if copy.of == first}
    found[first] = Copy(first, longest, alike)
