"""Where does a sentence end? Offsets into the text, for every script, without a model.

A full stop ends a sentence unless it belongs to an abbreviation, an initial, a number, an ordinal before a lower-case
word, or the text goes on in lower case. Method: the rules of Unicode's UAX 29 sentence boundaries, narrowed by the shape of
the word before the stop and after it.
"""

from __future__ import annotations

import re

from digest.writing import STOPS, STOPS_ELSEWHERE

# The end of a sentence: stops, then closing quotes or brackets; then white space (none is needed after "。").
# All marks in one class first: so the search leaps from mark to mark, in a third of the time. A run of stops is tried
# once, from its first one: a megabyte of "!!!!" took minutes.
_END = re.compile(
    rf"""[{STOPS}](?:(?<=[.!?…])(?<![.!?…]{{2}})[.!?…]*+(?:\s[»›](?=\s|$)|['"”’“‘»›«‹)\]]*+)(?=\s)|(?<=[{STOPS_ELSEWHERE}])[{STOPS_ELSEWHERE}]*+["”’」』）]*+)"""
)
_OPENING = "\"'“”„«‹‘([¿¡—–-"
# Words that are written with a stop and are followed by a capital: titles, months, places, companies.
_ABBREVIATED = frozenset(
    "mr mrs ms dr prof sen rep gov gen col lt capt sgt maj adm rev hon st mt ft messrs mme mlle jr sr vs no nos vol pp p art "
    "jan feb mar apr jun jul aug sep sept oct nov dec mon tue tues wed thu thur thurs fri sat sun "
    "u.s u.k u.n e.u d.c a.m p.m ph.d b.a m.a e.g i.e etc approx dept est fig al "
    "inc corp ltd co bros bzw ca usw evtl ggf nr str tel abs bspw sog inkl zzgl vgl hr fr dra sra srta dña ee uu "
    "av bd bld m mm vd ing dott sig sigg avv on arq exmo exma eng tys zł ul im śp prof mgr dr inż m.in r w np tzw ok "
    "ст див тис млн млрд грн ім вул рр г гг м обл р с т.д т.п т.е".split()
)
_END_TOO = frozenset("etc a.m p.m usw bros r".split())  # these end sentences as well
# Most often something follows these that belongs to them, "the U.S. State Department": they end a sentence before such a word only.
_END_SELDOM = frozenset("inc corp ltd co jr sr u.s u.k u.n e.u d.c".split())
_BEGINS = frozenset(
    "the a an he she it they we i you his her its their our my this that these those there here who what when where why how while "
    "if as and but or so yet in on at by for from with to of after before since until under over about no not some many most all "
    "both each one two then now still also even is are was were has have had will would can could should may might do did".split()
)
_LONGEST = max(map(len, _ABBREVIATED))
_LAST_WORD = re.compile(r"[\w.'’-]*\w\.?$")


def sentence_spans(text: str) -> list[tuple[int, int]]:
    """(start, end) of each sentence in a text of one paragraph; together they cover all but the white space between.

    >>> [text[a:b] for text in ["Mr. Roe said so. “Yes.” He left at 5 p.m. Tuesday."] for a, b in sentence_spans(text)]
    ['Mr. Roe said so.', '“Yes.”', 'He left at 5 p.m. Tuesday.']
    >>> [text[a:b] for text in ["The U.S. Navy sailed. It left the U.S. The sea was calm."] for a, b in sentence_spans(text)]
    ['The U.S. Navy sailed.', 'It left the U.S.', 'The sea was calm.']
    >>> [text[a:b] for text in ["„Ja.“ Er ging. « Oui. » Elle rit."] for a, b in sentence_spans(text)]
    ['„Ja.“', 'Er ging.', '« Oui. »', 'Elle rit.']
    """
    spans, start = [], 0
    for match in _END.finditer(text):
        if _ends(text, start, match.start(), match.end()):
            spans.append((start, match.end()))
            start = match.end()
            while start < len(text) and text[start].isspace():
                start += 1
    rest = text[start:].rstrip()
    if rest:
        spans.append((start, start + len(rest)))
    return spans


def sentences(text: str) -> list[str]:
    """The sentences of one paragraph, verbatim."""
    return [text[start:end] for start, end in sentence_spans(text)]


def abbreviated(word: str) -> bool:
    """Is a stop behind the word most often not the end of a sentence: "Sen", "Lt"?"""
    return word.lower() in _ABBREVIATED


_DAYS = frozenset("monday tuesday wednesday thursday friday saturday sunday".split())


def _ends(text: str, start: int, stop: int, after: int) -> bool:
    mark = text[stop]
    if mark not in ".…":
        return mark not in "!?" or not _goes_on(text, after)
    if _goes_on(text, after):
        return False
    if mark == "…" or after - stop > 1:
        return True
    if stop > _LONGEST and text[stop - _LONGEST - 1 : stop].isalpha():  # most are longer than any abbreviation
        return True
    least = max(start, stop - 24)
    found = _LAST_WORD.search(text, max(least, text.rfind(" ", least, stop) + 1), stop)  # no word goes on beyond a space
    word = found[0] if found else ""
    bare = word.lower().rstrip(".")
    if len(word) == 1 and word.isalpha() and word.isupper():  # an initial: "J. Smith"; a capital alone ends rarely: "vitamin C."
        return False
    if bare in _ABBREVIATED:
        following = _next_word(text, after)
        if bare in _END_SELDOM:
            return following[:1].isupper() and following.lower() in _BEGINS
        return bare in _END_TOO and following.lower() not in _DAYS and following[:1].isupper() and len(following) > 1
    return not (word.isdigit() and len(word) <= 2 and not _long_sentence(text, start, stop))  # "12. Oktober", "1. Butter"


def _goes_on(text: str, after: int) -> bool:
    """Does the text continue in lower case or with a comma?"""
    at = after
    while at < len(text) and (text[at].isspace() or text[at] in _OPENING):
        at += 1
    return at < len(text) and (text[at].islower() or text[at] in ",;:")


def _next_word(text: str, after: int) -> str:
    match = re.compile(r"[\w'’-]+").search(text, after)
    return match[0] if match else ""


def _long_sentence(text: str, start: int, stop: int) -> bool:
    """A number at the end of a real sentence ends it: "The score was 3 to 12." """
    near = max(start, stop - 300)  # "am 1. am 1. am 1." has no end anywhere
    return text.count(" ", near, stop) >= 4 and not _ON_THE.search(text, max(near, stop - 40), stop)


_ON_THE = re.compile(r"\b(?:am|den|vom|zum|dem|der|bis|dne|od)\s+\d+$")
