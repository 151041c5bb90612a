"""What does one JSON object say of an article? Field names of trafilatura, newspaper, news-please, Scrapy, schema.org."""

from __future__ import annotations

import re
from typing import Any, Literal

from digest.model import Cut, Document, Note, Statement
from digest.readers.fields import language_code, names_of, title_of
from digest.readers.fragments import Fragment, fragment, is_marked_up, without_markup
from digest.readers.inline import safe_link
from digest.readers.misread import mended
from digest.text import scrubbed, spaced

# In the order in which they are asked; the first that says something counts.
_TEXTS = (
    "text",
    "maintext",
    "body",
    "content",
    "articleBody",
    "article_body",
    "content_text",
    "body_text",
    "full_text",
    "fulltext",
    "plain_text",
    "raw_text",
    "cleaned_text",
)
_MARKUPS = ("article_html", "content_html", "body_html", "html_content", "clean_html", "content:encoded")
_PAGES = ("html", "raw_html", "page_html")
_TITLES = ("title", "headline", "name", "title_page", "heading")
_DECKS = ("deck", "description", "subtitle", "standfirst", "excerpt", "summary", "dek", "abstract", "alternativeHeadline")
_AUTHORS = ("authors", "author", "byline", "creator", "writer", "writers")
_SITES = (
    "sitename",
    "site_name",
    "publisher",
    "source_name",
    "outlet",
    "publication",
    "newspaper",
    "site",
    "hostname",
    "source_domain",
    "domain",
    "source",
)
_ADDRESSES = (
    "url",
    "link",
    "source_url",
    "canonical_link",
    "canonical_url",
    "canonical",
    "external_url",
    "permalink",
    "mainEntityOfPage",
    "source",
    "@id",
    "id",
)
_LANGUAGES = ("language", "lang", "meta_lang", "inLanguage")
_TAGS = ("tags", "keywords", "meta_keywords", "topics")
_SECTIONS = ("section", "articleSection", "category", "categories", "rubric")
_DATES: dict[str, Literal["published", "updated", "scraped"]] = {
    "date": "published", "date_publish": "published", "publish_date": "published", "published": "published",
    "published_at": "published", "datePublished": "published", "date_published": "published", "publication_date": "published",
    "publishedAt": "published", "pub_date": "published", "pubDate": "published", "published_date": "published",
    "publishDate": "published", "posted": "published", "dateCreated": "published",
    "date_modify": "updated", "date_modified": "updated", "dateModified": "updated", "updated": "updated", "updated_at": "updated",
    "modified": "updated", "last_modified": "updated", "updatedAt": "updated",
    "date_download": "scraped", "filedate": "scraped", "scraped_at": "scraped", "crawled_at": "scraped", "date_crawled": "scraped",
    "timestamp": "scraped", "retrieved": "scraped", "fetched_at": "scraped", "download_date": "scraped", "date_scraped": "scraped",
}  # fmt: skip
_EMPTY = frozenset({"", "null", "none", "nan", "n/a", "undefined"})


def is_article(value: Any) -> bool:
    """Does an object hold a body under one of the known names?"""
    return isinstance(value, dict) and any(_said(value.get(key)) for key in (*_TEXTS, *_MARKUPS, *_PAGES))


def article_of(value: dict[str, Any], path: str, part: int, line: int) -> Document:
    """One object as a document; without a body it is skipped, with the reason."""
    text, found = _body(value)
    deck = without_markup(_first(value, _DECKS, 5_000))
    if not text.strip() and not found.blocks:
        reason = "no text in any of its fields"
        return Document(path, part, kind="json", skipped=reason, notes=(Note(path, line, f"{reason}; skipped", "no-text"),))
    again = _repeats(deck, text, found)
    address = next((link for key in _ADDRESSES if (link := _address(value.get(key)))), "")
    return Document(
        path,
        part,
        kind="json",
        text="" if found.blocks else text,
        blocks=found.blocks,
        title=title_of(_first(value, _TITLES, 1_000_000)),
        deck="" if again else deck,
        authors=names_of(_names(next((value[key] for key in _AUTHORS if _said(value.get(key))), None))),
        publisher=_publisher(value),
        section=without_markup(_first(value, _SECTIONS, 200)),
        language=language_code(_first(value, _LANGUAGES, 20)),
        url=address,
        tags=tuple(dict.fromkeys(spaced(scrubbed(tag))[:100] for tag in _tags(value)))[:50],
        captions=found.captions,
        cuts=(Cut(deck, "json", "the text says it again"),) if again and deck else (),
        statements=_statements(value, line),
    )


def _said(value: Any) -> bool:
    """Does a field say anything? Nulls and empty texts do not."""
    if isinstance(value, str):
        return value.strip().lower() not in _EMPTY
    return bool(value) and not isinstance(value, bool)


def _body(value: dict[str, Any]) -> tuple[str, Fragment]:
    """The article's words: as plain text, or as blocks where they are HTML."""
    for key in _MARKUPS:
        markup = _long(value.get(key))
        if markup.strip() and (blocks := fragment(markup)).blocks:
            return "", blocks
    for key in _TEXTS:
        if not _said(value.get(key)):
            continue
        text = scrubbed(mended(_long(value[key])))
        if is_marked_up(text) and (blocks := fragment(text)).blocks:
            return "", blocks
        if text.strip():
            return text, Fragment()
    page = next((_long(value[key]) for key in _PAGES if _said(value.get(key))), "")
    return "", fragment(page) if page else Fragment()


def _long(value: Any) -> str:
    """A body as one text: a list's paragraphs are parted by blank lines, objects give what they hold as text."""
    parts: list[str] = []
    waiting = [value]
    while waiting and len(parts) < 20_000:
        each = waiting.pop()
        if isinstance(each, str):
            parts.append(each)
        elif isinstance(each, list):
            waiting.extend(reversed(each))
        elif isinstance(each, dict):
            waiting.append(
                next(
                    (each[key] for key in ("text", "content", "rendered", "value", "html", "body", "paragraphs") if each.get(key)),
                    None,
                )
            )
    return "\n\n".join(part for part in parts if part.strip())


def _first(value: dict[str, Any], keys: tuple[str, ...], limit: int) -> str:
    """The first of these fields that is a text (or a list or object that begins with one)."""
    for key in keys:
        each = value.get(key)
        if isinstance(each, list):
            each = next((one for one in each if isinstance(one, str)), None)
        if isinstance(each, dict):
            each = each.get("name") or each.get("rendered") or each.get("@value")
        if isinstance(each, str) and _said(each):
            return scrubbed(mended(each[:limit]))
    return ""


def _repeats(deck: str, text: str, found: Fragment) -> bool:
    """Is the summary only the beginning of the text, as scrapers make them?"""
    start = re.sub(r"\W+", " ", deck.rstrip(".… ").casefold())[:200].strip()
    whole = text or " ".join(block.text for block in found.blocks[:20])
    return not start or start in re.sub(r"\W+", " ", whole[:50_000].casefold())


def _names(value: Any) -> list[str]:
    """The names in an authors field: a text, a list of texts, objects with a name."""
    found: list[str] = []
    for each in value[:50] if isinstance(value, list) else [value]:
        if isinstance(each, dict):
            each = each.get("name") or each.get("text")
        if isinstance(each, list):
            found.extend(one for one in each[:10] if isinstance(one, str))
        elif isinstance(each, str):
            found.append(each)
    return found


def _publisher(value: dict[str, Any]) -> str:
    """The outlet as the object names it; an address is no name."""
    for key in _SITES:
        named = _first(value, (key,), 300)
        if named and "://" not in named:
            return without_markup(named)
    return ""


def _address(value: Any) -> str:
    if isinstance(value, dict):
        value = value.get("@id") or value.get("url")
    return safe_link(value[:4_000]) if isinstance(value, str) and "://" in value[:20] else ""


def _tags(value: dict[str, Any]) -> list[str]:
    for key in _TAGS:
        each = value.get(key)
        if isinstance(each, str) and _said(each):
            return [part for part in re.split(r"\s*[,;|]\s*", each[:5_000]) if part]
        if isinstance(each, list) and (named := [tag for tag in _names(each) if tag.strip()]):
            return named
    return []


def _statements(value: dict[str, Any], line: int) -> tuple[Statement, ...]:
    """Every date field as written; nested {"$date": …} of exported databases too."""
    said: list[Statement] = []
    for key, about in _DATES.items():
        each = value.get(key)
        if isinstance(each, dict):
            each = each.get("$date") or each.get("@value")
        if isinstance(each, str) and _said(each):
            said.append(Statement("json", spaced(scrubbed(each[:200])), key, about, line))
    return tuple(said)
