"""How is the receipt shown? The source line by line, cuts struck through; and the words counted, so that none is missing."""

from __future__ import annotations

import re
import shutil
import sys
import textwrap
from collections import Counter
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Any

import click

from digest.text import visible

if TYPE_CHECKING:
    from digest.build import Result
    from digest.model import Article, Cut, Document

_WORD = re.compile(r"\w+")
_NUMBER = 5  # columns of the line number


def document_of(article: Article, result: Result) -> Document | None:
    """The article as its file says it, before anything was cut; None where the file cannot be read again."""
    from digest.files import source_of
    from digest.readers import read

    given = result.given
    source = source_of(given.content, article.path, article.part, given.settings.readers)
    if source is None:
        return None
    documents = read(source, given.settings.readers, given.readers)
    return next((doc for doc in documents if doc.part == article.part and not doc.skipped), None)


def source_lines(article: Article, document: Document) -> tuple[tuple[int, str, Cut | None], ...]:
    """(line, text, the cut or None): the lines as the reader found them, then what the reader itself left out."""
    from digest.clean import aligned
    from digest.model import Cleaned

    shown = aligned(document, Cleaned(cuts=article.cuts))
    seen = {cut for _, _, cut in shown if cut}
    return (*shown, *((cut.line, cut.text, cut) for cut in document.cuts if cut not in seen))


def accounted(article: Article, document: Document) -> dict[str, Any]:
    """Words of the source, of what was kept and of the receipt; `missing` are those that stand in neither."""
    source = _words(document.text, document.title, document.deck, *(block.text for block in document.blocks))
    kept = _words(article.title, article.deck, *(block.text for block in article.blocks))
    receipt = _words(*(cut.text for cut in article.cuts))
    missing = source - kept - receipt
    return {
        "source": source.total(),
        "kept": kept.total(),
        "receipt": receipt.total(),
        "missing": sorted(missing.elements()),
    }


def _words(*texts: str) -> Counter[str]:
    return Counter(word for text in texts for word in _WORD.findall(text))


def shown_lines(rows: Iterable[tuple[int, str, Cut | None]]) -> Iterator[str]:
    """The rows for a terminal: a number once a line, cuts marked with "-", struck through, and followed by the rule."""
    last = 0
    for line, text, cut in rows:
        if text.strip():
            number = str(line) if line and line != last else ""
            last = line
            yield from _row(number, visible(text.strip()), cut)


def _row(number: str, text: str, cut: Cut | None) -> Iterator[str]:
    """One row, broken to the width of the terminal where somebody looks."""
    width = shutil.get_terminal_size((100, 24)).columns - _NUMBER - 4
    pieces = textwrap.wrap(text, max(width, 40), break_on_hyphens=False) if sys.stdout.isatty() else [text]
    for at, piece in enumerate(pieces):
        mark = click.style("-", fg="red", bold=True) if cut else " "
        said = click.style(piece, fg="red", strikethrough=True) if cut else piece
        end = _rule(cut) if cut and at == len(pieces) - 1 else ""
        yield f"{number if at == 0 else '':>{_NUMBER}} {mark} {said}{end}"


def _rule(cut: Cut) -> str:
    said = ": ".join(filter(None, (cut.rule, cut.reason)))
    return click.style(visible(f"  [{said}{' → ' + cut.field if cut.field else ''}]"), dim=True)
