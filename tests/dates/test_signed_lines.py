"""The line that names the author dates the article, however its parts run together and whatever other days the page names."""

from __future__ import annotations

import pytest

from digest.clean import clean
from digest.dates import published
from digest.model import Dated, Document
from digest.settings import DateSettings
from digest.zones import zone
from tests.clean.varnel import PARAGRAPHS, TITLE


def dated(*lines: str) -> Dated:
    document = Document("page.txt", text="\n".join(lines))
    return published(document, clean(document), DateSettings(), zone("UTC"))


@pytest.mark.parametrize(
    ("byline", "when"),
    [
        ("By ANN LEE 10/ 5/11 09:19 PM ET", "2011-10-05T21:19"),
        ("By Ann Lee2014-01-26 21:32:46 UTC", "2014-01-26T21:32"),
    ],
)
def test_a_day_that_is_padded_or_runs_into_the_name(byline: str, when: str) -> None:
    document = Document("page.txt", text="\n".join([TITLE, byline, *PARAGRAPHS]))
    cleaned = clean(document)
    assert [name.title() for name in cleaned.authors] == ["Ann Lee"]
    assert published(document, cleaned, DateSettings(), zone("UTC")).published.startswith(when)


def test_a_signed_line_with_an_hour_outweighs_days_elsewhere() -> None:
    lines = [TITLE, *PARAGRAPHS, "By Ann Lee 3:53 p.m. EST January 25, 2014", "Jan 31, 2014"]
    assert dated(*lines).published.startswith("2014-01-25T15:53")


def test_a_day_counts_in_a_line_that_ends_with_the_title() -> None:
    line = f"Posted on December 20, 2025 by Ann Lee (Harbour Post) - 5 Comments on {TITLE}"
    assert dated("Home", "News", line, TITLE, *PARAGRAPHS).published == "2025-12-20"


@pytest.mark.parametrize("name", ["Ann Osborne", "Max Dearborn", "Ida Vincent-Sincey"])
def test_a_name_that_holds_a_word_for_another_day_hides_none(name: str) -> None:
    assert dated(TITLE, f"By {name} | Oct 12, 2025", *PARAGRAPHS).published == "2025-10-12"
