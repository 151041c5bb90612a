"""Where few articles have company, more is asked of two that are alike; only what came before counts."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from digest.group import Features, company, features, group
from digest.group.company import Company, company_of
from tests.group.texts import reports

CHANCES = st.lists(st.floats(0, 1), max_size=5)
LIKE = (  # two markets of one town, a week apart: alike, and no more
    ("Market day in Ostrana draws crowds", "The weekly market of Ostrana drew four hundred visitors, the mayor said.", date(2024, 5, 2)),
    ("Ostrana market draws visitors again", "Visitors came to the weekly market of Ostrana, where the mayor opened a hall.", date(2024, 5, 6)),
)


def of(*chances: float) -> Company:
    found = Company()
    for chance in chances:
        found.add((chance,))
    return found


def test_nothing_is_corrected_where_nothing_came() -> None:
    assert Company().odds == Company().told == 0


def test_the_reasons_say_where_more_or_less_was_asked() -> None:
    assert (of(*[0.0] * 40).told, of(*[1.0] * 40).told, of(0.0, 1.0, 0.0).told) == (-1, 1, 0)
    placed = group([*reports(60, 1), *[replace(each, day=None) for each in reports(9, 2)]])
    told = {member.reasons.company for each in placed for member in each.members}
    assert {0, 1} <= told


@given(st.lists(CHANCES, max_size=40))
def test_company_raises_the_odds_and_its_absence_lowers_them(those: list[list[float]]) -> None:
    found = Company()
    for each in those:
        before = found.odds
        found.add(each)
        if max(each, default=0) <= 0.9:
            assert found.odds < before or before == found.odds > 0  # as high as it goes
    assert company_of(those).odds == pytest.approx(found.odds)


@given(st.integers(0, 400), st.integers(0, 400))
def test_what_was_long_ago_is_forgotten(alone: int, together: int) -> None:
    one, other = of(*[0.0] * alone, *[1.0] * 500), of(*[1.0] * together, *[1.0] * 500)
    assert one.odds == pytest.approx(other.odds, abs=0.05) and 0 < one.odds < 1


@given(st.lists(st.floats(0, 1), min_size=1, max_size=60), st.dictionaries(st.integers(0, 9), st.floats(0.001, 0.999), max_size=5))
def test_the_order_of_chances_stays(came: list[float], chances: dict[int, float]) -> None:
    found = of(*came).corrected(chances)
    assert sorted(chances, key=lambda n: (chances[n], n)) == sorted(found, key=lambda n: (found[n], chances[n], n))


def alike(number: int, before: list[Features]) -> float:
    """How likely two that are alike are one event for the pass, after these."""
    two = [features(f"z{at}{number}", title, "", [text], "en", day, "") for at, (title, text, day) in enumerate(LIKE)]
    placed = {member.id: member for each in group([*before, *two]) for member in each.members}
    reasons = placed[f"z1{number}"].reasons
    assert reasons is not None
    return max(reasons.score, reasons.nearest_score)


@pytest.mark.parametrize("seed", [1, 2, 3])
def test_the_same_two_are_less_likely_one_event_among_single_pieces(seed: int, monkeypatch: pytest.MonkeyPatch) -> None:
    stream = reports(80, seed)
    first = {each.members[0].id for each in group(stream)}
    single = [each for each in stream if each.id in first]
    among_single, among_stories = alike(1, single), alike(1, stream)
    monkeypatch.setattr(company, "_TRUST", 10**9)  # nothing is learned from what came before
    assert among_single < alike(1, single) and among_stories > alike(1, stream)
