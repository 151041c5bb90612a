"""The last paragraphs of an article stand behind a box; what a page says there itself goes."""

from __future__ import annotations

from pathlib import Path

import pytest

from digest.clean import clean
from digest.model import Document
from tests.clean.varnel import PARAGRAPHS, TITLE

OUTLETS = Path(__file__).parent / "outlets"


def page(language: str) -> list[tuple[str, str]]:
    return [(line[0], line[2:]) for line in (OUTLETS / f"{language}-closed.txt").read_text(encoding="utf-8").splitlines()]


def with_box(language: str, box: list[str]) -> tuple[list[str], list[str]]:
    """(the page's lines with a box above the article's last paragraph, the article's paragraphs)."""
    rows = page(language)
    last = max(at for at, (kind, _) in enumerate(rows) if kind == "+")
    lines = [text for _, text in rows]
    return [*lines[:last], *box, *lines[last:]], [text for kind, text in rows if kind == "+"]


BOXES = {
    "nl": ["Lees ook", "Driehonderd bruggen moeten voor 2030 worden opgeknapt", "Strand zonder zand", "Nieuwsbrief"],
    "fr": ["Lire aussi", "Trois cents ponts à réparer avant 2030", "La plage sans sable", "Newsletter", "S’inscrire"],
    "es": ["Te puede interesar", "Trescientos puentes por reparar", "La playa sin arena", "Boletín", "Suscríbete"],
    "pl": ["Czytaj także", "Trzysta mostów do remontu", "Plaża bez piasku", "Newsletter", "Zapisz się"],
    "cs": ["Čtěte také", "Tři sta mostů potřebuje opravu", "Pláž bez písku", "Newsletter", "Přihlásit se"],
    "tr": ["İlgili haber", "Üç yüz köprünün onarılması gerekiyor", "Kumsuz plaj", "Bülten", "Abone ol"],
    "uk": ["Читайте також", "Триста мостів потребують ремонту", "Пляж без піску", "Реклама", "Підписатися"],
    "el": ["Διαβάστε επίσης", "Τριακόσιες γέφυρες θέλουν επισκευή", "Παραλία χωρίς άμμο", "Newsletter", "Εγγραφή"],
}


@pytest.mark.parametrize("language", BOXES)
def test_the_last_paragraph_behind_a_box_stays(language: str) -> None:
    lines, article = with_box(language, BOXES[language])
    kept = [block.text for block in clean(Document("a.txt", text="\n".join(lines))).blocks]
    assert [text for text in article if text not in kept] == []
    assert [text for text in BOXES[language] if text in kept] == []


SAID = {
    "nl": "Mis niets van het nieuws uit de streek en volg onze verslaggevers elke dag op hun eigen kanaal.",
    "fr": "Le journal de la côte arrive chaque matin chez vous, avec les mots croisés et la page des marées.",
    "de": "Jeden Morgen liegt die Zeitung der Küste vor der Tür, wenn Sie das bis zum Abend bestellen.",
}


@pytest.mark.parametrize("language", SAID)
def test_what_is_said_to_the_reader_behind_a_box_goes(language: str) -> None:
    rows = page(language)
    last = max(at for at, (kind, _) in enumerate(rows) if kind == "+")
    lines = [text for _, text in rows]
    lines[last + 1 : last + 1] = ["Facebook", "Instagram", "Newsletter", SAID[language]]
    assert SAID[language] not in [block.text for block in clean(Document("a.txt", text="\n".join(lines))).blocks]


def test_a_paragraph_between_two_pictures_counted_stays_and_a_comment_beside_its_time_goes() -> None:
    rows = page("nl")
    last = max(at for at, (kind, _) in enumerate(rows) if kind == "+")
    lines = [text for _, text in rows]
    own = "De eerste schepen voeren in 1911 onder de brug door, en de wachter woonde in het huisje op de oever."
    comment = "De oude wachter keek altijd eerst naar het water en dan pas naar de wagens op de weg."
    counted = [*lines[: last - 1], "2/6", own, "3/6", *lines[last - 1 : last + 1], "Reacties", "Jan V.", "2 uur geleden", comment, *lines[last + 1 :]]
    kept = [block.text for block in clean(Document("a.txt", text="\n".join(counted))).blocks]
    assert own in kept and comment not in kept


ASKED = {
    "nl": ["Nieuwsbrief", "Lees ook", "Hoe gevaarlijk zijn de oude bruggen langs de kust, en wat doet de provincie daar nu aan?"],
    "fr": ["Newsletter", "Lire aussi", "Qui paiera la réparation des vieux ponts de la côte, et quand les travaux vont-ils commencer ?"],
    "cs": ["Newsletter", "Čtěte také", "Kdo zaplatí opravu starých mostů na pobřeží a kdy začnou práce na východním pilíři?"],
}


@pytest.mark.parametrize("language", ASKED)
def test_a_headline_that_asks_behind_a_box_goes(language: str) -> None:
    rows = page(language)
    last = max(at for at, (kind, _) in enumerate(rows) if kind == "+")
    lines = [text for _, text in rows]
    lines[last + 1 : last + 1] = ["Facebook", "Instagram", *ASKED[language]]
    assert ASKED[language][-1] not in [block.text for block in clean(Document("a.txt", text="\n".join(lines))).blocks]


DATED = {
    "pl": ["Prace potrwają do marca. Most będzie zamknięty przez dwie noce.", "28 sierpnia 2025", "27 sierpnia 2025"],
    "uk": ["Роботи триватимуть до березня. Міст закриють на дві ночі.", "28 серпня 2025", "27 серпня 2025"],
}


@pytest.mark.parametrize("language", DATED)
def test_the_last_paragraph_behind_one_story_with_its_day_stays_and_a_teaser_among_several_goes(language: str) -> None:
    rows, (own, day, earlier) = page(language), DATED[language]
    last = max(at for at, (kind, _) in enumerate(rows) if kind == "+")
    lines, (heading, story, another) = [text for _, text in rows], BOXES[language][:3]

    def kept(box: list[str]) -> list[str]:
        text = "\n".join([*lines[: last + 1], *box, *lines[last + 1 :]])
        return [block.text for block in clean(Document("a.txt", text=text)).blocks]

    one, several = kept([heading, story, day, own]), kept([heading, story, day, own, another, earlier, own])
    assert own in one and story not in one and day not in one
    assert own not in several


def test_the_last_paragraph_behind_a_gallery_with_counted_pictures_stays() -> None:
    rows, own = page("pl"), "Około południa autobusy odwiozły pasażerów do domów. Przewoźnik zapowiada zwrot pieniędzy za bilety."
    last = max(at for at, (kind, _) in enumerate(rows) if kind == "+")
    lines = [text for _, text in rows]
    box = ["1/5", "Most widziany z falochronu", "2/5", "Strażacy na moście", "3/5", "Zobacz wszystkie zdjęcia"]
    kept = [block.text for block in clean(Document("a.txt", text="\n".join([*lines[: last + 1], *box, own, *lines[last + 1 :]]))).blocks]
    assert own in kept and not any(line in kept for line in box)


UNTOLD = {
    "a gallery": ["Recommended for you", "Harbour fees: what the council wants", "Photo gallery: the salvage operation (12 pictures)"],
    "the weather": ["Lindham weather", "Sat 8° 4°", "Sun 7° 3°", "Mon 6° 2°"],
}


@pytest.mark.parametrize("box", UNTOLD)
def test_the_last_paragraph_stays_below_a_box_that_ends_with_what_nobody_tells_of(box: str) -> None:
    own = "The interior ministry said on Wednesday it would appoint a chair from outside the county within two weeks."
    own = "The storm warning is in force until 6am on Monday." if box == "the weather" else own
    lines = ["Storm stops the ferry to Varnel Island", "By Ilse Marrow", *PARAGRAPHS, *UNTOLD[box], own, "More from Local News", "Woman rescued from slurry pit"]
    kept = [block.text for block in clean(Document("a.txt", text="\n\n".join(lines))).blocks]
    assert own in kept and UNTOLD[box][-1] not in kept


MENU = ["Home", "News", "Sport", "Weather", "Video", "Share", "Most read", "About Us", "Contact Us", "Jobs"]
TAIL = ["Share Print E-mail", "Ann Lee E-mail Ann Lee", "Topics:", "Ferries", "Tags:", "Lund", "Boats", "Follow @annlee"]
BIO = "Ann Lee covers the coast for Harbour News, and writes of ships. E-mail Ann."


def test_what_corrects_the_article_stays() -> None:
    said = (
        "Correction 10/12/25: The Harbour News Newsletter of Lund Media Group misspelled Ann Lee, Bo Roe and Mara Lind, Chief "
        "Information Officers of Harbour Communications."
    )
    boats = "These boats will be offered later this year at no additional charge."
    lines = [*MENU * 2, TITLE, PARAGRAPHS[0], boats, said, *TAIL, BIO, "Related stories", *MENU * 3]
    assert clean(Document("page.txt", text="\n".join(lines))).blocks[-1].text == said


def test_the_last_item_of_a_list_stays() -> None:
    items = ["- Thanks to the baker, who sent the bread.", "- The pier is painted by the school.", "- A new app that finds the lost bell"]
    tail = ["Ep. 13: The ferry", "Episode 13", "Subscribe:", "iTunes (HD) | iTunes (SD)", "RSS (HD) | RSS (SD)"]
    lines = [*MENU * 2, TITLE, *PARAGRAPHS, "Heard today:", *items, *tail, *MENU]
    assert clean(Document("page.txt", text="\n".join(lines))).blocks[-1].text.endswith("lost bell")
