"""`digest theme`: a default is listed, copied, changed, and takes effect."""

from __future__ import annotations

from pathlib import Path

import pytest

pytestmark = pytest.mark.slow


def test_a_template_is_copied_and_takes_effect(site: Path, digest) -> None:
    assert "  story.html" in digest("theme", "list", cwd=site).stdout
    assert "docs/templates.md" in digest("theme", "eject", "about.html", cwd=site).stdout
    own = site / "templates" / "about.html"
    own.write_text(own.read_text(encoding="utf-8").replace("<h1", "<p>Our house</p><h1", 1), encoding="utf-8")
    assert "* about.html" in digest("theme", "list", cwd=site).stdout
    digest("build", "--no-search", cwd=site)
    assert "Our house" in (site / "site" / "about.html").read_text(encoding="utf-8")


def test_a_file_of_ones_own_is_not_written_over(site: Path, digest) -> None:
    digest("theme", "eject", "parts/why.html", cwd=site)
    (site / "templates" / "parts" / "why.html").write_text("mine", encoding="utf-8")
    assert "--force" in digest("theme", "eject", "parts/why.html", cwd=site, status=2).stderr
    digest("theme", "eject", "parts/why.html", "--force", cwd=site)
    assert (site / "templates" / "parts" / "why.html").read_text(encoding="utf-8") != "mine"
    assert 'did you mean "story.html"' in digest("theme", "eject", "stroy.html", cwd=site, status=2).stderr
    assert "no such template" in digest("theme", "eject", "../digest.toml", cwd=site, status=2).stderr
