"""Whatever stands in an article, every feed stays well-formed, says the same words, and keeps its guids."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from io import StringIO

import pytest
from hypothesis import given as each
from hypothesis import settings
from hypothesis import strategies as st
from lxml import etree, html

from digest.model import Article, Block, File, Outlet
from digest.pages.feed_files import _plain, atom_file, json_file, opml_file, rss_file
from digest.pages.feed_parts import Feed
from digest.settings import FeedSettings, Settings
from digest.text import scrubbed, spaced
from tests.feeds.made_up import SETTINGS, account, article, feeds, given
from tests.values import replace

ATOM = "{http://www.w3.org/2005/Atom}"
CONTENT = "{http://purl.org/rss/1.0/modules/content/}encoded"
HOSTILE = (
    "<script>alert(1)</script>", "</title><script src=//evil.example>", "<img src=x onerror=alert(1)>", "&lt;script&gt;alert(1)&lt;/script&gt;",
    "&amp;amp; &#x3c;b&#x3e; &nbsp; &bogus;", "]]>", "<![CDATA[ x ]]>", "]]]]><![CDATA[>", "<!-- --> -->", "<?xml version='1.0'?>", "<!DOCTYPE x [<!ENTITY e 'x'>]>&e;",
    "\x00\x01\x08\x0b\x0c\x1f null", "\ud800 lone \udfff", "\ufffe\uffff\U0001ffff", "\u202eevil\u202c \u2066x\u2069", "👩‍👩‍👧‍👦 🇺🇦 ✊🏿", "שלום עולם", "مرحبا بالعالم", "नमस्ते",
    "a < b > c & d \" e ' f", "1<2 and 3>2", "x" * 10_000, "<" * 5_000, "javascript:alert(1)", "\r\n\t tabs\u2028lines\u2029", "\ufeffBOM\u00ad\u200b", "%s {0} {{ x }} ${x}",
    "", " ", "\n",
)  # fmt: skip
NASTY = st.one_of(
    st.sampled_from(HOSTILE), st.text(max_size=60), st.lists(st.sampled_from(HOSTILE[:20]), min_size=2, max_size=3).map("".join)
)
FULL = replace(SETTINGS, feeds=FeedSettings(content="full", hub="https://hub.example/"))


def files(made: dict[str, Feed], how: Settings) -> list[File]:
    written = [form(feed, how) for feed in made.values() for form in (rss_file, atom_file, json_file)]
    return [*written, opml_file(made.values(), how)]


def strict(body: bytes) -> etree._Element:
    return etree.fromstring(body, etree.XMLParser(resolve_entities=False, no_network=True, recover=False, huge_tree=False))


def made_of(text: Callable[[], str], how: Settings) -> tuple[dict[str, Feed], Article]:
    hostile = article(
        1, title=text(), authors=(text(), text()), outlet=Outlet("post.example", text()), section=text(), tags=(text(),), deck=text(),
        blocks=(Block("h", text()), Block("p", text()), Block("li", text()), Block("pre", text())), url=text(),
    )  # fmt: skip
    plain = article(2, "2025-10-14")
    story = account("s1", hostile, plain, headline=text())
    return feeds(given((hostile, plain), story, settings=how)), hostile


@pytest.mark.parametrize("how", [SETTINGS, FULL], ids=["excerpt", "full"])
@pytest.mark.parametrize("text", HOSTILE, ids=range(len(HOSTILE)))
def test_a_hostile_string_everywhere_is_read_back_as_it_is(text: str, how: Settings) -> None:
    made, _ = made_of(lambda: text, how)
    for file in files(made, how):
        if file.url.endswith(".json"):
            check_json(file, made)
        else:
            check_xml(file)


@pytest.mark.slow
@settings(max_examples=60, deadline=None)
@each(st.data())
def test_any_strings_anywhere_leave_feeds_well_formed(data: st.DataObject) -> None:
    made, hostile = made_of(lambda: data.draw(NASTY), FULL)
    tame = feeds(given((article(1), article(2, "2025-10-14")), account("s1", article(1), article(2, "2025-10-14"))))
    for file in files(made, FULL):
        check_json(file, made) if file.url.endswith(".json") else check_xml(file)
    for url in ("feed.xml", "updates.xml"):
        assert [item.guid for item in made[url].items] == [item.guid for item in tame[url].items]
    root = strict(rss_file(made["feed.xml"], FULL).body)
    body = root.findtext(f"channel/item/{CONTENT}")
    words = " ".join(html.fromstring(f"<div>{body}</div>", parser=html.HTMLParser(encoding=None)).text_content().split())
    for block in hostile.blocks:
        said = " ".join(scrubbed(block.text).split())
        assert readable(said) in readable(words)


def readable(text: str) -> str:
    """What no parser of HTML changes: white space and characters that it has its own mind about are left out."""
    return re.sub(r"[\s\x00-\x1f\x7f-\x9f\ufeff]+", "", text)


def check_xml(file: File) -> None:
    root = strict(file.body)
    assert not [node for node in root.iter() if not isinstance(node.tag, str)]
    for title in (*root.iter("title"), *root.iter(f"{ATOM}title")):
        assert (title.text or "").strip() and not re.search(r"</?[a-z]", title.text or "", re.I)
    for content in (*root.iter(CONTENT), *root.iter(f"{ATOM}content"), *root.iter("description"), *root.iter(f"{ATOM}summary")):
        check_html(content.text or "")
    for link in (*root.iter("link"), *root.iter(f"{ATOM}link")):
        assert (link.text or link.get("href") or "").startswith("https://")


def check_html(text: str) -> None:
    tree = etree.parse(StringIO(f"<div>{text}</div>"), etree.HTMLParser(huge_tree=True))
    tags = {node.tag for node in tree.iter()} - {"html", "body", "div"}
    assert tags <= {"p", "ul", "li", "a", "em", "h3", "h4", "pre", "blockquote"}
    for node in tree.iter("a"):
        assert node.attrib.keys() == ["href"] and node.get("href", "").startswith("https://")


def check_json(file: File, made: dict[str, Feed]) -> None:
    read = json.loads(file.body.decode())
    feed = made[file.url.removesuffix(".json") + ".xml"]
    assert [item["id"] for item in read["items"]] == [item.guid for item in feed.items]
    for item in read["items"]:
        assert item["title"] and item["url"].startswith("https://")
        check_html(item["content_html"])


@pytest.mark.parametrize("text", [text for text in HOSTILE if text.strip()], ids=lambda text: ascii(text[:12]))
def test_titles_say_the_same_words(text: str) -> None:
    story = account("s1", article(1), headline=text)
    feed = feeds(given((article(1),), story))["feed.xml"]
    said = spaced(scrubbed(text)) or "Untitled report"
    assert strict(rss_file(feed, SETTINGS).body).findtext("channel/item/title") == _plain(said)
    assert strict(atom_file(feed, SETTINGS).body).findtext(f"{ATOM}entry/{ATOM}title") == _plain(said)
    assert json.loads(json_file(feed, SETTINGS).body)["items"][0]["title"] == said
    assert len(_plain(said)) == len(said) and _plain(said).translate({0x2039: "<", 0x203A: ">"}) == said


@pytest.mark.parametrize("text", HOSTILE[:20], ids=range(20))
def test_the_sites_own_name_may_be_anything(text: str) -> None:
    how = replace(SETTINGS, site=replace(SETTINGS.site, title=text))
    for file in files(feeds(given((article(1),), account("s1", article(1)), settings=how)), how):
        if not file.url.endswith(".json"):
            check_xml(file)
