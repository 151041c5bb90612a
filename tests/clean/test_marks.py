"""What a line says itself to be: dates are no rows of figures, credits no sentences, menus no authors."""

from __future__ import annotations

import pytest

from digest.clean import clean
from digest.clean.captions import is_caption
from digest.clean.decks import decks
from digest.clean.draft import Draft, Row, Task
from digest.clean.lines import Line
from digest.clean.marks import Mark, mark_of
from digest.clean.memory import Memory
from digest.clean.phrases import phrases
from digest.clean.shape import shape_of
from digest.model import Cut, Document


def marked(text: str, language: str = "en") -> Mark:
    return mark_of(text, shape_of(text, language), phrases(language))


def caption(text: str, language: str = "en") -> bool:
    return is_caption(text, shape_of(text, language), marked(text, language))


@pytest.mark.parametrize("text", ["12 May 2024", "12.05.2024", "Published: 12 May 2024, 9.30", "Giriş Tarihi: 08.02.2024 09:41"])
def test_a_date_alone_is_a_date(text: str) -> None:
    assert marked(text) == "date"


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("fr", "Publié le 12/10/2025 à 10:32, mis à jour le 12/10/2025 à 14:10"),
        ("de", "Veröffentlicht am 12.10.2025 | Lesedauer: 3 Minuten"),
        ("pt", "12/10/2025 10h32 Atualizado há 3 dias"),
        ("ko", "기사입력 2025-10-12 10:32:11 | 최종수정 2025-10-12 14:10:01"),
        ("ko", "송고시간2025-10-12 10:32"),
        ("el", "12/10/2025 - 10:32 π.μ."),
        ("fa", "کد خبر: ۱۲۳۴۵ تاریخ انتشار: ۱۴۰۴/۰۷/۲۰ ۱۰:۳۲"),
        ("ar", "12/10/2025 | آخر تحديث: 13/10/2025 11:20 (توقيت مكة المكرمة)"),
        ("ja", "10/12(日) 10:32配信"),
    ],
)
def test_days_with_what_they_are_called_and_brief_labels_are_a_date(language: str, text: str) -> None:
    assert marked(text, language) == "date"


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("de", "Ann Lee | 12.10.2025 | Bo Roe"),
        ("de", "Zwischen dem 12.10.2025 und dem 14.11.2025 fährt die Fähre nicht"),
        ("de", "12.10.2025 | Orford | 2 Tote"),
        ("en", "Published 12/10/2025 | Tickets $12 | Doors 19:30"),
        ("ko", "여객선은 2025-10-12 10:32에 부산항을 떠났다"),
    ],
)
def test_days_beside_names_prices_or_what_happened_are_no_date(language: str, text: str) -> None:
    assert marked(text, language) != "date"


@pytest.mark.parametrize("text", ["2016 $25,000 $15,000 $10,000", "12/1/2017 +0.2%", "1 2 3 4 5", "$50", "2023 41 17 6 3"])
def test_a_row_of_figures_is_no_date(text: str) -> None:
    assert marked(text) != "date"


@pytest.mark.parametrize(
    "text",
    [
        "The pier after the storm. Photo: Ilse Marrow",
        "The pier after the storm. © Ilse Marrow/Courier",
        "The pier after the storm (foto Marrow)",
        "The pier after the storm last week, on Monday. ILSE MARROW",
        "De pier na de storm van maandag. Foto Ilse Marrow",
        "The pier after the storm — Foto: Divulgação/Port",
        "Photo by: 'Ilse Marrow'",
        "AP Photo",
        "Foto di Ilse Marrow",
    ],
)
def test_a_credit_makes_a_caption(text: str) -> None:
    assert caption(text)


@pytest.mark.parametrize(
    "text",
    [
        "Picture this: it is the morning of the storm, and nobody is at the pier to help you.",
        "Credits to graduate: 52",
        "Pros: a large lens, a bright screen, the best image of all",
        "Generate images and videos",
        "Full-service outsourcing (PEO / co-employment)",
        "They sent two kinds of posts (images, videos, or live)",
        "The harbour master had little to say on the pier that morning. In an interview with us, he said:",
        "The ferry is back. The crew was paid on Friday. LEARN MORE",
    ],
)
def test_a_sentence_that_speaks_of_pictures_is_no_caption(text: str) -> None:
    assert not caption(text)


PARAGRAPHS = (
    "The ferry to Varnel Island will not sail on Thursday because of the storm, the harbour office said.",
    "Engineers found two cracks in the pier last week, and the repair will take until the end of the month.",
    "“We ask everybody to be patient,” said the harbour master, who has worked on the island for twenty years.",
    "Passengers who hold a ticket can change it at the office or get their money back within ten days.",
)


def page(*above: str) -> Document:
    menu = ("Menu", "Log in", "Subscribe", "Harbour Radio Live", "Poems Aloud", "Share", "Search", "Newsletter", "Privacy policy")
    lines = [*menu, *above, *PARAGRAPHS, "Share", "Contact us", "Harbour Radio Live", "Poems Aloud"]
    return Document("a.txt", text="\n\n".join(lines))


def test_a_menu_names_no_author() -> None:
    assert clean(page("Storm stops the ferry to Varnel Island", "12 May 2024")).authors == ()
    assert clean(page("Storm stops the ferry to Varnel Island", "Ilse Marrow", "12 May 2024")).authors == ("Ilse Marrow",)


def test_the_deck_is_found_below_the_title_of_a_page() -> None:
    title, deck = (
        "Storm stops the ferry to Varnel Island",
        "Engineers find cracks in the pier, and the harbour office asks for patience",
    )
    found = clean(page(title, deck, "By Ilse Marrow", "12 May 2024"))
    assert (found.title, found.deck) == (title, deck)


@pytest.mark.parametrize(
    ("text", "mark"),
    [
        ("03-Mar-2026 13:02:11", "date"),
        ("((desk@wire.example; +00 55 018 300))", "address"),
        ("(([email protected]; +00 55 018 300))", "address"),
        ("((He laughs))", ""),
        ("Rovers 24 16-5 3 27", ""),
    ],
)
def test_the_lines_of_a_wire_s_desk_are_known(text: str, mark: str) -> None:
    assert mark_of(text, shape_of(text, "en"), phrases("en")) == mark


def test_a_heading_that_is_the_author_s_name_stays_in_the_middle_of_the_text() -> None:
    lines = ["Storm stops the ferry to Varnel Island", "By Ilse Marrow", *PARAGRAPHS, *PARAGRAPHS[:2], "Ilse Marrow", PARAGRAPHS[2]]
    lines = [f"{line} ({at})" if len(line) > 60 else line for at, line in enumerate(lines)]
    lines += [f"In the evening of day {at} the harbour office of the island said that it has no news." for at in range(6)]
    assert "Ilse Marrow" in [block.text for block in clean(Document("a.txt", text="\n\n".join(lines))).blocks]


def row(no: int, text: str, topic: float, inside: bool) -> Row:
    return Row(Line(text, no), shape_of(text, "en"), "", topic, 1.0, inside)


def test_a_deck_is_found_right_above_the_text_where_the_page_s_title_is_another() -> None:
    deck = "Engineers find cracks in the pier, and the harbour office asks passengers for patience"
    menu = [row(at, f"Island {at}", 0.0, False) for at in range(2, 12)]
    rows = (*menu, row(20, "Cracks stop boats", 0.9, False), row(21, deck, 0.6, False), row(30, PARAGRAPHS[0], 0.2, True))
    found = decks(Draft(rows, "en", "No ferry before the end of the month", 1), Task(Document("a.txt"), Memory()))
    assert found.deck == deck and len(found.rows) == len(rows) - 1
    behind = Draft(rows, "en", "No ferry before the end of the month", 1, cuts=(Cut("By Ilse Marrow", "bylines", "", 15),))
    assert decks(behind, Task(Document("a.txt"), Memory())).deck == ""


@pytest.mark.parametrize(
    ("text", "language", "mark"),
    [
        ("Lire aussiTrois cents ponts à réparer avant 2030", "fr", "lead-in"),
        ("Lesen Sie auchWarum die Brücken rosten", "de", "lead-in"),
        ("Читайте такожТриста мостів потребують ремонту", "uk", "lead-in"),
        ("Lesen Sie AucklandNews, heißt es auf der Insel", "de", ""),
    ],
)
def test_a_box_copied_without_the_space_behind_its_label_leads_to_another_story(text: str, language: str, mark: str) -> None:
    assert marked(text, language) == mark


@pytest.mark.parametrize(
    ("text", "language"),
    [("Zobacz wszystkie zdjęcia", "pl"), ("(5 zdjęć)", "pl"), ("ĐỌC NGAY", "vi"), ("Jiunge nasi", "sw"), ("खबरें और भी हैं...", "hi")],
)
def test_what_stands_around_galleries_and_boxes_is_furniture_where_it_is_all_the_line_says(text: str, language: str) -> None:
    assert marked(text, language) in ("widget", "related") and marked(f"Dante {text} Marek", language) == ""


def test_a_credit_with_a_dash_tied_to_its_label_is_a_caption() -> None:
    assert caption("रामपुरा घाट के पास फंसी नौका। फोटो- संवाद", "hi")
    assert not caption("रामपुरा घाट के पास नौका फंसी। कप्तान ने कहा- कोहरा था", "hi")


def test_a_second_line_of_the_deck_above_picture_and_byline_stays() -> None:
    menu = ["Inicio", "Andalucía", "Sucesos", "Encalla un ferri con 120 pasajeros a la entrada del puerto de Almadraba"]
    deck = ["El barco se desvió de su ruta por la niebla. Todos los viajeros fueron evacuados sin heridos"]
    second, picture = "La naviera suspende el servicio hasta el martes", "El ferri, encallado a la entrada del puerto."
    line = ["Ana Ruiz Delgado", "Almadraba", "Domingo, 12 de octubre 2025, 10:32", "Compartir", "WhatsApp", "Facebook", "Telegram"]
    told = [
        "Un ferri con 120 pasajeros a bordo encalló en la mañana de este domingo a la entrada del puerto. Todos fueron evacuados sin heridos.",
        "Según la Capitanía, el barco se desvió unos 200 metros de su ruta por la densa niebla. La naviera prevé reflotar el barco el martes.",
    ]
    end = ["Temas", "Ferri", "Niebla", "Lo más leído", "Aviso legal", "Política de cookies"]
    cleaned = clean(Document("a.txt", text="\n".join([*menu, *deck, second, picture, *line, *told, *end])))
    assert [cleaned.deck] == deck and second in [block.text for block in cleaned.blocks]


@pytest.mark.parametrize(
    ("language", "text", "mark"),
    [
        ("en", "Share on Facebook Share on Twitter Share on Flipboard", "button"),
        ("de", "Auf Facebook teilen Auf WhatsApp teilen Auf Threads teilen", "button"),
        ("en", "Instagram and Facebook", ""),  # a subheading
        ("id", "SCROLL TO CONTINUE WITH CONTENT", "widget"),
        ("en", "Those who scroll on through the content continue to be few.", ""),
    ],
)
def test_a_row_of_buttons_and_a_call_to_scroll_are_no_text(language: str, text: str, mark: Mark) -> None:
    assert marked(text, language) == mark
