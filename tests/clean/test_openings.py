"""Which sentences below the title open the article, though something parts them from the rest?"""

from __future__ import annotations

import pytest

from digest.clean.draft import Draft, Row, Task
from digest.clean.lines import Line
from digest.clean.memory import Memory
from digest.clean.openings import openings
from digest.model import Document
from digest.settings import CleanSettings

TITLE = "Surveyors stand behind the new tide tables"
ON_TOPIC = "Offices have put their weight behind the rapid adoption of one book in every port of the coast."
ELSEWHERE = "Readers who are fond of oysters have sent us ninety letters about the soup of the day."


def opened(text: str, topic: float, score: float) -> bool:
    """Is the sentence, five lines below the title and above a box, taken for the article's?"""
    memory = Memory()
    memory.speaking("en")
    task = Task(Document("page.txt"), memory, CleanSettings())
    below = "The head of the survey did not expect it soon, he said on the quay of the northern port."
    rows = (
        Row(Line(text, 7), memory.shape(text), "", topic, score, False),
        Row(Line("Why the almanac still sells", 9), memory.shape("Why the almanac still sells"), "", 0.0, -3.0, False),
        Row(Line(below, 40), memory.shape(below), "", 0.5, 3.0, True),
    )
    draft = Draft(rows, "en", TITLE, 2, "", (), "", "", ())
    return openings(draft, task) == [0]


@pytest.mark.parametrize(
    ("text", "topic", "score", "expected"),
    [
        (ON_TOPIC, 0.6, 0.2, True),
        (ON_TOPIC, 0.6, -0.2, False),  # its place and its shape speak against it
        (ON_TOPIC, 0.2, 0.2, False),  # the article speaks of something else
        (ELSEWHERE, 0.6, 0.2, False),  # it has no word of the title
        (ELSEWHERE, 0.1, 1.2, True),  # it is running text by all that it looks like
        ("Surveyors stand behind the tables of tides, say the offices of the northern coast.", 0.0, -2.0, True),  # it has three
    ],
)
def test_a_sentence_on_the_topic_of_title_and_article_opens_it(text: str, topic: float, score: float, expected: bool) -> None:
    assert opened(text, topic, score) == expected
