"""The outlet that a copied page names above its article counts where something else bears it out."""

from __future__ import annotations

from pathlib import Path

import pytest

from digest.build import Options, build
from digest.clean import masthead
from tests.clean.varnel import PARAGRAPHS, TITLE
from tests.conftest import write

PAGE = ("Menu", "Sign in", "Varnel", "Sport", TITLE, *PARAGRAPHS)


@pytest.mark.parametrize(
    ("name", "foot"),
    [
        ("Varnel Post", "© 2026 Varnel Post Ltd. Registered in Varnel"),
        ("The Varnel Post", "Copyright Varnel Post 2026. All rights reserved."),
        ("Inselbote", "© Der Inselbote GmbH & Co. KG"),
        ("El Faro de Varnel", "© El Faro de Varnel S.L."),
        ("Varnel Post", "Got a tip? tips@varnelpost.example"),
        ("L'Île libre", "Suivez-nous : https://www.lile-libre.example/abo"),
        ("Varnel Anzeiger", "Impressum"),
    ],
)
def test_a_name_that_the_page_bears_out(name: str, foot: str) -> None:
    assert masthead("\n".join((name, *PAGE, foot))) == name


@pytest.mark.parametrize(
    "foot",
    ["© 2026 Varnel Post Ltd.", "Sport", "© Varnel Sport Media", "https://www.facebook.com/sharer", "varnel@post.example", "© 2026"],
)
def test_a_section_a_place_or_a_network_is_no_outlet(foot: str) -> None:
    assert masthead("\n".join(("Facebook", "News", *PAGE, foot))) == ""


def test_a_name_that_the_editor_gave_needs_nothing_else() -> None:
    assert masthead("\n".join(("Der Landbote", *PAGE)), {"der landbote"}) == "Der Landbote"
    assert masthead("\n".join(("Der Landbote", *PAGE))) == ""


def test_a_name_inside_the_article_is_not_asked_for() -> None:
    assert masthead("\n".join((*PAGE, *PARAGRAPHS, "Varnel Post", "© 2026 Varnel Post Ltd."))) == ""


def test_pages_copied_into_one_folder_have_the_outlets_that_they_name(tmp_path: Path) -> None:
    write(tmp_path / "digest.toml", 'site_id = "test"\n')
    write(tmp_path / "outlets.toml", '[outlets.landbote]\nname = "Der Landbote"\n')
    write(tmp_path / "content/mon/a.txt", "\n".join(("Varnel Post", *PAGE, "© 2026 Varnel Post Ltd.")))
    write(tmp_path / "content/mon/b.txt", "\n".join(("DER LANDBOTE", *PAGE)))
    write(tmp_path / "content/mon/c.txt", "\n".join(PAGE))
    found = {article.path: article.outlet for article in build(tmp_path, Options(search=False)).told.articles.values()}
    assert [found[f"mon/{name}.txt"].key for name in "abc"] == ["varnel-post", "landbote", ""]
    assert found["mon/b.txt"].name == "Der Landbote"
