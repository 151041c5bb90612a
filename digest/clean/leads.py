"""Which short lines does the line above lead to? One that ends in a colon or a comma is not over: a list, a verse, a farewell."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterable, Sequence

from digest.clean.lines import is_item
from digest.clean.lists import heads_column
from digest.clean.marks import Mark
from digest.clean.memory import Known
from digest.clean.region import prose
from digest.clean.shape import Shape
from digest.writing import QUESTIONS, unspaced

_MOST, _TABLE = 12, 24  # lines of a list or a verse; of a table, a cell a line
_NUMERAL = re.compile(r"(?:\d{1,2}|[IVX]{1,4})[.)]?")  # "1", "2.", "III."
_FIGURES = 0.15  # share of a line's words
_HEADING, _WORD = 4, 3  # words of a heading; letters of the first of them
_ITEM = 6  # words
_QUESTION = 24  # words
_NAMING = 4  # words of a name or a place
_NAMED, _SAID = 3, 0.2  # lines of such; the share of their words that the article uses, on the average
_POINT, _IN_SENTENCE = 6, 0.6  # words of a line that sums up; share of them in lower case
_COMMA = ",،，、;；"
_VERSE, _PAUSED = 24, 3  # words of a line of a sentence that is written in several; such lines, and those between two
_PAUSES = "，、；。"


def led(shapes: Sequence[Shape], marks: Sequence[Mark]) -> list[int]:
    """The lines of the lists that stand between two paragraphs, behind a line with a colon right below the first of them.

    A known heading of other stories carries a mark, and so does furniture: there, nobody knows whose the lines are. Headlines are
    long and begin with a capital.
    """
    found: list[int] = []
    for at in [at for at, shape in enumerate(shapes) if shape.colon]:
        if at and not marks[at - 1] and prose(shapes[at - 1]):
            items = list(itertools.takewhile(lambda k: _is_item(shapes[k], marks[k]), range(at + 1, min(at + _MOST, len(shapes)))))
            below = at + 1 + len(items)
            ends = below < len(shapes) and not marks[below] and prose(shapes[below])
            found += [at, *items] if len(items) > 1 and ends and not marks[at] else ()
    return found


def with_verses(inside: list[bool], texts: Sequence[str], shapes: Sequence[Shape], marks: Sequence[Mark]) -> list[bool]:
    """The same with the lines right above the article and right below its paragraphs into which a Chinese sentence is broken: they
    end in its commas and stops, which neither a menu nor a headline does."""
    if True not in inside or not unspaced(texts[inside.index(True)]):
        return inside
    ends = [at for at in range(1, len(inside)) if inside[at - 1] and not inside[at]]
    for places in (range(inside.index(True) - 1, -1, -1), *(range(end, len(inside)) for end in ends)):
        for at in _verse(places, texts, shapes, marks):
            inside[at] = True
    return inside


def _verse(places: Iterable[int], texts: Sequence[str], shapes: Sequence[Shape], marks: Sequence[Mark]) -> list[int]:
    """The places as far as such a line stands among each few."""
    run: list[int] = []
    end = paused = 0
    for at in places:
        if marks[at] or shapes[at].words > _VERSE or len(run) - end >= _PAUSED:
            break
        run.append(at)
        paused += texts[at][-1] in _PAUSES
        if shapes[at].ended or texts[at][-1] in _PAUSES:
            end = len(run)
    return run[:end] if paused >= _PAUSED else []


def summed_up(shapes: Sequence[Shape], marks: Sequence[Mark]) -> list[int]:
    """The lines between "Key points:", or another line with a colon, and the first paragraph that say in short what it says."""
    first = next((at for at, shape in enumerate(shapes) if not marks[at] and prose(shape) and shape.stops + shape.ended > 0), 0)
    run: list[int] = []
    for at in range(first - 1, -1, -1):
        if marks[at] or shapes[at].words < _POINT or shapes[at].ended or shapes[at].lower < _IN_SENTENCE:
            break
        run.append(at)
    label = first - len(run) - 1
    led = label >= 0 and not marks[label] and shapes[label].colon and shapes[label].words <= _HEADING
    if not led or not 1 < len(run) <= _MOST:
        return []
    said = {word for shape, mark in zip(shapes[first:], marks[first:], strict=True) if not mark for word in shape.content}
    return [label, *run] if 2 * sum(not said.isdisjoint(shapes[at].content) for at in run) >= len(run) else []


def _is_item(shape: Shape, mark: Mark) -> bool:
    return not mark and (shape.words <= _ITEM or shape.starts_lower) and not prose(shape)


def carried_on(inside: list[bool], texts: Sequence[str], shapes: Sequence[Shape], marks: Sequence[Mark]) -> list[bool]:
    """The lines right behind the article that end in a comma, and the one they lead to: a verse, "Yours," and who signs.

    One such line may be a tag that was scraped with its comma: there must be two words in it.
    """
    since = 0
    for at in range(1, len(texts)):
        if inside[at]:
            since = 0
        elif inside[at - 1] and not marks[at]:
            since += 1
            leads = texts[at][-1] in _COMMA and shapes[at].words > 1
            inside[at] = since <= _MOST and (leads or texts[at - 1][-1] in _COMMA)
    return inside


def leading(inside: list[bool], texts: Sequence[str], shapes: Sequence[Shape], marks: Sequence[Mark]) -> list[bool]:
    """With the lines that end in a colon right above an item of the article, though an advert stands above them: "There are three
    reasons:", "1. The pier is old"."""
    for at in range(len(texts) - 1):
        leads = shapes[at].colon and shapes[at].words >= _NAMING and not marks[at]
        inside[at] = inside[at] or (leads and inside[at + 1] and is_item(texts[at + 1]))
    return inside


def headed(inside: list[bool], texts: Sequence[str], found: Sequence[Known], soft: float) -> list[bool]:
    """With the short line right above two items, rows or cells of the article, and behind a line of it; an advert may stand
    between, and none of its words is furniture's. Above a paragraph it is judged by itself."""
    for at in range(1, len(found) - 2):
        known = found[at]
        above = at - 1 - (found[at - 1].mark == "widget" and not inside[at - 1])
        plain = not known.mark and 0 < known.shape.words <= _HEADING and not known.shape.ended and known.soft < soft
        rows = all(inside[k] and _is_row(texts[k], found[k]) for k in (at + 1, at + 2))
        inside[at] = inside[at] or (plain and above >= 0 and inside[above] and rows)
    return inside


def _is_row(text: str, known: Known) -> bool:
    return not known.mark and not prose(known.shape) and (known.shape.label or is_item(text) or any(map(str.isdigit, text)))


def with_first_heading(inside: list[bool], texts: Sequence[str], shapes: Sequence[Shape], marks: Sequence[Mark]) -> list[bool]:
    """The heading right above the article that is of one kind with a heading inside: "1" and "2", "First letter", "First reply",
    a question among questions."""
    at = inside.index(True) - 1 if True in inside else -1
    if at > 0 and not marks[at] and (kind := _kind(texts[at], shapes[at])):
        inside[at] = any(here and _kind(texts[k], shapes[k]) == kind for k, here in enumerate(inside))
    return inside


def _kind(text: str, shape: Shape) -> str:
    """What headings of one kind share: "#" for a number, "?" for a question, else the first word; "" for another line."""
    if _NUMERAL.fullmatch(text):
        return "#"
    if text[-1] in QUESTIONS:
        return "?" if 1 < shape.words <= _QUESTION else ""
    short = 1 < shape.words <= _HEADING and not shape.ended and not shape.names
    return shape.tokens[0] if short and shape.tokens and len(shape.tokens[0]) >= _WORD else ""


def with_figures(inside: list[bool], texts: Sequence[str], shapes: Sequence[Shape], marks: Sequence[Mark]) -> list[bool]:
    """The short lines between two of the article, half of them or more with figures: results, scores, prices. An advert may stand
    between."""
    places = [at for at, here in enumerate(inside) if here]
    for above, below in itertools.pairwise(places):
        gap = [at for at in range(above + 1, below) if marks[at] != "widget" or shapes[at].colon]
        if (
            1 < len(gap) <= _TABLE
            and not any(marks[at] and not heads_column(texts[at], marks[at]) for at in gap)
            and 2 * sum(_counts(texts[at], shapes[at]) for at in gap) >= len(gap)
        ):
            for at in gap:
                inside[at] = True
    return inside


def unparted(inside: list[bool], shapes: Sequence[Shape], marks: Sequence[Mark], topic: Sequence[float]) -> list[bool]:
    """The short lines between two of the article that no known furniture parts from them, and that use its words: names, places.

    Headlines are longer. One of another story may stand above, behind "Read also:", or an advert.
    """
    places = [at for at, here in enumerate(inside) if here]
    for above, below in itertools.pairwise(places):
        gap = range(above + 1 + _parts(above + 1, shapes, marks), below)
        plain = _NAMED <= len(gap) <= _MOST and not any(marks[at] or _is_headline(shapes[at]) for at in gap)
        if plain and sum(topic[at] for at in gap) >= _SAID * len(gap):
            for at in gap:
                inside[at] = True
    return inside


def _parts(at: int, shapes: Sequence[Shape], marks: Sequence[Mark]) -> bool:
    """Is it another story with its headline, or an advert? Neither has anything below it."""
    return (marks[at] == "lead-in" and shapes[at].words > _NAMING) or (marks[at] == "widget" and not shapes[at].colon)


def _is_headline(shape: Shape) -> bool:
    return shape.words > _NAMING and not shape.starts_lower and not (shape.words <= 2 * _NAMING and (shape.digits or shape.label))


def _counts(text: str, shape: Shape) -> bool:
    """Does the line give figures? A headline may hold one: "Council looks at 737 bridges once more"."""
    return any(map(str.isdigit, text)) and (text[0].isdigit() or shape.label or shape.digits >= _FIGURES)
