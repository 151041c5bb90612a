"""The search bundle: the same bytes for the same pages, shards that one new page barely touches."""

from __future__ import annotations

from pathlib import Path

import pytest

from digest.cache import Cache
from digest.search import MOST_TEXT, TAIL, Indexed, bundle, indexed_part, shards_of
from digest.writing import UNSPACED
from tests.conftest import PROJECT


def page(number: int) -> Indexed:
    outlets = "".join(f'<span data-pagefind-filter="outlet">Outlet {n}</span>' for n in range(number % 7 + 1))
    body = f'<!doctype html><html lang="en"><title>Page {number}</title><main data-pagefind-body><h1>Page {number}</h1>{outlets}<p>Word{number} ferry.</p></main></html>'
    return Indexed(f"s{number}", f"story/s{number}.html", f"print {number}", body.encode)


@pytest.mark.slow
def test_the_same_pages_give_the_same_bytes(tmp_path: Path) -> None:
    pages = [page(number) for number in range(30)]
    made = [bundle(order, Cache(tmp_path / str(turn)), 500, {}).files for turn, order in enumerate((pages, pages[::-1], pages))]
    assert made[0] == made[1] == made[2] and len(made[0]) > 30


@pytest.mark.slow
def test_a_bundle_that_is_kept_is_not_made_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    pages = [page(number) for number in range(10)]
    first = bundle(pages, Cache(tmp_path), 4, {})
    monkeypatch.setattr("digest.search._indexed", lambda *_: pytest.fail("indexed again"))
    assert bundle(pages, Cache(tmp_path), 4, {}) == first
    assert len(bundle(pages, Cache(tmp_path), 4, first.shards).files) == 1  # only the list of shards


def test_shards_are_told_by_the_id_and_stay_small() -> None:
    pages = [page(number) for number in range(1000)]
    shards = shards_of(pages, 100)
    assert len(shards) == 16 and max(map(len, shards.values())) < 100
    more = shards_of([*pages, page(1000)], 100)
    assert sum(shards[name] != more[name] for name in shards) == 1


PAGE = """<!doctype html>
<html lang="de"><head><title>x</title></head><body><nav>Menü</nav>
<header class="top" data-pagefind-body><h1>Titel</h1><header>innen</header><p hidden data-pagefind-ignore><span data-pagefind-filter="outlet">Bote</span></p></header>
<div class="rail">%s</div><section data-pagefind-body><p>Text</p></section></body></html>"""


def test_only_what_is_marked_is_indexed() -> None:
    part = indexed_part(PAGE % "Gleiche Namen")
    assert (
        part.startswith('<!doctype html><html lang="de">')
        and "Bote" in part
        and "innen</header>" in part
        and part.endswith("</section>")
    )
    assert "Menü" not in part and "Gleiche Namen" not in part


def test_a_page_that_marks_more_or_nothing_is_taken_as_it_is() -> None:
    more = PAGE % '<span data-pagefind-meta="desk">Hafen</span>'
    assert indexed_part(more) == more and indexed_part("<p>nothing</p>") == "<p>nothing</p>"


def test_only_an_elements_own_mark_makes_it_indexed() -> None:
    said = "<html lang='en'><p>data-pagefind-body</p><q data-pagefind-bodyguard>x</q><main data-pagefind-body>y</main></html>"
    assert indexed_part("<p>write data-pagefind-body there</p>") == "<p>write data-pagefind-body there</p>"
    assert indexed_part(said.replace("<p>data-pagefind-body</p>", "").replace(" data-pagefind-bodyguard", "")).endswith(
        "<main data-pagefind-body>y</main>"
    )
    assert indexed_part(said) == said, "something else is marked outside"


def test_of_an_endless_text_only_the_beginning_is_indexed() -> None:
    for text in ("word " * 200_000, "x" * 900_000, "<p>" * 300_000):
        part = indexed_part(f"<html lang='en'><main data-pagefind-body><h1>Title</h1>{text}</main></html>")
        assert "<h1>Title</h1>" in part and len(part) <= MOST_TEXT


@pytest.mark.slow
def test_a_page_that_changed_around_its_text_costs_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def turned(number: int, rail: str) -> Indexed:
        body = (PAGE % rail).replace("Text", f"Text {number}")
        return Indexed(f"s{number}", f"story/s{number}.html", f"{number} {rail}", body.encode)

    first = bundle([turned(number, "old") for number in range(6)], Cache(tmp_path), 500, {})
    monkeypatch.setattr("digest.search._indexed", lambda *_: pytest.fail("indexed again"))
    again = bundle([turned(number, "new") for number in range(6)], Cache(tmp_path), 500, first.shards)
    assert again.files == first.files and again.shards != first.shards


CHINESE = '<html lang="de"><main data-pagefind-body><h1>白鹤镇大桥</h1><p>全长156米。<span data-pagefind-filter="outlet">Bote</span></p></main></html>'


def test_letters_of_scripts_without_spaces_are_listed_two_by_two_behind_the_text() -> None:
    text, listed = indexed_part(CHINESE).split(TAIL)
    assert "全长156米。" in text and "白鹤镇大桥" in text
    assert listed.removesuffix("</p>").split() == "白鹤 鹤镇 镇大 大桥 桥 全长 长 156 米".split()


def test_vowels_and_tones_are_left_out_of_what_is_listed_as_pagefind_leaves_them_out() -> None:
    _, listed = indexed_part("<main data-pagefind-body>รถเมล์ ที่นี่</main>").split(TAIL)
    assert listed.removesuffix("</p>").split() == "รถ ถเ เม มล ล ทน น".split()


def test_a_page_in_a_script_with_spaces_is_given_no_list() -> None:
    assert TAIL not in indexed_part('<main data-pagefind-body>Der Damm von Åsvær, 부산에서, العربية</main>')


def test_the_list_of_a_page_that_is_taken_as_it_is_stands_in_it() -> None:
    page = '<html><body><b data-pagefind-meta="title">Titel</b><main data-pagefind-body>桥梁</main></body></html>'
    assert indexed_part(page).endswith(f"</main><p data-pagefind-body>{TAIL} 桥梁 梁</p></body></html>")


def test_the_browser_and_the_build_agree_on_which_scripts_these_are() -> None:
    script = (PROJECT / "templates/static/search.js").read_text(encoding="utf-8")
    written = "".join(f"\\\\u{ord(sign):04x}" if sign != "-" else "-" for sign in UNSPACED)
    assert f'const UNSPACED = "{written}"' in script and f'const TAIL = "\\u{ord(TAIL):04x}"' in script
