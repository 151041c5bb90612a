"""Subheadings between boxes, adverts and captions stay; headlines of other stories and labels go."""

from __future__ import annotations

import pytest

from digest.clean import clean
from digest.model import Document

MENU = ["Home", "News", "Sport", "Weather", "Log in", "Subscribe", "Newsletter", "Menu", "Search"]
END = ["Share this article", "Related articles", "Most read", "Contact us", "Privacy policy", "Terms of use", "All rights reserved"]
TITLE = "Five walks on Varnel Island that nobody takes"
LEAD = "Varnel Island is so small that its walks are short, and so steep that they are long, as the keeper of the light likes to say."
WALKS = (
    ("The old pier", "The pier was built of oak in 1887, and those who walk out on it in a storm are asked to leave their hats at home."),
    ("The lime kilns", "Nine kilns stand along the western shore, and in the third of them a family of owls has lived for fourteen years."),
    ("The keeper's stairs", "There are two hundred and nine steps up to the light, and the keeper has counted them on every day of his life."),
    ("The long sands", "When the tide is out one can walk to the wreck and back, which takes an hour, and nobody should try it in a fog."),
)


def left(lines: list[str]) -> list[str]:
    cleaned = clean(Document("page.txt", text="\n".join([*MENU, TITLE, LEAD, *lines, *END])))
    return [cleaned.title, *[block.text for block in cleaned.blocks]]


def test_numbered_headings_stay_between_adverts_and_pictures() -> None:
    lines = []
    for number, (name, text) in zip((4, 3, 2, 1), WALKS, strict=True):
        lines += ["Advertisement", f"{number}. {name}", f"Image: Varnel Lines {number}", text, "See it on our map of the isles"]
    assert [line for line in left(lines) if line[0].isdigit()] == [f"{4 - at}. {name}" for at, (name, _) in enumerate(WALKS)]


@pytest.mark.parametrize(
    ("heading", "stays"),
    [
        ("What the keeper counts on his stairs", True),  # the paragraph below speaks of stairs
        ("Who was the first to climb up there?", True),  # a question
        ("Explore our photo walks", False),  # calls
    ],
)
def test_a_subheading_below_a_caption_stays_where_it_speaks_of_its_paragraph(heading: str, stays: bool) -> None:
    lines = [WALKS[0][1], WALKS[1][1], "Mist above the western shore", heading, "The keeper's stairs were " + WALKS[2][1], WALKS[3][1]]
    assert (heading in left(lines)) is stays


def test_a_most_read_list_is_no_series_of_headings() -> None:
    lines = [text for _, text in WALKS] + ["Most read", "1. Council sells the town clock", "2. Rain till Friday", "3. A goat is found"]
    assert not any(line[0].isdigit() for line in left(lines))


def test_a_subheading_behind_a_box_with_one_story_stays_with_its_paragraph() -> None:
    head = ["Iniciar sesión", "Suscríbete", "Salud", "Ciencia", "El pueblo que desayuna pan de bellota desde hace tres siglos"]
    told = [
        "A las cuatro de la mañana ya sale humo del horno de la calle Mayor. La harina que amasan allí no es de trigo: la muelen con bellotas.",
        "“Mi abuela decía que el trigo era para los señores”, cuenta la panadera. Hace cinco años vendía doce a la semana; ahora no da abasto.",
    ]
    own = ["Una receta sin dueño", "Nadie sabe quién empezó. El archivo menciona ese desayuno en 1724, en una lista de limosnas."]
    box, end = ["Más información", "Las dehesas que volvieron a dar harina"], ["Archivado En", "Pan", "Pueblos", "Normas", "Últimas noticias"]
    kept = [block.text for block in clean(Document("a.txt", text="\n".join([*head, *told, *box, *own, *end]))).blocks]
    assert kept == [*told, *own]
