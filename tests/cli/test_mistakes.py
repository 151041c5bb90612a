"""Mistakes in settings, options and files: one line each, with the place, what is wrong and what would be right; no traceback."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.conftest import PROJECT, tree, write

pytestmark = pytest.mark.slow

SETTINGS = [
    ("[site]\ntitle = 3\n", "digest.toml:2: site.title: expected text in quotes"),
    ('[site]\ntime_zone = "Kiev"\n', "digest.toml:2: site.time_zone: no such time zone"),
    ('[site]\naccent = "reddish#"\n', 'digest.toml:2: site.accent: expected a colour such as "#9a1f1a"'),
    ('[site]\nbase_url = "example.org"\n', "digest.toml:2: site.base_url: expected an address"),
    ('[site]\ndate_style = "short"\n', 'digest.toml:2: site.date_style: expected one of "long", "iso"'),
    ('[site]\ntitle = "x"\ntitle = "y"\n', "digest.toml:3: not TOML"),
    ('publish = "publik"\n', 'did you mean "public"?'),
    ('removed = "a.txt"\n', "digest.toml:1: removed: expected a list of texts"),
    ("site_id = 7\n", "digest.toml:1: site_id: expected text in quotes"),
    ("sources = 3\n", "digest.toml:1: sources: expected tables"),
    ('[dates]\nlatest = "2025"\n', "digest.toml:2: dates.latest: expected a date such as"),
    ("[dates]\nlatest = 2025-13-01\n", "digest.toml:2: not TOML"),
    ("[group]\nwindow_days = 0\n", "digest.toml:2: group.window_days: expected 1 or more, got 0"),
    ('[group]\nwindow_days = "3 days"\n', "digest.toml:2: group.window_days: expected a whole number"),
    ('[clean]\ndrop = ["("]\n', "digest.toml:2: clean.drop: not a regular expression"),
    ('[clean]\nafter.furniture = ["a.b"]\n', 'digest.toml:2: clean.after.furniture: expected "module:function"'),
    ('[clean]\nafter.furniture = ["nowhere.rules:cut"]\n', 'expected "module:function" of a module beside digest.toml'),
    ('[readers]\n".mbox" = "x"\n', 'expected "module:function" such as'),
    ('[readers]\n".mbox" = "nowhere.mail:read"\n', "No module named 'nowhere'"),
    ("[readers]\nmax_items = 0\n", "digest.toml:2: readers.max_items: expected 1 or more"),
    ('[pages]\nextra = "a:b"\n', "digest.toml:2: pages.extra: expected a list of texts"),
    ('[pages]\nextra = ["nowhere:pages"]\n', "No module named 'nowhere'"),
    ("[pages]\nfront_days = 0\n", "digest.toml:2: pages.front_days: expected 1 or more"),
    ('[feeds]\ncontent = "all"\n', 'digest.toml:2: feeds.content: expected one of "excerpt", "full"'),
    ('[sources."example.org"]\nrights = "mine"\n', 'digest.toml:2: sources."example.org".rights: expected one of'),
    ('[sources."example.org"]\nnam = "x"\n', 'did you mean "name"?); known here: name, rights, language, keep, drop'),
    ('[sources."example.org"]\nkey = "x"\n', "the key is the table's name"),
    ('[readers]\ncustom = [".mbox"]\n', "digest.toml:2: readers.custom: unknown setting; a reader stands under its suffix"),
    ('[readers]\nignor = []\n', 'did you mean "ignore"?'),
    ('[dates]\nnumeric_order = "dmy"\n', 'digest.toml:2: dates.numeric_order: expected one of "day-month", "month-day", got'),
    ("publish_is_set = true\n", "digest.toml:1: publish_is_set: unknown setting"),
    ('never_public = "x"\n', "digest.toml:1: never_public: expected a list of texts"),
]


def test_what_is_offered_can_be_written(site: Path, digest) -> None:
    """Names that only the program uses are never among what is known."""
    for text in ('[sources."x"]\nxxxxx = 1\n', "[readers]\nxxxxx = 1\n", "xxxxx = 1\n"):
        write(site / "digest.toml", text)
        known = digest("build", cwd=site, status=2).stderr.partition("known here: ")[2].strip().split(", ")
        assert known and not {"key", "custom", "publish_is_set", ""} & set(known)
    write(site / "digest.toml", '[sources."x"]\nrights = "xxxxx"\n')
    assert '""' not in digest("build", cwd=site, status=2).stderr


MODULES = [
    ("def drop(:\n", 'my_site/rules.py:1: SyntaxError: invalid syntax; "my_site.rules:drop" cannot be imported'),
    ("\nimport nothing_there\n", "my_site/rules.py:2: ModuleNotFoundError: No module named 'nothing_there'"),
    ("x = 1\ny = x / 0\n", "my_site/rules.py:2: ZeroDivisionError: division by zero"),
    ("raise SystemExit(3)\n", "my_site/rules.py:1: SystemExit: 3"),
    ("def dropp(document, settings): ...\n", 'my_site/rules.py: "drop" is not there (did you mean "dropp"?); digest.toml names'),
    ("drop = 3\n", 'my_site/rules.py: "drop" is no function'),
    ("def drop(document, settings):\n    return document.blocks[99]\n", "my_site/rules.py:2: IndexError"),
    ("def drop(document):\n    return document, ()\n", "TypeError: drop() takes 1 positional argument"),
    ("import my_site.other\ndrop = len\n", "my_site/rules.py:1: ModuleNotFoundError: No module named 'my_site.other'"),
    ("from my_site import more\ndrop = len\n", "my_site/more.py:3: NameError"),
]


@pytest.mark.parametrize(("text", "said"), MODULES, ids=[text.strip().replace("\n", " ") for text, _ in MODULES])
def test_a_fault_in_a_module_of_ones_own_is_located(text: str, said: str, site: Path, digest) -> None:
    write(site / "my_site" / "rules.py", text)
    write(site / "my_site" / "more.py", "\n\nnowhere\n")
    write(site / "digest.toml", '[site]\ntitle = "x"\n[clean]\nafter.furniture = ["my_site.rules:drop"]\n')
    done = digest("build", "--no-search", cwd=site, status=2)
    assert said in done.stderr and "my_site.rules:drop" in done.stderr and "Traceback" not in done.stderr
    assert len(done.stderr.strip().splitlines()) == 1 and not (site / "site").exists()


def test_a_module_that_is_not_there_is_looked_for_in_the_settings(site: Path, digest) -> None:
    write(site / "digest.toml", '[site]\ntitle = "x"\n[pages]\nextra = ["my_site.pages:own"]\n')
    assert "digest.toml:4: " in digest("build", "--no-search", cwd=site, status=2).stderr
    write(site / "my_site" / "pages.py", "def own(accounts, settings):\n    return [1, 2][3]\n")
    assert "my_site/pages.py:2: IndexError" in digest("build", "--no-search", cwd=site, status=2).stderr


@pytest.mark.parametrize(("text", "said"), SETTINGS, ids=[text.replace("\n", " ").strip() for text, _ in SETTINGS])
def test_a_setting_that_cannot_be_followed(text: str, said: str, site: Path, digest) -> None:
    write(site / "digest.toml", text)
    done = digest("build", "--no-search", cwd=site, status=2)
    assert said in done.stderr and len(done.stderr.strip().splitlines()) == 1
    assert not (site / "site").exists()


IDLE = [
    ('[clean]\ndisable = ["captons"]\n', "unknown-step", 'did you mean "captions"?'),
    ('[clean]\nafter.furnitur = []\n', "unknown-step", 'did you mean "furniture"?'),
    ('[site]\nlogo = "missing.png"\n', "no-logo", "no such file below static/"),
    ('[site]\nlanguage = "eo"\n', "no-language", "known: en, de"),
]


@pytest.mark.parametrize(("text", "code", "said"), IDLE, ids=[text.replace("\n", " ").strip() for text, _, _ in IDLE])
def test_a_setting_that_would_do_nothing_is_a_fault(text: str, code: str, said: str, site: Path, digest) -> None:
    write(site / "digest.toml", text)
    found = [json.loads(line) for line in digest("check", "--json", cwd=site, status=1).stdout.splitlines()]
    assert [finding["kind"] for finding in found if finding["code"] == code and said in finding["text"]] == ["fault"]


OPTIONS = [
    (("build", "--output", "content"), "a folder of its own"),
    (("build", "--output", "."), "a folder of its own"),
    (("build", "--output", "content/site"), "a folder of its own"),
    (("build", "--content", "."), "--content .: the site needs a folder of its own, and site/ lies among these articles"),
    (("watch", "--root", "nowhere"), "--root nowhere: no such folder"),
    (("watch", "--content", "nowhere"), "no folder nowhere/ here"),
    (("build", "--output", "digest.toml"), "is no folder"),
    (("build", "--report", "nowhere/r.jsonl"), "the report cannot be written"),
    (("watch", "--report", "nowhere/r.jsonl"), "the report cannot be written"),
    (("serve", "--report", "content/r.jsonl"), "would be read as one"),
    (("build", "--changed-list", "content"), "would lie among the articles"),
    (("build", "--changed-list"), "requires an argument"),
    (("build", "--compare", "nowhere"), "nowhere: no built site to compare with"),
    (("build", "--compare", "--report", "r.jsonl"), "--compare writes nothing"),
    (("new", "content/post"), "exists and is not empty"),
    (("new",), "Missing argument 'DIR'"),
    (("new", "x", "--title"), "requires an argument"),
    (("deploy", "rsyn"), 'did you mean "rsync"?'),
    (("build", "--as-of", "2025-02-30"), "expected one such as 2025-10-12"),
    (("serve", "--port", "abc"), "'abc' is not a valid"),
    (("stories", "piin"), "Did you mean 'pin'?"),
    (("stories", "rename", "council.txt"), "Missing argument 'HEADLINE'"),
    (("config", "--set", "site.titel=x"), 'did you mean "title"?'),
    (("check", "--set", "publish=publik"), 'did you mean "public"?'),
    (("mail", "12.10.2025"), "expected one such as 2025-10-12"),
    (("new", "."), "exists and is not empty"),
    (("theme", "eject"), "Missing argument 'NAME'"),
    (("theme", "eject", "stori.html"), 'did you mean "story.html"'),
    (("check", "--root", "content"), "no folder content/ here: digest new DIR begins a site"),
    (("serve", "--root", "content/post"), "no folder content/ here: digest new DIR begins a site"),
    (("explain", "x.txt", "--root", "content"), "no folder content/ here"),
    (("explain", "content/post"), "content/post: a folder; name a file in it, such as post/"),
    (("explain", "content"), "content: a folder; name a file in it, such as "),
    (("explain", "nowhere.txt"), "nowhere.txt: no such input; inputs are the files below content/"),
    (("stories", "rename", "council.txt", ""), "digest: rename.headline: expected headline"),
    (("stories", "merge", "council.txt"), "merge: these are one story already; nothing was written"),
    (("remove", ""), "nothing is named"),
    (("clean", "content"), "cannot be read"),
    (("clean", "--jsonl", "council.txt"), "give a FILE, or --jsonl"),
    (("compare", "nowhere"), "is no built site"),
    (("import", "nowhere"), "no such file or folder"),
]


@pytest.mark.parametrize(("words", "said"), OPTIONS, ids=[" ".join(words) for words, _ in OPTIONS])
def test_a_command_that_cannot_be_done(words: tuple[str, ...], said: str, site: Path, digest) -> None:
    before = tree(site)
    done = digest(*words, cwd=site, status=2)
    assert said in done.stderr and "Traceback" not in done.stderr
    assert {name: print_ for name, print_ in tree(site).items() if not name.startswith((".digest", ".site.digest", "site/", "digest.ledger"))} == before


@pytest.mark.parametrize(
    ("line", "said"),
    [("x", "standard input:1: not JSON"), ('{"text": "x"}', 'standard input:1: expected an object with an "id"'), ("[1]", "expected an object")],
)
def test_a_line_that_is_no_article(line: str, said: str, digest) -> None:
    for command in ("clean", "group"):
        assert said in digest(command, "--jsonl", stdin=line + "\n", status=2).stderr


FILES = [
    ("digest.toml", b"\xff\xfe", "digest.toml:1: not UTF-8"),
    ("stories.toml", b"\xff", "stories.toml:1: not UTF-8"),
    ("outlets.toml", b"\n[outlets\n", "outlets.toml:2: not TOML"),
    ("outlets.toml", b'["example.org"]\nname = "x"\n', 'outlets.toml:1: "example.org": unknown; an outlet is [outlets."example.org"]'),
    ("outlets.toml", b'[outlet.post]\nname = "x"\n', 'outlets.toml:1: outlet: unknown (did you mean "outlets"?)'),
    ("outlets.toml", b'[outlets.post.example]\nname = "x"\n', 'unknown; a domain is written in quotes: [outlets."post.example"]'),
    ("outlets.toml", b'[outlets.a]\ndomains = ["https://a.example/"]\n', 'outlets.toml:2: outlets.a.domains: expected a domain such as "example.org"'),
    (
        "outlets.toml",
        b'[outlets.a]\ndomains = ["a.example"]\n[outlets.b]\ndomains = ["www.a.example"]\n',
        'outlets.toml:4: outlets.b.domains: "a.example" is claimed by [outlets."a"] already',
    ),
    ("outlets.toml", b'[outlets.post]\n\nname = 3\n', "outlets.toml:3: outlets.post.name: expected a text such as"),
    ("outlets.toml", b"outlets = 3\n", "outlets.toml:1: outlets: expected tables such as"),
    ("names.toml", b'\nname = [["a", "b"]]\n', "names.toml:2: expected names"),
    ("names.toml", b"names = 3\n", "names.toml:1: expected names"),
    ("templates/texts/en.toml", b"x = 3\n", "templates/texts/en.toml:1: x: expected a text"),
    ("templates/texts/en.toml", b"x = \n", "templates/texts/en.toml:1: not TOML"),
    ("templates/parts/why.html", b"{% macro %}", "templates/parts/why.html:1:"),
]


@pytest.mark.parametrize(("name", "body", "said"), FILES, ids=[f"{name} {body!r}" for name, body, _ in FILES])
def test_a_file_that_cannot_be_followed(name: str, body: bytes, said: str, site: Path, digest) -> None:
    (site / name).parent.mkdir(parents=True, exist_ok=True)
    (site / name).write_bytes(body)
    done = digest("build", "--no-search", cwd=site, status=2)
    assert said in done.stderr and "Traceback" not in done.stderr


WITHOUT_RIGHTS = [] if os.geteuid() else ["setpriv", "--bounding-set=-dac_override,-dac_read_search", "--inh-caps=-all"]


@pytest.mark.skipif(bool(WITHOUT_RIGHTS) and not shutil.which("setpriv"), reason="no setpriv to take root's rights away")
@pytest.mark.parametrize(("closed", "mode"), [("content", 0), ("content/post", 0), ("content/post", 0o444)])
def test_articles_that_cannot_be_looked_into_leave_the_site(closed: str, mode: int, site: Path, digest) -> None:
    def built() -> subprocess.CompletedProcess[str]:
        words = [*WITHOUT_RIGHTS, sys.executable, "-m", "digest", "build", "--no-search"]
        return subprocess.run(words, cwd=site, env={**os.environ, "PYTHONPATH": str(PROJECT)}, capture_output=True, text=True)

    write(site / "content/post/ferry.txt", "The ferry to Averin was late on Monday, October 12, 2025, and nobody knew why it was.\n")
    (site / "content/post/ferry.txt").chmod(0)
    assert built().returncode == 0  # a single file is told, and left out
    (site / "content/post/ferry.txt").chmod(0o644)
    digest("build", "--no-search", cwd=site)
    before = tree(site / "site")
    (site / closed).chmod(mode)
    done = built()
    (site / closed).chmod(0o755)
    assert done.returncode == 2 and f"{closed}: cannot be read (Permission denied); the old site stands" in done.stderr
    assert tree(site / "site") == before
    shutil.rmtree(site / "content/post")
    assert built().returncode == 0 and len(tree(site / "site")) < len(before)  # what is deleted leaves


def test_what_the_owner_writes_brings_no_control_characters_onto_pages(site: Path, digest) -> None:
    odd = "\\u001b[31m\\u202e\\u0000"
    write(site / "digest.toml", f'[site]\ntitle = "Our{odd} review"\ndescription = "News{odd}"\ncontact = "desk{odd}@example.org"\n')
    write(site / "outlets.toml", f'unknown = "Nobody{odd}"\n[outlets.harbour-post]\nname = "Harbour{odd} Post"\n')
    write(site / "stories.toml", f'[[rename]]\nstory = "council.txt"\nheadline = "Night{odd}\\ntram"\n[[note]]\nstory = "council.txt"\ntext = "Asked{odd}."\n')
    digest("build", "--no-search", cwd=site)
    pages = [path.read_text(encoding="utf-8") for path in (site / "site").rglob("*") if path.is_file()]
    pages.append(digest("mail", cwd=site).stdout)
    assert not [page for page in pages if re.search("[\x00\x1b\u202e]", page)]
    assert any("Night[31m tram" in page for page in pages) and any("Harbour[31m Post" in page for page in pages)
