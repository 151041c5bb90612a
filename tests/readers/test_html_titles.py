"""The title of a page, without the site's name, and no deck that says it again."""

from __future__ import annotations

import pytest

from digest.model import Document, SourceFile
from digest.readers.html import read_html
from digest.readers.html_authors import people
from digest.settings import ReaderSettings

TEXT = "青瀬渡船公司星期一宣布，由于船体检修，白石岛航线将从十二月起停航三个月，明年三月恢复，岛上有四百多名居民，其中一半以上是老人。"


def read(head: str, body: str) -> Document:
    page = f"<html><head><title>{head}</title></head><body>{body}<p>{TEXT}</p><p>{TEXT[::-1]}</p></body></html>"
    return read_html(page, SourceFile("page.html", page.encode()), ReaderSettings())[0]


@pytest.mark.parametrize("site", ["-海岸新闻网", "_海岸新闻网", "—海岸新闻网", "|海岸新闻网"])
def test_a_line_of_the_page_tells_where_its_title_ends(site: str) -> None:
    title = "渡船公司宣布冬季停航三个月"
    assert read(title + site, f"<div class='a'>{title}</div>").title == title


def test_a_deck_does_not_say_the_title_again() -> None:
    title = "渡船公司宣布冬季停航三个月，岛上居民担心药品供应，货船没有座位"
    assert read(title, f"<h1>{title}</h1><div class='subtitle'>{title}</div>").deck == ""


@pytest.mark.parametrize(("line", "names"), [("作者：林晓蔓", ("林晓蔓",)), ("文・佐伯真由", ("佐伯真由",)), ("海岸晚报", ()), ("海岸新闻网", ()), ("作者：未知 责任编辑：周建", ())])
def test_an_outlet_is_nobodys_name(line: str, names: tuple[str, ...]) -> None:
    assert people([line], []) == names


def test_a_label_in_the_heading_is_left_out_that_a_witness_parts_from_the_title() -> None:
    metas = "</title><meta property='og:title' content='The long pier must go'>"
    heading = "<h1><span>Opinion</span> The long pier must go</h1>"
    assert read(f"Opinion | The long pier must go{metas}", heading).title == "The long pier must go"
    assert read(f"The long pier must go{metas}", heading).title == "Opinion The long pier must go"


def test_a_site_that_is_called_by_its_address_is_no_part_of_the_title() -> None:
    assert read("The long pier has gone | Harbour.example", "").title == "The long pier has gone"


BARE = "<p>The bridge of Lyr will stay closed for a week, the council said, and buses will go round by Vey until the pier is mended.</p>"


def bare(body: str) -> Document:
    """Of a page without a head."""
    page = body + BARE + BARE.replace("bridge", "ferry")
    return read_html(page, SourceFile("page.html", page.encode()), ReaderSettings())[0]


def test_on_a_page_without_a_head_a_longer_heading_below_the_site_s_name_is_the_title() -> None:
    assert bare("<h1>Harbour Post</h1><h2>Bridge of Lyr closed for a week</h2>").title == "Bridge of Lyr closed for a week"
    assert bare("<h1>Bridge of Lyr closed for a week</h1><h2>Buses go round</h2>").title == "Bridge of Lyr closed for a week"
    assert bare(f"<h1>Harbour Post</h1>{BARE}<h2>Bridge of Lyr closed for a week</h2>").title == "Harbour Post"


@pytest.mark.parametrize("name", ["title", "entry-title", "headline large", "the_article_title"])
def test_on_a_page_without_a_heading_an_element_may_be_called_title(name: str) -> None:
    found = bare(f"<div class='{name}'>Bridge closed for a week</div><div class=date>12 October 2025</div><div>")
    assert found.title == "Bridge closed for a week"


@pytest.mark.parametrize("name", ["a_" * 400 + "x", "subtitle", "untitled"])
def test_an_element_that_is_called_otherwise_is_no_title(name: str) -> None:
    assert bare(f"<div class='{name}'>Bridge closed for a week</div><div>").title == ""
