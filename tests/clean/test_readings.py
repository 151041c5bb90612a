"""What was seen when whole articles were read against their sources; each test is named after what the reader saw."""

from __future__ import annotations

import pytest

from digest.clean import clean
from digest.clean.captions import is_caption
from digest.clean.marks import mark_of
from digest.clean.phrases import phrases
from digest.clean.shape import shape_of
from digest.clean.signatures import signature
from digest.clean.tickers import clocks
from digest.model import SourceFile
from digest.readers.html import read_html
from digest.settings import ReaderSettings
from tests.clean.lindham import BODY, cleaned, kept


def test_the_path_to_a_page_is_no_part_of_its_title() -> None:
    title = "Old bridge of Lindham closed for a week"
    article = cleaned(
        "Menu", f"Home News Local {title}", title, "By Ann Lee", "2 May 2024", *BODY, "Share", "Most read", "Pier sold"
    )
    assert article.title == title
    assert kept(article) == list(BODY)


@pytest.mark.parametrize("title", ["What a quiet week does to Lindham", "No lorries, no noise, no bread"])
def test_the_line_right_above_the_date_is_the_title_and_not_a_heading_below_it(title: str) -> None:
    menu = ("Menu", "Local", "Sport", "Weather", "Sign in", "Subscribe")
    assert cleaned(*menu, title, "2 May 2024, 10:15", "Two cracks in its eastern pier", *BODY).title == title


def test_a_path_of_sections_is_no_title() -> None:
    article = cleaned("Home / Roads and Bridges / Old Bridge of Lindham", "Old bridge closed for a week", "By Ann Lee", *BODY)
    assert article.title == "Old bridge closed for a week"


@pytest.mark.parametrize("sign", ["·", "|", "›"])
def test_a_menu_on_one_line_is_no_title(sign: str) -> None:
    menu = f" {sign} ".join(("Lindhamer Bote", "Lokales", "Inseln", "Bus und Bahn", "Abo"))
    title = "Brücke gesperrt: 300 Lastwagen müssen umkehren"
    body = (
        "LINDHAM. Wegen zweier Risse im östlichen Pfeiler darf seit Montag kein Lastwagen mehr über die alte Brücke fahren. Rund 300 "
        "Fahrer mussten am ersten Tag umkehren, viele hatten von der Sperrung nichts gewusst, sagte ein Sprecher der Stadt Lindham.",
        "Die Brücke wurde 1911 gebaut. Dreimal hat der Rat seither um Geld für eine neue gebeten, zuletzt im Frühjahr.",
    )
    article = cleaned(menu, title, "2. Mai 2024, 11:30 Uhr", "Von Ann Lee", *body)
    assert (article.title, kept(article)) == (title, list(body))


def test_two_capitalised_words_beside_a_date_are_no_author_where_a_byline_names_one() -> None:
    article = cleaned("Old bridge of Lindham closed for a week", "By Ann Lee", "2 May 2024", "Save Story", *BODY, "Share", "Menu")
    assert article.authors == ("Ann Lee",)


def test_the_month_behind_a_name_is_no_surname() -> None:
    assert signature("By Ann Lee Dec 22, 2023 10:20 PM Tags", phrases("en")).names == ("Ann Lee",)
    assert signature("By Ann Lee-May, 12 people", phrases("en")).names == ("Ann Lee-May",)


def test_authors_on_one_line_are_all_named() -> None:
    assert signature("Ann Lee / Bo Roe / Zoë van der Berg", phrases("en")).names == ("Ann Lee", "Bo Roe", "Zoë van der Berg")
    assert signature("Ann Lee and the sea", phrases("en")).names == ()
    article = cleaned("Old bridge of Lindham closed for a week", "Ann Lee and Bo Roe", "2 May 2024, 10:15", *BODY)
    assert article.authors == ("Ann Lee", "Bo Roe")


def test_what_a_failed_player_says_ten_times_is_said_once() -> None:
    said = "Oops! This could not be played."
    assert kept(cleaned(*BODY[:2], *[said] * 10, *BODY[2:])).count(said) == 1
    assert kept(cleaned(*BODY[:2], said, said, *BODY[2:])).count(said) == 2


def test_who_a_testimonial_is_by_is_no_line_about_the_author() -> None:
    signed = "Senior Safety Consultant, Bridge Weekly Contributor, Orford"
    assert signed in kept(cleaned("Old bridge of Lindham closed for a week", *BODY[:3], BODY[3], signed))


@pytest.mark.parametrize(
    ("text", "mark"),
    [("Harbour Post Photos, live streams and short stories (funny ones) 1-2 times/day", ""), ("Photo by Ann Lee/dpa", "credit")],
)
def test_a_row_of_a_table_that_names_pictures_is_no_credit(text: str, mark: str) -> None:
    assert mark_of(text, shape_of(text, "en"), phrases("en")) == mark


def test_a_credit_behind_a_short_word_with_a_stop_is_found() -> None:
    text = "Paweł Lis po drugim golu. Fot. Anna Wilk"
    assert is_caption(text, shape_of(text, "pl"), "")


@pytest.mark.parametrize("text", ["… a portion of their capital. 1", "… as the owner told them.[2]", "… their “property.” 2"])
def test_a_sentence_ends_before_the_number_of_its_note(text: str) -> None:
    assert shape_of(text, "en").ended


@pytest.mark.parametrize("text", ["Symphony No. 5", "Bridge closed until Sept. 12", "a key witness [...]"])
def test_other_numbers_end_no_sentence(text: str) -> None:
    assert not shape_of(text, "en").ended


def test_a_column_of_times_and_headlines_is_no_ticker() -> None:
    texts = [*BODY, "18:40", "Pier sold", "17:10", "School opens", "16:30", "Ferry late"]
    words = [20] * 4 + [0] * 6
    marks = ["", "", "", "", *["ago", ""] * 3]
    assert clocks(texts, marks, words) == []  # type: ignore[arg-type]
    ticker = ["18:40", BODY[0], "17:10", BODY[1], "16:30", BODY[2]]
    assert clocks(ticker, ["ago", ""] * 3, [0, 20] * 3) == [0, 2, 4]


def test_a_short_saved_page_keeps_both_paragraphs_among_links() -> None:
    links = "".join(f'<div><a href="/s/{at}">Another story of the harbour {at}</a></div>' for at in range(9))
    short = "“I drive across it each day,” said the mayor of Lindham, who lives in Orford."
    page = (
        f"<html><head><title>Old bridge closed</title></head><body><main><div><h1>Old bridge closed</h1><p>{BODY[0]} {BODY[1]}</p>"
    )
    page += f"<p>{short}</p>{links}</div></main></body></html>"
    found = read_html(page, SourceFile("page.html", page.encode()), ReaderSettings())[0]
    assert [text for text in kept(clean(found)) if text == short] == [short]


MENU = ("Menu", "Sport", "Weather", "Sign in", "Subscribe", "Old bridge of Lindham closed for a week", "By Ann Lee", "2 May 2024")
FOOT = (
    "Related Topics", "Bridges", "Share this", "Facebook", "Most read", "Pier sold for one pound", "Ferry runs aground off Orford",
    "Baker wins the tenth prize in a row", "All rights reserved", "Privacy policy", "Contact us", "About us", "Newsletter",
    "Sign up for our newsletter", "© 2024 Lindham Post",
)  # fmt: skip


@pytest.mark.parametrize(
    "last", ["It will reopen on Sunday.", "The builder denies the claim.", "Nobody from the builder came to the meeting."]
)
def test_the_short_last_sentence_of_an_article_stays_though_furniture_follows(last: str) -> None:
    assert kept(cleaned(*MENU, *BODY, last, *FOOT)) == [*BODY, last]


@pytest.mark.parametrize(
    "line",
    [
        "Read more news from Lindham here.",
        "Was this of use to you?",
        "Join us as we look at the bridge!",
        "Pier Sold to Baker for One Pound.",
        "Sign up to get our news each day.",
    ],
)
def test_a_call_or_a_headline_with_a_stop_behind_the_article_goes(line: str) -> None:
    assert kept(cleaned(*MENU, *BODY, line, *FOOT)) == list(BODY)


def test_a_short_sentence_is_kept_between_two_adverts_where_the_paragraph_above_it_is() -> None:
    between = ("Advertisement", "Related: Pier sold", "Watch: the pier from above", "Advertisement")
    lines = (*MENU, *BODY[:2], "It will reopen on Sunday.", *between, *BODY[2:], *FOOT)
    assert "It will reopen on Sunday." in kept(cleaned(*lines))


def test_a_subheading_above_the_credit_of_its_picture_stays() -> None:
    headings, credit = ("What the engineers found", "Where the lorries go"), "Bo Roe/Getty Images"
    below = [line for heading, text in zip(headings, BODY[1:], strict=False) for line in ("Advertisement", heading, credit, text)]
    article = cleaned(*MENU, BODY[0], *below, BODY[3], *FOOT)
    assert [text for text in kept(article) if text not in BODY] == list(headings)


def test_the_last_paragraph_stays_behind_the_credit_of_a_picture() -> None:
    last = "Two anglers who sit below it each day say that nothing has bitten since the engineers came to look at it."
    assert kept(cleaned(*MENU, *BODY, "Bo Roe/Getty Images", last, *FOOT)) == [*BODY, last]


def test_a_sentence_ends_before_the_sign_that_ends_the_article() -> None:
    assert shape_of("The ferry left for the last time. ■", "en").ended
    assert not shape_of("Bridges ■", "en").ended
    assert not shape_of("■", "en").ended


@pytest.mark.parametrize("button", ["Copy article link", "Share full article"])
def test_a_button_above_the_article_is_no_title(button: str) -> None:
    assert cleaned(*MENU[:5], button, *BODY, *FOOT).title != button


@pytest.mark.parametrize(
    "line",
    [
        "We may earn a commission if you buy something through the links on this page.",
        "Every boat shoe here was tried by our crew. Lindham Post receives compensation for purchases made with our links.",
        "Wir erhalten eine kleine Provision, wenn Sie über einen Link in diesem Text kaufen.",
        "Si vous achetez par un lien de cette page, nous touchons une commission.",
        "Podemos recibir una comisión por las compras hechas en un enlace de esta página.",
    ],
)
def test_what_the_outlet_earns_by_its_links_goes(line: str) -> None:
    assert kept(cleaned("Old bridge closed", line, *BODY)) == list(BODY)
    assert kept(cleaned("Old bridge closed", *BODY, line)) == list(BODY)


@pytest.mark.parametrize(
    "line",
    [
        "Brokers of the port take a commission of two per cent when they buy a boat for somebody.",
        "“We may earn a commission when you buy through us,” the broker of Lindham told the two sisters.",
        "The commission of the council said this link across the river must be rebuilt within a year.",
    ],
)
def test_an_article_on_commissions_keeps_its_sentences(line: str) -> None:
    assert line in kept(cleaned("Old bridge closed", BODY[0], BODY[1], line, *BODY[2:]))


FORM = (
    "Cookies help the harbour's pages to remember which boxes somebody has ticked, and they are stored for thirteen months.",
    "Measuring helps the publisher to see which pages visitors open and for how many seconds they stay on one.",
)


def test_a_form_behind_the_article_goes_though_it_is_longer() -> None:
    menu = ("Home", "News", "Sport", "Share", "Newsletter", "Log in", "Subscribe", "Privacy policy", "Contact us")
    boxes = ("Necessary", *FORM, "Statistics", *FORM, "Marketing", *FORM, "All partners", *FORM)
    article = cleaned(*menu, "Old bridge closed", *BODY, *menu, "Manage preferences", *boxes, *menu)
    assert kept(article) == list(BODY)


def test_the_heading_above_the_article_is_its_title_though_the_page_says_it_in_other_words() -> None:
    menu = ("Home", "Harbour", "Council", "Sport", "Weather", "Poems")
    heading = "Two cracks and a detour: what the closed bridge of Lindham means for lorries"
    article = cleaned("Lindham bridge closed after cracks in its pier", *menu, heading, "Ann Lee LINDHAM POST", *BODY)
    assert article.title == heading


@pytest.mark.parametrize(
    "between",
    [
        "Engineers found two cracks in the bridge of Lindham, and nobody knows when lorries may cross.",  # a deck
        "Home Harbour Bridge Council Sport Weather Poems Lindham",  # a menu
        "Poets of the coast read aloud what nobody has printed before",  # of something else
    ],
)
def test_other_lines_above_the_article_are_no_title(between: str) -> None:
    menu = ("Home", "Harbour", "Council", "Sport", "Weather", "Poems")
    title = "Lindham bridge closed after cracks in its pier"
    assert cleaned(title, *menu, between, *BODY).title == title
