"""What a page states of its dates."""

from __future__ import annotations

from zoneinfo import ZoneInfo

from lxml import html

from digest.config import settings_of
from digest.dates import published
from digest.model import Block, Cleaned, Cut, Document, SourceFile, Statement
from digest.readers import read
from digest.readers.html_statements import statements
from digest.settings import DateSettings, ReaderSettings

_LD = '<script type="application/ld+json">{}</script>'


def _said(page: str, url: str = "https://averin.example/ferry", guess: bool = False) -> list[tuple[str, str, str]]:
    return [(each.witness, each.value, each.about) for each in statements(html.fromstring(page), url, guess=guess)]


def _page(head: str = "", body: str = "", title: str = "The ferry sails again") -> str:
    return f"<html><head><title>{title} | Courier</title>{head}</head><body><main><h1>{title}</h1>{body}</main></body></html>"


def test_json_ld_of_the_article() -> None:
    said = _said(_page(_LD.format('{"@type":"NewsArticle","datePublished":"2025-10-12T08:30:00Z","dateModified":"2025-10-13"}')))
    assert said[:2] == [("json-ld", "2025-10-12T08:30:00Z", "published"), ("json-ld", "2025-10-13", "updated")]


def test_json_ld_of_other_articles_in_a_list_is_passed_over() -> None:
    other = '{"@type":"NewsArticle","headline":"Harbour fees rise once more","url":"https://averin.example/fees","datePublished":"2025-10-20"}'
    own = '{"@type":"NewsArticle","headline":"The ferry sails again","url":"https://averin.example/ferry","datePublished":"2025-10-12"}'
    assert _said(_page(_LD.format(f"[{other},{own}]")))[0][1] == "2025-10-12"


def test_a_page_object_where_there_is_no_article() -> None:
    assert _said(_page(_LD.format('{"@type":"WebPage","datePublished":"2025-10-12"}'))) == [("json-ld", "2025-10-12", "published")]


def test_meta_families_and_their_separators() -> None:
    for name in ("article:published_time", "parsely-pub-date", "sailthru.date", "DC.date.issued", "pubdate", "datePublished"):
        assert _said(_page(f'<meta property="{name}" content="2025-10-12">')) == [("meta", "2025-10-12", "published")]


def test_plain_date_meta_is_of_unknown_meaning() -> None:
    assert _said(_page('<meta name="date" content="2025-10-12">')) == [("meta", "2025-10-12", "unknown")]


def test_modified_meta() -> None:
    assert _said(_page('<meta property="article:modified_time" content="2025-10-12">')) == [("meta", "2025-10-12", "updated")]


def test_microdata() -> None:
    body = '<div itemscope itemtype="https://schema.org/NewsArticle"><meta itemprop="datePublished" content="2025-10-12"></div>'
    assert ("microdata", "2025-10-12", "published") in _said(_page("", body))


def test_time_near_the_heading_and_its_update() -> None:
    body = (
        '<p>Published <time datetime="2025-10-12T08:30">12 Oct</time></p><p>Updated <time datetime="2025-10-13">13 Oct</time></p>'
    )
    said = _said(_page("", body))
    assert ("time", "2025-10-12T08:30", "published") in said
    assert ("time", "2025-10-13", "updated") in said


def test_time_of_a_teaser_or_the_footer_is_not_the_articles() -> None:
    body = '<div class="related"><time datetime="2025-10-20">x</time></div><aside><time datetime="2025-10-21">x</time></aside>'
    assert _said(_page("", body)) == []


def test_a_visible_line_near_the_heading() -> None:
    assert ("byline", "By Ann Roe | 12 October 2025", "unknown") in _said(
        _page("", "<p>By Ann Roe | 12 October 2025</p><p>The ferry left.</p>")
    )


def test_a_guess_only_where_nothing_is_stated_and_it_is_allowed() -> None:
    page = _page("", "<p>The ferry left.</p><div>Posted 2025-10-12</div>")
    assert all(witness != "guess" for witness, _, _ in _said(page))
    stated = _page('<meta property="article:published_time" content="2025-10-12">')
    assert all(witness != "guess" for witness, _, _ in _said(stated, guess=True))


def test_hostile_pages_end() -> None:
    deep = "<div>" * 3_000 + "x" + "</div>" * 3_000
    assert _said(_page("", deep)) == []
    assert len(_said(_page("", "<time datetime='2025-10-12'>x</time>" * 5_000))) < 10
    assert statements(html.fromstring("<p>x</p>"), "http://[", guess=False) == ()
    assert Statement("meta", "x") != Statement("time", "x")


def test_a_guess_that_nobody_may_use_is_not_made() -> None:
    page = _page("", "<p>The ferry left the old harbour.</p><div>Posted 2025-10-12</div>").encode()

    def witnesses(guess: bool) -> list[str]:
        found = read(SourceFile("a.html", page), ReaderSettings(guess=guess))[0]
        return [each.witness for each in found.statements]

    assert "guess" in witnesses(True)
    assert "guess" not in witnesses(False)


def test_the_setting_of_the_dates_reaches_the_reader() -> None:
    assert settings_of("[dates]\nguess = false").readers.guess is False
    assert settings_of("").readers.guess is True


def test_a_line_beside_the_byline_of_a_page_on_one_line_is_not_signed_by_it() -> None:
    """All of a page may stand on one line of its file: there the number tells no line."""
    text = "The council opened the old harbour for the ferry, and hundreds came to see it."
    byline = Cut("By Ann Roe", "bylines", line=7, field="authors")
    said = Statement("byline", "The old pier of Averin was opened to the public on May 2, 1931", "visible", "unknown", 7)
    document = Document("page.html", kind="html", blocks=(Block("p", text, line=7),), statements=(said,))
    cleaned = Cleaned("The ferry sails again", blocks=document.blocks, language="en", cuts=(byline,))
    assert published(document, cleaned, DateSettings(), ZoneInfo("UTC")).published == ""


def test_the_metas_of_chinese_authorities_say_when() -> None:
    metas = {"firstpublishedtime": "2007-08-20-11:59:59", "lastmodifiedtime": "2008-01-02-10:00:00"}
    said = _said(_page("".join(f'<meta name="{name}" content="{value}">' for name, value in metas.items())))
    assert said == [("meta", "2007-08-20-11:59:59", "published"), ("meta", "2008-01-02-10:00:00", "updated")]


def test_what_chinese_pages_tell_search_engines() -> None:
    data = '{"@context": "https://ziyuan.example/contexts/cambrian.jsonld", "title": "The ferry", "pubDate": "2019-09-05T11:10:52"}'
    assert _said(_page(_LD.format(data)))[0] == ("json-ld", "2019-09-05T11:10:52", "published")
    assert ("meta", "2018-03-08 23:16:24", "unknown") in _said(_page('<meta itemprop="dateUpdate" content="2018-03-08 23:16:24">'))
