"""Questions about strings: which characters are safe, what its words are, how two spellings compare."""

from __future__ import annotations

import re
import unicodedata
from itertools import filterfalse
from typing import Any

from digest.writing import MARKS

# Controls but tab and line feed; surrogates; bidi embeddings, overrides and isolates; deprecated format characters;
# interlinear annotations; noncharacters; the tag plane but its variation selectors, which Japanese names need.
# U+2028/9 become line feeds before this.
_FORBIDDEN = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff\u202a-\u202e\u2066-\u206f\ufff9-\ufffb\ufdd0-\ufdef\ufffe\uffff"
    "\U000e0000-\U000e00ff\U000e01f0-\U000e0fff"
    "\U0001fffe\U0001ffff\U0002fffe\U0002ffff\U0003fffe\U0003ffff\U0004fffe\U0004ffff\U0005fffe\U0005ffff\U0006fffe\U0006ffff"
    "\U0007fffe\U0007ffff\U0008fffe\U0008ffff\U0009fffe\U0009ffff\U000afffe\U000affff\U000bfffe\U000bffff\U000cfffe\U000cffff"
    "\U000dfffe\U000dffff\U000efffe\U000effff\U000ffffe\U000fffff\U0010fffe\U0010ffff]"
)
_LINE_ENDS = re.compile("[\x0b\x0c\x1c-\x1e\x85\u2028\u2029]")  # and \r, \r\n; none may join two words
_INVISIBLE = re.compile("[\u00ad\u200b\u2060\ufeff]")  # joiners U+200C/D are letters' business in Persian, Hindi, emoji
_TERMINAL = re.compile(
    "[\x00-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028\u2029\u202a-\u202e\u2066-\u2069\ud800-\udfff\U000e0000-\U000e007f]"
)
_TYPOGRAPHY = "’‘“”–—…"
WORD = re.compile(r"[^\W_]+(?:['’ʼ.-][^\W_]+)*")
MARKED_WORD = re.compile(WORD.pattern.replace(r"[^\W_]", rf"(?:[^\W_]|[{MARKS}])"))


def scrubbed(text: str) -> str:
    """The text with LF line ends and without characters that no article needs and some readers cannot bear."""
    if text.isprintable() or text.replace("\n", "").replace("\t", "").replace("\xa0", "").isprintable():
        return text  # nearly every text; a tenth of the price
    if "\r" in text:
        text = text.replace("\r\n", "\n").replace("\r", "\n")
    odd = "".join(filterfalse(str.isprintable, set(text)))  # the pattern takes five times as long as a look at each letter
    if _LINE_ENDS.search(odd):
        text = _LINE_ENDS.sub("\n", text)
    return _FORBIDDEN.sub("", text) if _FORBIDDEN.search(odd) else text


def spaced(text: str) -> str:
    """One line: odd spaces made plain, invisible characters and soft hyphens gone, runs of white space one space."""
    return " ".join((text if text.isascii() else _INVISIBLE.sub("", text)).split())  # split() knows the odd spaces


def plainly(text: str) -> str:
    """The text with its typographic quotes, dashes and ellipses as spaces: ASCII then, if it is English that a person wrote."""
    if not text.isascii():
        for sign in _TYPOGRAPHY:
            text = text.replace(sign, " ")
    return text


def visible(text: str) -> str:
    """The text for a message on a terminal: control and bidi characters as \\x1b, \\u202e."""
    return _TERMINAL.sub(lambda m: m[0].encode("unicode_escape").decode("ascii"), text)


def json_line(value: Any) -> str:
    """The value as one line of JSON in which nothing commands a terminal: control and bidi characters as \\u202e.

    >>> json_line({"title": "Café\\u202e"})
    '{"title": "Café\\\\u202e"}'
    """
    import json

    text = json.dumps(value, ensure_ascii=False, default=str)
    return _TERMINAL.sub(lambda m: json.dumps(m[0])[1:-1], text)


def folded(text: str) -> str:
    """For comparing: compatibility forms unified, case folded, marks and joiners dropped ("Kyïv" = "kyiv").

    >>> folded("Zélénsky’s “Café”")
    'zelensky\\'s "cafe"'
    """
    if text.isascii():
        return text.replace("`", "'").lower()
    plain = text
    for sign, straight in _STRAIGHT:  # twenty looks for a sign cost a tenth of one look at each letter
        plain = plain.replace(sign, straight)
    if plain.isascii():
        return plain.lower()
    parts = unicodedata.normalize("NFKD", plain.casefold())
    return unicodedata.normalize("NFC", "".join(filterfalse(unicodedata.combining, parts)))


def folded_words(listed: str) -> frozenset[str]:
    """A list of words as keys spell them.

    >>> sorted(folded_words("Café comisión"))
    ['cafe', 'comision']
    """
    return frozenset(map(folded, listed.split()))


_STRAIGHT = tuple(zip("‘’‚‛′ʼ`“”„‟″«»‐‑‒–—―", "'" * 7 + '"' * 7 + "-" * 6, strict=True))


def caseless(text: str) -> str:
    """Lower-case as patterns that ignore case see it: a cheap look for a word before the pattern is asked.

    >>> "istanbul" in caseless("İSTANBUL")
    True
    """
    lower = text.lower()
    return lower if lower.isascii() else lower.replace("i\u0307", "i").replace("ı", "i").replace("ſ", "s")


def words(text: str) -> list[str]:
    """The words as written; an apostrophe, hyphen or point between letters does not part one."""
    return (WORD if text.isascii() else MARKED_WORD).findall(text)


def slug_of(text: str, limit: int = 60) -> str:
    """Lower-case letters, digits and hyphens for an address; ASCII; cut at a word; "" where nothing is left.

    >>> slug_of("Zelensky, Trump hold “second” call: what's next?")
    'zelensky-trump-hold-second-call-whats-next'
    """
    plain = transliterated(folded(text)).replace("'", "")
    slug = re.sub(r"[^a-z0-9]+", "-", plain).strip("-")
    if len(slug) <= limit:
        return slug
    return slug[: limit + 1].rpartition("-")[0] or slug[:limit]


# Cyrillic and Greek to Latin, one table for addresses and for comparing names (after folding; marks are gone).
_LATIN = str.maketrans(
    {
        **dict(zip("абвгдезиклмнопрстуфыэіґєўјљњћђџ", "a b v g d e z i k l m n o p r s t u f y e i g e u j lj nj c dj dz".split(), strict=True)),
        **dict(zip("жйхцчшщюяьъ", ["zh", "i", "kh", "ts", "ch", "sh", "shch", "iu", "ia", "", ""], strict=True)),
        **dict(zip("αβγδεζηθικλμνξοπρστυφχψως", "a v g d e z i th i k l m n x o p r s t y f ch ps o s".split(), strict=True)),
        "ß": "ss", "ł": "l", "đ": "d", "ø": "o", "æ": "ae", "œ": "oe", "þ": "th", "ı": "i",
    }
)  # fmt: skip


def transliterated(text: str) -> str:
    """Folded Cyrillic and Greek letters written in Latin ones: "зеленський" -> "zelenskii"."""
    return text if text.isascii() else text.translate(_LATIN)
