"""What is the title? The heading that another witness confirms; else what the page says of itself, without the site's name."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from digest.readers.html_blocks import Seen
from digest.text import folded, words
from digest.writing import STOPS

# What parts a title from the site's name: "Ferry sails | Harbour Post", "Ferry sails – Harbour Post", "Harbour Post: Ferry sails".
_PARTED = re.compile(r"\s+[|–—·•»›:-]+\s+|\s*[|»›·•_]\s*|\s+[-–—]{1,2}\s+|:\s+")
_SIGNS, _LEAST = tuple("|_–—-·•»›:"), 8  # before the site's name; characters of a title
_HOST = re.compile(r"(?:[\w-]+\.)+[a-z]{2,10}", re.I)  # "Harbour.example"
_CALLED = re.compile(r"(?<![^\W_])(?:title|headline|heading|titel|titre|titulo)(?![^\W_])", re.I)  # class="article_title"
_SITE = 4  # words of a site's name
_WORDY = 5  # words of a title behind which a sign with spaces stands before the site


@dataclass(frozen=True, slots=True)
class Title:
    """The title, and the index of the block that is it (-1: it stands in no block)."""

    text: str = ""
    at: int = -1


def title_of(seen: Sequence[Seen], head: str, claims: Sequence[str], site: str = "") -> Title:
    """From the blocks, the text of <title>, and what JSON-LD and meta claim (the most trusted first)."""
    headings = [at for at, block in enumerate(seen) if block.kind == "h" and block.level <= 2 and _could_be(block.text, site)]
    first = [at for at in headings if seen[at].level == 1]
    for candidates in (first, headings):
        confirmed = [at for at in candidates if _confirmed(seen[at].text, (head, *claims))]
        if confirmed:
            return Title(_without_label(seen[confirmed[0]].text, (head, *claims)), confirmed[0])
    text = _claimed(head, claims, site)
    at = next((at for at, block in enumerate(seen) if text and _same(block.text, text)), -1)
    if at < 0:
        at = next((at for at, block in enumerate(seen) if _begins(text, block.text)), -1)
        if at >= 0:
            return Title(seen[at].text, at)
    if at < 0 and len(first) == 1 and _near(seen[first[0]].text, text):
        at = _below_site(seen, first[0]) if not text else first[0]  # the page's only h1, worded a little otherwise in the head
        return Title(seen[at].text, at)
    return Title(seen[at].text if at >= 0 else text, at)


def named_title(seen: Sequence[Seen], makes: Sequence[str]) -> Title:
    """Of a page that neither says its title nor has a heading: what stands in an element that is called so; `makes` are tag and
    classes of the element in which each block stands."""
    at = next((at for at, make in enumerate(makes) if _CALLED.search(make) and _could_be(seen[at].text, "")), -1)
    return Title(seen[at].text, at) if at >= 0 else Title()


def _below_site(seen: Sequence[Seen], at: int) -> int:
    """<h1>Harbour Post</h1><h2>Bridge closed for a week</h2>, on a page that says no more: the longer heading."""
    below = seen[at + 1] if at + 1 < len(seen) else seen[at]
    longer = below.kind == "h" and below.level == 2 and 2 * len(seen[at].text) <= len(below.text)
    return at + 1 if longer and len(words(seen[at].text)) <= _SITE and below.text[-1] not in STOPS else at  # else a deck


def _without_label(heading: str, witnesses: Sequence[str]) -> str:
    """ "Opinion The pier must go": without the label that one witness parts from the title and another leaves out."""
    for witness in witnesses:
        label = heading[: len(heading) - len(witness)]
        ends = label.rstrip() and heading.endswith(" " + witness)
        if ends and any(_labelled(other, label.strip(), witness) for other in witnesses):
            return witness
    return heading


def _labelled(text: str, label: str, title: str) -> bool:
    """ "Opinion | The pier must go"."""
    between = text[len(label) : len(text) - len(title)]
    return text.startswith(label) and text.endswith(title) and between.strip() in ("|", ":", "-", "–", "—", "·", "•")


def _begins(claim: str, block: str) -> bool:
    """Is the block the claim without the site's name behind it: "…-新华网"?"""
    rest = claim[len(block) :]
    rest = rest.lstrip() if len(words(block)) >= _WORDY else rest  # "Here is the thing - Stan Keech": two names
    return 2 * len(block) >= len(claim) and len(block) >= _LEAST and claim.startswith(block) and rest[:1] in _SIGNS


def _could_be(text: str, site: str) -> bool:
    return 2 <= len(text) <= 500 and folded(text) != folded(site)


def _confirmed(heading: str, witnesses: Sequence[str]) -> bool:
    """Does the heading stand in a witness, and does it say most of it?"""
    plain = _plain(heading)
    if not plain:
        return False
    for witness in witnesses:
        other = _plain(witness)
        if plain == other or (f" {plain} " in f" {other} " and (len(plain) >= 25 or 2 * len(plain) >= len(other))):
            return True
    return False


def _claimed(head: str, claims: Sequence[str], site: str) -> str:
    """The claim that stands in <title>; else the first claim; else the longest part of <title>."""
    plain_head = _plain(head)
    usable = [claim for claim in claims if _could_be(claim, site)]
    for claim in usable:
        if _plain(claim) and _plain(claim) in plain_head:
            return without_site(claim, site)
    return without_site(usable[0] if usable else head, site, bare=not usable)


def without_site(text: str, site: str, bare: bool = False) -> str:
    """The title without a site's name at its end or beginning; `bare`: cut at the last sign even where no name is known.

    >>> without_site("Ferry sails again | Harbour Post", "Harbour Post")
    'Ferry sails again'
    """
    cuts = list(_PARTED.finditer(text))
    if not cuts:
        return text
    last, first = cuts[-1], cuts[0]
    if (site and _same(text[last.end() :], site)) or (last[0].strip() and _HOST.fullmatch(text[last.end() :])):
        return text[: last.start()]
    if site and _same(text[: first.start()], site):
        return text[first.end() :]
    spaced_sign = last[0].strip() in ("|", "-", "–", "—", "»", "·", "•", "›", "_")
    if bare and spaced_sign and len(words(text[last.end() :])) <= 4 and len(text[: last.start()]) > len(text[last.end() :]):
        return text[: last.start()]
    return text


def _plain(text: str) -> str:
    return " ".join(words(folded(text)))


def _same(one: str, other: str) -> bool:
    return _plain(one) == _plain(other) != ""


def _near(one: str, other: str) -> bool:
    mine, theirs = set(_plain(one).split()), set(_plain(other).split())
    return not theirs or 3 * len(mine & theirs) >= min(len(mine), len(theirs)) > 0
