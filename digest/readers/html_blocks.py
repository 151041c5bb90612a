"""Which blocks of text does a page show, and in which region does each stand? One walk over the tree, nothing judged."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import takewhile
from typing import Any

from digest.model import BlockKind
from digest.readers.fragments import is_head
from digest.readers.html_regions import BESIDE, Region, hidden, names_author, region_of
from digest.readers.numbers import Numbers
from digest.text import scrubbed, spaced

INLINE = frozenset(
    "a abbr acronym b bdi bdo big cite code data del dfn em font i ins kbd label mark nobr q rp rt ruby s samp small span strike "
    "strong "
    "sub sup time tt u var wbr embed math mi mo mn mrow semantics".split()
)
# Never text: what stands in these is code, drawing or another document.
_SILENT = frozenset("script style template svg head".split())
_KINDS: dict[str, BlockKind] = {
    "p": "p", "li": "li", "blockquote": "quote", "pre": "pre", "h1": "h", "h2": "h", "h3": "h", "h4": "h", "h5": "h", "h6": "h",
    "dt": "p", "dd": "p", "td": "p", "th": "p", "div": "p", "section": "p", "article": "p", "figcaption": "p", "summary": "p",
}  # fmt: skip
_KEPT_MARKS = {"b": "b", "strong": "strong", "i": "i", "em": "em", "code": "code", "sub": "sub", "sup": "sup", "s": "s", "u": "u"}
_SAME_MARKS = {
    "strike": "s",
    "del": "s",
    "tt": "code",
    "kbd": "code",
    "samp": "code",
    "ins": "u",
    "cite": "i",
    "dfn": "i",
    "var": "i",
}
_MARKS = _KEPT_MARKS | _SAME_MARKS

_LINES = frozenset(("p", *INLINE))  # what goes on as one line

Token = tuple[str, str, str]  # ("text", words, "") | ("open", tag, href) | ("close", tag, "") | ("br", "", "")


@dataclass(frozen=True, slots=True)
class Seen:
    """A block as the page shows it: its text, its markup as tokens, and the region (an index) that it stands in."""

    kind: BlockKind
    text: str
    region: int
    level: int = 0
    line: int = 0
    links: float = 0.0
    tokens: tuple[Token, ...] = ()  # empty where the block holds no markup
    number: int = 0  # of an item in a list that counts


@dataclass(slots=True)
class _Walk:
    """What the walk has in its hands; it lives and dies inside `view_of`."""

    regions: list[Region] = field(default_factory=list)
    seen: list[Seen] = field(default_factory=list)
    stack: list[int] = field(default_factory=list)  # regions that are open
    tokens: list[Token] = field(default_factory=list)
    marks: list[tuple[Any, str, str]] = field(default_factory=list)  # inline elements that are open: element, tag, href
    linked: int = 0  # how many links are open
    link_chars: int = 0
    chars: int = 0
    lists: int = 0
    numbers: Numbers = field(default_factory=Numbers)
    bylines: list[tuple[int, str]] = field(default_factory=list)

    def say(self, words: str | None) -> None:
        if not words:
            return
        self.tokens.append(("text", words, ""))
        size = len(words) if not words.isspace() else 0
        self.chars += size
        if self.linked:
            self.link_chars += size

    def flush(self) -> None:
        """Ends the block that is being said, if it says anything."""
        if self.chars:
            self.seen.extend(self._block())
        self.tokens = [("open", tag, href) for _, tag, href in self.marks if tag]
        self.chars = self.link_chars = 0

    def _block(self) -> Iterator[Seen]:
        region = self.regions[self.stack[-1]]
        kind, level = region.kind, region.level
        raw = "".join("\n" if what == "br" else words for what, words, _ in self.tokens if what in ("text", "br"))
        text = _kept_lines(raw) if kind == "pre" else spaced(scrubbed(raw))
        if text:
            marked = any(what != "text" for what, _, _ in self.tokens) and kind != "pre"
            links = min(1.0, self.link_chars / self.chars)
            tokens = tuple(self.tokens) if marked else ()
            number = self.numbers.take() if kind == "li" else 0
            yield Seen(kind, text, self.stack[-1], level, region.line, round(links, 3), tokens, number)


@dataclass(frozen=True, slots=True)
class View:
    """What a reader of the page sees: blocks in reading order, and the regions that hold them; the first region is the root."""

    regions: tuple[Region, ...]
    seen: tuple[Seen, ...]
    bylines: tuple[tuple[int, str], ...] = ()  # (index of the block where it stands, words) of what is marked up as an author


def view_of(tree: Any) -> View:
    """All that the page shows."""
    from lxml import etree

    walk = _Walk([Region(-1, "", line=0)], [], [0])
    walker = etree.iterwalk(tree, events=("start", "end"))
    for event, element in walker:
        if event == "end":
            _leave(element, walk)
        elif _enter(element, walk):
            walker.skip_subtree()
    walk.flush()
    return View(tuple(walk.regions), tuple(walk.seen), tuple(walk.bylines))


def _enter(element: Any, walk: _Walk) -> bool:
    """Takes the element's first words; True where its children are not to be visited."""
    tag = element.tag
    if tag in _SILENT:
        return True
    if _stands_beside(element, tag):
        _set_beside(element, tag, walk)
        return True
    if tag == "br":
        _break(walk)
    elif tag in INLINE or _of_its_own(element, tag):
        _open_inline(element, tag, walk)
    else:
        return _open_block(element, tag, walk)
    walk.say(element.text)
    return False


def _of_its_own(element: Any, tag: str) -> bool:
    """A word of a paragraph in an element that HTML does not know ("<company-name>", "<st1:place>"): the line goes on."""
    if "-" not in tag and ":" not in tag:
        return False
    parent = element.getparent()
    return parent is not None and parent.tag in _LINES and len(element) == 0


def _stands_beside(element: Any, tag: str) -> bool:
    """A control or hidden words within a line; one that was never closed and holds paragraphs is a region like others."""
    if tag in BESIDE:
        return next(element.iter("p", "h1", "article"), None) is None
    return tag in INLINE and hidden(element)


def _set_beside(element: Any, tag: str, walk: _Walk) -> None:
    """A button or hidden words inside a sentence: a block of its own, while the sentence goes on."""
    text = spaced(scrubbed(" ".join(element.itertext())))
    if text:
        parent = walk.stack[-1]
        line = element.sourceline or 0
        walk.regions.append(Region(parent, tag, line, BESIDE.get(tag, "hidden")))
        walk.seen.append(Seen("p", text, len(walk.regions) - 1, 0, line))


def _break(walk: _Walk) -> None:
    """One break parts lines; two part paragraphs."""
    for what, words, _ in reversed(walk.tokens):
        if what == "br" and walk.regions[walk.stack[-1]].kind != "pre":
            walk.flush()
            return
        if what == "text" and words.strip():
            break
    walk.tokens.append(("br", "", ""))


def _open_inline(element: Any, tag: str, walk: _Walk) -> None:
    href = element.get("href") or "" if tag == "a" else ""
    if tag == "a":
        walk.linked += bool(element.get("href"))
    if len(walk.bylines) < 200 and names_author(element):
        walk.bylines.append((len(walk.seen), spaced(scrubbed(" ".join(element.itertext())[:300]))))
    mark = "a" if tag == "a" and href else _MARKS.get(tag, "")
    walk.marks.append((element, mark, href))
    if mark:
        walk.tokens.append(("open", mark, href))


def _open_block(element: Any, tag: str, walk: _Walk) -> bool:
    walk.flush()
    parent = walk.stack[-1]
    region = region_of(element, tag, parent, walk.regions[parent])
    _number(element, tag, walk)
    kind = _KINDS.get(tag)
    above = walk.regions[parent].kind
    if above in ("li", "quote", "pre", "h") and kind == "p":
        kind = above
    region.kind = kind or above
    region.level = _level(tag, region.kind, walk, walk.regions[parent].level)
    walk.stack.append(len(walk.regions))
    walk.regions.append(region)
    if tag == "table" and _is_data(element):
        _say_table(element, walk)
        return True
    walk.say(element.text)
    return False


def _number(element: Any, tag: str, walk: _Walk) -> None:
    if tag in ("ul", "ol"):
        walk.lists += 1
        walk.numbers.open(tag == "ol", element.get("start"))
    elif tag == "li":
        walk.numbers.item(element.get("value"))


def _level(tag: str, kind: BlockKind, walk: _Walk, above: int) -> int:
    if kind == "h" and tag[0] == "h" and tag[1:].isdigit():
        return int(tag[1])
    return walk.lists if kind == "li" else above


def _leave(element: Any, walk: _Walk) -> None:
    tag = element.tag
    if tag in _SILENT or tag == "br" or _stands_beside(element, tag):
        pass
    elif walk.marks and walk.marks[-1][0] is element:
        _, mark, _ = walk.marks.pop()
        walk.linked -= mark == "a"
        if mark:
            walk.tokens.append(("close", mark, ""))
    else:
        walk.flush()
        walk.stack.pop()
        if tag in ("ul", "ol"):
            walk.lists -= 1
            walk.numbers.close()
    if element.getparent() is not None:
        walk.say(element.tail)


def _is_data(table: Any) -> bool:
    """Rows of short cells; a table that holds tables, headings or long texts only arranges the page."""
    rows = cells = 0
    for element in table.iter():
        tag = element.tag
        if tag in ("table", "h1", "h2", "ul", "form", "script", "article") and element is not table:
            return False
        rows += tag == "tr"
        if tag in ("td", "th"):
            cells += 1
            if _holds_much(element):
                return False
    return rows >= 2 and cells >= 2 * rows - 1


def _holds_much(cell: Any) -> bool:
    """More than 400 characters or elements; no more of it is looked at: tables in tables took minutes."""
    size = 0
    for number, element in enumerate(cell.iter()):
        size += len(element.text or "") + len(element.tail or "" if number else "")
        if max(size, number) > 400:
            return True
    return False


def _say_table(table: Any, walk: _Walk) -> None:
    rows = [(row, "\t".join(_cell(cell) for cell in row if cell.tag in ("td", "th"))) for row in table.iter("tr")]
    rows = [(row, cells) for row, cells in rows if cells.strip()]
    caption = "".join(_cell(each) for each in table.iter("caption"))
    heads = sum(1 for _ in takewhile(is_head, (row for row, _ in rows)))
    heads += bool(heads and caption.strip())  # which stands above them as a row of its own
    text = scrubbed("\n".join(row for row in (caption, *(cells for _, cells in rows)) if row.strip()))
    if text:
        linked = sum(len(_cell(link)) for link in table.iter("a"))
        links = round(min(1.0, linked / len(text)), 3)
        walk.seen.append(Seen("table", text, walk.stack[-1], heads, walk.regions[walk.stack[-1]].line, links))


def _cell(element: Any) -> str:
    return spaced(" ".join(part for part in element.itertext()))


def _kept_lines(raw: str) -> str:
    return "\n".join(line.rstrip() for line in scrubbed(raw).split("\n")).strip("\n")
