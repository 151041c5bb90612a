"""How a text is laid out: lists within lists, tables with their heads; not a word more or less."""

from __future__ import annotations

from pathlib import Path

import pytest

from digest.model import Block, Page, SourceFile
from digest.pages.bodies import parts_of
from digest.pages.feed_texts import whole
from digest.pages.views import Item
from digest.readers import read
from digest.settings import ReaderSettings
from digest.theme import Theme

SAID = "<p>The town of Lomna has shown on Monday how its ferries will run in winter, and who has to wait.</p>"
LISTS = {
    "a.md": "One.\n\n- first\n    - under it\n        - below\n- second\n",
    "a.html": f"<article><h1>Ferries</h1>{SAID}<ul><li>first<ul><li>under it<ul><li>below</li></ul></li></ul></li><li>second</li></ul>{SAID}</article>",
}
COUNTED = {
    "a.md": "One.\n\n3. third\n\n   and more of it\n4. fourth\n    - under it\n5. fifth\n",
    "a.html": f"<article><h1>Ferries</h1>{SAID}<ol start='3'><li><p>third</p><p>and more of it</p></li><li>fourth<ul><li>under it</li></ul></li>"
    f"<li>fifth</li></ol>{SAID}</article>",
    "b.json": '{"title": "Boats", "content": "<p>One.</p><ol start=3><li><p>third</p><p>and more of it</p></li><li>fourth<ul><li>under it</li></ul></li>'
    '<li>fifth</li></ol>"}',
}
TABLES = {
    "a.md": "One.\n\n| Boat | Leaves |\n|---|---|\n| Tern | 7.00 |\n| Gull | 9.30 |\n",
    "a.html": "<article><p>One of them is said here.</p><table><tr><th>Boat</th><th>Leaves</th></tr><tr><th>Tern</th><td>7.00</td></tr>"
    "<tr><td>Gull</td><td>9.30</td></tr></table></article>",
    "b.json": '{"title": "Boats", "content": "<p>One.</p><table><thead><tr><td>Boat</td><td>Leaves</td></tr></thead><tr><td>Tern</td><td>7.00</td></tr>'
    '<tr><td>Gull</td><td>9.30</td></tr></table>"}',
}


def blocks(name: str, text: str) -> tuple[Block, ...]:
    (document,) = read(SourceFile(name, text.encode()), ReaderSettings())
    return document.blocks


def shown(items: tuple[Item, ...]) -> list[object]:
    return [[item.block.text, *shown(item.items)] for item in items]


@pytest.mark.parametrize("name", LISTS)
def test_a_list_within_a_list_stays_within_it(name: str) -> None:
    (found,) = [part for part in parts_of(blocks(name, LISTS[name])) if part.kind == "list"]
    assert shown(found.items) == [["first", ["under it", ["below"]]], ["second"]]
    assert [item.anchor for item in found.items] == ["p1", "p4"]


@pytest.mark.parametrize("name", COUNTED)
def test_a_list_that_counts_keeps_its_numbers(name: str, tmp_path: Path) -> None:
    items = [block for block in blocks(name, COUNTED[name]) if block.kind == "li"]
    assert [(block.text, block.number) for block in items] == [
        ("third", 3), ("and more of it", 0), ("fourth", 4), ("under it", 0), ("fifth", 5),
    ]  # fmt: skip
    (found,) = [part for part in parts_of(items) if part.kind == "list"]
    (tmp_path / "one.html").write_text('{% from "parts/text.html" import text %}{{ text([page], false) }}')
    page = Theme(tmp_path).render(Page("one.html", "one.html", found)).decode()
    assert " ".join(page.split()) == (
        '<ol dir="auto"><li value="3">third</li><li class="further">and more of it</li><li value="4">fourth'
        '<ul dir="auto"><li>under it</li></ul></li><li value="5">fifth</li></ol>'
    )
    assert whole(items).startswith('<ol><li value="3">third</li></ol><ul><li>and more of it')


def test_two_lists_side_by_side_stay_two() -> None:
    numbers = (0, 0, 1, 2, 1, 2)
    found = parts_of([Block("li", f"item {at}", 1, number=number) for at, number in enumerate(numbers)])
    assert [[item.block.number for item in part.items] for part in found] == [[0, 0], [1, 2], [1, 2]]


@pytest.mark.parametrize("name", TABLES)
def test_a_table_keeps_its_head(name: str) -> None:
    (found,) = [part for part in parts_of(blocks(name, TABLES[name])) if part.kind == "table"]
    assert found.heads == 1 and found.rows == (("Boat", "Leaves"), ("Tern", "7.00"), ("Gull", "9.30"))


def test_a_table_without_a_head_has_none() -> None:
    text = "<article><p>One of them.</p><table><tr><td>Tern</td><td>7.00</td></tr><tr><td>Gull</td><td>9.30</td></tr></table></article>"
    assert [part.heads for part in parts_of(blocks("a.html", text)) if part.kind == "table"] == [0]


def test_no_item_is_lost_however_the_depths_jump() -> None:
    depths = (3, 1, 5, 2, 90, 89, 91, 1)
    (found,) = parts_of([Block("li", f"item {at}", depth) for at, depth in enumerate(depths)])

    def each(items: tuple[Item, ...]) -> list[str]:
        return [text for item in items for text in (item.block.text, *each(item.items))]

    assert each(found.items) == [f"item {at}" for at in range(len(depths))]
