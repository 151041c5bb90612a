"""Which lines say who wrote the article, and which of them is believed? The nearest byline; else the best evidenced name."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import takewhile
from typing import NamedTuple

from digest.clean.bylines import leads, says_by, unled
from digest.clean.datewords import holds_day, is_date, key_in
from digest.clean.draft import Draft, Row
from digest.clean.evidence import SURE, TOLD, has_day, is_outlet, unsung, vouched, weight_of, without_houses
from digest.clean.phrases import Phrases, phrases
from digest.clean.places import TAIL, Bounds, Place, is_behind, is_near, is_within, place_of, reach
from digest.clean.plainwords import are_words
from digest.clean.prefaces import piece_by
from digest.clean.region import prose
from digest.clean.shape import key_of
from digest.clean.signatures import LONGEST, Signature, in_capitals, signature, signature_behind
from digest.clean.vocabulary import BY_WORDS, CREDIT_WORDS, DATE_WORDS, PRESS_WORDS
from digest.stamps import signed_by
from digest.writing import unspaced

_CHAIN = 2  # lines between two bylines of one article
_FAR = 12  # lines
_SAID = 8  # words of a sentence
_PLAIN = 2  # words in small letters behind the names of a byline that ends with a stop, as that of "9:00 a.m." does
_SEGMENT = re.compile(r"\s+[-–—|·•]\s+|\s*\|\s*")  # between the title, its author and the site
_PARTED = (("·",), ("•",), ("|",))
_BUTTON = 2  # words
_NAMES = 12  # words of a line below "By"
_JOINTS = frozenset((",", "and", ", and", "&", "/", "und", "et", "y", "e", "та", "и", "і", "och", "og", "en"))  # of several names


class Claim(NamedTuple):
    """A line that names authors: where, whom, and how much speaks for it."""

    at: int
    names: tuple[str, ...]
    place: Place
    weight: float = 0.0  # of a name that stands alone; a byline needs none
    by: bool = False
    credited: bool = False  # with an agency behind a stroke, as who took a picture is
    house: bool = False  # an outlet, an agency
    dated: bool = False


def believed(found: list[Claim]) -> tuple[str, ...]:
    """The authors: of the byline below the title, else of one above it, else the best evidenced name, else of a byline behind."""
    said: dict[Place, list[Claim]] = {}
    uncredited = any(claim.by and claim.place == "head" and not claim.credited for claim in found)
    for claim in found:
        if claim.by and not (claim.credited and uncredited):  # "By Bo Roe/Harbour Images", "By Ann Lee"
            said.setdefault(claim.place, []).append(claim)
    alone = sorted((claim for claim in found if claim.weight), key=lambda claim: (claim.place == "tail", -claim.weight))
    sure = [claim for claim in alone if claim.weight >= SURE]
    if "head" in said and not (sure and sure[0].weight >= TOLD and _is_weak(said["head"], sure[0])):
        return _chained(said["head"])
    if "above" in said and not (sure and sure[0].place == "head"):
        return _chained(said["above"][::-1])
    if sure:
        return _equals(sure)
    if "far" in said:
        return _chained(said["far"][::-1])
    behind = {claim.names for claim in said.get("tail", ())}
    if len(behind) == 1 and sum(claim.dated for claim in said["tail"]) <= 1:  # else they sign other stories
        return behind.pop()
    return _equals(sorted(alone, key=lambda claim: -claim.weight)) if alone else ()


def _is_weak(said: list[Claim], told: Claim) -> bool:
    """Are they bylines of outlets, or such without a day far above the name of whom the page tells: "The shop, by Harbour Club"?"""
    far = told.place == "head" and said[-1].at + _FAR < told.at and not any(claim.dated for claim in said)
    return far or all(claim.house for claim in said)


def named_in_title(draft: Draft) -> tuple[str, ...]:
    """The author whom the page's own title names, on its first line: "Ferry stopped - by Ann Lee - Harbour Letters"."""
    titled = [cut.text for cut in draft.cuts if cut.rule == "titles"]
    titled += [row.text for row in draft.rows[:1] if draft.title and row.text.startswith(draft.title)]
    parts = (part for text in titled for part in _SEGMENT.split(text)[1:])
    said = (signature(part, phrases(draft.language)) for part in parts)
    return next((each.names for each in said if each.by and each.names and not each.rest), ())


def named_at_heading(draft: Draft, lines: Sequence[str]) -> tuple[str, ...]:
    """The authors that one of these lines names, which a page has between its title and its text: behind "by", else beside a day,
    where the article does not speak of them."""
    said = [each for each in (signature(line, phrases(draft.language)) for line in lines if line) if each.names]
    told = "\n".join([draft.title, draft.deck, *[row.text for row in draft.rows if row.inside]])
    unsung = (each for each in said if each.dated and not any(name in told for name in each.names))
    best = next((each for each in said if each.by), None) or next(unsung, None)
    return without_houses(best.names, draft) if best else next(filter(None, map(signed_by, lines)), ())


def _chained(said: list[Claim]) -> tuple[str, ...]:
    """The names of the first byline and of those that follow it at once."""
    names, last = list(said[0].names), said[0].at
    for claim in said[1:]:
        if abs(claim.at - last) > _CHAIN or claim.credited:  # "By Ann Lee", "By Bo Roe/Harbour Images"
            break
        names, last = [*names, *claim.names], claim.at
    return tuple(dict.fromkeys(names))


def _equals(alone: list[Claim]) -> tuple[str, ...]:
    """The names of the best claim, and of those beside it for which as much speaks."""
    best = alone[0]
    near = [claim for claim in alone if claim.weight == best.weight and abs(claim.at - best.at) <= _CHAIN]
    # of whom lines tell; or two names, each with a trade below
    equals = near if best.weight >= TOLD else [c for c in near if best.weight > SURE and abs(c.at - best.at) in (0, _CHAIN)]
    return tuple(dict.fromkeys(name for claim in sorted(equals or [best]) for name in claim.names))


def claims(draft: Draft, bounds: Bounds) -> tuple[list[Claim], set[int]]:
    """(the claims, the places of lines that stand before names or between them), in the text's order."""
    known, rows = phrases(draft.language), draft.rows
    told = "\n".join([rows[at].text for at in bounds.places])
    found: list[Claim] = []
    joints: set[int] = set()
    at, last = reach(bounds, len(rows))
    while at < last:
        row = rows[at]
        shape, text = row.shape, _without_title(row.line.text, draft.title)
        if is_within(at, bounds):
            at = bounds.end - TAIL
        elif shape.words > LONGEST and text is row.line.text:
            names_here = _presented(draft, at, known) if place_of(at, row, bounds) == "head" else ()
            found += [Claim(at, names_here, "head", by=True)] if names_here else []
            at += 1
        elif says_by(shape, known):
            names, end = _below_by(draft, at, shape.key)
            joints.add(at)
            joints.update(k for k in range(at + 1, end) if rows[k].text.lower() in _JOINTS)
            place = _place_of(draft, at, bounds, next(iter(names.values()), ()))
            if place != "far" or not unspaced(text):  # any two letters look like a name: "作者", "全部" of a menu
                whom = [k for k in sorted(names) if place == "head" or _is_told(names[k][0], draft)]
                found += [Claim(k, names[k], place, by=True) for k in whom]
            at = max(end, at + 1)
        elif _credits_others(row, known):
            at += 1 + (shape.tokens[-1] in BY_WORDS)
        else:
            alone = not text[0].islower() and (is_near(at, bounds) or is_behind(at, bounds) or _first_two(text) in told)
            if alone or leads(text, shape, known):
                found += _claims_of(draft, at, bounds, known)
            at += 1
    return found, joints


def _without_title(text: str, title: str) -> str:
    """ "Posted on 12 May 2024 by Ann Lee – 5 comments on Ferry stopped": the line without the title that ends it."""
    return text.removesuffix(title) if len(text) > len(title) > 0 else text


def _first_two(text: str) -> str:
    return " ".join(text.split(None, 2)[:2]).rstrip(",")


def _below_by(draft: Draft, at: int, word: str) -> tuple[dict[int, tuple[str, ...]], int]:
    """(the names on the lines below "By", the place behind them): one line, or several with a comma or "and" between."""
    rows, at = draft.rows, at + 1
    names: dict[int, tuple[str, ...]] = {}
    while at < len(rows) and rows[at].shape.words <= _NAMES:
        said = signature_behind(_without_button(rows, at), word)
        whom = without_houses(said.names, draft) or tuple(filter(None, (said.house,)))
        if not whom and said.nick and has_day(rows, at + 1):
            whom = (said.nick,)
        if not whom or (said.rest and said.rest[0].islower() and not said.of_trade):  # "Profile of Ann Lee"
            break
        names[at] = whom
        at += 1
        if at + 1 < len(rows) and rows[at].text.lower() in _JOINTS:
            at += 1
        else:
            break
    return names, at


def _without_button(rows: tuple[Row, ...], at: int) -> str:
    """ "Ann Lee archive page": the name alone, where few words stand behind it and it is said elsewhere, too."""
    words = rows[at].text.split()
    name = " ".join(takewhile(lambda word: not word.islower(), words))
    few = 0 < len(words) - name.count(" ") - 1 <= _BUTTON and " " in name
    return name if few and any(name in row.text for k, row in enumerate(rows) if k != at) else rows[at].text


def _place_of(draft: Draft, at: int, bounds: Bounds, names: Sequence[str]) -> Place:
    """Where a byline stands; one behind the text is as good as one at its head, where a line there begins with the name."""
    place = place_of(at, draft.rows[at], bounds)
    if place != "tail" or not names:
        return place
    heads = range(max(0, bounds.below), min(bounds.top, len(draft.rows)))
    return "head" if any(draft.rows[k].text.startswith(names[0]) and draft.rows[k].shape.words <= LONGEST for k in heads) else place


def _presented(draft: Draft, at: int, known: Phrases) -> tuple[str, ...]:
    """ "By Ann Lee, a reporter who covers harbours. Lee has …", a whole paragraph beside the day."""
    rows, text = draft.rows, draft.rows[at].text
    said = signature(text.partition(",")[0], known) if leads(text, rows[at].shape, known) else None
    if said is None or not said.by or not said.names or not (has_day(rows, at - 1) or has_day(rows, at + 1)):
        return ()
    of_press = not PRESS_WORDS.isdisjoint(rows[at].shape.tokens)
    return said.names if of_press or text.count(said.names[-1].split()[-1]) > 1 else ()


def _credits_others(row: Row, known: Phrases) -> bool:
    """ "Fact checked by", "Geprüft von": the name below is no author's."""
    tokens = row.shape.tokens[:4]
    if BY_WORDS.isdisjoint(tokens) or row.shape.key.startswith(known.by) or piece_by(row.text):
        return False
    before = tokens[: next(at for at, token in enumerate(tokens) if token in BY_WORDS)]
    return bool(before) and not any(token[0].isdigit() for token in before)


def _claims_of(draft: Draft, at: int, bounds: Bounds, known: Phrases) -> Iterator[Claim]:
    row = draft.rows[at]
    place = place_of(at, row, bounds)
    if place == "elsewhere" or (row.shape.ended and row.shape.words > _SAID and not row.shape.digits):
        return
    said = signature(_without_title(row.text, draft.title), known)
    if not said.names and not said.by and place == "head" and row.text.isupper():
        said = in_capitals(row.text, known)
    if row.shape.ended and row.shape.words > _SAID and not (said.dated and (_says_little(said) or _is_parted(said))):
        return
    if said.names and said.names[0][0] == "D" and not said.by:
        said = said._replace(names=unled(said.names, (each.text for each in draft.rows)))
    names = said.names or _only_name(said, draft, at)
    if not names:
        return
    names = names if said.house else unsung(without_houses(names, draft), draft)
    if said.by and said.of_trade and len(names) == 1 and is_outlet(names[0], draft):  # "By Harbour Post Editorial Board"
        said = said._replace(house=" ".join([names[0], *takewhile(lambda word: word[0].isalpha(), said.rest)]))
        names = (said.house,)
    above = draft.rows[bounds.start : at]
    sure = said.dated or said.by in PRESS_WORDS  # "김하늘 기자"
    if said.by and not sure and _may_say_else(row, names[0]) and any(each.inside and prose(each.shape) for each in above):
        return
    credited = "/" in row.text and not CREDIT_WORDS.isdisjoint(row.shape.tokens)
    place = _place_of(draft, at, bounds, names) if said.by else place
    trusted = place == "tail" or vouched(said, draft.rows, at)
    if said.by and (at == 0 or place == "head" or (trusted and _is_told(names[0], draft))):
        yield Claim(at, names, place, by=True, credited=credited, house=said.house != "", dated=said.dated)
    elif not said.by and (said.dated or not (row.shape.ended or row.mark)):
        weight = weight_of(said, names, draft, at, bounds)
        if weight:
            yield Claim(at, names, place, weight)


def _may_say_else(row: Row, name: str) -> bool:
    """Is it the article's own line, in a script without capitals, and "by" without a colon? "كتب" is "wrote", and "books"."""
    return row.inside and name[0].lower() == name[0].upper() and ":" not in row.text and not unspaced(name)


def _is_told(name: str, draft: Draft) -> bool:
    """Is it no label of the page: "Recent Posts", "Event Type"?"""
    known, key = phrases(draft.language), key_of(name)
    return key not in known.related and key not in known.widgets and not are_words(name, draft.rows)


def _says_little(said: Signature) -> bool:
    """Does no sentence go on behind the names, as in "Ann Lee | 12 May 2024 was the last entry in the book."?"""
    return sum(token.islower() and not (is_date(token) or key_in(token) in DATE_WORDS) for token in said.rest) <= _PLAIN


def _is_parted(said: Signature) -> bool:
    """ "May 2, 2024 by Ann Lee · 12 Comments · This post may contain links.": day and name stand before the sign."""
    return said.by != "" and said.rest[:1] in _PARTED and not holds_day(said.rest)


def _only_name(said: Signature, draft: Draft, at: int) -> tuple[str, ...]:
    """An outlet, or one word where nothing else can be meant: "by annlee99, Dec 19th 2023", "Written by Krista"."""
    if said.house:
        return (said.house,)
    sure = said.nick and (said.dated or " " in said.by or has_day(draft.rows, at - 1) or has_day(draft.rows, at + 1))
    return (said.nick,) if sure else ()
