"""Readers' comments go with their names, times and buttons; a ticker, whose entries have times and buttons, too, stays."""

from __future__ import annotations

import pytest

from digest.clean import clean
from digest.clean.memory import Memory
from digest.clean.phrases import phrases
from digest.clean.threads import comments
from digest.model import Document
from tests.clean.varnel import PARAGRAPHS, TITLE

SAID = [
    ("Gull42", "I have lived on the island for forty years, and the ferry has been late on every day of them."),
    ("Old Tar", "What did they expect, when nobody has painted that pier since the lighthouse was built?"),
    ("M. Lindqvist", "My sister waited for two days in the customs house, with nothing to eat but her own wedding cake."),
    ("pebble", "Two cracks are two too many, if you ask me, and nobody on this island ever does."),
]
TITLES = ["Not again", "Who counts?", "My sister", "Ask the gulls"]


def thread(button: str, above: bool) -> list[str]:
    lines = []
    for at, (name, text) in enumerate(SAID):
        time = f"December {at + 3}, 2023 at {at + 1}:24 pm"
        lines += [*([name, time] if above else [f"{name} {time}"]), text, button]
    return lines


@pytest.mark.parametrize("above", [True, False])
@pytest.mark.parametrize("button", ["Reply", "Log in to leave a comment", "Odpowiedz"])
def test_comments_below_an_article_go(button: str, above: bool) -> None:
    cleaned = clean(Document("page.txt", text="\n".join([TITLE, *PARAGRAPHS, "4 COMMENTS", *thread(button, above)])))
    assert [block.text for block in cleaned.blocks] == PARAGRAPHS


def test_a_button_may_count() -> None:
    lines = [line for at, (name, text) in enumerate(SAID) for line in (name, "2 hours ago", text, f"Rating:{at + 1} more or less")]
    cleaned = clean(Document("page.txt", text="\n".join([TITLE, *PARAGRAPHS, *lines])))
    assert [block.text for block in cleaned.blocks] == PARAGRAPHS


def test_the_entries_of_a_ticker_are_no_comments() -> None:
    lines = [TITLE, *PARAGRAPHS]
    for at, (_, text) in enumerate(SAID):
        lines += [f"December 3, 2023 at {at + 1}:24 pm", text, "Share"]
    memory = Memory()
    memory.speaking("en")
    assert not comments(lines, [memory.known(line) for line in lines], phrases("en").dates, [True] * len(lines))


@pytest.mark.parametrize("above", [True, False])
@pytest.mark.parametrize("words", ["Posted by: {}, {} Sep 2011 | 15:2{}", "Soumis par {}, le lundi {} octobre 2012 à 15h4{}"])
def test_comments_signed_in_the_same_words_go(words: str, above: bool) -> None:
    lines = []
    for at, (name, text) in enumerate(SAID):
        signed = words.format(name, at + 3, at)
        lines += [TITLES[at], *([signed, text] if above else [text, signed])]
    cleaned = clean(Document("page.txt", text="\n".join([TITLE, *PARAGRAPHS, "4 comments", *lines, "And the pier is ugly, too."])))
    assert [block.text for block in cleaned.blocks] == PARAGRAPHS


def test_a_reporter_s_entries_signed_in_the_same_words_stay() -> None:
    lines = [line for at, (_, text) in enumerate(SAID) for line in (f"Posted by: Ann Lee, {at + 3} Sep 2011 | 15:2{at}", text)]
    cleaned = clean(Document("page.txt", text="\n".join([TITLE, *PARAGRAPHS, *lines])))
    kept = {block.text for block in cleaned.blocks}
    assert kept >= {text for _, text in SAID}


@pytest.mark.parametrize("words", ["Posted on Sunday, October {}, 2023 at 1:2{} pm", "Publié le {} octobre 2023 à 15h4{}"])
def test_entries_that_say_when_and_not_who_stay(words: str) -> None:
    lines = [line for at, (_, text) in enumerate(SAID) for line in (words.format(at + 3, at), text)]
    memory = Memory()
    known = [memory.known(line) for line in [TITLE, *PARAGRAPHS, *lines]]
    assert not comments([TITLE, *PARAGRAPHS, *lines], known, phrases("en").dates, [True] * len(known))
