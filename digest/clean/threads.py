"""Where do readers' comments stand below an article? Each has a name and a time above it, and the same button below it; or one
line that says in the same words who wrote it and when ("Posted by: Ann Lee, 27 Sep 2011 | 15:22").

A ticker has times and buttons, too, but not another name in each entry.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Sequence, Set

from digest.clean.datewords import holds_day, is_date
from digest.clean.memory import Known
from digest.clean.resumed import runs

_ABOVE = 3  # paragraphs of an article above its comments
_ANSWERS = 3  # comments with the same button below
_BUTTON, _NAME, _HEAD = 6, 4, 14  # words of a button, a name, a line that says who and when
_REACH = 3  # lines between a button and the name and time of the next comment
_CLOCK, _YEAR = re.compile(r"\d[:.h]\d\d(?!\d)"), re.compile(r"(?<!\d)20\d\d(?!\d)")
_COUNT = re.compile(r"\d+")
_TIMED = ("date", "ago")
_TITLE = 12  # words of what a comment is headed with
_BEGINNING = 8  # lines of the first comment, at most


def comments(texts: Sequence[str], found: Sequence[Known], dates: frozenset[str], inside: Sequence[bool]) -> range:
    """The places from the first comment's name to the last one's end; nothing where there is no thread. `dates` are the words of
    dates and times, `inside` what is taken for the article so far."""
    heads = [at for at, known in enumerate(found) if known.mark == "ago" or _says_when(texts[at], known)]
    first = next((at for at, known in enumerate(found) if runs(known) and _paragraphs(found, at) == _ABOVE), len(found))
    heads = [at for at in heads if at > first]
    for places in _buttons(found, heads):
        thread = _thread(places, heads)
        buttons = frozenset(places)
        said = [_name(at, (texts, found, dates), buttons) for at in thread]
        if len(thread) >= _ANSWERS and 2 * len(set(said) - {""}) > len(thread):
            return range(thread[0] - (texts[thread[0] - 1] == said[0]), _end(places[-1], heads, found))
    return _signed((texts, found, dates), heads, inside)


def _signed(page: tuple[Sequence[str], Sequence[Known], frozenset[str]], heads: Sequence[int], inside: Sequence[bool]) -> range:
    """The thread whose comments are signed in the same words, each by somebody else. What stands above the first signature is
    of the comment where the signatures stand below, and it begins where the article has ended; else it is its title alone. No
    article goes on behind its readers."""
    _, found, dates = page
    opened: defaultdict[tuple[str, ...], list[int]] = defaultdict(list)
    for at in heads:
        words = tuple(found[at].shape.tokens[:2])
        if found[at].mark != "ago" and found[at].shape.words > _NAME and all(map(str.isalpha, words)):
            opened[words].append(at)
    for places in opened.values():
        names = {_besides(found[at].shape.tokens[2:], dates) for at in places} - {""}
        if len(names) < _ANSWERS or 2 * len(names) <= len(places):
            continue
        first = places[0]
        if sum(_is_said(found, at - 1) - _is_said(found, at + 1) for at in places) > 0:
            near = range(first - 1, max(0, first - _BEGINNING), -1)
            start = next((at + 1 for at in near if not inside[at] or found[at].mark), first)
        else:
            start = first - (not runs(found[first - 1]) and found[first - 1].shape.words <= _TITLE)
        return range(start, len(found))
    return range(0)


def _is_said(found: Sequence[Known], at: int) -> bool:
    return at < len(found) and (runs(found[at]) or found[at].shape.ended)


def _thread(buttons: Sequence[int], heads: Sequence[int]) -> list[int]:
    """The places of the names and times right below a button, and of the one above the first, where its comment is no longer."""
    thread = [at for at in (_below(place, heads) for place in buttons) if at]
    opening = _above(buttons[0], heads)
    long = max((button - _above(button, thread) for button in buttons if thread and thread[0] < button), default=0)
    return [opening, *thread] if opening and buttons[0] - opening <= 2 * long else thread


def _below(place: int, those: Sequence[int]) -> int:
    """The first of the rising places that is right below this one; 0 for none."""
    at = bisect_right(those, place)
    return those[at] if at < len(those) and those[at] <= place + _REACH else 0


def _above(place: int, those: Sequence[int]) -> int:
    """The last of the rising places above this one; 0 for none."""
    at = bisect_left(those, place)
    return those[at - 1] if at else 0


def _paragraphs(found: Sequence[Known], at: int) -> int:
    return sum(map(runs, found[: at + 1]))


def _buttons(found: Sequence[Known], heads: Sequence[int]) -> list[list[int]]:
    """The places of each short line that is said again and again behind the first time; it may count: "Like: 3"."""
    said: defaultdict[str, list[int]] = defaultdict(list)
    for at in range(heads[0] + 1 if heads else len(found), len(found)):
        known = found[at]
        if 0 < known.shape.words <= _BUTTON and known.mark not in _TIMED and not runs(known):
            said[_COUNT.sub("0", known.shape.key)].append(at)
    return [places for places in said.values() if len(places) >= _ANSWERS]


def _says_when(text: str, known: Known) -> bool:
    """ "Ann Lee December 3, 2023 at 1:24 pm": nobody but those who comment is said to have spoken at a minute."""
    if known.mark == "date":
        return known.shape.digits > 0
    brief = not known.mark and known.shape.digits > 0 and known.shape.words <= _HEAD and not known.shape.ended
    if not brief:
        return False
    stamped = _CLOCK.search(text) is not None and _YEAR.search(text) is not None
    return stamped and holds_day(text.replace(",", " ").split())


def _name(at: int, page: tuple[Sequence[str], Sequence[Known], frozenset[str]], buttons: Set[int]) -> str:
    """Who says what stands below: in the line of the time, or in the one above it."""
    texts, found, dates = page
    above = found[at - 1]
    if at - 1 not in buttons and not above.mark and 0 < above.shape.words <= _NAME and not above.shape.ended:
        return texts[at - 1]
    return _besides(found[at].shape.tokens, dates)


def _besides(tokens: Sequence[str], dates: frozenset[str]) -> str:
    """What is left of a line without day and hour."""
    return " ".join(token for token in tokens if not token[0].isdigit() and token.rstrip(".") not in dates and not is_date(token))


def _end(last: int, heads: Sequence[int], found: Sequence[Known]) -> int:
    """Behind the last button, or the paragraphs below a time behind it."""
    at, timed = (_below(last, heads) or last) + 1, frozenset(heads)
    while at - 1 in timed or (at < len(found) and at > last + 1 and runs(found[at])):
        at += 1
    return min(at, len(found))
