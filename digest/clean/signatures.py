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

from digest.clean.datewords import PARTICLES, dates_of, holds_day, is_date, key_in
from digest.clean.houses import house_in, once
from digest.clean.papers import is_paper
from digest.clean.phrases import Phrases
from digest.clean.prefaces import plain_byline
from digest.clean.vocabulary import DATE_WORDS, HOUSE_WORDS, PRESS_WORDS, PUBLISHED_WORDS, TRADE_WORDS
from digest.stamps import is_stamp, signed_by
from digest.writing import MARKS, unspaced

LONGEST = 24  # words of a byline
_FRONT = 12  # words of a date before "by"
_BESIDE, _ABBREVIATED = 9, 5  # words behind the names; letters of a word that is cut short, with its stop: "Sept."
_NAMES, _PARTS = 8, 5  # in one line; words of one name
_PLACE = 4  # words that say where from
_TRADE = 3  # words before a name: "our special correspondent"
_TOKEN = re.compile(r"[,;|•·/()<>@\[\]–—&]|[^\s,;|•·/()<>@\[\]–—&]+")
_WORD = re.compile(rf"(?:[a-z]{{1,3}}[-’'])?[^\W\d_a-zа-яієїґ][\w{MARKS}’'.-]*")  # "Lee", "O’Neill-Roe", "J.", "Лі", "al-Amin"
_BRAND = re.compile(r"[A-Z]{3,}[a-z]+|[\w-]+\.[a-z]{2,4}")  # "By Ann Lee HARBOURNews", "By Ann Lee harbour.example"
_UNSPACED = re.compile("[\u3400-\u9fff]{2,4}|[\uac00-\ud7af]{2,4}")  # a whole name, behind a word for "by"
_NICK = re.compile(r"[^\W\d_][\w.-]{2,24}")
AND = frozenset("and & und et y e i та и і och og ja en ve és și dan a και".split())
_ENDS = frozenset(("the", "for", "from", "with", "special", "in", "on"))  # "By Ann Lee The Agency", "By Ann Lee For Mailboat"
_SIGNS = frozenset("|•·/()<>[]–—-@")
_SMALL = frozenset(  # what goes on behind a name: "in New York", "on Dec 20", "for Harbour Post", "für die Post"
    "on in at for from of with special für aus bei am um pour à para en em per da a voor uit dla w z för från для в из у з".split()
)
IN = frozenset("in à en em w v i в у".split())
_FOR = frozenset("for für pour para per voor dla för для".split())
_SUFFIXES = frozenset("jr sr ii iii iv".split())  # of a name


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
    return _NOTHING if said.by and text.isupper() and any(_says(name, known.small) for name in said.names) else said


def _says(name: str, small: frozenset[str]) -> bool:
    """Are most of its words such as say nothing alone? "POR QUE É FALSO" is a heading."""
    words = name.lower().split()
    return 2 * len(small.intersection(words)) > len(words)


@lru_cache(maxsize=2048)  # the names and labels of an outlet come again in each of its articles
def _read(text: str, by: tuple[str, ...]) -> Signature:
    tokens = _TOKEN.findall(text)
    if not 2 <= len(tokens) <= 2 * LONGEST:
        return _NOTHING
    if tokens[0].lower() in _ENDS and tokens[0].lower() not in IN | {"on"}:  # "With Ann Lee" names who is heard
        return _NOTHING
    bare = [word.rpartition("=")[2] for word in tokens[_behind_place(tokens) :] if word not in "[]()"]
    alone = len(bare) == 2 or "@" in bare[3:4]  # "한서윤 기자", "[단포=한서윤 기자]", "한서윤 기자 seoyun@haean.example"
    if alone and bare[1] in PRESS_WORDS and _UNSPACED.fullmatch(bare[0]):
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
    if at and not word and not (holds_day(tokens[:at]) and (tokens[at - 1] in _SIGNS or tokens[: at // 2] == tokens[at // 2 : at])):
        at = 0  # "Jan Novák": no date after all
    names, end, of_trade = _people(tokens, at, word != "")
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
    return (
        Signature(names, word, dated, "", "", tuple(rest), of_trade)
        if _fits(rest, at > 0 or word != "", dated, of_trade)
        else _NOTHING
    )


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
    trades = [place for place, word in enumerate(small, at + 1) if key_in(word) in PRESS_WORDS]
    return trades[-1] if trades else at


def _is_small(word: str) -> bool:
    """ "our", "unserer", and the trade behind it, which German writes with a capital."""
    return word.islower() or key_in(word) in PRESS_WORDS


def _people(tokens: Sequence[str], at: int, by: bool) -> tuple[tuple[str, ...], int, bool]:
    """(the names from here on, the place behind them, does a trade stand there)."""
    found: list[list[str]] = []
    end, joint = at, "and"
    while len(found) < _NAMES:
        words, behind, of_trade = _person(tokens, at, by)
        if found and words[:1] == ["The"]:  # "By Ann Lee and The Associated Press"
            return _spelt(found), end, of_trade
        if joint == "," and (of_trade or _goes_on(tokens, behind)):  # "Ann Lee, City Columnist", "Ann Lee, Head of Bridges"
            return _spelt(found), end, of_trade
        if of_trade and len(words) < 2 and found:  # "Ann Lee Data and Graphics Journalist"
            begun = end - len(found[-1])
            found[-1] = _two(found[-1])
            return _spelt(found), begun + len(found[-1]), True
        if of_trade:
            words = _two(words)
            return _spelt([*found, words] if _is_person(words, by) else found), at + len(words), True
        if not _is_person(words, by):
            return _spelt(found), end, False
        found.append(words)
        end, (joint, at) = behind, _joint(tokens, behind)
        if not joint:
            break
    return _spelt(found), end, False


def _goes_on(tokens: Sequence[str], at: int) -> bool:
    """Does a word in lower case go on that joins no names? What stands before it is no name, then."""
    return at < len(tokens) and tokens[at].islower() and tokens[at] not in AND and not is_date(tokens[at])


def _joint(tokens: Sequence[str], at: int) -> tuple[str, int]:
    """(what joins the next name, where that begins): ",", ", and", "/", "&"; ("", at) for nothing."""
    joint = ""
    if at < len(tokens) and tokens[at] in (",", ";", "/"):
        joint, at = ",", at + 1
    if at < len(tokens) and tokens[at].lower() in AND:
        joint, at = "and", at + 1
    return joint, at


def _person(tokens: Sequence[str], at: int, by: bool) -> tuple[list[str], int, bool]:
    """(the words of the name that begins here, the place behind it, does a trade or an outlet end it)."""
    words: list[str] = []
    while at < len(tokens) and len(words) < 2 * _PARTS:
        token, key = tokens[at], key_in(tokens[at])
        first = not words and (by or len(key) < 4) and _WORD.fullmatch(token) and _begins(tokens, at + 1)
        if key in PRESS_WORDS or key in TRADE_WORDS or key in HOUSE_WORDS or (len(words) > 1 and _BRAND.fullmatch(token)):
            return words, at, True
        month = (by and len(words) == 1 and _is_surname(tokens, at)) or (words and len(key) <= 3 and _begins(tokens, at + 1))
        named = _WORD.fullmatch(token) and (first or month or not is_date(token)) and not (words and key in _ENDS)
        if words and _letters_only(token, words):  # "Ann Lee MS": letters of a degree, or "USA TODAY"
            return words, at, False
        if not named and not (words and token in PARTICLES and any(map(_WORD.fullmatch, tokens[at + 1 : at + 3]))):
            break
        words.append(token)
        at += 1
    return words, at, False


def _is_surname(tokens: Sequence[str], at: int) -> bool:
    """ "By Tom May", "By Tom May on January 2", and not "By Tom May 2" or "By Tom Published": no day makes it a month."""
    behind = tokens[at + 1] if at + 1 < len(tokens) else ""
    return len(tokens[at]) > 2 and tokens[at].isalpha() and key_in(tokens[at]) not in PUBLISHED_WORDS and not behind[:1].isdigit()


def _begins(tokens: Sequence[str], at: int) -> bool:
    """Does a word of a name stand there? Then "Jan" or "April" before it is one, too: "Jan de Boer"."""
    at = next((k for k in range(at, len(tokens)) if tokens[k] not in PARTICLES), len(tokens))
    return at < len(tokens) and _WORD.fullmatch(tokens[at]) is not None and not is_date(tokens[at])


def _letters_only(token: str, words: Sequence[str]) -> bool:
    """Is it all capitals, behind words that are not, and no part of a name as "III" is?"""
    bare = token.rstrip(".")
    return (
        len(bare) > 1 and bare.isupper() and bare.isalpha() and bare.lower() not in _SUFFIXES and not words[-1].isupper()
        and not words[0].isupper()
    )  # fmt: skip


def _is_person(words: Sequence[str], by: bool) -> bool:
    """Two to five words, not all capitals unless "by" says who they are; one in a script without spaces."""
    full = [word for word in words if word not in PARTICLES]
    if len(full) == 1:
        return by and _UNSPACED.fullmatch(words[0]) is not None
    text = " ".join(words)
    return 2 <= len(full) <= _PARTS and 4 <= len(text) <= 48 and (by or not text.isupper()) and any(len(word) > 2 for word in full)


def _two(words: Sequence[str]) -> list[str]:
    """The first name and the last: "Ann J. Lee City" -> Ann J. Lee."""
    full = 0
    for at, word in enumerate(words):
        full += word not in PARTICLES and len(word.rstrip(".")) > 1
        if full == 2 and not (at + 1 < len(words) and key_in(words[at + 1]) in _SUFFIXES):
            return list(words[: at + 1])
    return list(words)


def _spelt(found: Sequence[Sequence[str]]) -> tuple[str, ...]:
    """Each name once, without the stop behind it; "Ann Lee Ann Lee" is one."""
    names = []
    for words in found:
        said = once(list(words))
        text = " ".join(said)
        names.append(text if key_in(said[-1]) in _SUFFIXES else text.rstrip("."))
    return tuple(dict.fromkeys(names))


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
        goes_on = is_date(first) or first in _SMALL or first.isupper() or key_in(first) in _ENDS
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
