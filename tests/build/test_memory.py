"""What is kept of each input between builds is packed, and whole: whoever looks finds what a build from nothing finds."""

from __future__ import annotations

from collections import Counter
from datetime import date
from pathlib import Path

import msgspec
import pytest

from digest.build import Options, build
from digest.build.memory import Memory
from digest.build.records import Record
from digest.cache import Cache
from digest.group import Pass, features
from digest.model import Constraint
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
    path = tmp_path / ".digest" / "memory"
    path.write_bytes(path.read_bytes()[:-1])
    assert Memory(path).rows_before == {}
    write(tmp_path / "content" / "99.txt", "One more\n\nIt says little.\n")
    assert dict(build(tmp_path, QUICK).did)["parsed"] == 1


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
