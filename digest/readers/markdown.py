"""Markdown with front matter: CommonMark, tables and footnotes become blocks; raw HTML is made safe or stays words."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from functools import cache
from typing import Any

from digest.model import Block, BlockKind, Document, Note, SourceFile
from digest.readers.fields import with_stated
from digest.readers.fragments import fragment
from digest.readers.front_matter import front_matter
from digest.readers.inline import Writing, mark_of
from digest.readers.numbers import Numbers
from digest.readers.shortcodes import without_shortcodes
from digest.settings import ReaderSettings
from digest.text import scrubbed, spaced

_DRAFTS = re.compile(r"(?:^|/)_drafts/")  # where Jekyll keeps what is not to be seen yet
_MANY = 300
_NESTED = 100  # levels; the parser leaves out what lies deeper, without a word
_OPEN = re.compile(r"(?<!\\)((?:\\\\)*+)\[")  # a bracket that no backslash escapes yet
_MARKS = {"em": "em", "strong": "strong", "s": "s"}
_TAG = re.compile(r"<(/?)([a-z][a-z0-9]*)\b[^>]*>$", re.I)
_HREF = re.compile(r"""\bhref\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'>]+))""", re.I)
_OPENS = re.compile(
    r"<(script|style|textarea|title|xmp|iframe|noembed|noframes|plaintext|svg|math|template|select|noscript|object)\b[^>]*>|<!--|<!\[CDATA\[|<\?",
    re.I,
)


def read_markdown(text: str, source: SourceFile, settings: ReaderSettings) -> tuple[Document, ...]:
    """One document: its fields from the front matter, its title from a first heading where that says none."""
    head = front_matter(text, source.path, bare=True)
    plain = without_shortcodes(head.text, head.skipped_lines)
    walk = _Walk(head.skipped_lines, min(settings.max_depth, _NESTED))
    walk.read(plain.text)
    deep = f"nested deeper than {walk.most} (readers.max_depth = {settings.max_depth}); read as plain paragraphs"
    notes = (*head.notes, *(Note(source.path, walk.deep, deep, "too-deep") for _ in range(bool(walk.deep))))
    doc = Document(
        source.path, kind="markdown", blocks=tuple(walk.blocks), captions=tuple(dict.fromkeys((*walk.captions, *plain.captions))),
        notes=notes, cuts=plain.cuts, skipped="a draft: it lies in _drafts/" if _DRAFTS.search(source.path) else "",
    )  # fmt: skip
    return (with_stated(doc, head.stated, "front matter"),)


def _bounded(text: str) -> str:
    """Brackets that open by the hundred and never close cost the parser seconds and mean nothing: they are escaped."""
    if text.count("[") < _MANY:
        return text
    parts = re.split(r"(\n[ \t]*\n)", text)
    hopeless = [part.count("[") >= _MANY and part.count("]") * 3 < part.count("[") * 2 for part in parts]
    return "".join(_OPEN.sub(r"\1\[", part) if bad else part for part, bad in zip(parts, hopeless, strict=True))


@cache
def _parser(nested: int) -> Any:
    from markdown_it import MarkdownIt
    from mdit_py_plugins.footnote import footnote_plugin

    parser = MarkdownIt("js-default", {"html": True, "linkify": False, "typographer": False, "maxNesting": nested})
    return parser.use(footnote_plugin)


@dataclass(slots=True)
class _Walk:
    """One walk over the parser's tokens: blocks out, with the line on which each stands."""

    above: int
    most: int = _NESTED
    deep: int = 0  # the line on which it is nested deeper
    writing: Writing = field(default_factory=Writing)
    blocks: list[Block] = field(default_factory=list)
    captions: list[str] = field(default_factory=list)
    quotes: int = 0
    lists: int = 0
    level: int = 0
    line: int = 0
    rows: list[list[str]] = field(default_factory=list)
    heads: int = 0  # of these that are the table's head
    numbers: Numbers = field(default_factory=Numbers)
    again: int = 0

    def read(self, text: str) -> None:
        """Parse and walk; where the parser gives up (nesting without end) the text is kept paragraph by paragraph."""
        try:
            tokens = _parser(self.most).parse(_bounded(text))
        except (RecursionError, ValueError, IndexError):
            self._as_it_stands(text)
            return
        deep = next((token for token in tokens if token.level >= self.most - 1 and token.nesting), None)
        if deep is None:
            for token in tokens:
                self._take(token)
        else:
            self.deep = (deep.map[0] if deep.map else 0) + 1 + self.above
            self._as_it_stands(text)

    def _as_it_stands(self, text: str) -> None:
        parts = re.split(r"\n[ \t]*\n", text)
        self.blocks.extend(Block("p", spaced(part)) for part in parts if part.strip())

    def _take(self, token: Any) -> None:
        if token.map:
            self.line = token.map[0] + 1 + self.above
        kind = token.type
        if kind == "inline":
            self._inline(token.children or ())
            self._end()
        elif kind in ("fence", "code_block"):
            self._add(Block("pre", scrubbed(token.content).strip("\n"), line=self.line))
        elif kind == "html_block":
            self._html(token.content)
        elif kind.startswith(("table", "tr", "th", "td")):
            self._table(kind)
        elif kind in ("heading_open", "heading_close"):
            self.level = max(2, int(token.tag[1])) if token.nesting > 0 else 0
            self.level = 1 if token.nesting > 0 and token.tag == "h1" else self.level
        elif kind in ("blockquote_open", "blockquote_close"):
            self.quotes += token.nesting
        elif kind in ("bullet_list_open", "ordered_list_open", "bullet_list_close", "ordered_list_close"):
            self.lists += token.nesting
            self._list(kind, token)
        elif kind == "list_item_open":
            self.numbers.item(token.info)

    def _list(self, kind: str, token: Any) -> None:
        if token.nesting > 0:
            self.numbers.open(kind.startswith("ordered"))
        else:
            self.numbers.close()

    def _table(self, kind: str) -> None:
        if kind == "table_open":
            self.rows, self.heads = [[]], 0
        elif kind == "thead_close":
            self.heads = sum(any(row) for row in self.rows)
        elif kind == "tr_open" and self.rows[-1]:
            self.rows.append([])
        elif kind == "table_close":
            text = "\n".join("\t".join(row) for row in self.rows if any(row))
            self.rows = []
            self._add(Block("table", text, self.heads, line=self.line))

    def _end(self) -> None:
        kind: BlockKind = "h" if self.level else "quote" if self.quotes else "li" if self.lists else "p"
        block = self.writing.block(kind, self.line, self.level if self.level else self.lists if kind == "li" else 0)
        if block and kind == "li":
            block = replace(block, number=self.numbers.take())
        if self.rows:
            self.rows[-1].append(block.text if block else "")
        elif block:
            self.blocks.append(block)

    def _add(self, block: Block) -> None:
        if block.text.strip():
            self.blocks.append(block)

    def _inline(self, tokens: Any) -> None:
        for token in tokens:
            kind = token.type
            if kind in ("text", "text_special"):
                self.writing.say(token.content)
            elif kind == "softbreak":
                self.writing.say(" ")
            elif kind == "hardbreak":
                self.writing.line_break()
            elif kind == "code_inline":
                self.writing.open("code")
                self.writing.say(token.content)
                self.writing.close()
            elif kind == "link_open":
                self.writing.open("a", str(token.attrGet("href") or ""))
            elif kind == "image":
                if alt := spaced(scrubbed(token.content)):
                    self.captions.append(alt)
            elif kind == "html_inline":
                self._tag(token.content)
            elif kind == "footnote_ref":
                self.writing.say(f"[{token.meta.get('id', 0) + 1}]")
            elif kind.endswith("_open") and kind[:-5] in _MARKS:
                self.writing.open(_MARKS[kind[:-5]])
            elif kind.endswith("_close") and (kind[:-6] in _MARKS or kind == "link_close"):
                self.writing.close()

    def _tag(self, tag: str) -> None:
        """A raw tag inside a line: a mark of the short list works, any other is dropped, never its words."""
        match = _TAG.match(tag)
        if not match:
            return
        name, ends = match[2].lower(), bool(match[1])
        if name == "br":
            self.writing.line_break()
        elif mark := mark_of(name):
            if ends:
                self.writing.close()
            elif not tag.endswith("/>"):
                href = _HREF.search(tag)
                self.writing.open(mark, next((value for value in href.groups() if value), "") if href else "")

    def _html(self, raw: str) -> None:
        """Raw HTML on lines of its own. A tag that is never closed must not swallow what follows it."""
        lower = raw.lower()
        opened = next((match for match in _OPENS.finditer(raw) if not _closed(lower, match)), None)
        if opened is None or self.again > 20:
            found = fragment(raw, self.line)
            self.blocks.extend(found.blocks)
            self.captions.extend(found.captions)
            return
        self.again += 1
        first, _, rest = raw[opened.end() :].partition("\n\n")
        found = fragment(raw[: opened.start()], self.line)
        self.blocks.extend(found.blocks)
        if opened[1] and opened[1].lower() in ("plaintext", "xmp", "title", "textarea", "noscript", "object", "select"):
            self._add(Block("p", spaced(first), line=self.line))
        if rest.strip():
            self.above += (raw[: opened.end()] + first).count("\n") + 1
            self.read(rest)


def _closed(lower: str, opened: re.Match[str]) -> bool:
    """Is there an end to this tag, comment or instruction further down?"""
    ends = {"<!--": "-->", "<![cdata[": "]]>", "<?": ">"}
    end = f"</{opened[1].lower()}" if opened[1] else ends[opened[0].lower()]
    return lower.find(end, opened.end()) >= 0
