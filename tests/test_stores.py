"""Articles in an object store make the same site as in a folder, and a store that did not change is not read again."""

from __future__ import annotations

import os
import sys
import uuid
from pathlib import Path

import pytest

from digest.build import Options, build, watched
from digest.content import walk
from digest.errors import DigestError
from digest.files import Found, Refused, load
from digest.settings import ReaderSettings
from digest.stores import url_of
from tests.conftest import BRIDGE, BRIDGE_TOO, tree, write
from tests.warcs import packed, pages

if not os.environ.get("DIGEST_NO_SKIP"):
    pytest.importorskip("fsspec")

FILES = {
    "courier/bridge.txt": BRIDGE.encode(), "post/bridge.md": BRIDGE_TOO.encode(), "post/_folder.toml": b'source = "Harbour Post"\n',
    "crawl.warc.gz": packed(pages(3)), ".hidden/a.txt": b"no", "post/.a.swp": b"no", "x.bin": b"\0", "big.txt": b"x" * 3_000_000,
}  # fmt: skip
LARGE = ("readers.max_file_bytes=2000000",)


@pytest.fixture
def both(tmp_path: Path) -> tuple[Path, str]:
    """The same files in a folder and in a store."""
    import fsspec

    url = f"memory://{uuid.uuid4().hex}/news"
    for name, body in FILES.items():
        write(tmp_path / "content" / name, "")
        (tmp_path / "content" / name).write_bytes(body)
        with fsspec.open(f"{url}/{name}", "wb") as file:
            file.write(body)
    return tmp_path / "content", url


def shown(each: Found | Refused) -> tuple[object, ...]:
    return (each.path, each.declared, each.size) if isinstance(each, Found) else (each.path, each.status, each.reason, each.notes)


def test_a_store_is_walked_as_a_folder_is(both: tuple[Path, str]) -> None:
    settings = ReaderSettings(max_file_bytes=2_000_000)
    there = walk(Path(both[1]), settings)
    assert [shown(each) for each in there] == [shown(each) for each in walk(both[0], settings)]
    bodies = {each.path: getattr(load(each, settings), "body", None) for each in there if isinstance(each, Found)}
    assert bodies == {path: FILES[path] for path in bodies} and len(bodies) == 4


def test_a_store_makes_the_same_site_as_a_folder(both: tuple[Path, str], tmp_path: Path) -> None:
    import fsspec

    made = {}
    for name, content in (("folder", both[0]), ("store", Path(both[1]))):
        root = tmp_path / name
        write(root / "digest.toml", 'site_id = "test"\n')
        result = build(root, Options(content=content, search=False, overrides=LARGE))
        made[name] = (tree(root / "site"), result.lines, result.notes)
    assert made["folder"] == made["store"]
    options = Options(content=Path(both[1]), search=False, overrides=LARGE)
    assert dict(build(tmp_path / "store", options).did) == {}
    with fsspec.open(f"{both[1]}/post/bridge.md", "wb") as file:
        file.write(BRIDGE_TOO.replace("three hangers", "four hangers").encode())
    assert dict(build(tmp_path / "store", options).did)["read"] == 1


def test_a_store_that_is_not_there_is_said_in_a_line(tmp_path: Path) -> None:
    write(tmp_path / "digest.toml", 'site_id = "test"\n')
    for url, said in (("memory://nowhere/at-all", "no such folder in this store"), ("nowhere://x/y", "nowhere")):
        with pytest.raises(DigestError, match=said):
            build(tmp_path, Options(content=Path(url), search=False))


def test_a_package_that_is_missing_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    from digest.stores import reached

    monkeypatch.setitem(sys.modules, "s3fs", None)
    with pytest.raises(DigestError, match=r"s3://a/b: needs another package: .*s3fs"):
        reached("s3://a/b")
    monkeypatch.setitem(sys.modules, "fsspec", None)
    monkeypatch.setitem(sys.modules, "fsspec.core", None)
    with pytest.raises(DigestError, match=r'pip install "digest-site\[stores\]"'):
        reached("s3://a/b")


def test_a_store_cannot_be_watched(tmp_path: Path) -> None:
    with pytest.raises(DigestError, match="s3://a/b: a store tells nobody"):
        watched(tmp_path, Options(content=Path("s3://a/b")))


@pytest.mark.parametrize("place", ["content", "a/b", "C:/news", "/srv/s3:/x", "s3:", "..", "a:b/c"])
def test_folders_are_no_stores(place: str) -> None:
    assert url_of(Path(place)) == ""


@pytest.mark.parametrize("url", ["s3://bucket/news", "memory://a", "file:///srv/news", "simplecache::s3://bucket/a"])
def test_an_address_survives_as_a_path(url: str) -> None:
    assert url_of(Path(url)) == url
