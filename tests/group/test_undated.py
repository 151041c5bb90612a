"""Reports without a day: what they share may be one event or only one topic, and among many others a topic looks special."""

from __future__ import annotations

import pytest

from digest.group import Features, decision, features, group
from tests.group.texts import reports
from tests.values import replace

# Five reports of one border war in other weeks; the second and the fifth tell of one meeting.
WAR = {
    "a": (
        "Varenia’s President Dorovan warns of Ostmark attack",
        "President Ilya Dorovan of Varenia said on Friday that Ostmark was massing troops along the Sava line for an attack on Karsk.",
        "Intelligence officers in Karsk have counted more Ostmark armour than in spring, Dorovan told reporters.",
    ),
    "b": (
        "Dorovan and Ostmark’s envoy Belin meet at Lake Orsa for six hours",
        "Ilya Dorovan and the Ostmark envoy Petar Belin met for six hours at Lake Orsa, the first meeting since the war began.",
        "Belin offered an exchange of 340 prisoners. Dorovan asked for a truce along the Sava line before winter, aides in Karsk said.",
    ),
    "c": (
        "Ostmark missiles cut power in Varenia’s capital",
        "Ostmark fired missiles at power stations around Karsk overnight and left half of Varenia’s capital without light, officials said.",
        "President Ilya Dorovan asked allies for air defence. Trains on the Sava line stood still until noon.",
    ),
    "d": (
        "Varenia’s parliament extends martial law as Ostmark war drags on",
        "Lawmakers in Karsk voted to extend martial law in Varenia by ninety days, as the war with Ostmark enters another autumn.",
        "President Ilya Dorovan will sign it. Elections stay suspended while soldiers hold the Sava line.",
    ),
    "e": (
        "Six hours at Lake Orsa: Dorovan meets Ostmark envoy Belin",
        "For six hours Petar Belin, the envoy of Ostmark, sat opposite Ilya Dorovan at Lake Orsa in the first meeting since the war began.",
        "An exchange of 340 prisoners was offered by Belin; Dorovan wants a truce along the Sava line before winter comes.",
    ),
}  # fmt: skip


def war(*left_out: str) -> list[Features]:
    return [features(id_, title, "", text, "en", None, "") for id_, (title, *text) in WAR.items() if id_ not in left_out]


def together(found: list[Features]) -> list[list[str]]:
    groups = [sorted(member.id for member in each.members) for each in group(found)]
    return [each for each in groups if len(each) > 1 and set(each) & set(WAR)]


def others(seed: int, dated: bool) -> list[Features]:
    return [each if dated else replace(each, day=None) for each in reports(200, seed)]


@pytest.mark.slow
@pytest.mark.parametrize("dated", [False, True])
@pytest.mark.parametrize("seed", [1, 3, 4])
def test_one_topic_among_two_hundred_others_is_not_one_story(seed: int, dated: bool) -> None:
    found = together([*war(), *others(seed, dated)])
    assert ["b", "e"] in found and all(len(each) == 2 for each in found)


@pytest.mark.slow
@pytest.mark.parametrize("out", "abcde")
def test_and_so_when_a_report_is_missing(out: str) -> None:
    assert together([*war(out), *others(4, False)]) == ([] if out in "be" else [["b", "e"]])


@pytest.mark.slow
def test_without_the_doubt_the_topic_would_be_one_story(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(decision, "_TOPICAL", 0.0)
    assert ["b", "e"] not in together([*war(), *others(1, False)])


# Five outlets on one event, in words of their own: what was done, how many and where is in each.
SUNK = (
    ("Ferry Stella sinks off Averin with 212 aboard", "The ferry Stella sank off Averin before dawn with 212 people aboard, and 47 are missing."),
    ("47 missing after ferry sinks near Averin", "Rescuers searched on Monday for 47 people after the Stella went down near Averin; 212 had been aboard."),
    ("Averin ferry sinks: bow door failed, captain says", "Captain Ana Ruel said the bow door of the Stella failed off Averin. Of 212 passengers 47 are missing."),
    ("Stella sinks, 47 missing off Averin", "All ships near Averin joined the search for 47 passengers of the Stella, which sank with 212 people."),
    ("Why the ferry sank off Averin", "A failed bow door sank the Stella with 212 people, captain Ana Ruel said in Averin, where 47 are still missed."),
)  # fmt: skip


@pytest.mark.slow
@pytest.mark.parametrize("seed", [1, 2, 3])
def test_many_outlets_on_one_event_are_one_story_among_two_hundred_others(seed: int) -> None:
    sunk = [features(f"s{at}", title, "", [text], "en", None, "") for at, (title, text) in enumerate(SUNK)]
    found = [[each.id for each in story.members] for story in group([*sunk, *others(seed, False)])]
    assert ["s0", "s1", "s2", "s3", "s4"] in map(sorted, found)


def test_a_deed_is_told_by_figures_and_words_of_the_title_and_not_by_names() -> None:
    row = dict.fromkeys(decision.EVIDENCE, 0.0)
    assert decision.deed([*(row | {"names": 1.0, "title names": 1.0, "title deeds": 0.3}).values()]) == 0
    assert decision.deed([*(row | {"figures": 0.7}).values()]) == 1
    assert 0 < decision.deed([*(row | {"title deeds": 0.6}).values()]) < 1


def test_one_topic_alone_is_not_one_story() -> None:
    assert together(war()) == [["b", "e"]]


def test_in_a_small_folder_no_doubt_is_needed() -> None:
    assert decision.topical(12) < 0.2 < 4 < decision.topical(200) < decision.topical(2_000)
