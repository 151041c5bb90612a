"""What happened, in two or three sentences of the reports themselves."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from collections.abc import Set as AbstractSet
from itertools import islice
from math import pow as power

from digest.compose.greetings import told_from
from digest.compose.passages import Passage, deck_passages, each_passage, say_the_same
from digest.compose.starts import leans, vague
from digest.compose.terms import overlap, terms, word_count
from digest.compose.texts import Text
from digest.compose.weights import weight_of
from digest.model import Article, Sentence
from digest.writing import QUESTIONS, STOPS

_FEWEST, _MOST = 2, 3  # sentences
_LENGTH = 560  # characters; a third sentence is left out beyond this
_OF_ONE = 6  # sentences of a lone report among which its lead is looked for
_EARLY = 10  # sentences of a report that may be chosen
_NO_NEWS = 0.5  # worth of an opening that takes up nothing of its title; all of it is worth three times as much
_LONG_PAYS = 0.35  # a sentence's worth is divided by its length to this power: at .5 short and empty ones win
_CENTRAL = 400  # weight of a term, in thousandths, that much of the story turns on
_ANY_WORDS = 3  # so many central terms may be "since", "years" and "western", where none is of a title or a name
# How many of a sentence's central terms, and which share of them, another may have: more is the same event told again.
_LATER, _OPENING = (3, 0.6), (2, 0.35)
_SAME = 0.5  # stricter than elsewhere: two lead sentences stand side by side
_WORDS = range(7, 56)  # a sentence of fewer says too little, one of more is no lead
_ASKS = frozenset(QUESTIONS)
_QUOTES = '"“”„«»‘‹「'
_NO_START = _QUOTES + "•▪●◦·"  # a quotation, an item of a list
_QUOTE = re.compile(f"[{_QUOTES}]")
_ENDS = frozenset(STOPS).difference(QUESTIONS).union('”"»’)」')


def single_lead(article: Article) -> tuple[Sentence, ...]:
    """Of a story of one report: its deck and its first sentences, as far as they stand alone."""
    deck = deck_passages(article)
    if len(deck) > _MOST or not any(_tells(passage) for passage in deck):
        deck = ()
    chosen: list[Passage] = list(deck)
    early = list(islice(each_passage(article), _OF_ONE))
    begin = told_from([passage.text for passage in early], article)
    for passage in early[begin:]:
        if len(chosen) >= _FEWEST:
            break
        stands = not leans(passage.text, passage.language, frozenset(), passage.position == 0) and _tells(passage)
        if (stands or not chosen) and not any(say_the_same(passage, other, _SAME) for other in chosen):
            chosen.append(passage)
    return tuple(passage.sentence for passage in chosen)


def lead(told: Sequence[Text], weight: Mapping[str, int], known: frozenset[str]) -> tuple[Sentence, ...]:
    """Of a story of several texts: the sentence that says most of what all say, then those that add most to it.

    Method: greedy coverage with a ban on repetition, after Carbonell and Goldstein's maximal marginal relevance (1998).
    """
    candidates = _candidates(told, known)
    if not candidates:
        return single_lead(told[0].article) if told else ()
    openings = [passage for passage in candidates if passage.position < 2] or candidates
    titles = {text.id: text.title_terms for text in told}
    chosen = [_opening(openings, weight, known, titles)]
    days = {text.id: text.day for text in told}
    named = terms(" ".join(known), candidates[0].language).union(*titles.values())  # what a sentence of the story speaks of
    ranked = [(passage, _central(passage, weight, known)) for passage in candidates]
    further = [(passage, central) for passage, central in ranked if len(central) > _ANY_WORDS or central & named]
    beside = {text.id for text in told if text.day == days[chosen[0].article]}
    while len(chosen) < _MOST:
        further = [(passage, central) for passage, central in further if _adds(passage, central, chosen[-1], beside)]
        if not further:
            break
        best = _best([passage for passage, _ in further], weight, known, chosen)
        if len(chosen) >= _FEWEST and _length(chosen) + len(best.text) > _LENGTH:
            break
        chosen.append(best)
    return tuple(passage.sentence for passage in _in_reading_order(chosen))


def tells(passage: Passage, known: frozenset[str]) -> bool:
    """Is this a whole sentence that a reader understands without the one before it?"""
    return _tells(passage) and not leans(passage.text, passage.language, known, passage.position == 0)


def _candidates(told: Sequence[Text], known: frozenset[str]) -> list[Passage]:
    """Early sentences that stand alone, in the language that most of the reports have."""
    language = _main_language(told)
    early = [passage for text in told if text.article.language == language for passage in islice(text.passages, _EARLY)]
    alone = [passage for passage in early if tells(passage, known)]
    return [passage for passage in alone if not passage.text.endswith("…")] or alone  # cut ones only where all are


def _main_language(told: Iterable[Text]) -> str:
    count = Counter(text.article.language for text in told)
    return min(count, key=lambda language: (-count[language], language), default="")


def _tells(passage: Passage) -> bool:
    text = passage.text
    if text[-1] not in _ENDS or text[0] in _NO_START or text[0].islower() or not _ASKS.isdisjoint(text) or text.endswith("..."):
        return False
    if text[0] in "([" and text[-1] in ")]":
        return False
    label, colon, _ = text.partition(":")
    spoken = bool(colon) and label.isupper()  # "HOST: …" of a broadcast
    return word_count(text) in _WORDS and not spoken and _closed(text)


def _closed(text: str) -> bool:
    """Does every quotation that is opened end within the sentence, and begin there?"""
    if text.isascii():
        return text.count('"') % 2 == 0
    low = text.count("„")
    curly = low == text.count("“") + text.count("”") if low else text.count("“") == text.count("”")
    return curly and text.count('"') % 2 == 0 and text.count("«") == text.count("»")


def _opening(
    candidates: Sequence[Passage], weight: Mapping[str, int], known: frozenset[str], titles: Mapping[str, AbstractSet[str]]
) -> Passage:
    """The first sentence: one that tells its own title's news, as a plain report opens and a feature does not."""

    def worth(passage: Passage) -> float:
        news = overlap(passage.terms, titles[passage.article])
        return _worth(passage, weight, known, ()) * (_NO_NEWS + news)

    return _first_of(candidates, worth)


def _best(candidates: Sequence[Passage], weight: Mapping[str, int], known: frozenset[str], chosen: Sequence[Passage]) -> Passage:
    return _first_of(candidates, lambda passage: _worth(passage, weight, known, chosen))


def _first_of(candidates: Sequence[Passage], worth: Callable[[Passage], float]) -> Passage:
    return min(candidates, key=lambda passage: (-round(worth(passage), 9), passage.position, passage.article))


def _worth(passage: Passage, weight: Mapping[str, int], known: frozenset[str], chosen: Sequence[Passage]) -> float:
    new = weight_of(passage.terms.difference(*(other.terms for other in chosen)), weight)
    early = max(0.5, 1.0 - (0.07 if chosen else 0.15) * passage.position)
    fresh = 0.75 if any(passage.article == other.article for other in chosen) else 1.0
    clear = 0.6 if passage.position == 0 and vague(passage.text, passage.language, known) else 1.0
    quoting = 0.6 if _mostly_quoted(passage.text) else 1.0
    return new / power(len(passage.terms) + 10, _LONG_PAYS) * early * fresh * clear * quoting


def _mostly_quoted(text: str) -> bool:
    """A quotation makes a poor lead: it tells what was said, not what happened."""
    first = _QUOTE.search(text)
    return first is not None and (max(map(text.rfind, _QUOTES)) - first.start()) * 5 > 2 * len(text)


def _central(passage: Passage, weight: Mapping[str, int], known: frozenset[str]) -> frozenset[str]:
    """Those of its terms that are of several texts; none of a sentence that is unclear or of another matter."""
    central = frozenset([term for term in passage.terms if weight.get(term, 0) >= _CENTRAL])
    unclear = len(central) < 2 or (passage.position and vague(passage.text, passage.language, known))
    return frozenset() if unclear else central


def _adds(passage: Passage, central: frozenset[str], other: Passage, beside: AbstractSet[str]) -> bool:
    """Is it new against what was chosen last? Against the others it has been found so before.

    What another report of that day (`beside`) opens with is most often the same event in other words.
    """
    opens = passage.position == 0 and passage.article != other.article and passage.article in beside
    least, covered = _OPENING if opens else _LATER
    return len(central & other.terms) < max(least, covered * len(central)) and not say_the_same(passage, other, _SAME)


def _length(chosen: Iterable[Passage]) -> int:
    return sum(len(passage.text) for passage in chosen)


def _in_reading_order(chosen: Sequence[Passage]) -> list[Passage]:
    """The first stays first; of one report, the earlier sentence comes before the later."""
    order = list(chosen)
    for article in dict.fromkeys(passage.article for passage in chosen):
        places = [at for at, passage in enumerate(order) if passage.article == article]
        for at, passage in zip(places, sorted((order[at] for at in places), key=lambda p: p.position), strict=True):
            order[at] = passage
    return order
