"""What does a page say of its dates? Every statement as written there, the most trustworthy kind first; nothing is parsed here."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import islice
from typing import Any, Literal

from digest.model import Statement, Witness
from digest.readers import structured
from digest.readers.html_guess import guessed
from digest.text import folded, spaced

About = Literal["published", "updated", "scraped", "unknown"]
_ARTICLES = ("article", "blogposting", "posting", "report", "review", "recipe", "podcastepisode", "howto")  # how such types end
_PAGES = ("webpage", "itempage", "videoobject", "audioobject", "event", "creativework", "imagegallery", "mediagallery", "qapage")
Fields = tuple[tuple[str, About], ...]
_LD_FIELDS: Fields = (
    ("datePublished", "published"), ("uploadDate", "published"), ("dateModified", "updated"),
)  # fmt: skip
_CAMBRIAN: Fields = (("pubDate", "published"), ("upDate", "updated"))
# Names of meta elements, without their separators: "article:published_time" and "article.published-time" are one.
_PUBLISHED = tuple(
    "articlepublishedtime articlepublished ogarticlepublishedtime ogpublishedtime publishedtime datepublished "
    "parselypubdate sailthrudate pubdate publishdate publicationdate publisheddate publishedat articlepublicationdate "
    "articlepublisheddate articlepubdate originalpublicationdate dcdateissued dctermsissued dcissued dcdatepublished "
    "cxenseparserecspublishtime cxenseparsepublishtime recspublishtime btpubdate rnewsdatepublished citationpublicationdate "
    "citationonlinedate citationdate articledateoriginal displaydate shareaholicarticlepublishedtime vrpublishedtime ptime "
    "postdate postedon dateposted storydate newsdate releasedate firstpublished contentcreatedate articlecreated "
    "dcdatecreated dctermscreated dccreated datecreated creationdate dctermsdate dcdate dctermsavailable date "
    "firstpublishedtime dateupdate".split()
)
_UPDATED = frozenset(
    "articlemodifiedtime articlemodified ogarticlemodifiedtime ogupdatedtime articleupdatedtime modifiedtime updatedtime "
    "datemodified dateupdated lastmodified lastmod lastupdated revised dctermsmodified dcdatemodified dcmodified "
    "cxenseparserecsmodifiedtime articleupdated lastmodifiedtime".split()
)
_HIDDEN = frozenset("script style noscript template svg head select option button textarea form".split())
_UNSEEN = ("script", "style", "noscript", "template")
# Parts of a page that belong to other articles, to readers or to the outlet.
_ELSEWHERE = re.compile(
    r"\b(?:related|recommend\w*|teasers?|sidebar|most[-_]?(?:read|popular)|popular|trending|latest|comments?|footer|copyright|newsletter|"
    r"promo\w*|read-?more|more-?(?:news|stories|from)|breaking|ticker|carousel|widget|disqus|next-?(?:post|article)|prev\w*|also|bio|"
    r"author-box|masthead|weather)\b"
)
_SIGN = re.compile(
    r"publi|posted|pub-?date|entry-date|timestamp|dateline|post-date|article-?date|byline|created|datetime|data|fecha|datum", re.I
)
_UPDATE = re.compile(
    r"updat|modif|aktualis|mis à jour|mise à jour|actualiz|aggiorn|atualiz|оновлен|обновлен|aktualiz|cập nhật|bijgewerkt|gewijzigd",
    re.I,
)
_DATELIKE = re.compile(r"\d{4}|\d{1,2}[./-]\d{1,2}|\d\s?[^\W\d_]{3}|[^\W\d_]{3}\.?\s\d|\d[月년年]")
_MAX_TEXT, _AFTER, _BEFORE, _BYLINES, _TIMES = 140, 60, 25, 8, 400
_URL_DAY = re.compile(r"[/-](?:19|20)\d\d[/-]?(?:0[1-9]|1[0-2]|[1-9]|[a-z]{3})[/-]?(?:[0-2]?\d|3[01])[/-]")


@dataclass(frozen=True, slots=True)
class Particulars:
    """What the page says for machines, read once for all who ask."""

    linked: tuple[dict[str, Any], ...]  # JSON-LD
    marked: tuple[dict[str, Any], ...]  # microdata
    metas: dict[str, tuple[str, ...]]


def statements(
    tree: Any, url: str = "", html: str = "", guess: bool = True, said: Particulars | None = None
) -> tuple[Statement, ...]:
    """The date statements of a parsed page (an lxml element): JSON-LD, meta, microdata, `<time>`, visible lines, htmldate's guess.

    `guess` allows htmldate, which is imported and asked only where the page states nothing else. `said` spares a second reading.
    """
    said = said or Particulars(structured.json_ld(tree), structured.microdata(tree), structured.meta(tree))
    title = _title(tree, said)
    found = [*_from_json_ld(said, url, title), *_from_meta(said), *_from_microdata(said), *_around_title(tree, title)]
    told = any(each.about == "published" and each.witness != "byline" for each in found)
    if guess and not told and not _URL_DAY.search(url):
        found += guessed(tree, url, html)
    return tuple(dict.fromkeys(found))


def _from_json_ld(said: Particulars, url: str, title: str) -> Iterator[Statement]:
    objects = [each for each in said.linked if any(name in each for name, _ in _LD_FIELDS)]
    for endings in (_ARTICLES, _PAGES):
        kind = [each for each in objects if any(name.endswith(endings) for name in structured.types(each))]
        told = [each for each in kind if each.get("datePublished") or each.get("uploadDate")]
        main = _main(told or kind, url, title)
        if main is not None:
            yield from _stated(main, "json-ld")
            if told:
                return
    # of search engines in China: {"@context": "https://ziyuan.example/contexts/cambrian.jsonld", "title": …, "pubDate": …}
    main = _main([each for each in said.linked if each.get("pubDate") and "@type" not in each], url, title)
    yield from _stated(main or {}, "json-ld", _CAMBRIAN)


def _main(objects: list[dict[str, Any]], url: str, title: str) -> dict[str, Any] | None:
    """The object of this page's own article: it says the page's title or address; a list of several others is not it."""
    if not objects:
        return None
    confirmed = [each for each in objects if _says(each, "headline", title) or _says(each, "name", title)]
    addressed = [
        each for each in objects if url and _last_part(url) and any(_last_part(url) == _last_part(a) for a in _addresses(each))
    ]
    return next(iter([each for each in confirmed if each in addressed] or confirmed or addressed or objects))


def _says(item: dict[str, Any], name: str, title: str) -> bool:
    value = item.get(name)
    said = _letters(value) if isinstance(value, str) else ""
    return len(said) > 8 and bool(title) and (said in title or title in said)


def _addresses(item: dict[str, Any]) -> Iterator[str]:
    for name in ("url", "@id", "mainEntityOfPage"):
        value = item.get(name)
        value = value.get("@id") if isinstance(value, dict) else value
        if isinstance(value, str):
            yield value


def _last_part(url: str) -> str:
    return url.partition("?")[0].partition("#")[0].rstrip("/").rpartition("/")[2]


def _stated(item: dict[str, Any], witness: Witness, fields: Fields = _LD_FIELDS) -> Iterator[Statement]:
    for name, about in fields:
        value = item.get(name)
        value = value[0] if isinstance(value, list) and value else value
        if isinstance(value, str | int) and not isinstance(value, bool) and str(value).strip():
            yield Statement(witness, str(value).strip()[:80], name, about)


def _from_meta(said: Particulars) -> Iterator[Statement]:
    named = {re.sub(r"[^a-z]", "", name): (name, values) for name, values in said.metas.items()}
    for key in _PUBLISHED:
        if key in named:
            weak = key in ("date", "dcdate", "dctermsdate") or key == "dateupdate" or "creat" in key
            yield Statement("meta", named[key][1][0][:80], named[key][0], "unknown" if weak else "published")
    for key in sorted(_UPDATED & named.keys()):
        yield Statement("meta", named[key][1][0][:80], named[key][0], "updated")


def _from_microdata(said: Particulars) -> Iterator[Statement]:
    items = [each for each in said.marked if any(name.endswith(_ARTICLES) for name in structured.types(each))]
    told = [each for each in items if isinstance(each.get("datePublished"), str | list)]
    if told:
        yield from _stated(told[0], "microdata")


def _title(tree: Any, said: Particulars) -> str:
    """The letters of the page's title: og:title, or the title element without what follows its last bar."""
    shared = said.metas.get("og:title", ())
    element = next(iter(tree.iter("title")), None)
    return _letters(shared[0] if shared else (element.text or "" if element is not None else ""))


def _letters(text: str) -> str:
    return re.sub(r"\W+", "", folded(text[:400]))


def _around_title(tree: Any, title: str) -> Iterator[Statement]:
    """`<time>` elements and short lines that hold a date, near the heading of the article."""
    heading = _heading(tree, title)
    if heading is None:
        yield from islice(_times(tree.iter("time")), 1)
        return
    after = _steps(heading, _AFTER)
    before = list(reversed(_before(heading)))
    times = list(_times(each for each in [*after, *before] if each.tag == "time"))
    yield from times[:3]
    if not times:
        yield from islice(_times(_times_in_same_article(heading)), 1)
    yield from _lines([*after, *before])


def _heading(tree: Any, title: str) -> Any:
    headings = list(islice(tree.iter("h1"), 20))
    for each in headings:
        said = _letters(" ".join(each.itertext()))
        if len(said) > 8 and title and (said in title or title in said):
            return each
    return headings[0] if len(headings) == 1 else None


def _steps(heading: Any, limit: int) -> list[Any]:
    """The elements that follow the heading, in reading order, as far as a few with text of their own."""
    found: list[Any] = []
    told = 0
    inside = {heading, *heading.iter()}
    for axis in (heading.iterdescendants(), _following(heading)):
        for element in islice(axis, 600):
            if not isinstance(element.tag, str) or (element in inside and axis is not None and element is heading):
                continue
            found.append(element)
            told += 1 if (element.text or "").strip() else 0
            if told >= limit or (element.tag == "p" and len("".join(islice(element.itertext(), 20))) > 400 and told > 10):
                return found
    return found


def _following(element: Any) -> Iterator[Any]:
    """Every element after this one in document order, its own descendants left out."""
    at = element
    while at is not None:
        for sibling in at.itersiblings():
            yield from sibling.iter()
        at = at.getparent()


def _before(heading: Any) -> list[Any]:
    """The elements shortly before the heading, inside the blocks that hold it."""
    found: list[Any] = []
    at = heading
    for _ in range(4):
        for sibling in islice(at.itersiblings(preceding=True), 6):
            found.extend(reversed([each for each in islice(sibling.iter(), 40) if isinstance(each.tag, str)]))
        at = at.getparent()
        if at is None or at.tag in ("body", "main"):
            break
    return list(reversed(found[:_BEFORE]))


def _times_in_same_article(heading: Any) -> Iterable[Any]:
    holder = next((above for above in heading.iterancestors() if above.tag in ("article", "main")), None)
    return islice(holder.iter("time"), _TIMES) if holder is not None else ()


def _times(elements: Iterable[Any]) -> Iterator[Statement]:
    for element in elements:
        value = spaced((element.get("datetime") or "") or " ".join(element.itertext()))[:80]
        if not value or _elsewhere(element):
            continue
        lead = " ".join(
            (element.get("class") or "", element.get("itemprop") or "", _lead(element), "" if element.get("datetime") else value)
        )
        about: About = "updated" if (_UPDATE.search(lead) and not _SIGN.search(lead)) or "modified" in lead.lower() else "published"
        yield Statement("time", value, "time", about)


def _lead(element: Any) -> str:
    """The words before an element within its parent: "Updated "."""
    parent, before = element.getparent(), element.getprevious()
    words = before.tail or "".join(before.itertext()) if before is not None and isinstance(before.tag, str) else ""
    return str((words or "").strip() or (parent.text or "" if parent is not None else ""))[-60:]


def _elsewhere(element: Any) -> bool:
    """Does it stand in a part of the page that is not this article's?"""
    for depth, above in enumerate((element, *islice(element.iterancestors(), 12))):
        if above.tag == "aside" and any(True for _ in above.iter("h1")):
            continue
        if above.tag in ("aside", "footer", "nav", "figcaption") or (above.tag in ("a", "li") and depth and _is_teaser(above)):
            return True
        if above.tag in ("body", "main", "html"):
            return False
        said = f"{above.get('class') or ''} {above.get('id') or ''}".lower().replace("_", "-")[:300]
        if _ELSEWHERE.search(said) and not any(True for _ in above.iter("h1")):
            return True
    return False


def _is_teaser(element: Any) -> bool:
    """A linked block or list entry with much text of its own is another article's."""
    return len(spaced("".join(islice(element.itertext(), 40)))) > 60


def _lines(elements: Iterable[Any]) -> Iterator[Statement]:
    seen: set[str] = set()
    for element in elements:
        if element.tag in _HIDDEN or element.tag == "h1" or len(seen) >= _BYLINES:
            continue
        text = _short_text(element)
        if text and text not in seen and _DATELIKE.search(text) and not _elsewhere(element):
            seen.add(text)
            yield Statement("byline", text, "visible", "unknown")


def _short_text(element: Any) -> str:
    """The text of a small element; "" for one that holds much, or what nobody sees."""
    if next(element.iter(*_UNSEEN), None) is not None:
        return ""
    parts: list[str] = []
    size = 0
    for number, part in enumerate(element.itertext()):
        parts.append(part)
        size += len(part.strip())
        if size > _MAX_TEXT or number > 60:
            return ""
    return spaced(" ".join(parts))
