"""When was it last changed? Where nothing says when it was published, that day may stand in for it, marked as inferred.

Many outlets print no other day than "Updated Oct. 12, 2025". News is changed on its first days; a guide that is
kept up for years stands where it was last worked on.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from digest.dates.bylines import says_published
from digest.dates.known import latest_happened
from digest.dates.reading import Reading
from digest.dates.stated import Found, declared, with_clock
from digest.model import Clue, Dated


def updated(reading: Reading) -> Found | None:
    """The last change that the page or a line beside the title states."""
    stated = next(declared(reading.document, reading.language, reading.order, "updated"), None)
    if stated:
        return stated
    for line in reading.lines:
        if not (line.after_title or line.place):  # "Site last updated: …" stands at the head or foot of each of its pages
            continue
        for each in line.dates:
            moment = with_clock(line.text, each.mention) if each.label == "updated" and each.mention.full else None
            if moment:
                where = f"line {line.line}" if line.line else "visible"
                return Found(moment, Clue("byline", line.text, where, moment.text, line.line))
    return None


def stands_in(found: Found, reading: Reading, latest: date | None) -> bool:
    """May the day of the change be shown? Not where its line also speaks of a publication, nor before what the text tells."""
    day, told = found.moment.first, latest_happened(reading)
    past = told.happened if told else None
    fits = (past is None or day >= past) and (latest is None or day <= latest)
    return fits and not says_published(found.clue.words)


def by_update(dated: Dated) -> Dated | None:
    """The day of the last change for an article without another, as inferred: its hour says nothing of the publication."""
    if dated.because[:1] != ("updated",) or len(dated.because) == 1:
        return None
    day, told = date.fromisoformat(dated.because[1]), dated.others[0]
    clue = replace(told, witness="update", value=day.isoformat())
    return Dated(day.isoformat(), "day", day, "inferred", clue, dated.updated, dated.others[1:], dated.constraints)
