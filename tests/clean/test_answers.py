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
