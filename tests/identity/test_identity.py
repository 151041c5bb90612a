"""Articles, addresses, outlets, closed days and the editor's decisions."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from digest.identity import (
    Claim,
    article_ids,
    claim_of,
    closed_days,
    decided,
    host_of,
    normal_url,
    outlet_of,
    places_of,
    said_of,
    story_ids,
)
from digest.model import ClosedDay, Decision, Group, Ledger, LedgerEntry, Member, Outlet
from digest.outlets import OutletTable
from digest.settings import Settings, SourceSettings


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("https://www.example.org/a/", "http://example.org/a"),
        ("https://example.org/a?utm_source=x&b=1", "https://example.org/a?b=1#top"),
        ("https://EXAMPLE.org/a/index.html", "https://example.org/a/"),
        ("https://example.org/a?b=1&a=2", "https://example.org/a?a=2&b=1"),
    ],
)
def test_addresses_of_one_article(one: str, other: str) -> None:
    assert normal_url(one) == normal_url(other)


@pytest.mark.parametrize("url", ["", "javascript:alert(1)", "file:///etc/passwd", "https://", "http://[", "localhost/a"])
def test_what_is_no_address_has_no_normal_form(url: str) -> None:
    assert normal_url(url) == "" == host_of(url)


def test_addresses_that_differ_in_a_query_are_two() -> None:
    assert normal_url("https://example.org/a?id=1") != normal_url("https://example.org/a?id=2")


@pytest.mark.parametrize(
    "url",
    [
        "https://m.post.example/a/b.html", "https://mobile.post.example/a/b.html", "https://amp.post.example/a/b.html",
        "https://post.example/amp/a/b.html", "https://post.example/a/b.amp.html", "https://post.example/a/b.html?outputType=amp",
        "https://post.example/a/b.html?amp", "https://www.post.example/a/b.html/amp/",
    ],
)  # fmt: skip
def test_the_page_for_telephones_is_the_same_page(url: str) -> None:
    assert normal_url(url) == "https://post.example/a/b.html"


def test_other_pages_stay_themselves() -> None:
    for rest in ("m.co.uk/a", "m.example/a", "post.example/amplifier", "post.example/camp", "post.example/x?q=camp"):
        assert normal_url("https://" + rest) == "https://" + rest


def test_an_article_known_by_its_address_for_telephones_keeps_its_id() -> None:
    was = LedgerEntry("aold", "article", key="https://m.post.example/a", text="t1")
    claim = claim_of("a.json", url="https://m.post.example/a", text="t1")
    assert article_ids([claim], ledger_of(was)) == (("aold", "https://post.example/a"),)


def ledger_of(*entries: LedgerEntry) -> Ledger:
    return Ledger("x", entries)


def test_an_article_is_known_by_its_url_wherever_its_file_lies() -> None:
    one = article_ids([claim_of("a.txt", url="https://example.org/1")], Ledger())
    other = article_ids([claim_of("b/c.json", 3, "https://www.example.org/1/")], Ledger())
    assert one == other


def test_a_moved_file_without_a_url_keeps_its_id() -> None:
    ((id_, key),) = article_ids([claim_of("a.txt", text="t1")], Ledger())
    ledger = ledger_of(LedgerEntry(id_, "article", key=key, text="t1"))
    ((moved, new_key),) = article_ids([claim_of("folder/b.txt", text="t1")], ledger)
    assert moved == id_ and new_key == "folder/b.txt"


def test_a_second_file_with_the_same_text_is_another_article() -> None:
    ((id_, key),) = article_ids([claim_of("a.txt", text="t1")], Ledger())
    ids = article_ids(
        [claim_of("a.txt", text="t1"), claim_of("b.txt", text="t1")], ledger_of(LedgerEntry(id_, "article", key=key, text="t1"))
    )
    assert ids[0][0] == id_ != ids[1][0]


def test_ids_do_not_depend_on_the_order_of_files() -> None:
    claims = [claim_of("b.txt", url="https://example.org/1"), claim_of("a.txt", url="https://example.org/1"), claim_of("c.txt")]
    forward = dict(zip((c.place for c in claims), article_ids(claims, Ledger()), strict=True))
    backward = dict(zip((c.place for c in reversed(claims)), article_ids(claims[::-1], Ledger()), strict=True))
    assert forward == backward
    assert len({id_ for id_, _ in forward.values()}) == 3


def test_a_new_file_at_an_old_path_is_not_the_article_that_moved_away() -> None:
    ((id_, _),) = article_ids([claim_of("a.txt", text="t1")], Ledger())
    ledger = ledger_of(LedgerEntry(id_, "article", key="b.txt", text="t1"))  # it has moved to b.txt
    (new, _), (moved, _) = article_ids([claim_of("a.txt", text="t2"), claim_of("b.txt", text="t1")], ledger)
    assert moved == id_ != new


TABLE = OutletTable(
    domains=(("harbour.example", "post"),),
    folders=(("afp", "agency"),),
    aliases=(("the post", "post"),),
    names=(("post", "Harbour Post"),),
)


@pytest.mark.parametrize(
    ("stated", "publisher", "url", "path", "found"),
    [
        ("", "", "https://news.harbour.example/1", "a.txt", Outlet("post", "Harbour Post")),
        ("The Post", "", "https://other.example/1", "a.txt", Outlet("post", "Harbour Post")),
        ("Harbour Post", "", "", "a.txt", Outlet("post", "Harbour Post")),
        ("Island Radio", "", "https://harbour.example/1", "a.txt", Outlet("island-radio", "Island Radio")),
        ("", "Courier", "https://courier.example/1", "a.txt", Outlet("courier.example", "Courier")),
        ("", "", "https://courier.example/1", "a.txt", Outlet("courier.example", "courier.example")),
        ("", "", "", "afp/2025/a.txt", Outlet("agency", "agency")),
        ("", "Courier", "", "a.txt", Outlet("courier", "Courier")),
        ("", "", "", "a.txt", Outlet("", "Unknown outlet")),
    ],
)
def test_outlets(stated: str, publisher: str, url: str, path: str, found: Outlet) -> None:
    assert outlet_of(stated, publisher, url, path, TABLE, Settings()) == found


def test_the_editors_name_for_a_domain_wins() -> None:
    settings = Settings(sources=(SourceSettings("courier.example", "The Courier"),))
    assert outlet_of("", "x", "https://courier.example/1", "", OutletTable(), settings) == Outlet("courier.example", "The Courier")


def test_days_close_once_and_never_reopen() -> None:
    first = {date(2025, 10, 11): (("s1",), ("a1",)), date(2025, 10, 12): (("s2",), ("a2",))}
    closed = closed_days((), first, None, lambda days: {day: first[day] for day in days})
    assert closed == (ClosedDay("2025-10-11", ("s1",), ("a1",)),)
    late = first | {date(2025, 10, 11): (("s1", "s9"), ("a1", "a9"))}
    assert closed_days(closed, late, None, lambda days: {day: late[day] for day in days}) == closed
    assert len(closed_days(closed, late, date(2025, 10, 13), lambda days: {day: late[day] for day in days})) == 2


def group(*ids: str) -> Group:
    return Group(tuple(Member(id_) for id_ in ids))


PLACES = places_of(
    {"one.txt": "a1", "two.txt": "a2", "three.txt": "a3", "a1": "a1", "a2": "a2", "a3": "a3"},
    (LedgerEntry("s1", "story", key="a1"), LedgerEntry("s3", "story", key="a3")),
)
GROUPS = (group("a1", "a2"), group("a3"))


def members(groups: tuple[Group, ...]) -> list[list[str]]:
    return [[member.id for member in each.members] for each in groups]


def test_of_two_stories_of_one_day_the_older_hour_lives_on() -> None:
    morning = LedgerEntry("s2", "story", key="a2", day="2026-03-12", feed_date="2026-03-12T07:55:00+00:00")
    evening = LedgerEntry("s1", "story", key="a1", day="2026-03-12", feed_date="2026-03-12T18:40:00+00:00")
    named, others = story_ids([Group((Member("a1"), Member("a2")))], [evening, morning], str, str)
    assert [each.entry.id for each in named] == ["s2"] and [(each.id, each.to) for each in others] == [("s1", "s2")]
    before = [evening, morning._replace(state="redirect", to="s1")]  # a merge that was published stays as it was
    again, _ = story_ids([Group((Member("a1"), Member("a2")))], before, str, str)
    assert [each.entry.id for each in again] == ["s1"]


def test_a_path_may_begin_with_the_folder_of_the_articles() -> None:
    merged, notes = decided(GROUPS, [Decision("merge", ("s1", "content/three.txt"), line=1)], PLACES)
    assert members(merged) == [["a1", "a2", "a3"]] and not notes


def test_the_editor_merges_splits_and_moves() -> None:
    merged, _ = decided(GROUPS, [Decision("merge", ("s1", "three.txt"), line=1)], PLACES)
    assert members(merged) == [["a1", "a2", "a3"]]
    assert merged[0].members[2].reasons.editor == "stories.toml:1: merge"
    split, _ = decided(GROUPS, [Decision("split", (), ("two.txt",))], PLACES)
    assert members(split) == [["a1"], ["a3"], ["a2"]]
    moved, _ = decided(GROUPS, [Decision("move", ("s3",), ("a2",))], PLACES)
    assert members(moved) == [["a1"], ["a3", "a2"]]
    emptied, _ = decided(GROUPS, [Decision("move", ("s1",), ("three.txt",))], PLACES)
    assert members(emptied) == [["a1", "a2", "a3"]]


@pytest.mark.parametrize(
    ("decision", "said"),
    [
        (Decision("merge", ("s1", "s7"), line=4), 'merge: no story "s7"'),
        (Decision("merge", ("s1", "two.txt"), line=4), "merge: these are one story already"),
        (Decision("split", (), ("nine.txt",), line=4), 'split: no article "nine.txt"'),
        (Decision("split", (), ("three.txt",), line=4), "split: these articles are a story of their own already"),
        (Decision("move", ("s1",), ("one.txt",), line=4), "move: the article is in that story already"),
        (Decision("move", ("s7",), ("one.txt",), line=4), 'move: no story "s7"'),
    ],
)
def test_a_decision_that_no_longer_applies_is_reported(decision: Decision, said: str) -> None:
    after, (note,) = decided(GROUPS, [decision], PLACES)
    assert members(after) == members(GROUPS)
    assert note.text.startswith(said) and note.line == 4 and note.path == "stories.toml"


def test_words_about_a_story_find_it_by_id_or_path() -> None:
    said, notes = said_of(
        GROUPS, [Decision("pin", ("s3",)), Decision("note", ("two.txt",), text="…"), Decision("hide", ("s8",), line=9)], PLACES
    )
    assert {at: [decision.kind for decision in those] for at, those in said.items()} == {1: ["pin"], 0: ["note"]}
    assert [(note.line, note.code) for note in notes] == [(9, "stale-decision")]


def wire(*texts: str) -> list[Claim]:
    """A file of several articles without addresses; the title of "b+" is that of "b"."""
    return [claim_of("wire.jsonl", part, text=text, title=text[0]) for part, text in enumerate(texts)]


def after(*runs: str) -> dict[str, str]:
    """Text -> the text that first had its id, for the last of several builds; each a line of texts."""
    ledger, first, now = Ledger(), dict[str, str](), dict[str, str]()
    for run in runs:
        claims = wire(*run.split())
        ids = article_ids(claims, ledger)
        assert len({id_ for id_, _ in ids}) == len(claims)
        now = {claim.text: first.setdefault(id_, claim.text) for claim, (id_, _) in zip(claims, ids, strict=True)}
        here = {id_ for id_, _ in ids}
        old = [entry._replace(state="removed") for entry in ledger.entries if entry.id not in here]
        ledger = ledger_of(*(LedgerEntry(i, "article", c.title, k, c.text) for c, (i, k) in zip(claims, ids, strict=True)), *old)
        assert article_ids(claims, ledger) == ids
    return now


@pytest.mark.parametrize(
    ("runs", "known"),
    [
        (("a b c", "n a b c"), "a=a b=b c=c n=n"),  # a scraper that writes the newest first
        (("a b c", "b c"), "b=b c=c"),
        (("a b c", "c b a"), "a=a b=b c=c"),
        (("a b c", "a b+ c"), "b+=b"),  # one was corrected
        (("a b c", "n a b+ c"), "n=n a=a b+=b c=c"),
        (("a b c", "n a+ b c"), "n=n a+=a"),
        (("a b c", "a b c+ n"), "c+=c n=n"),
        (("a b c", "a x c"), "x=b"),  # with a new title, too
        (("a b c", "a+ b+ c+"), "a+=a b+=b c+=c"),  # a line of the outlet was found to be furniture
        (("a b c", "n m a"), "n=n m=m a=a"),  # the latest three
        (("a b c", "x y z"), "x=x y=y z=z"),
        (("a b c", "b c", "a b c"), "a=a b=b c=c"),  # what was gone and is back
        (("a a c", "a a n c"), "c=c n=n"),  # a text that stands there twice
    ],
)
def test_articles_of_a_file_are_known_again_when_its_lines_move(runs: tuple[str, ...], known: str) -> None:
    found = after(*runs)
    assert {text: found[text] for text in (pair.partition("=")[0] for pair in known.split())} == dict(
        pair.split("=") for pair in known.split()
    )


@given(st.lists(st.permutations("abcdef").flatmap(lambda each: st.integers(0, 6).map(lambda most: each[:most])), max_size=4))
def test_no_two_articles_of_a_file_have_one_id(runs: list[list[str]]) -> None:
    """`after` asks that at each build, and that building again changes nothing."""
    if runs:
        after(*(" ".join(text + "+" * (number % 2) for text in run) for number, run in enumerate(runs)))
