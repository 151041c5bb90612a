"""Title, deck, authors, publisher and language: the page's own words, confirmed where they can be."""

from __future__ import annotations

import json

import pytest

from digest.model import Document, SourceFile
from digest.readers.html import read_html
from digest.readers.html_authors import people
from digest.readers.html_titles import without_site
from digest.settings import ReaderSettings

TEXT = "The ferry to Lund island left the old harbour on Tuesday for the first time in nine years, with two hundred guests."


def read(head: str, body: str) -> Document:
    page = f"<html><head>{head}</head><body>{body}<p>{TEXT}</p><p>{TEXT}</p></body></html>"
    return read_html(page, SourceFile("a.html", b""), ReaderSettings())[0]


def ld(**fields: object) -> str:
    return f'<script type="application/ld+json">{json.dumps({"@type": "NewsArticle", **fields})}</script>'


def test_the_heading_that_the_head_confirms_is_the_title() -> None:
    assert (
        read("<title>Ferry sails again – Harbour Post</title>", "<h1>Harbour Post</h1><h1>Ferry sails again</h1>").title
        == "Ferry sails again"
    )


def test_an_unconfirmed_heading_of_a_section_is_no_title() -> None:
    document = read("<title>Ferry sails again | Harbour Post</title>" + ld(headline="Ferry sails again"), "<h1>Island news</h1>")
    assert document.title == "Ferry sails again"


def test_without_any_heading_the_title_loses_the_site_s_name() -> None:
    assert read("<title>Ferry sails again | Harbour Post</title>", "").title == "Ferry sails again"


@pytest.mark.parametrize(
    ("text", "site", "bare", "left"),
    [
        ("Ferry sails again | Harbour Post", "Harbour Post", False, "Ferry sails again"),
        ("Harbour Post: Ferry sails again", "Harbour Post", False, "Ferry sails again"),
        ("Ferry: a story of two islands", "Harbour Post", True, "Ferry: a story of two islands"),
        ("North-South talks go on", "", True, "North-South talks go on"),
    ],
)
def test_a_site_s_name_is_cut_and_nothing_else(text: str, site: str, bare: bool, left: str) -> None:
    assert without_site(text, site, bare) == left


def test_a_description_that_stands_on_the_page_is_the_deck() -> None:
    told = '<meta property="og:description" content="The island has its boat back after nine years.">'
    document = read(told, "<h1>Ferry</h1><h2>The island has its boat back after nine years.</h2>")
    assert document.deck == "The island has its boat back after nine years."
    assert document.deck not in [block.text for block in document.blocks]


def test_a_description_that_is_nowhere_on_the_page_is_no_deck() -> None:
    assert read('<meta name="description" content="Read all about the ferry here.">', "<h1>Ferry</h1>").deck == ""


def test_a_first_paragraph_stays_in_the_body_though_the_description_repeats_it() -> None:
    document = read(f'<meta name="description" content="{TEXT}">', "<h1>Ferry</h1>")
    assert document.deck == "" and document.blocks[0].text == TEXT


@pytest.mark.parametrize(
    ("stated", "names"),
    [
        ({"@type": "Person", "name": "Mara Kit"}, ("Mara Kit",)),
        ([{"name": "Mara Kit"}, {"name": "Bo Lund"}], ("Mara Kit", "Bo Lund")),
        ("By Mara Kit and Bo Lund", ("Mara Kit", "Bo Lund")),
        ({"@type": "Organization", "name": "Harbour News Service"}, ()),
        ("Harbour Post", ()),
        ("newsroom@harbour.example", ()),
        ("https://social.example/mara", ()),
        ("Staff Reporter", ()),
    ],
)
def test_authors_are_people(stated: object, names: tuple[str, ...]) -> None:
    assert read(ld(author=stated, publisher={"name": "Harbour Post"}), "<h1>Ferry</h1>").authors == names


def test_a_reference_to_an_author_is_followed() -> None:
    graph = {"@graph": [{"@type": "Article", "author": {"@id": "#m"}}, {"@type": "Person", "@id": "#m", "name": "Mara Kit"}]}
    assert read(f'<script type="application/ld+json">{json.dumps(graph)}</script>', "<h1>Ferry</h1>").authors == ("Mara Kit",)


def test_the_visible_byline_speaks_where_the_data_name_no_person() -> None:
    body = '<h1>Ferry sails again</h1><div class="byline">By <span class="author">Mara Kit</span></div>'
    assert read(ld(headline="Ferry sails again", author={"@type": "Organization", "name": "Harbour Post"}), body).authors == (
        "Mara Kit",
    )


def test_the_author_of_another_story_is_not_this_one_s() -> None:
    body = "<h1>Ferry sails again</h1>"
    tail = f"<p>{TEXT}</p>" * 12 + '<div class="teaser"><a href="/x">Storm</a> <span class="author">Bo Lund</span></div>'
    assert read("<title>Ferry sails again</title>", body + tail).authors == ()


@pytest.mark.parametrize(
    ("line", "names"),
    [
        ("Von Jana Meyer", ("Jana Meyer",)),
        ("Par Luc Roy et Ana Gil", ("Luc Roy", "Ana Gil")),
        ("Mara Kit, Staff Writer", ("Mara Kit",)),
        ("Dana K. Orr MS, RDN", ("Dana K. Orr",)),
        ("王小明", ("王小明",)),
        ("Олена Коваль", ("Олена Коваль",)),
        ("J. C. Lund", ("J. C. Lund",)),
        ("3 hours ago", ()),
        ("The Lund Gazette", ()),
    ],
)
def test_names_in_bylines_of_many_languages(line: str, names: tuple[str, ...]) -> None:
    assert people([line], []) == names


def test_publisher_section_and_tags() -> None:
    head = ld(
        publisher={"@type": "Organization", "name": "Harbour Post"}, articleSection=["Islands"], keywords="ferry, harbour, Ferry"
    )
    document = read(head + '<meta property="og:site_name" content="harbour.example">', "<h1>Ferry</h1>")
    assert (document.publisher, document.section, document.tags) == ("Harbour Post", "Islands", ("ferry", "harbour"))


@pytest.mark.parametrize(
    ("line", "names"),
    [
        ("Ann Lee, Chief Technology Officer and Head of Piers", ("Ann Lee",)),
        ("Ann Lee and Bo Roe, Island Times", ("Ann Lee", "Bo Roe")),
        ("Photo provided by Ann Lee.", ()),
    ],
)
def test_trades_papers_and_pictures_are_no_names(line: str, names: tuple[str, ...]) -> None:
    assert people([line], []) == names


@pytest.mark.parametrize(
    ("named", "byline", "expected"),
    [
        ("Island Press Agency", "By Island Press Agency", ("Island Press Agency",)),
        ("Island Press Agency", "", ("Island Press Agency",)),
        ("Island Press Agency", "By Mara Kit", ("Mara Kit",)),
        ("Harbour Post Staff", "By Harbour Post Staff", ("Harbour Post Staff",)),
        ("Harbour Post Staff", "", ()),
        ("Harbour Post", "", ()),
    ],
)
def test_an_agency_wrote_what_nobody_else_did(named: str, byline: str, expected: tuple[str, ...]) -> None:
    head = '<meta property="og:site_name" content="Harbour Post">' + ld(headline="Ferry", author=named)
    assert read(head, f'<h1>Ferry</h1><p class="byline">{byline}</p>').authors == expected


def test_a_byline_below_a_deck_and_a_long_caption_is_found() -> None:
    above = f"<h1>Ferry</h1><p class='dek'>{TEXT}</p><p>{TEXT} | Bo Roe/Island Press</p><p class='authors'>By <a rel='author'>Mara Kit</a></p>"
    assert read("", above).authors == ("Mara Kit",)
