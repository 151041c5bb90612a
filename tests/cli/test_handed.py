"""What a build hands to its caller: the report, the list of what changed, what it would change; all or nothing, and known beforehand."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest

from tests.conftest import tree, write

pytestmark = pytest.mark.slow


def listed(text: str) -> dict[str, set[str]]:
    rows = [line.split(" ", 1) for line in text.splitlines()]
    return {mark: {url for sign, url in rows if sign == mark} for mark in "+-"}


def differing(before: dict[str, str], after: dict[str, str]) -> dict[str, set[str]]:
    return {"+": {url for url, hash_ in after.items() if before.get(url) != hash_}, "-": before.keys() - after.keys()}


def test_the_list_is_exactly_what_changed(site: Path, digest) -> None:
    digest("build", "--no-search", "--changed-list", "changed", cwd=site)
    assert listed((site / "changed").read_text(encoding="utf-8")) == {"+": tree(site / "site").keys(), "-": set()}

    before = tree(site / "site")
    write(site / "content" / "quay.md", "---\ntitle: Quay of Hask is lit\ndate: 2025-11-03\n---\nThe quay of Hask is lit from today on.\n")
    (site / "content" / "council.txt").unlink()
    digest("build", "--no-search", "--changed-list", "changed", cwd=site)
    now = listed((site / "changed").read_text(encoding="utf-8"))
    assert now == differing(before, tree(site / "site")) and now["+"]

    digest("build", "--no-search", "--changed-list", "changed", cwd=site)
    assert (site / "changed").read_text(encoding="utf-8") == ""


def test_what_is_removed_is_listed_after_what_is_written(site: Path, digest) -> None:
    digest("build", "--no-search", cwd=site)
    before = tree(site / "site")
    done = digest("build", "--no-search", "--changed-list", "-", "--set", "pages.topics=false", "--set", "feeds.stories=false", cwd=site)
    marks = [line[0] for line in done.stdout.splitlines()]
    assert marks == sorted(marks) and set(marks) == {"+", "-"}  # "+" sorts before "-"
    assert listed(done.stdout) == differing(before, tree(site / "site"))
    assert "files written" in done.stderr  # standard output is the list alone


def test_the_report_too_may_go_to_standard_output(site: Path, digest) -> None:
    done = digest("build", "--no-search", "--report", "-", cwd=site)
    assert [json.loads(line)["status"] for line in done.stdout.splitlines()] and "2 stories" in done.stderr
    assert not (site / "-").exists()


def test_a_comparison_foretells_the_build_and_writes_nothing(site: Path, digest) -> None:
    digest("build", "--no-search", cwd=site)
    assert "nothing would change" in digest("build", "--no-search", "--compare", cwd=site).stdout
    digest("stories", "split", "bridge.md", cwd=site)
    digest("stories", "rename", "council.txt", "Night tram", cwd=site)
    write(site / "content" / "post" / "bridge.txt.meta.toml", "date = 2025-10-13\n")
    before = {name: hash_ for name, hash_ in tree(site).items() if not name.startswith(".digest/")}
    shutil.copytree(site / "site", site.parent / "old")

    said = digest("build", "--no-search", "--compare", cwd=site, status=1).stdout  # the day's page is gone
    foretold = json.loads(digest("build", "--no-search", "--compare", "--json", cwd=site, status=1).stdout)
    assert {name: hash_ for name, hash_ in tree(site).items() if not name.startswith(".digest/")} == before
    for part in ("stories new (1)", "stories with other reports (1)", "2025-10-14 → 2025-10-13", "→ Night tram", "Nothing was written"):
        assert part in said, said
    assert "1 new" in said.split("ids in digest.ledger")[1].splitlines()[0]

    digest("build", "--no-search", cwd=site)
    happened = json.loads(digest("compare", site.parent / "old", "site", "--json", cwd=site, status=1).stdout)
    ledger = foretold.pop("ledger")
    assert foretold == happened and len(ledger["minted"]) == 1


def test_a_comparison_says_which_addresses_would_die(site: Path, digest) -> None:
    digest("build", "--no-search", cwd=site)
    done = digest("build", "--no-search", "--compare", "--set", "pages.topics=false", "--set", "pages.articles=false", cwd=site, status=1)
    assert "pages gone" in done.stdout and "would be gone" in done.stdout
    (site / "content" / "council.txt").unlink()
    assert "a tombstone stands there" in digest("build", "--no-search", "--compare", cwd=site, status=1).stdout


def test_a_comparison_with_another_site(site: Path, digest) -> None:
    digest("build", "--no-search", "--output", "public", cwd=site)
    assert "nothing would change" in digest("build", "--no-search", "--compare", "public", cwd=site).stdout


UNWRITABLE = [
    (("--report", "nowhere/r.jsonl"), "nowhere/r.jsonl: the report cannot be written (no folder nowhere/; make it first)"),
    (("--report", "content"), "the report would lie among the articles"),
    (("--report", "folder"), "the report cannot be written (a folder is there; name a file)"),
    (("--report", "content/report.jsonl"), "content/report.jsonl: the report would lie among the articles, and would be read as one"),
    (("--report", "site/report.jsonl"), "site/report.jsonl: the report would lie among the site"),
    (("--changed-list", "nowhere/list"), "nowhere/list: the list of what changed cannot be written"),
    (("--changed-list", "site/list"), "site/list: the list of what changed would lie among the site"),
    (("--report", "digest.toml"), "digest.toml: the report would be written over digest.toml; name another place"),
    (("--changed-list", "digest.ledger"), "digest.ledger: the list of what changed would be written over digest.ledger"),
    (("--report", "static/report.jsonl"), "the report would lie in static/, which is the site's own"),
    (("--report", "one", "--changed-list", "./one"), "name one file; each needs its own"),
    (("--changed-list", "-", "--json"), "only one can"),
    (("--report", "-", "--changed-list", "-"), "only one can"),
    (("--compare", "--changed-list", "x"), "--compare writes nothing"),
    (("--compare",), "site: no built site to compare with; digest build makes one"),
    (("--compare", "content"), "content: no built site to compare with"),
]


@pytest.mark.parametrize(("words", "said"), UNWRITABLE, ids=[" ".join(words) for words, _ in UNWRITABLE])
def test_what_cannot_be_handed_over_is_known_before_the_build(words: tuple[str, ...], said: str, site: Path, digest) -> None:
    (site / "folder").mkdir()
    before = tree(site)
    done = digest("build", "--no-search", *words, cwd=site, status=2)
    assert said in done.stderr and "Traceback" not in done.stderr
    assert tree(site) == before  # nothing was built
