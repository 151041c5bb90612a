"""A web archive in content/: each page an article of its own, shared among workers, known again by its own bytes."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner

from digest.build import Options, Result, build
from digest.cli import cli
from tests.conftest import tree, write
from tests.warcs import answer, packed, page, pages, record


def root_with(root: Path, raw: bytes, name: str = "crawl.warc.gz", settings: str = "") -> Path:
    write(root / "digest.toml", f'site_id = "test"\n{settings}')
    (root / "content").mkdir(exist_ok=True)
    (root / "content" / name).write_bytes(raw)
    return root


def built(root: Path, **options: object) -> Result:
    return build(root, Options(search=False, **options))  # type: ignore[arg-type]


def several() -> list[bytes]:
    return [record(n, answer(page(n, ("Selmouth", "Averin", "Cardle")[n % 3])), url=f"https://{('post', 'radio')[n % 2]}.example/n/{n}") for n in range(40)]


def test_an_archive_makes_the_same_site_whoever_reads_it_and_however_it_is_packed(tmp_path: Path) -> None:
    made = {}
    for name, file, raw, engine in (
        ("local", "a.warc.gz", packed(several()), "local"),
        ("processes", "a.warc.gz", packed(several()), "processes"),
    ):
        root = root_with(tmp_path / name, raw, file)
        result = built(root, engine=engine)
        made[name] = (tree(root / "site"), result.lines, result.notes)
    assert made["local"] == made["processes"]
    articles = {article.part for article in result.told.articles.values()}
    assert articles == set(range(1, 41)) and result.counts.articles == 40


def test_an_archive_without_a_page_is_skipped(tmp_path: Path) -> None:
    picture = record(1, answer(b"\x89PNG", kind="image/png"))
    for name, records, status in (("none", [picture], "skipped"), ("one", [picture, several()[0]], "ignored")):
        lines = built(root_with(tmp_path / name, packed(records))).lines
        assert [each.status for each in lines if each.path == "crawl.warc.gz"][:1] == [status]


def test_pages_that_are_there_already_are_not_read_again(tmp_path: Path) -> None:
    records = several()
    root = root_with(tmp_path, packed(records[:30]))
    assert dict(built(root).did)["parsed"] == 30
    root_with(tmp_path, packed(records))
    again = dict(built(root).did)
    assert again["parsed"] == 10
    clean = root_with(tmp_path / "clean", packed(records))
    write(clean / "digest.ledger", (root / "digest.ledger").read_text(encoding="utf-8"))
    built(clean)
    assert tree(root / "site") == tree(clean / "site")
    root_with(tmp_path, b"".join(records), "crawl.warc.gz")  # the same records, not packed any more
    assert "parsed" not in dict(built(root).did)


def test_a_repeated_line_of_an_outlet_is_known_across_records(tmp_path: Path) -> None:
    records = [record(n, answer(page(n).replace(b"</article>", b"<p>Read the letter of the quays</p></article>"))) for n in range(6)]
    result = built(root_with(tmp_path, packed(records), settings="[clean]\noutlet_lines = 3\n"))
    assert not any("letter of the quays" in article.text for article in result.told.articles.values())


def test_what_was_left_out_and_what_is_damaged_is_said(tmp_path: Path) -> None:
    records = [*pages(3), record(4, answer(b"no", "404 Not Found")), record(5, b"GET / HTTP/1.1\r\n\r\n", "request"), record(6, answer(b"{}"))]
    raw = packed(records)
    members = packed(records[:1])
    result = built(root_with(tmp_path, raw[: len(members) + 30] + b"\xff" + raw[len(members) + 31 :]))
    said = {note.code: note.text for note in result.notes}
    assert set(said) == {"damaged-archive", "left-out", "bad-record"} and f"(at byte {len(members)})" in said["damaged-archive"]
    assert said["left-out"].endswith("1 status 404")
    lines = [(line.path, line.status) for line in result.lines]
    assert len([status for _, status in lines if status in ("published", "copy")]) == 2
    assert next(line.reason for line in result.lines if line.status == "ignored").endswith("of its own: 1 requests")
    assert result.counts.skipped == (("no page, but JSON", 1),)


@pytest.mark.parametrize(("raw", "reason"), [(b"", "empty"), (b"<html>no archive</html>", "not a web archive")])
def test_what_is_no_archive_is_skipped(tmp_path: Path, raw: bytes, reason: str) -> None:
    result = built(root_with(tmp_path, raw, "a.warc"))
    assert [(line.status, line.reason) for line in result.lines] == [("skipped", reason)]


def test_the_limit_of_a_file_is_that_of_each_record(tmp_path: Path) -> None:
    records = [*pages(3), record(9, answer(page(9) + b"<!--" + b"x" * 90_000 + b"-->"))]
    result = built(root_with(tmp_path, b"".join(records), "a.warc", "[readers]\nmax_file_bytes = 5000\n"))
    assert result.counts.articles == 3 and [note.code for note in result.notes] == ["too-large"]


def test_one_record_is_explained_by_its_number(tmp_path: Path) -> None:
    root = root_with(tmp_path, packed(several()))
    said = CliRunner().invoke(cli, ["explain", "crawl.warc.gz#7", "--root", str(root), "--json"])
    found = json.loads(said.output)
    assert (found["path"], found["part"], found["words"]["missing"]) == ("crawl.warc.gz", 7, [])
    assert found["title"] == "Bridge 6 of Selmouth closed"


def test_a_reader_of_ones_own_has_archives_as_they_are(tmp_path: Path) -> None:
    write(tmp_path / "own_archives.py", "from digest.model import Document\ndef read(source):\n    return [Document(source.path, text='Bridge closed\\n\\nIt is closed.')]\n")
    result = built(root_with(tmp_path, packed(pages(3)), settings='[readers]\n".warc" = "own_archives:read"\n'))
    assert result.counts.articles == 1
