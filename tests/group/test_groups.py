"""What is promised of stories: the order of files changes nothing, newer reports change nothing, look-alikes stay apart."""

from __future__ import annotations

import random
from datetime import date, timedelta

import msgspec
from hypothesis import given, settings
from hypothesis import strategies as st

from digest.group import Features, Pass, features, frozen, gathered, group, in_order
from digest.group.decision import THRESHOLD, joined
from digest.group.past import Span
from digest.settings import GroupSettings
from tests.group.texts import reports
from tests.values import replace


def stories(found: list[Features], how: GroupSettings | None = None) -> dict[str, str]:
    return {member.id: each.first for each in group(found, how or GroupSettings()) for member in each.members}


def report(id_: str, title: str, *paragraphs: str, day: date | None = date(2024, 5, 2), language: str = "en") -> Features:
    return features(id_, title, "", paragraphs, language, day, "")


@given(st.integers(0, 10_000), st.randoms())
@settings(max_examples=25, deadline=None)
def test_shuffled_input_gives_the_same_stories(seed: int, order: random.Random) -> None:
    found = reports(40, seed)
    found = [replace(each, day=None) if at % 7 == 0 else each for at, each in enumerate(found)]
    shuffled = list(found)
    order.shuffle(shuffled)
    assert group(shuffled) == group(found)


@given(st.integers(0, 10_000), st.integers(1, 39))
@settings(max_examples=25, deadline=None)
def test_newer_reports_change_nothing_before_them(seed: int, cut: int) -> None:
    found = in_order(reports(40, seed))
    whole, part = stories(found), stories(found[:cut])
    assert part == {id_: whole[id_] for id_ in part}


@given(st.integers(0, 10_000), st.integers(1, 12))
@settings(max_examples=25, deadline=None)
def test_and_so_where_they_are_of_the_same_day(seed: int, told: int) -> None:
    found = in_order(reports(40, seed, days=3))
    last = replace(found[-told], id="a", day=found[-1].day, minute=24 * 60 - 1)  # ids alone would place it before its day's others
    before, after = stories(found), stories([*found, last])
    assert before == {id_: after[id_] for id_ in before}


def test_of_one_moment_what_names_most_comes_first() -> None:
    vague = report("a", "Ferry sinks in fog", "The ferry sank off Averin on Monday, the harbour master said.")
    named = report("b", "Ferry sinks off Averin", "The ferry sank off Averin on Monday, the harbour master said.")
    assert named.names and in_order([vague, named]) == [named, vague]
    assert in_order([replace(vague, minute=8 * 60), replace(named, minute=9 * 60)])[0].id == "a"


@given(st.integers(0, 10_000), st.integers(0, 40))
@settings(max_examples=25, deadline=None)
def test_undated_reports_never_move_dated_ones(seed: int, undated: int) -> None:
    found = reports(40, seed)
    dated = found[undated:]
    mixed = [replace(each, day=None) for each in found[:undated]] + dated
    alone, together = stories(dated), stories(mixed)
    assert alone == {each.id: together[each.id] for each in dated}


@given(st.integers(0, 10_000), st.integers(1, 39))
@settings(max_examples=15, deadline=None)
def test_a_kept_lane_goes_on_where_it_stopped(seed: int, cut: int) -> None:
    found = in_order(reports(40, seed))
    run, seen = Pass(), []
    placed = []
    for each in found[:cut]:
        placed.append(run.add(each))
        seen.append(frozen.newest(run.lanes["en"]))
    kept = {"part": frozen.part_of(run.lanes["en"], 0), "seen": tuple(seen)}
    state = frozen.state_of(run.lanes["en"], [Span(0, cut, "part")], [Span(0, cut, "seen")])
    again = Pass(lanes={"en": frozen.lane_of(state, lambda name, kind: kept[name])})
    placed += [again.add(each) for each in found[cut:]]
    assert gathered(placed, lambda _: 0) == group(found)


@given(st.integers(0, 10_000))
@settings(max_examples=15, deadline=None)
def test_two_languages_are_two_passes(seed: int) -> None:
    english = reports(25, seed)
    german = [replace(each, id="d" + each.id, language="de") for each in reports(25, seed + 1)]
    alone, together = stories(english), stories([*english, *german])
    assert alone == {each.id: together[each.id] for each in english}
    assert not {together[each.id] for each in english} & {together[each.id] for each in german}


def test_every_report_is_in_one_story() -> None:
    found = reports(60, 3)
    assert sorted(member.id for each in group(found) for member in each.members) == sorted(each.id for each in found)


def test_features_survive_the_cache() -> None:
    one = report("a", "Ferry sinks near Averin", "“We saw the lights go out at once,” said Ana Ruel. The ferry sank with 212 people.")
    assert msgspec.msgpack.decode(msgspec.msgpack.encode(one), type=Features) == one


QUAKE = "A strong earthquake shook the coast near {place} on {day}, killing {dead} people and damaging the {what}, rescue workers said."


def test_two_earthquakes_are_two_stories() -> None:
    def quake(id_: str, place: str, day: int, dead: str, what: str) -> Features:
        told = QUAKE.format(place=place, day="Monday", dead=dead, what=what)
        said = f"The mayor of {place} asked for tents. The {what} will stay closed, and {dead} families mourn."
        return report(id_, f"Earthquake near {place} kills {dead}", told, said, day=date(2024, 5, day))

    one = [quake("a1", "Averin", 6, "31", "harbour"), quake("a2", "Averin", 7, "31", "harbour")]
    two = [quake("b1", "Solmark", 13, "204", "old cathedral"), quake("b2", "Solmark", 13, "204", "old cathedral")]
    told = stories([*one, *two, *reports(40, 5)])
    assert told["a1"] == told["a2"] != told["b1"] == told["b2"]


SUNK = "The ferry Stella sank near Averin with 212 people aboard after its bow door failed, Captain Ana Ruel said."
FINED = "A court has fined the owner of the Stella. The judge spoke of a leak that nobody wrote down, and of a mate who was asleep."


def test_a_sagas_next_chapter_names_the_one_before() -> None:
    first = report("a", "Ferry Stella sinks near Averin", SUNK, day=date(2024, 5, 2))
    chapter = report("b", "Owner of lost ferry fined", FINED, "Experts will study it for months.", day=date(2024, 5, 24))
    alike = report("c", "Ferry Tamar sinks off Solmark", SUNK.replace("Stella", "Tamar").replace("Averin", "Solmark").replace("212", "40")
                   .replace("Captain Ana Ruel", "harbour pilot Jon Esk"), day=date(2024, 5, 25))  # fmt: skip
    begun = {each.first: each for each in group([first, chapter, alike, *reports(60, 8)])}
    assert begun["b"].earlier == "a" and "Stella" in begun["b"].earlier_words
    assert begun["c"].earlier == ""


def test_a_report_says_why_it_is_where_it_is() -> None:
    one = report("a", "Ferry sinks near Averin", "The ferry Stella sank near Averin with 212 people, Captain Ana Ruel said.")
    two = report("b", "Averin ferry sinks with 212 aboard", "With 212 people the ferry Stella has sunk, said Ana Ruel in Averin.")
    found = group([one, two, *reports(30, 2)])
    reasons = next(member.reasons for each in found for member in each.members if member.id == "b")
    assert "Averin" in reasons.names and "ferry" in reasons.words and reasons.numbers == ("212",)
    assert reasons.score >= reasons.threshold > 0 and reasons.dates == ("2024-05-02",)


def test_a_day_of_the_week_is_a_word_and_a_firm_of_two_is_one_name() -> None:
    text = "On Tuesday the yard of Ruel & Esk near Averin burned down with 212 boats."
    found = group([report("a", "Fire near Averin", text), report("b", "Yard near Averin burns", text), *reports(30, 2)])
    reasons = next(member.reasons for each in found for member in each.members if member.id == "b")
    assert "Ruel & Esk" in reasons.names and "Tuesday" not in reasons.names


def test_the_window_forgets() -> None:
    run = Pass()
    for each in in_order(reports(300, 4, days=900)):
        run.add(each)
    lane = run.lanes["en"]
    window = GroupSettings().window_days
    assert all(lane.days[-1] - day <= window for day in lane.days[lane.first - lane.zero :])
    assert len(lane.days) == len(lane.seen) == lane.arrived - lane.zero < 200
    assert all(numbers[0] >= lane.zero for numbers, _ in lane.index.values()), "what left is swept out of the index"


def test_a_window_can_be_set() -> None:
    text = "The bridge of Averin was closed because a cable had failed, engineers said."
    found = [report("a", "Averin bridge closed", text), report("b", "Averin bridge closed", text, day=date(2024, 5, 2) + timedelta(days=20))]
    assert len(group(found, GroupSettings(window_days=10))) == 2
    assert len(group(found, GroupSettings(window_days=30))) == 1


def test_scripts_without_spaces_are_grouped() -> None:
    one = report("a", "東京の港で大きな火災", "東京の港で火曜日に大きな火災があり、倉庫が全焼した。消防隊が出動した。", language="ja")
    two = report("b", "東京港の倉庫で火災、全焼", "火曜日、東京の港にある倉庫で火災が起き、全焼した。消防隊が消火した。", language="ja")
    other = report("c", "京都の学校で入学式", "京都の学校で春の入学式が行われ、新入生が校長の話を聞いた。", language="ja")
    told = stories([one, two, other])
    assert told["a"] == told["b"] != told["c"]


def test_nothing_and_almost_nothing_are_no_fault() -> None:
    assert group([]) == ()
    empty = [report("a", ""), report("b", "", ""), report("c", "!", "…", day=None)]
    assert sum(len(each.members) for each in group(empty)) == 3


def test_a_name_is_called_shared_only_where_the_whole_of_it_is() -> None:
    crane = report("a", "Crane falls at Varnholm", "A crane fell onto the North Quay of Varnholm.", "The North Quay is closed.")
    seal = report("b", "Seal found in a bakery", "A seal was found in Lower Quay Street on Tuesday.", "It lay beside the oven.")
    reasons = next(member.reasons for each in group([crane, seal]) for member in each.members if member.id == "b")
    assert reasons.nearest == "a" and "Quay" in reasons.nearest_words and "Lower Quay Street" not in reasons.nearest_words


def test_a_report_that_surely_continues_one_of_a_story_need_not_resemble_two_more() -> None:
    assert joined([0.99], 3) > THRESHOLD > joined([0.8], 3)
    assert joined([0.6, 0.5, 0.4], 9) > THRESHOLD > joined([0.6, 0.4, 0.2], 9)
