"""A page on one line: its title is found by being said twice, and what speaks of something else behind it goes."""

from __future__ import annotations

import pytest

from digest.clean import clean
from digest.clean.spread import before_shout, said_again
from digest.model import Document

TITLE = "Storm stops the ferry to Varnel Island"
BODY = (
    "The ferry to Varnel Island will not sail on Thursday because of the storm, the harbour office said in the morning. "
    "Engineers found two cracks in the pier of the island last week, and the repair will take until the end of the month. "
    "“We ask everybody on the island to be patient,” said the harbour master, who has seen storms for twenty years. "
    "Passengers who hold a ticket for the ferry can change it at the harbour office or get their money back within ten days. "
    "The office hopes that the ferry will sail again on Friday morning, when the storm is expected to be weaker than before. "
    "Until then a small boat brings the post, the bread and the doctor from the harbour to the island, if the wind allows it."
)
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
