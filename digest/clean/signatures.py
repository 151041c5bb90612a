"""Whom does one line name as its author, and what does it say before and behind the names?

Dec 22, 2023 |  by   Ann Lee and Bo Roe  City Columnist
front           word names               rest
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache
from itertools import takewhile
from typing import NamedTuple

from digest.clean.datewords import dates_of, holds_day, is_date, key_in
from digest.clean.houses import house_in
from digest.clean.papers import is_paper
from digest.clean.people import AND, ENDS, UNSPACED, people
from digest.clean.phrases import Phrases
from digest.clean.prefaces import plain_byline
from digest.clean.vocabulary import DATE_WORDS, HOUSE_WORDS, PRESS_WORDS, TRADE_WORDS
from digest.stamps import is_stamp, signed_by
from digest.writing import unspaced

LONGEST = 24  # words of a byline
_FRONT = 12  # words of a date before "by"
_BESIDE, _ABBREVIATED = 9, 5  # words behind the names; letters of a word that is cut short, with its stop: "Sept."
_PLACE = 4  # words that say where from
_TRADE = 3  # words before a name: "our special correspondent"
# "Von unserem Auslandskorrespondenten Lutz Heid": German puts trades together, and bends them
_BENT = re.compile(r"(?:korrespondent|redakteur|reporter|mitarbeiter|autor|journalist)(?:in|en)?$")
_TOKEN = re.compile(r"[,;|•·/()<>@\[\]–—&]|[^\s,;|•·/()<>@\[\]–—&]+")
_PARTED = re.compile(r"\s+[|•·–—-]\s+")
_NICK = re.compile(r"[^\W\d_][\w.-]{2,24}")
_SIGNS = frozenset("|•·/()<>[]–—-@")
_SMALL = frozenset(  # what goes on behind a name: "in New York", "on Dec 20", "for Harbour Post", "für die Post"
    "on in at for from of with special für aus bei am um pour à para en em per da a voor uit dla w z för från для в из у з".split()
)
_CREW = frozenset(("desk", "team", "bureau"))
IN = frozenset("in à en em w v i в у".split())
_FOR = frozenset("for für pour para per voor dla för для".split())


class Signature(NamedTuple):
    """The people that a line names, and what it says for that."""

    names: tuple[str, ...] = ()
    by: str = ""  # the word for "by", folded
    dated: bool = False  # it says a whole day, too
    house: str = ""  # behind "by": an outlet or an agency
    nick: str = ""  # behind "by": one word that may be all the name there is
    rest: tuple[str, ...] = ()  # what stands behind the names
    of_trade: bool = False  # where that is a trade or an outlet


_NOTHING = Signature()


def signature(text: str, known: Phrases) -> Signature:
    """Whom a line names that begins with names, with "by" or with a date.

    >>> from digest.clean.phrases import phrases; known = phrases("en")
    >>> signature("By Ann Lee and Bo Roe Globe Staff", known).names, signature("May 30, 2023 / Ann Lee", known).names
    (('Ann Lee', 'Bo Roe'), ('Ann Lee',))
    >>> signature("By our foreign correspondent Ann Lee", known).names
    ('Ann Lee',)
    >>> signature("By Wall Street standards a bad year", known).names, signature("Ann Lee said so", known).names
    ((), ())
    >>> signature("文/林晓蔓", known).names
    ('林晓蔓',)
    """
    if unspaced(text) and not is_stamp(text) and (labelled := signed_by(text)):
        return Signature(labelled, text)
    said = _read(plain_byline(text, known.by[0]), known.by)
    if not said.by and (said.rest or not said.names):  # "Harbour Post · 12 October 2025 · By Ann Lee"
        parts = _PARTED.split(text)
        read = [_read(part, known.by) for part in parts]
        led = next((part for part in read[1:] if part.by and part.names), None)
        return led._replace(dated=said.dated or led.dated) if led else said if said.names else _counted(parts, read)
    return _NOTHING if said.by and text.isupper() and any(_says(name, known.small) for name in said.names) else said


def _counted(parts: Sequence[str], read: Sequence[Signature]) -> Signature:
    """ "15 December 2025 · 30 min · 6279 words · Ann Lee": the one name among a day and numbers."""
    named = [said for said in read if said.names and not said.rest]
    others = [part for part, said in zip(parts, read, strict=True) if not said.names]
    dated = any(holds_day(part.replace(",", " ").split()) for part in others)
    return named[0]._replace(dated=True) if dated and len(named) == 1 and all(map(_is_number, others)) else _NOTHING


def _is_number(part: str) -> bool:
    """ "15 December 2025", "30 min", "December 15, 2025"."""
    return len(part.split()) <= _BESIDE and (part[:1].isdigit() or holds_day(part.replace(",", " ").split()))


def _says(name: str, small: frozenset[str]) -> bool:
    """Are most of its words such as say nothing alone? "POR QUE É FALSO" is a heading."""
    words = name.lower().split()
    return 2 * len(small.intersection(words)) > len(words)


@lru_cache(maxsize=2048)  # the names and labels of an outlet come again in each of its articles
def _read(text: str, by: tuple[str, ...]) -> Signature:
    tokens = _TOKEN.findall(text)
    if not 2 <= len(tokens) <= 2 * LONGEST:
        return _NOTHING
    if tokens[0].lower() in ENDS and tokens[0].lower() not in IN | {"on"}:  # "With Ann Lee" names who is heard
        return _NOTHING
    bare = [word.rpartition("=")[2] for word in tokens[_behind_place(tokens) :] if word not in "[]()"]
    alone = len(bare) == 2 or "@" in bare[3:4]  # "한서윤 기자", "[단포=한서윤 기자]", "한서윤 기자 seoyun@haean.example"
    if alone and bare[1] in PRESS_WORDS and UNSPACED.fullmatch(bare[0]):
        return Signature((bare[0],), bare[1])
    return _signature(tokens, *_beginning(tokens, by))


def _behind_place(tokens: Sequence[str]) -> int:
    """Where "(단포=해안통신) 한서윤 기자" goes on behind its place and agency."""
    closed = 3 if tokens[0] in "[(" and "=" in tokens[1] else 0
    return closed if tokens[closed - 1 : closed] in (["]"], [")"]) else 0


def in_capitals(text: str, known: Phrases) -> Signature:
    """Whom a line in capitals names: "ANN LEE | LINDHAM"."""
    said = signature(text.title(), known)
    if said.by:  # "POR QUE É FALSO"
        return _NOTHING
    return said._replace(names=tuple(map(str.upper, said.names)), rest=tuple(map(str.upper, said.rest)))


def signature_behind(text: str, word: str) -> Signature:
    """Whom a line names that stands below a line with no more than "By"."""
    tokens = _TOKEN.findall(text)
    return _signature(tokens, 0, word) if 0 < len(tokens) <= 2 * LONGEST else _NOTHING


def _signature(tokens: Sequence[str], at: int, word: str) -> Signature:
    if at and not word and not (holds_day(tokens[:at]) and (tokens[at - 1] in _SIGNS or _twice(tokens[:at]))):
        at = 0  # "Jan Novák": no date after all
    names, end, of_trade = people(tokens, at, word != "")
    if not names and not word:
        return _NOTHING
    rest = tokens[end:]
    dated = holds_day(tokens[:at]) or holds_day(dates_of(rest))
    house = house_in(tokens[at:], len(names)) if word else ""
    if house:
        return Signature((), word, dated, house)
    if word and not names:
        counted = tokens[0][0].isdigit() and not dated  # "4' di lettura"
        return Signature((), word, dated, "", "" if counted else _nick(tokens[at:]))
    if of_trade and len(names) == 1 and names[0].count(" ") == 1 and rest[:1] and key_in(rest[0]) in _CREW and not word:
        names, rest = (f"{names[0]} {rest[0]}",), rest[1:]  # "Harbour Life Desk"
    return (
        Signature(names, word, dated, "", "", tuple(rest), of_trade)
        if _fits(rest, at > 0 or word != "", dated, of_trade)
        else _NOTHING
    )


def _twice(tokens: Sequence[str]) -> bool:
    """Is it a day said twice, or two: when it was written, and when it was changed?"""
    half = len(tokens) // 2
    return tokens[:half] == tokens[half:] or (holds_day(tokens[:half]) and holds_day(tokens[half:]))


def _beginning(tokens: Sequence[str], known: tuple[str, ...]) -> tuple[int, str]:
    """(the place behind a date and the word for "by", that word)."""
    for at in range(min(len(tokens), _FRONT)):
        low = " ".join(tokens[at : at + 4]).lower()
        for word in known if low.startswith(known) else ():
            behind = low[len(word) : len(word) + 1]
            if low.startswith(word) and not behind.isalnum():
                return _behind(tokens, at + word.count(" ") + 1), word
        if not (is_date(tokens[at]) or key_in(tokens[at]) in DATE_WORDS or tokens[at] in _SIGNS or tokens[at] in ",:"):
            return at, ""
    return 0, ""


def _behind(tokens: Sequence[str], at: int) -> int:
    """The place behind "by" and its colon or dash, and behind "our correspondent" or the like."""
    while at < len(tokens) and (tokens[at] in ":-–—|" or tokens[at] == "."):
        at += 1
    small = list(takewhile(_is_small, tokens[at : at + _TRADE])) if at < len(tokens) and tokens[at].islower() else []
    trades = [place for place, word in enumerate(small, at + 1) if _is_trade(word)]
    return trades[-1] if trades else at


def _is_small(word: str) -> bool:
    """ "our", "unserer", and the trade behind it, which German writes with a capital."""
    return word.islower() or _is_trade(word)


def _is_trade(word: str) -> bool:
    key = key_in(word)
    return key in PRESS_WORDS or _BENT.search(key) is not None


def _nick(tokens: Sequence[str]) -> str:
    """ "by annlee99, Dec 19th 2023", "Written by Krista": one word, and a date or nothing behind it."""
    if not tokens or not _NICK.fullmatch(tokens[0]) or is_date(tokens[0]) or key_in(tokens[0]) in _SMALL | AND | TRADE_WORDS:
        return ""
    behind = tokens[1] if len(tokens) > 1 else ""
    return tokens[0] if not behind or behind in ",|•·–—-(/" or is_date(behind) or behind in ("on", "in", "at") else ""


def _fits(rest: Sequence[str], led: bool, dated: bool, of_trade: bool) -> bool:
    """Is what stands behind the names more of a byline, or the line a sentence? `led`: "by" or a date stands before them."""
    if not rest:
        return True
    first = rest[0]
    if led and len(rest) <= LONGEST:
        goes_on = is_date(first) or first in _SMALL or first.isupper() or key_in(first) in ENDS
        return of_trade or first in _SIGNS or first in ",;" or goes_on
    words = sum(token[0].isalnum() for token in rest)
    if any(token[-1] == "." and len(token) > _ABBREVIATED for token in rest[:-1]):  # "Ann Lee, all is forgiven. — Bo Roe, May 2"
        return False
    if len(rest) == 2 and first.isdigit() and rest[1].islower():  # "Ann Lee 2 months"
        return True
    if rest[-1] == "," or words > (2 * _BESIDE if dated else _BESIDE):
        return False
    if first in _FOR:
        return is_paper(rest[1:])
    if first in IN:  # "Ann Lee and Bo Roe in New York"
        return 1 < len(rest) <= _PLACE and all(word[0].isupper() for word in rest[1:])
    if of_trade and first not in _SIGNS and first != ",":  # "Ann Lee City Columnist", and not "Fire Past Director Roe Leaves Town"
        return dated or any(key_in(rest[-1]) in trades for trades in (PRESS_WORDS, TRADE_WORDS, HOUSE_WORDS))
    return first in _SIGNS or first == "," or (first.isupper() and len(first) > 1) or (is_date(first, 3) and dated)
