"""Does running text behind the article speak of something else altogether? A notice on cookies, a plea for money.

The paragraphs of one article use each other's words. What stands behind a gap, does so half as much, quotes nobody and
names nobody whom the article names, is another text. What says itself twice there is a page's form: an article does not.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from digest.clean.region import prose
from digest.clean.resumed import named_in, names
from digest.clean.shape import Shape, overlap
from digest.writing import stopless

_GAP, _WIDE = 2, 8  # lines of something else between the article and what stands behind it; more than a box between paragraphs has
_LEAST, _SURELY = 3, 5  # paragraphs that tell what the article speaks of; that tell it surely
_CHANCE, _NO_CHANCE = 2, 3  # deviations
_LONG = 24  # words
_UNLIKE = 0.5  # of what the article's own paragraphs share
_AGAIN = 0.65  # share of a paragraph's words that one above it has
_TWICE = 0.25  # share of the words behind that stand there twice, as they are


def of_one_subject(inside: list[bool], texts: Sequence[str], shapes: Sequence[Shape]) -> list[bool]:
    """The same without what stands behind a gap and speaks of something else; it is never the greater part, or it says itself
    twice."""
    told = [at for at, here in enumerate(inside) if here and _is_paragraph(texts[at], shapes[at])]
    gaps = {k: gap for k in range(_LEAST, len(told)) if (gap := _behind_gap(inside, told[k - 1], told[k])).start}
    if not gaps:  # as in most texts
        return inside
    said = [set(shapes[at].content) for at in told]
    pieces = overlap(texts[told[0]])
    for k, (count, before, behind) in enumerate(_shares(said)):
        if k not in gaps or count < _LEAST or not _is_unlike(before, behind, said[k:], _CHANCE, pieces):
            continue
        above, below = [texts[at] for at in told[:k]], [texts[at] for at in told[k:]]
        start = gaps[k].start
        sure = count >= _SURELY and (gaps[k].lines >= _WIDE or _is_unlike(before, behind, said[k:], _NO_CHANCE, pieces))
        lesser = sure and count >= len(below) and _words(shapes[:start], inside) > _words(shapes[start:], inside[start:])
        quoting = [shapes[at].quote for at in told[k:]]
        if (lesser and not _tells_on(above, list(zip(below, quoting, strict=True)))) or _says_itself_twice(below, above):
            return [here and at < start for at, here in enumerate(inside)]
    return inside


def _is_paragraph(text: str, shape: Shape) -> bool:
    """Is it running text, and where a script has no full stop, so much of it that it is no headline?"""
    return prose(shape) and shape.content != () and (shape.words >= _LONG or not stopless(text))


def _is_unlike(before: float, behind: float, said: Sequence[set[str]], deviations: int, pieces: int) -> bool:
    """Do those behind use so few of the words before that it is no chance: so many deviations below what was to be expected? Where
    no space parts the words, each letter stands in several `pieces`, which are one chance and not several."""
    return behind < _UNLIKE * before and sum(map(len, said)) * (before - behind) ** 2 > pieces * deviations**2 * before


class _Gap(NamedTuple):
    start: int  # the place of the first line of the article behind it; 0 where there is none
    lines: int


def _behind_gap(inside: Sequence[bool], above: int, below: int) -> _Gap:
    """The first gap between the two paragraphs."""
    since = 0
    for at in range(above + 1, below + 1):
        if inside[at] and since >= _GAP:
            return _Gap(at, since)
        since = 0 if inside[at] else since + 1
    return _Gap(0, 0)


def _words(shapes: Sequence[Shape], inside: Sequence[bool]) -> int:
    return sum(shape.words for shape, here in zip(shapes, inside, strict=False) if here)


def _says_itself_twice(behind: Sequence[str], before: Sequence[str]) -> bool:
    """Does much of what stands behind stand there more than once, and nowhere before? Each box of a form says the same."""
    said = {text: times for text, times in Counter(behind).items() if times > 1 and text not in before}
    first = next((at for at, text in enumerate(behind) if text in said), 0)
    above, form = (sum(map(len, part)) for part in (behind[:first], behind[first:]))
    again = sum(len(text) * times for text, times in said.items())
    return 4 * above <= form and again > _TWICE * (above + form)  # else it is another part of the article


def _tells_on(before: Sequence[str], behind: Sequence[tuple[str, bool]]) -> bool:
    """Do half or more of the paragraphs behind quote somebody, or name whom those before name?"""
    named = names(before)
    return 2 * sum(quotes or named_in(text, named) for text, quotes in behind) >= len(behind)


def _shares(said: Sequence[set[str]]) -> Iterator[tuple[int, float, float]]:
    """For each place between two paragraphs: how many stand before it; which share of the words of one of them do the others use,
    and of one behind it those before, on the average? What says again what one above says tells nothing of the others."""
    places: dict[str, list[int]] = {}
    for at, words in enumerate(said):
        for word in words:
            places.setdefault(word, []).append(at)
    part = [1 / len(words) for words in said]
    met: dict[str, int] = {}  # a word -> where it was said first
    again: set[str] = set()
    count, before, behind = 0, 0.0, 0.0
    for k, words in enumerate(said):
        yield count, before / (count or 1), behind / (len(said) - k)
        known = words & met.keys()
        behind += sum(part[at] for word in words - known for at in places[word][1:]) - part[k] * len(known)
        if max(Counter(met[word] for word in known).values(), default=0) < _AGAIN * len(words):
            count += 1
            before += part[k] * len(known) + sum(part[met[word]] for word in known - again)
            again |= known
        met |= dict.fromkeys(words - known, k)
