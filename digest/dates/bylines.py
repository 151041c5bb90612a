"""Does a dateline, or a line beside the title, give the date? "KYIV, Oct. 12 —", "By Jane Roe | Published 12 October 2025"."""

# ruff: noqa: E501 (lists are read by the line)
from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from digest.dates.mention import Mention, Order
from digest.dates.prose import mentions
from digest.labels import PUBLISHED, UPDATED, Label, Words, label_of
from digest.sentences import sentence_spans
from digest.stamps import is_stamp
from digest.writing import STOPS_ELSEWHERE, unspaced_letters

# Lines that hold a date which is not the article's.
_OTHER = Words.of(
    r"correct\w*|clarif\w*|korrektur\w*|berichtigung\w*|correzion\w*|correcci\w*|correç\w*|sprostowani\w*|виправлен\w*|đính chính|retrieved|"
    r"accessed|©\w*|\(c\)\w*|copyright|all rights|joined|born|since|subscri\w*|expire\w*|deadline\w*|upcoming|event\w*|ticket\w*|most read|"
    r"related|archive\w*|cookie\w*|privacy|terms|comment\w* on|comment\w* at|alle rechte|tous droits|derechos|diritti|direitos|права"
)
_HANDLE = re.compile(r"\(@\w")  # "— Ann Lee (@annlee) May 2, 2024" is signed below a post
_CLOCKS = re.compile(r"\d{1,2}(?:[:.h]\d\d){1,2}(?:\s?[ap]\.?m\.?)?|\d{1,2}\s?[ap]\.?m\.?", re.I)
_STAMPED = re.compile(r"\s\d{1,2}[:：]\d\d(?!.*[。！？])")  # "2018年6月18日 10:01 発信地：…": a clock behind the day, and no sentence
_PLACE_END = re.compile(
    r"[.,]?\s?(?:,?\s?\d{4},?\s?)?(?:\)|г\.|року|р\.)?\s?,?(?:\((?!\d)[^)]{2,40}\)|/[^/]{2,30}/|[A-Z][\w./ ]{1,30})?\s?\)?\s?(?:[-–—―:]|\.\s?[-–—―]|-{2})"
)
_DASH, _DIGIT = re.compile(r"[-–—―:]"), re.compile(r"\d")
_LONGEST, _OTHER_WORDS, _UNSPACED = 200, 9, 14
_LIST = 3  # dates: "10/12/2010 10/11/2010 10/10/2010" is a choice, not a date


@dataclass(frozen=True, slots=True)
class Dateful:
    """A date in a line that says little else, and what the line calls it."""

    mention: Mention
    label: Label


def in_line(line: str, language: str, order: Order, signed: bool = False) -> list[Dateful]:
    """The dates of a byline or date line in their order; none of a line that is a sentence or speaks of something else. `signed`: it
    is known to name the author.

    >>> [(d.mention.full.day, d.label) for d in in_line("By Ann Roe | Oct 12, 2025 | Updated Oct 13, 2025", "en", "")]
    [(12, 'none'), (13, 'updated')]
    """
    if len(line) > _LONGEST:
        return []
    named = _dates_of(line, language, order)
    said = [each for each in named if each.day and not each.last]
    if not said or len({line[each.start : each.end] for each in named}) >= _LIST or _OTHER.are_in(line) or _HANDLE.search(line):
        return []
    if not (signed or is_stamp(line) or _says_little(line, said)):
        return []
    found, at = [], 0
    for mention in said:
        found.append(Dateful(mention, label_of(line[at : mention.start])))
        at = mention.end
    return found


def says_published(line: str) -> bool:
    """Does the line speak of a publication, whether its day can be read or not?

    >>> says_published("Originally published in March 2022. Last updated on December 20, 2024.")
    True
    """
    return PUBLISHED.are_in(line)


@lru_cache(maxsize=64)  # a line is asked for its dates and for a dateline
def _dates_of(line: str, language: str, order: Order) -> tuple[Mention, ...]:
    return tuple(mentions(line, language, order, ()))


def _says_little(line: str, said: list[Mention]) -> bool:
    """Is the line, but for dates, clock times and labels, no more than a name and a section?"""
    rest, at = [], 0
    for mention in said:
        rest.append(line[at : mention.start])
        at = mention.end
    left = " ".join((*rest, line[at:]))
    left = PUBLISHED.without(UPDATED.without(_CLOCKS.sub(" ", left) if _DIGIT.search(left) else left))
    words = re.findall(r"[^\W\d_]{2,}", left)
    plain = sum(word[0].islower() and len(word) > 2 for word in words)
    if unspaced_letters(left) > _UNSPACED and not _STAMPED.match(line, said[0].end):  # a sentence in a script without spaces
        return False
    if plain > 3 and 2 * sum(word[0].islower() for word in words) > len(words):  # a sentence without its stop
        return False
    caseless = any(word[0].lower() == word[0].upper() for word in words)
    if (plain or caseless) and len(words) > 2 and line.rstrip("\"'”’»)").endswith((".", *STOPS_ELSEWHERE)):  # a short sentence
        return False
    return len(words) <= _OTHER_WORDS and not (len(words) > 3 and len(sentence_spans(left)) > 1) and not re.search(r"[!?]", left)


def dateline(paragraph: str, language: str, order: Order) -> Mention | None:
    """The day of "KYIV, Oct. 12 (Agency) —" at the head of a paragraph.

    >>> dateline("KYIV, Oct. 12 (Agency) - The mayor said.", "en", "").day
    12
    """
    head = paragraph[:120]
    if not _DASH.search(head) or not _DIGIT.search(head):
        return None
    for mention in _dates_of(head, language, order):
        if mention.day and not mention.last:
            fits = _PLACE_END.match(head, mention.end) and _is_place(head[: mention.start])
            return mention if fits else None
    return None


def _is_place(words: str) -> bool:
    """A few words before the day, most of them with capitals: "KYIV, Ukraine, ", "(Lwów, "."""
    words = words.strip(" (,.–—-/|")
    if not words:
        return True
    if len(words) > 60 or _OTHER.are_in(words) or UPDATED.are_in(words) or re.search(r"[!?;:]|[a-z]{3}\.\s", words):
        return False
    named = re.findall(r"[^\W\d_]+", words)
    return bool(named) and len(named) <= 6 and sum(word[0].isupper() or not word[0].islower() for word in named) >= len(named) / 2
