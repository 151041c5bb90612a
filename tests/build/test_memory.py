"""What is kept of each input between builds is packed, and whole: whoever looks finds what a build from nothing finds."""

from __future__ import annotations

import shutil
from collections import Counter
from datetime import date
from pathlib import Path
from typing import Any

import msgspec
import pytest

from digest.build import Options, build
from digest.build.memory import Memory
from digest.build.records import Record
from digest.build.site import press_of, together
from digest.build.whole import work_of
from digest.cache import Cache
from digest.content import entries
from digest.group import Pass, features
from digest.model import Constraint
from digest.theme import Theme
from tests.conftest import write

QUICK = Options(search=False)
MANY = 20  # more than wait in memory until they are remembered


def site(root: Path) -> Path:
    for number in range(MANY):
        text = f"Ferry {number} sinks\n\nThe ferry number {number} sank off Averin on Monday, the harbour master said.\n"
        write(root / "content" / f"{number:02}.txt", text)
    return root


def test_the_records_of_many_files_are_remembered(tmp_path: Path) -> None:
    build(site(tmp_path), QUICK)
    rows = Memory(tmp_path / ".digest" / "memory").rows_before
    decoded = [msgspec.msgpack.decode(row.records, type=tuple[Record, ...]) for row in rows.values()]
    assert sorted(record.path for records in decoded for record in records) == [f"{number:02}.txt" for number in range(MANY)]


def test_a_memory_that_was_cut_off_is_none(tmp_path: Path) -> None:
    build(site(tmp_path), QUICK)
    path = tmp_path / ".digest" / "inputs"
    path.write_bytes(path.read_bytes()[:-1])
    assert Memory(path.with_name("memory")).rows_before == {}
    write(tmp_path / "content" / "99.txt", "One more\n\nIt says little.\n")
    assert dict(build(tmp_path, QUICK).did)["parsed"] == 1


def test_a_text_that_stood_there_for_a_moment_is_not_taken_for_the_one_before_and_after(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = site(tmp_path) / "content" / "00.txt"
    lasting = path.read_bytes()
    monkeypatch.setattr("digest.build.reading._HELD", 0)  # what was looked at is read once more

    def saving(stage: str, done: int, _: int) -> None:
        if stage == "reading" and not done:  # it has been looked at
            path.write_text("A moment\n\nNobody was ever to read this sentence, the harbour master said.\n")

    build(tmp_path, Options(search=False, engine="local", progress=saving))
    path.write_bytes(lasting)
    assert "Ferry 0 sinks" in {each.title for each in build(tmp_path, QUICK).told.articles.values()}


def test_what_else_is_known_of_a_date_is_there_when_somebody_looks(tmp_path: Path) -> None:
    build(site(tmp_path), QUICK)
    write(tmp_path / "content" / "99.txt", "One more\n\nIt says little.\n")
    article = next(each for each in build(tmp_path, QUICK).told.articles.values() if each.path == "00.txt")
    assert [each.value for each in article.dated.constraints] == ["monday"]
    assert isinstance(article.dated.constraints[0], Constraint)


def test_a_term_of_many_articles_is_one_value() -> None:
    run = Pass()
    for number in range(2):
        run.add(features(f"a{number}", "Ferry sinks", "", [f"The ferry sank, {number} say."], "en", date(2025, 3, 3), ""))
    first, second = (run.lanes["en"].seen[number].terms for number in range(2))
    shared = {term: id(term) for term in first if term in second}
    assert shared and all(shared[term] == id(term) for term in second if term in shared)


def test_what_is_fetched_grows_with_the_articles_of_a_file_and_not_with_their_square(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    fetched = Counter[int]()
    get = Cache.get
    count = 0

    def counting(self: Cache, key: str) -> bytes | None:
        found = get(self, key)
        fetched[count] += len(found or b"")
        return found

    monkeypatch.setattr(Cache, "get", counting)
    for count in (40, 80):
        lines = (f'{{"title": "Ferry {n}", "text": "The ferry number {n} sank off Averin.", "date": "2025-03-03"}}' for n in range(count))
        write(tmp_path / str(count) / "content" / "all.jsonl", "\n".join(lines))
        build(tmp_path / str(count), QUICK)
    assert fetched[80] < 2.5 * fetched[40]


def test_the_lines_of_many_files_are_remembered(tmp_path: Path) -> None:
    """They lie in the cache until the end of a build from nothing."""
    build(site(tmp_path), QUICK)
    rows = Memory(tmp_path / ".digest" / "memory").rows_before
    assert len(rows) == MANY and all(row.lines for row in rows.values())


def test_what_is_known_of_the_inputs_is_kept_before_anything_is_published(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """And nothing of it stays in memory: there is much of it."""
    seen = list[tuple[int, int]]()
    put_away = Memory.put_away

    def counting(memory: Memory, kept: Cache) -> None:
        put_away(memory, kept)
        seen.append((len(memory.rows) + len(memory.inputs) + len(memory.files), len(memory.every_row)))

    monkeypatch.setattr(Memory, "put_away", counting)
    with monkeypatch.context() as broken, pytest.raises(TypeError):
        broken.setattr("digest.build.whole.told", None)  # the build ends where stories would be told
        build(site(tmp_path), QUICK)
    assert "parsed" not in dict(build(tmp_path, QUICK).did)
    assert seen == 2 * [(0, MANY)]


def test_what_articles_share_is_held_once(tmp_path: Path) -> None:
    for name in ("a", "b"):
        lines = "date: 2025-03-03\nauthor: Mira Averin\nsource: Harbour Post"
        write(tmp_path / "content" / f"{name}.md", f"---\n{lines}\n---\n# Ferry {name} sinks\n\nThe ferry {name} sank off Averin.\n")
    one, other = build(tmp_path, QUICK).told.articles.values()
    assert one.authors is other.authors and one.outlet is other.outlet
    assert one.dated.day is other.dated.day and one.dated.published is other.dated.published


def test_damaged_weight_is_made_again_after_one_more_walk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("digest.build.shelf._AT_HAND", 0)
    result, walked = build(site(tmp_path), QUICK), Counter[Path]()
    texts = {each.path: each.text for each in result.told.articles.values()}
    result = build(site(tmp_path / "again"), QUICK)
    shutil.rmtree(tmp_path / "again" / ".digest" / "cache")

    def counting(folder: Path, *asked: Any) -> Any:
        walked[folder] += 1
        return entries(folder, *asked)

    monkeypatch.setattr("digest.build.walk.entries", counting)
    assert {each.path: each.text for each in result.told.articles.values()} == texts
    assert list(walked.values()) == [1]


def test_the_files_of_one_story_are_made_together(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    made = work_of(site(tmp_path), QUICK).site
    planned = list(press_of(made, Theme(tmp_path / "templates", language="en")).planned.values())
    monkeypatch.setattr("digest.build.site._AT_ONCE", 0)
    told, lists = together(planned, made)
    assert sorted(each.url for each in (*told, *lists)) == sorted(each.url for each in planned)
    assert {each.url.partition("/")[0] for each in told} == {"story", "article"}
    assert {"index.html", "archive.html"} <= {each.url for each in lists}
