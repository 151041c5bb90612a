"""What do the keys of a record mean, however they are spelled? "datePublished", "Publish Date", "article_text", "titel"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import Any

from digest.readers.labelled_head import abroad
from digest.text import folded

# In the order in which they are asked; the first that says something counts.
TEXTS = tuple(
    "text maintext main_text body content article_body content_text body_text full_text fulltext full_content plain_text plaintext "
    "raw_text cleaned_text clean_text paragraphs article story contents body_content main_content".split()
)
MARKUPS = ("article_html", "content_html", "body_html", "html_content", "clean_html", "content_encoded")
PAGES = ("html", "raw_html", "page_html", "page_source", "raw_content")
TITLES = tuple("title headline name title_page heading main_headline web_title og_title page_title".split())
DECKS = tuple(
    "deck lead lede lead_paragraph first_paragraph intro introduction standfirst description subtitle sub_title subheadline "
    "sub_headline excerpt summary dek abstract alternative_headline teaser preamble trail_text".split()
)
AUTHORS = tuple("authors author byline creator writer writers author_name author_names reporter journalist by".split())
SITES = tuple(
    "sitename site_name publisher source_name outlet publication newspaper media_name og_site_name site hostname source_domain "
    "domain source".split()
)
ADDRESSES = tuple(
    "url link source_url canonical_link canonical_url canonical external_url permalink web_url href page_url requested_url og_url "
    "uri main_entity_of_page source id".split()
)
LANGUAGES = ("language", "lang", "meta_lang", "in_language", "language_code")
TAGS = ("tags", "keywords", "meta_keywords", "topics")
SECTIONS = ("section", "article_section", "category", "categories", "rubric", "section_name")
PUBLISHED = tuple(
    "date date_publish publish_date published published_at date_published publication_date pub_date published_date posted "
    "date_created publishing_date published_time published_on publication_time publish_time posted_at posted_on posted_date "
    "date_posted first_published first_published_at web_publication_date published_parsed".split()
)
UPDATED = tuple(
    "date_modify date_modified updated updated_at modified last_modified modified_time last_modified_at date_updated".split()
)
SCRAPED = tuple(
    "date_download filedate scraped_at crawled_at date_crawled timestamp retrieved fetched_at download_date date_scraped seendate "
    "crawl_date scraped retrieved_at accessed accessed_at".split()
)
UNSURE = ("datetime", "date_time", "time", "when")  # of what, they do not say

_DAYS = (*PUBLISHED, *UNSURE)
_GROUPS = (TEXTS, MARKUPS, PAGES, TITLES, DECKS, AUTHORS, SITES, ADDRESSES, LANGUAGES, TAGS, SECTIONS, _DAYS, UPDATED, SCRAPED)
_KNOWN = frozenset(key for group in _GROUPS for key in group)
_BESIDE = frozenset(
    "metadata meta fields info properties head header jsonld json_ld ld_json".split()
)  # objects that say more of it
_OUTSIDE = (TITLES, AUTHORS, SITES, ADDRESSES, LANGUAGES, _DAYS, SCRAPED)  # what a wrapper may say of the one it holds
_PLURAL = (SITES, LANGUAGES, SCRAPED)  # and what of each of several
_WORDS = re.compile(r"(?<=[a-z0-9])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])|[\W_]+")
_OF = re.compile(r"(?:article|news|story|post|item|entry|document|doc)_")
_EMPTY = frozenset({"", "null", "none", "nan", "nat", "n/a", "undefined"})

Fields = dict[str, Any]


def fields_of(record: dict[str, Any]) -> Fields:
    """What the record says, under plain keys; what it lacks is taken from the objects in it that describe it.

    >>> found = fields_of({"articleTitle": "Pier closed", "Publish Date": "2025-10-12", "meta": {"autor": "Ann Lee"}})
    >>> found["title"], found["publish_date"], found["authors"]
    ('Pier closed', '2025-10-12', 'Ann Lee')
    """
    found = _own(record)
    for beside in [each for key, each in found.items() if key in _BESIDE and isinstance(each, dict)]:  # in the record's order
        _lend(found, _own(beside), _GROUPS)
    return found


def held_by(wrapper: dict[str, Any], record: dict[str, Any], alone: bool) -> dict[str, Any]:
    """A record with what the object around it says of it, where it says nothing itself."""
    made, own, outer = dict(record), fields_of(record), _own(wrapper)
    lent = dict(own)
    _lend(lent, {key: each for key, each in outer.items() if isinstance(each, str)}, _OUTSIDE if alone else _PLURAL)
    return made | {key: each for key, each in lent.items() if key not in own}


def said(value: Any) -> bool:
    """Does a field say anything? Nulls and empty texts do not."""
    if isinstance(value, str):
        return value.strip().lower() not in _EMPTY
    return bool(value) and not isinstance(value, bool)


def _own(record: dict[str, Any]) -> Fields:
    found: Fields = {}
    for key, each in record.items():
        if said(each):  # "data" of a wrapper is no Italian date
            found.setdefault(plain(str(key)[:100], not isinstance(each, dict)), each)
    for key in tuple(found):
        if (of := _OF.match(key)) and key not in _KNOWN and key[of.end() :] in _KNOWN:
            found.setdefault(key[of.end() :], found[key])
    return found


def _lend(to: Fields, more: Fields, groups: tuple[tuple[str, ...], ...]) -> None:
    for group in groups:
        if to.keys().isdisjoint(group):
            to.update({key: more[key] for key in group if key in more})


@lru_cache(4_096)
def plain(key: str, anywhere: bool = False) -> str:
    """ "datePublished", "Date Published", "date-published" -> "date_published"; if asked, "titel" and "titulo" -> "title"."""
    name = "_".join(filter(None, _WORDS.split(key))).lower()
    return (abroad(folded(name)) if anywhere and name not in _KNOWN else "") or name


def prose_in(fields: Fields, text_of: Any) -> Iterator[tuple[str, str]]:
    """(key, text) of the fields that no rule knows and that hold sentences; numbered ones ("p1", "p2") are one."""
    series: dict[str, list[tuple[int, str]]] = {}
    for key, each in fields.items():
        if key in _KNOWN or _BESIDES.search(key) or not isinstance(each, str | list):
            continue
        numbered = _NUMBERED.fullmatch(key)
        series.setdefault(numbered[1] if numbered else key, []).append((int(numbered[2]) if numbered else 0, text_of(each)))
    for key, parts in series.items():
        text = "\n\n".join(part for _, part in sorted(parts))
        if len(text) >= _LONG and len(_STOP.findall(text)) >= _SENTENCES:
            yield key, text


_LONG, _SENTENCES = 200, 3  # characters and sentence ends: less is a slogan, a licence or a path
_STOP = re.compile(r"[.!?…]['\"”»)]?(?=\s|$)|[。！？।۔؟]")
_NUMBERED = re.compile(r"([a-z_]*?)_?(\d{1,3})")
_BESIDES = re.compile(  # what is written beside an article
    r"comment|html|image|caption|related|similar|recommend|error|log|cookie|terms|licen[sc]e|bio|about|script|style|embed|query|prompt"
)
