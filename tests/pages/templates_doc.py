"""Writes docs/templates.md: every page, its template, and every field that the template sees, from the views' own comments."""

from __future__ import annotations

import re
from pathlib import Path

ROOT = Path(__file__).parent.parent.parent
PAGES = {
    "front.html": ("front", "FrontView"),
    "day.html": ("day", "DayView"),
    "month.html": ("month", "MonthView"),
    "year.html": ("year", "YearView"),
    "story.html": ("story", "StoryView"),
    "article.html": ("article", "ArticleView"),
    "source.html": ("source", "SourceView"),
    "sources.html": ("source", "SourcesView"),
    "topic.html": ("topic", "TopicView"),
    "topics.html": ("topic", "TopicsView"),
    "archive.html": ("archive", "ArchiveView"),
    "undated.html": ("plain", "UndatedView"),
    "search.html": ("plain", "SearchView"),
    "feeds.html": ("follow", "FeedsView"),
    "about.html": ("plain", "AboutView"),
    "404.html": ("plain", "PlainView"),
    "gone.html": ("plain", "PlainView"),
    "moved.html": ("plain", "MovedView"),
    "robots.txt": ("machines", "RobotsView"),
    "sitemap.xml": ("machines", "SitemapView"),
    "sitemapindex.xml": ("machines", "SitemapIndexView"),
    "headers.txt": ("machines", "HeadersView"),
    "redirects.txt": ("machines", "RedirectsView"),
    "empty.txt": ("machines", "EmptyView"),
}
SHARED = ("views", "telling", "reports", "story", "article", "archive", "follow")
_CLASS = re.compile(r'^class (\w+)(?:\(Struct, frozen=True\))?:\n    """([^"]*)"""\n((?:\n?    \w+: [^\n]*\n)*)', re.M)
_FIELD = re.compile(r"^    (\w+): ([^#=\n]+?)(?: = [^#\n]*)?(?:  # (.*))?$", re.M)
INTRO = """\
# Templates

A page is a template and a view. Every file of `templates/` can be replaced alone: put a file of the same name into the
`templates/` folder of your site. `digest theme eject NAME` copies a default there to begin with.

To change one block and keep the rest, extend the default through its prefix:

```jinja
{% extends "default/story.html" %}
{% block note %}<p class="note">Desk: {{ page.note }}</p>{% endblock %}
```

A template sees two names and nothing else: `page`, described below, and `t`, the interface texts (`templates/texts/en.toml`;
a file of the same name in your own `templates/texts/` changes single lines). There are no global functions. A name that does not
exist is an error that names the template and its line. Everything is escaped, and nothing needs `|safe`: the filter
`inline` writes a block of an article with the markup that was made safe when the block was made.

Every `href` is an address below `site/`: write `{{ page.site.root }}{{ link.href }}`. The Content-Security-Policy allows no
inline style and no inline script: styles belong into `static/paper.css`, which can be replaced like any template, or into a file
of your own in `templates/static/` that your `base.html` links to.

Blocks of `base.html`: `head`, `kind` (class of the body), `masthead`, `main`, `footer`; of `story.html` also `note`, of
`front.html` also `lead`. The small templates in `parts/` hold macros named for what they show: `links`, `plots`, `stories`, `text`,
`reports`, `why`, `trail`; and `head`, `masthead`, `footer` of every page.

This page is written from the code: `python tests/pages/templates_doc.py`.
"""


def views(module: str) -> dict[str, tuple[str, list[tuple[str, str, str]]]]:
    """Each value of a module: what it is, and its fields with type and comment."""
    source = (ROOT / "digest" / "pages" / f"{module}.py").read_text(encoding="utf-8")
    return {name: (doc, _FIELD.findall(body)) for name, doc, body in _CLASS.findall(source) if body}


def table(fields: list[tuple[str, str, str]], skip: tuple[str, ...] = ()) -> str:
    """The fields as a table."""
    rows = [
        f"| `{name}` | `{kind.replace('|', 'or')}` | {text.replace('|', 'or')} |" for name, kind, text in fields if name not in skip
    ]
    return "\n".join(["| field | type | what it holds |", "|---|---|---|", *rows]) if rows else "No fields."


def document() -> str:
    """The whole page."""
    parts = [INTRO, "## Pages\n\nEvery page of HTML also has `site` (Frame) and `head` (Head).\n"]
    for template, (module, view) in PAGES.items():
        doc, fields = views(module).get(view, ("", []))
        parts.append(
            f"### {template}\n\n{doc or 'Nothing: its being there is all that it says.'}\n\n{table(fields, ('site', 'head'))}\n"
        )
    parts.append("## Values that pages share\n")
    done = {view for _, view in PAGES.values()}
    for module in SHARED:
        for name, (doc, fields) in views(module).items():
            if name not in done:
                parts.append(f"### {name}\n\n{doc}\n\n{table(fields)}\n")
    parts.append(
        "A `Block` (of a `Part`) has `kind`, `text`, `level`, `html` and `number` (of an item in a list that counts); write it with the filter: `{{ part.block|inline }}`.\n"
    )
    return "\n".join(parts)


if __name__ == "__main__":
    (ROOT / "docs" / "templates.md").write_text(document(), encoding="utf-8")
