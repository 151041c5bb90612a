"""What was seen when talks, verses, tickers, columns and pages of old layouts were read; each test is named after what the reader saw."""

from __future__ import annotations

import pytest

from digest.clean.captions import is_caption
from digest.clean.lastwords import with_last_words
from digest.clean.leads import led, with_figures
from digest.clean.lines import Line
from digest.clean.marks import Mark, mark_of
from digest.clean.memory import Memory
from digest.clean.phrases import phrases
from digest.clean.region import PLACED, Lines, placed_features
from digest.clean.shape import shape_of
from digest.clean.tickers import clocks
from digest.clean.turns import turns
from digest.languages import language_of
from tests.clean.lindham import BODY, FOOT, cleaned, kept

MENU = ("Menu", "Sport", "Weather", "Sign in", "Subscribe")


@pytest.mark.parametrize(
    ("text", "language"),
    [("„Wir bleiben noch ein Jahr.“", "de"), ("»Wir bleiben noch ein Jahr.«", "de"), ("« Je ne les reconnaîtrais pas. »", "fr")],
)
def test_a_quoted_sentence_ends_as_its_language_closes_quotes(text: str, language: str) -> None:
    assert shape_of(text, language).ended


@pytest.mark.parametrize("text", ["«Зоря» перемогла «Колос» у дербі", "»Wir sind übrig geblieben«, sagte sie"])
def test_a_line_that_begins_with_a_quote_leads_nowhere(text: str) -> None:
    assert mark_of(text, shape_of(text, "de"), phrases("de")) == ""
    assert mark_of("» Bridge closed", shape_of("» Bridge closed", "en"), phrases("en")) == "lead-in"


@pytest.mark.parametrize(
    "text", ["Copyright law will change next year, the minister said on Monday.", "Copyright law to change in June"]
)
def test_an_article_about_copyright_is_no_notice(text: str) -> None:
    assert mark_of(text, shape_of(text, "en"), phrases("en")) == ""


@pytest.mark.parametrize(
    "text",
    [
        "Copyright Lindham Post.",
        "Copyright 2003 Lindham Post. All rights reserved.",
        "Copyright ⓒ Lindham Post",
        "All rights reserved. " + "No word or picture of this page may be used again " * 4,
    ],
)
def test_a_notice_of_rights_is_one_however_long(text: str) -> None:
    assert mark_of(text.strip(), shape_of(text, "en"), phrases("en")) == "legal"


def test_what_stands_behind_the_last_notice_of_rights_goes() -> None:
    foot = (
        "Today's headlines",
        "Catfish plant to lay off 80",
        "Tigers roll past Benton in opener",
        "Letters: Keep the courthouse clock",
    )
    assert kept(cleaned("Old bridge closed for a week", "By Ann Lee", *BODY, "Copyright 2003 Lindham Post.", *foot)) == list(BODY)


def test_a_notice_below_a_picture_ends_no_article() -> None:
    for behind, ends in ((BODY[2], False), ("Pier sold", True)):
        texts = [*BODY[:2], "© Lindham Museum 2020", "Catfish plant to lay off 80", behind]
        shapes = [shape_of(text, "en") for text in texts]
        marks: list[Mark] = ["", "", "legal", "", ""]
        placed = placed_features(Lines(shapes, marks, [True] * 5, [0.0] * 5, [0.0] * 5))
        assert bool(placed[3][PLACED.index("past marker")]) is ends


@pytest.mark.parametrize(
    ("text", "mark"),
    [
        ("Compartilhe esta notícia no WhatsApp", "button"),
        ("Auf Facebook teilen", "button"),
        ("Share prices of Facebook fall", ""),
        ("A A A", "signs"),
        ("I A I", ""),
        ("ROVERS 2.4 4.11 5.13 6.13 (49)", ""),
        ("Updated 12 May 2024 at 10 15 30", "date"),
    ],
)
def test_buttons_and_scores_are_told_from_sentences_and_dates(text: str, mark: str) -> None:
    assert mark_of(text, shape_of(text, "en"), phrases("pt")) == mark or mark_of(text, shape_of(text, "de"), phrases("de")) == mark


def test_a_credit_right_behind_the_stop_is_found() -> None:
    text = "The captain, pictured earlier this season, kicked three goals.CREDIT:ANN LEE"
    assert is_caption(text, shape_of(text, "en"), "")
    text = "The captain said it was over.Nobody believed it: the siren had not gone"
    assert not is_caption(text, shape_of(text, "en"), "")


TALK = (
    "Q: Why did you come back?", "A: Nobody had asked me to stay away. I missed the smell of tar.",
    "Q: And the boats?", "A: They are gone. I built a small one.", "Q: Will you sail?", "A: Every day is one for sailing.",
)  # fmt: skip


def test_the_turns_of_a_talk_stay_behind_a_box_of_another_story() -> None:
    first = "Ann Lee built boats in Lindham for forty years, and then left for the city. She came home in May. Some questions:"
    lines = (first, *TALK[:2], "ALSO READ | The last sailmaker of Orford", *TALK[2:4], "Advertisement", *TALK[4:])
    assert kept(cleaned(*MENU, "‘I missed the smell of tar’", "By Bo Roe", "2 May 2024", *lines, *FOOT)) == [first, *TALK]


def test_labels_of_other_stories_are_no_turns() -> None:
    texts = ["Video: Pier sold", "Video: School opens at last", "Video: Ferry runs aground", *TALK]
    shapes = [shape_of(text, "en") for text in texts]
    assert turns(texts, shapes, [""] * len(texts)) == [3, 5, 7, 4, 6, 8]
    assert turns(texts, shapes, ["lead-in"] * len(texts)) == []
    assert turns(texts[3:7], shapes[3:7], [""] * 4) == []


def test_a_verse_and_a_farewell_stay() -> None:
    verse = (
        "Quieter is better,",
        "louder is merrier,",
        "saddest is only",
        "the day with no carrier.",
        "Yours ever,",
        "The floor below",
    )
    lines = (verse[0], verse[1], "saddest is only,", verse[3], *verse[4:])
    assert kept(cleaned(*MENU, "Two letters to a neighbour", "By Ann Lee", *BODY, *lines, *FOOT)) == [*BODY, *lines]


def test_lines_that_a_colon_leads_to_are_a_list_and_headlines_are_none() -> None:
    texts = [BODY[0], "And then he read:", "O sea, take my words", "give back my shade", BODY[1]]
    shapes = [shape_of(text, "en") for text in texts]
    assert led(shapes, [""] * 5) == [1, 2, 3]
    assert led(shapes, ["", "", "widget", "", ""]) == []
    texts[2] = "Council of Orford sells its pier for one pound"
    assert led([shape_of(text, "en") for text in texts], [""] * 5) == []


def test_times_with_days_head_the_entries_of_a_ticker_and_not_teasers_or_comments() -> None:
    stamps = ["Posted at 13:42 8 Nov 2022", "Posted at 11:05 8 Nov 2022", "Posted at 9:30 8 Nov 2022"]
    texts = [stamps[0], BODY[0], stamps[1], BODY[1], stamps[2], BODY[2]]
    marks = ["date", ""] * 3
    assert clocks(texts, marks, [0, 20] * 3) == [0, 2, 4]  # type: ignore[arg-type]
    assert clocks(texts, marks, [0, 300, 0, 20, 0, 20]) == []  # type: ignore[arg-type]
    signed = [text.replace("Posted", "Krista") for text in texts]
    assert clocks(signed, marks, [0, 20] * 3) == []  # type: ignore[arg-type]
    days = [
        text.replace("13:42 8 Nov 2022", "08.11.22").replace("11:05 8 Nov 2022", "07.11.22").replace("9:30 8 Nov 2022", "06.11.22")
        for text in texts
    ]
    assert clocks(days, marks, [0, 20] * 3) == []  # type: ignore[arg-type]


def test_two_sentences_below_a_heading_are_its_deck() -> None:
    title, deck = (
        "In praise of the second-best bridge",
        "The best bridge has two cracks. The second best has a council and engineers",
    )
    article = cleaned(*MENU, title, deck, "Ann Lee", "5 May 2011", *BODY, *FOOT)
    assert (article.title, article.deck) == (title, deck)


def test_of_a_label_and_a_heading_above_a_deck_the_heading_is_the_title() -> None:
    label, title = "The old bridge of Lindham", "The woman who made the stones speak again"
    deck = "She sang on it and under it, and she hated encores: Ann Lee of Lindham is dead at the age of 81."
    article = cleaned(*MENU, label, title, deck, "By Bo Roe", "30 May 2009", *BODY, *FOOT)
    assert article.title == title
    assert deck in (article.deck, *kept(article))


def test_a_sentence_alone_between_title_and_byline_is_the_deck_whatever_it_says() -> None:
    deck = "Twice each month somebody sells turbot there, between midnight and dawn."
    article = cleaned(*MENU, "Old bridge of Lindham closed for a week", deck, "By Ann Lee", "5 May 2011", *BODY, *FOOT)
    assert article.deck == deck


def test_a_byline_with_the_day_first_and_other_things_behind_names_the_author() -> None:
    line = "November 19, 2014 by Ann Lee · 36 Comments · This post may contain links to shops."
    assert cleaned(*MENU, "Old bridge of Lindham closed for a week", line, *BODY, *FOOT).authors == ("Ann Lee",)
    line = "November 19, 2014 by Ann Lee · 12 May 2015 was a better day for bridges and for everybody who likes them."
    assert cleaned(*MENU, "Old bridge of Lindham closed for a week", line, *BODY, *FOOT).authors == ()


def test_a_name_and_the_place_that_the_article_is_about_are_a_byline() -> None:
    head = (*MENU, "Old bridge of Lindham closed for a week", "February 9, 2021", "Kindly share this story:")
    assert cleaned(*head, "Ann Lee, Lindham", *BODY, *FOOT).authors == ("Ann Lee",)
    assert cleaned(*head, "Ann Lee, Wexcombe", *BODY, *FOOT).authors == ()


def test_a_last_paragraph_stays_behind_a_short_sentence() -> None:
    last = "The engineer Bo Roe ordered that the bridge be kept closed and put off the next look till March 4 for reasons of money."
    lines = (*BODY, "He said no more.", last)
    assert kept(cleaned(*MENU, "Old bridge of Lindham closed for a week", "By Ann Lee", *lines, *FOOT)) == list(lines)


def test_the_headline_below_read_also_goes_though_an_advert_stands_behind_it() -> None:
    lines = (*BODY[:2], "Related stories", "Pier of Orford sold", "Advertisement", *BODY[2:])
    assert kept(cleaned(*MENU, "Old bridge of Lindham closed for a week", "By Ann Lee", *lines, *FOOT)) == list(BODY)


def test_catalan_is_neither_spanish_nor_romanian() -> None:
    text = (
        "L'Ajuntament ha anunciat que tancarà la piscina durant tres mesos perquè la factura del gas s'ha triplicat des de l'estiu."
    )
    assert language_of(text) == "ca"
    assert language_of("El alcalde dijo que la piscina se cierra por tres meses porque la factura del gas es muy alta.") == "es"


def test_results_between_paragraphs_stay_and_headlines_with_a_number_go() -> None:
    rows = ("ROVERS 2.4 4.11 5.13 6.13 (49)", "Crowd: 2,113 at the oval.")
    lines = (*BODY[:2], "Advertisement", *rows, *BODY[2:])
    assert kept(cleaned(*MENU, "Old bridge closed for a week", "By Ann Lee", *lines, *FOOT)) == [*BODY[:2], *rows, *BODY[2:]]
    texts = [BODY[0], "Council looks at 737 bridges once more this year", "Pier of Orford sold for 1 pound to a baker", BODY[1]]
    shapes = [shape_of(text, "en") for text in texts]
    assert with_figures([True, False, False, True], texts, shapes, [""] * 4) == [True, False, False, True]


def test_the_first_of_several_headings_of_one_kind_stays() -> None:
    lines = ("Letter one", *BODY[:2], "Letter two", *BODY[2:])
    assert kept(cleaned(*MENU, "Two letters about the old bridge", "By Ann Lee", "2 May 2024", "Print", *lines, *FOOT)) == list(
        lines
    )
    lines = ("1", *BODY[:2], "2", *BODY[2:])
    assert kept(cleaned("Five nights on the slow boat", "By Ann Lee", "12 min read", *lines)) == list(lines)


def test_a_list_of_sentences_behind_a_colon_ends_an_article() -> None:
    lines = (
        *BODY,
        "In other trading:",
        "— The yield on the note slipped to two per cent.",
        "— Crude rose to nine pounds a barrel.",
    )
    assert kept(cleaned(*MENU, "Old bridge closed for a week", "By Ann Lee", *lines, *FOOT)) == list(lines)


def test_a_paragraph_above_two_buttons_is_of_the_article() -> None:
    lines = (BODY[0], "Share on WhatsApp", "Share on Telegram", *BODY[1:])
    assert kept(cleaned(*MENU, "Old bridge closed for a week", "By Ann Lee", "2 May 2024", *lines, *FOOT)) == list(BODY)


def test_a_deck_of_nouns_is_a_deck() -> None:
    deck = "Nachbarschaftsstreit endet vor Gericht: 900 Euro Geldstrafe für einen Rentner"
    body = ("Das Gericht in Lindham hat am Mittwoch einen Rentner nach einem Nachbarschaftsstreit zu einer Geldstrafe verurteilt.",
            "Der Rentner war über den Zaun gestiegen, weil er seine Gans dort gesehen hatte, sagte er vor Gericht.")  # fmt: skip
    article = cleaned(
        *MENU, "Ich wollte nur die Gans zurück", deck, "18.06.2014 - 16:05 Uhr", "Karsten Wiebold", "Drucken", *body, *FOOT
    )
    assert article.deck == deck


@pytest.mark.parametrize(("score", "stays"), [(-0.4, True), (-0.6, False)])
def test_a_long_last_paragraph_stays_where_little_speaks_against_it(score: float, stays: bool) -> None:
    last = (
        "The prize was voted on by the engineers of the coast, the people who write about bridges, and everybody who drives across one "
        "each day of the week."
    )
    memory = Memory()
    memory.speaking("en")
    texts = (BODY[0], last)
    scored = list(zip(map(memory.known, texts), (2.0, score), strict=True))
    assert with_last_words([True, False], [Line(text, 1) for text in texts], scored, "en") == [True, stays]
