"""digest.ledger: what is written is read; damage and conflicts are repaired with a word; nothing is written twice."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from digest.errors import LedgerError
from digest.ledger import ledger_text, load_ledger, read_ledger, save_ledger
from digest.model import ClosedDay, Ledger, LedgerEntry

words = st.text(min_size=0, max_size=12)
ids = st.text(alphabet="0123456789abcdef", min_size=4, max_size=8)
entries = st.builds(
    LedgerEntry,
    id=ids,
    kind=st.sampled_from(["article", "story"]),
    slug=words,
    key=words,
    text=words,
    feed_date=words,
    state=st.sampled_from(["live", "redirect", "removed"]),
    to=words,
    day=words,
    heir=words,
)


def test_a_story_may_be_called_live() -> None:
    ledger = Ledger("site-1", (LedgerEntry("s1", "story", "live", "a1"),))
    assert read_ledger(ledger_text(ledger))[0] == ledger


@given(st.lists(entries, unique_by=lambda entry: entry.id, max_size=6), st.dictionaries(words.filter(bool), words, max_size=3))
def test_what_is_written_is_read(some: list[LedgerEntry], slugs: dict[str, str]) -> None:
    ledger = Ledger("site-1", tuple(sorted(some, key=lambda e: e.id)), (), tuple(sorted((k, v) for k, v in slugs.items() if v)))
    text = ledger_text(ledger)
    again, notes = read_ledger(text)
    assert again == ledger and not notes
    assert ledger_text(again) == text


def test_lines_are_sorted_for_git() -> None:
    ledger = Ledger("x", (LedgerEntry("s2", "story"), LedgerEntry("a1", "article"), LedgerEntry("s1", "story")))
    lines = ledger_text(ledger).splitlines()
    assert lines[0] == "digest ledger 1 site=x"
    assert lines[1:] == sorted(lines[1:])


def test_a_git_conflict_is_joined_and_said() -> None:
    text = (
        "digest ledger 1 site=x\n<<<<<<< ours\nstory s1 key=a1 feed_date=2025-10-12T12:00:00+00:00\n=======\n"
        "story s1 key=a1 feed_date=2025-10-11T12:00:00+00:00\nstory s2 key=a2\n>>>>>>> theirs\n"
    )
    ledger, notes = read_ledger(text)
    assert [entry.id for entry in ledger.entries] == ["s1", "s2"]
    assert ledger.entries[0].feed_date.startswith("2025-10-11")
    assert [note.code for note in notes] == ["ledger-joined"]


def test_a_line_that_is_none_is_noted_with_its_number() -> None:
    _, notes = read_ledger("digest ledger 1\nstory s1 key=a1\nhello\n")
    assert [(note.line, note.code) for note in notes] == [(3, "ledger-line")]


@given(st.text(max_size=300))
def test_no_text_stops_the_reading(text: str) -> None:
    read_ledger(text)


def test_saving_the_same_writes_nothing(tmp_path: Path) -> None:
    ledger = Ledger("x", (LedgerEntry("s1", "story"),), (ClosedDay("2025-10-12", ("s1",), ("a1",)),))
    assert save_ledger(tmp_path, ledger)
    before = (tmp_path / "digest.ledger").stat().st_mtime_ns
    assert not save_ledger(tmp_path, ledger)
    assert (tmp_path / "digest.ledger").stat().st_mtime_ns == before
    assert load_ledger(tmp_path) == (ledger, ())
    assert [path.name for path in tmp_path.iterdir()] == ["digest.ledger"]


def test_a_ledger_that_cannot_be_read_is_an_error(tmp_path: Path) -> None:
    (tmp_path / "digest.ledger").mkdir()
    with pytest.raises(LedgerError, match="without it links would change"):
        load_ledger(tmp_path)


def test_the_ledger_that_was_just_written_need_not_be_read(tmp_path: Path) -> None:
    ledger = Ledger("x", (LedgerEntry("a1", "article", key="a.txt"),))
    save_ledger(tmp_path, ledger)
    known = ledger_text(ledger).encode(), ledger
    assert load_ledger(tmp_path, known)[0] is ledger
    save_ledger(tmp_path, Ledger("x", (LedgerEntry("a1", "article", key="b.txt"),)))
    assert load_ledger(tmp_path, known)[0].entries[0].key == "b.txt"
