"""Who wrote the article, and what does it say of them? Authors and lines about them become fields."""

from __future__ import annotations

from itertools import islice

from digest.clean.bylines import about_author, first_name, is_bio, lone_name, says_by, says_surname
from digest.clean.claims import believed, claims, named_at_heading, named_in_title
from digest.clean.correspondents import closed_by, opened_by
from digest.clean.daylines import is_day_line
from digest.clean.draft import Draft, Row, Task
from digest.clean.phrases import phrases
from digest.clean.places import Bounds, bounds_of
from digest.clean.region import prose
from digest.clean.shape import key_of
from digest.clean.signatures import LONGEST
from digest.clean.vocabulary import PRESS_WORDS, PUBLISHED_WORDS
from digest.labels import PUBLISHED, UPDATED
from digest.model import Cut
from digest.stamps import says_day, signed_by
from digest.writing import unspaced

MOST_AUTHORS = 6
_LAST = 3  # lines at the article's end in which its author may be presented
_FIRST = 2  # paragraphs, of which the first may be a summary
_BIO = 90  # words of that


def bylines(draft: Draft, task: Task) -> Draft:
    """Authors become a field; bylines, dates of publication and lines about the authors are cut."""
    bounds = bounds_of(draft)
    gone, authors = _byline_cuts(draft, task, bounds)
    rows, bios = draft.rows, list(draft.bios)
    start, end, tail = bounds.start, bounds.end, max(bounds.end - 5, bounds.start + 1)
    names, keys = tuple(authors), {key_of(name) for name in authors}
    several = len(keys.intersection(row.shape.key for row in rows)) > 1  # they sign their entries in a ticker
    for at, row in enumerate(rows) if authors else ():
        if at in gone:
            continue
        edge = not row.inside or at <= start + 3 or at >= end - 6
        if edge and _dates(row, names, draft.language):
            gone[at] = row.line.cut("bylines", "the author's name and a date")
        elif (edge and _names(row, names, keys)) or (several and row.shape.key in keys):
            gone[at] = row.line.cut("bylines", "the author's name", "authors")
        elif at >= tail and about_author(names, row.text):
            gone[at] = row.line.cut("bylines", "about the author", "bios")
            bios.append(row.text)
    for at in range(max(end - _LAST, start + 1), end):
        row = rows[at]
        if at not in gone and row.shape.words <= _BIO and _introduces(row.text, rows, at):
            gone[at] = row.line.cut("bylines", "about the author", "bios")
            bios.append(row.text)

    def heads(at: int) -> bool:  # is it a subheading of the article?
        below = (k for k in range(at + 1, end) if k not in gone)
        return at > start + 2 and PRESS_WORDS.isdisjoint(rows[at].shape.tokens) and any(prose(rows[k].shape) for k in below)

    for at in sorted(gone):
        beside = rows[at + 1] if at + 1 < len(rows) else None
        if gone[at].field == "authors" and beside and at + 1 not in gone and _is_role(beside, at, bounds) and not heads(at + 1):
            gone[at + 1] = beside.line.cut("bylines", "the author's role", "bios")
    return draft.without(gone, task)._replace(authors=tuple(authors), bios=tuple(dict.fromkeys(bios)))


def _names(row: Row, names: tuple[str, ...], keys: set[str]) -> bool:
    """Is the line no more than one of the names, maybe with a role behind it?"""
    if row.shape.key in keys:
        return True
    if row.shape.ended or row.shape.words > 12 or not row.text.startswith(names):
        return False
    return key_of(lone_name(row.text)) in keys


def _dates(row: Row, names: tuple[str, ...], language: str) -> bool:
    """ "12 October 2025 Ann Lee": is the line no more than names and a day?"""
    if row.shape.ended or row.shape.words > 12 or row.mark or not any(map(str.isdigit, row.text)):
        return False
    rest = row.text
    for name in names:
        rest = rest.replace(name, " ")
    return rest != row.text and is_day_line(rest.strip(" |•·–—,-"), phrases(language))


def _introduces(text: str, rows: tuple[Row, ...], at: int) -> bool:
    """Is somebody presented as a journalist here, in a sentence, of whom nothing else in the article speaks?"""
    name = first_name(text) if rows[at].shape.ended or "@" in text else ""
    if not name or not is_bio(text, name):
        return False
    others = (row.text for place, row in enumerate(rows) if place != at and row.inside and row.shape.words >= 12)
    return not any(says_surname(text, name) for text in others)


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
    gone = _date_cuts(rows, bounds)
    found, joints = claims(draft, bounds)
    authors = list(draft.authors)
    asked = bool(authors) and any(cut.rule == "bylines" for cut in draft.cuts)  # when the text was gone through before
    if not task.document.authors and not asked:
        people = believed(found) or _signed_by(rows, bounds, gone)
        people = people or named_at_heading(draft, task.document.heading) or named_in_title(draft)
        authors += [name for name in people if name not in authors][: max(0, MOST_AUTHORS - len(authors))]
    signed = any(claim.by and claim.place in ("head", "above", "far") for claim in found)
    for claim in found:
        named = set(claim.names) <= set(authors)
        if _may_go(rows[claim.at], claim.at, bounds) and (named or not (task.document.authors or (signed and not claim.by))):
            gone[claim.at] = rows[claim.at].line.cut("bylines", "names the author", "authors" if named else "")
    for at in joints:
        if _may_go(rows[at], at, bounds):
            reason = "stands before the author's name" if says_by(rows[at].shape, known) else "stands between the authors' names"
            gone[at] = rows[at].line.cut("bylines", reason)
    return gone, authors


def _signed_by(rows: tuple[Row, ...], bounds: Bounds, gone: dict[int, Cut]) -> tuple[str, ...]:
    """Whom the lines at the article's edges name behind a label, in a script without spaces; those lines go."""
    for at in bounds.places:
        names = signed_by(rows[at].text) if _at_edge(at, bounds) else ()
        if names:
            gone[at] = rows[at].line.cut("bylines", "names the author", "authors")
            return names
    return _corresponded(rows, bounds)


def _corresponded(rows: tuple[Row, ...], bounds: Bounds) -> tuple[str, ...]:
    """Whom the article names in its own first words, or in a bracket behind its last; these stay."""
    if bounds.start >= len(rows) or not unspaced(rows[bounds.start].text):
        return ()
    text = [at for at in range(bounds.start, bounds.end) if rows[at].inside]
    told = (at for at in text if prose(rows[at].shape))
    opened = next(filter(None, (opened_by(rows[at].text) for at in islice(told, _FIRST))), ())
    last = next((at for at in reversed(text) if prose(rows[at].shape)), -1)
    return opened or (closed_by(rows[last].text) if last >= 0 else ())


def _date_cuts(rows: tuple[Row, ...], bounds: Bounds) -> dict[int, Cut]:
    """The dates that stand alone at the article's edges, or say themselves that they are its date of publication."""
    return {
        at: row.line.cut("bylines", _called(row.line.text))
        for at, row in enumerate(rows)
        if row.mark == "date"
        and row.shape.words <= LONGEST
        and (_at_edge(at, bounds) or not row.inside or not PUBLISHED_WORDS.isdisjoint(row.shape.tokens))
        and not (row.inside and at > bounds.start and _is_listed(rows, at))
    }


def _is_listed(rows: tuple[Row, ...], at: int) -> bool:
    """Is it one of the dates that the article lists: does the line above or below say a day, and what happens then?"""
    beside = (rows[k] for k in (at - 1, at + 1) if 0 <= k < len(rows))
    return any(row.inside and row.mark != "date" and not prose(row.shape) and says_day(row.text) for row in beside)


def _called(line: str) -> str:
    """What the receipt calls the date: "Updated 5:42 PM, October 21, 2025" is none of publication."""
    changed = UPDATED.are_in(line) and not PUBLISHED.are_in(line)
    return "when it was last changed" if changed else "a date of publication"


def _may_go(row: Row, at: int, bounds: Bounds) -> bool:
    """Inside the article a line must look like furniture before it is taken for a byline."""
    return row.mark != "date" and (_at_edge(at, bounds) or not row.inside or row.score <= -1)


def _at_edge(at: int, bounds: Bounds) -> bool:
    return at <= bounds.start + 3 or at >= bounds.end - 6
