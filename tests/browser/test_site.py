"""What people see: every page type at two widths, keyboard, search, theme, print, no script, reload."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from digest.build import Options, build
from digest.serve import Server, serve
from tests.browser.looks import axe, faults

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


def test_every_kind_of_page_looks_right_on_phone_and_desk_by_day_and_night(page: Any, sample: Path, served: Server) -> None:
    for name in pages(sample):
        page.goto(served.url + name)
        assert page.locator("h1").count() == 1, name
        for width, scheme in ((320, "light"), (390, "dark"), (1280, "light"), (1280, "dark"), (1920, "light")):
            page.set_viewport_size({"width": width, "height": 900})
            page.emulate_media(color_scheme=scheme)
            assert faults(page) == [], (name, width, scheme)


def test_axe_finds_nothing(chromium: Any, sample: Path, served: Server) -> None:
    script = os.environ.get("DIGEST_AXE", "")
    if not script:
        pytest.skip("name a copy of axe-core's axe.min.js in DIGEST_AXE")
    context = chromium.new_context(bypass_csp=True, reduced_motion="reduce")
    opened = context.new_page()
    for name in pages(sample):
        opened.goto(served.url + name)
        for width, scheme in ((1280, "light"), (390, "dark")):
            opened.set_viewport_size({"width": width, "height": 900})
            opened.emulate_media(color_scheme=scheme)
            assert axe(opened, Path(script)) == [], (name, width, scheme)
    context.close()


def test_the_keyboard_reaches_everything_in_order_and_shows_where_it_is(page: Any, sample: Path, served: Server) -> None:
    for name in ("index.html", next(name for name in pages(sample) if name.startswith("story/"))):
        page.goto(served.url + name)
        wanted = page.evaluate(
            "() => [...document.querySelectorAll('a[href], button, input, select, summary')].filter(e => e.checkVisibility()).map((e, at) => (e.dataset.at = at))"
        )
        walked = []
        for _ in wanted:
            page.keyboard.press("Tab")
            at, outline = page.evaluate(
                "() => { const e = document.activeElement; return [Number(e.dataset.at), getComputedStyle(e).outlineStyle]; }"
            )
            walked.append(at)
            assert outline != "none", (name, at)
        assert walked == wanted, name


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


def test_every_page_reads_without_script(chromium: Any, sample: Path, served: Server) -> None:
    context = chromium.new_context(java_script_enabled=False)
    opened = context.new_page()
    for name in pages(sample):
        opened.goto(served.url + name)
        words = opened.locator("main").inner_text()
        assert len(words) > (200 if name.startswith(("story/", "index", "article/")) else 30), name
    opened.goto(served.url + "search.html")
    assert opened.locator("#no-search").is_visible() and not opened.locator("#search").is_visible()
    context.close()


def test_search_says_so_when_it_finds_nothing(page: Any, served: Server) -> None:
    page.goto(served.url + "search.html?q=zzqqzz")
    page.get_by_text("Nothing was found for “zzqqzz”").wait_for(timeout=15_000)
    assert page.locator("#results li").count() == 0 and page.locator("#more").is_hidden()


def test_a_result_says_what_it_is_whose_and_when_and_the_filters_speak_the_language(page: Any, served: Server) -> None:
    page.goto(served.url + "search.html?q=Hask&language=de")
    first = page.locator("#results li").first
    first.wait_for(timeout=15_000)
    facts = first.locator(".facts").inner_text()
    assert facts.startswith(("Story", "Report")) and "October 2025" in facts
    assert "German" in page.locator("#f-language").inner_text()
    title, opening = first.locator("h2").inner_text(), first.locator(".opening").inner_text()
    assert not opening.startswith(title)


def test_a_result_quotes_the_report_and_not_who_said_it(page: Any, served: Server) -> None:
    page.goto(served.url + "search.html?q=sandbank+steering+pump")
    page.locator("#results li").first.wait_for(timeout=15_000)
    told = " ".join(page.locator("#results .opening").all_inner_texts())
    assert "steering" in told and not [name for name in ("The Trade Ledger", "Island Radio", "Lyr Press Agency") if name in told]


def test_a_day_and_a_story_print_as_a_press_review(page: Any, sample: Path, served: Server) -> None:
    for name in ("2025/10/16.html", next(name for name in pages(sample) if name.startswith("story/"))):
        page.goto(served.url + name)
        page.emulate_media(media="print")
        for gone in (".masthead nav", ".turn", ".rail", ".switch", ".button"):
            assert page.locator(f"{gone}:visible").count() == 0, (name, gone)
        assert page.locator("h1").is_visible() and page.locator(".address").is_visible()
        assert page.evaluate("getComputedStyle(document.body).backgroundColor") == "rgb(255, 255, 255)"
        assert page.pdf(format="A4")[:4] == b"%PDF"
        page.emulate_media(media="screen")


def test_an_edit_shows_without_touching_the_browser(chromium: Any, sample: Path, tmp_path: Path) -> None:
    root = tmp_path / "live"
    root.mkdir()
    shutil.copytree(sample / "content" / "bote", root / "content" / "bote")
    (root / "content" / "note.md").write_text(
        "---\ntitle: Before\ndate: 2025-10-30\n---\n\nThe first text of the note.\n", encoding="utf-8"
    )
    result = build(root)
    (line,) = (line for line in result.lines if line.path == "note.md")
    with serve(root / "site", port=0) as server:
        opened = chromium.new_page()
        opened.goto(server.url + line.page)
        opened.wait_for_timeout(300)
        (root / "content" / "note.md").write_text(
            "---\ntitle: Before\ndate: 2025-10-30\n---\n\nThe second text of the note.\n", encoding="utf-8"
        )
        again = build(root)
        server.changed((*again.published.written, *again.published.removed))
        opened.locator("main").get_by_text("The second text of the note.").first.wait_for(timeout=10_000)
        server.failed("digest.toml:7: <b>wrong</b>")
        opened.get_by_text("digest.toml:7: <b>wrong</b>").first.wait_for(timeout=10_000)  # as text, not as markup
        opened.close()


UNSPACED = {
    "bridge.txt": "2025-10-12\n\n白鹤镇大桥凌晨垮塌\n\n作者：林雪\n\n据县应急管理局介绍，该桥全长156米，2009年建成通车，垮塌部分为中间两跨。事发前当地连降暴雨，河水位较平日上涨近4米。\n",
    "school.txt": "2025-10-12\n\n白鹤镇小学重新开学\n\n学校的三百名学生星期一回到教室，校长说，修好的屋顶比原来的还要结实，家长们都很高兴。\n",
    "buses.txt": "2025-10-12\n\nพนาวารีปล่อยรถเมล์ไฟฟ้า 20 คัน\n\nนายกองค์การบริหารส่วนจังหวัดเป็นประธานเปิดการเดินรถโดยสารไฟฟ้าสายแรกของจังหวัดเมื่อเช้าวันอังคาร\n",
    "pier.txt": "2025-10-12\n\nThe pier of Lyr is open again\n\nBy Tam Ferris\n\nThe pier of Lyr was opened again on Sunday after two years of work, and the first to walk on it was the oldest angler of the town.\n",
}


@pytest.mark.parametrize(
    ("asked", "heading", "marked"),
    [
        ("应急管理局", "白鹤镇大桥凌晨垮塌", ["应急管理局"]),
        ("156 垮塌部分", "白鹤镇大桥凌晨垮塌", ["156", "垮塌部分"]),
        ("รถเมล์", "พนาวารีปล่อยรถเมล์ไฟฟ้า 20 คัน", []),
        ("Tam Ferris", "The pier of Lyr is open again", ["Tam", "Ferris"]),
        ("林雪", "白鹤镇大桥凌晨垮塌", ["林雪"]),
    ],
)
def test_search_finds_words_between_which_no_spaces_stand_and_who_wrote(
    chromium: Any, unspaced_site: Server, asked: str, heading: str, marked: list[str]
) -> None:
    opened = chromium.new_page()
    opened.goto(f"{unspaced_site.url}search.html?q={asked}")
    opened.locator("#results li").first.wait_for(timeout=15_000)
    assert opened.locator("#results h2").all_inner_texts() == [heading]
    assert [said.rstrip(".") for said in opened.locator("#results mark").all_inner_texts()] == marked
    assert "\u2063" not in opened.locator("#results").inner_text()
    opened.close()


@pytest.fixture(scope="module")
def unspaced_site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    root = tmp_path_factory.mktemp("unspaced")
    (root / "content").mkdir()
    for name, text in UNSPACED.items():
        (root / "content" / name).write_text(text, encoding="utf-8")
    build(root, Options())
    with serve(root / "site", port=0) as server:
        yield server
