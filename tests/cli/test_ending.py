"""The process ends at once when its work is done: with the right code, nothing of its output lost, and what others want done at the end."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from tests.conftest import PROJECT

FULL = Path("/dev/full")


def ended(code: str, *args: str, **more: object) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-c", f"import atexit, threading, time\nfrom digest.cli import run\n{code}\nrun()", *args]
    return subprocess.run(command, cwd=PROJECT, capture_output="stdout" not in more, text=True, **more)  # type: ignore[call-overload, no-any-return]


def test_all_that_was_printed_arrives() -> None:
    done = ended("print('first')", "--version")
    assert (done.returncode, done.stdout.split()[:2]) == (0, ["first", "digest,"])


def test_codes_are_those_of_the_commands(tmp_path: Path) -> None:
    assert ended("", "nonsense").returncode == 2
    assert ended("", "build", "--root", str(tmp_path / "nowhere")).returncode == 2


def test_what_is_to_be_done_at_the_end_is_done() -> None:
    assert "at the end" in ended("atexit.register(print, 'at the end')", "--version").stdout


def test_a_thread_that_still_works_is_waited_for() -> None:
    code = "threading.Thread(target=lambda: (time.sleep(0.3), print('worked'))).start()"
    assert "worked" in ended(code, "--version").stdout


@pytest.mark.skipif(not FULL.exists(), reason="there is no /dev/full here")
def test_a_full_disk_is_told_in_one_line() -> None:
    with FULL.open("w") as full:
        done = ended("", "--help", stdout=full, stderr=subprocess.PIPE)
    assert done.returncode == 2
    assert done.stderr.startswith("digest: ")
    assert len(done.stderr.splitlines()) == 1
