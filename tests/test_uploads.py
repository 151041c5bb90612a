"""An upload sends what changed and no more, breaks no link on the way, and mends what one that was cut short has left."""

from __future__ import annotations

import os
import uuid
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from digest.errors import DigestError
from digest.uploads import MEMORY, upload

if not os.environ.get("DIGEST_NO_SKIP"):
    pytest.importorskip("fsspec")


def site(root: Path, files: dict[str, str]) -> Path:
    for name, text in {"index.html": "front", ".gitignore": "*", **files}.items():
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        (root / name).write_text(text)
    return root


@pytest.fixture(params=["memory", "file"])
def store(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[str]:
    yield f"memory://{uuid.uuid4().hex}/public" if request.param == "memory" else f"file://{tmp_path}/bucket/public"


def held(url: str) -> dict[str, str]:
    from fsspec.core import url_to_fs

    fs, root = url_to_fs(url)
    return {path.removeprefix(root).lstrip("/"): fs.cat_file(path).decode() for path in fs.find(root) if not path.endswith(MEMORY)}


def test_only_what_changed_is_sent_and_what_is_gone_is_removed(tmp_path: Path, store: str) -> None:
    place = site(tmp_path / "site", {"story/a.html": "a", "story/b.html": "b", "feed.xml": "f"})
    assert upload(place, store).written == ("story/a.html", "story/b.html", "feed.xml", "index.html")
    assert held(store) == {"index.html": "front", "story/a.html": "a", "story/b.html": "b", "feed.xml": "f"}
    assert upload(place, store) == type(upload(place, store))((), (), 4)
    (place / "story/b.html").unlink()
    site(place, {"story/a.html": "anew", "story/c.html": "c", "index.html": "front"})
    done = upload(place, store)
    assert (done.written, done.removed, done.unchanged) == (("story/a.html", "story/c.html"), ("story/b.html",), 2)
    assert held(store) == {"index.html": "front", "story/a.html": "anew", "story/c.html": "c", "feed.xml": "f"}


def test_a_trial_sends_nothing(tmp_path: Path, store: str) -> None:
    assert upload(site(tmp_path / "site", {}), store, send=False).written == ("index.html",)
    assert held(store) == {}


def test_files_of_others_stay(tmp_path: Path, store: str) -> None:
    place = site(tmp_path / "site", {"a.html": "a"})
    upload(place, store)
    from fsspec.core import url_to_fs

    fs, root = url_to_fs(store)
    fs.pipe_file(f"{root}/robots.txt", b"theirs")
    (place / "a.html").unlink()
    upload(place, store)
    assert held(store) == {"index.html": "front", "robots.txt": "theirs"}


def test_what_an_upload_that_was_cut_short_left_is_mended(tmp_path: Path, store: str, monkeypatch: pytest.MonkeyPatch) -> None:
    place = site(tmp_path / "site", {"a.html": "a", "b.html": "b"})
    upload(place, store)
    site(place, {"a.html": "new", "c.html": "c"})

    def fails(*_: Any) -> None:
        raise OSError("the line is dead")

    with monkeypatch.context() as broken:
        broken.setattr("digest.uploads._remove", fails)
        with pytest.raises(DigestError, match=r"cut short \(OSError: the line is dead\); do it again"):
            upload(place, store)
    (place / "c.html").unlink()  # sent, and gone again before anybody could remember it
    site(place, {"a.html": "a"})
    assert set(upload(place, store).written) == {"a.html"}
    assert held(store) == {"index.html": "front", "a.html": "a", "b.html": "b"}


def test_a_folder_that_is_no_site_is_not_sent(tmp_path: Path) -> None:
    with pytest.raises(DigestError, match="no built site here"):
        upload(tmp_path, "memory://x")


@pytest.mark.parametrize("url", ["", ".", "bucket", "content"])
def test_a_folder_without_a_scheme_is_no_address(tmp_path: Path, url: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """`digest upload "$BUCKET"` without BUCKET spread the site over the folder that one stood in."""
    place = site(tmp_path / "site", {})
    monkeypatch.chdir(tmp_path)
    with pytest.raises(DigestError, match="is no address of a store; expected one such as s3://"):
        upload(place, url)
    assert [entry.name for entry in tmp_path.iterdir()] == ["site"]


def test_an_address_that_nobody_knows_is_said(tmp_path: Path) -> None:
    with pytest.raises(DigestError, match="nowhere"):
        upload(site(tmp_path / "site", {}), "nowhere://x")
