"""Does a text begin by greeting? Told by what such a sentence lacks, not by a list of greetings in every language.

A newsletter opens "Good morning." or "Guten Morgen, liebe Leserinnen und Leser!": a few words of which its title has none, with
no name that the text comes back to, no number, nothing quoted. Where something is told, it is passed over.
"""

from __future__ import annotations

from collections.abc import Sequence
from collections.abc import Set as AbstractSet

from digest.compose.terms import terms, word_count
from digest.languages import number_words
from digest.model import Article
from digest.text import folded, words

_FEW = 6  # "Guten Morgen, liebe Leserinnen und Leser!"
_LONGEST = 60  # characters
_MARKS = frozenset('"“”„«»‘「」『』:')


def told_from(sentences: Sequence[str], article: Article) -> int:
    """The place of the first of the article's sentences that is no greeting; 0 where what follows one tells no more.

    >>> told_from(["Good morning.", "The bridge in Averin will close on Saturday."], Article("a1", "", title="Bridge closes"))
    1
    """
    title = terms(article.title, article.language) - terms(article.outlet.name, article.language)  # "Morning Tide: why we print …"
    for at, sentence in enumerate(sentences):
        if not _greets(sentence, title, sentences[at + 1 :], article.language):
            return at if word_count(sentence) > _FEW else 0
    return 0


def _greets(sentence: str, title: AbstractSet[str], others: Sequence[str], language: str) -> bool:
    """Is there nothing in it that the title or the text takes up?"""
    if word_count(sentence) > _FEW or len(sentence) > _LONGEST or any(mark in _MARKS or mark.isdigit() for mark in sentence):
        return False
    said = words(sentence)
    if not said or not {folded(word) for word in said}.isdisjoint(number_words(language)):
        return False
    return not _named_again(said, others) and terms(sentence, language).isdisjoint(title)


def _named_again(said: Sequence[str], others: Sequence[str]) -> bool:
    """Does the text come back to one of its capitals? To its first word only within a sentence: any word has one at the start."""
    found = [words(other) for other in others]
    again = {word for other in found for word in other[1:]} | {other[0] for other in found if other and other[0] != said[0]}
    return any(word[0].isupper() and word in again for word in said)
