"""Which words of a byline are the names of people, and where do a trade or an outlet begin?"""

from __future__ import annotations

import re
from collections.abc import Sequence

from digest.clean.datewords import PARTICLES, is_date, key_in
from digest.clean.houses import once
from digest.clean.vocabulary import HOUSE_WORDS, PRESS_WORDS, PUBLISHED_WORDS, TRADE_WORDS
from digest.writing import MARKS

_NAMES, _PARTS = 8, 5  # in one line; words of one name
_WORD = re.compile(rf"(?:[a-z]{{1,3}}[-’'])?[^\W\d_a-zа-яієїґ][\w{MARKS}’'.-]*")  # "Lee", "O’Neill-Roe", "J.", "Лі", "al-Amin"
_BRAND = re.compile(r"[A-Z]{3,}[a-z]+|[\w-]+\.[a-z]{2,4}")  # "By Ann Lee HARBOURNews", "By Ann Lee harbour.example"
UNSPACED = re.compile("[\u3400-\u9fff]{2,4}|[\uac00-\ud7af]{2,4}")  # a whole name, behind a word for "by"
AND = frozenset("and & und et y e i та и і och og ja en ve és și dan a και".split())
ENDS = frozenset(("the", "for", "from", "with", "special", "in", "on"))  # "By Ann Lee The Agency", "By Ann Lee For Mailboat"
_SUFFIXES = frozenset("jr sr ii iii iv".split())  # of a name


def people(tokens: Sequence[str], at: int, by: bool) -> tuple[tuple[str, ...], int, bool]:
    """(the names from here on, the place behind them, does a trade stand there); `by`: a word for "by" stands before them.

    >>> people(["Ann", "Lee", "and", "Bo", "Roe", "City", "Columnist"], 0, True)
    (('Ann Lee', 'Bo Roe'), 5, True)
    """
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
        named = _WORD.fullmatch(token) and (first or month or not is_date(token)) and not (words and key in ENDS)
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
        return by and UNSPACED.fullmatch(words[0]) is not None
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
