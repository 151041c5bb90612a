"""Where do the reports give different figures for the same thing? Only where there is no doubt that it is the same."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from digest.compose.numbers import Quantity, quantities
from digest.compose.passages import Passage
from digest.compose.terms import terms
from digest.compose.texts import Text
from digest.model import FigureRow, Figures
from digest.text import folded

_MOST = 6  # tables of a story
_ROWS = 6  # rows of a table
_AROUND = 70  # characters on either side of a number within which the words must agree
_WORD = 20  # characters of a word, at most
_EARLY = 40  # sentences of a text that are searched
_LONGEST = 600  # characters of a sentence that is searched
_NEAR = 2  # terms that must be shared around the number
_SHARED = 3  # terms that two sentences must share beside the noun
_ALIKE = 0.34  # share of the shorter sentence's terms
_BRIEF = 2  # where so many times the shared terms are the shorter sentence, one less will do
_HARDER = 2  # so much more where a percent sign stands for a noun, or a syllable for a word
_APART = 5  # times one value may be the other: beyond, they count different things
_ROUND = 1.03  # so near, a round value and an exact one are the same
_CUT = ("…", "...")  # who knows what the rest of the sentence says of the number
# "128 other politicians": what is left of a number, and no total.
_OTHER = frozenset(
    "other more andere anderen weitere weiteren autres otros otras altri altre outros outras overige innych kolejnych dalších "
    "jiných andra andre alți alte інших решта других остальных diğer khác lainnya άλλοι άλλες muuta további".split()
)
_CLEAR = 1.5  # how much better than the second-best a partner must be


@dataclass(frozen=True, slots=True)
class _Figure:
    """A quantity in its sentence, with the terms of the sentence and of its neighbourhood."""

    text: str  # id of the text
    passage: Passage
    quantity: Quantity
    keys: tuple[str, ...]  # the beginnings of its nouns; figures that share none count different things
    only: bool  # the text gives no other value of such nouns
    context: frozenset[str] = frozenset()
    near: frozenset[str] = frozenset()
    names: frozenset[str] = frozenset()


def figures(told: Sequence[Text]) -> tuple[Figures, ...]:
    """Tables of values of one kind that differ between texts, in the order in which they are first met; no verdict."""
    if len({text.article.language for text in told}) == len(told) and len(told) > 1:
        return ()  # no two texts in one language
    found = [figure for text in told for figure in _mentioned(text)]
    alike: dict[str, list[int]] = {}
    for at, figure in enumerate(found):
        for key in figure.keys:
            alike.setdefault(key, []).append(at)
    worth = {at for group in alike.values() if _may_differ([found[at] for at in group]) for at in group}
    closer = {at: _read(found[at]) for at in sorted(worth)}
    tables: list[list[_Figure]] = []
    for figure in closer.values():
        others = sorted({at for key in figure.keys for at in alike[key] if at in worth})
        table = _table(figure, [closer[at] for at in others]) if not _placed(figure, tables) else []
        if _differ(table) and not any(_placed(row, tables) for row in table):
            tables.append(table)
    return tuple(_shown(table) for table in tables[:_MOST])


def _differ(table: Sequence[_Figure]) -> bool:
    """ "1,626,042" and "more than 1.6 million" do not; "108" and "more than 100" do."""
    values = sorted({row.quantity.value for row in table})
    return len(values) > 1 and (values[-1] > _ROUND * values[0] or len(values) > 2 or not _rounded(values[0], values[1]))


def _rounded(low: float, high: float) -> bool:
    """Is one of two the other, written with fewer digits?"""
    digits = min(len(f"{value:.15g}".replace(".", "").rstrip("0").lstrip("0")) for value in (low, high))
    return f"{low:.{digits}g}" == f"{high:.{digits}g}" or f"{low:.{digits - 1 or 1}g}" == f"{high:.{digits - 1 or 1}g}"


def _mentioned(text: Text) -> list[_Figure]:
    stated = [
        (passage, quantity, tuple(dict.fromkeys(noun[:3] for noun in quantity.nouns)))
        for passage in text.passages[:_EARLY]
        if "?" not in passage.text and len(passage.text) < _LONGEST and not passage.text.endswith(_CUT)
        for quantity in quantities(passage.text, passage.language, passage.terms)
    ]
    values: dict[str, set[float]] = {}
    for _, quantity, keys in stated:
        for key in keys:
            values.setdefault(key, set()).add(quantity.value)
    return [_Figure(text.id, *each, all(len(values[key]) == 1 for key in each[2])) for each in stated]


def _may_differ(group: Sequence[_Figure]) -> bool:
    """Only where two texts count the same and come to different values are the sentences looked at more closely."""
    return len({figure.text for figure in group}) > 1 and len({figure.quantity.value for figure in group}) > 1


def _placed(figure: _Figure, tables: Sequence[Sequence[_Figure]]) -> bool:
    return any(row.passage is figure.passage and row.quantity is figure.quantity for table in tables for row in table)


def _read(figure: _Figure) -> _Figure:
    """With the terms around it."""
    sentence, quantity, language = figure.passage.text, figure.quantity, figure.passage.language
    around = _around(sentence, quantity)
    near, own = terms(around, language), terms(" ".join(quantity.words), language)
    names = frozenset(folded(word.strip(".,;:’'\"()")) for word in around.split()[1:] if word[:1].isupper())
    return replace(figure, context=_plain(figure.passage.terms) - own, near=_plain(near) - own, names=names)


def _around(sentence: str, quantity: Quantity) -> str:
    """The neighbourhood of a quantity; no word of it is cut, where there are spaces."""
    start, end = max(0, quantity.start - _AROUND), quantity.end + _AROUND
    before, after = sentence.rfind(" ", 0, start + 1), sentence.find(" ", end)
    start = before + 1 if start and start - before < _WORD else start
    return sentence[start : after if 0 <= after < end + _WORD else end]


def _plain(found: Iterable[str]) -> frozenset[str]:
    return frozenset(term for term in found if not term[0].isdigit())


def _table(first: _Figure, found: Sequence[_Figure]) -> list[_Figure]:
    """The figure and its partner in each other text, where there is exactly one that fits."""
    table = [first]
    for text in dict.fromkeys(figure.text for figure in found):
        if all(row.text != text for row in table):
            partner = _partner(first, [figure for figure in found if figure.text == text])
            back = _partner(partner, [figure for figure in found if figure.text == first.text]) if partner else None
            if partner and back == first and not _explained(first, partner, found) and not _repeated(partner, table):
                table.append(partner)
    return table[:_ROWS]


def _repeated(figure: _Figure, table: Sequence[_Figure]) -> bool:
    """The very sentence that another text has already is no report of its own."""
    return any(figure.passage.text == row.passage.text for row in table)


def _partner(figure: _Figure, others: Sequence[_Figure]) -> _Figure | None:
    fitting = [(worth, other) for other in others if (worth := _likeness(figure, other)) > 0]
    if not fitting:
        return None
    fitting.sort(key=lambda pair: (-pair[0], pair[1].passage.position, pair[1].quantity.start))
    best, *rest = fitting
    clear = not rest or best[0] >= _CLEAR * rest[0][0] or rest[0][1].quantity.value == best[1].quantity.value
    return best[1] if clear else None


def _likeness(one: _Figure, other: _Figure) -> float:
    """0 where it may be something else; more, the more words the sentences share around the number."""
    if one.quantity.kind != other.quantity.kind or one.passage.language != other.passage.language:
        return 0.0
    if one.quantity.kind == "count" and not _same_noun(one.quantity, other.quantity):
        return 0.0
    if _of_the_rest(one) != _of_the_rest(other):
        return 0.0
    low, high = sorted((one.quantity.value, other.quantity.value))
    if high > _APART * low:
        return 0.0
    if one.names and other.names and one.names.isdisjoint(other.names):
        return 0.0
    near, shared = len(one.near & other.near), len(one.context & other.context)
    shorter = min(len(one.context), len(other.context))
    harder = _HARDER * ((one.quantity.kind != "count") + (one.passage.language == "vi"))
    # of a brief sentence half is much, where each text counts but one such thing
    enough = _SHARED - (one.only and other.only and _BRIEF * shared >= shorter)
    if near < _NEAR + harder or shared < enough + harder or shared < (_ALIKE + 0.1 * harder) * shorter:
        return 0.0
    return near + shared


def _of_the_rest(figure: _Figure) -> bool:
    return not _OTHER.isdisjoint(figure.passage.text[figure.quantity.end :].split(maxsplit=1)[:1])


def _same_noun(one: Quantity, other: Quantity) -> bool:
    """One noun of both, and right after the number in one of them at least: "exploding drones", "drones"."""
    return any(_forms(a, b) for at, a in enumerate(one.nouns) for to, b in enumerate(other.nouns) if not (at and to))


def _forms(one: str, other: str) -> bool:
    """Singular and plural, or two endings of one noun."""
    short, long = sorted((one, other), key=len)
    return len(short) > 1 and long.startswith(short[: max(3, len(short) - 1)]) and len(long) - len(short) <= 2


def _explained(one: _Figure, other: _Figure, found: Sequence[_Figure]) -> bool:
    """Does either text also give the other's value for that noun? Then the two speak of two things."""
    if one.quantity.value == other.quantity.value:
        return False
    if _states(one, other.quantity.value) or _states(other, one.quantity.value):
        return True
    return _gives(found, one.text, other) or _gives(found, other.text, one)


def _states(figure: _Figure, value: float) -> bool:
    """Does its sentence give that value too, of whatever?"""
    return any(found.value == value for found in quantities(figure.passage.text, figure.passage.language))


def _gives(found: Sequence[_Figure], text: str, figure: _Figure) -> bool:
    wanted = figure.quantity
    own = (other.quantity for other in found if other.text == text)
    return any(q.value == wanted.value and q.kind == wanted.kind and _same_noun(q, wanted) for q in own)


def _shown(table: Sequence[_Figure]) -> Figures:
    first = table[0].quantity
    words = [word for word in first.words if all(_has_noun(row.quantity, word) for row in table)]
    nouns = [word for word in words if word[0].isupper()] if table[0].passage.language == "de" else words
    return Figures((nouns or words or list(first.words))[0], tuple(_row(row) for row in table))


def _row(figure: _Figure) -> FigureRow:
    start, end = figure.quantity.start, figure.quantity.end
    return FigureRow(figure.passage.sentence, figure.passage.text[start:end], start, end)


def _has_noun(quantity: Quantity, word: str) -> bool:
    return quantity.kind != "count" or any(_forms(word.lower(), noun) for noun in quantity.nouns)
