"""What does a line say that only furniture, dates, credits or bylines say? Phrases and fixed shapes, for short lines only."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Literal

from digest.clean.breaks import goes_on_behind
from digest.clean.daylines import is_day_line
from digest.clean.phrases import Phrases, asks, spelled
from digest.clean.shape import Shape, key_of
from digest.clean.vocabulary import AGO_WORDS, CREDIT_WORDS, NETWORKS, SHARE_WORDS
from digest.labels import PUBLISHED, UPDATED
from digest.stamps import is_day, is_stamp, says_day
from digest.writing import unspaced

Mark = Literal[
    "", "widget", "related", "opening", "lead-in", "call", "ago", "date", "credit", "legal", "address", "signs", "button"
]

SURE: frozenset[Mark] = frozenset(
    ("widget", "related", "lead-in", "ago", "legal", "address", "button")
)  # whatever stands around them

_LONGEST = 30  # words: no mark is put on a longer line
_AGO = re.compile(r"\d{1,3}\s?(?:s|m|h|d|w|mo|y|min|mins|hr|hrs)\.?|\d{1,2}:\d\d(?::\d\d)?", re.I)  # "25h", "3 d", "7:14"
_DAY = re.compile(r"\b\d{1,4}([.-])\d{1,2}\1\d{2,4}\b")  # "12.5.2024", "2024-05-12" are one word each
_ZONE = re.compile(r"\b(?:GMT|UTC)\s?[+-]\d", re.I)
_AMOUNT = re.compile(r"[$€£¥₹₽₴₩%+=]|\d,\d{3}\b")  # no date holds one of these
_DECIMAL = re.compile(r"\d+,\d+")
_ROW = 4  # numbers in a row
_ROW_WORDS = 10  # words of a row of phrases
_PARTED = re.compile(r"\w\s*(?:[|·•/]|\s{2})\s*\w")
_MAY_BE_DAYS = re.compile(r"\d[./-]\s?\d|\d{4}|\d\d?[月월]")
_WHOLE_DAY = re.compile(
    r"\b(?:\d{1,2}([./-])\d{1,2}\1(?:19|20)\d\d|(?:19|20)\d\d([./-])\d{1,2}\2\d{1,2})\b.{0,3}\b\d{1,2}[:.]\d\d\b"
)
# "((Newsroom: desk@wire.example; +00 55 018 300))": how a wire is reached
_DESK = re.compile(r"\(\((?=.*(?:@|\d{3})).*\)\)")
# "Copyright law will change" is no notice
_LEGAL = re.compile(
    r"^(?:©|\(c\)|copyright\W*(?:[©ⓒ]|\(c\)|\d{4}|by\b)|copyright(?:\W+\w+){0,3}\W*$)|©\s?(?:19|20)\d\d|all rights reserved", re.I
)
_RIGHTS = re.compile(r"©|\(c\)|copyright\W{1,3}(?:[©ⓒ]|\(c\)|\d{4}\b)|all rights reserved\b", re.I)
_ADDRESS = re.compile(r"^(?:https?://|www\.|@)\S+$|^\S+@\S+\.\S+$")
_CREDIT = re.compile(r"^[(\[]?\s*(?:\w+\s){0,2}\w+\s?[:/]|©|\bvia\b|/|\bby\b|\|", re.I)
_UNIT = re.compile(r"/(?=[a-z])")  # "Images, live streams and stories 1-2 times/day": a row of a table
_BRIEF = 8  # words: "Photo by Ann Lee/dpa"
_CREDIT_SIGN = re.compile(r"©|/|\bvia\b|\bby\b|\|", re.I)
_POINTED = re.compile(r"[»›►▶→➡➔>]\s*\S|\S+\s*[»►▶→➡➔]\s*\S")  # "» Bridge closed", "READ » Bridge closed"
_VAGUE = 3  # words of a time that holds no number: "vor wenigen Minuten"
_LABEL_ENDS = 30  # characters of a label in front of a headline
_LABEL = 4  # characters of a label in a script without spaces
_SIZES = 8  # characters
_BUTTON = 6  # words
_COUNTED = re.compile(r"^\d{1,3}[.)]?\s")


def mark_of(text: str, shape: Shape, known: Phrases) -> Mark:
    """What the line says itself to be; "" for a line that may be anything."""
    if shape.words > _LONGEST:
        return "legal" if shape.words <= 3 * _LONGEST and _RIGHTS.match(text) else ""
    if not shape.tokens or _is_one_letter(text, shape):
        return "signs"
    key = spelled(shape.key)
    said = key.split()
    if key in known.widgets or _is_row(said, text, known) or goes_on_behind(shape):
        return "widget"
    if key in known.related:
        return "related"
    if _POINTED.match(text) and not shape.ended and "«" not in text:  # "«Zoria» win", "»Not yet«, she said": quotes point nowhere
        return "lead-in"
    if ("©" in text or "right" in key or "(c)" in text[:3].lower()) and _LEGAL.search(text):
        return "legal"
    if ("@" in text or "www." in text or "://" in text) and _ADDRESS.match(text):
        return "address"
    if _DESK.fullmatch(text):
        return "address"
    if _shares(shape):
        return "button"
    dated = _timed(text, shape, known)
    return dated or _opened(text, key, shape, known) or _called(key, said, shape, known) or _credited(text, shape)


def _is_row(tokens: Sequence[str], text: str, known: Phrases) -> bool:
    """ "Share Save Print", "Teilen | Drucken": nothing but phrases of the page, three or more, or two with a sign between them."""
    if not 1 < len(tokens) <= _ROW_WORDS or tokens[0] not in known.beginnings or text[-1] in ".!?":
        return False
    parts = [0] + [-1] * len(tokens)  # of how many phrases the first word, the first two, … are made; -1 for none
    for end in range(1, len(tokens) + 1):
        ways = (parts[at] + 1 for at in range(end) if parts[at] >= 0 and " ".join(tokens[at:end]) in known.widgets)
        parts[end] = max(ways, default=-1)
    return parts[-1] >= (2 if _PARTED.search(text) else 3)


def _is_one_letter(text: str, shape: Shape) -> bool:
    """ "A A A", "A+": the buttons for the size of letters."""
    if len(text) == 2 and text[0].isalpha() and text[1] in "+-–−":
        return True
    return shape.caps and len(text) < _SIZES and shape.words > 1 and len(set(shape.tokens)) == 1 and len(shape.tokens[0]) == 1


def _shares(shape: Shape) -> bool:
    """ "Share this story on WhatsApp", "Auf Facebook teilen", "Share on Facebook Share on X": buttons."""
    first, last = shape.tokens[0], shape.tokens[-1]
    if shape.words == 1 and not shape.ended:
        return first in SHARE_WORDS
    networks, shares = (sum(map(words.__contains__, shape.tokens)) for words in (NETWORKS, SHARE_WORDS))
    if networks > 1 <= shares and not shape.ended and 2 * (networks + shares) >= shape.words:
        return True  # a row of them
    if shape.words > _BUTTON or shape.ended or (first not in SHARE_WORDS and last not in SHARE_WORDS):
        return False
    return last in NETWORKS if first in SHARE_WORDS else not NETWORKS.isdisjoint(shape.tokens)


def _timed(text: str, shape: Shape, known: Phrases) -> Mark:
    if is_stamp(text) or is_day(text):
        return "date"
    tokens = shape.tokens
    if shape.words <= 6 and (_AGO.fullmatch(text) or (not AGO_WORDS.isdisjoint(tokens) and _short_time(tokens))):
        return "ago"
    if shape.words <= 16 and not shape.colon and (shape.digits or _DAY.search(shape.key) or says_day(text)):
        rest = _beside_day(text, tokens, known.dates)
        if any(len(t) > _LABEL and unspaced(t) for t in rest):
            return ""  # a clause: "2019-09-26 12:52 船长发出求救信号" tells what happened
        alone = not rest or (len(rest) == 1 and len(tokens) >= 6 and not shape.ended)
        if alone and not _of_numbers(text, tokens, known.dates):
            return "date"
        if len(rest) <= 2 and len(tokens) <= 8 and not shape.ended and _WHOLE_DAY.search(text):
            return "date"  # "Giriş Tarihi: 08.02.2024 09:41", in any language
    brief = not shape.ended or shape.words <= 16
    return "date" if brief and shape.digits and _MAY_BE_DAYS.search(text) and is_day_line(text, known) else ""


def _beside_day(text: str, tokens: Sequence[str], dates: frozenset[str]) -> list[str]:
    """The words of the line that are no number and no date's; what calls the day one of publication or change is none, either."""
    rest = [t for t in tokens if not t[0].isdigit() and t.rstrip(".") not in dates]
    if rest and (PUBLISHED.may_be_in(text) or UPDATED.may_be_in(text)):
        bare = key_of(PUBLISHED.without(UPDATED.without(text))).split()
        return [t for t in bare if not t[0].isdigit() and t.rstrip(".") not in dates]
    return rest


def _of_numbers(text: str, tokens: Sequence[str], dates: frozenset[str]) -> bool:
    """ "9", "8,5", "2016 $25,000 $15,000", "12/1/2017 +0.2%", "1 2 3 4 5", "Rovers 2.4 4.1 5.1": of a table or a score, no date.
    "03-Mar-2026 13:02:11" has a month in it."""
    words = [word for token in tokens for word in token.split("-")]
    return (
        text.isdigit()
        or _DECIMAL.fullmatch(text) is not None
        or _AMOUNT.search(_ZONE.sub("", text)) is not None
        or (sum(t[0].isdigit() for t in tokens) >= _ROW and dates.isdisjoint(words) and not says_day(text))
    )


def _short_time(tokens: Sequence[str]) -> bool:
    """ "4 hours ago", "a few minutes ago": no more than a number, a unit and the word. "So many years ago" is a verse."""
    counted = len(tokens) <= _VAGUE or tokens[0] in ("a", "an") or any(token[0].isdigit() for token in tokens)
    return counted and len(tokens) <= 5 and (tokens[0][0].isdigit() or tokens[-1] in AGO_WORDS or tokens[0] in AGO_WORDS)


def _opened(text: str, key: str, shape: Shape, known: Phrases) -> Mark:
    colon = text.find(":", 0, 30)
    if colon > 0 and not shape.ended:
        before = key_of(text[:colon]).replace("'", " ")
        if before in known.related or before in known.widgets:
            return "lead-in"
    if key.partition(" ")[0] in known.firsts and _is_glued(text, known):
        return "lead-in"
    bare = key[2:] if key.startswith("# ") and _COUNTED.match(text) else key
    for opening, related in known.openings.get(bare.split(" ", 1)[0], ()):
        if bare == opening or bare.startswith(opening + " "):
            if related:
                return "lead-in" if ":" in text[: len(opening) + 6] or "»" in text[: len(opening) + 6] or not shape.ended else ""
            return "opening" if shape.words <= 20 else ""
    return ""


def _is_glued(text: str, known: Phrases) -> bool:
    """ "Read alsoBridge closed": a copied box, of which the label's end is seen by the capital letter behind it?"""
    ends = (at for at in range(1, min(len(text), _LABEL_ENDS)) if text[at - 1].islower() and text[at].isupper())
    return any(key_of(text[:at]).replace("'", " ") in known.related for at in ends)


def _called(key: str, said: Sequence[str], shape: Shape, known: Phrases) -> Mark:
    return "call" if shape.words <= 24 and asks(key, said, known) else ""


def _credited(text: str, shape: Shape) -> Mark:
    """ "(Ann Lee / Agency)", "Photo: Ann Lee": a short line that ends in no sentence and names a picture or an agency."""
    if shape.words > 14 or (shape.ended and shape.func > 0.2) or CREDIT_WORDS.isdisjoint(shape.tokens):
        return ""
    found = [token in CREDIT_WORDS for token in shape.tokens]
    label = text.partition(":")[0] if ":" in text else ""
    if label and not _CREDIT_SIGN.search(text):  # "Credits to graduate: 52", "Pros: fine lens, good image"
        of_label = found[: len(key_of(label).split())]
        return "credit" if len(of_label) <= 3 and of_label[-1:] == [True] else ""
    signs = _UNIT.sub(" ", text) if shape.words > _BRIEF else text
    return "credit" if _CREDIT.search(signs) or (shape.words <= 4 and _bare_credit(text, found)) else ""


def _bare_credit(text: str, found: Sequence[bool]) -> bool:
    """ "Getty Images", "AP Photo", "Foto di Anna Lee", and not "Generate images": no long word in lower case but a credit's."""
    said = text.split()
    return (found[0] or found[-1]) and all(
        here or len(word) <= 3 or not word[:1].islower() for word, here in zip(said, found, strict=False)
    )
