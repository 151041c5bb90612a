"""What is known of each line before the steps: repaired and unwrapped, its shape, its mark, its place, its score."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from itertools import groupby, pairwise
from operator import mul

from digest.clean.behind import behind_boxes
from digest.clean.draft import Row
from digest.clean.dropcaps import brought_down
from digest.clean.entries import Looks, entries
from digest.clean.lastwords import with_last_words
from digest.clean.leads import carried_on, headed, leading, led, summed_up, unparted, with_figures, with_first_heading, with_verses
from digest.clean.lines import Line, lines_of
from digest.clean.lists import listed, points
from digest.clean.marks import SURE, Mark
from digest.clean.memory import Known, Memory
from digest.clean.phrases import has_phrases, phrases
from digest.clean.region import (
    BENEFIT,
    DIRTY,
    LONE,
    NO_SIGN,
    OWN,
    PLACED,
    SHORT,
    SWITCH,
    Lines,
    kept,
    marked,
    placed_features,
    prose,
)  # fmt: skip
from digest.clean.repair import repaired, sound
from digest.clean.resumed import going_on, runs
from digest.clean.shape import Shape
from digest.clean.subheads import Text, with_subheads
from digest.clean.subjects import of_one_subject
from digest.clean.threads import comments
from digest.clean.tickers import clocks, is_clock
from digest.clean.turns import turns
from digest.clean.weights import WEIGHTS
from digest.clean.wraps import unwrapped
from digest.languages import ENOUGH, language_of
from digest.model import Document

_OWN = tuple(tuple(WEIGHTS[name][column] for name in OWN) for column in range(4))
_PLACED = tuple(tuple(WEIGHTS[name][column] for name in PLACED) for column in range(4))
_TOPIC = PLACED.index("topic")
_FOREIGN = 0.8  # log-odds of a paragraph in a language of which the weights were not learned: its small words and cases say less
_SUBHEADING = (-0.3, 0.1)  # log-odds of a subheading, at least; of a sentence, behind a box, or in such a language
_BETWEEN = 2  # lines that may stand between a paragraph and a subheading, one more than none
_BOXED, _BRIEFER = 6, 0.6  # such lines in a box of other stories; how long a subheading behind it is beside them
_BOXES = ("related", "lead-in")
_PICTURED = ("credit", "widget")  # what may stand between a subheading and its paragraph
_ENTRY = 0.5  # log-odds of the time that heads an entry of a ticker, and of its text, at least; of a turn in a talk
_DOUBTED = -0.5  # log-odds of a paragraph that is hardly the article's
_ENTRIES, _ITEM = 4, 6  # lines below a time among which its text begins; words of a long line
_LED = 0.3  # log-odds of a line of a list that the line above leads to, at least
_SOFT = 0.3  # share of furniture's words
_HEARD = 40  # words that tell which language they are, if it is known
_LONG = 60  # characters of a line that is hardly a menu's
_CODE = re.compile("<[a-z/!]|://")
_HINTS, _PILE, _PILED = 3, 12, 40  # such signs; short lines without a stop in a row, and those in all such rows


def prepared(document: Document, wraps: bool = True, repair: bool = True) -> tuple[Line, ...]:
    """The repaired lines with their wraps joined."""
    lines = lines_of(document)
    if repair and (document.blocks or not sound(document.text)):
        texts = [_repaired(line) for line in lines]
        lines = tuple([line if line.text == text else line.saying(text) for line, text in zip(lines, texts, strict=True) if text])
    lines = brought_down(lines) if repair else lines
    return unwrapped(lines) if wraps and not document.blocks else lines


def _repaired(line: Line) -> str:
    """Rows, cells and the spaces of a program are part of what they say."""
    if line.kind == "table":
        return "\n".join("\t".join(map(repaired, row.split("\t"))) for row in line.text.split("\n"))
    return line.text if line.kind == "pre" else repaired(line.text)


def spoken(document: Document, lines: tuple[Line, ...]) -> str:
    """The language: as declared, else as the longer lines speak that hold no markup and no address."""
    if document.language:
        return document.language[:2].lower()
    long = (line.text for line in lines if len(line.text) > _LONG and not _CODE.search(line.text))
    return language_of(_enough(long)) or language_of(_enough(line.text for line in lines))


def _enough(texts: Iterable[str]) -> str:
    """So many of the first lines as tell the language."""
    heard: list[str] = []
    left = ENOUGH
    for text in texts:
        heard.append(text)
        left -= len(text) + 1
        if left < 0:
            break
    return " ".join(heard)


def judged(lines: tuple[Line, ...], bias: float, memory: Memory) -> tuple[Row, ...]:
    """The lines with what is known of each; `bias` is added to each score: more is kept."""
    found = [memory.known(line.text) for line in lines]
    timed = _timed(lines, found)
    for at in timed:
        found[at] = found[at]._replace(mark="")
    shapes, marks = [known.shape for known in found], [known.mark for known in found]
    rows = _placed(lines, found)
    signs = marked(marks)
    foreign = memory.language != "en"
    dirty = signs >= DIRTY or (foreign and memory.language != "" and signs >= _HINTS and _piled(shapes))
    weights = tuple(zip(_OWN, _PLACED, strict=True))[2 * dirty : 2 * dirty + 2]
    whole = sum([shape.words for shape in shapes])
    unheard = whole >= _HEARD and not has_phrases(memory.language)  # of its furniture no sign is known
    bias += BENEFIT[dirty] + (0.0 if signs or unheard else NO_SIGN)
    scores = []
    for known, shape, row in zip(found, shapes, rows, strict=True):
        other = foreign and prose(shape)  # eight words of Hebrew or Finnish say what twelve of English do
        own, placed = weights[other or shape.words >= SHORT]
        score = bias + (_FOREIGN if other else 0.0) + sum(map(mul, own, known.own)) + sum(map(mul, placed, row))
        if score < 1.5 and shape.words >= 60 and 5 * shape.words >= whole and prose(shape):
            score = 1.5
        scores.append(4.0 if score > 4.0 else score if score > -4.0 else -4.0)
    texts, topic = [line.text for line in lines], [row[_TOPIC] for row in rows]
    items = {} if dirty else listed(texts, marks, list(map(runs, found)))
    for at, score in (*items.items(), *_least(lines, found, scores, timed).items()):
        scores[at] = max(scores[at], score)
    subheadings = _subheadings(found, scores) if dirty or foreign else []
    for at, boxed in subheadings:
        scores[at] = max(scores[at], _SUBHEADING[foreign or boxed or shapes[at].ended])
    lone = LONE[dirty]
    over = [mark in SURE or (mark == "credit" and score < lone) for score, mark in zip(scores, marks, strict=True)]
    walked = [max(score, lone) if passed else score for score, passed in zip(scores, over, strict=True)]
    inside = [here and not passed for here, passed in zip(kept(walked, SWITCH[dirty]), over, strict=True)]
    if True not in inside:  # no stretch outweighs what stands around it: whatever is running text is kept
        inside = [prose(shape) and not mark for shape, mark in zip(shapes, marks, strict=True)]
        if True not in inside and not dirty:  # verses, a schedule
            inside = [not mark for mark in marks]
    inside = _with_opening(inside, shapes, marks, dirty)
    scored = list(zip(found, scores, strict=True))
    inside = with_last_words(going_on(inside, texts, found, scores), lines, scored, memory.language)
    inside = leading(carried_on(inside, texts, shapes, marks), texts, shapes, marks)
    inside = with_first_heading(with_figures(inside, texts, shapes, marks), texts, shapes, marks)
    inside = unparted(inside, shapes, marks, topic)
    inside = with_verses(inside, texts, shapes, marks) if foreign else inside
    inside = with_last_words(behind_boxes(inside, texts, found, scores, memory.language), lines, scored, memory.language)
    inside = with_figures(inside, texts, shapes, marks)  # now that it goes on behind a box
    inside = headed(inside, texts, found, _SOFT) if foreign else inside
    for at, boxed in subheadings if foreign else ():  # the walk gave the paragraph up with its heading, and it came back alone
        inside[at] |= boxed and inside[at + 1]
    inside = with_subheads(inside, Text(texts, found, topic))
    inside = inside if timed else of_one_subject(inside, texts, shapes)  # each entry of a ticker speaks of something else
    thread = comments(texts, found, phrases(memory.language).dates, inside)
    inside = [here and at not in thread for at, here in enumerate(inside)]
    return tuple(map(Row, lines, shapes, marks, topic, scores, inside))


def _piled(shapes: Sequence[Shape]) -> bool:
    """Are most of its lines short ones without a stop that pile up, a dozen and more in a row, and are they many? So are the menus
    of a page, though few of its phrases are known; a table or a list in an article is shorter."""
    brief = [not shape.ended and shape.words < SHORT for shape in shapes]
    piles = [len(list(run)) for here, run in groupby(brief) if here]
    piled = sum(length for length in piles if length >= _PILE)
    return piled >= _PILED and piled >= len(shapes) // 2


def _least(lines: tuple[Line, ...], found: list[Known], scores: list[float], timed: list[int]) -> dict[int, float]:
    """The least that what a colon leads to, tickers, talks and listings score, by their places."""
    texts, shapes, marks = [line.text for line in lines], [known.shape for known in found], [known.mark for known in found]
    least = dict.fromkeys((*led(shapes, marks), *summed_up(shapes, marks)), _LED)
    if timed:
        topic = [row[_TOPIC] for row in _placed(lines, found)]
        least |= dict.fromkeys(points(shapes, marks, timed[0], topic), _ENTRY)
    likely = [here and score > _DOUBTED for here, score in zip(map(runs, found), scores, strict=True)]
    kin = [*_entries(timed, lines, found), *turns(texts, shapes, marks), *entries(Looks(texts, shapes, marks, likely))]
    return least | dict.fromkeys(kin, _ENTRY)


def _timed(lines: tuple[Line, ...], found: list[Known]) -> list[int]:
    """The places of the clock times of a ticker; most texts have none."""
    if not any(known.mark in ("ago", "date") for known in found):
        return []
    words = [known.shape.words if runs(known) else 0 for known in found]
    return clocks([line.text for line in lines], [known.mark for known in found], words)


def _entries(times: list[int], lines: tuple[Line, ...], found: list[Known]) -> list[int]:
    """The places of a ticker's times, of the paragraph below each, and of what stands between. Where each time has its day, also of
    the line below it and of long lines behind: an entry may be a list. A clock alone may be how long a film takes."""
    places = []
    for at, end in pairwise([*times, times[-1] + _ENTRIES] if times else ()):
        dated = not is_clock(lines[at].text)
        below = next((k for k in range(at + 1, min(at + 3 + dated, len(found))) if runs(found[k])), at + dated)
        reach = min(end if dated else below + 1, len(found))
        reach = next((k for k in range(below + 1, reach) if found[k].mark in _BOXES), reach)
        places += [k for k in range(at, reach) if not found[k].mark and (k <= below or found[k].shape.words >= _ITEM)]
    return places


def _subheadings(found: list[Known], scores: list[float]) -> list[tuple[int, bool]]:
    """(place, is it behind a box of other stories) of the short lines right above a paragraph, or the credit of its picture, and
    behind another, but for known furniture between: no sign speaks against them. Behind a box it is a line much shorter than the
    headlines in it."""

    def paragraph(at: int) -> bool:
        return at < len(found) and not found[at].mark and scores[at] > -1 and prose(found[at].shape)

    places: list[tuple[int, bool]] = []
    # Lines without a mark since the last paragraph; words of the lines in a box; has a heading of other stories been passed since?
    since, boxed, stories = _BETWEEN, [0], False
    for at, known in enumerate(found):
        if known.mark:
            boxed = [] if known.mark in _BOXES else boxed
            stories = stories or known.mark == "related" or (known.mark == "lead-in" and known.shape.colon)
            continue
        plain = known.shape.words < SHORT and known.soft < _SOFT and known.shape.digits < _SOFT
        below = at + 1 + (at + 1 < len(found) and found[at + 1].mark in _PICTURED)
        briefer = since < _BOXED and boxed != [] and known.shape.words <= _BRIEFER * sum(boxed) / len(boxed)
        near = since < _BETWEEN and (known.shape.ended or not (stories and boxed))
        if plain and (near or briefer) and not paragraph(at) and paragraph(below):
            places.append((at, since >= _BETWEEN or (briefer and boxed[0] > 0)))
        if paragraph(at):
            since, boxed, stories = 0, [0], False
        else:
            since += 1
            boxed.append(known.shape.words)
    return places


def _with_opening(inside: list[bool], shapes: list[Shape], marks: list[Mark], dirty: bool) -> list[bool]:
    """The sentences right above the article are its own; in a whole page, those that only known furniture parts from it."""
    start = inside.index(True) if True in inside else 0
    for at in range(start - 1, -1, -1):
        if shapes[at].ended and shapes[at].words >= 10 and not marks[at] and (not dirty or at < start - 1):
            inside[at] = True
        elif marks[at] not in SURE:
            break
    return inside


def rows_for_learning(document: Document) -> tuple[tuple[Line, ...], list[tuple[float, ...]]]:
    """The lines and their features, as bench/train_region.py learns from them."""
    lines = prepared(document)
    memory = Memory()
    memory.speaking(spoken(document, lines))
    found = [memory.known(line.text) for line in lines]
    return lines, [known.own + row for known, row in zip(found, _placed(lines, found), strict=True)]


def _placed(lines: tuple[Line, ...], found: list[Known]) -> list[tuple[float, ...]]:
    """What the place and the neighbours of each line say."""
    shapes, marks, soft, _, running = zip(*found, strict=True) if found else ((),) * 5
    return placed_features(Lines(shapes, marks, _apart(lines), soft, running))


def _apart(lines: tuple[Line, ...]) -> list[bool]:
    """Which lines have a blank one before them? Where no line has, each is a paragraph of its own, as if all had."""
    apart = [line.apart for line in lines]
    return apart if any(apart[1:]) else [True] * len(apart)
