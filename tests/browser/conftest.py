"""A real browser: Debian's chromium through playwright, on the site built from content/."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from digest.build import Options, build
from digest.serve import Server, serve
from tests.conftest import PROJECT


@pytest.fixture(scope="session")
def sample(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The sample site in public mode, built once."""
    root = tmp_path_factory.mktemp("sample")
    for name in ("content", "digest.toml", "outlets.toml"):
        source = PROJECT / name
        if source.is_dir():
            shutil.copytree(source, root / name)
        elif source.exists():
            shutil.copy(source, root / name)
    build(root, Options(base_url="https://digest.example/news/"))
    return root


@pytest.fixture(scope="session")
def served(sample: Path) -> Iterator[Server]:
    with serve(sample / "site", port=0, base_path="/news/") as server:
        yield server


@pytest.fixture
def page(chromium: Any, served: Server) -> Iterator[Any]:
    """A page that fails the test on a console error, and on any request to another host."""
    context = chromium.new_context(viewport={"width": 1280, "height": 900})
    opened = context.new_page()
    faults: list[str] = []
    opened.on("console", lambda message: faults.append(message.text) if message.type == "error" else None)
    opened.on("pageerror", lambda error: faults.append(str(error)))
    opened.on("request", lambda request: None if _ours(request.url, served) else faults.append(f"request to {request.url}"))
    yield opened
    context.close()
    assert not faults


def _ours(url: str, served: Server) -> bool:
    return url.startswith((f"http://localhost:{served.port}/", f"http://127.0.0.1:{served.port}/", "data:", "blob:"))
