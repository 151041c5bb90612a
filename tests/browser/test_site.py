"""What people see: every page type at two widths, keyboard, search, theme, print, no script, reload."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import Any

import pytest

from digest.build import build
from digest.serve import Server, serve

pytestmark = [pytest.mark.browser, pytest.mark.slow]

KINDS = (
    "index.html", "archive.html", "undated.html", "about.html", "search.html", "feeds/index.html", "source/index.html",
    "topic/index.html", "404.html",
)  # fmt: skip


def pages(sample: Path) -> list[str]:
    """One of each kind, and the largest story."""
    site = sample / "site"
    found = [name for name in KINDS if (site / name).exists()]
    for pattern in ("2025/*/*.html", "2025/*.html", "article/*.html", "source/*.html", "topic/*.html"):
        found += [path.relative_to(site).as_posix() for path in sorted(site.glob(pattern))[:1]]
    stories = sorted((site / "story").glob("*.html"), key=lambda path: path.stat().st_size)
    return [*found, f"story/{stories[-1].name}", f"story/{stories[0].name}"]


def test_every_kind_of_page_fits_phone_and_desk(page: Any, sample: Path, served: Server) -> None:
    for width in (320, 390, 1280, 1920):
        page.set_viewport_size({"width": width, "height": 900})
        for name in pages(sample):
            if name != "404.html":
                page.goto(served.url + name)
                wide = page.evaluate("document.documentElement.scrollWidth")
                assert wide <= width, f"{name} is {wide} wide at {width}"
                assert page.locator("h1").count() == 1, name


def test_the_first_tab_skips_to_the_text(page: Any, served: Server) -> None:
    page.goto(served.url)
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.getAttribute('href')").startswith("#")
    page.keyboard.press("Enter")
    assert page.evaluate("location.hash").startswith("#")


def test_search_finds_a_story_and_leads_to_it(page: Any, served: Server) -> None:
    page.goto(served.url + "search.html")
    page.fill("#q", "Kittiwake")
    page.press("#q", "Enter")
    page.wait_for_selector("#results li a", timeout=15_000)
    link = page.locator("#results li a").first
    assert "/news/" in link.evaluate("element => element.href")
    link.click()
    page.wait_for_selector("h1")
    assert "Kittiwake" in page.content()


def test_the_theme_that_was_chosen_is_remembered(page: Any, served: Server) -> None:
    page.goto(served.url)
    page.locator("button").first.click()
    chosen = page.evaluate("document.documentElement.dataset.theme")
    assert chosen in ("light", "dark")
    page.goto(served.url + "archive.html")
    assert page.evaluate("document.documentElement.dataset.theme") == chosen


def test_a_story_reads_without_script(chromium: Any, sample: Path, served: Server) -> None:
    context = chromium.new_context(java_script_enabled=False)
    opened = context.new_page()
    for name in pages(sample):
        if name.startswith(("story/", "index", "article/")):
            opened.goto(served.url + name)
            assert len(opened.locator("main").inner_text()) > 200, name
    context.close()


def test_a_day_prints(page: Any, sample: Path, served: Server) -> None:
    day = sorted((sample / "site" / "2025").glob("*/*.html"))[3]
    page.goto(served.url + day.relative_to(sample / "site").as_posix())
    assert page.pdf(format="A4")[:4] == b"%PDF"


def test_an_edit_shows_without_touching_the_browser(chromium: Any, sample: Path, tmp_path: Path) -> None:
    root = tmp_path / "live"
    root.mkdir()
    shutil.copytree(sample / "content" / "bote", root / "content" / "bote")
    (root / "content" / "note.md").write_text("---\ntitle: Before\ndate: 2025-10-30\n---\n\nThe first text of the note.\n", encoding="utf-8")
    result = build(root)
    (line,) = (line for line in result.lines if line.path == "note.md")
    with serve(root / "site", port=0) as server:
        opened = chromium.new_page()
        opened.goto(server.url + line.page)
        opened.wait_for_timeout(300)
        (root / "content" / "note.md").write_text("---\ntitle: Before\ndate: 2025-10-30\n---\n\nThe second text of the note.\n", encoding="utf-8")
        again = build(root)
        server.changed((*again.published.written, *again.published.removed))
        opened.locator("main").get_by_text("The second text of the note.").first.wait_for(timeout=10_000)
        server.failed("digest.toml:7: <b>wrong</b>")
        opened.get_by_text("digest.toml:7: <b>wrong</b>").first.wait_for(timeout=10_000)  # as text, not as markup
        opened.close()
