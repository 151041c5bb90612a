"""Which line sums the article up below its title? It becomes a field: the deck."""

from __future__ import annotations

import math

from digest.clean.draft import Draft, Row, Task
from digest.clean.region import prose
from digest.clean.repeats import alike
from digest.stamps import begins_with_day

_PLAIN = 0.35  # share of a deck's words in lower case: of German, where nouns have capitals, too
_HEADED, _MOSTLY = 8, 0.6  # words of a deck that ends without a stop, and share of them in lower case
_TWO, _ON_TOPIC = 12, 0.3  # words of a deck of two sentences; share of them that the article says again
_LEAST, _HALF = 6, 0.4  # words of the second line of a deck; share of them that the article says again
_NEAR = 3  # lines right above the text
_LINES = 4  # below the title in which a deck is looked for


def decks(draft: Draft, task: Task) -> Draft:
    """The line below the title that sums the article up, where it stands apart from the text."""
    draft = _without_days(draft, task)
    if draft.deck or not draft.rows or not draft.title:
        return draft
    at = _below_title(draft)
    if at < 0:
        return _summed_up(draft)
    left = draft.rows[:at] + draft.rows[at + 1 :]
    said = at + 2 == draft.start and draft.language != "en"  # below an English deck stands the title of a video
    second = said and left[at].line.no < _byline(draft) < math.inf
    return draft._replace(rows=_with_second(left, at) if second else left, deck=draft.rows[at].text)


def _without_days(draft: Draft, task: Task) -> Draft:
    """The same without the lines right below the title that say the day, the source and what buttons say, in Chinese."""
    rows = draft.rows
    below = next((at for at, row in enumerate(rows) if row.line.no >= draft.title_line), 0) if draft.title else len(rows)
    places = range(below, min(below + _LINES, draft.start + 1, len(rows)))
    days = {at: rows[at].line.cut("bylines", "the day") for at in places if begins_with_day(rows[at].text)}
    if draft.start in days and any(begins_with_day(row.text) for row in rows[draft.start + 1 :]):  # entries of a ticker
        del days[draft.start]
    return draft.without(days, task)


def _with_second(rows: tuple[Row, ...], at: int) -> tuple[Row, ...]:
    """The lines with a second line of the deck, right above what the article's text begins with and the byline."""
    if not _sums_up(rows[at], _LEAST, _HALF) or rows[at].shape.lower < _MOSTLY:
        return rows
    return (*rows[:at], rows[at]._replace(inside=True), *rows[at + 1 :])


def _byline(draft: Draft) -> float:
    """The line of the first byline below the title."""
    return min((cut.line for cut in draft.cuts if cut.rule == "bylines" and cut.line > draft.title_line), default=math.inf)


def _below_title(draft: Draft) -> int:
    """The place of the line; -1 for none. Behind a byline in a page stand captions and notices."""
    rows, start = draft.rows, draft.start
    below = next((at for at, row in enumerate(rows) if row.line.no >= draft.title_line), 0)
    byline = _byline(draft)
    for at in range(below, min(below + _LINES, start)):
        if at >= _LINES and rows[at].line.no > byline:
            if _tells_two_things(rows[at]):
                return at
            break
        if _sums_up(rows[at], 6, 0.15) or (at == below and _is_between(rows, at, byline)):
            return at
    if below == start < len(rows) and _is_between(rows, start, byline):
        again = any(row.shape.key == rows[start].shape.key for row in rows[start + 1 :])
        return -1 if again else start
    # the page's own heading says it in other words than its title, or adverts stand between: right above the text then
    near = range(max(below, start - _NEAR), start)
    return next((at for at in near if rows[at].line.no < byline and _sums_up(rows[at], 9, 0.4)), -1)


def _is_between(rows: tuple[Row, ...], at: int, byline: float) -> bool:
    """Does a sentence, or nearly one, stand alone between title and byline? Whatever words it uses, it is of the article."""
    shape = rows[at].shape
    nothing_else = rows[at].line.no < byline < math.inf and at + 1 < len(rows) and rows[at + 1].line.no > byline
    told = (shape.ended and prose(shape)) or (shape.words >= _HEADED and shape.lower >= _MOSTLY and not shape.signs)
    return nothing_else and not rows[at].mark and told and not begins_with_day(rows[at].text) and shape.words <= 60


def _tells_two_things(row: Row) -> bool:
    """A sentence with its stop and another without, in the article's words: decks end so in Romance languages, and no caption."""
    shape = row.shape
    told = shape.stops > 0 and not shape.ended and shape.words >= _TWO and shape.lower >= _MOSTLY
    return told and not row.mark and row.topic >= _ON_TOPIC


def _sums_up(row: Row, words: int, topic: float) -> bool:
    return not row.mark and words <= row.shape.words <= 60 and row.topic >= topic and _is_told(row)


def _summed_up(draft: Draft) -> Draft:
    """The first paragraph is a deck where the second begins with the same words and says it again."""
    at = draft.start
    first = draft.rows[at : at + 2]
    if len(first) < 2 or first[0].shape.words > 80 or not first[1].inside:
        return draft
    one, two = (row.shape.tokens for row in first)
    if len(one) < 5 or one[:5] != two[:5] or alike(one, two):
        return draft
    return draft._replace(rows=draft.rows[:at] + draft.rows[at + 1 :], deck=first[0].text)


def _is_told(row: Row) -> bool:
    """Is it more than names: a third of its words in lower case, or written without capitals? And no day with its source?"""
    return (row.shape.lower >= _PLAIN or not any(map(str.isupper, row.text))) and not begins_with_day(row.text)
