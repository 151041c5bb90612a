"""Who wrote the article, and what does it say of them? Authors and lines about them become fields."""

from __future__ import annotations

from typing import NamedTuple

from digest.clean.bylines import (
    BYLINE_WORDS,
    about_author,
    byline_names,
    first_name,
    is_bio,
    lone_name,
    lone_names,
    names_in,
    near_date,
    says_by,
)
from digest.clean.draft import Draft, Row, Task
from digest.clean.phrases import phrases
from digest.clean.shape import key_of
from digest.clean.vocabulary import PUBLISHED_WORDS
from digest.model import Cut

MOST_AUTHORS = 6
_EDGE = 20  # lines before the article and after it in which the author may be said again
_LAST = 3  # lines at the article's end in which its author may be presented
_BIO = 90  # words of that
_BELOW = 4  # lines below the title in which a name may stand alone
_BESIDE = 3  # lines between an author's name and what is said of the author inside the article


class Bounds(NamedTuple):
    """Where the article begins and ends, which line its title is, and at which places its author may be spoken of."""

    start: int
    end: int
    heading: int  # the line in the source; 0 where the text has no title
    below: int  # the place below the title; behind the last line where the text has none
    places: list[int]


def bylines(draft: Draft, task: Task) -> Draft:
    """Authors become a field; bylines, dates of publication and lines about the authors are cut."""
    bounds = _bounds(draft)
    gone, authors = _byline_cuts(draft, task, bounds)
    rows, bios = draft.rows, list(draft.bios)
    start, end, tail = bounds.start, bounds.end, max(bounds.end - 5, bounds.start + 1)
    keys = {key_of(name) for name in authors}
    several = len(keys.intersection(row.shape.key for row in rows)) > 1  # they sign their entries in a ticker
    for at, row in enumerate(rows) if authors else ():
        if at in gone:
            continue
        edge = not row.inside or at <= start + 3 or at >= end - 6
        if (edge and _names(row, keys)) or (several and row.shape.key in keys):
            gone[at] = row.line.cut("bylines", "the author's name", "authors")
        elif at >= tail and about_author(authors, row.text):
            gone[at] = row.line.cut("bylines", "about the author", "bios")
            bios.append(row.text)
    for at in range(max(end - _LAST, start + 1), end):
        row = rows[at]
        if at not in gone and row.shape.words <= _BIO and _introduces(row.text, rows, at):
            gone[at] = row.line.cut("bylines", "about the author", "bios")
            bios.append(row.text)
    for at in sorted(gone):
        beside = rows[at + 1] if at + 1 < len(rows) else None
        if gone[at].field == "authors" and beside and at + 1 not in gone and _is_role(beside, at, bounds):
            gone[at + 1] = beside.line.cut("bylines", "the author's role", "bios")
    return draft.without(gone, task)._replace(authors=tuple(authors), bios=tuple(dict.fromkeys(bios)))


def _names(row: Row, keys: set[str]) -> bool:
    """Is the line no more than one of the names, maybe with a role behind it?"""
    if row.shape.key in keys:
        return True
    name = lone_name(row.text) if not row.shape.ended and row.shape.words <= 12 else ""
    return name != "" and key_of(name) in keys


def _introduces(text: str, rows: tuple[Row, ...], at: int) -> bool:
    """Is somebody presented as a journalist here, in a sentence, of whom nothing else in the article speaks?"""
    name = first_name(text) if rows[at].shape.ended or "@" in text else ""
    if not name or not is_bio(text, name):
        return False
    last = name.split()[-1]
    return not any(place != at and row.inside and row.shape.words >= 12 and last in row.text for place, row in enumerate(rows))


def _is_role(row: Row, at: int, bounds: Bounds) -> bool:
    """Does a short line without a stop stand beside the author's name, before the article or at its end?"""
    shape = row.shape
    return (
        shape.words <= 6
        and not shape.ended
        and not shape.digits
        and not row.mark
        and (at < bounds.start + 2 or at >= bounds.end - 6)
    )


def _byline_cuts(draft: Draft, task: Task, bounds: Bounds) -> tuple[dict[int, Cut], list[str]]:
    """The lines that name authors or say when; and the authors."""
    known, rows = phrases(draft.language), draft.rows
    gone: dict[int, Cut] = {}
    authors = list(draft.authors)
    start, end = bounds.start, bounds.end
    signed = any(byline_names(row.text, row.shape, known) for row in rows[max(0, start - 8) : start + 4])
    for at, row in enumerate(rows):
        line, shape = row.line, row.shape
        if shape.words > BYLINE_WORDS:
            continue
        edge = at <= start + 3 or at >= end - 6
        if row.mark == "date" and (edge or not row.inside or not PUBLISHED_WORDS.isdisjoint(shape.tokens)):
            gone[at] = line.cut("bylines", "a date of publication")
        if row.mark == "date" or (not edge and row.inside and row.score > -1):
            continue
        names = byline_names(line.text, shape, known) if not shape.ended or shape.words <= 8 else ()
        if not names and at and says_by(rows[at - 1].shape, known) and shape.words <= 12:
            names = names_in(line.text)
        if not names and not row.mark and not signed and _near(at, bounds) and _signed(draft, at, bounds):
            names = lone_names(line.text)
        if names and (not task.document.authors or set(names) <= set(authors)):
            if at <= start + 3 or not authors:
                authors += [name for name in names if name not in authors][: max(0, MOST_AUTHORS - len(authors))]
            gone[at] = line.cut("bylines", "names the author", "authors")
        elif says_by(shape, known):
            gone[at] = line.cut("bylines", "stands before the author's name")
    return gone, authors


def _bounds(draft: Draft) -> Bounds:
    rows, start, end = draft.rows, draft.start, draft.end
    first = rows[start].line.no if start < len(rows) else 0
    lines = [draft.title_line, *[cut.line for cut in draft.cuts if cut.rule == "titles"]]
    heading = max((no for no in lines if no < first), default=0)
    above = [at for at in range(max(0, start - _EDGE), min(start + 1, len(rows))) if at >= start or rows[at].line.no >= heading]
    below = range(max(0, end - 6), min(end + _EDGE, len(rows)))
    title = next((at for at, row in enumerate(rows) if row.line.no >= heading), 0) if heading else len(rows)
    return Bounds(start, end, heading, title, [at for at in (*above, *below) if rows[at].shape.words > 2])


def _near(at: int, bounds: Bounds) -> bool:
    """Is that a place where a name alone may be a byline: below the title, above the article or behind it?"""
    start, end = bounds.start, bounds.end
    return start - 8 <= at <= start or end - 5 <= at <= end + _EDGE or 0 <= at - bounds.below < _BELOW


def _signed(draft: Draft, at: int, bounds: Bounds) -> bool:
    """A name alone on its line is a byline where a date, or the same name elsewhere at an edge, says so."""
    rows = draft.rows
    if rows[at].shape.ended or rows[at].shape.words > 12:
        return False
    names = lone_names(rows[at].text)
    if not names or any(name in draft.title for name in names):  # "Elimination Chamber" is what the article is about
        return False
    name = names[0]
    if at < bounds.start and rows[at].line.no < bounds.heading:  # a menu stands above the title: "Xbox Series X"
        return False
    if not phrases(draft.language).words.isdisjoint(rows[at].shape.tokens):  # "RSS Feeds"
        return False
    cased = name[0].isupper()  # where no letter is a capital, any two words look like a name
    dated = cased and at <= bounds.start and near_date([row.mark for row in rows[max(0, at - 2) : at + 3]])
    told = dated or any(
        place != at
        and about_author((name,), rows[place].text)
        and (not rows[place].inside or abs(place - at) <= _BESIDE or is_bio(rows[place].text, name))
        for place in bounds.places
    )
    return told and not any(_spoken_of(name, rows) for name in names)


def _spoken_of(name: str, rows: tuple[Row, ...]) -> bool:
    """Do several paragraphs of the article speak of that person? Then the name is its subject, not its author."""
    last = name.split()[-1]
    said = [row for row in rows if row.inside and row.shape.words >= 12 and last in row.text]
    return sum(1 for row in said if not row.text.startswith(name)) >= 2
