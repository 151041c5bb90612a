"""What digest makes of content/ is what was reviewed: fields, bodies, cuts, dates, stories, and every byte of the site."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.golden import FOLDER, golden


@pytest.mark.slow
def test_the_sample_is_as_it_was_reviewed(tmp_path: Path) -> None:
    now = golden(tmp_path)
    kept = {path.relative_to(FOLDER).as_posix(): path.read_text(encoding="utf-8") for path in FOLDER.rglob("*.txt") if path.is_file()}
    differing = sorted(name for name in now.keys() | kept.keys() if now.get(name) != kept.get(name))
    assert not differing, f"{differing}: if that is wanted, `make golden` rewrites them; review the diff"
