"""Where on a page may its author be named? Below the title, a little above it, behind the text; a menu is no such place."""

from __future__ import annotations

from typing import Literal, NamedTuple

from digest.clean.draft import Draft, Row
from digest.clean.region import prose

Place = Literal["head", "above", "far", "tail", "elsewhere"]

TAIL = 9  # lines at the article's end in which one may stand
ABOVE = 12  # lines above the title, or above a text without one, in which a byline may stand
_EDGE = 20  # lines before the article and after it in which the author may be said again
_HEAD = 15  # lines below the title in which a byline may stand, however far the text is
_FAR = 60  # lines above the title in which a byline may stand that the page vouches for
_BELOW = 12  # lines of the article's region, and no part of it, in which one may stand
_OPENING = 20  # lines before the first running text, where furniture stands in the article's region
_NEAR = 8  # lines above the text, or below the title, in which a name may stand alone


class Bounds(NamedTuple):
    """Where the article begins and ends, which line its title is, and at which places its author may be spoken of."""

    start: int
    end: int
    heading: int  # the line in the source; 0 where the text has no title
    below: int  # the place below the title; behind the last line where the text has none
    top: int  # the last place at which a byline may stand at the head
    places: list[int]


def bounds_of(draft: Draft) -> Bounds:
    """The bounds of the article as it is now."""
    rows, start, end = draft.rows, draft.start, draft.end
    first = rows[start].line.no if start < len(rows) else 0
    lines = [draft.title_line, *[cut.line for cut in draft.cuts if cut.rule == "titles"]]
    heading = max((no for no in lines if no < first), default=0)
    above = [at for at in range(max(0, start - _EDGE), min(start + 1, len(rows))) if at >= start or rows[at].line.no >= heading]
    below = range(max(0, end - TAIL), min(end + _EDGE, len(rows)))
    title = next((at for at, row in enumerate(rows) if row.line.no >= heading), 0) if heading else len(rows)
    opening = range(start, min(start + _OPENING, end))
    text = next((at for at in opening if rows[at].inside and not rows[at].mark and prose(rows[at].shape)), start)
    return Bounds(start, end, heading, title, max(start + 3, text), [at for at in (*above, *below) if rows[at].shape.words > 2])


def place_of(at: int, row: Row, bounds: Bounds) -> Place:
    """Where in the page a line stands: below the title, a little above it, behind the text, or somewhere else."""
    start, end, heading = bounds.start, bounds.end, bounds.heading
    if at <= bounds.top and (row.line.no > heading if heading else at >= start - ABOVE):
        return "head" if at - bounds.below <= _HEAD or start - at <= _EDGE else "far"  # else in a menu below the page's own title
    if at >= max(start, end - TAIL):
        return "tail" if at <= end + _EDGE else "elsewhere"
    if start < at <= start + _BELOW and not row.inside:
        return "far"
    over = bounds.below - at if heading else start - at
    return "elsewhere" if over < 0 or over > _FAR else "above" if over <= ABOVE else "far"


def reach(bounds: Bounds, lines: int) -> tuple[int, int]:
    """The first place at which an author may be named, and the one behind the last."""
    above = min(bounds.below, bounds.start) - _FAR if bounds.heading else bounds.start - _FAR
    return max(0, above), min(lines, bounds.end + _EDGE + 1)


def is_within(at: int, bounds: Bounds) -> bool:
    """Is it so far from both of the article's edges that no author is named there?"""
    return max(bounds.top, bounds.start + _BELOW) < at < bounds.end - TAIL


def is_near(at: int, bounds: Bounds) -> bool:
    """Is it so near to the title or the text that a name alone may be a byline?"""
    return bounds.start - _NEAR <= at <= bounds.top or 0 <= at - bounds.below < _NEAR


def is_behind(at: int, bounds: Bounds) -> bool:
    """Is it the article's last line, or the one right behind it, where a name signs it?"""
    return bounds.start < at and bounds.end - 1 <= at <= bounds.end
