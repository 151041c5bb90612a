"""`digest mail`: a day as a message: both parts, the same bytes every time, nothing but what the reports say, never in the site."""

from __future__ import annotations

import email
import email.policy
import re
from pathlib import Path

import pytest

from tests.conftest import write

pytestmark = pytest.mark.slow


def mail(site: Path, digest, *words: str):
    text = digest("mail", "2025-10-14", *words, cwd=site).stdout
    return email.message_from_string(text, policy=email.policy.default)


def test_a_day_is_a_message_with_two_parts(site: Path, digest) -> None:
    message = mail(site, digest, "--from", "The desk <desk@post.example>", "--to", "all@post.example", "--base-url", "https://post.example/news/")
    assert message["Subject"] == "Test: Tuesday 14 October 2025" and message["From"] == "The desk <desk@post.example>"
    assert message["Date"].datetime.isoformat() == "2025-10-14T23:59:59+00:00"
    assert message["Message-ID"].endswith("@post.example>")
    text = message.get_body(("plain",)).get_content()
    page = message.get_body(("html",)).get_content()
    for part in (text, page):
        assert "Harbour bridge closes after cracks are found" in part and "Harbour Post" in part
        assert "https://post.example/news/story/" in part and "https://post.example/news/2025/10/14.html" in part
        assert "newsletter" not in part and "ledger.example" not in part  # cut; and of the day after
    assert max(len(line) for line in text.splitlines() if "://" not in line) <= 72
    assert not re.search(r"<(script|link|img|style|iframe)\b", page) and "style=" in page


def test_the_same_day_is_the_same_bytes(site: Path, digest, tmp_path: Path) -> None:
    first = digest("mail", "2025-10-14", cwd=site).stdout
    again = digest("mail", "2025-10-14", cwd=site, env={"TZ": "Asia/Tokyo", "PYTHONHASHSEED": "7", "LC_ALL": "C"}).stdout
    assert first == again
    digest("mail", "2025-10-14", "--out", tmp_path / "a.eml", cwd=site)
    assert (tmp_path / "a.eml").read_bytes().replace(b"\r\n", b"\n").decode() == first.replace("\r\n", "\n")


def test_every_sentence_is_a_reports_own(site: Path, digest) -> None:
    source = " ".join((site / "content" / "post" / "bridge.txt").read_text(encoding="utf-8").split())
    text = mail(site, digest).get_body(("plain",)).get_content()
    said = [" ".join(part.split()) for part in re.findall(r"\n\n((?:[^\n]+\n)+?)(?=\n)", text) if part.rstrip().endswith("(Harbour Post)")]
    assert said and all(sentence.removesuffix(" (Harbour Post)") in source for sentence in said)


def test_a_day_knows_nothing_of_the_days_after_it(site: Path, digest) -> None:
    text = mail(site, digest).get_body(("plain",)).get_content()
    assert "shut both carriageways" in text and "Strait Ledger" not in text and "stays closed" not in text


def test_an_unknown_outlet_is_no_outlet(site: Path, digest) -> None:
    write(site / "content" / "x.md", "---\ntitle: Seal in a bakery\ndate: 2025-10-17\n---\nA seal pup was found asleep in a bakery of Hask at noon.\n")
    text = digest("mail", "2025-10-17", "--text", cwd=site).stdout
    assert "1 story from 1 report\n" in text and "nknown" not in text and "* Seal in a bakery" in text


def test_markup_in_a_headline_stays_text(site: Path, digest) -> None:
    write(site / "content" / "x.md", "---\ntitle: 'A <script>alert(1)</script> title'\ndate: 2025-10-14\n---\nThe ferry Tern ran aground near Hask at noon.\n")
    page = digest("mail", "2025-10-14", "--html", cwd=site).stdout
    assert "<script" not in page and "&lt;script&gt;" in page


def test_a_public_site_mails_no_more_than_its_excerpts(site: Path, digest) -> None:
    text = digest("mail", "2025-10-15", "--text", "--set", "publish=public", cwd=site).stdout
    assert "A free ferry for foot passengers" not in text and "Cracks close harbour bridge" in text


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("2025-10-20",), "the nearest day with reports is 2025-10-15"),
        (("yesterday",), "expected one such as 2025-10-12"),
        (("2025-10-14", "--from", "desk"), "is no mailbox"),
        (("2025-10-14", "--out", "digest.toml"), "the mail would be written over digest.toml"),
        (("2025-10-14", "--out", "content/a.eml"), "the mail would lie among the articles"),
        (("2025-10-14", "--out", "site/a.eml"), "would lie among the site"),
        (("2025-10-14", "--html", "--text"), "not both"),
    ],
)
def test_a_mistake_is_explained(words: tuple[str, ...], said: str, site: Path, digest) -> None:
    assert said in digest("mail", *words, cwd=site, status=2).stderr
