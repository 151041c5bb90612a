"""What is taken down leaves no name behind, even where its file stays."""

from __future__ import annotations

from pathlib import Path


def test_the_ledger_forgets_the_words_of_an_article_whose_file_stays(site: Path, digest) -> None:
    digest("build", "--no-search", cwd=site)
    assert "night-tram" in (site / "digest.ledger").read_text(encoding="utf-8")
    digest("remove", "content/council.txt", cwd=site)
    digest("build", "--no-search", cwd=site)
    lines = (site / "digest.ledger").read_text(encoding="utf-8").splitlines()
    told = next(line for line in lines if "council.txt" in line and line.startswith("article"))
    assert "night-tram" not in told and "text=" not in told
    assert (site / "content" / "council.txt").exists()


def test_it_keeps_its_id_when_it_comes_back(site: Path, digest) -> None:
    digest("build", "--no-search", cwd=site)
    settings = (site / "digest.toml").read_text(encoding="utf-8")
    before = (site / "digest.ledger").read_text(encoding="utf-8")
    digest("remove", "content/council.txt", cwd=site)
    digest("build", "--no-search", cwd=site)
    (site / "digest.toml").write_text(settings, encoding="utf-8")
    digest("build", "--no-search", cwd=site)
    ids = [{line.split()[1] for line in text.splitlines() if line.startswith("article")} for text in (before, (site / "digest.ledger").read_text(encoding="utf-8"))]
    assert ids[0] == ids[1]


def test_one_of_several_in_a_file_goes_by_its_number(site: Path, digest) -> None:
    texts = ("A seal sleeps in a bakery.", "The tram of Hask is late.")
    lines = [f'{{"title": "{text}", "text": "{text} More is not known.", "date": "2025-10-14"}}' for text in texts]
    (site / "content" / "wire.jsonl").write_text("\n".join(lines) + "\n", encoding="utf-8")
    said = digest("remove", "content/wire.jsonl#1", cwd=site).stdout
    assert "The tram of Hask" in said and "seal" not in said
    digest("build", "--no-search", cwd=site)
    said = (site / "site" / "2025" / "10" / "14.html").read_text(encoding="utf-8")
    assert "A seal sleeps" in said and "The tram of Hask" not in said
