"""What is the article, and what is not? Document -> Cleaned, by an ordered list of named steps; every cut is on the receipt."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping

from digest.clean.lines import Draft, Line, block_of, lines_of
from digest.clean.outlet import NO_PROFILE, Profile, line_keys, profile_of
from digest.clean.region import kept, scores_of
from digest.clean.repair import repaired
from digest.clean.shape import key_of, shape_of
from digest.clean.titles import titled
from digest.clean.wraps import unwrapped
from digest.languages import language_of
from digest.model import Cleaned, Cut, Document
from digest.settings import CleanSettings

__all__ = ["NO_PROFILE", "STEPS", "Hook", "Profile", "clean", "line_keys", "profile_of"]

Hook = Callable[[Document, CleanSettings], tuple[Document, tuple[Cut, ...]]]
STEPS = ("repair", "wraps", "outlet", "titles", "bylines", "captions", "furniture", "region", "repeats")


def clean(
    document: Document,
    settings: CleanSettings = CleanSettings(),  # noqa: B008  (frozen)
    profile: Profile = NO_PROFILE,
    hooks: Mapping[str, tuple[Hook, ...]] = {},  # noqa: B006  (never written)
) -> Cleaned:
    """The article and nothing else: its title, deck, body and fields in the source's words and order, and the receipt."""
    lines = tuple(line.saying(repaired(line.text)) for line in lines_of(document))
    lines = unwrapped(tuple(line for line in lines if line.text))
    language = document.language or language_of(" ".join(line.text for line in lines if len(line.text) > 60) or document.title)
    draft = Draft(lines, document.title, document.deck, document.authors, document.publisher, document.section, language, document.captions)
    draft = titled(draft)
    shapes = [shape_of(line.text, language) for line in draft.lines]
    if document.kind == "text":
        states = kept(scores_of(shapes, [False] * len(shapes)))
        draft = draft.without({at: line.cut("region", "outside the article") for at, line in enumerate(draft.lines) if not states[at]})
    return Cleaned(
        draft.title, draft.deck, tuple(block_of(line) for line in draft.lines), draft.authors, draft.publisher, draft.section,
        language, draft.captions, draft.bios, document.cuts + draft.cuts,
    )  # fmt: skip
