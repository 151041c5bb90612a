"""What the editor decided, carried out on the groups; what no longer applies is said, not ignored."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from digest.model import Decision, Group, LedgerEntry, Member, Note, Reasons

NAME = "stories.toml"


@dataclass(frozen=True, slots=True)
class Places:
    """How the editor's words are understood: article ids by path and by id, first articles by story id."""

    articles: Mapping[str, str]  # path, path#part or article id -> article id
    stories: Mapping[str, tuple[str, ...]]  # story id -> (first article, heir)

    def article(self, word: str) -> str:
        """The article's id, "" for a word that names none."""
        return self.articles.get(word) or self.articles.get(word.removeprefix("content/"), "")

    def firsts(self, word: str) -> tuple[str, ...]:
        """The articles by which the story is found; an article's path or id stands for its story."""
        article = self.article(word)
        return self.stories.get(word, (article,) if article else ())


def places_of(articles: Mapping[str, str], entries: Sequence[LedgerEntry]) -> Places:
    """Places from the paths of this build and the ledger's story lines; a redirect is followed."""
    stories = {e.id: tuple(filter(None, (e.key, e.heir))) for e in entries if e.kind == "story"}
    return Places(articles, stories)


def decided(groups: Sequence[Group], decisions: Sequence[Decision], places: Places) -> tuple[tuple[Group, ...], tuple[Note, ...]]:
    """The groups after merges, splits and moves, in the order in which the file has them; a Note for each that does not apply."""
    if not decisions:
        return tuple(groups), ()
    table = _Table(groups)
    notes = []
    for decision in decisions:
        fault = {"merge": _merge, "split": _split, "move": _move}.get(decision.kind, _nothing)(table, decision, places)
        if fault:
            notes.append(Note(NAME, decision.line, f"{decision.kind}: {fault}", "stale-decision"))
    return table.groups(), tuple(notes)


def said_of(
    groups: Sequence[Group], decisions: Sequence[Decision], places: Places
) -> tuple[dict[int, list[Decision]], tuple[Note, ...]]:
    """Renames, pins, hides and notes by the index of the group that they are about; a Note for each that finds none."""
    home = {member.id: at for at, group in enumerate(groups) for member in group.members}
    said: dict[int, list[Decision]] = {}
    notes = []
    for decision in decisions:
        if decision.kind in ("rename", "pin", "hide", "note"):
            word = decision.stories[0] if decision.stories else ""
            at = next((home[first] for first in places.firsts(word) if first in home), None)
            if at is None:
                notes.append(Note(NAME, decision.line, f"{decision.kind}: {_unknown(word)}", "stale-decision"))
            else:
                said.setdefault(at, []).append(decision)
    return said, tuple(notes)


class _Table:
    """Groups as lists that can be changed; lives for one call of `decided`."""

    def __init__(self, groups: Sequence[Group]) -> None:
        self.all: list[Group | None] = list(groups)
        self.home = {member.id: at for at, group in enumerate(groups) for member in group.members}

    def groups(self) -> tuple[Group, ...]:
        return tuple(group for group in self.all if group is not None)

    def find(self, firsts: Sequence[str]) -> int | None:
        return next((self.home[first] for first in firsts if first in self.home), None)

    def put(self, at: int, group: Group | None) -> None:
        self.all[at] = group
        for member in group.members if group else ():
            self.home[member.id] = at

    def take(self, ids: Sequence[str], reasons: Reasons) -> tuple[Member, ...]:
        """The members with these ids, out of their groups; a copy follows the text that it is a copy of only if both are named."""
        taken = []
        for id_ in ids:
            at = self.home[id_]
            group = self.all[at]
            assert group is not None
            taken.append(Member(id_, reasons))
            rest = tuple(member for member in group.members if member.id != id_)
            copies = tuple(copy for copy in group.copies if id_ not in (copy.id, copy.of))
            self.put(at, replace(group, members=rest, copies=copies) if rest else None)
        return tuple(taken)


def _editor(decision: Decision) -> Reasons:
    return Reasons(editor=f"{NAME}:{decision.line}: {decision.kind}")


def _merge(table: _Table, decision: Decision, places: Places) -> str:
    found = [(word, table.find(places.firsts(word))) for word in decision.stories]
    missing = [word for word, at in found if at is None]
    if missing:
        return _unknown(missing[0])
    those = list(dict.fromkeys(at for _, at in found if at is not None))
    if len(those) < 2:
        return "these are one story already; the line can go"
    into = table.all[those[0]]
    for at in those[1:]:
        other = table.all[at]
        assert into is not None and other is not None
        moved = tuple(replace(member, why=_editor(decision)) for member in other.members)
        into = replace(into, members=into.members + moved, copies=into.copies + other.copies, earlier=into.earlier or other.earlier)
        table.put(at, None)
    table.put(those[0], into)
    return ""


def _split(table: _Table, decision: Decision, places: Places) -> str:
    ids = [places.article(word) for word in decision.articles]
    unknown = [word for word, id_ in zip(decision.articles, ids, strict=True) if id_ not in table.home]
    if unknown:
        return f'no article "{unknown[0]}"; name one by its path below content/ or its id'
    homes = {table.home[id_] for id_ in ids}
    if len(homes) == 1 and len(table.all[homes.pop()].members) == len(ids):  # type: ignore[union-attr]  # a home is never empty
        return "these articles are a story of their own already; the line can go"
    table.all.append(None)
    table.put(len(table.all) - 1, Group(table.take(ids, _editor(decision))))
    return ""


def _move(table: _Table, decision: Decision, places: Places) -> str:
    word = decision.articles[0] if decision.articles else ""
    id_, to = places.article(word), table.find(places.firsts(decision.stories[0])) if decision.stories else None
    if id_ not in table.home:
        return f'no article "{word}"; name one by its path below content/ or its id'
    if to is None:
        return _unknown(decision.stories[0] if decision.stories else "")
    if table.home[id_] == to:
        return "the article is in that story already; the line can go"
    member = table.take([id_], _editor(decision))
    target = table.all[to]
    if target is None:
        return _unknown(decision.stories[0])
    table.put(to, replace(target, members=target.members + member))
    return ""


def _nothing(_table: _Table, _decision: Decision, _places: Places) -> str:
    return ""


def _unknown(word: str) -> str:
    return f'no story "{word}"; name one by its id, or by the path of one of its articles'
