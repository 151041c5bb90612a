"""What would a careful editor mend before publishing? Findings about a build, each with what to do."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from html import unescape
from typing import Literal
from urllib.parse import unquote, urlsplit

from digest.build import Result
from digest.clean import STEPS
from digest.errors import did_you_mean
from digest.model import Article, File, LedgerEntry, Member, Story
from digest.theme import LANGUAGES

_FILE_LIMIT = 20_000  # files that the strictest known free host takes
_LARGE = 40  # reports in a story: worth a look
# what to do, where the note says only what is wrong
_DEEDS = {
    "empty": "; delete it or save it again",
    "not-text": "; name it in [readers] ignore if it belongs there",
    "unsupported": "; name it in [readers] ignore if it belongs there",
    "bad-json": "; mend it there",
    "link": "; put the file itself there",
    "unreadable": "; give the right to read it",
}
_HREF = re.compile(rb'\b(?:href|src)="([^"]*)"')
_ID = re.compile(rb'\bid="([^"]*)"')


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing to mend ("fault") or to look at ("advice")."""

    kind: Literal["fault", "advice"]
    code: str
    path: str
    line: int
    text: str


_NAMELESS = "its outlet is not known; state source = … in a sidecar or _folder.toml, or name it in outlets.toml as its page does"


def findings(result: Result, files: Iterable[File]) -> tuple[Finding, ...]:
    """All findings about a build and the files that it would publish; faults first."""
    found = [*_site(result), *_notes(result), *_articles(result), *_outlets(result), *_stories(result), *_ledger(result)]
    found += _links({file.url: file.body for file in files}, result)
    return tuple(sorted(found, key=lambda finding: (finding.kind == "advice", finding.code, finding.path, finding.line)))


def _site(result: Result) -> Iterator[Finding]:
    settings = result.given.settings
    if settings.site.base_url and not settings.publish_is_set:
        yield Finding(
            "fault", "publish-not-set", "digest.toml", 0,
            'base_url says that the site is public, and publish was never set; write publish = "public" (excerpts) or "private"',
        )  # fmt: skip
    if not settings.site.base_url:
        yield Finding(
            "advice", "no-base-url", "digest.toml", 0,
            "no site.base_url: feeds say https://site.invalid/, and there is no sitemap; set it before publishing",
        )  # fmt: skip
    if not settings.site_id:
        text = f'site_id = "{result.told.ledger.site_id}" is kept in digest.ledger alone: write it here as well'
        yield Finding("advice", "no-site-id", "digest.toml", 0, text)
    if settings.publish == "public" and not settings.site.contact:
        yield Finding(
            "advice", "no-contact", "digest.toml", 0, "a public site should say where a removal can be asked for: site.contact"
        )
    yield from _unknown_names(result)
    if not result.told.articles:
        yield Finding("advice", "no-articles", "content", 0, "no article was found; put files there")


def _unknown_names(result: Result) -> Iterator[Finding]:
    """Settings that name something which is not there, and so do nothing."""
    settings, root = result.given.settings, result.given.root
    steps = ("wraps", "repair", *(name for name, _ in STEPS))
    for name in (*settings.clean.disable, *(step for step, _ in settings.clean.after)):
        if name not in steps:
            text = f'[clean] names a step "{name}" that does not exist{did_you_mean(name, steps)}; known: {", ".join(steps)}'
            yield Finding("fault", "unknown-step", "digest.toml", 0, text)
    if settings.site.logo and not (root / "static" / settings.site.logo).is_file():
        yield Finding("fault", "no-logo", "digest.toml", 0, f'site.logo = "{settings.site.logo}": no such file below static/')
    code = settings.site.language.partition("-")[0].lower()
    if code not in LANGUAGES and not (root / "templates" / "texts" / f"{code}.toml").is_file():
        known = f"known: {', '.join(LANGUAGES)}, or your own in templates/texts/{code}.toml"
        text = f'site.language = "{code}" has no interface texts; {known}'
        yield Finding("fault", "no-language", "digest.toml", 0, text)


def _notes(result: Result) -> Iterator[Finding]:
    faults = {"stale-decision", "unknown-key"}
    for note in result.notes:
        kind: Literal["fault", "advice"] = "fault" if note.code in faults else "advice"
        inside = result.given.content.joinpath(note.path).exists() and not result.given.root.joinpath(note.path).exists()
        path = f"content/{note.path}" if inside else note.path
        yield Finding(kind, note.code or "note", path, note.line, note.text + _DEEDS.get(note.code, ""))


def _articles(result: Result) -> Iterator[Finding]:
    for article in _shown(result):
        yield from _of_article(article)


def _shown(result: Result) -> list[Article]:
    """The articles that the site shows; what was taken down or hidden needs no mending."""
    those = (article for id_, article in result.told.articles.items() if id_ in result.site.pages.articles)
    return sorted(those, key=lambda a: (a.path, a.part))


def _of_article(article: Article) -> Iterator[Finding]:
    dated = article.dated
    path = _path(article)
    if dated.future:
        yield Finding("advice", "future", path, 0, f"its date lies in the future: {dated.reason}; state the right one in a sidecar")
    elif dated.day is None:
        why = f"only {dated.published} is known, not its day" if dated.published else f"no date: {dated.reason}"
        yield Finding("advice", "undated", path, 0, f"{why}; state one as date = … in a sidecar")
    elif dated.inferred:
        words, own = (dated.clue.words, dated.clue.witness == "update") if dated.clue else ("", False)
        by = "its last change" if own else "another report of its story"
        yield Finding("advice", "inferred", path, 0, f"dated {dated.published} by {by}: “{words}”")
    if not article.title:
        yield Finding("advice", "no-title", path, 0, "no title was found; state one as title = … in a sidecar")
    if not article.outlet.key:
        yield Finding("advice", "no-outlet", path, 0, _NAMELESS)
    cut = sum(len(cut.text.split()) for cut in article.cuts if not cut.field)
    if cut > 4 * max(article.words, 50):
        yield Finding("advice", "mostly-cut", path, 0, f"{cut} words were cut and {article.words} kept; digest explain shows which")


def _outlets(result: Result) -> Iterator[Finding]:
    """Outlets that go by their domain or folder because nobody named them."""
    given = result.given
    named = {key for key, _ in given.outlets.names} | {source.key for source in given.settings.sources if source.name}
    bare: dict[str, Article] = {}
    for article in _shown(result):
        outlet = article.outlet
        if outlet.key and outlet.key not in named and outlet.name == outlet.key:
            bare.setdefault(outlet.key, article)
    for key, article in bare.items():
        text = f'its outlet goes by "{key}"; name it in outlets.toml (digest outlets --toml prints the lines)'
        yield Finding("advice", "outlet-unnamed", _path(article), 0, text)


def _stories(result: Result) -> Iterator[Finding]:
    for story in result.told.stories:
        if len(story.group.members) >= _LARGE:
            yield Finding(
                "advice",
                "large-story",
                _first(story, result),
                0,
                f"story {story.id} has {len(story.group.members)} reports; is it one event?",
            )
        for member in story.group.members:
            if member.reasons.weak and member.id in result.site.pages.articles:
                yield Finding("advice", "weak", _path(result.told.articles[member.id]), 0, _narrowly(member, story))


def _narrowly(member: Member, story: Story) -> str:
    why = member.reasons
    if member.id == story.group.first:
        return (
            f"began story {story.id}, and was nearly put into another ({why.nearest_score:.2f}, needed {why.threshold:.2f})"
            "; digest explain shows which, digest stories merge joins them"
        )
    return (
        f"in story {story.id} by a small margin ({why.score:.2f}, needed {why.threshold:.2f})"
        "; digest explain shows why, digest stories move changes it"
    )


def _first(story: Story, result: Result) -> str:
    return _path(result.told.articles[story.group.first])


def _path(article: Article) -> str:
    """As `digest explain` and `digest stories` take it: one of several in a file by its number."""
    return f"content/{article.path}#{article.part}" if article.part else f"content/{article.path}"


def _ledger(result: Result) -> Iterator[Finding]:
    entries = result.told.ledger.entries
    never = set(result.given.settings.never_public)
    gone = [e for e in entries if e.kind == "article" and e.state == "removed" and not {e.id, e.key} & never]
    if gone:
        shown = ", ".join(entry.key for entry in gone[:3]) + (" …" if len(gone) > 3 else "")
        count = "1 article is gone and leaves" if len(gone) == 1 else f"{len(gone)} articles are gone and leave"
        text = f"{count} a tombstone page: {shown}; put the files back, or name them in never_public for none"
        yield Finding("advice", "tombstones", "digest.ledger", 0, text)
    kept = result.given.ledger.entries  # as it stands in the file
    known = {entry.id for entry in kept}
    for entry in kept:
        if entry.state == "redirect" and entry.to not in known:
            text = f"{entry.id} leads to {entry.to or 'nothing'}, which the ledger does not know; take the line from git's history"
            yield Finding("fault", "orphan", "digest.ledger", _line_of(entry, result), text)


def _line_of(entry: LedgerEntry, result: Result) -> int:
    """Where the entry stands in the file, 0 for nowhere."""
    try:
        lines = (result.given.root / "digest.ledger").read_text(encoding="utf-8").splitlines()
    except (OSError, UnicodeDecodeError):
        return 0
    return next((number for number, line in enumerate(lines, 1) if line.split()[1:2] == [entry.id]), 0)


# ---------------------------------------------------------------- links


def _links(bodies: Mapping[str, bytes], result: Result) -> Iterator[Finding]:
    """Links between the pages of the site that lead nowhere, and hosts' limits."""
    if len(bodies) > _FILE_LIMIT:
        text = f"{len(bodies)} files; some hosts take {_FILE_LIMIT:,}: pages.articles = false or feeds.stories = false make fewer"
        yield Finding("advice", "many-files", "digest.toml", 0, text)
    anchors = {
        url: {unescape(found.decode()) for found in _ID.findall(body)} for url, body in bodies.items() if url.endswith(".html")
    }
    base = urlsplit(result.given.settings.site.base_url).path
    for url, body in sorted(bodies.items()):
        if url.endswith(".html"):
            for target in sorted({unescape(found.decode("utf-8", "replace")) for found in _HREF.findall(body)}):
                fault = _dead(url, target, bodies, anchors, base)
                if fault:
                    yield Finding("fault", "broken-link", url, 0, f'links to "{target}", {fault}')


def _dead(url: str, target: str, bodies: Mapping[str, bytes], anchors: Mapping[str, set[str]], base: str) -> str:
    parts = urlsplit(target)
    if parts.scheme or parts.netloc or parts.path.startswith("pagefind/") or "/pagefind/" in parts.path:
        return ""
    path = unquote(parts.path)
    if path.startswith("/"):
        path = path.removeprefix(base or "/").lstrip("/")
    else:
        path = posixpath.normpath(posixpath.join(posixpath.dirname(url), path)) if path else url
    path = "index.html" if path in ("", ".") else path
    if path not in bodies and f"{path.rstrip('/')}/index.html" in bodies:
        path = f"{path.rstrip('/')}/index.html"
    if path not in bodies:
        return "and there is no such page"
    if parts.fragment and path in anchors and unquote(parts.fragment) not in anchors[path]:
        return "and that page has no such place"
    return ""
