"""Which words of reports stand in a feed? Excerpts, whole texts, names of outlets, and what a day's reports said."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from datetime import date
from html import escape
from itertools import groupby, islice

from digest.model import Account, Article, Block, Sentence
from digest.sentences import sentence_spans
from digest.writing import STOPS

EXCERPT = 280  # characters
_FEW = 60  # characters that tell too little alone
_PROSE = frozenset({"p", "quote", "li"})
_TAGS = {"h": "h4", "quote": "blockquote", "pre": "pre", "table": "pre"}
SENTENCES = 2  # of a story on a day
TOLD = 20  # stories of a day, the largest, of which more than the headline is told: a month of such days fits into one feed


def excerpt(article: Article) -> str:
    """The first sentences, up to 280 characters; a first one that is longer is cut at a word. "" where there is no text.

    A first paragraph of a few words ("Good morning.") brings the next one with it, or leaves to it where it is no sentence.
    """
    text = article.deck or _opening([b.text for b in islice((b for b in article.blocks if b.kind in _PROSE), 2)])
    if len(text) <= EXCERPT:
        return text
    ends = [end for _, end in sentence_spans(text[: 4 * EXCERPT]) if end <= EXCERPT]
    return text[: ends[-1]] if ends else (text[: EXCERPT - 1].rpartition(" ")[0] or text[: EXCERPT - 1]) + "…"


def opening(article: Article) -> str:
    """The first sentence of the excerpt."""
    text = excerpt(article)
    return next((text[start:end] for start, end in sentence_spans(text)), "")


def _opening(paragraphs: list[str]) -> str:
    if len(paragraphs) < 2 or len(paragraphs[0]) > _FEW:
        return "".join(paragraphs[:1])
    return " ".join(paragraphs) if paragraphs[0][-1:] in STOPS else paragraphs[1]


def whole(blocks: Iterable[Block]) -> str:
    """The text as it is, every character of it escaped."""
    parts = []
    for kind, those in groupby((block for block in blocks if block.text), lambda block: block.kind):
        tag = _TAGS.get(kind, "p")
        if kind == "li":
            parts += _lists(list(those))
        else:
            parts += [f"<{tag}>{escape(block.text)}</{tag}>" for block in those]
    return "".join(parts)


def _lists(items: list[Block]) -> list[str]:
    parts = []
    for counted, those in groupby(items, lambda block: bool(block.number)):
        tag, value = ("ol", ' value="{}"') if counted else ("ul", "")
        said = "".join(f"<li{value.format(block.number)}>{escape(block.text)}</li>" for block in those)
        parts.append(f"<{tag}>{said}</{tag}>")
    return parts


def outlet_name(article: Article) -> str:
    """Who published it, "" where nobody knows: what lists call an unknown outlet is no name."""
    return article.outlet.name if article.outlet.key else ""


def bracketed(article: Article) -> str:
    """ " (The Orlan Courier)", behind a title."""
    name = outlet_name(article)
    return f" ({name})" if name else ""


def credited(outlets: Iterable[str]) -> str:
    """The names behind what they said."""
    said = ", ".join(filter(None, outlets))
    return f" <em>{escape(said)}</em>" if said else ""


def told_on(account: Account, day: date, held: Collection[str]) -> tuple[Sentence, ...]:
    """What the reports that a closed day holds say of the story: on its first day its lead, on later ones what is new."""
    added = next((entry.added for entry in account.days if entry.day == day), ())
    those = (*account.lead, *added) if account.first_day in (None, day) else (*added, *account.lead)
    return tuple(dict.fromkeys(sentence for sentence in those if sentence.article in held))[:SENTENCES]
