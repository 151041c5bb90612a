"""What a server said in the article's place is no article; a report about it is one."""

from pathlib import Path

import pytest

from digest.build import build
from digest.clean import answer_in
from digest.model import Block, Cleaned
from tests.conftest import write

LINE = "The page that you asked for could not be found. It may have been moved."


def _cleaned(title: str, text: str = LINE, authors: tuple[str, ...] = ()) -> Cleaned:
    return Cleaned(title=title, blocks=(Block("para", text),), authors=authors)


@pytest.mark.parametrize(
    "title",
    [
        "404 Not Found",
        "404 - Page not found",
        "Page Not Found | Harnmouth Herald",
        "HTTP Error 503: Service Unavailable",
        "500 Internal Server Error",
        "502 Bad Gateway",
        "Error 404",
        "Not Found – Varnel Post",
        "410 Gone",
        "Bad gateway Error code 502",
    ],
)
def test_an_answer_is_known_by_its_code_or_its_phrase(title: str) -> None:
    assert answer_in(_cleaned(title)) == title


@pytest.mark.parametrize(
    "title",
    ["Gone", "404", "500 days", "Not found: the ferry that never came", "Forbidden", "404: the page that went away", "Conflict at sea", ""],
)
def test_a_headline_is_none(title: str) -> None:
    assert not answer_in(_cleaned(title))


def test_a_report_under_such_a_title_is_kept() -> None:
    assert not answer_in(_cleaned("404 Not Found", " ".join([LINE] * 6)))
    assert not answer_in(_cleaned("404 Not Found", authors=("Ilse Marrow",)))


def test_it_is_skipped_and_said(site: Path) -> None:
    write(site / "content/post/moved.html", f"<html><head><title>404 Not Found</title></head><body><h1>404 Not Found</h1><p>{LINE}</p>")
    result = build(site)
    assert [(line.status, line.reason) for line in result.lines if line.path == "post/moved.html"] == [
        ("skipped", 'no article: the server answered "404 Not Found"')
    ]
    assert [(note.line, note.code) for note in result.notes if note.path == "post/moved.html"] == [(1, "answer")]


@pytest.mark.parametrize(
    "said",
    [
        "Ray ID: 8c9a1b2c3d4e5f60",
        "Reference #18.2d351ab8.1719500000.a4e1f0c",
        "Incident ID: 1234000560098765432-2345678901234",
        "Request ID: 0a1b2c3d-4e5f-6071-8293-a4b5c6d7e8f9",
    ],
)
def test_a_guards_question_is_known_by_the_number_of_the_request(said: str) -> None:
    asked = f"Checking that you are a person before the page opens. {said}"
    assert answer_in(_cleaned("Just a moment", asked)) == "Just a moment"
    assert answer_in(_cleaned("", asked)) == said.split("#" if "#" in said else ": ")[1]
    assert not answer_in(_cleaned("A guard at every door", f"{' '.join([LINE] * 12)} {said}"))
    assert not answer_in(_cleaned("A guard at every door", asked, authors=("Ilse Marrow",)))


@pytest.mark.parametrize("said", ["Incident ID: HB-2026-0412", "Reference: 2026-PRESS-HARBOUR-0034", "Event number 2026"])
def test_a_short_number_is_no_requests(said: str) -> None:
    assert not answer_in(_cleaned("Harbour fire under control", f"The brigade thanks all who helped. {said}"))
