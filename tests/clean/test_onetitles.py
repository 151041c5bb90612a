"""A page on one line whose title nothing says twice: it ends where a phrase, a day, a dateline or the first sentence begins."""

from __future__ import annotations

import pytest

from digest.clean import clean
from digest.clean.heads import opening
from digest.clean.onetitles import before_break
from digest.clean.phrases import phrases
from digest.dates import published
from digest.model import Document
from digest.settings import DateSettings
from digest.zones import zone

TITLE = "Storm stops the ferry to Varnel Island for a week"
BODY = (
    "The white boats to the island will not sail before Thursday because of the storm, the harbour office said in the morning. "
    "Engineers found two cracks in the pier of the island last week, and the repair will take until the end of the month. "
    "“We ask everybody on the island to be patient,” said the harbour master, who has seen storms for twenty years. "
    "Passengers who hold a ticket for the ferry can change it at the harbour office or get their money back within ten days. "
    "The office hopes that the ferry will sail again on Friday morning, when the storm is expected to be weaker than before. "
    "Until then a small boat brings the post, the bread and the doctor from the harbour to the island, if the wind allows it. "
    "Nobody on Varnel Island can say when the ferry was away for so long, and the oldest of them have seen eighty winters there. "
    "In the year of the great flood it was away for three days, as the book of the parish tells, and the baker had no flour left. "
    "This time there is flour enough, and the school will stay open as long as there is wood for the stove in its only room."
)


def _said(text: str) -> list[str]:
    return [text[a:b] for a, b in before_break(text, "en")]


@pytest.mark.parametrize("head", ["", "Watch live ", "Post Skip to main content ", "Listen to this story Skip to main content 7:14 "])
@pytest.mark.parametrize("between", ["", "HASK, Varnel (Agency) — ", "HASKHARBOUR: ", "ST. HASK — ", "Words: Ann Lindqvist ", "by Ann Lindqvist, Courts reporter ", "Gift article ", "Next article Share "])
def test_the_title_stands_between_the_page_s_phrases_and_the_first_break(head: str, between: str) -> None:
    assert _said(f"{head}{TITLE} {between}{BODY}")[:1] == [TITLE]


@pytest.mark.parametrize(
    ("signed", "day"),
    [
        ("2026-03-04", "2026-03-04"),
        ("4 March 2026", "2026-03-04"),
        ("Wednesday 4 March 2026", "2026-03-04"),
        ("Published: Wednesday, March 4, 2026", "2026-03-04"),
        ("First published on Wednesday, March 4, 2026", "2026-03-04"),
        ("Next article 4 March 2026", "2026-03-04"),
    ],
)
def test_the_day_behind_the_title_is_the_article_s(signed: str, day: str) -> None:
    document = Document("a.txt", text=f"Watch live {TITLE} {signed} {BODY}")
    cleaned = clean(document)
    found = published(document, cleaned, DateSettings(), zone("UTC"))
    assert (cleaned.title, found.published[:10]) == (TITLE, day)
    assert [block.text for block in cleaned.blocks] == [BODY]


@pytest.mark.parametrize("byline", ["Ann Lindqvist", "Ann Lindqvist • Courts reporter", "Ann Lindqvist for Harbour Post"])
def test_a_name_between_title_and_day_is_no_part_of_the_title(byline: str) -> None:
    cleaned = clean(Document("a.txt", text=f"{TITLE} {byline} Published: March 4, 2026 {BODY}"))
    assert cleaned.title == TITLE
    assert [block.text for block in cleaned.blocks] == [BODY]


def test_a_name_that_the_article_says_again_is_the_title_s() -> None:
    text = f"Storm stops the ferry of Ann Lindqvist Published: March 4, 2026 {BODY} Ann Lindqvist has sailed since 2001."
    titles = opening(text, phrases("en"))
    assert text[slice(*titles[0])] == "Storm stops the ferry of Ann Lindqvist"


def test_capitals_before_a_day_are_no_name_where_more_of_them_stand_there() -> None:
    cleaned = clean(Document("a.txt", text=f"The Storm That Is Taking Old Varnel Away 2026-03-04 {BODY}"))
    assert (cleaned.title, cleaned.authors) == ("The Storm That Is Taking Old Varnel Away", ())


@pytest.mark.parametrize("opening_words", ["It’s not often that", "The town has no", "We've seen for years that", "On an evening like this"])
@pytest.mark.parametrize("title", [TITLE, "U.N. Looks at the Ferry of Varnel Island and Its Storm", "E.U. storm fund pays for the ferry"])
def test_the_first_sentence_begins_with_a_small_word(title: str, opening_words: str) -> None:
    assert _said(f"{title} {opening_words} ferry sails in a storm from the island. {BODY}") == [title]


def test_the_first_sentence_begins_with_the_name_that_begins_the_title() -> None:
    story = "Varnel Island gets no ferry this week because of the storm, as the harbour office said."
    assert _said(f"Varnel Island waits for the ferry in vain {story} {BODY}") == ["Varnel Island waits for the ferry in vain"]


@pytest.mark.parametrize(
    "text",
    [
        BODY,
        f"How to sign in to the ferry of the harbour is what many asked. {BODY}",
        f"On 4 March 2026 The Harbour Post wrote of a ferry and a storm. {BODY}",
        f"The ferry to The Hague was late because of a storm. {BODY}",
        f"News Sport Weather Culture Tickets Jobs Log in {BODY}",
    ],
)
def test_a_text_without_a_title_gets_none(text: str) -> None:
    assert not before_break(text, "en")


def test_words_before_a_break_that_the_article_does_not_use_are_the_page_s() -> None:
    assert _said(f"Gardening with a quiet mind Gift article {TITLE} {BODY}") == [TITLE]


@pytest.mark.parametrize(
    "signed",
    [
        "Ann Lindqvist Ann Lindqvist is a reporter for Harbour Post.",
        "Author Ann Lindqvist Ann Lindqvist writes about the sea.",
        "WRITTEN BY Ann Lindqvist Chief sports writer Ann Lindqvist has covered ferries.",
        "Ann Lindqvist About the author: Ann Lindqvist likes ferries.",
    ],
)
def test_who_signs_at_the_end_and_is_told_of_is_the_author(signed: str) -> None:
    cleaned = clean(Document("a.txt", text=f"{TITLE} Gift article {BODY} {signed}"))
    assert cleaned.authors == ("Ann Lindqvist",)
    assert [block.text for block in cleaned.blocks] == [BODY]
    assert cleaned.bios == (signed,)


def test_a_name_that_heads_what_is_told_is_no_author() -> None:
    cleaned = clean(Document("a.txt", text=f"{TITLE} Gift article {BODY} Old Hask Old Hask will have its ferry back soon. {BODY[:300]}"))
    assert not cleaned.authors
