"""The shapes in which scrapers write JSON; one bad line never costs its neighbours."""

import json

import pytest

from digest.model import Document, SourceFile
from digest.readers import read
from digest.settings import ReaderSettings

LONG = "The ferry sails at noon, the harbour master said on Monday."


def docs(value: object, name: str = "a.json") -> tuple[Document, ...]:
    text = value if isinstance(value, str) else json.dumps(value)
    return read(SourceFile(name, text.encode()), ReaderSettings())


def test_trafilatura() -> None:
    (doc,) = docs(
        {
            "title": "Ferry sails", "author": "Ann Teal; Bo Reed", "hostname": "post.example", "date": "2025-10-12",
            "fingerprint": "x", "id": None, "text": LONG, "raw_text": LONG, "source": "https://post.example/ferry",
            "source-hostname": "Harbour Post",
            "excerpt": "Other words.",
            "categories": "Ports", "tags": "ferry;sea", "language": "en", "filedate": "2025-11-01", "sitename": "Harbour Post",
        }
    )  # fmt: skip
    assert (doc.title, doc.text, doc.authors, doc.publisher) == ("Ferry sails", LONG, ("Ann Teal", "Bo Reed"), "Harbour Post")
    assert (doc.url, doc.deck, doc.section, doc.tags, doc.language) == (
        "https://post.example/ferry",
        "Other words.",
        "Ports",
        ("ferry", "sea"),
        "en",
    )
    assert [(each.value, each.about, each.field) for each in doc.statements] == [
        ("2025-10-12", "published", "date"),
        ("2025-11-01", "scraped", "filedate"),
    ]


def test_newspaper() -> None:
    (doc,) = docs(
        {
            "title": "A", "text": LONG, "authors": ["Ann Teal"], "publish_date": "2025-10-12 08:00:00", "meta_lang": "en",
            "source_url": "https://post.example", "url": "https://post.example/a",
        }
    )  # fmt: skip
    assert (doc.authors, doc.url, doc.language) == (("Ann Teal",), "https://post.example/a", "en")
    assert doc.statements[0].value == "2025-10-12 08:00:00"


def test_news_please() -> None:
    (doc,) = docs(
        {
            "maintext": LONG, "title": "A", "authors": [], "date_publish": "2025-10-12 08:00:00", "date_download": "2025-11-01",
            "date_modify": None, "source_domain": "post.example",
        }
    )  # fmt: skip
    assert (doc.text, doc.publisher) == (LONG, "post.example")
    assert [each.about for each in doc.statements] == ["published", "scraped"]


def test_scrapy_items() -> None:
    item = {"headline": "A", "body": [LONG, "More."], "byline": "By Ann Teal", "published_at": "12 October 2025"}
    (doc,) = docs([item | {"link": "https://post.example/a"}])
    assert (doc.title, doc.text, doc.authors, doc.url) == ("A", f"{LONG}\n\nMore.", ("Ann Teal",), "https://post.example/a")


def test_schema_org_in_a_graph() -> None:
    article = {
        "@type": "NewsArticle",
        "headline": "A",
        "articleBody": LONG,
        "author": {"name": "Ann Teal"},
        "publisher": {"name": "Post"},
    }
    (doc,) = docs({"@context": "https://schema.org", "@graph": [{"@type": "WebSite", "name": "Post"}, article]})
    assert (doc.title, doc.authors, doc.publisher) == ("A", ("Ann Teal",), "Post")


def test_a_json_feed_names_its_outlet_once() -> None:
    feed = {"version": "https://jsonfeed.org/version/1.1", "title": "Harbour Post", "language": "en-GB"}
    item = {
        "id": "1",
        "url": "https://post.example/a",
        "title": "A",
        "content_html": f"<p>{LONG}</p>",
        "date_published": "2025-10-12T08:00:00Z",
    }
    (doc,) = docs(feed | {"items": [item]})
    assert (doc.publisher, doc.language, doc.url, doc.blocks[0].text) == ("Harbour Post", "en", "https://post.example/a", LONG)


def test_wordpress_and_search_engines_wrap_their_fields() -> None:
    (post,) = docs(
        {"title": {"rendered": "A &#8211; B"}, "content": {"rendered": f"<p>{LONG}</p><p>Two.</p>"}, "date": "2025-10-12T08:00:00"}
    )
    assert (post.title, [block.text for block in post.blocks]) == ("A – B", [LONG, "Two."])
    (hit,) = docs({"hits": {"hits": [{"_id": "1", "_source": {"title": "A", "text": LONG}}]}})
    assert (hit.title, hit.text) == ("A", LONG)


def test_a_body_of_html_becomes_blocks() -> None:
    (doc,) = docs({"title": "A &amp; B", "content": f"<p>{LONG}</p><p>More <b>words</b>.</p><script>x()</script>"})
    assert (
        doc.title == "A & B"
        and [block.html or block.text for block in doc.blocks] == [LONG, "More <b>words</b>."]
        and doc.text == ""
    )


def test_a_tag_in_a_plain_text_stays_text() -> None:
    (doc,) = docs({"text": f"{LONG}\n\n<img src=x onerror=y>\n\nMore."})
    assert "<img src=x onerror=y>" in doc.text and not doc.blocks


def test_wrappers_and_lists_keep_their_order_and_numbers() -> None:
    found = docs({"status": "ok", "articles": [{"title": str(n), "text": LONG} for n in range(3)]})
    assert [(doc.part, doc.title) for doc in found] == [(0, "0"), (1, "1"), (2, "2")]


def test_an_item_without_text_is_skipped_and_its_neighbours_are_not() -> None:
    found = docs([{"title": "A", "text": None}, {"title": "B", "text": LONG}])
    assert found[0].skipped == "no text in any of its fields" and (found[1].part, found[1].title) == (1, "B")


def test_one_bad_line_is_a_note_with_its_line() -> None:
    good = json.dumps({"title": "A", "text": LONG})
    found = docs(f"{good}\n{{bad\n\n{good}\n", "a.jsonl")
    assert [bool(doc.skipped) for doc in found] == [False, True, False] and found[1].notes[0].line == 2


def test_values_one_after_another_are_all_read() -> None:
    good = json.dumps({"title": "A", "text": LONG})
    assert len(docs(good + good)) == 2 and len(docs(f"{good},\n{good}")) == 2


@pytest.mark.parametrize("text", ["null", '"text"', "42", "{}", "[]", '{"title": "A"', "[" * 5_000, '{"a": {"b": 1}}'])
def test_what_holds_no_article_is_skipped_with_a_reason(text: str) -> None:
    (doc,) = docs(text)
    assert doc.skipped and doc.notes


def test_wrong_types_cost_only_their_field() -> None:
    (doc,) = docs(
        {"title": {"a": 1}, "date": {"$date": "2025-10-12"}, "author": [1, None, {"name": "Bo"}], "text": LONG, "tags": 3}
    )
    assert (doc.title, doc.authors, doc.statements[0].value, doc.tags) == ("", ("Bo",), "2025-10-12", ("3",))


def test_huge_numbers_and_keys_stated_twice() -> None:
    (doc,) = docs(f'{{"title": "A", "title": "B", "n": {"9" * 5_000}, "text": "{LONG}", "date": 1760256000}}')
    assert (doc.title, doc.notes[0].code, doc.statements[0].value) == ("B", "key-twice", "1760256000")


def test_a_summary_that_begins_the_text_is_no_deck() -> None:
    (doc,) = docs({"text": LONG, "description": "The ferry sails at noon, the harbour…"})
    assert doc.deck == "" and [cut.rule for cut in doc.cuts] == ["json"]
