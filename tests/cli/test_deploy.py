"""`digest deploy`, `compare`, `doctor`: recipes that their hosts would take, differences that matter, remedies for obstacles."""

from __future__ import annotations

import json
import os
import re
import subprocess
import tomllib
from pathlib import Path

import pytest
import yaml

from digest.cli import COMMANDS
from digest.deploys import RECIPES
from tests.conftest import write

FILES = [(recipe.name, path, text) for recipe in RECIPES for path, text in recipe.files]


def commands(text: str) -> list[list[str]]:
    return [found.split() for found in re.findall(r"\bdigest ((?:build|check)[^\n&]*)", text.replace("`", "\n").replace('\\"', '"'))]


@pytest.mark.parametrize(("name", "path", "text"), FILES, ids=[f"{name}-{path}" for name, path, _ in FILES])
def test_a_recipe_is_well_formed(name: str, path: str, text: str) -> None:
    if path.endswith((".yml", ".yaml")):
        assert yaml.safe_load(text)
    elif path.endswith(".toml"):
        assert tomllib.loads(text)
    else:
        assert subprocess.run(["sh", "-n"], input=text, text=True).returncode == 0 and "set -eu" in text
    for words in commands(text):
        assert words[0] in COMMANDS
    options = set(re.findall(r"(?<=\s)--[a-z][a-z-]+", "\n".join(" ".join(words) for words in commands(text))))
    assert options <= {"--base-url", "--frozen-ledger"}


def test_the_github_workflow_has_what_pages_asks_for() -> None:
    flow = yaml.safe_load(dict(RECIPES[0].files)[".github/workflows/publish.yml"])
    job = flow["jobs"]["publish"]
    assert flow["permissions"] == {"contents": "write", "pages": "write", "id-token": "write"}
    assert flow[True] == {"push": {"branches": ["main"]}, "workflow_dispatch": None}  # YAML reads "on" as true
    assert job["environment"]["name"] == "github-pages" and all(("uses" in step) != ("run" in step) for step in job["steps"])
    assert any("git add digest.ledger" in step.get("run", "") for step in job["steps"])
    uses = [step["uses"].partition("@")[0] for step in job["steps"] if "uses" in step]
    assert uses[-2:] == ["actions/upload-pages-artifact", "actions/deploy-pages"]


def test_hosts_that_build_never_change_the_ledger() -> None:
    lab = yaml.safe_load(dict(RECIPES[1].files)[".gitlab-ci.yml"])
    assert lab["pages"]["artifacts"]["paths"] == ["public"] and any("--frozen-ledger" in line for line in lab["pages"]["script"])
    netlify = tomllib.loads(dict(RECIPES[2].files)["netlify.toml"])
    assert netlify["build"]["publish"] == "site" and '--frozen-ledger --base-url "$URL/"' in netlify["build"]["command"]


@pytest.mark.slow
def test_a_script_runs_up_to_its_upload(site: Path, digest, tmp_path: Path) -> None:
    digest("deploy", "rsync", "--write", cwd=site)
    for name in ("rsync", "digest"):
        write(tmp_path / "bin" / name, f'#!/bin/sh\necho {name} "$@" >> "{tmp_path}/log"\n')
        (tmp_path / "bin" / name).chmod(0o755)
    env = {**os.environ, "PATH": f"{tmp_path}/bin:{os.environ['PATH']}", "TARGET": "me@example.org:/var/www/", "BASE_URL": "https://example.org/"}
    assert subprocess.run(["sh", "deploy.sh"], cwd=site, env=env).returncode == 0
    log = (tmp_path / "log").read_text().splitlines()
    assert log[1] == "digest build --base-url https://example.org/" and log[2].endswith("site/ me@example.org:/var/www/")
    del env["TARGET"]
    assert subprocess.run(["sh", "deploy.sh"], cwd=site, env=env, capture_output=True).returncode != 0


@pytest.mark.slow
def test_recipes_are_listed_printed_and_never_written_over(site: Path, digest) -> None:
    assert "netlify" in digest("deploy", cwd=site).stdout
    assert "==> netlify.toml" in digest("deploy", "netlify", cwd=site).stdout and not (site / "netlify.toml").exists()
    write(site / "netlify.toml", "mine")
    assert "--force" in digest("deploy", "netlify", "--write", cwd=site, status=2).stderr
    assert 'did you mean "netlify"' in digest("deploy", "netlfy", cwd=site, status=2).stderr


@pytest.mark.slow
def test_two_sites_are_compared_by_what_readers_keep(site: Path, digest) -> None:
    digest("build", "--no-search", "--output", "old", cwd=site)
    digest("build", "--no-search", cwd=site)
    assert "are the same" in digest("compare", "old", cwd=site).stdout
    digest("stories", "split", "bridge.md", cwd=site)
    digest("build", "--no-search", cwd=site)
    found = json.loads(digest("compare", "old", "--json", cwd=site, status=None).stdout)
    assert len(found["new_stories"]) == 1 and len(found["regrouped"]) == 1 and not found["gone_stories"]
    (site / "content" / "council.txt").unlink()
    (site / "digest.ledger").unlink()
    digest("build", "--no-search", cwd=site)
    assert "stories gone (1)" in digest("compare", "old", cwd=site, status=1).stdout
    assert "no built site" in digest("compare", "content", cwd=site, status=2).stderr


@pytest.mark.slow
def test_the_doctor_names_obstacles_and_remedies(site: Path, digest) -> None:
    well = digest("doctor", cwd=site).stdout
    assert "ok    python" in well and "base_url" in well
    write(site / ".gitignore", "digest.ledger\n")
    digest("theme", "eject", "story.html", cwd=site)
    digest("theme", "eject", "day.html", cwd=site)
    old = site / "templates" / "day.html"
    old.write_text(old.read_text(encoding="utf-8") + "\n", encoding="utf-8")
    os.utime(old, (1, 1))
    write(site / "digest.toml", '[site]\nbase_url = "http://someone.github.io/"\n')
    write(site / "static" / "CNAME", "news.example\n")
    said = digest("doctor", cwd=site).stdout
    for part in ("names digest.ledger", "story.html is the default", "day.html is older", "http://", "CNAME names another host"):
        assert part in said
    write(site / "digest.toml", "[site\n")
    assert "not TOML" in digest("doctor", cwd=site, status=1).stdout
    assert "no folder content/" in digest("doctor", "--root", "templates", cwd=site, status=1).stdout
