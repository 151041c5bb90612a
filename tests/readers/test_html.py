"""A saved page comes out as its article, and every other visible word stands on the receipt."""

from __future__ import annotations

import re
from collections import Counter
from html.parser import HTMLParser

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from digest.model import Declared, Document, SourceFile
from digest.readers.html import read_html
from digest.settings import ReaderSettings
from digest.text import scrubbed

FIRST = (
    "The ferry to Lund island left the old harbour on Tuesday for the first time in nine years, with two hundred guests on board."
)
SECOND = (
    "Its captain, Mara Lind, said that the crossing takes forty minutes and that the boat will sail six times a day until October."
)
THIRD = (
    "The council had closed the line after a storm broke the pier, and the islanders went to court to have the pier built again."
)
PAGE = f"""<!doctype html><html lang="en"><head><title>Ferry sails again | Harbour Post</title>
<link rel="canonical" href="https://harbour.example/news/ferry">
<meta property="og:site_name" content="Harbour Post"><meta name="author" content="Mara Kit">
<meta name="description" content="After nine years the island has its boat back.">
<script>var hidden = "never text";</script><style>p {{ color: red }}</style></head><body>
<nav><ul><li><a href="/">Home</a></li><li><a href="/sport">Sport</a></li></ul></nav>
<main><article><h1>Ferry sails again</h1>
<p class="standfirst">After nine years the island has its boat back.</p>
<div class="byline">By <a rel="author" href="/by/kit">Mara Kit</a></div>
<figure><img src="a.jpg"><figcaption>The ferry Lund at the pier. Photo: A. Kit</figcaption></figure>
<p>{FIRST}</p><p>{SECOND} See the <a href="/map?x=1&y=2">map</a>.</p>
<div class="related-stories"><h3>Read more</h3><ul><li><a href="/a">Storm breaks the pier</a></li></ul></div>
<h2>Years in court</h2><p>{THIRD}</p>
<ul><li>Adults pay 4 crowns</li><li>Children sail free</li></ul>
<blockquote>“We had waited long enough,” said the baker.</blockquote>
</article></main><footer>© Harbour Post</footer></body></html>"""


def read(page: str, url: str = "") -> Document:
    declared = Declared((("url", url),)) if url else Declared()
    return read_html(scrubbed(page), SourceFile("a.html", b"", declared), ReaderSettings())[0]


def body(document: Document) -> str:
    return "\n".join(block.text for block in document.blocks)


class _Visible(HTMLParser):
    """The letters that a page shows, told by another parser."""

    def __init__(self) -> None:
        super().__init__()
        self.silent, self.letters = 0, Counter[str]()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.silent += tag in ("script", "style", "template", "svg", "head")

    def handle_endtag(self, tag: str) -> None:
        self.silent = max(0, self.silent - (tag in ("script", "style", "template", "svg", "head")))

    def handle_data(self, data: str) -> None:
        self.letters.update(re.findall(r"\w", data) if not self.silent else ())


def letters_shown(page: str) -> Counter[str]:
    parser = _Visible()
    parser.feed(page)
    parser.close()
    return parser.letters


def letters_told(document: Document) -> Counter[str]:
    told = [document.title, document.deck, *(block.text for block in document.blocks), *(cut.text for cut in document.cuts)]
    return Counter(re.findall(r"\w", " ".join(told)))


# ---------------------------------------------------------------- properties

_MARKUP = st.lists(
    st.sampled_from(
        "<p>|</p>|<div>|</div>|<b>|</b>|<a href='javascript:x()'>|</a>|<h1>|</h1>|<ul><li>|<table><tr><td>|</table>|<br>|<script>"
        "|</script>|<nav>|</nav>|<!--|-->|<button>|<select><option>|<p onclick=x>|<svg>|</svg>|<img src=x onerror=alert(1)>|<pre>"
        "|</pre>|<iframe>|<span hidden>|</span>|<style>|</style>|&lt;|<blockquote>|<figcaption>|<|>|\"|'|</|<![CDATA[|]]>".split(
            "|"
        )
    )
    | st.text(max_size=12)
    | st.just(FIRST),
    max_size=40,
).map("".join)
_LIVE = re.compile(r"<(?!/?(?:b|i|em|strong|code|sub|sup|s|u|br|a)\b)|<[^>]*\bon\w+\s*=|<[^>]*javascript:", re.I)


@settings(max_examples=150, deadline=None)
@given(_MARKUP)
def test_any_markup_is_read_and_comes_out_harmless(page: str) -> None:
    document = read(page)
    for block in document.blocks:
        assert not _LIVE.search(block.html), block.html
        assert "\n" not in block.text or block.kind in ("pre", "table")


@settings(max_examples=80, deadline=None)
@given(st.binary(max_size=300))
def test_any_bytes_are_read(raw: bytes) -> None:
    read(raw.decode("latin-1"))


_WELL_FORMED = st.recursive(
    st.sampled_from(
        ["one", "two <b>three</b>", FIRST, SECOND, "<a href='/x'>link here</a>", "<h2>Head</h2>", "<br>", "<button>go</button>"]
    ),
    lambda inner: st.tuples(
        st.sampled_from("div section p span article aside nav ul blockquote form figure footer".split()),
        st.sampled_from(["", " class='share-bar'", " class='related'", " hidden", " class='comments'", " style='display:none'"]),
        st.lists(inner, max_size=4),
    ).map(lambda made: f"<{made[0]}{made[1]}>{' '.join(made[2])}</{made[0]}>"),
    max_leaves=20,
)


@settings(max_examples=150, deadline=None)
@given(_WELL_FORMED)
def test_every_visible_letter_is_kept_or_cut(inside: str) -> None:
    document = read(f"<html><body>{inside}</body></html>")
    if not document.skipped:
        assert letters_told(document) == letters_shown(inside)
    else:
        assert not letters_shown(inside)


# ---------------------------------------------------------------- the article


def test_a_page_is_its_article() -> None:
    document = read(PAGE)
    assert document.title == "Ferry sails again"
    assert document.deck == "After nine years the island has its boat back."
    assert document.authors == ("Mara Kit",)
    assert document.publisher == "Harbour Post"
    assert document.language == "en"
    assert document.url == "https://harbour.example/news/ferry"
    assert document.captions == ("The ferry Lund at the pier. Photo: A. Kit",)
    kinds = [(block.kind, block.text.split()[0]) for block in document.blocks]
    assert kinds == [
        ("p", "The"),
        ("p", "Its"),
        ("h", "Years"),
        ("p", "The"),
        ("li", "Adults"),
        ("li", "Children"),
        ("quote", "“We"),
    ]


def test_what_is_left_out_stands_on_the_receipt() -> None:
    document = read(PAGE)
    assert letters_told(document) == letters_shown(PAGE)
    cuts = {cut.text: cut for cut in document.cuts}
    assert cuts["Storm breaks the pier"].reason == "a link to other articles"
    assert cuts["The ferry Lund at the pier. Photo: A. Kit"].field == "captions"
    assert {cut.rule for cut in document.cuts} == {"outside the article"}
    assert cuts["© Harbour Post"].line == PAGE.count("\n", 0, PAGE.index("<footer")) + 1


def test_inline_markup_is_kept_and_links_are_made_absolute() -> None:
    block = read(PAGE).blocks[1]
    assert '<a href="https://harbour.example/map?x=1&amp;y=2">map</a>' in block.html
    assert block.text.endswith("See the map.")
    assert 0 < block.links < 0.1


def test_the_sidecar_s_address_comes_first() -> None:
    assert read(PAGE, "https://other.example/x").url == "https://other.example/x"


def test_a_class_that_misleads_is_overruled_by_the_prose() -> None:
    page = (
        f"<body class='has-menu'><h1>Ferry sails again</h1><div class='sidebar-layout share'><p>{FIRST}<p>{SECOND}<p>{THIRD}</div>"
    )
    assert body(read(page)) == "\n".join((FIRST, SECOND, THIRD))


def test_two_line_breaks_part_paragraphs_and_one_does_not() -> None:
    document = read(f"<h1>Ferry</h1><div>{FIRST}<br><br>{SECOND}<br>{THIRD}</div>")
    assert [block.text for block in document.blocks] == [FIRST, f"{SECOND} {THIRD}"]


def test_a_table_of_figures_is_one_block_and_a_layout_table_is_none() -> None:
    figures = "<table><tr><th>Day</th><th>Boats</th></tr><tr><td>Monday</td><td>6</td></tr></table>"
    layout = f"<table><tr><td><p>{FIRST}</p><p>{SECOND}</p>{figures}</td></tr></table>"
    assert [block.kind for block in read(layout).blocks] == ["p", "p", "table"]
    assert read(layout).blocks[2].text == "Day\tBoats\nMonday\t6"


def test_of_several_articles_the_titled_one_is_read() -> None:
    def one(title: str, words: str) -> str:
        return f"<article><h1>{title}</h1>" + f"<p>{words}</p>" * 5 + "</article>"

    page = f"<title>Ferry sails again</title><body>{one('Bridge shut for a year', SECOND)}{one('Ferry sails again', FIRST)}"
    assert SECOND not in body(read(page)) and FIRST in body(read(page))


def test_paragraphs_hidden_behind_a_paywall_are_kept() -> None:
    walled = f"<div style='display:none'><p>{SECOND}</p><p>{THIRD * 3}</p></div>"
    page = f"<h1>Ferry sails</h1><div class='text'><p>{FIRST}</p>{walled}</div>"
    assert SECOND in body(read(page))


def test_hidden_words_within_a_sentence_are_cut() -> None:
    document = read(f"<h1>Ferry</h1><p>{FIRST} <span hidden>opens elsewhere</span> {SECOND}</p>")
    assert body(document) == f"{FIRST} {SECOND}"
    assert [cut.text for cut in document.cuts] == ["opens elsewhere"]


def test_a_list_of_other_articles_outweighs_a_short_one_and_is_still_no_article() -> None:
    teasers = "".join(f"<li><a href=/{n}>Storm {n}</a><p>{SECOND}</p></li>" for n in range(12))
    page = f"<h1>Ferry sails</h1><div class='text'><p>{FIRST}</p><p>{THIRD}</p></div><ul class='article-list'>{teasers}</ul>"
    assert body(read(page)) == f"{FIRST}\n{THIRD}"


def test_tags_of_an_article_do_not_say_what_it_is_for() -> None:
    page = f"<article class='post tag-comments category-newsletter sponsored'><h1>Ferry</h1><p>{FIRST}</p><p>{SECOND}</p></article>"
    assert body(read(page)) == f"{FIRST}\n{SECOND}"


def test_a_notice_behind_the_body_is_cut() -> None:
    notice = "If you buy through a link on this page we may get a share of what you pay, as our rules explain."
    page = (
        f"<article><h1>Ferry</h1><div class='x'><p>{FIRST}</p><p>{SECOND}</p></div><div class='y'><p>{notice}</p></div></article>"
    )
    document = read(page)
    assert body(document) == f"{FIRST}\n{SECOND}"
    assert notice in [cut.text for cut in document.cuts]


def test_a_page_of_linked_deals_keeps_its_article() -> None:
    deals = "".join(f"<li><a href=/{n}>{n} per cent off rain coats in every size</a></li>" for n in range(60))
    page = f"<h1>Sales at the harbour</h1><div><p>{FIRST}</p><p>{SECOND}</p><ul>{deals}</ul><p>{THIRD}</p></div><p>Mara Kit writes.</p>"
    assert {FIRST, SECOND, THIRD} <= set(body(read(page)).split("\n"))


def test_an_embedded_post_is_cut_unless_it_is_all_there_is() -> None:
    post = f"<blockquote class='twitter-tweet'><p>{SECOND}</p></blockquote>"
    document = read(f"<h1>Ferry</h1><div><p>{FIRST}</p><p>{FIRST}</p>{post}<p>{THIRD}</p></div>")
    assert SECOND not in body(document)
    assert [cut.reason for cut in document.cuts] == ["a post embedded from elsewhere"]
    assert SECOND in body(read(f"<h1>Ferry</h1>{post}"))


# ---------------------------------------------------------------- odd pages


def test_deep_nesting_loses_nothing() -> None:
    for depth in (300, 3_000, 20_000):
        page = f"<body><h1>Ferry</h1>{'<div>' * depth}<p>{FIRST}</p>{'</div>' * depth}<p>{SECOND}</p>"
        assert body(read(page)) == f"{FIRST}\n{SECOND}", depth


def test_xhtml_is_read_as_its_author_meant_it() -> None:
    page = (
        '<?xml version="1.0" encoding="utf-8"?><html xmlns="http://www.w3.org/1999/xhtml"><head><title>Ferry</title>'
        f'<script src="a.js"/></head><body><h1>Ferry</h1><a id="top"/><p>{FIRST}</p><p><![CDATA[{SECOND}]]></p></body></html>'
    )
    assert body(read(page)) == f"{FIRST}\n{SECOND}"


def test_a_shell_that_scripts_would_fill_yields_the_text_of_its_data() -> None:
    data = '{"@type": "NewsArticle", "headline": "Ferry sails", "articleBody": "' + f"{FIRST}\\n\\n{SECOND} {THIRD}" + '"}'
    document = read(f'<body><script type="application/ld+json">{data}</script><div id="app">Loading</div>')
    assert [block.text for block in document.blocks] == [FIRST, f"{SECOND} {THIRD}"]
    assert document.title == "Ferry sails"
    assert [cut.text for cut in document.cuts] == ["Loading"]


def test_what_follows_the_end_that_the_data_give_is_cut() -> None:
    spoken = f"{FIRST} {SECOND} {THIRD} " + " ".join(f"Boat number {n} waits at pier {n + 1} with its crew." for n in range(10))
    shown = "".join(f"<p>{part}</p>" for part in re.split(r"(?<=\.) ", spoken))
    data = f'<script type="application/ld+json">{{"@type": "Article", "articleBody": "{spoken}"}}</script>'
    document = read(f"<body>{data}<h1>Ferry</h1>{shown}<p>The Post gives ten boats away among all readers who write to it.</p>")
    assert body(document).endswith("Boat number 9 waits at pier 10 with its crew.")


@pytest.mark.parametrize("page", ["", "<html></html>", "<frameset><frame src=a></frameset>", "<script>x()</script>"])
def test_a_page_without_a_word_is_skipped_with_a_reason(page: str) -> None:
    assert read(page).skipped


def test_a_page_that_only_asks_for_scripts_is_skipped() -> None:
    asked = "<noscript>You need to enable JavaScript to run this app.</noscript>"
    page = f"<title>Harnmouth Herald</title><body>{asked}<div id=root></div><script src=a.js></script>"
    assert read(page).skipped == "the page holds no text; scripts would have written it"
    assert not read(page + "<p>Ferries stop at noon.</p>").skipped
    story = " ".join(f"Boat number {n} waits at pier {n + 1} with its crew." for n in range(10))
    assert not read(f"<noscript>{story}</noscript><script src=a.js></script>").skipped


def test_a_page_that_is_no_article_keeps_its_text() -> None:
    document = read("<h1>Opening hours</h1><p>Mondays</p><p>from nine</p>")
    assert {"Mondays", "from nine"} <= set(body(document).split("\n"))


@pytest.mark.parametrize(
    ("declared", "words", "language"),
    [("en", "Der Hafen ist seit Montag wieder offen und die Fähre fährt nach dem Sturm nicht mehr um die Insel.", "de"),
     ("pt-BR", FIRST[:9], "pt"), ("", FIRST, "en"), ("sr-Latn", "Luka je od utorka otvorena", "sr")],
)  # fmt: skip
def test_the_language_is_declared_or_heard(declared: str, words: str, language: str) -> None:
    assert read(f"<html lang='{declared}'><h1>x</h1><p>{words}</p>").language == language


def test_scripts_without_spaces_are_prose_too() -> None:
    text = "渡轮星期二重新开航，九年来首次驶往隆德岛，船上有两百名乘客。船长说航程四十分钟，每天往返六次，直到十月。"
    page = f"<body><nav>首页</nav><h1>渡轮重新开航</h1><div><p>{text}</p><p>{text}</p></div><p>版权</p>"
    assert body(read(page)) == f"{text}\n{text}"


@pytest.mark.parametrize("element", ["article", "main", "section", "header", "figure"])
def test_a_page_without_body_tags_is_read(element: str) -> None:
    page = f"<!doctype html><title>T</title><{element}><h1>T</h1><p>The ferry left at nine, the port said.</p></{element}><p>It is back.</p>"
    (doc,) = read_html(page, SourceFile("a.html", b""), ReaderSettings())
    assert not doc.skipped
    said = " ".join((*(block.text for block in doc.blocks), *(cut.text for cut in doc.cuts)))
    assert "The ferry left at nine, the port said." in said
    assert "It is back." in said


def test_what_stands_behind_a_misplaced_end_of_the_page_is_read() -> None:
    header = '<div class="header"><a href="/">Home</a></div>\n</html>\n<div class="content">'
    page = f"<html><head><title>Ferry sails again</title></head><body>{header}<p>{FIRST}</p><p>{SECOND}</p></div></body></html>"
    assert body(read(page)) == f"{FIRST}\n{SECOND}"


@pytest.mark.parametrize("element", ["company-name", "st1:place"])
def test_an_element_of_the_outlet_s_own_goes_on_with_its_line(element: str) -> None:
    first = FIRST.replace("old harbour", f"<{element} id=4>old harbour</{element}>")
    assert body(read(f"<h1>Ferry sails again</h1><article><p>{first}</p><p>{SECOND}</p></article>")) == f"{FIRST}\n{SECOND}"


@pytest.mark.parametrize("box", ["By Mara Kit harbour.example Archive | Contact", "What you will hear today:"])
def test_a_byline_and_a_label_are_no_deck(box: str) -> None:
    page = f'<h1>Ferry sails again</h1><div class="subhead">{box}</div><article><p>{FIRST}</p><p>{SECOND}</p></article>'
    assert not read(page).deck


def test_a_title_in_a_box_below_the_article_takes_no_article_along() -> None:
    menu = "".join(f'<li><a href="/{at}">Section {at}</a></li>' for at in range(4))
    article = f'<div class="text"><p>{FIRST}</p><p>{SECOND}</p><p>{THIRD}</p></div>'
    series = f'<div class="series"><h3>Ferry sails again</h3><ul>{menu}</ul></div>'
    page = f"<html><head><title>Ferry sails again</title></head><body><ul>{menu}</ul>{article}{series}</body></html>"
    assert body(read(page)) == f"{FIRST}\n{SECOND}\n{THIRD}"


@pytest.mark.parametrize("name", ["recommend", "tuijian"])
def test_stories_with_a_link_each_are_others(name: str) -> None:
    told = f"{THIRD} {SECOND}"
    items = "".join(f'<li><a href="/{at}">Storm breaks the pier {at}</a> {told}</li>' for at in range(4))
    article = f'<div class="text"><p>{FIRST}</p><p>{SECOND}</p><p>{THIRD}</p></div>'
    page = f"<html><head><title>Ferry sails again</title></head><body><h1>Ferry sails again</h1>{article}"
    assert body(read(f'{page}<ul class="{name}">{items}</ul></body></html>')) == f"{FIRST}\n{SECOND}\n{THIRD}"
