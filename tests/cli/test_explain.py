"""`digest explain`: the source with its cuts, every word accounted for, and the pages where the article stands."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.conftest import write

pytestmark = pytest.mark.slow


def test_the_source_is_shown_with_its_cuts(site: Path, digest) -> None:
    lines = digest("explain", "content/post/bridge.txt", cwd=site).stdout.splitlines()
    assert "    1 - Home  [" in "\n".join(lines)
    assert any(line.startswith("   10   SELMOUTH, Oct. 14") for line in lines)
    assert not any("\x1b" in line for line in lines)  # not a terminal


def test_colour_is_given_and_refused(site: Path, digest) -> None:
    forced = digest("explain", "content/post/bridge.txt", cwd=site, env={"FORCE_COLOR": "1", "NO_COLOR": ""}).stdout
    assert "\x1b[31m\x1b[9mHome\x1b[0m" in forced
    refused = digest("explain", "content/post/bridge.txt", cwd=site, env={"FORCE_COLOR": "1", "NO_COLOR": "1"}).stdout
    assert "\x1b" not in refused


def test_every_word_of_the_source_is_kept_or_on_the_receipt(site: Path, digest) -> None:
    words = "The ferry Tern ran aground on the mole of Hask on Monday at noon, and nobody was hurt, the harbour office said. "
    page = f"<html><head><title>Tern</title></head><body><nav>Home</nav><article><h1>Tern runs aground</h1><p>{words * 2}</p><p>{words}It was towed off.</p></article></body></html>"
    write(site / "content" / "a.html", page)
    for name in ("post/bridge.txt", "bridge.md", "council.txt"):
        words = json.loads(digest("explain", f"content/{name}", "--json", cwd=site).stdout)["words"]
        assert words["missing"] == [] and words["source"] <= words["kept"] + words["receipt"]
    assert json.loads(digest("explain", "a.html", "--json", cwd=site).stdout)["words"]["missing"] == []


def test_the_pages_are_those_that_are_built(site: Path, digest) -> None:
    digest("build", "--no-search", cwd=site)
    pages = json.loads(digest("explain", "content/post/bridge.txt", "--json", cwd=site).stdout)["pages"]
    assert set(pages) >= {"article", "story", "day", "source"}
    for url in pages.values():
        assert "cracks" in (site / "site" / url).read_text(encoding="utf-8")
    hidden = digest("stories", "hide", "council.txt", cwd=site)
    assert "written" in hidden.stdout
    assert "Pages    none" in digest("explain", "content/council.txt", cwd=site).stdout


def test_the_answer_for_machines_has_lists_where_there_are_several(site: Path, digest) -> None:
    write(site / "content/post/bridge.md", "---\ntitle: A bridge\ndate: 2025-10-14\n---\nIt is shut.\n\nPhoto: Ann Lee/Post\n")
    fields = json.loads(digest("explain", "content/post/bridge.md", "--json", cwd=site).stdout)
    assert isinstance(fields["captions"], list) and isinstance(fields["authors"], list)
