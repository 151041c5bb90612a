"""Which terms does a text have? Words cut to their stem where a script has words, runs of characters where it has none."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Sequence
from itertools import chain, pairwise

from digest.group.attached import cut, detached
from digest.languages import stop_words
from digest.writing import MARKS, spelled, unspaced

STEM = 5  # letters that are kept of a word, in any language: "attack", "attacked". Method: McNamee and Mayfield 2004
_TONAL = frozenset({"vi"})  # marks tell words apart here, so they stay; and most words are written as two syllables
# Runs of one script: words in katakana, Han characters, letters of South-East Asia, all else; hiragana, which bend words, are left
# out. Method: character bigrams, as Nie, Gao, Zhang and Zhou (2000) compare them for Chinese.
_SCRIPTS = ("\u30a1-\u30ff", "\u3400-\u9fff\uf900-\ufaff々", "\u0e00-\u109f\u1780-\u17ff")
_RUN = re.compile("|".join(f"[{script}]+" for script in _SCRIPTS) + rf"|[^\W\u3041-\u309f{''.join(_SCRIPTS)}]+")
_HAN = "\u3400"  # from here on one letter is a word
_KANA = re.compile("[\u30a1-\u30ff]")
_SYLLABLE = re.compile(rf"[เ-ไເ-ໄ]?\w(?:[{MARKS}ะาำๅະາຳ]|(?<=\u17d2)\w)*")  # a consonant with its vowels and marks
_PIECE = re.compile(rf"[\w{MARKS}]+")


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
    ['東京', '地震']
    """
    folded = folded_for(text, language)
    if folded.isascii():
        return folded.translate(_SPACED).split()
    pieces: list[str] = _PIECE.findall(folded.replace("_", " "))
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
    words = [piece for piece in pieces if piece not in stops and (len(piece) > 1 or piece.isdigit() or piece >= _HAN)]
    if language in _TONAL:
        return words + _pairs(pieces, stops)
    bare = detached(words, language)
    return words if bare is words else [word for word in bare if word not in stops]


def terms_of(text: str, language: str) -> list[str]:
    """The stems of these words.

    >>> terms_of("The council's bridges were closed", "en")
    ['counc', 'bridg', 'close']
    """
    return stems(words_of(text, language), language)


def stems(words: Iterable[str], language: str) -> list[str]:
    """Their first letters; syllables have no endings."""
    if language in _TONAL:
        return [*words]
    return [word[:STEM] for word in (map(cut, words) if language == "ko" else words)]


def _pairs(pieces: Sequence[str], stops: frozenset[str]) -> list[str]:
    """ "Triều" is in the tide and in the name of a country; "triều cường" is the tide."""
    return [f"{one} {two}" for one, two in pairwise(pieces) if one.isalpha() and two.isalpha() and stops.isdisjoint((one, two))]


def _parts(piece: str) -> Iterable[str]:
    """The pieces of one that is, at least in part, of a script that does not part its words."""
    if not unspaced(piece):
        return (piece,)
    return chain.from_iterable(_pairs_of(run) for run in _RUN.findall(piece))


def _pairs_of(run: str) -> Sequence[str]:
    """Of Han characters two beside each other, of an alphabet two syllables; numbers and words of another script whole.

    >>> _pairs_of("地震速報"), _pairs_of("2024"), _pairs_of("แผ่นดิน")
    (['地震', '震速', '速報'], ['2024'], ['แผ่น', 'นดิ', 'ดิน'])
    """
    if not unspaced(run) or _KANA.match(run):
        return [run]
    signs: Sequence[str] = _SYLLABLE.findall(run) if spelled(run) else run
    return [signs[at] + signs[at + 1] for at in range(len(signs) - 1)] or [run]
