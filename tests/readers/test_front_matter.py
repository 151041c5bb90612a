"""Front matter is read as strings; a broken one costs its fields, never the article."""

import pytest

from digest.readers.front_matter import front_matter


def fields(text: str) -> dict[str, tuple[str, ...]]:
    return {each.name: each.values for each in front_matter(text, "a.md").stated}


def test_every_scalar_is_a_string() -> None:
    found = fields("---\ntitle: 2024-01-01\nsection: NO\ndate: 12:30:45\n---\nBody")
    assert found == {"title": ("2024-01-01",), "section": ("NO",), "date": ("12:30:45",)}


def test_toml_dates_and_lists_are_strings_too() -> None:
    found = fields('+++\ntitle = "A"\ndate = 2025-10-12T08:30:00+03:00\ntags = ["x", "y"]\nauthors = [{name = "Bo"}]\n+++\nBody')
    assert found == {"title": ("A",), "date": ("2025-10-12T08:30:00+03:00",), "tags": ("x", "y"), "authors": ("Bo",)}


def test_lists_objects_and_other_names_are_understood() -> None:
    found = fields("---\nauthor:\n  - name: Ann\n    role: editor\n  - Bo\nlastmod: 2025\nkeywords: a, b\ntitle: null\n---\n")
    assert found == {"authors": ("Ann", "Bo"), "updated": ("2025",), "tags": ("a, b",)}


def test_a_key_stated_twice_is_noted_and_the_first_counts() -> None:
    head = front_matter("---\ntitle: A\ntitle: B\n---\n", "a.md")
    assert head.stated[0].value == "A" and (head.notes[0].code, head.notes[0].line) == ("front-matter-twice", 3)


def test_a_slip_is_noted_and_other_programs_keys_are_not() -> None:
    head = front_matter("---\ntitel: A\nlayout: post\nimage: x\n---\n", "a.md")
    assert [note.line for note in head.notes] == [2] and '"title"' in head.notes[0].text


@pytest.mark.parametrize(
    "head",
    [
        'title: "unterminated\ndate: [',
        "a: &a [*a, *a]\nb: *nowhere",
        "title: " + "[" * 3_000,
        "- " * 3_000,
        "title:\t\tA\n\tdate: x",
        "\x00",
        "!!python/object:os.system x: y",
        "x: " * 500,
    ],
)
def test_broken_front_matter_keeps_the_text(head: str) -> None:
    assert front_matter(f"---\n{head}\n---\nThe ferry sails.", "a.md").text.endswith("The ferry sails.")


def test_what_can_be_saved_of_broken_yaml_is_saved() -> None:
    assert fields("---\ntitle: A bridge: closed\ndate: 2025-10-12\n---\n")["date"] == ("2025-10-12",)


def test_aliases_do_not_multiply() -> None:
    bomb = "a: &a [x,x,x,x,x,x,x,x,x]\n" + "".join(
        f"{b}: &{b} [{','.join([f'*{a}'] * 9)}]\n" for a, b in zip("abcdefgh", "bcdefghi", strict=True)
    )
    assert len(fields(f"---\n{bomb}tags: *i\n---\n")["tags"]) <= 200


def test_a_rule_around_prose_is_no_front_matter() -> None:
    text = "---\n\nThe ferry sails at noon. It is late.\n\n---\nMore."
    assert front_matter(text, "a.md", bare=True).text == text


def test_without_an_end_the_fields_end_at_the_blank_line() -> None:
    head = front_matter("---\ntitle: A\n\nThe ferry sails.", "a.md")
    assert head.stated[0].value == "A" and head.text == "The ferry sails." and head.notes[0].code == "front-matter-unclosed"


def test_lines_are_counted_on_from_the_front_matter() -> None:
    from digest.model import SourceFile
    from digest.readers import read
    from digest.settings import ReaderSettings

    (doc,) = read(SourceFile("a.md", b"---\ntitle: A\n---\n\nFirst.\n\nSecond."), ReaderSettings())
    assert [(block.text, block.line) for block in doc.blocks] == [("First.", 5), ("Second.", 7)]


@pytest.mark.parametrize(
    "head",
    [
        "Title: Gate\nDate: 2014-12-03 10:20\nCategory: Rivers\nSlug: gate\nSummary: It fell.\n\n",  # Pelican
        "title: Gate\ndate: 2014-12-03 10:20\ntags:\n- a\n- b\n---\n",  # Hexo
        '{\n "title": "Gate",\n "date": "2014-12-03 10:20",\n "draft": false\n}\n\n',  # Hugo
    ],
)
def test_heads_without_marks(head: str) -> None:
    text = head + "The gate fell.\n\nNobody was hurt."
    found = front_matter(text, "a.md", bare=True)
    assert front_matter(text, "a.txt").text == text
    stated = {each.name: each for each in found.stated}
    assert (stated["title"].value, stated["date"].value) == ("Gate", "2014-12-03 10:20")
    assert found.text.strip() == "The gate fell.\n\nNobody was hurt."
    assert "2014" in head.split("\n")[stated["date"].line - 1]
    assert found.skipped_lines + found.text.count("\n") == (head + "The gate fell.\n\nNobody was hurt.").count("\n")


@pytest.mark.parametrize(
    "text",
    [
        "Title: The Gate\nAuthor: Bo Reed\nPages: 300\n\nA book about a gate.",
        "Note: closed\n---\n\nText.",
        'Title: one\nDate: two\nand then a sentence begins here.\n\nText.',
        '{"title": "a", "date": "b"} is how it is written.\n\nText.',
    ],
)
def test_what_only_looks_like_a_head_is_text(text: str) -> None:
    assert front_matter(text, "a.md", bare=True).text == text
