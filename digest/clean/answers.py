"""Is this no article but what a server said in its place? "404 Not Found" above a line or two, saved all the same."""

from __future__ import annotations

import re
from functools import cache
from http import HTTPStatus

from digest.model import Cleaned
from digest.text import spaced

_BRIEF = 60  # words below such a title: more than that is a report about it
_PARTS = re.compile(r"\s[-–—•·]\s|\s?\|\s?")  # between the answer and the name of the site
_SAID = re.compile(r"(?:(?:http |error |status |code )*(?P<code>[45]\d\d)\W{0,3})?(?P<phrase>[a-z' -]*)[.!]?")
_BEHIND = re.compile(r"(?P<phrase>[a-z' -]+?)\W{1,3}(?:http |error |status |code )*(?P<code>[45]\d\d)")


def answer_in(cleaned: Cleaned) -> str:
    """What the server answered, by its title; "" for everything that may be an article. A signed or dated text always may.

    Source: the codes and reason phrases of RFC 9110, section 15, and its companions, as the standard library lists them.
    """
    words = sum(len(block.text.split()) for block in cleaned.blocks)
    if words > _BRIEF or cleaned.authors or cleaned.deck:
        return ""
    title = spaced(cleaned.title)
    return title if any(_is_answer(part) for part in (title, *_PARTS.split(title))) else ""


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
