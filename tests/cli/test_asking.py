"""Questions and progress are for people at a terminal: never in a pipe, a job or a script."""

from __future__ import annotations

import io
import os
import pty
import select
import subprocess
import sys
from pathlib import Path

import pytest

from digest.cli.progress import Progress, shows_progress
from tests.conftest import PROJECT


def at_a_terminal(words: list[str], answer: str, cwd: Path, **env: str) -> tuple[int, str]:
    """Exit code and everything that a person at a terminal sees, who types this."""
    near, far = pty.openpty()
    inherited = {name: value for name, value in os.environ.items() if name not in ("CI", "NO_COLOR")}
    around = {**inherited, "PYTHONPATH": str(PROJECT), "TERM": "xterm", **env}
    child = subprocess.Popen([sys.executable, "-m", "digest", *words], cwd=cwd, env=around, stdin=far, stdout=far, stderr=far)
    os.close(far)
    os.write(near, answer.encode())
    seen = b""
    while select.select([near], [], [], 60)[0]:
        try:
            piece = os.read(near, 4096)
        except OSError:  # the other end has gone
            break
        if not piece:
            break
        seen += piece
    os.close(near)
    return child.wait(60), seen.decode()


@pytest.mark.slow
def test_a_person_is_asked_for_the_title_and_a_pipe_is_not(tmp_path: Path, digest) -> None:
    status, seen = at_a_terminal(["new", "one"], 'The "Harbour" Desk\n', tmp_path)
    assert status == 0 and "Title of the site [One]:" in seen
    assert 'title = "The \\"Harbour\\" Desk"' in (tmp_path / "one" / "digest.toml").read_text(encoding="utf-8")
    assert "Title of the site" not in at_a_terminal(["new", "two", "--yes"], "", tmp_path)[1]
    assert "Title of the site" not in digest("new", "three-four", cwd=tmp_path, stdin="x\n").stdout
    assert 'title = "Three Four"' in (tmp_path / "three-four" / "digest.toml").read_text(encoding="utf-8")
    digest("new", "five", "--title", "Fünf \\ 5", cwd=tmp_path)
    assert 'site.title = "Fünf \\\\ 5"' in digest("config", cwd=tmp_path / "five").stdout


@pytest.mark.slow
def test_who_says_no_changes_nothing(site: Path) -> None:
    before = (site / "digest.toml").read_bytes()
    status, seen = at_a_terminal(["remove", "council.txt"], "n\n", site)
    assert status == 1 and "Take it down? [y/N]" in seen and "nothing was written" in seen
    assert (site / "digest.toml").read_bytes() == before
    status, seen = at_a_terminal(["stories", "split", "bridge.md"], "n\n", site)
    assert status == 1 and not (site / "stories.toml").exists()
    assert at_a_terminal(["remove", "council.txt"], "y\n", site)[0] == 0
    assert b'removed = ["council.txt"]' in (site / "digest.toml").read_bytes()


def test_a_new_repository_may_become_a_site(tmp_path: Path, digest) -> None:
    for name in (".git/HEAD", "README.md", "LICENSE"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text("mine", encoding="utf-8")
    said = digest("new", ".", cwd=tmp_path).stdout
    assert "digest serve" in said and "cd " not in said  # we are there
    assert (tmp_path / "README.md").read_text(encoding="utf-8") == "mine"
    (tmp_path / "other").mkdir()
    (tmp_path / "other" / ".gitignore").write_text("mine", encoding="utf-8")
    assert "other/.gitignore: is there already" in digest("new", "other", cwd=tmp_path, status=2).stderr


# ---------------------------------------------------------------- progress


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


@pytest.fixture
def times() -> list[float]:
    return [0.0]


def test_progress_is_one_line_that_is_cleared(times: list[float]) -> None:
    stream = Terminal()
    with Progress(stream, lambda: times[0]) as progress:
        for done in range(1, 101):
            times[0] += 0.02
            progress("clean", done, 100)
        assert stream.getvalue().rpartition("\r")[2] == "  clean 100 of 100 · 2 s"
        progress("write", 0, 0)
        times[0] += 1
        progress("write", 0, 0)
        assert stream.getvalue().rpartition("\r")[2].rstrip() == "  write · 3 s"
    shown = stream.getvalue()
    assert "\n" not in shown and shown.endswith("\r" + " " * len("  write · 3 s") + "\r")
    assert shown.count("clean") < 20  # ten a second, not one for each article


def test_a_short_build_shows_nothing(times: list[float]) -> None:
    stream = Terminal()
    with Progress(stream, lambda: times[0]) as progress:
        times[0] += 0.4
        progress("clean", 1, 1)
    assert stream.getvalue() == ""


@pytest.mark.parametrize("name", ["CI", "NO_COLOR"])
def test_progress_is_for_terminals_only(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    for each in ("CI", "NO_COLOR"):
        monkeypatch.delenv(each, raising=False)
    monkeypatch.setenv("TERM", "xterm")
    assert shows_progress(Terminal()) and not shows_progress(io.StringIO())
    monkeypatch.setenv(name, "1")
    assert not shows_progress(Terminal())
    monkeypatch.delenv(name)
    monkeypatch.setenv("TERM", "dumb")
    assert not shows_progress(Terminal())
