"""Which terms does a text have? Words cut to their stem where a script has words, runs of characters where it has none."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from itertools import pairwise

from digest.languages import stop_words
from digest.writing import spelled, unspaced

STEM = 5  # letters that are kept of a word, in any language: "attack", "attacked". Method: McNamee and Mayfield 2004
_TONAL = frozenset({"vi"})  # marks tell words apart here, so they stay; and most words are written as two syllables
_PIECE = re.compile(r"[^\W_]+")


def _without_marks() -> dict[int, str]:
    plain = ("'", "'", "'", "'", "ss", "l", "d", "o", "ae", "oe", "th", "i")
    table = {ord(marked): bare for marked, bare in zip("‘’ʼ`ßłđøæœþı", plain, strict=True)}
    for code in (*range(0xC0, 0x250), *range(0x1E00, 0x1F00)):
        base = unicodedata.normalize("NFKD", chr(code))[0]
        if base.isascii() and base.isalpha():
            table.setdefault(code, base.lower())
    return table


_MARKS = {chr(code): bare for code, bare in _without_marks().items()} | dict.fromkeys("“”„«»–—…", " ")
_SIGNS = tuple((sign, _MARKS[sign]) for sign in "‘’ʼ`“”„«»–—…")  # all that English has of them
_MARKED = re.compile(f"[{''.join(map(re.escape, _MARKS))}]")
_SPACED = {code: chr(code).lower() if chr(code).isalnum() else " " for code in range(128)}  # the pieces of ASCII, by split()


def folded_for(text: str, language: str) -> str:
    """Lower-case; Latin letters lose their marks, except where marks tell words apart (Vietnamese).

    >>> folded_for("Erdoğan", "tr"), folded_for("Hà Nội", "vi")
    ('erdogan', 'hà nội')
    """
    plain = text.lower()
    if plain.isascii():
        return plain
    composed = unicodedata.normalize("NFC", plain)
    if language in _TONAL:
        return composed
    for sign, plainer in _SIGNS:
        composed = composed.replace(sign, plainer)
    return composed if composed.isascii() else _MARKED.sub(_bare, composed)


def _bare(marked: re.Match[str]) -> str:
    return _MARKS[marked[0]]


def pieces_of(text: str, language: str) -> list[str]:
    """The folded words of a text in their order; overlapping runs of characters where a script does not part its words.

    >>> pieces_of("東京で地震", "ja")
    ['東京', '京で', 'で地', '地震']
    """
    folded = folded_for(text, language)
    if folded.isascii():
        return folded.translate(_SPACED).split()
    pieces: list[str] = _PIECE.findall(folded)
    if not unspaced(folded):
        return pieces
    return [part for piece in pieces for part in _parts(piece)]


def words_of(text: str, language: str) -> list[str]:
    """The folded words that can say something: no stop words, no single letters; where words are written in syllables, those that
    stand beside each other as well.

    >>> words_of("The council's bridges were closed", "en"), words_of("triều cường", "vi")
    (['council', 'bridges', 'closed'], ['triều', 'cường', 'triều cường'])
    """
    stops, pieces = stop_words(language), pieces_of(text, language)
    words = [piece for piece in pieces if piece not in stops and (len(piece) > 1 or piece.isdigit())]
    return words + _pairs(pieces, stops) if language in _TONAL else words


def terms_of(text: str, language: str) -> list[str]:
    """The stems of these words.

    >>> terms_of("The council's bridges were closed", "en")
    ['counc', 'bridg', 'close']
    """
    size = stem_size(language)
    return [word[:size] for word in words_of(text, language)]


def stem_size(language: str) -> int | None:
    """How many letters of a word are kept; syllables have no endings."""
    return None if language in _TONAL else STEM


def _pairs(pieces: Sequence[str], stops: frozenset[str]) -> list[str]:
    """ "Triều" is in the tide and in the name of a country; "triều cường" is the tide."""
    return [f"{one} {two}" for one, two in pairwise(pieces) if one.isalpha() and two.isalpha() and stops.isdisjoint((one, two))]


def _parts(piece: str) -> list[str]:
    if not unspaced(piece):
        return [piece]
    size = 3 if spelled(piece) else 2
    return [piece[at : at + size] for at in range(max(1, len(piece) - size + 1))]
