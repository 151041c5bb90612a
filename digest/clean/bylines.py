"""Who wrote it, when does the byline say so, and which lines are about the author? They become fields, or go to the receipt."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from digest.clean.marks import Mark
from digest.clean.phrases import Phrases
from digest.clean.shape import MARKS, Shape, key_of
from digest.clean.vocabulary import DATE_WORDS, PRESS_WORDS

# "Ann Lee", "Zoë van der Berg", "J. R. Smith", "Олена Лі", "Ann O’Neill-Roe"
_PART = rf"[^\W\d_a-zа-яієїґ][\w{MARKS}’'.-]*"
_LITTLE = r"(?:de|da|di|del|della|van|von|der|den|bin|al|el|la|le|dos|du|ter|ten|y|e)"
_NAME = re.compile(rf"{_PART}(?: (?:{_LITTLE} ){{0,2}}{_PART}){{1,4}}")
_UNSPACED_NAME = re.compile("[\u3400-\u9fff]{2,4}|[\uac00-\ud7af]{2,4}")  # said behind a word for "by"
_PARTED = re.compile(r"\s*(?:,|;|&|\||/|•|·|\band\b|\bund\b|\bet\b|\by\b|\be\b|\bi\b|\bта\b|\bи\b|\bі\b)\s*")
# "Ann Lee for Harbour Post", "Ann Lee (Agency)", "Ann Lee | 12 May"
_BEFORE = re.compile(r"\s*(?:[|•·–—(@/]|\s-\s|\s(?:[Ff]or|für|pour|para|per|voor|dla|för|для)\s|,|\d|<).*$")
_WRITE_TO = re.compile(r"\w@\w[\w-]*\.\w|(?<![^\s(])@\w{3}")  # "ann.lee@example.org", "@annlee"
_HEADING = 60  # characters of a name, or of a heading before it
_NEAR = 60  # characters behind a name in which a trade is named
_ROLE = re.compile(r"\s*[,•·|–—/]\s+|\s-\s|\s\(")
BYLINE_WORDS = 24  # of a byline, at most


def byline_names(text: str, shape: Shape, known: Phrases) -> tuple[str, ...]:
    """The names in a line that says "By …"; nothing where it is no byline.

    >>> from digest.clean.phrases import phrases; from digest.clean.shape import shape_of
    >>> line = "By Ann Lee and Bo Roe | 12 May 2024"; byline_names(line, shape_of(line, "en"), phrases("en"))
    ('Ann Lee', 'Bo Roe')
    """
    if not 2 <= shape.words <= BYLINE_WORDS:
        return ()
    said = text.split()
    if len(said) == 2 and said[1] in PRESS_WORDS and _UNSPACED_NAME.fullmatch(said[0]):  # "한서윤 기자"
        return (said[0],)
    low = text.lower()
    if not low.startswith(known.by):
        return ()
    for word in known.by:
        if low.startswith(word) and not low[len(word) : len(word) + 1].isalnum():
            return names_in(text[len(word) :].lstrip(" :.-–—\t"))
    return ()


def says_by(shape: Shape, known: Phrases) -> bool:
    """Is the line no more than "By" or "Written by"?"""
    return shape.words <= 3 and shape.key in known.by


def names_in(text: str) -> tuple[str, ...]:
    """The names at the beginning of a text, up to the first date, role or dash."""
    found = []
    for part in _PARTED.split(text)[:8]:
        name = _undated(_BEFORE.sub("", part).strip(" .,:"), part)
        if is_name(name) or _UNSPACED_NAME.fullmatch(name):
            found.append(name)
        elif part and (found or name):
            break
    return tuple(dict.fromkeys(found))


def _undated(name: str, part: str) -> str:
    """ "By Ann Lee Dec 22, 2023 10:20 PM": the month before the day is no surname."""
    head, _, last = name.rpartition(" ")
    return head if head and part[len(name) :].lstrip()[:1].isdigit() and key_of(last) in DATE_WORDS else name


def is_name(text: str) -> bool:
    """Two to five capitalised words without a digit, none of them a month, a day or a trade."""
    if not 4 <= len(text) <= 48 or not _NAME.fullmatch(text):
        return False
    words = key_of(
        " ".join([word for word in text.split() if not word.islower()])
    ).split()  # "der" of a name stands in German dates, too
    return not (
        text.isupper() or any(word in DATE_WORDS for word in words if len(word) > 2) or any(map(PRESS_WORDS.__contains__, words))
    )


def lone_names(text: str) -> tuple[str, ...]:
    """The names in a line that is no more than that: one and maybe a role, or several with a sign or an "and" between.

    >>> lone_names("Ann Lee and Bo Roe"), lone_names("Ann Lee • Deputy editor"), lone_names("Ann Lee and the sea")
    (('Ann Lee', 'Bo Roe'), ('Ann Lee',), ())
    """
    parts = _PARTED.split(text)
    if 1 < len(parts) <= 6 and all(map(is_name, parts)):
        return tuple(dict.fromkeys(parts))
    name = lone_name(text)
    return (name,) if name else ()


@lru_cache(maxsize=2048)  # the names and labels of an outlet come again in each of its articles
def lone_name(text: str) -> str:
    """The name in a line that is no more than a name and maybe a role behind a comma or dot; "" for none.

    >>> lone_name("Ann Lee • Deputy editor"), lone_name("Ann Lee said so")
    ('Ann Lee', '')
    """
    parts = _ROLE.split(text, maxsplit=1)
    name = parts[0].strip()
    return name if is_name(name) and not name.startswith("The ") and (len(parts) == 1 or len(parts[1].split()) <= 7) else ""


def about_author(authors: Sequence[str], text: str) -> bool:
    """Is the line about one of the authors: does it begin with the name, or hold it after "About the author:"?"""
    head = text[:90]
    return any(name in head and (text.startswith(name) or ":" in head[: head.find(name)]) for name in authors)


def first_name(text: str) -> str:
    """The name that a text begins with; "" for none."""
    heading = text.find(": ", 0, _HEADING)  # "About the author: Ann Lee is …"
    match = _NAME.match(text[:_HEADING] if heading < 0 else text[heading + 2 : heading + 2 + _HEADING])
    return match[0] if match and is_name(match[0]) else ""


def is_bio(text: str, name: str) -> bool:
    """Does the text say right behind the name that this is one of the trade, or how to write to that person?

    >>> is_bio("Ann Lee is a senior reporter for the Post.", "Ann Lee"), is_bio("Ann Lee is a baker.", "Ann Lee")
    (True, False)
    """
    at = text.find(name, 0, 2 * _HEADING)
    if at < 0 or (at and text[at - 2 : at] != ": "):
        return False
    behind = text[at + len(name) : at + len(name) + _NEAR]
    return _WRITE_TO.search(text) is not None or not PRESS_WORDS.isdisjoint(key_of(behind).split())


def near_date(marks: Sequence[Mark]) -> bool:
    """Is one of the lines around a date?"""
    return "date" in marks or "ago" in marks
