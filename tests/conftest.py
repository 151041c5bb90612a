"""What several tests share: a small site of our own, the shared seeds where they are, and a build in a process of its own."""

from __future__ import annotations

import hashlib
import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import hypothesis
import pytest

# In CI the examples are the same every time, so that a run tells of the change and not of chance; elsewhere they are new ones.
hypothesis.settings.register_profile("ci", derandomize=True, deadline=None, suppress_health_check=[hypothesis.HealthCheck.too_slow])
if os.environ.get("CI"):
    hypothesis.settings.load_profile("ci")

PROJECT = Path(__file__).parent.parent
IN_MEMORY = Path("/dev/shm")

BRIDGE = """\
Home
News
Harbour

Harbour bridge closes after cracks are found

By Jon Esker
Published 14 October 2025

SELMOUTH, Oct. 14 — The port authority shut both carriageways of the harbour bridge on Tuesday after divers photographed cracks in two
hangers near the eastern tower.

Engineers will inspect all 84 hangers before a decision on Friday, the ministry of works said.

“Nobody will drive over this bridge until I would let my own children do it,” said Mira Toll, who leads the inspection.

Share this article
Sign up for our newsletter
Most read
Bakery reopens after the flood
2 hours ago
"""
BRIDGE_TOO = """\
---
title: Cracks close harbour bridge in Selmouth
date: 2025-10-15
source: Strait Ledger
url: https://ledger.example/harbour-bridge
---

The harbour bridge in Selmouth stays closed: inspectors found cracks in three hangers near the eastern tower, the port authority said.

“Nobody will drive over this bridge until I would let my own children do it,” Mira Toll, head of the inspection, told reporters.

A free ferry for foot passengers runs from six in the morning.
"""
COUNCIL = """\
Council votes for a night tram

The council of Ostrana voted 23 to 18 for a night tram to the northern quays, and fares stay as they are.

The tram is to run every 20 minutes from March.
"""


@pytest.fixture
def quick_path(tmp_path: Path) -> Iterator[Path]:
    """An empty folder for tests that write and delete files by the hundred thousand: in memory, where there is room."""
    room = os.access(IN_MEMORY, os.W_OK) and shutil.disk_usage(IN_MEMORY).free > 1_000_000_000
    with TemporaryDirectory(prefix="digest-", dir=IN_MEMORY if room else tmp_path) as place:
        yield Path(place)


@pytest.fixture
def site(tmp_path: Path) -> Path:
    """A root with settings and three articles: two of one story, one without a date."""
    root = tmp_path / "root"
    write(root / "digest.toml", 'site_id = "test"\npublish = "private"\n[site]\ntitle = "Test"\n')
    write(root / "content" / "post" / "bridge.txt", BRIDGE)
    write(root / "content" / "post" / "_folder.toml", 'source = "Harbour Post"\nrights = "own"\n')
    write(root / "content" / "bridge.md", BRIDGE_TOO)
    write(root / "content" / "council.txt", COUNCIL)
    return root


def write(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")


def tree(folder: Path) -> dict[str, str]:
    """Hash of every file below the folder, by its name there."""
    files = (path for path in sorted(folder.rglob("*")) if path.is_file())
    return {path.relative_to(folder).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest() for path in files}


@pytest.fixture
def shared() -> Path:
    """The shared material; the test is skipped where there is none."""
    place = os.environ.get("DIGEST_SHARED", "")
    if not place or not Path(place).is_dir():
        pytest.skip("DIGEST_SHARED names no folder with the shared seeds and benches")
    return Path(place)


@pytest.fixture
def digest() -> Callable[..., subprocess.CompletedProcess[str]]:
    """Runs the command line in a process of its own."""

    def run(
        *args: object, cwd: Path | None = None, env: dict[str, str] | None = None, stdin: str = "", status: int | None = 0
    ) -> subprocess.CompletedProcess[str]:
        around = {**os.environ, "PYTHONPATH": str(PROJECT), "PYTHONUTF8": "1", **(env or {})}
        done = subprocess.run(
            [sys.executable, "-m", "digest", *map(str, args)], cwd=cwd, env=around, input=stdin, capture_output=True, text=True, encoding="utf-8"
        )
        assert status is None or done.returncode == status, done.stdout + done.stderr
        return done

    return run


@pytest.fixture(scope="session")
def chromium() -> Iterator[Any]:
    """One real browser for all tests: Debian's chromium through playwright."""
    path = os.environ.get("DIGEST_CHROMIUM") or shutil.which("chromium") or shutil.which("chromium-browser")
    if not path:
        if os.environ.get("DIGEST_NO_SKIP"):
            pytest.fail("no chromium, and DIGEST_NO_SKIP is set")
        pytest.skip("no chromium: apt-get install chromium, or name one in DIGEST_CHROMIUM")
    from playwright.sync_api import sync_playwright

    quiet = ("--disable-background-networking", "--disable-component-update", "--disable-sync", "--disable-quic", "--no-first-run")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=["--no-sandbox", "--disable-gpu", *quiet])
        yield browser
        browser.close()
