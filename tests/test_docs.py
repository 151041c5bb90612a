"""What the documentation says is what the program does: every command, option and setting is there, and nothing else."""

from __future__ import annotations

import ast
import dataclasses
import importlib.util
import os
import re
import subprocess
import sys
import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest

from digest.settings import Settings, SourceSettings
from tests.conftest import BRIDGE, BRIDGE_TOO, COUNCIL, PROJECT, write
from tests.warcs import packed, pages


def generated() -> str:
    spec = importlib.util.spec_from_file_location("generate", PROJECT / "docs" / "generate.py")
    assert spec and spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module.page()


def test_the_reference_of_commands_is_up_to_date() -> None:
    assert (PROJECT / "docs" / "reference" / "commands.md").read_text(encoding="utf-8") == generated()


def settings_by_table() -> dict[str, set[str]]:
    found: dict[str, set[str]] = {"": set()}
    for field in dataclasses.fields(Settings):
        default = getattr(Settings(), field.name)
        if dataclasses.is_dataclass(default):
            found[field.name] = {f.name for f in dataclasses.fields(default)}
        elif field.name not in ("publish_is_set", "sources"):
            found[""].add(field.name)
    found["sources"] = {field.name for field in dataclasses.fields(SourceSettings)}
    found["readers"] -= {"custom", "guess"}
    found["sources"].discard("key")
    return found


@pytest.mark.parametrize("table", sorted(settings_by_table()))
def test_every_setting_is_documented(table: str) -> None:
    text = (PROJECT / "docs" / "reference" / "settings.md").read_text(encoding="utf-8")
    sections = dict(re.findall(r"^(?:## \[(\w+)|# Settings)[^\n]*\n(.*?)(?=^## |\Z)", text, re.M | re.S))
    cells = re.findall(r"^\| ([^|]*) \|", sections[table], re.M)
    said = {name for cell in cells for name in re.findall(r"`(\w+)`", cell)}
    assert said == settings_by_table()[table]


PAGES = [*sorted((PROJECT / "docs").rglob("*.md")), PROJECT / "README.md", PROJECT / "CONTRIBUTING.md"]


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.relative_to(PROJECT).as_posix())
def test_what_a_page_links_to_exists(page: Path) -> None:
    text = re.sub(r"```.*?```", "", page.read_text(encoding="utf-8"), flags=re.S)
    for name in re.findall(r"\]\(([^)#:\s]+)(?:#[^)]*)?\)", text):
        assert (page.parent / name).exists(), name


# ---------------------------------------------------------------- every code of a message


def codes() -> set[str]:
    """The codes that the program gives to notes and findings."""
    found = set()
    for path in (PROJECT / "digest").rglob("*.py"):
        for call in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(call, ast.Call) and isinstance(call.func, ast.Name) and call.func.id in ("Note", "skipped", "_skipped", "refused", "Finding"):
                found |= set(_codes_in(call))
    return found - {"advice", "fault", "content", "search", "digest", "note", "skipped", "ignored"}


def _codes_in(call: ast.Call) -> Iterator[str]:
    for argument in (*call.args, *(keyword.value for keyword in call.keywords)):
        for node in [argument, *([argument.body, argument.orelse] if isinstance(argument, ast.IfExp) else [])]:
            if isinstance(node, ast.Constant) and isinstance(node.value, str) and re.fullmatch(r"[a-z]+(-[a-z]+)*", node.value):
                yield node.value


def test_every_message_code_is_documented_and_no_other() -> None:
    rows = re.findall(r"^\| `([a-z-]+)` \|", (PROJECT / "docs" / "reference" / "messages.md").read_text(encoding="utf-8"), re.M)
    assert len(rows) == len(set(rows))
    assert set(rows) == codes()


# ---------------------------------------------------------------- every command runs

WAITS = ("digest serve", "digest watch")  # run until somebody stops them; tests/serve and tests/watch do
FOUND = ("check", "doctor", "compare", "build --compare")  # may end with 1: that is their finding


def commands() -> list[tuple[str, str]]:
    """(page, command line) of every line of a fenced block that calls digest, each once."""
    found: dict[str, str] = {}
    for page in PAGES:
        for block in re.findall(r"^```(?:sh)?\n(.*?)^```", page.read_text(encoding="utf-8"), re.M | re.S):
            for line in block.splitlines():
                if line.startswith("digest ") and not line.startswith(WAITS):
                    found.setdefault(re.split(r"\s{2,}", line)[0], page.relative_to(PROJECT).as_posix())
    for name, module in _modules().items():
        example = re.search(rf'epilog=[\'"]Example: (digest {name}[^\n]*?)[\'"]\)', module)
        if example and not example[1].startswith(WAITS):
            line = example[1].replace("&& digest serve", "&& digest build").replace("s3f9k2m1xq", "courier/bridge.txt")
            found.setdefault(line, f"digest {name} --help")
    return sorted((page, line) for line, page in found.items())


def _modules() -> dict[str, str]:
    from digest.cli import COMMANDS

    return {name: (PROJECT / "digest" / "cli" / f"{module}.py").read_text(encoding="utf-8") for name, (module, _) in COMMANDS.items()}


@pytest.fixture
def desk(tmp_path: Path) -> Path:
    """What the documentation supposes: a site as `digest new` makes it, a few articles, a scraper's folder beside it."""
    shim = f'#!/bin/sh\nPYTHONPATH="{PROJECT}" exec "{sys.executable}" -m digest "$@"\n'
    write(tmp_path / "bin" / "digest", shim)
    (tmp_path / "bin" / "digest").chmod(0o755)
    subprocess.run([tmp_path / "bin" / "digest", "new", "site"], cwd=tmp_path, check=True, capture_output=True)
    for folder in (tmp_path / "scraper-out", tmp_path / "scraper" / "out"):
        write(folder / "a.txt", BRIDGE.replace("bridge", "tunnel"))
    for name, text in (("courier/bridge.txt", BRIDGE), ("post/bridge.md", BRIDGE_TOO), ("council.txt", COUNCIL), ("a.txt", BRIDGE)):
        write(tmp_path / "site" / "content" / name, text)
    write(tmp_path / "site" / "content" / "post" / "_folder.toml", 'source = "Harbour Post"\n')
    write(tmp_path / "site" / "content" / "day.md", "---\ntitle: Ferry runs aground\ndate: 2025-10-12\n---\n" + BRIDGE_TOO.partition("---\n\n")[2])
    write(tmp_path / "site" / "articles.jsonl", '{"id": "1", "title": "Ferry", "text": "The ferry Tern ran aground.", "date": "2025-10-12"}\n')
    write(tmp_path / "site" / "a.txt", BRIDGE)
    (tmp_path / "site" / "content" / "crawl.warc.gz").write_bytes(packed(pages(12)))
    return tmp_path


@pytest.mark.slow
@pytest.mark.parametrize(("page", "line"), commands(), ids=[line for _, line in commands()])
def test_a_command_of_the_documentation_runs(page: str, line: str, desk: Path) -> None:
    env = {**os.environ, "PATH": f"{desk / 'bin'}:{os.environ['PATH']}", "HOME": str(desk), "PYTHONUTF8": "1"}
    if "upload memory:" in line and not os.environ.get("DIGEST_NO_SKIP"):
        pytest.importorskip("fsspec")
    if "compare site site-new" in line and "--output" not in line:
        line = f"digest build --no-search -q && digest build --no-search -q --output site-new && {line}"
    if "compare one two" in line:
        line = f"digest build --no-search -q --output one && digest build --no-search -q --output two && {line}"
    if "build --compare" in line:
        line = f"digest build --no-search -q && {line}"
    if "merge courier/bridge.txt" in line or "move post/bridge.md" in line:
        line = f"digest stories split post/bridge.md && {line}"
    done = subprocess.run(["sh", "-c", line], cwd=desk / "site", env=env, capture_output=True, text=True, stdin=subprocess.DEVNULL)
    allowed = (0, 1) if any(f"digest {word}" in line for word in FOUND) or "--strict" in line else (0,)
    assert done.returncode in allowed, f"{page}: {done.stderr}"
    assert "Traceback" not in done.stderr


# ---------------------------------------------------------------- the worked examples of extensions


def written_out(page: str, root: Path) -> None:
    """Puts the blocks that follow a file's name on a line of its own into that file."""
    text = (PROJECT / "docs" / page).read_text(encoding="utf-8")
    for name, block in re.findall(r"^`([\w./]+)`[^\n]*\n\n```\w+\n(.*?)^```", text, re.M | re.S):
        path = root / name
        before = path.read_text(encoding="utf-8") if path.exists() else ""
        write(path, before + block)
        if path.suffix == ".toml":
            tomllib.loads(path.read_text(encoding="utf-8"))


@pytest.mark.slow
def test_the_rule_the_reader_and_the_page_of_the_guide_work(site: Path, digest) -> None:
    written_out("how-to/own-rules.md", site)
    with (site / "content" / "council.txt").open("a", encoding="utf-8") as file:
        file.write("\nPOLL: should the tram run at night, and who should pay for it?\n\nThe vote came after a debate of four hours.\n")
    write(site / "content" / "quay.note", "2025-10-03\nQuay lit\nThe quay of Hask is to be lit from spring on, the council said.\n")
    said = digest("explain", "content/council.txt", cwd=site).stdout
    assert "[polls: a poll]" in said
    note = digest("explain", "content/quay.note", cwd=site).stdout
    assert "Quay lit" in note and "2025-10-03" in note
    rules = site / "my_site" / "rules.py"
    rules.write_text(rules.read_text(encoding="utf-8").replace('"a poll"', '"somebody asks"'), encoding="utf-8")
    assert "[polls: somebody asks]" in digest("explain", "content/council.txt", cwd=site).stdout  # the cache knows the module
    digest("build", "--no-search", cwd=site)
    page = (site / "site" / "longest.html").read_text(encoding="utf-8")
    assert "<h1>Test: what lasted</h1>" in page and "Harbour bridge closes after cracks are found: 2" in page


@pytest.mark.slow
def test_the_template_and_text_of_the_guide_work(site: Path, digest) -> None:
    written_out("how-to/own-templates.md", site)
    digest("stories", "note", "council.txt", "We asked.", cwd=site)
    digest("build", "--no-search", cwd=site)
    pages = "".join(path.read_text(encoding="utf-8") for path in (site / "site" / "story").glob("*.html"))
    assert "Our desk: We asked." in pages and "Put together by the harbour desk" in pages


@pytest.mark.slow
def test_the_files_of_the_reference_are_accepted(site: Path, digest) -> None:
    text = (PROJECT / "docs" / "reference" / "files.md").read_text(encoding="utf-8")
    for name in ("outlets.toml", "names.toml"):
        block = re.search(rf"## {re.escape(name)}\n\n```toml\n(.*?)```", text, re.S)
        assert block
        write(site / name, block[1])
    stories = re.search(r"## stories.toml\n\n```toml\n(.*?)```", text, re.S)
    assert stories
    for decision in stories[1].strip().split("\n\n"):
        write(site / "stories.toml", decision.replace("courier/", "post/").replace('"post/bridge.md"', '"bridge.md"') + "\n")
        digest("build", "--no-search", cwd=site)
