"""The pages as a reader has them, in a real browser: from the local disk, on a phone and a desk, light, dark and on paper."""

from __future__ import annotations

from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest

from digest.pages import plan
from digest.theme import Theme
from tests.pages import averin
from tests.values import replace

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


# of what a finger may hit, as high as it can be hit: links within sentences and beside facts are left out (WCAG 2.5.5)
SMALL = """() => [...document.querySelectorAll(
  '.masthead nav a, .switch, .button, select, summary, .lines .what a, .lines > li > a, .card h2 a, .card h3 a, .names a, .shares a, .parts a, .trail a, ' +
  '.kicker a, .section a, .more a, .turn a, .calendar a, .strip a, .colophon a')].filter((one) => one.checkVisibility()).map((one) => {
    one.scrollIntoView({block: 'center'});
    const line = one.getClientRects()[0], x = line.x + line.width / 2, middle = line.y + line.height / 2;
    const hit = (y) => one.contains(document.elementFromPoint(x, y));
    let top = middle, bottom = middle;
    while (hit(top - 1)) top -= 1;
    while (hit(bottom + 1)) bottom += 1;
    return [Math.round(bottom - top + 1), one.textContent.trim().slice(0, 40)];
  }).filter(([high]) => high < 44)"""


def test_on_a_phone_what_a_finger_points_at_is_44_pixels_high(built: Path, browser: object) -> None:
    context = browser.new_context(viewport={"width": 390, "height": 844}, has_touch=True, is_mobile=True)  # type: ignore[attr-defined]
    page = context.new_page()
    for url in kinds(built):
        if url != "404.html":
            page.goto((built / url).as_uri())
            assert page.evaluate(SMALL) == [], url
    context.close()


def test_a_long_name_of_the_site_stays_on_a_phone(tmp_path: Path, browser: object) -> None:
    site = averin.site(days=2, base_url="")
    name = "Donaudampfschifffahrtsgesellschaftsrundschau für Medien und Zeitgeschehen"
    site = replace(site, settings=replace(site.settings, site=replace(site.settings.site, title=name)))
    theme = Theme()
    (tmp_path / "static").mkdir()
    for file in theme.assets():
        (tmp_path / file.url).write_bytes(file.body)
    (tmp_path / "index.html").write_bytes(next(theme.render(page) for page in plan(site) if page.url == "index.html"))
    page = browser.new_page(viewport={"width": 320, "height": 700})  # type: ignore[attr-defined]
    page.goto((tmp_path / "index.html").as_uri())
    assert page.evaluate("document.documentElement.scrollWidth") <= 320
    page.close()


def test_text_of_twice_the_size_breaks_no_word_of_the_name_and_fits(built: Path, browser: object) -> None:
    page = browser.new_page(viewport={"width": 390, "height": 844})  # type: ignore[attr-defined]
    page.goto((built / "index.html").as_uri())
    page.evaluate("document.documentElement.style.fontSize = '200%'")
    lines = """() => { const text = [...document.querySelector('.masthead .name').childNodes].find((node) => node.nodeType === 3); text.data = 'The Sample Digest';
      return [...text.data.matchAll(/\\S+/g)].map((word) => { const range = document.createRange();
        range.setStart(text, word.index); range.setEnd(text, word.index + word[0].length); return range.getClientRects().length; }); }"""
    assert page.evaluate(lines) == [1, 1, 1]
    assert page.evaluate("document.documentElement.scrollWidth") <= 390
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


def test_the_search_can_be_asked_before_its_index_has_come(built: Path, browser: object) -> None:
    page = browser.new_page()  # type: ignore[attr-defined]
    held: list[Any] = []

    def answer(route: Any) -> None:
        path = urlsplit(route.request.url).path.lstrip("/")
        if path.startswith("pagefind/"):
            held.append(route)
        else:
            route.fulfill(path=built / path)

    page.route("http://digest.example/**", answer)
    page.goto("http://digest.example/search.html?q=bridge")
    page.wait_for_selector("#search", state="visible")
    assert not page.is_visible("#no-search") and page.inner_text("#status") == "Searching …"
    page.fill("#q", "ferry")
    held[0].fulfill(status=404)
    page.wait_for_selector("#no-search", state="visible")
    assert not page.is_visible("#search") and page.inner_text("#status") == ""
    page.close()


def test_a_day_prints_as_a_press_review(built: Path, browser: object) -> None:
    page = browser.new_page(viewport={"width": 700, "height": 900})  # type: ignore[attr-defined]
    page.goto((built / "2025/10/16.html").as_uri())
    page.emulate_media(media="print")
    assert page.is_visible(".review") and not page.is_visible(".masthead nav") and not page.is_visible(".turn")
    assert len(page.pdf(format="A4")) > 10_000
    page.close()


def test_a_private_build_says_so_on_paper(built: Path, browser: object) -> None:
    page = browser.new_page(viewport={"width": 700, "height": 900})  # type: ignore[attr-defined]
    page.goto((built / "2025/10/16.html").as_uri())
    page.evaluate("document.querySelector('.colophon .row').insertAdjacentHTML('beforeend', '<li class=private>private</li>')")
    page.emulate_media(media="print")
    assert page.is_visible(".colophon .private") and not page.is_visible(".colophon .row a")
    page.close()


def test_on_paper_a_calendar_keeps_its_cells_and_a_report_says_where_it_was_read(built: Path, browser: object) -> None:
    page = browser.new_page(viewport={"width": 700, "height": 900})  # type: ignore[attr-defined]
    page.emulate_media(media="print")
    page.goto((built / "2025/10/index.html").as_uri())
    assert page.evaluate("getComputedStyle(document.querySelector('.calendar td a').parentElement).borderTopWidth") != "0px"
    page.goto((built / next(url for url in kinds(built) if url.startswith("article/"))).as_uri())
    said = "getComputedStyle(document.querySelector('.top a[rel~=external]'), '::after').content"
    assert "https://strait-times.example/" in page.evaluate(said)
    page.close()
