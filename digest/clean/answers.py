"""Is this no article but what a server said in its place? "404 Not Found", or a guard's question with the number of the request."""

from __future__ import annotations

import re
from functools import cache
from http import HTTPStatus

from digest.model import Cleaned
from digest.text import spaced

_BRIEF = 60  # words below such a title: more than that is a report about it
_GUARDED = 160  # words with which a guard explains itself
_PARTS = re.compile(r"\s[-–—•·]\s|\s?\|\s?")  # between the answer and the name of the site
_SAID = re.compile(r"(?:(?:http |error |status |code )*(?P<code>[45]\d\d)\W{0,3})?(?P<phrase>[a-z' -]*)[.!]?")
_BEHIND = re.compile(r"(?P<phrase>[a-z' -]+?)\W{1,3}(?:http |error |status |code )*(?P<code>[45]\d\d)")
# What a guard numbers each request with, for those who complain: "Ray ID: 8c9a1b2c3d4e5f60", "Reference #18.2d351ab8.1719500000".
_REQUEST = re.compile(
    r"\b(?:ray|incident|request|event|support|reference)(?: id| number)?\s?[:#]\s?#?(?=[a-f.-]*\d)(?P<number>[a-f\d.-]{16,})",
    re.IGNORECASE,
)


def answer_in(cleaned: Cleaned) -> str:
    """What the server answered, by its title; "" for everything that may be an article. A signed text always may.

    Source: the codes and reason phrases of RFC 9110, section 15, and its companions, as the standard library lists them.
    """
    words = sum(len(block.text.split()) for block in cleaned.blocks)
    if words > _GUARDED or cleaned.authors:
        return ""
    title = spaced(cleaned.title)
    if words <= _BRIEF and not cleaned.deck and any(_is_answer(part) for part in (title, *_PARTS.split(title))):
        return title
    said = (title, cleaned.deck, *(block.text for block in cleaned.blocks), *(cut.text for cut in cleaned.cuts))
    number = next((found["number"] for text in said if (found := _REQUEST.search(text))), "")
    return number and (title or number)


def _is_answer(title: str) -> bool:
    """ "404", "Error 503", "502 Bad Gateway", "Not Found", "Page not found"; a single word without its code is none: "Gone"."""
    found = _SAID.fullmatch(title.casefold()) or _BEHIND.fullmatch(title.casefold())
    if not found:
        return False
    code, phrase = found["code"], found["phrase"].removeprefix("page ")
    if code:
        return phrase == _phrases().get(code) or (not phrase and title.casefold() != code)
    return " " in phrase and phrase in _phrases().values()


@cache
def _phrases() -> dict[str, str]:
    return {str(status.value): status.phrase.casefold() for status in HTTPStatus if status >= HTTPStatus.BAD_REQUEST}
