"""Markdown becomes blocks; raw HTML is made safe and never swallows what follows it."""

from digest.model import Block, Document, SourceFile
from digest.readers import read
from digest.settings import ReaderSettings


def doc(text: str) -> Document:
    return read(SourceFile("a.md", text.encode()), ReaderSettings())[0]


def said(text: str) -> list[tuple[str, str]]:
    return [(block.kind, block.text) for block in doc(text).blocks]


def test_kinds_of_blocks() -> None:
    assert said("# T\n\nOne\ntwo\n\n> quoted\n\n- a\n  - b\n\n```\nx = 1\n```\n\n| a | b |\n|---|---|\n| 1 | 2 |\n") == [
        ("h", "T"), ("p", "One two"), ("quote", "quoted"), ("li", "a"), ("li", "b"), ("pre", "x = 1"), ("table", "a\tb\n1\t2"),
    ]  # fmt: skip


def test_inline_marks_and_links_are_kept_safe() -> None:
    (block,) = doc("A **bold** [link](https://x.example/?a=1&b=2), a [bad](javascript:alert(1)) and `code`.").blocks
    link = '<a href="https://x.example/?a=1&amp;b=2">link</a>'
    assert block.html == f"A <strong>bold</strong> {link}, a [bad](javascript:alert(1)) and <code>code</code>."
    assert 0 < block.links < 0.3


def test_images_become_captions() -> None:
    found = doc("![The bridge at dusk](https://x.example/a.png)\n\nText.")
    assert found.captions == ("The bridge at dusk",) and [block.text for block in found.blocks] == ["Text."]


def test_raw_html_is_made_safe() -> None:
    found = doc(
        '<div onclick="x()"><p>Kept <b>words</b></p><script>alert(1)</script></div>\n\nA <span class=x>line</span> <b>here</b>.'
    )
    assert [(block.text, block.html) for block in found.blocks] == [
        ("Kept words", "Kept <b>words</b>"),
        ("A line here.", "A line <b>here</b>."),
    ]


def test_tags_that_never_close_swallow_nothing() -> None:
    for tag in ("<script>", "<style>", "<!-- ", "<plaintext>", "<textarea>", "<svg>", "<title>", "<?x ", "<![CDATA["):
        assert "Kept words." in [block.text for block in doc(f"Before.\n\n{tag}alert(1)\n\nKept words.").blocks], tag


def test_brackets_that_never_close_keep_their_words() -> None:
    assert said("a ![[]() " * 400)[0][1].count("a") == 400
    assert "see [the [pier" in said("see [the [pier " + "[" * 500)[0][1]


def test_footnotes_are_kept_as_words() -> None:
    assert said("Text[^1].\n\n[^1]: The source.")[0] == ("p", "Text[1].")
    assert ("p", "The source.") in said("Text[^1].\n\n[^1]: The source.")


def test_fields_of_the_front_matter_are_trusted() -> None:
    found = doc(
        "---\ntitle: 'A *bridge* & more'\nauthor: By Ann Teal and Bo Reed\nsource: https://post.example/1\nlang: en-GB\n---\nText."
    )
    assert (found.title, found.authors, found.url, found.language) == (
        "A *bridge* & more",
        ("Ann Teal", "Bo Reed"),
        "https://post.example/1",
        "en",
    )


def test_a_stated_date_that_is_none_is_a_note_at_its_line() -> None:
    found = doc("---\ntitle: A\ndate: TBA\n---\nText.")
    assert [(note.line, note.code) for note in found.notes] == [(3, "bad-value")]
    assert [each.value for each in found.statements] == ["TBA"]


def test_a_draft_is_skipped() -> None:
    assert doc("---\ntitle: A\ndraft: true\n---\nText.").skipped == "the front matter says so"


def test_character_references_bring_no_controls() -> None:
    (block,) = doc("<p>a&#14;b <b>c&#x202e;d</b></p>").blocks
    assert (block.text, block.html) == ("ab cd", "ab <b>cd</b>")


def test_odd_spaces_and_soft_hyphens_are_one_line() -> None:
    assert doc("A\u00a0har\u00adbour  **post**\n").blocks == (
        Block("p", "A harbour post", html="A harbour <strong>post</strong>", line=1),
    )


def test_what_is_not_to_be_seen_yet_is_skipped() -> None:
    assert doc("---\ntitle: A\npublished: false\n---\nText.").skipped == "the front matter says so: false"
    assert doc("---\ntitle: A\nstatus: draft\n---\nText.").skipped == "the front matter says so: draft"
    assert doc("Title: A\nDate: 2014-12-03\nStatus: draft\n\nText.").skipped == "the front matter says so: draft"
    assert read(SourceFile("blog/_drafts/a.md", b"# A\n\nText."), ReaderSettings())[0].skipped.startswith("a draft")
    open_to_all = doc("---\ntitle: A\npublished: true\nstatus: publish\n---\nText.")
    assert (open_to_all.skipped, open_to_all.notes, open_to_all.statements) == ("", (), ())


def test_instructions_to_a_generator_are_no_text() -> None:
    found = doc(
        "One.\n\n{% include figure.html src='x.jpg' caption='A gate' %}\n\n{{< ref \"b.md\" >}}\n\n{{% notice %}}Mind the gap.{{% /notice %}}\n\n"
        "Write `{% raw %}` so.\n\n{% highlight python %}\nprint(1)\n{% endhighlight %}\n\n```\n{% x %}\n```\n"
    )
    assert [(block.kind, block.text, block.line) for block in found.blocks] == [
        ("p", "One.", 1), ("p", "Mind the gap.", 7), ("p", "Write {% raw %} so.", 9), ("pre", "print(1)", 11), ("pre", "{% x %}", 15),
    ]  # fmt: skip
    assert found.captions == ("A gate",)
    assert [(cut.text, cut.line) for cut in found.cuts][:2] == [
        ("{% include figure.html src='x.jpg' caption='A gate' %}", 3), ('{{< ref "b.md" >}}', 5),
    ]  # fmt: skip
