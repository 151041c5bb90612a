"""A lead says something: a greeting is passed over where the text goes on to tell more, and nothing that tells is."""

from __future__ import annotations

import pytest

from digest.compose import compose
from digest.compose.greetings import told_from as told_in
from digest.compose.rights import shown
from digest.model import Article, Outlet
from digest.settings import Settings
from tests.compose.made_up import PRIVATE, article, by_id, story

TITLE = "Harbour bridge of Averin closes"
NEWS = "The harbour bridge of Averin will close on Saturday for a whole year, the council decided."
MORE = "Ferries of the port authority will run every ten minutes between both banks instead."

GREETINGS = [
    ("en", "Good morning."), ("en", "Hello and welcome."), ("de", "Guten Morgen, liebe Leserinnen und Leser!"), ("fr", "Bonjour à toutes et à tous."),
    ("es", "¡Buenos días!"), ("uk", "Доброго ранку, друзі!"), ("pl", "Dzień dobry, drodzy czytelnicy."), ("ar", "صباح الخير."), ("tr", "Günaydın."),
    ("ko", "안녕하세요, 독자 여러분."), ("ja", "おはようございます。"),
]  # fmt: skip
NEWS_IN = {"ja": "アヴェリン港の橋が土曜日から一年間閉鎖されると市議会が日曜の夜に決定した。"}


def told_from(sentences: list[str], title: str, language: str, outlet: str = "") -> int:
    return told_in(sentences, Article("a1", "1.txt", title=title, language=language, outlet=Outlet(outlet, outlet)))


@pytest.mark.parametrize(("language", "greeting"), GREETINGS, ids=[greeting for _, greeting in GREETINGS])
def test_a_greeting_is_no_lead(language: str, greeting: str) -> None:
    assert told_from([greeting, NEWS_IN.get(language, NEWS), MORE], TITLE, language) == 1


@pytest.mark.parametrize(
    ("opening", "title"),
    [
        ("Mayor Toll is dead.", "Averin mourns its mayor"),  # of the title
        ("Toll has resigned.", "End of an era in Averin"),  # a name that the text comes back to
        ("Three were hurt.", "Fire on a ferry"),  # a number in words
        ("“Never again.”", "What remains of the harbour"),  # a quotation
        ("Council: no money left", "What remains of the harbour"),
        ("The port of Averin has been closed since Monday evening.", "What remains of the harbour"),
    ],
)
def test_a_short_opening_that_tells_stays(opening: str, title: str) -> None:
    assert told_from([opening, NEWS, "Mira Toll has led the port authority for years."], title, "en") == 0


def _lead_of(*blocks: str, language: str = "de") -> list[str]:
    one = article("one", "Kran stürzt im Hafen um", *blocks, language=language)
    return [sentence.text for sentence in compose([story(one)], by_id([one]), PRIVATE)[0].lead]


@pytest.mark.parametrize("place", ["Varnholm.", "Köln (dpa).", "New Averin (LPA).", "САНКТ-ОРЛАН."])
def test_a_place_before_the_news_is_no_lead(place: str) -> None:
    news = "Ein Kran ist am Donnerstagmorgen am Nordkai von Varnholm umgestürzt."
    for blocks in ((f"{place} {news}",), (place, news)):
        assert _lead_of(*blocks)[0] == news


def test_a_short_first_sentence_that_is_no_place_stays() -> None:
    assert _lead_of("Der Kran fiel. Am Nordkai sind am Donnerstagmorgen zwei Arbeiter verletzt worden.")[0] == "Der Kran fiel."
    assert _lead_of("Varnholm.") == ["Varnholm."]


def test_a_greeting_stays_where_nothing_tells_more() -> None:
    assert told_from(["Good morning.", "See you tomorrow."], TITLE, "en") == 0
    assert told_from([], TITLE, "en") == 0


def test_two_sentences_of_greeting_are_passed_over() -> None:
    assert told_from(["Good morning.", "We hope you slept well.", NEWS], TITLE, "en") == 2


def test_the_lead_of_a_newsletter_is_its_news_whether_in_one_paragraph_or_two() -> None:
    for blocks in (("Good morning.", NEWS, MORE), (f"Good morning. {NEWS} {MORE}",)):
        made = article("a1", TITLE, *blocks)
        assert [each.text for each in compose([story(made)], by_id([made]), PRIVATE)[0].lead] == [NEWS, MORE]


def test_an_excerpt_does_not_spend_its_room_on_a_greeting() -> None:
    made = article("a1", TITLE, "Good morning.", NEWS, *[f"{MORE} Number {n} of them is new." for n in range(20)])
    assert shown(made, Settings(publish="public")).blocks[0].text == NEWS


def test_the_name_of_a_newsletter_in_its_title_makes_no_news_of_its_greeting() -> None:
    sentences = ["Good morning.", "High water at Averin is at eight minutes to eight today."]
    assert told_from(sentences, "Morning Tide: why we print the table", "en", "Morning Tide") == 1
    assert told_from(sentences, "A morning in Averin", "en", "Harbour Post") == 0
