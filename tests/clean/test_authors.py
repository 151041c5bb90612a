"""The authors that are printed are those whom the page names: whole names, all of them, and nobody else's."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from digest.clean import clean
from digest.clean.phrases import phrases
from digest.clean.signatures import signature
from digest.model import Cleaned, Document

TITLE = "Storm stops the ferry to Varnel Island"
BODY = (
    "The ferry to Varnel Island will not sail on Thursday because of the storm, the harbour office of Averin said.",
    "Engineers found two cracks in the pier last week, and the repair will take until the end of the month, they said.",
    "“We ask everybody to be patient,” said the harbour master, who has worked on the island for twenty years.",
    "Passengers who hold a ticket can change it at the office or get their money back within ten days of the storm.",
)
MENU = ("Menu", "Log in", "Subscribe", "Harbour Radio Live", "Poems Aloud", "Search", "Newsletter", "Privacy policy")
FOOT = ("Share", "Contact us", "Most read", "Harbour Radio Live", "Poems Aloud")
NAMES = (
    "Ilse Marrow",
    "Bo Quill",
    "Zoë van der Berg",
    "J. R. Tarn",
    "Олена Гай",
    "Ann O’Dell-Roe",
    "Jan Novák",
    "Rafael Pino Sorel",
)
TAILS = (
    "",
    " Dec. 18, 2023 9:00 am",
    " December 18, 2023",
    " | 12 May 2024",
    " Published: Jan 29, 2025",
    " Updated Sep 5",
    " on December 20",
    " - 5 Comments",
    " (Agency)",
    " for the Averin Courier",
    ", Harbour Reporter",
    " • 3 min read",
    " @averin",
)


def page(*above: str, below: tuple[str, ...] = (), before: tuple[str, ...] = ()) -> Cleaned:
    lines = [*MENU, *before, TITLE, *above, *BODY, *below, *FOOT]
    return clean(Document("a.txt", text="\n\n".join(lines)))


def authors(*above: str, below: tuple[str, ...] = (), before: tuple[str, ...] = ()) -> tuple[str, ...]:
    return page(*above, below=below, before=before).authors


def named(line: str, language: str = "en") -> tuple[str, ...]:
    return signature(line, phrases(language)).names


@given(
    st.lists(st.sampled_from(NAMES), min_size=1, max_size=3, unique=True),
    st.sampled_from(TAILS),
    st.sampled_from(("By ", "Written by: ", "Dec 22, 2023 | by ")),
)
@settings(max_examples=150, deadline=None)
def test_what_stands_around_the_names_of_a_byline_is_no_part_of_them(names: list[str], tail: str, head: str) -> None:
    line = head + " and ".join([", ".join(names[:-1]), names[-1]] if len(names) > 1 else names) + tail
    assert named(line) == tuple(names)


@given(
    st.lists(
        st.sampled_from((*NAMES, "By", "and", ",", "Dec 5, 2024", "Edited by", "Save Story", "12 May 2024", "|", "@averin")),
        max_size=6,
    )
)
@settings(max_examples=80, deadline=None)
def test_no_line_at_the_head_costs_a_paragraph_or_names_who_is_not_there(lines: list[str]) -> None:
    article = page(*lines)
    assert [block.text for block in article.blocks if block.text in BODY] == list(BODY)
    assert all(any(name in line for line in lines) for name in article.authors)


@pytest.mark.parametrize(
    ("line", "names"),
    [
        ("By Ilse Marrow City Columnist", ("Ilse Marrow",)),
        ("By Ilse Marrow and Omar al-Tarn", ("Ilse Marrow", "Omar al-Tarn")),
        ("By Ilse d’Marrow", ("Ilse d’Marrow",)),
        ("By Ilse Marrow Sr.", ("Ilse Marrow Sr.",)),
        ("By Ilse May on January 21, 2023", ("Ilse May",)),
        ("Written by: Ilse May", ("Ilse May",)),
        ("By Ilse Marrow May 21, 2023", ("Ilse Marrow",)),
        ("By Ilse Marrow and Bo Quill Courier Staff", ("Ilse Marrow", "Bo Quill")),
        ("By Ilse Marrow Data and Graphics Journalist", ("Ilse Marrow",)),
        ("By Ilse Marrow, Chief Technology Officer and Head of Bridges", ("Ilse Marrow",)),
        ("By Ilse Marrow, Averin Courier Staff", ("Ilse Marrow",)),
        ("By Ilse Marrow The Harbour Agency", ("Ilse Marrow",)),
        ("By Ilse Marrow For Mailboat", ("Ilse Marrow",)),
        ("By ILSE MARROW and BO QUILL", ("ILSE MARROW", "BO QUILL")),
        ("By Ilse Marrow MS, RDN", ("Ilse Marrow",)),
        ("By Ilse Marrow in Averin", ("Ilse Marrow",)),
        ("By Jan Novák", ("Jan Novák",)),
        ("By Jan de Boer", ("Jan de Boer",)),
        ("Dec 22, 2023 by Ilse Marrow", ("Ilse Marrow",)),
        ("Posted on December 20, 2025 by Ilse Marrow (Ily) - 5 Comments", ("Ilse Marrow",)),
        ("posted on 2023-12-19 23:30 EST by Ilse Marrow", ("Ilse Marrow",)),
        ("Posted On : May 20, 2018 Published By : Ilse Marrow", ("Ilse Marrow",)),
        ("Oct 24, 2019 at 2:56 pm | By Ilse Marrow", ("Ilse Marrow",)),
        ("May 30, 2023 / Ilse Marrow", ("Ilse Marrow",)),
        ("Ilse Marrow December 22, 2023 Comment", ("Ilse Marrow",)),
        ("Ilse Marrow 8:41 PM on December 20, 2023", ("Ilse Marrow",)),
        ("Ilse Marrow • Oct 20, 2025", ("Ilse Marrow",)),
        ("Ilse Marrow, Money Reporter 22 December 2023 • 3:55pm", ("Ilse Marrow",)),
        ("Ilse Marrow and Bo Quill, Harbour Times - Dec 20, 2023 3:06 pm UTC", ("Ilse Marrow", "Bo Quill")),
        ("Ilse Marrow @ilsemarrow", ("Ilse Marrow",)),
        ("Ilse Marrow HARBOUR TODAY", ("Ilse Marrow",)),
        ("Ilse Marrow, Chief Technology Officer", ("Ilse Marrow",)),
        ("Ilse Marrow | The Valley Journal", ("Ilse Marrow",)),
        ("Ilse Marrow Ilse Marrow", ("Ilse Marrow",)),
        ("Ilse Marrow, Harbour Press Ilse Marrow, Harbour Press", ("Ilse Marrow",)),
    ],
)
def test_a_byline_is_read_word_by_word(line: str, names: tuple[str, ...]) -> None:
    assert named(line) == names


@pytest.mark.parametrize(
    ("language", "line", "names"),
    [
        ("de", "Von Ilse Marrow und Bo Quill, 12. Mai 2024, 9.30 Uhr", ("Ilse Marrow", "Bo Quill")),
        ("de", "12. Mai 2024 | Von Ilse Marrow", ("Ilse Marrow",)),
        ("fr", "Par Ilse Marrow, journaliste à Averin", ("Ilse Marrow",)),
        ("fr", "Publié le 12 mai 2024 par Ilse Marrow", ("Ilse Marrow",)),
        ("es", "Por Ilse Marrow y Bo Quill 12 mayo 2024", ("Ilse Marrow", "Bo Quill")),
        ("it", "di Ilse Marrow e Bo Quill", ("Ilse Marrow", "Bo Quill")),
        ("uk", "Автор: Олена Гай, 12 травня 2024", ("Олена Гай",)),
        ("cs", "Jan Novák 12. května 2024 8:15", ("Jan Novák",)),
        ("ko", "한서윤 기자", ("한서윤",)),
        ("en", "Interview by Ilse Marrow", ("Ilse Marrow",)),
        ("de", "Interview: Ilse Marrow", ("Ilse Marrow",)),
        ("de", "Das Interview führte Ilse Marrow", ("Ilse Marrow",)),
        ("de", "Das Gespräch führten Ilse Marrow und Bo Quill.", ("Ilse Marrow", "Bo Quill")),
        ("fr", "Propos recueillis par Ilse Marrow", ("Ilse Marrow",)),
        ("es", "Entrevista de Ilse Marrow", ("Ilse Marrow",)),
        ("pl", "Rozmawiała Ilse Marrow", ("Ilse Marrow",)),
        ("de", "Von unserem Korrespondenten Lutz Heidkamp", ("Lutz Heidkamp",)),
        ("de", "Von unserer Auslandskorrespondentin Ilse Marrow", ("Ilse Marrow",)),
        ("zh", "记者 王小明", ("王小明",)),
    ],
)
def test_bylines_of_other_languages(language: str, line: str, names: tuple[str, ...]) -> None:
    assert named(line, language) == names


@pytest.mark.parametrize(
    "line",
    [
        "By Wall Street standards a bad year",
        "By Ferry and by Train",
        "Ilse Marrow said so",
        "Ilse Marrow and the sea",
        "Ilse Marrow on 5th January, 1975 in Averin,",
        "Fire Past President Tarn Leaves Town",
        "12 May 2024 Ferry Closed",
        "First Ferry Leaves",
        "Ilse Marrow, all is forgiven. — Bo Quill (@boquill) November 3, 2016",
    ],
)
def test_a_line_that_goes_on_as_a_sentence_is_no_byline(line: str) -> None:
    assert named(line) == ()


@pytest.mark.parametrize(
    "date",
    [
        "August 18, 2023 • 3 min read",
        "2023-12-22T15:23:34Z",
        "Published: 11:25, 17 Dec 2023",
        "Published Yesterday",
        "Fri 22 Dec 2023 18.08 CET",
    ],
)
def test_a_name_alone_is_the_author_beside_any_whole_date(date: str) -> None:
    assert authors("Ilse Marrow", date) == ("Ilse Marrow",)
    assert authors("Ilse Marrow /", date) == ("Ilse Marrow",)


def test_a_trade_or_a_sign_may_stand_between_name_and_date() -> None:
    assert authors("Ilse Marrow", "· Senior Reporter", "January 8, 2024 at 8:03 PM · 5 min read") == ("Ilse Marrow",)
    assert authors("Ilse Marrow", "•", "Friday, December 19, 2025") == ("Ilse Marrow",)


@pytest.mark.parametrize("beside", ["@ilsemarrow", "Courier Staff Writer"])
def test_a_handle_or_a_trade_below_a_name_makes_it_the_author_s(beside: str) -> None:
    assert authors("Ilse Marrow", beside) == ("Ilse Marrow",)


def test_the_outlet_behind_a_name_is_known_by_being_said_elsewhere() -> None:
    assert authors("Ilse Marrow HARBOUR TODAY", below=("More in HARBOUR TODAY of Averin",)) == ("Ilse Marrow",)
    assert authors("Ilse Marrow Low Tide Courier", below=("Contact reporter Ilse Marrow at ilse@courier.example",)) == (
        "Ilse Marrow",
    )
    assert authors("By Ilse Marrow Low Tide", below=("Ilse Marrow is a reporter for Low Tide. Write to her.",)) == ("Ilse Marrow",)
    assert authors("by Ilse Marrow , Low Tide", below=("© Low Tide 2024",)) == ("Ilse Marrow",)


@pytest.mark.parametrize(
    "about",
    ["Ilse Marrow writes about tides.", "Ilse Marrow, bureau chief, Averin", "Write to Ilse Marrow at ilse@courier.example"],
)
def test_a_name_alone_above_what_is_said_of_the_author_is_the_author_s(about: str) -> None:
    assert authors(below=("Ilse Marrow", about)) == ("Ilse Marrow",)
    assert authors(below=("Ilse Marrow", "Pier sold", "Island Life")) == ()


@pytest.mark.parametrize("line", ["Words: Ilse Marrow", "Text: Ilse Marrow", "Story: Ilse Marrow"])
def test_a_noun_with_a_colon_stands_for_by(line: str) -> None:
    assert authors(line) == ("Ilse Marrow",)
    assert authors(line.replace(":", "")) == ()


@pytest.mark.parametrize("joints", [(",", ", and"), ("and", "&")])
def test_authors_on_lines_of_their_own_are_all_named(joints: tuple[str, str]) -> None:
    article = page("By", "Ilse Marrow", joints[0], "Bo Quill", joints[1], "Courier Island Team", "Updated on December 11, 2025")
    assert article.authors == ("Ilse Marrow", "Bo Quill", "Courier Island Team")
    assert [block.text for block in article.blocks] == list(BODY)


@pytest.mark.parametrize("line", ["COMMENTARY BY", "Words by", "Article written by:", "By —"])
def test_a_short_line_that_ends_in_by_stands_before_the_author(line: str) -> None:
    assert authors(line, "Ilse Marrow", "12 May 2024") == ("Ilse Marrow",)


@pytest.mark.parametrize("line", ["Edited by", "Fact checked by", "Medically reviewed by", "Photos by", "Sponsored by"])
def test_who_did_something_else_is_no_author(line: str) -> None:
    assert authors("By", "Ilse Marrow", "12 May 2024", line, "Bo Quill") == ("Ilse Marrow",)
    assert authors(line, "Bo Quill", "12 May 2024") == ()
    assert authors(f"{line} Bo Quill", "12 May 2024") == ()


@pytest.mark.parametrize(
    "line",
    [
        "by ilse99, Dec 19th 2023",
        "Written by Krista",
        "Posted on July 1, 2024 by krista",
        "Posted by KristaB on Friday May 3, 2024",
    ],
)
def test_one_word_is_a_name_where_a_byline_leaves_no_doubt(line: str) -> None:
    assert [name.lower() in line.lower() for name in authors(line)] == [True]


def test_one_word_behind_by_is_no_name_where_nothing_says_so() -> None:
    assert authors("By ferry") == ()
    assert authors("Posted by phone and post") == ()


@pytest.mark.parametrize("house", ["Courier Staff", "The Courier editors", "University of Averin", "Low Tide Media", "AFP"])
def test_an_outlet_may_be_the_only_author(house: str) -> None:
    assert authors(f"By {house}", "12 May 2024") == (house,)


def test_a_menu_names_no_author_where_a_byline_stands_below() -> None:
    menu = ("By Use Case", "Get Quote", "Columns Newsletters Podcasts Videos", "Plus Icon")
    assert authors("By Ilse Marrow", "Plus Icon", "12 May 2024", before=menu) == ("Ilse Marrow",)
    assert authors("Ilse Marrow", "12 May 2024", "Get Quote", before=menu) == ("Ilse Marrow",)
    assert authors(before=menu) == ()


def test_labels_beside_a_date_are_no_authors() -> None:
    assert authors("Tide Tables", "12 May 2024", before=("Home", "Tide Tables", *("Island Life", "Ferry Times") * 6)) == ()
    assert authors("By", "Social Links for Ilse Marrow", "View Author Archive") in ((), ("Ilse Marrow",))


def test_of_several_names_the_best_told_of_is_believed() -> None:
    bio = "Ilse Marrow is a reporter for the Averin Courier and lives on the island."
    assert authors("Winter Fares", "12 May 2024", "Ilse Marrow", below=(bio,)) == ("Ilse Marrow",)


def test_bylines_of_other_stories_name_no_author() -> None:
    related = ("Pier sold", "By Bo Quill", "School opens on the hill", "By Zoë van der Berg")
    assert authors("by Ilse Marrow, Politics Reporter", "December 22, 2023 10:00 PM", below=related) == ("Ilse Marrow",)
    assert authors("Ilse Marrow December 22, 2023", below=related) == ("Ilse Marrow",)
    assert authors(below=related) == ()


def test_the_byline_above_the_title_counts_where_none_stands_below() -> None:
    assert authors("12 May 2024", before=("By Ilse Marrow Harbour Columnist", "May 12, 2024", "Share")) == ("Ilse Marrow",)


def test_the_page_s_own_title_may_name_the_author() -> None:
    titled = [f"{TITLE} - by Ilse Marrow - Harbour Letters", *MENU, TITLE, *BODY, *FOOT]
    assert clean(Document("a.txt", text="\n\n".join(titled))).authors == ("Ilse Marrow",)


def test_a_byline_may_end_with_the_title() -> None:
    line = f"Posted on December 20, 2025 by Ilse Marrow (Averin Courier) - 5 Comments on {TITLE}"
    assert authors(before=(line,)) == ("Ilse Marrow",)


def test_of_whom_the_page_tells_beside_the_text_outweighs_a_byline_far_above() -> None:
    bio = "Ilse Marrow is a reporter for the Averin Courier and lives on the island."
    shop = ("The winter shop", "By Harbour Club", *(f"Shelf {number}" for number in range(14)))
    assert authors(*shop, "Ilse Marrow", below=(bio,)) == ("Ilse Marrow",)


def test_the_subject_of_the_article_is_not_its_author() -> None:
    body = [f"{sentence[:-1]}, Marrow told the council on the island." for sentence in BODY]
    text = "\n\n".join([*MENU, TITLE, "Ilse Marrow", "12 May 2024", *body, *FOOT])
    assert clean(Document("a.txt", text=text)).authors == ()


def test_the_byline_that_a_text_begins_with_is_believed() -> None:
    text = "\n\n".join(["By Ilse Marrow", "Harbour News, Averin", TITLE, *BODY])
    assert clean(Document("a.txt", text=text)).authors == ("Ilse Marrow",)


def test_a_quoted_post_is_no_line_about_the_author() -> None:
    post = "Bo Quill has just found his sea legs. — Rafa Pino (@rafapino) May 3, 2016"
    assert [block.text for block in clean(Document("a.txt", text="\n\n".join([TITLE, *BODY, post]))).blocks] == [*BODY, post]


def test_who_took_the_picture_is_no_author() -> None:
    assert authors("By Ilse Marrow", "May 21, 2023", "By Rafa Pino/Getty Images") == ("Ilse Marrow",)


@pytest.mark.parametrize(
    "sentence",
    [
        "Ilse Marrow | 12 May 2024 was the last entry in the harbour book.",
        "Posted on May 12, 2024 by Ilse Marrow, the notice said nothing of it.",
        "On May 12, 2024, Ilse Marrow took the ferry.",
    ],
)
def test_a_sentence_with_a_day_and_a_name_stays(sentence: str) -> None:
    for at in range(1, len(BODY) + 1):
        body = [*BODY[:at], sentence, *BODY[at:]]
        assert [block.text for block in clean(Document("a.txt", text="\n\n".join([TITLE, *body]))).blocks] == body


@pytest.mark.parametrize("line", ["By Ilse Marrow/dpa", "By Ilse Marrow / AFP", "By Ilse Marrow, AFP"])
def test_the_agency_behind_an_author_takes_nothing_from_the_name(line: str) -> None:
    assert authors(line, "May 21, 2023") == ("Ilse Marrow",)


def test_a_stop_behind_an_outlet_is_no_part_of_its_name() -> None:
    assert authors("By The Harbour Press.", "May 21, 2023") == ("The Harbour Press",)


@pytest.mark.parametrize("name", ["Ilse Marrow", "Zoë van der Berg", "Rafael Pino Sorel"])
def test_a_name_alone_behind_the_last_paragraph_signs_the_article(name: str) -> None:
    article = page(below=(name,))
    assert article.authors == (name,)
    assert name not in [block.text for block in article.blocks]


@pytest.mark.parametrize(
    "below",
    [
        ("Averin Harbour",),  # the article speaks of it
        ("Ilse Marrow", "Pier sold to a baker"),  # a headline stands below: it is a list
        ("Pier sold to a baker", "Ilse Marrow"),  # not behind a paragraph
    ],
)
def test_other_names_behind_the_article_sign_nothing(below: tuple[str, ...]) -> None:
    assert not authors(below=below)


def test_a_name_behind_a_single_paragraph_signs_nothing() -> None:
    assert not clean(Document("a.txt", text="\n\n".join((TITLE, BODY[0], "Ilse Marrow")))).authors


@pytest.mark.parametrize("house", ["Harbour Gazette", "the Averin Courier", "The Island Echo"])
def test_an_outlet_behind_for_shows_the_name_before_it_to_be_the_author(house: str) -> None:
    assert authors(f"Ilse Marrow for {house}") == ("Ilse Marrow",)


@pytest.mark.parametrize("line", ["Ilse Marrow for Mayor", "Police Search for Missing Boy", "Calls Grow for the Old Ferry"])
def test_what_is_no_outlet_behind_for_shows_no_author(line: str) -> None:
    assert not authors(line)


@pytest.mark.parametrize("label", ["All Articles", "Our Columnists", "The Harbour", "Alle Beiträge"])
def test_a_label_beside_a_date_is_no_author(label: str) -> None:
    assert not authors(label, "12 May 2024")


@pytest.mark.parametrize(
    ("line", "called"),
    [
        ("Updated 5:42 PM, October 21, 2025", "when it was last changed"),
        ("Aktualisiert: 21.10.2025, 17:42 Uhr", "when it was last changed"),
        ("Published 21 October 2025, updated 22 October 2025", "a date of publication"),
        ("Tuesday, October 21, 2025", "a date of publication"),
    ],
)
def test_the_receipt_says_what_a_date_is(line: str, called: str) -> None:
    body = "The ferry to Varnel Island will not sail on Thursday because of the storm, the harbour office said.\n\n"
    more = "Engineers found two cracks in the pier last week, and the repair will take until the end of the month.\n"
    cleaned = clean(Document("a.txt", text=f"Storm stops the ferry to Varnel Island\n\n{line}\n\n{body}{more}"))
    assert [cut.reason for cut in cleaned.cuts if cut.text == line] == [called]


def test_names_with_where_they_write_from_stand_above_the_day() -> None:
    assert authors("Ilse Marrow and Bo Quill in Averin", "Fri 22 Dec 2023 17.47") == ("Ilse Marrow", "Bo Quill")
    assert authors("Ilse Marrow and Bo Quill in Averin") == ()  # without a day it may be what a picture shows


PRESENTED = (
    "By Ilse Marrow, one of the founders of the harbour letter Low Tide. Marrow has written about ferries, piers and the people who "
    "mend them for more than ten years."
)


def test_a_paragraph_presents_the_author_beside_the_day() -> None:
    article = page(PRESENTED, "Dec 22, 2023, 7:33 PM")
    assert article.authors == ("Ilse Marrow",)
    assert [block.text for block in article.blocks] == list(BODY)


def test_a_first_sentence_with_by_is_no_byline() -> None:
    text = "By Varnel Island, two hours from the harbour, the storm had torn the roof off the old ferry house and carried it to the pier."
    article = page("Dec 22, 2023", text)
    assert not article.authors
    assert text in [block.text for block in article.blocks]


def test_who_wrote_the_other_stories_as_well_wrote_the_one_above_them() -> None:
    others = [part for k in range(5) for part in (f"What the harbour office said about ferry number {k}", "Ilse Marrow")]
    assert authors("Ilse Marrow", "Dec 12, 2023", below=tuple(others)) == ("Ilse Marrow",)
    assert authors("Ilse Marrow", below=tuple(others)) == ()


def test_a_short_surname_inside_other_words_speaks_of_nobody() -> None:
    told = (
        "Machines that pump water from the pier, and Marine engines beside them, stopped at dawn, the harbour office said.",
        "Most of the Machines will run again on Friday, when the Marine office has looked at what the storm did to them.",
    )
    text = "\n\n".join([*MENU, TITLE, "Rui Ma", "Dec 12, 2023", *BODY, *told, *FOOT])
    assert clean(Document("a.txt", text=text)).authors == ("Rui Ma",)


def test_a_name_above_buttons_and_a_place_and_one_that_the_dateline_says_again_are_authors() -> None:
    spanish = [
        "El ferri, encallado a la entrada del puerto el domingo por la mañana, con 120 pasajeros a bordo, fue evacuado en una hora.",
        "Según la capitanía, el barco se desvió unos 200 metros de su ruta por la niebla, que no dejaba ver nada, dijo el capitán.",
    ]
    top = ["Inicio", "Encalla un ferri a la entrada del puerto", "Ana Ruiz Delgado", "X", "Instagram", "Almadraba", "12 de octubre 2025, 10:32"]
    assert clean(Document("a.txt", text="\n".join([*top, *spanish]))).authors == ("Ana Ruiz Delgado",)
    arabic = [
        "تل الزيتون - كريم منصور: كل يوم عند العصر يحمل الأستاذ يوسف عبد الله لوحه الأسود إلى شجرة التوت، ويجلس الأطفال حوله على الحصير.",
        "يقول الرجل البالغ من العمر 74 عاما إن المدرسة بعيدة والشجرة قريبة. علم حتى الآن أكثر من تسعين طفلا القراءة والكتابة.",
    ]
    top = ["العالم", "أستاذ متقاعد يعلم أطفال القرية القراءة تحت شجرة التوت", "كريم منصور", "1 سبتمبر 2025 08:05 صباحا"]
    assert clean(Document("a.txt", text="\n".join([*top, *arabic]))).authors == ("كريم منصور",)


@pytest.mark.parametrize("line", ["12 October 2025 Ilse Marrow", "Ilse Marrow October 12, 2025", "2025-10-12 · Ilse Marrow"])
def test_a_day_beside_an_author_who_is_known_is_no_paragraph(line: str) -> None:
    found = clean(Document("page.html", title=TITLE, authors=("Ilse Marrow",), text="\n\n".join([line, *BODY])))
    assert [block.text for block in found.blocks] == list(BODY)


def test_a_day_on_which_the_author_did_something_is_a_paragraph() -> None:
    said = "On 12 October 2025 Ilse Marrow came home"
    found = clean(Document("page.html", title=TITLE, authors=("Ilse Marrow",), text="\n\n".join([said, *BODY])))
    assert said in (found.deck, *(block.text for block in found.blocks))
