"""What is a name, which lines hold no more than one, and which are about the author?"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from functools import lru_cache

from digest.clean.datewords import PARTICLES
from digest.clean.phrases import Phrases
from digest.clean.shape import Shape, key_of
from digest.clean.signatures import LONGEST, signature
from digest.clean.vocabulary import DATE_WORDS, PRESS_WORDS
from digest.stamps import signed_by
from digest.writing import MARKS, unspaced

# "Ann Lee", "Zoë van der Berg", "J. R. Smith", "Олена Лі", "Ann O’Neill-Roe"
_PART = rf"[^\W\d_a-zа-яієїґ][\w{MARKS}’'.-]*"
_LITTLE = r"(?:de|da|di|del|della|van|von|der|den|bin|al|el|la|le|dos|du|ter|ten|y|e)"
_NAME = re.compile(rf"{_PART}(?: (?:{_LITTLE} ){{0,2}}{_PART}){{1,4}}")
_POST = re.compile(r"(?:[—–]|^-)\s?[^—–()]{2,50}\(@\w")  # a quoted post: "All is forgiven. — Ann Lee (@annlee)"
_WRITE_TO = re.compile(r"\w@\w[\w-]*\.\w|(?<![^\s(])@\w{3}")  # "ann.lee@example.org", "@annlee"
_HEADING = 60  # characters of a name, or of a heading before it
_SHORT, _BENT = 3, 5  # letters of a surname that begins other words; of one that a language bends
_NEAR = 60  # characters behind a name in which a trade is named
_ROLE = re.compile(r"\s*[,•·|–—/]\s+|\s-\s|\s\(")


def byline_names(text: str, shape: Shape, known: Phrases) -> tuple[str, ...]:
    """The names in a line that says "By …"; nothing where it is no byline.

    >>> from digest.clean.phrases import phrases; from digest.clean.shape import shape_of
    >>> line = "By Ann Lee and Bo Roe | 12 May 2024"; byline_names(line, shape_of(line, "en"), phrases("en"))
    ('Ann Lee', 'Bo Roe')
    """
    if shape.words > LONGEST or not leads(text, shape, known):
        return ()
    said = signature(text, known)
    return said.names if said.by else ()


def leads(text: str, shape: Shape, known: Phrases) -> bool:
    """Does a line begin as bylines do, with a word for "by" or a date, or is it a name and a trade? Cheaper than reading it."""
    return (
        shape.key.startswith(known.by)
        or text[0].isdigit()
        or not DATE_WORDS.isdisjoint(shape.tokens[:1])
        or (len(shape.tokens) > 1 and shape.tokens[-1] in PRESS_WORDS and (len(shape.tokens) == 2 or text[0] in "[("))
        or (unspaced(text) and bool(signed_by(text)))
    )


def says_by(shape: Shape, known: Phrases) -> bool:
    """Is the line no more than "By" or "Written by"?"""
    return shape.words <= 3 and shape.key in known.by


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


def unled(names: Sequence[str], rows: Iterable[str]) -> tuple[str, ...]:
    """The names without "De" before them, where the lines say the rest alone.

    >>> unled(("De Ann Lee",), ("De Ann Lee", "The school in May © Ann Lee")), unled(("De Ann Lee",), ("De Ann Lee",))
    (('Ann Lee',), ('De Ann Lee',))
    """
    led = [name.partition(" ")[2] if name.partition(" ")[0].lower() in PARTICLES else "" for name in names]
    if not any(led):
        return tuple(names)
    text = "\n".join(rows)
    pairs = zip(names, led, strict=True)
    return tuple(rest if is_name(rest) and text.count(rest) > text.count(name) else name for name, rest in pairs)


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
    to_write = _WRITE_TO.search(text) is not None and not is_post(text)
    return to_write or not PRESS_WORDS.isdisjoint(key_of(behind).split())


def is_post(text: str) -> bool:
    """Is it a quoted post, with whose it is? "All is forgiven. — Ann Lee (@annlee)" """
    return _POST.search(text) is not None


def says_surname(text: str, name: str) -> bool:
    """Does the text say the name's last word? A short one stands alone; a language may bend a longer one.

    >>> says_surname("Machines stop.", "Rui Ma"), says_surname("Ma said so.", "Rui Ma"), says_surname("з Марченком", "Ян Марченко")
    (False, True, True)
    """
    last = name.split()[-1]
    if len(last) > _SHORT or unspaced(last):
        return last in text or (len(last) > _BENT and last[:-1] in text)
    return re.search(rf"\b{re.escape(last)}\b", text) is not None
