"""What of an article matters for grouping? Small values, made once for each file and kept in the cache."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from digest.group.names import Variants, names_of
from digest.group.shingles import shingles_of
from digest.group.tokens import stems, terms_of, words_of
from digest.group.weekdays import weekdays_of
from digest.sentences import sentence_spans
from digest.writing import has_case, syllabic

_LEAD = 1_600  # letters of English in deck and body, about 250 words: long bodies raise every similarity, the lead counts
_SENTENCE = 40  # letters of a sentence; shorter ones are datelines and labels
_SYLLABIC = 3  # letters of English that a character stands for where each is a syllable or a word
_FIGURE = re.compile(r"\d[\d.,:]*")
_QUOTE = re.compile(r"[“„«\"]([^“”„«»\"\n]{20,300})[”“»\"]")
_NONE = Variants()


@dataclass(frozen=True, slots=True)
class Features:
    """One article as the grouping sees it. Terms are stems and never shown; `forms` are what a reader is shown."""

    id: str
    language: str = ""
    day: date | None = None
    minute: int = -1  # of that day; -1 where no clock time is known
    outlet: str = ""
    title: tuple[str, ...] = ()  # terms of the title, each once
    first: tuple[str, ...] = ()  # terms of the first sentence, each once
    terms: tuple[tuple[str, int], ...] = ()  # terms of deck and lead, with their counts
    names: tuple[str, ...] = ()  # those of the terms that are names
    mentions: tuple[tuple[str, int], ...] = ()  # names of deck and lead as written, with their number
    figures: tuple[str, ...] = ()  # numbers of title, deck and lead as written, without years and single digits
    quotes: tuple[str, ...] = ()  # the first words of each quotation
    weekdays: tuple[int, ...] = ()  # those that title and first sentences name, 0 (Monday) … 6
    shingles: bytes = b""  # a sample of the word triples of the whole text, for copies
    length: int = 0  # characters of the whole text
    forms: tuple[tuple[str, str], ...] = ()  # term -> a word of the text that has it, where that is another
    cased: bool = True  # is it written in a script that has capitals?

    @property
    def subjects(self) -> tuple[str, ...]:
        """Whom and what it is about: its names; where no capitals tell them, the words of its title and first sentence."""
        return self.names if self.cased else tuple(dict.fromkeys(self.title + self.first))


def features(
    id: str,
    title: str,
    deck: str,
    paragraphs: Sequence[str],
    language: str,
    day: date | None,
    outlet: str,
    variants: Variants = _NONE,
    minute: int = -1,
) -> Features:
    """The features of one article; `paragraphs` are its cleaned body, `day` and
    `minute` when it was published, as far as known.

    >>> features("a1", "Ferry sinks near Averin", "", ["Twelve people died on Monday."], "en", None, "post").title
    ('ferry', 'sinks', 'near', 'averi')
    """
    letters = _SYLLABIC if syllabic("".join(paragraphs[:3])[:_LEAD]) else 1
    lead = _lead((deck, *paragraphs), _LEAD // letters)
    text = "\n".join(lead)
    mentions = names_of(lead, language)
    same = _shared_spellings(mentions, language, variants)
    words, headline = words_of(text, language), words_of(title, language)
    bodies, heads = _stems(words, same, language), _stems(headline, same, language)
    named = words_of("\n".join(name for name, _ in mentions), language)
    return Features(
        id=id,
        language=language,
        day=day,
        minute=minute,
        outlet=outlet,
        title=tuple(dict.fromkeys(heads)),
        first=_terms(words_of(_first_sentence(paragraphs, _SENTENCE // letters), language), same, language),
        terms=tuple(Counter(bodies).items()),
        names=_terms(named, same, language),
        mentions=mentions,
        figures=tuple(dict.fromkeys(_figures(f"{title}\n{text}"))),
        quotes=tuple(dict.fromkeys(_quotes(text, language))),
        weekdays=weekdays_of(f"{title}\n{text}", language),
        shingles=shingles_of(paragraphs, language),
        length=sum(map(len, paragraphs)),
        forms=_forms(heads + bodies, headline + words),
        cased=has_case(text),
    )


def _terms(words: Iterable[str], same: dict[str, str], language: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys(_stems(words, same, language)))


def _stems(words: Iterable[str], same: dict[str, str], language: str) -> list[str]:
    return stems([same.get(word, word) for word in words] if same else words, language)


def _forms(terms: Sequence[str], words: Sequence[str]) -> tuple[tuple[str, str], ...]:
    """The first word of each term that is longer than the term."""
    return tuple({term: word for term, word in zip(reversed(terms), reversed(words), strict=True) if term is not word}.items())


def _lead(paragraphs: Sequence[str], left: int) -> list[str]:
    """The paragraphs up to so many characters, the last one cut."""
    lead = list[str]()
    for paragraph in paragraphs:
        if left <= 0:
            break
        if paragraph:
            lead.append(paragraph[:left])
            left -= len(paragraph)
    return lead


def _shared_spellings(mentions: Iterable[tuple[str, int]], language: str, variants: Variants) -> dict[str, str]:
    """word -> the chosen spelling, for the names whose spellings a rule of stems would not bring together."""
    if not variants.lines:
        return {}
    found: dict[str, str] = {}
    for name, _ in mentions:
        for word in name.split():
            chosen = variants.chosen(word)
            if chosen != word:
                found.update(zip(words_of(word, language), words_of(chosen, language), strict=False))
    return found


def _first_sentence(paragraphs: Sequence[str], enough: int) -> str:
    """The first sentence that is one: of more than so many characters."""
    for paragraph in paragraphs[:3]:
        spans = sentence_spans(paragraph[:600])
        if spans and spans[0][1] - spans[0][0] > enough:
            return paragraph[spans[0][0] : spans[0][1]]
    return paragraphs[0][:300] if paragraphs else ""


def _figures(text: str) -> Iterable[str]:
    """Numbers of two digits or more; a year is none."""
    for match in _FIGURE.finditer(text):
        found = match[0].rstrip(".,:")
        before = text[match.start() - 1 : match.start()]
        year = len(found) == 4 and found[:2] in ("19", "20") and found.isdecimal() and found == match[0]
        if len(found) > 1 and not year and before not in (".", ",", ":"):
            yield found


def _quotes(text: str, language: str) -> Iterable[str]:
    for found in _QUOTE.findall(text):
        terms = terms_of(found, language)
        if len(terms) >= 3:
            yield " ".join(terms[:8])
