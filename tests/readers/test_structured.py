"""JSON-LD, meta and microdata come out as values, whatever stands in them."""

from __future__ import annotations

import json

from hypothesis import given
from hypothesis import strategies as st
from lxml.html import document_fromstring

from digest.readers.structured import json_ld, meta, microdata, types


def _script(body: str) -> object:
    return document_fromstring(f'<p>x</p><script type="application/ld+json">{body}</script>')


def test_graphs_are_flattened_and_main_entities_found() -> None:
    page = _script('{"@graph": [{"@type": "WebPage", "mainEntity": {"@type": ["NewsArticle"], "headline": "Ferry sails"}}]}')
    found = json_ld(page)
    assert [types(each) for each in found] == [(), ("webpage",), ("newsarticle",)]
    assert found[2]["headline"] == "Ferry sails"


def test_known_faults_are_mended() -> None:
    for broken in (
        '<!-- {"headline": "A"} -->',
        '//<![CDATA[\n{"headline": "A"}\n//]]>',
        '{"headline": "A",}',
        '{"headline": "A"};',
        '{"headline": "A"}{"other": 1}',
        "{&quot;headline&quot;: &quot;A&quot;}",
        '{"headline": "A", "description": "two\nlines"}',
    ):
        assert json_ld(_script(broken))[0]["headline"] == "A", broken


def test_escapes_cannot_bring_back_what_was_scrubbed() -> None:
    (found,) = json_ld(_script(r'{"headline": "A\u202eB\ud800C\u0000D"}'))
    assert found["headline"] == "ABCD"


def test_deep_and_broken_json_is_nothing() -> None:
    assert json_ld(_script("[" * 100_000)) == ()
    assert json_ld(_script("not json")) == ()
    assert json_ld(_script('{"n": ' + "1" * 10_000 + "}")) == ()


def test_meta_collects_names_in_lower_case() -> None:
    page = document_fromstring('<meta name=Author content=" Ann Lee "><meta property=article:tag content=a>'
                               '<meta property="article:tag" content="b"><meta name=empty content=" "><p>x')  # fmt: skip
    assert meta(page) == {"author": ("Ann Lee",), "article:tag": ("a", "b")}


def test_microdata_nests_and_collects() -> None:
    page = document_fromstring(
        '<article itemscope itemtype="http://schema.org/NewsArticle"><h1 itemprop="headline">Ferry <b>sails</b></h1>'
        '<span itemprop="author" itemscope itemtype="http://schema.org/Person"><b itemprop="name">Ann Lee</b></span>'
        '<span itemprop="author">Bo Roe</span><time itemprop="datePublished" datetime="2025-03-01">1 March</time></article>'
    )
    article = microdata(page)[0]
    assert article["headline"] == "Ferry sails"
    assert article["author"] == [{"@type": "Person", "name": "Ann Lee"}, "Bo Roe"]
    assert article["datePublished"] == "2025-03-01"


@given(st.recursive(st.none() | st.booleans() | st.text(max_size=9) | st.integers(),
                    lambda one: st.lists(one, max_size=4) | st.dictionaries(st.text(max_size=6), one, max_size=4)))  # fmt: skip
def test_any_json_is_read_without_a_fault(value: object) -> None:
    for found in json_ld(_script(json.dumps(value).replace("<", "\\u003c"))):
        types(found)


@given(st.text())
def test_any_text_is_read_without_a_fault(text: str) -> None:
    json_ld(_script(text.replace("\x00", "")))
