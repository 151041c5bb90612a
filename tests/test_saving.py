"""A file of the user's is written whole or not at all."""

from __future__ import annotations

import errno
import os
from pathlib import Path

import pytest

from digest.errors import ConfigError
from digest.toml_files import save_text


def test_on_a_full_disk_the_old_file_stands(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(_: int) -> None:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    path = tmp_path / "stories.toml"
    path.write_text("old")
    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(ConfigError, match=r"stories.toml: cannot be written \(No space left on device\); it stands as it was"):
        save_text(path, "new")
    assert path.read_text() == "old" and [entry.name for entry in tmp_path.iterdir()] == ["stories.toml"]


def test_a_link_stays_a_link_and_a_mode_stays_a_mode(tmp_path: Path) -> None:
    (tmp_path / "repository").mkdir()
    kept = tmp_path / "repository" / "stories.toml"
    kept.write_text("old")
    kept.chmod(0o640)
    (tmp_path / "stories.toml").symlink_to(kept)
    save_text(tmp_path / "stories.toml", "new")
    assert kept.read_text() == "new" and kept.stat().st_mode & 0o777 == 0o640 and (tmp_path / "stories.toml").is_symlink()
