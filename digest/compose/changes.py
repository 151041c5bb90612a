"""Day by day: what do each day's reports add that nobody had said before?"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from itertools import chain
from math import sqrt

from digest.compose.lead import tells
from digest.compose.numbers import says_new_number
from digest.compose.passages import Passage, say_the_same
from digest.compose.starts import vague
from digest.compose.texts import Text
from digest.compose.weights import weight_of
from digest.model import DayAccount, NameUse, Sentence

_MOST = 5  # sentences of a day
_LOOKED_AT = 8  # candidates for each of these places
_OF_ONE = 3  # of them from one report
_NEW = 0.4  # share of a sentence's terms that nobody had used before
_OLD_WORDS = 2  # sentences of a day that tells something new in words that have all been used before
_TELLING = 5  # terms of a sentence that tells something: "Updated at 4 p.m." does not
_MOST_NAMES = 8
_FULLER, _FRESH = 0.6, 0.15  # share of a sentence's terms in another that says as much; of new ones in one that says more
_AGAIN = 0.45  # share of the terms of two reports' openings that tell one event


@dataclass(slots=True)
class _Said:
    """What has been said up to a day, while the days are gone through."""

    passages: list[Passage] = field(default_factory=list)
    terms: set[str] = field(default_factory=set)
    names: set[str] = field(default_factory=set)


def days(
    told: Sequence[Text], names: Sequence[NameUse], weight: Mapping[str, int], lead: Sequence[Sentence], known: frozenset[str]
) -> tuple[DayAccount, ...]:
    """One account for each day that has reports, oldest first, the undated last.

    Copies add nothing. The first day leaves out what the lead already quotes, if more is left; later days are whole, since
    whoever comes back reads them alone.
    """
    said, found = _Said(), []
    quoted = {sentence.text for sentence in lead}
    leading = [passage for text in told for passage in text.passages if passage.text in quoted and passage.sentence in lead]
    for at, (day, texts) in enumerate(_by_day(told)):
        added = _added(texts, said, weight, known, leading if at == 0 else ())
        found.append(_account(day, texts, added, _new_names(texts, names, said)))
        for text in texts:
            said.passages.extend(text.passages)
            said.terms.update(*(passage.terms for passage in text.passages), text.title_terms)
    return tuple(found)


def single_day(text: Text, names: Sequence[NameUse]) -> tuple[DayAccount, ...]:
    """The one day of a story of one text: the report itself stands on the page, so nothing is repeated here."""
    return (_account(text.day, (text,), (), tuple(use.name for use in names[:_MOST_NAMES])),)


def _account(day: date | None, texts: Sequence[Text], added: Sequence[Sentence], names: tuple[str, ...]) -> DayAccount:
    copies = sum(len(text.copies) for text in texts)
    return DayAccount(day, tuple(added), tuple(text.id for text in texts), copies, names)


def _by_day(told: Sequence[Text]) -> Iterator[tuple[date | None, list[Text]]]:
    groups: dict[date | None, list[Text]] = {}
    for text in told:  # in order of time, the undated last
        groups.setdefault(text.day, []).append(text)
    yield from groups.items()


def _added(
    texts: Sequence[Text], said: _Said, weight: Mapping[str, int], known: frozenset[str], leading: Sequence[Passage]
) -> list[Sentence]:
    ranked = sorted(
        ((worth, passage) for text in texts for passage in text.passages if (worth := _worth(passage, said, weight)) > 0),
        key=lambda pair: (-round(pair[0], 9), pair[1].position, pair[1].article),
    )
    candidates = [passage for _, passage in ranked]
    news = _chosen(_with_new_figures(texts, said, known), (), known)[:_OLD_WORDS]
    old = [*said.passages, *news]
    before = [*old, *leading]
    clear = (passage for passage in candidates[: _MOST * _LOOKED_AT] if not vague(passage.text, passage.language, known))
    chosen = (
        _chosen(clear, before, known, news) or _chosen(candidates, before, known, news) or _chosen(candidates, old, known, news)
    )
    chosen = [*news, *chosen][:_MOST] or _chosen(_first_ones(texts, known), before, known)[:_OLD_WORDS]
    chosen = chosen or _chosen(_fuller(_first_ones(texts, known), before, said), (), known)[:_OLD_WORDS]
    order = {text.id: at for at, text in enumerate(texts)}
    chosen.sort(key=lambda passage: (order[passage.article], passage.position))
    return [passage.sentence for passage in chosen]


def _first_ones(texts: Sequence[Text], known: frozenset[str]) -> list[Passage]:
    """What the day's reports say first: a second bomb is told in the words of the first, and is no repetition."""
    clear = (passage for text in texts for passage in text.passages if not vague(passage.text, passage.language, known))
    return sorted(clear, key=lambda passage: (passage.position, passage.article))[: _MOST * _LOOKED_AT]


def _fuller(first: Iterable[Passage], before: Sequence[Passage], said: _Said) -> Iterator[Passage]:
    """Of these, what adds to the brief sentences of before that it holds, and uses words that nobody had used."""
    for passage in first:
        least = _FULLER * len(passage.terms)
        news = len(passage.terms - said.terms) >= _FRESH * len(passage.terms)
        if news and all(len(passage.terms & other.terms) < least for other in before):
            yield passage


def _with_new_figures(texts: Sequence[Text], said: _Said, known: frozenset[str]) -> list[Passage]:
    """What reports of a later day say first, with a number that nobody had said: "the death toll rose to 85" repeats nothing,
    though all its other words have been used before."""
    first = [text.passages[0] for text in texts if text.passages] if said.terms else []
    clear = (each for each in first if len(each.terms) >= _TELLING and not vague(each.text, each.language, known))
    return [passage for passage in clear if says_new_number(passage.text, passage.language, said.terms)]


def _chosen(
    ranked: Iterable[Passage], before: Sequence[Passage], known: frozenset[str], today: Sequence[Passage] = ()
) -> list[Passage]:
    """The best that neither repeat what stood before nor one another, not all from one report; `today` are those it has."""
    chosen: list[Passage] = []
    for passage in ranked:
        if len(chosen) == _MOST:
            break
        of_one = sum(other.article == passage.article for other in chosen)
        known_already = any(say_the_same(passage, other) for other in chain(chosen, before))
        if of_one < _OF_ONE and tells(passage, known) and not known_already and not _opens_alike(passage, chain(chosen, today)):
            chosen.append(passage)
    return chosen


def _opens_alike(passage: Passage, chosen: Iterable[Passage]) -> bool:
    """Two reports of one day that open with the same event, in other words."""
    return passage.position == 0 and any(other.position == 0 and say_the_same(passage, other, _AGAIN) for other in chosen)


def _worth(passage: Passage, said: _Said, weight: Mapping[str, int]) -> float:
    """New terms, the matter of the story, an early place; 0 for what is nearly all known."""
    if not passage.terms:
        return 0.0
    fresh = passage.terms - said.terms
    new = len(fresh) / len(passage.terms)
    if said.terms and new < _NEW:
        return 0.0
    figures = 0.15 * any(map(str.isdigit, fresh))
    matter = weight_of(passage.terms, weight) / sqrt(len(passage.terms) + 6)
    early = max(0.4, 1.0 - 0.05 * passage.position)
    return (matter + 0.3 * new + figures) * early


def _new_names(texts: Sequence[Text], names: Sequence[NameUse], said: _Said) -> tuple[str, ...]:
    body = " ".join(f"{text.article.title} {text.article.text}" for text in texts)
    fresh = [use.name for use in names if use.name not in said.names and _uses(body, use)]
    said.names.update(fresh)
    return tuple(fresh[:_MOST_NAMES])


def _uses(body: str, use: NameUse) -> bool:
    return any(spelling in body for spelling in (use.name, *use.variants))
