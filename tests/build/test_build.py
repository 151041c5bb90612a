"""From a folder to a site: same bytes wherever it is built, every input accounted for, the seeds come out right."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest

from digest.build import Options, build
from digest.errors import ConfigError, LedgerError
from tests.conftest import BRIDGE, tree, write


def test_three_articles_make_two_stories(site: Path) -> None:
    result = build(site)
    assert result.counts.articles == 3
    stories = {frozenset(result.told.articles[m.id].path for m in s.group.members) for s in result.told.stories}
    assert stories == {frozenset({"post/bridge.txt", "bridge.md"}), frozenset({"council.txt"})}
    assert {line.path: line.status for line in result.lines if line.status != "ignored"} == {
        "post/bridge.txt": "published", "bridge.md": "published", "council.txt": "undated",
    }  # fmt: skip
    assert (site / "site" / "index.html").is_file() and (site / "site" / "feed.xml").is_file()
    assert (site / "digest.ledger").is_file()


def test_building_again_writes_nothing(site: Path) -> None:
    build(site)
    ledger = (site / "digest.ledger").read_bytes()
    again = build(site)
    assert not again.published.written and not again.published.removed
    assert (site / "digest.ledger").read_bytes() == ledger


def test_a_lost_cache_changes_nothing(site: Path) -> None:
    build(site)
    before = tree(site / "site")
    shutil.rmtree(site / ".digest")
    build(site)
    assert tree(site / "site") == before


def test_a_lost_ledger_is_minted_again(site: Path) -> None:
    build(site)
    before = (site / "digest.ledger").read_bytes()
    (site / "digest.ledger").unlink()
    build(site)
    assert (site / "digest.ledger").read_bytes() == before


@pytest.mark.slow
def test_the_same_bytes_wherever_it_is_built(site: Path, tmp_path: Path, digest) -> None:
    """Another folder, another hash seed, time zone, locale, and the files made in another order."""
    digest("build", "--root", site, env={"PYTHONHASHSEED": "1", "TZ": "UTC", "LC_ALL": "C"})
    other = tmp_path / "elsewhere" / "deeper"
    files = sorted((path for path in site.rglob("*") if path.is_file()), reverse=True)
    for path in files:
        relative = path.relative_to(site)
        if relative.parts[0] in ("content", "digest.toml"):
            write(other / relative, path.read_text(encoding="utf-8"))
    digest("build", "--root", other, cwd=tmp_path, env={"PYTHONHASHSEED": "77", "TZ": "Asia/Tokyo", "LC_ALL": "de_DE.UTF-8"})
    assert tree(site / "site") == tree(other / "site")
    assert (site / "digest.ledger").read_bytes() == (other / "digest.ledger").read_bytes()


def test_every_input_is_accounted_for(site: Path) -> None:
    write(site / "content" / ".hidden.txt", "hidden")
    write(site / "content" / "empty.txt", "")
    (site / "content" / "picture.txt").write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(200))
    write(site / "content" / "table.xyz", "1;2;3")
    write(site / "content" / "broken.json", "{")
    lines = {line.path: line for line in build(site).lines}
    assert lines[".hidden.txt"].status == "ignored"
    for path in ("empty.txt", "picture.txt", "table.xyz", "broken.json"):
        assert lines[path].status == "skipped" and lines[path].reason, path
    assert lines["council.txt"].reason


def test_a_removed_article_leaves_a_tombstone_and_a_story_its_redirect(site: Path) -> None:
    before = build(site)
    page = next(line.page for line in before.lines if line.path == "council.txt")
    (site / "content" / "council.txt").unlink()
    build(site)
    text = (site / "site" / page).read_text(encoding="utf-8")
    assert "tram" not in text.split("<main", 1)[1]
    assert "noindex" in text


def test_an_article_that_is_back_under_a_new_title_has_its_old_address(site: Path) -> None:
    file = site / "content" / "council.txt"
    text = file.read_text(encoding="utf-8")
    page = next(line.page for line in build(site).lines if line.path == "council.txt")
    file.unlink()
    build(site)
    file.write_text("Another headline for the council\n" + text.partition("\n")[2], encoding="utf-8")
    assert next(line.page for line in build(site).lines if line.path == "council.txt") == page


def test_words_are_counted_where_no_spaces_part_them(tmp_path: Path) -> None:
    write(tmp_path / "content" / "a.txt", "港口大桥周一重新开放\n\n" + "市长说，经过三个月的维修，港口大桥周一早上重新向行人和车辆开放。" * 4 + "\n")
    (article,) = build(tmp_path).told.articles.values()
    assert 30 < article.words < 120


def test_decisions_of_the_editor_are_followed(site: Path) -> None:
    build(site)
    write(
        site / "stories.toml",
        '[[split]]\narticles = ["bridge.md"]\n\n[[rename]]\nstory = "council.txt"\nheadline = "Night tram for Ostrana"\n',
    )
    result = build(site)
    assert len(result.told.stories) == 3
    assert "Night tram for Ostrana" in {account.headline for account in result.site.accounts}
    write(site / "stories.toml", '[[pin]]\nstory = "nowhere.txt"\n')
    (note,) = build(site).told.notes
    assert (note.path, note.line, note.code) == ("stories.toml", 1, "stale-decision")


def test_a_frozen_ledger_is_not_changed(site: Path) -> None:
    with pytest.raises(LedgerError, match="--frozen-ledger"):
        build(site, Options(frozen_ledger=True))
    assert not (site / "digest.ledger").exists()
    build(site)
    build(site, Options(frozen_ledger=True))


def test_no_content_folder_is_said(tmp_path: Path) -> None:
    with pytest.raises(ConfigError, match="no folder content/"):
        build(tmp_path)


def test_public_excerpts_stay_within_the_limit(site: Path) -> None:
    """280 characters and 15 % in all, over every page, feed and receipt: sentences beyond the excerpt are nowhere."""
    write(site / "digest.toml", 'site_id = "test"\npublish = "public"\n[site]\nbase_url = "https://example.org/"\n')
    build(site)
    everything = "".join(
        path.read_text(encoding="utf-8")
        for path in (site / "site").rglob("*")
        if path.suffix in (".html", ".xml", ".json", ".atom")
    )
    assert "foot passengers" not in everything  # last sentence of an excerpt-only text
    assert "Engineers will inspect all 84 hangers" in everything  # rights = own


def test_future_dates_go_to_the_undated(site: Path) -> None:
    write(site / "digest.toml", "[dates]\nlatest = 2025-10-14\n")
    lines = {line.path: line for line in build(site).lines}
    assert lines["bridge.md"].status == "undated" and "2025-10-14" in lines["bridge.md"].reason
    assert lines["post/bridge.txt"].status == "published"


def test_report_lines_are_json(site: Path, tmp_path: Path, digest) -> None:
    digest("build", "--root", site, "--report", tmp_path / "report.jsonl", "--quiet")
    rows = [json.loads(line) for line in (tmp_path / "report.jsonl").read_text(encoding="utf-8").splitlines()]
    assert {row["path"] for row in rows} >= {"post/bridge.txt", "bridge.md", "council.txt"}
    assert all(row["status"] in ("published", "copy", "undated", "skipped", "ignored") for row in rows)
    assert all(row["status"] == "published" or row["reason"] for row in rows)


def test_the_order_of_files_changes_nothing(site: Path, tmp_path: Path) -> None:
    build(site)
    other = tmp_path / "other"
    for name in ("council.txt", "bridge.md", "post/bridge.txt", "post/_folder.toml"):
        write(other / "content" / name, (site / "content" / name).read_text(encoding="utf-8"))
    shutil.copy(site / "digest.toml", other / "digest.toml")
    build(other)
    assert tree(site / "site") == tree(other / "site")


def test_the_text_that_was_cut_is_not_on_the_page_of_the_story(site: Path) -> None:
    result = build(site)
    article = next(a for a in result.told.articles.values() if a.path == "post/bridge.txt")
    assert "newsletter" not in article.text and "Bakery" not in article.text
    assert article.title == "Harbour bridge closes after cracks are found"
    assert article.authors == ("Jon Esker",)
    assert any("newsletter" in cut.text for cut in article.cuts)
    assert BRIDGE.count("newsletter") == 1


# ---------------------------------------------------------------- the five seeds


def seeds(shared: Path, tmp_path: Path) -> Path:
    root = tmp_path / "seeds"
    shutil.copytree(shared / "seeds", root / "content")
    return root


def test_the_seeds_make_four_stories(shared: Path, tmp_path: Path) -> None:
    result = build(seeds(shared, tmp_path))
    number = {article.id: article.path[:3] for article in result.told.articles.values()}
    stories = sorted(sorted(number[m.id] for m in s.group.members) for s in result.told.stories)
    assert stories == [["000"], ["001"], ["002", "004"], ["003"]]


def test_the_seeds_have_one_honest_date_and_one_inferred(shared: Path, tmp_path: Path) -> None:
    result = build(seeds(shared, tmp_path))
    dates = {article.path[:3]: article.dated for article in result.told.articles.values()}
    assert (dates["004"].published, dates["004"].precision, dates["004"].inferred) == ("2025-10-12", "day", False)
    assert (dates["002"].published, dates["002"].inferred) == ("2025-10-12", True)
    assert [dates[n].published for n in ("000", "001", "003")] == ["", "", ""]
