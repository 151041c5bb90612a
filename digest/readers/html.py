"""A saved page -> one Document: the article's blocks, what the page says of itself, and a cut for every other visible word."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any
from urllib.parse import urljoin

from digest.languages import known_languages, language_of
from digest.model import Block, Cut, Document, Note, SourceFile
from digest.readers import html_fields as fields
from digest.readers.html_article import Chosen, Evidence, chosen
from digest.readers.html_authors import authors, bylines, heading
from digest.readers.html_blocks import View, view_of
from digest.readers.html_deck import deck_at
from digest.readers.html_inline import block_of
from digest.readers.html_statements import Particulars, statements
from digest.readers.html_titles import Title, named_title, title_of
from digest.readers.html_tree import tree_of
from digest.settings import ReaderSettings
from digest.text import spaced, words

RULE = "outside the article"
_FEW = 25  # words: a page that shows fewer and says more in its JSON-LD is a shell that scripts would fill


def read_html(text: str, source: SourceFile, settings: ReaderSettings) -> tuple[Document, ...]:
    """The page's article; `text` is decoded and scrubbed. A page without a word is skipped, with the reason."""
    tree, deep = tree_of(text, settings.max_depth)
    if tree is None:
        return (Document(source.path, kind="html", skipped="the page is empty"),)
    page = _page(tree, source)
    said = f"nested deeper than readers.max_depth = {settings.max_depth}; the tags below that are left out, their words are kept"
    document = replace(_document(page, source, settings.guess), notes=(Note(source.path, 1, said, "too-deep"),) if deep else ())
    if not (document.blocks or document.deck or document.cuts) or _waits_for_scripts(page):
        return (Document(source.path, kind="html", notes=document.notes, skipped=_why_empty(tree)),)
    return (document,)


@dataclass(frozen=True, slots=True)
class _Page:
    """What was found out about one page."""

    tree: Any
    said: fields.Said
    view: View
    title: Title
    deck: int
    verdicts: tuple[str, ...]
    url: str
    base: str
    publisher: str


def _page(tree: Any, source: SourceFile) -> _Page:
    said, view = fields.said_by(tree), view_of(tree)
    publisher = fields.publisher(said)
    title = title_of(view.seen, said.head, fields.claims(said), publisher)
    if not title.text:
        title = named_title(view.seen, [view.regions[block.region].signature for block in view.seen])
    bodies = fields.article_bodies(said)
    found = chosen(view.regions, view.seen, Evidence(title.at, bodies[0] if bodies else ""))
    deck = deck_at(view, title.at, found.verdicts, fields.descriptions(said))
    url = source.declared.get("url") or fields.address(tree, said) or source.url
    return _Page(tree, said, view, title, deck, _verdicts(found, deck), url, _base(tree, url), publisher)


def _verdicts(found: Chosen, deck: int) -> tuple[str, ...]:
    verdicts = list(found.verdicts)
    if deck >= 0:
        verdicts[deck] = "deck"
    if all(verdicts):  # no article in sight: all that is no furniture by its markup is the page's text
        plain = ("outside", "above the title", "widget", "links", "heads nothing")
        verdicts = ["" if verdict in plain else verdict for verdict in verdicts]
    if all(verdict not in ("", "deck") for verdict in verdicts):  # nor that: then everything
        verdicts = [verdict if verdict == "title" else "" for verdict in verdicts]
    return tuple(verdicts)


def _base(tree: Any, url: str) -> str:
    given = next((element.get("href") for element in tree.iter("base") if element.get("href")), "")
    try:
        return urljoin(url, given) if given else url
    except ValueError:
        return url


def _document(page: _Page, source: SourceFile, guess: bool) -> Document:
    said, seen = page.said, page.view.seen
    blocks = tuple(block_of(block, page.base) for block, verdict in zip(seen, page.verdicts, strict=True) if not verdict)
    spoken = _spoken(page, blocks)
    captions, cuts = _left_out(page, bool(spoken))
    around = heading(page.view, page.title.at, page.verdicts)
    blocks = spoken or blocks
    return Document(
        source.path,
        kind="html",
        blocks=blocks,
        title=page.title.text,
        deck=seen[page.deck].text if page.deck >= 0 else "",
        authors=authors(said, bylines(page.view, page.title.at), page.publisher, around),
        publisher=page.publisher,
        section=fields.section(said),
        language=_language(fields.language(said), blocks),
        url=page.url,
        tags=fields.tags(said),
        captions=captions,
        statements=statements(page.tree, page.url, guess=guess, said=Particulars(said.linked, said.marked, said.metas)),
        cuts=cuts,
        heading=around,
    )


def _spoken(page: _Page, blocks: Sequence[Block]) -> tuple[Block, ...]:
    """The JSON-LD's article where the page shows next to nothing: scripts would have written it."""
    bodies = fields.article_bodies(page.said)
    shown = sum(len(words(block.text)) for block in blocks)
    if not bodies or shown >= _FEW or len(words(bodies[0])) < 2 * _FEW:
        return ()
    return tuple(Block("p", line) for line in bodies[0].split("\n"))


# What the receipt says of each verdict that html_article.py and html_regions.py give.
_REASONS = {
    "outside": "stands apart from the article", "above the title": "stands above the title", "links": "a line of links",
    "widget": "a label in a box without prose", "heads nothing": "a heading that nothing follows",
    "after the end": "stands behind the end that the page's data give the article", "hidden": "hidden on the page",
    "related": "a link to other articles", "comments": "readers' comments", "advert": "an advertisement",
    "caption": "a picture's caption",
    "byline": "the byline", "meta": "the page's particulars", "player": "a player's labels", "print": "marked as not for print",
    "shown without scripts only": "shown only where scripts are off", "replaced": "shown only where a browser can't do better",
    "rating": "a rating or poll", "consent": "a consent notice", "header": "the page's header",
    "aside": "stands beside the article",
    "address": "an address", "embed": "a post embedded from elsewhere",
}  # fmt: skip


def _left_out(page: _Page, nothing_kept: bool) -> tuple[tuple[str, ...], tuple[Cut, ...]]:
    """(captions, cuts): every visible block that is not in the article, with the reason and the field that it became."""
    seen, verdicts = page.view.seen, page.verdicts
    kept = [at for at, verdict in enumerate(verdicts) if not verdict]
    near = range(max(page.title.at, 0), kept[-1] + 3 if kept else 0)
    captions: list[str] = []
    cuts: list[Cut] = []
    for at, (block, verdict) in enumerate(zip(seen, verdicts, strict=True)):
        if verdict in ("title", "deck") or not (verdict or nothing_kept):
            continue
        field = ""
        if verdict == "caption" and at in near and block.links < 0.5 and len(words(block.text)) >= 3:
            field = "captions"
            captions += [block.text] if block.text not in captions else []
        elif verdict == "byline" and at in near:
            field = "authors"
        reason = _REASONS.get(verdict, verdict) if verdict else "the page's data have the article in full"
        cuts.append(Cut(block.text, RULE, reason, block.line, field))
    return tuple(captions), tuple(cuts)


# Languages whose words are much the same: here the declaration knows better than a vote of words.
_ALIKE = tuple(
    frozenset(group.split()) for group in ("da no nb nn sv", "sr hr bs sl", "id ms", "ru bg uk be sr mk", "cs sk", "pt gl es ca")
)


def _language(declared: str, blocks: Sequence[Block]) -> str:
    """As declared, unless the words clearly say otherwise: templates declare "en" for any page."""
    heard = language_of(" ".join(block.text for block in blocks[:12]))
    if not declared or not heard or heard == declared:
        return declared or heard
    if declared not in known_languages() or any(declared in group and heard in group for group in _ALIKE):
        return declared
    return heard


def _waits_for_scripts(page: _Page) -> bool:
    """Does all that the page shows stand in its `<noscript>`, and is it no more than a request to turn scripts on?"""
    shown = [block.text for block in page.view.seen]
    unscripted = {spaced(" ".join(element.itertext())) for element in page.tree.iter("noscript")}
    if not shown or not unscripted or fields.article_bodies(page.said):
        return False
    told = spaced(" ".join(unscripted))
    return sum(len(words(text)) for text in shown) < 2 * _FEW and all(spaced(text) in told for text in shown)


def _why_empty(tree: Any) -> str:
    if next(tree.iter("frame", "iframe"), None) is not None:
        return "the page only frames another one; save that page instead"
    if next(tree.iter("script"), None) is not None:
        return "the page holds no text; scripts would have written it"
    return "the page holds no text"
