"""How is a byline put that does not begin with "by", or ends with who took the pictures? As the plain one that it stands for."""

from __future__ import annotations

import re

from digest.clean.datewords import key_in
from digest.clean.vocabulary import CREDIT_WORDS

# "Text: Ann Lee. Photo: Bo Roe"
_OF_PICTURES = re.compile(rf"(?:[.;,|/·–—-]|(?<=\w))\s+(?:{'|'.join(sorted(CREDIT_WORDS, key=len, reverse=True))}):.*$", re.I)
# "A report by Ann Lee", "Ein Bericht von Ann Lee"
_PIECE = re.compile(
    r"(?:an?|eine?|une?|una|um|uma|en|ett|et|een)\s+(\w+)\s+(?:by|von|par|de|di|av|af|door)\s+(?=[^\W\d_])",
    re.I,
)
_DOTTED = re.compile("^([\u3400-\u9fff]{1,2})・([\u3400-\u9fff])")  # "文・佐伯真由"
_RUN_IN = re.compile(r"(?<=[^\W\d_])(?=20\d\d-\d\d-\d\d)")  # "By Ann Lee2025-10-12 21:32": two elements of a page


def plain_byline(text: str, by: str) -> str:
    """The line with the word for "by" at its beginning, and without the pictures.

    >>> plain_byline("Ein Bericht von Ann Lee", "von"), plain_byline("Text: Ann Lee Foto: Bo Roe", "text")
    ('von Ann Lee', 'Text: Ann Lee')
    """
    text = _OF_PICTURES.sub("", text) if ":" in text else text
    text = _RUN_IN.sub(" ", text) if "-" in text else text
    piece = piece_by(text)
    return f"{by} {text[piece:]}" if piece else _DOTTED.sub(r"\1: \2", text)


def piece_by(text: str) -> int:
    """Where the names begin in "A report by Ann Lee", "Ein Bericht von …"; 0 in "A photo by …", and for none."""
    piece = _PIECE.match(text)
    return piece.end() if piece and key_in(piece[1]) not in CREDIT_WORDS else 0
