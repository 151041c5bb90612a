"""Who wrote a saved page: all whom its byline names, and nobody who did something else for it, or wrote another story."""

from __future__ import annotations

import json

import pytest

from digest.model import SourceFile
from digest.readers.html import read_html
from digest.readers.html_authors import people
from digest.settings import ReaderSettings

TEXT = "The ferry to Lund island left the old harbour on Tuesday for the first time in nine years, with two hundred guests."


def authors(body: str, *stated: str, metas: str = "") -> tuple[str, ...]:
    """Of a page with this between its title and its text, whose data name these."""
    data = json.dumps({"@type": "NewsArticle", "headline": "Ferry sails", "author": [{"@type": "Person", "name": name} for name in stated]})
    head = f"<title>Ferry sails</title>{metas}" + (f'<script type="application/ld+json">{data}</script>' if stated else "")
    page = f"<html><head>{head}</head><body>{body}<p>{TEXT}</p><p>{TEXT[::-1]}</p></body></html>"
    return read_html(page, SourceFile("a.html", page.encode()), ReaderSettings())[0].authors


@pytest.mark.parametrize(
    "others",
    [
        "Photography by <a rel='author'>Bo Roe</a>", "Contributions from <a rel='author'>Bo Roe</a>", "Redigiert von <a rel='author'>Bo Roe</a>",
        "Testo raccolto da Eva Rossi</p><p>Rivisto da</p><p>Fotografie di <a rel='author'>Bo Roe</a>", "Reviewed by</p><p><a rel='author'>Bo Roe</a>",
    ],
)  # fmt: skip
def test_who_did_something_else_is_no_author(others: str) -> None:
    body = f"<h1>Ferry sails</h1><p>By <a rel='author'>Mara Kit</a></p><p>{others}</p>"
    assert authors(body, "Mara Kit", "Bo Roe") == ("Mara Kit",)


def test_who_alone_is_named_is_the_author_whatever_the_label() -> None:
    assert authors("<h1>Ferry sails</h1><p>Reviewed by <a rel='author'>Bo Roe</a></p>", "Bo Roe") == ("Bo Roe",)


@pytest.mark.parametrize(
    ("byline", "names"),
    [
        ("By Mara Kit and Bo Roe, Harbour Post", ("Mara Kit", "Bo Roe")),
        ("Von Mara Kit und Bo Roe", ("Mara Kit", "Bo Roe")),
        ("By Mara Kit and Bo Roe on May 2, 2024 at 3:53PM", ("Mara Kit", "Bo Roe")),
        ("By Mara Kit, National Institute of Boats and Ferries", ("Mara Kit",)),
        ("By Mara Kit, Thole Trusted Boats", ("Mara Kit",)),
    ],
)
def test_the_byline_names_whom_the_data_forget(byline: str, names: tuple[str, ...]) -> None:
    assert authors(f"<h1>Ferry sails</h1><p>{byline}</p>", "Mara Kit") == names


def test_the_byline_and_the_meta_element_name_whom_the_data_forget() -> None:
    metas = '<meta name="author" content="Mara Kit,Bo Roe">'
    body = "<h1>Ferry sails</h1><p>By</p><p><a rel='author'>Mara Kit</a>, <a rel='author'>Bo Roe</a></p>"
    assert authors(body, "Mara Kit", metas=metas) == ("Mara Kit", "Bo Roe")


def test_the_byline_of_the_story_above_is_another_s() -> None:
    body = "<p>By <a rel='author'>Bo Roe</a></p><h2>More boats</h2><h1>Ferry sails</h1><p>By <a rel='author'>Mara Kit</a></p>"
    assert authors(body) == ("Mara Kit",)


def test_who_took_the_picture_stands_behind_its_caption() -> None:
    caption = f"<p>{TEXT} By <a rel='author'>Bo Roe</a></p>"
    assert authors(f"<h1>Ferry sails</h1>{caption}<p>By <a rel='author'>Mara Kit</a>, Harbour Staff Writer</p>") == ("Mara Kit",)


def test_a_byline_above_the_title_is_believed_where_none_stands_below() -> None:
    assert authors("<p>By <a rel='author'>Mara Kit</a></p><h1>Ferry sails</h1>") == ("Mara Kit",)


@pytest.mark.parametrize(
    ("line", "names"),
    [("Bo Roe III", ("Bo Roe III",)), ("Ann Lee MS RDN", ("Ann Lee",)), ("By Ann Lee The Harbour Press", ("Ann Lee",))],
)
def test_a_name_ends_where_a_degree_or_an_outlet_begins(line: str, names: tuple[str, ...]) -> None:
    assert people([line], []) == names


def test_a_box_of_advertisements_has_no_author() -> None:
    box = '<div class="taboola"><div class="attribution"><a href="https://ads.example">by Webadsby Webads</a></div></div>'
    assert authors(f"<h1>Ferry sails</h1><p>{TEXT}</p>{box}") == ()


@pytest.mark.parametrize(
    ("byline", "metas"),
    [
        ("<a rel='author' href='/kit'>Mara Kit</a>",
         "<meta name='author' content='Casa Harbour'><meta name='DC.publisher' content='Casa Harbour'><meta property='og:site_name' content='Port'>"),
        ("<p class='byline'><span class='byline'>Mara Kit, HARBOUR POST</span></p>", ""),
        ("<p>By Mara Kit<br>harbour.com<br><a href='/all'>Archive</a></p>", ""),
        ("<p class='author vcard'><b class='fn'>Mara Kit</b> Senior Island Correspondent</p>", ""),
        ("<div class='author'>Mara Kit</div><div><a class='author' href='/kit'>View Author Page</a></div>", ""),
        ("", "<meta name='twitter:creator' content='Mara Kit'>"),
    ],
)  # fmt: skip
def test_the_reporter_is_named_without_what_stands_beside_her(byline: str, metas: str) -> None:
    assert authors(f"<h1>Ferry sails</h1>{byline}", metas=metas) == ("Mara Kit",)
