"""What does a line look like? Features that every language shares: length, stops, small words, capitals, signs."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from itertools import chain
from typing import NamedTuple, TypeVar

from digest.languages import stop_words
from digest.text import MARKED_WORD, WORD, folded, plainly
from digest.writing import MARKS, STOPS, STOPS_ELSEWHERE, spelled, stopless, unspaced, unspaced_words

T = TypeVar("T")
_PLAIN_WORD = re.compile(r"\w++(?:['’ʼ.\-]\w++)*+")  # the same where no "_" stands; half as long
_MARKED = re.compile(f"[{MARKS}]")
_POINTED = frozenset("ar fa ur he hi mr ne bn pa gu or ta te kn ml si th lo my km".split())
_FOLDS = re.compile("[^\x00-\x7f’“”…]")  # what folding may make other words of
# where a sentence may end: a stop, then closing quotes or brackets, then the end or white space
_ENDED = re.compile(rf"[{STOPS}](?:\s?[»›])?[\"'”’“‘»›«‹)\]」』）*]*$")
_END_SIGNS = "■□▪◼◾◆●∎"  # "… for the last time. ■": a magazine's sign that the article ends here
# "… of private capital. 1", "… said so.[2]": a note's number stands behind the stop
_NOTED = re.compile(r"(?:[^\W\d_]{5}[.!?][\"'”’»)]*\s|[^\W\d_]{3}[.!?][\"'”’»)]*\[?)\d{1,2}\]?$")
_OF_AGENCY = re.compile(rf"(?<=[{STOPS}])[\"”’»]? \(\w{{2,12}}\)$")  # "… at noon. (KHA)": whose report it is stands behind the stop
# "six-decade-long…", "a key witness [...]": a teaser that somebody cut short
_CUT_SHORT = re.compile(r"(?:…|\.\.\.+)[\])]?$")
_STOPS = re.compile(r"[.!?…][\"'”’“‘»«)\]]*\s")
_STOPS_ELSEWHERE = re.compile(f"[{STOPS_ELSEWHERE}]")
_SIGNS = re.compile(r"[|©®»›>@#/\\_=~•·→↓↑×✓★☆]")
_PLAIN_SIGNS = b"|>@#/\\_=~"  # those of ASCII
_LABEL = re.compile(r"[\[(*]?[^\W\d_a-z][^\s:]{1,14}(?: [^\s:]{1,12})?\s?[:：]\s?\S")
_COMMAS = re.compile("[,،、，;；]")
_QUOTES = re.compile('["“”„«»「」『』]')
_HANGUL = re.compile("[\uac00-\ud7af]")  # Korean puts spaces between words of which each says what several of English say
_SENTENCE = 18  # words of a line that is no heading
_FOLDED = 30  # words of a line whose key is folded; longer ones are compared as they are


_STEM, _PAIR = 5, 2  # letters; syllables
_LEAST = {"vi": 2, "he": 3, "ar": 3, "fa": 3}  # letters of a word that says something, where it is not four


class Shape(NamedTuple):
    """The features of one line that need nothing but the line and the language."""

    words: int
    ended: bool
    stops: int
    colon: bool
    func: float  # share of words that say nothing alone
    lower: float  # share of words in lower case; .6 for scripts without case
    commas: float
    digits: float
    signs: float
    starts_lower: bool
    caps: bool  # all in capitals
    quote: bool
    label: bool  # "Word:" or "Two words:" and more behind it
    names: bool  # two to five words, each capitalised: a person, a heading in title case
    content: tuple[str, ...]  # the words of four letters or more, lower-case; but for English, what stays when they are bent
    key: str  # for comparing lines: folded words
    tokens: Sequence[str]  # these words


def shape_of(text: str, language: str) -> Shape:
    """The shape of one line; linear in its length."""
    found = (MARKED_WORD if language in _POINTED else WORD if "_" in text else _PLAIN_WORD).findall(text)
    n = len(found)
    low = " ".join(found).lower()
    lowered = low.split()
    small = stop_words(language)
    rest = [word for word in lowered if word not in small]  # no stop word is a number: digits need no more than these
    bare = plainly(text)
    plain = bare.isascii()  # as nearly all is but for its quotes and dashes
    count = n if plain else _count(text, n)
    per = n or 1
    lower = sum(map(str.islower, found))
    caps = text.isupper()
    addresses = text.count("www.") + (text.count("http:") + text.count("https:") if ":" in text else 0)
    signs = addresses + (len(text) - len(bare.encode().translate(None, _PLAIN_SIGNS)) if plain else len(_SIGNS.findall(text)))
    commas = 5 * (text.count(",") + text.count(";") if plain else len(_COMMAS.findall(text))) / (count or 1)
    key = low if n > _FOLDED or text.isascii() else key_of(text) if _FOLDS.search(text) else low.replace("’", "'")
    return Shape(
        count,
        _is_ended(text) or (count >= _SENTENCE and stopless(text)),
        len(_STOPS.findall(text)) + (0 if plain else len(_STOPS_ELSEWHERE.findall(text))),
        text[-1:] in ":：",
        (n - len(rest)) / per if small else 0.35,
        lower / per if lower or n >= 60 or caps or any(map(str.istitle, found)) else 0.6,
        commas if commas < 1.0 else 1.0,
        sum(map(str.isdigit, rest)) / per,
        min(1.0, signs / (count or 1)) if signs else 0.0,
        text[:1].islower(),
        caps,
        ('"' in text or "“" in text or "”" in text) if plain else _QUOTES.search(text) is not None,
        (":" in text or "：" in text) and _LABEL.match(text) is not None,
        2 <= n <= 5 and all(w[0].isupper() for w in found),
        tuple([word for word in rest if len(word) > 3]) if language == "en" else _stems(rest, _LEAST.get(language, 4)),
        key,
        lowered if key == low else key.split(),
    )


def _count(text: str, words: int) -> int:
    """How many words of English would say it; `words` are parted by spaces."""
    syllables = len(_HANGUL.findall(text))
    return words + unspaced_words(text) + (syllables // _PAIR if syllables >= _PAIR * words else 0)


def _is_ended(text: str) -> bool:
    """Does the line end like a sentence, maybe with the number of a note behind it?"""
    last = text[-1:]
    if last in _END_SIGNS:
        return _closed(text.rstrip(" " + _END_SIGNS)) and text != last
    if last.isdigit() or last == "]":
        return _NOTED.search(text[-16:]) is not None or (last == "]" and _closed(text))
    return not last.isalnum() and (_closed(text) or (last == ")" and _OF_AGENCY.search(text[-20:]) is not None))


def _closed(text: str) -> bool:
    return _ENDED.search(text[-12:]) is not None and not _CUT_SHORT.search(text[-8:])


def _stems(words: Sequence[str], least: int = 4) -> tuple[str, ...]:
    """What two words of one meaning share in a language that bends its words, or puts no space between them.

    >>> _stems(["brücke", "brücken", "am"]), _stems(["吊り橋"])
    (('brück', 'brück'), ('吊り', 'り橋'))
    """
    if "".join(words).isascii():
        return tuple([word[:_STEM] for word in words if len(word) >= least])
    return tuple(chain.from_iterable(_pieces(word, least) for word in words))


def _pieces(word: str, least: int) -> Sequence[str]:
    if not unspaced(word) and not _HANGUL.search(word):
        return (word.removeprefix("ال")[:_STEM],) if len(word) >= least else ()
    size = _STEM if spelled(word) else _PAIR
    return [word[at : at + size] for at in range(len(word) - size + 1)]


def overlap(text: str) -> int:
    """In how many pieces of what a line says does one of its letters stand? One, where spaces part its words.

    >>> overlap("die Brücke"), overlap("吊り橋"), overlap("สะพาน")
    (1, 2, 5)
    """
    return 1 if not unspaced(text) else _STEM if spelled(text) else _PAIR


def met_again(groups: Iterable[set[T]]) -> tuple[set[T], set[T]]:
    """(what any of the groups holds, what two or more of them hold)."""
    once: set[T] = set()
    twice: set[T] = set()
    for group in groups:
        twice |= group & once
        once |= group
    return once, twice


def key_of(text: str) -> str:
    """The folded words of a line, for comparing it with others."""
    plain = folded(text)
    if plain.isascii():
        return " ".join((WORD if "_" in plain else _PLAIN_WORD).findall(plain))
    return " ".join((MARKED_WORD if _MARKED.search(plain) else WORD).findall(plain))


def key_by(text: str, shape: Shape) -> str:
    """The same of a line whose shape is known: nearly always it holds the key.

    >>> line = "Anna’s café"; key_by(line, shape_of(line, "fr")) == key_of(line) == "anna's cafe"
    True
    """
    return shape.key if "`" not in text and (shape.words <= _FOLDED or text.isascii()) else key_of(text)
