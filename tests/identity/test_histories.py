"""Whatever happens to articles and groups: no id changes its meaning, no public link dies, building again changes nothing."""

from __future__ import annotations

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule

from digest.identity import story_ids
from digest.model import Group, LedgerEntry, Member


class Histories(RuleBasedStateMachine):
    """Groups of articles that change at random; after each change the ledger is brought up to date."""

    def __init__(self) -> None:
        super().__init__()
        self.groups: list[list[str]] = []
        self.removed: list[str] = []
        self.entries: tuple[LedgerEntry, ...] = ()
        self.public: dict[str, str] = {}  # id -> slug of every story page that was ever published
        self.count = 0

    def build(self) -> None:
        groups = [Group(tuple(Member(id_) for id_ in group)) for group in self.groups]
        slugs = {id_: f"slug-of-{id_}" for group in self.groups for id_ in group}
        days = {id_: f"2025-10-{int(id_[1:]) % 28 + 1:02}" for id_ in slugs}
        named, others = story_ids(groups, self.entries, slugs.__getitem__, days.__getitem__)
        again_named, again_others = story_ids(groups, tuple(n.entry for n in named) + others, slugs.__getitem__, days.__getitem__)
        assert [n.entry for n in again_named] == [n.entry for n in named]
        assert sorted(again_others, key=lambda e: e.id) == sorted(others, key=lambda e: e.id)
        assert len({n.entry.id for n in named}) == len(groups)
        for name in named:
            self.public.setdefault(name.entry.id, name.entry.slug)
        self.entries = tuple(n.entry for n in named) + others

    @rule()
    def add(self) -> None:
        self.count += 1
        self.groups.append([f"a{self.count}"])
        self.build()

    @rule(at=st.integers(0, 99), first=st.booleans())
    def arrive(self, at: int, first: bool) -> None:
        """A report joins a story; a late one even stands before all others."""
        if self.groups:
            self.count += 1
            self.groups[at % len(self.groups)].insert(0 if first else 99, f"a{self.count}")
            self.build()

    @rule(one=st.integers(0, 99), other=st.integers(0, 99))
    def merge(self, one: int, other: int) -> None:
        if len(self.groups) > 1 and one % len(self.groups) != other % len(self.groups):
            moved = self.groups[other % len(self.groups)]
            self.groups[one % len(self.groups)] += moved
            self.groups.remove(moved)
            self.build()

    @rule(at=st.integers(0, 99), cut=st.integers(1, 9))
    def split(self, at: int, cut: int) -> None:
        if self.groups:
            group = self.groups[at % len(self.groups)]
            if 0 < cut < len(group):
                self.groups.append(group[cut:])
                del group[cut:]
                self.build()

    @rule(at=st.integers(0, 99), which=st.integers(0, 9))
    def remove(self, at: int, which: int) -> None:
        if self.groups:
            group = self.groups[at % len(self.groups)]
            self.removed.append(group.pop(which % len(group)))
            if not group:
                self.groups.remove(group)
            self.build()

    @rule(at=st.integers(0, 99), alone=st.booleans())
    def restore(self, at: int, alone: bool) -> None:
        if self.removed and (self.groups or alone):
            back = self.removed.pop()
            if alone:
                self.groups.append([back])
            else:
                self.groups[at % len(self.groups)].append(back)
            self.build()

    @invariant()
    def no_public_link_dies(self) -> None:
        known = {entry.id: entry for entry in self.entries}
        for id_, slug in self.public.items():
            assert known[id_].slug == slug
            if known[id_].state == "redirect":
                assert known[id_].to in known

    @invariant()
    def a_redirect_is_no_circle(self) -> None:
        known = {entry.id: entry for entry in self.entries}
        for entry in self.entries:
            steps = 0
            while entry.state == "redirect":
                entry, steps = known[entry.to], steps + 1
                assert steps <= len(known)


TestHistories = Histories.TestCase
TestHistories.settings = settings(max_examples=60, stateful_step_count=30, deadline=None)


def groups(*members: str) -> list[Group]:
    return [Group(tuple(Member(id_) for id_ in words.split())) for words in members]


SLUGS = {f"a{n}": f"slug-{n}" for n in range(9)}
DAYS = {f"a{n}": f"2025-10-0{n + 1}" for n in range(9)}


def test_a_merge_keeps_the_older_id_and_the_other_leads_to_it() -> None:
    before, _ = story_ids(groups("a1", "a2"), (), SLUGS.__getitem__, DAYS.__getitem__)
    old, young = (name.entry for name in before)
    after, others = story_ids(groups("a2 a1"), (old, young), SLUGS.__getitem__, DAYS.__getitem__)
    assert after[0].entry.id == old.id
    assert [(entry.id, entry.state, entry.to) for entry in others] == [(young.id, "redirect", old.id)]


def test_a_split_leaves_the_id_with_the_first_article() -> None:
    whole, _ = story_ids(groups("a1 a2"), (), SLUGS.__getitem__, DAYS.__getitem__)
    parts, others = story_ids(groups("a2", "a1"), [whole[0].entry], SLUGS.__getitem__, DAYS.__getitem__)
    assert parts[1].entry.id == whole[0].entry.id != parts[0].entry.id
    assert not others


def test_a_merged_story_comes_back_when_it_is_split_again() -> None:
    before, _ = story_ids(groups("a1", "a2"), (), SLUGS.__getitem__, DAYS.__getitem__)
    merged, others = story_ids(groups("a1 a2"), [name.entry for name in before], SLUGS.__getitem__, DAYS.__getitem__)
    after, gone = story_ids(groups("a1", "a2"), [merged[0].entry, *others], SLUGS.__getitem__, DAYS.__getitem__)
    assert [name.entry.id for name in after] == [name.entry.id for name in before]
    assert not gone


def test_a_late_older_article_changes_no_id() -> None:
    before, _ = story_ids(groups("a3 a4"), (), SLUGS.__getitem__, DAYS.__getitem__)
    after, _ = story_ids(groups("a1 a3 a4"), [before[0].entry], SLUGS.__getitem__, DAYS.__getitem__)
    assert after[0].entry.id == before[0].entry.id


def test_a_story_outlives_its_first_article() -> None:
    before, _ = story_ids(groups("a1 a2"), (), SLUGS.__getitem__, DAYS.__getitem__)
    after, _ = story_ids(groups("a2"), [before[0].entry], SLUGS.__getitem__, DAYS.__getitem__)
    assert after[0].entry.id == before[0].entry.id
    assert after[0].entry.key == "a2"
