"""The steps from lines to article, in order; each says what goes, and why."""

from __future__ import annotations

from collections.abc import Callable
from operator import mul

from digest.clean.bylines import BYLINE_WORDS, about_author, byline_names, lone_name, names_in, near_date, says_by
from digest.clean.captions import is_caption
from digest.clean.draft import Draft, Row, Task
from digest.clean.lines import Line, is_item, lines_of
from digest.clean.marks import Mark
from digest.clean.memory import Known, Memory
from digest.clean.onelines import choice, is_oneline, pieces
from digest.clean.phrases import PUBLISHED_WORDS, phrases
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
    listed,
    marked,
    placed_features,
    prose,
)
from digest.clean.repair import repaired, sound
from digest.clean.repeats import alike, repeats
from digest.clean.shape import Shape, key_of
from digest.clean.titles import same_title, title_at, without_site
from digest.clean.weights import WEIGHTS
from digest.clean.widgets import without_widgets
from digest.clean.wraps import unwrapped
from digest.languages import language_of
from digest.model import Cut, Document

Step = Callable[[Draft, Task], Draft]
_OWN = tuple(tuple(WEIGHTS[name][column] for name in OWN) for column in range(4))
_PLACED = tuple(tuple(WEIGHTS[name][column] for name in PLACED) for column in range(4))
_TOPIC = PLACED.index("topic")
_MOST_AUTHORS = 6
_LISTED = 0.5  # log-odds of an item in a list that a nearly clean text holds, at least
_EDGE = 20  # lines before the article and after it in which the author may be said again
_HEAD = 60  # lines of the head in which a title may be said again


# ---------------------------------------------------------------- before the steps


def prepared(document: Document, wraps: bool = True, repair: bool = True) -> tuple[Line, ...]:
    """The repaired lines with their wraps joined."""
    lines = lines_of(document)
    if repair and (document.blocks or not sound(document.text)):
        texts = [_repaired(line) for line in lines]
        lines = tuple([line if line.text == text else line.saying(text) for line, text in zip(lines, texts, strict=True) if text])
    return unwrapped(lines) if wraps and not document.blocks else lines


def _repaired(line: Line) -> str:
    """Rows, cells and the spaces of a program are part of what they say."""
    if line.kind == "table":
        return "\n".join("\t".join(map(repaired, row.split("\t"))) for row in line.text.split("\n"))
    return line.text if line.kind == "pre" else repaired(line.text)


def spoken(document: Document, lines: tuple[Line, ...]) -> str:
    """The language: as declared, else as the longer lines speak."""
    if document.language:
        return document.language[:2].lower()
    return language_of(" ".join(line.text for line in lines if len(line.text) > 60) or " ".join(line.text for line in lines))


def judged(lines: tuple[Line, ...], bias: float, memory: Memory) -> tuple[Row, ...]:
    """The lines with what is known of each; `bias` is added to each score: more is kept."""
    found = [memory.known(line.text) for line in lines]
    shapes, marks = [known.shape for known in found], [known.mark for known in found]
    rows = _placed(lines, found)
    signs = marked(marks)
    dirty = signs >= DIRTY
    bias += BENEFIT[dirty] + (0.0 if signs else NO_SIGN)
    weights = tuple(zip(_OWN, _PLACED, strict=True))[2 * dirty : 2 * dirty + 2]
    whole = sum([shape.words for shape in shapes])
    scores = []
    for known, shape, row in zip(found, shapes, rows, strict=True):
        own, placed = weights[shape.words >= SHORT]
        score = bias + sum(map(mul, own, known.own)) + sum(map(mul, placed, row))
        if score < 1.5 and shape.words >= 60 and 5 * shape.words >= whole and prose(shape):
            score = 1.5
        scores.append(4.0 if score > 4.0 else score if score > -4.0 else -4.0)
    if not dirty:
        for at in listed([line.text for line in lines], marks):
            scores[at] = max(scores[at], _LISTED)
    walked = [max(score, LONE[dirty]) if mark in _SURE else score for score, mark in zip(scores, marks, strict=True)]
    inside = [here and mark not in _SURE for here, mark in zip(kept(walked, SWITCH[dirty]), marks, strict=True)]
    if True not in inside:  # no stretch outweighs what stands around it: whatever is running text is kept
        inside = [prose(shape) and not mark for shape, mark in zip(shapes, marks, strict=True)]
    inside = _with_opening(inside, shapes, marks, dirty)
    return tuple(map(Row, lines, shapes, marks, [row[_TOPIC] for row in rows], scores, inside))


def _with_opening(inside: list[bool], shapes: list[Shape], marks: list[Mark], dirty: bool) -> list[bool]:
    """The sentences right above the article are its own; in a whole page, those that only known furniture parts from it."""
    start = inside.index(True) if True in inside else 0
    for at in range(start - 1, -1, -1):
        if shapes[at].ended and shapes[at].words >= 10 and not marks[at] and (not dirty or at < start - 1):
            inside[at] = True
        elif marks[at] not in _SURE:
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
    columns = zip(*((known.shape, known.mark, known.soft, known.running) for known in found), strict=True)
    shapes, marks, soft, running = columns if found else ((), (), (), ())
    return placed_features(Lines(shapes, marks, _apart(lines), soft, running))


def _apart(lines: tuple[Line, ...]) -> list[bool]:
    """Which lines have a blank one before them? Where no line has, each is a paragraph of its own, as if all had."""
    apart = [line.apart for line in lines]
    return apart if any(apart[1:]) else [True] * len(apart)


# ---------------------------------------------------------------- the steps


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
    authors = list(draft.authors)
    for at, row in enumerate(draft.rows):
        if len(row.text) > 300 or key_of(row.text) not in shared:
            continue
        names = () if task.document.authors or task.protects(row.line) else _byline_at(draft, at)
        authors += [name for name in names if name not in authors]
        gone[at] = row.line.cut("outlet", "many articles of this outlet have this line", "authors" if names else "")
    return draft.without(gone, task)._replace(authors=tuple(authors[:_MOST_AUTHORS]) if gone else draft.authors)


def _byline_at(draft: Draft, at: int) -> tuple[str, ...]:
    """Whom a line that many articles share names as the author: one reporter writes many."""
    row = draft.rows[at]
    if not (draft.start - 8 <= at <= draft.start + 3 or at >= draft.end - 6) or row.shape.words > 12:
        return ()
    return byline_names(row.text, row.shape, phrases(draft.language))


def titles(draft: Draft, task: Task) -> Draft:
    """The title becomes a field; its repeats are cut."""
    rows = draft.rows
    title, at = draft.title, -1
    if not title:
        at = title_at([r.text for r in rows], [r.shape for r in rows], [r.mark for r in rows], draft.start, [r.topic for r in rows])
        if at < 0:
            return draft
        title = rows[at].text
    gone: dict[int, Cut] = {}
    title, site = without_site(title, lambda: _brief(rows)) if at >= 0 else (title, "")
    if site:
        gone[at] = Cut(site, "titles", "the site's name behind the title", rows[at].line.no if at >= 0 else 0, "publisher")
    keys, best = {key_of(title), task.memory.shape(title).key}, title
    key = key_of(title)
    for place, row in enumerate(rows[: draft.start + 5]):
        if place == at or not (row.shape.key in keys or (same_title(row.shape.key, key) and not row.shape.ended)):
            continue
        if at >= 0 and row.shape.key == key and _capitals(row.text) > _capitals(best) and not row.text.isupper():
            gone[at] = Cut(best, "titles", "the title in another spelling", rows[at].line.no if at >= 0 else 0)
            best, at = row.text, place
        else:
            gone[place] = row.line.cut("titles", "the title said again")
    if at >= 0 and at not in gone:
        gone[at] = Cut("", "titles")
    for place in range(at):
        above = rows[place]
        if place not in gone and above.inside and not above.shape.ended and above.shape.words < 12 and above.line.kind == "p":
            gone[place] = above.line.cut("titles", "stands above the title")
    left = draft.without(gone, task)
    return left._replace(
        title=best, title_line=rows[at].line.no if at >= 0 else 0, cuts=tuple(cut for cut in left.cuts if cut.text)
    )


def _brief(rows: tuple[Row, ...]) -> frozenset[str]:
    """The short lines of head and tail: one of them may be the site's name."""
    return frozenset(r.shape.key for r in rows[:_HEAD] + rows[-_HEAD:] if r.shape.words <= 4)


def _capitals(text: str) -> int:
    return sum(map(str.isupper, text))


def bylines(draft: Draft, task: Task) -> Draft:
    """Authors become a field; bylines, dates of publication and lines about the authors are cut."""
    gone, authors = _byline_cuts(draft, task)
    if not gone and not authors:
        return draft
    rows, bios = draft.rows, list(draft.bios)
    keys = {key_of(name) for name in authors}
    tail = max(draft.end - 5, draft.start + 1)
    for at, row in enumerate(rows):
        if at in gone or not authors:
            continue
        if row.shape.key in keys or (not row.shape.ended and row.shape.words <= 12 and key_of(lone_name(row.text)) in keys):
            gone[at] = row.line.cut("bylines", "the author's name", "authors")
        elif at >= tail and about_author(authors, row.text):
            gone[at] = row.line.cut("bylines", "about the author", "bios")
            bios.append(row.text)
    for at in sorted(gone):
        beside = rows[at + 1] if at + 1 < len(rows) else None
        if gone[at].field == "authors" and beside and at + 1 not in gone and _is_role(beside, at, draft):
            gone[at + 1] = beside.line.cut("bylines", "the author's role", "bios")
    return draft.without(gone, task)._replace(authors=tuple(authors), bios=tuple(dict.fromkeys(bios)))


def _is_role(row: Row, at: int, draft: Draft) -> bool:
    """Does a short line without a stop stand beside the author's name, before the article or at its end?"""
    shape = row.shape
    return (
        shape.words <= 6 and not shape.ended and not shape.digits and not row.mark and (at < draft.start + 2 or at >= draft.end - 6)
    )


def _byline_cuts(draft: Draft, task: Task) -> tuple[dict[int, Cut], list[str]]:
    """The lines that name authors or say when; and the authors."""
    known, rows = phrases(draft.language), draft.rows
    gone: dict[int, Cut] = {}
    authors = list(draft.authors)
    start, end = draft.start, draft.end
    edges = _edges(draft)
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
        if not names and (start - 8 <= at <= start or at >= end - 5) and not row.mark and _signed(draft, at, edges):
            names = (lone_name(line.text),)
        if names and not task.document.authors:
            if at <= start + 3 or not authors:
                authors += [name for name in names if name not in authors][: max(0, _MOST_AUTHORS - len(authors))]
            gone[at] = line.cut("bylines", "names the author", "authors")
        elif says_by(shape, known):
            gone[at] = line.cut("bylines", "stands before the author's name")
    return gone, authors


def _edges(draft: Draft) -> list[int]:
    """The places at the article's beginning and end where its author may be spoken of."""
    rows, start, end = draft.rows, draft.start, draft.end
    places = (*range(max(0, start - _EDGE), start + 1), *range(max(0, end - 6), end + _EDGE))
    return [at for at in places if at < len(rows) and rows[at].shape.words > 2]


def _signed(draft: Draft, at: int, edges: list[int]) -> bool:
    """A name alone on its line is a byline where a date, or the same name elsewhere at an edge, says so."""
    rows = draft.rows
    if rows[at].shape.ended or rows[at].shape.words > 12:
        return False
    name = lone_name(rows[at].text)
    if not name:
        return False
    dated = at <= draft.start and near_date([row.mark for row in rows[max(0, at - 2) : at + 3]])
    told = dated or any(place != at and about_author((name,), rows[place].text) for place in edges)
    return told and not _spoken_of(name, rows)


def _spoken_of(name: str, rows: tuple[Row, ...]) -> bool:
    """Do several paragraphs of the article speak of that person? Then the name is its subject, not its author."""
    last = name.split()[-1]
    said = [row for row in rows if row.inside and row.shape.words >= 12 and last in row.text]
    return sum(1 for row in said if not row.text.startswith(name)) >= 2


def captions(draft: Draft, task: Task) -> Draft:
    """Captions and credits become a field."""
    gone: dict[int, Cut] = {}
    found, start, end = list(draft.captions), draft.start, draft.end
    for at, row in enumerate(draft.rows):
        if row.mark in ("", "credit") and _of_picture(row, task.memory):
            gone[at] = row.line.cut("captions", "belongs to a picture", "captions")
            if row.inside or start - 6 <= at <= end:
                found.append(row.text)
    return draft.without(gone, task)._replace(captions=tuple(dict.fromkeys(found)))


def _of_picture(row: Row, memory: Memory) -> bool:
    found = memory.captions.get(row.text)
    if found is None:
        found = memory.captions[row.text] = is_caption(row.text, row.shape, row.mark) and not is_item(row.text)
    return found


_SURE = frozenset(("widget", "related", "lead-in", "ago", "legal", "address"))
_MAYBE = frozenset(("call", "opening", "date", "signs"))


def furniture(draft: Draft, task: Task) -> Draft:
    """Lines that say themselves what they are, wherever they stand; widgets inside paragraphs."""
    known = phrases(draft.language)
    gone: dict[int, Cut] = {}
    inner: list[Cut] = []
    rows = list(draft.rows)
    text = next((at for at in range(len(rows) - 1, -1, -1) if not rows[at].mark and prose(rows[at].shape)), len(rows))
    for at, row in enumerate(rows):
        asks = row.mark in ("call", "opening", "signs") and (at > text or (not row.shape.ended and 0 < row.shape.words <= 14))
        if row.mark in _SURE or asks or (row.mark in _MAYBE and not row.inside):
            gone[at] = row.line.cut("furniture", _REASONS[row.mark])
        elif row.shape.stops and row.inside and row.text not in task.memory.whole and not task.protects(row.line):
            line, cuts = without_widgets(row.line, known)
            if cuts:
                rows[at] = row._replace(line=line, shape=task.memory.shape(line.text))
                inner += cuts
            else:
                task.memory.whole.add(row.text)
    draft = draft._replace(rows=tuple(rows), cuts=draft.cuts + tuple(inner))
    return draft.without(gone, task)


_REASONS: dict[Mark, str] = {
    "widget": "a phrase of the page, not of the article",
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


def decks(draft: Draft, _: Task) -> Draft:
    """The line below the title that sums the article up, where it stands apart from the text."""
    if draft.deck or not draft.rows or not draft.title:
        return draft
    for at, row in enumerate(draft.rows[: draft.start]):
        if at >= 4:
            break
        shape = row.shape
        if row.mark or not 6 <= shape.words <= 60 or shape.lower < 0.45 or row.topic < 0.15 or row.line.no < draft.title_line:
            continue
        rows = draft.rows[:at] + draft.rows[at + 1 :]
        return draft._replace(rows=rows, deck=row.text)
    return _summed_up(draft)


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


def region(draft: Draft, task: Task) -> Draft:
    """Lines outside the article, by shape, neighbours and place."""
    start, end = draft.start, draft.end
    gone = {}
    for at, row in enumerate(draft.rows):
        if not row.inside or (at == start and _leads_nowhere(draft.rows[at : at + 2])):
            where = (
                "before the article"
                if at < start
                else "after the article"
                if at >= end
                else "between its paragraphs, and no part of them"
            )
            gone[at] = row.line.cut("region", where)
    return draft.without(gone, task)


_QUOTE_MARKS = "\"“„«‘'—–-"


def _leads_nowhere(rows: tuple[Row, ...]) -> bool:
    """A few words and a colon right above the first paragraph of running text: a player, a button, a label."""
    first = rows[0]
    return (
        first.shape.colon
        and first.shape.words <= 4
        and len(rows) == 2
        and first.line.kind == "p"
        and prose(rows[1].shape)
        and rows[1].text[0] not in _QUOTE_MARKS
    )


def sentences(draft: Draft, task: Task) -> Draft:
    """Where a whole page stands on one line: its sentences that are no part of the article."""
    at = is_oneline([row.text for row in draft.rows])
    if at < 0 or task.protects(draft.rows[at].line):
        return draft
    row = draft.rows[at]
    known = phrases(draft.language)
    found = pieces(row.text, draft.language, known, task.memory.pieces)
    chosen = choice(found)
    if all(chosen) or not any(chosen):
        return draft
    runs: list[list[int]] = []
    for piece, here in zip(found, chosen, strict=True):
        if runs and runs[-1][2] == here:
            runs[-1][1] = piece.end
        else:
            runs.append([piece.start, piece.end, here])
    text = " ".join(row.text[a:b] for a, b, here in runs if here)
    cuts = tuple(Cut(row.text[a:b], "sentences", "no sentence of the article", row.line.no) for a, b, here in runs if not here)
    new = row._replace(line=row.line.saying(text), shape=task.memory.shape(text), inside=True)
    return draft._replace(rows=(*draft.rows[:at], new, *draft.rows[at + 1 :]), cuts=draft.cuts + cuts)


def repeated(draft: Draft, task: Task) -> Draft:
    """Of two paragraphs that say nearly the same, the fuller stays."""
    rows = draft.rows
    moves, cuts = repeats([row.line for row in rows], [row.shape for row in rows], task.document.kind == "text", task.memory.single)
    if 0 in moves and not draft.deck and rows[0].shape.words <= 80 and rows[0].shape.words < rows[moves[0]].shape.words:
        return repeated(draft._replace(rows=rows[1:], deck=rows[0].text), task)  # it sums up what is said again in full
    if not cuts and not moves:
        return draft
    moved = list(rows)
    for place, source in moves.items():
        moved[place] = rows[source]
    gone = {at: cut for at, cut in cuts.items() if at not in moves} | {
        source: cuts[place] for place, source in moves.items() if place in cuts
    }
    for source in moves.values():
        gone.setdefault(source, rows[source].line.cut("repeats", "moved"))
    real = dict(gone.items())
    return draft._replace(rows=tuple(moved)).without(real, task)


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
