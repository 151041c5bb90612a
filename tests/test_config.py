"""digest.toml: what is stated is followed; a mistake gets file, line, key, what is wrong and what would be right."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from digest.config import load_settings, settings_of
from digest.errors import ConfigError
from digest.settings import Settings

MISTAKES = [
    ('[group]\n\nwindow_days = "3 days"', "digest.toml:3: group.window_days: expected a whole number, got text ('3 days')"),
    ("[grup]\nx = 1", 'digest.toml:1: grup: unknown setting (did you mean "group"?)'),
    ('[site]\ntitel = "x"', 'digest.toml:2: site.titel: unknown setting (did you mean "title"?)'),
    ('[site]\ntime_zone = "Europe/Kyyiv"', 'digest.toml:2: site.time_zone: no such time zone: "Europe/Kyyiv" (did you mean "Europe/Kyiv"?)'),
    ('[site]\n\nlanguage = "xx"', "digest.toml:3: site.language: expected the code of a language such as \"en\" or \"pt-BR\", got text ('xx')"),
    ('publish = "pubic"', 'expected one of "private", "public", got text (\'pubic\') (did you mean "public"?)'),
    ("site = 3", "digest.toml:1: site: expected a table, got a whole number (3)"),
    ('[site]\nbase_url = "example.org"', "digest.toml:2: site.base_url: expected an address such as https://example.org/news/"),
    ('[clean]\nkeep = ["("]', "digest.toml:2: clean.keep: not a regular expression"),
    ('[clean]\nkeep = "x"', "digest.toml:2: clean.keep: expected a list of texts"),
    ('[clean.after]\nfurniture = ["no function"]', 'expected "module:function"'),
    ('[readers]\n".mbox" = 3', 'readers.".mbox": expected "module:function"'),
    ('[sources."a.example"]\nrights = "ownn"', 'got text (\'ownn\') (did you mean "own"?)'),
    ('[sources."a.example"]\nrigths = "own"', 'digest.toml:2: sources."a.example".rigths: unknown setting (did you mean "rights"?)'),
    ('[sources.a.example]\nrights = "own"', 'digest.toml:1: sources.a.example: unknown setting; a domain is written in quotes: sources."a.example"'),
    ("[pages]\nlist_limit = 1", "digest.toml:2: pages.list_limit: expected 10 or more, got 1"),
    ("[dates]\nlatest = 3", "digest.toml:2: dates.latest: expected a date such as 2025-12-31, got a whole number (3)"),
    ('[feeds]\ncontent = "everything"', "digest.toml:2: feeds.content: expected one of"),
    ("[search]\nenabled = 1", "digest.toml:2: search.enabled: expected true or false"),
    ('[site]\naccent = "url(x)"', "digest.toml:2: site.accent: expected a colour"),
    ("x = [", "digest.toml:1: not TOML"),
    ("a = 1\na = 2", "digest.toml:2: not TOML"),
    ("[dates]\n[site]\n[dates]", "digest.toml:3: not TOML: the table [dates] stands here for the second time; put its keys under the first"),
    ('[sources."a.example"]\n[sources."a.example"]', 'the table [sources."a.example"] stands here for the second time'),
    ('[site]\npublish = "public"', 'digest.toml:2: site.publish: unknown setting; "publish" stands at the top, above the first [table]'),
    ('[site]\ntitle = "a', "digest.toml:2: not TOML"),
    ("[group]\nwindow_days = true", "expected a whole number, got true/false (True)"),
    ('site.title = 3', "digest.toml:1: site.title: expected text in quotes"),
]


@pytest.mark.parametrize(("text", "said"), MISTAKES)
def test_a_mistake_is_located_and_explained(text: str, said: str) -> None:
    with pytest.raises(ConfigError) as error:
        settings_of(text)
    assert said in str(error.value)


def test_no_file_means_defaults(tmp_path: Path) -> None:
    assert load_settings(tmp_path) == Settings()


def test_what_is_stated_is_in_force() -> None:
    settings = settings_of(
        'publish = "public"\n[site]\nbase_url = "https://example.org/news"\n[dates]\nlatest = 2025-12-31\n'
        '[sources."example.org"]\nname = "Example"\nrights = "own"\n[clean.after]\nfurniture = ["my_site.rules:drop"]\n'
        '[readers]\n".mbox" = "my_site.mail:read"\nmax_items = 5\n'
    )
    assert settings.publish == "public" and settings.publish_is_set
    assert settings.site.base_url == "https://example.org/news/"
    assert settings.dates.latest == date(2025, 12, 31)
    assert settings.source("example.org").rights == "own"
    assert settings.clean.after == (("furniture", ("my_site.rules:drop",)),)
    assert settings.readers.custom == ((".mbox", "my_site.mail:read"),)
    assert settings.readers.max_items == 5


def test_the_command_line_overrides_and_says_so(tmp_path: Path) -> None:
    (tmp_path / "digest.toml").write_text('[site]\ntitle = "Old"\n')
    assert load_settings(tmp_path, ["site.title=New", "group.window_days=9"]).site.title == "New"
    assert load_settings(tmp_path, ['sources."a.example".rights=own']).source("a.example").rights == "own"
    with pytest.raises(ConfigError, match=r"--set group.window_days: expected a whole number"):
        load_settings(tmp_path, ["group.window_days=x"])
    with pytest.raises(ConfigError, match=r'--set sources.a.example: .*; a domain is written in quotes: sources."a.example"'):
        load_settings(tmp_path, ["sources.a.example.rights=own"])
    with pytest.raises(ConfigError, match="expected KEY=VALUE"):
        load_settings(tmp_path, ["site.title"])


def test_a_day_may_stand_in_quotes() -> None:
    assert settings_of('[dates]\nlatest = "2025-12-31"\n').dates.latest == date(2025, 12, 31)


def test_a_file_that_is_no_utf8_is_named(tmp_path: Path) -> None:
    (tmp_path / "digest.toml").write_bytes(b"[site]\ntitle = '\xff'\n")
    with pytest.raises(ConfigError, match=r"digest.toml:2: not UTF-8"):
        load_settings(tmp_path)
