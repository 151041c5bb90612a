"""No word is lost: those of each input are kept, or stand on the receipt; what is skipped says why."""

from __future__ import annotations

import tarfile
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from digest.content import walk
from digest.files import Found, load
from digest.model import SourceFile
from digest.readers import read
from digest.settings import ReaderSettings
from fuzz.targets import accounted, cleaning, reading
from tests.conftest import PROJECT

SETTINGS = ReaderSettings()


def check(folder: Path) -> int:
    """How many documents were compared; every file that gives none has a reason."""
    compared = 0
    for entry in walk(folder, SETTINGS):
        source = load(entry, SETTINGS) if isinstance(entry, Found) else entry
        if not isinstance(source, SourceFile):
            assert source.reason
            continue
        documents = read(source, SETTINGS)
        assert documents, source.path
        for doc in documents:
            if not doc.skipped:
                accounted(doc)
                compared += 1
    return compared


def test_no_word_of_the_sample_is_lost() -> None:
    assert check(PROJECT / "content") > 30


@pytest.mark.slow
def test_no_word_of_the_hostile_set_is_lost(shared: Path, tmp_path: Path) -> None:
    with tarfile.open(shared / "checks/safety/hostile-dev.tar.gz") as archive:
        archive.extractall(tmp_path, filter="tar")
    assert check(tmp_path / "hostile/content") > 400


def test_a_lost_word_is_found(monkeypatch: pytest.MonkeyPatch) -> None:
    from dataclasses import replace

    import fuzz.targets

    honest = fuzz.targets.clean
    monkeypatch.setattr(fuzz.targets, "clean", lambda *args: replace(honest(*args), blocks=(), title="", deck=""))
    with pytest.raises(AssertionError, match="neither"):
        cleaning(b"Bridge closes\n\nThe bridge is closed since Monday, the port said.\n")


@settings(max_examples=60, deadline=None)
@given(st.binary(max_size=200))
def test_any_bytes_can_be_read(data: bytes) -> None:
    reading(data)
