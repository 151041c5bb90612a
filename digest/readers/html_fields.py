"""What does the page say of itself: publisher, section, language, address, tags, titles, descriptions, the article's text?"""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from digest.readers.structured import json_ld, meta, microdata, types
from digest.text import folded, spaced

_ARTICLES = (
    "newsarticle", "reportagenewsarticle", "analysisnewsarticle", "opinionnewsarticle", "backgroundnewsarticle",
    "reviewnewsarticle",
    "article", "blogposting", "liveblogposting", "socialmediaposting", "advertisercontentarticle", "satiricalarticle",
    "scholarlyarticle",
    "techarticle", "report", "review", "posting", "webpage", "itempage",
)  # fmt: skip
_TAGS = re.compile(r"<[^<>]{0,300}>")


@dataclass(frozen=True, slots=True)
class Said:
    """All that the page says of itself for machines."""

    items: tuple[dict[str, Any], ...]  # articles among JSON-LD and microdata, the best first
    all_items: tuple[dict[str, Any], ...]
    metas: dict[str, tuple[str, ...]]
    head: str  # the text of <title>
    html_language: str
    linked: tuple[dict[str, Any], ...] = ()  # JSON-LD alone
    marked: tuple[dict[str, Any], ...] = ()  # microdata alone

    def meta(self, *names: str) -> str:
        """The first content of the first of these that is there."""
        return next((text_of(self.metas[name][0]) for name in names if name in self.metas), "")

    def ld(self, *names: str) -> Iterator[Any]:
        """The values of these properties in the article objects, the best object first."""
        for item in self.items:
            for name in names:
                if item.get(name):
                    yield item[name]


def said_by(tree: Any) -> Said:
    """Reads JSON-LD, meta elements, microdata, <title> and the language of the page."""
    linked, marked = json_ld(tree), microdata(tree)
    everything = (*linked, *marked)
    ranked = sorted((item for item in everything if _rank(item) < len(_ARTICLES)), key=_rank)
    title = tree.find(".//title")
    root = tree.getroottree().getroot()
    return Said(
        tuple(ranked), everything, meta(tree), text_of("".join(title.itertext()) if title is not None else ""),
        root.get("lang") or root.get("{http://www.w3.org/XML/1998/namespace}lang") or root.get("xml:lang") or "",
        linked, marked,
    )  # fmt: skip


def _rank(item: dict[str, Any]) -> int:
    return min((_ARTICLES.index(kind) for kind in types(item) if kind in _ARTICLES), default=len(_ARTICLES))


def text_of(value: Any) -> str:
    """A plain line from a value that should be text: entities and tags undone, white space tidied."""
    if not isinstance(value, str):
        return ""
    plain = html.unescape(value) if "&" in value else value
    return spaced(_TAGS.sub(" ", plain) if "<" in plain else plain)


def claims(said: Said) -> tuple[str, ...]:
    """What the page says its title is, the most trusted first."""
    headlines = [text_of(each) for each in said.ld("headline") if isinstance(each, str)]
    shared = [said.meta("og:title"), said.meta("twitter:title"), said.meta("dc.title", "parsely-title", "sailthru.title", "title")]
    named = [text_of(item.get("name")) for item in said.items]
    return tuple(dict.fromkeys(text for text in (*headlines, *shared, *named) if text and not text.endswith(("…", "..."))))


def descriptions(said: Said) -> tuple[str, ...]:
    """What the page says it is about: a deck, where it stands on the page too."""
    spoken = [text_of(each) for each in said.ld("description", "alternativeHeadline", "abstract")]
    shared = [said.meta("og:description"), said.meta("description"), said.meta("twitter:description"), said.meta("dc.description")]
    return tuple(dict.fromkeys(text for text in (*spoken, *shared) if text))


def article_bodies(said: Said) -> tuple[str, ...]:
    """The article's text as JSON-LD has it, where it is one: the longest first."""
    found = [_paragraphs(each) for each in said.ld("articleBody", "text") if isinstance(each, str) and len(each) > 200]
    return tuple(sorted(set(found), key=lambda text: (-len(text), text)))


def _paragraphs(value: str) -> str:
    plain = html.unescape(value) if "&" in value else value
    plain = re.sub(r"</p>|<br\s{0,9}/?>", "\n", plain) if "<" in plain else plain
    return "\n".join(line for line in (spaced(_TAGS.sub(" ", part)) for part in plain.split("\n")) if line)


def publisher(said: Said) -> str:
    """The outlet as the page names it."""
    names = [name for each in said.ld("publisher", "sourceOrganization", "provider") for name in named_in(each, said)]
    site = [said.meta("og:site_name"), said.meta("application-name"), said.meta("publisher", "dc.publisher", "article:publisher")]
    sites = [text_of(item.get("name")) for item in said.all_items if set(types(item)) & {"website", "newsmediaorganization"}]
    found = (text for text in (*names, *site, *sites) if text and len(text) <= 100 and not _is_address(text))
    return next(found, "")


def section(said: Said) -> str:
    """The section, the innermost where several are named."""
    spoken = [_first_text(each) for each in said.ld("articleSection")]
    return next((text for text in (*spoken, said.meta("article:section", "section", "parsely-section")) if 0 < len(text) <= 60), "")


def tags(said: Said) -> tuple[str, ...]:
    """Keywords, each once, in the page's order."""
    found: list[str] = []
    metas = (content for name in ("article:tag", "news_keywords", "keywords") for content in said.metas.get(name, ()))
    for value in (*said.ld("keywords"), *metas):
        parts = value if isinstance(value, list) else re.split(r"[,;]", value) if isinstance(value, str) else []
        found += [text for text in map(text_of, parts) if 1 < len(text) <= 60]
    by_key = {folded(text): text for text in reversed(found)}
    return tuple(dict.fromkeys(by_key[folded(text)] for text in found))[:40]


def language(said: Said) -> str:
    """ISO 639-1, "" where the page does not say."""
    spoken = [
        _first_text(each.get("alternateName") or each.get("name") if isinstance(each, dict) else each)
        for each in said.ld("inLanguage")
    ]
    metas = said.meta("og:locale", "language", "dc.language", "content-language")
    return next((code for code in map(_code, (*spoken, said.html_language, metas)) if code), "")


_THREE = {
    "eng": "en", "deu": "de", "ger": "de", "fra": "fr", "fre": "fr", "spa": "es", "ita": "it", "por": "pt", "nld": "nl",
    "dut": "nl",
    "pol": "pl", "ukr": "uk", "rus": "ru", "ces": "cs", "cze": "cs", "swe": "sv", "ron": "ro", "rum": "ro", "tur": "tr",
    "vie": "vi",
    "ind": "id", "ara": "ar", "fas": "fa", "per": "fa", "hin": "hi", "hun": "hu", "fin": "fi", "dan": "da", "nor": "no",
    "ell": "el",
    "gre": "el", "bul": "bg", "srp": "sr", "jpn": "ja", "kor": "ko", "zho": "zh", "chi": "zh", "heb": "he", "tha": "th",
    "kat": "ka",
    "english": "en", "german": "de", "deutsch": "de", "french": "fr", "spanish": "es", "italian": "it", "portuguese": "pt",
    "russian": "ru", "ukrainian": "uk", "polish": "pl", "dutch": "nl", "nb": "no", "nn": "no", "iw": "he", "in": "id", "ji": "yi",
}  # fmt: skip


def _code(text: str) -> str:
    """'pt-BR', 'en_US', 'eng' -> 'pt', 'en', 'en'; anything else is nothing."""
    first = re.split(r"[-_,; ]", text.strip().lower(), maxsplit=1)[0]
    if first in _THREE:
        return _THREE[first]
    return first if re.fullmatch("[a-z]{2}", first) and first not in ("xx", "zz") else ""


def address(tree: Any, said: Said) -> str:
    """The page's own address: canonical, og:url, JSON-LD; absolute http(s) only."""
    links = [link.get("href") or "" for link in tree.iter("link") if "canonical" in (link.get("rel") or "").lower().split()]
    named = said.ld("url", "mainEntityOfPage")
    spoken = [each.get("@id", "") if isinstance(each, dict) else each for each in named if isinstance(each, str | dict)]
    found = (each.strip() for each in (*links, said.meta("og:url"), *spoken) if isinstance(each, str))
    return next((each for each in found if re.match(r"https?://[^\s/?#]+\.[^\s]+$", each) and len(each) <= 2_000), "")


def named_in(value: Any, said: Said, depth: int = 0) -> Iterator[str]:
    """The names in a value that may be a name, an object, a reference to one, or a list of these."""
    if isinstance(value, str):
        yield text_of(value)
    elif isinstance(value, list) and depth < 4:
        for each in value[:40]:
            yield from named_in(each, said, depth + 1)
    elif isinstance(value, dict) and depth < 4:
        if value.get("name"):
            yield from named_in(value["name"], said, depth + 1)
        elif value.get("@id"):
            found = next((item for item in said.all_items if item.get("@id") == value["@id"] and item.get("name")), {})
            yield from named_in(found.get("name"), said, depth + 1)


def _first_text(value: Any) -> str:
    return text_of(value[0]) if isinstance(value, list) and value else text_of(value)


def _is_address(text: str) -> bool:
    return bool(re.search(r"https?:|www\.|@\w|^/", text))
