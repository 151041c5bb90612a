"""Whole pages of made-up outlets in many languages, as a browser shows them, with what such sites have around an article.

In pages/*.txt a line of the page has two characters before it: "| " is the article's, "~ " is none and stays so far, the rest is
none. Above stand the title (=), the authors (@) and the date (#). No line of the article is ever lost.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from digest.build.single import cleaned_line

PAGES = sorted((Path(__file__).parent / "pages").glob("*.txt"))


@pytest.mark.parametrize("path", PAGES, ids=lambda path: path.stem)
def test_a_page_is_its_article_and_nothing_else(path: Path, tmp_path: Path) -> None:
    lines = path.read_text(encoding="utf-8").splitlines()
    title, authors, date = (line[2:] for line in lines[:3])
    page = "\n".join(line[2:] for line in lines[3:])
    found = cleaned_line({"id": path.stem, "text": page}, tmp_path)
    kept = [part for part in (found["deck"], *found["body"].split("\n\n")) if part]
    assert [line[2:] for line in lines[3:] if line.startswith("| ") and line[2:] not in kept] == []
    assert [part for part in kept if f"| {part}" not in lines and f"~ {part}" not in lines] == []
    assert (found["title"], ", ".join(found["authors"]), found["published"]) == (title, authors, date)
