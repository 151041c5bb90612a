"""What does a report say, sentence by sentence? Each with its place and the terms that carry it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice
from typing import NamedTuple

from digest.compose.terms import overlap, terms
from digest.model import Article, Sentence
from digest.sentences import sentence_spans
from digest.text import folded

DECK = -1  # as Sentence.block: the sentence stands in the article's deck
_PROSE = frozenset({"p", "quote", "li"})
_MOST = 40  # sentences of one report that are looked at; a report of 1,000 words has as many
_SAME = 0.6
_OPENING = 3  # sentences among which the first real one stands: "Photo" may come before
# "KYIV, Oct. 12 (Agency) – ", "BERLIN — ", "SANKT-ORLAN - ": where and whose, before the sentence; a hyphen parts only at a space.
_PLACE = r"(?:[^.!?:;–—\s-]|\s(?!-)|(?<=\w)-(?=\w))"
_DATELINE = re.compile(rf"{_PLACE}{{2,40}}(?:\.{_PLACE}{{1,20}})?\s?(?:–|—|--|(?<=\s)-|-(?=\s))\s*(?=[^\W\d_])")

# "(Agency) Two people …", "— Two people …"
_CREDIT = re.compile(r"(?:\([A-Z][A-Za-z/ ]{1,20}\)|[–—-]{1,2})\s+(?=[A-Z])")

# "Varnholm. Ein Kran ist umgestürzt.", "Köln (dpa). …": where, as a sentence of its own before the first; it says nothing alone.
_PLACE_ALONE = re.compile(r"(?:[A-ZÀ-ÖØ-ÞΑ-ΩА-ЯІЇЄ][\w'’/-]*\s?){1,3}(?:\([\w/ ]{2,20}\))?\.")


class Passage(NamedTuple):  # a tuple, since a story of ten reports makes hundreds
    """A sentence of a report: where it stands, what carries it, the how-manieth it is (0 for the first of the body)."""

    text: str  # the sentence as written
    terms: frozenset[str]
    position: int
    language: str
    article: str  # the report's id
    block: int  # as in Sentence
    start: int

    @property
    def sentence(self) -> Sentence:
        """The sentence for an account; few of a story's hundreds get into it."""
        return Sentence(self.text, self.article, self.block, self.start)


def passages(article: Article, most: int = _MOST) -> tuple[Passage, ...]:
    """The sentences of the body's prose, in order; headings, tables and preformatted text are passed over."""
    return tuple(islice(each_passage(article), most))


def each_passage(article: Article) -> Iterator[Passage]:
    """The same, one after the other, for whoever needs only the first."""
    id_, language = article.id, article.language
    for at, (text, block, start) in enumerate(_sentences(article)):
        yield Passage(text, terms(text, language), at, language, id_, block, start)


def deck_passages(article: Article) -> tuple[Passage, ...]:
    """The sentences of the deck, as those of the body; `sentence.block` is DECK."""
    id_, language = article.id, article.language
    said = ((article.deck[start:end], start) for start, end in sentence_spans(article.deck))
    return tuple(Passage(text, terms(text, language), 0, language, id_, DECK, start) for text, start in said)


def say_the_same(one: Passage, other: Passage, share: float = _SAME) -> bool:
    """Would a reader who has read one learn nearly nothing from the other? Sharing a quoted phrase, they may share half as much."""
    if one.terms.isdisjoint(other.terms):  # most are
        return False
    shared = overlap(one.terms, other.terms)
    return shared >= share or (shared >= share / 2 and not _quoted(one.text).isdisjoint(_quoted(other.text)))


def _quoted(text: str) -> frozenset[str]:
    """The phrases of two words and more in quotation marks, folded, without the stop that belongs to the sentence."""
    if not any(mark in text for mark in '"“”„«‘'):
        return frozenset()
    parts = (part.strip(" .,;:!?") for part in re.split(r"[\"“”„«»]|(?<!\w)['‘]|['’](?!\w)", folded(text))[1:-1:2])
    return frozenset(part for part in parts if " " in part)


def _sentences(article: Article) -> Iterator[tuple[str, int, int]]:
    """(text, block, where it starts there) of each."""
    found, more = 0, len(article.blocks) > 1
    for block, paragraph in enumerate(article.blocks):
        if paragraph.kind in _PROSE:
            text = paragraph.text
            for start, end in sentence_spans(text):
                if not found and (more or end < len(text)) and _PLACE_ALONE.fullmatch(text, start, end):
                    continue
                begin = _after_dateline(text, start, end) if found < _OPENING else start
                found += 1
                yield text[begin:end], block, begin


def _after_dateline(text: str, start: int, end: int) -> int:
    """Where the first sentence begins once its dateline is passed over: capitals or brackets before a dash."""
    credit = _CREDIT.match(text, start, end)
    if credit and credit.end() < end:
        return credit.end()
    match = _DATELINE.match(text, start, min(end, start + 80))
    if not match or match.end() >= end:
        return start
    place = match[0].rstrip(" -–—")
    is_dateline = place.endswith(")") or place.split(",")[0].isupper()
    return match.end() if is_dateline and not text[match.end()].islower() else start
