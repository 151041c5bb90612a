"""The sample content and its ground truth belong together: every article is listed, and the readers see what is stated there."""

import tomllib
from functools import cache
from pathlib import Path
from typing import Any

from digest.clean import answer_in, clean
from digest.content import walk
from digest.files import Found, Refused, load
from digest.model import Document, SourceFile
from digest.readers import read
from digest.settings import ReaderSettings

HERE = Path(__file__).parent
CONTENT = HERE.parent.parent / "content"
ANSWER = "courier/pier-inquiry-opens.html"  # no article: "Page not found"


@cache
def expected() -> dict[tuple[str, int], dict[str, Any]]:
    table = tomllib.loads((HERE / "expected.toml").read_text(encoding="utf-8"))
    return {(each["path"], each["part"]): each for each in table["article"]}


@cache
def documents() -> dict[tuple[str, int], Document]:
    settings = ReaderSettings()
    sources = [load(each, settings) for each in walk(CONTENT, settings) if isinstance(each, Found)]
    docs = [doc for source in sources if isinstance(source, SourceFile) for doc in read(source, settings)]
    return {(doc.path, doc.part): doc for doc in docs if doc.path != ANSWER}


def test_every_article_is_listed_and_every_listed_article_is_there() -> None:
    assert {key for key, doc in documents().items() if not doc.skipped} == set(expected())


def test_the_one_broken_line_is_skipped_with_its_line() -> None:
    (broken,) = [doc for doc in documents().values() if doc.skipped]
    assert (broken.path, broken.part, broken.notes[0].line) == ("lpa/wire.jsonl", 4, 5)


def test_a_server_s_answer_is_none_of_them() -> None:
    (found,) = read(SourceFile(ANSWER, (CONTENT / ANSWER).read_bytes()), ReaderSettings())
    assert answer_in(clean(found)) == "Page not found" == found.title


def test_what_is_no_article_is_a_sidecar() -> None:
    refused = [each for each in walk(CONTENT, ReaderSettings()) if isinstance(each, Refused)]
    assert {each.path.rpartition("/")[2].partition(".")[2] for each in refused} == {"toml", "txt.meta.toml"}
    assert not [note for each in refused for note in each.notes]


def test_stated_titles_are_read_as_they_stand() -> None:
    wrong = {key: doc.title for key, doc in documents().items() if doc.title and doc.title != expected()[key]["title"]}
    assert not wrong


def test_titles_of_texts_stand_in_them() -> None:
    missing = [key for key, doc in documents().items() if doc.text and not doc.title and expected()[key]["title"] not in doc.text]
    assert not missing


def test_all_kinds_of_input_are_there() -> None:
    assert {Path(path).suffix for path, _ in expected()} == {".txt", ".md", ".html", ".json", ".jsonl", ".xml", ".eml"}


def test_every_story_and_copy_that_is_named_exists() -> None:
    table = tomllib.loads((HERE / "expected.toml").read_text(encoding="utf-8"))
    stories = {each["story"] for each in table["article"]}
    named = {story for each in table["apart"] for story in each["stories"]}
    named |= {each[end] for each in table["chapter"] for end in ("earlier", "later")}
    copied = {each["copy_of"] for each in table["article"] if each["copy_of"]}
    assert named <= stories and copied <= {path for path, _ in expected()}
