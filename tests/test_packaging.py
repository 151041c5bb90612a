"""Wheel and sdist hold all that is needed: built offline, put into an empty folder, run from there, templates inside."""

from __future__ import annotations

import os
import subprocess
import sys
import tarfile
import zipfile
from pathlib import Path

import pytest

from digest import __version__
from tests.conftest import PROJECT

pytestmark = pytest.mark.slow


def run(*words: object, cwd: Path, **env: str) -> subprocess.CompletedProcess[str]:
    around = {key: value for key, value in os.environ.items() if key != "PYTHONPATH"}
    done = subprocess.run([*map(str, words)], cwd=cwd, env={**around, **env}, capture_output=True, text=True, encoding="utf-8")
    assert done.returncode == 0, done.stdout + done.stderr
    return done


@pytest.fixture(scope="module")
def dist(tmp_path_factory: pytest.TempPathFactory) -> Path:
    pytest.importorskip("hatchling")
    folder = tmp_path_factory.mktemp("dist")
    run(sys.executable, "-m", "hatchling", "build", "-d", folder, cwd=PROJECT)
    return folder


@pytest.fixture(scope="module")
def wheel(dist: Path) -> Path:
    (found,) = dist.glob("*.whl")
    return found


def test_the_version_comes_from_one_place(dist: Path) -> None:
    assert sorted(path.name for path in dist.iterdir()) == [f"digest_site-{__version__}-py3-none-any.whl", f"digest_site-{__version__}.tar.gz"]


def test_the_wheel_holds_templates_type_marker_and_licence_and_no_tests(wheel: Path) -> None:
    names = set(zipfile.ZipFile(wheel).namelist())
    templates = {path.relative_to(PROJECT / "templates").as_posix() for path in (PROJECT / "templates").rglob("*") if path.is_file()}
    assert {f"digest/templates/{name}" for name in templates} <= names
    assert {"digest/py.typed", "digest/names.toml", "digest/serve/reload.js"} <= names
    assert any(name.endswith("licenses/LICENSE") for name in names)
    assert not [name for name in names if name.startswith(("tests/", "content/", "docs/")) or "__pycache__" in name]


def test_the_wheel_runs_from_an_empty_folder(wheel: Path, tmp_path: Path) -> None:
    target = tmp_path / "target"
    with zipfile.ZipFile(wheel) as archive:  # what pip install --no-deps --target does
        archive.extractall(target)
    env = {"PYTHONPATH": str(target), "PYTHONUTF8": "1"}
    assert run(sys.executable, "-m", "digest", "--version", cwd=tmp_path, **env).stdout.strip() == f"digest, version {__version__}"
    where = run(sys.executable, "-c", "import digest.theme as t; print(t.default_templates())", cwd=tmp_path, **env).stdout
    assert Path(where.strip()) == target / "digest" / "templates"
    run(sys.executable, "-m", "digest", "new", "site", cwd=tmp_path, **env)
    built = run(sys.executable, "-m", "digest", "build", "--no-search", cwd=tmp_path / "site", **env)
    assert "2 articles" in built.stdout and (tmp_path / "site" / "site" / "static" / "paper.css").is_file()
    assert "0 faults" in run(sys.executable, "-m", "digest", "check", cwd=tmp_path / "site", **env).stdout


def test_pip_takes_the_wheel(wheel: Path, tmp_path: Path) -> None:
    pytest.importorskip("pip")
    run(sys.executable, "-m", "pip", "install", "-q", "--no-index", "--no-deps", "--target", tmp_path / "t", wheel, cwd=tmp_path)
    assert (tmp_path / "t" / "bin" / "digest").is_file() or (tmp_path / "t" / "Scripts").is_dir()


def test_the_same_wheel_can_be_built_from_the_sdist(dist: Path, wheel: Path, tmp_path: Path) -> None:
    (sdist,) = dist.glob("*.tar.gz")
    with tarfile.open(sdist) as archive:
        archive.extractall(tmp_path, filter="data")
    (source,) = tmp_path.iterdir()
    run(sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", tmp_path / "again", cwd=source)
    (again,) = (tmp_path / "again").glob("*.whl")
    one, other = zipfile.ZipFile(wheel), zipfile.ZipFile(again)
    assert one.namelist() == other.namelist()
    assert all(one.read(name) == other.read(name) for name in one.namelist())


def test_the_sdist_holds_what_its_tests_need(dist: Path) -> None:
    (sdist,) = dist.glob("*.tar.gz")
    with tarfile.open(sdist) as archive:
        names = {name.partition("/")[2] for name in archive.getnames()}
    assert {"pyproject.toml", "LICENSE", "tests/conftest.py", "templates/story.html", "digest.toml", "outlets.toml"} <= names
    pages = [path for folder in ("docs", "content", "requirements") for path in (PROJECT / folder).rglob("*") if path.is_file()]
    pages += [PROJECT / name for name in ("README.md", "CHANGELOG.md", "CONTRIBUTING.md", "Makefile")]
    assert {path.relative_to(PROJECT).as_posix() for path in pages if "__pycache__" not in path.parts} <= names
