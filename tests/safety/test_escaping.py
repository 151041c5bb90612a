"""Nothing that an article says lives on a page, and the check that says so can fail: escaping is switched off template by template."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from lxml import etree

import digest.theme
from digest.build.options import Options
from digest.build.result import Work
from digest.build.site import files_of
from digest.build.whole import work_of
from digest.theme import Theme
from tests.safety.hostile import alive, write_articles

# the templates that write what articles say; the others show it through parts, or addresses and numbers only
WRITING = (
    "about.html", "article.html", "base.html", "feeds.html", "source.html", "story.html",
    "parts/head.html", "parts/links.html", "parts/plots.html", "parts/reports.html", "parts/stories.html",
)  # fmt: skip


@pytest.fixture(scope="module")
def work(tmp_path_factory: pytest.TempPathFactory) -> Work:
    root = tmp_path_factory.mktemp("root")
    (root / "digest.toml").write_text(
        'site_id = "test"\npublish = "private"\n[site]\ntitle = "Test"\nbase_url = "https://site.example/"\n'
    )
    write_articles(root / "content")
    return work_of(root, Options())


def pages(work: Work, theme: Theme) -> Iterator[tuple[str, bytes]]:
    for file in files_of(work.site, theme):
        if file.url.endswith((".html", ".xml", ".atom", ".opml")):
            yield file.url, file.body


def findings(work: Work) -> list[str]:
    found = []
    for url, body in pages(work, Theme()):
        if url.endswith(".html"):
            found += [f"{url}: {what}" for what in alive(body)]
        else:
            try:
                etree.fromstring(body, etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False))
            except etree.XMLSyntaxError as error:
                found.append(f"{url}: {error}")
    return found


def test_nothing_of_an_article_lives(work: Work) -> None:
    assert len(work.told.articles) >= 4
    assert not findings(work)


@pytest.mark.slow
@pytest.mark.parametrize("template", WRITING)
def test_a_template_that_does_not_escape_is_found(work: Work, template: str, monkeypatch: pytest.MonkeyPatch) -> None:
    escaped = digest.theme._escaped
    monkeypatch.setattr(digest.theme, "_escaped", lambda name: name != template and escaped(name))
    assert findings(work)


HOSTILE = st.lists(
    st.sampled_from([*"<>\"'&/=;:-[]{}%#`\\ ab\n\t\x00\u202e\u2028\ud800\ufeff", "<script>", "</script>", "javascript:", "<!--", "]]>", "onload=",
                     "<x-canary>", "&lt;", "&#60;", "{{", "}}", "<img src=x onerror=canary()>"]),
    max_size=12,
).map("".join)  # fmt: skip


@pytest.mark.slow
@settings(max_examples=15, deadline=None, suppress_health_check=list(HealthCheck))
@given(
    parts=st.lists(HOSTILE, min_size=1, max_size=4),
    link=st.sampled_from(["javascript:canary()", " java\tscript:canary()", "data:text/html,x", "//x"]),
)
def test_no_string_in_any_field_lives(tmp_path_factory: pytest.TempPathFactory, parts: list[str], link: str) -> None:
    root: Path = tmp_path_factory.mktemp("root")
    (root / "digest.toml").write_text('site_id = "test"\npublish = "private"\n')
    text = "".join(parts).replace("\n", " ").replace("\x00", "") or "x"
    write_articles(root / "content", text.encode("utf-8", "replace").decode(), link)
    assert not findings(work_of(root, Options()))
