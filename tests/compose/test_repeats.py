"""What an editor would strike out: the same event twice, a sentence that follows from another, a title that is the outlet's."""

from __future__ import annotations

import pytest

from digest.compose import compose
from digest.compose.starts import vague
from digest.model import Account, Article
from tests.compose.made_up import PRIVATE, TUESDAY, WEDNESDAY, article, by_id, story


def _of(*members: Article) -> Account:
    return compose([story(*members)], by_id(members), PRIVATE)[0]


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Soon after, the council closed the bridge of Averin.", "en"),
        ("Hours later, Averin was dark.", "en"),
        ("Peu après, Averin votait.", "fr"),
        ("Pouco depois, Averin votou.", "pt"),
    ],
)
def test_a_sentence_that_says_only_how_long_after_follows_from_another(text: str, language: str) -> None:
    assert vague(text, language, frozenset({"averin"}))


@pytest.mark.parametrize("text", ["On Tuesday, Averin voted.", "In southern Averin, roofs flew.", "Last week, Averin voted."])
def test_a_sentence_that_says_where_or_when_stands_alone(text: str) -> None:
    assert not vague(text, "en", frozenset({"averin"}))


_POST = article(
    "a1", "Ferry Tern strikes pier in Averin",
    "The ferry Tern struck the north pier of Averin in fog on Tuesday morning, injuring at least 14 passengers, the harbour office said.",
    "Divers of the harbour office will look at the hull of the Tern before it sails to Hask again.",
    day=TUESDAY, outlet="post",
)  # fmt: skip
_LEDGER = article(
    "a2", "People hurt as ferry from Hask hits pier",
    "Fourteen people were taken to hospital when a ferry from Hask hit a pier of Averin at full speed, said the coast guard, which sent two boats.",
    "The skipper of the Tern told the harbour office of Averin that the radar of the ferry had failed off Hask.",
    day=TUESDAY, outlet="ledger",
)  # fmt: skip


def test_a_lead_does_not_tell_the_event_again_as_another_outlet_opens() -> None:
    first, *others = _of(_POST, _LEDGER).lead
    opens = {_POST.blocks[0].text, _LEDGER.blocks[0].text}
    assert first.text in opens and others and not opens & {each.text for each in others}


def test_a_day_does_not_tell_the_event_again_as_another_outlet_opens() -> None:
    later = article("a0", "Fog in Averin", "Thick fog lay over the harbour of Averin on Monday.", day=None, outlet="radio")
    post = article("a3", "Tern", "Fire broke out in the engine room of the Tern at dawn, and 31 workers were brought ashore in lifeboats from Hask.", day=WEDNESDAY, outlet="post")
    ledger = article("a4", "Tern", "Welders who had begun to repair the Tern were brought ashore at dawn after smoke filled its engine room.", day=WEDNESDAY, outlet="ledger")
    (day,) = [day for day in _of(_POST, _LEDGER, post, ledger, later).days if day.day == WEDNESDAY]
    assert len(day.added) == 1


def test_a_line_in_brackets_is_no_news_of_a_day() -> None:
    told = article("a5", "Tern", "The Tern will be towed to Hask on Friday.", "(Additional reporting by Ewa Lind in Hask; editing by Jan Roe)",
                   day=WEDNESDAY, outlet="post")  # fmt: skip
    account = _of(_POST, told)
    assert not any(each.text.startswith("(") for day in account.days for each in day.added)


def test_a_title_that_is_the_outlets_does_not_name_the_story() -> None:
    one, other = (
        article(each.id, "Radio Lyr (Lyr Broadcasting)", *(block.text for block in each.blocks), day=TUESDAY, outlet="radio") for each in (_POST, _LEDGER)
    )
    account = _of(one, other)
    assert account.headline and account.lead[0].text.startswith(account.headline.rstrip("…"))


# ---------------------------------------------------------------- figures


def _tables(one: str, other: str) -> int:
    members = (article("f1", "Papers", one, day=TUESDAY, outlet="post"), article("f2", "Papers", other, day=TUESDAY, outlet="ledger"))
    return len(_of(*members).figures)


def test_the_rest_of_a_number_is_not_set_beside_the_whole() -> None:
    said = "The papers of the harbour bank in Averin name {} councillors and officials of Lyr."
    assert _tables(said.format("140"), said.format("128")) == 1
    assert _tables(said.format("140"), said.format("two ministers and 128 other")) == 0


def test_a_number_in_a_sentence_that_is_cut_off_is_not_compared() -> None:
    said = "The papers of the harbour bank in Averin name {} councillors and officials of Lyr"
    assert _tables(said.format("140") + ".", said.format("128") + " in…") == 0


_FALLEN = article(
    "b1", "Footbridge of Averin falls",
    "A footbridge of Averin has fallen at the quay. Three hangers of the bridge had rusted, a report of November warned the council.",
    "HARBOUR COUNCIL", day=TUESDAY, outlet="post",
)  # fmt: skip


def test_a_longer_sentence_that_says_more_than_a_brief_one_of_before_is_no_repetition() -> None:
    told = "The council of Averin was warned in November and again in January that three hangers of the footbridge at the quay could fail, papers show."
    later = article("b2", "Council warned twice of footbridge", told, day=WEDNESDAY, outlet="ledger")
    assert [each.text for each in _of(_FALLEN, later).days[1].added] == [told]


def test_what_is_told_again_in_full_is_a_repetition() -> None:
    again = "A footbridge of Averin has fallen at the quay, and three hangers had rusted, a report of November warned."
    later = article("b2", "Footbridge of Averin has fallen", again, day=WEDNESDAY, outlet="ledger")
    assert not _of(_FALLEN, later).days[1].added


def test_an_item_of_a_list_does_not_tell_a_day() -> None:
    item = "• The gate of the barrage at Hask was found open by divers of the harbour office."
    later = article("b2", "More on the footbridge", item, "Divers of Hask found the gate of the barrage open on Monday.", day=WEDNESDAY, outlet="ledger")
    assert not any(each.text.startswith("•") for day in _of(_FALLEN, later).days for each in day.added)
