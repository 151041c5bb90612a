"""The steps from lines to article, in order; each says what goes, and why."""

from __future__ import annotations

import itertools
from collections.abc import Callable, Iterable

from digest.clean.authors import MOST_AUTHORS, bylines
from digest.clean.bylines import byline_names
from digest.clean.captions import ending_alike, is_caption
from digest.clean.consents import boxes_of_leave
from digest.clean.decks import decks
from digest.clean.disclosures import discloses
from digest.clean.draft import Draft, Row, Task
from digest.clean.ends import heads_nothing, labels_above, leads_nowhere, tags_below, title_again
from digest.clean.lines import is_item
from digest.clean.marks import SURE, Mark
from digest.clean.memory import Memory
from digest.clean.openings import openings
from digest.clean.outlet import LONGEST
from digest.clean.phrases import phrases
from digest.clean.region import prose
from digest.clean.repeats import repeats
from digest.clean.shape import Shape, key_by, key_of
from digest.clean.spread import sentences
from digest.clean.titles import ABOVE, begins, is_path, same_title, title_at, without_site
from digest.clean.widgets import without_widgets
from digest.model import Cut
from digest.stamps import is_original_title

Step = Callable[[Draft, Task], Draft]
_NAME = 4  # words of an outlet's name, at most
_ON_TOPIC = 0.9  # share of a line's words that the article uses
_BRIEF = 14  # words of a line that speaks of the outlet
_CHORUS = 5  # words
_HEADLINE, _WHOLE = 3, 9  # words of a headline; of one that is surely no subheading
_TEASERS = 4  # headlines below a heading of other stories
_HEAD = 60  # lines of the head in which a title may be said again


def yours(draft: Draft, task: Task) -> Draft:
    """Lines that [clean] drop names."""
    if not task.drop:
        return draft
    gone = {
        at: row.line.cut("drop", f"matches [clean] drop: {pattern.pattern}")
        for at, row in enumerate(draft.rows)
        for pattern in task.drop
        if pattern.search(row.text)
    }
    return draft.without(gone, task)


def outlet(draft: Draft, task: Task) -> Draft:
    """Lines that many articles of the outlet share."""
    shared = task.profile.shared
    if not shared:
        return draft
    gone: dict[int, Cut] = {}
    authors, start, end = list(draft.authors), draft.start, draft.end
    for at, row in enumerate(draft.rows):
        text = row.line.text
        if len(text) > LONGEST or key_by(text, row.shape) not in shared:
            continue
        edge = start - 8 <= at <= start + 3 or at >= end - 6
        names = _byline_of(row, draft.language) if edge and not task.document.authors and not task.protects(row.line) else ()
        authors += [name for name in names if name not in authors]
        gone[at] = row.line.cut("outlet", "many articles of this outlet have this line", "authors" if names else "")
    return draft.without(gone, task)._replace(authors=tuple(authors[:MOST_AUTHORS]) if gone else draft.authors)


def _byline_of(row: Row, language: str) -> tuple[str, ...]:
    """Whom a line that many articles share names as the author: one reporter writes many."""
    return byline_names(row.text, row.shape, phrases(language)) if row.shape.words <= 12 else ()


def titles(draft: Draft, task: Task) -> Draft:
    """The title becomes a field; its repeats are cut."""
    rows, start = draft.rows, draft.start
    title, at, signed = draft.title, -1, list[int]()
    if not title:
        signed = _signed(rows, range(max(0, start - ABOVE), min(start + 5, len(rows))), draft.language)
        texts, shapes, marks = [row.line.text for row in rows], [row.shape for row in rows], [row.mark for row in rows]
        at = title_at(texts, shapes, marks, start, [row.topic for row in rows], signed)
        if at < 0 or byline_names(rows[at].text, rows[at].shape, phrases(draft.language)):
            return draft
        title = rows[at].text
    gone: dict[int, Cut] = {}
    title, site = without_site(title, lambda: _brief(rows)) if at >= 0 else (title, "")
    if site:
        gone[at] = Cut(site, "titles", "the site's name behind the title", rows[at].line.no if at >= 0 else 0, "publisher")
    keys, best = {key_of(title), task.memory.shape(title).key}, title
    key = key_of(title)
    for place, row in enumerate(rows[: start + 5]):
        if place != at and is_original_title(row.text):
            gone[place] = row.line.cut("titles", "the title at its source")
        shorter = at < 0 and begins(title, row.text)  # than "Bridge closed | Harbour Post", as a file or feed calls it
        if place == at or not (row.shape.key in keys or _is_said(row.shape, key, place < at) or shorter):
            continue
        best = row.text if shorter and best == title else best
        if at >= 0 and row.shape.key == key and _capitals(row.text) > _capitals(best) and not row.text.isupper():
            gone[at] = Cut(best, "titles", "the title in another spelling", rows[at].line.no if at >= 0 else 0)
            best, at = row.text, place
        else:
            gone[place] = row.line.cut("titles", "the title said again")
    if at >= 0 and at not in gone:
        gone[at] = Cut("", "titles")
    for place in range(at):
        above = rows[place]
        apart = not above.shape.ended and above.shape.words < 12 and above.topic < _ON_TOPIC
        if place not in gone and place not in signed and above.inside and apart and above.line.kind == "p":
            gone[place] = above.line.cut("titles", "stands above the title")
    left = draft.without(gone, task)
    return left._replace(
        title=best, title_line=rows[at].line.no if at >= 0 else 0, cuts=tuple(cut for cut in left.cuts if cut.text)
    )


def _is_said(shape: Shape, title: str, above: bool) -> bool:
    """Is the line the title again, or above it a path that leads to it?"""
    return (same_title(shape.key, title) and not shape.ended) or (above and is_path(shape.key, title))


def _signed(rows: tuple[Row, ...], places: Iterable[int], language: str) -> list[int]:
    """At which of the places a line says when, or by whom."""
    known = phrases(language)
    return [at for at in places if rows[at].mark == "date" or byline_names(rows[at].text, rows[at].shape, known)]


def _brief(rows: tuple[Row, ...]) -> frozenset[str]:
    """The short lines of head and tail: one of them may be the site's name."""
    return frozenset(r.shape.key for r in rows[:_HEAD] + rows[-_HEAD:] if r.shape.words <= 4)


def _capitals(text: str) -> int:
    return sum(map(str.isupper, text))


def captions(draft: Draft, task: Task) -> Draft:
    """Captions and credits become a field."""
    gone: dict[int, Cut] = {}
    found, start, end = list(draft.captions), draft.start, draft.end
    alike = ending_alike([row.text for row in draft.rows if row.inside and row.line.kind == "p"])
    for at, row in enumerate(draft.rows):
        if row.mark in ("", "credit") and (_of_picture(row, task.memory) or row.text in alike):
            gone[at] = row.line.cut("captions", "belongs to a picture", "captions")
            if row.shape.words > 1 and (row.inside or start - 6 <= at <= end):
                found.append(row.text)
    return draft.without(gone, task)._replace(captions=tuple(dict.fromkeys(found)))


def _of_picture(row: Row, memory: Memory) -> bool:
    text = row.line.text
    found = memory.captions.get(text)
    if found is None:
        found = memory.captions[text] = is_caption(text, row.shape, row.mark) and not is_item(text)
    return found


_MAYBE = frozenset(("call", "opening", "date", "signs"))


def furniture(draft: Draft, task: Task) -> Draft:
    """Lines that say themselves what they are, wherever they stand; widgets inside paragraphs."""
    known = phrases(draft.language)
    outlets = _outlets(draft, task)
    gone: dict[int, Cut] = {}
    inner: list[Cut] = []
    rows = list(draft.rows)
    text = next((at for at in range(len(rows) - 1, -1, -1) if not rows[at].mark and prose(rows[at].shape)), len(rows))
    for at, row in enumerate(rows):
        asks = row.mark in ("call", "opening", "signs") and (at > text or (not row.shape.ended and 0 < row.shape.words <= 14))
        if row.mark in SURE or asks or (row.mark in _MAYBE and not row.inside):
            gone[at] = row.line.cut("furniture", _REASONS[row.mark])
        elif discloses(row.shape):
            gone[at] = row.line.cut("furniture", "discloses what the outlet earns by its links")
        elif at > text and row.inside and _names_outlet(row, outlets):
            gone[at] = row.line.cut("furniture", "speaks of the outlet, behind the article")
        elif row.shape.stops and row.inside and row.text not in task.memory.whole and not task.protects(row.line):
            line, cuts = without_widgets(row.line, known)
            if cuts:
                rows[at] = row._replace(line=line, shape=task.memory.shape(line.text))
                inner += cuts
            else:
                task.memory.whole.add(row.text)
    for at in boxes_of_leave(rows):
        gone.setdefault(at, rows[at].line.cut("furniture", "asks for leave to show what comes from elsewhere"))
    for at in _teased(rows):
        gone[at] = rows[at].line.cut("furniture", "the headline of another story, below a heading of such")
    draft = draft._replace(rows=tuple(rows), cuts=draft.cuts + tuple(inner))
    return draft.without(gone, task)


def _teased(rows: list[Row]) -> list[int]:
    """The places of headlines that stand alone between a heading of other stories ("Read also:") and a paragraph, or an advert
    above it. Behind a line that holds the other story's headline as well it may be a subheading of this one; so may a short one
    behind another headline."""
    found: list[int] = []
    for at, label in enumerate(rows):
        if not (label.mark == "related" or (label.mark == "lead-in" and label.shape.colon)):
            continue
        run = list(itertools.takewhile(lambda k: _is_headline(rows[k]), range(at + 1, min(at + 1 + _TEASERS, len(rows)))))
        behind = at + 1 + len(run)
        behind += behind + 1 < len(rows) and rows[behind].mark == "widget"
        if not run or behind >= len(rows) or not prose(rows[behind].shape):
            continue
        found += run if len(run) == 1 or rows[run[-1]].shape.words >= _WHOLE else run[:-1]
    return found


def _is_headline(row: Row) -> bool:
    shape = row.shape
    title = not row.mark and not shape.ended and shape.words >= _HEADLINE and not prose(shape)
    return title and row.line.kind in ("p", "li") and row.text[-1] not in ",;:"


def _outlets(draft: Draft, task: Task) -> list[str]:
    """The outlet's names (folded): as declared, and the few words that stand above the article."""
    said = [key_of(name) for name in (draft.publisher, task.document.publisher, task.document.source)]
    head = [row.shape for row in draft.rows[: draft.start] if not row.mark]
    head += [task.memory.shape(cut.text) for cut in draft.cuts if cut.rule == "titles"]
    said += [shape.key for shape in head if shape.words <= _NAME and not shape.ended and not shape.digits]
    return [name for name in said if " " in name]


def _names_outlet(row: Row, outlets: list[str]) -> bool:
    """ "Follow Harbour Post on your favourite network": a line without a stop that holds the outlet's name."""
    shape = row.shape
    return not shape.ended and shape.words <= _BRIEF and any(f" {name} " in f" {shape.key} " for name in outlets)


_REASONS: dict[Mark, str] = {
    "widget": "a phrase of the page, not of the article",
    "button": "a button that shares the article",
    "related": "a heading of other stories",
    "lead-in": "leads to another story",
    "ago": "a relative time that stands alone",
    "legal": "a legal line",
    "address": "an address that stands alone",
    "call": "asks the reader to do something",
    "opening": "asks the reader to do something",
    "date": "a date that stands alone",
    "signs": "signs without a word",
}


def region(draft: Draft, task: Task) -> Draft:
    """Lines outside the article, by shape, neighbours and place."""
    start, end = draft.start, draft.end
    gone, opening = {}, openings(draft, task)
    for at, row in enumerate(draft.rows):
        if at in opening:
            continue
        if not row.inside or (at == start and leads_nowhere(draft.rows[at : at + 2])):
            where = (
                "before the article"
                if at < start
                else "after the article"
                if at >= end
                else "between its paragraphs, and no part of them"
            )
            gone[at] = row.line.cut("region", where)
    if task.document.kind == "html":
        gone |= {at: draft.rows[at].line.cut("region", "before the article") for at in labels_above(draft.rows)}
    if task.document.kind != "markdown":
        left = [at for at in range(len(draft.rows)) if at not in gone]
        if last := heads_nothing(left, draft.rows):
            gone[last] = draft.rows[last].line.cut("region", "a heading behind which nothing stands")
        gone |= {at: draft.rows[at].line.cut("region", "subjects, behind the article") for at in tags_below(left, draft.rows)}
        again = title_again(task.memory.shape(draft.title).key, left, draft.rows)
        gone |= {at: draft.rows[at].line.cut("region", "headlines, this one's among them") for at in again}
    return draft.without(gone, task)


def repeated(draft: Draft, task: Task) -> Draft:
    """Of two paragraphs that say nearly the same, the fuller stays."""
    draft = _once(draft, task)
    rows, near = draft.rows, task.document.kind == "text"
    fuller, cuts = repeats([row.line for row in rows], [row.shape for row in rows], near, task.memory.single)
    if 0 in fuller and not draft.deck and rows[0].shape.words <= 80:
        return repeated(draft._replace(rows=rows[1:], deck=rows[0].text), task)  # it sums up what is said again in full
    return draft.without(cuts, task)


def _once(draft: Draft, task: Task) -> Draft:
    """A line said three times or more in a row, as failed players and adverts are, is said once; a refrain of few words is not."""
    keys = [row.shape.key if row.shape.words >= _CHORUS else "" for row in draft.rows]
    runs = [list(run) for key, run in itertools.groupby(range(len(keys)), key=keys.__getitem__) if key]
    gone = [at for run in runs if len(run) > 2 for at in run[1:]]
    return draft.without({at: draft.rows[at].line.cut("repeats", "said just before, word for word") for at in gone}, task)


STEPS: tuple[tuple[str, Step], ...] = (
    ("drop", yours),
    ("outlet", outlet),
    ("sentences", sentences),
    ("titles", titles),
    ("bylines", bylines),
    ("captions", captions),
    ("furniture", furniture),
    ("decks", decks),
    ("region", region),
    ("repeats", repeated),
)
