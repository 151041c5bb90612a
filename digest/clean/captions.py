"""Which lines belong to a picture? A caption becomes a field; a credit goes with it."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Sequence
from itertools import combinations

from digest.clean.marks import Mark
from digest.clean.shape import Shape, key_of
from digest.clean.vocabulary import CREDIT_WORDS
from digest.languages import stop_words
from digest.sentences import sentence_spans
from digest.writing import MARKS

# "… at the White House. (Ann L. / Agency)", "… der Brücke （新聞 王磊 摄）"
_BRACKETED = re.compile(r"[(\[（【]([^()\[\]（）【】]{2,80})[)\]）】]\.?$")
# "… last year. © Ann Lee", "… Photo: Ann Lee", "… Ann Lee/Agency", "… last year.CREDIT:ANN LEE"; "… on the pier — Photo: Ann Lee"
_BEHIND = re.compile(r"[.!?…。！？।\"”»](?:\s|(?=[^\W\d_a-z]\w{2,12}:))|\s?(?=[©ⓒ]|\([cC]\)\s)")
_DASHES = "-–—|/•"
_DASHED = re.compile(rf"\s[{_DASHES}]\s")
_LETTER = rf"(?:[^\W\d_]|[{MARKS}])"
_HEAD = re.compile(rf"^[(\[]?({_LETTER}{{2,14}}(?: {_LETTER}{{2,12}})?)\.?\s?[:：|=＝]\s?(?=\S)")
# "… leaves the pier. Harbour Post file photo", "… the ferry=14 June, taken by Ann Lee", "… the ferry=in Lindham in 2015", "… the
# ferry. Lindham=reporter Ann Lee", in scripts that have no capitals
_TAKEN = re.compile(
    "[=＝.。]\\s?[^=＝.。]{2,40}(?:撮影|提供|摄|攝|供图|供圖|사진|제공)[)）]?$|[=＝][^=＝。]{2,40}[で日年分]$"
    "|다\\. ?[^=.]{1,12}=[^=.]{2,12}기자$"
)
# "… more toxic than was thought Credit: Ann Lee": a label with a capital letter, and nothing but names behind it
_LABELLED = re.compile(r"\w\s([^\W\d_a-z][^\W\d_]{2,14}):\s?(?:[^\W\d_a-z][\w’'.&/-]*\s?|(?:via|of|for|the|and)\s){1,7}$")
_SIGN = re.compile(r"[:：/=＝]")
_IN_CREDITS = "©ⓒ/:：|=＝("
_COLON = re.compile("[:：=＝]")
_TIED = re.compile(r"[^\s-]+[-–—]\s")  # "फोटो- संवाद"
_CLOSING = ")]）】"
_TAIL_CHARS = 120  # no tail is longer
_CREDIT_CHARS = 80
_SIGNED_CHARS = 60  # from a © to the end
_BRIEF = 25  # words of a caption that ends in a name in capitals
_SHORTEST = 8  # words of a caption whose credit is no more than two names and a stroke
_LONGEST = 90  # words of a caption with its credit
_LONGEST_ALIKE, _NOTICE = 60, (3, 14)  # words of a caption, and of what captions end in that end alike
_TAIL_ALIKE = 5  # characters that two such ends share at least
_NOTICES = 8  # of which each is compared with the others
# "… since the spring. Ann Lee/Harbour Post": names on both sides of the stroke, and no stop behind them
_BARE = re.compile(r"[^\W\d_a-z][\w’'.-]*(?: [^\W\d_a-z][\w’'.-]*){0,3} ?/ ?[^\W\d_a-z]\w*(?: [^\W\d_a-z]\w*){0,3}")
_ANY_SMALL = stop_words("en") | stop_words("de") | stop_words("fr") | stop_words("es")
_BY = frozenset("by von par por di door av af de".split())
_SLASH = re.compile(r"^[^/]{2,40}\s?/\s?[^/]{2,40}$")


def is_caption(text: str, shape: Shape, mark: Mark) -> bool:
    """Does the line itself say that it belongs to a picture: a credit at its end, a label at its beginning?

    >>> from digest.clean.shape import shape_of
    >>> line = "The old bridge in May. (Ann Lee / Harbour Post)"; is_caption(line, shape_of(line, "en"), "")
    True
    """
    if mark == "credit":
        return True
    if shape.words > _LONGEST:
        return False
    if not text.isascii() and _TAKEN.search(text[-60:]):
        return True
    head = _HEAD.match(text) if _SIGN.search(text, 0, 34) or "|" in text[:34] else None
    if head and _labels(key_of(head[1]).split()):
        return True
    end = text[-_TAIL_CHARS:].removesuffix(".")
    bracketed = _BRACKETED.search(end) if end[-1:] in _CLOSING else None
    if bracketed:
        credit = bracketed[1].strip()
        agencies = _SLASH.match(credit) is not None and _capital_sides(credit)
        return agencies or _names_source(credit)
    return _behind(end, shape)


def ending_alike(texts: Sequence[str]) -> frozenset[str]:
    """The texts that end in the same words behind another sentence each, if these name a source, stand in brackets, or are two
    sentences: "Ferries in May. (Sent in by Ann Lee)", "A map of the pier. All rights are ours. Ask before you print it." """
    ends: defaultdict[str, set[str]] = defaultdict(set)
    tails = Counter(text[-_TAIL_ALIKE:] for text in set(texts))
    for text in texts:
        shared = tails[text[-_TAIL_ALIKE:]] > 1 and text.count(" ") < _LONGEST_ALIKE
        spans = sentence_spans(text) if shared else []
        for last in range(1, min(3, len(spans))):
            ends[text[spans[-last][0] :].strip()].add(text)
    alike = [found for end, found in ends.items() if len(found) > 1 and _is_notice(end) and _differ(found, end)]
    return frozenset().union(*alike)


def _differ(texts: set[str], end: str) -> bool:
    """Do they say different things before that? Two versions of one paragraph do not."""
    words = [set(key_of(text.strip().removesuffix(end)).split()) for text in texts]
    return all(2 * len(one & two) < min(len(one), len(two)) for one, two in combinations(words[:_NOTICES], 2))


def _is_notice(end: str) -> bool:
    words = key_of(end).split()
    if not _NOTICE[0] <= len(words) <= _NOTICE[1] or end[-1] in ":?" or end[0] in "-–—\"“„«":
        return False
    return end[0] in "([|" or not CREDIT_WORDS.isdisjoint(words) or len(sentence_spans(end)) > 1


def _behind(end: str, shape: Shape) -> bool:
    """Does what stands behind the last sentence, or behind a dash, name who took the picture?"""
    if not (end[end.rfind(" ") + 1 :][:1].isupper() or any(map(end.__contains__, _IN_CREDITS)) or "- " in end):
        return False  # no more than a look, for nearly every line
    credit = end[_credit_at(end) :]
    if len(credit) < len(end) and 2 < len(credit) <= _CREDIT_CHARS and credit[-1] not in "!?:":
        if len(credit) <= _SIGNED_CHARS and (credit[0] in "©ⓒ" or credit[:3].lower() == "(c)"):
            return True
        if shape.words >= _SHORTEST and (
            _BARE.fullmatch(credit) or (shape.stops < 2 and shape.words <= _BRIEF and _shouted(credit))
        ):
            return True
        if _names_source(credit) and (_SIGN.search(credit) or _capitalised(credit) or _TIED.match(credit)):
            return True
    labelled = _LABELLED.search(end) if ":" in end else None
    if labelled and shape.words >= _SHORTEST and key_of(labelled[1]) in CREDIT_WORDS:
        return True
    if not any(map(end.__contains__, _DASHES)):
        return False
    dashed = _DASHED.split(end)[-1]
    return len(dashed) < len(end) and _HEAD.match(dashed) is not None and _names_source(dashed)


def _credit_at(end: str) -> int:
    """Where what stands behind the last sentence begins; "Fot. Ann Lee" is no sentence and a name."""
    stops = [match.end() for match in _BEHIND.finditer(end)]
    if len(stops) > 1 and key_of(end[stops[-2] : stops[-1]]) in CREDIT_WORDS:
        return stops[-2]
    return stops[-1] if stops else 0


def _shouted(credit: str) -> bool:
    """ "MARINA QUIROGA", and not "LEARN MORE": two to four words, all in capitals."""
    said = credit.split()
    return (
        credit.isupper()
        and 2 <= len(said) <= 4
        and credit.replace(" ", "").isalpha()
        and _ANY_SMALL.isdisjoint(map(str.lower, said))
    )


def _capitalised(credit: str) -> bool:
    """ "Foto Sanne Dijkgraaf": a word and two or three names."""
    said = credit.split()
    return 2 <= len(said) <= 4 and all(word[:1].isupper() for word in said)


def _labels(words: list[str]) -> bool:
    """ "Photo", "File photo", "Photo illustration", and not "Picture this", "Credits to"."""
    return any(map(CREDIT_WORDS.__contains__, words)) and (words[-1] not in _ANY_SMALL or words[-1] in _BY)


def _capital_sides(credit: str) -> bool:
    """ "Ann L. / Agency", and not "PEO / co-employment"."""
    return all(side.strip()[:1].isupper() for side in credit.split("/"))


def _names_source(credit: str) -> bool:
    """Is it "AP Photo/Ann Lee", "Photo: Ann Lee", "Reuters", and not "in Photo mode", "a picture of the pier"?"""
    label = _HEAD.match(credit)
    if label or _COLON.search(credit):
        return label is not None and _labels(key_of(label[1]).split())
    known = [word in CREDIT_WORDS for word in key_of(credit).split()]
    if not any(known):
        return False
    if credit[:1].islower():  # "(foto Tedeschi)", and not "(images, videos, or live)"
        return known[0] and all(word[:1].isupper() for word in credit.split()[1:])
    return known[0] or known[-1] or "/" in credit
