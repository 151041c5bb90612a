"""What a story is about: names whole and in all their forms, and the topics that stories share."""

from __future__ import annotations

import pytest

from digest.compose import compose, topics
from digest.compose.names import story_names
from digest.model import Account, Article, Copy, NameUse
from tests.compose.made_up import PRIVATE, TUESDAY, article, by_id, story


def _names(*texts: str, language: str = "en") -> dict[str, NameUse]:
    return {use.name: use for use in story_names([article(f"a{at}", "", text, language=language) for at, text in enumerate(texts)])}


def test_a_name_that_and_binds_is_one_name() -> None:
    text = "The Board for Forests and Waters closed the mill. On Monday the Board for Forests and Waters met in Averin."
    assert "Board for Forests and Waters" in _names(text)
    assert not {"Board", "Forests", "Waters"} & set(_names(text))
    said = "Gestern schloss das Amt für Wald und Wasser die Mühle. Danach sprach das Amt für Wald und Wasser."
    assert "Amt für Wald und Wasser" in _names(said, language="de")


@pytest.mark.parametrize(
    "texts",
    [
        ("People saw Mira Toll and Jan Roe in Averin.", "It was said that Mira Toll and Jan Roe left."),  # no article
        ("He asked the Board for Forests and Waters. Then Forests met him.", "It was the Board for Forests and Waters."),
    ],
)
def test_two_names_beside_each_other_stay_two(texts: tuple[str, str]) -> None:
    assert not [name for name in _names(*texts) if " and " in name]


def test_what_owns_may_be_a_name_in_german_and_what_it_owns_is_none() -> None:
    said = "Das Schiff der Reederei Lyrline sank. Gestern hob die Reederei Lyrline das Schiff. Das Haus der Kunst half; es half das Haus der Kunst."
    assert set(_names(said, language="de")) == {"Reederei Lyrline", "Haus der Kunst"}


def test_a_place_behind_a_noun_is_a_name_of_its_own_in_german() -> None:
    said = "Der Rat von Sankt Orlan tagt. Gestern rief der Rat von Sankt Orlan an, und Karl von Marr sprach mit Karl von Marr."
    assert set(_names(said, language="de")) == {"Sankt Orlan", "Karl von Marr"}


def test_a_word_that_is_met_in_lower_case_may_begin_a_name_that_stands_within_sentences() -> None:
    assert set(_names("A mill stood at Mill Creek. Mill Creek was dry, and the mill was old.")) == {"Mill Creek"}


def test_days_of_the_week_are_none() -> None:
    assert not _names("It opens on Sundays, and on Sundays only.")


@pytest.mark.parametrize(("name", "language"), [("Ilse von der Marr", "de"), ("Pedro de la Cruz", "en"), ("Jan van den Berg", "nl")])
def test_two_small_words_may_stand_in_a_name(name: str, language: str) -> None:
    assert set(_names(f"On Monday, {name} spoke to {name}.", language=language)) == {name}


def test_a_copy_names_nobody_again() -> None:
    text = "In Hask, two boats sank in fog. It was Mira Toll who saw it, and Mira Toll called for help. Jan Roe was asleep."
    first, again = (article(id, "Boats sink", text) for id in ("aone", "atwo"))
    (account,) = compose((story(first, again, copies=(Copy("atwo", "aone", 1.0),)),), by_id((first, again)), PRIVATE)
    assert [use.name for use in account.names] == ["Mira Toll"]


def test_a_title_cut_short_is_no_name() -> None:
    text = "The bill of Sen. Mira Toll and Rep. Jan Roe failed. It was Sen. Mira Toll who lost, and Rep. Jan Roe who won."
    assert set(_names(text)) == {"Mira Toll", "Jan Roe"}


def test_a_word_that_is_a_title_in_one_language_may_begin_a_name_in_another() -> None:
    assert set(_names("The flood reached Pan Creek. Boats left Pan Creek on Monday.")) == {"Pan Creek"}
    assert set(_names("Hello to Mr. Peter Toll. It was Mr. Peter Toll who spoke.")) == {"Peter Toll"}


def test_a_party_in_a_chamber_is_not_the_full_name_of_the_party() -> None:
    text = "A Liberal vote: the Council Liberals left the Council. Many Liberals, all Council Liberals, spoke to Liberals. A Liberal won the Council."
    assert {"Council Liberals", "Council"} < set(_names(text))
    ships = "The Harbour Terns won the game. In Averin the Terns met the Harbour Terns; the Terns won in Averin."
    assert _names(ships)["Harbour Terns"].variants == ("Terns",)


def test_members_and_peoples_of_two_words_are_counted_with_their_name() -> None:
    text = (
        "It is a Liberal vote of the Liberal Party. The Liberals won in North Lyria. A North Lyrian ship left North Lyria. "
        "Many Liberals of the Liberal Party cheered a Liberal."
    )
    assert _names(text)["North Lyria"].variants == ("North Lyrian",)
    assert {"Liberal", "Liberals"} - set(_names(text))
    assert "Lyria" in _names("In Lyria, a Lyrian met other Lyrians. The Lyrians and a Lyrian left Lyria.")
    roberts = "Ana Roberts met Robert. In the house of Robert, Roberts and Ana Roberts sat."
    assert "Robert" in _names(roberts)


def test_capitals_of_a_dateline_are_not_shown() -> None:
    text = "AVERIN BAY — The pier fell. They saw AVERIN BAY burn. Some left Averin Bay."
    assert set(_names(text)) == {"Averin Bay"}


# ---------------------------------------------------------------- topics


def _told(*texts: str) -> tuple[list[Account], dict[str, Article]]:
    made = [article(f"a{at}", "", text, outlet=f"post{at % 2}", day=TUESDAY) for at, text in enumerate(texts)]
    return list(compose([story(each, id=f"s{each.id}") for each in made], by_id(made), PRIVATE)), by_id(made)


_FULL = "The engineer Mira Toll came by boat. They asked Mira Toll; then Toll and all who know Toll saw bridge {}."
_SHORT = "They say that Toll left by boat. Some saw Toll on bridge {}."
_OTHER = "The skipper Ilan Toll came by boat. They asked Ilan Toll; then Toll and all who know Toll saw bridge {}."


def _topics(*texts: str) -> dict[str, tuple[str, ...]]:
    accounts, articles = _told(*(text.format(at) for at, text in enumerate(texts)))
    return {topic.name: topic.stories for topic in topics(accounts, articles)}


def test_stories_that_say_a_surname_alone_are_of_the_full_name() -> None:
    found = _topics(_FULL, _FULL, _SHORT, _SHORT, _SHORT)
    assert found == {"Mira Toll": ("sa0", "sa1", "sa2", "sa3", "sa4")}


def test_every_name_of_a_joined_topic_links_to_it() -> None:
    accounts, _ = _told(*(text.format(at) for at, text in enumerate((_FULL, _FULL, _SHORT, _SHORT, _SHORT))))
    assert {use.topic for account in accounts for use in account.names} == {"mira-toll"}


@pytest.mark.parametrize(
    "texts",
    [
        (_FULL, _FULL, _OTHER, _OTHER, _SHORT, _SHORT, _SHORT),  # who is meant?
        (_FULL, _SHORT, _SHORT, _SHORT),  # one story proves nothing
        (_FULL, _FULL, *[_SHORT] * 9),  # most are of something else
    ],
)
def test_a_surname_that_may_be_anybodys_is_a_topic_of_its_own(texts: tuple[str, ...]) -> None:
    assert "Toll" in _topics(*texts)
