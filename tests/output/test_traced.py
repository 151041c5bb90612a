"""What does a build ask of the system? Watched from outside: no network, no other program, nothing written into content/, one flush."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.conftest import PROJECT

STRACE = shutil.which("strace")
pytestmark = [pytest.mark.slow, pytest.mark.skipif(not STRACE, reason="needs strace")]
_CALLS = "execve,socket,connect,bind,sendto,openat,unlink,unlinkat,rename,renameat,renameat2,mkdir,rmdir,fsync,fdatasync,sync,syncfs,chmod,fchmod,truncate"
_CHANGES = re.compile(r"^\d+\s+(?:unlink|unlinkat|rename|renameat|renameat2|mkdir|rmdir|chmod|truncate)\(|^\d+\s+openat\(.*O_(?:WRONLY|RDWR|CREAT)")


def traced(root: Path, log: Path) -> list[str]:
    build = [sys.executable, "-m", "digest", "build", "--quiet", "--no-search", "--root", str(root)]
    done = subprocess.run([str(STRACE), "-f", "-qq", "-e", f"trace={_CALLS}", "-o", str(log), *build], capture_output=True, text=True, cwd=PROJECT)
    if "ptrace" in done.stderr or not log.exists():
        pytest.skip("may not trace here")
    assert done.returncode == 0, done.stderr
    return [line for line in log.read_text("utf-8", "replace").splitlines() if " = -1 " not in line]


@pytest.fixture(scope="module")
def calls(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, list[str]]:
    root = tmp_path_factory.mktemp("traced")
    (root / "digest.toml").write_text('site_id = "test"\n')
    (root / "content").mkdir()
    for number in range(5):
        (root / "content" / f"{number}.md").write_text(f"---\ndate: 2025-10-1{number}\n---\n\n# Ferry {number}\n\nThe ferry left at {number}.\n")
    return root, traced(root, tmp_path_factory.mktemp("log") / "calls")


def test_a_build_speaks_to_no_network(calls: tuple[Path, list[str]]) -> None:
    assert not [line for line in calls[1] if re.search(r"\b(?:connect|bind|sendto)\(|socket\(AF_INET", line)]


def test_a_build_starts_no_other_program(calls: tuple[Path, list[str]]) -> None:
    assert len([line for line in calls[1] if "execve(" in line]) == 1


def test_a_build_changes_nothing_in_content_and_nothing_outside(calls: tuple[Path, list[str]]) -> None:
    root, lines = calls
    changed = [line for line in lines if _CHANGES.search(line) and "__pycache__" not in line and "/dev/" not in line]
    assert changed
    assert not [line for line in changed if f"{root}/content" in line]
    assert not [line for line in changed if str(root) not in line and re.search(r'"/', line)]


def test_a_build_flushes_at_most_twice(calls: tuple[Path, list[str]]) -> None:
    flushes = [line for line in calls[1] if re.search(r"\b(?:fsync|fdatasync|sync|syncfs)\(", line)]
    assert 1 <= len(flushes) <= 2  # the pages and the ledger; never page by page
