"""What the site's owner adds: static/ is copied as it is, and a module of theirs can make pages."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from digest.build import Options, build, watched
from digest.build.warm import warm
from digest.errors import ConfigError
from tests.conftest import write

MODULE = """
from dataclasses import dataclass

from digest.model import Page


@dataclass(frozen=True)
class View:
    headlines: tuple


def by_headline(accounts, settings):
    return [Page("headlines.html", "headlines.html", View(tuple(sorted(account.headline for account in accounts))))]


def wrong(accounts, settings):
    return ["no page"]
"""


def test_static_files_are_copied_as_they_are(site: Path) -> None:
    write(site / "static" / "CNAME", "news.example\n")
    (site / "static" / "img").mkdir()
    (site / "static" / "img" / "logo.png").write_bytes(b"\x89PNG\r\n\x1a\n\x00")
    write(site / "static" / ".DS_Store", "x")
    build(site)
    assert (site / "site" / "CNAME").read_text() == "news.example\n"
    assert (site / "site" / "img" / "logo.png").read_bytes() == b"\x89PNG\r\n\x1a\n\x00"
    assert not (site / "site" / ".DS_Store").exists()
    (site / "static" / "CNAME").unlink()
    build(site)
    assert not (site / "site" / "CNAME").exists()


def test_a_link_that_leads_out_of_static_is_passed_over(site: Path, tmp_path: Path) -> None:
    write(tmp_path / "secret", "secret")
    (site / "static").mkdir()
    (site / "static" / "out.txt").symlink_to(tmp_path / "secret")
    build(site)
    assert not (site / "site" / "out.txt").exists()


def test_a_module_of_the_user_makes_pages(site: Path) -> None:
    write(site / "my_pages.py", MODULE)
    write(
        site / "templates" / "headlines.html",
        "<!doctype html><title>Headlines</title>{% for one in page.headlines %}<p>{{ one }}{% endfor %}",
    )
    write(site / "digest.toml", '[pages]\nextra = ["my_pages:by_headline"]\n')
    build(site)
    assert "Council votes for a night tram" in (site / "site" / "headlines.html").read_text(encoding="utf-8")
    write(site / "digest.toml", '[pages]\nextra = ["my_pages:wrong"]\n')
    with pytest.raises(ConfigError, match=r'"my_pages:wrong" returned str; expected digest.model.Page'):
        build(site)


def test_a_changed_module_makes_its_pages_again(site: Path) -> None:
    write(site / "my_pages.py", MODULE)
    write(site / "templates" / "headlines.html", "<!doctype html><title>{{ page.headlines | length }}</title>")
    write(site / "digest.toml", '[pages]\nextra = ["my_pages:by_headline"]\n')
    build(site)
    before = (site / "site" / "headlines.html").read_bytes()
    write(site / "static" / "a.txt", "a")
    assert "a.txt" in build(site).written
    assert (site / "site" / "headlines.html").read_bytes() == before


RULES = "from own_words import WORD\n\n\ndef drop(document, settings):\n" + (
    "    from dataclasses import replace\n\n    from digest.model import Cut\n\n"
    "    gone = [block for block in document.blocks if block.text.startswith(WORD)]\n"
    "    kept = tuple(block for block in document.blocks if block not in gone)\n"
    "    return replace(document, blocks=kept), tuple(Cut(block.text, 'own', WORD, block.line) for block in gone)\n"
)


def test_a_changed_rule_holds_at_the_next_build_of_a_process_that_lasts(site: Path) -> None:
    """Else what the old rule made would be remembered as the work of the new one, for later processes, too."""
    write(site / "own_rules.py", RULES)
    write(site / "own_words.py", "WORD = 'POLL:'\n")
    write(site / "digest.toml", 'site_id = "test"\n[clean]\nafter.furniture = ["own_rules:drop"]\n')
    asked = "POLL: is it good for the harbour?\n\nVOTE: is it good for us all?\n"
    write(site / "content" / "quay.txt", f"Quay of Hask is lit\n\nHASK, Oct. 3, 2025 — The quay is lit from today on, it was said.\n\n{asked}")
    watching, options = warm(site), Options(search=False)

    def left() -> list[str]:
        page = next((site / "site" / "article").glob("*quay*")).read_text(encoding="utf-8")
        return re.findall(r'<p id="p\d+"[^>]*>(POLL|VOTE)', page)

    for word, stays in (("POLL", "VOTE"), ("VOTE", "POLL"), ("POLL", "VOTE")):
        write(site / "own_words.py", f"WORD = '{word}:'\n")  # as long as before, and within a second
        build(site, options, watching)
        assert left() == [stays]
    assert {site / "own_rules.py", site / "own_words.py"} <= {*watched(site, options)[0]}
    assert not (site / "__pycache__").exists()
