"""Which block is the deck? One near the title that the page's own description repeats, or that its markup calls so."""

from __future__ import annotations

import re
from collections.abc import Sequence

from digest.readers.html_blocks import Seen, View
from digest.text import folded, words

# What page builders call a deck, in several of their languages: standfirst, chapô, Vorspann, entradilla, ingress, sapo.
_CALLED = re.compile(
    r"(?<![a-z])(?:deck?|standfirst|sub-?_?head(?:line|ing|er)?|sub-?_?titles?|sub-?_?hed|strapline|tagline|lede|chap[oe]|chapeau|vorspann|teaser-?text|"
    r"entradilla|bajada|copete|occhiello|sottotitolo|catenaccio|linha-?fina|ingress|manchet|sapo|article-?summary|synopsis|excerpt|rubrik)(?![a-z])",
    re.I,
)
_BYLINE = re.compile(r"^By [A-Z](?!.*[.!?]$)")  # "By Ann Lee harbour.com Archive"
_LABEL = re.compile(r"^[^.:]{1,40}:$")  # "Episode Description:"
_NO_DECK = frozenset(("related", "comments", "hidden", "caption", "button"))


def deck_at(view: View, title_at: int, verdicts: Sequence[str], descriptions: Sequence[str]) -> int:
    """The index of the deck's block, -1 for none; a first paragraph made like the second is body, whatever repeats it."""
    seen = view.seen
    if title_at < 0:
        return -1
    stop = next((at for at in range(title_at + 1, len(seen)) if not verdicts[at] and len(seen[at].text) >= 60), len(seen))
    known, title = {_plain(text) for text in descriptions}, _plain(seen[title_at].text)
    for at in range(title_at + 1, min(stop + 1, title_at + 20, len(seen))):
        if not 20 <= len(seen[at].text) <= 600 or seen[at].links > 0.5 or verdicts[at] in _NO_DECK:
            continue
        if _plain(seen[at].text) in title:  # said again
            continue
        called = _called(view, at)
        if (verdicts[at] == "byline" and not called) or _BYLINE.search(seen[at].text):
            continue
        if called and _LABEL.search(seen[at].text):  # what it heads is the text
            return -1
        if (called or _plain(seen[at].text) in known) and not _like_next(view, at, verdicts):
            return at
    return -1


def _called(view: View, at: int) -> bool:
    region = view.regions[view.seen[at].region]
    signature = region.signature + " " + (view.regions[region.parent].signature if region.parent >= 0 else "")
    return bool(_CALLED.search(re.sub(r"(?<=[a-z])(?=[A-Z])", "-", signature)))


def _like_next(view: View, at: int, verdicts: Sequence[str]) -> bool:
    """Does the next paragraph of the article stand in the same region, made the same way?"""
    if verdicts[at]:
        return False
    mine = view.regions[view.seen[at].region]
    after: list[Seen] = [block for block, verdict in zip(view.seen[at + 1 :], verdicts[at + 1 :], strict=True) if not verdict][:1]
    if not after:
        return True
    other = view.regions[after[0].region]
    return (mine.parent, mine.signature) == (other.parent, other.signature)


def _plain(text: str) -> str:
    return " ".join(words(folded(text)))
