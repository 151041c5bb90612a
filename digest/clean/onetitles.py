"""The title of a page on one line that no more than its surroundings show: it stands behind the page's first phrases, ends where
a phrase, a dateline, a day or the first sentence begins, and the article uses its words."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import islice

from digest.clean.heads import (
    Span,
    date_behind,
    dated_words,
    is_trade,
    lone_name,
    page_phrase,
    past_page,
    traded_name,
)
from digest.clean.people import people
from digest.clean.phrases import Phrases, phrases
from digest.clean.shape import key_of
from digest.languages import stop_words

_TOKEN = re.compile(r"\S+")
_APOSTROPHE = re.compile(r"['’]")
_HEAD = 80  # words among which the title stands
_LEAST, _SURE, _LONGEST = 4, 5, 26  # words of a title; of one whose end running text shows; at most
_PLAIN = 2  # words of a title in small letters
_DATELINE = 7  # words of a dateline, at most
_TRADE = 4  # words of a trade behind a name
_PLACE = 3  # letters of a place in capitals; one less where it is shortened
_RUN, _RUNNING = 8, 5  # words at the beginning of a sentence, and how many of them run
_TELLING, _STEM, _TOLD = 4, 6, 2  # letters of a word that tells, of its beginning; words of a title that its article uses
_SITES = frozenset("|:")  # signs that stand alone before a site's name
_ENDS = ".!?…:;,|"


def before_break(text: str, language: str) -> list[Span]:
    """The words behind the page's first phrases up to the first break, and the day behind that; nothing where a sentence ends
    before one, or a menu stands there. Words before a break that the article does not use are the page's.

    >>> text = "Watch live Long pier of Hask closed for a year The pier will be closed from June on, the town said."
    >>> [text[a:b] for a, b in before_break(text, "en")]
    ['Long pier of Hask closed for a year']
    """
    known, small = phrases(language), stop_words(language)
    spans = [match.span() for match in islice(_TOKEN.finditer(text), _HEAD)]
    words = [text[a:b] for a, b in spans]
    start = past_page(words, known)
    for at in range(start + 1, min(len(words), _HEAD - 1)):
        if at >= start + _LEAST and _breaks(text, words, start, at, known, small):
            end = _title_end(words, start, lone_name(words, at, text, known), known)
            if is_told(words[start:end], text[spans[at][0] :], small):
                first, last = date_behind(text, words, end if end < at else at, known)
                signed = [(spans[first][0], spans[last][1])] if last else []
                said = _is_headline(words[start:end], known, small)
                return [(spans[start][0], spans[end - 1][1]), *signed] if said else []
            start = at + past_page(words[at:], known)
        if _ends_sentence(words[at - 1]):
            return []
    return []


def _ends_sentence(word: str) -> bool:
    """ "Jr.", "D.C." and "U.S." end none."""
    return word[-1] in ".!?…" and len(word) > _PLACE and "." not in word[:-1].rstrip(".")


def _title_end(words: Sequence[str], start: int, end: int, known: Phrases) -> int:
    """Before the site's name, or before a button behind a word in small letters: "… closed over the pier | Subscribe for $1"."""
    for at in range(start + _LEAST, end):
        if words[at] in _SITES or (words[at - 1].islower() and _is_button(words[at], known)):
            return at
    return end


def _is_button(word: str, known: Phrases) -> bool:
    return not word[0].islower() and key_of(word) in known.widgets


def _is_headline(words: Sequence[str], known: Phrases, small: frozenset[str]) -> bool:
    """Are these a headline's words: some of them small, none a button's, a date's or a site's?"""
    plain = max(sum(map(str.islower, words)), sum(key_of(word) in small for word in words))
    page = any(_is_button(word, known) for word in words)
    return plain >= _PLAIN and len(words) <= _LONGEST and not page and dated_words(" ".join(words)) == (0, 0)


def is_told(title: Sequence[str], behind: str, small: frozenset[str]) -> bool:
    """Does what follows use two of the words that say something, or their beginnings, as other forms of them have?"""
    keys = {key for key in map(key_of, title) if len(key) >= _TELLING and key not in small}
    story = behind.lower()
    return sum(f" {key[:_STEM]}" in story for key in keys) >= min(_TOLD, len(keys) or 1)


def _breaks(text: str, words: Sequence[str], start: int, at: int, known: Phrases, small: frozenset[str]) -> bool:
    """Does the title end before this word?"""
    last = words[at - 1]
    if last[-1] in _ENDS or key_of(last) in small:
        return False
    if page_phrase(words, at, known) or _is_dateline(words, at):
        return True
    if _is_byline(words, at, known) or date_behind(text, words, at, known)[0] == at:
        return True
    if any(traded_name(words, end, text, known) == at for end in range(at + 4, min(at + 8, len(words)))):
        return True
    first = words[at]
    if at < start + _SURE or not first[0].isupper() or at + 1 >= len(words):
        return False
    runs = sum(word.islower() for word in words[at : at + _RUN]) >= _RUNNING
    return runs and ((_opens(first, small) and words[at + 1].islower()) or _again(words, start, at, small))


def _is_byline(words: Sequence[str], at: int, known: Phrases) -> bool:
    """ "Words: Ann Lee", "by Ann Lee, Courts reporter"; "By Ann Lee" behind a word in small letters."""
    if words[at].lower().rstrip(":") not in known.by and words[at].lower() not in known.by:
        return False
    comma = next((end for end in range(at + 2, min(at + 5, len(words))) if words[end][-1] == ","), 0)
    traded = comma and any(is_trade(words[comma + 1 : end]) for end in range(comma + 2, comma + _TRADE + 2))
    capital = words[at][0].isupper() and words[at - 1].islower()
    name = [word.rstrip(",") for word in words[at + 1 : comma + 1 if comma else at + 5]]
    return bool((capital or traded or words[at][-1] == ":") and people(name, 0, True)[0])


def _opens(word: str, small: frozenset[str]) -> bool:
    """A word that says nothing alone, with a capital: "The", "We've"."""
    return key_of(_APOSTROPHE.split(word)[0]) in small


def _again(words: Sequence[str], start: int, at: int, small: frozenset[str]) -> bool:
    """Does a sentence begin with the name that the title begins with?"""
    name = words[start : start + 2]
    return name == words[at : at + 2] and all(word[0].isupper() and key_of(word) not in small for word in name)


def _is_dateline(words: Sequence[str], at: int) -> bool:
    """ "SPRINGFIELD, Ill. (Agency) —", "SHANGHAI:"; behind words in capitals it is one of them."""
    place = words[at].strip(",:.")
    if words[at - 1].isupper() or not (place.isupper() and place.isalpha() and len(place) >= _PLACE - (words[at][-1] == ".")):
        return False
    for word in words[at : at + _DATELINE]:
        if word in ("-", "–", "—", "--"):
            return True
        if word[-1] == ":":
            return word.isupper()
        if not (word[0].isupper() or word[0] in "(0123456789"):
            return False
    return False
