"""`digest check`: each finding has its place and what to do; `--fix` takes out only what is so without it."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from digest.mending import without_decisions
from tests.conftest import write

pytestmark = pytest.mark.slow


def found(site: Path, digest, *words: str, status: int | None = None) -> dict[str, list[dict]]:
    out = digest("check", "--json", *words, cwd=site, status=status).stdout
    by_code: dict[str, list[dict]] = {}
    for line in out.splitlines():
        by_code.setdefault(json.loads(line)["code"], []).append(json.loads(line))
    return by_code


def test_findings_name_file_and_deed(site: Path, digest) -> None:
    write(site / "content" / "a.txt.meta.toml", "titel = 'x'\n")
    write(site / "content" / "a.txt", "Tern\n\nThe ferry Tern ran aground near the mole of Hask at noon.\n")
    write(site / "content" / "b.json", "{")
    write(site / "content" / "c.md", "---\ntitle: Quay\nurl: https://quay.example/1\ndate: 2025-10-02\n---\nThe quay of Hask is to be lit from spring on.\n")
    codes = found(site, digest, status=1)
    assert codes["unknown-key"][0]["path"] == "content/a.txt.meta.toml" and codes["unknown-key"][0]["line"] == 1
    assert codes["unknown-key"][0]["kind"] == "fault"
    assert codes["bad-json"][0]["path"] == "content/b.json" and "mend it there" in codes["bad-json"][0]["text"]
    assert 'goes by "quay.example"' in codes["outlet-unnamed"][0]["text"]
    assert "sidecar" in codes["undated"][0]["text"] and "base_url" in codes["no-base-url"][0]["text"]


def test_a_date_without_its_day_is_not_called_unknown(site: Path, digest) -> None:
    write(site / "content" / "weir.md", "---\ntitle: The weir\ndate: 2014\n---\nThey took out the weir of Hask with two excavators.\n")
    said = {finding["path"]: finding["text"] for finding in found(site, digest)["undated"]}
    assert said["content/weir.md"].startswith("only 2014 is known, not its day")


def test_a_finding_tells_which_of_several_articles_in_a_file(site: Path, digest) -> None:
    lines = [f'{{"title": "{text}", "text": "{text} More is not known."}}' for text in ("A seal sleeps in a bakery.", "The tram of Hask is late.")]
    write(site / "content" / "wire.jsonl", "\n".join(lines) + "\n")
    assert {"content/wire.jsonl", "content/wire.jsonl#1"} <= {finding["path"] for finding in found(site, digest)["undated"]}


def test_what_was_taken_down_needs_no_mending(site: Path, digest) -> None:
    assert "content/council.txt" in {finding["path"] for finding in found(site, digest)["undated"]}
    digest("remove", "council.txt", cwd=site)
    assert "undated" not in found(site, digest)


def test_a_redirect_to_nowhere_is_found_with_its_line(site: Path, digest) -> None:
    digest("build", "--no-search", cwd=site)
    ledger = site / "digest.ledger"
    ledger.write_text(ledger.read_text(encoding="utf-8") + "story s000000000 key=a1 state=redirect to=s111111111\n", encoding="utf-8")
    orphan = found(site, digest, status=1)["orphan"][0]
    assert ledger.read_text(encoding="utf-8").splitlines()[orphan["line"] - 1].startswith("story s000000000")


def test_fix_takes_out_what_is_so_already(site: Path, digest) -> None:
    text = '[[merge]]\nstories = ["post/bridge.txt", "bridge.md"]\n\n# keep\n[[pin]]\nstory = "council.txt"\n\n[[hide]]\nstory = "snothing00"\n'
    write(site / "stories.toml", text)
    before = found(site, digest, status=1)["stale-decision"]
    assert [finding["line"] for finding in before] == [1, 8]
    done = digest("check", "--fix", cwd=site, status=1)
    assert '-stories = ["post/bridge.txt", "bridge.md"]' in done.stderr
    assert (site / "stories.toml").read_text(encoding="utf-8") == text.partition("\n\n")[2]
    assert len(found(site, digest, status=1)["stale-decision"]) == 1  # names nothing known: the editor's to mend
    assert "nothing that could be mended" in digest("check", "--fix", cwd=site, status=1).stderr


def test_nothing_but_a_header_is_taken_for_a_decision() -> None:
    text = '[[pin]]\nstory = "s1"\n'
    assert without_decisions(text, [2]) == text == without_decisions(text, [0, 9])


def test_a_site_id_that_only_the_ledger_keeps_is_said(tmp_path: Path, digest) -> None:
    write(tmp_path / "content" / "a.txt", "Night tram\n\nThe council voted for a night tram on Monday, and fares stay.\n")
    said = digest("check", "--root", tmp_path).stdout
    assert "no-site-id" in said and "site_id = " in said
