"""What does a build give away, and to whom? No path, user or host; modes that a web server can read; no escapes on a terminal."""

from __future__ import annotations

import getpass
import gzip
import os
import socket
import stat
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tests.conftest import PROJECT

Digest = Callable[..., subprocess.CompletedProcess[str]]
pytestmark = pytest.mark.slow
ESCAPE = "\x1b]0;canary\x07\x1b[31m\u202etxt"


@pytest.fixture
def hostile(site: Path) -> Path:
    """The small site with bad files: unreadable kinds, a name and a title with terminal escapes."""
    content = site / "content"
    try:
        (content / f"{ESCAPE}.txt").write_text(f"{ESCAPE} title\n\nThe ferry left the harbour on Tuesday, the port said.\n")
    except OSError:
        pytest.skip("this file system takes no such names")
    (content / f"{ESCAPE}.json").write_text("{")
    (content / "broken.md").write_text("---\ntitle: [\n---\n\nThe ferry left.\n")
    os.mkfifo(content / "pipe.txt")
    (content / "out.txt").symlink_to("/etc/hostname")
    return site


def bodies(folder: Path) -> Iterator[tuple[Path, bytes]]:
    for path in sorted(folder.rglob("*")):
        if path.is_file() and not path.is_symlink():
            body = path.read_bytes()
            yield path, gzip.decompress(body) if body[:2] == b"\x1f\x8b" else body


def test_nothing_tells_where_and_by_whom_it_was_built(hostile: Path, digest: Digest) -> None:
    done = digest("build", "--root", hostile, "--report", hostile / "report.jsonl", "--verbose")
    user, host = getpass.getuser(), socket.gethostname()
    secrets = [str(hostile), str(PROJECT), str(Path.home()) + "/", *(f"/{user}/",), *([host] if len(host) > 6 else [])]
    said = [(Path("messages"), (done.stdout + done.stderr).encode()), (Path("report"), (hostile / "report.jsonl").read_bytes())]
    for path, body in (*bodies(hostile / "site"), *said):
        assert not [secret for secret in secrets if secret.encode() in body], path


def test_what_is_kept_tells_not_where_it_was_built(site: Path, digest: Digest) -> None:
    digest("build", "--root", site, "--no-search")
    assert not [path for path, body in bodies(site / ".digest") if str(site).encode() in body]


@pytest.mark.parametrize("command", [["build"], ["build", "--json"], ["check"], ["stories", "list"], ["outlets"]])
def test_no_escape_reaches_the_terminal(hostile: Path, digest: Digest, command: list[str]) -> None:
    done = digest(*command, "--root", hostile, status=None)
    assert "Traceback" not in done.stderr
    for bad in ("\x1b]", "\x07", "" if "--json" in command else "\u202e"):  # JSON is for machines
        assert not bad or bad not in done.stdout + done.stderr


def test_modes_do_not_follow_the_umask(site: Path) -> None:
    code = "import os, sys; os.umask(0o077); from digest.cli import main; main()"
    env = {**os.environ, "PYTHONPATH": str(PROJECT)}
    subprocess.run([sys.executable, "-c", code, "build", "-q", "--root", str(site)], check=True, env=env)
    places = [site / "site", *(site / "site").rglob("*")]
    assert {stat.S_IMODE(place.stat().st_mode) for place in places if place.is_file()} == {0o644}
    assert {stat.S_IMODE(place.stat().st_mode) for place in places if place.is_dir()} == {0o755}
