"""Which title names the story? The editor's, else the plain one that covers most of what all say."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from itertools import groupby
from math import sqrt

from digest.compose.terms import word_count
from digest.compose.texts import Text
from digest.compose.weights import weight_of
from digest.languages import stop_words
from digest.model import Sentence, Story
from digest.text import folded, words
from digest.writing import unspaced

_LENGTH = 120  # characters of a first sentence that stands in for a missing title
_PLAIN = range(4, 22)  # words
_NOTHING = 0.4  # share of a title's terms that the text takes up: a name of the outlet may hold the land's


def headline(
    story: Story, told: Sequence[Text], weight: Mapping[str, int], known: frozenset[str], lead: Sequence[Sentence]
) -> tuple[str, str]:
    """(headline, id of the article whose title it is); the id is "" where the editor wrote it or no report has a title."""
    if story.headline:
        return story.headline, ""
    titled = [text for text in told if text.article.title.strip() and not _of_the_outlet(text, told)]
    if not titled:
        return _from_lead(lead), ""
    best = titled[0] if len(titled) == 1 else _best(titled, weight, known)
    return best.article.title, best.id


def called(
    story: Story, told: Sequence[Text], weight: Mapping[str, int], known: frozenset[str]
) -> tuple[tuple[date, str, str], ...]:
    """What the story was called on its days: (from that day on, headline, article id), where that changed.

    A day's page tells what was known then; "Port reopens" is no headline for the day on which it was closed.
    """
    titled = [text for text in told if text.day and text.article.title.strip()]
    if story.headline or len({text.day for text in titled}) < 2:
        return ()
    found: list[tuple[date, str, str]] = []
    best: tuple[float, str] | None = None
    for day, those in groupby(sorted(titled, key=lambda text: (text.day or date.min, text.id)), key=lambda text: text.day):
        better = min((-round(_worth(text, titled, weight, known), 9), text.id) for text in those)
        if day and (best is None or better < best):
            best = better
            found.append((day, next(text.article.title for text in titled if text.id == better[1]), better[1]))
    return tuple(found) if len(found) > 1 else ()


def plainness(text: Text, known: frozenset[str]) -> float:
    """How plainly a title says what happened, 0–1; evidence rather than phrases.

    A question, shouting, an open end, words that the text itself does not use, names in lower case: each takes away.
    """
    title = text.article.title.strip()
    found = words(title)
    worth = 1.0
    if "?" in title or "؟" in title or "？" in title:
        worth *= 0.4
    if title.endswith(("!", "…", "...", "！")):
        worth *= 0.5
    if word_count(title) not in _PLAIN:
        worth *= 0.6
    if sum(word.isupper() and len(word) > 3 for word in found) * 2 > len(found):
        worth *= 0.6
    if found and found[0].isdigit() and len(found) > 1 and found[1][:1].isupper() and not unspaced(title):
        worth *= 0.8  # "7 Things …"
    return worth * _names_somebody(found, known) * _kept_promise(text) * _says_something(found, text.article.language)


def _best(titled: Sequence[Text], weight: Mapping[str, int], known: frozenset[str]) -> Text:
    return min(titled, key=lambda text: (-round(_worth(text, titled, weight, known), 9), text.id))


def _worth(text: Text, titled: Sequence[Text], weight: Mapping[str, int], known: frozenset[str]) -> float:
    covered = weight_of(text.title_terms, weight) / sqrt(len(text.title_terms) + 3)
    return covered * plainness(text, known) * (0.3 if _cut_short(text, titled) else 1.0)


def _names_somebody(found: Sequence[str], known: frozenset[str]) -> float:
    """Less for a title without a name; least for one that writes a name in lower case."""
    if not known:
        return 1.0
    named = [word for word in found if folded(word) in known or folded(word).removesuffix("'s") in known]
    if any(word[0].islower() for word in named):
        return 0.6
    return 1.0 if named else 0.7


def _kept_promise(text: Text) -> float:
    """The share of the title's terms that the text takes up; "You won't believe it" is taken up by none."""
    if not text.title_terms or not text.passages:
        return 0.7 if not text.title_terms else 1.0
    return 0.4 + 0.6 * _taken_up(text)


def _taken_up(text: Text) -> float:
    said = text.title_terms
    return sum(any(term in passage.terms for passage in text.passages) for term in said) / max(1, len(said))


def _of_the_outlet(text: Text, told: Sequence[Text]) -> bool:
    """ "Averin Post Online (Averin Post Group)": a title that two texts share and of which this one takes up next to nothing."""
    shared = any(other.article.title == text.article.title for other in told if other is not text)
    return shared and _taken_up(text) < _NOTHING


def _says_something(found: Sequence[str], language: str) -> float:
    """ "What this is and why you should" is nearly all function words."""
    silent = stop_words(language)
    if not found or not silent:
        return 1.0
    first = 0.75 if found[0].lower() in silent and len(found[0]) > 2 else 1.0  # "What we", "This is", "How the"
    return first * min(1.0, 0.4 + sum(word.lower() not in silent for word in found) / len(found))


def _cut_short(text: Text, titled: Sequence[Text]) -> bool:
    """Is the title the beginning of another's, or the same with fewer capitals?"""
    own, title = folded(text.article.title).rstrip(" .…"), text.article.title
    for other in titled:
        theirs = folded(other.article.title)
        longer = theirs.startswith(own) and len(theirs) > len(own) + 1 and not theirs[len(own) :].startswith((" - ", " | "))
        if longer or (own == theirs.rstrip(" .…") and _better_cased(other.article.title, title)):
            return True
    return False


def _better_cased(other: str, title: str) -> bool:
    return not other.isupper() and sum(c.isupper() for c in other) > sum(c.isupper() for c in title)


def _from_lead(lead: Sequence[Sentence]) -> str:
    """Where no report has a title: the first sentence, cut at a word where it is long."""
    text = lead[0].text if lead else ""
    if len(text) <= _LENGTH:
        return text
    return (text[:_LENGTH].rpartition(" ")[0] or text[:_LENGTH]) + "…"
