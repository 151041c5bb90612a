"""Scrapers write a text's fields above it, each behind its label: they are fields, and no paragraphs."""

from __future__ import annotations

import pytest

from digest.model import Document, SourceFile
from digest.readers.plain import read_plain

TEXT = "The old bridge of Lindham is closed for a week.\n\nEngineers found two cracks in its eastern pier."


def read(head: str) -> Document:
    text = f"{head}\n\n{TEXT}"
    return read_plain(text, SourceFile("a.txt", text.encode()))[0]


@pytest.mark.parametrize(
    "head",
    [
        "Title: Bridge closed\nAuthor: Ann Lee\nDate: 2024-05-02\nURL: https://lindham.example/bridge\nSource: Lindham Post",
        "TITLE: Bridge closed\n\nBYLINE: By Ann Lee\n\nPUBLISHED: 2024-05-02\n\nPUBLISHER: Lindham Post\n\nLINK: https://lindham.example/bridge",
        "Titel: Bridge closed\nAutorin: Ann Lee\nDatum: 2024-05-02\nQuelle: Lindham Post\nLink: https://lindham.example/bridge",
        "Заголовок: Bridge closed\nАвтор: Ann Lee\nДата: 2024-05-02\nИсточник: Lindham Post\nСсылка: https://lindham.example/bridge",
        "标题：Bridge closed\n作者：Ann Lee\n日期：2024-05-02\n来源：Lindham Post\n链接：https://lindham.example/bridge",
    ],
)
def test_the_labelled_lines_above_a_text_are_its_fields(head: str) -> None:
    found = read(head)
    said = (found.title, found.authors, found.source, found.url, found.statements[0].value)
    assert said == ("Bridge closed", ("Ann Lee",), "Lindham Post", "https://lindham.example/bridge", "2024-05-02")
    assert found.text.strip() == TEXT


def test_the_lines_of_the_text_keep_their_numbers() -> None:
    found = read("Title: Bridge closed\nAuthor: Ann Lee\nDate: 2024-05-02")
    assert found.text.split("\n").index(TEXT.split("\n")[0]) == 4


@pytest.mark.parametrize(
    "head",
    [
        "Title: Bridge closed\nAuthor: Ann Lee",  # two lines are no head
        "Bridge closed\nAuthor: Ann Lee\nDate: 2024-05-02\nSource: Lindham Post",
        "Title: Bridge closed\nBridges: two\nAuthor: Ann Lee\nDate: 2024-05-02",
        "Title: Bridge closed\nTags: bridge\nSection: Local",
        "Title: Bridge closed\nRights: own\nAuthor: Ann Lee\nDate: 2024-05-02",  # a text has no say in that
        "Author: Ann Lee\nDate: 2024-05-02\nSource: Lindham Post",
    ],
)
def test_other_lines_are_the_text_s(head: str) -> None:
    found = read(head)
    assert found.text == f"{head}\n\n{TEXT}"
    assert (found.title, found.authors, found.statements) == ("", (), ())


def test_nothing_that_stands_behind_the_head_is_taken() -> None:
    found = read("Title: Bridge closed\nAuthor: Ann Lee\nDate: 2024-05-02\nNote: the pier is old\nSource: Lindham Post")
    assert found.text.strip().startswith("Note: the pier is old\nSource: Lindham Post")
