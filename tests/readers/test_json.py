"""The shapes in which scrapers write JSON; one bad line never costs its neighbours."""

import json

import pytest

from digest.model import Document, SourceFile
from digest.readers import read
from digest.readers.json_keys import fields_of
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


THREE = f"{LONG} Nobody was hurt at the pier. The second boat stays in the harbour until the storm is over, the office wrote. {LONG}"


@pytest.mark.parametrize(
    ("title", "author", "date", "url", "text"),
    [
        ("Title", "Author", "Date", "URL", "Text"),
        ("Article Title", "Author Name", "Publish Date", "Article URL", "Article Text"),
        ("articleTitle", "articleAuthor", "publishedDate", "articleUrl", "articleText"),
        ("news_title", "reporter", "news_date", "news_url", "contents"),
        ("headline", "by", "publishing_date", "href", "story"),
        ("titel", "autor", "datum", "link", "inhalt"),
        ("titulo", "autor", "fecha", "enlace", "cuerpo"),
    ],
)
def test_keys_are_known_however_they_are_spelled(title: str, author: str, date: str, url: str, text: str) -> None:
    (doc,) = docs({title: "Ferry sails", author: "Ann Teal", date: "2025-10-12", url: "https://post.example/a", text: LONG})
    assert (doc.title, doc.authors, doc.url, doc.text) == ("Ferry sails", ("Ann Teal",), "https://post.example/a", LONG)
    assert [(each.value, each.about) for each in doc.statements] == [("2025-10-12", "published")]


def test_fundus_keeps_summary_headings_and_paragraphs_of_its_sections() -> None:
    section = [{"headline": [], "paragraphs": [LONG]}, {"headline": ["In winter"], "paragraphs": ["One.", "Two."]}]
    page = {"content": "<html>..</html>", "requested_url": "https://post.example/a"}
    (doc,) = docs({"title": "A", "body": {"summary": ["In short."], "sections": section}, "html": page})
    assert doc.text.split("\n\n") == ["In short.", LONG, "In winter", "One.", "Two."]


@pytest.mark.parametrize(
    "record",
    [
        {"metadata": {"title": "A", "author": "Ann Teal", "date": "2025-10-12", "url": "https://post.example/a"}, "text": LONG},
        {"url": "https://post.example/a", "article": {"title": "A", "author": "Ann Teal", "date": "2025-10-12", "text": LONG}},
        {"results": [{"webTitle": "A", "webUrl": "https://post.example/a", "webPublicationDate": "2025-10-12",
                      "fields": {"byline": "Ann Teal", "bodyText": LONG}}]},
    ],
)  # fmt: skip
def test_what_stands_around_or_inside_a_record_speaks_of_it(record: dict[str, object]) -> None:
    (doc,) = docs(record)
    assert (doc.title, doc.authors, doc.url, doc.text) == ("A", ("Ann Teal",), "https://post.example/a", LONG)
    assert [each.value for each in doc.statements] == ["2025-10-12"]


def test_what_a_wrapper_calls_itself_is_no_title_of_what_it_holds() -> None:
    one, two = docs({"title": "All news", "language": "en", "articles": [{"headline": "A", "text": LONG}, {"text": LONG}]})
    assert (one.title, two.title, two.language) == ("A", "", "en")


def test_an_opening_in_a_field_of_its_own_is_the_deck() -> None:
    (doc,) = docs({"title": "A", "lead": "The ferry will not sail.", "text": LONG, "description": LONG[:30]})
    assert doc.deck == "The ferry will not sail."


def test_a_body_under_an_unknown_name_is_found_and_one_of_several_is_noted() -> None:
    (doc,) = docs({"title": "A", "link": "https://post.example/a", "what_it_says": THREE, "reader_comments": THREE * 2})
    assert (doc.text, doc.notes) == (THREE, ())
    (doc,) = docs({"title": "A", "link": "https://post.example/a", "what_it_says": THREE, "background": THREE + LONG})
    assert doc.text == THREE + LONG
    assert [note.text for note in doc.notes] == ["its text was taken from 'background', not from 'what_it_says'"]


def test_numbered_paragraphs_are_one_body() -> None:
    (doc,) = docs({"title": "A", "date": "2025-10-12", "p2": LONG, "p10": "The end.", "p1": THREE})
    assert doc.text.split("\n\n") == [THREE, LONG, "The end."]


def test_a_page_in_a_record_says_what_the_record_does_not() -> None:
    page = (
        "<html><head><title>Ferry sails | Harbour Post</title><meta name=author content='Ann Teal'>"
        "<meta property='article:published_time' content='2025-10-12'></head>"
        f"<body><nav><a href='/'>Home</a></nav><article><h1>Ferry sails</h1><p>{LONG}</p><p>{THREE}</p></article></body></html>"
    )
    (doc,) = docs({"url": "https://post.example/a", "html": page})
    assert (doc.title, doc.authors, doc.url) == ("Ferry sails", ("Ann Teal",), "https://post.example/a")
    assert [each.value for each in doc.statements if each.about == "published"] == ["2025-10-12"]
    assert LONG in [block.text for block in doc.blocks]


def test_the_count_of_characters_that_a_news_service_left_out_is_no_text() -> None:
    (doc,) = docs({"title": "A", "source": {"id": None, "name": "Harbour Post"}, "content": LONG[:40] + "… [+2413 chars]"})
    assert (doc.title, doc.publisher, doc.text) == ("A", "Harbour Post", LONG[:40] + "…")
    assert [cut.text for cut in doc.cuts] == ["… [+2413 chars]"]


def test_the_outlet_at_the_end_of_a_stated_title_is_left_out() -> None:
    (doc,) = docs({"title": "Ferry sails again - Harbour Post", "source": {"name": "Harbour Post"}, "content": LONG})
    assert doc.title == "Ferry sails again"


@pytest.mark.parametrize(
    ("value", "read_as"),
    [
        ({"$date": {"$numberLong": "1760257800000"}}, "1760257800000"),
        (["\n 2025-10-12 "], "2025-10-12"),
        ([2025, 10, 12, 8, 30, 0, 6, 285, 0], "2025-10-12T08:30:00Z"),
    ],
)
def test_days_in_lists_and_objects(value: object, read_as: str) -> None:
    (doc,) = docs({"text": LONG, "published": value})
    assert [each.value for each in doc.statements] == [read_as]


def test_a_list_of_names_that_was_written_as_a_text() -> None:
    (doc,) = docs({"text": LONG, "authors": "['Ann Teal', \"Bo O'Reed\"]"})
    assert doc.authors == ("Ann Teal", "Bo O'Reed")


def test_of_two_objects_that_say_more_the_first_one_counts() -> None:
    names = ("meta", "metadata", "info", "fields", "properties", "head")
    record = {"title": "Pier closed", **{name: {"author": f"Writer of {name}"} for name in names}}
    assert fields_of(record)["author"] == "Writer of meta"
    assert fields_of(dict(reversed(record.items())))["author"] == "Writer of head"
