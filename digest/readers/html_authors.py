"""Who wrote it? JSON-LD, meta elements and the visible byline, each only as far as it names people; better fewer than bad."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from digest.readers.html_blocks import Seen, View
from digest.readers.html_fields import Said, named_in
from digest.readers.html_regions import Region, ancestors
from digest.readers.structured import types
from digest.stamps import HOUSE_ENDS
from digest.text import folded, spaced

# Words before names: "By Ann Lee", "Von …", "Text: …". They stand at the beginning and part of no name.
_BY = re.compile(
    r"^(?:(?:written |reported |posted |published |reviewed |story )?by|von|par|por|de la redacción|di|door|av|af|przez|"
    r"автор[иы]?|текст|text|texto|words|autor(?:in)?|auteur|autore|penulis|tác giả|yazan|συντάκτης|"
    r"της|του|بقلم|كتبت?|إعداد|נכתב על ידי|מאת|szerző|írta|scris de|oleh|記者|记者|作者|文)\b\s*[:：・／]?\s*",
    re.I,
)
_AND = re.compile(
    r"\s*[,;|•·]\s*(?:(?:and|und|et|og|och|&)\s+)?|\s+[-–—]\s+|"
    r"\s+(?:and|und|et|y|e|en|och|og|ja|és|i|та|і|и|και|ve|và|dan|&|with)\s+",
    re.I,
)
_ROLE = re.compile(
    r"\b(?:staff|editor(?:s|ial)?|reporters?|writers?|correspondents?|contributors?|contributing|admin|newsroom|desk|team|redakt\w+|redacci[oó]n|"
    r"r[eé]daction|redazione|redac[çt]\w+|redaksi|news ?service|agenc(?:y|ies)|"
    r"agencia|wire|guest|author|columnist|producer|photographer|bureau chief|"
    r"редак\w+|корреспондент\w*|кореспондент\w*|press|media|updated|published|min(?:ute)?s? read|special to|for the|"
    r"photos?|photographs?|fotos?|chief|officer|director|head of|president|professor|founder|analyst)\b",
    re.I,
)
_STAFF = re.compile(
    r"\b(?:staff|team|editor\w*|admin|correspondents?|reporters?|writers?|contributors?|columnists?|authors?|guest|newsroom|reports|desk|"
    r"redakt\w+|redac\w+|redazione|rédaction)\b",
    re.I,
)
_LISTED = re.compile(r"(?:(?! (?:on|in|at|for|\||·|•|[-–—]) )[^\d|·•])*")
_JOINED = re.compile(r"\s(?:and|und|et|y|e|en|och|og|ja|és|i|та|і|и|και|ve|và|dan|&)\s")
_SMALL = re.compile(r"\s(?:of|for|the)\s|(?:\S+\s+){3}")  # in what is no person's name: "National Institute of Bridges"
_HOUSE_WORDS = 5  # of an agency's name
_ABOVE, _LINE = 4, 120  # lines above the title, characters of a byline
_HOUSE = re.compile(f"[\u4e00-\u9fff]{{6}}|[{HOUSE_ENDS}站]$")  # 海岸晚报, 海岸新闻网: no name of a person is so long, or ends so
# "Ann Lee MS RDN", and not "Bo Roe III"
_CREDENTIALS = re.compile(r"(?<=[a-z])(?:,?\s+(?:(?![IVX]+$)[A-Z]{2,4}|Ph\.?D|M\.?D|Esq)\.?){1,4}$")
# "Contributions from", "Photography by", "Geprüft von": words before the small one say that somebody did something else
_OTHERWISE = re.compile(r"^(?:[^\W\d_]+\s+){1,3}(?:by|from|von|par|por|door|av|af|przez|di)(?:\s+|$)", re.I)
_WROTE = re.compile(r"^(?:written|reported|posted|published|story|words|text|report|an? \w+|ein \w+|un \w+)\s", re.I)
_PAPER = re.compile(r"\b(?:Times|Tribune|Herald|Gazette|News|Journal|Network|Institute|University)$")  # behind somebody's name
_HOST = re.compile(r"(?<=\w\s)(?:[\w-]+\.)+(?:com|org|net|co|de|uk|fr|es|it)\b.*", re.I)  # "Ann Lee harbour.com Archive"
_NOT_NAME = re.compile(r"[@/\\<>{}\[\]=_#→←»«▶►+*:：]|https?|www\.|\d|\.(?:com|org|net|co|de|uk)\b|^the\b", re.I)


def authors(said: Said, visible: Sequence[str], publisher_name: str, around: Sequence[str] = ()) -> tuple[str, ...]:
    """Who wrote it: the first witness that names people and nobody else; better fewer than bad.

    The visible byline decides how a name is spelt, and between those of a list that also credits photographers and editors; so do
    the other lines `around` the title.
    """
    outlets = (publisher_name, said.meta("og:site_name"), *said.metas.get("dc.publisher", ()))
    shown = people(visible, outlets)
    spoken = tuple(name for each in _best_authors(said) for name in each)
    metas = tuple(name for key in _AUTHOR_METAS for name in said.metas.get(key, ())[:8])
    lines = (*visible, *around)
    for witness in (spoken, metas, said.metas.get("twitter:creator", ())):
        found = people(witness, outlets)
        both = tuple(name for name in shown if any(folded(name) == folded(other) for other in found))
        if found:
            return _wrote(_together(both or found, shown, people(metas, outlets), lines), lines, outlets)
    return _wrote(shown, lines, outlets) or _house((*spoken, *metas), visible, around, outlets)


def _together(found: tuple[str, ...], shown: Sequence[str], metas: Sequence[str], lines: Iterable[str]) -> tuple[str, ...]:
    """With those whom the page names beside them, where its first witness names only some: "By Ann Lee and Bo Roe, Globe"."""
    if set(found) < set(metas) <= set(shown):
        return tuple(metas)
    for line in map(spaced, lines):
        first = _BY.sub("", line)
        if len(line) <= _LINE and first != line and first.startswith(found):
            names = people([_listed(first)], ()) if _JOINED.search(first) else ()
            if set(found) < set(names) and not any(_SMALL.search(name) for name in names):
                return names
    return found


def _listed(line: str) -> str:
    """The names in a byline, without what stands behind them: "Ann Lee and Bo Roe on 2 May | Globe"."""
    match = _LISTED.match(line)
    names = match[0] if match else ""
    last = next((joint.end() for joint in _JOINED.finditer(names)), len(names))
    return names[:last] + names[last:].partition(",")[0]


def _wrote(found: tuple[str, ...], lines: Sequence[str], outlets: Sequence[str]) -> tuple[str, ...]:
    """Without those of whom the page says that they did something else, where it says of others that they wrote."""
    others: set[str] = set()
    for at, line in enumerate(map(spaced, lines)):
        label = _OTHERWISE.match(line)
        if label and not _WROTE.match(line):
            rest = line[label.end() :]
            others.update(map(folded, people([rest] if rest else lines[at + 1 : at + 2], outlets)))
    return tuple(name for name in found if folded(name) not in others) or found


def _house(told: Iterable[str], visible: Sequence[str], around: Sequence[str], outlets: Iterable[str]) -> tuple[str, ...]:
    """An agency, where the data name it and no byline another; the outlet itself or its staff only behind "By"."""
    own = [folded(outlet) for outlet in outlets if outlet]
    shown = [folded(_BY.sub("", spaced(line))) for line in visible]
    signed = {folded(_listed(bare)) for line in around if (bare := _BY.sub("", spaced(line))) != line}
    for name in map(spaced, told):
        key = folded(name)
        if not name[:1].isupper() or len(name.split()) > _HOUSE_WORDS or _NOT_NAME.search(name):
            continue
        is_own = any(each in key for each in own) or _STAFF.search(name)
        if (key in signed and " " in name) or (not is_own and (not shown or any(line.startswith(key) for line in shown))):
            return (name,)
    return ()


_AUTHOR_METAS = (
    "author", "article:author", "article:author_name", "parsely-author", "sailthru.author", "dc.creator", "dcterms.creator", "byl",
    "cse-authors", "byline",
)  # fmt: skip


def _best_authors(said: Said) -> Iterator[tuple[str, ...]]:
    for item in said.items:
        value = item.get("author") or item.get("creator")
        if value:
            persons = [each for each in (value if isinstance(value, list) else [value]) if not _is_outlet(each)]
            yield tuple(named_in(persons, said))
            return


def _is_outlet(value: Any) -> bool:
    return isinstance(value, dict) and bool({"organization", "newsmediaorganization"} & set(types(value)))


def bylines(view: View, title_at: int) -> tuple[str, ...]:
    """What stands near the title and is marked up as the author's, or begins with "By"; in the page's order.

    Above the title stands the byline of another story, too, and at the end of a long caption the one of its picture.
    """
    near = range(max(0, title_at - _ABOVE), _paragraph(view.seen, title_at, 2))
    further = range(near.start, _paragraph(view.seen, title_at, 3))  # where one of the two was a long caption
    own = _own_boxes(view, title_at)
    among = [
        [(at, words) for at, words in view.bylines if at in places and len(words) <= _LINE and _is_in(own, view, at)]
        for places in (near, further)
    ]  # fmt: skip
    regions = [
        (at, view.seen[at].text) for at in near
        if at < len(view.seen) and len(view.seen[at].text) <= _LINE and _is_in(own, view, at)
        and (_in_byline(view.regions, view.seen[at].region) or (_BY.match(view.seen[at].text) and len(view.seen[at].text) <= 60))
    ]  # fmt: skip
    marked = (among[0], regions, among[1])
    found = next((way for way in marked if people([words for _, words in way], ())), among[0] or regions or among[1])
    below = [each for each in found if each[0] >= title_at]
    alone = [each for each in below if each[0] < len(view.seen) and len(view.seen[each[0]].text) <= _LINE]
    ways = ([words for _, words in way] for way in (alone, below, found))
    return tuple(next((way for way in ways if people(way, ())), [words for _, words in found]))


def _own_boxes(view: View, title_at: int) -> list[bool]:
    """Which regions are in no box of other stories or advertisements: "by Webads" stands in one. A box around the title is none."""
    around = ancestors(view.regions, view.seen[title_at].region) if title_at >= 0 else frozenset()
    own: list[bool] = []
    for at, region in enumerate(view.regions):
        held = region.parent < 0 or own[region.parent]
        own.append(at in around or (held and region.reason not in ("related", "advert")))
    return own


def _is_in(own: Sequence[bool], view: View, at: int) -> bool:
    return at >= len(view.seen) or own[view.seen[at].region]


def heading(view: View, title_at: int, verdicts: Sequence[str]) -> tuple[str, ...]:
    """The short lines around the title and above the second paragraph that are no part of the article."""
    near = range(max(0, title_at - _ABOVE), min(_paragraph(view.seen, title_at, 2), len(view.seen))) if title_at >= 0 else ()
    left_out = (view.seen[at].text for at in near if verdicts[at] not in ("", "title", "deck"))
    return tuple(text for text in left_out if len(text) <= _LINE)


def _in_byline(regions: Sequence[Region], at: int) -> bool:
    for _ in range(4):
        if at < 0:
            return False
        if regions[at].reason == "byline":
            return True
        at = regions[at].parent
    return False


def _paragraph(seen: Sequence[Seen], title_at: int, which: int) -> int:
    """The place of that paragraph of the article: behind the second (the first may be a deck) no byline stands."""
    after = range(title_at + 1, min(len(seen), title_at + 40))
    prose = [at for at in after if len(seen[at].text) >= 100 and seen[at].links < 0.5]
    return prose[which - 1] if len(prose) >= which else title_at + 18


def people(lines: Sequence[str], outlets: Sequence[str]) -> tuple[str, ...]:
    """The names of people in byline texts: "By ANN LEE and Bo Roe, Staff Writers" -> Ann Lee, Bo Roe as written.

    >>> people(["By Ann Lee and Bo Roe", "Harbour Post Staff"], ["Harbour Post"])
    ('Ann Lee', 'Bo Roe')
    """
    barred = {folded(outlet) for outlet in outlets if outlet}
    found: dict[str, str] = {}
    for line in lines:
        signed: list[str] = []
        for part in _AND.split(_BY.sub("", spaced(line)[:300])):
            part = _HOST.sub("", part)
            name = _CREDENTIALS.sub("", _BY.sub("", part).strip(" ,:;-–—|").split(" The ")[0])
            name = name if re.search(r"\b\w\.$", name) else name.rstrip(" .")
            house = (found and _PAPER.search(name)) or (name.isupper() and any(not each.isupper() for each in signed))
            if _is_name(name) and folded(name) not in barred and not house:  # "Ann Lee, HARBOUR POST"
                signed.append(name)
                found.setdefault(folded(name), name)
    return tuple(found.values())


def _is_name(text: str) -> bool:
    parts = text.split()
    if not 1 <= len(parts) <= 5 or not 3 <= len(text) <= 50 or _NOT_NAME.search(text) or _ROLE.search(text):
        return False
    cased = [part for part in parts if part[0].isupper() or part[0].lower() == part[0].upper()]
    if len(parts) == 1:  # a name without spaces: 王小明
        return not text.isascii() and text[:1].lower() == text[:1].upper() and not _HOUSE.search(text)
    return len(cased) >= 2
