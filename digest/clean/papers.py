"""Is it an outlet that stands behind a name and "for": "Ann Lee for Harbour Post", "for The Island Echo"?"""

from __future__ import annotations

from collections.abc import Sequence

from digest.clean.datewords import key_in
from digest.clean.vocabulary import HOUSE_WORDS

_PARTS = 5  # words of its name
# which stand in the names of papers, and elsewhere as well: "Press" and "Journal" do not
_PAPERS = frozenset("post courier ledger mail star chronicle observer standard telegraph globe examiner bote kurier".split())


def is_paper(words: Sequence[str]) -> bool:
    """Are the words behind "for" an outlet's name?

    >>> is_paper(["Harbour", "Post"]), is_paper(["The", "Island", "Echo"]), is_paper(["Mayor"]), is_paper(["New", "Mayor"])
    (True, True, False, False)
    """
    named = words[1:] if words[:1] == ["the"] else words
    if not 2 <= len(named) <= _PARTS or not all(word[0].isupper() for word in named):
        return False
    last = key_in(named[-1])
    return named[0] == "The" or last in HOUSE_WORDS or last in _PAPERS
