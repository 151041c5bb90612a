"""`digest deploy`, `compare`, `doctor`: recipes that their hosts would take, differences that matter, remedies for obstacles."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest
import yaml

from digest.cli import COMMANDS
from digest.deploys import RECIPES
from tests.conftest import PROJECT, tree, write

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
    assert options <= {"--base-url", "--frozen-ledger", "--output", "--changed-list"}


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


# the aws program as far as the recipe knows it, with a folder for the bucket; it writes down what it was asked for
AWS = """\
#!/bin/sh
set -eu
echo "$@" >> "$BUCKETS/log"
test ! -e "$BUCKETS/fail" || exit 1
here() { echo "$BUCKETS/${1#s3://}"; }
case "$2" in
  cp) mkdir -p "$(dirname "$(here "$4")")" && cp "$3" "$(here "$4")" ;;
  rm) rm "$(here "$3")" ;;
  sync)
    mkdir -p "$(here "$4")" && cp -R "$3/." "$(here "$4")"
    test "${5:-}" != --delete || (cd "$(here "$4")" && find . -type f) | while read -r path; do test -e "$3/$path" || rm "$(here "$4")/$path"; done ;;
esac
"""
# rsync across no network: the same program, and it writes down what it was asked for
RSYNC = """\
#!/bin/sh
echo "$@" >> "$BUCKETS/log"
test ! -e "$BUCKETS/fail" || exit 1
exec REAL "$@"
"""


@pytest.mark.slow
@pytest.mark.parametrize("host", ["s3", "rsync"])
def test_what_a_script_uploads_is_the_site(host: str, site: Path, digest, tmp_path: Path) -> None:
    """Run as it is: first all, then what changed, all again after an upload that was cut short."""
    real = shutil.which("rsync")
    if host == "rsync" and not real:
        pytest.skip("no rsync")
    buckets, target = tmp_path / "buckets", tmp_path / "buckets" / "review"
    buckets.mkdir()
    write(tmp_path / "bin" / "aws", AWS)
    write(tmp_path / "bin" / "rsync", RSYNC.replace("REAL", str(real)))
    write(tmp_path / "bin" / "digest", f'#!/bin/sh\nPYTHONPATH="{PROJECT}" exec "{sys.executable}" -m digest "$@"\n')
    for path in (tmp_path / "bin").iterdir():
        path.chmod(0o755)
    env = {**os.environ, "PATH": f"{tmp_path}/bin:{os.environ['PATH']}", "BUCKETS": str(buckets), "BASE_URL": "https://example.org/"}
    env |= {"BUCKET": "review", "TARGET": f"{target}/"}
    digest("deploy", host, "--write", cwd=site)

    def deployed(status: int = 0) -> list[str]:
        (buckets / "log").write_text("")
        done = subprocess.run(["sh", "deploy.sh"], cwd=site, env=env, capture_output=True, text=True)
        assert (done.returncode != 0) == bool(status), done.stdout + done.stderr
        return (buckets / "log").read_text().splitlines()

    def same() -> bool:
        return tree(target) == tree(site / "upload")

    first = deployed()
    assert same() and len(first) <= 2 and not any(" cp " in line or "--files-from" in line for line in first)
    assert deployed() == ([] if host == "s3" else ["-t --files-from=- --delay-updates upload/ " + env["TARGET"]])
    write(site / "content" / "quay.md", "---\ntitle: Quay of Hask is lit\ndate: 2025-11-03\n---\nThe quay of Hask is lit from today on.\n")
    digest("build", "--no-search", cwd=site)  # of the site beside it: the list of the next upload is still whole
    changed = deployed()
    assert same() and any("quay-of-hask-is-lit" in line or "--files-from" in line for line in changed)
    (site / "content" / "post" / "bridge.txt.meta.toml").write_text("date = 2025-10-13\n")
    (buckets / "fail").touch()
    deployed(status=1)  # cut short: the page of the old day is still there
    assert not same()
    (buckets / "fail").unlink()
    assert len(deployed()) <= 2 and same() and not (target / "2025" / "10" / "14.html").exists()
    (site / "content" / "post" / "bridge.txt.meta.toml").write_text("date = 2025-10-12\n")
    deployed()
    assert same() and not (target / "2025" / "10" / "13.html").exists()


@pytest.mark.slow
@pytest.mark.parametrize("host", ["s3", "rsync", "cloudflare-pages"])
def test_a_script_asks_for_what_it_needs(host: str, site: Path, digest) -> None:
    digest("deploy", host, "--write", cwd=site)
    done = subprocess.run(["sh", "deploy.sh"], cwd=site, env={"PATH": os.environ["PATH"]}, capture_output=True, text=True)
    assert done.returncode != 0 and "such as" in done.stderr and not (site / "upload").exists()


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
