"""Scraped plain text: the text is handed on as it stands; cleaning is another room's business."""

from __future__ import annotations

from digest.model import Document, SourceFile
from digest.readers.fields import with_stated
from digest.readers.front_matter import front_matter
from digest.readers.labelled_head import labelled_head


def read_plain(text: str, source: SourceFile) -> tuple[Document, ...]:
    """One document with the text; fields above it, between --- lines or each behind its label, are read as those of Markdown."""
    head = front_matter(text, source.path)
    head = head if head.stated else labelled_head(text)
    if not head.stated:
        return (Document(source.path, text=text),)
    text = "\n" * head.skipped_lines + head.text  # so that line numbers stay true
    doc = Document(source.path, text=text, notes=head.notes)
    return (with_stated(doc, head.stated, "front matter"),)
