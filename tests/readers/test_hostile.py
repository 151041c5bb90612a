"""The hostile set, file by file: nothing raises, every word that must stay is there. Needs DIGEST_SHARED."""

import json
import os
import tarfile
from pathlib import Path

import pytest

from digest.content import walk
from digest.files import Found, load
from digest.model import SourceFile
from digest.readers import read
from digest.settings import ReaderSettings

SHARED = os.environ.get("DIGEST_SHARED", "")
pytestmark = [pytest.mark.slow, pytest.mark.skipif(not SHARED, reason="needs DIGEST_SHARED")]


@pytest.fixture(scope="module")
def said(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """path -> all that its documents say; "" for what was skipped."""
    folder = tmp_path_factory.mktemp("hostile")
    with tarfile.open(Path(SHARED) / "checks/safety/hostile-dev.tar.gz") as archive:
        archive.extractall(folder, filter="tar")
    settings, found = ReaderSettings(), {}
    for each in walk(folder / "hostile/content", settings):
        source = load(each, settings) if isinstance(each, Found) else None
        if isinstance(source, SourceFile):
            docs = read(source, settings)
            assert not [note for doc in docs for note in doc.notes if note.code == "reader-failed"], source.path
            found[each.path] = "\n".join(
                part for doc in docs for part in (doc.title, doc.text, *(block.text for block in doc.blocks))
            )
    with (folder / "hostile/expectations.jsonl").open(encoding="utf-8") as lines:
        found["expectations"] = lines.read()
    return found


def test_no_word_that_must_stay_is_lost(said: dict[str, str]) -> None:
    cases = [json.loads(line) for line in said["expectations"].splitlines() if line.strip()]
    lost = {
        case["id"]: word for case in cases for word in case["must"] if not any(word in said.get(path, "") for path in case["files"])
    }
    assert not lost
