"""One outlet under one key, whatever its texts show of it: its name, its domain, or both."""

from __future__ import annotations

import json
from pathlib import Path

from digest.build import Options, build
from tests.conftest import write

QUICK = Options(search=False)


def outlets(root: Path, *shown: tuple[str, str], removed: str = "") -> list[tuple[str, str]]:
    """Key and name of the outlet of each article, of which the site sees this address and this publisher."""
    for at, (url, publisher) in enumerate(shown):
        fields = {"url": url, "title": f"Report {at} from the pier", "publisher": publisher, "maintext": f"The pier of ward {at} was opened on 3 May 2025."}
        write(root / "content" / f"{at}.json", json.dumps(fields))
    write(root / "digest.toml", 'site_id = "test"\n' + (f'removed = ["{removed}"]\n' if removed else ""))
    write(root / "outlets.toml", '[outlets.rundschau]\nname = "Lyr-Rundschau"\n')
    told = build(root, QUICK).told
    return [(article.outlet.key, article.outlet.name) for article in sorted(told.articles.values(), key=lambda article: article.path)]


NAMED = ("https://lyr.example/1", "Lyr-Rundschau")
BARE = ("https://lyr.example/2", "")


def test_a_domain_is_the_outlet_that_its_other_texts_name(tmp_path: Path) -> None:
    assert outlets(tmp_path, NAMED, BARE) == [("rundschau", "Lyr-Rundschau")] * 2


def test_a_domain_of_several_outlets_stays_itself(tmp_path: Path) -> None:
    found = outlets(tmp_path, NAMED, ("https://lyr.example/3", "Lyr am Sonntag"), BARE)
    assert found[2] == ("lyr.example", "lyr.example")


def test_a_domain_that_nobody_names_stays_itself(tmp_path: Path) -> None:
    assert outlets(tmp_path, ("https://other.example/1", "Lyr-Rundschau"), BARE)[1] == ("lyr.example", "lyr.example")


def test_what_is_taken_down_under_its_domain_stays_down(tmp_path: Path) -> None:
    assert outlets(tmp_path, NAMED, BARE, removed="lyr.example") == [("rundschau", "Lyr-Rundschau"), ("lyr.example", "lyr.example")]
    assert len(build(tmp_path, QUICK).site.pages.articles) == 1


def test_what_is_taken_down_under_its_name_takes_its_domain_along(tmp_path: Path) -> None:
    assert outlets(tmp_path, NAMED, BARE, removed="rundschau") == [("rundschau", "Lyr-Rundschau")] * 2
    assert not build(tmp_path, QUICK).site.pages.articles


def test_of_two_keys_of_one_name_each_can_be_taken_down(tmp_path: Path) -> None:
    """One text shows the name alone, the other the domain too: one key for both, unless the editor names one of them."""
    named, both = ("", "Lyr am Sonntag"), ("https://sonntag.example/1", "Lyr am Sonntag")
    assert outlets(tmp_path / "a", named, both) == [("sonntag.example", "Lyr am Sonntag")] * 2
    outlets(tmp_path / "b", named, both, removed="lyr-am-sonntag")
    assert [article.path for article in build(tmp_path / "b", QUICK).site.pages.articles.values()] == ["1.json"]
