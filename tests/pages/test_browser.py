"""The pages as a reader has them, in a real browser: from the local disk, on a phone and a desk, light, dark and on paper."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from digest.pages import plan
from digest.theme import Theme
from tests.pages import averin

pytestmark = [pytest.mark.browser, pytest.mark.slow]
KINDS = (
    "index.html", "2025/10/16.html", "2025/10/index.html", "2025/index.html", "archive.html", "undated.html", "about.html", "404.html",
    "feeds/index.html", "source/index.html", "source/ledger-example.html", "topic/index.html", "topic/port-authority.html", "search.html",
)  # fmt: skip


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("site")
    theme, site = Theme(), averin.site(base_url="")
    files = {page.url: theme.render(page) for page in plan(site)} | {file.url: file.body for file in theme.assets()}
    for url, body in files.items():
        (folder / url).parent.mkdir(parents=True, exist_ok=True)
        (folder / url).write_bytes(body)
    return folder


@pytest.fixture
def browser(chromium: Any) -> Any:
    return chromium


def kinds(built: Path) -> list[str]:
    story = next(path for path in sorted((built / "story").glob("*.html")) if "harbour-bridge-closes" in path.name)
    article = next(path for path in sorted((built / "article").glob("*.html")) if "everything-that" in path.name)
    return [*KINDS, f"story/{story.name}", f"article/{article.name}"]


@pytest.mark.parametrize("width", [320, 390, 1280])
def test_no_page_scrolls_sideways_or_complains(built: Path, browser: object, width: int) -> None:
    page = browser.new_page(viewport={"width": width, "height": 900})  # type: ignore[attr-defined]
    said: list[str] = []
    page.on("console", lambda message: said.append(message.text) if message.type == "error" else None)
    page.on("pageerror", lambda error: said.append(str(error)))
    for url in kinds(built):
        if url == "404.html":  # its addresses are absolute
            continue
        page.goto((built / url).as_uri())
        over = page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
        assert over <= 0, (url, width, over)
    assert not said
    page.close()


def test_the_switch_is_remembered_and_the_first_tab_leads_to_the_content(built: Path, browser: object) -> None:
    page = browser.new_page(color_scheme="light")  # type: ignore[attr-defined]
    page.goto((built / "index.html").as_uri())
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.getAttribute('href')") == "#main"
    light = page.evaluate("getComputedStyle(document.body).backgroundColor")
    page.click("#theme")
    page.goto((built / "archive.html").as_uri())
    assert page.evaluate("getComputedStyle(document.body).backgroundColor") != light
    assert page.get_attribute("#theme", "aria-pressed") == "true"
    page.close()


def test_everything_is_read_without_scripts_and_search_leads_to_the_archive(built: Path, browser: object) -> None:
    context = browser.new_context(java_script_enabled=False)  # type: ignore[attr-defined]
    page = context.new_page()
    page.goto((built / "search.html").as_uri())
    assert page.is_visible("#no-search") and not page.is_visible("#search")
    page.click("#no-search a")
    assert page.url.endswith("archive.html")
    context.close()


def test_a_day_prints_as_a_press_review(built: Path, browser: object) -> None:
    page = browser.new_page(viewport={"width": 700, "height": 900})  # type: ignore[attr-defined]
    page.goto((built / "2025/10/16.html").as_uri())
    page.emulate_media(media="print")
    assert page.is_visible(".review") and not page.is_visible(".masthead nav") and not page.is_visible(".turn")
    assert len(page.pdf(format="A4")) > 10_000
    page.close()
