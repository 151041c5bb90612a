"""What was seen when listings, match reports, reviews and police notes were read; each test is named after what the reader saw."""

from __future__ import annotations

import pytest

from digest.clean.captions import is_caption
from digest.clean.entries import Looks, entries
from digest.clean.lists import listed
from digest.clean.marks import mark_of
from digest.clean.phrases import phrases
from digest.clean.region import prose
from digest.clean.resumed import going_on
from digest.clean.shape import shape_of
from digest.clean.signatures import signature
from digest.clean.tickers import clocks
from digest.clean.titles import title_at
from digest.clean.wraps import unwrapped
from digest.languages import language_of
from tests.clean.lindham import BODY, FOOT, cleaned, kept

MENU = ("Menu", "Sport", "Weather", "Sign in", "Subscribe", "Log in", "Search")
HEAD = (*MENU, "Old bridge of Lindham closed for a week", "By Ann Lee", "2 May 2024", "Share")
BOX = ("You might also like:", "Pier of Orford sold to a baker for one pound", "School of Pell opens its doors again at last")


def looks(*texts: str, marks: tuple[str, ...] = ()) -> Looks:
    shapes = [shape_of(text, "en") for text in texts]
    return Looks(texts, shapes, marks or [""] * len(texts), list(map(prose, shapes)))  # type: ignore[arg-type]


def test_prices_under_two_headings_stay_above_a_box_of_other_stories() -> None:
    rows = ("Top gainers", "Pell Cement: 1,642 (+3.2%)", "Orford Tar: 2,210 (+2.1%)", "Top losers", "Quay Bank: 1,480 (-7.9%)")
    lines = (*BODY[:2], *rows, *BOX, *BODY[2:])
    assert kept(cleaned(*HEAD, *lines, *FOOT)) == [*BODY[:2], *rows, *BODY[2:]]


def test_the_headline_below_read_also_heads_no_rows() -> None:
    rows = ("Gold: 1,920", "Wheat: 238", "Tar: 14")
    texts = (BODY[0], "Read also", "Pier of Orford sold", *rows, BODY[1])
    assert entries(looks(*texts, marks=("", "related", "", "", "", "", ""))) == [3, 4, 5]
    assert entries(looks(*texts, marks=("",) * 7)) == [2, 3, 4, 5]
    headlines = ("Video: Pier of Orford sold to a baker", "Orford: Mayor will stand once more", "Pell: School to open its doors again")
    assert entries(looks(BODY[0], *headlines, BODY[1])) == []


LISTING = (
    "Miniature railway", "The volunteers at Lagoon Park have painted the engines and will be running trains each day.",
    "When: Daily, 10am-3pm", "Where: Lagoon Park", "Cost: $2 a ride",
    "Sheepdog trials", "Watch the sharpest dogs of the shire and their handlers battle it out at the showground.",
    "When: Saturday", "Where: Showground", "Cost: Gold coin donation",
    "Outdoor cinema", "Bring a rug and a pillow for an old favourite under the stars at the oval.",
    "When: Friday", "Where: The oval", "Cost: $10",
)  # fmt: skip


def test_a_listing_stays_behind_a_box_of_other_stories() -> None:
    lines = (*LISTING[:10], "Read more:", "Toilets of the showground get a new roof", "Meet Bruce, the dog of the week", *LISTING[10:])
    assert kept(cleaned(*HEAD, BODY[0], *lines, *FOOT)) == [BODY[0], *LISTING]


def test_labels_of_a_menu_are_no_listing() -> None:
    menu = ("Draft: News", "Orford: Home", "Draft: Features", "Orford: Shop", "Draft: History", "Orford: Team")
    assert entries(looks(*menu, *["Sport"] * 12, BODY[0])) == []


def test_headings_that_count_up_stay_with_the_sentence_below_each() -> None:
    said = ("The fair is on Monday.", "Fish is sold at dawn.", "Bring a coat.")
    texts = ("1. Harbour fair", said[0], "2. Fish market", said[1], "Read also", "3. Night walk", said[2])
    assert entries(looks(*texts)) == [0, 1, 2, 3, 5, 6]
    assert entries(looks("1. Pier sold", "2. School opens", "3. Ferry runs aground", BODY[0])) == []


def test_results_and_the_last_sentence_stay_behind_the_line_ups() -> None:
    rows = ("Other results", "Orford 2-1 Pell", "Wexcombe 0-0 Norrow", "The league goes on at Lindham on Saturday.")
    assert kept(cleaned(*HEAD, *BODY, *rows, *FOOT)) == [*BODY, *rows]


def test_what_is_good_and_bad_and_what_it_weighs_stays_at_the_end_of_a_review() -> None:
    rows = ("Pros", "Light", "Quiet", "Cons", "No springs", "Specifications", "Bridge: 13,4 kg", "Council: 260 Wh", "Price: 2.349")
    assert kept(cleaned(*HEAD, *BODY, *rows, *FOOT)) == [*BODY, *rows]


def test_days_that_head_the_notes_of_a_week_stay() -> None:
    notes = [f"{day}, Oct. {22 + at}" for at, day in enumerate(("Monday", "Tuesday", "Wednesday"))]
    lines = [line for pair in zip(notes, BODY, strict=False) for line in pair]
    assert kept(cleaned(*HEAD, *lines, *FOOT)) == lines
    marks = ["date", ""] * 3
    assert clocks(lines, marks, [0, 20] * 3) == [0, 2, 4]  # type: ignore[arg-type]
    assert clocks([line.replace("Oct.", "Oct. 2018,") for line in lines], marks, [0, 20] * 3) == []  # type: ignore[arg-type]


def test_the_stamps_of_a_ticker_may_be_written_with_signs_for_vowels() -> None:
    texts = ["8 दिसंबर 2022, 3:38 PM", "अ", "8 दिसंबर 2022, 1:20 PM", "आ", "8 दिसंबर 2022, 8:00 AM", "इ"]
    assert clocks(texts, ["date", ""] * 3, [0, 20] * 3) == [0, 2, 4]  # type: ignore[arg-type]


def test_whom_the_article_named_it_names_again_behind_its_end() -> None:
    said = "The bank has lost a tenth of its worth, said Prakash Iyengar of Meridian on the floor of the house."
    again = "Iyengar would not buy before the season is over and the banks have told what they have."
    other = "A baker would not buy before the season is over and the banks have told what they have."
    for behind, stays in ((again, True), (other, False)):
        texts = [said, "Pier sold", behind]
        known = looks(*texts)
        found = [_known(text) for text in texts]
        assert known.likely[2]
        assert going_on([True, False, False], texts, found, [2.0, -3.0, 1.5]) == [True, False, stays]


def _known(text: str):  # type: ignore[no-untyped-def]
    from digest.clean.memory import Memory

    memory = Memory()
    memory.speaking("en")
    return memory.known(text)


def test_a_subheading_behind_a_box_is_shorter_than_its_headlines() -> None:
    lines = (*BODY[:2], *BOX, "The pier", *BODY[2:])
    assert kept(cleaned(*HEAD, *lines, *FOOT)) == [*BODY[:2], "The pier", *BODY[2:]]


def test_places_below_another_storys_headline_are_of_the_article() -> None:
    rows = ("Closed roads", "Bridge Street", "Council Lane", "Lindham pier", "the road to Orford")
    lines = (*BODY[:2], "READ ALSO: Pier sold for one pound to a baker", *rows, *BODY[2:])
    assert kept(cleaned(*HEAD, *lines, *FOOT)) == [*BODY[:2], *rows, *BODY[2:]]


def test_counts_of_feelings_between_buttons_are_no_rows() -> None:
    texts = [BODY[0], "Subscribe", "Like 48", "Touched 12", "Angry 3", "Comments", BODY[1]]
    running = [True, False, False, False, False, False, True]
    assert listed(texts, ["", "widget", "", "", "", "widget", ""], running) == {}
    assert set(listed(texts, [""] * 7, running)) == {2, 3, 4}


def test_a_heading_inside_is_not_the_title_for_standing_in_it() -> None:
    title = "Letters to the editor: the noise of the old shutters, a doctor who listens and the elm on the square"
    texts = [title, "The noise of the shutters", *BODY]
    shapes = [shape_of(text, "en") for text in texts]
    assert title_at(texts, shapes, [""] * len(texts), 0, [0.6, 1.0, *[0.3] * len(BODY)]) == 0


def test_a_title_may_ask_in_any_script() -> None:
    texts = ["لاک‌پشت‌ها چگونه راه خانه را پیدا می‌کنند؟", "نویسنده: مهسا رستگار"]
    shapes = [shape_of(text, "fa") for text in texts]
    assert title_at(texts, shapes, ["", ""], 1, [0.6, 0.0], [1]) == 0


def test_an_advert_above_names_of_songs_is_no_box() -> None:
    rows = ("Songs about", "Old bridge", "The eastern pier", "Lorries of Orford")
    assert kept(cleaned(*HEAD, *BODY[:2], "Advertisement", *rows, *BODY[2:], *FOOT)) == [*BODY[:2], *rows, *BODY[2:]]


def test_a_line_between_title_and_byline_is_the_deck_without_a_stop() -> None:
    deck = "classes of all schools in seven towns are put off until the wind has died"
    assert cleaned(*MENU, "Old bridge of Lindham closed for a week", deck, "By Ann Lee", "2 May 2024", *BODY, *FOOT).deck == deck


def test_a_byline_with_a_colon_is_no_second_half_of_a_deck() -> None:
    from digest.clean.lines import text_lines

    lines = text_lines("Procurorii au demonstrat că a încasat comision pentru fiecare contract de curățenie\n\nde: Ana Ionescu, Lindham")
    assert unwrapped(lines) == lines


def test_a_caption_ends_in_the_place_and_the_reporter() -> None:
    text = "문성민이 끝내기 안타를 친 뒤 물세례를 받고 있다. 청해=김하늘 기자"
    assert is_caption(text, shape_of(text, "ko"), "")


@pytest.mark.parametrize(("text", "language", "names"), [("文/图 林晓蔓", "zh", ("林晓蔓",)), ("With Ann Lee", "en", ())])
def test_who_wrote_and_who_is_heard(text: str, language: str, names: tuple[str, ...]) -> None:
    assert signature(text, phrases(language)).names == names


@pytest.mark.parametrize("text", ["8,5", "ʼ"])
def test_a_mark_out_of_ten_and_a_lone_sign_are_no_date(text: str) -> None:
    assert mark_of(text, shape_of(text, "nl"), phrases("nl")) != "date"


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Bandari ndio walioanza kufunga dakika ya kumi kupitia kwa nahodha wao, alisema kocha baada ya mchezo.", "sw"),
        ("Huwag na po ninyong hintayin ang malakas na hangin bago kayo lumikas, ayon sa alkalde ng bayan.", "tl"),
    ],
)
def test_swahili_and_tagalog_are_known(text: str, language: str) -> None:
    assert language_of(text) == language
    assert phrases(language).related
