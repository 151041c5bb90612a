"""What was said, word for word? Words in quotation marks, who said them, in how many independent texts."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import islice

from digest.compose.speakers import speaker_of
from digest.compose.terms import word_count
from digest.compose.texts import Text
from digest.model import NameUse, Quote, Sentence
from digest.sentences import sentence_spans
from digest.text import folded, words
from digest.writing import unspaced

_FEWEST_WORDS = 4
_LONGEST = 600  # characters between two marks
_OF_ONE = 12  # quotations of one text that are looked at
_MOST = 8  # quotes of a story
_FEWEST_UNNAMED = 7  # words where nobody is named: a phrase in quotation marks is no speech
_LONG = 8  # words of a quotation in which one word may differ
# Each pair of marks; a straight or single mark opens only where no letter is before it and closes only where none follows.
# All marks in one class first, so that the search leaps from mark to mark.
_MARKS = '“„«»"”「‘'
_PAIRS = re.compile(
    rf"[{_MARKS}](?:(?<=“)(?P<a>[^“”„]{{8,{_LONGEST}}})”|(?<=„)(?P<b>[^“”„]{{8,{_LONGEST}}})[“”]|(?<=«)(?P<c>[^«»]{{8,{_LONGEST}}})»"
    rf'|(?<=»)(?P<d>[^«»]{{8,{_LONGEST}}})«|(?<=")(?<!\w")(?P<e>[^"“”]{{8,{_LONGEST}}})"(?!\w)|(?<=”)(?P<f>[^“”„]{{8,{_LONGEST}}})”'
    rf"|(?<=「)(?P<g>[^「」]{{4,{_LONGEST}}})」|(?<=‘)(?<!\w‘)(?P<h>(?:[^‘’]|(?<=\w)’(?=\w)){{8,{_LONGEST}}})’(?!\w))"
)


@dataclass(frozen=True, slots=True)
class _Said:
    """A quotation where one text has it."""

    text: str
    key: tuple[str, ...]  # its words, folded
    speaker: str
    sentence: Sentence


def quotes(told: Sequence[Text], names: Sequence[NameUse]) -> tuple[Quote, ...]:
    """The quotations of the texts, those that most texts have first; a shorter cut of one counts with the longer."""
    found = [said for text in told for said in islice(_quotations(text, names), _OF_ONE)]
    families = _families(found)
    made = [_quote(family) for family in families]
    plain = [quote for quote in made if quote.speaker or quote.texts > 1 or word_count(quote.text) >= _FEWEST_UNNAMED]
    return tuple(sorted(plain, key=lambda quote: (-quote.texts, not quote.speaker))[:_MOST])


def _quotations(text: Text, names: Sequence[NameUse]) -> Iterator[_Said]:
    article = text.article
    whole = article.text
    for at, block in enumerate(article.blocks):
        if not any(mark in block.text for mark in _MARKS):
            continue
        spans: list[tuple[int, int]] = []
        for match in _PAIRS.finditer(block.text):
            inside = match[match.lastgroup or 0]
            inside = inside.strip().removesuffix(",").removesuffix("，")
            if _is_speech(inside):
                spans = spans or sentence_spans(block.text)
                start, end = _around(spans, match.start(), match.end())
                sentence = Sentence(block.text[start:end], article.id, at, start)
                speaker = speaker_of(block.text, (match.start(), match.end()), (start, end), article.language, names, whole)
                yield _Said(inside, _key(inside), speaker, sentence)


def _key(inside: str) -> tuple[str, ...]:
    """Its words, or its letters where nothing parts the words."""
    found = words(folded(inside))
    return tuple("".join(found)) if unspaced(inside) else tuple(found)


def _is_speech(inside: str) -> bool:
    """Four words at least, and no title of a book or film, whose words all have capitals."""
    if word_count(inside) < _FEWEST_WORDS:
        return False
    content = [word for word in inside.split() if len(word) > 3]
    titled = len(content) > 1 and all(word[0].isupper() for word in content) and not inside.rstrip().endswith((".", ",", "!", "?"))
    return unspaced(inside) or not titled


def _around(spans: Sequence[tuple[int, int]], start: int, end: int) -> tuple[int, int]:
    """The sentences that hold the quotation and the words that say whose it is."""
    holding = [(a, b) for a, b in spans if a < end and b > start]
    return (holding[0][0], holding[-1][1]) if holding else (start, end)


def _families(found: Sequence[_Said]) -> list[list[_Said]]:
    """The same words together: equal, one within the other, or nearly equal; three words in a row must be shared."""
    families: list[list[_Said]] = []
    places: dict[tuple[str, ...], list[int]] = {}
    for said in found:
        runs = [said.key[at : at + 3] for at in range(len(said.key) - 2)]
        near = sorted({home for run in runs for home in places.get(run, ())})
        home = next((at for at in near if any(_same_words(said.key, other.key) for other in families[at])), len(families))
        if home == len(families):
            families.append([])
        families[home].append(said)
        for run in runs:
            places.setdefault(run, []).append(home)
    return families


def _same_words(one: tuple[str, ...], other: tuple[str, ...]) -> bool:
    """One within the other, or two transcripts that differ in a word of eight or more."""
    short, long = sorted((one, other), key=len)
    missing = len(set(short).difference(long))
    if missing:
        return missing == 1 and len(short) >= _LONG and len(long) - len(short) <= 1
    return any(long[at : at + len(short)] == short for at in range(len(long) - len(short) + 1) if long[at] == short[0])


def _quote(family: Sequence[_Said]) -> Quote:
    """The fullest wording, its speaker where any of the texts says who it was, without contradiction."""
    best = max(family, key=lambda said: (len(said.key), bool(said.speaker), said.sentence.article))
    speakers = sorted({said.speaker for said in family if said.speaker})
    speaker = best.speaker or (speakers[0] if len(speakers) == 1 else "")
    articles = tuple(dict.fromkeys(said.sentence.article for said in family))
    return Quote(best.text, speaker, best.sentence, articles, len(articles))
