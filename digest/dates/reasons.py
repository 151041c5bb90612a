"""Why is there no date? A code with its values, so that a page can say it in its own language, and the same in English."""

from __future__ import annotations

import re

from digest.dates.events import Event
from digest.model import Constraint

# "04/03/2026": day and month, or month and day
_NUMERIC = re.compile(r"(?:0?[1-9]|1[0-2])([./-])(?:0?[1-9]|1[0-2])\1(?:\d\d|\d{4})(?!\d)")
Because = tuple[str, ...]  # the code, then the words or days it speaks of

# Each code is a key of the interface texts too, as "undated_CODE"; {0} and {1} are the values.
ENGLISH = {
    "nothing": "nothing in it says when",
    "updated": "says only when it was updated",
    "says": "says only “{0}”",
    "says_two": "says only “{0}” and “{1}”",
    "unread": "“{0}” cannot be read as a date",
    "order": "the order of day and month in “{0}” cannot be told",
    "before": "“{0}” is before “{1}”, which has happened",
    "future": "after {0} {1}",
}


def in_english(because: Because) -> str:
    """The reason in one phrase.

    >>> in_english(("says", "on Monday"))
    'says only “on Monday”'
    """
    return ENGLISH[because[0]].format(*because[1:]) if because else ""


def reason(text: tuple[Event, ...], known: tuple[Constraint, ...], unread: str = "") -> Because:
    """Why an article that no witness dates and that tells of no change has no date; `unread` is a stated date that is none."""
    if unread:
        return ("order" if _NUMERIC.match(unread) else "unread", unread)
    said = [_quoted(each.clue.words) for each in known[:2]]
    if said:
        return ("says_two", *said) if len(said) == 2 else ("says", *said)
    open_order = (e.words for e in text if e.mention.year and not e.mention.month and e.mention.end - e.mention.start > 5)
    undecided = next(open_order, "")
    return ("order", undecided) if undecided else ("nothing",)


def _quoted(words: str) -> str:
    """As it stands between quotation marks: without marks of emphasis, and without the stop of the sentence it ends.

    >>> _quoted("**Update** said it was February 12.")
    'Update said it was February 12'
    """
    return words.replace("**", "").strip(" .,;:")
