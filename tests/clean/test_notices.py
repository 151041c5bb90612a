"""Lines and paragraphs between those of the article in which the page speaks of itself, in many languages."""

from __future__ import annotations

import pytest

from digest.clean.breaks import goes_on_behind
from digest.clean.shape import shape_of
from tests.clean.lindham import BODY, cleaned, kept


@pytest.mark.parametrize(
    ("line", "language"),
    [
        ("Article continues below this ad", "en"),
        ("Advertisement - Page continues below", "en"),
        ("Der Artikel wird nach der Anzeige fortgesetzt", "de"),
        ("La suite après cette publicité", "fr"),
        ("La noticia continúa después de la publicidad", "es"),
        ("Continua depois da publicidade", "pt"),
        ("L’articolo continua dopo la pubblicità", "it"),
        ("Lees verder onder de advertentie", "nl"),
        ("Dalszy ciąg materiału pod wideo", "pl"),
        ("Článek pokračuje pod reklamou", "cs"),
        ("Artikeln fortsätter under annonsen", "sv"),
        ("Artikkeli jatkuu mainoksen jälkeen", "fi"),
        ("Продолжение после рекламы", "ru"),
    ],
)
def test_a_line_says_that_the_article_goes_on_behind_something(line: str, language: str) -> None:
    assert goes_on_behind(shape_of(line, language))
    assert kept(cleaned("Old bridge closed", *BODY[:2], line, *BODY[2:])) == list(BODY)


@pytest.mark.parametrize(
    ("line", "language"),
    [
        ("Werbung für Zigaretten bleibt weiter erlaubt", "de"),
        ("Search for missing hiker continues", "en"),
        ("Tras la publicidad, el silencio", "es"),
        ("After the advertisement ran, the search for the lorry continues to this day in the hills of Orford", "en"),
    ],
)
def test_a_headline_has_one_or_two_of_its_words(line: str, language: str) -> None:
    assert not goes_on_behind(shape_of(line, language))


BOXES = (
    ("Externer Inhalt", "An dieser Stelle finden Sie einen externen Inhalt, der den Artikel ergänzt. Sie können ihn mit einem Klick anzeigen."),
    ("Contenu externe", "Ce contenu vient d’un tiers. Pour le voir, vous devez donner votre consentement à notre partenaire."),
    ("Recommended content", "To show you this content from an external site we need your permission, which you can withdraw."),
    ("Treść zewnętrzna", "Aby wyświetlić tę treść z zewnętrznej strony, wyrażam zgodę na jej pokazanie w tym miejscu."),
)


@pytest.mark.parametrize(("label", "box"), BOXES)
def test_a_box_that_asks_for_leave_goes_with_its_label(label: str, box: str) -> None:
    assert kept(cleaned("Old bridge closed", *BODY[:2], label, box, *BODY[2:])) == list(BODY)


def test_an_article_on_content_from_elsewhere_keeps_its_paragraphs() -> None:
    told = (
        "A court in Lindham ruled on Monday that outlets may show external content only where readers have given consent.",
        "If you open a page with content from an external site, the judges wrote, your consent must be asked before it is shown.",
        "The outlets had said that nobody reads such boxes, and that content from elsewhere brings half of their readers.",
    )
    assert kept(cleaned("Court rules on boxes", *told, BODY[3])) == [*told, BODY[3]]


def test_headlines_below_a_heading_of_other_stories_go() -> None:
    others = ("The bridges that the coast can no longer wait to repair", "A boat across the river: how the people of Orford manage")
    assert kept(cleaned("Old bridge closed", *BODY[:2], "Related stories", *others, *BODY[2:])) == list(BODY)


def test_a_deck_of_two_sentences_stands_behind_the_byline() -> None:
    menu = [word for word in ("Home", "Harbour", "Council", "Sport", "Weather", "Share", "Log in", "Newsletter") for _ in range(2)]
    deck = "Engineers found cracks in the eastern pier of the bridge. Lorries drive round by Orford until the spring"
    article = cleaned(*menu, "Old bridge of Lindham closed for a week", "by Ann Lee", deck, "14 January 2025", "Listen 3 min", "Save", *BODY)
    assert article.deck == deck
    assert kept(article) == list(BODY)
