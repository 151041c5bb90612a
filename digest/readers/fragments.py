"""What does a piece of HTML say? Paragraphs, headings, lists, quotations, tables, captions, in order; scripts say nothing."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from itertools import takewhile
from typing import Any

from digest.model import Block, BlockKind
from digest.readers.inline import Writing, mark_of
from digest.readers.numbers import Numbers
from digest.text import scrubbed, spaced

# Their content is not text.
_SILENT = frozenset("script style template svg math iframe object applet canvas".split())
_CODE = frozenset({"script", "style"})
_SIGNS = re.compile(r"[{};=<>()\[\]|&$]")
_HEADINGS = {f"h{level}": level for level in range(1, 7)}
_PARTS = frozenset(
    "p div section article main header footer aside nav ul ol li dl dt dd blockquote figure figcaption caption table tr form "
    "fieldset address details summary center hr body html h1 h2 h3 h4 h5 h6".split()
)
_TAGGED = re.compile(r"</(?:p|div|li|ul|ol|h[1-6]|blockquote|article|section|table|figure|span|strong|em|a)>|<(?:p|br)\s*/?>", re.I)
_TEXT_ENDS = re.compile(r"</(?:p|li|h[1-6]|article|body|blockquote)\s*>", re.I | re.A)
_SILENT_TAG = re.compile(f"<(/?)({'|'.join(sorted(_SILENT - {'embed'}))})", re.I | re.A)
_ENTITY = re.compile(r"&(?:[a-z]{2,8}|#\d{2,7}|#x[0-9a-f]{2,6});", re.I)


@dataclass(frozen=True, slots=True)
class Fragment:
    """The blocks of a piece of HTML, and the captions that stood beside its pictures."""

    blocks: tuple[Block, ...] = ()
    captions: tuple[str, ...] = ()


def is_marked_up(text: str) -> bool:
    """Is this HTML rather than text that holds a tag or two? Two closing tags, paragraphs or line breaks say so."""
    return len(_TAGGED.findall(text, 0, 100_000)) >= 2


def is_page(text: str) -> bool:
    """Is this a whole page rather than the words of its article?"""
    return re.search(r"<(?:html|body|head)[\s>]", text[:20_000], re.I) is not None


def without_markup(text: str) -> str:
    """A title or name as words: entities read, tags gone, one line. Text in which nothing looks like markup stays as it is.

    >>> without_markup("Ferry &amp; <b>bridge</b>")
    'Ferry & bridge'
    """
    if re.search(r"</?[a-z]", text, re.I) and is_inline_markup(text):
        return spaced(" ".join(block.text for block in fragment(text).blocks))
    if _ENTITY.search(text):
        import html

        return spaced(scrubbed(html.unescape(text)))
    return spaced(text)


def is_inline_markup(text: str) -> bool:
    """Does a short text hold a well-formed pair of tags?"""
    return (
        re.search(r"<(b|i|em|strong|a|span|p|u|s|sub|sup|small|font)\b[^<>]{0,500}>[^<]{0,2000}</\1>|<br ?/?>", text, re.I)
        is not None
    )


def fragment(markup: str, line: int = 0) -> Fragment:
    """The blocks of a piece of HTML; never raises, whatever it is given."""
    import lxml.etree
    import lxml.html

    parser = lxml.html.HTMLParser(encoding="utf-8", huge_tree=True, remove_comments=True, remove_pis=True)
    body = f"<html><body><div>{closing(scrubbed(markup))}</div></body></html>".encode()
    try:
        tree = lxml.etree.fromstring(body, parser)
    except (lxml.etree.LxmlError, ValueError):
        return Fragment()
    return _Walk(line).over(tree) if tree is not None else Fragment()


def closing(markup: str) -> str:
    """The markup without silent elements and comments that never end: they must not swallow the text behind them.

    >>> closing("<p>One.</p><style><p>Two.</p>")
    '<p>One.</p> <p>Two.</p>'
    """
    left_open = _left_open(markup)
    for tag in sorted(left_open):
        opened = left_open.get(tag, -1)
        if opened >= 0 and (tag not in _CODE or _holds_words(markup, opened)):
            markup = markup[:opened] + re.sub(rf"<{tag}\b[^<>]*>?", " ", markup[opened:], flags=re.I)
            left_open = _left_open(markup)
    last = markup.rfind("<!--")
    unended = last >= 0 and markup.find("-->", last) < 0 and _holds_words(markup, last)
    return markup[:last] + markup[last + 4 :] if unended else markup


def _holds_words(markup: str, opened: int) -> bool:
    """Does text follow that somebody wrote, rather than the half of a script? Paragraphs end, or signs are few."""
    if _TEXT_ENDS.search(markup, opened):
        return True
    rest = markup[opened : opened + 20_000]
    return len(rest.split()) >= 8 and len(_SIGNS.findall(rest)) * 16 < len(rest)


def _left_open(markup: str) -> dict[str, int]:
    """Where each silent element begins that no later end tag closes."""
    opened: dict[str, int] = {}
    for match in _SILENT_TAG.finditer(markup):
        tag = match[2].lower()
        if match[1]:
            opened.pop(tag, None)
        else:
            opened.setdefault(tag, match.start())
    return opened


@dataclass(slots=True)
class _Walk:
    """One walk over a tree, without recursion: what is open, what was found."""

    line: int
    writing: Writing = field(default_factory=Writing)
    blocks: list[Block] = field(default_factory=list)
    captions: list[str] = field(default_factory=list)
    quotes: int = 0
    lists: int = 0
    heading: int = 0
    numbers: Numbers = field(default_factory=Numbers)
    breaks: int = 0

    def over(self, tree: Any) -> Fragment:
        import lxml.etree

        skip: Any = None
        for event, element in lxml.etree.iterwalk(tree, events=("start", "end")):
            if skip is not None:
                if event == "end" and element is skip:
                    skip = None
                    self._say(element.tail)
                continue
            tag = element.tag if isinstance(element.tag, str) else ""
            if event == "start" and (tag in _SILENT or tag == "pre" or tag == "table" or tag == "figcaption"):
                self._whole(tag, element)
                skip = element
            elif event == "start":
                self._enter(tag, element)
            else:
                self._leave(tag)
                self._say(element.tail)
        self._flush()
        return Fragment(tuple(self.blocks), tuple(dict.fromkeys(self.captions)))

    def _say(self, words: str | None) -> None:
        if words:
            self.breaks = self.breaks if words.isspace() else 0
            self.writing.say(words)

    def _enter(self, tag: str, element: Any) -> None:
        mark = mark_of(tag)
        if tag in _PARTS:
            self._flush()
            self._count(tag, 1)
            self._number(tag, element)
            self.line = _line(element) or self.line
        elif mark:
            self.writing.open(mark, element.get("href") or "")
        elif tag == "br":
            self._break()
        elif tag == "img":
            self._caption(element.get("alt") or "")
        elif tag in ("td", "th"):
            self.writing.say(" ")
        self._say(element.text)

    def _leave(self, tag: str) -> None:
        if tag in _PARTS:
            self._flush()
            self._count(tag, -1)
        elif mark_of(tag):
            self.writing.close()

    def _count(self, tag: str, change: int) -> None:
        if tag == "blockquote":
            self.quotes = max(0, self.quotes + change)
        elif tag in ("ul", "ol", "dl"):
            self.lists = max(0, self.lists + change)
            if change < 0:
                self.numbers.close()
        elif tag in _HEADINGS:
            self.heading = _HEADINGS[tag] if change > 0 else 0

    def _number(self, tag: str, element: Any) -> None:
        if tag in ("ul", "ol", "dl"):
            self.numbers.open(tag == "ol", element.get("start"))
        elif tag == "li":
            self.numbers.item(element.get("value"))

    def _break(self) -> None:
        self.breaks += 1
        if self.breaks > 1:
            self._flush()
        else:
            self.writing.line_break()

    def _flush(self) -> None:
        self.breaks = 0
        kind: BlockKind = "h" if self.heading else "quote" if self.quotes else "li" if self.lists else "p"
        level = max(2, self.heading) if kind == "h" else self.lists if kind == "li" else 0
        block = self.writing.block(kind, self.line, level)
        if block:
            self.blocks.append(replace(block, number=self.numbers.take()) if kind == "li" else block)

    def _whole(self, tag: str, element: Any) -> None:
        """An element that is read at one go."""
        if tag == "pre":
            self._flush()
            self._add(Block("pre", _inner(element).strip("\n"), line=self.line))
        elif tag == "table":
            self._flush()
            for block in _table(element, self.line):
                self._add(block)
        elif tag == "figcaption":
            self._flush()
            self._caption(_inner(element))

    def _add(self, block: Block) -> None:
        if block.text.strip():
            self.blocks.append(block)

    def _caption(self, words: str) -> None:
        if caption := spaced(scrubbed(words)):
            self.captions.append(caption)


def _inner(element: Any) -> str:
    """All words inside, scripts left out."""
    import lxml.etree

    said: list[str] = []
    silent: Any = None
    for event, each in lxml.etree.iterwalk(element, events=("start", "end")):
        if silent is not None:
            silent = None if event == "end" and each is silent else silent
        elif event == "start" and each.tag in _SILENT:
            silent = each
            continue
        elif event == "start":
            said.append("\n" if each.tag == "br" else "")
            said.append(each.text or "")
        if event == "end" and each is not element and silent is None:
            said.append(each.tail or "")
    return scrubbed("".join(said))


def _table(table: Any, line: int) -> list[Block]:
    """One block for a table of figures; a table that only lays out a page gives its cells as paragraphs."""
    found = [(row, [spaced(_inner(cell)) for cell in row if cell.tag in ("td", "th")]) for row in table.iter("tr")]
    heads = sum(1 for _ in takewhile(is_head, (row for row, cells in found if any(cells))))
    rows = [cells for _, cells in found if any(cells)]
    around = [spaced(_inner(each)) for each in table.iter("caption")]
    if not rows:
        return [Block("p", text, line=line) for text in (*around, "" if around else spaced(_inner(table))) if text]
    layout = any(True for _ in table.iter("table") if _ is not table) or max(len(row) for row in rows) < 2
    if layout:
        nested = next((each for each in table.iter("table") if each is not table), None)
        cells = [spaced(_inner(table))] if nested is not None else [cell for row in rows for cell in row]
        return [Block("p", text, line=line) for text in (*around, *cells) if text]
    text = "\n".join("\t".join(row) for row in rows)
    return [*(Block("p", caption, line=line) for caption in around if caption), Block("table", text, heads, line=line)]


def is_head(row: Any) -> bool:
    """Does the row say what stands in the columns? It is in a head, or has no other cells than heading ones."""
    parent = row.getparent()
    cells = [cell.tag for cell in row if cell.tag in ("td", "th")]
    return bool(cells) and ((parent is not None and parent.tag == "thead") or "td" not in cells)


def _line(element: Any) -> int:
    told = element.get("data-line") or ""
    return int(told) if told.isdecimal() and len(told) < 9 else 0
