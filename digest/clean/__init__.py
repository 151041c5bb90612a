"""What is the article, and what is not? Document -> Cleaned, by an ordered list of named steps; every cut is on the receipt."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping

from digest.clean.draft import Draft, Task
from digest.clean.lines import block_of
from digest.clean.outlet import NO_PROFILE, Profile, line_keys, profile_of
from digest.clean.phrases import phrases
from digest.clean.shape import key_of
from digest.clean.steps import STEPS, judged, prepared, spoken
from digest.model import Cleaned, Cut, Document
from digest.settings import CleanSettings

__all__ = ["NO_PROFILE", "STEPS", "Hook", "Profile", "clean", "line_keys", "profile_of"]

Hook = Callable[[Document, CleanSettings], tuple[Document, tuple[Cut, ...]]]
_BIAS = {"text": 0.0, "json": 1.0, "feed": 1.5, "html": 1.5, "markdown": 9.0}


def clean(
    document: Document,
    settings: CleanSettings = CleanSettings(),  # noqa: B008  (frozen)
    profile: Profile = NO_PROFILE,
    hooks: Mapping[str, tuple[Hook, ...]] = {},  # noqa: B006  (never written)
) -> Cleaned:
    """The article and nothing else: its title, deck, body and fields in the source's words and order, and the receipt."""
    lines = prepared(document, "wraps" not in settings.disable, "repair" not in settings.disable)
    language = spoken(document, lines)
    task = Task(
        document, settings, profile, phrases(language),
        tuple(map(re.compile, settings.keep)), tuple(map(re.compile, settings.drop)), frozenset(map(key_of, document.restore)),
    )  # fmt: skip
    rows = judged(lines, language, _BIAS[document.kind], {})
    draft = Draft(rows, language, document.title, 0, document.deck, document.authors, document.publisher, document.section, document.captions)
    for name, step in STEPS:
        if name not in settings.disable:
            draft = step(draft, task)
    return Cleaned(
        draft.title, draft.deck, tuple(block_of(row.line) for row in draft.rows), draft.authors, draft.publisher, draft.section,
        language, draft.captions, draft.bios, document.cuts + draft.cuts,
    )  # fmt: skip
