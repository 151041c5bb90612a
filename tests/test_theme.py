"""Templates: the user's own first, errors with file and line, nothing unescaped."""

from __future__ import annotations

import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

import jinja2
import pytest

from digest.cache import Cache
from digest.errors import ConfigError, TemplateError
from digest.model import Block, Page
from digest.pages import SiteInput, plan
from digest.settings import Settings
from digest.theme import LANGUAGES, Theme

BLOCK = Block("p", "a < b")


@dataclass(frozen=True)
class View:
    title: str = "A & B"
    block: Block = BLOCK


def own(folder: Path, **files: str) -> Theme:
    for name, text in files.items():
        path = folder / name.replace("__", "/").replace("_html", ".html").replace("_xml", ".xml").replace("_css", ".css").replace(
            "_toml", ".toml"
        )
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return Theme(folder)


def test_ones_own_template_comes_first_and_sees_only_its_page(tmp_path: Path) -> None:
    theme = own(tmp_path, four_html="{{ page.title }} {{ t.new }}")
    assert theme.render(Page("x.html", "four.html", View())) == b"A &amp; B New"


def test_a_default_of_the_same_name_can_be_extended(tmp_path: Path) -> None:
    own(tmp_path, **{"404_html": '{% extends "default/404.html" %}{% block main %}<h1>mine</h1>{% endblock %}'})
    theme = Theme(tmp_path)
    page = next(page for page in plan(SiteInput(Settings(), texts=theme.texts)) if page.url == "404.html")
    body = theme.render(page).decode()
    assert "<h1>mine</h1>" in body and '<header class="masthead">' in body and "never change" not in body


@pytest.mark.parametrize("name", ["x_html", "x_xml"])
def test_everything_is_escaped(tmp_path: Path, name: str) -> None:
    theme = own(tmp_path, **{name: "{{ page.title }}|{{ page.block|inline }}"})
    assert theme.render(Page("x", name.replace("_", "."), View())) == b"A &amp; B|a &lt; b"


def test_the_markup_of_a_block_was_made_safe_before_and_is_kept(tmp_path: Path) -> None:
    theme = own(tmp_path, x_html="{{ page.block|inline }}")
    assert theme.render(Page("x", "x.html", View(block=Block("p", "a", html="<b>a</b>")))) == b"<b>a</b>"


@pytest.mark.parametrize(
    ("source", "line", "words"),
    [
        ("one\n{{ page.titel }}", 2, "titel"),
        ("one\ntwo\n{% if %}", 3, "Expected an expression"),
        ("{{ t.nothing_of_the_kind }}", 1, "nothing_of_the_kind"),
        ("{{ range(3) }}", 1, "range"),
        ('{% include "parts/mastheat.html" %}', 1, 'did you mean "parts/masthead.html"'),
    ],
)
def test_an_error_names_the_template_its_line_and_the_page(tmp_path: Path, source: str, line: int, words: str) -> None:
    theme = own(tmp_path / "templates", x_html=source)
    with pytest.raises(TemplateError) as caught:
        theme.render(Page("story/s1.html", "x.html", View()))
    assert (caught.value.path, caught.value.line) == ("templates/x.html", line)
    assert words in str(caught.value) and "while rendering story/s1.html" in str(caught.value)
    assert str(tmp_path) not in str(caught.value)


def test_a_template_that_does_not_exist_is_an_error() -> None:
    with pytest.raises(TemplateError, match=r'did you mean "story.html"'):
        Theme().render(Page("x.html", "storry.html", View()))


def test_ones_own_texts_change_single_lines(tmp_path: Path) -> None:
    theme = own(tmp_path, texts__en_toml='new = "Fresh"')
    assert theme.texts["new"] == "Fresh" and theme.texts["nav_feeds"] == "Feeds"


@pytest.mark.parametrize("source", ["new = ", "new = 3"])
def test_texts_that_are_no_texts_are_an_error(tmp_path: Path, source: str) -> None:
    with pytest.raises(ConfigError, match=r"texts/en\.toml:1:"):
        _ = own(tmp_path, texts__en_toml=source).texts


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_catalogue_has_every_text(language: str) -> None:
    import tomllib

    folder = Theme().defaults / "texts"
    tables = [tomllib.loads((folder / f"{code}.toml").read_text(encoding="utf-8")) for code in ("en", language)]
    assert tables[0].keys() == tables[1].keys()
    for name in ("months", "months_alone", "months_short"):
        assert len(tables[1][name].split()) == 12
    assert len(tables[1]["weekdays"].split()) == len(tables[1]["weekdays_short"].split()) == 7


def test_an_unknown_language_speaks_english() -> None:
    assert Theme(language="xx").texts == Theme(language="en").texts


def test_the_accent_is_the_sites_own_and_nothing_but_a_colour() -> None:
    sheet = next(file for file in Theme().assets("#004488") if file.url == "static/paper.css")
    assert b"--accent: #004488" in sheet.body
    with pytest.raises(TemplateError, match="expected a CSS colour"):
        Theme().assets("red; } body { display: none")


def test_ones_own_static_files_replace_and_join_the_defaults(tmp_path: Path) -> None:
    files = {file.url: file.body for file in own(tmp_path, static__paper_css="p {}", static__more_css="q {}").assets()}
    assert files["static/paper.css"] == b"p {}" and "static/more.css" in files and "static/icon.svg" in files


def test_the_fingerprint_follows_every_file(tmp_path: Path) -> None:
    before = Theme(tmp_path).fingerprint
    assert Theme(tmp_path).fingerprint == before
    assert own(tmp_path, parts__why_html="x").fingerprint != before


def test_defaults_can_be_taken_out_to_be_changed() -> None:
    theme = Theme()
    assert "story.html" in theme.names() and theme.source("story.html").startswith(b"{% extends")
    with pytest.raises(TemplateError, match=r'did you mean "story.html"'):
        theme.source("stori.html")


def test_templates_trust_no_markup_but_that_of_blocks() -> None:
    for name in Theme().names():
        if not name.startswith("static/"):
            assert b"|safe" not in Theme().source(name) and b"| safe" not in Theme().source(name), name


def test_importing_it_loads_no_template_engine() -> None:
    code = "import sys, digest.theme, digest.pages; assert not {'jinja2', 'markupsafe'} & set(sys.modules)"
    subprocess.run([sys.executable, "-c", code], check=True)


def test_compiled_templates_are_known_again_until_they_change(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    compiled: list[str] = []
    whole = jinja2.Environment.compile
    monkeypatch.setattr(
        jinja2.Environment,
        "compile",
        lambda self, source, name, *a, **k: (compiled.append(name), whole(self, source, name, *a, **k))[1],
    )
    own = tmp_path / "templates"
    own.mkdir()
    page = Page("x.txt", "x.txt", {"word": "ferry"})

    def rendered(source: str) -> bytes:
        (own / "x.txt").write_text(source)
        with Cache(tmp_path / "kept") as kept:
            body = Theme(own, kept=kept).render(page)
            kept.save()
        return body

    assert [rendered("{{ page.word }}"), rendered("{{ page.word }}"), rendered("The {{ page.word }}")] == [
        b"ferry",
        b"ferry",
        b"The ferry",
    ]
    assert compiled == ["x.txt", "x.txt"]
