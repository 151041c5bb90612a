"""Saved feeds: an item is an article; no DTD, no entities, nothing fetched."""

from digest.model import Document, SourceFile
from digest.readers import read
from digest.settings import ReaderSettings

ITEM = (
    "<item><title>Ferry &amp;amp; bridge</title><link>https://post.example/a</link><guid>g1</guid>"
    "<pubDate>Sun, 12 Oct 2025 08:00:00 GMT</pubDate><description>Words of it.</description></item>"
)
SPACES = 'xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:dc="http://purl.org/dc/elements/1.1/"'


def docs(text: str, name: str = "a.xml") -> tuple[Document, ...]:
    return read(SourceFile(name, text.encode()), ReaderSettings())


def rss(items: str, head: str = "") -> str:
    channel = f"<channel><title>Harbour Post</title><language>en-gb</language>{items}</channel>"
    return f'<?xml version="1.0" encoding="utf-8"?>{head}<rss {SPACES}>{channel}</rss>'


def test_rss() -> None:
    (doc,) = docs(rss(ITEM))
    assert (doc.kind, doc.title, doc.text) == ("feed", "Ferry & bridge", "Words of it.")
    assert (doc.url, doc.publisher, doc.language) == ("https://post.example/a", "Harbour Post", "en")
    assert [(each.witness, each.field, each.value) for each in doc.statements] == [
        ("feed", "pubDate", "Sun, 12 Oct 2025 08:00:00 GMT")
    ]


def test_the_whole_text_wins_over_the_summary() -> None:
    whole = "<content:encoded><![CDATA[<p>Words of it. And <em>more</em>.</p><p>End.</p>]]></content:encoded>"
    whole += "<dc:creator>Ann Teal</dc:creator>"
    (doc,) = docs(rss(ITEM.replace("</item>", whole + "</item>")))
    assert (
        [block.text for block in doc.blocks] == ["Words of it. And more.", "End."]
        and doc.deck == ""
        and doc.authors == ("Ann Teal",)
    )
    assert [cut.text for cut in doc.cuts] == ["Words of it."]


def test_atom_with_markup_of_its_own() -> None:
    (doc,) = docs(
        '<feed xmlns="http://www.w3.org/2005/Atom"><title>Post</title><entry><title type="html">A &lt;b&gt;b&lt;/b&gt;</title><link href="https://p.example/1"/>'
        '<author><name>Bo</name></author><published>2025-10-12T08:00:00Z</published><updated>2025-10-13T08:00:00Z</updated>'
        '<content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml"><p>One <a href="https://x.example/">two</a>.</p></div></content></entry></feed>'
    )  # fmt: skip
    assert (doc.title, doc.authors, doc.url) == ("A b", ("Bo",), "https://p.example/1")
    assert doc.blocks[0].html == 'One <a href="https://x.example/">two</a>.' and [each.about for each in doc.statements] == [
        "published",
        "updated",
    ]


def test_entities_are_not_expanded() -> None:
    head = '<!DOCTYPE rss [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;"><!ENTITY f SYSTEM "file:///etc/hostname">]>'
    (doc,) = docs(rss(ITEM.replace("Words of it.", "Words of it. &b;&f;"), head))
    assert "aaaa" not in doc.text and "Words of it." in doc.text


def test_an_item_said_twice_is_one() -> None:
    found = docs(rss(ITEM + ITEM))
    assert [bool(doc.skipped) for doc in found] == [False, True] and "item 1" in found[1].skipped


def test_xml_without_items_is_skipped() -> None:
    assert docs("<note><to>you</to></note>")[0].skipped == "no feed: <note> without items"
    assert docs("<<<")[0].skipped


def test_a_broken_end_is_noted_and_the_items_before_it_are_read() -> None:
    found = docs(rss(ITEM)[:-30])
    assert found[0].title == "Ferry & bridge" and found[0].notes[0].code == "bad-xml"


def test_tags_that_never_close_swallow_nothing() -> None:
    for tag in ("<style>", "<script>", "<svg>", "<!--", "<iframe>"):
        body = f"<content:encoded><![CDATA[<p>İİ One.</p>{tag}<p>Two.</p>]]></content:encoded>"
        (doc,) = docs(rss(ITEM.replace("</item>", body + "</item>")))
        assert [block.text for block in doc.blocks] == ["İİ One.", "Two."], tag


def test_javascript_links_are_no_links() -> None:
    assert docs(rss(ITEM.replace("https://post.example/a", "javascript:alert(1)")))[0].url == ""


def test_items_are_bounded() -> None:
    found = read(
        SourceFile("a.xml", rss("".join(ITEM.replace("g1", f"g{n}") for n in range(5))).encode()), ReaderSettings(max_items=3)
    )
    assert len(found) == 4 and "max_items" in found[3].skipped
