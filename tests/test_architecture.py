"""Imports point down, siblings do not know each other, the core touches nothing of the world."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

PACKAGE = Path(__file__).parent.parent / "digest"
FLOORS = (
    {"model", "errors", "text", "writing", "stamps", "sentences", "languages", "labels", "months", "fingerprint", "late", "listings", "settings", "table", "tables", "places", "saving", "cache", "eyes", "watch", "serve", "__init__"},
    {"config", "extensions", "zones", "unpacked", "archives", "stores", "files", "content", "output", "toml_files", "theme", "escaping", "ledger", "editor", "outlets", "search", "readers"},
    {"clean", "dates", "group", "identity", "compose", "pages"},
    {"build", "checks", "compare", "deploys", "doctor", "imports", "mail", "mending", "removals", "uploads"},
    {"cli", "__main__"},
)
CORE = {"readers", "clean", "dates", "group", "identity", "compose", "pages"}
# what the core may take from elsewhere on its own or a lower floor: values and pure functions
CORE_KNOWS = {"model", "errors", "text", "writing", "stamps", "sentences", "languages", "labels", "months", "fingerprint", "late", "settings", "table", "tables", "zones"}
WORLD = {"os", "io", "socket", "subprocess", "logging", "random", "time", "shutil", "tempfile", "pathlib", "urllib.request", "http", "threading"}
# pure uses of such modules, each with its reason
ALLOWED = {
    ("readers", "pathlib"): "PurePosixPath only",
    ("readers", "io"): "streams over bytes in memory",
    ("identity", "outlets"): "the table's type",
    ("clean", "http"): "HTTPStatus only, the codes and their phrases",
}
FLOOR_OF = {room: floor for floor, rooms in enumerate(FLOORS) for room in rooms}


def room_of(path: Path) -> str:
    return path.relative_to(PACKAGE).parts[0].removesuffix(".py")


def imports(path: Path) -> Iterator[tuple[str, int]]:
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from ((name.name, node.lineno) for name in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            if node.module == "digest":
                yield from ((f"digest.{name.name}", node.lineno) for name in node.names)
            else:
                yield node.module, node.lineno


def faults(path: Path) -> Iterator[str]:
    room = room_of(path)
    for name, line in imports(path):
        where = f"digest/{path.relative_to(PACKAGE).as_posix()}:{line}"
        parts = name.split(".")
        if parts[0] == "digest" and len(parts) > 1:
            other = parts[1]
            if other != room and other in FLOOR_OF and FLOOR_OF[other] > FLOOR_OF[room]:
                yield f"{where}: {room} (floor {FLOOR_OF[room] + 1}) imports {other}, which is above it"
            if room in CORE and other != room and other not in CORE_KNOWS and (room, other) not in ALLOWED:
                yield f"{where}: {room} is of the core and imports {other}"
        elif room in CORE and (name in WORLD or parts[0] in WORLD) and (room, parts[0]) not in ALLOWED:
            yield f"{where}: {room} is of the core and imports {name}"


MODULES = sorted(PACKAGE.rglob("*.py"))


@pytest.mark.parametrize("path", MODULES, ids=lambda path: path.relative_to(PACKAGE).as_posix())
def test_a_room_imports_only_what_it_may(path: Path) -> None:
    assert not list(faults(path))


def test_every_module_has_a_floor() -> None:
    assert {room_of(path) for path in MODULES} <= set(FLOOR_OF)


def test_a_forbidden_import_is_found(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(f"{__name__}.PACKAGE", tmp_path)
    bad = tmp_path / "clean" / "bad.py"
    bad.parent.mkdir()
    bad.write_text("import os\nfrom digest.group import group\nfrom digest.build import build\n")
    assert len(list(faults(bad))) == 4


def test_modules_say_what_they_answer() -> None:
    for path in MODULES:
        assert ast.get_docstring(ast.parse(path.read_text(encoding="utf-8"))), path


def test_templates_and_code_never_pass_markup_through() -> None:
    """One place makes markup of a block's safe html: digest/theme.py."""
    for path in MODULES:
        text = path.read_text(encoding="utf-8")
        assert "from_string" not in text, path
        if path.name != "theme.py":
            assert "Markup(" not in text, path
    for path in (PACKAGE.parent / "templates").rglob("*"):
        if path.suffix in (".html", ".xml", ".txt"):
            text = path.read_text(encoding="utf-8")
            assert "|safe" not in text.replace(" ", ""), path
            assert "autoescape false" not in text, path
