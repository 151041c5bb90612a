"""What the documentation says is what the program does: every command, option and setting is there, and nothing else."""

from __future__ import annotations

import dataclasses
import importlib.util
import re

import pytest

from digest.settings import Settings, SourceSettings
from tests.conftest import PROJECT


def generated() -> str:
    spec = importlib.util.spec_from_file_location("generate", PROJECT / "docs" / "generate.py")
    assert spec and spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module.page()


def test_the_reference_of_commands_is_up_to_date() -> None:
    assert (PROJECT / "docs" / "reference" / "commands.md").read_text(encoding="utf-8") == generated()


def settings_by_table() -> dict[str, set[str]]:
    found: dict[str, set[str]] = {"": set()}
    for field in dataclasses.fields(Settings):
        default = getattr(Settings(), field.name)
        if dataclasses.is_dataclass(default):
            found[field.name] = {f.name for f in dataclasses.fields(default)}
        elif field.name not in ("publish_is_set", "sources"):
            found[""].add(field.name)
    found["sources"] = {field.name for field in dataclasses.fields(SourceSettings)}
    found["readers"].discard("custom")
    found["sources"].discard("key")
    return found


@pytest.mark.parametrize("table", sorted(settings_by_table()))
def test_every_setting_is_documented(table: str) -> None:
    text = (PROJECT / "docs" / "reference" / "settings.md").read_text(encoding="utf-8")
    sections = dict(re.findall(r"^(?:## \[(\w+)|# Settings)[^\n]*\n(.*?)(?=^## |\Z)", text, re.M | re.S))
    cells = re.findall(r"^\| ([^|]*) \|", sections[table], re.M)
    said = {name for cell in cells for name in re.findall(r"`(\w+)`", cell)}
    assert said == settings_by_table()[table]


def test_files_that_the_readme_names_exist() -> None:
    for name in re.findall(r"\]\(([^)#:]+)\)", (PROJECT / "README.md").read_text(encoding="utf-8")):
        assert (PROJECT / name).exists(), name
