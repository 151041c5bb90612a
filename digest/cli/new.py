"""`digest new DIR`: a site that builds and passes `digest check` at once."""

from __future__ import annotations

import json
import uuid
from pathlib import Path

import click

from digest.cli.asking import can_ask
from digest.errors import DigestError

_SETTINGS = """\
# Settings of this site. Every key is optional; `digest config` shows all of them with what is in force.
# This id goes into every feed item, so that readers know items again after a move. Keep it.
site_id = "{site_id}"

# "private": full texts, hidden from search engines. "public": excerpts of texts that are not yours, see [sources] below.
publish = "private"

# What is removed leaves a page that says so, but for these: the two samples, which you may delete without a trace.
never_public = {samples}

[site]
title = {title}
language = "en"        # of the interface: en, de, fr, es, uk
time_zone = "UTC"      # decides which day a report belongs to: "Europe/Kyiv"
# base_url = "https://example.org/news/"   # where the site will live; needed for feeds, canonical links and the sitemap

[dates]
# latest = 2026-12-31  # a later date is taken for an error; without this line no date is too late

# What you may publish of an outlet's texts: own, licensed, cc-by (in full), excerpt, headline, hide.
# [sources."example.org"]
# name = "Example Post"
# rights = "excerpt"
"""

_WELCOME = """\
+++
title = "Your first article"
date = 2026-01-05
source = "Sample Desk"
rights = "own"
+++

Put scraped or saved articles into `content/`: plain text, Markdown, HTML, JSON or saved feeds, in folders of any depth.
The next build cleans them, dates them and puts them into stories.

What an article does not say itself can be said beside it: a file `NAME.meta.toml` speaks for one article, a file
`_folder.toml` for a whole folder.

Delete this file when you have articles of your own.
"""

_SCRAPED = """\
Home
News
Harbour

Ferry to the islands runs twice a day from Monday

By Ada Example
Published 6 January 2026

SANDPORT, Jan. 6 — The ferry between Sandport and the outer islands will run twice a day from Monday, the harbour office said.

The second boat leaves at four in the afternoon and returns before dark. Fares stay as they are, the office said in a notice.

Islanders had asked for a second crossing since the school on the larger island closed in autumn.

Share this article
Sign up for our newsletter
Most read
Bakery reopens after the flood
2 hours ago
"""

_TEMPLATES = """\
Templates in this folder replace those of digest, one at a time: a file story.html here is used for story pages.
To change only a part, begin it with {% extends "default/story.html" %} and override a block.
docs/templates.md of digest lists what each template sees. This folder may stay empty.
"""

_IGNORE = """\
# made by digest: may be deleted at any time
/.digest/
/.site.digest/
/site/
# made by the deploy scripts
/upload/
/.upload.digest/
/.uploaded
/.changed
# digest.ledger and stories.toml belong into git: they keep links alive and hold your decisions
"""


_MAY_BE_THERE = (".", "README", "LICENSE", "LICENCE", "CNAME")  # what a new repository holds


@click.command("new", epilog="Example: digest new my-review && cd my-review && digest serve")
@click.argument("folder", type=click.Path(path_type=Path), metavar="DIR")
@click.option("--title", metavar="TEXT", help="The site's name [made from DIR; asked for on a terminal].")
@click.option("-y", "--yes", is_flag=True, help="Do not ask.")
def new_command(folder: Path, title: str | None, yes: bool) -> None:
    """Begin a site in DIR: settings, two sample articles, a folder for templates. Nothing is written over."""
    name = folder.resolve().name
    _refuse_taken(folder)
    if title is None:
        title = title_of(name)
        if not yes and can_ask():
            title = click.prompt("Title of the site", default=title).strip()
    files = new_files(title, str(uuid.uuid4()))
    there = next((path for path in files if (folder / path).exists()), None)
    if there:
        raise DigestError("is there already; name a new folder", f"{name}/{there}")
    try:
        for path, text in files.items():
            (folder / path).parent.mkdir(parents=True, exist_ok=True)
            (folder / path).write_text(text, encoding="utf-8")
    except OSError as error:
        raise DigestError(f"cannot be written ({error.strerror})", folder.name) from None
    where = "here" if folder == Path() else folder
    click.echo(f"{where}: {len(files)} files of a site called “{title}”, with two sample articles to look at and delete. Next:")
    steps = [] if folder.resolve() == Path.cwd() else [f"cd {folder}"]
    steps += [
        "digest serve            shows it, and follows what you change",
        "digest import FOLDER    brings articles in; or copy them into content/",
    ]
    click.echo("\n".join(f"  {step}" for step in steps))


def _refuse_taken(folder: Path) -> None:
    """A folder that holds anything but what a new repository does is somebody's."""
    if folder.exists() and (not folder.is_dir() or any(not path.name.startswith(_MAY_BE_THERE) for path in folder.iterdir())):
        raise DigestError("exists and is not empty; name a new folder", folder.resolve().name)


def title_of(name: str) -> str:
    """ "my-review" -> "My Review"."""
    return " ".join(word.capitalize() for word in name.replace("_", "-").split("-") if word) or "News"


def new_files(title: str, site_id: str) -> dict[str, str]:
    """The files of a new site by path."""
    from digest.deploys import recipe

    return {
        "digest.toml": _SETTINGS.format(site_id=site_id, title=json.dumps(title, ensure_ascii=False), samples=_samples()),
        "content/welcome.md": _WELCOME,
        "content/sandport/ferry.txt": _SCRAPED,
        "content/sandport/_folder.toml": 'source = "Sandport Courier"\nrights = "own"\n',
        "templates/README.txt": _TEMPLATES,
        ".gitignore": _IGNORE,
        **dict(recipe("github-pages").files),
    }


def _samples() -> str:
    """The ids and outlets that the samples will have, as `never_public` takes them."""
    from digest.identity.articles import article_ids, claim_of
    from digest.model import Ledger

    found = article_ids([claim_of("sandport/ferry.txt"), claim_of("welcome.md")], Ledger())
    return json.dumps([*(id_ for id_, _ in found), "sandport-courier", "sample-desk"])
