"""Which outlet does a page copied as text name above its article? A name that something else in the page bears out."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator

from digest.clean.shape import key_of
from digest.clean.vocabulary import NETWORKS, PAPER_WORDS
from digest.text import spaced

_HEAD = 20  # lines of a page's head
_LONGEST, _WORDS = 40, 5  # characters and words of an outlet's name
_LONG, _BOXES = 80, 2  # characters of a sentence; such lines above an article
_PARTS = 7  # letters of an address that spells out a name
_HOST = re.compile(r"(?:@|://|\bwww\.)((?:[\w-]+\.)+[a-z]{2,})", re.I)
_RIGHTS = re.compile(r"(?:©|\(c\)|copyright\b)(.*)", re.I)
_YEARS = re.compile(r"(?:©|\(c\)|copyright\b|\b(?:19|20)\d\d\b|[\s,–-])+", re.I)  # "© Copyright 1999-2026"
_ARTICLE = re.compile(r"(?:the|der|die|das|le|la|les|el|il|de|het|o|a)\s+|l[’']", re.I)
# What stands behind the name in a line of rights: "Ltd.", "GmbH", "S.L.", "All rights reserved", a year, nothing
_COMPANY = re.compile(
    r"[\s,.]*(?:$|[|.·•/(–-]|\d|all rights|s\.|(?:ltd|limited|inc|llc|plc|gmbh|ag|kg|sp|spa|sas|bv|ab|oy)\b)", re.I
)


def masthead(text: str, known: Collection[str] = ()) -> str:
    """The outlet's name as the page writes it; "" where nothing but its place speaks for a line. `known` are names in lower case
    that the editor gave: one of them is enough.

    >>> masthead("Harbour Post\\nMenu\\nBridge closed\\n© 2026 The Harbour Post Ltd")
    'Harbour Post'
    """
    names = list(_names(text))
    if said := next((name for name in names if name.casefold() in known), ""):
        return said
    owners = [_YEARS.sub("", match[1], count=1) for match in _RIGHTS.finditer(text)] if names else []
    found = [match[1].lower().replace("-", "") for match in _HOST.finditer(text)] if names else []
    hosts = {label for host in found for label in host.split(".")[:-1]}
    borne = (name for name in names if any(_owns(name, owner) for owner in owners) or _spelled(name) in hosts)
    return next(borne, "") or (names[0] if names and _is_paper(names[0]) and _is_first(names[0], text) else "")


def _names(text: str) -> Iterator[str]:
    """The few words in lines of their own that may be a name, above the article: a question about cookies may stand there, too."""
    long = 0
    for line in text[: _HEAD * _LONG].split("\n", _HEAD)[:_HEAD]:
        said = spaced(line)
        long += len(said) > _LONG
        if long > _BOXES:
            return
        words = said.split()
        if not 0 < len(words) <= _WORDS or len(said) > _LONGEST or not (said[-1].isalpha() and said[0].isalpha()):
            continue
        if any(word[0].isupper() for word in words) and key_of(said) not in NETWORKS:
            yield said


def _owns(name: str, owner: str) -> bool:
    """Does the line of rights say this name, and no longer one?"""
    for said in (owner.lstrip(), _ARTICLE.sub("", owner.lstrip(), count=1)):
        for own in (name, _ARTICLE.sub("", name, count=1)):
            if len(own) > 2 and said.casefold().startswith(own.casefold()) and _COMPANY.match(said[len(own) :]):
                return True
    return False


def _spelled(name: str) -> str:
    """How an address writes the name; "-", which none is, for a name that others may have, too."""
    letters = re.sub(r"[\W_]", "", key_of(name))
    return letters if len(letters) >= _PARTS else "-"


def _is_paper(name: str) -> bool:
    """ "Lauertal Herald": two words or more, one of which newspapers call themselves by."""
    words = key_of(name).split()
    return len(words) > 1 and not PAPER_WORDS.isdisjoint(words) and all(word[0].isupper() for word in name.split() if len(word) > 3)


def _is_first(name: str, text: str) -> bool:
    return spaced(text.lstrip().split("\n", 1)[0]) == name
