"""What is the title, and where is it said again? A title that is repeated, lower-cased or carries the site's name is one title."""

from __future__ import annotations

from digest.clean.lines import Draft, Line
from digest.clean.shape import key_of
from digest.model import Cut

_LONGEST = 300  # characters of a title


def titled(draft: Draft) -> Draft:
    """The title taken out of the lines, with its repeats."""
    if not draft.lines:
        return draft
    title = draft.title or _first_line(draft.lines)
    if not title:
        return draft
    key, gone, first = key_of(title), dict[int, Cut](), not draft.title
    for at, line in enumerate(draft.lines[:40]):
        if len(line.text) > _LONGEST or key_of(line.text) != key:
            continue
        gone[at] = line.cut("titles", "the title") if first else line.cut("titles", "the title said again")
        first = False
    kept = tuple(line for at, line in enumerate(draft.lines) if at not in gone)
    cuts = tuple(cut for at, cut in sorted(gone.items()) if cut.reason != "the title")
    return draft._replace(title=title, lines=kept, cuts=draft.cuts + cuts)


def _first_line(lines: tuple[Line, ...]) -> str:
    text = lines[0].text
    return text if len(text) <= _LONGEST and text[-1] not in ".,;:" else ""
