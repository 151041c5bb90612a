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


# ---------------------------------------------------------------- what once had an address


def built(root: Path, **settings: object) -> dict[str, str]:
    """The pages and feeds of outlets by their names below source/, built with these settings over what was built there before."""
    lines = ['site_id = "test"', *(f"{key} = {json.dumps(value)}" for key, value in settings.items())]
    write(root / "digest.toml", "\n".join(lines) + "\n")
    build(root, QUICK)
    return {path.name: path.read_text(encoding="utf-8") for path in (root / "site" / "source").glob("*.*")}


def report(root: Path, name: str, url: str, publisher: str = "") -> None:
    words = "The pier of the old harbour was opened on 3 May 2025 after nine years of work."
    fields = {"url": url, "title": "Report from the pier", "publisher": publisher, "maintext": words, "date_publish": "2025-05-03"}
    write(root / "content" / name, json.dumps(fields))


def test_an_outlet_that_is_named_later_keeps_its_page_and_feed(tmp_path: Path) -> None:
    report(tmp_path, "press/1.json", "https://lyr.example/1")
    assert {"lyr-example.html", "lyr-example.xml"} <= built(tmp_path).keys()
    write(tmp_path / "content" / "press" / "_folder.toml", 'source = "Lyr Press"\n')
    now = built(tmp_path)
    assert 'href="../source/lyr-press.html" dir="auto">Lyr Press</a>' in now["lyr-example.html"] and "Report from" not in now["lyr-example.html"]
    assert "Report from the pier" in now["lyr-example.xml"] and "Report from the pier" in now["lyr-press.xml"]
    assert built(tmp_path) == now


def test_a_name_whose_domain_is_learnt_later_keeps_its_page_and_feed(tmp_path: Path) -> None:
    report(tmp_path, "1.json", "", "Lyr Press")
    assert "lyr-press.html" in built(tmp_path)
    report(tmp_path, "2.json", "https://lyr.example/2", "Lyr Press")
    now = built(tmp_path)
    assert "source/lyr-example.html" in now["lyr-press.html"] and now["lyr-press.xml"].count("<item>") == now["lyr-example.xml"].count("<item>") > 0


def test_an_outlet_that_has_nothing_any_more_leads_to_the_others(tmp_path: Path) -> None:
    report(tmp_path, "1.json", "https://lyr.example/1")
    report(tmp_path, "2.json", "https://post.example/2")
    built(tmp_path)
    (tmp_path / "content" / "1.json").unlink()
    now = built(tmp_path)
    assert "source/index.html" in now["lyr-example.html"] and "nothing to tell here" in now["lyr-example.xml"]


def test_an_outlet_that_is_taken_down_leaves_a_tombstone(tmp_path: Path) -> None:
    report(tmp_path, "1.json", "https://lyr.example/1", "Lyr Press")
    report(tmp_path, "2.json", "https://post.example/2")
    built(tmp_path)
    now = built(tmp_path, removed=["lyr.example"])
    assert "http-equiv=\"refresh\"" not in now["lyr-example.html"] and "taken down" in now["lyr-example.html"]
    assert not any("Lyr Press" in text for text in now.values())
    assert built(tmp_path, removed=["lyr.example"]) == now
