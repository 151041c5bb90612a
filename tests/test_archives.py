"""Web archives: every record is found where it stands, damage is told with its place, and nothing behind it is lost."""

from __future__ import annotations

import gzip
import io
from hashlib import blake2b

import pytest
from hypothesis import given
from hypothesis import strategies as st

from digest.archives import Contents, Cursor, contents, record_bytes
from tests.warcs import answer, packed, page, pages, record

LIMIT = 1_000_000
FORMS = {
    "plain": b"".join,
    "a member for each record": packed,
    "one member": lambda records: gzip.compress(b"".join(records), mtime=0),
    "blocks": lambda records: b"".join(gzip.compress(b"".join(records)[at : at + 300], mtime=0) for at in range(0, len(b"".join(records)), 300)),
}


def held(raw: bytes) -> Contents:
    """What the archive holds; each record is fetched again, on and in any order, and must be what was seen."""
    found = contents(io.BytesIO(raw), LIMIT)
    stream, cursor = io.BytesIO(raw), Cursor()
    for each in (*found.records, *reversed(found.records)):
        for body in (record_bytes(io.BytesIO(raw), each), record_bytes(stream, each, cursor)):
            assert len(body) == each.size and blake2b(body, digest_size=16).digest() == each.known
    return found


@pytest.mark.parametrize("form", FORMS)
def test_every_record_is_found_however_the_archive_is_packed(form: str) -> None:
    records = pages(12)
    found = held(FORMS[form](records))
    assert [each.number for each in found.records] == list(range(1, 13)) and not found.damage
    assert [each.size for each in found.records] == [len(each) - 4 for each in records]


def test_a_record_has_one_hash_however_it_is_packed() -> None:
    assert len({tuple(each.known for each in held(form(pages(5))).records) for form in FORMS.values()}) == 1


@pytest.mark.parametrize("form", ["plain", "a member for each record", "one member"])
@pytest.mark.parametrize("lost", [1, 60, 150])
def test_an_archive_that_is_cut_off_gives_what_is_there_and_says_where(form: str, lost: int) -> None:
    raw = FORMS[form](pages(3))
    found = held(raw[: -4 - lost])
    assert [each.number for each in found.records][:2] == [1, 2] or form == "one member"
    assert found.damage and all(0 <= at < len(raw) for at, _ in found.damage)
    assert any("cut off" in text or "ends in the middle" in text for _, text in found.damage)


def test_a_damaged_member_costs_its_own_record_only() -> None:
    members = [bytearray(gzip.compress(each, mtime=0)) for each in pages(6)]
    members[2][len(members[2]) // 2] ^= 0xFF
    found = held(b"".join(map(bytes, members)))
    assert len(found.records) >= 5 and found.damage
    assert found.damage[0][0] == len(members[0] + members[1])


@pytest.mark.parametrize(("length", "said"), [(100, "longer than its header says"), (10**9, "cut off")])
@pytest.mark.parametrize("form", ["plain", "a member for each record"])
def test_a_header_that_is_wrong_about_its_length_costs_nothing(length: int, said: str, form: str) -> None:
    records = pages(4)
    records[1] = record(1, answer(page(1)), length=length)
    found = held(FORMS[form](records))
    assert len(found.records) == 4 and len(found.damage) == 1 and said in found.damage[0][1]
    assert b"Mira Toll" in record_bytes(io.BytesIO(FORMS[form](records)), found.records[1])


def test_words_between_records_are_damage_and_no_end() -> None:
    one, two = pages(2)
    found = held(one + b"some log line\nanother\n" + two)
    assert len(found.records) == 2 and found.damage == ((len(one), "no record begins here"),)


def test_what_is_no_page_is_counted_and_what_was_there_before_too() -> None:
    records = [
        record(0, b"software: ours\r\n", "warcinfo", type_="application/warc-fields"),
        record(1, b"GET / HTTP/1.1\r\n\r\n", "request"),
        *pages(2),
        record(0, answer(page(0)), url="https://post.example/again"),
        record(3, answer(b"gone", "404 Not Found")),
        record(4, answer(b"\x89PNG", kind="image/png")),
        record(5, answer(b"User-agent: *", kind="text/plain")),
        record(6, b"HTTP/1.1 200 OK\r\n\r\n", "revisit"),
        record(8, answer(b"")),
        record(7, b"the text of a page", "conversion", type_="text/plain"),
    ]
    found = held(b"".join(records))
    assert ([each.number for each in found.records], found.count) == ([3, 4, 11], 11)
    assert dict(found.own) == {"warcinfo": 1, "requests": 1}
    assert dict(found.left) == {"status 404": 1, "image/png": 1, "text/plain": 1, "revisits": 1, "empty": 1, "the same bytes as an earlier page": 1}


def test_a_page_beyond_the_limit_is_refused_alone() -> None:
    big = record(1, answer(page(1) + b"<!--" + b"x" * LIMIT + b"-->"))
    found = held(b"".join([pages(1)[0], big, pages(3)[2]]))
    assert [each.number for each in found.records] == [1, 3] and found.large == ((2, len(big) - 4),)


def test_a_bomb_is_passed_over() -> None:
    one, two = (gzip.compress(each, mtime=0) for each in pages(2))
    found = held(one + gzip.compress(b"\0" * 30_000_000) + two)
    assert [each.number for each in found.records] == [1, 2] and "200 times" in found.damage[-1][1]


def test_an_archive_damaged_everywhere_is_given_up() -> None:
    found = held(b"WARC/1.0\r\nContent-Length: 9999999\r\n\r\nx\n" * 20_000)
    assert len(found.damage) == 50 and "too many places" in found.damage[-1][1]


@given(st.data())
def test_whatever_happens_to_an_archive_it_is_read_to_an_end(data: st.DataObject) -> None:
    raw = bytearray(FORMS[data.draw(st.sampled_from(sorted(FORMS)))](pages(4)))
    for _ in range(data.draw(st.integers(1, 4))):
        at = data.draw(st.integers(0, len(raw) - 1))
        deed = data.draw(st.sampled_from(["flip", "cut", "insert", "drop"]))
        if deed == "flip":
            raw[at] ^= data.draw(st.integers(1, 255))
        elif deed == "cut":
            del raw[max(1, at) :]
        elif deed == "insert":
            raw[at:at] = data.draw(st.binary(max_size=40))
        else:
            del raw[at : at + data.draw(st.integers(1, 200))]
        raw = raw or bytearray(b"x")
    held(bytes(raw))


def test_records_are_those_that_another_reader_finds() -> None:
    fastwarc = pytest.importorskip("fastwarc")
    raw = packed([record(0, b"x: y\r\n", "warcinfo", type_="application/warc-fields"), *pages(9)])
    theirs = [each.stream_pos for each in fastwarc.ArchiveIterator(io.BytesIO(raw), record_types=fastwarc.WarcRecordType.response)]
    assert [each.at for each in held(raw).records] == theirs
