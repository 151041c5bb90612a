"""One outlet under one key, whatever its texts show of it: its name, its domain, or both."""

from __future__ import annotations

import json
from pathlib import Path

from digest.build import Options, build
from tests.conftest import write

QUICK = Options(search=False)


def outlets(root: Path, *shown: tuple[str, str]) -> list[tuple[str, str]]:
    """Key and name of the outlet of each article, of which the site sees this address and this publisher."""
    for at, (url, publisher) in enumerate(shown):
        fields = {"url": url, "title": f"Report {at} from the pier", "publisher": publisher, "maintext": f"The pier of ward {at} was opened on 3 May 2025."}
        write(root / "content" / f"{at}.json", json.dumps(fields))
    write(root / "digest.toml", 'site_id = "test"\n')
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
