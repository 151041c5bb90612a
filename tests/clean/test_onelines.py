"""A page on one line: its title is found by being said twice, and what speaks of something else behind it goes."""

from __future__ import annotations

import pytest

from digest.clean import clean
from digest.clean.heads import dated_words, opening
from digest.clean.phrases import phrases
from digest.clean.spread import before_bar, before_phrase, before_shout, said_again, said_twice
from digest.dates import published
from digest.model import Document
from digest.settings import DateSettings
from digest.zones import zone

TITLE = "Storm stops the ferry to Varnel Island"
BODY = (
    "The ferry to Varnel Island will not sail on Thursday because of the storm, the harbour office said in the morning. "
    "Engineers found two cracks in the pier of the island last week, and the repair will take until the end of the month. "
    "“We ask everybody on the island to be patient,” said the harbour master, who has seen storms for twenty years. "
    "Passengers who hold a ticket for the ferry can change it at the harbour office or get their money back within ten days. "
    "The office hopes that the ferry will sail again on Friday morning, when the storm is expected to be weaker than before. "
    "Until then a small boat brings the post, the bread and the doctor from the harbour to the island, if the wind allows it."
)
SHARE = "Share Print Mail Save Listen Larger Text Comments Gallery"
MENU = "Menu News Sport Weather Harbour Culture People Opinion Tickets Jobs Houses Cars Log In Subscribe"
OTHERS = (
    "Most Read Council Votes For School On Hill Brass Band Plays Under Bridge Market Moves To New Hall Six Bakers Share One Oven "
    "Gull Steals Wedding Ring Old Tram Found In Barn Chess Prize For Girl Of Eleven Choir Sings Without Roof "
    "He was seen in a barn near Hask."
)


def test_the_title_of_a_page_is_what_it_begins_with_and_says_again() -> None:
    cleaned = clean(Document("a.txt", text=f"{TITLE} | Harbour Post {MENU} {TITLE} {BODY} {OTHERS}"))
    assert cleaned.title == TITLE
    assert [block.text for block in cleaned.blocks] == [BODY]


def test_the_title_ends_before_the_first_word_that_a_page_shouts() -> None:
    assert clean(Document("a.txt", text=f"{TITLE} NEWSLETTER {BODY} {BODY.replace('ferry', 'boat')}")).title == TITLE


@pytest.mark.parametrize(
    "text",
    [
        f"{BODY} The ferry to Varnel Island will not be late.",  # goes on in small letters
        f"The council of Hask met on Monday. {BODY} The council of Hask met on Monday. It was late.",  # a sentence
        f"{BODY} Then said the ferry to Varnel Island Harbour Post",  # in the middle of a sentence
    ],
)
def test_a_sentence_that_comes_again_is_no_title(text: str) -> None:
    assert not said_again(text, "en")


def test_a_shout_behind_a_sentence_makes_no_title() -> None:
    assert not before_shout(f"The pier is closed. It was old. NEWSLETTER {BODY}", "en")


def test_a_few_words_before_the_first_sentence_stay() -> None:
    text = f"HASK, Ill. {BODY} {BODY.replace('ferry', 'boat')}"
    assert clean(Document("a.txt", text=text)).blocks[0].text.startswith("HASK, Ill.")


@pytest.mark.parametrize(
    "byline", ["Ann Lee May 2, 2024 at 7:35 PM", "By Ann Lee Published 2 May 2024", "2024-05-02", "2. Mai 2024, 19:35"]
)
def test_the_date_between_title_and_article_is_a_line_of_its_own(byline: str) -> None:
    body = BODY[BODY.index("Engineers") :]
    cleaned = clean(Document("a.txt", text=f"{TITLE} | Harbour Post {MENU} {TITLE} {byline} {SHARE} {body} {OTHERS}"))
    assert byline in [cut.text.strip() for cut in cleaned.cuts if cut.rule == "bylines"]
    assert cleaned.blocks[0].text.endswith(body)


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("Menu News Sunday, May 5, 2024 Sport", ""),  # the page's clock
        ("It opened on May 5, 2024, and closed in June", ""),  # prose
        ("Best Of 2023 Hall Of Fame 2022", ""),
        ("Share Menu Log In Menu News Sport Weather Harbour Culture People Updated 5 May 2024 08:30", "Updated 5 May 2024 08:30"),
    ],
)
def test_which_words_are_a_date(words: str, found: str) -> None:
    start, end = dated_words(words)
    assert words[start:end] == found


def test_before_an_article_without_a_title_only_one_date_counts() -> None:
    assert dated_words("News 4 May 2024 Pier sold 5 May 2024", last=True) == (0, 0)
    assert dated_words("News Pier sold 5 May 2024", last=True) == (15, 25)


@pytest.mark.parametrize(
    ("text", "title", "signed"),
    [
        (f"{TITLE} By Ann Lee Published: 2 May 2024 {BODY}", TITLE, "By Ann Lee Published: 2 May 2024"),
        (f"Jump to content Prev {TITLE} Watch live Published 2024-05-02 {BODY}", TITLE, "Published 2024-05-02"),
        (f"{TITLE} 2 May 2024 | 07:45 {BODY}", TITLE, "2 May 2024 | 07:45"),
        (f"{TITLE} 2 May 2024 {BODY}", "", ""),  # the article may tell of that day
        (f"The pier is closed. It was old. By Ann Lee Published: 2 May 2024 {BODY}", "", ""),  # sentences are no title
        (f"Pier By Ann Lee Published: 2 May 2024 {BODY}", "", ""),
        (f"{TITLE} 2 May 2024, and so on. {BODY}", "", ""),
    ],
)
def test_a_text_that_begins_with_its_title_and_a_dated_byline(text: str, title: str, signed: str) -> None:
    assert [text[a:b] for a, b in opening(text, phrases("en"))] == [words for words in (title, signed) if words]


def test_what_stands_behind_the_byline_is_the_article() -> None:
    cleaned = clean(Document("a.txt", text=f"{TITLE} By Ann Lee Published: 2 May 2024 {BODY} {BODY.replace('ferry', 'boat')}"))
    assert cleaned.title == TITLE and cleaned.blocks[0].text.startswith("The ferry to Varnel Island will not sail")


@pytest.mark.parametrize("before", ["Subscribe now", "Log in"])
@pytest.mark.parametrize("behind", ["By Ann Lee", "by Ann Lee 3 May 2024", "Share"])
def test_the_title_said_again_may_stand_behind_a_label_in_small_letters_and_before_by(before: str, behind: str) -> None:
    text = f"{TITLE} | Harbour Post {MENU} {before} {TITLE} {behind} {BODY}"
    assert [text[a:b] for a, b in said_again(text, "en")] == [TITLE, TITLE]


def test_the_title_of_a_saved_page_stands_before_the_bar_though_it_is_said_again_in_other_words() -> None:
    cleaned = clean(Document("a.txt", text=f"{TITLE} | Harbour Post {MENU} No ferry to the island on Thursday {BODY} {OTHERS}"))
    assert cleaned.title == TITLE
    assert BODY in cleaned.blocks[0].text


@pytest.mark.parametrize(
    "text",
    [
        "News Sport Weather Harbour Culture | Harbour Post",  # a menu
        "Storm stops the ferry to Varnel Island Saturday 11 May 2024 | 11:24 GMT",  # a date
        "Storm stops the ferry to Varnel Island By Ann Lee 11 May 2024 | Harbour Post",
        "The ferry will not sail. It is too old | Harbour Post",  # two sentences
        "Minister Bo Roe HARBOUR IN DEPTH HARBOUR The pier is to be sold after all | Ferries",  # labels
        "Harbour Post | Storm stops the ferry to Varnel Island",
    ],
)
def test_other_words_before_a_bar_are_no_title(text: str) -> None:
    assert not before_bar(f"{text} {BODY}", "en")


def test_how_long_it_takes_to_read_is_no_part_of_the_title() -> None:
    text = f"6 mins to read {TITLE} Published: 3 May 2024 {BODY}"
    assert [text[a:b] for a, b in opening(text, phrases("en"))] == [TITLE, "Published: 3 May 2024"]


@pytest.mark.parametrize(
    ("title", "site", "before"),
    [
        ("Two ferries that nobody has ever seen before", "| Harbour Post", "Jobs"),  # ends in a small word
        ("Fair or foul? Two boats at one narrow pier.", "- Harbour Post", "Jobs"),  # ends in a stop
        ("Storm stops the ferry and the boat to Varnel Island", "Skip to content", "Posted 24 hours ago"),  # behind small letters
    ],
)
def test_a_title_said_twice_needs_no_other_sign(title: str, site: str, before: str) -> None:
    cleaned = clean(Document("a.txt", text=f"{title} {site} {MENU} {before} {title} {BODY} {OTHERS}"))
    assert cleaned.title == title
    assert cleaned.blocks[0].text.startswith(BODY[:80])


def test_a_title_of_capitals_stands_before_the_bar() -> None:
    assert before_bar(f"The Ferry and the Trouble With a Disappearing Boat | Post {MENU} {BODY}", "en") == [(0, 50)]


@pytest.mark.parametrize(
    ("byline", "authors"),
    [
        ("By Ann Lee 12 minute read", ("Ann Lee",)),
        ("By Ann Lee and Bo Roe, Harbour Reporter Share", ("Ann Lee", "Bo Roe")),
        ("By Ann T. Lee Published: 10:27 AM PST, December 21, 2023", ("Ann T. Lee",)),
        ("By Ann Lee | Reviewed by Bo Roe | Dec. 12, 2023", ("Ann Lee",)),
        ("By Ann Lee Mailboat Staff Share", ("Ann Lee",)),
        ("By Ann Lee For Mailboat Published: 3 Minute Read", ("Ann Lee",)),
        ("By Ann Lee and The Harbour Press Share", ("Ann Lee",)),
        (f"Rain and wind are back in Hask. Ann Lee May 2, 2024 {SHARE}", ("Ann Lee",)),
        (f"Rain and wind are back in Hask. Ann Lee, Mailboat Published: May 2, 2024 {SHARE}", ("Ann Lee",)),
        (f"Ann Lee @annlee May 2, 2024 7:40 AM {SHARE}", ("Ann Lee",)),
        (f"Rain is back. Share Facebook May 2, 2024 {SHARE}", ()),
        (f"Rain is back. Unless It Will Sail May 2, 2024 {SHARE}", ()),  # its last word stands in the text
        ("Photo: Bo Roe via HPA By Ann Lee May 2, 2024", ("Ann Lee",)),
        ("Written by Ann Lee, Senior Contributing Writer May 2, 2024 at 7:17 a.m.", ("Ann Lee",)),
        ("By Ann A. Lee Published: 2 May 2024 Share", ("Ann A. Lee",)),
        ("Autor: Ann Lee Published: 2 May 2024 Share", ("Ann Lee",)),
        ("Rain and wind are back in Hask. Ann Lee May 2, 2024 Credit: Bo Roe", ("Ann Lee",)),
        ("By Ann Lee Ann Lee Ann Lee, CLC is a writer.", ("Ann Lee",)),
        ("May 2, 2024, 3:00 AM ET By — Ann Lee LINDHAM (HP) —", ("Ann Lee",)),
        ("Photo by Bo Roe Share", ()),
        ("By Harbour Office Share", ()),  # its words stand in the text
    ],
)
def test_who_wrote_it_stands_between_the_title_and_the_article(byline: str, authors: tuple[str, ...]) -> None:
    cleaned = clean(Document("a.txt", text=f"{TITLE} | Harbour Post {MENU} {TITLE} {byline} {BODY} {OTHERS}"))
    assert cleaned.authors == authors
    assert BODY[:60] in cleaned.blocks[0].text


def test_a_byline_is_found_though_the_title_comes_a_third_time_behind_it() -> None:
    head = f"{TITLE} - Harbour Post {MENU} {TITLE} The storm came back to Hask with rain and hail. By Ann Lee May 2, 2024, 10:12am"
    text = f"{head} Share this story All sharing options for: {TITLE} Mail Print {BODY} {OTHERS}"
    assert clean(Document("a.txt", text=text)).authors == ("Ann Lee",)


@pytest.mark.parametrize("between", ["", "Share share-square-77"])
def test_a_headline_said_twice_side_by_side_is_the_title(between: str) -> None:
    title = "Why the storm has stopped the old ferry to Varnel Island"
    text = f"No boat to Varnel on Thursday | Harbour Post {MENU} {title} {between} {title} By Bo Roe {SHARE} {BODY} {OTHERS}"
    assert clean(Document("a.txt", text=text)).title == title


@pytest.mark.parametrize(
    "said",
    [
        "Harbour News Sport Weather Tickets Jobs Houses Cars Boats",  # a menu
        "How it works Solutions Prices Testimonials Start My Free Trial",  # that the article does not use
        "See the storm and the ferry of the island. Book one of our tours now!",  # sentences
    ],
)
def test_other_words_said_twice_side_by_side_are_no_title(said: str) -> None:
    assert not said_twice(f"{said} {said} {BODY}", "en")


@pytest.mark.parametrize("first", ["A", "As"])
def test_a_sentence_keeps_its_first_word_though_dates_of_other_languages_have_it(first: str) -> None:
    body = f"{first} month of storms is over for the ferry to Varnel Island, the harbour office said. {BODY}"
    cleaned = clean(Document("a.txt", text=f"{TITLE} | Harbour Post {MENU} {TITLE} {SHARE} {body} {OTHERS}"))
    assert cleaned.blocks[0].text.startswith(f"{first} month of storms")
    assert cleaned.title == TITLE


def test_by_in_the_first_sentence_names_nobody() -> None:
    text = f"{TITLE} | Harbour Post {MENU} {TITLE} By Election Day, Nov. 5, 2024, the day of the election, no boat will sail. {BODY}"
    assert clean(Document("a.txt", text=text)).authors == ()
    assert "By Election Day, Nov. 5, 2024," in clean(Document("a.txt", text=text)).blocks[0].text


@pytest.mark.parametrize(
    ("line", "day"),
    [
        ("By Ann Lee • 12/18/23 4:02pm", "12/18/23"),
        ("Share Published: 10:27 AM PST, December 21, 2023 Comments", "December 21, 2023"),
        ("Share Updated Dec. 23, 2023 4:04AM EST / Published Dec. 22, 2023 12:16PM EST Comments", "Published Dec. 22, 2023"),
    ],
)
def test_the_day_of_publication_stands_on_the_receipt_as_such(line: str, day: str) -> None:
    cleaned = clean(Document("a.txt", text=f"{TITLE} | Harbour Post {MENU} {TITLE} {line} {BODY} {OTHERS}"))
    assert any(day in cut.text for cut in cleaned.cuts if cut.rule == "bylines")
    assert BODY[:60] in cleaned.blocks[0].text


def test_a_sentence_that_begins_with_published_is_the_articles() -> None:
    said = "Published 3 March 2020 by the harbour office in a hall, the report of the office was late."
    cleaned = clean(Document("a.txt", text=f"{TITLE} | Harbour Post {MENU} {TITLE} {BODY} {said} {OTHERS}"))
    assert said in cleaned.blocks[0].text


def test_the_title_ends_before_the_first_phrase_of_the_page_and_the_sites_name() -> None:
    text = f"{TITLE} | Harbour Post Skip to main content Harbour Culture People {BODY} {BODY.replace('ferry', 'boat')}"
    assert clean(Document("a.txt", text=text)).title == TITLE
    assert not before_phrase(f"Harbour Culture People Opinion Tickets Skip to main content {BODY}", "en")


def test_a_day_with_its_hour_dates_a_page_on_one_line() -> None:
    text = f"{TITLE} | Harbour Post {MENU} {TITLE} Ann Lee {SHARE} Fri 22 Dec 2023 15.30 CET 5 min read {BODY} {OTHERS}"
    cleaned = clean(Document("a.txt", text=text))
    assert [cut.text for cut in cleaned.cuts if cut.rule == "bylines" and "2023" in cut.text] == ["22 Dec 2023 15.30"]
    assert published(Document("a.txt", text=text), cleaned, DateSettings(), zone("UTC")).published[:10] == "2023-12-22"
