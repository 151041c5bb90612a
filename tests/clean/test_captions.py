"""Captions that say so at their end only; tags and lists of stories behind the article that no heading names."""

from __future__ import annotations

import pytest

from digest.clean import clean
from digest.model import Document
from tests.clean.varnel import PARAGRAPHS, TITLE


def left(*lines: str) -> list[str]:
    return [block.text for block in clean(Document("page.txt", text="\n\n".join([TITLE, *lines]))).blocks]


@pytest.mark.parametrize("credit", ["Credit: Ilse Marrow", "Photo: Harbour Post via Pier Pictures", "Foto: Ilse Marrow/Pier"])
def test_a_caption_with_a_labelled_credit_and_no_stop_is_a_caption(credit: str) -> None:
    caption = f"The old ferry waits at the pier of Varnel in the rain {credit}"
    assert left(*PARAGRAPHS[:2], caption, *PARAGRAPHS[2:]) == PARAGRAPHS


def test_what_ends_in_one_notice_again_and_again_are_captions() -> None:
    notice = "Ask us before you print it. We keep all rights."
    captions = [f"Two sailors look at the cracks. {notice}", f"A map of the way around by Mill Street. {notice}"]
    assert left(PARAGRAPHS[0], captions[0], *PARAGRAPHS[1:3], captions[1], PARAGRAPHS[3]) == PARAGRAPHS


def test_paragraphs_that_end_in_the_same_sentence_stay() -> None:
    lines = [f"{PARAGRAPHS[0]} Nobody knows why.", f"{PARAGRAPHS[1]} Nobody knows why.", *PARAGRAPHS[2:]]
    assert left(*lines) == lines


def test_of_two_versions_that_end_alike_one_stays() -> None:
    end = "Nobody knows why that is so. Nobody has asked."
    lines = [f"{PARAGRAPHS[0]} {end}", *PARAGRAPHS[1:], f"{PARAGRAPHS[0].replace('Thursday', 'Thursday night')} {end}"]
    assert sum(line.endswith(end) for line in left(*lines)) == 1


def test_tags_below_the_article_go_though_nothing_names_them() -> None:
    assert left(*PARAGRAPHS, "ferry", "Varnel Island", "storm", "harbour office") == PARAGRAPHS


def test_a_list_that_a_colon_leads_to_stays() -> None:
    lines = [*PARAGRAPHS, "Those who may sail on the first ferry of next month, as the harbour office said on Thursday, are:"]
    names = ["the harbour master", "the island doctor", "the engineers"]
    assert left(*lines, *names) == [*lines, *names]


def test_a_list_of_stories_in_which_this_one_stands_goes() -> None:
    lines = [*PARAGRAPHS, "The office will say on Monday whether the old ferry can sail in the meantime, as it did nine years ago."]
    page = ["Menu", "News", "Weather", TITLE, *lines, TITLE, "Two goats found in the old customs house", "Council sells its clock"]
    assert [block.text for block in clean(Document("page.txt", text="\n".join(page))).blocks] == lines
