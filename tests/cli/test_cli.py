"""The command line: a new site works at once, filters keep their promise, mistakes are one line with what would be right."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest

from tests.conftest import tree, write

pytestmark = pytest.mark.slow  # each test starts processes


def test_a_new_site_builds_and_passes_its_check(tmp_path: Path, digest) -> None:
    digest("new", tmp_path / "my-review")
    built = digest("build", cwd=tmp_path / "my-review")
    assert "2 articles · 2 stories" in built.stdout
    checked = digest("check", cwd=tmp_path / "my-review")
    assert "0 faults" in checked.stdout
    digest("new", tmp_path / "my-review", status=2)


def test_the_samples_of_a_new_site_go_without_a_trace(tmp_path: Path, digest) -> None:
    site = tmp_path / "desk"
    digest("new", site)
    digest("build", "--no-search", cwd=site)
    (site / "content" / "welcome.md").unlink()
    shutil.rmtree(site / "content" / "sandport")
    write(site / "content" / "quay.md", "---\ntitle: Quay of Hask is lit\ndate: 2025-11-03\n---\nThe quay of Hask is lit from today on.\n")
    digest("build", "--no-search", cwd=site)
    left = [name for name in tree(site / "site") if any(word in name for word in ("sandport", "sample", "your-first"))]
    assert not left and not [path for path in (site / "site").rglob("*.*") if b"Sandport" in path.read_bytes()]
    assert "tombstones" not in digest("check", cwd=site).stdout


def test_help_names_every_command(digest) -> None:
    said = digest("--help").stdout
    for command in ("new", "build", "watch", "serve", "explain", "check", "stories", "outlets", "clean", "group", "config"):
        assert f"\n  {command} " in said
        assert "Usage: digest" in digest(command, "--help").stdout


def test_explain_shows_cuts_date_and_story(site: Path, digest) -> None:
    said = digest("explain", "content/post/bridge.txt", cwd=site).stdout
    assert "Harbour bridge closes after cracks are found" in said
    assert "2025-10-14" in said and "Sign up for our newsletter" in said and "Story" in said
    fields = json.loads(digest("explain", "content/post/bridge.txt", "--json", cwd=site).stdout)
    assert fields["date"]["published"].startswith("2025-10-14") and fields["cuts"] and fields["story"]["reports"]


def test_clean_prints_the_article(site: Path, digest) -> None:
    said = digest("clean", "content/post/bridge.txt", cwd=site).stdout
    assert said.startswith("Harbour bridge closes after cracks are found\n\n")
    assert "newsletter" not in said and "84 hangers" in said


def test_clean_as_a_filter(site: Path, digest) -> None:
    lines = [
        {"id": "1", "text": (site / "content" / "post" / "bridge.txt").read_text(encoding="utf-8")},
        {"id": "2", "html": "<html><head><title>Tram</title></head><body><h1>Tram</h1><p>The council voted for a tram on Monday.</p></body></html>"},
        {"id": "3", "text": ""},
    ]
    out = digest("clean", "--jsonl", stdin="".join(json.dumps(line) + "\n" for line in lines)).stdout
    found = [json.loads(line) for line in out.splitlines()]
    assert [row["id"] for row in found] == ["1", "2", "3"]
    keys = {"id", "title", "deck", "body", "published", "precision", "confidence", "clue", "authors", "publisher", "captions", "cuts"}
    assert all(set(row) == keys for row in found)
    assert found[0]["published"].startswith("2025-10-14") and found[0]["authors"] == ["Jon Esker"]
    assert found[2]["title"] is None and found[2]["body"] == "" and found[2]["authors"] == []


def test_two_lines_of_one_id_cannot_be_grouped(digest) -> None:
    lines = '{"id": 1, "title": "A", "text": "x"}\n\n{"id": "1", "title": "B", "text": "y"}\n'
    assert 'standard input:3: the id "1" stands on line 1 already' in digest("group", "--jsonl", stdin=lines, status=2).stderr


def test_group_as_a_filter(digest) -> None:
    lines = [
        {"id": "a", "title": "Harbour bridge closes", "text": "The harbour bridge of Selmouth is closed after cracks.", "date": "2025-10-14"},
        {"id": "b", "title": "Harbour bridge closed after cracks", "text": "Cracks closed the harbour bridge of Selmouth.", "date": "2025-10-14"},
        {"id": "c", "title": "Council votes for tram", "text": "The council of Ostrana voted for a night tram.", "date": None},
    ]
    out = digest("group", "--jsonl", stdin="".join(json.dumps(line) + "\n" for line in lines)).stdout
    story = {row["id"]: row["story"] for row in map(json.loads, out.splitlines())}
    assert story["a"] == story["b"] != story["c"]


MISTAKES = [
    (("bild",), 'did you mean "build"?'),
    (("build", "--root", "nowhere"), "--root nowhere: no such folder"),
    (("build", "--content", "nowhere"), "no folder nowhere/"),
    (("build", "--set", "grup.x=1"), 'did you mean "group"?'),
    (("build", "--set", "site.title"), "expected KEY=VALUE"),
    (("build", "--base-url", "example.org"), "expected an address such as https://example.org/news/"),
    (("build", "--as-of", "tomorrow"), "expected one such as 2025-10-12"),
    (("explain", "content/nothing.txt"), "no such input"),
    (("clean",), "give a FILE, or --jsonl"),
    (("clean", "nothing.txt"), "cannot be read"),
    (("group",), "--jsonl"),
    (("serve", "--port", "99999"), "99999"),
    (("stories", "show", "nothing"), 'no story "nothing"'),
    (("stories", "merge", "one.txt", "two.txt"), 'no story "one.txt"'),
    (("stories", "move", "one.txt", "two"), 'no article "one.txt"'),
    (("new", "content"), "exists and is not empty"),
]


@pytest.mark.parametrize(("words", "said"), MISTAKES, ids=lambda value: " ".join(value) if isinstance(value, tuple) else "")
def test_a_mistake_on_the_command_line_is_explained(words: tuple[str, ...], said: str, site: Path, digest) -> None:
    done = digest(*words, cwd=site, status=2)
    assert said in done.stderr
    assert "Traceback" not in done.stderr


FILES = [
    ("digest.toml", "[site]\ntitel = 'x'\n", 'digest.toml:2: site.titel: unknown setting (did you mean "title"?)'),
    ("digest.toml", "[site\n", "digest.toml:1: not TOML"),
    ("stories.toml", "[[pinn]]\nstory = 's1'\n", 'stories.toml:1: pinn: unknown decision (did you mean "pin"?)'),
    ("stories.toml", "[[pin]]\nstori = 's1'\n", 'stories.toml:2: pin.stori: unknown (did you mean "story"?)'),
    ("stories.toml", "[[merge]]\nstories = 's1'\n", "stories.toml:2: merge.stories: expected stories = ["),
    ("stories.toml", "[[rename]]\nstory = 's1'\n", 'stories.toml:1: rename.headline: expected headline = "…"'),
    ("outlets.toml", "unknwn = 'x'\n", 'outlets.toml:1: unknwn: unknown (did you mean "unknown"?)'),
    ("outlets.toml", "[outlets.post]\nnam = 'x'\n", 'outlets.toml:2: outlets.post.nam: unknown (did you mean "name"?)'),
    ("names.toml", "names = 'x'\n", "names.toml:1: expected names = [["),
    ("templates/story.html", "{{ page.hedline }}", "templates/story.html:1:"),
    ("templates/base.html", "{% if %}", "templates/base.html:1:"),
    ("templates/base.html", "{% extends 'nothing.html' %}", 'no such template: "nothing.html"'),
]


@pytest.mark.parametrize(("name", "text", "said"), FILES, ids=[f"{name} {text[:20]!r}" for name, text, _ in FILES])
def test_a_mistake_in_a_file_is_located(name: str, text: str, said: str, site: Path, digest) -> None:
    write(site / name, text)
    done = digest("build", cwd=site, status=2)
    assert said in done.stderr
    assert "Traceback" not in done.stderr


NOTED = [
    ("a.json", "{", "content/a.json:1: not JSON"),
    ("a.jsonl", '{"title": "x", "text": "The text of an article."}\n{\n', "a.jsonl:2: not JSON"),
    ("a.md", "---\ntitle: [\n---\n\nThe text of an article.\n", "a.md:3: front matter: not YAML"),
    ("a.txt.meta.toml", "titel = 'x'\n", 'did you mean "title"?'),
    ("empty.txt", "", "empty"),
]


@pytest.mark.parametrize(("name", "text", "said"), NOTED, ids=[name for name, _, _ in NOTED])
def test_a_bad_article_is_noted_and_the_build_goes_on(name: str, text: str, said: str, site: Path, digest) -> None:
    write(site / "content" / "a.txt", "A title\n\nThe text of an article about a bridge.\n")
    write(site / "content" / name, text)
    done = digest("build", "--strict", cwd=site, status=1)
    assert said in done.stderr and "Traceback" not in done.stderr
    assert "stories" in done.stdout
    again = digest("build", cwd=site)
    assert said in again.stderr  # it comes again on a warm build


def test_what_is_so_already_is_not_written_again(site: Path, digest) -> None:
    (site / "stories.toml").write_bytes(b"\xef\xbb\xbf# ours\r\n")  # as Notepad saves it
    for words in (("pin", "council.txt"), ("note", "council.txt", "We asked."), ("hide", "bridge.md")):
        digest("stories", *words, cwd=site)
        before = (site / "stories.toml").read_bytes()
        again = digest("stories", *words, cwd=site, status=2)
        assert f"{words[0]}: it is so already; nothing was written" in again.stderr
        assert (site / "stories.toml").read_bytes() == before and before.startswith(b"# ours\r\n")


def test_stories_are_edited_from_the_command_line(site: Path, digest) -> None:
    said = digest("stories", "rename", "council.txt", "Night tram", cwd=site).stdout
    assert "Night tram" in said and "written" in said
    assert 'headline = "Night tram"' in (site / "stories.toml").read_text(encoding="utf-8")
    assert "Night tram" in digest("stories", "list", cwd=site).stdout
    digest("stories", "split", "bridge.md", cwd=site)
    assert len(digest("stories", "list", cwd=site).stdout.splitlines()) == 3


def test_an_article_among_several_in_a_file_is_named_by_its_number(site: Path, digest) -> None:
    texts = ("The night tram of Averin starts in May.", "A seal pup was found asleep in a bakery.", "The harbour office moves to Hask.")
    lines = [f'{{"title": "{text}", "text": "{text} More is not known.", "date": "2025-10-{at + 10}"}}' for at, text in enumerate(texts)]
    write(site / "content" / "wire.jsonl", "\n".join(lines) + "\n")
    assert "wire.jsonl#1: A seal pup" in digest("stories", "show", "wire.jsonl#1", cwd=site).stdout
    assert "wire.jsonl: The night tram" in digest("stories", "show", "content/wire.jsonl", cwd=site).stdout
    said = digest("stories", "merge", "content/wire.jsonl#1", "wire.jsonl#2", cwd=site).stdout
    assert "wire.jsonl#1, wire.jsonl#2" in said


def test_a_decision_holds_when_its_files_move(site: Path, digest) -> None:
    digest("build", "--no-search", cwd=site)
    digest("stories", "split", "post/bridge.txt", cwd=site)
    written = (site / "stories.toml").read_text(encoding="utf-8")
    assert "# post/bridge.txt\n" in written and '["post' not in written
    (site / "content" / "post").rename(site / "content" / "elsewhere")
    assert "stories.toml" not in digest("build", "--no-search", cwd=site).stderr


def test_config_says_where_a_setting_comes_from(site: Path, digest) -> None:
    said = digest("config", "--set", "group.window_days=9", cwd=site).stdout
    assert 'site.title = "Test"  # digest.toml' in said
    assert "group.window_days = 9  # command line" in said
    assert 'site.language = "en"  # default' in said


def test_outlets_are_listed(site: Path, digest) -> None:
    said = digest("outlets", cwd=site).stdout
    assert "Harbour Post" in said and "Strait Ledger" in said and "not known" in said
