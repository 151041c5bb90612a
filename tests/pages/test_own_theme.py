"""A site may look its own way: one template, one block, one colour, one language; and everything taken out changes nothing."""

from __future__ import annotations

import shutil
from collections.abc import Mapping
from pathlib import Path

import pytest

from digest.build import Options, build
from digest.theme import Theme
from tests.conftest import BRIDGE, BRIDGE_TOO


@pytest.fixture
def root(tmp_path: Path) -> Path:
    (tmp_path / "content").mkdir()
    (tmp_path / "content" / "bridge.txt").write_text(BRIDGE, encoding="utf-8")
    (tmp_path / "content" / "too.md").write_text(BRIDGE_TOO, encoding="utf-8")
    return tmp_path


def built(root: Path, settings: str = "", templates: Mapping[str, str] | None = None) -> dict[str, str]:
    (root / "digest.toml").write_text(f'site_id = "6d7a4a0e-5b0c-4f0b-9a56-0e3c1f1c2a77"\n[site]\n{settings}', encoding="utf-8")
    for name, source in (templates or {}).items():
        path = root / "templates" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(source, encoding="utf-8")
    build(root, Options(search=False))
    site = root / "site"
    return {
        path.relative_to(site).as_posix(): path.read_text(encoding="utf-8") for path in sorted(site.rglob("*")) if path.is_file()
    }


def test_a_site_overrides_one_template_one_block_one_colour_and_its_language(root: Path) -> None:
    plain = built(root, 'title = "The Averin Digest"\n')
    mine = built(
        root,
        'title = "The Averin Digest"\nlanguage = "de"\naccent = "#0a5c36"\n',
        {
            "404.html": '{% extends "base.html" %}{% block main %}<h1>Nur Möwen hier</h1>{% endblock %}',
            "front.html": '{% extends "default/front.html" %}{% block lead %}<div class="flag">{{ super() }}</div>{% endblock %}',
            "texts/de.toml": 'nav_archive = "Keller"\n',
        },
    )
    assert "Nur Möwen hier" in mine["404.html"] and "Nur Möwen hier" not in plain["404.html"]
    assert '<div class="flag"><div class="lead">' in mine["index.html"] and "The days before" not in mine["index.html"]
    assert (
        '<html lang="de"' in mine["about.html"]
        and ">Keller</a>" in mine["about.html"]
        and "Wie Geschichten entstehen" in mine["about.html"]
    )
    assert mine["static/paper.css"].startswith(plain["static/paper.css"]) and "--accent: #0a5c36" in mine["static/paper.css"]
    assert [url for url in mine if url.startswith("story/")] == [url for url in plain if url.startswith("story/")]


def test_a_second_theme_changes_the_frame_of_every_page_and_one_macro(root: Path) -> None:
    mine = built(
        root,
        "",
        {
            "parts/footer.html": '<footer class="colophon">Harbour desk</footer>\n',
            "parts/trail.html": "{% macro trail(links, root) %}<p>{% for one in links %}{{ one.text }} » {% endfor %}</p>{% endmacro %}",
            "static/paper.css": "body { color: black }\n",
        },
    )
    assert mine["static/paper.css"] == "body { color: black }\n"
    assert "October 2025 »" in mine["2025/10/14.html"]
    pages = [url for url, body in mine.items() if url.endswith(".html")]
    assert len(pages) > 10 and all("Harbour desk" in mine[url] for url in pages)


def test_a_theme_taken_out_whole_makes_the_same_site(root: Path) -> None:
    plain = built(root)
    theme = Theme()
    for name in theme.names():
        path = root / "templates" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(theme.source(name))
    assert built(root) == plain
    shutil.rmtree(root / "templates")
    assert built(root) == plain
