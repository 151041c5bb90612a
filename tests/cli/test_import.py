"""`digest import` and `digest remove`: what comes in is told, nothing is written over; what goes leaves no trace where none is due."""

from __future__ import annotations

import errno
import json
import os
import shutil
from pathlib import Path

import pytest

from digest.errors import DigestError
from digest.imports import carry_out, plan
from digest.removals import with_listed
from digest.settings import Settings
from tests.conftest import BRIDGE, tree, write

pytestmark = pytest.mark.slow


def scraped(place: Path) -> Path:
    folder = place / "out"
    write(folder / "a.txt", "Ferry Tern runs aground\n\nHASK, Oct. 2, 2025 — The ferry Tern ran aground near the mole of Hask at noon, and nobody was hurt.\n")
    write(folder / "deep" / "b.json", json.dumps({"title": "Quay lit", "text": "The quay of Hask is to be lit from spring on, the council said on Friday.", "date": "2025-10-03"}))
    write(folder / "same.txt", BRIDGE)
    write(folder / "picture.png", "x")
    write(folder / ".hidden", "x")
    return folder


def test_a_folder_comes_in_and_is_told(site: Path, digest, tmp_path: Path) -> None:
    said = digest("import", scraped(tmp_path), cwd=site).stdout
    assert "2 copied · 1 there already · 2 passed over" in said
    assert "the same bytes as post/bridge.txt" in said and "no reader for .png" in said
    assert "articles  2" in said and "json (1), text (1)" in said and "2 dated" in said and "2025-10-02 to 2025-10-03" in said
    assert (site / "content" / "out" / "deep" / "b.json").is_file()
    again = digest("import", tmp_path / "out", cwd=site).stdout
    assert "0 copied · 3 there already" in again


def test_nothing_is_written_over(site: Path, digest, tmp_path: Path) -> None:
    write(site / "content" / "out" / "a.txt", "mine")
    said = digest("import", scraped(tmp_path), cwd=site).stdout
    assert "another file of this name" in said
    assert (site / "content" / "out" / "a.txt").read_text(encoding="utf-8") == "mine"


def test_links_store_nothing_twice_and_a_dry_run_writes_nothing(site: Path, digest, tmp_path: Path) -> None:
    before = tree(site / "content")
    assert "2 would be copied" in digest("import", "--dry-run", scraped(tmp_path), cwd=site).stdout
    assert tree(site / "content") == before
    digest("import", "--link", "--into", "scraper", tmp_path / "out", cwd=site)
    assert (site / "content" / "scraper" / "a.txt").samefile(tmp_path / "out" / "a.txt")


def test_what_is_cut_off_is_no_article(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Else half a text would stay for ever: the next import takes it for another file of this name."""
    content = tmp_path / "content"
    content.mkdir()

    def full(source: Path, target: Path) -> None:
        target.write_bytes(source.read_bytes()[:20])
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    moves = plan([scraped(tmp_path)], content)
    with monkeypatch.context() as patched:
        patched.setattr(shutil, "copyfile", full)
        with pytest.raises(DigestError, match=r"content/out/a.txt: cannot be written \(No space left"):
            carry_out(moves, content)
    assert not [path for path in content.rglob("*") if path.is_file()]
    assert carry_out(plan([tmp_path / "out"], content), content) == 3
    assert (content / "out" / "a.txt").read_bytes() == (tmp_path / "out" / "a.txt").read_bytes()


def test_what_is_no_file_is_told(site: Path, digest, tmp_path: Path) -> None:
    folder = scraped(tmp_path)
    (folder / "link.txt").symlink_to("a.txt")
    (folder / "deeper").symlink_to("deep")
    os.mkfifo(folder / "pipe.txt")
    said = digest("import", folder, cwd=site).stdout
    assert "2 copied · 1 there already · 5 passed over" in said
    for told in ("out/link.txt: a link", "out/deeper: a link", "out/pipe.txt: not a regular file"):
        assert told in said
    assert "0 copied · 1 passed over" in digest("import", folder / "pipe.txt", cwd=site).stdout


@pytest.mark.skipif(os.name == "nt" or os.geteuid() == 0, reason="rights")
def test_a_closed_folder_is_not_passed_over_in_silence(tmp_path: Path) -> None:
    folder = scraped(tmp_path)
    (folder / "deep").chmod(0)
    try:
        with pytest.raises(DigestError, match="deep: cannot be read"):
            plan([folder], tmp_path / "content")
    finally:
        (folder / "deep").chmod(0o755)


def test_two_files_that_would_have_one_name(site: Path, digest, tmp_path: Path) -> None:
    for name in ("one", "two"):
        write(tmp_path / name / "a.txt", f"Ferry {name}\n\nThe ferry {name} ran aground near the mole of Hask, and nobody was hurt.\n")
    assert "1 copied · 1 kept out" in digest("import", "--into", "x", tmp_path / "one", tmp_path / "two", cwd=site).stdout


@pytest.mark.parametrize(
    ("words", "said"),
    [(("nowhere",), "no such file"), ((".",), "holds content/ itself"), (("site",), "is what digest made of content/"), (("content/post",), "lies in content/ already"), (("digest.toml", "--into", "../x"), "below content/")],
)
def test_a_mistake_is_explained(words: tuple[str, ...], said: str, site: Path, digest) -> None:
    assert said in digest("import", *words, cwd=site, status=2).stderr


def test_a_removed_article_leaves_pages_feeds_and_ledger(site: Path, digest) -> None:
    digest("build", "--no-search", cwd=site)
    said = digest("remove", "content/council.txt", "--delete", cwd=site).stdout
    assert "- council.txt  Council votes for a night tram" in said and "with its page and feed" in said
    assert not (site / "content" / "council.txt").exists()
    digest("build", "--no-search", cwd=site)
    left = [path for path in (site / "site").rglob("*") if path.is_file() and b"night tram" in path.read_bytes()]
    assert not left and "night-tram" not in (site / "digest.ledger").read_text(encoding="utf-8")
    assert list((site / "site" / "story").glob("*.html"))
    assert 'removed = ["council.txt"]' in (site / "digest.toml").read_text(encoding="utf-8")


def test_an_outlet_is_removed_by_its_name(site: Path, digest) -> None:
    said = digest("remove", "Strait Ledger", "--no-tombstone", cwd=site).stdout
    assert "loses 1 of 2 reports" in said
    digest("build", "--no-search", cwd=site)
    assert not [path for path in (site / "site").rglob("*.html") if b"free ferry for foot" in path.read_bytes()]
    assert 'did you mean "council.txt"' in digest("remove", "counsil.txt", cwd=site, status=2).stderr


def test_the_list_does_not_part_a_setting_from_its_comment() -> None:
    text = 'site_id = "x"\n\n# what the public may see\npublish = "private"\n'
    assert with_listed(text, "removed", ["a"]) == 'site_id = "x"\n\nremoved = ["a"]\n# what the public may see\npublish = "private"\n'


@pytest.mark.parametrize(
    "text",
    ["", "# a\n[site]\ntitle = 'x'\n", "removed = [\n  'a', # why\n  'b',\n]\npublish = 'private'\n", "removed=['a']", 'site_id = "x"', "[clean]\ndrop = ['removed = 1']\n"],
)
def test_the_list_is_edited_and_nothing_else(text: str) -> None:
    from digest.config import settings_of

    after = with_listed(text, "removed", ["new [one]", 'wi"th'])
    was, now = settings_of(text), settings_of(after)
    assert now.removed == (*was.removed, "new [one]", 'wi"th')
    assert (now.site, now.clean, now.publish) == (was.site, was.clean, was.publish) and isinstance(now, Settings)
    assert with_listed(after, "removed", ["new [one]"]) == after
