"""How does a site get to its host? A recipe each: files to put into the site's repository, and what is left to do by hand."""

from __future__ import annotations

from dataclasses import dataclass

from digest.errors import DigestError, did_you_mean


@dataclass(frozen=True, slots=True)
class Recipe:
    """Files by path, and what to do once."""

    name: str
    said: str
    files: tuple[tuple[str, str], ...]
    todo: tuple[str, ...]


_GITHUB = """\
# Builds the site and publishes it on GitHub Pages. The ledger is committed, so that links never change.
name: publish
on:
  push:
    branches: [main]
  workflow_dispatch:
permissions:
  contents: write
  pages: write
  id-token: write
concurrency:
  group: publish
jobs:
  publish:
    runs-on: ubuntu-latest
    environment:
      name: github-pages
      url: ${{ steps.deploy.outputs.page_url }}
    steps:
      - uses: actions/checkout@v4
      - uses: actions/setup-python@v5
        with:
          python-version: "3.12"
      - uses: actions/configure-pages@v5
        id: pages
      - uses: actions/cache@v4
        with:
          path: .digest
          key: digest-${{ github.run_id }}
          restore-keys: digest-
      - run: pip install digest-site
      - run: digest build --base-url "${{ steps.pages.outputs.base_url }}/"
      - name: keep the ledger
        run: |
          git config user.name digest
          git config user.email digest@users.noreply.github.com
          git add digest.ledger
          git diff --cached --quiet || (git commit -m "Keep the ledger" && git push)
      - uses: actions/upload-pages-artifact@v3
        with:
          path: site
      - uses: actions/deploy-pages@v4
        id: deploy
"""
_GITLAB = """\
# Builds the site and publishes it on GitLab Pages. A job may not push, so the ledger comes from you: run `digest build`
# before you push, and commit digest.ledger; the job fails where it would change.
pages:
  image: python:3.12-slim
  cache:
    key: digest
    paths: [.digest]
  script:
    - pip install digest-site
    - digest build --frozen-ledger --base-url "$CI_PAGES_URL/"
    - rm -rf public
    - cp -r site public
  artifacts:
    paths: [public]
  rules:
    - if: $CI_COMMIT_BRANCH == $CI_DEFAULT_BRANCH
"""
_NETLIFY = """\
# Netlify builds and serves the site, with the _headers and _redirects that digest writes. The ledger comes from you: run
# `digest build` before you push, and commit digest.ledger; the build fails where it would change.
[build]
command = "pip install digest-site && digest build --frozen-ledger --base-url \\"$URL/\\""
publish = "site"

[build.environment]
PYTHON_VERSION = "3.12"
"""
_CLOUDFLARE = """\
# The site is built on your machine (or in any job) and uploaded: npx wrangler pages deploy
name = "my-review"
pages_build_output_dir = "site"
compatibility_date = "2025-01-01"
"""
_CLOUDFLARE_SCRIPT = """\
#!/bin/sh
# Builds the site and uploads what changed to Cloudflare Pages, which takes 20,000 files at most (`digest check` warns).
set -eu
: "${BASE_URL:?such as https://my-review.pages.dev/}"
digest check --base-url "$BASE_URL"
digest build --base-url "$BASE_URL"
npx wrangler pages deploy
"""
_S3 = """\
#!/bin/sh
# Builds the site and uploads what changed to a bucket. Pages first, removals last: no visitor meets a link that leads nowhere.
# The site for the bucket has a folder of its own, so that its list says what changed since the last upload, whatever else
# was built meanwhile. The first upload, and one after an upload that was cut short, compares everything.
set -eu
: "${BUCKET:?such as my-review}" "${BASE_URL:?such as https://my-review.example/}"
digest check --base-url "$BASE_URL"
known=no
test "$(cat .uploaded 2> /dev/null)" = "$BUCKET $BASE_URL" && known=yes
rm -f .uploaded
digest build --base-url "$BASE_URL" --output upload --changed-list .changed
if test "$known" = yes; then
  sed -n 's/^+ //p' .changed | while IFS= read -r path; do aws s3 cp "upload/$path" "s3://$BUCKET/$path" < /dev/null; done
  sed -n 's/^- //p' .changed | while IFS= read -r path; do aws s3 rm "s3://$BUCKET/$path" < /dev/null; done
else
  aws s3 sync upload/ "s3://$BUCKET/"
  aws s3 sync upload/ "s3://$BUCKET/" --delete
fi
echo "$BUCKET $BASE_URL" > .uploaded
"""
_RSYNC = """\
#!/bin/sh
# Builds the site and copies what changed to a server of your own: new files first, removals last.
# The site for the server has a folder of its own, so that its list says what changed since the last copy, whatever else
# was built meanwhile. The first copy, and one after a copy that was cut short, compares everything.
set -eu
: "${TARGET:?such as me@example.org:/var/www/review/}" "${BASE_URL:?such as https://example.org/review/}"
digest check --base-url "$BASE_URL"
known=no
test "$(cat .uploaded 2> /dev/null)" = "$TARGET $BASE_URL" && known=yes
rm -f .uploaded
digest build --base-url "$BASE_URL" --output upload --changed-list .changed
if test "$known" = yes; then
  sed -n 's/^+ //p' .changed | rsync -t --files-from=- --delay-updates upload/ "$TARGET"
  if grep -q '^- ' .changed; then rsync -r --existing --ignore-existing --delete upload/ "$TARGET"; fi
else
  rsync -rt --checksum --delay-updates --delete-after upload/ "$TARGET"
fi
echo "$TARGET $BASE_URL" > .uploaded
"""
RECIPES = (
    Recipe(
        "github-pages", "GitHub builds on every push and commits the ledger.",
        ((".github/workflows/publish.yml", _GITHUB),),
        ("in the repository's settings, Pages: choose “GitHub Actions” as source", "commit, push; the address is in the job"),
    ),
    Recipe(
        "gitlab-pages", "GitLab builds on every push; you commit the ledger.",
        ((".gitlab-ci.yml", _GITLAB),),
        ("digest build, then commit digest.ledger with your articles", "push; Deploy > Pages shows the address"),
    ),
    Recipe(
        "netlify", "Netlify builds on every push; you commit the ledger.",
        (("netlify.toml", _NETLIFY),),
        ("digest build, then commit digest.ledger with your articles", "at Netlify: add the repository; nothing else to set"),
    ),
    Recipe(
        "cloudflare-pages", "You build, Cloudflare takes what changed.",
        (("wrangler.toml", _CLOUDFLARE), ("deploy.sh", _CLOUDFLARE_SCRIPT)),
        ("put the project's name into wrangler.toml", "BASE_URL=https://my-review.pages.dev/ sh deploy.sh"),
    ),
    Recipe(
        "s3", "You build, the aws program uploads what changed to a bucket.",
        (("deploy.sh", _S3),),
        (
            "let the bucket (or its CDN) serve index.html for folders and 404.html for errors",
            "BUCKET=my-review BASE_URL=https://my-review.example/ sh deploy.sh",
        ),
    ),
    Recipe(
        "rsync", "You build, rsync copies what changed to a server.",
        (("deploy.sh", _RSYNC),),
        (
            "let the server answer errors with 404.html",
            "TARGET=me@example.org:/var/www/review/ BASE_URL=https://example.org/review/ sh deploy.sh",
        ),
    ),
)  # fmt: skip


def recipe(name: str) -> Recipe:
    """The recipe of this name. Raises DigestError with the known ones."""
    found = next((each for each in RECIPES if each.name == name), None)
    if found is None:
        known = [each.name for each in RECIPES]
        raise DigestError(f'no recipe "{name}"{did_you_mean(name, known)}; known: {", ".join(known)}')
    return found
